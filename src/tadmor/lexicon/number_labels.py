"""Numbers that count nobody: dates, ages, prices, measures, shares, and the numbers in names."""

from __future__ import annotations

from tadmor.lexicon.number_words import NumberPhrase, NumberWords, Words

MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept
    oct nov dec""".split()
)
DATE_OPENS = frozenset(
    """on of by as since from until till to dated before after the about monday tuesday wednesday thursday friday saturday
    sunday""".split()
) | {"", ","}
NOT_COUNTED = frozenset(
    """at in on by the a an to from when while as for and or near with of after before during this that its his their he she it
    they until between which who where but hours local time gmt""".split()
)
UNIT_JOINS = frozenset({"and", "or", "to", "-", "–", ","})


def is_label_or_measure(words: Words, phrase: NumberPhrase, lexicon: NumberWords) -> bool:
    """True for dates, ages, prices, measures, shares and names: numbers that count nobody."""
    before, after = words.at(phrase.first - 1), words.at(phrase.past_last)
    following, digits = words.at(phrase.past_last + 1), words.at(phrase.core).isdigit()
    said_in_may = after == "may" and not (digits and (phrase.low or 99) <= 31)
    return bool(
        (
            after in lexicon.units
            and not said_in_may
            and not (after == "local" and following[:1].isalpha() and following != "time")
        )
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
    if follows_date(words, phrase.core):
        return False
    in_may = before == "may" and words.text[words.starts[phrase.first - 1]] == "M" and second in DATE_OPENS
    return bool(
        before in lexicon.labels
        or (in_may and _is_day(words.at(phrase.core)))
        or (before == "." and second in lexicon.labels)
        or (before == "[" and after == "]")
        or (before == "of" and second.isdigit() and words.at(phrase.first - 3) in lexicon.labels)
        or (before == "," and after == "," and second[:1].isalpha())
        or after.isdigit()
        or before.isdigit()
        or year
        or _touches_sign(words, phrase)
    )


def follows_date(words: Words, index: int) -> bool:
    """True for the 14 of "on 3 May 14 soldiers", the 30 of "by June 12 30 bodies" and the 300 of "since January 300 people"."""
    after, before = words.at(index + 1), words.at(index - 1)
    year = len(words.at(index)) == 4 and words.at(index)[:2] in {"19", "20"}
    if year or not after[:1].isalpha() or after in NOT_COUNTED or after in MONTHS:
        return False
    if before in MONTHS:
        named = _is_day(words.at(index - 2)) and words.at(index - 3) in DATE_OPENS
        return named or (before != "may" and words.at(index).isdigit() and not _is_day(words.at(index)))
    return _is_day(before) and words.at(index - 2) in MONTHS and not _is_day(words.at(index - 3))


def _is_day(word: str) -> bool:
    digits = word.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    return digits.isdigit() and len(digits) <= 2 and 1 <= int(digits) <= 31


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
