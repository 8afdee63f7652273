"""The gazetteer that tests read: the installed one, or one built once for the run."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from tadmor.errors import TadmorError
from tadmor.lexicon.gazetteer import Gazetteer, gazetteer_path, open_gazetteer
from tadmor.lexicon.gazetteer_build import build_gazetteer


@cache
def world_path() -> Path:
    """Where the gazetteer lies; built there when it is missing or of another version."""
    path = gazetteer_path(os.environ.get("TADMOR_GAZETTEER"), os.environ.get("XDG_CACHE_HOME"))
    try:
        open_gazetteer(path)
    except TadmorError:
        build_gazetteer(path, lambda done, total: None)
    return path


@cache
def world() -> Gazetteer:
    """The gazetteer, open."""
    return open_gazetteer(world_path())
