"""Records to plain JSON values and back, derived from the record classes: nothing about a field is written twice."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, NewType, TypeVar, cast

R = TypeVar("R")
Convert = Callable[[Any], Any]


def named(key: str) -> Any:
    """A field, None by default, whose key is a word that Python keeps for itself ("from")."""
    return dataclasses.field(default=None, metadata={"key": key})


def key_of(field: dataclasses.Field[Any]) -> str:
    """The key of a field in JSON."""
    return str(field.metadata.get("key", field.name))


def to_plain(value: object) -> Any:
    """The record as dicts, lists and scalars that ``json.dumps`` takes. Keys are the attribute names, in order, but for `named`."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {key: to_plain(getattr(value, name)) for key, name in _names(type(value))}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    return value


def from_plain(record: type[R], plain: Mapping[str, Any]) -> R:
    """The record that `to_plain` wrote. Unknown keys are an error (TypeError), absent ones take their default."""
    made: R = _maker(cast("type[Any]", record))(plain)  # type: ignore[arg-type]
    return made


@functools.cache
def _names(record: type[Any]) -> tuple[tuple[str, str], ...]:
    """Key and attribute of every field."""
    return tuple((key_of(field), field.name) for field in dataclasses.fields(record))


@functools.cache
def _maker(record: type[Any]) -> Convert:
    """What makes a record of a class out of plain values; hints are looked at once, not for every value."""
    hints = typing.get_type_hints(record)
    fields = {key_of(field): (field.name, _converter(hints[field.name])) for field in dataclasses.fields(record)}

    def make(plain: Mapping[str, Any]) -> Any:
        given = {}
        for key, item in plain.items():
            if key not in fields:
                unknown = ", ".join(sorted(set(plain) - set(fields)))
                raise TypeError(f"{record.__name__} has no field {unknown}")
            name, convert = fields[key]
            given[name] = item if item is None or convert is None else convert(item)
        return record(**given)

    return make


def _converter(hint: Any) -> Convert | None:
    """What makes a value of this hint out of a plain one that is not None; None where it stays as it is."""
    if isinstance(hint, NewType):
        return None
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _converter(next(option for option in typing.get_args(hint) if option is not type(None)))
    if origin is typing.Literal:
        return functools.partial(_one_of, typing.get_args(hint))
    if origin is tuple:
        return _tuple_converter(typing.get_args(hint))
    return functools.partial(from_plain, cast("type[Any]", hint)) if dataclasses.is_dataclass(hint) else None


def _tuple_converter(options: tuple[Any, ...]) -> Convert:
    if len(options) == 2 and options[1] is Ellipsis:
        each = _converter(options[0])
        if each is None:
            return tuple
        return lambda items: tuple([None if item is None else each(item) for item in items])
    parts = [_converter(option) for option in options]

    def make(items: Any) -> tuple[Any, ...]:
        pairs = zip(parts, items, strict=True)
        return tuple([item if item is None or convert is None else convert(item) for convert, item in pairs])

    return make


def _one_of(options: tuple[Any, ...], value: Any) -> Any:
    if value not in options:
        raise ValueError(f"{value!r} is not one of {', '.join(map(str, options))}")
    return value
