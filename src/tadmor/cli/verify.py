"""`tadmor verify`: does the record still hold what it promises?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def verify(record: Annotated[Path, typer.Argument(help="The record folder.", show_default=False)]) -> None:
    """Check every hash, id and quotation of a record again, and list decisions of people that do not apply.

    Exit code 1 where something does not hold.
    """
    from rich.console import Console

    from tadmor.cli.choices import print_unsettled
    from tadmor.run.judging import find_unsettled
    from tadmor.store.record import open_record
    from tadmor.store.verify import verify_record

    with open_record(record) as opened:
        problems = verify_record(opened)
        waiting = () if problems else find_unsettled(opened)
        documents, claims = opened.count_documents(), 0 if problems else sum(1 for _ in opened.claims())
    if not problems:
        typer.echo(f"All holds: {documents} reports, {claims} claims, and every quotation stands where it says.")
        print_unsettled(Console(highlight=False), record, waiting)
        return
    typer.echo(f"Does not hold: {len(problems)}. The first: {problems[0].detail}.", err=True)
    for problem in problems:
        typer.echo(f"{problem.table} {problem.id} {problem.code}: {problem.detail}")
    raise typer.Exit(1)
