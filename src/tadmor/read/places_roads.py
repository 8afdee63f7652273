"""Roads by the names at their ends, and the ground between two places."""

from __future__ import annotations

import re

from tadmor.model.span import Span
from tadmor.read.places_language import BETWEEN, ROAD_BY_NAMES, ROAD_OF_NAMES
from tadmor.read.places_names import Mention, Names

DASH = re.compile(r"\s?[–—-]\s?|\s+to\s+")


def find_roads(names: Names, sentence: int, taken: list[Span]) -> list[Mention]:
    """Roads and pairs of one sentence that share no character with `taken`; each has the names at its ends."""
    found: list[Mention] = []
    for pattern in (ROAD_OF_NAMES, ROAD_BY_NAMES, BETWEEN):
        for match in pattern.finditer(names.text, names.bounds.start, names.bounds.end):
            span = Span(*match.span("name"))
            if any(span.overlaps(t) for t in (*taken, *(m.span for m in found))):
                continue
            if pattern is ROAD_BY_NAMES:
                ends = _split_pair(names, match.start("ab"), match["ab"])
            else:
                ends = [Span(*match.span(g)) for g in ("a", "b") if match[g]]
            if mention := _line(names, sentence, match, ends):
                found.append(mention)
    return found


def _split_pair(names: Names, start: int, pair: str) -> list[Span]:
    for gap in DASH.finditer(pair):
        if names.known(pair[: gap.start()]) and names.known(pair[gap.end() :]):
            return [Span(start, start + gap.start()), Span(start + gap.end(), start + len(pair))]
    return []


def _line(names: Names, sentence: int, match: re.Match[str], spans: list[Span]) -> Mention | None:
    cores = [names.text[s.start : s.end] for s in spans]
    between = match.re is BETWEEN
    said = between and match["many"]  # "the villages of": places, whoever knows them
    if not said and (not any(map(names.known, cores)) or (between and not all(map(names.settled, cores)))):
        return None
    ends = tuple(
        Mention(span=s, core=c, sentence=sentence, start=s.start, end=s.end, hidden=True)
        for s, c in zip(spans, cores, strict=True)
    )
    return Mention(
        span=Span(*match.span("name")),
        core=" ".join(cores),
        sentence=sentence,
        start=match.start(),
        end=match.end("name"),
        relation="between" if between else "on_road",
        ends=ends,
    )
