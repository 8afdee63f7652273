from __future__ import annotations

import pytest

from tadmor.read.reader import Reader
from tests.examples.record_of_example import Made, make_record


@pytest.fixture(scope="session")
def made(english: Reader, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make_record(tmp_path_factory.mktemp("example") / "record", english)
