"""`tadmor sign`: a person puts a name to the grade of an event, or overrules it. Only ever added."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tadmor.cli.choices import write_report


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
    from datetime import UTC, datetime

    from rich.console import Console

    from tadmor.cli.show import find_incident
    from tadmor.run.weighing import release, weigh_record
    from tadmor.store.record import open_record
    from tadmor.weigh.signing import Signature, find_signatures, make_judgement, parse_grade

    signature = Signature(
        by=by,
        at=datetime.now(UTC).isoformat(timespec="microseconds"),
        why=why or None,
        grade=parse_grade(grade) if grade else None,
    )
    with open_record(record) as opened:
        found = find_incident(release(opened), incident)
        before = find_signatures([found], tuple(opened.judgements())).get(found.id)
        judgement = make_judgement(found, signature, before.id if before and before.by == by else None)
        opened.append_judgements([judgement])
        weigh_record(opened)
        screen = Console(highlight=False)
        screen.print(f"{judgement.verdict} by {judgement.by}: {' '.join(judgement.on[-2:])}", markup=False)
        write_report(screen, opened, release(opened))
