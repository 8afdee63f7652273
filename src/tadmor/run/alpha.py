"""How far coders agree beyond chance: Krippendorff's alpha (2011), and how sure that is.

The interval comes from reports drawn anew with replacement, since statements of one report are not independent of each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Metric = Literal["nominal", "interval", "ratio"]
Value = str | float
Floats = NDArray[np.float64]
LEAST_UNITS, LEAST_REPORTS = 20, 5
_DRAWS, _AT_ONCE = 1000, 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """What coders gave for one unit: `values` of those who gave one, in any order. `reports` are the one or two it rests on."""

    reports: tuple[str, ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alpha:
    """Krippendorff's alpha: 1 where all agree, 0 where no more than by chance. None where everybody says one and the same.

    `low` and `high` bound 95 %; None with too few units or reports to tell, and where alpha is None. `units` are those to which
    two or more gave a value; `raw` is the share of pairs of values that are the same. `few`: too few to tell.
    """

    metric: Metric
    alpha: float | None
    low: float | None = None
    high: float | None = None
    units: int
    reports: int
    raw: float | None
    few: bool


def measure_alpha(rated: Sequence[Rated], metric: Metric, *, seed: int = 0) -> Alpha:
    """Alpha over these units. Values are numbers for ``interval`` and ``ratio`` (there from 0 on)."""
    units = [unit for unit in rated if len(unit.values) > 1]
    reports = sorted({report for unit in units for report in unit.reports})
    few = len(units) < LEAST_UNITS or len(reports) < LEAST_REPORTS
    if not units:
        return Alpha(metric=metric, alpha=None, units=0, reports=0, raw=None, few=True)
    table = _tabulate(units, metric)
    alpha = float(_alpha_of(table, np.ones((1, len(table.clusters))))[0])
    low, high = (None, None) if few or np.isnan(alpha) else _find_interval(table, reports, seed)
    return Alpha(
        metric=metric,
        alpha=None if np.isnan(alpha) else alpha,
        low=low,
        high=high,
        units=len(units),
        reports=len(reports),
        raw=sum(map(_share_same, units)) / len(units),
        few=few,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """Units that rest on the same reports, summed up: `apart` is how far values lie apart within units, `counts` how often each
    value was given. `distance` is how far any two values are from each other."""

    clusters: tuple[tuple[str, ...], ...]
    apart: Floats
    counts: Floats
    distance: Floats


def _tabulate(units: Sequence[Rated], metric: Metric) -> _Table:
    values = sorted({value for unit in units for value in unit.values}, key=lambda value: (str(type(value)), value))
    place = {value: at for at, value in enumerate(values)}
    clusters = sorted({tuple(sorted(set(unit.reports))) for unit in units})
    row = {cluster: at for at, cluster in enumerate(clusters)}
    distance = _measure_distances(values, metric)
    apart, counts = np.zeros(len(clusters)), np.zeros((len(clusters), len(values)))
    for unit in units:
        at, given = row[tuple(sorted(set(unit.reports)))], [place[value] for value in unit.values]
        apart[at] += distance[np.ix_(given, given)].sum() / (len(given) - 1)
        np.add.at(counts[at], given, 1)
    return _Table(clusters=tuple(clusters), apart=apart, counts=counts, distance=distance)


def _measure_distances(values: Sequence[Value], metric: Metric) -> Floats:
    """The squared difference of every two values (Krippendorff 2011, section D)."""
    if metric == "nominal":
        return np.asarray(1.0 - np.eye(len(values)))
    numbers = np.array(values, dtype=np.float64)
    difference = numbers[:, None] - numbers[None, :]
    if metric == "interval":
        return np.asarray(difference**2)
    total = numbers[:, None] + numbers[None, :]
    return np.asarray(np.divide(difference, total, out=np.zeros_like(difference), where=total != 0) ** 2)


def _alpha_of(table: _Table, weights: Floats) -> Floats:
    """Alpha for every row of weights, one a cluster; not a number where no two values differ."""
    counts = weights @ table.counts
    expected = ((counts @ table.distance) * counts).sum(axis=1)
    observed = (counts.sum(axis=1) - 1) * (weights @ table.apart)
    return np.asarray(1 - np.divide(observed, expected, out=np.full_like(observed, np.nan), where=expected > 0))


def _find_interval(table: _Table, reports: Sequence[str], seed: int) -> tuple[float | None, float | None]:
    chance, at = np.random.default_rng(seed), {report: at for at, report in enumerate(reports)}
    first = np.array([at[cluster[0]] for cluster in table.clusters])
    last = np.array([at[cluster[-1]] for cluster in table.clusters])
    found = list[Floats]()
    for _ in range(_DRAWS // _AT_ONCE):
        drawn = chance.multinomial(len(reports), np.full(len(reports), 1 / len(reports)), size=_AT_ONCE).astype(float)
        weights = np.where(first == last, drawn[:, first], drawn[:, first] * drawn[:, last])
        found.append(_alpha_of(table, weights))
    alphas = np.concatenate(found)
    alphas = alphas[~np.isnan(alphas)]
    if len(alphas) < _DRAWS / 2:
        return None, None
    low, high = np.percentile(alphas, (2.5, 97.5))
    return float(low), float(high)


def _share_same(unit: Rated) -> float:
    given = unit.values
    pairs = [(a, b) for at, a in enumerate(given) for b in given[at + 1 :]]
    return sum(a == b for a, b in pairs) / len(pairs)
