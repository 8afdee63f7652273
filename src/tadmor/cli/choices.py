"""What commands that weigh a record share: the policy and source table that a person chooses, and what is shown at the end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from tadmor.export.protect import Released
    from tadmor.model.judgement import Unsettled
    from tadmor.run.engine import RunSummary
    from tadmor.store.record import Record

Policy = Annotated[
    str,
    typer.Option(
        "--policy",
        metavar="NAME",
        help="How killed and wounded are put together: majority_of_origins, ucdp, acled or airwars. "
        "Without it, as the record was last weighed.",
        show_default=False,
    ),
]
Sources = Annotated[
    Path | None,
    typer.Option(
        "--sources",
        metavar="FILE",
        help="The team's own table of sources (TSV or CSV), kept in the record.",
        show_default=False,
    ),
]


def make_choices(record: Record, policy: str, sources: Path | None) -> None:
    """Keeps the source table in the record, and refuses a policy or a table that cannot be used before anything is read."""
    from tadmor.run.weighing import choose_weighing
    from tadmor.store.team_sources import keep_source_table

    if sources is not None:
        keep_source_table(record.path, sources)
    choose_weighing(record, policy)


def show_outcome(screen: Console, record: Record, folder: Path, summary: RunSummary | None = None) -> None:
    """The first events of the record in `folder`, what a run did where there was one, and where its page is."""
    from tadmor.cli.screen import print_counts, print_events
    from tadmor.run.judging import find_unsettled
    from tadmor.run.weighing import release

    released = release(record)
    print_events(screen, released, folder, limit=60)
    if summary is not None:
        print_counts(screen, released, folder, summary)
    write_report(screen, record, released)
    print_unsettled(screen, folder, find_unsettled(record, released))


def print_unsettled(screen: Console, folder: Path, waiting: Sequence[Unsettled]) -> None:
    """Decisions of people that do not apply, each with the reason, and what to do; nothing where all apply."""
    from tadmor.cli.screen import count_of, print_line
    from tadmor.export.decided import spell_advice, spell_unsettled

    if not waiting:
        return
    print_line(screen, "")
    waits = "waits" if len(waiting) == 1 else "wait"
    print_line(screen, f"! {count_of(len(waiting), 'decision')} {waits} for you:", style="bold")
    for one in waiting:
        print_line(screen, f"- {spell_unsettled(one)}", indent=2)
    print_line(screen, spell_advice(str(folder)), indent=2)


def write_report(screen: Console, record: Record, released: Released) -> None:
    """Writes the page of the record, and says where it is."""
    from tadmor.export.page.write import write_page

    page = record.path / "report.html"
    write_page(released, page)
    screen.print(f"Everything on one page: {page}", soft_wrap=True, markup=False)
