"""Figures of coreference: MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998), CEAF-e (Luo 2005) and their mean, CoNLL F1."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable

from tadmor.bench.joined import Labels, b_cubed


def conll(gold: Labels, given: Labels) -> float:
    """The mean of the three F1 figures; both sides name a cluster for each mention."""
    return (muc(gold, given) + b_cubed(given, gold) + ceaf_entity(gold, given)) / 3


def muc(gold: Labels, given: Labels) -> float:
    """F1 of links: how few cuts turn the clusters of one side into those of the other."""
    recall, precision = _links_kept(gold, given), _links_kept(given, gold)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _links_kept(whole: Labels, cut: Labels) -> float:
    parts: dict[Hashable, set[Hashable]] = defaultdict(set)
    for a, b in zip(whole, cut, strict=True):
        parts[a].add(b)
    links = len(whole) - len(parts)
    return (len(whole) - sum(map(len, parts.values()))) / links if links else 0.0


def ceaf_entity(gold: Labels, given: Labels) -> float:
    """F1 of clusters aligned one to one, two clusters being as like as the F1 of their mentions."""
    mine, theirs = Counter(gold), Counter(given)
    shared: dict[Hashable, dict[Hashable, float]] = defaultdict(dict)
    for (a, b), both in Counter(zip(gold, given, strict=True)).items():
        shared[a][b] = 2 * both / (mine[a] + theirs[b])
    total = sum(_best_total(component) for component in _components(shared))
    return 2 * total / (len(mine) + len(theirs))


def _components(shared: dict[Hashable, dict[Hashable, float]]) -> list[list[dict[Hashable, float]]]:
    """Rows that are linked by some column, together: clusters apart cannot be aligned, and small tables are solved quickly."""
    rows_of: dict[Hashable, list[Hashable]] = defaultdict(list)
    for row, columns in shared.items():
        for column in columns:
            rows_of[column].append(row)
    seen: set[Hashable] = set()
    found = []
    for start in shared:
        todo, component = [start], []
        while todo:
            row = todo.pop()
            if row not in seen:
                seen.add(row)
                component.append(shared[row])
                todo += [other for column in shared[row] for other in rows_of[column]]
        if component:
            found.append(component)
    return found


def _best_total(rows: list[dict[Hashable, float]]) -> float:
    """The sum of the best alignment of rows with columns: shortest augmenting paths (Jonker and Volgenant 1987)."""
    import numpy as np

    columns = {column: at for at, column in enumerate(dict.fromkeys(c for row in rows for c in row))}
    cost = np.zeros((len(rows), len(columns)))
    for at, row in enumerate(rows):
        for column, worth in row.items():
            cost[at, columns[column]] = -worth
    if cost.shape[0] > cost.shape[1]:
        cost = cost.T
    count, width = cost.shape
    by_row, by_column = np.zeros(count + 1), np.zeros(width + 1)
    holder, before = np.zeros(width + 1, dtype=int), np.zeros(width + 1, dtype=int)
    for new in range(1, count + 1):
        holder[0], at = new, 0
        slack, used = np.full(width + 1, np.inf), np.zeros(width + 1, dtype=bool)
        while holder[at]:
            used[at] = True
            reduced = cost[holder[at] - 1] - by_row[holder[at]] - by_column[1:]
            nearer = ~used[1:] & (reduced < slack[1:])
            slack[1:][nearer], before[1:][nearer] = reduced[nearer], at
            nearest = 1 + int(np.where(used[1:], np.inf, slack[1:]).argmin())
            step = slack[nearest]
            by_row[holder[used]] += step
            by_column[used] -= step
            slack[1:][~used[1:]] -= step
            at = nearest
        while at:
            holder[at], at = holder[before[at]], int(before[at])
    return -float(sum(cost[holder[j] - 1, j - 1] for j in range(1, width + 1) if holder[j]))
