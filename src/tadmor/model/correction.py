"""What a person puts in the place of one slot of a claim, and how a slot is taken out of a claim and put into it.

A slot is a part of a claim that is corrected as a whole: its kind, when, where, the perpetrators, all figures of people killed.
No two slots share a value, so that the order in which they are corrected does not count.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, cast, get_args

from tadmor.model.actor import Actor, ActorRole, HitObject, Weapon
from tadmor.model.claim import Claim, Disputed, Reality, Scope, Stance, ToldAs
from tadmor.model.document import Evidence
from tadmor.model.ids import ClaimId, hash_of
from tadmor.model.place import Place
from tadmor.model.plain import to_plain
from tadmor.model.source import Source
from tadmor.model.value import Quantity, TimeInterval, What

CodeSlot = Literal["kind", "scope", "stance", "reality", "told_as"]
PlaceSlot = Literal["where", "other_places"]
ActorSlot = Literal["perpetrator", "target", "other_actors"]
Slot = Literal[CodeSlot, "disputes", "about", "when", PlaceSlot, ActorSlot, "objects", "weapons", "sources", What]

SLOTS: tuple[Slot, ...] = get_args(Slot)
COUNTED: tuple[What, ...] = get_args(What)
ROLES: Mapping[str, tuple[ActorRole, ...]] = {
    "perpetrator": ("perpetrator",),
    "target": ("target", "victim"),
    "other_actors": ("party", "supplier", "recipient"),
}
CODES: Mapping[str, tuple[str, ...]] = {
    "scope": get_args(Scope),
    "stance": get_args(Stance),
    "reality": get_args(Reality),
    "told_as": get_args(ToldAs),
}
_QUOTED = frozenset(("evidence", "confidence", "words"))
_NOT_SAID = _QUOTED | {"latitude", "longitude", "radius_km", "geometry", "precision"}
_SINGLE = ("kind", "scope", "stance", "reality", "told_as", "about", "when", "where")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """The value of one slot. Of the fields only the one that `field_of` names for the slot holds anything, and `evidence`.

    `code` is the value of `kind`, `scope`, `stance`, `reality` and `told_as`. `places` is one place or none for ``where``, and the
    other places of the claim for ``other_places``. `actors` are those of the roles of the slot: ``perpetrator``; ``target``
    (targets and victims); ``other_actors`` (parties, suppliers, recipients). `sources` is the whole chain, the outermost first.
    `quantities` are all figures of what the slot names; `part_of` in them counts in this tuple. An empty tuple says that the
    report tells nothing of it. `evidence` are words that show a code; every other value has its own quotation.
    """

    slot: Slot
    code: str | None = None
    disputes: tuple[Disputed, ...] = ()
    about: ClaimId | None = None
    when: TimeInterval | None = None
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    objects: tuple[HitObject, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    sources: tuple[Source, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    evidence: Evidence | None = None


def field_of(slot: str) -> str:
    """The field of a `Correction` that holds the value of `slot`."""
    if slot in get_args(CodeSlot):
        return "code"
    if slot in get_args(PlaceSlot):
        return "places"
    if slot in ROLES:
        return "actors"
    return "quantities" if slot in COUNTED else slot


def plain_value(correction: Correction) -> Any:
    """The value as it stands in an export: one value or None, or a list of values."""
    value = to_plain(getattr(correction, field_of(correction.slot)))
    if correction.slot == "where":
        return value[0] if value else None
    return value


def holds_one(slot: str) -> bool:
    """True for a slot of one value, False for one of a list."""
    return slot in _SINGLE


def value_key(correction: Correction) -> str:
    """Equal for two corrections that say the same, whichever words they quote and however sure they are."""
    return json.dumps([correction.slot, _bare(plain_value(correction), _QUOTED)], sort_keys=True, ensure_ascii=False)


def _bare(plain: Any, without: frozenset[str]) -> Any:
    if isinstance(plain, dict):
        return {key: _bare(value, without) for key, value in plain.items() if key not in without}
    return [_bare(item, without) for item in plain] if isinstance(plain, list) else plain


def digest_of(claim: Claim, slot: Slot | None = None) -> str:
    """A hash of what a claim says, or of one slot of it, that changes when a value does.

    How sure a value is, where it stands, what coordinates its place has and how a witness is called do not count, nor which claim
    it answers.
    """
    held = (slot,) if slot else tuple(one for one in SLOTS if one != "about")
    said = (_bare(plain_value(slot_of(claim, one)), _NOT_SAID) for one in held)
    told = [_nameless(value) if one == "sources" else value for one, value in zip(held, said, strict=True)]
    return hash_of("said", json.dumps(told, sort_keys=True, ensure_ascii=False))[:32]


def _nameless(chain: Any) -> Any:
    return [{"kind": source["kind"]} if source["kind"] == "witness" else source for source in chain]


def slot_of(claim: Claim, slot: Slot) -> Correction:
    """What a claim says in one slot, in the form of a correction."""
    if slot in get_args(CodeSlot):
        return Correction(slot=slot, code=getattr(claim, slot))
    if slot == "where":
        return Correction(slot=slot, places=(claim.where,) if claim.where else ())
    if slot == "other_places":
        return Correction(slot=slot, places=_other_places(claim))
    if slot in ROLES:
        return Correction(slot=slot, actors=tuple(a for a in claim.actors if a.role in ROLES[slot]))
    if slot in COUNTED:
        held = [at for at, quantity in enumerate(claim.quantities) if quantity.what == slot]
        return Correction(slot=slot, quantities=tuple(_own_parts(claim.quantities[at], held) for at in held))
    return Correction(slot=slot, **{slot: getattr(claim, slot)})


def _own_parts(quantity: Quantity, held: list[int]) -> Quantity:
    """A figure whose whole is looked for among those of its own slot."""
    return replace(quantity, part_of=held.index(quantity.part_of) if quantity.part_of in held else None)


def correct_claim(claim: Claim, corrections: Iterable[Correction]) -> Claim:
    """The claim with the values of these slots put in, in whatever order they come."""
    for correction in sorted(corrections, key=lambda one: SLOTS.index(one.slot)):
        claim = _correct(claim, correction)
    return claim


def _correct(claim: Claim, correction: Correction) -> Claim:
    slot = correction.slot
    if slot in get_args(CodeSlot):
        return replace(claim, **cast("Any", {slot: correction.code}))
    if slot == "when":
        return replace(claim, when=correction.when or claim.when)
    if slot == "where":
        return _move(claim, correction.places)
    if slot == "other_places":
        others = _other_places(claim)
        main = tuple(place for place in claim.places if place not in others) or ((claim.where,) if claim.where else ())
        return replace(claim, places=(*main, *correction.places))
    if slot in ROLES:
        return replace(claim, actors=_put(claim.actors, correction.actors, ROLES[slot]))
    if slot in COUNTED:
        return replace(claim, quantities=_count_anew(claim.quantities, correction.quantities, slot))
    return replace(claim, **cast("Any", {slot: getattr(correction, slot)}))


def _move(claim: Claim, places: tuple[Place, ...]) -> Claim:
    """The main place of a claim in the place of the one before."""
    return replace(claim, where=places[0] if places else None, places=(*places, *_other_places(claim)))


def _other_places(claim: Claim) -> tuple[Place, ...]:
    """The places of a claim without the main one. How sure it is that it is the main one is another matter than how it is read."""
    main = claim.where
    if main is None:
        return claim.places
    return tuple(place for place in claim.places if replace(place, confidence=main.confidence) != main)


def _put(actors: tuple[Actor, ...], new: tuple[Actor, ...], roles: tuple[ActorRole, ...]) -> tuple[Actor, ...]:
    """New actors where the first of their roles stood; roles in the order of the slots where none stood there."""
    kept = [actor for actor in actors if actor.role not in roles]
    first = next((at for at, actor in enumerate(actors) if actor.role in roles), len(actors))
    before = sum(actor.role not in roles for actor in actors[:first])
    return (*kept[:before], *new, *kept[before:])


def _count_anew(held: tuple[Quantity, ...], new: tuple[Quantity, ...], what: str) -> tuple[Quantity, ...]:
    """New figures where theirs stood, all where the first did if there are more or fewer than before: then what was a part of them,
    or a whole to them, in another slot is no more.
    """
    old = [at for at, quantity in enumerate(held) if quantity.what == what]
    if len(old) == len(new):
        put = dict(zip(old, new, strict=True))
        return tuple(_in_place(put[at], quantity, old) if at in put else quantity for at, quantity in enumerate(held))
    first = old[0] if old else len(held)
    kept = [at for at in range(len(held)) if at not in old]
    moved = {at: number + (len(new) if at > first else 0) for number, at in enumerate(kept)}
    figures = [_part_of(held[at], moved) for at in kept]
    own = {number: first + number for number in range(len(new))}
    return (*figures[:first], *(_part_of(quantity, own) for quantity in new), *figures[first:])


def _in_place(new: Quantity, old: Quantity, places: list[int]) -> Quantity:
    """A figure in the place of another, also as a part of what that was a part of in another slot."""
    if new.part_of is not None:
        return replace(new, part_of=places[new.part_of])
    return replace(new, part_of=None if old.part_of in places else old.part_of)


def _part_of(quantity: Quantity, moved: Mapping[int, int]) -> Quantity:
    return quantity if quantity.part_of is None else replace(quantity, part_of=moved.get(quantity.part_of))
