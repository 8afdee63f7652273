"""`tadmor run`: from reports to a record, and what was found."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tadmor.cli.choices import Policy, Sources, make_choices, show_outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from tadmor.run.engine import DocumentReader, Progress, Step
    from tadmor.settings import Settings

STAGES = {"ingest": "Taking in reports", "read": "Reading", "weigh": "Putting events together"}


def run(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Reports: files, folders, JSON Lines.", show_default=False),
    ],
    record: Annotated[
        Path, typer.Option("--record", help="The folder of the record; made where there is none.", show_default=False)
    ],
    policy: Policy = "",
    sources: Sources = None,
) -> None:
    """Read reports into a record and print the events they tell of. Doing it again adds nothing."""
    from rich.console import Console

    from tadmor.lexicon.actors import load_actors
    from tadmor.run.engine import run_paths
    from tadmor.settings import load_settings
    from tadmor.store.record import open_record

    settings = load_settings(os.environ)
    settings = replace(settings, policy=policy or settings.policy)
    with open_record(record, create=True) as opened:
        make_choices(opened, settings.policy, sources)
        reader = _load_reader(settings)
        with show_progress(Console(stderr=True)) as progress:
            entries = load_actors().entries
            summary = run_paths(paths, opened, reader, entries=entries, settings=settings, progress=progress)
        show_outcome(Console(highlight=False), opened, record, summary)


def _load_reader(settings: Settings) -> DocumentReader:
    from tadmor.cli.gazetteer import chosen_path
    from tadmor.read.reader import load_reader

    return load_reader(chosen_path(Path(settings.gazetteer) if settings.gazetteer else None))


@contextmanager
def show_progress(console: Console) -> Iterator[Progress]:
    """Bars on a terminal, nothing where the output goes elsewhere."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bars:
        tasks = {stage: bars.add_task(text, total=None, visible=False) for stage, text in STAGES.items()}

        def show(step: Step) -> None:
            bars.update(tasks[step.stage], completed=step.done, total=step.total, visible=True)

        yield show
