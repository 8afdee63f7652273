"""`tadmor import`: from rows that people have coded to a record, and the events they tell of."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from tadmor.cli.choices import Policy, Sources, make_choices, show_outcome


def import_rows(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="Coded rows as CSV: MAVERICK event reports or UCDP GED.", show_default=False
        ),
    ],
    record: Annotated[
        Path, typer.Option("--record", help="The folder of the record; made where there is none.", show_default=False)
    ],
    policy: Policy = "",
    sources: Sources = None,
) -> None:
    """Take rows that people have coded into a record, join those that tell of one event, and print the events.

    Event ids of the file are kept with its rows and never used for joining them. Doing it again adds nothing.
    """
    from rich.console import Console

    from tadmor.cli.run import show_progress
    from tadmor.errors import UsageError
    from tadmor.ingest.coded import read_coded_rows
    from tadmor.read.coded import CodedReader
    from tadmor.run.engine import run_items
    from tadmor.settings import load_settings
    from tadmor.store.record import open_record

    if not file.is_file():
        raise UsageError(f"There is no file {file}.")
    items = list(read_coded_rows(file))
    settings = load_settings(os.environ)
    settings = replace(settings, policy=policy or settings.policy)
    with open_record(record, create=True) as opened:
        make_choices(opened, settings.policy, sources)
        with show_progress(Console(stderr=True)) as progress:
            summary = run_items(items, opened, CodedReader(), settings=settings, progress=progress)
        show_outcome(Console(highlight=False), opened, record, summary)
