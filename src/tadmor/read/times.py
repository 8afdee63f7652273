"""When: every time that a report states, as an interval that says no more than the report.

A sentence becomes a string of letters, one a token (times_tokens). Rules over the letters find days and longer periods
(times_days, times_periods) and clock times; these become letters of their own, and rules over those put days and hours
together (times_hours). The verb of the clause says what a time is the time of (times_clause).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from tadmor.model.span import Span
from tadmor.model.value import TimeInterval, TimeOf
from tadmor.read.page import Page
from tadmor.read.times_clause import governed_by, looks_ahead
from tadmor.read.times_clock import Hours, clock_at
from tadmor.read.times_dateline import Dateline, find_dateline
from tadmor.read.times_days import DAY_RULES
from tadmor.read.times_hours import RULES, Found, Items, Match
from tadmor.read.times_periods import PERIOD_RULES
from tadmor.read.times_tokens import Alphabet, Tokens, load_alphabet, split_tokens
from tadmor.read.times_units import DAY, Anchors, Build, Cut, Days

__all__ = ["Dateline", "find_dateline", "find_times"]

LOW = 0.2


def find_times(page: Page) -> tuple[TimeInterval, ...]:
    """Every time of a report in text order, each quoting its words; the dateline's day is not among them.

    Relative times hang on the day of publication (or of the dateline), or on the nearest earlier day of the text; what
    hangs on nothing known is left out.
    """
    dateline = find_dateline(page)
    anchors = _anchors(page, dateline)
    if anchors.today is None:
        anchors = _anchors_from_text(page, dateline, anchors)
    return tuple(time for time, _ in _read(page, dateline, anchors))


def _anchors(page: Page, dateline: Dateline | None) -> Anchors:
    """The day that "today" means: that of the dateline where it is at most three days before publication."""
    published = page.document.published_day
    written = dateline.when.first_day if dateline and dateline.when else None
    if written and (published is None or DAY * 0 <= published - written <= DAY * 3):
        return Anchors(today=written, stated=written)
    return Anchors(today=published, stated=published)


def _anchors_from_text(page: Page, dateline: Dateline | None, anchors: Anchors) -> Anchors:
    """Without a day of publication: the first full date lends its year, and one on which somebody spoke is today."""
    for time, _ in _read(page, dateline, anchors):
        if time.precision == "day" and time.basis == "stated":
            today = time.first_day if time.of == "announced" else None
            return Anchors(today=today, stated=time.first_day)
    return anchors


def _read(page: Page, dateline: Dateline | None, anchors: Anchors) -> Iterator[tuple[TimeInterval, Found]]:
    alphabet, text = load_alphabet(), page.document.text
    past_head = dateline.span.end if dateline else 0
    head = dateline.span.start if dateline else 0
    for sentence in page.sentences:
        span = sentence.span
        if head <= span.start < past_head:
            span = Span(min(past_head, span.end), span.end)
        tokens = split_tokens(text, span, alphabet)
        if tokens is None:
            continue
        items = _items(tokens, anchors, alphabet)
        if items is None:
            continue
        for found in _together(items):
            time = _interval(page, tokens, found, items)
            if time is not None:
                yield time, found
        days = [u.start for u in items.units if isinstance(u, Days) and u.precision == "day"]
        anchors = replace(anchors, last=days[-1]) if days else anchors


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    pattern: re.Pattern[str]
    build: Build


def _by_first_letter() -> Mapping[str, tuple[_Rule, ...]]:
    table: dict[str, list[_Rule]] = {}
    for starts, pattern, build in (*DAY_RULES, *PERIOD_RULES):
        rule = _Rule(pattern=re.compile(pattern), build=build)
        for letter in starts:
            table.setdefault(letter, []).append(rule)
    return {letter: tuple(rules) for letter, rules in table.items()}


UNIT_RULES = _by_first_letter()
ITEM_RULES = tuple((frozenset(starts), re.compile(pattern), build) for starts, pattern, build in RULES)


def _items(tokens: Tokens, anchors: Anchors, alphabet: Alphabet) -> Items | None:
    """The sentence with its days, periods and clock times drawn together."""
    letters: list[str] = []
    units: list[Days | Hours | None] = []
    firsts: list[int] = []
    index, size, before = 0, len(tokens.letters), anchors
    while index < size:
        unit = clock_at(tokens, index, alphabet.words) if tokens.letters[index] in "CDFYBR~!rb" else None
        days = _days_at(tokens, index, anchors, alphabet)
        found: Days | Hours | None = unit if unit and (days is None or unit.past > days.past) else days
        firsts.append(index)
        units.append(found)
        letters.append(tokens.letters[index] if found is None else _letter(found))
        index = found.past if found else index + 1
        if isinstance(found, Days) and found.precision == "day":
            anchors = replace(anchors, last=found.start)
    joined = "".join(letters)
    if not any(units) and not {"P", "V", "J"} & set(joined):
        return None
    return Items(
        tokens=tokens,
        letters=joined,
        units=tuple(units),
        firsts=tuple(firsts),
        anchors=before,
        words=alphabet.words,
    )


def _letter(unit: Days | Hours) -> str:
    if isinstance(unit, Hours):
        return "3"
    return "1" if unit.precision == "day" else "2"


def _days_at(tokens: Tokens, index: int, anchors: Anchors, alphabet: Alphabet) -> Days | None:
    """The longest day or period that begins at a token."""
    best: Days | None = None
    for rule in UNIT_RULES.get(tokens.letters[index], ()):
        match = rule.pattern.match(tokens.letters, index)
        if match is None or (best is not None and match.end() <= best.past):
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
            future=lambda first: looks_ahead(tokens, first, alphabet.words),
        )
        best = rule.build(cut) or best
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
        return letters[first - 1] in "=oRbrh&"
    return letters[past - 1] in "Dd" and letters[past - 2] in "Mm" and after in names["counted"]


def _together(items: Items) -> Iterator[Found]:
    """Days and hours put together: at each item the longest rule that gives something."""
    index, size = 0, len(items.letters)
    while index < size:
        best, past = None, index + 1
        for starts, pattern, build in ITEM_RULES:
            if items.letters[index] not in starts:
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


def _interval(page: Page, tokens: Tokens, found: Found, items: Items) -> TimeInterval | None:
    """A time as a record: with the word before it that makes it a bound ("since", "by", "as of"), and what it is of."""
    lead, first = _lead(tokens, found.first)
    start, end, precision, confidence = found.start, found.end, found.precision, found.confidence
    of: TimeOf = "occurred"
    if lead == "since":
        today = items.anchors.today
        if today is None or start.date() > today:
            return None
        end, confidence = datetime.combine(today, datetime.min.time()), LOW
        start = datetime.combine(start.date(), datetime.min.time())
        precision = "days" if precision in ("instant", "part_of_day", "day", "week") else precision
    elif lead == "until":
        confidence = LOW
    elif lead == "by":
        of = "announced"
    else:
        of = governed_by(tokens, found.first, found.past, items.words)
    clocked = precision in ("instant", "part_of_day")
    return TimeInterval(
        of=of,
        earliest=_written(start, clocked),
        latest=_written(end, clocked),
        precision=precision,
        basis="relative" if found.relative else "stated",
        utc_offset=found.offset,
        evidence=page.document.quote(Span(tokens.starts[first], tokens.ends[found.past - 1])),
        confidence=confidence,
    )


def _written(moment: datetime, clocked: bool) -> str:
    return moment.isoformat(timespec="minutes") if clocked else moment.date().isoformat()


def _lead(tokens: Tokens, first: int) -> tuple[str | None, int]:
    """The bound before a time and the token where it begins; a time without one begins where it did."""
    at = first - 1 if first and tokens.letters[first - 1] == "^" else first
    before = tokens.letters[max(at - 2, 0) : at]
    if before.endswith("Q"):
        return "since", at - 1
    if before.endswith("="):
        return "by", at - 1
    if before == "%o":
        return "by", at - 2
    if before.endswith("u") and tokens.words[at - 1] != "through":
        return "until", at - 1
    return ("until" if before.endswith("b") else None), first
