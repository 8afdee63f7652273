"""`tadmor weigh`: the events of a record weighed anew, with another policy or another source table; nothing is read again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tadmor.cli.choices import Policy, Sources, make_choices, write_report


def weigh(
    record: Annotated[Path, typer.Argument(help="The record folder.", show_default=False)],
    policy: Policy = "",
    sources: Sources = None,
) -> None:
    """Weigh the events of a record anew: after choosing a policy, or after the source table was changed. Nothing is read again."""
    from rich.console import Console

    from tadmor.cli.screen import print_events
    from tadmor.run.weighing import release, weigh_record
    from tadmor.store.record import open_record

    screen = Console(highlight=False)
    with open_record(record) as opened:
        make_choices(opened, policy, sources)
        weigh_record(opened, policy)
        released = release(opened)
        print_events(screen, released, record, limit=60)
        write_report(screen, opened, released)
