"""The timeline: every event as the interval in which it is told to have happened; nothing is pinned to a moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tadmor.export.naming import name_place
from tadmor.export.page.contents import Contents, Event
from tadmor.export.page.markup import Markup, element, join
from tadmor.export.page.words import capital, spell_day, spell_told, spell_when
from tadmor.model.value import TimeInterval

ROW, TOP, BAR = 38, 30, 9
LEAST_SHARE = 0.012
OPEN_SHARE = 0.14
GAP = 5.0
LEAST_DAYS = 12.0
LETTERS = 44


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The days drawn: the page's width is 0 to 100."""

    first: datetime
    last: datetime

    def at(self, moment: datetime) -> float:
        """Where a moment stands, in per cent, kept within the drawing."""
        whole = (self.last - self.first).total_seconds()
        return min(100.0, max(0.0, 100.0 * (moment - self.first).total_seconds() / whole))


def draw_timeline(contents: Contents) -> Markup | None:
    """The timeline, and in words the events whose time nobody tells; None where there are no events."""
    if not contents.events:
        return None
    timed = [event for event in contents.events if ends_of(event.incident.when) is not None]
    untimed = [event for event in contents.events if ends_of(event.incident.when) is None]
    axis = choose_axis([ends for event in timed if (ends := ends_of(event.incident.when))]) if timed else None
    figure = element("figure", _picture(timed, axis), _legend(axis), class_="timeline") if axis else None
    aside = None
    if untimed:
        links = join((element("a", f"event {e.number}", href=f"#e{e.number}") for e in untimed), ", ")
        aside = element("p", "The reports do not say when: ", links, ".")
    return element("section", element("h2", "When"), figure, aside, id="timeline")


def ends_of(when: TimeInterval | None) -> tuple[datetime | None, datetime] | None:
    """Start (None where it is open) and end of an interval; a day ends when the next begins."""
    if when is None or when.latest is None:
        return None
    last = datetime.fromisoformat(when.latest[:16]) + timedelta(days=1 if len(when.latest) == 10 else 0)
    first = datetime.fromisoformat(when.earliest[:16]) if when.earliest else None
    return first, max(last, first) if first else last


def choose_axis(ends: Sequence[tuple[datetime | None, datetime]]) -> Axis:
    """Days that hold the events that stand together. Those of long before lie at the left edge. `ends` is not empty."""
    starts = sorted((first or last) for first, last in ends)
    last = max(last for _, last in ends)
    begin = len(starts) - 1
    while begin > 0:
        rest = max((last - starts[begin]).total_seconds() / 86400, LEAST_DAYS)
        if (starts[begin] - starts[begin - 1]).total_seconds() / 86400 > GAP * rest:
            break
        begin -= 1
    first = starts[begin]
    margin = max((last - first) * 0.04, timedelta(days=1))
    return Axis(first=_midnight(first - margin), last=_midnight(last + margin) + timedelta(days=1))


def _midnight(moment: datetime) -> datetime:
    return datetime(moment.year, moment.month, moment.day)


def _picture(timed: Sequence[Event], axis: Axis) -> Markup:
    high = TOP + ROW * len(timed) + 8
    return element(
        "svg",
        element("title", "Timeline of the events; the list of events says the same in words."),
        draw_patterns(),
        *draw_ticks(axis, high),
        *(_row(event, axis, TOP + ROW * at) for at, event in enumerate(timed)),
        width="100%",
        height=high,
        role="group",
        aria_label="Timeline of the events",
    )


def draw_patterns() -> Markup:
    """What bars that fade in are filled with."""
    stops = (element("stop", offset="0", class_="fade-start"), element("stop", offset="1", class_="fade-end"))
    return element("defs", element("linearGradient", *stops, id="fade"))


def draw_ticks(axis: Axis, high: int) -> Iterator[Markup]:
    """Lines for some days, down to `high`, with their names above."""
    for day, words in choose_ticks(axis):
        at = axis.at(datetime(day.year, day.month, day.day))
        x, edge = f"{at:.2f}%", " from-edge" if at < 6 else " to-edge" if at > 92 else ""
        yield element("line", x1=x, x2=x, y1=18, y2=high, class_="tick")
        yield element("text", words, x=x, y=12, class_=f"tick-text{edge}")


def choose_ticks(axis: Axis) -> list[tuple[date, str]]:
    """At most six days, first of months or years to name at the top. The caption says of which year the days are."""
    days = max((axis.last - axis.first).days, 1)
    first = axis.first.date()
    if days <= 150:
        step = next(step for step in (1, 2, 3, 5, 7, 10, 14, 21, 30) if days / step <= 6)
        ticks = [first + timedelta(days=n) for n in range(1, days, step)]
        return [(day, f"{day.day} {day:%b}") for day in ticks]
    months = days / 30.4
    step = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120, 240) if months / step <= 6), 600)
    count = first.year * 12 + first.month - (1 if first.day == 1 else 0)
    ticks = [date(m // 12, m % 12 + 1, 1) for m in range(count, count + int(months) + 1) if m % step == 0]
    return [(day, f"{day:%b} {day.year}" if step < 12 else str(day.year)) for day in ticks]


def _row(event: Event, axis: Axis, top: int) -> Markup:
    ends = ends_of(event.incident.when)
    assert ends is not None
    where = event.incident.where
    told = capital(spell_told(event.incident, event.claims)) + (f", {name_place(where)}" if where else "")
    time = spell_when(event.incident.when)
    label = element(
        "text",
        element("tspan", str(event.number), class_="number"),
        f"  {told if len(told) <= LETTERS else told[: LETTERS - 1] + '…'}",
        element("tspan", f"  {time}", class_="time"),
        x=0,
        y=top + 14,
    )
    words = f"Event {event.number}: {told}, {time}"
    return element("a", element("title", words), label, *draw_bar(ends, axis, top + 20), href=f"#e{event.number}")


def draw_bar(ends: tuple[datetime | None, datetime], axis: Axis, top: int) -> Iterator[Markup]:
    """The bar of an interval at this height; one that fades in where its beginning is open, an arrow for long before."""
    first, last = ends
    right = axis.at(last)
    if last < axis.first:
        yield element("path", d=f"M10 {top}l-9 {BAR / 2}l9 {BAR / 2}z", class_="before")
        yield element("rect", x=10, y=top + BAR / 2 - 1, width="3%", height=2, class_="before")
        return
    yield element("rect", x=0, y=top + BAR / 2, width="100%", height=1, class_="rail")
    if first is None:
        left = max(0.0, right - 100 * OPEN_SHARE)
        yield element("rect", x=f"{left:.2f}%", y=top, width=f"{right - left:.2f}%", height=BAR, class_="bar open")
        yield element("rect", x=f"{right - 0.4:.2f}%", y=top, width="0.4%", height=BAR, class_="bar")
        return
    left = axis.at(first)
    wide = max(right - left, 100 * LEAST_SHARE)
    yield element("rect", x=f"{left:.2f}%", y=top, width=f"{wide:.2f}%", height=BAR, rx=2, class_="bar")


def _legend(axis: Axis) -> Markup:
    first, last = axis.first.date().isoformat(), (axis.last - timedelta(days=1)).date().isoformat()
    return element(
        "figcaption",
        f"{spell_day(first)} to {spell_day(last)}. "
        "A bar runs over all the time in which the event can have happened, as its reports say. A bar that fades in on the left "
        "has no beginning: the reports say only that it had happened by then. An arrow: long before the days drawn.",
    )
