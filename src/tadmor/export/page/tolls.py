"""How a toll was told over time: every figure with its speaker and day, and a small plot where there are two days or more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tadmor.export.page.contents import Contents, Event
from tadmor.export.page.markup import Markup, element, join
from tadmor.export.page.quotations import open_value
from tadmor.export.page.words import spell_day
from tadmor.export.wording import MODIFIERS, spell_chain
from tadmor.model.claim import Claim
from tadmor.model.value import Quantity

WIDTH, HEIGHT, LEFT, BASE = 440.0, 150.0, 34.0, 122.0
HUMAN = ("killed", "wounded", "killed_or_wounded", "missing", "abducted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One figure of one claim, with the ISO day that it stands for, None where that is not known."""

    claim: Claim
    quantity: Quantity
    day: str | None

    @property
    def number(self) -> str:
        """The figure in digits, with what bounds it."""
        low, high = self.quantity.low, self.quantity.high
        if low is not None and high is not None and low != high:
            return f"{low} to {high}"
        return MODIFIERS.get(self.quantity.modifier, "") + str(low if low is not None else high)


def show_tolls(contents: Contents, event: Event) -> Markup | None:
    """Every figure of people with its speaker and day; plots of those that were told on several days."""
    told = sorted(_figures(event), key=lambda t: (HUMAN.index(t.quantity.what), t.day or "9999", t.claim.id))
    if not told:
        return None
    plots = [_plot(what, [t for t in told if t.quantity.what == what and _is_whole(t.quantity)]) for what in HUMAN]
    rows = (_row(contents, t) for t in told)
    head = element(
        "tr", *(element("th", words, scope="col") for words in ("Day", "Figure", "Of whom", "Who says so", "Report"))
    )
    table = element("table", element("thead", head), element("tbody", *rows), class_="tolls stack")
    return element(
        "section",
        element("h4", "Figures, by day"),
        element("div", *plots, class_="plots") if any(plots) else None,
        element("div", table, class_="scroll", tabindex="0", role="region", aria_label="Figures by day"),
        class_="figures",
    )


def _figures(event: Event) -> Iterator[Told]:
    for claim in event.claims:
        for quantity in claim.quantities:
            if quantity.what in HUMAN:
                published = claim.document.published
                yield Told(
                    claim=claim, quantity=quantity, day=quantity.as_of or (published[:10] if published else None)
                )


def _is_whole(quantity: Quantity) -> bool:
    return (
        quantity.part_of is None
        and not quantity.cumulative
        and not quantity.denied
        and quantity.group is None
        and quantity.status == "unknown"
    )


def _row(contents: Contents, told: Told) -> Markup:
    quantity = told.quantity
    number = contents.reports.get(told.claim.document.id)
    notes = [quantity.of or "people"]
    notes += (
        [f"said to be {quantity.status}s"] if quantity.status != "unknown" and quantity.status not in notes[0] else []
    )
    notes += ["a part of another figure"] if quantity.part_of is not None else []
    notes += ["a running total"] if quantity.cumulative else []
    notes += ["denied by the speaker"] if quantity.denied else []
    words = "killed or wounded" if quantity.what == "killed_or_wounded" else quantity.what
    opened = open_value(contents, f"{told.number} {words}", ((told.claim, quantity.evidence),), attributed=False)
    cells = (
        ("Day", spell_day(told.day)),
        ("Figure", opened),
        ("Of whom", ", ".join(dict.fromkeys(notes))),
        ("Who says so", spell_chain(told.claim.sources)),
        (
            "Report",
            element("a", str(number), **contents.links.sentence(told.claim, quantity.evidence, number))
            if number
            else "–",
        ),
    )
    return element("tr", *(element("td", value, data_head=head) for head, value in cells))


def _plot(what: str, told: Sequence[Told]) -> Markup | None:
    """Days to the right, people up; a stroke where a figure is open to one side. None for fewer than two days or one figure."""
    dated = [(t, date.fromisoformat(t.day), t.quantity) for t in told if t.day]
    days = sorted({day for _, day, _ in dated})
    if len(days) < 2 or len({(quantity.low, quantity.high) for _, _, quantity in dated}) < 2:
        return None
    top = max(max(q.low or 0, q.high or 0) for _, _, q in dated) or 1
    whole = (days[-1] - days[0]).days

    def x_of(day: date) -> float:
        return round(LEFT + 30 + (day - days[0]).days / whole * (WIDTH - LEFT - 70), 1)

    def y_of(number: int) -> float:
        return round(BASE - number / top * (BASE - 30), 1)

    points = {(day, q.low, q.high): None for _, day, q in dated}
    steps = (element("path", d=_steps(line, x_of, y_of), class_="step") for line in _by_speaker(dated))
    marks = join(_mark(x_of(day), low, high, y_of) for day, low, high in points)
    axis = (
        element("text", spell_day(day.isoformat())[:-5], x=x_of(day), y=BASE + 18, class_="tick-text")
        for day in _apart(days, x_of)
    )
    word = "killed or wounded" if what == "killed_or_wounded" else what
    return element(
        "figure",
        element(
            "svg",
            element("title", f"Figures of people {word}, by day; the table below says the same."),
            element("line", x1=LEFT, x2=WIDTH - 6, y1=BASE, y2=BASE, class_="tick"),
            *steps,
            marks,
            *axis,
            viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
            role="img",
            aria_label=f"{word} as told from day to day",
        ),
        element(
            "figcaption", f"{word.capitalize()}, as told from day to day. A line joins the figures of one speaker."
        ),
        class_="toll",
    )


def _by_speaker(dated: Sequence[tuple[Told, date, Quantity]]) -> Iterator[list[tuple[date, int]]]:
    """Figures of one speaker on two days or more, in order of days: these alone are joined by a line."""
    lines: dict[str, dict[date, int]] = {}
    for told, day, quantity in dated:
        number = quantity.low if quantity.low is not None else quantity.high or 0
        if told.claim.sources:
            lines.setdefault(told.claim.sources[-1].name.casefold(), {})[day] = number
    yield from (sorted(line.items()) for line in lines.values() if len(line) > 1)


def _steps(line: Sequence[tuple[date, int]], x_of: Callable[[date], float], y_of: Callable[[int], float]) -> str:
    (first, number), *later = line
    return f"M{x_of(first):g} {y_of(number):g}" + "".join(f"H{x_of(day):g}V{y_of(n):g}" for day, n in later)


def _apart(days: Sequence[date], x_of: Callable[[date], float]) -> list[date]:
    kept: list[date] = []
    for day in days:
        if not kept or x_of(day) - x_of(kept[-1]) >= 46:
            kept.append(day)
    return kept


def _mark(x: float, low: int | None, high: int | None, y_of: Callable[[int], float]) -> Markup:
    number = low if low is not None else high or 0
    y = y_of(number)
    words = str(number)
    extra = None
    if low is None:
        words, extra = f"≤ {high}", element("line", x1=x, x2=x, y1=y, y2=y + 14, class_="open-stroke")
    elif high is None:
        words, extra = f"{low}+", element("line", x1=x, x2=x, y1=y, y2=y - 14, class_="open-stroke")
    elif high != low:
        words, extra = f"{low}–{high}", element("line", x1=x, x2=x, y1=y, y2=y_of(high), class_="range-stroke")
    dot = element("circle", cx=x, cy=y, r=4, class_="dot")
    return join((extra, dot, element("text", words, x=x + 8, y=y + 4, class_="dot-text")))
