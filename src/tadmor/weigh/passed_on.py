"""What retellings do to figures: an outlet that repeats a speaker's figure is his voice, and a drifted figure is one figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tadmor.model.ids import ClaimId
from tadmor.model.value import Quantity
from tadmor.weigh.connected import Connected
from tadmor.weigh.figures import Figure
from tadmor.weigh.origins import Voices


def pass_on(figures: Sequence[Figure], voices: Voices) -> list[Figure]:
    """The figures, those of outlets that only repeat a speaker's under his voice: they neither confirm nor contradict him."""
    told: dict[tuple[ClaimId, Quantity], str] = {
        (one.later.id, quantity): voices.of[one.earlier.id]
        for one in voices.retellings
        if one.step.joins == "figures"
        for quantity in one.figures
    }
    origins = {origin.name for origin in voices.origins}
    return [
        replace(figure, voice=voice, independent=voice in origins, outlet=False)
        if (voice := told.get((figure.claim.id, figure.quantity))) is not None
        else figure
        for figure in figures
    ]


def find_drift(figures: Sequence[Figure], voices: Voices) -> str | None:
    """The working where one speaker's figure was told on, and all that differs is what it became on the way: "at least 39 → 39"."""
    held = {figure.claim.id for figure in figures}
    if len({figure.voice for figure in figures}) != 1 or len({figure.text for figure in figures}) < 2:
        return None
    among = [one for one in voices.retellings if one.earlier.id in held and one.later.id in held and one.figures]
    drifts = [
        f"{change.before} → {change.after}"
        for one in among
        for change in one.changes
        if change.what == "modifier_drift"
    ]
    connected = Connected[str]()
    for one in among:
        connected.join(one.earlier.id, one.later.id)
    if not drifts or len({connected.root(claim) for claim in held}) != 1:
        return None
    return "; ".join(dict.fromkeys(drifts))
