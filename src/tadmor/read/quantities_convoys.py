"""How many vehicles a convoy had: "a convoy of 26 trucks", "six of its 14 trucks"."""

from __future__ import annotations

import re

from tadmor.lexicon.counted import CountedWords
from tadmor.lexicon.number_words import NumberWords, Words
from tadmor.read.quantities_nouns import Figure
from tadmor.read.quantities_scene import Fate, Scene

CONVOYS = frozenset({"convoy", "convoys", "column", "columns", "motorcade", "caravan", "cavalcade", "procession"})
OWNER = re.compile(r"(?:convoy|column|motorcade|caravan|cavalcade)['’]s$")
SIZED = re.compile(r"(?P<many>\d{1,3}|[a-z]+)-(?P<of>[a-z]+)$")


def of_convoy(scene: Scene, figure: Figure) -> bool:
    """True where a figure counts the vehicles of a convoy: "a convoy of 12 trucks and two buses"."""
    if figure.noun is None or figure.noun.kind != "vehicle" or figure.partitive or figure.form != "number":
        return False
    words = scene.words
    if words.at(figure.head) in CONVOYS:
        return True
    if words.at(figure.first - 1) == "and":
        before = next((other for other in scene.figures if other.tail == figure.first - 1), None)
        return before is not None and of_convoy(scene, before)
    return words.at(figure.first - 1) == "of" and words.at(figure.first - 2) in CONVOYS


def sized_convoy(words: Words, index: int, numbers: NumberWords, counted: CountedWords) -> Figure | None:
    """The figure of "a 14-truck convoy", whose number and noun are one word; None for any other word."""
    found = SIZED.match(words.at(index)) if words.at(index + 1) in CONVOYS else None
    noun = counted.noun(found["of"]) if found else None
    many = (int(found["many"]) if found["many"].isdigit() else numbers.exact.get(found["many"])) if found else None
    if many is None or noun is None or noun.kind != "vehicle":
        return None
    return Figure(
        form="number",
        first=index,
        core=index,
        noun_first=index + 1,
        past_last=index + 2,
        tail=index + 2,
        head=index + 1,
        low=many,
        high=many,
        modifier="exactly",
        noun=noun,
    )


def before_convoy(scene: Scene, figure: Figure) -> int | None:
    """The word before "a convoy of" where that is what a figure counts; None where there is no convoy."""
    if not of_convoy(scene, figure) or scene.words.at(figure.first - 1) != "of":
        return None
    index, words = figure.first - 3, scene.words
    while index > figure.first - 7 and words.at(index) not in {"a", "the", "an", "its", "their", ""}:
        index -= 1
    return index - 1 if words.at(index) in {"a", "the", "an", "its", "their"} else None


def total_of_base(scene: Scene, figure: Figure) -> Fate | None:
    """That the 14 of "six of its 14 trucks" counts a convoy's vehicles, where the sentence speaks of a convoy."""
    base, words = figure.base, scene.words
    if base is None or base.noun is None or base.noun.kind != "vehicle" or base.form != "number":
        return None
    owner = words.at(base.first - 1)
    spoken = OWNER.search(owner) if "'" in owner or "’" in owner else not CONVOYS.isdisjoint(words.lower)
    return Fate(what="vehicles_total", confidence=0.8) if spoken else None
