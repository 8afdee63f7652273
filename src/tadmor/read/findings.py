"""What the finders hand to the assembling of claims: values with their quotations, not yet put together.

These live during one reading only and are never stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tadmor.lexicon.attitudes import Mode
from tadmor.model.actor import ActorKind, ActorRole, Certainty, HitObject, Weapon
from tadmor.model.claim import Disputed, Reality, Scope, Stance, ToldAs
from tadmor.model.document import Evidence
from tadmor.model.ids import EntityId
from tadmor.model.place import Place
from tadmor.model.source import Source
from tadmor.model.span import Span
from tadmor.model.value import Quantity, TimeInterval

ExpressionKind = Literal["date", "time", "duration", "set"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that say when, for how long or how often. `evidence` quotes them without "since", "by" or "on".

    `value` is what ISO 8601 writes, with the marks that TIMEX3 adds to it: ``2024-05-27``, ``2024-W21``,
    ``2024-05-27TNI`` (night), ``P3D``, ``PXM`` (months, nobody says how many), ``XXXX-WXX-5`` (every Friday),
    ``PRESENT_REF``, ``PAST_REF``, ``FUTURE_REF``. `interval` is None where nothing of it is dated.
    """

    kind: ExpressionKind
    value: str
    interval: TimeInterval | None = None
    evidence: Evidence
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """A mention of somebody who can act or be acted on. `evidence` quotes the mention ("Russian fighters").

    `name` is as said, without a leading article; `entity_id` and `party` come from the actor lexicon where it knows the
    name (`party` is the side that the actor belongs to: the entity id of a state or group). `kind` types it. `head` is
    the span of the head word ("fighters"), for joining with syntax. `person` is True for a single named human being or
    office holder.
    """

    name: str
    entity_id: EntityId | None = None
    kind: ActorKind
    party: EntityId | None = None
    certainty: Certainty = "named"
    person: bool = False
    head: Span
    evidence: Evidence
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """`content` is said by `chain` (outermost first, origin last; the outlet itself is not in it).

    `cue` is the span of "said", "according to", … `stance` is what the cue says of the content ("denied" → denies,
    "may", "reportedly", "claimed" → reports_unconfirmed, "could not confirm" → does_not_confirm), None when it only says.
    `speaker` is the phrase beside the cue, as the report has it ("he", "the two men who fled"): what the last links of the
    chain were led back from. Attributions may nest and overlap; the innermost (shortest content) that holds a trigger wins,
    and its chain is whole. What a statement says in later sentences ("…," she said. "…") is an attribution with the same cue.
    """

    content: Span
    chain: tuple[Source, ...]
    cue: Span | None = None
    speaker: Span | None = None
    mode: Mode = "says"
    stance: Stance | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributions:
    """Who says what in one report. `carriers` are the outlet and the agencies it passes on, outermost first.

    `held` is what somebody thinks, wants, asks, judges or speaks of without telling it: it gives no claim its chain or stance.
    """

    carriers: tuple[Source, ...]
    said: tuple[Attribution, ...]
    held: tuple[Attribution, ...] = ()

    def chain_at(self, span: Span) -> tuple[Source, ...]:
        """The whole chain for what stands at `span`: the carriers, then the innermost attribution that holds it."""
        found = self.attribution_at(span)
        return self.carriers + (found.chain if found else ())

    def attribution_at(self, span: Span) -> Attribution | None:
        """The innermost attribution whose content holds `span`, or None where the outlet speaks for itself."""
        holding = [a for a in self.said if a.content.contains(span)]
        return min(holding, key=lambda a: len(a.content)) if holding else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Somebody or something in the syntax of an event: `span` is the whole noun phrase, `head` its head word.

    `suspected`: the one is only held to have done it ("blamed on the rebels").
    """

    role: ActorRole
    span: Span
    head: Span
    suspected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """A word that tells an event, with what its own clause says of it."""

    trigger: Span
    sentence: int
    kind: str
    stance: Stance = "asserts"
    disputes: tuple[Disputed, ...] = ()
    reality: Reality = "happened"
    told_as: ToldAs = "news"
    scope: Scope = "event"
    roles: tuple[Role, ...] = ()
    confidence: float = 0.5


PartRole = Literal["individual", "organisation", "target", "victim", "people", "weapon"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A noun phrase that plays a part in an attack: "individual" and "organisation" did it, "target" is a thing that was
    hit, "victim" a person by name, "people" those it was done to by description, "weapon" what with.

    `leads` is set for the best mention of what a report names several times.
    """

    role: PartRole
    sentence: int
    span: Span
    head: Span
    leads: bool = False
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything that the finders found in one report. `parts` is None where the head that finds them has not been asked."""

    times: tuple[TimeInterval, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    places: tuple[Place, ...] = ()
    named: tuple[Place, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    objects: tuple[HitObject, ...] = ()
    attributions: Attributions
    events: tuple[EventMention, ...] = ()
    parts: tuple[Part, ...] | None = None


def quoted(evidence: Evidence | None) -> Span | None:
    """Span of a quotation that may be absent."""
    return evidence.span if evidence else None
