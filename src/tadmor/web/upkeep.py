"""Keeping the desk up with its record: events computed anew and the index rebuilt, in a process of its own, after every decision.

A decision is stored before anything is computed; the pages show the last whole index and say how many decisions it does not know.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import TYPE_CHECKING

from tadmor.errors import TadmorError
from tadmor.web.words import say

if TYPE_CHECKING:
    from tadmor.export.protect import Released
    from tadmor.run.queue import QueuedPair
    from tadmor.store.record import Record

FOLDER = "desk"
PUBLIC, FULL = "index.sqlite", "index-full.sqlite"
MOST_PAIRS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Whether events are being computed anew, and what went wrong the last time, if anything did."""

    working: bool
    fault: str | None = None


def index_path(record: Path) -> Path:
    """Where the index of what everybody may see lies."""
    return record / FOLDER / PUBLIC


def full_index_path(record: Path) -> Path:
    """Where the index of everything lies; there is one only where something is held back from those without permission."""
    return record / FOLDER / FULL


def bring_up(record: Path, *, weigh: bool) -> None:
    """Computes events anew where `weigh`, and makes the index of what the record may show; another one of everything, where
    something is held back. Runs in a process of its own."""
    from tadmor.run.weighing import release, release_everything, weigh_record
    from tadmor.store.record import open_record
    from tadmor.web.index.build import build_index

    with open_record(record) as opened:
        if weigh:
            weigh_record(opened)
        stamp = opened.stamp()
        released, everything = release(opened, texts=True), release_everything(opened)
        pairs = _queue_pairs(opened, released)
        all_pairs = _queue_pairs(opened, everything) if everything is not None else ()
    about = {"stamp": spell_stamp(stamp), "name": record.resolve().name}
    build_index(released, index_path(record), about, pairs)
    if everything is None:
        full_index_path(record).unlink(missing_ok=True)
    else:
        build_index(everything, full_index_path(record), about, all_pairs)


def _queue_pairs(record: Record, released: Released) -> tuple[QueuedPair, ...]:
    """The pairs that nobody has decided, of what was released."""
    from tadmor.run.queue import load_pairs

    homes = {claim: incident.id for incident in released.incidents for claim in incident.claims}
    return load_pairs(record, homes, MOST_PAIRS, homes)


def spell_stamp(stamp: tuple[int, ...]) -> str:
    """The stamp of a record as the index keeps it."""
    return ".".join(map(str, stamp))


def work_for(record: Path, orders: Connection) -> None:
    """The process that computes: for each order one whole computation, answered with what went wrong or None."""
    while True:
        try:
            orders.recv()
        except EOFError:
            return
        try:
            bring_up(record, weigh=True)
        except (TadmorError, OSError) as fault:
            orders.send(str(fault))
        else:
            orders.send(None)


class Upkeep:
    """The one process that computes. A class because it holds that process and knows whether it is at work."""

    def __init__(self, record: Path) -> None:
        self.record = record
        self._process: SpawnProcess | None = None
        self._orders: Connection | None = None
        self._turn = threading.Lock()
        self._wanted = threading.Event()
        self._idle = threading.Event()
        self._idle.set()
        self._closed = False
        self._fault: str | None = None
        self._thread: threading.Thread | None = None

    def nudge(self) -> None:
        """Asks for events computed anew, once more after what runs now. Returns at once."""
        with self._turn:
            self._idle.clear()
            self._wanted.set()
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="upkeep", daemon=True)
                self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Waits for it to be done, at most so long; True where it is."""
        return self._idle.wait(seconds)

    def state(self) -> State:
        """What it does."""
        return State(working=not self._idle.is_set(), fault=self._fault)

    def close(self) -> None:
        """Ends the process at once; what it computes is dropped, what people decided is stored already."""
        with self._turn:
            self._closed = True
            self._wanted.set()
            if self._process is not None:
                self._process.terminate()
                self._process.join()

    def _work(self) -> None:
        while self._wanted.wait() and not self._closed:
            self._wanted.clear()
            self._fault = self._compute()
            with self._turn:
                if not self._wanted.is_set():
                    self._idle.set()

    def _compute(self) -> str | None:
        with self._turn:
            if self._closed:
                return None
            orders = self._start()
        try:
            orders.send("compute")
            fault: str | None = orders.recv()
        except (EOFError, OSError):
            with self._turn:
                self._process = None
            return say("desk.ended")
        return fault

    def _start(self) -> Connection:
        if self._process is None or self._orders is None or not self._process.is_alive():
            context = get_context("spawn")
            self._orders, theirs = context.Pipe()
            self._process = context.Process(target=work_for, args=(self.record, theirs), name="upkeep", daemon=True)
            self._process.start()
            theirs.close()
        return self._orders
