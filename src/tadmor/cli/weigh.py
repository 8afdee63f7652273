"""`tadmor weigh`: the events of a record weighed anew, with another policy or another source table; nothing is read again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tadmor.cli.choices import Policy, Sources, make_choices, show_outcome


def weigh(
    record: Annotated[Path, typer.Argument(help="The record folder.", show_default=False)],
    policy: Policy = "",
    sources: Sources = None,
) -> None:
    """Weigh the events of a record anew: after choosing a policy, or after the source table was changed. Nothing is read again."""
    from rich.console import Console

    from tadmor.run.weighing import weigh_record
    from tadmor.store.record import open_record

    with open_record(record) as opened:
        make_choices(opened, policy, sources)
        weigh_record(opened, policy)
        show_outcome(Console(highlight=False), opened, record)
