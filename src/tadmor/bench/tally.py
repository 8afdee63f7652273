"""Counting hits, with a denominator and an interval for every figure."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A share between 0 and 1 of `of` cases, with its 95 % Wilson interval."""

    name: str
    value: float
    of: int

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper end of the Wilson score interval (Wilson 1927), 95 %."""
        z = 1.96
        middle = self.value + z * z / (2 * self.of)
        spread = z * math.sqrt(self.value * (1 - self.value) / self.of + z * z / (4 * self.of**2))
        scale = 1 + z * z / self.of
        return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


@dataclass(slots=True)
class Tally:
    """Hits and totals by name. The one mutable thing of the bench: it only ever grows."""

    hits: Counter[str] = field(default_factory=Counter)
    totals: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, hit: object) -> None:
        """One case of `name`, a hit when `hit` is truthy."""
        self.totals[name] += 1
        self.hits[name] += bool(hit)

    def merge(self, other: Tally) -> None:
        """Adds the cases of another tally: pooling over dossiers."""
        self.hits.update(other.hits)
        self.totals.update(other.totals)

    def share(self, name: str) -> float:
        """Hits over totals; 0 where there was no case."""
        return self.hits[name] / self.totals[name] if self.totals[name] else 0.0

    def figures(self, harmonic: tuple[str, ...] = ()) -> tuple[Figure, ...]:
        """All figures by name; for each of `harmonic` also the F1 of its precision and recall, over the recall's cases."""
        found = [Figure(name=name, value=self.share(name), of=total) for name, total in self.totals.items()]
        for name in harmonic:
            cases = self.totals[f"{name}: recall"]
            if cases:
                precision, recall = self.share(f"{name}: precision"), self.share(f"{name}: recall")
                both = precision + recall
                found.append(Figure(name=f"{name}: F1", value=2 * precision * recall / both if both else 0.0, of=cases))
        return tuple(sorted(found, key=lambda f: f.name))
