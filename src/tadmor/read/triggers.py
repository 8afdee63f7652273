"""Which words of a parsed sentence tell an event: the trigger lexicon held against the syntax around a word."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tadmor.lexicon.kinds import KindLexicon, Trigger
from tadmor.read.figurative import ARMED_PEOPLE, is_figurative
from tadmor.read.needs import NEEDS, lemmas
from tadmor.read.page import Parse
from tadmor.read.patterns import fits_pattern
from tadmor.read.people import FORCES, WEAPON_NOUNS
from tadmor.read.syntax import after, by_agents, objects, owners, subjects

POS = {"v": {"VERB"}, "n": {"NOUN", "PROPN"}, "a": {"ADJ", "VERB", "ADV"}, "x": {"AUX"}}
CAMPAIGNS = frozenset({"campaign", "raid", "mission", "run"})
STRUCK = frozenset(
    "convoy village villager hostage embassy checkpoint barracks outpost mosque base airport airfield market "
    "prison refugee camp civilian "
    "protester demonstrator migrant worshipper herder farmer vehicle helicopter position hideout stronghold "
    "suburb ambulance "
    "passenger pilgrim devotee worshiper commuter activist worker minority community train bus express railway temple shrine "
    "church monastery synagogue parliament assembly embassy consulate office pipeline procession rally funeral wedding".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is known around a sentence: `war` when the text or the sentence shows armed conflict, `strict` when the text is
    about something else and a trigger must carry its own proof, `elsewhere` when many of its words are of something else;
    `literal` when the text shows conflict, or a word of the sentence that is seldom meant otherwise. `signs` are the words of
    war of the sentence where the text does not show it."""

    war: bool
    strict: bool
    literal: bool = True
    elsewhere: bool = False
    signs: int = 0


def find_triggers(parse: Parse, kinds: KindLexicon, around: Surroundings) -> list[tuple[int, Trigger]]:
    """(token, trigger) for every word that tells an event, in order."""
    found: list[tuple[int, Trigger]] = []
    taken: set[int] = set()
    for token, word in enumerate(parse.words):
        for trigger in kinds.triggers.get(word.lower(), ()):
            seen = _without_own(around, word, kinds) if trigger.needs in {"war", "sense"} else around
            if token in taken or not (_fits(parse, token, trigger) and _allowed(parse, token, trigger, seen)):
                continue
            if not is_figurative(parse, token, trigger, kinds.domains):
                found.append((token, trigger))
                taken.update(_rest(parse, token, trigger))
                break
    return found


def _without_own(around: Surroundings, word: str, kinds: KindLexicon) -> Surroundings:
    """A figure of speech is no sign of war for itself: "the hotel was under siege"."""
    alone = around.signs == 1 and kinds.domains.get(word.lower()) == "figurative"
    return replace(around, war=False, literal=False) if alone else around


def _rest(parse: Parse, token: int, trigger: Trigger) -> set[int]:
    """Tokens of the later words of a trigger of several words ("set fire", "blew himself up", "took nine men prisoner")."""
    later = trigger.lemma.split(" ")[1:]
    if not later:
        return set()
    ahead = range(token + 1, min(token + 12, len(parse.words)))
    near = (i for i in ahead if parse.words[i].lower() in later)
    return {i for i in near if (i < token + 4 or token in parse.ancestors(i)[:2]) and not _elsewhere(parse, token, i)}


def _elsewhere(parse: Parse, token: int, particle: int) -> bool:
    """ "Carried out by off duty officers": a particle that belongs to another word."""
    if parse.words[particle].lower() not in {"off", "away", "up", "out", "down"} or particle == token + 1:
        return False
    return parse.heads[particle] != token and parse.poses[parse.heads[particle]] in {"NOUN", "PROPN", "ADJ", "ADP"}


def _fits(parse: Parse, token: int, trigger: Trigger) -> bool:
    if parse.poses[token] not in POS[trigger.pos] and not _is_gerund(parse, token, trigger):
        return False
    if trigger.lemma == "gather" and any(parse.deps[c] in {"dobj", "ccomp"} for c in parse.children(token)):
        return False  # "herders gathered what the fire had spared"
    if trigger.pos == "v" and parse.deps[token] == "amod" and trigger.kind != "outcome":
        return False
    if parse.deps[token] == "pcomp" and _describes(parse, token, trigger):
        return False
    rest = trigger.lemma.split(" ")[1:]
    if rest:
        return len(_rest(parse, token, trigger)) >= len(rest)
    if (
        trigger.pos == "n"
        and parse.deps[token] in {"compound", "amod", "nmod"}
        and parse.poses[parse.heads[token]] in {"NOUN", "PROPN"}
    ):
        named = parse.lemmas[parse.heads[token]].lower() in CAMPAIGNS and trigger.lemma in {"bombing", "bomb", "raid"}
        return named or trigger.kind not in {"attack", "outcome", "violent_demonstration"} or trigger.needs == "hit"
    return True


def _is_gerund(parse: Parse, token: int, trigger: Trigger) -> bool:
    """ "Shelling killed three people": a noun of its own, where the parser sees a verb."""
    noun = trigger.pos == "n" and parse.words[token].lower() == trigger.lemma and trigger.lemma.endswith("ing")
    return noun and parse.deps[token] in {"nsubj", "csubj", "nsubjpass", "pobj", "dobj"}


def _describes(parse: Parse, token: int, trigger: Trigger) -> bool:
    """ "A column of fleeing rebels", "blocked from entering": a participle that tells what the others are or may not do."""
    before = parse.words[parse.heads[token]].lower()
    described = (
        before == "of" and parse.tags[token] == "VBG" and parse.heads[min(token + 1, len(parse.heads) - 1)] == token
    )
    return described or (before == "from" and trigger.kind == "troop_movement")


def _allowed(parse: Parse, token: int, trigger: Trigger, around: Surroundings) -> bool:
    if trigger.between_parties and around.elsewhere:
        return False
    if ":" in trigger.needs:
        return fits_pattern(parse, token, trigger.pattern) and (around.war or trigger.evident)
    check = NEEDS.get(trigger.needs)
    if around.strict and trigger.needs != "" and not around.war:
        return False
    if trigger.needs == "sense":
        return around.literal or _armed_around(parse, token)
    if check is None:
        return around.war or trigger.needs == ""
    return check(parse, token) and (around.war or trigger.needs in {"people", "object", "mass"})


def _armed_around(parse: Parse, token: int) -> bool:
    """True when arms, armed people or what they strike stand on one side of it: "bombed the convoy", "an attack by bandits"."""
    verb = parse.poses[token] == "VERB"
    sides = by_agents(parse, token) + after(parse, token, frozenset({"on", "against", "at", "of", "with"}))
    sides += subjects(parse, token) + objects(parse, token) if verb else owners(parse, token)
    if any(parse.label_at(t) == "NORP" for t in sides):
        return True
    threatened = parse.lemmas[parse.heads[token]].lower() in {"threaten", "vow"}
    return threatened or bool(lemmas(parse, sides) & (FORCES | WEAPON_NOUNS | ARMED_PEOPLE | STRUCK))
