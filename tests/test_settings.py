from __future__ import annotations

import dataclasses

import pytest

from tadmor.errors import UsageError
from tadmor.settings import Settings, list_settings, load_settings


def test_every_setting_has_its_line_of_help() -> None:
    assert [row.name for row in list_settings()] == [field.name for field in dataclasses.fields(Settings)]
    assert all(row.help.endswith(".") and "\n" not in row.help for row in list_settings())


@pytest.mark.parametrize(
    ("environment", "name", "value"),
    [
        ({}, "batch", 16),
        ({"TADMOR_BATCH": "4"}, "batch", 4),
        ({"TADMOR_GAZETTEER": "/data/places.sqlite"}, "gazetteer", "/data/places.sqlite"),
        ({"BATCH": "4"}, "batch", 16),
    ],
)
def test_settings_come_from_the_environment(environment: dict[str, str], name: str, value: object) -> None:
    assert getattr(load_settings(environment), name) == value


@pytest.mark.parametrize("value", ["many", "-1", "0", "1.5", ""])
def test_a_number_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(UsageError, match="TADMOR_BATCH"):
        load_settings({"TADMOR_BATCH": value})
