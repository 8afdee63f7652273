"""What became of those whom a figure counts, read from the words around it.

A fate is looked for right after the figure ("12 dead"), right before it ("killed 12"), in the verb that it is the subject of
("12 people, among them a nurse, were killed"), and at last in the figure that it is joined to ("two nurses and a driver").
"""

from __future__ import annotations

from collections.abc import Sequence

from tadmor.model.value import What
from tadmor.read.quantities_beside import (
    right_after,
    right_before,
    special,
    suffered,
    taken_relative,
    with_named,
)
from tadmor.read.quantities_idioms import by_idiom, by_list
from tadmor.read.quantities_nouns import Figure
from tadmor.read.quantities_scene import BE, HAVE, SKIP_LEFT, Fate, Scene
from tadmor.read.quantities_subject import subject_of
from tadmor.read.quantities_tolls import brought_to, count_of

DESTROYED: dict[str, What] = {
    "vehicle": "vehicles_destroyed",
    "aircraft": "aircraft_destroyed",
    "building": "buildings_destroyed",
    "weapon": "weapons_destroyed",
}
FILM = frozenset({"camera", "cameras", "video", "videos", "film", "tape", "footage", "cctv"})
PAIRED = frozenset({(",",), ("and",), (",", "and")})


def find_fates(scene: Scene) -> list[Fate | None]:
    """The fate of each figure of a sentence, None where none is said."""
    fates: list[Fate | None] = []
    for index, figure in enumerate(scene.figures):
        fate = _fate_of(scene, index, figure)
        if fate is None:
            tied = _nobody_of if figure.form == "zero" else _joined
            fate = tied(scene, index, fates) or by_list(scene, index, fates[index - 1] if index else None)
        fates.append(_fitting(scene, figure, fate))
    _share_back(scene, fates)
    for aside in scene.asides:
        fates[aside.wrong] = fates[aside.right]
    return fates


def _share_back(scene: Scene, fates: list[Fate | None]) -> None:
    """Gives the fate of a later figure to those before it that a list or "or" ties to it."""
    for index in range(len(fates) - 2, -1, -1):
        gap = scene.words.lower[scene.figures[index].tail : scene.figures[index + 1].first]
        if gap[:1] == ("of",) and scene.figures[index].form == "article":
            gap = gap[2:]
        if fates[index] is None and gap in PAIRED and _is_headline_pair(scene, index, fates[index + 1]):
            fates[index] = fates[index + 1]
        vague = {scene.figures[index].modifier, scene.figures[index + 1].modifier} == {"vague"}
        hedged = gap[:1] == (",",) and gap[1:] in {(), ("perhaps",), ("possibly",), ("maybe",)}
        if fates[index] is None and hedged and vague and scene.figures[index].bare:
            fates[index] = fates[index + 1]
        if fates[index] is None and gap in {("or",), ("if", "not"), (",", "if", "not"), ("or", "even")}:
            fates[index] = fates[index + 1]


def _is_headline_pair(scene: Scene, index: int, fate: Fate | None) -> bool:
    """ "Five soldiers, 12 rebels killed": two nouns and the fate word right after the second."""
    first, second = scene.figures[index], scene.figures[index + 1]
    people = first.noun and second.noun and first.noun.kind == second.noun.kind == "person"
    last = next((f for f in scene.figures if fate and f.tail == fate.word), None)
    return bool(people and last and last.form != "zero" and (second is last or second.tail <= last.first))


def _fate_of(scene: Scene, index: int, figure: Figure) -> Fate | None:
    if figure.partitive == "among" and scene.words.at(figure.tail) not in BE:
        return right_after(scene, figure)
    for look in (
        special,
        by_idiom,
        right_after,
        right_before,
        _subject,
        suffered,
        count_of,
        brought_to,
        taken_relative,
        with_named,
    ):
        fate = look(scene, figure)
        if fate:
            return fate
    return None


def _subject(scene: Scene, figure: Figure) -> Fate | None:
    """ "The militia has 800 fighters, and 20 were killed": what somebody has is no subject."""
    had = (
        scene.words.at(figure.first - 1) in HAVE
        and figure.form == "number"
        and scene.words.at(figure.tail) in {",", "and"}
    )
    return None if had else subject_of(scene, figure)


def _joined(scene: Scene, index: int, fates: Sequence[Fate | None]) -> Fate | None:
    """A figure that a comma or "and" ties to the one before it shares its fate."""
    if index == 0:
        return None
    figure, before = scene.figures[index], scene.figures[index - 1]
    fate = fates[index - 1]
    words = scene.words
    gap = words.lower[before.tail : figure.first]
    ties = [w for w in gap if w not in SKIP_LEFT]
    if fate is None or not ties:
        return None
    if _of_loss(scene, figure, fate):
        return Fate(what="killed", confidence=0.6)
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


def _nobody_of(scene: Scene, index: int, fates: Sequence[Fate | None]) -> Fate | None:
    """ "Killed nine fighters but no civilians": nobody of these shared what became of the others."""
    if index == 0:
        return None
    figure, before, words, fate = scene.figures[index], scene.figures[index - 1], scene.words, fates[index - 1]
    tied = words.lower[before.tail : figure.first] in {(",",), ("but",), (",", "but"), (",", "and")}
    ends = words.at(figure.tail) in {"", ",", ".", ";"}
    people = figure.noun is not None and figure.noun.kind == "person"
    if fate is None or fate.what not in {"killed", "wounded"} or not (tied and ends and people):
        return None
    return Fate(what=fate.what, confidence=fate.confidence - 0.1)


def _of_loss(scene: Scene, figure: Figure, fate: Fate) -> bool:
    """ "The loss of two helicopters and six crewmen": people after lost machines have died."""
    lost = fate.word >= 0 and scene.words.at(fate.word) in {"loss", "lost"}
    return bool(lost and figure.noun and figure.noun.kind == "person" and scene.words.at(figure.first - 1) == "and")


def _fitting(scene: Scene, figure: Figure, fate: Fate | None) -> Fate | None:
    """Keeps a fate only where it fits what is counted: people are not demolished, trucks do not die."""
    if fate is None or fate.what == "none":
        return None
    noun = figure.noun
    if (noun and noun.kind == "event") or _on_film(scene, fate):
        return None
    if fate.what == "agent":
        return _agent(figure, fate)
    if fate.what == "detained" and scene.words.lower[fate.word + 1 : fate.word + 3] == ("in", "hospital"):
        fate = Fate(what="wounded", confidence=0.7, word=fate.word)
    what = fate.what
    if what in DESTROYED.values():
        return _destroyed(figure, fate)
    if noun and noun.kind == "body":
        kept = what in {"recovered", "identified", "missing"}
        return fate if kept else Fate(what="killed", confidence=fate.confidence, word=fate.word)
    if (noun and noun.kind in DESTROYED) or (figure.unknown and not _unknown_fits(scene, fate)):
        return None
    if what == "identified" and not _identifiable(scene, figure, fate):
        return None
    return Fate(what=what, confidence=min(fate.confidence, 0.6), word=fate.word) if figure.unknown else fate


def _on_film(scene: Scene, fate: Fate) -> bool:
    """True for "captured by a camera": nobody was taken."""
    caught = fate.word >= 0 and scene.words.at(fate.word) == "captured"
    return caught and not FILM.isdisjoint(scene.words.lower[fate.word + 1 : fate.word + 8])


def _destroyed(figure: Figure, fate: Fate) -> Fate | None:
    """What was destroyed takes its name from what is counted; a figure that names nothing counts vehicles."""
    if figure.noun is None:
        return None if figure.unknown else fate
    what = DESTROYED.get(figure.noun.kind)
    return Fate(what=what, confidence=fate.confidence, word=fate.word) if what else None


def _unknown_fits(scene: Scene, fate: Fate) -> bool:
    """Nouns that the lexicon does not know may be people that were killed or taken, not things that were seized or released."""
    seized = fate.word >= 0 and scene.words.at(fate.word).startswith(("seiz", "captur"))
    return not seized and fate.what not in {
        "released",
        "identified",
        "recovered",
        "present",
        "evacuated",
        "strikes",
        "attacks",
    }


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
    if noun.kind == "person" and (noun.status == "combatant" or noun.group in {"man", "police"}):
        return Fate(what="attackers", confidence=0.75, word=fate.word)
    return None
