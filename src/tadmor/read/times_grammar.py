"""The grammar of times put to work on one sentence: days and periods, then clock times, then what they say together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from tadmor.read.times_clause import governed_by, outlook
from tadmor.read.times_clock import Hours, clock_at
from tadmor.read.times_days import DAY_RULES
from tadmor.read.times_hours import RANGES, RULES, Found, Items, Match
from tadmor.read.times_periods import PERIOD_RULES, first_months, year_range
from tadmor.read.times_quarters import QUARTER_RULES
from tadmor.read.times_seasons import SEASON_RULES
from tadmor.read.times_tokens import Alphabet, Tokens
from tadmor.read.times_units import Anchors, Build, Cut, Days


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    pattern: re.Pattern[str]
    build: Build
    trust: float


def _by_first_letter() -> Mapping[str, tuple[_Rule, ...]]:
    table: dict[str, list[_Rule]] = {}
    for starts, pattern, build, trust in (*DAY_RULES, *PERIOD_RULES, *QUARTER_RULES, *SEASON_RULES):
        rule = _Rule(pattern=re.compile(pattern), build=build, trust=trust)
        for letter in starts:
            table.setdefault(letter, []).append(rule)
    return {letter: tuple(rules) for letter, rules in table.items()}


UNIT_RULES = _by_first_letter()
UNIT_RANGES: frozenset[Build] = frozenset({year_range, first_months})
ITEM_RULES = tuple((frozenset(starts), re.compile(pattern), build) for starts, pattern, build in RULES)


def find_items(tokens: Tokens, anchors: Anchors, alphabet: Alphabet, ranges: bool = True) -> Items | None:
    """The sentence with its days, periods and clock times drawn together; without `ranges`, "3 to 5 May" is two of them."""
    letters: list[str] = []
    units: list[Days | Hours | None] = []
    firsts: list[int] = []
    index, size, before = 0, len(tokens.letters), anchors
    while index < size:
        unit = clock_at(tokens, index, alphabet.words) if tokens.letters[index] in "CDFYBR~!rb" else None
        days = _days_at(tokens, index, anchors, alphabet, ranges)
        found: Days | Hours | None = unit if unit and (days is None or unit.past > days.past) else days
        firsts.append(index)
        units.append(found)
        letters.append(tokens.letters[index] if found is None else _letter(found))
        index = found.past if found else index + 1
        if isinstance(found, Days):
            spoken = governed_by(tokens, found.first, found.past, alphabet.words) == "announced"
            anchors = anchors.after(found, spoken=spoken)
        elif found is None and _speaks_of_months(tokens, firsts[-1]):
            anchors = replace(anchors, told_period=None)
    joined = "".join(letters)
    if not any(units) and not {"P", "V", "J"} & set(joined):
        return None
    return Items(
        tokens=tokens,
        letters=joined,
        units=tuple(units),
        firsts=tuple(firsts),
        anchors=before,
        after=anchors,
        words=alphabet.words,
    )


def _speaks_of_months(tokens: Tokens, index: int) -> bool:
    """ "The nine months": what is compared with a year earlier from here on is no quarter any more."""
    months = tokens.letters[index] in "qD" and tokens.words[index + 1 : index + 2] == ("months",)
    return months and tokens.letters[index - 1 : index] in ("^", "O", "κ")


def _letter(unit: Days | Hours) -> str:
    if isinstance(unit, Hours):
        return "3"
    return "1" if unit.precision == "day" else "2"


def _days_at(tokens: Tokens, index: int, anchors: Anchors, alphabet: Alphabet, ranges: bool) -> Days | None:
    """The longest day or period that begins at a token."""
    best: Days | None = None
    for rule in UNIT_RULES.get(tokens.letters[index], ()):
        match = rule.pattern.match(tokens.letters, index)
        if (
            match is None
            or (best is not None and match.end() <= best.past)
            or not (ranges or rule.build not in UNIT_RANGES)
        ):
            continue
        past = match.end() - (tokens.letters[match.end() - 1] == ".")
        if _is_name(tokens, index, past, alphabet):
            continue
        cut = Cut(
            tokens=tokens,
            first=index,
            past=past,
            anchors=anchors,
            words=alphabet.words,
            view=lambda first: outlook(tokens, first, alphabet.words),
        )
        found = rule.build(cut)
        best = replace(found, confidence=min(found.confidence, rule.trust)) if found else best
    return best


def _is_name(tokens: Tokens, first: int, past: int, alphabet: Alphabet) -> bool:
    """True for a date or weekday inside a name: the 7 October Brigade, the Sunday Times, every Friday."""
    names, letters = alphabet.words.names, tokens.letters
    after = tokens.words[past] if past < len(tokens.words) else ""
    raw = tokens.raw[past] if past < len(tokens.words) else ""
    before = tokens.words[first - 1] if first else ""
    if letters[first] == "W":
        return before in names["before_weekday"] or (raw[:1].isupper() and after in names["after_weekday"])
    if letters[first] == "T" and past < len(tokens.words):
        return tokens.raw[first][0].isupper() and before == "the"
    if letters[first] in "DdMmY" and (after in names["after_date"]):
        return raw[:1].isupper() or after in ("movement", "group", "coalition", "alliance", "revolution")
    if letters[first] == "M" and past == first + 1 and raw[:1].isupper() and letters[past] == "_":
        return letters[first - 1] in "=oRbrh&_"
    return letters[past - 1] in "Dd" and letters[past - 2] in "Mm" and after in names["counted"]


def put_together(items: Items, ranges: bool = True) -> Iterator[Found]:
    """Days and hours put together: at each item the longest rule that gives something.

    Without `ranges` each end of "from Monday to Wednesday" is a time of its own.
    """
    index, size = 0, len(items.letters)
    while index < size:
        best, past = None, index + 1
        for starts, pattern, build in ITEM_RULES:
            if items.letters[index] not in starts or not (ranges or build not in RANGES):
                continue
            match = pattern.match(items.letters, index)
            if match is None or (best is not None and match.end() <= past):
                continue
            found = build(Match(items=items, first=index, past=match.end()))
            if found is not None:
                best, past = found, match.end()
        if best is not None:
            yield best
        index = past
