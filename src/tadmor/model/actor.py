"""Who did it, to whom, what was hit and with what: as said, with the quotation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tadmor.model.document import Evidence
from tadmor.model.ids import EntityId
from tadmor.model.plain import named

ActorRole = Literal["perpetrator", "target", "victim", "party", "supplier", "recipient"]
Coalition = Literal["a", "b"]
Certainty = Literal["named", "suspected", "unidentified"]
ActorKind = Literal[
    "state",
    "government",
    "state_body",
    "military",
    "coalition",
    "armed_group",
    "police",
    "militia",
    "private_force",
    "gang",
    "people",
    "civilians",
    "ngo",
    "un_body",
    "medical",
    "company",
    "political_party",
    "religious_body",
    "unidentified",
]
ObjectCategory = Literal[
    "hospital",
    "school",
    "place_of_worship",
    "market",
    "camp",
    "aid",
    "media",
    "infrastructure",
    "heritage",
    "military",
    "vehicle",
    "home",
]
WeaponRole = Literal["used", "destroyed", "captured", "supplied", "carried"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor of one claim. `name` is as said; `entity_id` names an entry of the actor lexicon, or is None."""

    name: str
    entity_id: EntityId | None = None
    role: ActorRole
    coalition: Coalition | None = None
    certainty: Certainty = "named"
    evidence: Evidence
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class HitObject:
    """What was hit."""

    name: str
    category: ObjectCategory
    evidence: Evidence
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A named victim, witness or detained person: in no output unless asked for by name of a permission."""

    name: str
    age: int | None = None
    sex: Literal["female", "male"] | None = None
    status: str | None = None
    fate: str | None = None
    evidence: Evidence
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Weapon:
    """A weapon and what became of it."""

    name: str
    entity_id: EntityId | None = None
    category: str
    role: WeaponRole = "used"
    evidence: Evidence
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """An entry of the actor lexicon as exported (`actors.jsonl`): dated names, parents and codes of other schemes."""

    entity_id: EntityId
    names: tuple[ActorName, ...]
    kind: ActorKind
    parents: tuple[ActorParent, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorName:
    """A name in use from `first` to `last` (ISO days or years; None: open; `from` and `to` in JSON). The first name of an entry
    is shown."""

    name: str
    first: str | None = named("from")
    last: str | None = named("to")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorParent:
    """Whom an actor belongs to, from `first` to `last` (`from` and `to` in JSON), and who says so."""

    entity_id: EntityId
    first: str | None = named("from")
    last: str | None = named("to")
    source: str | None = None
