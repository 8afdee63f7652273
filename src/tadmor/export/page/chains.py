"""Who relays whom, as a list that reads without colour and prints: both ends, what was lost between them, and both sentences."""

from __future__ import annotations

from tadmor.export.page.contents import Contents, Event
from tadmor.export.page.markup import Markup, element
from tadmor.export.page.quotations import attribute, quote_value
from tadmor.export.page.words import capital, count_of
from tadmor.export.relays import SpeltRelay, list_relayed, spell_relays

MOST = 12


def show_relays(contents: Contents, event: Event) -> Markup | None:
    """The graph of an event; nothing where every report speaks for itself."""
    spelt = spell_relays(event.incident, {claim.id: claim for claim in event.claims})
    named = [(name, by) for name, by in list_relayed(event.incident, event.claims) if by]
    if not spelt and all(len(by) < 2 for _, by in named):
        return None
    changed = [one for one in spelt if one.changes]
    shown, rest = [*changed, *(one for one in spelt if not one.changes)][:MOST], spelt[MOST:]
    return element(
        "section",
        element("h4", "Who relays whom"),
        element("ul", *(_named(name, by) for name, by in named), class_="named") if named else None,
        element("p", "Told on from one report to another, as far as dates, speakers and figures show:", class_="note")
        if shown
        else None,
        element("ol", *(_relay(contents, one) for one in shown), class_="passed") if shown else None,
        _rest(contents, rest),
        class_="relays",
    )


def _named(name: str, by: tuple[str, ...]) -> Markup:
    return element("li", element("strong", capital(name), dir="auto"), " is quoted by ", ", ".join(by))


def _relay(contents: Contents, one: SpeltRelay) -> Markup:
    lost = [element("li", change) for change in one.changes] or [element("li", "nothing lost", class_="kept")]
    return element(
        "li",
        element("p", capital(one.earlier), class_="end"),
        element("ul", *lost, class_="lost", aria_label="lost or changed on the way"),
        element(
            "p",
            element("span", "→ ", aria_hidden="true"),
            element("span", "told on by ", class_="hidden"),
            one.later,
            class_="end",
        ),
        element("p", capital(one.sure), class_="note"),
        element(
            "details",
            element("summary", "Both sentences"),
            quote_value(one.earlier_claim, one.earlier_claim.trigger),
            attribute(contents, one.earlier_claim),
            quote_value(one.later_claim, one.later_claim.trigger),
            attribute(contents, one.later_claim),
        ),
    )


def _rest(contents: Contents, rest: list[SpeltRelay]) -> Markup | None:
    if not rest:
        return None
    rows = (_relay(contents, one) for one in rest)
    return element(
        "details", element("summary", f"{count_of(len(rest), 'more relay')}"), element("ol", *rows, class_="passed")
    )
