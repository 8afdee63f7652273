"""`tadmor serve`: the review desk of a record in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def serve(
    record: Annotated[Path, typer.Argument(help="The record folder.", show_default=False)],
    port: Annotated[int, typer.Option("--port", help="Port on this machine.")] = 8080,
) -> None:
    """Open the review desk of a record in a browser: read, correct, code, join and sign. It listens on this machine alone."""
    from rich.console import Console

    from tadmor.web.serving import serve_record

    serve_record(record, port=port, screen=Console(highlight=False))
