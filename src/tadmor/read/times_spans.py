"""What a report says of time without a date: how long, how often, and words like "now" and "recently".

A phrase is found by one of a few patterns over the words of data/time_words.toml; of phrases that begin at one place the longest
counts.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from tadmor.lexicon.time_words import TimeWords, load_time_words
from tadmor.model.document import Document
from tadmor.model.span import Span
from tadmor.read.findings import ExpressionKind, TimeExpression
from tadmor.read.times_values import LENGTHS, length_of, week_of

SURE, VAGUE = 0.7, 0.5
Named = tuple[ExpressionKind, str]
Name = Callable[[TimeWords, re.Match[str], date | None], Named | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    pattern: re.Pattern[str]
    name: Callable[[re.Match[str], date | None], Named | None]


def find_spans(document: Document, within: Span, today: date | None) -> Iterator[TimeExpression]:
    """The durations, recurring times and vague words of a sentence; they may overlap. "The year" is that of `today`."""
    for phrase in load_phrases():
        for match in phrase.pattern.finditer(document.text, within.start, within.end):
            named = phrase.name(match, today)
            if named is not None:
                kind, value = named
                confidence = VAGUE if "X" in value or "REF" in value else SURE
                evidence = document.quote(_span(match))
                yield TimeExpression(kind=kind, value=value, evidence=evidence, confidence=confidence)


def _span(match: re.Match[str]) -> Span:
    """The words said; the article of "the ten-day truce" belongs to the truce."""
    hyphen = match.re.groupindex.get("hyphen") and match["hyphen"]
    return Span(match.start("number") if hyphen else match.start("said"), match.end("said"))


@functools.cache
def load_phrases() -> tuple[_Phrase, ...]:
    """The patterns, compiled with the words that come with Tadmor."""
    words = load_time_words()
    return tuple(
        _Phrase(pattern=re.compile(pattern, re.VERBOSE | re.IGNORECASE), name=functools.partial(name, words))
        for pattern, name in _patterns(words)
    )


def _patterns(words: TimeWords) -> Iterator[tuple[str, Name]]:
    unit = rf"(?P<unit>{_choice(LENGTHS)})"
    units = rf"(?P<unit>{_choice(_plurals())})"
    either = rf"(?P<unit>{_choice([*_plurals(), *LENGTHS])})"
    number = rf"(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?(?:\s\d/\d)?|{_spelled(words)})"
    about = rf"(?:(?:{_choice(words.spans['about'])})\s)?"
    which = rf"(?:{_choice(words.spans['which'])})"
    the = rf"(?:(?:(?:the|these|those|another)\s)?{which}\s|(?:the|these|those|another)\s)?"
    added = rf"(?:(?:{_choice(words.spans['full'])})[ -])?"
    to = rf"(?:\s(?P<to>to|or)\s(?:{number.replace('number', 'most')}))?"
    some, weekday, month = (_choice(n) for n in (words.spans["some"], words.weekdays, words.months))
    yield (
        rf"\b(?P<said>(?:{about}|{the}){number}{to}(?P<half>\sand\sa\shalf)?"
        rf"(?:\s|(?P<hyphen>-)){added}{either}(?:[ -]old)?(?:\sor\sso)?)\b",
        _counted,
    )
    yield (
        rf"\b(?P<said>{about}(?:an?|one)\s{added}{unit}(?P<half>\sand\sa\shalf)?)\b(?!\s(?:ago|earlier|old)|-)",
        _single,
    )
    yield rf"\b(?P<said>(?:half\san?|(?:an?\s)?half)[ -]{unit})\b", _halved
    yield rf"\b(?P<said>(?:the\s)?(?:{which}\s)?(?:{some})[ -]{either})\b(?!\s(?:ago|earlier)\b)", _some
    yield rf"\b(?P<said>(?:the\s)?(?:{which}|early)\s{units})\b", _some
    yield rf"\b(?:{_choice(words.spans['through'])})\s(?P<said>(?:the\s)?{units})\b(?!\s(?:ago|earlier)\b)", _some
    yield rf"\b(?P<said>(?:(?:{some})\s)?{units}\sago)\b", _long_ago
    yield rf"\b(?P<said>(?:every|each)\s(?:other\s)?(?:{unit}|(?P<weekday>{weekday})|(?P<month>{month})))\b", _each
    yield rf"\b(?P<said>per\s{unit})\b", _each
    yield rf"\b(?P<said>(?P<weekday>{weekday})(?:s|\s(?P<part>mornings|evenings|nights)))\b", _weekly
    yield rf"\b(?P<said>(?P<often>{_choice(words.often)}))\b", _often
    yield rf"(?<!\bas\s)\b(?P<said>(?P<vague>{_choice(words.vague)}))\b(?!\s(?:after|as)\b)", _vague
    yield r"\b(?P<said>(?:the\s)?(?:(?:early|late|mid)[ -])?(?P<century>\d{1,2})(?:st|nd|rd|th)[ -]century)\b", _century
    yield rf"\b(?P<said>the\s(?:full\s)?(?:fiscal\s)?{unit})\b(?P<ended>\s(?:ended|ending|that\sended)\b)", _ended
    yield (
        r"\b(?P<said>the\s(?:full\s)?(?P<unit>week|year))\b(?!\s(?:end|of|that|when|before|after|in|he|she|they|it)\b|-)",
        _this,
    )


def _counted(words: TimeWords, match: re.Match[str], _today: date | None) -> Named | None:
    """Three days, a ten-hour drive, two and a half years; how old somebody is, is none."""
    unit, number = _unit(match), match["number"].lower()
    if match["said"].lower().endswith("old") and unit == "year":
        return None
    if re.match(r"[ -]old\b", match.string[match.end() :]) and unit == "year":
        return None
    half = match["half"] or " 1/2" in number
    count = _number(words, number.removesuffix(" 1/2"))
    if count is None or unit is None or (count > 100 and match["unit"].lower() == unit and not match["hyphen"]):
        return None
    if unit == "quarter" and match["hyphen"] and match["unit"].lower() != unit:
        return None  # three-quarters of the men
    if match["to"]:
        return "duration", length_of("X", unit)
    return "duration", _length_and_half(count, unit) if half else length_of(count, unit)


def _single(words: TimeWords, match: re.Match[str], _today: date | None) -> Named | None:
    """A week; "four flights a week" is how often."""
    unit = _unit(match)
    if unit in (None, "second"):
        return None
    if match["half"]:
        return "duration", _length_and_half(1, unit)
    before = match.string[max(0, match.start() - 24) : match.start()].split()[-1:]
    often = before and match["said"].lower() == f"a {unit}" and before[0].lower() in words.spans["counted_by"]
    return ("set" if often else "duration"), length_of(1, unit)


def _halved(_: TimeWords, match: re.Match[str], _today: date | None) -> Named | None:
    unit = _unit(match)
    smaller = {"hour": (30, "minute"), "day": (12, "hour"), "year": (6, "month"), "decade": (5, "year")}.get(unit or "")
    return ("duration", length_of(*smaller)) if smaller else None


def _some(_: TimeWords, match: re.Match[str], _today: date | None) -> Named | None:
    unit = _unit(match)
    return ("duration", "PXC" if unit == "century" else length_of("X", unit)) if unit else None


def _each(words: TimeWords, match: re.Match[str], _today: date | None) -> Named | None:
    said = match.groupdict()
    if said.get("weekday"):
        return "set", f"XXXX-WXX-{words.weekdays[match['weekday'].lower()] + 1}"
    if said.get("month"):
        return "set", f"XXXX-{words.months[match['month'].lower()]:02d}"
    unit = _unit(match)
    return ("set", "P1Q" if unit == "quarter" else length_of(1, unit)) if unit else None


def _weekly(words: TimeWords, match: re.Match[str], _today: date | None) -> Named:
    """On Fridays, on Tuesday nights."""
    part = {"mornings": "TMO", "evenings": "TEV", "nights": "TNI"}.get((match["part"] or "").lower(), "")
    return "set", f"XXXX-WXX-{words.weekdays[match['weekday'].lower()] + 1}{part}"


def _long_ago(_: TimeWords, _match: re.Match[str], _today: date | None) -> Named:
    return "date", "PAST_REF"


def _ended(_: TimeWords, match: re.Match[str], _today: date | None) -> Named | None:
    """The year ended 31 March: a year long, whatever year the calendar calls it."""
    unit = _unit(match)
    return ("duration", length_of(1, unit)) if unit and unit != "quarter" else None


def _this(_: TimeWords, match: re.Match[str], today: date | None) -> Named | None:
    """The year, the week: the running one."""
    if today is None:
        return None
    return "date", f"{today.year}" if match["unit"].lower() == "year" else week_of(today)


def _often(words: TimeWords, match: re.Match[str], _today: date | None) -> Named:
    return "set", words.often[match["often"].lower()]


def _vague(words: TimeWords, match: re.Match[str], _today: date | None) -> Named:
    return "date", words.vague[re.sub(r"\s+", " ", match["vague"].lower())]


def _century(_: TimeWords, match: re.Match[str], _today: date | None) -> Named:
    return "date", f"{int(match['century']) - 1:02d}"


def _unit(match: re.Match[str]) -> str | None:
    said = match["unit"].lower()
    return _plurals().get(said, said)


@functools.cache
def _plurals() -> dict[str, str]:
    return {("centuries" if unit == "century" else f"{unit}s"): unit for unit in LENGTHS}


def _number(words: TimeWords, said: str) -> int | None:
    """Digits, or number words as far as "a hundred" and "two thousand"."""
    if said[0].isdigit():
        return int(said.replace(",", "")) if "." not in said else None
    total, parts = 1, re.split(r"\s", said)
    while parts and parts[-1] in ("hundred", "thousand"):
        total *= 100 if parts.pop() == "hundred" else 1000
    first = " ".join(parts)
    if first in ("a couple of", "couple of"):
        return 2
    if first in ("a", ""):
        return total
    count = words.numbers.get(first)
    return None if count is None else count * total


def _length_and_half(count: int, unit: str) -> str:
    smaller = {"year": "6M", "month": "15D", "hour": "30M", "minute": "30S", "day": "T12H"}.get(unit, "")
    return length_of(count, unit) + smaller


def _spelled(words: TimeWords) -> str:
    names = _choice(words.numbers)
    return rf"(?:a\s)?couple\sof|(?:{names})(?:\s(?:hundred|thousand))?|a\s(?:hundred|thousand)"


def _choice(names: object) -> str:
    longest_first = sorted(names, key=len, reverse=True)  # type: ignore[call-overload]
    return "|".join(re.escape(name).replace(r"\ ", r"\s") for name in longest_first)
