"""`tadmor sign`: a person puts a name to the grade of an event, or overrules it. Only ever added."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def sign(
    record: Annotated[Path, typer.Argument(help="The record folder.", show_default=False)],
    incident: Annotated[
        str, typer.Argument(help="Number in the list, or the first letters of an id.", show_default=False)
    ],
    by: Annotated[str, typer.Option("--by", help="Who signs.", show_default=False)],
    grade: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="GRADE",
            help="Overrule what is proposed: a grade and a digit, as in “fair 2”.",
            show_default=False,
        ),
    ] = "",
    why: Annotated[str, typer.Option("--why", help="Why; needed to overrule.", show_default=False)] = "",
) -> None:
    """Sign the proposed grade of an event, or overrule it. When reports of it are added later, its card says what changed since."""
    from rich.console import Console

    from tadmor.cli.choices import write_report
    from tadmor.run.judging import sign_incident
    from tadmor.run.weighing import release
    from tadmor.store.record import open_record

    with open_record(record) as opened:
        judgement = sign_incident(opened, incident, by=by, grade=grade or None, why=why or None)
        screen = Console(highlight=False)
        screen.print(f"{judgement.verdict} by {judgement.by}: {' '.join(judgement.on[-2:])}", markup=False)
        write_report(screen, opened, release(opened))
