"""Likely slips: a number that one relay of a speaker has otherwise than all his other relays of the same time.

A slip stays visible among the values, and narrows nothing until a person agrees.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tadmor.model.ids import ClaimId
from tadmor.model.value import Quantity
from tadmor.weigh.figures import Figure, population_of

_LEAST = 10
_LEAST_SWAPPED = 5
_SLIGHT = 0.10
_SWAPS = ("killed", "wounded")
FigureKey = tuple[ClaimId, Quantity]
Relays = Mapping[int, list[Figure]]


def key_of_figure(figure: Figure) -> FigureKey:
    """What makes a figure itself among those of an incident."""
    return figure.claim.id, figure.quantity


def find_slips(figures: Sequence[Figure]) -> dict[FigureKey, str]:
    """Figures that are likely slips, with the reason in words.

    One report of a speaker gives the number, two or more of his other reports give another that is a digit away, or the two numbers
    of killed and wounded have changed places; some of the others are no later and some no earlier; and nobody else gives it.
    """
    said: dict[tuple[str, str, str], dict[int, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        if figure.number is not None and not figure.quantity.denied and not figure.part:
            key = (figure.voice, figure.quantity.what, population_of(figure.quantity))
            said[key][figure.number].append(figure)
    found: dict[FigureKey, str] = {}
    for (voice, what, people), relays in said.items():
        for number, lone in relays.items():
            usual = _usual(number, relays, _swapped_numbers(said, voice, what, people))
            if usual is None or _held_elsewhere(lone[0], figures) or not _out_of_turn(lone, relays[usual]):
                continue
            detail = f"{number} in one report, {usual} in {_reports(relays[usual])} others of the same speaker"
            found.update({key_of_figure(figure): detail for figure in lone})
    return found


def is_digit_slip(a: int, b: int) -> bool:
    """True where two numbers differ as in a slip of the hand: one digit, two neighbouring digits swapped, or a digit lost."""
    if min(a, b) < _LEAST or abs(a - b) <= _SLIGHT * max(a, b):
        return False
    first, second = str(a), str(b)
    if len(first) == len(second):
        apart = [n for n, (x, y) in enumerate(zip(first, second, strict=True)) if x != y]
        swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and first[apart[0]] == second[apart[1]]
        return len(apart) == 1 or (swapped and first[apart[1]] == second[apart[0]])
    short, long = sorted((first, second), key=len)
    return len(long) == len(short) + 1 and any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


def _reports(figures: Sequence[Figure]) -> int:
    return len({figure.claim.document.id for figure in figures})


def _usual(number: int, relays: Relays, swapped: frozenset[int]) -> int | None:
    """The number of the speaker's other reports that this one is likely a slip for."""
    if _reports(relays[number]) != 1:
        return None
    return next(
        (
            other
            for other, many in sorted(relays.items(), key=lambda item: (-_reports(item[1]), item[0]))
            if other != number and _reports(many) > 1 and (is_digit_slip(number, other) or number in swapped)
        ),
        None,
    )


def _swapped_numbers(said: Mapping[tuple[str, str, str], Relays], voice: str, what: str, people: str) -> frozenset[int]:
    """What two or more of the speaker's reports give as the other of killed and wounded."""
    if what not in _SWAPS:
        return frozenset()
    other = said.get((voice, _SWAPS[1 - _SWAPS.index(what)], people), {})
    return frozenset(n for n, relays in other.items() if n >= _LEAST_SWAPPED and _reports(relays) > 1)


def _held_elsewhere(lone: Figure, figures: Sequence[Figure]) -> bool:
    return any(
        other.voice != lone.voice
        and other.quantity.what == lone.quantity.what
        and other.number == lone.number
        and not other.quantity.denied
        for other in figures
    )


def _out_of_turn(lone: Sequence[Figure], usual: Sequence[Figure]) -> bool:
    """False where all other reports are earlier, or all later: then the speaker may have changed his figure."""
    days = {figure.day for figure in usual}
    return any(min(days) <= figure.day <= max(days) for figure in lone)
