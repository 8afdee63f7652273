"""Claims as columns: what the matcher compares, one row a claim, one array a field. A million claims take about 200 MB."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from tadmor.match.views import View
from tadmor.match.vocabulary import Array, Vocabulary
from tadmor.model.ids import ClaimId

NO_DAY = -(10**7)
NOT_COUNTED, OPEN = -2, -1
_UNDONE = ("planned", "threatened", "hypothetical")
_MOST = 2**31 - 1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ClaimTable:
    """Columns of `View`. Values that claims share are numbers of the vocabulary; 0 is an empty side, speaker or report.

    `order` is a number from the id of the claim alone: what comes first where nothing else decides. Days are ordinals, `NO_DAY`
    where not said. `figures` are lows and highs by what is counted, `NOT_COUNTED` where nothing is said of it, `OPEN` on an open
    side. `sentence` is where the evidence begins in its report. `objects` and `weapons` are sets of categories as bits. `about` is
    the claim that a row answers, by row.
    """

    vocabulary: Vocabulary
    ids: list[ClaimId]
    texts: list[str]
    about: Mapping[int, ClaimId]
    order: Array
    document: Array
    origin: Array
    kind: Array
    scope: Array
    undone: Array
    recap: Array
    denies: Array
    goes_on: Array
    answered: Array
    sentence: Array
    first: Array
    last: Array
    published: Array
    place: Array
    doers: Array
    targets: Array
    parties: Array
    answering: Array
    objects: Array
    weapons: Array
    figures: Mapping[str, tuple[Array, Array]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def dated(self) -> Array:
        """True for rows that say since when."""
        return np.asarray(self.first != NO_DAY)

    @property
    def acting(self) -> Array:
        """Who did it; of a two-sided event, either side."""
        return np.where(self.doers > 0, self.doers, self.parties)

    @property
    def acted_on(self) -> Array:
        """To whom it was done; of a two-sided event, either side."""
        return np.where(self.targets > 0, self.targets, self.parties)


def tabulate(views: Iterable[View], vocabulary: Vocabulary | None = None) -> ClaimTable:
    """The columns of views, in their order. Views are not kept: a stream of them takes the room of the table alone."""
    words = vocabulary or Vocabulary()
    ids: list[ClaimId] = []
    texts: list[str] = []
    numbers: list[tuple[int, ...]] = []
    about: dict[int, ClaimId] = {}
    figures: dict[str, list[tuple[int, int, int]]] = {}
    for row, view in enumerate(views):
        claim = view.claim
        if claim.about is not None:
            about[row] = claim.about
        particular = False
        for what, (low, high) in view.figures.items():
            particular |= low == high and low is not None and low > 2
            least, most = (OPEN if bound is None else min(bound, _MOST) for bound in (low, high))
            figures.setdefault(what, []).append((row, least, most))
        ids.append(claim.id)
        texts.append(claim.evidence.text if particular else "")
        numbers.append(_numbers(view, words))
    size = len(ids)
    told = zip(*numbers, strict=True) if numbers else ((),) * len(_NUMBERS)
    columns: dict[str, Any] = {
        name: np.array(column, dtype=dtype) for (name, dtype), column in zip(_NUMBERS.items(), told, strict=True)
    }
    dense = {what: _dense(size, counted) for what, counted in figures.items()}
    return ClaimTable(vocabulary=words, ids=ids, texts=texts, about=about, figures=dense, **columns)


_NUMBERS: dict[str, type] = {
    "order": np.uint64,
    "document": np.uint64,
    "origin": np.int32,
    "kind": np.int16,
    "scope": np.int8,
    "undone": bool,
    "recap": bool,
    "denies": bool,
    "goes_on": bool,
    "answered": bool,
    "sentence": np.int32,
    "first": np.int32,
    "last": np.int32,
    "published": np.int32,
    "place": np.int32,
    "doers": np.int32,
    "targets": np.int32,
    "parties": np.int32,
    "answering": np.int32,
    "objects": np.uint64,
    "weapons": np.uint64,
}


def _numbers(view: View, words: Vocabulary) -> tuple[int, ...]:
    """The values of `_NUMBERS`, in that order."""
    claim = view.claim
    return (
        _number_of(claim.id),
        _number_of(claim.document.id),
        words.origins.number(view.origin),
        words.kinds.number(claim.kind),
        words.scopes.number(view.scope),
        claim.reality in _UNDONE,
        claim.told_as == "recap",
        claim.stance == "denies",
        view.goes_on,
        view.answered,
        claim.evidence.start,
        NO_DAY if view.first is None else view.first,
        NO_DAY if view.last is None else view.last,
        NO_DAY if view.published is None else view.published,
        words.place(view.place),
        words.sides.number(view.doers),
        words.sides.number(view.targets),
        words.sides.number(view.parties),
        words.sides.number(view.answering),
        words.bits_of([hit.category for hit in claim.objects]) if claim.objects else 0,
        words.bits_of([weapon.category for weapon in claim.weapons if weapon.role == "used"]) if claim.weapons else 0,
    )


def _number_of(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "little")


def _dense(size: int, counted: Sequence[tuple[int, int, int]]) -> tuple[Array, Array]:
    at, low, high = (np.array(column, dtype=np.int64) for column in zip(*counted, strict=True))
    lows, highs = (np.full(size, NOT_COUNTED, dtype=np.int32) for _ in range(2))
    lows[at], highs[at] = low, high
    return lows, highs


def stack_tables(tables: Sequence[ClaimTable]) -> ClaimTable:
    """The rows of all tables, in order. They count in one vocabulary."""
    columns = {name: np.concatenate([getattr(table, name) for table in tables]) for name in _NUMBERS}
    starts = np.cumsum([0, *(len(table) for table in tables)]).tolist()
    figures = {}
    for what in sorted({what for table in tables for what in table.figures}):
        sides = (np.full(starts[-1], NOT_COUNTED, dtype=np.int32), np.full(starts[-1], NOT_COUNTED, dtype=np.int32))
        for table, start in zip(tables, starts, strict=False):
            for side, held in zip(sides, table.figures.get(what, ()), strict=False):
                side[start : start + len(table)] = held
        figures[what] = sides
    return ClaimTable(
        vocabulary=tables[0].vocabulary,
        ids=[claim for table in tables for claim in table.ids],
        texts=[text for table in tables for text in table.texts],
        about={
            row + start: to for table, start in zip(tables, starts, strict=False) for row, to in table.about.items()
        },
        figures=figures,
        **columns,
    )


def take_rows(table: ClaimTable, rows: Array) -> ClaimTable:
    """Some rows of a table, in this order. What they answer is not kept: it counts in rows of the whole."""
    numbers = rows.tolist()
    return ClaimTable(
        vocabulary=table.vocabulary,
        ids=[table.ids[row] for row in numbers],
        texts=[table.texts[row] for row in numbers],
        about={},
        figures={what: (low[rows], high[rows]) for what, (low, high) in table.figures.items()},
        **{name: getattr(table, name)[rows] for name in _NUMBERS},
    )
