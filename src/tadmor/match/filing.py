"""What claims are filed under: cells of one degree, names, provinces, actors, figures; and how many a claim meets there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tadmor.match.meeting import Entries, Filed, count_meetings, file_rows, join_entries, mix
from tadmor.match.table import NO_DAY, ClaimTable
from tadmor.match.vocabulary import Array, Ragged

_UNDATED_WINDOW_DAYS = 14
_LONGEST_DAYS = 70
_LEAST_FIGURE = 3
_NORTH, _EAST = 0.3, 0.45
_CELL, _NAME, _PROVINCE, _MARK, _FIGURE, _ACCUSED, _REPORT, _ANYWHERE = range(1, 9)
_CORNERS = ((0, 0), (0, 1), (1, 0), (1, 1))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Filing:
    """The rows of a table with the days and places they are filed by.

    `rows` are those that have a day at all, in an order that ids alone decide. `group` is the class of kinds and the scope: others
    never meet. `sides` are the cells that a place touches: south and north, west and east.
    """

    table: ClaimTable
    rows: Array
    first: Array
    last: Array
    group: Array
    placed: Array
    fine: Array
    province: Array
    name: Array
    own: tuple[Array, Array]
    sides: tuple[tuple[Array, Array], tuple[Array, Array]]

    @classmethod
    def of(cls, table: ClaimTable) -> Filing:
        """The filing of a table."""
        places = table.vocabulary.places()
        _, _, groups = table.vocabulary.kind_tables()

        def at_place(column: Array) -> Array:
            return np.append(column, np.zeros(1, dtype=column.dtype))[table.place]

        begins = np.where(table.dated, table.first, table.last - _UNDATED_WINDOW_DAYS)
        latitude, longitude = at_place(places.latitude), at_place(places.longitude)
        rank = np.argsort(table.order, kind="stable")
        return cls(
            table=table,
            rows=rank[table.last[rank] != NO_DAY],
            first=np.maximum(begins, table.last - _LONGEST_DAYS),
            last=table.last,
            group=groups[table.kind] * 256 + table.scope,
            placed=table.place >= 0,
            fine=at_place(places.fine),
            province=at_place(places.province_block),
            name=at_place(places.name),
            own=(_floor(latitude), _floor(longitude)),
            sides=(
                (_floor(latitude - _NORTH), _floor(latitude + _NORTH)),
                (_floor(longitude - _EAST), _floor(longitude + _EAST)),
            ),
        )

    def file(self, entries: Entries, slack: int = 0) -> Filed:
        """Entries under their days, the last of them `slack` days later."""
        return file_rows(entries, self.first, self.last + slack if slack else self.last)

    def cells(self, rows: Array) -> Entries:
        """The cells that these rows touch, one to four."""
        (south, north), (west, east) = ((low[rows], high[rows]) for low, high in self.sides)
        parts = []
        for corner, (up, right) in enumerate(_CORNERS):
            real = ((north > south) | (not up)) & ((east > west) | (not right))
            block = mix(_CELL, self.group[rows], north if up else south, east if right else west)
            parts.append(Entries(row=rows, block=block, corner=np.full(len(rows), corner, dtype=np.int8)).where(real))
        return join_entries(parts)

    def first_shared(self, i: Array, j: Array, corner: Array) -> Array:
        """True where the corner of row `i` is the first cell that it shares with row `j`: each pair is taken once."""
        (south, north), (west, east) = self.sides
        latitude = np.where(corner >= 2, north[i], south[i])
        longitude = np.where(corner % 2 == 1, east[i], west[i])
        return np.asarray((latitude == np.maximum(south[i], south[j])) & (longitude == np.maximum(west[i], west[j])))

    def own_cells(self, rows: Array) -> Entries:
        """The cell that each of these rows lies in."""
        return _entries(rows, mix(_CELL, self.group[rows], self.own[0][rows], self.own[1][rows]))

    def names(self, rows: Array) -> Entries:
        """The names of places."""
        rows = rows[self.placed[rows]]
        return _entries(rows, mix(_NAME, self.group[rows], self.name[rows]))

    def provinces(self, rows: Array) -> Entries:
        """The provinces that places lie in."""
        rows = rows[self.province[rows] > 0]
        return _entries(rows, mix(_PROVINCE, self.group[rows], self.province[rows]))

    def anywhere(self, rows: Array) -> Entries:
        """One block for all."""
        return _entries(rows, mix(_ANYWHERE, self.group[rows]))

    def reports(self) -> Entries:
        """Reports, for all rows, whether or not they have a day."""
        rows = np.argsort(self.table.order, kind="stable")
        return _entries(rows, mix(_REPORT, self.table.document[rows]))

    def marks(self, entries: Entries) -> Entries:
        """Entries split by the actors of their rows, acting or acted on."""
        told, _ = self.table.vocabulary.marks()
        parts = [self._split(entries, told, _MARK, side) for side in (self.table.acting, self.table.acted_on)]
        return join_entries(parts)

    def accused(self, entries: Entries, side: Array) -> Entries:
        """Entries split by the wholes of which the actors of a side are a part."""
        _, blamed = self.table.vocabulary.marks()
        return self._split(entries, blamed, _ACCUSED, side)

    @staticmethod
    def _split(entries: Entries, lists: Ragged, sort: int, side: Array) -> Entries:
        at, mark = lists.of(side[entries.row])
        return Entries(row=entries.row[at], block=mix(sort, entries.block[at], mark), corner=entries.corner[at])

    def figures(self, entries: Entries, *, exact: bool = False) -> Entries:
        """Entries split by the figures of their rows from three on; with `exact` those alone that are not open or a range."""
        parts = [entries.where(np.zeros(len(entries.row), dtype=bool))]
        for number, what in enumerate(sorted(self.table.figures)):
            lows, highs = (side[entries.row] for side in self.table.figures[what])
            some = entries.where((lows >= _LEAST_FIGURE) & ((lows == highs) | (not exact)))
            block = mix(_FIGURE, some.block, number, self.table.figures[what][0][some.row])
            parts.append(Entries(row=some.row, block=block, corner=some.corner))
        return join_entries(parts)


def _floor(degrees: Array) -> Array:
    return np.floor(degrees).astype(np.int16)


def _entries(rows: Array, block: Array) -> Entries:
    return Entries(row=rows, block=np.broadcast_to(block, rows.shape), corner=np.zeros(len(rows), dtype=np.int8))


def count_crowd(filing: Filing) -> Array:
    """With how many others a row meets by its days in its own area: its degree for a town, its province, its name, or anywhere."""
    crowd = np.zeros(len(filing.table), dtype=np.int64)
    rows, fine = filing.rows, filing.fine
    in_province = ~fine & (filing.province > 0)
    by_name = ~fine & (filing.province == 0) & filing.placed
    for asking, entries in (
        (fine, filing.own_cells(rows[fine[rows]])),
        (in_province, filing.provinces(rows)),
        (by_name, filing.names(rows)),
        (~filing.placed, filing.anywhere(rows)),
    ):
        if asking[rows].any():
            filed = filing.file(entries)
            counts = np.zeros(len(crowd), dtype=np.int64)
            counts[filed.row] = count_meetings(filed)
            crowd = np.where(asking, counts, crowd)
    return crowd
