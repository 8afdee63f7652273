"""A figure of one sentence and the noun phrase that it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from tadmor.lexicon.counted import CountedNoun, CountedWords
from tadmor.lexicon.number_words import Words
from tadmor.model.value import Modifier

Form = Literal["number", "article", "zero"]
STOPS = frozenset(
    """of in on at from to by with for near inside outside into over after before during while when where who whom which that as
    and or but than because since until if was were is are be been being has have had do does did may might could can will would
    should said says told the a an his her their its this these those not also still later earlier then there here it he she
    they including among amid against between seriously severely critically badly lightly slightly more yesterday today
    tonight dead alive
    remain remains remained lay lie aboard through across under out off up down about according whose
    overnight last nationwide altogether overall afterwards rather instead compared early late despite ahead following throughout
    along beyond behind within amongst""".split()
)
VERBS_OF_PEOPLE = frozenset(
    "broke threw took shot drove went came got lost hit set left ran rode held blew too alone each was met".split()
)
SUPERLATIVE = re.compile(r"(?:most|worst|best|few|main|top|\w{3,}est)$")
NOT_COUNTED = CountedNoun(kind="event", status="unknown", group=None, plural=True)
LISTED = frozenset({("men", "women"), ("women", "men"), ("women", "children"), ("men", "children")})
WORDLIKE = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Words `first` up to `past_last` are the quotation; `core` to `noun_first` the number. `head` is the counted word, or -1.

    `tail` is the word after the figure and its partitive ("of them", "of the wounded", whose word is in `partitive`).
    `unknown` is True where a word is counted that the lexicon does not know. `base` is the 14 of "six of its 14 trucks".
    """

    form: Form
    first: int
    core: int
    noun_first: int
    past_last: int
    tail: int
    head: int = -1
    low: int | None
    high: int | None
    modifier: Modifier
    noun: CountedNoun | None = None
    unknown: bool = False
    partitive: str = ""
    base: Figure | None = None

    @property
    def number_end(self) -> int:
        """The word after the number itself."""
        return max(self.core + 1, self.noun_first)

    @property
    def bare(self) -> bool:
        """True where the figure names nothing that it counts."""
        return self.noun is None and not self.unknown


def noun_phrase(words: Words, first: int, counted: CountedWords) -> tuple[int, CountedNoun | None]:
    """Past-last word of the noun phrase from `first` on and its counted noun: the last one that the lexicon knows."""
    past_last, noun = first, None
    index = first
    while index < min(first + 7, len(words.lower)):
        word = words.at(index)
        if "-" in {word, words.at(index + 1)} and "year" in words.at(index + 1) + words.at(index + 2):
            index += 1
            continue
        if word in STOPS or not WORDLIKE.search(word):
            if noun and noun.plural and word in {"and", ","} and _joins(words, index, counted):
                index += 1
                continue
            if word == "more" and index == first:
                index += 1
                continue
            break
        if word in counted.verbs or word in counted.intransitive or word in counted.follows:
            if not (index == first and counted.noun(words.at(index + 1))):
                break
            index += 1
            continue
        known = counted.noun(word)
        if known and noun and noun.plural and not known.plural and noun.group != "elderly":
            break
        if known:
            past_last, noun = index + 1, known if noun is None or words.at(index - 1) != "and" else noun
        index += 1
    return past_last, noun


def joined_modifiers(words: Words, first: int, counted: CountedWords, numbers: frozenset[int]) -> int | None:
    """Where the second half of "army and allied fighters" starts; None where `first` opens no such pair before one noun."""
    index = first
    while index < first + 3 and words.at(index) != "and":
        word, known = words.at(index), counted.nouns.get(words.at(index))
        if word in STOPS or not WORDLIKE.match(word) or word in counted.verbs or word in counted.follows:
            return None
        if known and known.plural and word != "police":
            return None
        index += 1
    if index == first or words.at(index) != "and" or not numbers.isdisjoint(range(index + 1, index + 4)):
        return None
    past_last, noun = noun_phrase(words, index + 1, counted)
    return index + 1 if noun and noun.plural and index + 1 < past_last <= index + 4 else None


def _joins(words: Words, index: int, counted: CountedWords) -> bool:
    """True for the "and" of "women and children": two plurals that one number counts."""
    before, after = words.at(index - 1), words.at(index + 1)
    pairs = {("women", "children"), ("men", "women"), ("children", "women"), ("women", "men"), ("soldiers", "officers")}
    if words.at(index) == ",":
        return (
            (before, after) in LISTED and words.at(index + 2) == "and" and words.at(index + 3) in {"children", "women"}
        )
    return (before, after) in pairs and counted.noun(after) is not None


def partitive(words: Words, figure: Figure, counted: CountedWords) -> Figure:
    """ "five of them", "32 of which", "eleven of the dead", "two of its soldiers"."""
    index = figure.noun_first + 1
    if words.at(index) == "those" and words.at(index + 1) == "who":
        return replace(figure, partitive="group", tail=index + 1)
    those = words.at(index) in {"those", "these"} and words.at(index + 1) in {*counted.follows, *STOPS}
    if words.at(index) in {"them", "whom", "which"} or those:
        following = index + 1
        figure = replace(figure, partitive="them", tail=following)
        if words.at(following) in {"were", "was", "are", "is"} and words.at(index) != "them":
            following += 1
        if words.at(following) in {"a", "an"}:
            following += 1
        past_last, noun = noun_phrase(words, following, counted)
        if noun and noun.kind == "person":
            return replace(figure, tail=past_last, noun=noun, head=past_last - 1)
        return figure
    while words.at(index) in {"the", "its", "his", "her", "their", "our", "these", "those", "some", "other"}:
        index += 1
    if figure.high == 1 and SUPERLATIVE.match(words.at(index)):
        return replace(figure, partitive="group", tail=index, noun=NOT_COUNTED)
    if words.at(index) in counted.follows:
        return replace(figure, partitive=words.at(index), tail=index + 1)
    past_last, noun = noun_phrase(words, index, counted)
    if noun:
        return replace(figure, partitive="group", past_last=past_last, tail=past_last, head=past_last - 1, noun=noun)
    return replace(figure, partitive="group", tail=index)


def heads_another(words: Words, index: int, counted: CountedWords) -> bool:
    """True where a noun only narrows the word after it: "an official statement", "a police station"."""
    word = words.at(index)
    if not word.isalpha() or word in STOPS or word.endswith(("ed", "ly", "ing")):
        return False
    if word in counted.verbs or word in counted.follows or word in counted.intransitive:
        return False
    return words.text[words.starts[index]].islower() and word not in VERBS_OF_PEOPLE
