"""Kinds and places in words, the same on the page, in the terminal and in the tables."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping

from tadmor.export.wording import spell_name
from tadmor.lexicon.gazetteer import load_countries
from tadmor.model.place import Place

KINDS = {
    "air_drone_strike": "air or drone strike",
    "shelling_artillery_missile": "shelling or missile fire",
    "remote_explosive": "bomb or mine",
    "suicide_bomb": "suicide bombing",
    "grenade": "grenade attack",
    "chemical_weapon": "use of a chemical weapon",
    "property_destruction": "destruction of property",
    "remains_found": "remains found",
    "territory_gained_government": "territory gained by the government side",
    "territory_gained_nonstate": "territory gained by a non-state side",
    "force_change": "change of forces",
    "presence": "presence of forces",
    "disrupted_weapons_use": "weapons use disrupted",
    "surrender_or_release": "surrender or release",
    "other": "other event",
}
ALONG = ("on_road", "between", "along_front")


def spell_kind(kind: str) -> str:
    """A kind of the kind table in words."""
    return KINDS.get(kind, spell_name(kind))


def name_place(where: Place) -> str:
    """The place as its report names it, with what the report says of its nearness: "near Selvan", "somewhere in Sarin"."""
    relation = "" if where.relation in ("in", *ALONG) else spell_name(where.relation)
    if where.name.lower().startswith(relation.lower()) and relation:
        return where.name
    if where.relation in ALONG:
        return f"the {where.name}" if where.name.startswith("road") else where.name
    if where.precision in ("country", "province") and not relation:
        return f"somewhere in {where.name}"
    return f"{relation} {where.name}".strip()


def spell_where(where: Place | None, *, short: bool = False) -> str:
    """The place, its province and country, and how wide the area is that surely holds it. `short` leaves out province and width."""
    if where is None:
        return "not said"
    parts = [name_place(where)]
    if where.admin1 and where.admin1 not in where.name and not short:
        parts.append(where.admin1)
    if where.country and where.precision != "country":
        parts.append(country_names().get(where.country, where.country))
    if where.radius_km is None:
        parts.append("not found on the map")
    elif not short:
        parts.append(f"within {math.ceil(where.radius_km)} km")
    return ", ".join(parts)


@functools.cache
def country_names() -> Mapping[str, str]:
    """Names of countries by ISO 3166-1 alpha-2."""
    return {country.iso2: country.name for country in load_countries()}
