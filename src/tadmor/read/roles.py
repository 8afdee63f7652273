"""Who did it and to whom, read off the syntax around a trigger: active, passive and nominal."""

from __future__ import annotations

from collections.abc import Iterable

from tadmor.lexicon.kinds import Trigger
from tadmor.model.actor import ActorRole
from tadmor.read.findings import Role
from tadmor.read.page import Parse
from tadmor.read.people import FORCES, PEOPLE
from tadmor.read.syntax import (
    NOUNS,
    after,
    by_agents,
    clause_head,
    first_conjunct,
    is_of_time,
    is_passive,
    noun_phrase,
    objects,
    owners,
    subjects,
)

SUFFERED = frozenset({"die", "perish", "fall", "surrender", "flee", "lose", "martyr"})
TWO_SIDED = frozenset(
    {
        "exchange fire",
        "trade fire",
        "clash",
        "fight",
        "battle",
        "fighting",
        "skirmish",
        "gunfight",
        "firefight",
        "combat",
        "hostility",
        "gunbattle",
        "shootout",
    }
)
LIGHT = frozenset(
    "carry conduct launch stage mount commit perpetrate lead make wage begin start resume continue open order claim "
    "set establish build impose sign hold".split()
)
COPULAS = frozenset("be remain lie report fear presume believe find leave confirm list declare".split())
POWERS = frozenset(
    "government regime state coalition opposition separatist loyalist junta federal insurgent rebel".split()
)
# What these govern is a means, not a target: "used gas against the village", "dropped leaflets on the town".
WIELDS = frozenset("use deploy employ fire launch drop detonate lob hurl toss fling throw plant lay wield".split())
OWNS_UP = frozenset({"responsibility", "credit"})
UNDERGO = frozenset("come suffer face repel repulse withstand sustain survive fall".split())
AGAINST = frozenset({"on", "against", "at", "upon", "into"})
VICTIM_OF = frozenset(
    "killing murder death massacre slaughter assassination execution beheading abduction kidnapping torture rape "
    "arrest detention bombing shelling bombardment capture seizure siege looting casualty victim fatality toll".split()
)
TIME_NOUNS = frozenset(
    "occasion night dawn dusk noon midnight morning evening afternoon day week weekend time moment fire".split()
)
OWNER_IS_VICTIM = frozenset(
    "killing murder death assassination execution beheading abduction kidnapping torture rape arrest detention".split()
)
NAMES_A_SIDE = frozenset({"NORP", "GPE", "ORG", "PERSON"})
GENERIC_SUBJECTS = frozenset(
    "report attack strike bombing blast explosion raid shelling clash fighting assault fire toll number this that "
    "ambush airstrike offensive gunfire violence conflict war battle unrest crossfire massacre barrage bombardment "
    "siege operation blaze".split()
)


def find_roles(parse: Parse, token: int, trigger: Trigger) -> tuple[Role, ...]:
    """Roles around the trigger at `token`, perpetrators first."""
    if trigger.pos == "a" and parse.tags[token] == "VBG":
        found = _roles(parse, subjects(parse, token), "target")
    elif trigger.lemma in {"wounded", "injured", "wound", "injure"} and _before_its_noun(parse, token):
        found = _roles(parse, [token + 1], "target")
    elif trigger.pos == "v" or (parse.poses[token] == "VERB" and trigger.pos == "a"):
        found = _of_verb(parse, token, trigger)
    elif trigger.pos == "a":
        found = _of_state(parse, token, trigger)
    elif trigger.needs == "hit":
        found = _of_weapon(parse, token)
    else:
        found = _of_noun(parse, token, trigger)
    return tuple(dict.fromkeys(found))


def _before_its_noun(parse: Parse, token: int) -> bool:
    """ "Eleven wounded men were brought in", whatever the parser makes of "wounded"."""
    if token + 1 >= len(parse.words) or parse.poses[token + 1] != "NOUN":
        return False
    counted = any(first < token <= last for first, last, label in parse.entities if label == "CARDINAL")
    return counted or token + 1 == parse.heads[token]


def _roles(parse: Parse, heads: Iterable[int], role: ActorRole) -> list[Role]:
    return [
        Role(role=role, span=noun_phrase(parse, h), head=parse.span(h, h + 1))
        for h in heads
        if parse.poses[h] in NOUNS and not _is_time(parse, h) and not (role == "target" and _is_weapon(parse, h))
    ]


def _is_time(parse: Parse, token: int) -> bool:
    return is_of_time(parse, token) or parse.lemmas[token].lower() in TIME_NOUNS


def _of_verb(parse: Parse, verb: int, trigger: Trigger) -> list[Role]:
    patients = objects(parse, verb) + after(
        parse, verb, AGAINST if trigger.kind in {"attack", "armed_clash"} else frozenset({"against"})
    )
    if trigger.lemma in WIELDS:
        means = objects(parse, verb)
        patients = [t for top in (verb, *means) for t in after(parse, top, AGAINST)]
    doers = subjects(parse, verb)
    if trigger.kind == "outcome" and parse.tags[verb] == "VBG" and parse.deps[verb] == "advcl":
        own = any(parse.deps[c] == "nsubj" for c in parse.children(verb))
        doers = doers if own else []  # "…, killing 12": what killed them is the whole of what was told before
    if trigger.lemma in TWO_SIDED:
        sides = doers + after(parse, verb, frozenset({"with", "against", "between"})) + objects(parse, verb)
        return _roles(parse, sides, "party")
    if is_passive(parse, verb):
        return _roles(parse, by_agents(parse, verb), "perpetrator") + _roles(parse, doers, "target")
    if trigger.lemma in SUFFERED:
        takers = by_agents(parse, verb) + (after(parse, verb, frozenset({"to"})) if trigger.lemma == "fall" else [])
        return _roles(parse, takers, "perpetrator") + _roles(parse, doers, "target")
    doers = [d for d in doers if parse.lemmas[d].lower() not in GENERIC_SUBJECTS and not _was_hit(parse, verb, d)]
    weapons = [d for d in doers if _is_weapon(parse, d)]
    sides = [side for weapon in weapons for side in _sides_before(parse, weapon)]
    acting = [d for d in doers if d not in weapons]
    return _roles(parse, acting + sides, "perpetrator") + _roles(parse, patients, "target")


def _was_hit(parse: Parse, verb: int, doer: int) -> bool:
    """ "The attack on the suburb, which killed 30": it was the attack that killed."""
    if parse.deps[verb] != "relcl" or parse.heads[verb] != doer or parse.deps[doer] != "pobj":
        return False
    return parse.lemmas[parse.heads[parse.heads[doer]]].lower() in GENERIC_SUBJECTS


def _of_state(parse: Parse, token: int, trigger: Trigger) -> list[Role]:
    """ "Six were dead", "fighters are present": the subject of the copula; nobody in "found 53 dead"."""
    verb = parse.heads[token]
    if parse.lemmas[verb].lower() not in COPULAS or parse.poses[verb] not in {"VERB", "AUX"}:
        return []
    if parse.lemmas[verb].lower() not in {"be", "remain", "lie"} and not is_passive(parse, verb):
        return []
    return _roles(parse, subjects(parse, verb), "target" if trigger.kind == "outcome" else "perpetrator")


def _of_weapon(parse: Parse, weapon: int) -> list[Role]:
    verb = parse.heads[weapon]
    found = _roles(parse, _sides_before(parse, weapon), "perpetrator")
    if parse.deps[weapon] == "nsubj":
        found += _roles(parse, objects(parse, verb), "target")
        for child in parse.children(verb):
            if parse.deps[child] == "conj":
                found += _roles(parse, objects(parse, child), "target")
    return found


WEAPONS = frozenset(
    "missile rocket mortar drone shell bomb airstrike grenade mine landmine iskander bullet round projectile "
    "munition torpedo device charge".split()
)


def _is_weapon(parse: Parse, token: int) -> bool:
    return parse.lemmas[token].lower() in WEAPONS


def _sides_before(parse: Parse, noun: int) -> list[int]:
    """Owners of a noun that can be a side: names, nationalities, or nouns of people ("rebel rockets")."""
    sides: list[int] = []
    for child in owners(parse, noun):
        named = parse.label_at(child) in NAMES_A_SIDE
        capital = parse.poses[child] == "PROPN" or (parse.words[child][:1].isupper() and child > 0)
        people = parse.deps[child] in {"compound", "amod"} and parse.lemmas[child].lower() in PEOPLE | FORCES | POWERS
        if named or capital or people or parse.deps[child] == "poss":
            sides.append(child)
    return sides


def _of_noun(parse: Parse, noun: int, trigger: Trigger) -> list[Role]:
    found: list[Role] = []
    of = after(parse, noun, frozenset({"of"}))
    if trigger.lemma in TWO_SIDED:
        with_whom = after(parse, noun, frozenset({"between", "with", "against"}))
        return _roles(parse, [*_sides_before(parse, noun), *with_whom, *_light_subject(parse, noun, LIGHT)], "party")
    victims = trigger.lemma in VICTIM_OF or trigger.kind == "outcome"
    found += _roles(parse, by_agents(parse, noun) + _claimants(parse, noun), "perpetrator")
    sides = _sides_before(parse, noun)
    if victims:
        met = [
            s
            for s in sides
            if trigger.kind == "outcome" or trigger.lemma == "hostage" or _done_to_owner(parse, s, trigger)
        ]
        found += _roles(parse, [*of, *met], "target")
        sides = [s for s in sides if s not in met]
    found += _roles(parse, sides, "perpetrator")
    found += _roles(parse, after(parse, noun, AGAINST), "target")
    found += _roles(parse, _light_subject(parse, noun, LIGHT), "perpetrator")
    found += _roles(parse, _light_subject(parse, noun, UNDERGO), "target")
    return found + _under_passive(parse, noun)


def _claimants(parse: Parse, noun: int) -> list[int]:
    """ "The attack, for which the group claimed responsibility": who owns up to it in a clause that hangs on its sentence."""
    for token, lemma in enumerate(parse.lemmas):
        if lemma.lower() not in OWNS_UP or parse.deps[token] != "dobj":
            continue
        verb = parse.heads[token]
        which = (w for top in (verb, token) for w in after(parse, top, frozenset({"for"})))
        if parse.deps[verb] == "relcl" and verb > noun and any(parse.tags[w] == "WDT" for w in which):
            return subjects(parse, verb)
    return []


def _done_to_owner(parse: Parse, side: int, trigger: Trigger) -> bool:
    """ "The mayor's murder" was done to the mayor; "the army's shelling" was not done to the army."""
    return parse.deps[side] == "poss" and trigger.lemma in OWNER_IS_VICTIM


def _light_subject(parse: Parse, noun: int, verbs: frozenset[str]) -> list[int]:
    """Subject of "launched an attack", "came under attack"."""
    top = first_conjunct(parse, noun)
    verb = clause_head(parse, top)
    if verb == top or parse.lemmas[verb].lower() not in verbs:
        return []
    governed = parse.deps[top] in {"dobj", "pobj"} and (
        parse.heads[top] == verb or parse.heads[parse.heads[top]] == verb
    )
    return subjects(parse, verb) if governed and not is_passive(parse, verb) else []


def _under_passive(parse: Parse, noun: int) -> list[Role]:
    """ "The attack was carried out by X", "is thought to have been carried out by X"."""
    verb = parse.heads[noun]
    if parse.deps[noun] in {"nsubjpass", "nsubj"}:
        verb = next((c for c in parse.children(verb) if parse.deps[c] == "xcomp" and is_passive(parse, c)), verb)
    if parse.deps[noun] in {"nsubjpass", "nsubj"} and is_passive(parse, verb) and parse.lemmas[verb].lower() in LIGHT:
        return _roles(parse, by_agents(parse, verb), "perpetrator")
    return []
