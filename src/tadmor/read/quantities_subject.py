"""The verb that a figure is the subject of: a walk to the right over all that only describes the counted."""

from __future__ import annotations

from dataclasses import dataclass

from tadmor.lexicon.number_words import Words
from tadmor.read.quantities_nouns import Figure
from tadmor.read.quantities_scene import (
    BE,
    CLAUSE,
    DETERMINERS,
    ENDS,
    HAVE,
    MAYBE,
    PREPOSITIONS,
    UNREAL,
    Fate,
    Scene,
    combined,
    object_after,
)

FATAL = frozenset({"killed", "wounded"})
BETWEEN = frozenset(
    """reported reportedly believed feared confirmed presumed known thought said understood also all still later then found left
    to have been be brought listed as counted among those the now already either both instantly immediately apparently
    allegedly declared officially being recorded""".split()
)
RUBBLE = frozenset("rubble debris ruins wreckage collapsed".split())
DEADLY = frozenset(
    "killed dead died deaths death massacre massacres murder murders execution executions fatal lives genocide holocaust".split()
)
VIOLENCE = DEADLY | frozenset(
    """strike strikes airstrike airstrikes air-strike air-strikes attack attacks bomb bombs bombing bombings bombardment
    shell shells shelling raid raids
    blast explosion mine mines landmines ambush missile missiles rocket rockets drone drones violence fire gunfire abductions
    kidnappers clashes fighting gas""".split()
)
NEARLY = frozenset({"nearly", "almost", "narrowly"})
HURT = frozenset({"wounds", "injuries", "burns", "shrapnel", "wound", "injury"})
RELATIVES = frozenset({"who", "which", "that"})
INSERTIONS = frozenset(
    """including among most mostly all some many half who whom whose aged two three four five six at mainly
    one both of namely""".split()
)


@dataclass(slots=True, kw_only=True)
class _Walk:
    """Where the walk is: the word, the auxiliary seen, whether the verb is unreal ("would"), whether a relative clause is
    open, and whether a noun phrase may start here. Mutable, and gone when the walk ends."""

    index: int
    aux: str = ""
    unreal: bool = False
    relative: bool = False
    free: bool = True


def subject_of(scene: Scene, figure: Figure, start: int = 0) -> Fate | None:
    """The fate in the verb that the figure is the subject of, or None. `start`: a word to walk from, past the figure."""
    walk = _Walk(index=start or figure.tail)
    limit = min(len(scene.words.lower), figure.tail + 36)
    while walk.index < limit:
        outcome = _step(scene, figure, walk)
        if isinstance(outcome, Fate):
            return outcome
        if not outcome:
            return None
    return None


def _step(scene: Scene, figure: Figure, walk: _Walk) -> Fate | bool:
    """One word further: a fate, True to go on, False where the figure has no verb."""
    walk.index = scene.past_aside(walk.index)
    words, index = scene.words, walk.index
    word = words.at(index)
    if word == "(" and ")" in words.lower[index : index + 16]:
        walk.index = words.lower.index(")", index) + 1
        return True
    if word in ENDS or (word == "." and index == len(words.lower) - 1):
        return False
    if word == ",":
        following = _after_insertion(scene, index)
        walk.index, walk.free = following or index, True
        return following is not None
    if word[:4] in {"fell", "fall", "beca", "beco"} and (victims := _fell_victim(scene, index)):
        return victims
    if word in BE or word in HAVE or word in MAYBE or word in UNREAL:
        walk.unreal = walk.unreal or word in UNREAL
        walk.aux = "be" if word in BE else walk.aux or ("have" if word in HAVE else "may")
        walk.index += 1
        return True
    if (
        scene.fate_word(index)
        and word != "recovering"
        and (walk.aux or word in scene.counted.intransitive or (walk.free and walk.relative))
    ):
        return _at_fate(scene, figure, walk)
    return _predicate(scene, walk, word) if walk.aux else _description(scene, walk, word)


def _at_fate(scene: Scene, figure: Figure, walk: _Walk) -> Fate | bool:
    decided = _verb(scene, walk.index, walk.aux)
    if decided is None or walk.unreal or scene.words.at(walk.index - 1) in NEARLY:
        return False
    later = subject_of(scene, figure, walk.index + 1) if walk.relative else None
    if walk.relative and figure.partitive == "group" and figure.form == "number":
        return later or False
    return later if later and later.what in FATAL else decided


def _predicate(scene: Scene, walk: _Walk, word: str) -> Fate | bool:
    """After an auxiliary: "not", "inside", "later found", or another predicate, which ends the walk outside a relative clause."""
    if word in {"not", "never"}:
        return Fate(what="none", confidence=1.0)
    if missing := _under_rubble(scene.words, walk.index):
        return Fate(what="missing", confidence=0.75, word=missing)
    if word == "recovering":
        hurt = HURT & set(scene.words.lower[walk.index + 1 : walk.index + 6])
        return Fate(what="wounded" if hurt else "none", confidence=0.75, word=walk.index)
    if walk.aux == "be" and (there := _presence(scene.words, walk.index)):
        return Fate(what="present", confidence=0.7, word=there)
    if not (word in BETWEEN or word.endswith("ly")):
        if not walk.relative:
            return False
        walk.aux, walk.relative = "", False
    walk.index += 1
    return True


def _description(scene: Scene, walk: _Walk, word: str) -> bool:
    """Before any auxiliary: what describes the counted is passed over, another clause ends the walk."""
    words, index = scene.words, walk.index
    if word in RELATIVES:
        walk.relative, walk.free = True, True
    elif _opens_relative(scene, walk, word):
        walk.relative, walk.free = False, True
    elif word in CLAUSE or index in scene.finite:
        return False
    elif index in scene.starts:
        if not (walk.free or words.at(index - 1) in {"and", "or", ","}):
            return False
        walk.index, walk.free = scene.figures[scene.starts[index]].tail, False
        return True
    elif word in PREPOSITIONS or word in {"and", "or"} or _is_participle(scene, index):
        walk.free = True
    elif word in DETERMINERS:
        if not walk.free:
            return False
    else:
        walk.free = False
        if word.endswith("ed") and words.at(index - 1) not in PREPOSITIONS | DETERMINERS and word not in BETWEEN:
            return False
    walk.index += 1
    return True


def _opens_relative(scene: Scene, walk: _Walk, word: str) -> bool:
    """True for the verb right after "who", which is done with once passed: "those who led the mutiny were killed"."""
    plain = word not in PREPOSITIONS | DETERMINERS | CLAUSE and walk.index not in scene.starts
    return walk.relative and plain and scene.words.at(walk.index - 1) in RELATIVES


def _is_participle(scene: Scene, index: int) -> bool:
    """True for "steering" in "two airmen steering the jet"."""
    return scene.words.at(index).endswith("ing") and scene.counted.noun(scene.words.at(index - 1)) is not None


def _under_rubble(words: Words, index: int) -> int | None:
    """ "May be under the rubble", "are trapped under debris"; the word that says so, or None."""
    while words.at(index) in {"trapped", "buried", "still", "lie", "be", "lying", "caught", "feared", "believed", "to"}:
        index += 1
    buried = words.at(index) in {"under", "beneath", "underneath"} and RUBBLE & set(words.lower[index + 1 : index + 4])
    return index if buried else None


def _fell_victim(scene: Scene, index: int) -> Fate | None:
    """ "Fell victim to a strike", "became victims of the shelling": killed where the sentence speaks of death."""
    words = scene.words
    victim = words.at(index) in {"fell", "fallen", "became", "become"} and words.at(index + 1) in {"victim", "victims"}
    if not victim or words.at(index + 2) not in {"to", "of"}:
        return None
    lower = set(words.lower)
    if not VIOLENCE & set(words.lower[index + 3 : index + 10]):
        return None
    return Fate(what="killed" if DEADLY & lower else "killed_or_wounded", confidence=0.6, word=index + 1)


def _presence(words: Words, index: int) -> int | None:
    word = words.at(index)
    inside = {"inside", "aboard", "attending", "present", "sheltering", "praying", "gathered", "meeting"}
    if word in inside or (word == "on" and words.at(index + 1) == "board"):
        return index
    return None


def _verb(scene: Scene, index: int, aux: str) -> Fate | None:
    """What a verb with these auxiliaries says of its subject."""
    word, counted = scene.words.at(index), scene.counted
    if word in counted.intransitive and aux != "be":
        what = counted.intransitive[word]
        return Fate(what="agent" if what == "attackers" else combined(scene, index, what), confidence=0.85, word=index)
    passive = counted.verbs.get(word) or counted.follows.get(word)
    if aux == "be":
        if passive:
            return Fate(what=combined(scene, index, passive), confidence=0.9, word=index)
        if word in counted.intransitive and counted.intransitive[word] != "attackers":
            return Fate(what=counted.intransitive[word], confidence=0.8, word=index)
        return None
    if passive and word in counted.verbs and object_after(scene, index + 1):
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
        also = words.at(first) in {"also", "all", "both", "later"} and scene.fate_word(first + 1) is not None
        died = (
            scene.counted.intransitive.get(words.at(first)) == "killed" and words.at(comma - 1) in scene.counted.nouns
        )
        return first if also or died or words.at(first) in BE or words.at(first) in HAVE else None
    of_them = first in scene.starts and scene.figures[scene.starts[first]].partitive == "them"
    for index in range(first, min(first + 30, len(words.lower))):
        word = words.at(index)
        if word in ENDS:
            return None
        if word == "," and (words.at(index + 1) in BE | HAVE | MAYBE | {"who"} or scene.fate_word(index + 1)):
            return index + 1
        if word == "," and of_them and words.at(index + 1) == "and" and index + 2 in scene.starts:
            return index + 1
    return None
