"""`tadmor export`: the record in a format of somebody else's tools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def export(
    format_name: Annotated[str, typer.Argument(metavar="FORMAT", help="jsonl, csv or geojson.", show_default=False)],
    record: Annotated[Path, typer.Argument(help="The record folder.", show_default=False)],
    out: Annotated[Path, typer.Argument(help="The folder to write into.", show_default=False)],
    texts: Annotated[
        bool, typer.Option("--texts", help="Also the whole texts of the reports, where you have the right to.")
    ] = False,
) -> None:
    """Write the record as files for other tools. Private reports, names of persons and fine coordinates stay."""
    from tadmor.errors import UsageError
    from tadmor.export.formats import find_format
    from tadmor.run.weighing import release
    from tadmor.store.record import open_record

    chosen = find_format(format_name)
    if texts and format_name != "jsonl":
        raise UsageError(f"--texts goes with jsonl alone: {format_name} has no place for whole texts.")
    with open_record(record) as opened:
        released = release(opened, texts=texts)
        private = opened.count_documents() - len(released.documents)
        which = "reports that are private or never to be published" if opened.sources().secret else "private reports"
    try:
        paths = chosen.write(released, out)
    except OSError as fault:
        raise UsageError(f"Cannot write into {out}: {fault.strerror}.") from fault
    for path in paths:
        typer.echo(str(path))
    if private:
        typer.echo(f"Left out: {which} ({private}) and what rests on them.", err=True)
