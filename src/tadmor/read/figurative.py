"""The same words for something else: an attack of the heart or on a budget, fire that dismisses, a video that is shot."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tadmor.lexicon.kinds import Trigger
from tadmor.read.figurative_talk import of_words
from tadmor.read.figurative_things import meets_nobody
from tadmor.read.general import tells_in_general
from tadmor.read.idioms import is_idiom
from tadmor.read.page import Parse
from tadmor.read.people import FORCES, WEAPON_NOUNS
from tadmor.read.syntax import after, by_agents, clause_head, is_of_time, lemmas_of, objects, subjects, undergoing

ABSTRACT = frozenset(
    "violence impunity inequality liberty freedom fabric book novel film "
    "result profit price economy budget earnings sale income terrorism crime corruption disease poverty inflation "
    "drug blaze fire "
    "virus extremism trafficking election trade policy reform record plan proposal idea freedom democracy "
    "secularism value right "
    "principle decision speech bill deal tax law constitution reputation credibility character problem rating "
    "case theory independence judiciary press finance financing money structure impunity".split()
)
# What an attack is made with or like when nobody is armed.
UNARMED = frozenset(
    "charm fascist ideological diplomatic electoral flagrant "
    "heart panic asthma cyber hacker hacking malware ransomware phishing software denial-of-service ddos verbal "
    "scathing blistering "
    "stinging withering vitriolic personal rhetorical political frontal veiled media newspaper press editorial "
    "legal judicial moral "
    "shark bear dog bee wolf animal snake crocodile smear anxiety epileptic asthmatic insect locust pest "
    "counter".split()
)
ATTACKS = frozenset(
    "attack assault onslaught ambush salvo barrage bombardment raid offensive blast strike massacre".split()
)
OF_WORDS = frozenset(
    "criticism question complaint insult discount abuse tweet letter call cross pass shot criticisms email "
    "message advertisement accusation complaint threat denunciation "
    "lawsuit penalty punch phone word praise".split()
)
LABOUR = frozenset(
    "bus hunger general labour labor wildcat transport teacher pilot doctor rail dock sit-down student worker "
    "union nationwide "
    "indefinite token lightning late early final surgical sympathy school truckers miner nurse sit-in lawyer "
    "pay".split()
)
FILMED = frozenset(
    "video film movie scene picture photo photograph documentary episode footage glance look goal ball hoop "
    "basket commercial "
    "clip portrait series selfie sequence".split()
)
AIMED = frozenset({"at", "on", "upon", "into", "towards", "toward", "over", "from", "against", "across", "in"})
BLOWS = frozenset(
    "attack strike airstrike raid bombing shelling shooting bomb missile rocket drone explosion blast offensive "
    "operation campaign "
    "bombardment assault ambush jet warplane helicopter gunman bomber assassin assailant attacker sniper hitman "
    "device".split()
)
ARMED_PEOPLE = frozenset(
    "gunman attacker assailant sniper bandit raider extremist terrorist hitman robber pirate mob".split()
)
# What is fired.
SHOTS = frozenset(
    "round bullet shot salvo volley barrage gun rifle pistol cannon weapon revolver torpedo projectile munition gas flare arrow "
    "pellet ammunition howitzer launcher dart kalashnikov machine-gun burst katyusha scud hundred thousand dozen cartridge".split()
)
BY_NAME = frozenset(
    "law bill act convention treaty code film movie novel book play series song exhibition museum game".split()
)
# A word of events after these heads is a subject of talk, of law or of fear, and no event.
TOPICS = frozenset(
    "law bill act legislation penalty punishment insurance "
    "protection ban film movie "
    "novel book documentary play series song exhibition game seminar conference debate theory study exercise "
    "drill simulation "
    "manual handbook defence defense guard story tale painting lecture course immunity zone deal agreement accord "
    "pact talk negotiation resolution vote "
    "promise rapporteur tribunal commission".split()
)
NOT_PEOPLE = frozenset({"nature", "weather", "health", "software", "food", "accident"})
ENDURING = frozenset({"food", "software", "health"})
BOXES = frozenset({"box", "fridge", "kitchen", "wardrobe", "pantry", "fund"})
FOUND_ARMS = frozenset({"bomb", "ied", "mine", "landmine", "grenade"})
MADE_SAFE = frozenset(
    "find discover defuse dismantle disarm remove seize recover deactivate disable uncover neutralise".split()
)
CAUGHT = frozenset(
    "vote attention imagination mood heart title crown share moment opportunity chance initiative audience image "
    "photo footage video "
    "carbon datum spotlight headline power office lead victory spirit essence".split()
)
REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself", "oneself"})


def is_figurative(parse: Parse, token: int, trigger: Trigger, domains: Mapping[str, str]) -> bool:
    """True when this word of events means something else here, by what it is done with, by whom and to what."""
    if _by_or_to_things(parse, token, domains) or _general(parse, token, trigger):
        return True
    if of_words(parse, token, trigger) or tells_in_general(parse, token, trigger) or is_idiom(parse, token, trigger):
        return True
    if meets_nobody(parse, token, trigger):
        return True
    if trigger.pos == "n":
        return _noun_means_else(parse, token, trigger)
    return any(trigger.lemma in lemmas and means_else(parse, token) for lemmas, means_else in VERBS)


def _by_or_to_things(parse: Parse, token: int, domains: Mapping[str, str]) -> bool:
    """ "The storm hit the coast", "the drug kills cells", "shell the prawns": no people on one side of it."""
    if parse.poses[token] == "VERB":
        passive = any(parse.deps[c] == "nsubjpass" for c in parse.children(token))
        doers = by_agents(parse, token) if passive else subjects(parse, token)
    else:
        doers = by_agents(parse, token)
    things = undergoing(parse, token) + (
        after(parse, token, frozenset({"of", "on"})) if parse.poses[token] == "NOUN" else []
    )
    return bool(
        {domains.get(parse.lemmas[t].lower()) for t in doers if parse.poses[t] == "NOUN"} & NOT_PEOPLE
        or {domains.get(parse.lemmas[t].lower()) for t in things if parse.poses[t] == "NOUN"} & ENDURING
    )


def _general(parse: Parse, token: int, trigger: Trigger) -> bool:
    """ "Landmines, which kill and maim": what happens in general, not what happened."""
    verb = clause_head(parse, token)
    if parse.tags[verb] not in {"VBZ", "VBP", "VB"} or (
        trigger.kind not in {"attack", "outcome"} and trigger.pos != "v"
    ):
        return False
    top = verb
    while parse.deps[top] == "conj":
        top = parse.heads[top]
    of_all = parse.words[parse.heads[top]].lower() in {"anyone", "anybody", "those", "everyone", "whoever"}
    habit = parse.deps[top] == "relcl" and parse.tags[verb] in {"VBZ", "VBP"} and not _auxiliary(parse, verb)
    return habit and not of_all


def _auxiliary(parse: Parse, verb: int) -> bool:
    return any(parse.deps[c] in {"aux", "auxpass"} for c in parse.children(verb)) or parse.poses[verb] == "AUX"


def _noun_means_else(parse: Parse, token: int, trigger: Trigger) -> bool:
    beside = [c for c in parse.children(token) if parse.deps[c] in {"amod", "compound", "nmod", "poss"}]
    before = lemmas_of(parse, beside) | _words(parse, beside)
    lemma = trigger.lemma
    dam = lemma == "barrage" and parse.tags[token].startswith("NNP")
    if dam or (lemma in FOUND_ARMS and _made_safe(parse, token)):
        return True
    if lemma in ATTACKS and before & UNARMED:
        return True
    if lemma == "strike" and trigger.kind != "peaceful_protest":
        on = parse.deps[token] == "pobj" and parse.words[parse.heads[token]].lower() == "on"
        return on or bool(before & LABOUR)
    if lemma in ATTACKS and lemmas_of(parse, after(parse, token, frozenset({"of"}))) & OF_WORDS:
        return True
    if lemma in ATTACKS and lemmas_of(parse, after(parse, token, frozenset({"on", "against"}))) & ABSTRACT:
        return True
    if lemma == "death":
        return parse.lemmas[clause_head(parse, token)].lower() in {"sentence", "condemn"}
    if lemma in {"fight", "battle"}:
        return _for_or_figurative(parse, token)
    return _is_topic(parse, token)


def _made_safe(parse: Parse, token: int) -> bool:
    """ "A bomb was found and made safe", "found nine mines": an arm that did no harm."""
    verb = parse.heads[token]
    if parse.deps[token] not in {"dobj", "nsubjpass"} or parse.lemmas[verb].lower() not in MADE_SAFE:
        return False
    above = [verb, *(c for c in parse.children(verb) if parse.deps[c] == "conj")]
    return not {parse.lemmas[t].lower() for t in above} & {"explode", "detonate", "kill", "wound", "injure", "hit"}


def _is_topic(parse: Parse, token: int) -> bool:
    """ "The law on attacks", "a film about the massacre", "the risk of fighting"."""
    head = parse.heads[token]
    if parse.deps[token] != "pobj" or parse.heads[head] == head:
        return False
    topic = parse.lemmas[parse.heads[head]].lower()
    told = parse.words[head].lower() != "of" or topic in {"tale", "story", "film", "theory", "law", "painting"}
    # What bears a name is a subject where it is a law, a treaty or a work of art.
    named = parse.poses[parse.heads[head]] == "PROPN" and topic in BY_NAME
    return told and topic in TOPICS and (named or parse.poses[parse.heads[head]] == "NOUN")


def _fires_no_gun(parse: Parse, token: int) -> bool:
    """ "He was fired", "fired 300 workers", "fired tear gas": fire needs a weapon, or somebody it is aimed at."""
    done_to = undergoing(parse, token)
    things = lemmas_of(parse, done_to)
    if things & {"gas", "cannon", "shot", "worker", "staff", "question"}:
        return True
    aimed = any(parse.deps[c] == "prep" and parse.words[c].lower() in AIMED for c in parse.children(token))
    named = any(parse.tags[t] in {"PRP", "NNP", "NN", "NNS"} for t in done_to)
    return bool(named) and not aimed and not things & (WEAPON_NOUNS | SHOTS)


def _targets(parse: Parse, token: int) -> bool:
    """ "Targeted" is a blow when it is done by arms, by armed people, or simply said of what was hit."""
    if any(parse.deps[c] == "nsubjpass" for c in parse.children(token)):
        return True
    doers = subjects(parse, token)
    if parse.tags[token] == "VBG" and parse.deps[token] == "acl" and _of_no_one(parse, doers, objects(parse, token)):
        return False
    return bool(lemmas_of(parse, doers) & (BLOWS | FORCES | WEAPON_NOUNS | ARMED_PEOPLE))


def _of_no_one(parse: Parse, doers: list[int], targets: list[int]) -> bool:
    """ "Operations targeting smugglers": many of both, and none in particular."""
    both = [*doers, *targets]
    return bool(targets) and all(
        parse.tags[t] == "NNS" and not any(parse.deps[c] in {"det", "poss", "nummod"} for c in parse.children(t))
        for t in both
    )


def _by_bomb(parse: Parse, token: int) -> bool:
    return bool(lemmas_of(parse, subjects(parse, token)) & {"bomber", "attacker", "militant", "assailant"})


def _on_abstract(parse: Parse, token: int) -> bool:
    """ "Results were hit by higher costs", "attacked the budget"."""
    doers = lemmas_of(parse, subjects(parse, token))
    return bool(lemmas_of(parse, undergoing(parse, token)) & ABSTRACT) and not doers & WEAPON_NOUNS


def _for_or_figurative(parse: Parse, token: int) -> bool:
    """ "Fighting for the warlord" is allegiance, "fighting corruption" a figure of speech: neither is an event."""
    against = objects(parse, token) + after(parse, token, frozenset({"against"}))
    if against and all(parse.words[t].lower() in {"it", "this", "that", "back"} for t in against):
        return True
    if any(parse.words[c].lower() == "for" and _ends_clause(parse, c) for c in parse.children(token)):
        return True
    for_whom = [t for t in after(parse, token, frozenset({"for", "alongside"})) if not is_of_time(parse, t)]
    place = lemmas_of(parse, for_whom) & {
        "control",
        "bridge",
        "hill",
        "town",
        "city",
        "village",
        "airport",
        "pass",
        "road",
        "ridge",
    }
    return bool(lemmas_of(parse, against) & ABSTRACT) or bool(for_whom and not against and not place)


def _ends_clause(parse: Parse, token: int) -> bool:
    return token + 1 >= len(parse.words) or parse.poses[token + 1] == "PUNCT"


def _words(parse: Parse, tokens: list[int]) -> set[str]:
    return {parse.words[t].lower() for t in tokens}


def _films(parse: Parse, token: int) -> bool:
    return bool(lemmas_of(parse, undergoing(parse, token)) & FILMED)


def _catches(parse: Parse, token: int) -> bool:
    return bool(lemmas_of(parse, undergoing(parse, token)) & CAUGHT)


def _to_oneself(parse: Parse, token: int) -> bool:
    return bool(_words(parse, objects(parse, token)) & REFLEXIVE) and not _by_bomb(parse, token)


def _raids_a_box(parse: Parse, token: int) -> bool:
    return bool(lemmas_of(parse, objects(parse, token)) & BOXES)


def _targets_none(parse: Parse, token: int) -> bool:
    return not _targets(parse, token)


VERBS: tuple[tuple[frozenset[str], Callable[[Parse, int], bool]], ...] = (
    (frozenset({"fire"}), _fires_no_gun),
    (frozenset({"shoot"}), _films),
    (frozenset({"hang", "kill", "shoot"}), _to_oneself),
    (frozenset({"target"}), _targets_none),
    (frozenset({"raid"}), _raids_a_box),
    (frozenset({"hit", "strike", "destroy", "damage", "attack", "target"}), _on_abstract),
    (frozenset({"capture", "seize", "win"}), _catches),
    (frozenset({"fight", "battle"}), _for_or_figurative),
)
