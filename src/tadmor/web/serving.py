"""From a record folder to a running server."""

from __future__ import annotations

import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import uvicorn
from rich.console import Console

from tadmor.errors import UsageError
from tadmor.store.record import open_record
from tadmor.store.sqlite import FILE
from tadmor.web import accounts
from tadmor.web.app import LOCAL_NAMES, make_app
from tadmor.web.index.layout import LAYOUT_VERSION
from tadmor.web.index.patch import PATCHED
from tadmor.web.index.query import Index
from tadmor.web.team import Team
from tadmor.web.upkeep import bring_up, index_path, spell_stamp

LOCAL = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """Where the desk listens: an address of this machine, a port, and the names by which it may be asked for there."""

    host: str = "127.0.0.1"
    port: int = 8080
    names: tuple[str, ...] = ()


def serve_record(folder: Path, listening: Listening, screen: Console) -> None:
    """Serves the desk until it is stopped. Raises RecordError where there is no record, UsageError where it may not listen."""
    read_only = (folder / FILE).is_file() and not _is_writable(folder)
    with open_record(folder, read_only=read_only) as record:
        _check_host(folder, listening, read_only=read_only)
        if not is_fresh(folder, spell_stamp(record.stamp())):
            if read_only:
                raise UsageError(
                    f"The desk's index of {folder} is not there or is out of date, and the folder cannot be written. Copy the "
                    "whole folder to a place that can, and serve that."
                )
            with screen.status("Making the index of the desk …"):
                _make_index(folder, weigh=is_patched(folder))
        address = f"http://{listening.host}:{listening.port}"
        screen.print(f"The desk of {folder.resolve().name}: {address}  (Ctrl+C stops it)", soft_wrap=True)
        if read_only:
            screen.print("The record cannot be written: nothing can be decided at this desk.")
        app = make_app(record, hosts=(*LOCAL_NAMES, listening.host, *listening.names), read_only=read_only)
        uvicorn.run(app, host=listening.host, port=listening.port, log_level="warning", server_header=False)


def _make_index(folder: Path, *, weigh: bool) -> None:
    """Makes the index in a process of its own, so that the server never holds the whole record."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        pool.submit(bring_up, folder, weigh=weigh).result()


def _check_host(folder: Path, listening: Listening, *, read_only: bool) -> None:
    if listening.host in LOCAL:
        return
    team = Team(folder, read_only=read_only)
    if not read_only:
        team.prepare(accounts.TABLES)
    if not accounts.has_accounts(team):
        raise UsageError(
            f"Without accounts the desk listens to this machine alone, not on {listening.host}. Make one first: "
            f"tadmor accounts add {folder} NAME --role editor."
        )


def _is_writable(folder: Path) -> bool:
    """Whether something can be stored in the record, tried out."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return os.access(folder / FILE, os.W_OK)
    except OSError:
        return False


def is_fresh(folder: Path, stamp: str) -> bool:
    """Whether the index knows all that the record holds and has the present layout."""
    path = index_path(folder)
    if not path.is_file():
        return False
    about = Index(path).about()
    return about.get("layout") == str(LAYOUT_VERSION) and about.get("stamp") == stamp and PATCHED not in about


def is_patched(folder: Path) -> bool:
    """Whether the desk was stopped before all was computed anew after a decision."""
    path = index_path(folder)
    return path.is_file() and PATCHED in Index(path).about()
