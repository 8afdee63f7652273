"""Which kinds of event can be told of one and the same happening. Kinds are names of the kind table.

One reporter's air strike is another's shelling; neither is ever a threat. `compatibility` is 1 for the same kind, 0 for
kinds that are never one incident, and in between a weight: how often two reporters choose these two words for one event.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

KindClass = Literal["violence", "order", "presence", "street", "words", "other"]

_CLASSES: dict[KindClass, tuple[str, ...]] = {
    "violence": (
        "armed_clash",
        "attack_on_civilians",
        "air_drone_strike",
        "shelling_artillery_missile",
        "remote_explosive",
        "suicide_bomb",
        "grenade",
        "chemical_weapon",
        "sexual_violence",
        "abduction",
        "execution",
        "torture",
        "mob_violence",
        "excessive_force",
        "property_destruction",
        "remains_found",
    ),
    "order": (
        "arrest",
        "territory_gained_government",
        "territory_gained_nonstate",
        "territory_transferred",
        "troop_movement",
        "force_change",
        "base_established",
        "disrupted_weapons_use",
        "surrender_or_release",
        "arms_transfer",
        "aid_delivery",
        "displacement",
    ),
    "presence": ("presence",),
    "street": ("peaceful_protest", "protest_with_intervention", "violent_demonstration"),
    "words": ("agreement", "negotiation", "threat", "demand", "sanction", "investigation"),
}
_CLASS_OF: dict[str, KindClass] = {kind: name for name, kinds in _CLASSES.items() for kind in kinds}

_FAMILIES: dict[str, tuple[str, ...]] = {
    "strike": ("air_drone_strike", "shelling_artillery_missile"),
    "explosion": ("remote_explosive", "suicide_bomb", "grenade"),
    "clash": ("armed_clash",),
    "assault": ("attack_on_civilians", "mob_violence", "execution", "excessive_force"),
    "chemical": ("chemical_weapon",),
    "custody": ("abduction", "arrest"),
    "abuse": ("torture", "sexual_violence"),
    "destruction": ("property_destruction",),
    "remains": ("remains_found",),
    "territory": ("territory_gained_government", "territory_gained_nonstate", "territory_transferred"),
    "movement": ("troop_movement",),
    "talks": ("agreement", "negotiation"),
    "street": ("peaceful_protest", "protest_with_intervention", "violent_demonstration"),
}
_FAMILY_OF = {kind: name for name, kinds in _FAMILIES.items() for kind in kinds}
_WITHIN = 0.8
_BETWEEN: dict[frozenset[str], float] = {
    frozenset(pair): weight
    for *pair, weight in (
        ("strike", "assault", 0.8),
        ("strike", "clash", 0.6),
        ("strike", "explosion", 0.6),
        ("strike", "chemical", 0.8),
        ("strike", "destruction", 0.7),
        ("strike", "remains", 0.5),
        ("explosion", "assault", 0.8),
        ("explosion", "clash", 0.6),
        ("explosion", "destruction", 0.6),
        ("explosion", "chemical", 0.5),
        ("explosion", "remains", 0.4),
        ("clash", "assault", 0.6),
        ("clash", "destruction", 0.5),
        ("clash", "territory", 0.4),
        ("clash", "movement", 0.3),
        ("assault", "destruction", 0.6),
        ("assault", "abuse", 0.5),
        ("assault", "custody", 0.3),
        ("assault", "chemical", 0.6),
        ("assault", "remains", 0.5),
        ("assault", "street", 0.3),
        ("custody", "abuse", 0.4),
        ("territory", "movement", 0.5),
    )
}


def class_of(kind: str) -> KindClass:
    """Which part of the kind table a kind belongs to; ``other`` for a kind that the table does not hold."""
    return _CLASS_OF.get(kind, "other")


@cache
def compatibility(a: str, b: str) -> float:
    """0 (never one incident) to 1 (the same kind). Symmetric."""
    if a == b:
        return 1.0
    first, second = _FAMILY_OF.get(a), _FAMILY_OF.get(b)
    if first is None or second is None:
        return 0.0
    if first == second:
        return 0.3 if "peaceful_protest" in (a, b) and "violent_demonstration" in (a, b) else _WITHIN
    return _BETWEEN.get(frozenset((first, second)), 0.0)
