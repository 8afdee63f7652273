"""A number that stands in the text only to be set right: "eleven people, and not 12, died", "30 rather than 40"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tadmor.lexicon.number_labels import MONTHS
from tadmor.lexicon.number_words import Words
from tadmor.read.quantities_nouns import Figure

INSTEAD = re.compile(r"(?:^|[\s,(])(?:(?:and|but) )?(?P<no>not|rather than|instead of)\s+(?:the )?$", re.IGNORECASE)
OPENS = frozenset({(), ("and",), ("but",), (",",), (",", "and"), (",", "but")})
CLOSES = frozenset({",", ".", ";", ")", "", "as"})
GOES_ON = CLOSES | frozenset("was were is are have has had died perished".split())
EARLIER = frozenset(
    "announced reported stated claimed given feared thought counted mentioned initially first previously earlier originally".split()
)
HOURS = frozenset({"noon", "midnight", "o'clock", "am", "pm", "a.m.", "p.m.", "aged", "age"})
SIZE = {"not": 1, "rather than": 2, "instead of": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Words `first` up to `past` hold the number of figure `wrong`, which figure `right` stands instead of."""

    first: int
    past: int
    wrong: int
    right: int


def find_asides(words: Words, figures: Sequence[Figure]) -> tuple[Aside, ...]:
    """The numbers of a sentence that another number beside them corrects."""
    found = (_aside(words, figures, index) for index in range(len(figures)))
    return tuple(aside for aside in found if aside is not None)


def _aside(words: Words, figures: Sequence[Figure], index: int) -> Aside | None:
    figure = figures[index]
    if figure.form != "number" or not figure.bare or figure.partitive:
        return None
    match = INSTEAD.search(words.text[: words.starts[figure.first]])
    if match is None:
        return None
    opening = figure.first - 1 - (words.at(figure.first - 1) == "the")
    opening -= SIZE[match["no"].lower()] - 1
    after = figures[index + 1] if index + 1 < len(figures) else None
    if after and words.lower[figure.tail : after.first] in {("but",), (",", "but")} and after.form == "number":
        return Aside(first=opening, past=after.first, wrong=index, right=index + 1)
    before = figures[index - 1] if index else None
    if before is None or before.form != "number" or before.partitive:
        return None
    gap = words.lower[before.tail : opening]
    near = gap in OPENS and words.at(figure.tail) in GOES_ON
    said = _said_before(words, figure.tail) if gap in OPENS else None
    far = gap[-1:] in {("and",), ("but",), (",",)} and not any(_is_hour_or_day(word) for word in gap)
    if not near and said is None and not (far and words.at(figure.tail) in CLOSES):
        return None
    past = figure.tail if said is None else said
    closed = "," in gap and words.at(past) == ","
    first = opening if said is None and not near else before.tail
    return Aside(first=first, past=past + closed, wrong=index, right=index - 1)


def _is_hour_or_day(word: str) -> bool:
    """True where a gap speaks of a day or an hour, which the second number may set right: "died on 5 May, not 6"."""
    return word in MONTHS or word in HOURS or word[:1].isdigit()


def _said_before(words: Words, index: int) -> int | None:
    """The comma after "announced on Monday", which tells of an earlier count; None where nothing of the kind is said."""
    if words.at(index + (words.at(index) == "as")) not in EARLIER:
        return None
    return next((i for i in range(index + 1, index + 8) if words.at(i) in {",", "."}), None)
