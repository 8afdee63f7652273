"""What must stand beside a word before it tells an event: somebody it was done to, a weapon, a force, a verb of its own kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tadmor.read.page import Parse
from tadmor.read.people import CAPTIVES, CROWDS, FORCES, PEOPLE, PLACES, WEAPON_NOUNS
from tadmor.read.syntax import after, by_agents, clause_head, conjuncts, first_conjunct, objects, subjects

HIT_VERBS = frozenset(
    "hit strike kill wound injure land fall slam crash explode destroy damage hurt fire launch rain "
    "detonate target smash".split()
)
THINGS = frozenset(
    "town city country nation file computer datum data system economy peace talk process party budget state "
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
    "headquarters stall bakery mill depot fence generator archive".split()
)
SETS = {
    "PEOPLE": PEOPLE | FORCES,
    "FORCES": FORCES,
    "CAPTIVES": CAPTIVES,
    "CROWDS": CROWDS,
    "PLACES": PLACES,
    "PROPERTY": PROPERTY,
    "WEAPONS": WEAPON_NOUNS,
}
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
STATES = frozenset(
    "rebel insurgent guerrilla militia army parliament junta government warlord separatist faction kidnapper "
    "hijacker".split()
)
DEVICES = frozenset({"bomb", "device", "explosive", "mine", "grenade", "charge", "blast", "ied"})
PRONOUNS = frozenset({"he", "she", "they", "we", "him", "her", "them", "us", "i", "me", "who"})


def fits_pattern(parse: Parse, token: int, pattern: str) -> bool:
    """True when every part of a pattern holds ("subj:FORCES&obj:rifle|cannon"): one of the words stands in that place.

    Places: subj, obj (also the subject of a passive, and of a noun what follows "of"), mod (adjectives, adverbs, particles and
    nouns before it), under (the verb or noun that governs it), todo (a verb that it takes), or a preposition. "*" is anything.
    A part may also be a named need ("setup&mod:army").
    """
    return all(
        _fits_part(parse, token, *part.split(":", 1)) if ":" in part else NEEDS[part](parse, token)
        for part in pattern.split("&")
    )


def _fits_part(parse: Parse, token: int, place: str, words: str) -> bool:
    found = lemmas(parse, _standing(parse, token, place))
    wanted = frozenset().union(*(SETS.get(word, frozenset({word})) for word in words.split("|")))
    if place in {"subj", "obj"} and "PEOPLE" in words.split("|"):
        counted = any(parse.poses[t] == "NUM" for t in _standing(parse, token, place))
        return bool(found & (wanted | PRONOUNS)) or counted or _named(parse, _standing(parse, token, place))
    if words == "STATES":
        return bool(found & STATES) or any(_of_a_state(parse, t) for t in _standing(parse, token, place))
    if "PLACES" in words.split("|") and _is_gpe(parse, _standing(parse, token, place)):
        return True
    return bool(found) if words == "*" else bool(found & wanted)


def _standing(parse: Parse, token: int, place: str) -> list[int]:
    """The tokens in this place around a word."""
    if place == "subj":
        passive = any(parse.deps[c] == "nsubjpass" for c in parse.children(token))
        return by_agents(parse, token) if passive else subjects(parse, token)
    if place == "obj":
        passive_subject = [c for c in parse.children(token) if parse.deps[c] == "nsubjpass"]
        bare = parse.tags[token] == "VBN" and parse.deps[token] in {"acl", "relcl"}
        of = after(parse, token, frozenset({"of"})) if parse.poses[token] != "VERB" else []
        return objects(parse, token) + passive_subject + of + ([parse.heads[token]] if bare else [])
    if place == "mod":
        left = {"amod", "compound", "advmod", "nmod", "poss", "prt", "acomp", "oprd"}
        of_object = [c for o in objects(parse, token) for c in parse.children(o) if parse.lemmas[c].lower() == "alive"]
        return [c for c in parse.children(token) if parse.deps[c] in left] + of_object
    if place == "under":
        above = parse.heads[token]
        return [above, parse.heads[above]] if parse.deps[token] == "pobj" else [above]
    if place == "todo":
        return [c for c in parse.children(token) if parse.deps[c] in {"xcomp", "ccomp", "advcl", "pcomp", "acl"}]
    found = []
    for child in parse.children(token):
        if parse.words[child].lower() == place and parse.deps[child] in {"prep", "prt", "advmod", "agent", "dative"}:
            inner = [child, *(c for c in parse.children(child) if parse.deps[c] == "prep")]
            found += [c for t in inner for c in parse.children(t) if parse.deps[c] in {"pobj", "pcomp"}]
    return [t for f in found for t in conjuncts(parse, f)]


def _named(parse: Parse, tokens: list[int]) -> bool:
    return any(first <= t < last and label == "PERSON" for t in tokens for first, last, label in parse.entities)


def _of_a_state(parse: Parse, token: int) -> bool:
    """ "Ruritania demanded", "Ruritanian officials demanded"."""
    near = {token, *(c for c in parse.children(token) if parse.deps[c] in {"amod", "compound", "poss", "nmod"})}
    return any(first <= t < last and label in {"GPE", "NORP"} for t in near for first, last, label in parse.entities)


def _is_gpe(parse: Parse, tokens: list[int]) -> bool:
    return any(
        first <= t < last and label in {"GPE", "LOC", "FAC"} for t in tokens for first, last, label in parse.entities
    )


def lemmas(parse: Parse, tokens: list[int]) -> set[str]:
    """Base forms of tokens, in small letters; names that are plurals of men ("Militiamen") as one man."""
    found = {parse.lemmas[t].lower() for t in tokens}
    return {lemma[:-3] + "man" if lemma.endswith("men") else lemma for lemma in found}


def _has_object(parse: Parse, token: int) -> bool:
    passive = [c for c in parse.children(token) if parse.deps[c] == "nsubjpass"]
    return bool(
        objects(parse, token) or passive or after(parse, token, frozenset({"at", "on", "against", "into"}))
    ) or (parse.deps[token] in {"acl", "relcl"})


def _of_people(parse: Parse, token: int) -> bool:
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
    words = {parse.lemmas[i].lower() for t in around for i in range(*parse.subtree(t))}
    return bool(words & (WEAPON_NOUNS | ARMS))


def _hitting(parse: Parse, token: int) -> bool:
    """A weapon as the doer: "a missile hit …", "killed by a mine", "rockets landed"; or a mine that somebody steps on."""
    head = parse.heads[token]
    verb = parse.lemmas[head].lower()
    if parse.deps[token] in {"nsubj", "nsubjpass"}:
        return verb in HIT_VERBS
    if parse.lemmas[token].lower() not in {"mine", "landmine"}:
        return False
    above = parse.lemmas[parse.heads[head]].lower() if parse.deps[token] == "pobj" else verb
    return above in {"step", "hit", "strike", "drive", "run", "tread", "trigger", "detonate", "walk", "ride"}


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
    "delivered": _delivered,
    "aid": _of_aid,
}
