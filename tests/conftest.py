"""What several tests share."""

from __future__ import annotations

import os

import pytest

from tadmor.lexicon.gazetteer import gazetteer_path
from tadmor.read.reader import Reader, load_reader
from tadmor.settings import load_settings


@pytest.fixture(scope="session")
def english() -> Reader:
    """The whole English reader, with the gazetteer that installing has built."""
    return load_reader(gazetteer_path(load_settings(os.environ).gazetteer or None, os.environ.get("XDG_CACHE_HOME")))
