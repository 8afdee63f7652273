"""Lists on a terminal: events, counts, rejections. Words carry everything; nothing hangs on a colour."""

from __future__ import annotations

import textwrap
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tadmor.export.checked import spell_checked
from tadmor.export.naming import spell_where
from tadmor.export.page.words import spell_marks, spell_told
from tadmor.export.protect import Released
from tadmor.export.rows import sort_incidents
from tadmor.export.wording import spell_name, spell_range, spell_time
from tadmor.model.claim import Claim
from tadmor.model.incident import Incident, Range

if TYPE_CHECKING:
    from tadmor.run.engine import RunSummary

NO_READER = "no_reader_for_language"
REASONS = {
    NO_READER: "no reader for their language",
    "not_about_conflict": "not about armed conflict",
    "no_event_found": "no event found",
    "reader_failed": "the reader failed",
    "quotation_does_not_hold": "claims left out because their quotation does not hold",
    "same_trigger": "claims left out because another has the same word",
}


def print_events(screen: Console, released: Released, record: Path, limit: int | None = None) -> None:
    """The events as a table in order of time, at most `limit` of them."""
    incidents = sort_incidents(released.incidents)
    if not incidents:
        print_line(screen, "No events.")
        return
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False, expand=True)
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("event, as reported", ratio=1)
    for heading, width in (("when", 13), ("people", 16), ("told by", 10)):
        table.add_column(heading, width=width)
    told_by = count_of(len({document for incident in incidents for document in incident.documents}), "report")
    print_line(screen, f"{count_of(len(incidents), 'event')}, as told by {told_by}", style="bold")
    claims = {claim.id: claim for claim in released.claims}
    for number, incident in enumerate(incidents[:limit], start=1):
        told = [claims[claim] for claim in incident.claims if claim in claims]
        table.add_row(*(Text(cell) for cell in (str(number), *_cells(incident, told))))
    screen.print(table)
    if limit is not None and len(incidents) > limit:
        print_line(screen, f"… and {len(incidents) - limit} more: tadmor show {record}")
    print_line(screen, f"One event: tadmor show {record} NUMBER")


def _cells(incident: Incident, told: list[Claim]) -> tuple[str, ...]:
    casualties = incident.casualties
    marks = (f"! {mark}" for mark in spell_marks(incident, told))
    return (
        "\n".join((f"{spell_told(incident, told)}, {spell_where(incident.where, short=True)}", *marks)),
        spell_time(incident.when),
        _people(casualties.killed, casualties.wounded) if casualties else "–",
        f"{count_of(len(incident.independent_origins), 'origin')}\n{count_of(len(incident.documents), 'report')}",
    )


def _people(killed: Range, wounded: Range) -> str:
    """ "killed 7", "wounded 9–12–12": low, best and high where they differ."""
    told = (("killed", killed), ("wounded", wounded))
    return "\n".join(f"{word} {spell_range(figure)}" for word, figure in told if figure != Range()) or "–"


def print_counts(screen: Console, released: Released, record: Path, summary: RunSummary) -> None:
    """What was looked at, what could not be read, and what was left out."""
    languages: dict[str, str] = {document.id: document.language or "unknown" for document in released.documents}
    rejected = Counter(r.reason for r in released.rejections)
    unread = [r.document for r in released.rejections if r.reason == NO_READER]
    unreadable = Counter(languages.get(document, "unknown") for document in unread)
    print_line(screen, "")
    if summary.added_nothing:
        print_line(
            screen, f"Nothing new: the record held all this before ({count_of(len(released.documents), 'report')})."
        )
    else:
        # Coded rows have no sentences to look at.
        looked = f"{count_of(summary.sentences, 'sentence')}, {summary.parsed} of them worth a close look, "
        print_line(
            screen,
            f"{count_of(summary.new_documents, 'new report')}, {len(released.documents)} in the record; {summary.read} read now: "
            f"{looked if summary.sentences else ''}{count_of(summary.new_claims, 'new claim')}.",
        )
    if unreadable:
        listed = ", ".join(f"{language} {count}" for language, count in sorted(unreadable.items()))
        print_line(
            screen, f"{count_of(len(unread), 'report')} could not be read, no reader for their language: {listed}."
        )
    others = {reason: count for reason, count in rejected.items() if reason != NO_READER}
    if others:
        listed = ", ".join(f"{spell_reason(reason)} {count}" for reason, count in sorted(others.items()))
        print_line(screen, f"Left out: {listed}.")
    if unreadable or others:
        print_line(screen, f"Why, one by one: tadmor show {record} --rejections")
    if not released.incidents:
        print_line(screen, _explain_nothing(released, summary))


def _explain_nothing(released: Released, summary: RunSummary) -> str:
    if not released.documents:
        return "Nothing was coded: no report could be taken in."
    if released.claims:
        return f"No event: {len(released.claims)} claims, none of which tells of one."
    return (
        f"Nothing was coded: this run looked at {count_of(summary.sentences, 'sentence')} of "
        f"{count_of(summary.read, 'report')}, "
        f"{summary.parsed} of them closely, and none tells of an event of armed conflict."
    )


def spell_reason(reason: str) -> str:
    """A reason of a rejection in words."""
    return REASONS.get(reason, spell_name(reason))


def print_rejections(screen: Console, released: Released) -> None:
    """Everything that could not be read or was left out, with its reason."""
    _print_rejected(screen, released)
    if not released.rejections:
        print_line(screen, "Nothing was left out.")
        return
    names: dict[str, str | None] = {d.id: d.url or d.title or d.outlet for d in released.documents}
    for rejection in released.rejections:
        known = names.get(rejection.document)
        where = f"{known} ({rejection.document[:8]})" if known else rejection.document
        span = f", characters {rejection.span[0]}–{rejection.span[1]}" if rejection.span else ""
        print_line(screen, f"{where}{span}")
        print_line(screen, f"{spell_reason(rejection.reason)} ({rejection.stage}): {rejection.detail}", indent=4)
    counted = Counter(rejection.reason for rejection in released.rejections)
    listed = ", ".join(f"{spell_reason(reason)} {count}" for reason, count in sorted(counted.items()))
    print_line(screen, f"\n{len(released.rejections)} in all: {listed}.")


def _print_rejected(screen: Console, released: Released) -> None:
    """Statements that people rejected: they stay in the record and count for nothing."""
    rejected = [one for one in released.checked if one.rejected]
    for one in rejected:
        where = one.read.document.url or one.read.document.title or f"report {one.read.document.id[:8]}"
        print_line(screen, f"{where}, statement {one.claim}")
        print_line(screen, f"{spell_checked(one)[-1]}: “{one.read.evidence.text}”", indent=4)
    if rejected:
        print_line(screen, f"\n{count_of(len(rejected), 'statement')} rejected by people.\n")


def print_line(screen: Console, text: str, *, indent: int = 0, style: str = "") -> None:
    """A paragraph, wrapped to the screen behind its indent; addresses stay whole, so that they can be copied."""
    margin = " " * indent
    for line in text.split("\n"):
        wrapped = textwrap.fill(
            line,
            max(screen.width, indent + 20),
            initial_indent=margin,
            subsequent_indent=margin,
            break_long_words=False,
            break_on_hyphens=False,
        )
        screen.print(Text(wrapped, style=style), soft_wrap=True)


def count_of(number: int, thing: str) -> str:
    """ "1 report", "2 reports"."""
    return f"{number} {thing}" + ("" if number == 1 else "s")
