"""Which incident answers which, and by what the record knows it: by what a report says, or by the order of days alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tadmor.model.claim import Claim
from tadmor.model.geography import compare_places, width_of
from tadmor.model.ids import ClaimId, IncidentId
from tadmor.model.incident import Incident
from tadmor.model.value import TimeInterval
from tadmor.text.answers import find_mention, tells_of_answer, tells_of_sequel
from tadmor.text.names import ActorKey, compare_sides, key_of
from tadmor.text.phrases import WORD, fold
from tadmor.weigh.totals import all_totals

_LONG_WORD = 4
_COUNTRY = 3
_UNDONE = ("planned", "threatened", "hypothetical")
# What nobody strikes back at, and what is no blow.
_NO_ACTS = frozenset(
    (
        "presence troop_movement force_change base_established agreement negotiation threat demand sanction investigation "
        "aid_delivery displacement arms_transfer surrender_or_release remains_found peaceful_protest arrest other"
    ).split()
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Claims = Mapping[IncidentId, Sequence[Claim]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The incident that another answers. `said_by`: the claims that say so; none where only the sides and the days suggest it."""

    incident: Incident
    said_by: tuple[ClaimId, ...] = ()


def find_answer(later: Incident, before: Sequence[Incident], claims: Claims) -> Answered | None:
    """What `later` answers, of `before`: acts of its own and the three days before it.

    By words: a report says of the later act that it answers one ("in retaliation"), and the sides of an earlier one fit: they stood
    the other way round, or one of them did and nothing goes against it, or the same report told of it before. Of several the one
    that the sentence itself tells of, then that of whose sides more fit, then that which the words name, then the latest. Without
    such words an act of an earlier day or hour near by, in which both sides stood the other way round.
    """
    if not _is_act(later, claims):
        return None
    acts = [o for o in before if o.id != later.id and _is_act(o, claims)]
    own = _answering(claims[later.id])
    said = {o.id: _said_of(later, o, own, claims) for o in acts}
    by_words = [o for o in acts if said[o.id] and _may_be_meant(later, o, claims)]
    by_words = [o for o in by_words if o.part_of not in {other.id for other in by_words}]
    if by_words:
        words = {o.id: _long_words(c.evidence.text for c in said[o.id]) for o in by_words}
        best = max(
            by_words,
            key=lambda o: (
                _in_one_sentence(later, o, claims),
                _swapped(later, o),
                _named(o, words[o.id]),
                _first(o),
                o.id,
            ),
        )
        return Answered(incident=best, said_by=tuple(sorted({claim.id for claim in said[best.id]})))
    by_order = [o for o in acts if _follows(o, later) and _swapped(later, o) == 2 and _near(later, o)]
    by_order = [o for o in by_order if o.part_of not in {other.id for other in by_order}]
    return Answered(incident=max(by_order, key=lambda o: (_first(o), o.id))) if by_order else None


def _is_act(incident: Incident, claims: Claims) -> bool:
    told = claims[incident.id]
    done = any(c.stance != "denies" and c.reality not in _UNDONE for c in told)
    return incident.kind not in _NO_ACTS and done and not all_totals(told)


def _answering(claims: Sequence[Claim]) -> list[Claim]:
    """Claims that say of their own act that it answers another, or came hours after it."""
    return [c for c in claims if c.stance != "denies" and _tells(c) and find_mention(c) is None]


def _tells(claim: Claim) -> bool:
    return tells_of_answer(claim.evidence.text) or tells_of_sequel(claim.evidence.text)


def _said_of(later: Incident, earlier: Incident, own: Sequence[Claim], claims: Claims) -> list[Claim]:
    """What is said of the two: claims of the later act that it answers one, and of the earlier one in reports of both.

    "The strike answered the attack on a convoy" tells of the attack.
    """
    theirs = [
        c
        for c in claims[earlier.id]
        if c.document.id in later.documents and c.stance != "denies" and tells_of_answer(c.evidence.text)
    ]
    own_documents = {c.document.id for c in own}
    retold = [c for c in theirs if find_mention(c) is not None or c.document.id not in own_documents]
    return [*own, *(retold if own or _follows(earlier, later) else ())]


def _may_be_meant(later: Incident, earlier: Incident, claims: Claims) -> bool:
    if _in_one_sentence(later, earlier, claims):
        return True
    if not (_follows(earlier, later) or _one_day(earlier, later)):
        return False
    swapped = _swapped(later, earlier)
    return swapped == 2 or (not _same_doer(later, earlier) and (swapped == 1 or _told_before(later, earlier, claims)))


def _in_one_sentence(later: Incident, earlier: Incident, claims: Claims) -> bool:
    """True where the sentence of the answer tells of the act that it answers."""
    told = {(c.document.id, c.evidence.start) for c in claims[earlier.id] if find_mention(c) is not None}
    return any((c.document.id, c.evidence.start) in told and find_mention(c) is None for c in claims[later.id])


def _told_before(later: Incident, earlier: Incident, claims: Claims) -> bool:
    """True where one report tells of both, of the earlier one in the sentence before "in reprisal for the killings", and nothing
    of the sides speaks against it."""
    if min(_swap_values(later, earlier)) <= -1.0:
        return False
    for answer in (c for c in _answering(claims[later.id]) if tells_of_answer(c.evidence.text)):
        before = [
            (c.evidence.start, incident)
            for incident, told in ((earlier.id, claims[earlier.id]), (later.id, claims[later.id]))
            for c in told
            if c.document.id == answer.document.id and c.evidence.start < answer.evidence.start
        ]
        if before and max(before)[1] == earlier.id:
            return True
    return False


def _swap_values(later: Incident, earlier: Incident) -> tuple[float, float]:
    doers = compare_sides(side_of(later, "perpetrator"), side_of(earlier, "target"))
    targets = compare_sides(side_of(later, "target"), side_of(earlier, "perpetrator"))
    return doers, targets


def _swapped(later: Incident, earlier: Incident) -> int:
    """How many of the two sides stood the other way round."""
    return sum(value > 0.5 for value in _swap_values(later, earlier))


def _same_doer(a: Incident, b: Incident) -> bool:
    return compare_sides(side_of(a, "perpetrator"), side_of(b, "perpetrator")) > 0.5


def _near(later: Incident, earlier: Incident) -> bool:
    """True for places that may be one or neighbours; that both were somewhere in one country says nothing."""
    places = [place for place in (later.where, earlier.where) if place is not None]
    wide = any(width_of(place) == _COUNTRY for place in places)
    return not wide and compare_places(later.where, earlier.where) > -1.0


def _follows(earlier: Incident, later: Incident) -> bool:
    """True where the days, or on one day the clock times of both, put `earlier` first."""
    first, second = earlier.when, later.when
    if first is None or second is None or not (first.first_day and second.first_day):
        return False
    if first.first_day != second.first_day:
        return first.first_day < second.first_day
    return _has_clock(first) and _has_clock(second) and (first.latest or "") <= (second.earliest or "")


def _has_clock(when: TimeInterval) -> bool:
    return "T" in (when.earliest or "") and "T" in (when.latest or "")


def _one_day(a: Incident, b: Incident) -> bool:
    return bool(a.when and b.when and a.when.first_day == b.when.first_day) and not _follows(b, a)


def _first(incident: Incident) -> str:
    return (incident.when.earliest or "") if incident.when else ""


def _named(incident: Incident, words: frozenset[str]) -> int:
    """How many words of what was hit, where and on which day of the week the answer repeats."""
    names = [actor.name for actor in incident.actors if actor.role in ("target", "victim")]
    names += [incident.where.name] if incident.where else []
    said = {fold(word) for name in names for word in WORD.findall(name)}
    first = incident.when.first_day if incident.when else None
    said |= {_WEEKDAYS[first.weekday()]} if first else set()
    return len({word for word in said if len(word) >= _LONG_WORD} & words)


def _long_words(texts: Iterable[str]) -> frozenset[str]:
    words = (fold(word) for text in texts for word in WORD.findall(text))
    return frozenset(word for word in words if len(word) >= _LONG_WORD)


def side_of(incident: Incident, role: str) -> tuple[ActorKey, ...]:
    """What the actors of one role are compared by."""
    keys = (key_of(actor) for actor in incident.actors if actor.role == role)
    return tuple(key for key in keys if key is not None)
