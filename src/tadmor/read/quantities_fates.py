"""What became of those whom a figure counts, read from the words around it.

A fate is looked for right after the figure ("12 dead"), right before it ("killed 12"), in the verb that it is the subject of
("12 people, among them a nurse, were killed"), and at last in the figure that it is joined to ("two nurses and a driver").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from tadmor.lexicon.counted import CountedWords
from tadmor.lexicon.numbers import Words
from tadmor.model.value import What
from tadmor.read.quantities_figures import Figure

BE = frozenset({"was", "were", "is", "are", "be", "been", "being", "got", "gets", "remain", "remains", "remained"})
HAVE = frozenset({"has", "have", "had"})
MAYBE = frozenset({"may", "might"})
UNREAL = frozenset({"will", "would", "could", "can", "should", "shall", "must", "cannot"})
PREPOSITIONS = frozenset(
    """of in from at near on with to inside outside by for among aboard aligned loyal belonging travelling traveling riding
    including around under between across off along about during fighting living working guarding""".split()
)
CLAUSE = frozenset(
    """said says told reported saying when while after before as because but if although where since so then whose until
    according adding although though""".split()
)
ENDS = frozenset({";", ":", "?", "!", "(", ")", "—", "--"})
BETWEEN = frozenset(
    """reported reportedly believed feared confirmed presumed known thought said understood also all still later then found left
    to have been be brought listed counted among the now already either believed both either instantly immediately apparently
    allegedly declared officially being recorded""".split()
)
INSERTIONS = frozenset(
    "including among most mostly all some many half who whom whose aged two three four five six at mainly one both of".split()
)
DETERMINERS = frozenset("the a an his her their its this these those himself themselves him them it people".split())
ADVERBS = frozenset("more another further other others additional up the also at least".split())
SKIP_LEFT = frozenset(
    "another a further the other an additional all her his their its our also in total these those".split()
)
COUNT_OF = re.compile(
    r"\b(?:toll|number of (?:the )?(?:\w+ ){0,4}?(?P<a>dead|murdered|deaths?|killed|fatalities|wounded|injured|injuries|casualties|missing|victims|displaced|abducted|detained|arrested|kidnapped)"
    r"|(?P<b>dead|deaths|killed|wounded|injured|casualties|missing|fatalities)\b[^.;,]{0,12}(?:count|figure|number)"
    r"|(?:count|figure) (?:of|for) (?:the )?(?P<c>dead|deaths|killed|wounded|injured|missing)|put the (?P<d>dead|wounded|injured|missing)"
    r"|body count|(?P<e>casualties|dead|deaths|fatalities|wounded|injured)(?= (?:at|to)))"
    r"\b(?P<gap>(?:(?!\b(?:dead|wounded|injured|missing) (?:at|to|was|is)\b)[^.;:!?]){0,70}?)\b(?:to|at|of|was|is|were|reached|reaching|passed|exceeded|hit|topped|stood at|rose to|from|now|this)\s*$",
    re.IGNORECASE,
)
TOLL_OF_TOTAL = re.compile(
    r"\bbringing (?:the|their|its) (?:overall |combined )?total(?: \w+){0,6} to\s*$", re.IGNORECASE
)
TAKEN = {
    "hostage": "abducted",
    "hostages": "abducted",
    "captive": "abducted",
    "prisoner": "detained",
    "prisoners": "detained",
}
DESTROYED: dict[str, What] = {
    "vehicle": "vehicles_destroyed",
    "aircraft": "aircraft_destroyed",
    "building": "buildings_destroyed",
    "weapon": "weapons_destroyed",
}
PERSONAL = frozenset({"killed", "wounded", "abducted", "detained"})
FATAL = frozenset({"killed", "wounded"})
HARM = frozenset({"killed", "wounded", "killed_or_wounded"})
Verdict = What | Literal["agent", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """`what` for a figure, how sure, and the word that says so (-1 where it is taken over from another figure)."""

    what: Verdict
    confidence: float
    word: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One sentence during the search: its words, its figures and where they start; `finite` are words that a parse calls
    finite verbs (empty without a parse)."""

    words: Words
    figures: Sequence[Figure]
    starts: Mapping[int, int]
    counted: CountedWords
    finite: frozenset[int] = frozenset()

    def fate_word(self, index: int) -> What | None:
        """What a word says about those it follows or governs, in any form."""
        word = self.words.at(index)
        counted = self.counted
        return counted.verbs.get(word) or counted.follows.get(word) or counted.intransitive.get(word)


def find_fates(scene: Scene) -> list[Fate | None]:
    """The fate of each figure of a sentence, None where none is said."""
    fates: list[Fate | None] = []
    for index, figure in enumerate(scene.figures):
        fate = _fate_of(scene, index, figure)
        if fate is None:
            fate = _joined(scene, index, fates)
        fates.append(_fitting(scene, figure, fate))
    for index in range(len(fates) - 2, -1, -1):
        gap = scene.words.lower[scene.figures[index].tail : scene.figures[index + 1].first]
        if fates[index] is None and gap == (",",) and _is_headline_pair(scene, index, fates[index + 1]):
            fates[index] = fates[index + 1]
        if fates[index] is None and gap in {("or",), ("if", "not"), (",", "if", "not"), ("or", "even")}:
            fates[index] = fates[index + 1]
    return fates


def _is_headline_pair(scene: Scene, index: int, fate: Fate | None) -> bool:
    """ "Five soldiers, 12 rebels killed": two nouns and the fate word right after the second."""
    first, second = scene.figures[index], scene.figures[index + 1]
    people = first.noun and second.noun and first.noun.kind == second.noun.kind == "person"
    return bool(people and fate and fate.word == second.tail)


def _fate_of(scene: Scene, index: int, figure: Figure) -> Fate | None:
    for look in (_special, _right_after, _right_before, _subject_of, _suffered, _count_of, _with_named):
        fate = look(scene, figure)
        if fate:
            return fate
    return None


def _special(scene: Scene, figure: Figure) -> Fate | None:
    words, tail = scene.words, figure.tail
    before = words.at(figure.first - 1)
    if words.at(tail) in TAKEN and before in {"took", "taken", "take", "takes", "taking", "holding", "held", "hold"}:
        return Fate(what=cast("What", TAKEN[words.at(tail)]), confidence=0.9, word=tail)
    stabbed = {"stabbed", "beat", "beaten", "hacked", "burned", "burnt", "tortured", "stoned", "trampled", "crushed"}
    if words.lower[tail : tail + 2] == ("to", "death") and before in stabbed:
        return Fate(what="killed", confidence=0.9, word=tail)
    if (
        before in {"forced", "forcing", "force"}
        and words.at(tail) == "to"
        and words.at(tail + 1) in {"flee", "leave", "evacuate"}
    ):
        return Fate(what="displaced", confidence=0.9, word=tail + 1)
    if figure.form == "zero" and figure.noun and figure.noun.kind == "life":
        return Fate(what="killed", confidence=0.9, word=figure.head)
    if figure.noun and figure.noun.kind == "life":
        back = words.lower[max(0, figure.first - 4) : figure.first]
        taken = {"claimed", "claims", "claiming", "took", "taken", "cost", "costing", "taking", "claim"}
        return (
            Fate(what="killed", confidence=0.9, word=tail) if taken & set(back) else Fate(what="none", confidence=1.0)
        )
    if figure.form == "zero" and figure.bare and words.at(figure.tail - 1) not in {"none", "one", "nobody"}:
        return _zero_of_noun(scene, figure)
    if figure.noun and figure.noun.kind in {"strike", "attack"}:
        narrowed = set(words.lower[figure.noun_first : figure.head]) & {"armed", "hunger", "labor", "labour", "general"}
        if figure.partitive or narrowed or (figure.high or figure.low) == 1:
            return Fate(what="none", confidence=1.0)
        return Fate(what="strikes" if figure.noun.kind == "strike" else "attacks", confidence=0.7, word=figure.head)
    return None


def _zero_of_noun(scene: Scene, figure: Figure) -> Fate | None:
    """ "no casualties", "no civilian deaths", "without injuries"."""
    for index in (figure.tail, figure.tail + 1):
        what = scene.counted.follows.get(scene.words.at(index))
        if what in HARM:
            return Fate(what=_combined(scene, index, what), confidence=0.9, word=index)
    return Fate(what="none", confidence=1.0)


def _combined(scene: Scene, index: int, what: What) -> Verdict:
    """Joins "killed or wounded"; a second fate with a number of its own stays apart."""
    words = scene.words
    if words.at(index + 1) not in {"and", "or", "/"} or index + 2 in scene.starts:
        return what
    other = scene.fate_word(index + 2)
    if other is None or _object_after(scene, index + 3):
        return what
    pair = {what, other}
    if pair == {"killed", "wounded"}:
        return "killed_or_wounded"
    if words.at(index + 1) == "or" and len(pair) == 2:
        return "none"
    return "killed" if "killed" in pair else what


def _object_after(scene: Scene, index: int) -> bool:
    """True when what follows a verb is its object: a figure or a noun phrase."""
    while scene.words.at(index).endswith("ly") or scene.words.at(index) == "also":
        index += 1
    if index in scene.starts:
        return True
    word = scene.words.at(index)
    if word in DETERMINERS:
        return True
    noun = scene.counted.noun(word)
    return noun is not None and noun.kind != "event"


def _right_after(scene: Scene, figure: Figure) -> Fate | None:
    words, index = scene.words, figure.tail
    while words.at(index) in {"people", "persons", "more", "others", "were", "civilian"} and index > figure.tail:
        index += 1
    if figure.bare or figure.unknown:
        index = _over_adjectives(scene, figure)
    adverb = index
    while words.at(adverb).endswith("ly") or words.at(adverb) in {
        "reported",
        "confirmed",
        "feared",
        "found",
        "left",
        "still",
        "are",
    }:
        adverb += 1
    word = words.at(adverb)
    counted = scene.counted
    if word in counted.intransitive and figure.form != "zero":
        what: What | None = counted.intransitive[word]
        if what == "killed" and word == "fell" and figure.noun and figure.noun.kind != "person":
            return None
        if what == "attackers":
            return None
        return Fate(what=_combined(scene, adverb, cast("What", what)), confidence=0.9, word=adverb)
    what = counted.follows.get(word) or (
        counted.verbs.get(word)
        if word.endswith(("ed", "en", "ed-down", "ain", "ead", "ge", "urnt", "ze", "ht", "wn", "up"))
        else None
    )
    if what is None:
        return None
    active_before = scene.counted.verbs.get(words.at(figure.first - 1)) if figure.form == "number" else None
    if _object_after(scene, adverb + 1) and word in counted.verbs:
        if words.at(adverb + 1) in scene.counted.nouns and adverb + 1 not in scene.starts and figure.bare:
            return Fate(what=what, confidence=0.8, word=adverb)
        return Fate(what="agent", confidence=0.8, word=adverb)
    if active_before in HARM and figure.noun and word in counted.verbs and words.at(adverb - 1) not in {"left"}:
        return None
    return Fate(what=_combined(scene, adverb, what), confidence=0.9, word=adverb)


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
            or word in CLAUSE | PREPOSITIONS | BE | HAVE
            or (index > first and word in scene.counted.verbs)
        ):
            break
    return figure.tail


def _right_before(scene: Scene, figure: Figure) -> Fate | None:
    words, index = scene.words, figure.first - 1
    while words.at(index) in SKIP_LEFT or words.at(index).endswith("ly"):
        index -= 1
    if words.at(index) == "and" and words.at(index - 1) in {"himself", "herself", "themselves", "itself"}:
        index -= 2
    word = words.at(index)
    what = scene.counted.verbs.get(word)
    if what and not (figure.bare and words.at(index - 1) in BE and figure.form == "number"):
        if _unreal_before(words, index):
            return Fate(what="none", confidence=1.0)
        if words.at(index - 1) in {"and", "or"} and scene.counted.verbs.get(words.at(index - 2)):
            pair = {what, scene.counted.verbs[words.at(index - 2)]}
            if pair == {"killed", "wounded"}:
                return Fate(what="killed_or_wounded", confidence=0.9, word=index)
            if words.at(index - 1) == "or":
                return Fate(what="none", confidence=1.0)
            what = "killed" if "killed" in pair else what
        return Fate(what=what, confidence=0.9, word=index)
    if word == "of" and words.at(index - 1) in scene.counted.deeds:
        return _of_deed(scene, figure, index - 1)
    if word == "of" and words.at(index - 1) == "lives" and words.at(index - 2) == "the":
        return Fate(what="killed", confidence=0.9, word=index - 1)
    if word == ":" and scene.counted.follows.get(words.at(index - 1)):
        return Fate(what=scene.counted.follows[words.at(index - 1)], confidence=0.8, word=index - 1)
    if word in {"lost", "losing"} and figure.noun and _may_fall(scene, figure) and figure.form == "number":
        return Fate(what="killed", confidence=0.6, word=index) if scene.fate_word(figure.tail) is None else None
    attacked = {
        "attacked",
        "stormed",
        "raided",
        "ambushed",
        "killed",
        "assaulted",
        "overrun",
        "besieged",
        "carried",
        "executed",
        "abducted",
    }
    if word == "by" and words.at(index - 1) in attacked and figure.form == "number":
        return Fate(what="agent", confidence=0.8, word=index - 1)
    return None


def _may_fall(scene: Scene, figure: Figure) -> bool:
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
    if words.at(deed) == "loss" and (figure.noun is None or figure.noun.kind != "person"):
        return None
    if "number" in back and words.at(deed) in {"deaths"}:
        return None
    return Fate(what=what, confidence=0.85, word=deed)


def _unreal_before(words: Words, verb: int) -> bool:
    """True for "threatened to kill", "could kill", "did not kill": nobody was."""
    before = verb - 1
    while words.at(before).endswith("ly"):
        before -= 1
    word = words.at(before)
    if word == "to":
        real = {
            "managed",
            "able",
            "continued",
            "went",
            "helped",
            "believed",
            "said",
            "reported",
            "known",
            "thought",
            "going",
        }
        return words.at(before - 1) not in real
    if word in UNREAL or word in {"not", "n't", "without", "never", "avoid", "from", "against", "didn't"}:
        return True
    return words.at(before) == "have" and words.at(before - 1) in UNREAL


def _subject_of(scene: Scene, figure: Figure, start: int = 0) -> Fate | None:
    """Walks right over what describes the figure to the verb that it is the subject of."""
    words, index, aux, unreal, relative, free = scene.words, start or figure.tail, "", False, False, True
    limit = min(len(words.lower), figure.tail + 36)
    while index < limit:
        word = words.at(index)
        if word in ENDS or (word == "." and index == len(words.lower) - 1):
            return None
        if word == ",":
            following = _after_insertion(scene, index)
            if following is None:
                return None
            index, free = following, True
            continue
        if word in BE or word in HAVE or word in MAYBE or word in UNREAL:
            unreal = unreal or word in UNREAL
            aux = "be" if word in BE else aux or ("have" if word in HAVE else "may")
        elif word in {"not", "never"} and aux:
            return Fate(what="none", confidence=1.0)
        elif scene.fate_word(index) and (aux or word in scene.counted.intransitive or (free and relative)):
            decided = _verb(scene, index, aux)
            if decided is None or unreal:
                return None
            later = _subject_of(scene, figure, index + 1) if relative else None
            if relative and figure.partitive == "group" and figure.form == "number":
                return later
            return later if later and later.what in FATAL else decided
        elif aux == "be" and (there := _presence(words, index)):
            return Fate(what="present", confidence=0.7, word=there)
        elif aux and (word in BETWEEN or word.endswith("ly")):
            pass
        elif aux:
            if not relative:
                return None
            aux, relative = "", False
        elif word in {"who", "which", "that"}:
            relative, free = True, True
        elif word in CLAUSE or index in scene.finite:
            return None
        elif index in scene.starts:
            if not (free or words.at(index - 1) in {"and", "or", ","}):
                return None
            index, free = scene.figures[scene.starts[index]].tail, False
            continue
        elif word in PREPOSITIONS or word in {"and", "or"}:
            free = True
        elif word in DETERMINERS:
            if not free:
                return None
        else:
            free = False
            if word.endswith("ed") and words.at(index - 1) not in PREPOSITIONS | DETERMINERS and word not in BETWEEN:
                return None
        index += 1
    return None


def _presence(words: Words, index: int) -> int | None:
    word = words.at(index)
    inside = {"inside", "aboard", "attending", "present", "sheltering", "praying", "gathered"}
    if word in inside or (word == "on" and words.at(index + 1) == "board"):
        return index
    return None


def _verb(scene: Scene, index: int, aux: str) -> Fate | None:
    """What a verb with these auxiliaries says of its subject."""
    word, counted = scene.words.at(index), scene.counted
    if word in counted.intransitive and aux != "be":
        what = counted.intransitive[word]
        return Fate(what="agent" if what == "attackers" else _combined(scene, index, what), confidence=0.85, word=index)
    passive = counted.verbs.get(word) or counted.follows.get(word)
    if aux == "be":
        if passive:
            return Fate(what=_combined(scene, index, passive), confidence=0.9, word=index)
        if word in counted.intransitive and counted.intransitive[word] != "attackers":
            return Fate(what=counted.intransitive[word], confidence=0.8, word=index)
        return None
    if passive and word in counted.verbs and _object_after(scene, index + 1):
        return Fate(what="agent", confidence=0.8, word=index)
    return None


def _after_insertion(scene: Scene, comma: int) -> int | None:
    """The word after an inserted part between commas, or after the comma of a list; None where the clause ends here."""
    words, first = scene.words, comma + 1
    if words.at(first) in {"and", "or"}:
        return first
    if first in scene.starts:
        figure = scene.figures[scene.starts[first]]
        if figure.partitive != "them" and words.at(figure.tail) in {",", "and", "or"}:
            return first
    inserted = words.at(first) in INSERTIONS or first in scene.starts
    if not inserted:
        return first if words.at(first) in BE or words.at(first) in HAVE else None
    for index in range(first, min(first + 30, len(words.lower))):
        word = words.at(index)
        if word in ENDS:
            return None
        if word == "," and (words.at(index + 1) in BE | HAVE | MAYBE or scene.fate_word(index + 1)):
            return index + 1
    return None


def _count_of(scene: Scene, figure: Figure) -> Fate | None:
    """ "the death toll rose to 53", "put the number of dead at 55"."""
    left = scene.words.text[: scene.words.starts[figure.first]]
    found = COUNT_OF.search(left)
    if found and (figure.bare or figure.noun is None or figure.noun.kind in {"person", "body"}):
        name = next((g for g in (found["a"], found["b"], found["c"], found["d"], found["e"]) if g), "dead").lower()
        what = scene.counted.follows.get(name) or "killed"
        return Fate(what=what, confidence=0.85)
    if TOLL_OF_TOTAL.search(left) and figure.bare:
        return Fate(what="killed", confidence=0.6)
    return None


def _suffered(scene: Scene, figure: Figure) -> Fate | None:
    """ "seven others suffered burns", "18 were treated for wounds", "118 injured people"."""
    words = scene.words
    for index in range(figure.tail, figure.tail + 3):
        if words.at(index) in {"suffered", "sustained", "treated", "suffering"}:
            if {"wounds", "injuries", "burns", "wound"} & set(words.lower[index + 1 : index + 6]):
                return Fate(what="wounded", confidence=0.8, word=index)
            return None
    what = scene.counted.follows.get(words.at(figure.noun_first))
    if what in HARM and figure.head > figure.noun_first and figure.form == "number":
        return Fate(what=cast("What", what), confidence=0.7, word=figure.noun_first)
    return None


def _with_named(scene: Scene, figure: Figure) -> Fate | None:
    """ "killed its driver and two passengers", "was killed along with two guards": joined to people without a number."""
    words, index = scene.words, figure.first - 1
    while words.at(index) in SKIP_LEFT:
        index -= 1
    together = words.lower[index - 1 : index + 1] == ("along", "with") or words.lower[index - 1 : index + 1] == (
        "together",
        "with",
    )
    if not together and words.at(index) != "and":
        return None
    for back in range(index - 1, max(-1, index - 9), -1):
        word = words.at(back)
        if word in ENDS or word in CLAUSE or (word == "," and not together):
            return None
        what = scene.counted.verbs.get(word)
        if what in PERSONAL and ((words.at(back - 1) in BE) == together) and not _unreal_before(words, back):
            return Fate(what=what, confidence=0.7, word=back)
        if word in BE or word in HAVE or (word in PREPOSITIONS and not together):
            return None
    return None


def _joined(scene: Scene, index: int, fates: Sequence[Fate | None]) -> Fate | None:
    """A figure that a comma or "and" ties to the one before it shares its fate."""
    if index == 0:
        return None
    figure, before = scene.figures[index], scene.figures[index - 1]
    fate = fates[index - 1]
    words = scene.words
    gap = words.lower[before.tail : figure.first]
    ties = [w for w in gap if w not in SKIP_LEFT]
    if fate is None or not ties or figure.form == "zero":
        return None
    if all(w in {"and", ",", "or", "as", "well", "including", "plus"} for w in ties) and not (
        figure.bare and before.noun
    ):
        return Fate(what=fate.what, confidence=fate.confidence - 0.05)
    after = words.at(figure.tail)
    said = {"said", "of", "reported", "counted", "at", "only", "gave"}
    if figure.bare and words.at(figure.first - 1) in said and after in {".", ",", ";", "", "and"} and "," in gap:
        return Fate(what=fate.what, confidence=0.6)
    if figure.bare and words.at(figure.first - 1) == "and" and after in {"in", "on", "at", "near", "from"}:
        return Fate(what=fate.what, confidence=0.7)
    if words.at(figure.first - 1) == "and" and figure.bare and words.at(figure.tail) in {"others", "more"}:
        return Fate(what=fate.what, confidence=0.8)
    return None


def _fitting(scene: Scene, figure: Figure, fate: Fate | None) -> Fate | None:
    """Keeps a fate only where it fits what is counted: people are not demolished, trucks do not die."""
    if fate is None or fate.what == "none":
        return None
    noun = figure.noun
    if noun and noun.kind == "event":
        return None
    if fate.what == "agent":
        return _agent(figure, fate)
    what = fate.what
    if what in DESTROYED.values():
        if noun is None:
            return fate if not figure.unknown else None
        return (
            Fate(what=DESTROYED[noun.kind], confidence=fate.confidence, word=fate.word)
            if noun.kind in DESTROYED
            else None
        )
    if noun and noun.kind == "body":
        return (
            fate if what in {"recovered", "identified", "missing"} else Fate(what="killed", confidence=fate.confidence)
        )
    if noun and noun.kind in DESTROYED:
        return None
    weak = what in {"released", "identified", "recovered", "present", "evacuated"}
    seized = fate.word >= 0 and scene.words.at(fate.word).startswith(("seiz", "captur"))
    if figure.unknown and (weak or seized or what in {"strikes", "attacks"}):
        return None
    if what == "identified" and not _identifiable(scene, figure, fate):
        return None
    if figure.unknown:
        return Fate(what=what, confidence=min(fate.confidence, 0.6), word=fate.word)
    return fate


def _identifiable(scene: Scene, figure: Figure, fate: Fate) -> bool:
    """Only the dead and the victims are counted as identified; "a man identified as" names somebody."""
    named = scene.words.at(figure.head) in {"victims", "dead", "casualties"} or figure.partitive not in {"", "group"}
    bare = figure.noun is None and figure.form == "number"
    return (named or bare) and scene.words.at(fate.word + 1) != "as"


def _agent(figure: Figure, fate: Fate) -> Fate | None:
    noun = figure.noun
    if noun is None or figure.form != "number":
        return None
    if noun.kind in {"strike", "attack"}:
        return Fate(what="strikes" if noun.kind == "strike" else "attacks", confidence=0.7, word=fate.word)
    if noun.kind == "person" and (noun.status == "combatant" or noun.group == "man" or noun.group == "police"):
        return Fate(what="attackers", confidence=0.75, word=fate.word)
    return None
