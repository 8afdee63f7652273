"""Figures of a toll: "the death toll rose to 53", "put the number of dead at 55", "raised to 36 the number of killed"."""

from __future__ import annotations

import re

from tadmor.read.quantities_nouns import Figure
from tadmor.read.quantities_scene import Fate, Scene

COUNT_OF = re.compile(
    r"\b(?:toll|number of (?:the )?(?:\w+ ){0,4}?(?P<a>dead|murdered|deaths?|killed|fatalities|wounded"
    r"|injured|injuries|casualties|missing|victims|displaced|abducted|detained|arrested|kidnapped)"
    r"|(?P<b>dead|deaths|killed|wounded|injured|casualties|missing|fatalities)\b[^.;,]{0,12}(?:count|figure|number)"
    r"|(?:count|figure) (?:of|for) (?:the )?(?P<c>dead|deaths|killed|wounded|injured|missing)"
    r"|(?P<f>dead|wounded|injured|missing) (?:is|are|was|were) (?:now )?(?:put|estimated|placed|counted)"
    r"|put the (?P<d>dead|wounded|injured|missing)"
    r"|body count|(?P<e>casualties|dead|deaths|fatalities|wounded|injured)(?= (?:at|to)))"
    r"\b(?P<gap>(?:(?!\b(?:dead|wounded|injured|missing) (?:at|to|was|is)\b)[^.;:!?]){0,70}?)\b(?:to|at|of"
    r"|was|is|were|reache[sd]|reaching|pass(?:es|ed)|exceed(?:s|ed)|hits?|top(?:s|ped)|stood at|rose to|from|now|this"
    r"|remains|remained)\s*$",
    re.IGNORECASE,
)
BROUGHT_TO = re.compile(r"\b(?:rais|bring|brought|push|increas|tak|took|lower|reduc)\w* (?:\w+ )?to\s*$", re.IGNORECASE)
NUMBER_AFTER = re.compile(
    r"\s*the (?:(?:death )?toll\b|(?:total )?number of (?:[\w-]+ ){0,4}?(?P<what>dead|deaths|killed|wounded|injured|missing"
    r"|abducted|displaced|kidnapped|casualties)\b)",
    re.IGNORECASE,
)
INCLUDED = re.compile(
    r"\b(?P<what>dead|killed|wounded|injured|missing|fatalities|deaths|casualties)"
    r"(?: of [^.;,]{3,30})? (?:(?:also )?includ(?:ed|es?)|were|are)\s*$",
    re.IGNORECASE,
)
TOLL_OF_TOTAL = re.compile(
    r"\bbringing (?:the|their|its) (?:overall |combined )?total(?: \w+){0,6} to\s*$", re.IGNORECASE
)


def count_of(scene: Scene, figure: Figure) -> Fate | None:
    """ "the death toll rose to 53", "put the number of dead at 55"."""
    left = scene.words.text[: scene.words.starts[figure.first]]
    found = COUNT_OF.search(left)
    if found and (figure.bare or figure.noun is None or figure.noun.kind in {"person", "body"}):
        name = next(
            (g for g in (found["a"], found["b"], found["c"], found["d"], found["e"], found["f"]) if g), "dead"
        ).lower()
        what = scene.counted.follows.get(name) or "killed"
        return Fate(what=what, confidence=0.85)
    included = INCLUDED.search(left)
    if included and (figure.unknown or (figure.noun and figure.noun.kind == "person")):
        named = scene.counted.follows.get(included["what"].lower())
        return Fate(what=named, confidence=0.85) if named else None
    if TOLL_OF_TOTAL.search(left) and figure.bare:
        return Fate(what="killed", confidence=0.6)
    return None


def brought_to(scene: Scene, figure: Figure) -> Fate | None:
    """ "Raised to 36 the number of people killed", "brought to nine the death toll"."""
    words = scene.words
    after = NUMBER_AFTER.match(words.text[words.ends[figure.tail - 1] :]) if figure.bare else None
    if not after or not BROUGHT_TO.search(words.text[: words.starts[figure.first]]):
        return None
    return Fate(what=scene.counted.follows.get((after["what"] or "dead").lower(), "killed"), confidence=0.8)
