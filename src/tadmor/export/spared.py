"""Claims, and what people decided of them, without what may not be said: names of witnesses and persons, fine coordinates."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tadmor.model.checked import Checked, Corrected
from tadmor.model.claim import Claim
from tadmor.model.correction import Correction
from tadmor.model.judgement import Judgement
from tadmor.model.place import Place
from tadmor.model.source import Source

DECIMALS = 2
NAME_WITHHELD = "a witness (name withheld)"
KM_PER_DEGREE = 111.32


def spare_claim(claim: Claim, public: set[Any]) -> Claim:
    """The claim as it may be shown. `public` are the claims that may be."""
    return replace(
        coarsen_claim(claim),
        persons=(),
        sources=tuple(_nameless(source) for source in claim.sources),
        about=claim.about if claim.about in public else None,
    )


def coarsen_claim(claim: Claim) -> Claim:
    """The claim with coordinates no finer than a settlement, and with everything else."""
    return replace(claim, where=coarsen_if_any(claim.where), places=tuple(coarsen(place) for place in claim.places))


def is_private(source: Source) -> bool:
    """True for a witness with a name: somebody without an office, who can be harmed by what he or she said."""
    return source.kind == "witness" and not source.anonymous and source.name[:1].isupper()


def _nameless(source: Source) -> Source:
    return replace(source, name=NAME_WITHHELD, evidence=None) if is_private(source) else source


def spare_correction(correction: Correction, public: set[Any] | None) -> Correction:
    """What was put into a slot, as it may be shown; where `public` is None to people who may see all but fine coordinates."""
    coarse = replace(correction, places=tuple(coarsen(place) for place in correction.places))
    if public is None:
        return coarse
    return replace(
        coarse,
        about=correction.about if correction.about in public else None,
        sources=tuple(_nameless(source) for source in correction.sources),
    )


def spare_judgement(judgement: Judgement, public: set[Any] | None) -> Judgement:
    """A judgement with what it puts into a slot as that may be shown."""
    if judgement.correction is None:
        return judgement
    return replace(judgement, correction=spare_correction(judgement.correction, public))


def spare_checked(checked: Checked, public: set[Any] | None) -> Checked:
    """What people decided of a claim, as it may be shown."""

    def spare(claim: Claim) -> Claim:
        return coarsen_claim(claim) if public is None else spare_claim(claim, public)

    return replace(
        checked,
        read=spare(checked.read),
        instead_of=spare(checked.instead_of) if checked.instead_of else None,
        corrected=tuple(
            Corrected(
                was=spare_correction(one.was, public),
                now=spare_correction(one.now, public),
                judgement=spare_judgement(one.judgement, public),
            )
            for one in checked.corrected
        ),
    )


def coarsen(place: Place) -> Place:
    """The place with coordinates no finer than a settlement; the radius grows by as much as the point moved."""
    rounded = replace(
        place,
        geometry=_round_geometry(place.geometry) if place.geometry is not None else None,
        precision="settlement" if place.precision == "exact" else place.precision,
    )
    if place.latitude is None or place.longitude is None:
        return rounded
    latitude, longitude = round(place.latitude, DECIMALS), round(place.longitude, DECIMALS)
    east = (longitude - place.longitude) * math.cos(math.radians(place.latitude))
    moved = KM_PER_DEGREE * math.hypot(latitude - place.latitude, east)
    radius = place.radius_km
    if radius is not None and moved > 0:
        radius = math.ceil(10 * (radius + moved)) / 10
    return replace(rounded, latitude=latitude, longitude=longitude, radius_km=radius)


def coarsen_if_any(place: Place | None) -> Place | None:
    """The same for a place that may be missing."""
    return coarsen(place) if place else None


def _round_geometry(geometry: Any) -> Any:
    if isinstance(geometry, Mapping):
        return {key: _round_geometry(value) for key, value in geometry.items()}
    if isinstance(geometry, (list, tuple)):
        return [_round_geometry(item) for item in geometry]
    return round(geometry, DECIMALS) if isinstance(geometry, float) else geometry
