"""The top and the end of the page: what was looked at, the table of events, the list of reports, what was left out."""

from __future__ import annotations

from collections import Counter

from tadmor.export.naming import spell_where
from tadmor.export.page.contents import MOST, NO_READER, Contents, Event
from tadmor.export.page.markup import Markup, element, join, link_out
from tadmor.export.page.quotations import shorten
from tadmor.export.page.words import (
    DEFECTS,
    TAKEN_IN_ALL_THE_SAME,
    capital,
    count_of,
    spell_day,
    spell_figure,
    spell_language,
    spell_left_out,
    spell_marks,
    spell_told,
    spell_when,
)
from tadmor.export.wording import POLICIES, spell_chain, spell_name
from tadmor.model.document import Document
from tadmor.model.rejection import Rejection

BASES = {
    "given": "as given",
    "html": "as the page says",
    "dateline": "from its dateline",
    "inferred": "inferred",
}


def show_head(contents: Contents) -> Markup:
    """Name, what was looked at, and how to read the page."""
    days = [document.published[:10] for document in contents.documents if document.published]
    span = f"Reports published {spell_day(min(days))} to {spell_day(max(days))}." if days else None
    return element(
        "header",
        element("p", "Tadmor: a record of reported events", class_="eyebrow"),
        element("h1", contents.name),
        element("p", span, class_="lead") if span else None,
        _tally(contents),
        element(
            "p",
            "This page says what reports say, and who says it. Nothing on it is a finding. Every value opens the sentence "
            "that it was read from. A program did the reading: look at the sentence before you rely on a value.",
            class_="note",
        ),
        _contents(contents),
        class_="top",
    )


def _tally(contents: Contents) -> Markup:
    told = sum(document.id in contents.told_in for document in contents.documents)
    unread = len(contents.unread)
    refused = (r for r in contents.rejections if r.stage == "ingest" and r.reason not in TAKEN_IN_ALL_THE_SAME)
    inputs = len({rejection.document for rejection in refused})
    rows = [
        (contents.total, "event" if contents.total == 1 else "events"),
        (len(contents.documents), "report" if len(contents.documents) == 1 else "reports"),
        (told, "of them tells of an event" if told == 1 else "of them tell of an event"),
        (len(contents.documents) - told - unread, "read, no event found"),
        (unread, "in a language without a reader"),
        (inputs, "input not taken in" if inputs == 1 else "inputs not taken in"),
    ]
    return element(
        "dl", *(element("div", element("dt", words), element("dd", number)) for number, words in rows), class_="tally"
    )


def _contents(contents: Contents) -> Markup:
    links = (
        [("Events", "events"), ("Where", "map"), ("When", "timeline"), ("Cards", "cards")] if contents.events else []
    )
    links += [("Reports", "reports"), ("What was left out", "left-out")]
    return element(
        "nav", *(element("a", words, href=f"#{target}") for words, target in links), aria_label="On this page"
    )


def show_events(contents: Contents) -> Markup:
    """The table of events, or why there are none."""
    if not contents.events:
        why = (
            f"{count_of(len(contents.documents), 'report')} looked at, and none tells of an event of armed conflict. "
            "What was left out, and why, is listed below."
        )
        return element("section", element("h2", "No events"), element("p", why), id="events")
    heads = ("No.", "What is told", "When", "Where", "Killed", "Wounded", "Independent origins", "Reports", "Look at")
    head = element("tr", *(element("th", words, scope="col") for words in heads))
    table = element(
        "table",
        element("thead", head),
        element("tbody", *(_event_row(event, heads) for event in contents.events)),
        class_="events stack",
    )
    return element(
        "section",
        element("h2", "Events"),
        _not_all(contents),
        element("div", table, class_="scroll", tabindex="0", role="region", aria_label="Events"),
        element(
            "p",
            _spell_policies(contents),
            class_="note",
        ),
        id="events",
    )


def _spell_policies(contents: Contents) -> str:
    chosen = dict.fromkeys(e.incident.casualties.policy for e in contents.events if e.incident.casualties)
    told = (
        f"“{spell_name(name)}” ({POLICIES[name]})" if name in POLICIES else f"“{spell_name(name)}”" for name in chosen
    )
    named = ", ".join(told) or "no policy"
    return f"Killed and wounded are put together by {named}. `tadmor policies` says what others would change."


def _not_all(contents: Contents) -> Markup | None:
    if len(contents.events) == contents.total:
        return None
    words = (
        f"The record holds {contents.total} events. This page shows the {len(contents.events)} told in most reports, under their "
        "numbers in the whole list; `tadmor show` and `tadmor export` give them all."
    )
    return element("p", words)


def _event_row(event: Event, heads: tuple[str, ...]) -> Markup:
    incident, casualties = event.incident, event.incident.casualties
    cells: tuple[str | Markup, ...] = (
        element("a", str(event.number), href=f"#e{event.number}"),
        element("a", capital(spell_told(incident, event.claims)), href=f"#e{event.number}"),
        spell_when(incident.when),
        spell_where(incident.where, short=True),
        spell_figure(casualties.killed if casualties else None),
        spell_figure(casualties.wounded if casualties else None),
        str(len(incident.independent_origins)),
        str(len(incident.documents)),
        "; ".join(spell_marks(incident, event.claims)) or "–",
    )
    columns = zip(heads, cells, strict=True)
    return element(
        "tr", *(element("td", cell, data_head=head, class_="none" if cell == "–" else None) for head, cell in columns)
    )


def show_reports(contents: Contents) -> Markup:
    """Every report: what came of it, and what is wrong with its text. Of a large record, those of the events shown."""
    shown = {document for event in contents.events for document in event.incident.documents}
    some = len(contents.events) < contents.total
    rows = (_report_row(contents, document) for document in contents.documents if not some or document.id in shown)
    return element("section", element("h2", "Reports"), element("ol", *rows, class_="reports"), id="reports")


def _report_row(contents: Contents, document: Document) -> Markup:
    number = contents.reports[document.id]
    numbers = contents.told_in.get(document.id, ())
    reasons = dict.fromkeys(r.reason for r in contents.rejections_of((document.id,)))
    if numbers:
        shown = set(contents.numbers.values())
        links = (element("a", f"event {n}", href=f"#e{n}") if n in shown else f"event {n}" for n in numbers)
        outcome = join(("tells of ", join(links, ", ")))
    elif NO_READER in reasons:
        outcome = join((f"could not be read: no reader for {spell_language(document.language)}",))
    else:
        outcome = join(("no event: ", ", ".join(spell_left_out(reason) for reason in reasons) or "nothing was coded"))
    basis = BASES.get(document.published_basis or "", "")
    day = f"published {spell_day(document.published)}" + (f" ({basis})" if basis and basis != "as given" else "")
    defects = dict.fromkeys(DEFECTS[defect.kind] for defect in document.defects)
    title = element("cite", document.title or "Untitled", dir="auto", lang=document.language)
    return element(
        "li",
        link_out(document.url, title),
        element("br"),
        ", ".join(part for part in (document.outlet, day, spell_language(document.language)) if part),
        element("br"),
        outcome,
        element("span", f"Its text {'; '.join(defects)}.", class_="standing") if defects else None,
        element("span", document.url, class_="url") if document.url else None,
        id=f"r{number}",
        value=number,
    )


def show_left_out(contents: Contents) -> Markup:
    """Everything that could not be read or was left out, counted by reason, each with its reason."""
    counted = Counter(rejection.reason for rejection in contents.rejections)
    groups = [
        element(
            "details",
            element("summary", f"{spell_left_out(reason)}: {count}"),
            element("ul", *_at_most(tuple(_rejection(contents, r) for r in contents.rejections if r.reason == reason))),
        )
        for reason, count in sorted(counted.items())
    ]
    if contents.elsewhere:
        rows = tuple(
            element("li", element("q", shorten(claim.evidence.text), dir="auto"), f" {spell_chain(claim.sources)}")
            for claim in contents.elsewhere[: MOST + 1]
        )
        heading = f"statements that belong to no event (totals, plans, what might be): {len(contents.elsewhere)}"
        groups.append(element("details", element("summary", heading), element("ul", *_at_most(rows))))
    none = element("p", "Nothing was left out.") if not groups else None
    return element("section", element("h2", "What was left out"), none, *groups, id="left-out")


def _at_most(rows: tuple[Markup, ...]) -> tuple[Markup, ...]:
    if len(rows) <= MOST:
        return rows
    return (
        *rows[:MOST],
        element("li", "… and more: `tadmor show --rejections` and `tadmor export jsonl` list them all."),
    )


def _rejection(contents: Contents, rejection: Rejection) -> Markup:
    number = contents.reports.get(rejection.document)
    where = element("a", f"report {number}", href=f"#r{number}") if number else element("code", rejection.document)
    return element("li", where, f": {rejection.detail}")
