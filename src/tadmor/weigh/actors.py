"""The actors of an incident: each once in a role under its best name, none that is only a count or a word of the event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from tadmor.model.actor import Actor
from tadmor.model.claim import Claim
from tadmor.text.names import ActorKey, compare_actors, key_of
from tadmor.text.phrases import WORD, fold
from tadmor.weigh.publication import by_publication

_SMALL = frozenset(
    "a an the this that these those his her its their own same other another first second third last new".split()
)
_NUMBERS = frozenset(
    (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
        "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen dozens scores hundreds thousands "
        "several some many few at least more than about up to total of number"
    ).split()
)
_EVENTS = frozenset(
    (
        "attack attacks strike strikes assault assaults explosion explosions blast blasts raid raids shelling bombardment bombing "
        "clash clashes fighting battle ambush operation offensive salvo fire incident event violence war conflict it them they"
    ).split()
)
# People and ground that every event has: dropped where the role names anybody else.
_ANYBODY = frozenset(
    "people persons person individuals dead victims others road roads street highway area place site scene".split()
)
# Words of one side for the other: shown only where nobody uses a plain name.
_LOADED = frozenset(
    "called terrorist terrorists bandits thugs occupiers invaders regime gangs infidels nazis neo".split()
)
_SAME = 0.9


def merge_actors(claims: Sequence[Claim]) -> tuple[Actor, ...]:
    """Actors by role, each once under its best name; an unidentified one only where nobody is named in that role.

    The actors of a denial are not taken: it names them to say that it was not they, or not so. A bare number or a word of the
    event is nobody; "seven people" and "the road" are dropped where the role holds somebody else. A whole and its part
    ("Russian", "Russian troops") are the part; of several parts the one most often named.
    """
    told = [c for c in claims if c.stance != "denies"] or list(claims)
    named: dict[str, list[Actor]] = defaultdict(list)
    unnamed: dict[str, Actor] = {}
    for claim in by_publication(told):
        for actor in claim.actors:
            if key_of(actor) is None:
                unnamed.setdefault(actor.role, actor)
            elif _words(actor) - _NUMBERS - _EVENTS:
                named[actor.role].append(actor)
    merged = [best_named(group) for role, actors in named.items() for group in _groups(_telling(actors, role))]
    merged += [actor for role, actor in unnamed.items() if not named.get(role)]
    return tuple(sorted(merged, key=lambda a: (a.role, a.name)))


def _words(actor: Actor) -> frozenset[str]:
    return frozenset(fold(word) for word in WORD.findall(actor.name) if not word.isdigit()) - _SMALL


def _telling(actors: Sequence[Actor], role: str) -> list[Actor]:
    """The actors without those who could be anybody, unless there are no others; nameless fighters are no doers beside a name."""
    telling = [actor for actor in actors if actor.entity_id or _words(actor) - _NUMBERS - _EVENTS - _ANYBODY]
    if role == "perpetrator":
        keys = {actor: key_of(actor) for actor in telling}
        telling = [actor for actor, key in keys.items() if key and (key.entity or key.telling)] or telling
    return telling or list(actors)


def _groups(actors: Sequence[Actor]) -> list[list[Actor]]:
    """Actors that are one: all alike two by two, the particular ones first, a whole with the largest of its parts."""
    groups: list[list[Actor]] = []
    counted = Counter(key_of(actor) for actor in actors)
    for actor in sorted(actors, key=lambda a: (-_depth(a), -counted[key_of(a)], -len(_words(a)), a.name)):
        key = key_of(actor)
        homes = [group for group in groups if key is not None and _belongs(key, group)]
        if homes:
            max(homes, key=len).append(actor)
        else:
            groups.append([actor])
    return groups


def _depth(actor: Actor) -> int:
    return actor.entity_id.count("/") + 1 if actor.entity_id else 0


def _belongs(key: ActorKey, group: Sequence[Actor]) -> bool:
    keys = [other for actor in group if (other := key_of(actor)) is not None]
    return any(key == other for other in keys) or all(compare_actors(key, other) >= _SAME for other in keys)


def best_named(group: Sequence[Actor]) -> Actor:
    """Of several names of one actor the one to show: of the narrowest entity, without words of one side, the most often used."""
    counted = Counter(actor.name for actor in group)

    def rank(actor: Actor) -> tuple[object, ...]:
        words = _words(actor)
        plain = (bool(words & _LOADED), len(words) < 2)
        return (-_depth(actor), actor.certainty != "named", *plain, -counted[actor.name], -len(actor.name), actor.name)

    return min(group, key=rank)
