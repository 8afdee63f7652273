"""Every setting as a table: name, default, one line of help. The environment is read by the command line alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tadmor.errors import UsageError

PREFIX = "TADMOR_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings with their defaults. In the environment each is ``TADMOR_`` and its name in capitals."""

    gazetteer: str = field(default="", metadata={"help": "Gazetteer file to use instead of the installed one."})
    policy: str = field(
        default="", metadata={"help": "Casualty policy; where empty, the one that the record was last weighed with."}
    )
    batch: int = field(default=16, metadata={"help": "Reports that are read, checked and written in one transaction."})


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingRow:
    """One line of the table of settings."""

    name: str
    variable: str
    default: str | int
    help: str


def list_settings() -> Iterator[SettingRow]:
    """The table of settings, in order."""
    for row in dataclasses.fields(Settings):
        yield SettingRow(
            name=row.name,
            variable=PREFIX + row.name.upper(),
            default=getattr(Settings(), row.name),
            help=row.metadata["help"],
        )


def load_settings(environment: Mapping[str, str]) -> Settings:
    """Settings from ``TADMOR_…`` variables. Raises UsageError for a number that is none."""
    given: dict[str, str | int] = {}
    for row in list_settings():
        value = environment.get(row.variable)
        if value is None:
            continue
        if isinstance(row.default, int):
            if not value.isdecimal() or int(value) < 1:
                raise UsageError(f"{row.variable} must be a whole number from 1 up, not {value!r}.")
            given[row.name] = int(value)
        else:
            given[row.name] = value
    return dataclasses.replace(Settings(), **given)  # type: ignore[arg-type]
