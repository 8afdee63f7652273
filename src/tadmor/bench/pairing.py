"""Which claim of the record answers which hand-coded claim of the same report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from tadmor.bench.answers import bounds, is_named, same_day, same_place, sentence_spans

Plain = Mapping[str, Any]


def stances(gold: Plain) -> set[str]:
    """The stances that a coder could defend."""
    said = gold["stance"]
    return set(said) if isinstance(said, list) else {said}


def agreement(gold: Plain, claim: Plain) -> float:
    """How well a claim answers a gold claim: only to choose among several that quote the same sentence."""
    score: float = 2.0 * (claim.get("kind") in gold["kinds"]) + (claim.get("stance") in stances(gold))
    figures = claim.get("quantities") or []
    for figure in gold.get("figures") or []:
        score += any(figure["what"] == q.get("what") and bounds(figure) & bounds(q) for q in figures)
    score += bool(gold.get("date")) and same_day(gold["date"], claim.get("when"))
    score += bool(gold.get("place")) and same_place(gold["place"], claim.get("where"))
    chain, sources = gold.get("chain") or [], claim.get("sources") or []
    score += bool(chain and sources) and is_named(chain[0], sources[-1].get("name"))
    names = [actor.get("name") for actor in claim.get("actors") or []]
    return score + sum(any(is_named(accepted, name) for name in names) for accepted in gold.get("actors") or [])


def pair_claims(
    golds: Sequence[Plain], claims: Sequence[Plain], text: str, may_merge: Mapping[str, set[str]]
) -> dict[str, Plain]:
    """Gold claim id -> the claim that answers it. A claim must quote at most three sentences and one that tells the gold
    claim; pairs are one to one, best agreement first; then what is left over may share a claim of the same incident."""
    options = _options(golds, claims, text)
    incident = {gold["id"]: gold["incident"] for gold in golds}
    partner: dict[str, Plain] = {}
    holders: dict[int, list[str]] = defaultdict(list)
    for sharing in (False, True):
        for _, gold_id, index in options:
            if gold_id in partner:
                continue
            shared = [incident[held] for held in holders[index]]
            mine = incident[gold_id]
            if not shared or (sharing and all(mine == other or other in may_merge.get(mine, ()) for other in shared)):
                partner[gold_id] = claims[index]
                holders[index].append(gold_id)
    return partner


def _options(golds: Sequence[Plain], claims: Sequence[Plain], text: str) -> list[tuple[float, str, int]]:
    spans = sentence_spans(text)

    def touched(start: int, end: int) -> set[int]:
        return {i for i, (first, last) in enumerate(spans) if first < end and last > start}

    telling = {}
    for gold in golds:
        at = text.find(gold["quote"])
        telling[gold["id"]] = touched(at, at + len(gold["quote"]))
    found = []
    for index, claim in enumerate(claims):
        evidence = claim.get("evidence") or {}
        quoted = touched(evidence.get("start", 0), evidence.get("end", 0))
        if 0 < len(quoted) <= 3:
            found += [(agreement(gold, claim), gold["id"], index) for gold in golds if telling[gold["id"]] & quoted]
    return sorted(found, key=lambda option: (-option[0], option[1], option[2]))
