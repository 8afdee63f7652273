"""What anchors a word of violence to one time, one place or somebody in particular."""

from __future__ import annotations

from tadmor.read.page import Parse
from tadmor.read.syntax import is_specified

TIMES = frozenset({"DATE", "TIME"})
NUMBERS = frozenset({"CARDINAL", "ORDINAL", "QUANTITY"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
PRESENT = frozenset({"VBZ", "VBP"})


def is_shown(parse: Parse, noun: int) -> bool:
    """The judge, his rival, two drivers, Okello: somebody in particular."""
    return is_specified(parse, noun) or parse.poses[noun] == "PROPN"


def helpers_of(parse: Parse, verb: int) -> list[int]:
    """Its auxiliaries."""
    return [c for c in parse.children(verb) if parse.deps[c] in {"aux", "auxpass"}]


def names_any(parse: Parse, labels: frozenset[str]) -> bool:
    """True where the parser has seen a name of one of these labels."""
    return any(label in labels for _, _, label in parse.entities)


def is_heading(parse: Parse) -> bool:
    """Most of its long words begin with a capital letter, or nothing ends it."""
    long = [w for w in parse.words if len(w) > 3 and w[0].isalpha()]
    return sum(w[0].isupper() for w in long) > 0.6 * len(long)


def is_of_years(parse: Parse) -> bool:
    """True for words of a long or a repeated time."""
    return bool(
        {w.lower() for w in parse.words} & {"since", "years", "decades", "long", "decade", "months", "each", "every"}
    )
