"""The part of a card that says how an event belongs with others, and what is told of each day of a battle."""

from __future__ import annotations

from tadmor.export.belonging import Tie, list_days
from tadmor.export.naming import name_place
from tadmor.export.page.contents import Contents, Event
from tadmor.export.page.markup import Markup, element
from tadmor.export.page.quotations import attribute, quote_value
from tadmor.export.page.words import capital, count_of, spell_day, spell_title


def show_belonging(contents: Contents, event: Event) -> Markup | None:
    """What it answers, what answers it, what it is a part of and what its parts are, each with by what that is known."""
    ties = contents.ties.get(event.incident.id, ())
    if not ties:
        return None
    rows = (element("li", *_tie(contents, tie)) for tie in ties)
    return element("section", element("h4", "With other events"), element("ul", *rows), class_="ties")


def _tie(contents: Contents, tie: Tie) -> tuple[Markup | str | None, ...]:
    number = contents.number_of(tie.other.id)
    told = [contents.told[claim] for claim in tie.other.claims if claim in contents.told]
    title = spell_title(tie.other, told)
    link = contents.links.event(tie.other.id, number) if number else {}
    name = element("a", f"event {number}", **link) if number else element("span", "an event not shown here")
    said = [contents.told[claim] for claim in tie.said_by if claim in contents.told]
    quoted = (
        element("div", quote_value(claim, claim.trigger), attribute(contents, claim), class_="opened") for claim in said
    )
    opened = element("details", element("summary", count_of(len(said), "sentence")), *quoted) if said else None
    first = element("p", element("strong", capital(tie.words)), " ", name, f" ({tie.aside}): {title}")
    return (first, opened)


def show_days(event: Event) -> Markup | None:
    """The days of a battle that reports tell apart, with the toll of each where one is told."""
    days = list_days(event.incident)
    if not days:
        return None
    rows = (
        element(
            "li",
            element("strong", spell_day(day.day)),
            f", {name_place(day.where)}" if day.where else None,
            f": {'; '.join(day.tolls)}" if day.tolls else ": no toll told of this day",
        )
        for day in days
    )
    note = "A toll of one day is a part of that of the whole and is not added to it."
    return element(
        "section", element("h4", "Day by day"), element("ul", *rows), element("p", note, class_="note"), class_="days"
    )
