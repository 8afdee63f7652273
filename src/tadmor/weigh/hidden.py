"""Speakers without a name in several reports: one where an agency, a copied text, or body and figure bring them together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId
from tadmor.model.source import Source
from tadmor.text.phrases import WORD, fold
from tadmor.weigh.connected import Connected
from tadmor.weigh.publication import days_between
from tadmor.weigh.slips import is_digit_slip

_NEAR_DAYS = 2
_NEIGHBOURS = 40
_LEAST_FIGURE = 3
_ROLES = frozenset(
    (
        "official source person spokesman spokeswoman spokesperson representative officer diplomat commander soldier fighter "
        "doctor medic nurse witness resident villager driver expert analyst employee worker leader member aide adviser investigator"
    ).split()
)
_EMPTY = frozenset(
    (
        "unnamed anonymous unidentified undisclosed a an the one two three several some of in at from with for to by on s senior "
        "high ranking top close familiar who and"
    ).split()
)
_OF_AGENCIES = frozenset("the news agency".split())
Described = tuple[frozenset[str], frozenset[str]]


def join_hidden(
    claims: Sequence[Claim],
    named: Mapping[ClaimId, Source],
    keys: Mapping[ClaimId, str],
    copied: Mapping[str, str],
    *,
    one_event: bool,
) -> dict[ClaimId, str]:
    """Keys of claims whose speaker (`named`) has no name, the same for one speaker.

    Two are one where their descriptions agree and they come by one agency, or in copies of one text (`copied`: report -> text),
    or say the same figure for the same body; all within two days. Two whom one report tells apart stay two. Without `one_event`
    an agency brings together only those who give the same figure of the same kind of event.
    """
    described = {claim.id: describe(named[claim.id]) for claim in claims}
    apart = _told_apart(claims, described)
    connected = Connected[str]()
    for bucket in _buckets(claims, named, copied, one_event):
        ordered = sorted(bucket, key=lambda c: (c.document.published or "", c.id))
        for at, first in enumerate(ordered):
            for second in ordered[at + 1 : at + 1 + _NEIGHBOURS]:
                pair = described[first.id], described[second.id]
                if days_between(first, second) <= _NEAR_DAYS and may_be_one(*pair) and frozenset(pair) not in apart:
                    connected.join(keys[first.id], keys[second.id])
    found = {claim.id: connected.root(keys[claim.id]) for claim in claims}
    return _with_slips(claims, described, found) if one_event else found


def _with_slips(
    claims: Sequence[Claim], described: Mapping[ClaimId, Described], found: Mapping[ClaimId, str]
) -> dict[ClaimId, str]:
    """A report alone whose figure is a digit away from that of two or more reports of a speaker described in the same words."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[found[claim.id]].append(claim)
    reports = {key: len({c.document.id for c in group}) for key, group in groups.items()}
    joined = dict(found)
    for key, group in sorted(groups.items()):
        if reports[key] != 1:
            continue
        homes = {
            found[other.id]
            for claim in group
            for other in claims
            if reports[found[other.id]] > 1
            and described[other.id] == described[claim.id]
            and described[claim.id][1]
            and days_between(claim, other) <= _NEAR_DAYS
            and _is_slip_of(claim, other)
        }
        if len(homes) == 1:
            joined.update({claim.id: min(homes) for claim in group})
    return joined


def _is_slip_of(a: Claim, b: Claim) -> bool:
    return any(
        p.what == q.what and p.low == p.high and q.low == q.high and is_digit_slip(p.low or 0, q.low or 0)
        for p in a.quantities
        for q in b.quantities
    )


def describe(source: Source) -> Described:
    """What he is (official, doctor), and what else is said of him."""
    words = {fold(word) for word in WORD.findall(source.name)} - _EMPTY
    words = {word.removesuffix("s") if len(word) > 3 else word for word in words}
    return frozenset(words & _ROLES), frozenset(words - _ROLES)


def _told_apart(claims: Sequence[Claim], described: Mapping[ClaimId, Described]) -> set[frozenset[Described]]:
    """Descriptions that neither holds the other, of one report: it means two people."""
    by_report: dict[str, set[Described]] = defaultdict(set)
    for claim in claims:
        by_report[claim.document.id].add(described[claim.id])
    return {
        frozenset((a, b))
        for held in by_report.values()
        for a in held
        for b in held
        if a != b and not (a[1] <= b[1] or b[1] <= a[1])
    }


def _buckets(
    claims: Sequence[Claim], named: Mapping[ClaimId, Source], copied: Mapping[str, str], one_event: bool
) -> Iterator[list[Claim]]:
    buckets: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        figures = sorted({(q.what, q.low) for q in claim.quantities if (q.low or 0) >= _LEAST_FIGURE})
        marks: list[tuple[object, ...]] = [()] if one_event else [(claim.kind, *figure) for figure in figures]
        text = copied.get(claim.document.url or claim.document.id)
        if text:
            buckets[("text", text)].append(claim)
        for carrier in _carriers(claim, named[claim.id]):
            for mark in marks:
                buckets[("carrier", carrier, *mark)].append(claim)
        body = describe(named[claim.id])[1]
        if body:
            for figure in figures:
                buckets[("body", body, claim.kind, *figure)].append(claim)
    yield from (bucket for _, bucket in sorted(buckets.items(), key=lambda item: repr(item[0])) if len(bucket) > 1)


def _carriers(claim: Claim, speaker: Source) -> set[str]:
    """Who heard him (the link before him) and agencies, one in brackets after an outlet's name included: "Herald (XPA)"."""
    at = claim.sources.index(speaker)
    names = [s.name for s in claim.sources[:at] if s.kind == "news_agency"] + [
        s.name for s in claim.sources[at - 1 : at]
    ]
    marks = [part for s in claim.sources[:at] for part in s.name.split("(")[1:]]
    spelt = ([fold(word) for word in WORD.findall(name)] for name in (*names, *marks))
    return {" ".join(word for word in words if word not in _OF_AGENCIES) for words in spelt} - {""}


def may_be_one(a: Described, b: Described) -> bool:
    """The same role, and what else is said of one does not go against the other (that is for `_told_apart`)."""
    return a[0] == b[0] and (bool(a[0]) or a[1] == b[1])
