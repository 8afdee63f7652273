"""What several people coded in one report, put side by side: which statement of the one answers to which of the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId
from tadmor.model.span import Span

_Key = tuple[bool, float, bool, bool, bool, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """Statements of different coders that answer to each other, by coder; of some there may be none."""

    document: str
    claims: Mapping[str, Claim]


def align_codings(codings: Mapping[str, Sequence[Claim]]) -> tuple[Aligned, ...]:
    """Puts together what coders coded in one report, in order of its text; at most one statement of each coder goes into a unit.

    Only statements whose sentences overlap are put together. Of several the first are those on the same word, then those with more
    of their sentences in common, of the same kind, place and time, and on the nearest words.
    """
    coded = [(coder, claim) for coder in sorted(codings) for claim in codings[coder]]
    near = [
        (key, a, b)
        for a, b in combinations(range(len(coded)), 2)
        if coded[a][0] != coded[b][0] and (key := _nearness(coded[a][1], coded[b][1]))
    ]
    unit_of = {at: {at} for at in range(len(coded))}
    for _, a, b in sorted(near, key=lambda pair: pair[0], reverse=True):
        both = unit_of[a] | unit_of[b]
        if unit_of[a] is not unit_of[b] and len({coded[at][0] for at in both}) == len(both):
            for at in both:
                unit_of[at] = both
    units = {min(unit): unit for unit in unit_of.values()}
    found = [
        Aligned(
            document=coded[first][1].document.id, claims={coded[at][0]: coded[at][1] for at in sorted(units[first])}
        )
        for first in units
    ]
    return tuple(sorted(found, key=_place))


def _place(unit: Aligned) -> tuple[int, ClaimId]:
    return min((claim.trigger.start, claim.id) for claim in unit.claims.values())


def _nearness(a: Claim, b: Claim) -> _Key | None:
    """How well two statements answer to each other, greater is better; None where their sentences do not overlap."""
    common = _common(a.evidence.span, b.evidence.span)
    if not common:
        return None
    whole = max(a.evidence.end, b.evidence.end) - min(a.evidence.start, b.evidence.start)
    return (
        a.trigger.span.overlaps(b.trigger.span),
        round(common / whole, 2),
        a.kind == b.kind,
        bool(a.where and b.where) and place_key(a) == place_key(b),
        (a.when.earliest, a.when.latest) == (b.when.earliest, b.when.latest),
        -abs(a.trigger.start - b.trigger.start),
    )


def place_key(claim: Claim) -> str:
    """Equal for two statements of the same place: its entry in the gazetteer, else its name; empty where none is told."""
    if claim.where is None:
        return ""
    return claim.where.gazetteer_id or " ".join(claim.where.name.casefold().split())


def _common(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))
