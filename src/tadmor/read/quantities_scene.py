"""One sentence during the search for fates, and the small questions that every part of the search asks of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tadmor.lexicon.counted import CountedWords
from tadmor.lexicon.number_labels import MONTHS
from tadmor.lexicon.number_words import Words
from tadmor.model.value import What
from tadmor.read.quantities_instead import Aside
from tadmor.read.quantities_nouns import Figure

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
DETERMINERS = frozenset("the a an his her their its this these those himself themselves him them it people".split())
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
SEIZED = frozenset(
    "many some most control towns villages cities positions areas districts parts ground territory".split()
)
SKIP_LEFT = frozenset("another a further the other an additional all her his their its our also these those".split())
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
    finite verbs (empty without a parse), `asides` numbers that others correct."""

    words: Words
    figures: Sequence[Figure]
    starts: Mapping[int, int]
    counted: CountedWords
    finite: frozenset[int] = frozenset()
    asides: tuple[Aside, ...] = ()

    def fate_word(self, index: int) -> What | None:
        """What a word says about those it follows or governs, in any form."""
        word = self.words.at(index)
        counted = self.counted
        return counted.verbs.get(word) or counted.follows.get(word) or counted.intransitive.get(word)

    def past_aside(self, index: int) -> int:
        """The word after a number that is set right, where one begins at `index`; `index` itself otherwise."""
        return next((a.past for a in self.asides if a.first == index and a.right < a.wrong), index)


def combined(scene: Scene, index: int, what: What) -> Verdict:
    """Joins "killed or wounded"; a second fate with a number of its own stays apart."""
    words = scene.words
    if words.at(index + 1) not in {"and", "or", "/"} or index + 2 in scene.starts:
        return what
    other = scene.fate_word(index + 2)
    if other is None or object_after(scene, index + 3):
        return what
    pair = {what, other}
    if pair == {"killed", "wounded"}:
        return "killed_or_wounded"
    if words.at(index + 1) == "or" and len(pair) == 2:
        return "none"
    return "killed" if "killed" in pair else what


def object_after(scene: Scene, index: int) -> bool:
    """True when what follows a verb is its object: a figure or a noun phrase."""
    while scene.words.at(index).endswith("ly") or scene.words.at(index) == "also":
        index += 1
    if index in scene.starts:
        return True
    word = scene.words.at(index)
    if word in DETERMINERS or word in SEIZED:
        return True
    noun = scene.counted.noun(word)
    return (noun is not None and noun.kind != "event") or is_name(scene.words, index)


def is_name(words: Words, index: int) -> bool:
    """True for a capital after a verb in small letters that opens no day or month: "killed Hector Oqueli"."""
    if index >= len(words.lower) or words.at(index) in MONTHS | WEEKDAYS | PREPOSITIONS | CLAUSE:
        return False
    return words.text[words.starts[index]].isupper() and words.text[words.starts[index - 1]].islower()


def unreal_before(words: Words, verb: int) -> bool:
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
    if word in UNREAL or word in {"not", "n't", "without", "never", "avoid", "from", "against", "didn't", "like"}:
        return True
    if words.lower[max(0, before - 1) : before + 1] == ("such", "as"):
        return True
    return words.at(before) == "have" and words.at(before - 1) in UNREAL
