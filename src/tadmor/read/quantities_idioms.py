"""Ways of saying what became of people that name no fate: "tore off the arm of a girl", "cost the army nine men"."""

from __future__ import annotations

from tadmor.read.quantities_figures import LIMBS
from tadmor.read.quantities_nouns import Figure
from tadmor.read.quantities_scene import BE, ENDS, HAVE, Fate, Scene

TORN = frozenset("tore torn ripped blew blown severed sliced shattered took".split())
HURTS = frozenset("burns wounds injuries fractures gunshot shrapnel bruises concussion".split())
TREATED = frozenset("treated admitted hospitalised hospitalized brought taken rushed flown".split())
LEFT_BEHIND = frozenset(
    "valley village villages area district town homes houses city region camp province farms quarter".split()
)
HEDGES = frozenset({"perhaps", "possibly", "maybe"})
HELD = frozenset({"kept", "keep", "keeps", "keeping", "hold", "holds", "held", "holding"})
CAPTIVES = frozenset({"hostages", "captives"})
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
WHERE = frozenset({"in", "on", "at", "near", "from", "outside"})
ADMIT = frozenset(
    "admit admits admitted concede concedes conceded acknowledge acknowledges acknowledged admitting".split()
)
CLOSES = frozenset({".", ",", ";", "", "and"})
MANY = 8


def by_idiom(scene: Scene, figure: Figure) -> Fate | None:
    """The fate in a phrase of its own around the figure, or None."""
    if figure.form == "zero":
        return None
    for look in (
        _lost_limb,
        _with_wounds,
        _critical,
        _cost,
        _lost_of_them,
        _let_go,
        _kept,
        _left_home,
        _perhaps,
    ):
        fate = look(scene, figure)
        if fate:
            return fate
    return None


def _lost_limb(scene: Scene, figure: Figure) -> Fate | None:
    """ "Tore off the arm of a girl"."""
    words, before = scene.words, figure.first - 1
    if words.at(before) != "of" or words.at(before - 1) not in LIMBS:
        return None
    torn = TORN & set(words.lower[max(0, before - 5) : before])
    return Fate(what="wounded", confidence=0.7, word=before - 1) if torn else None


def _with_wounds(scene: Scene, figure: Figure) -> Fate | None:
    """ "Twelve pupils with burns were treated"."""
    words = scene.words
    hurt = words.at(figure.tail) == "with" and HURTS & set(words.lower[figure.tail + 1 : figure.tail + 4])
    treated = TREATED & set(words.lower[figure.tail : figure.tail + 8])
    return Fate(what="wounded", confidence=0.7, word=figure.tail + 1) if hurt and treated else None


def _critical(scene: Scene, figure: Figure) -> Fate | None:
    """ "Two killed, one critical": a headline's word for badly wounded."""
    words = scene.words
    ends = words.at(figure.tail + 1) in CLOSES | {"in", "after"}
    bare = figure.bare and words.at(figure.tail) in {"critical", "injured"} and ends
    return (
        Fate(what="wounded", confidence=0.7, word=figure.tail) if bare and words.at(figure.first - 1) == "," else None
    )


def _cost(scene: Scene, figure: Figure) -> Fate | None:
    """ "The fighting cost the army nine men": those whom it cost a side have died."""
    words = scene.words
    people = figure.noun is not None and figure.noun.kind == "person"
    for back in range(figure.first - 2, max(-1, figure.first - 6), -1):
        word = words.at(back)
        if word in {"cost", "costing"}:
            return Fate(what="killed", confidence=0.7, word=back) if people else None
        if word in ENDS or word == ",":
            return None
    return None


def _lost_of_them(scene: Scene, figure: Figure) -> Fate | None:
    """ "The brigade of 3,000 men lost 45 of them"."""
    lost = scene.words.at(figure.first - 1) in {"lost", "losing"} and figure.partitive == "them"
    return Fate(what="killed", confidence=0.6, word=figure.first - 1) if lost else None


def _let_go(scene: Scene, figure: Figure) -> Fate | None:
    """ "Let three women go", and the "free 4" of a headline."""
    words = scene.words
    before = words.at(figure.first - 1)
    if before in {"let", "lets", "letting"} and words.at(figure.tail) == "go":
        return Fate(what="released", confidence=0.8, word=figure.tail)
    headline = before in {"free", "frees"} and words.at(figure.first - 2) in {",", "and"}
    return Fate(what="released", confidence=0.6, word=figure.first - 1) if headline else None


def _kept(scene: Scene, figure: Figure) -> Fate | None:
    """ "Kept the other nine hostages"."""
    words = scene.words
    back = set(words.lower[max(0, figure.first - 3) : figure.first])
    kept = figure.head >= 0 and words.at(figure.head) in CAPTIVES and HELD & back
    return Fate(what="abducted", confidence=0.7, word=figure.head) if kept else None


def _left_home(scene: Scene, figure: Figure) -> Fate | None:
    """ "Some 700 families have left the valley"."""
    words, index = scene.words, figure.tail
    if figure.noun is None or figure.noun.kind != "person" or figure.noun.status == "combatant":
        return None
    while words.at(index) in HAVE or words.at(index) in {"already", "now"}:
        index += 1
    gone = words.at(index) in {"left", "abandoned", "deserted"} and words.at(index + 1) in {"the", "their"}
    home = LEFT_BEHIND & set(words.lower[index + 2 : index + 4])
    return (
        Fate(what="displaced", confidence=0.7, word=index) if gone and home and words.at(index - 1) not in BE else None
    )


def _perhaps(scene: Scene, figure: Figure) -> Fate | None:
    """ "Hundreds, perhaps thousands, died"."""
    words, counted = scene.words, scene.counted
    hedged = words.at(figure.first) in HEDGES or words.at(figure.first - 1) in HEDGES
    if not (hedged and figure.bare and words.at(figure.tail) == ","):
        return None
    what = counted.intransitive.get(words.at(figure.tail + 1))
    return Fate(what=what, confidence=0.7, word=figure.tail + 1) if what == "killed" else None


def by_list(scene: Scene, index: int, before: Fate | None) -> Fate | None:
    """A bare number of a list by place, day or side, with the fate of the one before it: "seven were killed in Orsk, four in
    Karsa", "on Tuesday five", "and the rebels 22", "the rebels admit to three"."""
    figure, words = scene.figures[index], scene.words
    if before is None or not figure.bare or index == 0 or before.what in {"agent", "none", "attackers", "present"}:
        return None
    gap = words.lower[scene.figures[index - 1].tail : figure.first]
    first, after = words.at(figure.first - 1), words.at(figure.tail)
    in_place = first == "," and after in WHERE and len(gap) <= MANY and not ENDS & set(gap)
    on_day = first in DAYS and words.at(figure.first - 2) == "on" and after in CLOSES
    if in_place or on_day:
        return Fate(what=before.what, confidence=0.7)
    if figure.form == "zero":
        return None
    at_cost = before.word >= 0 and words.at(before.word) in {"cost", "costing"} and "and" in gap and after in CLOSES
    of_side = "and" in gap and first == "at" and words.at(figure.first - 2).endswith(("'s", "’s")) and after in CLOSES
    admitted = (first == "to" and words.at(figure.first - 2) in ADMIT) or first in ADMIT
    if at_cost or of_side or (admitted and after in CLOSES):
        return Fate(what=before.what, confidence=0.6)
    return None
