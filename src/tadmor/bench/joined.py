"""How well reports were joined into events: B³ and pairs, with intervals from resampling the events, beside simple ways to join."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tadmor.bench.reading.task import Score

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

DRAWS, SEED = 1000, 7
Home = Sequence[int]
Labels = Sequence[Hashable]


def precision_recall(home: Labels, events: Labels) -> dict[str, float]:
    """B³ and pairwise precision, recall and F1."""
    gold, mine, both = Counter(events), Counter(home), Counter(zip(events, home, strict=True))
    n = len(events)
    found = {
        "B³ precision": sum(c * c / mine[h] for (_, h), c in both.items()) / n,
        "B³ recall": sum(c * c / gold[e] for (e, _), c in both.items()) / n,
    }
    right, given, asked = (sum(c * (c - 1) // 2 for c in counts.values()) for counts in (both, mine, gold))
    found["pairwise precision"] = right / given if given else 0.0
    found["pairwise recall"] = right / asked if asked else 0.0
    for kind in ("B³", "pairwise"):
        p, r = found[f"{kind} precision"], found[f"{kind} recall"]
        found[f"{kind} F1"] = 2 * p * r / (p + r) if p + r else 0.0
    return found


def b_cubed(home: Labels, events: Labels) -> float:
    """B³ F1."""
    return precision_recall(home, events)["B³ F1"]


def pairwise(home: Home, events: Sequence[str]) -> float:
    """Pairwise F1."""
    return precision_recall(home, events)["pairwise F1"]


def compare_joined(home: Home, events: Sequence[str], others: Mapping[str, Home]) -> Iterator[Score]:
    """Precision, recall and F1 with 95 % intervals, then by how many points each F1 is above that of each of `others`.

    Both sides of a comparison are resampled together: 1,000 draws of as many events as there are.
    """
    import numpy as np

    draws = np.random.default_rng(SEED).multinomial(
        len(set(events)), np.full(len(set(events)), 1 / len(set(events))), size=DRAWS
    )
    whole = np.ones((1, len(set(events))))
    mine, drawn = _figures(home, events, whole), _figures(home, events, draws)
    for name, values in mine.items():
        yield _score(name, float(values[0]), drawn[name], len(events))
    for other, theirs in others.items():
        base, base_drawn = _figures(theirs, events, whole), _figures(theirs, events, draws)
        for name in ("B³ F1", "pairwise F1"):
            above = float(mine[name][0] - base[name][0])
            yield _score(f"{name}: above {other}", above, drawn[name] - base_drawn[name], len(events))


def _score(name: str, value: float, drawn: Array, of: int) -> Score:
    low, high = sorted(drawn)[int(0.025 * DRAWS)], sorted(drawn)[int(0.975 * DRAWS) - 1]
    return Score(name=name, value=value, of=of, low=float(low), high=float(high))


def _figures(home: Home, events: Sequence[str], counts: Array) -> dict[str, Array]:
    """The figures for each row of `counts`, which says how often each event (in sorted order) was drawn.

    A pair that was joined across two events counts half with each.
    """
    import numpy as np

    at = {event: number for number, event in enumerate(sorted(set(events)))}
    gold, mine, both = Counter(events), Counter(home), Counter(zip(events, home, strict=True))
    sums = np.zeros((6, len(at)))
    inside: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for (event, cluster), n in both.items():
        inside[cluster].append((event, n))
        sums[:4, at[event]] += (n, n * n / mine[cluster], n * n / gold[event], n * (n - 1) / 2)
    for members in inside.values():
        total = sum(n for _, n in members)
        for event, n in members:
            sums[4, at[event]] += n * (n - 1) / 2 + n * (total - n) / 2
    for event, n in gold.items():
        sums[5, at[event]] = n * (n - 1) / 2
    reports, precise, found, right, given, asked = sums @ counts.T
    figures: dict[str, Array] = {}
    for kind, (p, r) in {
        "B³": (precise / reports, found / reports),
        "pairwise": (_share(right, given), _share(right, asked)),
    }.items():
        figures |= {f"{kind} precision": p, f"{kind} recall": r, f"{kind} F1": _share(2 * p * r, p + r)}
    return figures


def _share(part: Array, of: Array) -> Array:
    import numpy as np

    return np.asarray(np.where(of > 0, part / np.maximum(of, 1e-12), 0.0))
