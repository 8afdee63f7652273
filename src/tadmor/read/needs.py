"""What must stand beside a word before it tells an event: somebody it was done to, a weapon, a force, a verb of its own kind.

Patterns of places and words are those of :mod:`tadmor.read.patterns`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tadmor.read import needs_parties
from tadmor.read.page import Parse
from tadmor.read.people import FORCES, PEOPLE, WEAPON_NOUNS
from tadmor.read.syntax import (
    after,
    by_agents,
    clause_head,
    first_conjunct,
    lemmas_of,
    objects,
    of_phrase,
    owners,
    subjects,
)

HIT_VERBS = frozenset(
    "hit strike kill wound injure land fall slam crash explode destroy damage hurt fire launch rain "
    "detonate target smash".split()
)
THINGS = frozenset(
    "town city country nation file photograph letter computer datum data system economy peace talk process party budget state "
    "public".split()
)
SHOT = frozenset(
    "sniper gun small-arm small-arms machine-gun rifle enemy hostile heavy tank retaliatory covering rebel army "
    "friendly".split()
)
STARTS = frozenset(
    "open launch order begin start conduct hold resume impose lift sign announce issue make reach end "
    "collapse fail extend tighten "
    "complete deploy carry call demand agree declare violate break respect observe propose".split()
)
PROPERTY = frozenset(
    "house home hut shop village car vehicle truck bus building church mosque school market crop field "
    "farm store office station tent camp "
    "property granary warehouse clinic hospital shelter homestead dwelling town tree orchard grove harvest boat "
    "hamlet customs "
    "lorry tractor motorcycle minibus ambulance pickup van jeep bulldozer machinery ferry wagon hangar barn ranch "
    "farmhouse plantation sawmill mast pylon pipeline "
    "headquarters stall bakery mill depot fence generator archive temple shrine chapel monastery pagoda synagogue college "
    "university library courthouse residence machine excavator digger tanker coach kiosk hotel restaurant factory".split()
)
RELIEF = frozenset("aid relief humanitarian food medicine flour supply water".split())
DELIVERS = frozenset(
    "deliver bring distribute unload send block reach carry drop airdrop airlift stop turn allow hold prevent bar "
    "refuse".split()
)
ARMS = frozenset(
    "weapon arm ammunition launcher munition gun rifle machine-gun explosive howitzer cannon torpedo pistol "
    "weaponry cartridge bullet "
    "firearm kalashnikov tank".split()
)
STEPS = frozenset("step hit strike drive run tread trigger detonate walk ride blow".split())
NOT_FALLEN = frozenset("to into from behind out under off through short asleep".split())
DEVICES = frozenset({"bomb", "device", "explosive", "mine", "grenade", "charge", "blast", "ied"})
COUNTS = frozenset("register record count document receive host shelter arrive number accommodate list reach".split())
PRONOUNS = frozenset({"he", "she", "they", "we", "him", "her", "them", "us", "i", "me", "who"})


def lemmas(parse: Parse, tokens: list[int]) -> set[str]:
    """Base forms of tokens, in small letters; names that are plurals of men ("Militiamen") as one man."""
    found = lemmas_of(parse, tokens)
    return {lemma[:-3] + "man" if lemma.endswith("men") else lemma for lemma in found}


def _has_object(parse: Parse, token: int) -> bool:
    passive = [c for c in parse.children(token) if parse.deps[c] == "nsubjpass"]
    return bool(
        objects(parse, token) or passive or after(parse, token, frozenset({"at", "on", "against", "into"}))
    ) or (parse.deps[token] in {"acl", "relcl"})


def _of_people(parse: Parse, token: int) -> bool:
    taken = [i for t in objects(parse, token) for i in (t, *owners(parse, t))]
    if any(parse.lemmas[t].lower() in THINGS and parse.poses[t] == "NOUN" for t in taken):
        return False  # "took the files hostage"
    around = objects(parse, token) + subjects(parse, token) + after(parse, token, frozenset({"of"}))
    if parse.poses[token] == "ADJ":
        around += [*subjects(parse, parse.heads[token]), parse.heads[token]]
    if any(parse.words[t].lower() in PRONOUNS for t in around if parse.deps[t] in {"nsubjpass", "dobj"}):
        return True
    people = any(parse.entities[i][2] == "PERSON" for i in range(len(parse.entities)) if parse.entities[i][0] in around)
    counted = any(parse.poses[t] == "NUM" for t in around)
    return people or counted or bool(lemmas(parse, around) & PEOPLE)


def _of_force(parse: Parse, token: int) -> bool:
    around = subjects(parse, token) + by_agents(parse, token)
    return any(
        parse.lemmas[t].lower() in FORCES
        or any(
            parse.lemmas[c].lower() in FORCES
            for c in parse.children(t)
            if parse.deps[c] in {"prep", "compound", "amod"}
        )
        or bool(lemmas(parse, after(parse, t, frozenset({"of"}))) & FORCES)
        for t in around
    )


def _of_weapon(parse: Parse, token: int) -> bool:
    around = objects(parse, token) + [c for c in parse.children(token) if parse.deps[c] == "nsubjpass"]
    around += (
        after(parse, token, frozenset({"with"})) if parse.lemmas[token].lower() in {"supply", "provide", "arm"} else []
    )
    words = {parse.lemmas[i].lower() for t in around for i in of_phrase(parse, t)}
    return bool(words & (WEAPON_NOUNS | ARMS))


def _hitting(parse: Parse, token: int) -> bool:
    """A weapon as the doer: "a missile hit …", "killed by a mine", "rockets landed"; or a mine that somebody steps on."""
    head = parse.heads[token]
    verb = parse.lemmas[head].lower()
    if parse.deps[token] in {"nsubj", "nsubjpass"}:
        return verb in HIT_VERBS
    if parse.lemmas[token].lower() not in {"mine", "landmine"}:
        return False
    if parse.deps[token] != "pobj":
        return verb in STEPS
    above = parse.lemmas[parse.heads[head]].lower()
    return above in (HIT_VERBS if verb == "by" else STEPS)


def _mass_grave(parse: Parse, token: int) -> bool:
    return any(parse.lemmas[c].lower() in {"mass", "shallow", "unmarked"} for c in parse.children(token))


def _found(parse: Parse, token: int) -> bool:
    near = {parse.lemmas[t].lower() for t in [*parse.ancestors(token), *parse.children(token)]}
    return bool(near & {"find", "discover", "recover", "exhume", "unearth", "dump", "pull", "retrieve"})


def _place_falls(parse: Parse, token: int) -> bool:
    taken = after(parse, token, frozenset({"to", "into"}))
    return any(parse.lemmas[t].lower() in FORCES or parse.lemmas[t].lower() in {"hand", "control"} for t in taken)


def _status_said(parse: Parse, token: int) -> bool:
    """ "All the dead were civilians": somebody says what the people were."""
    return parse.deps[token] in {"attr", "acomp"} and parse.lemmas[parse.heads[token]].lower() == "be"


def _set_up(parse: Parse, token: int) -> bool:
    return parse.deps[token] in {"dobj", "nsubjpass"} and parse.lemmas[parse.heads[token]].lower() in {
        "set",
        "establish",
        "build",
        "open",
    }


def _delivered(parse: Parse, token: int) -> bool:
    above = parse.heads[token]
    if parse.deps[token] == "conj":
        token, above = first_conjunct(parse, token), parse.heads[first_conjunct(parse, token)]
    return parse.deps[token] in {"dobj", "nsubjpass"} and parse.lemmas[above].lower() in DELIVERS


def _of_aid(parse: Parse, token: int) -> bool:
    of = lemmas(parse, after(parse, token, frozenset({"of", "with"})))
    aid = of & RELIEF or any(parse.lemmas[c].lower() in RELIEF for c in parse.children(token))
    verb = parse.lemmas[parse.heads[token]].lower()
    return bool(aid) and (
        parse.deps[token] == "nsubj" or (parse.deps[token] in {"dobj", "nsubjpass"} and verb in DELIVERS)
    )


def _arming(parse: Parse, token: int) -> bool:
    """ "Armed the militia" is a transfer; "they were armed with rifles" is not."""
    return bool(objects(parse, token))


def _held(parse: Parse, token: int) -> bool:
    """ "The army has held two journalists since Monday"; not "held talks", "held elections with soldiers"."""
    things = objects(parse, token) + [c for c in parse.children(token) if parse.deps[c] == "nsubjpass"]
    return bool(lemmas(parse, things) & (PEOPLE - {"person", "family", "crowd"}))


def _device(parse: Parse, token: int) -> bool:
    """ "A device went off in the tram"; not "the talks went off well"."""
    return bool(lemmas(parse, subjects(parse, token)) & DEVICES)


def _routed(parse: Parse, token: int) -> bool:
    """ "Drove the army out of three villages": those who are driven out bear arms."""
    return bool(lemmas(parse, objects(parse, token)) & FORCES)


def _lost_people(parse: Parse, token: int) -> bool:
    """ "Lost 12 men", "lost their lives"; not "wrote down what each family had lost"."""
    lost = objects(parse, token)
    counted = any(parse.poses[c] == "NUM" for t in lost for c in parse.children(t))
    return "life" in lemmas(parse, lost) or (counted and bool(lemmas(parse, lost) & (PEOPLE | FORCES)))


def _leaves(parse: Parse, token: int) -> bool:
    """ "The army pulled out (its troops)"; not "soldiers pulled two men out of a bus"."""
    moved = objects(parse, token)
    return _of_force(parse, token) and (not moved or bool(lemmas(parse, moved) & FORCES))


def _strangers(parse: Parse, token: int) -> bool:
    """ "Took two pupils from the school"; not "took his children from school"."""
    near = (c for t in objects(parse, token) for c in parse.children(t))
    return not any(parse.tags[c] == "PRP$" for c in near)


def _fallen(parse: Parse, token: int) -> bool:
    """ "Seven soldiers fell near the bridge"; not "fell back", "fell ill", "fell to the rebels"."""
    after_it = {parse.deps[c] for c in parse.children(token)} & {"prt", "acomp", "dobj", "oprd", "advmod", "attr"}
    to = {parse.words[c].lower() for c in parse.children(token) if parse.deps[c] == "prep"} & NOT_FALLEN
    fallen = subjects(parse, token)
    counted = any(parse.poses[c] == "NUM" for t in fallen for c in parse.children(t))
    return counted and not after_it and not to and bool(lemmas(parse, fallen) & FORCES)


def _of_guns(parse: Parse, token: int) -> bool:
    """Fire that is shot: "mortar fire", "came under fire", "drew fire"; not the fire of a blaze."""
    kinds = {parse.lemmas[c].lower() for c in parse.children(token)} & (WEAPON_NOUNS | SHOT)
    under = parse.deps[token] == "pobj" and parse.words[parse.heads[token]].lower() == "under"
    return (
        bool(kinds)
        or under
        or parse.lemmas[parse.heads[token]].lower() in {"draw", "exchange", "open", "return", "direct", "hail"}
    )


def _started(parse: Parse, token: int) -> bool:
    """A noun that somebody sets going or holds ("opened an inquiry", "imposed an embargo", "talks resumed")."""
    governed = parse.deps[token] in {"dobj", "nsubjpass", "nsubj"}
    return governed and parse.lemmas[parse.heads[token]].lower() in STARTS


def _taken(parse: Parse, token: int) -> bool:
    """ "Took two nurses hostage"; not "held the town hostage"."""
    verb = clause_head(parse, token)
    if parse.lemmas[verb].lower() not in {"take", "hold", "seize", "keep"}:
        return False
    things = [
        t
        for t in objects(parse, verb) + [c for c in parse.children(verb) if parse.deps[c] == "nsubjpass"]
        if t != token
    ]
    return not any(parse.lemmas[t].lower() in THINGS for t in things if parse.poses[t] == "NOUN")


def _property(parse: Parse, token: int) -> bool:
    things = objects(parse, token) + [c for c in parse.children(token) if parse.deps[c] == "nsubjpass"]
    return bool(lemmas(parse, things) & PROPERTY) or parse.words[min(token + 1, len(parse.words) - 1)].lower() == "down"


def _registered(parse: Parse, token: int) -> bool:
    """ "Registered 5,100 newly displaced people", "700 displaced families arrived": the displaced are what is counted."""
    people = parse.heads[token]
    counted = any(parse.poses[c] == "NUM" for c in parse.children(people))
    return counted and bool(lemmas(parse, [parse.heads[people]]) & COUNTS) and parse.deps[token] == "amod"


NEEDS: Mapping[str, Callable[[Parse, int], bool]] = {
    "object": _has_object,
    "people": _of_people,
    "force": _of_force,
    "weapon": _of_weapon,
    "hit": _hitting,
    "mass": _mass_grave,
    "found": _found,
    "fall": _place_falls,
    "status": _status_said,
    "setup": _set_up,
    "taken": _taken,
    "started": _started,
    "gunfire": _of_guns,
    "lost": _lost_people,
    "armed": _arming,
    "held": _held,
    "routed": _routed,
    "device": _device,
    "property": _property,
    "fallen": _fallen,
    "leaves": _leaves,
    "registered": _registered,
    "strangers": _strangers,
    "delivered": _delivered,
    "aid": _of_aid,
    **needs_parties.NEEDS,
}
