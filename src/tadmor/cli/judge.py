"""`tadmor judge`: a person says whether two statements tell of one event. Only ever added."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, cast

import typer


def judge(
    record: Annotated[Path, typer.Argument(help="The record folder.", show_default=False)],
    verdict: Annotated[str, typer.Argument(help="same, different or unsure.", show_default=False)],
    first: Annotated[
        str, typer.Argument(metavar="CLAIM", help="EVENT:NUMBER as on its card, or an id.", show_default=False)
    ],
    second: Annotated[str, typer.Argument(metavar="CLAIM", help="The other one.", show_default=False)],
    by: Annotated[str, typer.Option("--by", help="Who says so.", show_default=False)],
    why: Annotated[str, typer.Option("--why", help="Why.", show_default=False)] = "",
) -> None:
    """Say that two statements tell of one event (same), of two (different), or take it back (unsure). It holds in later runs."""
    from rich.console import Console

    from tadmor.cli.choices import print_unsettled, write_report
    from tadmor.model.ids import ClaimId
    from tadmor.run.judging import PairVerdict, find_unsettled, judge_pair
    from tadmor.run.reasons import tell_reasons
    from tadmor.run.weighing import release
    from tadmor.store.record import open_record

    with open_record(record) as opened:
        made = judge_pair(opened, cast("PairVerdict", verdict), (first, second), by=by, why=why)
        screen = Console(highlight=False)
        screen.print(f"{made.verdict}, says {made.by}: {' and '.join(made.on)}", markup=False, soft_wrap=True)
        released = release(opened)
        for reason in tell_reasons(released.claims, [ClaimId(claim) for claim in made.on]):
            screen.print(f"  {reason}", markup=False, soft_wrap=True)
        write_report(screen, opened, released)
        print_unsettled(screen, record, find_unsettled(opened, released))
