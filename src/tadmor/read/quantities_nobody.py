"""Figures of nobody and of one: "no casualties", "none of them", "not a single guard"."""

from __future__ import annotations

from dataclasses import replace

from tadmor.lexicon.counted import CountedNoun, CountedWords
from tadmor.lexicon.number_words import Words
from tadmor.read.quantities_nouns import Figure, heads_another, noun_phrase, partitive

NOT_A_SINGLE = ("not", "a", "single")


def one_of(words: Words, index: int, past_last: int, noun: CountedNoun | None) -> Figure:
    """One person or thing, from the word `index` on."""
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


def nobody(words: Words, index: int, counted: CountedWords) -> Figure | None:
    """The figure of "no civilians", "none of them", "without casualties"; None where nobody is counted."""
    word, start = words.at(index), index + (3 if words.at(index) == "not" else 1)
    if word == "without" and words.at(start) in {"causing", "any", "suffering"}:
        start += 1
    zero = replace(one_of(words, index, start, None), form="zero", low=0, high=0, head=-1)
    if word == "neither":
        return _neither(words, index, zero, counted)
    if word in {"none", "nobody"} or (word == "no" and words.at(start) in {"one", "one's"}):
        past_last = start + 1 if word == "no" else start
        if words.at(past_last) == "of":
            group = partitive(words, replace(zero, noun_first=past_last, past_last=past_last, tail=past_last), counted)
            return replace(group, form="zero")
        return replace(zero, past_last=past_last, tail=past_last, noun_first=past_last)
    while words.at(start) in {"any", "immediate", "further", "other", "known", "confirmed", "causing"}:
        start += 1
    if words.lower[start : start + 2] == ("loss", "of") and words.at(start + 2) in {"life", "lives"}:
        lives = CountedNoun(kind="life", status="unknown", group=None, plural=True)
        return replace(zero, noun_first=start, past_last=start + 3, tail=start + 3, head=start + 2, noun=lives)
    past_last, noun = noun_phrase(words, start, counted)
    if noun and noun.kind in {"person", "body"} and (noun.plural or not heads_another(words, past_last, counted)):
        return replace(zero, noun_first=start, past_last=past_last, tail=past_last, head=past_last - 1, noun=noun)
    if "losses" in {words.at(start), words.at(start + 1)}:
        return replace(zero, noun_first=start, past_last=start, tail=start)
    if words.at(start) in counted.follows or words.at(start + 1) in counted.follows:
        return replace(zero, noun_first=start, past_last=start, tail=start)
    return None


def _neither(words: Words, index: int, zero: Figure, counted: CountedWords) -> Figure | None:
    """ "Neither the driver nor the guard": nobody of the two, up to the word after the second."""
    nor = next((i for i in range(index + 2, index + 7) if words.at(i) == "nor"), None)
    if nor is None:
        return None
    start = nor + (2 if words.at(nor + 1) in {"the", "a", "an", "his", "her", "their", "its"} else 1)
    past_last, noun = noun_phrase(words, start, counted)
    if noun is None or noun.kind != "person":
        return None
    return replace(zero, noun_first=start, past_last=past_last, tail=past_last)


def not_one(words: Words, figure: Figure) -> Figure:
    """Nobody, where "not one guard" was hurt; "not one but two" is a number that the next one corrects."""
    one = figure.form == "number" and words.at(figure.core) == "one" and words.at(figure.first - 1) == "not"
    if (
        not one
        or figure.first != figure.core
        or words.at(figure.tail) == "but"
        or (figure.bare and not figure.partitive)
    ):
        return figure
    return replace(figure, form="zero", first=figure.first - 1, core=figure.first - 1, low=0, high=0)
