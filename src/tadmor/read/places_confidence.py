"""How sure a resolved place is: the share that was right among places that stood as this one does, in news texts whose places
were marked by hand (within 161 km; train part of LGL and GeoVirus)."""

from __future__ import annotations

from dataclasses import dataclass

from tadmor.lexicon.gazetteer import Candidate

# Support by other names (expected number of them around the place or in its province) from which a name is backed.
BACKED = 0.4
COUNTRY, AREA, HELD = 0.88, 0.8, 0.97
BACKED_NAME = ((2.0, 0.97), (1.0, 0.88), (0.0, 0.7))
BACKED_ALIAS = ((2.0, 0.88), (1.0, 0.7), (0.0, 0.6))
SPOKEN_NAME = ((3.0, 0.8), (0.0, 0.55))
BARE_NAME = ((3.0, 0.78), (1.0, 0.45), (0.0, 0.25))
BARE_AREA = ((3.0, 0.78), (0.0, 0.35))
ONLY_NAME, ONLY_AREA_ALIAS, ONLY_ALIAS = 0.93, 0.85, 0.4
AREA_ALIAS, BARE_ALIAS, BARE_DISTRICT = 0.6, 0.35, 0.3
# What is less sure than this is left unresolved where the report does not speak of its country.
GIVEN = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a candidate stands. `lead` is the score above the next different place, `backed` the support of other names; `alone`
    the name has no other candidate, `held` the text says in which area it lies, `spelt` it is the place's own name as
    written, `spoken` the report speaks of its country as much as of any other."""

    lead: float
    backed: float
    alone: bool
    held: bool
    spelt: bool
    spoken: bool


def confidence_of(c: Candidate, standing: Standing) -> float:
    """Share that is right among places that stand so."""
    if standing.held:
        return HELD
    if c.feature in ("country", "area"):
        return COUNTRY if c.feature == "country" else AREA
    if standing.backed >= BACKED:
        return _step(BACKED_NAME if standing.spelt else BACKED_ALIAS, standing.lead)
    if c.feature == "district":
        return BARE_DISTRICT
    if standing.alone:
        return ONLY_NAME if standing.spelt else ONLY_AREA_ALIAS if c.feature == "province" else ONLY_ALIAS
    if standing.spelt:
        bare = BARE_AREA if c.feature == "province" else BARE_NAME
        return _step(SPOKEN_NAME if standing.spoken else bare, standing.lead)
    return AREA_ALIAS if c.feature == "province" else BARE_ALIAS


def _step(steps: tuple[tuple[float, float], ...], lead: float) -> float:
    return next(sure for least, sure in steps if lead >= least)
