"""Records to plain JSON values and back, derived from the record classes: nothing about a field is written twice."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Mapping
from typing import Any, NewType, TypeVar, cast

R = TypeVar("R")


def named(key: str) -> Any:
    """A field, None by default, whose key is a word that Python keeps for itself ("from")."""
    return dataclasses.field(default=None, metadata={"key": key})


def key_of(field: dataclasses.Field[Any]) -> str:
    """The key of a field in JSON."""
    return str(field.metadata.get("key", field.name))


def to_plain(value: object) -> Any:
    """The record as dicts, lists and scalars that ``json.dumps`` takes. Keys are the attribute names, in order, but for `named`."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {key_of(field): to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    return value


def from_plain(record: type[R], plain: Mapping[str, Any]) -> R:
    """The record that `to_plain` wrote. Unknown keys are an error (TypeError), absent ones take their default."""
    hints, names = _hints(cast("type[Any]", record)), _names(cast("type[Any]", record))  # type: ignore[arg-type]
    unknown = set(plain) - set(names)
    if unknown:
        raise TypeError(f"{record.__name__} has no field {', '.join(sorted(unknown))}")
    return record(**{names[key]: _convert(hints[names[key]], item) for key, item in plain.items()})


@functools.cache
def _hints(record: type[Any]) -> dict[str, Any]:
    return typing.get_type_hints(record)


@functools.cache
def _names(record: type[Any]) -> dict[str, str]:
    """The attribute of every key."""
    return {key_of(field): field.name for field in dataclasses.fields(record)}


def _convert(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(hint, NewType):
        return value
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        inner = [option for option in typing.get_args(hint) if option is not type(None)]
        return _convert(inner[0], value)
    if origin is typing.Literal:
        if value not in typing.get_args(hint):
            raise ValueError(f"{value!r} is not one of {', '.join(map(str, typing.get_args(hint)))}")
        return value
    if origin is tuple:
        options = typing.get_args(hint)
        if len(options) == 2 and options[1] is Ellipsis:
            return tuple(_convert(options[0], item) for item in value)
        return tuple(_convert(option, item) for option, item in zip(options, value, strict=True))
    if dataclasses.is_dataclass(hint):
        return from_plain(cast("type[Any]", hint), value)
    return value
