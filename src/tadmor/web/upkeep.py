"""Keeping the desk up with its record: events computed anew and the index rebuilt, in a process of its own, after every decision.

A decision is stored before anything is computed; the pages show the last index and say how many decisions it does not know. In a
large record the events that a decision touches are first weighed by themselves, in another process, and put into the index that is
there; the whole of it follows.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import TYPE_CHECKING

from tadmor.errors import TadmorError
from tadmor.model.judgement import Judgement
from tadmor.web.index.query import Index
from tadmor.web.words import say

if TYPE_CHECKING:
    from tadmor.export.protect import Released
    from tadmor.run.queue import QueuedPair
    from tadmor.store.record import Record

LARGE = 3000
LATER = 5
FOLDER = "desk"
PUBLIC, FULL = "index.sqlite", "index-full.sqlite"
MOST_PAIRS = 1000
Compute = Callable[[Path], bool]


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


def catch_up(record: Path) -> bool:
    """Puts the events that the decisions of which the index does not know touch into it, weighed by themselves. False where only
    the whole computation can do that."""
    from tadmor.run.touching import weigh_touched
    from tadmor.store.record import open_record
    from tadmor.web.index.near import find_near
    from tadmor.web.index.patch import patch_index

    public, full = Index(index_path(record)), Index(full_index_path(record))
    widest = full if full.path.is_file() else public
    known = {row["id"] for row in widest.rows("SELECT id FROM judgements")}
    with open_record(record) as opened:
        stamp = opened.stamp()
        new = [judgement for judgement in opened.judgements() if judgement.id not in known]
        if not new or _was_read(widest, stamp, new):
            return stamp == widest.stamp()
        touched = weigh_touched(opened, new, near=lambda claim: find_near(widest, claim))
        if touched is None:
            return False
        about = {"stamp": spell_stamp(stamp)}
        gone = [incident.id for incident in touched.before]
        patch_index(public.path, touched.release(), gone, touched.former, about)
        if widest is full:
            patch_index(full.path, touched.release_everything(), gone, touched.former, about)
    return True


def _was_read(index: Index, stamp: tuple[int, ...], new: Sequence[Judgement]) -> bool:
    """Whether more came into the record since than what people decided."""
    documents, _, claims, _ = index.stamp()
    coded = sum(judgement.verdict == "add" for judgement in new)
    return stamp[0] != documents or stamp[2] - claims > coded


def compute_whole(record: Path) -> bool:
    """Computes everything anew, at its leisure: pages and single decisions go first."""
    os.setpriority(os.PRIO_PROCESS, 0, LATER)
    bring_up(record, weigh=True)
    return True


def work_for(record: Path, orders: Connection, compute: Compute) -> None:
    """A process that computes: each order is answered with whether it was done, and with what went wrong or None."""
    while True:
        try:
            orders.recv()
        except EOFError:
            return
        try:
            done = compute(record)
        except (TadmorError, OSError, sqlite3.Error) as fault:
            orders.send((False, str(fault)))
        else:
            orders.send((done, None))


class Worker:
    """One process that computes one thing. A class because it holds that process, which begins with the first order, and anew where
    it has ended."""

    def __init__(self, record: Path, compute: Compute) -> None:
        self._record = record
        self._compute = compute
        self._process: SpawnProcess | None = None
        self._orders: Connection | None = None
        self._turn = threading.Lock()
        self._closed = False

    def work(self) -> tuple[bool, str | None]:
        """One whole computation: whether it was done, and what went wrong."""
        with self._turn:
            if self._closed:
                return False, None
            orders = self._start()
        try:
            orders.send("compute")
            answer: tuple[bool, str | None] = orders.recv()
        except (EOFError, OSError):
            with self._turn:
                self._process = None
            return False, say("desk.ended")
        return answer

    def close(self) -> None:
        """Ends the process at once; none begins afterwards."""
        with self._turn:
            self._closed = True
            if self._process is not None:
                self._process.terminate()
                self._process.join()

    def _start(self) -> Connection:
        if self._process is None or self._orders is None or not self._process.is_alive():
            context = get_context("spawn")
            self._orders, theirs = context.Pipe()
            order = (self._record, theirs, self._compute)
            self._process = context.Process(target=work_for, args=order, name="upkeep", daemon=True)
            self._process.start()
            theirs.close()
        return self._orders


class Upkeep:
    """What keeps the index up. A class because it holds the processes that compute and knows whether they are at work."""

    def __init__(self, record: Path) -> None:
        self.record = record
        self._whole = Worker(record, compute_whole)
        self._quick = Worker(record, catch_up)
        self._turn = threading.Lock()
        self._wanted, self._wanted_soon = threading.Event(), threading.Event()
        self._idle, self._shown = threading.Event(), threading.Event()
        self._idle.set()
        self._closed = False
        self._fault: str | None = None
        self._threads: list[threading.Thread] = []

    def nudge(self) -> None:
        """Asks for events computed anew, once more after what runs now. Returns at once."""
        with self._turn:
            self._idle.clear()
            self._shown.clear()
            self._wanted.set()
            self._wanted_soon.set()
            if not all(thread.is_alive() for thread in self._threads) or not self._threads:
                work = (self._work, self._work_soon) if self._is_large() else (self._work,)
                self._threads = [threading.Thread(target=one, name="upkeep", daemon=True) for one in work]
                for thread in self._threads:
                    thread.start()

    def wait(self, seconds: float) -> bool:
        """Waits for all of it to be done, at most so long; True where it is."""
        return self._idle.wait(seconds)

    def wait_shown(self, seconds: float) -> bool:
        """Waits for the last decision to be in the index, at most so long; True where it is."""
        return self._shown.wait(seconds)

    def state(self) -> State:
        """What it does."""
        return State(working=not self._idle.is_set(), fault=self._fault)

    def close(self) -> None:
        """Ends the processes at once; what they compute is dropped, what people decided is stored already."""
        self._closed = True
        self._wanted.set()
        self._wanted_soon.set()
        self._whole.close()
        self._quick.close()

    def _is_large(self) -> bool:
        return Index(index_path(self.record)).stamp()[2] >= LARGE

    def _work(self) -> None:
        while self._wanted.wait() and not self._closed:
            self._wanted.clear()
            _, self._fault = self._whole.work()
            with self._turn:
                # What was decided while all of it was computed is not in it: the index before knew that.
                self._wanted_soon.set()
                if not self._wanted.is_set():
                    self._shown.set()
                    self._idle.set()

    def _work_soon(self) -> None:
        while self._wanted_soon.wait() and not self._closed:
            self._wanted_soon.clear()
            done, _ = self._quick.work()
            with self._turn:
                if done and not self._wanted_soon.is_set():
                    self._shown.set()
