"""Figures of one sentence before it is known what became of those counted: a number, a bare article or a zero, with its noun."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from tadmor.lexicon.counted import CountedNoun, CountedWords
from tadmor.lexicon.numbers import NumberPhrase, NumberWords, Words, find_numbers
from tadmor.model.value import Modifier

Form = Literal["number", "article", "zero"]

STOPS = frozenset(
    """of in on at from to by with for near inside outside into over after before during while when where who whom which that as
    and or but than because since until if was were is are be been being has have had do does did may might could can will would
    should said says told the a an his her their its this these those not also still later earlier then there here it he she
    they including among amid against between seriously severely critically badly lightly slightly more yesterday today
    tonight dead alive
    remain remains remained lay lie aboard through across under out off up down about according""".split()
)
TURNS = frozenset("and or , in on at from by as because when while to for with after".split())
POSSESSIVES = frozenset({"his", "her", "their", "its"})
KIN = frozenset(
    """mother father wife husband son daughter brother sister cousin nephew niece uncle aunt grandfather grandmother grandson
    granddaughter bodyguard driver baby companion""".split()
)
BASES = frozenset({("of", "the"), ("of", "its"), ("of", "their"), ("out", "of"), ("out", "of", "the"), ("of", "these")})
VERBS_OF_PEOPLE = frozenset(
    "broke threw took shot drove went came got lost hit set left ran rode held blew too alone each was met".split()
)
POPULATED = frozenset(
    "home village town city population community hamlet settlement camp neighbourhood neighborhood".split()
)
FATE_NOUNS = frozenset({"deaths", "casualties", "fatalities", "injuries"})
SHARES = frozenset("some many most few half part % percent cent third majority each none one".split())
NOT_COUNTED = CountedNoun(kind="event", status="unknown", group=None, plural=True)
WORDLIKE = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Words `first` up to `past_last` are the quotation; `core` to `noun_first` the number. `head` is the counted word, or -1.

    `tail` is the word after the figure and its partitive ("of them", "of the wounded", whose word is in `partitive`).
    `unknown` is True where a word is counted that the lexicon does not know.
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

    @property
    def number_end(self) -> int:
        """The word after the number itself."""
        return max(self.core + 1, self.noun_first)

    @property
    def bare(self) -> bool:
        """True where the figure names nothing that it counts."""
        return self.noun is None and not self.unknown


def find_figures(words: Words, numbers: NumberWords, counted: CountedWords) -> list[Figure]:
    """Every figure of a sentence in text order, numbers first claiming their words."""
    figures = [_of_number(words, phrase, counted) for phrase in find_numbers(words, numbers)]
    figures = [figure for figure in figures if not _is_described_by(words, figure, counted)]
    figures = _with_bases(words, figures, counted)
    taken = [(f.first, f.past_last) for f in figures]
    taken_words = {i for first, last in taken for i in range(first, last)}
    for index, word in enumerate(words.lower):
        if index in taken_words:
            continue
        found = None
        if word in {"a", "an"} and _may_count(words, index, counted):
            found = _of_article(words, index, counted)
        elif word in {"no", "none", "nobody", "zero", "without", "neither"}:
            found = _of_zero(words, index, counted)
        elif word in POSSESSIVES and words.at(index + 1) in KIN and words.at(index - 1) in {"and", ","}:
            found = _one(words, index, index + 2, counted.noun(words.at(index + 1)))
        elif word == "both":
            found = _of_both(words, index, counted)
        if found and not any(i in taken_words for i in range(found.first, found.past_last)):
            figures.append(found)
            taken_words.update(range(found.first, found.past_last))
    return sorted(figures, key=lambda f: f.first)


def _with_bases(words: Words, figures: list[Figure], counted: CountedWords) -> list[Figure]:
    """Joins "three of the four attackers" and "12 out of 15 aircraft" to one figure: the second number is only its base."""
    joined: list[Figure] = []
    for figure in figures:
        before = joined[-1] if joined else None
        gap = words.lower[before.number_end : figure.first] if before else ()
        if before and gap in BASES and _has_own_fate(words, figure, counted):
            joined[-1] = figure
        elif before and gap in BASES:
            joined[-1] = replace(
                before,
                past_last=figure.past_last,
                tail=figure.tail,
                noun=figure.noun,
                unknown=figure.unknown,
                head=figure.head,
                partitive="group",
            )
        else:
            joined.append(figure)
    return joined


def _has_own_fate(words: Words, figure: Figure, counted: CountedWords) -> bool:
    """True for "two of the seven kidnapped students": it is the seven who were kidnapped."""
    around = {words.at(figure.noun_first), words.at(figure.tail)}
    return any(word in counted.verbs or word in counted.follows for word in around)


def _is_described_by(words: Words, figure: Figure, counted: CountedWords) -> bool:
    """True for a number that only describes another noun: "a mother of three", "members of one family", "some of the 200"."""
    before = figure.first - 1
    if words.at(before) in {"to", "of"} and words.at(before - 1) in POPULATED:
        return True
    if words.at(figure.first) in {"over", "under", "above"} and figure.bare:
        return counted.noun(words.at(before)) is not None
    if words.at(before) == "of" and words.at(before - 1) not in counted.deeds:
        noun = counted.noun(words.at(before - 1))
        return noun is not None and noun.kind in {"person", "body"}
    if words.at(before) in {"the", "its", "their", "his"} and words.at(before - 1) == "of":
        return words.at(before - 2) in SHARES
    return False


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
            if word == "and" and noun and noun.plural and _joins(words, index, counted):
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


def _joins(words: Words, index: int, counted: CountedWords) -> bool:
    """True for the "and" of "women and children": two plurals that one number counts."""
    before, after = words.at(index - 1), words.at(index + 1)
    pairs = {("women", "children"), ("men", "women"), ("children", "women"), ("women", "men"), ("soldiers", "officers")}
    other = counted.noun(after)
    return (before, after) in pairs and other is not None


def _of_number(words: Words, phrase: NumberPhrase, counted: CountedWords) -> Figure:
    start = phrase.past_last + (1 if phrase.links_noun else 0)
    if phrase.links_noun and words.at(start) in {"the", "its", "their", "his", "our", "them", "those"}:
        start = phrase.past_last
    figure = Figure(
        form="number",
        first=phrase.first,
        core=phrase.core,
        noun_first=start,
        past_last=phrase.past_last,
        tail=phrase.past_last,
        low=phrase.low,
        high=phrase.high,
        modifier=phrase.modifier,
    )
    if words.at(start) == "of":
        return _partitive(words, figure, counted)
    if phrase.links_noun and words.at(start) in counted.follows:
        return replace(figure, tail=start)
    past_last, noun = noun_phrase(words, start, counted)
    deed = _fate_noun(words, start)
    if deed > start and words.at(start) not in counted.follows and (noun is None or not noun.plural):
        return replace(figure, past_last=deed + 1, tail=deed)
    if (
        noun
        and not noun.plural
        and (phrase.low or phrase.high or 0) > 1
        and words.at(past_last - 1) not in {"other", "more"}
    ):
        return replace(figure, noun=NOT_COUNTED)
    if noun and not noun.plural and _heads_another(words, past_last, counted):
        return replace(figure, noun=NOT_COUNTED)
    if noun:
        return replace(figure, past_last=past_last, tail=past_last, head=past_last - 1, noun=noun)
    return _unknown(words, figure, counted)


def _fate_noun(words: Words, start: int) -> int:
    """Where a noun that counts by itself stands after its adjectives ("five rebel deaths"); -1 where there is none."""
    for index in range(start, start + 4):
        if words.at(index) in FATE_NOUNS:
            return index
        if not words.at(index).isalpha() or words.at(index) in STOPS:
            return -1
    return -1


def _unknown(words: Words, figure: Figure, counted: CountedWords) -> Figure:
    """A noun that the lexicon does not know: the words up to a stop or a fate word, the last of them as its head."""
    index = figure.noun_first
    while index < figure.noun_first + 4:
        word = words.at(index)
        fate = word in counted.verbs or word in counted.intransitive or word in counted.follows
        if not word or word in STOPS or fate or not WORDLIKE.match(word) or word.endswith(("ly", "ed")):
            break
        index += 1
    if index == figure.noun_first:
        return figure
    if not words.at(index - 1).endswith("s"):
        return replace(figure, noun=NOT_COUNTED)
    return replace(figure, past_last=index, tail=index, head=index - 1, unknown=True)


def _partitive(words: Words, figure: Figure, counted: CountedWords) -> Figure:
    """ "five of them", "32 of which", "eleven of the dead", "two of its soldiers"."""
    index = figure.noun_first + 1
    those = words.at(index) in {"those", "these"} and words.at(index + 1) in {"who", *counted.follows, *STOPS}
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
    if words.at(index) in counted.follows:
        return replace(figure, partitive=words.at(index), tail=index + 1)
    past_last, noun = noun_phrase(words, index, counted)
    if noun:
        return replace(figure, partitive="group", past_last=past_last, tail=past_last, head=past_last - 1, noun=noun)
    return replace(figure, partitive="group", tail=index)


def _of_article(words: Words, index: int, counted: CountedWords) -> Figure | None:
    past_last, noun = noun_phrase(words, index + 1, counted)
    if noun is None or noun.plural or noun.kind in {"event", "life", "strike", "attack"}:
        return None
    if _heads_another(words, past_last, counted):
        return None
    if noun.group == "police" and words.at(past_last - 1) == "police":
        return None
    return _one(words, index, past_last, noun)


def _may_count(words: Words, index: int, counted: CountedWords) -> bool:
    """An article after a preposition only describes something ("brother of a minister"), unless a deed governs it."""
    before = words.at(index - 1)
    if before == "of":
        return words.at(index - 2) in counted.deeds or words.at(index - 2) in {"those", "lives"}
    return before not in {
        "in",
        "by",
        "for",
        "from",
        "at",
        "near",
        "as",
        "against",
        "to",
        "into",
        "inside",
        "outside",
        "like",
        "under",
    }


def _heads_another(words: Words, index: int, counted: CountedWords) -> bool:
    """True where a noun only narrows the word after it: "an official statement", "a police station"."""
    word = words.at(index)
    if not word.isalpha() or word in STOPS or word.endswith(("ed", "ly", "ing")):
        return False
    if word in counted.verbs or word in counted.follows or word in counted.intransitive:
        return False
    return words.text[words.starts[index]].islower() and word not in VERBS_OF_PEOPLE


def _one(words: Words, index: int, past_last: int, noun: CountedNoun | None) -> Figure:
    return Figure(
        form="article",
        first=index,
        core=index,
        noun_first=index + 1,
        past_last=past_last,
        tail=past_last,
        head=past_last - 1,
        low=1,
        high=1,
        modifier="exactly",
        noun=noun,
    )


def _of_both(words: Words, index: int, counted: CountedWords) -> Figure | None:
    past_last, noun = noun_phrase(words, index + 1, counted)
    if noun is None or not noun.plural or noun.kind != "person":
        return None
    return replace(_one(words, index, past_last, noun), form="number", low=2, high=2)


def _of_zero(words: Words, index: int, counted: CountedWords) -> Figure | None:
    word, start = words.at(index), index + 1
    if word == "without" and words.at(start) in {"causing", "any", "suffering"}:
        start += 1
    zero = replace(_one(words, index, start, None), form="zero", low=0, high=0, head=-1)
    if word in {"none", "nobody"} or (word == "no" and words.at(start) in {"one", "one's"}):
        past_last = start + 1 if word == "no" else start
        if words.at(past_last) == "of":
            group = _partitive(words, replace(zero, noun_first=past_last, past_last=past_last, tail=past_last), counted)
            return replace(group, form="zero")
        return replace(zero, past_last=past_last, tail=past_last, noun_first=past_last)
    while words.at(start) in {"any", "immediate", "further", "other", "known", "confirmed", "causing"}:
        start += 1
    if words.lower[start : start + 2] == ("loss", "of") and words.at(start + 2) in {"life", "lives"}:
        lives = CountedNoun(kind="life", status="unknown", group=None, plural=True)
        return replace(zero, noun_first=start, past_last=start + 3, tail=start + 3, head=start + 2, noun=lives)
    past_last, noun = noun_phrase(words, start, counted)
    if noun and noun.kind in {"person", "body"} and (noun.plural or not _heads_another(words, past_last, counted)):
        return replace(zero, noun_first=start, past_last=past_last, tail=past_last, head=past_last - 1, noun=noun)
    if words.at(start) in counted.follows or words.at(start + 1) in counted.follows:
        return replace(zero, noun_first=start, past_last=start, tail=start)
    return None
