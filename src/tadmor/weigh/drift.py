"""Figures of two claims that are one figure: told the same, or with another modifier or rounded on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tadmor.model.claim import Claim
from tadmor.model.value import Quantity
from tadmor.weigh.figures import population_of

_LEAST = 3
_ROUNDED = 0.05
_WORDS = {
    "at_least": "at least {}",
    "more_than": "more than {}",
    "about": "about {}",
    "up_to": "up to {}",
    "fewer_than": "fewer than {}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One figure of an earlier claim and the same of a later one. `drifted`: other bounds or another modifier."""

    before: Quantity
    after: Quantity
    drifted: bool

    @property
    def number(self) -> int:
        """The larger bound of the later figure, for how telling it is."""
        return self.after.high or self.after.low or 0


def match_figures(earlier: Claim, later: Claim) -> list[Match]:
    """The figures that both give, each figure of the later claim once; figures told the same go first."""
    found: list[Match] = []
    for after in countable(later):
        same = [b for b in countable(earlier) if _counts_same(b, after)]
        best = next((b for b in same if _looks(b) == _looks(after)), None) or next(
            (b for b in same if _drifts(b, after)), None
        )
        if best is not None:
            found.append(Match(before=best, after=after, drifted=_looks(best) != _looks(after)))
    return found


def countable(claim: Claim) -> Iterator[Quantity]:
    """Figures that can be told again: no parts, no running totals, none denied, none vague or too small to be anybody's own."""
    for quantity in claim.quantities:
        telling = (quantity.high or quantity.low or 0) >= _LEAST and quantity.modifier not in ("vague", "counted")
        if quantity.part_of is None and not quantity.cumulative and not quantity.denied and telling:
            yield quantity


def numbers_of(quantity: Quantity) -> set[int]:
    """The numbers under which a figure can be met again: its bounds, and the tens next to them."""
    said = {number for number in (quantity.low, quantity.high) if number is not None}
    return said | {round(number, -1) for number in said if number > 1 / _ROUNDED}


def spell_figure(quantity: Quantity) -> str:
    """A figure with its modifier: "at least 39", "60 to 70"."""
    low, high = quantity.low, quantity.high
    if low is not None and high is not None and low != high:
        return f"{low} to {high}"
    return _WORDS.get(quantity.modifier, "{}").format(low if low is not None else high)


def _counts_same(a: Quantity, b: Quantity) -> bool:
    if a.what != b.what:
        return False
    first, second = population_of(a), population_of(b)
    return first == second or "people" in (first, second)


def _looks(quantity: Quantity) -> tuple[int | None, int | None, str]:
    return quantity.low, quantity.high, quantity.modifier


def _drifts(before: Quantity, after: Quantity) -> bool:
    """True for the same number under another modifier, one end of a range, and a number rounded to tens as "about"."""
    first, second = ({n for n in (q.low, q.high) if n is not None} for q in (before, after))
    if first & second:
        return True
    if "about" not in (before.modifier, after.modifier) or len(first) != 1 or len(second) != 1:
        return False
    (one,), (other,) = first, second
    return max(one, other) % 10 * (min(one, other) % 10) == 0 and abs(one - other) <= _ROUNDED * max(one, other)
