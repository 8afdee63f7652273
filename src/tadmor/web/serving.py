"""From a record folder to a running server."""

from __future__ import annotations

from pathlib import Path

import uvicorn
from rich.console import Console

from tadmor.store.record import open_record
from tadmor.web.app import make_app
from tadmor.web.index.layout import LAYOUT_VERSION
from tadmor.web.index.query import Index
from tadmor.web.upkeep import bring_up, index_path, spell_stamp

HOST = "127.0.0.1"


def serve_record(folder: Path, *, port: int, screen: Console) -> None:
    """Serves the desk until it is stopped. Raises RecordError where there is no record."""
    with open_record(folder) as record:
        if not is_fresh(folder, spell_stamp(record.stamp())):
            with screen.status("Making the index of the desk …"):
                bring_up(folder, weigh=False)
        screen.print(f"The desk of {folder.resolve().name}: http://{HOST}:{port}  (Ctrl+C stops it)", soft_wrap=True)
        uvicorn.run(make_app(record), host=HOST, port=port, log_level="warning", server_header=False)


def is_fresh(folder: Path, stamp: str) -> bool:
    """Whether the index knows all that the record holds and has the present layout."""
    path = index_path(folder)
    if not path.is_file():
        return False
    about = Index(path).about()
    return about.get("layout") == str(LAYOUT_VERSION) and about.get("stamp") == stamp
