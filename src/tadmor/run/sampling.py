"""A sample drawn by chance and able to be drawn again: the same seed of the same things gives the same sample."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tadmor.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawable:
    """One thing that can be drawn. `stratum` is the group that it stands in, as its outlet."""

    id: str
    stratum: str = ""


def draw_sample(things: Sequence[Drawable], size: str, *, seed: int, stratified: bool = False) -> tuple[str, ...]:
    """Ids of the things that were drawn, in the order they came in; their order does not change who is drawn.

    `size` is how many (``"20"``) or which share of them (``"10 %"``, rounded up). `stratified`: every stratum has its share of the
    sample, to the nearest whole thing. Raises UsageError for a size that is none, and where there is nothing to draw from.
    """
    count = read_size(size, len(things))
    strata: dict[str, list[str]] = defaultdict(list)
    for thing in sorted(things, key=lambda thing: thing.id):
        strata[thing.stratum if stratified else ""].append(thing.id)
    chance = random.Random(seed)
    shares = _share_out(count, {name: len(ids) for name, ids in strata.items()})
    drawn = {thing for name in sorted(strata) for thing in chance.sample(strata[name], shares[name])}
    return tuple(thing.id for thing in things if thing.id in drawn)


def read_size(size: str, of: int) -> int:
    """How many things a size stands for, of so many. Raises UsageError for what is no size."""
    text = size.replace(" ", "").replace(" ", "")
    number, percent = text.removesuffix("%"), text.endswith("%")
    if not (number.isascii() and number.isdecimal() and len(number) < 7) or not int(number):
        raise UsageError(f"{size!r} is no size of a sample. Write how many, as 20, or a share, as 10 %.")
    if not of:
        raise UsageError("There is nothing to draw a sample from.")
    return min(of, math.ceil(of * int(number) / 100) if percent else int(number))


def _share_out(count: int, sizes: dict[str, int]) -> dict[str, int]:
    """How many each stratum gives: its part of the whole, the largest remainders first."""
    total = sum(sizes.values())
    parts = {name: divmod(count * size, total) for name, size in sizes.items()}
    left = count - sum(whole for whole, _ in parts.values())
    first = sorted(parts, key=lambda name: (-parts[name][1], name))[:left]
    return {name: whole + (name in first) for name, (whole, _) in parts.items()}
