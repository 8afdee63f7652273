"""Numbers that count nobody: dates, ages, prices, measures, shares, and the numbers in names."""

from __future__ import annotations

from tadmor.lexicon.number_words import NumberPhrase, NumberWords, Words

UNIT_JOINS = frozenset({"and", "or", "to", "-", "–", ","})


def is_label_or_measure(words: Words, phrase: NumberPhrase, lexicon: NumberWords) -> bool:
    """True for dates, ages, prices, measures, shares and names: numbers that count nobody."""
    before, after = words.at(phrase.first - 1), words.at(phrase.past_last)
    following, digits = words.at(phrase.past_last + 1), words.at(phrase.core).isdigit()
    said_in_may = after == "may" and not (digits and (phrase.low or 99) <= 31)
    return bool(
        (after in lexicon.units and not said_in_may)
        or before in {"$", "€", "£", "#", "aged", "age"}
        or (after == "-" and (following in lexicon.units or following.startswith("year-")))
        or (before == "no" and words.at(phrase.core) == "one")
        or (
            words.at(phrase.past_last + 2) in {"mm", "km", "%", "percent"}
            and after in UNIT_JOINS
            and following.isdigit()
        )
        or (after == "in" and following in lexicon.exact)
        or (before == "in" and words.at(phrase.first - 2) == "one")
        or (digits and _is_label(words, phrase, lexicon))
    )


def _is_label(words: Words, phrase: NumberPhrase, lexicon: NumberWords) -> bool:
    """True for digits that name something: a road, a day of a month, an age between commas, a year, a footnote, a time."""
    before, after = words.at(phrase.first - 1), words.at(phrase.past_last)
    second = words.at(phrase.first - 2)
    year = len(words.at(phrase.core)) == 4 and 1900 <= (phrase.low or 0) < 2100
    return bool(
        before in lexicon.labels
        or (before == "." and second in lexicon.labels)
        or (before == "[" and after == "]")
        or (before == "," and after == "," and second[:1].isalpha())
        or after.isdigit()
        or before.isdigit()
        or year
        or _touches_sign(words, phrase)
    )


def _touches_sign(words: Words, phrase: NumberPhrase) -> bool:
    """True for "12:30", "3/4" and "20.15": digits that a sign ties to other digits."""
    last, sign = phrase.past_last - 1, phrase.past_last
    tied_after = (
        words.at(sign) in {":", "/", "."}
        and words.at(sign + 1).isdigit()
        and words.ends[last] == words.starts[sign]
        and words.ends[sign] == words.starts[sign + 1]
    )
    first = phrase.core
    tied_before = (
        words.at(first - 1) in {":", "/", "."}
        and words.at(first - 2).isdigit()
        and words.ends[first - 1] == words.starts[first]
    )
    return tied_after or tied_before
