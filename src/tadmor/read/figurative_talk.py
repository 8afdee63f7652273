"""Blows of words and of votes: a party attacks the government, a bank is under fire from economists, deputies ambush a minister."""

from __future__ import annotations

import re

from tadmor.lexicon.kinds import Trigger
from tadmor.read.page import Parse
from tadmor.read.people import FORCES, WEAPON_NOUNS
from tadmor.read.syntax import (
    after,
    by_agents,
    clause_head,
    is_of_time,
    is_passive,
    lemmas_of,
    objects,
    owners,
    subjects,
    undergoing,
)

# Those who strike with words, and what they strike.
TALKERS = frozenset(
    "whip columnist critic bishop cardinal minister senator deputy economist commentator newspaper reviewer mayor party "
    " congressman congresswoman candidate lawmaker legislator backbencher mp editor editorial tabloid pundit analyst "
    "blogger lobbyist shareholder investor chancellor premier union spokesman spokeswoman spokesperson voter pope preacher "
    "academic historian campaigner consumer customer watchdog regulator auditor teammate pensioner tenant taxpayer".split()
)
TALKED_ABOUT = frozenset(
    "government party administration cabinet ministry leadership management board bench policy programme program scheme record "
    "handling conduct failure silence remark "
    "book film novel play show album performance author pension grant budget bill tax reform deal plan speech".split()
)
SAYINGS = frozenset(
    "criticism review recording remark letter leak question prize request rumour rumor scandal accusation allegation word comment "
    "tweet complaint revelation receipt report offer advertisement advice invitation praise headline jibe insult joke "
    "superlative verdict defection resignation loss defeat cut delay "
    "cost slump pressure price tax recession inflation shortage".split()
)
TEXTS = frozenset(
    "video letter statement article ad advertisement speech book post tweet editorial column leaflet song".split()
)
SPOKEN_IN = frozenset(
    "interview letter sermon article speech newspaper press column tweet statement debate broadcast editorial blog memoir "
    "hearing election poll media review".split()
)
WORDY = frozenset(
    "attack assault ambush slaughter massacre bombard assassinate execute murder blast slam target hit strike offensive "
    "onslaught barrage salvo skirmish clash execution wound wounded".split()
)
STRUCK_WORDS = frozenset({"open fire", "fire", "kill", "shoot"}) | WORDY
CALLS = frozenset({"call", "term", "brand", "label", "dub", "describe", "denounce", "see", "consider"})
SAID_TO_BE = frozenset(
    "plan speech bill move law decision tax budget act enactment policy proposal reform ruling ban".split()
)
PARTY_PEOPLE = frozenset({"rebel", "whip", "critic", "ally", "rival", "colleague", "mutineer"})
OWN_SIDE = re.compile(
    r"\b(?:in|on|from|of|within|inside) (?:his|her|its|their|the) (?:own |ruling |governing |government |party's )*"
    r"(?:party|parties|bench(?:es)?|backbench\w*|cabinet|caucus|coalition|parliament(?:ary)?)\b"
    r"|\b(?:backbench|party|cabinet|parliamentary) (?:rebel|mutineer)s?\b|\bthe government benches\b",
    re.IGNORECASE,
)
HARD = frozenset(
    "soldier troop army militant gunman guerrilla insurgent jihadist terrorist police policeman bullet gun rifle pistol weapon "
    "knife bomb grenade mortar missile rocket shell drone artillery kill wound injure die dead death shoot convoy bodyguard "
    "mob stone village checkpoint".split()
)
ASIDE = frozenset("openly bitterly sharply verbally publicly repeatedly fiercely savagely strongly".split())


def of_words(parse: Parse, token: int, trigger: Trigger) -> bool:
    """True when this word of events is a blow of words or of votes."""
    lemma, verb = trigger.lemma, parse.poses[token] == "VERB"
    if _lashes_out(parse, token, lemma) or (verb and lemma in STRUCK_WORDS and _for_failing(parse, token)):
        return True
    if lemma in WORDY and (_sayings(parse, token) or (verb and _faults(parse, token)) or _his_own(parse, token)):
        return True
    if lemma == "fight" and _party_people(parse, [a for t in objects(parse, token) for a in by_agents(parse, t)]):
        return OWN_SIDE.search(_text(parse)) is not None
    if lemma not in STRUCK_WORDS or _arms_in_sentence(parse, token):
        return False
    return (_verb_of_words(parse, token, lemma) if verb else _noun_of_words(parse, token, lemma)) or (
        lemma not in {"kill", "shoot"} and _in_speech(parse, token)
    )


def _lashes_out(parse: Parse, token: int, lemma: str) -> bool:
    """ "Hit out at the bill", "lashed out at her rivals"."""
    out = any(parse.words[c].lower() == "out" and parse.deps[c] in {"prt", "advmod"} for c in parse.children(token))
    return out and lemma in {"hit", "strike"}


def _for_failing(parse: Parse, token: int) -> bool:
    """ "Attacked the minister for failing to act", "was massacred in the election"."""
    gerund = any(
        parse.words[child].lower() == "for" and any(parse.deps[c] == "pcomp" for c in parse.children(child))
        for child in parse.children(token)
        if parse.deps[child] == "prep"
    )
    voted = lemmas_of(parse, after(parse, token, frozenset({"in"}))) & SPOKEN_IN
    return parse.lemmas[token].lower() in {
        "attack",
        "assault",
        "ambush",
        "slaughter",
        "massacre",
        "bombard",
        "assassinate",
        "murder",
    } and (gerund or bool(voted))


def _faults(parse: Parse, token: int) -> bool:
    """ "Blasted the government over its handling of the riots"."""
    return bool(lemmas_of(parse, objects(parse, token)) & TALKED_ABOUT) and _for_a_deed(parse, token)


def _his_own(parse: Parse, token: int) -> bool:
    """ "Focused his attack on the centre"."""
    verb = parse.heads[token]
    focused = parse.deps[token] == "dobj" and parse.lemmas[verb].lower() in {
        "focus",
        "direct",
        "concentrate",
        "train",
        "aim",
    }
    return focused and any(parse.words[c].lower() in {"his", "her"} for c in parse.children(token))


def _verb_of_words(parse: Parse, token: int, lemma: str) -> bool:
    passive = is_passive(parse, token)
    doers = by_agents(parse, token) if passive else subjects(parse, token)
    if lemmas_of(parse, doers) & TEXTS and parse.poses[doers[0]] == "NOUN":
        return True
    if lemma == "open fire":
        return bool(lemmas_of(parse, doers) & TALKERS)
    if lemma not in WORDY:
        return False
    done_to = undergoing(parse, token)
    about = lemmas_of(parse, done_to) & TALKED_ABOUT
    unarmed = doers and not lemmas_of(parse, doers) & (FORCES | WEAPON_NOUNS)
    if about and (unarmed or passive or _for_a_deed(parse, token)):
        return True
    if lemma in {"clash", "skirmish"}:
        return False
    return bool(lemmas_of(parse, doers) & TALKERS) or (
        _party_people(parse, doers) and OWN_SIDE.search(_text(parse)) is not None
    )


def _noun_of_words(parse: Parse, token: int, lemma: str) -> bool:
    if lemma == "fire":
        return _under_fire_of_words(parse, token)
    by = by_agents(parse, token) + after(parse, token, frozenset({"from"})) + owners(parse, token)
    if _party_people(parse, by) and OWN_SIDE.search(_text(parse)):
        return True
    if lemma in {"ambush", "skirmish"} and OWN_SIDE.search(_text(parse)):
        return True
    on = after(parse, token, frozenset({"on", "against"}))
    if on and lemmas_of(parse, on) & TALKED_ABOUT:
        return True
    if lemmas_of(parse, by) & TALKERS:
        return True
    verb = clause_head(parse, token)
    if parse.lemmas[verb].lower() in CALLS and parse.deps[token] in {"oprd", "ccomp", "dobj", "attr", "pobj"}:
        return bool(lemmas_of(parse, [t for t in objects(parse, verb) if t != token]) & SAID_TO_BE)
    makes = parse.deps[token] == "dobj" and parse.lemmas[verb].lower() in {
        "launch",
        "make",
        "mount",
        "focus",
        "direct",
        "renew",
    }
    return makes and bool(lemmas_of(parse, subjects(parse, verb)) & TALKERS)


def _under_fire_of_words(parse: Parse, token: int) -> bool:
    """ "Came under fire from mayors", "is under fire over a cut in grants"."""
    head = parse.heads[token]
    if parse.deps[token] != "pobj" or parse.words[head].lower() != "under":
        return _opened_by_talkers(parse, token)
    verb = clause_head(parse, token)
    around = (token, head, verb)
    givers = [t for top in around for t in after(parse, top, frozenset({"from"}))]
    if givers:
        return bool(lemmas_of(parse, givers) & TALKERS)
    reasons = any(_for_a_deed(parse, top) for top in around)
    under = lemmas_of(parse, subjects(parse, verb))
    return bool(
        under & (TALKERS | TALKED_ABOUT | {"company", "bank", "firm", "official", "president"})
        and (reasons or under & TALKERS)
    )


def _opened_by_talkers(parse: Parse, token: int) -> bool:
    verb = clause_head(parse, token)
    return bool(lemmas_of(parse, subjects(parse, verb)) & TALKERS)


def _sayings(parse: Parse, token: int) -> bool:
    """ "Wounded by the reviews", "bombarded with questions", "ambushed him with receipts"."""
    means = by_agents(parse, token) + after(parse, token, frozenset({"with", "by", "under"}))
    return bool(lemmas_of(parse, means) & SAYINGS)


def _for_a_deed(parse: Parse, token: int) -> bool:
    """ "For its privatisation policy", "for failing", "over a cut in pensions"."""
    for child in parse.children(token):
        if parse.deps[child] == "prep" and parse.words[child].lower() in {"for", "over"}:
            inner = [c for c in parse.children(child) if parse.deps[c] in {"pobj", "pcomp"}]
            if any(parse.deps[c] == "pcomp" or parse.poses[c] == "NOUN" for c in inner) and not any(
                is_of_time(parse, c) for c in inner
            ):
                return True
    return any(parse.words[c].lower() in ASIDE for c in parse.children(token) if parse.deps[c] == "advmod")


def _in_speech(parse: Parse, token: int) -> bool:
    """ "Opened fire on his critics in an interview"."""
    tops = {token}
    if parse.poses[token] == "VERB" or parse.lemmas[token].lower() == "fire":
        verb = clause_head(parse, token)
        tops |= {verb, *objects(parse, verb)}
    inside = [t for top in tops for t in after(parse, top, frozenset({"in", "from"}))]
    return bool(lemmas_of(parse, inside) & SPOKEN_IN)


def _party_people(parse: Parse, doers: list[int]) -> bool:
    return bool(lemmas_of(parse, doers) & PARTY_PEOPLE)


def _arms_in_sentence(parse: Parse, token: int) -> bool:
    """Arms, armed men, the dead and the places that are struck: where they stand, a blow is a blow."""
    own = {token, *(i for i in range(token, min(token + 2, len(parse.words))))}
    return any(lemma.lower() in HARD and i not in own for i, lemma in enumerate(parse.lemmas))


def _text(parse: Parse) -> str:
    return " ".join(parse.words)
