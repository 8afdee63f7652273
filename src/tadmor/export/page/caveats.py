"""What weakens a card: reports that are not independent, reports nobody could read, uncertain readings, what was left out."""

from __future__ import annotations

from collections.abc import Iterable

from tadmor.export.page.contents import NO_READER, Contents, Event
from tadmor.export.page.markup import Markup, element, join
from tadmor.export.page.quotations import shorten
from tadmor.export.page.words import LIKELY, count_of, spell_left_out
from tadmor.export.wording import spell_chain, spell_first
from tadmor.model.claim import Claim
from tadmor.model.incident import CopyGroup

SHARES = {
    "near_duplicate": "shares passages with",
    "translation": "is a translation of",
    "same_statement": "relays the same statement as",
}


def show_copies(contents: Contents, event: Event) -> Markup | None:
    """Which of its reports carry one text or relay one statement."""
    groups = contents.copies_among(event)
    if not groups:
        return None
    rows = (element("li", *_copy(contents, group)) for group in groups)
    return element(
        "section",
        element("h4", "Reports that are not independent of each other"),
        element("ul", *rows),
        class_="copies",
    )


def _copy(contents: Contents, group: CopyGroup) -> tuple[str | Markup, ...]:
    first, *others = (_report(contents, name) for name in group.in_order)
    return first, f" {SHARES[group.kind]} ", join(others, ", "), f" ({group.basis}{spell_first(group)})"


def _report(contents: Contents, name: str) -> Markup:
    number = contents.reports.get(name)
    return element("a", f"report {number}", **contents.links.report(name, number)) if number else element("span", name)


def show_missing(contents: Contents, event: Event) -> Markup:
    """What the reader of the card does not see: reports nobody could read, uncertain readings, what was left out."""
    incident = event.incident
    unsure = [claim for claim in event.claims if claim.confidence < LIKELY and not _is_checked(contents, claim)]
    left = [r for r in contents.rejections_of(incident.documents) if r.reason != NO_READER]
    whose = "its" if (incident.unread_documents or contents.unread_reports) == 1 else "their"
    unread = (
        f"{count_of(incident.unread_documents, 'report')} of these days could not be read (no reader for {whose} language) "
        f"and may tell of it."
        if incident.unread_documents
        else f"{count_of(contents.unread_reports, 'report')} of this record could not be read (no reader for {whose} language); "
        "none is known to be of these days."
        if contents.unread_reports
        else "All reports of this record are in a language that could be read."
    )
    parts: list[Markup | None] = [element("p", unread)]
    parts.append(
        _folded(f"{count_of(len(unsure), 'statement')} read with less certainty", (_unsure(c) for c in unsure))
    )
    parts.append(
        _folded(
            f"{count_of(len(left), 'thing')} left out of its reports",
            (element("li", _report(contents, r.document), f": {spell_left_out(r.reason)}. {r.detail}") for r in left),
        )
    )
    return element("section", element("h4", "What is missing here"), *parts, class_="missing")


def _is_checked(contents: Contents, claim: Claim) -> bool:
    checked = contents.checked.get(claim.id)
    return checked is not None and bool(checked.checked_by)


def _unsure(claim: Claim) -> Markup:
    return element("li", element("q", shorten(claim.evidence.text), dir="auto"), f" {spell_chain(claim.sources)}")


def _folded(heading: str, rows: Iterable[Markup]) -> Markup | None:
    listed = tuple(rows)
    return element("details", element("summary", heading), element("ul", *listed)) if listed else None
