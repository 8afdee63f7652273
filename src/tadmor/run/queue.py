"""Pairs of statements that a person had best look at next: those of which the matcher is least sure, each with its reasons."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tadmor.match.deciding import decide_claims
from tadmor.match.learned import LEAST_JUDGED
from tadmor.match.learned import THRESHOLD as LEARNED_THRESHOLD
from tadmor.match.scoring import THRESHOLD
from tadmor.model.ids import ClaimId, IncidentId
from tadmor.model.judgement import PAIRING, Judgement, Link, judged_claims, replaced_ones, standing_judgements
from tadmor.run.deciding import load_ground
from tadmor.run.reasons import tell_reasons
from tadmor.run.weighing import load_claims_of
from tadmor.store.record import Record

_FOR_ONE = 20
_TIMES = 20
_STEP = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedPair:
    """Two statements of which nobody has said whether they tell of one event.

    `together`: they are of one event now. `score` is from 0 to 1, `distance` how far that is from where pairs are joined. `place`
    sorts pairs as the queue does, and stays what it is while others leave the queue. `reasons` are the weightiest first, in words.
    """

    a: ClaimId
    b: ClaimId
    score: float
    distance: float
    together: bool
    place: str = ""
    reasons: tuple[str, ...] = ()


def find_threshold(judgements: Iterable[Judgement]) -> float:
    """The score from which on pairs are joined: that of learned weights where people judged enough pairs of both sorts."""
    counted = dict.fromkeys(PAIRING, 0)
    for judgement in judgements:
        if judgement.verdict in PAIRING:
            counted[judgement.verdict] += 1
    return LEARNED_THRESHOLD if min(counted["same"], counted["different"]) >= LEAST_JUDGED else THRESHOLD


def pair_queue(
    links: Iterable[Link],
    claims: Container[str],
    judgements: Sequence[Judgement],
    limit: int,
    homes: Mapping[ClaimId, IncidentId],
) -> tuple[QueuedPair, ...]:
    """The pairs to look at next, `limit` at most: nearest to the threshold first, the link against the event before others as near.

    `claims` are ids of those that the person may see; `judgements` those that apply. Pairs that were judged are left out, and so
    are those of two events of which a pair is in the queue already or was judged: one answer decides of both. Of one event one pair
    is asked.
    """
    threshold = find_threshold(judgements)
    judged = {frozenset(judged_claims(j)) for j in judgements if j.verdict in ("same", "different")}
    asked = {frozenset(homes.get(ClaimId(claim), claim) for claim in pair) for pair in judged}
    asked = {events for events in asked if len(events) == 2}
    found: list[QueuedPair] = []
    near = sorted(links, key=lambda link: (*_urgency(link, threshold, homes), link.a, link.b))
    for link in near:
        if len(found) == limit:
            break
        events = frozenset((homes.get(link.a, link.a), homes.get(link.b, link.b)))
        may_be_seen = link.a in claims and link.b in claims
        if may_be_seen and frozenset((link.a, link.b)) not in judged and events not in asked:
            asked.add(events)
            found.append(_queue(link, threshold, homes))
    return tuple(found)


def load_queue(record: Record, public: Container[str], limit: int = _FOR_ONE) -> tuple[QueuedPair, ...]:
    """The queue of a record with the reasons of every pair. `public` are ids of the claims that the person may see."""
    queue = load_pairs(record, public, limit)
    return tuple(replace(pair, reasons=tell_pair(record, (pair.a, pair.b))) for pair in queue)


def load_pairs(
    record: Record, public: Container[str], limit: int, homes: Mapping[ClaimId, IncidentId] | None = None
) -> tuple[QueuedPair, ...]:
    """The same without reasons: these take a look into two reports each. `homes` are the events as that person sees them, where
    they are not those of the record."""
    known = record.homes()
    applied = _find_pairs(record, known)
    links = record.nearest_links(find_threshold(applied), _TIMES * limit)
    return pair_queue(links, public, applied, limit, known if homes is None else homes)


def _find_pairs(record: Record, homes: Mapping[ClaimId, IncidentId]) -> tuple[Judgement, ...]:
    """The judgements of pairs that apply. Only of those whose claims are told on other words now the reports are looked up."""
    standing = standing_judgements(record.judgements())
    replaced = replaced_ones(standing)
    pairs = [j for j in standing if j.verdict in PAIRING and j.id not in replaced]
    here = [j for j in pairs if all(ClaimId(claim) in homes for claim in j.on)]
    moved = [j for j in pairs if not all(ClaimId(claim) in homes for claim in j.on)]
    claims, documents = load_claims_of(record, moved)
    return (*here, *decide_claims(claims, moved, documents).judgements)


def tell_pair(record: Record, pair: tuple[str, str]) -> tuple[str, ...]:
    """Why the matcher holds two claims for one event or not, the weightiest reason first; none for what it never compares."""
    documents = {anchor.document for anchor in record.anchors(pair)}
    ground = load_ground(record, documents)(record.judgements_in(documents))
    claims = decide_claims(ground.read, ground.known, ground.documents).claims
    if not {*pair} <= {claim.id for claim in claims}:
        return ()
    return tuple(tell_reasons(claims, tuple(ClaimId(claim) for claim in pair)))


def _urgency(link: Link, threshold: float, homes: Mapping[ClaimId, IncidentId]) -> tuple[int, bool]:
    """How far from the threshold, in steps; then whether the link says what the events say."""
    return (round(abs(link.score - threshold) / _STEP), _is_together(link, homes) == (link.score >= threshold))


def _is_together(link: Link, homes: Mapping[ClaimId, IncidentId]) -> bool:
    return link.a in homes and homes[link.a] == homes.get(link.b)


def _queue(link: Link, threshold: float, homes: Mapping[ClaimId, IncidentId]) -> QueuedPair:
    steps, agrees = _urgency(link, threshold, homes)
    return QueuedPair(
        a=link.a,
        b=link.b,
        score=link.score,
        distance=round(abs(link.score - threshold), 4),
        together=_is_together(link, homes),
        place=f"{steps:02d}.{agrees:d}.{link.a}.{link.b}",
    )
