"""Who is counted: status, group and side, from the noun and the words that narrow it."""

from __future__ import annotations

import re
from dataclasses import replace

from tadmor.lexicon.counted import CountedNoun
from tadmor.lexicon.number_words import Words
from tadmor.model.value import Group, Status
from tadmor.read.quantities_nouns import Figure
from tadmor.read.quantities_scene import BE, Scene

SIDE = re.compile(
    r"(?:aligned with|loyal to|allied to|allied with|backed by|belonging to|of) (?:the |its |their |a )?"
    r"(?P<side>[\w'’-]+(?: (?:[A-Z][\w'’-]+|militia|army|group|brigade|police|force|forces|movement|coalition|alliance)){0,4})"
)
SIDE_NOUNS = frozenset(
    """members member soldiers troops fighters militants supporters men officers commanders forces police
    rebels gunmen""".split()
)
NOT_A_SIDE = frozenset(
    """the a an armed young old elderly local senior other more unarmed unidentified unknown masked suspected alleged wounded
    injured innocent small large new female male foreign heavy civilian dead many own fellow enemy top tribal air suicide
    schoolgirl pregnant former off-duty additional
    military main battle light two three four five six""".split()
)
EXTRA_GROUP: dict[str, Group] = {
    "crescent": "aid_worker",
    "aid": "aid_worker",
    "relief": "aid_worker",
    "humanitarian": "aid_worker",
    "police": "police",
    "media": "journalist",
    "medical": "medic",
    "ambulance": "medic",
    "elderly": "elderly",
}
COLLECTIVES = frozenset(
    "militia militias guerrilla rebel insurgent gang cell brigade battalion regiment army commando".split()
)
ARMED_BODIES = frozenset({"forces", "army", "military", "navy"})
UNIT_OF = frozenset({"members", "member", "men", "personnel", "supporters", "people"})


def find_who(scene: Scene, figure: Figure) -> tuple[Status, Group | None]:
    """Status and group, from the counted noun and the words that narrow it ("civilian deaths", "Red Crescent volunteers")."""
    words, noun = scene.words, figure.noun
    if noun is None or (noun.kind == "person" and noun.status == "unknown" and noun.group is None):
        beside = _described(scene, figure)
        noun = beside or noun
    status: Status = noun.status if noun else "unknown"
    group = noun.group if noun else None
    around = words.lower[figure.first : max(figure.past_last, figure.head + 1)]
    for word in around:
        group = EXTRA_GROUP.get(word, group) if noun and noun.kind == "person" and group in {None, "soldier"} else group
    if "civilian" in around or words.at(figure.tail) == "civilian":
        status = "civilian"
    elif "armed" in around and status == "unknown":
        status = "combatant"
    elif group == "police":
        status = "unknown"
    if words.at(figure.head) == "children" and words.at(figure.head - 2) == "women":
        group = None
    return status, group


def _described(scene: Scene, figure: Figure) -> CountedNoun | None:
    """Who a figure without a noun of its own is said to be: "five were children", "six of them civilians"."""
    words, index = scene.words, figure.tail
    if not figure.bare and not (words.at(figure.head) == "victims" and words.at(index) in BE):
        if words.at(figure.head) in UNIT_OF and words.at(figure.tail) == "of":
            nouns = [scene.counted.noun(words.at(i)) for i in range(figure.tail + 1, figure.tail + 5)]
            body = set(words.lower[figure.tail + 1 : figure.tail + 6])
            if COLLECTIVES & body:
                return CountedNoun(kind="person", status="combatant", group="fighter", plural=True)
            if ARMED_BODIES & body:
                return CountedNoun(kind="person", status="combatant", group="soldier", plural=True)
            return next(
                (replace(n, plural=True) for n in nouns if n and n.kind == "person" and n.status == "combatant"), None
            )
        return None
    if figure.partitive == "them" and words.at(index) in scene.counted.follows:
        index += 1
    if words.at(index) in BE:
        index += 1
    nouns = [scene.counted.noun(words.at(i)) for i in range(index, index + 3)]
    if words.at(index) in scene.counted.verbs or words.at(index) in {
        "in",
        "on",
        "at",
        ",",
        "by",
        "when",
        "and",
        "according",
    }:
        return None
    return next((n for n in nouns if n and n.kind == "person"), None)


def noun_start(words: Words, figure: Figure) -> int:
    """The first word of the noun phrase that a figure counts."""
    start = figure.noun_first
    while words.at(start) in {"more", "of", "them", "whom", "which", "were", "was", "a", "an"} and start < figure.head:
        start += 1
    return start


def find_side(words: Words, figure: Figure) -> str | None:
    """The side that the counted belong to, as said: "Russian mercenaries", "troops aligned with the council"."""
    if figure.head < 0 or figure.noun is None or figure.noun.kind in {"body", "life", "event", "strike", "attack"}:
        return None
    after = words.text[words.ends[figure.head] :].lstrip()
    found = SIDE.match(after)
    of_side = words.at(figure.head) in SIDE_NOUNS and after.startswith("of ")
    linked = found and (of_side or not after.startswith(("from ", "of ", "with ")))
    if found and linked and figure.partitive == "":
        return found["side"].removeprefix("the ")
    first = noun_start(words, figure)
    before = [words.text[words.starts[i] : words.ends[i]] for i in range(first, figure.head)]
    side = [
        w
        for w in before
        if w.lower() not in NOT_A_SIDE
        and (w[:1].isupper() or w.lower() in {"government", "rebel", "militia", "army"} or w.lower().startswith("pro-"))
    ]
    return " ".join(side) or None
