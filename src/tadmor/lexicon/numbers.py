"""Numbers as English says them: digits, words, ranges, bounds and vague words, each with the interval that it leaves open."""

from __future__ import annotations

import re

from tadmor.lexicon.number_labels import is_label_or_measure
from tadmor.lexicon.number_words import NumberPhrase, NumberWords, Words
from tadmor.model.value import Modifier

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
CHANGED = re.compile(
    r"\b(?:rose|risen|rising|rises|revis\w+|lower\w*|rais\w+|correct\w+|climb\w*|increas\w+|dropp?\w*|fell|cut|reduc\w+|up|down"
    r"|downgrad\w+|chang\w+|updat\w+|jump\w*|grew|grown|amend\w+)\b[^.;]{0,60}\bfrom\s*$",
    re.IGNORECASE,
)
RANGE_SIGNS = frozenset({"to", "-", "–", "or"})


def find_numbers(words: Words, lexicon: NumberWords) -> list[NumberPhrase]:
    """Every number of a sentence from left to right, with its modifier and interval. Dates, ages, prices and measures are
    left out, and so are a range's two ends as numbers of their own."""
    found: list[NumberPhrase] = []
    index = 0
    while index < len(words.lower):
        phrase = _phrase_at(words, index, lexicon)
        if phrase is None:
            index += 1
            continue
        if not is_label_or_measure(words, phrase, lexicon):
            found.append(_with_modifier(words, phrase, lexicon, found[-1].past_last if found else 0))
        index = phrase.past_last
    return found


def _phrase_at(words: Words, index: int, lexicon: NumberWords) -> NumberPhrase | None:
    vague = _vague_at(words, index, lexicon)
    if vague:
        return vague
    read = _exact_at(words, index, lexicon)
    if read is None:
        return None
    value, after, about = read
    sign = words.at(after)
    if sign in RANGE_SIGNS or (sign == "and" and words.at(index - 1) == "between"):
        other = _exact_at(words, after + 1, lexicon)
        if other and other[0] > value and not CHANGED.search(words.text[: words.starts[index]]):
            opens = words.at(index - 1) in {"between", "from"}
            return _phrase(index - 1 if opens else index, index, other[1], value, other[0])
    if words.lower[after : after + 2] == ("or", "more"):
        return _phrase(index, index, after + 2, value, None, "at_least")
    if words.lower[after : after + 2] == ("or", "so"):
        return _phrase(index, index, after + 2, value, value, "about")
    return _phrase(index, index, after, value, value, "about" if about else "exactly")


def _phrase(
    first: int, core: int, past_last: int, low: int | None, high: int | None, modifier: Modifier = "exactly"
) -> NumberPhrase:
    return NumberPhrase(first=first, core=core, past_last=past_last, low=low, high=high, modifier=modifier)


def _vague_at(words: Words, index: int, lexicon: NumberWords) -> NumberPhrase | None:
    word, after = words.at(index), index + 1
    if word == "a" and words.at(after) in {"few", "handful"}:
        word, after = "several", after + 1
    low = lexicon.vague.get(word)
    if low is None:
        return None
    scale = lexicon.scale.get(words.at(after))
    if word == "several" and scale:
        low, after = low * scale, after + 1
    elif words.at(after) == "of" and words.at(after + 1) in {"thousands", "millions", "hundreds", "dozens"}:
        low, after = low * (lexicon.vague[words.at(after + 1)] // 2), after + 2
    return NumberPhrase(
        first=index,
        core=index,
        past_last=after,
        low=low,
        high=None,
        modifier="vague",
        links_noun=words.at(after) == "of",
    )


MOST = 10_000_000_000


def _exact_at(words: Words, index: int, lexicon: NumberWords) -> tuple[int, int, bool] | None:
    """Value, the word after it, and whether the words only say about how many."""
    word = words.at(index)
    if word in {"a", "an"}:
        return _article_number(words, index, lexicon)
    if word == "half" and words.lower[index + 1 : index + 3] == ("a", "dozen"):
        return 6, index + 3, True
    if DIGITS.fullmatch(word):
        number = float(word.replace(",", ""))
        if number > MOST:
            return None  # more than there are people: a slip of the keyboard, and too long for an exact number
        scale = lexicon.scale.get(words.at(index + 1), 1) if words.at(index + 1) != "score" else 1
        after = index + 2 if scale > 1 else index + 1
        return (round(number * scale), after, False) if scale > 1 or number == int(number) else None
    return _spelled(words, index, lexicon)


def _article_number(words: Words, index: int, lexicon: NumberWords) -> tuple[int, int, bool] | None:
    following = words.at(index + 1)
    if following in {"couple", "pair"}:
        return 2, index + 2, False
    scale = lexicon.scale.get(following)
    return (scale, index + 2, True) if scale else None


def _spelled(words: Words, index: int, lexicon: NumberWords) -> tuple[int, int, bool] | None:
    total, current, after = 0, 0, index
    while True:
        word = words.at(after)
        joined = word == "and" and after > index and words.at(after - 1) in {"hundred", "thousand"}
        if joined and _small(words.at(after + 1), lexicon) is not None:
            after += 1
            word = words.at(after)
        value, scale = _small(word, lexicon), lexicon.scale.get(word)
        if value is not None and (current % 100 == 0 or (current % 10 == 0 and current % 100 >= 20 and value < 10)):
            current += value
        elif scale and scale <= 100 and current and current < 100:
            current *= scale
        elif scale and scale > 100 and current:
            total, current = total + current * scale, 0
        else:
            break
        after += 1
    return (total + current, after, False) if after > index else None


def _small(word: str, lexicon: NumberWords) -> int | None:
    """Value of a number word below a hundred ("forty", "forty-one")."""
    value = lexicon.exact.get(word)
    if value is None and "-" in word:
        tens, _, ones = word.partition("-")
        first, second = lexicon.exact.get(tens), lexicon.exact.get(ones)
        if first and second and first >= 20 and second < 10:
            return first + second
    return value


def _with_modifier(words: Words, phrase: NumberPhrase, lexicon: NumberWords, floor: int) -> NumberPhrase:
    for length in (4, 3, 2, 1):
        first = phrase.first - length
        name = lexicon.modifiers.get(words.lower[first : phrase.first]) if first >= floor else None
        if name is None:
            continue
        low, high = phrase.low, phrase.high
        modifier: Modifier = phrase.modifier if phrase.modifier == "vague" else name
        if name in {"at_least", "more_than"}:
            high, modifier = None, name
        elif name in {"up_to", "fewer_than"}:
            low, high, modifier = None, phrase.high if phrase.high is not None else phrase.low, name
        elif name == "exactly":
            modifier = phrase.modifier
        return NumberPhrase(
            first=first,
            core=phrase.core,
            past_last=phrase.past_last,
            low=low,
            high=high,
            modifier=modifier,
            links_noun=phrase.links_noun
            or (words.at(phrase.past_last - 1) in {"couple", "pair"} and words.at(phrase.past_last) == "of"),
        )
    links = words.at(phrase.past_last - 1) in {"couple", "pair", "handful"} and words.at(phrase.past_last) == "of"
    if links and not phrase.links_noun:
        return NumberPhrase(
            first=phrase.first,
            core=phrase.core,
            past_last=phrase.past_last,
            low=phrase.low,
            high=phrase.high,
            modifier=phrase.modifier,
            links_noun=True,
        )
    return phrase
