"""Claims judged to tell of one event, and what their sources agree on. Computed from judgements, never typed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tadmor.model.actor import Actor
from tadmor.model.ids import ClaimId, DocumentId, EntityId, IncidentId, JudgementId
from tadmor.model.place import Place
from tadmor.model.relay import Relay
from tadmor.model.source import Reliability, SourceKind
from tadmor.model.value import TimeInterval

FieldName = Literal[
    "existence",
    "perpetrator",
    "status",
    "killed",
    "wounded",
    "killed_or_wounded",
    "missing",
    "abducted",
    "displaced",
    "vehicles_destroyed",
    "vehicles_total",
    "when",
    "where",
    "weapon",
]
FieldStatus = Literal["agreed", "single", "revised", "conflicting"]
FieldReason = Literal[
    "true_conflict",
    "later_update",
    "retraction",
    "different_count_basis",
    "part_of",
    "modifier_drift",
    "precision",
    "likely_slip",
]
CopyKind = Literal["near_duplicate", "translation", "same_statement"]
AirwarsGrade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
Interest = Literal["own", "against", "both", "neither"]
Superseded = Literal["joined", "parted", "renamed", "not_read"]
PolicyName = Literal["majority_of_origins", "ucdp", "acled", "airwars"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldValue:
    """One value of a field: who says so. `origins` are names of independent origins; `first_said` is an ISO day."""

    value: str
    claims: tuple[ClaimId, ...]
    origins: tuple[str, ...]
    documents: tuple[DocumentId, ...]
    first_said: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of an incident and how its sources stand to each other. `of` is the population counted, for figures.

    `detail` is the working behind the reason, where there is one: ``234 + 2 = 236``.
    """

    field: FieldName
    of: str | None = None
    status: FieldStatus
    reason: FieldReason | None = None
    detail: str | None = None
    values: tuple[FieldValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginName:
    """Another name under which claims of one origin speak: how likely it is the same speaker, and why."""

    name: str
    probability: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A speaker with access of its own; relays and wire copies are counted once, under it.

    `own_interest`: it is one of the actors. `interest` says what its claims do for its side: blame the other, deny, tell of success
    (`own`); own up to harm done to civilians or to losses (`against`); some this and some that (`both`).

    `owner` and `reliability` (the Admiralty letter of a source) come from the team's own source table alone, and so may `party`.
    """

    name: str
    entity_id: EntityId | None = None
    kind: SourceKind
    party: str | None = None
    own_interest: bool = False
    interest: Interest = "neither"
    names: tuple[OriginName, ...] = ()
    owner: str | None = None
    reliability: Reliability | None = None
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A figure of casualties: each side None where no source bounds it."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties:
    """Killed and wounded under a named policy. `notes` say which of its rules had a part: chosen, left out or estimated."""

    killed: Range
    wounded: Range
    by_status: tuple[tuple[str, Range], ...] = ()
    policy: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is not as it was signed: ``killed``, ``grade``, ``when``, a field …

    Of a field `was` and `now` are how its sources stand, with the reason (``conflicting true_conflict``), None where the field was
    not there or is no more, and `added` and `gone` are values; of anything else they are the values. `of` is the population
    counted.
    """

    what: str
    of: str | None = None
    was: str | None = None
    now: str | None = None
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedSince:
    """That an event is not as it was when its grade was signed: by whom, when (ISO 8601), as what, and the difference.

    `reports`, `origins` and `statements` are how many are new and how many gone. `changes`, `reports` and `origins` are None where
    the signature does not say what was signed.
    """

    by: str
    at: str
    grade: str
    changes: tuple[Change, ...] | None
    reports: tuple[int, int] | None
    origins: tuple[int, int] | None
    statements: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A proposed grade with its reasons; a person signs or overrules.

    `airwars` is None for what is no violence. `credibility` is the Admiralty digit, 1 (confirmed by other sources) to 6 (cannot be
    judged). `signed_by` names who signed or overruled it, while nothing has changed since; `changed_since` says otherwise what is
    different from what was signed, the newest signature first: several where signed events are one now.
    """

    airwars: AirwarsGrade | None
    credibility: int
    reasons: tuple[str, ...]
    would_change_it: tuple[str, ...] = ()
    signed_by: str | None = None
    changed_since: tuple[ChangedSince, ...] = ()

    @property
    def short(self) -> str:
        """ "fair 2"; the digit alone for what is no violence."""
        return f"{self.airwars} {self.credibility}" if self.airwars else str(self.credibility)


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """One day or place of an incident of several."""

    day: str | None
    where: Place | None
    actors: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One event as told by its claims. `documents` are those its claims come from; `unread_documents` counts documents
    of the record that mention it but have no reader; `relays` are the edges of the graph of who relays whom.

    `response_said_by` are the claims that say in words that this incident answers `response_to`; empty where only the order of the
    days and the reversed sides suggest it.
    """

    id: IncidentId
    kind: str
    when: TimeInterval | None
    where: Place | None
    actors: tuple[Actor, ...] = ()
    episodes: tuple[Episode, ...] = ()
    claims: tuple[ClaimId, ...]
    documents: tuple[DocumentId, ...]
    first_reported: str | None = None
    unread_documents: int = 0
    part_of: IncidentId | None = None
    response_to: IncidentId | None = None
    response_said_by: tuple[ClaimId, ...] = ()
    fields: tuple[Field, ...] = ()
    independent_origins: tuple[Origin, ...] = ()
    relays: tuple[Relay, ...] = ()
    casualties: Casualties | None = None
    grade: Grade | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerIncident:
    """What the id of an incident once stood for. Never taken away, so that every id that was given leads somewhere for ever.

    `superseded_by` are the incidents in which its claims are now; empty while the id still names an incident, and where nothing
    that it ever led to is read any more. `because` says how that came about, `judgement` which one of a person did it, if one did.
    """

    id: IncidentId
    claims: tuple[ClaimId, ...]
    superseded_by: tuple[IncidentId, ...] = ()
    because: Superseded | None = None
    judgement: JudgementId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """Documents that share passages, or relay one statement. `documents` are urls, or ids where there is none.

    `basis` says in words what they share. `earliest` is the one of them that was published before all others, None where that is
    not known. `rests_on` names whose text it is (an agency, an outlet) or, of a statement, the speaker.
    """

    documents: tuple[str, ...]
    kind: CopyKind
    basis: str
    earliest: str | None = None
    rests_on: str | None = None

    @property
    def in_order(self) -> tuple[str, ...]:
        """The documents, the earliest first where it is known."""
        if self.earliest is None:
            return self.documents
        return (self.earliest, *(name for name in self.documents if name != self.earliest))
