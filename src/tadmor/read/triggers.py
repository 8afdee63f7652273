"""Which words of a parsed sentence tell an event: the trigger lexicon held against the syntax around a word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tadmor.lexicon.kinds import KindLexicon, Trigger
from tadmor.read.page import Parse
from tadmor.read.people import FORCES, PEOPLE
from tadmor.read.syntax import after, by_agents, clause_head, objects, subjects

POS = {"v": {"VERB"}, "n": {"NOUN", "PROPN"}, "a": {"ADJ", "VERB", "ADV"}}
WEAPON_NOUNS = frozenset(
    "missile rocket mortar drone iskander landmine mine grenade shell bomb airstrike warplane jet helicopter aircraft "
    "artillery tank warhead fire".split()
)
HIT_VERBS = frozenset(
    "hit strike kill wound injure land fall slam crash explode destroy damage hurt fire launch rain "
    "detonate target smash".split()
)
ABSTRACT = frozenset(
    "result profit price economy budget earnings sale income terrorism crime corruption disease "
    "poverty inflation drug blaze fire virus extremism trafficking election".split()
)
DEVICES = frozenset({"bomb", "device", "explosive", "mine", "grenade", "charge", "blast", "ied"})
SHOT = frozenset(
    "sniper gun small-arm small-arms machine-gun rifle enemy hostile heavy tank retaliatory covering rebel army friendly".split()
)
STARTS = frozenset(
    "open launch order begin start conduct hold resume impose lift sign announce issue make reach end "
    "collapse fail extend tighten "
    "complete deploy carry call demand agree declare violate break respect observe propose".split()
)
PROPERTY = frozenset(
    "house home hut shop village car vehicle truck bus building church mosque school market crop field "
    "farm store office station tent camp "
    "property granary warehouse clinic hospital shelter homestead dwelling town".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is known around a sentence: `war` when the text or the sentence shows armed conflict, `strict` when the text is
    about something else and a trigger must carry its own proof."""

    war: bool
    strict: bool


def find_triggers(parse: Parse, kinds: KindLexicon, around: Surroundings) -> list[tuple[int, Trigger]]:
    """(token, trigger) for every word that tells an event, in order."""
    found: list[tuple[int, Trigger]] = []
    taken: set[int] = set()
    for token, word in enumerate(parse.words):
        for trigger in kinds.triggers.get(word.lower(), ()):
            if token not in taken and _fits(parse, token, trigger) and _allowed(parse, token, trigger, around):
                found.append((token, trigger))
                taken.update(_rest(parse, token, trigger))
                break
    return found


def _rest(parse: Parse, token: int, trigger: Trigger) -> set[int]:
    """Tokens of the later words of a trigger of several words ("set fire", "blew himself up", "took nine men prisoner")."""
    later = trigger.lemma.split(" ")[1:]
    if not later:
        return set()
    ahead = range(token + 1, min(token + 12, len(parse.words)))
    near = (i for i in ahead if parse.words[i].lower() in later)
    return {i for i in near if i < token + 4 or token in parse.ancestors(i)[:2]}


def _fits(parse: Parse, token: int, trigger: Trigger) -> bool:
    if parse.poses[token] not in POS[trigger.pos]:
        return False
    if trigger.pos == "v" and parse.deps[token] == "amod" and trigger.kind != "outcome":
        return False
    if _figurative(parse, token, trigger):
        return False
    rest = trigger.lemma.split(" ")[1:]
    if rest:
        return len(_rest(parse, token, trigger)) >= len(rest)
    if (
        trigger.pos == "n"
        and parse.deps[token] in {"compound", "amod", "nmod"}
        and parse.poses[parse.heads[token]] in {"NOUN", "PROPN"}
    ):
        return trigger.kind not in {"attack", "outcome"} or trigger.needs == "hit"
    return True


def _figurative(parse: Parse, token: int, trigger: Trigger) -> bool:
    """The same word for something else: tear gas fired, results hit, sentenced to death, a fight for one's rights, a dam."""
    if trigger.lemma == "barrage":
        return parse.tags[token].startswith("NNP")
    if trigger.lemma == "fire":
        return bool(_lemmas(parse, objects(parse, token)) & {"gas", "cannon", "shot", "worker", "staff"})
    if trigger.lemma in {"hit", "strike", "target", "destroy", "damage", "attack"}:
        return _on_abstract(parse, token)
    if trigger.lemma == "death":
        return parse.lemmas[clause_head(parse, token)].lower() in {"sentence", "condemn"}
    return trigger.lemma in {"fight", "battle"} and _for_or_figurative(parse, token)


def _on_abstract(parse: Parse, token: int) -> bool:
    """ "Results were hit by higher costs", "attacked the budget"."""
    things = objects(parse, token) + [c for c in parse.children(token) if parse.deps[c] == "nsubjpass"]
    doers = _lemmas(parse, subjects(parse, token))
    return bool(_lemmas(parse, things) & ABSTRACT) and not doers & WEAPON_NOUNS


def _for_or_figurative(parse: Parse, token: int) -> bool:
    """ "Fighting for the warlord" is allegiance, "fighting corruption" a figure of speech: neither is an event."""
    against = objects(parse, token) + after(parse, token, frozenset({"against"}))
    if against and all(parse.words[t].lower() in {"it", "this", "that", "back"} for t in against):
        return True
    if any(parse.words[c].lower() == "for" and _ends_clause(parse, c) for c in parse.children(token)):
        return True
    for_whom = [t for t in after(parse, token, frozenset({"for", "alongside"})) if not _of_time(parse, t)]
    return bool(_lemmas(parse, against) & ABSTRACT) or bool(for_whom and not against)


def _ends_clause(parse: Parse, token: int) -> bool:
    return token + 1 >= len(parse.words) or parse.poses[token + 1] == "PUNCT"


def _of_time(parse: Parse, token: int) -> bool:
    return any(first <= token < last and label in {"DATE", "TIME"} for first, last, label in parse.entities)


def _allowed(parse: Parse, token: int, trigger: Trigger, around: Surroundings) -> bool:
    check = NEEDS.get(trigger.needs)
    if around.strict and trigger.needs != "" and not around.war:
        return False
    if check is None:
        return around.war or trigger.needs == ""
    return check(parse, token) and (around.war or trigger.needs in {"people", "object", "mass"})


def _lemmas(parse: Parse, tokens: list[int]) -> set[str]:
    return {parse.lemmas[t].lower() for t in tokens}


def _has_object(parse: Parse, token: int) -> bool:
    passive = [c for c in parse.children(token) if parse.deps[c] == "nsubjpass"]
    return bool(
        objects(parse, token) or passive or after(parse, token, frozenset({"at", "on", "against", "into"}))
    ) or (parse.deps[token] in {"acl", "relcl"})


def _of_people(parse: Parse, token: int) -> bool:
    around = objects(parse, token) + subjects(parse, token) + after(parse, token, frozenset({"of"}))
    if parse.poses[token] == "ADJ":
        around += [*subjects(parse, parse.heads[token]), parse.heads[token]]
    people = any(parse.entities[i][2] == "PERSON" for i in range(len(parse.entities)) if parse.entities[i][0] in around)
    counted = any(parse.poses[t] == "NUM" for t in around)
    return people or counted or bool(_lemmas(parse, around) & PEOPLE)


def _of_force(parse: Parse, token: int) -> bool:
    around = subjects(parse, token) + by_agents(parse, token)
    return any(
        parse.lemmas[t].lower() in FORCES
        or any(
            parse.lemmas[c].lower() in FORCES
            for c in parse.children(t)
            if parse.deps[c] in {"prep", "compound", "amod"}
        )
        or bool(_lemmas(parse, after(parse, t, frozenset({"of"}))) & FORCES)
        for t in around
    )


def _of_weapon(parse: Parse, token: int) -> bool:
    around = objects(parse, token) + [c for c in parse.children(token) if parse.deps[c] == "nsubjpass"]
    words = {parse.lemmas[i].lower() for t in around for i in range(*parse.subtree(t))}
    return bool(
        words
        & (
            WEAPON_NOUNS
            | {"weapon", "arm", "ammunition", "launcher", "munition", "gun", "rifle", "machine-gun", "explosive"}
        )
    )


def _hitting(parse: Parse, token: int) -> bool:
    """A weapon as the doer: "a missile hit …", "killed by a mine", "rockets landed". The event is the weapon's."""
    head = parse.heads[token]
    return parse.deps[token] in {"nsubj", "nsubjpass"} and parse.lemmas[head].lower() in HIT_VERBS


def _mass_grave(parse: Parse, token: int) -> bool:
    return any(parse.lemmas[c].lower() in {"mass", "shallow", "unmarked"} for c in parse.children(token))


def _found(parse: Parse, token: int) -> bool:
    near = {parse.lemmas[t].lower() for t in [*parse.ancestors(token), *parse.children(token)]}
    return bool(near & {"find", "discover", "recover", "exhume", "unearth", "dump", "pull"})


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
    verbs = {"deliver", "bring", "distribute", "unload", "send", "block", "reach"}
    return parse.deps[token] in {"dobj", "nsubjpass"} and parse.lemmas[parse.heads[token]].lower() in verbs


def _of_aid(parse: Parse, token: int) -> bool:
    return any(parse.lemmas[c].lower() in {"aid", "relief", "humanitarian"} for c in parse.children(token)) and (
        parse.deps[token] == "nsubj"
    )


def _arming(parse: Parse, token: int) -> bool:
    """ "Armed the militia" is a transfer; "they were armed with rifles" is not."""
    return bool(objects(parse, token))


def _held(parse: Parse, token: int) -> bool:
    """ "The army has held two journalists since Monday"; not "held talks", "held elections with soldiers"."""
    things = objects(parse, token) + [c for c in parse.children(token) if parse.deps[c] == "nsubjpass"]
    return bool(_lemmas(parse, things) & (PEOPLE - {"person", "family", "crowd"}))


def _device(parse: Parse, token: int) -> bool:
    """ "A device went off in the tram"; not "the talks went off well"."""
    return bool(
        _lemmas(parse, subjects(parse, token))
        & {"bomb", "device", "explosive", "mine", "grenade", "charge", "blast", "ied"}
    )


def _routed(parse: Parse, token: int) -> bool:
    """ "Drove the army out of three villages": those who are driven out bear arms."""
    return bool(_lemmas(parse, objects(parse, token)) & FORCES)


def _lost_people(parse: Parse, token: int) -> bool:
    """ "Lost 12 men", "lost their lives"; not "wrote down what each family had lost"."""
    lost = objects(parse, token)
    counted = any(parse.poses[c] == "NUM" for t in lost for c in parse.children(t))
    return "life" in _lemmas(parse, lost) or (counted and bool(_lemmas(parse, lost) & (PEOPLE | FORCES)))


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
    return parse.lemmas[clause_head(parse, token)].lower() in {"take", "hold", "seize", "keep"}


def _property(parse: Parse, token: int) -> bool:
    things = objects(parse, token) + [c for c in parse.children(token) if parse.deps[c] == "nsubjpass"]
    return (
        bool(_lemmas(parse, things) & PROPERTY) or parse.words[min(token + 1, len(parse.words) - 1)].lower() == "down"
    )


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
    "held": _held,
    "routed": _routed,
    "device": _device,
    "armed": _arming,
    "property": _property,
    "delivered": _delivered,
    "aid": _of_aid,
}
