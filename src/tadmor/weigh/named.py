"""Whom claims name as doers, two claims at a time: all the same, one a side more, one more closely."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tadmor.model.actor import Actor
from tadmor.model.incident import FieldReason
from tadmor.text.names import compare_actors, key_of
from tadmor.weigh.statements import Statement

_AKIN = 0.3
_Named = tuple[str, Actor]


@dataclass(frozen=True, slots=True)
class Sides:
    """The doers of a claim: each known one with the name that stands for all his names, and the words for those not known."""

    known: tuple[_Named, ...]
    unknown: frozenset[str]


def compare_named(statements: Sequence[Statement]) -> FieldReason | None:
    """Why doers that do not conflict are told otherwise: `part_of` where a claim names a side more than another, `precision`
    where it names the same more closely, or knows those who are unknown to the other."""
    told: dict[str, list[Statement]] = {}
    for statement in statements:
        told.setdefault(statement.claim.id, []).append(statement)
    sides = {_looks(one): one for one in map(_sides, told.values())}
    reasons = {_compare(a, b) for a, b in itertools.combinations(sides.values(), 2)}
    return "part_of" if "part_of" in reasons else "precision" if "precision" in reasons else None


def _sides(statements: Iterable[Statement]) -> Sides:
    actors = [(s.value, s.actor) for s in statements if s.actor is not None]
    return Sides(
        tuple((value, actor) for value, actor in actors if key_of(actor) is not None),
        frozenset(actor.name for _, actor in actors if key_of(actor) is None),
    )


def _looks(sides: Sides) -> tuple[frozenset[tuple[str, str | None]], frozenset[str]]:
    return frozenset((value, actor.entity_id) for value, actor in sides.known), sides.unknown


def _compare(a: Sides, b: Sides) -> FieldReason | None:
    """Words for the unknown that both have are the same people; the unknown of one may be whom the other alone names."""
    more, less = _only(a, b), _only(b, a)
    unknown, other = a.unknown - b.unknown, b.unknown - a.unknown
    closer = bool(unknown and less) or bool(other and more) or bool(unknown and other)
    if unknown and (less or other):
        less, unknown, other = [], frozenset(), other if less else frozenset()
    if other and more:
        more, other = [], frozenset()
    if (more or unknown) and (less or other):
        return "precision" if any(_akin(x, y) for x in more for y in less) else "part_of"
    if more or unknown or less or other:
        return "part_of"
    return "precision" if closer or _other_branch(a, b) else None


def _only(one: Sides, other: Sides) -> list[Actor]:
    names = {value for value, _ in other.known}
    return [actor for value, actor in one.known if value not in names]


def _akin(a: Actor, b: Actor) -> bool:
    first, second = key_of(a), key_of(b)
    return first is not None and second is not None and compare_actors(first, second) >= _AKIN


def _other_branch(a: Sides, b: Sides) -> bool:
    """True where both name one side by entities of which one is a part of the other, or both of a third."""
    return any(
        x.entity_id != y.entity_id and x.entity_id is not None and y.entity_id is not None
        for value, x in a.known
        for name, y in b.known
        if value == name
    )
