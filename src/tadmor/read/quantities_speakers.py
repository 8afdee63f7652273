"""Who speaks behind a toll: "killed 12 people, a doctor at the hospital said"."""

from __future__ import annotations

from tadmor.lexicon.number_words import Words
from tadmor.read.quantities_nouns import Figure

SETS_OFF = frozenset({",", ";", "-", "–", "—"})
TELLS = frozenset(
    "said says told tells added adds confirmed confirms announced announces claimed claims reported stated declared recalled "
    "explained warned insisted wrote tweeted".split()
)
CUTS = frozenset(
    ", ; : . - – — and or who whom whose that which when while as after was were had has been killed wounded".split()
)
AUXILIARIES = frozenset("was were is are has have had been".split())
QUOTED = frozenset("quoted cited heard recorded shown".split())
SAYING = frozenset({("as", "saying"), ("saying",), ("as", "telling"), ("telling",)})
FARTHEST = 12


def speaks(words: Words, figure: Figure) -> bool:
    """ "Killed 12 people, a doctor at the hospital said": who speaks behind a toll is no part of it."""
    if words.at(figure.first - 1) not in SETS_OFF or (figure.noun is not None and figure.noun.kind != "person"):
        return False
    for index in range(figure.past_last, min(figure.past_last + FARTHEST, len(words.lower))):
        word = words.at(index)
        if word in TELLS:
            return True
        if word in AUXILIARIES and _is_quoted(words, index):
            return True
        if word in CUTS:
            # "A resident who asked not to be named said": what stands between tells of the speaker.
            return word == "who" and _asks_no_name(words, index)
    return False


def _asks_no_name(words: Words, index: int) -> bool:
    until = next((i for i in range(index, len(words.lower)) if words.at(i) in {",", ".", ";"}), len(words.lower))
    return "named" in words.lower[index:until] and words.at(until - 1) in TELLS


def _is_quoted(words: Words, index: int) -> bool:
    """ "Was quoted by the agency as saying", "has said", "is reported to have said"."""
    while words.at(index) in AUXILIARIES or words.at(index).endswith("ly"):
        index += 1
    word = words.at(index)
    if word in QUOTED:
        rest = range(index + 1, index + 8)
        return any((words.at(i),) in SAYING or (words.at(i), words.at(i + 1)) in SAYING for i in rest)
    if words.lower[index + 1 : index + 3] == ("to", "have"):
        return words.at(index + 3) in TELLS
    return word in TELLS and words.at(index - 1) in {"has", "have", "had"}
