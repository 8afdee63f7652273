"""How alike two actors are by entity and name; unidentified ones are like nobody.

Comparison forms of names: below matching and weighing, which both compare actors.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tadmor.model.actor import Actor
from tadmor.text.phrases import WORD, fold

# Words that many names share and that identify nobody: compared only with each other.
_GENERIC = frozenset(
    fold(word)[:5]
    for word in (
        "force forces army armed troops troop fighter fighters militant militants military militia militias soldier soldiers "
        "servicemen men man people person persons civilian civilians resident residents villager villagers local locals "
        "government regime state authorities official officials aircraft jet jets plane planes warplanes drone drones "
        "helicopter missile missiles rocket strike strikes base position positions headquarters group groups member members "
        "unit units gunmen gunman attacker attackers assailants insurgents terrorists police security command convoy "
        "children women child woman family families victims victim citizens citizen village town city house houses home "
        "hospital school market building cafe vehicle vehicles camp area personnel ground allied allies backed led pro anti "
        "former some several many about around more than alleged suspected unknown unidentified other part hired private"
    ).split()
)
_EMPTY = frozenset("the a an of in on at to for and or by from with its their his her who al el de la".split())


@dataclass(frozen=True, slots=True)
class ActorKey:
    """What actors are compared by: the entity where the lexicon knows it, stems of telling words, stems of general ones."""

    entity: str | None
    telling: frozenset[str]
    general: frozenset[str]


def key_of(actor: Actor) -> ActorKey | None:
    """The key of an actor, or None where it identifies nobody ("unknown gunmen"); a body that somebody is of identifies him."""
    if actor.certainty == "unidentified" and actor.entity_id is None:
        return None
    return _key(actor.entity_id, actor.name)


def key_of_name(entity: str | None, name: str) -> ActorKey:
    """The key of somebody who goes by `name`; `entity` is his entry of the actor lexicon, where he has one."""
    return _key(entity, name)


@lru_cache(maxsize=16384)
def _key(entity: str | None, name: str) -> ActorKey:
    words = [fold(word) for word in WORD.findall(name.replace("U.S.", "US"))]
    stems = frozenset(word[:5] for word in words if word not in _EMPTY)
    return ActorKey(entity, stems - _GENERIC, stems & _GENERIC)


@lru_cache(maxsize=65536)
def compare_actors(a: ActorKey, b: ActorKey) -> float:
    """1 the same entity, about 0.9 one entity or name holds the other, 0 nothing known, -0.3 other names, -1 other entities."""
    if a.entity and b.entity:
        kinship = _kinship(a.entity, b.entity)
        if kinship:
            return kinship
    if a.telling and b.telling:
        small, large = sorted((a.telling, b.telling), key=lambda s: (len(s), sorted(s)))
        shared = sum(any(_akin(x, y) for y in large) for x in small) / len(small)
        if shared:
            return 0.9 if shared == 1 else 0.6 * shared
        return -1.0 if a.entity and b.entity else -0.3
    if a.telling or b.telling:
        return 0.0
    return 0.3 if a.general & b.general else 0.0


def _kinship(a: str, b: str) -> float:
    """Ids are paths ("state:XA/army"): 1 the same, 0.9 one is part of the other, 0.8 parts of one whole, else 0."""
    if a == b:
        return 1.0
    if a.startswith(f"{b}/") or b.startswith(f"{a}/"):
        return 0.9
    return 0.8 if "/" in a and "/" in b and a.split("/", maxsplit=1)[0] == b.split("/", maxsplit=1)[0] else 0.0


def _akin(x: str, y: str) -> bool:
    return x == y or (min(len(x), len(y)) >= 4 and (x.startswith(y) or y.startswith(x)))


@lru_cache(maxsize=65536)
def compare_sides(a: tuple[ActorKey, ...], b: tuple[ActorKey, ...]) -> float:
    """The best likeness between the actors of two sides; 0 where one of them names nobody."""
    return max((compare_actors(x, y) for x in a for y in b), default=0.0)


def compare_whole_sides(a: tuple[ActorKey, ...], b: tuple[ActorKey, ...]) -> float:
    """How alike two sides are where they are least so: the worst of the best likenesses of the actors of the shorter one."""
    short, long = sorted((a, b), key=len)
    ways = [(short, long), (long, short)] if len(a) == len(b) else [(short, long)]
    return min(
        (max((compare_actors(x, y) for y in other), default=0.0) for one, other in ways for x in one), default=0.0
    )
