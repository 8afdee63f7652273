"""`tadmor serve`: the review desk of a record in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def serve(
    record: Annotated[Path, typer.Argument(help="The record folder.", show_default=False)],
    port: Annotated[int, typer.Option("--port", help="Port on this machine.")] = 8080,
    host: Annotated[
        str, typer.Option("--host", help="Address to listen on; another than this machine's own takes accounts.")
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None,
        typer.Option("--name", help="A name by which browsers ask for the desk, where it is not its address."),
    ] = None,
) -> None:
    """Open the review desk of a record in a browser: read, correct, code, join and sign. Nothing is fetched from elsewhere."""
    from rich.console import Console

    from tadmor.web.serving import Listening, serve_record

    serve_record(record, Listening(host=host, port=port, names=tuple(name or ())), Console(highlight=False))
