"""Killed and wounded of one incident under a named policy.

Policy ``first``: what counts is the newest toll of each voice (an origin, or an outlet that names none). `low` is the lowest
lower bound, `high` the highest upper bound that anybody gives, `best` the median of the figures that are closed on both sides (of
the lower bounds where there are none), of independent origins where they count at all. A denied figure, a part of another figure, a
running total and the total of a day or a period are no tolls, nor is a commentator's guess. A likely slip (tadmor.weigh.slips)
narrows nothing: it takes no other figure's place and has no part in `best`, but the range holds it. A voice that counts civilians
and combatants apart, and gives no total, is read as their sum; a count of some of the people alone (children, one nation) is a
toll only where nobody counts all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from tadmor.model.claim import Claim
from tadmor.model.incident import Casualties, CopyGroup, Range
from tadmor.model.value import Quantity, What
from tadmor.weigh.fields import find_figures
from tadmor.weigh.figures import find_later_deaths, population_of, tolls_of
from tadmor.weigh.origins import Voices, find_voices
from tadmor.weigh.slips import FigureKey, find_slips
from tadmor.weigh.statements import heard
from tadmor.weigh.totals import TOTALS

Bounds = tuple[int | None, int | None]
POLICY = "first"
_STATUSES = ("civilian", "combatant")
_WHOLE = ("people", *_STATUSES)


def count_casualties(claims: Sequence[Claim], copies: Sequence[CopyGroup] = ()) -> Casualties:
    """Killed and wounded of the claims of one incident, and killed by status, under the policy ``first``."""
    voices = find_voices(claims, copies)
    claims = [claim for claim in heard(claims) if claim.scope not in TOTALS]
    slips = frozenset(find_slips(find_figures(claims, voices)))

    def count(what: What, status: str | None) -> Range:
        slipped = [q for c, q in sorted(slips, key=repr) if q.what == what and status in (None, q.status)]
        return _range(_tolls(claims, voices, (what, status), slips), voices, [(q.low, q.high) for q in slipped])

    by_status = ((status, count("killed", status)) for status in _STATUSES)
    return Casualties(
        killed=count("killed", None),
        wounded=count("wounded", None),
        by_status=tuple((status, counted) for status, counted in by_status if counted != Range()),
        policy=POLICY,
    )


def _tolls(
    claims: Sequence[Claim], voices: Voices, of: tuple[What, str | None], slips: frozenset[FigureKey]
) -> dict[str, Bounds]:
    """The newest toll of each voice, the highest of one day; counts of some people only where nobody counts all."""
    what, status = of
    whole: list[tuple[str, Claim, Bounds]] = []
    some: list[tuple[str, Claim, Bounds]] = []
    later = find_later_deaths(claims)
    for claim in sorted(claims, key=lambda c: c.id):
        figures = [q for q in tolls_of(claim, later) if q.what == what and not q.denied and (claim.id, q) not in slips]
        if not figures:
            continue
        day = max((q.as_of or claim.document.published or "")[:10] for q in figures)
        bounds = _toll([q for q in figures if _counted(q) in _WHOLE], status)
        if bounds is not None:
            whole.append((day, claim, bounds))
        elif status is None:
            part = max(figures, key=lambda q: (q.low or 0, q.high or 0))
            some.append((day, claim, (part.low, part.high)))
    newest: dict[str, tuple[str, int, Bounds]] = {}
    for day, claim, bounds in whole or some:
        voice = voices.of[claim.id]
        if voice not in newest or (day, bounds[0] or 0) > newest[voice][:2]:
            newest[voice] = (day, bounds[0] or 0, bounds)
    return {voice: bounds for voice, (_, _, bounds) in newest.items()}


def _counted(figure: Quantity) -> str:
    """Whom a figure counts. "Fifteen militants" is what its speaker says of all the dead, as "eight civilians" is."""
    return "combatant" if figure.group == "fighter" else population_of(figure)


def _toll(figures: Sequence[Quantity], status: str | None) -> Bounds | None:
    """What one claim counts: of that status, or in all."""
    groups: dict[str, list[Quantity]] = defaultdict(list)
    for figure in figures:
        groups[_counted(figure)].append(figure)
    tops = {name: max(group, key=lambda q: (q.low or 0, q.high or 0)) for name, group in groups.items()}
    if status is not None:
        return (tops[status].low, tops[status].high) if status in tops else None
    if "people" not in tops and set(_STATUSES) <= set(tops):
        first, second = (tops[name] for name in _STATUSES)
        return _sum(first.low, second.low), _sum(first.high, second.high)
    top = tops.get("people") or max(tops.values(), key=lambda q: (q.low or 0, q.high or 0), default=None)
    return (top.low, top.high) if top is not None else None


def _sum(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a + b


def _range(tolls: dict[str, Bounds], voices: Voices, slipped: Sequence[Bounds]) -> Range:
    lows = [low for low, _ in (*tolls.values(), *slipped) if low is not None]
    highs = [high for _, high in (*tolls.values(), *slipped) if high is not None]
    origins = {origin.name for origin in voices.origins}
    trusted = [bounds for voice, bounds in tolls.items() if voice in origins] or list(tolls.values())
    closed = [(low + high) / 2 for low, high in trusted if low is not None and high is not None]
    middle = closed or [low for low, _ in trusted if low is not None]
    return Range(
        low=min(lows, default=None),
        best=round(median(middle)) if middle else None,
        high=max(highs, default=None),
    )
