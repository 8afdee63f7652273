"""When: every time that a report states, as an interval that says no more than the report.

A sentence becomes a string of letters, one a token (times_tokens). Rules over the letters find days and longer periods
(times_days, times_periods) and clock times; these become letters of their own, and rules over those put days and hours
together (times_hours). The verb of the clause says what a time is the time of (times_clause).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tadmor.model.span import Span
from tadmor.model.value import TimeInterval, TimeOf
from tadmor.read.findings import TimeExpression
from tadmor.read.page import Page
from tadmor.read.times_clause import governed_by
from tadmor.read.times_dateline import Dateline, find_dateline
from tadmor.read.times_grammar import find_items, put_together
from tadmor.read.times_hours import Found, Items
from tadmor.read.times_spans import find_spans
from tadmor.read.times_tokens import Tokens, load_alphabet, split_tokens
from tadmor.read.times_units import DAY, Anchors
from tadmor.read.times_values import keep_longest, said_in_full

__all__ = ["Dateline", "find_dateline", "find_time_expressions", "find_times"]

LOW = 0.2


def find_times(page: Page) -> tuple[TimeInterval, ...]:
    """Every time of a report in text order, each quoting its words; the dateline's day is not among them.

    Relative times hang on the day of publication (or of the dateline), or on the nearest earlier day of the text; what
    hangs on nothing known is left out, and so is what says nothing of the calendar ("for three days", "recently").
    """
    dateline = find_dateline(page)
    return tuple(_intervals(page, dateline, _anchored(page, dateline)))


def find_time_expressions(page: Page) -> tuple[TimeExpression, ...]:
    """Everything that a report says of time, in text order: dates and hours, durations, what recurs, and vague words.

    What is dated carries the interval that `find_times` gives it, but for the ends of a range, each of which is an
    expression of its own. The day of the dateline is among them.
    """
    anchors = _anchored(page, find_dateline(page))
    found = [
        _expression(page, one, items)
        for items in _sentences(page, None, anchors, ranges=False)
        for one in put_together(items, ranges=False)
    ]
    for sentence in page.sentences:
        found += find_spans(page.document, sentence.span, anchors.today)
    return keep_longest(found)


def _anchored(page: Page, dateline: Dateline | None) -> Anchors:
    """The days that a report starts from: that of the dateline or of publication, or else what the text gives."""
    anchors = _anchors(page, dateline)
    return anchors if anchors.today else _anchors_from_text(page, dateline, anchors)


def _anchors(page: Page, dateline: Dateline | None) -> Anchors:
    """The day that "today" means: that of the dateline where it is at most three days before publication."""
    published = page.document.published_day
    written = dateline.when.first_day if dateline and dateline.when else None
    if written and (published is None or DAY * 0 <= published - written <= DAY * 3):
        return Anchors(today=written, stated=written)
    return Anchors(today=published, stated=published)


def _anchors_from_text(page: Page, dateline: Dateline | None, anchors: Anchors) -> Anchors:
    """Without a day of publication: the first full date lends its year, and one on which somebody spoke is today."""
    for time in _intervals(page, dateline, anchors):
        if time.precision == "day" and time.basis == "stated":
            today = time.first_day if time.of == "announced" else None
            return Anchors(today=today, stated=time.first_day)
    return anchors


def _intervals(page: Page, dateline: Dateline | None, anchors: Anchors) -> Iterator[TimeInterval]:
    for items in _sentences(page, dateline, anchors):
        for found in put_together(items):
            time = _interval(page, found, items)
            if time is not None:
                yield time


def _sentences(page: Page, dateline: Dateline | None, anchors: Anchors, ranges: bool = True) -> Iterator[Items]:
    """The sentences in which something may tell a time, after the dateline where one is given."""
    alphabet, text = load_alphabet(), page.document.text
    past_head = dateline.span.end if dateline else 0
    head = dateline.span.start if dateline else 0
    for sentence in page.sentences:
        span = sentence.span
        if head <= span.start < past_head:
            span = Span(min(past_head, span.end), span.end)
        tokens = split_tokens(text, span, alphabet)
        items = find_items(tokens, anchors, alphabet, ranges) if tokens else None
        if items is not None:
            yield items
            anchors = items.after


def _expression(page: Page, found: Found, items: Items) -> TimeExpression:
    """A dated time as an expression: its own words, without those that make it a bound."""
    first = said_in_full(items.tokens, found.first, found.past, items.words)
    return TimeExpression(
        kind=found.kind,
        value=found.value,
        interval=_interval(page, found, items),
        evidence=page.document.quote(Span(items.tokens.starts[first], items.tokens.ends[found.past - 1])),
        confidence=found.confidence,
    )


def _interval(page: Page, found: Found, items: Items) -> TimeInterval | None:
    """A time as a record: with the word before it that makes it a bound ("since", "by", "as of"), and what it is of."""
    tokens = items.tokens
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
