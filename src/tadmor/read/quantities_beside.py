"""Fates that stand beside a figure: right after it ("12 dead"), right before it ("killed 12"), or in a phrase of their own
("took 15 hostage")."""

from __future__ import annotations

import re

from tadmor.model.value import What
from tadmor.read.quantities_convoys import before_convoy
from tadmor.read.quantities_nouns import Figure
from tadmor.read.quantities_scene import (
    BE,
    CLAUSE,
    ENDS,
    HARM,
    HAVE,
    PREPOSITIONS,
    SKIP_LEFT,
    Fate,
    Scene,
    combined,
    is_name,
    object_after,
    unreal_before,
)

TAKEN: dict[str, What] = {
    "hostage": "abducted",
    "hostages": "abducted",
    "captive": "abducted",
    "prisoner": "detained",
    "prisoners": "detained",
}
BEFORE_FATE = frozenset("reported reportedly confirmed believed feared presumed found left still are".split())
MACHINES = re.compile(r"(?:vehicle|truck|lorr(?:y|ie)|car|pickup|tank|bus(?:es)?|motorcycle|apc|ambulance)s?$")
PARTICIPLES = ("ed", "en", "ed-down", "ain", "ead", "ge", "urnt", "ze", "ht", "wn", "up")
ATTACKED = frozenset(
    "attacked stormed raided ambushed killed assaulted overrun besieged carried executed abducted".split()
)
HELD = frozenset({"took", "taken", "take", "takes", "taking", "holding", "held", "hold"})
STABBED = frozenset("stabbed beat beaten hacked burned burnt tortured stoned trampled crushed".split())
DRIVEN = frozenset({("to", "flee"), ("to", "leave"), ("to", "evacuate")})
CLAIMED = frozenset("claimed claims claiming claim took taken taking cost costing".split())
NO_WAR = frozenset({"armed", "hunger", "labor", "labour", "general"})
DAYS = frozenset({"today", "yesterday", "tonight"})
SUFFERED = frozenset("suffered suffer suffering had took taken sustained reported with".split())
LOSES = frozenset({"lost", "losing", "lose", "loses"})
LOST = frozenset({"lost", "losing", "lose", "loss", "loses", "ended", "ending"})
PERSONAL = frozenset({"killed", "wounded", "abducted", "detained"})


def special(scene: Scene, figure: Figure) -> Fate | None:
    """Phrases of their own: "took 15 workers hostage", "stabbed a man to death", "claimed 12 lives", "no casualties"."""
    words, tail, noun = scene.words, figure.tail, figure.noun
    before = words.at(figure.first - 1)
    held = tail if words.at(tail) in TAKEN else figure.head
    if before in HELD and (held == tail or words.at(held) in TAKEN):
        return Fate(what=TAKEN[words.at(held)], confidence=0.9, word=held)
    if words.lower[tail : tail + 2] == ("to", "death") and before in STABBED:
        return Fate(what="killed", confidence=0.9, word=tail)
    if before in {"forced", "forcing", "force"} and words.lower[tail : tail + 2] in DRIVEN:
        return Fate(what="displaced", confidence=0.9, word=tail + 1)
    if (
        figure.form == "zero"
        and figure.bare
        and not figure.base
        and words.at(figure.tail - 1) not in {"none", "one", "nobody"}
    ):
        return _zero_of_noun(scene, figure)
    if noun and noun.kind == "life":
        return _of_lives(scene, figure)
    if noun and noun.kind in {"strike", "attack"}:
        narrowed = NO_WAR & set(words.lower[figure.noun_first : figure.head])
        if figure.partitive or narrowed or (figure.high or figure.low) == 1:
            return Fate(what="none", confidence=1.0)
        return Fate(what="strikes" if noun.kind == "strike" else "attacks", confidence=0.7, word=figure.head)
    return None


def _of_lives(scene: Scene, figure: Figure) -> Fate:
    """ "claimed 12 lives", "no loss of life"; lives that were saved or changed count nothing."""
    back = set(scene.words.lower[max(0, figure.first - 4) : figure.first])
    lost = figure.form == "zero" or back & CLAIMED
    return Fate(what="killed" if lost else "none", confidence=0.9, word=figure.head)


def _zero_of_noun(scene: Scene, figure: Figure) -> Fate | None:
    """ "no casualties", "no civilian deaths", "without injuries"."""
    for index in (figure.tail, figure.tail + 1):
        what = scene.counted.follows.get(scene.words.at(index))
        if what in HARM:
            return Fate(what=combined(scene, index, what), confidence=0.9, word=index)
        if scene.words.at(index) == "losses" and scene.words.at(figure.first - 1) in SUFFERED:
            return Fate(what="killed", confidence=0.7, word=index)
    return Fate(what="none", confidence=1.0)


def right_after(scene: Scene, figure: Figure) -> Fate | None:
    """The fate word that stands right after a figure: "12 dead", "five died", "three bodies found"."""
    words, index = scene.words, scene.past_aside(figure.tail)
    if figure.bare or figure.unknown:
        index = _over_adjectives(scene, figure)
    adverb = index
    while words.at(adverb).endswith("ly") or words.at(adverb) in BEFORE_FATE:
        adverb += 1
    word = words.at(adverb)
    counted = scene.counted
    if word in counted.intransitive and figure.form != "zero" and not word.endswith("ing"):
        what = counted.intransitive[word]
        return Fate(what=combined(scene, adverb, what), confidence=0.9, word=adverb) if what != "attackers" else None
    participle = counted.follows.get(word) or (counted.verbs.get(word) if word.endswith(PARTICIPLES) else None)
    return _of_participle(scene, figure, adverb, participle) if participle else None


def _of_participle(scene: Scene, figure: Figure, adverb: int, what: What) -> Fate | None:
    """ "12 killed" counts the dead; "12 gunmen killed a farmer" those who did it."""
    words, counted = scene.words, scene.counted
    word = words.at(adverb)
    active_before = scene.counted.verbs.get(words.at(figure.first - 1)) if figure.form == "number" else None
    if object_after(scene, adverb + 1) and word in counted.verbs:
        described = words.at(adverb + 1) in scene.counted.nouns or is_name(words, adverb + 1)
        if described and adverb + 1 not in scene.starts and figure.bare:
            return Fate(what=what, confidence=0.8, word=adverb)
        return Fate(what="agent", confidence=0.8, word=adverb)
    if active_before in HARM and figure.noun and word in counted.verbs and words.at(adverb - 1) != "left":
        return None
    return Fate(what=combined(scene, adverb, what), confidence=0.9, word=adverb)


def _over_adjectives(scene: Scene, figure: Figure) -> int:
    """Past the words that narrow a fate noun: "four additional casualties", "six rebel deaths"."""
    first = figure.noun_first
    for index in range(first, first + 5):
        word = scene.words.at(index)
        if index == first and scene.fate_word(index):
            break
        if word in {"deaths", "casualties", "fatalities", "injuries", "dead", "wounded"} and index > first:
            return index
        if (
            not word.isalpha()
            or word in CLAUSE | PREPOSITIONS | BE | HAVE | {"and", "or", "the"}
            or (index > first and word in scene.counted.verbs)
        ):
            break
    return figure.tail


def _of_heading(scene: Scene, index: int) -> Fate | None:
    """ "Killed: 12", "Trucks destroyed: 4"; what else is destroyed is counted only where its own noun says what it is."""
    what = scene.counted.follows[scene.words.at(index)]
    if what == "vehicles_destroyed" and not MACHINES.search(scene.words.at(index - 1)):
        return None
    return Fate(what=what, confidence=0.8, word=index)


def right_before(scene: Scene, figure: Figure) -> Fate | None:
    """The verb or deed that a figure is the object of: "killed 12", "the killing of three nurses"."""
    words = scene.words
    convoy = before_convoy(scene, figure)
    index = figure.first - 1 if convoy is None else convoy
    while words.at(index) in SKIP_LEFT | DAYS or words.at(index).endswith("ly"):
        index -= 1
    if words.at(index) == "and" and words.at(index - 1) in {"himself", "herself", "themselves", "itself"}:
        index -= 2
    word = words.at(index)
    what = scene.counted.verbs.get(word)
    if what and not (figure.bare and words.at(index - 1) in BE and figure.form == "number"):
        return _object_of(scene, index, what)
    if word == "of" and words.at(index - 1) in scene.counted.deeds:
        return _of_deed(scene, figure, index - 1)
    if word == ":" and scene.counted.follows.get(words.at(index - 1)):
        return _of_heading(scene, index - 1)
    if word in LOSES and _may_fall(figure) and figure.form == "number":
        return Fate(what="killed", confidence=0.6, word=index) if scene.fate_word(figure.tail) is None else None
    if word in LOSES and figure.noun and figure.noun.kind in {"vehicle", "aircraft"}:
        return Fate(what="vehicles_destroyed", confidence=0.6, word=index)
    if word == "by" and words.at(index - 1) in ATTACKED and figure.form == "number":
        return Fate(what="agent", confidence=0.8, word=index - 1)
    return None


def _object_of(scene: Scene, verb: int, what: What) -> Fate:
    """ "killed 12", "killed and wounded 20", but not "could kill 12" or "killed or captured 70"."""
    words = scene.words
    if unreal_before(words, verb):
        return Fate(what="none", confidence=1.0)
    other = scene.counted.verbs.get(words.at(verb - 2)) if words.at(verb - 1) in {"and", "or"} else None
    if other is None:
        return Fate(what=what, confidence=0.9, word=verb)
    if {what, other} == {"killed", "wounded"}:
        return Fate(what="killed_or_wounded", confidence=0.9, word=verb)
    if words.at(verb - 1) == "or":
        return Fate(what="none", confidence=1.0)
    return Fate(what="killed" if other == "killed" else what, confidence=0.9, word=verb)


def _may_fall(figure: Figure) -> bool:
    """True for those whom a side can be said to have lost: its fighters and its men."""
    noun = figure.noun
    return noun is not None and (noun.status == "combatant" or noun.group == "man")


def _of_deed(scene: Scene, figure: Figure, deed: int) -> Fate | None:
    words = scene.words
    what = scene.counted.deeds[words.at(deed)]
    back = set(words.lower[max(0, deed - 4) : deed])
    if what == "released" and back & {
        "demanded",
        "demand",
        "demanding",
        "demands",
        "for",
        "seek",
        "seeking",
        "called",
        "condition",
    }:
        return Fate(what="none", confidence=1.0)
    if words.at(deed) in {"body", "bodies", "corpse", "corpses"}:
        recovered = {"recovered", "pulled", "retrieved", "exhumed"}
        if recovered & set(words.lower):
            return Fate(what="recovered", confidence=0.8, word=deed)
    if words.at(deed) == "lives" and not (CLAIMED | LOST) & back:
        return None
    if words.at(deed) == "loss" and (figure.noun is None or figure.noun.kind != "person"):
        machine = figure.noun is not None and figure.noun.kind in {"vehicle", "aircraft"}
        return Fate(what="vehicles_destroyed", confidence=0.7, word=deed) if machine else None
    if "number" in back and words.at(deed) == "deaths":
        return None
    return Fate(what=what, confidence=0.85, word=deed)


def suffered(scene: Scene, figure: Figure) -> Fate | None:
    """ "seven others suffered burns", "18 were treated for wounds", "118 injured people"."""
    words = scene.words
    for index in range(figure.tail, figure.tail + 3):
        if words.at(index) in {"suffered", "sustained", "treated", "suffering"}:
            if {"wounds", "injuries", "burns", "wound"} & set(words.lower[index + 1 : index + 6]):
                return Fate(what="wounded", confidence=0.8, word=index)
            return None
    what = scene.counted.follows.get(words.at(figure.noun_first))
    if what in PERSONAL and figure.head > figure.noun_first and figure.form == "number":
        return Fate(what=what, confidence=0.7, word=figure.noun_first)
    return None


def taken_relative(scene: Scene, figure: Figure) -> Fate | None:
    """ "The 1,000 they have kidnapped", "the 40 soldiers it captured"."""
    words, index = scene.words, figure.tail
    if words.at(index) not in {"they", "it", "he", "she", "we"} or words.at(figure.first - 1) not in {"the", "of"}:
        return None
    index += 1
    while words.at(index) in HAVE or words.at(index) in {"say", "said", "claim", "claimed", "they", "it"}:
        index += 1
    what = scene.counted.verbs.get(words.at(index))
    return Fate(what=what, confidence=0.8, word=index) if what and not object_after(scene, index + 1) else None


def with_named(scene: Scene, figure: Figure) -> Fate | None:
    """ "killed its driver and two passengers", "was killed along with two guards": joined to people without a number."""
    words, index = scene.words, figure.first - 1
    while words.at(index) in SKIP_LEFT:
        index -= 1
    together = words.lower[index - 1 : index + 1] == ("along", "with") or words.lower[index - 1 : index + 1] == (
        "together",
        "with",
    )
    if words.at(index) == "with" and words.at(index - 1) in {"killed", "wounded", "injured"}:
        together = words.at(index - 2) in BE
    if not together and words.at(index) != "and":
        return None
    for back in range(index - 1, max(-1, index - 9), -1):
        word = words.at(back)
        if word in ENDS or word in CLAUSE or (word == "," and not together):
            return None
        what = scene.counted.verbs.get(word)
        if together and scene.counted.intransitive.get(word) == "killed":
            return Fate(what="killed", confidence=0.7, word=back)
        if what in PERSONAL and ((words.at(back - 1) in BE) == together) and not unreal_before(words, back):
            return Fate(what=what, confidence=0.7, word=back)
        deed = scene.counted.deeds.get(words.at(back - 1)) if word == "of" else None
        if deed in HARM and not words.at(back - 1).startswith(("bod", "corpse", "remains", "lives")):
            return Fate(what=deed, confidence=0.7, word=back - 1)
        if word in BE or word in HAVE or (word in PREPOSITIONS and not together):
            return None
    return None
