"""A claim on its way: one unit with the values that stand beside it, before the report around it is asked."""

from __future__ import annotations

from dataclasses import dataclass

from tadmor.model.actor import Actor, HitObject, Person, Weapon
from tadmor.model.claim import Disputed, Reality, Scope, Stance, ToldAs
from tadmor.model.place import Place
from tadmor.model.value import Quantity, TimeInterval
from tadmor.read.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Values found beside the unit's words. `kind` may still be generic; `leans` says that the unit points back to an event
    told elsewhere in the report ("the attack", "51 dead") and takes from there what it does not say itself. `owns`: a time,
    place or weapon of the sentence stands nearer to this unit than to another one of it."""

    unit: Unit
    kind: str
    stance: Stance = "asserts"
    disputes: tuple[Disputed, ...] = ()
    reality: Reality = "happened"
    scope: Scope = "event"
    told_as: ToldAs = "news"
    when: TimeInterval | None = None
    where: Place | None = None
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    objects: tuple[HitObject, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    persons: tuple[Person, ...] = ()
    leans: bool = False
    owns: bool = False
    confidence: float = 0.5

    def acting(self) -> tuple[Actor, ...]:
        """Who did it, or the sides of a fight."""
        return tuple(a for a in self.actors if a.role in {"perpetrator", "party"})

    def acted_on(self) -> tuple[Actor, ...]:
        """Whom or what it was done to."""
        return tuple(a for a in self.actors if a.role in {"target", "victim"})
