"""Which of the places of a sentence an event happened at."""

from __future__ import annotations

from collections.abc import Sequence

from tadmor.model.place import Place
from tadmor.model.span import Span

SURE_ENOUGH = 0.3


def places_to_choose(places: Sequence[Place], sentence: Span) -> list[Place]:
    """The places of a sentence at which something may have happened, in text order."""
    return [
        p
        for p in places
        if p.confidence > SURE_ENOUGH and p.role != "launched_from" and sentence.contains(p.evidence.span)
    ]


def choose_place(places: Sequence[Place], trigger: Span) -> Place | None:
    """The place that stands nearest to the word that tells the event; None where there is none."""
    return min(places, key=lambda p: p.evidence.span.distance(trigger), default=None)
