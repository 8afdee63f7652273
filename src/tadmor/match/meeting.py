"""Rows of one block whose days meet, found without looking at the others: joins of intervals on sorted columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tadmor.match.vocabulary import Array

_DAY_BITS = 22
_LAST_DAY = 2**_DAY_BITS - 1
_PREFIX_BITS = 20
_ENOUGH = 2_000_000
CROWDED, NEIGHBOURS = 250, 40


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Filed:
    """Rows filed under blocks, a row as often as it has blocks, sorted by block and first day.

    `at` is block and first day in one number, `until` block and last day. `corner` is kept beside them.
    """

    row: Array
    at: Array
    until: Array
    corner: Array

    def __len__(self) -> int:
        return len(self.row)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Entries:
    """Rows and the blocks that they are filed under: numbers made by `mix`. `corner` says which of its cells a block is."""

    row: Array
    block: Array
    corner: Array

    def where(self, mask: Array) -> Entries:
        """Those for which `mask` is true."""
        return Entries(row=self.row[mask], block=self.block[mask], corner=self.corner[mask])


def join_entries(parts: Sequence[Entries]) -> Entries:
    """All entries of the parts, in their order."""
    return Entries(
        row=np.concatenate([part.row for part in parts]),
        block=np.concatenate([part.block for part in parts]),
        corner=np.concatenate([part.corner for part in parts]),
    )


def is_among(blocks: Array, wanted: Array) -> Array:
    """True for blocks that are among those wanted, of which there are few."""
    among = _may_be_among(blocks, wanted)
    some, known = np.flatnonzero(among), np.unique(wanted)
    among[some] = known[np.minimum(np.searchsorted(known, blocks[some]), len(known) - 1)] == blocks[some]
    return among


def _may_be_among(blocks: Array, wanted: Array) -> Array:
    """True for those wanted and a few others: those whose numbers begin as one of them does."""
    begun = np.zeros(1 << _PREFIX_BITS, dtype=bool)
    begun[wanted >> np.uint64(64 - _PREFIX_BITS)] = True
    return np.asarray(begun[blocks >> np.uint64(64 - _PREFIX_BITS)])


def file_rows(entries: Entries, first: Array, last: Array) -> Filed:
    """Entries of rows whose days run from `first` to `last`."""
    at, until = _block_days(entries, first, last)
    order = np.argsort(at, kind="stable")
    return Filed(row=entries.row[order], at=at[order], until=until[order], corner=entries.corner[order])


def keep_meeting(entries: Entries, filed: Filed, first: Array, last: Array) -> Entries:
    """Those entries that share a block and a day with one of `filed`, of which there are few."""
    entries = entries.where(_may_be_among(entries.block, filed.at))
    at, until = _block_days(entries, first, last)
    begun = np.searchsorted(filed.at, until, side="right")
    return entries.where(begun > np.searchsorted(np.sort(filed.until), at, side="left"))


def _block_days(entries: Entries, first: Array, last: Array) -> tuple[Array, Array]:
    block = entries.block >> np.uint64(_DAY_BITS) << np.uint64(_DAY_BITS)
    days = (np.clip(side[entries.row], 0, _LAST_DAY).astype(np.uint64) for side in (first, last))
    at, until = (block | day for day in days)
    return at, until


def mix(*parts: Array | int) -> Array:
    """One 64-bit number from several, well spread (splitmix64): blocks that share one by chance cost time, nothing else."""
    mixed: Array = np.zeros(1, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for part in parts:
            mixed = (mixed ^ np.asarray(part).astype(np.uint64)) + np.uint64(0x9E3779B97F4A7C15)
            mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            mixed = mixed ^ (mixed >> np.uint64(31))
    return mixed


def count_meetings(filed: Filed) -> Array:
    """With how many others of its block each entry meets."""
    ends = np.sort(filed.until)
    begun = np.searchsorted(filed.at, filed.until, side="right")
    return np.asarray(begun - np.searchsorted(ends, filed.at, side="left") - 1)


def meet_within(filed: Filed) -> Iterator[tuple[Array, Array]]:
    """Pairs of entries (not rows) of one block whose days meet, each once, the earlier one first, many at a time.

    Of more than `CROWDED` the nearest `NEIGHBOURS` are taken.
    """
    start = np.arange(1, len(filed) + 1)
    yield from _expand(np.arange(len(filed)), start, np.searchsorted(filed.at, filed.until, side="right") - start)


def meet_between(first: Filed, second: Filed) -> Iterator[tuple[Array, Array]]:
    """Pairs of an entry of `first` and one of `second` of one block whose days meet, each once, many at a time."""
    start = np.searchsorted(second.at, first.at, side="left")
    yield from _expand(np.arange(len(first)), start, np.searchsorted(second.at, first.until, side="right") - start)
    start = np.searchsorted(first.at, second.at, side="right")
    counts = np.searchsorted(first.at, second.until, side="right") - start
    for later, earlier in _expand(np.arange(len(second)), start, counts):
        yield earlier, later


def _expand(entries: Array, start: Array, counts: Array) -> Iterator[tuple[Array, Array]]:
    """Each entry with the `counts` entries from `start` on."""
    counts = np.where(counts > CROWDED, NEIGHBOURS, counts)
    some = np.flatnonzero(counts > 0)
    entries, start, counts = entries[some], start[some], counts[some]
    ends = np.cumsum(counts)
    begin = 0
    while begin < len(entries):
        before = ends[begin - 1] if begin else 0
        stop = max(int(np.searchsorted(ends, before + _ENOUGH, side="right")), begin + 1)
        many = counts[begin:stop]
        steps = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
        yield np.repeat(entries[begin:stop], many), np.repeat(start[begin:stop], many) + steps
        begin = stop
