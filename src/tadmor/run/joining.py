"""Events that a person joins or parts as wholes: a few judgements of pairs, made in one act, seen before and taken back in one.

Joining says of one statement of each event that they are the same. Parting says of one statement of each part that they are
different, and of every other that it belongs with that of its part. What stands against it is taken back in the same act.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tadmor.errors import UsageError
from tadmor.export.protect import Released
from tadmor.export.rows import first_told
from tadmor.match.coded.reports import is_coded
from tadmor.match.deciding import decide_claims
from tadmor.model.anchor import Anchor, anchor_claim
from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId, JudgementId
from tadmor.model.incident import Incident
from tadmor.model.judgement import PAIRING, Judgement, Verdict, name_judgement
from tadmor.run.deciding import Ground, Saying, load_ground, newest_of, refuse_if_changed
from tadmor.run.part import Part
from tadmor.store.decisions import Decision
from tadmor.store.record import Record

Groups = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What would be if events were joined or parted: `after` holds only those events and what they rest on, as it may be shown.

    `judgements` are those that would be added; `takes_back` those of them that take back what people decided before. `newest` is
    the newest judgement of a pair of their statements: what a form hands back as ``expected``.
    """

    after: Released
    judgements: tuple[Judgement, ...]
    takes_back: tuple[Judgement, ...] = ()
    newest: JudgementId | None = None


def merge_events(
    record: Record, events: Sequence[str], *, by: str, why: str | None = None, expected: str | None = None
) -> tuple[Judgement, ...]:
    """Adds that these events (whole ids) are one; computes nothing. Taken back by `undo_judgement` of any of the judgements.

    `expected` is the newest judgement of a pair of their statements. Raises UsageError for events that are not there, or cannot be
    compared, ConflictError where somebody judged them since.
    """
    return _act(record, events, None, Saying(by=by, why=why, expected=expected))


def split_event(
    record: Record, on: tuple[str, Groups], *, by: str, why: str | None = None, expected: str | None = None
) -> tuple[Judgement, ...]:
    """Adds that an event (`on`: its whole id, and groups of ids of its statements) is several; computes nothing.

    Statements that are in no group stay together as one more. Raises UsageError where there are not two parts, or a statement is in
    none of the event or in two groups.
    """
    event, groups = on
    return _act(record, (event,), groups, Saying(by=by, why=why, expected=expected))


def preview_merge(record: Record, events: Sequence[str]) -> Preview:
    """What joining these events would result in, from their statements alone. Nothing is written."""
    return _preview(record, events, None)


def preview_split(record: Record, event: str, groups: Groups) -> Preview:
    """What parting this event would result in, from its statements alone. Nothing is written."""
    return _preview(record, (event,), groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Affected:
    """Events with what they rest on. `parts` are the statements of each event, or of each part of the one that is parted."""

    ground: Ground
    parts: tuple[tuple[Claim, ...], ...]


def _act(record: Record, events: Sequence[str], groups: Groups | None, saying: Saying) -> tuple[Judgement, ...]:
    incidents = _find_events(record, events, groups)
    documents = {document for incident in incidents for document in incident.documents}
    ground_of = load_ground(record, documents)
    made: list[Judgement] = []

    def make(known: tuple[Judgement, ...]) -> Decision:
        affected = _find_affected(ground_of(known), incidents, groups)
        refuse_if_changed(_find_seen(affected), saying.expected)
        made.extend(_plan(affected, saying, parted=groups is not None))
        return Decision(judgement=made[0], also=tuple(made[1:]))

    record.decide(documents, make)
    return tuple(made)


def _find_seen(affected: _Affected) -> list[Judgement]:
    """What was decided of pairs of these statements, and of one with another."""
    members = {claim.id for part in affected.parts for claim in part}
    ground = affected.ground
    return [j for j in ground.known if len(thing := ground.thing(j)) == 2 and members.intersection(thing)]


def _preview(record: Record, events: Sequence[str], groups: Groups | None) -> Preview:
    incidents = _find_events(record, events, groups)
    documents = {document for incident in incidents for document in incident.documents}
    ground = load_ground(record, documents)(record.judgements_in(documents))
    affected = _find_affected(ground, incidents, groups)
    planned = _plan(affected, Saying(by="preview"), parted=groups is not None)
    members = {claim.id for part in affected.parts for claim in part}
    part = Part(
        record=record,
        ground=ground,
        held=tuple(claim for claim in ground.read if claim.id in members),
        decided=(*ground.known, *planned),
    )
    return Preview(
        after=part.release(incidents),
        judgements=planned,
        takes_back=tuple(judgement for judgement in planned if judgement.verdict == "withdraw"),
        newest=newest_of(_find_seen(affected)),
    )


def _find_events(record: Record, events: Sequence[str], groups: Groups | None) -> tuple[Incident, ...]:
    if groups is None and len(set(events)) < 2:
        raise UsageError("Name two events or more to join.")
    found = []
    for event in dict.fromkeys(events):
        incident = record.incident(event)
        if incident is None:
            raise UsageError(f"There is no event {event}.")
        found.append(incident)
    return tuple(found)


def _find_affected(ground: Ground, incidents: Sequence[Incident], groups: Groups | None) -> _Affected:
    claims = {c.id: c for c in decide_claims(ground.read, ground.known, ground.documents).claims}
    told = [tuple(claims[claim] for claim in incident.claims if claim in claims) for incident in incidents]
    parts = told if groups is None else _part(told[0], groups)
    if len(parts) < 2 or not all(parts):
        raise UsageError("Nothing to join or to part: each event and each part needs a statement of its own.")
    if groups is None and len({is_coded(claim) for part in parts for claim in part}) > 1:
        raise UsageError("Rows that people coded elsewhere and reports are not compared, and cannot be one event.")
    return _Affected(ground=ground, parts=tuple(parts))


def _part(told: Sequence[Claim], groups: Groups) -> list[tuple[Claim, ...]]:
    """The statements of each group; those of none, where there are any, come first."""
    by_id: dict[str, Claim] = {claim.id: claim for claim in told}
    named = [claim for group in groups for claim in group]
    for claim in named:
        if claim not in by_id:
            raise UsageError(f"Statement {claim} is not among those of the event.")
    if len(set(named)) < len(named):
        raise UsageError("A statement belongs to one part alone.")
    rest = tuple(claim for claim in told if claim.id not in set(named))
    return [*([rest] if rest else []), *(tuple(by_id[claim] for claim in group) for group in groups if group)]


def _plan(affected: _Affected, saying: Saying, *, parted: bool) -> tuple[Judgement, ...]:
    """The judgements of one act, all of one moment. The first is of a pair, the last are withdrawals."""
    at = affected.ground.next_moment()
    first = [first_told(part) for part in affected.parts]
    pairs: list[tuple[Verdict, Claim, Claim]] = []
    if parted:
        pairs += [("different", one, other) for one, other in combinations(first, 2)]
        pairs += [
            ("same", one, claim)
            for one, part in zip(first, affected.parts, strict=True)
            for claim in part
            if claim.id != one.id
        ]
    else:
        pairs += [("same", first[0], other) for other in first[1:]]
    against = _find_against(affected, parted=parted)
    present = affected.ground.present.values()
    anchors = {c.id: anchor_claim(c, present) for _, one, other in pairs for c in (one, other)}
    made = [_judge(affected.ground, (verdict, one.id, other.id), saying, at, anchors) for verdict, one, other in pairs]
    return (*made, *(_take_back(old, saying, at) for old in against if old.id not in _replaced(made)))


def _find_against(affected: _Affected, *, parted: bool) -> list[Judgement]:
    """What people decided of pairs that would stand against it."""
    home = {claim.id: at for at, part in enumerate(affected.parts) for claim in part}
    found = []
    for judgement in affected.ground.standing(affected.ground.known):
        thing = affected.ground.thing(judgement)
        ends = [home.get(ClaimId(claim)) for claim in thing] if judgement.verdict in PAIRING else []
        if len(ends) == 2 and None not in ends:
            apart = ends[0] != ends[1]
            against = judgement.verdict == ("different" if not parted or not apart else "same")
            found += [judgement] if against else []
    return found


def _replaced(made: Iterable[Judgement]) -> set[JudgementId]:
    return {old for judgement in made for old in (judgement.replaces, *judgement.also_replaces) if old}


def _judge(
    ground: Ground,
    what: tuple[Verdict, ClaimId, ClaimId],
    saying: Saying,
    at: str,
    anchors: Mapping[ClaimId, Anchor],
) -> Judgement:
    verdict, *pair = what
    on = tuple(sorted(pair))
    before = [j for j in ground.standing(ground.of_thing(on)) if j.verdict in PAIRING]
    return Judgement(
        id=name_judgement(on, verdict, saying.by.strip(), at),
        on=on,
        verdict=verdict,
        by=saying.by.strip(),
        at=at,
        why=saying.why or None,
        replaces=before[-1].id if before else None,
        also_replaces=tuple(old.id for old in before[:-1]),
        anchors=tuple(anchors[ClaimId(claim)] for claim in on),
    )


def _take_back(old: Judgement, saying: Saying, at: str) -> Judgement:
    return Judgement(
        id=name_judgement((*old.on, old.id), "withdraw", saying.by.strip(), at),
        on=old.on,
        verdict="withdraw",
        by=saying.by.strip(),
        at=at,
        why=saying.why or None,
        replaces=old.id,
        anchors=old.anchors,
    )
