"""Figures of one that headlines tell without an article: "Soldier killed near Orsk", "Shelling kills civilian"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from tadmor.lexicon.counted import CountedNoun, CountedWords
from tadmor.lexicon.number_words import Words
from tadmor.read.quantities_nobody import one_of
from tadmor.read.quantities_nouns import STOPS, WORDLIKE, Figure

_BREAKS = frozenset(", : ; - – —".split())
_SAYING = frozenset("report reports say says confirm confirms announce announces".split())
_HEDGES = frozenset("reported reportedly believed feared confirmed".split())
_JOINS = frozenset({",", "and", "&"})
_GOES_ON = _BREAKS | frozenset(
    ". in by near as after when while amid at on during from outside inside following under over against despite with".split()
)
_TAKES = frozenset("kills kill wounds injures kidnaps kidnap abducts abduct".split())
_POINTS = frozenset("each every any another first last only one no our your my such same".split())
_UNDERGONE = ("ed", "dead", "death", "slain", "hurt")
_MOST_WORDS = 5


def find_bare(words: Words, counted: CountedWords, taken: Collection[int] = ()) -> list[Figure]:
    """One for every person named by a bare singular whose fate stands right beside it, in the way of headlines.

    `taken` are words of figures that are known: "two policemen, driver killed" lists one more behind them.

    A sentence of prose gives such a noun an article, so that nothing of it is taken here. Of a list whose fate stands behind the
    last ("medic, soldier killed") every bare noun is one; "mayor, father of two, killed" is no list.
    """
    found: dict[int, Figure] = {}
    for index in range(len(words.lower)):
        noun = _one_person(words, index, counted)
        if noun is None or index in found:
            continue
        start = _opens(words, index, counted, taken)
        listed = [] if start is None else _list_from(words, index, counted)
        if start is None or not listed:
            start = _taken(words, index, taken)
            listed = [] if start is None else [(start, index, noun)]
        for first, last, person in [(start, index, noun), *listed[1:]] if start is not None else []:
            one = one_of(words, first, last + 1, person)
            tail = _past_unit(words, last + 1, counted)
            found[last] = replace(one, core=last, noun_first=first, head=last, tail=tail)
    return list(found.values())


def _list_from(words: Words, index: int, counted: CountedWords) -> list[tuple[int, int, CountedNoun]]:
    """The bare nouns, each with the first word of its phrase, of a list that begins with the noun at `index` and whose fate stands
    right behind its last noun; counted ones ("soldier, two policemen killed") belong to the list and are not given. Empty where it
    is no such list."""
    noun = _one_person(words, index, counted)
    bare = [] if noun is None else [(index, index, noun)]
    while bare and not _meets_fate(words, _past_unit(words, index + 1, counted), counted):
        start = index + 2 if words.at(index + 1) in _JOINS else 0
        start += words.at(start) == "and"
        index = next((i for i in range(start, start + 3) if start and counted.noun(words.at(i)) is not None), 0)
        if not index or not all(_may_describe(words, i, words.at(i), counted) for i in range(start + 1, index)):
            return []
        one = _one_person(words, index, counted)
        if one is not None and _may_describe(words, start, words.at(start), counted):
            bare.append((start, index, one))
        elif start == index:
            return []
    return bare


def _one_person(words: Words, index: int, counted: CountedWords) -> CountedNoun | None:
    noun = counted.noun(words.at(index))
    return noun if noun and noun.kind == "person" and not noun.plural and noun.group != "family" else None


def _meets_fate(words: Words, index: int, counted: CountedWords) -> bool:
    """True where a participle, or a verb of dying, follows and governs nothing."""
    if words.at(index) in _HEDGES:
        index += 1
    word = words.at(index)
    undergone = (word in counted.verbs or word in counted.follows) and word.endswith(_UNDERGONE)
    after = words.at(index + 1)
    return (undergone or word in counted.intransitive) and (after == "" or after in _GOES_ON)


def _past_unit(words: Words, index: int, counted: CountedWords) -> int:
    """The word after "of 92nd Brigade", where it names no other person ("mother of soldier killed"), or after an age."""
    if words.at(index) == "," and words.at(index + 1).isdecimal() and words.at(index + 2) == ",":
        return index + 3
    if words.at(index) != "of":
        return index
    for at in range(index + 1, index + 5):
        word = words.at(at)
        if at > index + 1 and (word in counted.verbs or word in counted.follows or word in counted.intransitive):
            return at
        noun = counted.noun(word)
        if not word or word in _BREAKS | STOPS or (noun is not None and noun.kind == "person" and not noun.plural):
            return index
    return index


def _behind_counted(words: Words, start: int, taken: Collection[int]) -> bool:
    """True where a comma or "and" ties the words from `start` on to a figure before them."""
    return words.at(start - 1) in _JOINS and start - 2 in taken


def _opens(words: Words, index: int, counted: CountedWords, taken: Collection[int]) -> int | None:
    """The first word of the noun phrase that opens a clause and ends at `index`; None where it does not open one."""
    start = index
    while start > 0 and words.at(start - 1) not in _BREAKS | _SAYING:
        if _behind_counted(words, start, taken):
            return start
        before = words.at(start - 1)
        if index - start >= _MOST_WORDS or not _may_describe(words, start - 1, before, counted):
            return None
        start -= 1
    if _behind_counted(words, start, taken):
        return start
    listed = start > 1 and words.at(start - 1) == "," and counted.noun(words.at(start - 2)) is not None
    return None if listed else start


def _may_describe(words: Words, at: int, word: str, counted: CountedWords) -> bool:
    """True for an adjective, a name or a noun before the noun: no article, number, preposition, verb or participle."""
    if word in STOPS | _POINTS or not WORDLIKE.match(word) or word in counted.verbs or word in counted.follows:
        return False
    named = words.text[words.starts[at]].isupper() or counted.noun(word) is not None
    return named or not word.endswith(("s", "ed", "ing"))


def _taken(words: Words, index: int, taken: Collection[int]) -> int | None:
    """The word after a verb of the present that takes the noun at `index`, an adjective or two between; behind a figure that the
    verb takes, the word after the comma. None without one."""
    after = words.at(index + 1)
    if after and after not in _GOES_ON and not (after in _JOINS and index + 2 in taken):
        return None
    for start in range(index, max(index - 3, 0), -1):
        if words.at(start - 1) in _TAKES:
            return start
        if _behind_counted(words, start, taken):
            first = start - 2
            while first - 1 in taken:
                first -= 1
            return start if words.at(first - 1) in _TAKES else None
        if words.at(start - 1) in STOPS | _POINTS or not WORDLIKE.match(words.at(start - 1)):
            return None
    return None
