"""Which figure is a part of which: "six of them women", "including three children", "a boy among them"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from tadmor.model.value import Group, Modifier, Status, What
from tadmor.read.quantities_nouns import Figure
from tadmor.read.quantities_scene import BE, CLAUSE, HARM, HAVE, MAYBE, PREPOSITIONS, Fate, Scene

INCLUDING = frozenset({"including", "include", "included", "includes", "among", "amongst"})
LINKS = frozenset("and , or : them whom these those were was are is the also another a an at least with of".split())
PLACED = frozenset({"in", "at", "on", "near", "outside", "inside"})
LISTED = frozenset({("and",), (",",), (",", "and")})
OPENING = frozenset({"(", "-", "–", "—", ":"})
ANYBODY = frozenset({"people", "persons", "others", "civilians", "victims"})
ANY_CALLING = frozenset({"woman", "man", "child", "elderly", "foreigner"})
ANY_TRADE = frozenset({"aid_worker", "foreigner", "family", "man", "woman"})
ARMED = frozenset({"soldier", "police", "fighter"})
MOST = 6
SEVERELY = frozenset("seriously critically badly gravely severely lightly slightly fatally".split())


@dataclass(slots=True, kw_only=True)
class Draft:
    """A figure on its way to becoming a record; `start`, `end` and `core` are offsets in its sentence, which starts at `base`.
    Mutable, since the sentence around it is read after it: never leaves the finder."""

    form: str
    what: What
    low: int | None
    high: int | None
    modifier: Modifier
    words: str
    of: str | None
    status: Status
    group: Group | None
    belongs_to: str | None
    confidence: float
    start: int
    end: int
    core: int
    part_of: int | None = None
    sentence: int = 0
    base: int = 0
    denied: bool = False
    cumulative: bool = False
    as_of: str | None = None


def fate_in_part(scene: Scene, figure: Figure, fate: Fate | None, whole: Draft) -> Fate | None:
    """A part has its own fate where one is said ("51 of them dead"), else that of the whole."""
    if figure.form == "zero" or (figure.noun and figure.noun.kind in {"event", "vehicle", "building"} and fate is None):
        return None
    if fate and fate.word >= 0 and fate.what not in {"attackers", "agent", "present"}:
        return fate
    if whole.what == "identified" and figure.form == "article":
        return None
    return Fate(what=whole.what, confidence=min(whole.confidence, 0.8))


def is_within(figure: Figure, whole: Draft) -> bool:
    """True where the part can be no more than the whole."""
    part = figure.low if figure.low is not None else figure.high or 0
    most = whole.high if whole.high is not None or whole.low is None else None
    return most is None or part <= most


def whole_of(scene: Scene, index: int, drafts: list[Draft], mine: dict[int, int], sentence: int) -> int | None:
    """Index in `drafts` of the figure that this one is a part of, or None; `mine` holds the drafts of this sentence."""
    figure, words = scene.figures[index], scene.words
    if not drafts or drafts[-1].sentence < sentence - 2:
        return None
    previous = _last_whole(drafts)
    if previous is None:
        return None
    here = drafts[previous].sentence == sentence
    if figure.partitive in {"them", "among"}:
        return previous
    if figure.partitive == "group" and words.lower[figure.head - 1 : figure.head + 1] == ("the", "victims"):
        return previous if drafts[previous].what in HARM else None
    if figure.partitive and figure.partitive != "group" and scene.counted.follows.get(figure.partitive):
        wanted = {scene.counted.follows[figure.partitive], drafts[previous].what}
        return previous if len(wanted) == 1 else None
    if figure.bare and figure.form == "number" and words.at(figure.tail) in SEVERELY and here:
        return previous
    if _is_said_to_be(scene, figure):
        return previous
    return _listed_part(scene, index, drafts, mine) if here else None


def _last_whole(drafts: list[Draft]) -> int | None:
    """The last figure of people or vehicles that is no part itself."""
    for index in range(len(drafts) - 1, max(-1, len(drafts) - 8), -1):
        draft = drafts[index]
        if draft.part_of is None and draft.form != "zero" and draft.what not in {"attackers", "strikes", "attacks"}:
            return index
    return None


def _is_said_to_be(scene: Scene, figure: Figure) -> bool:
    """ "Five were children", "six of them were women"."""
    words, index = scene.words, figure.tail
    if not figure.bare or figure.form != "number" or words.at(index) not in BE:
        return False
    index += 1
    if words.at(index) in {"a", "an"}:
        index += 1
    if words.at(index) in scene.counted.verbs or words.at(index) in scene.counted.follows:
        return False
    noun = next(
        (scene.counted.noun(words.at(i)) for i in range(index, index + 3) if scene.counted.noun(words.at(i))), None
    )
    return noun is not None and noun.kind == "person" and index not in scene.starts


def _listed_part(scene: Scene, index: int, drafts: list[Draft], mine: dict[int, int]) -> int | None:
    """Figures after "including", "among them" or a colon, and those joined to them."""
    figure, words = scene.figures[index], scene.words
    before = index - 1
    gap = words.lower[scene.figures[before].tail : figure.first]
    owner = next((mine[i] for i in range(before, -1, -1) if i in mine), None)
    if owner is None:
        return None
    above = drafts[owner].part_of
    root = owner if above is None else above
    if any(w in INCLUDING for w in gap[-6:]) and _near_including(scene, gap) and not CLAUSE & set(gap):
        return root
    if _told_by_place(scene, index, drafts[root]):
        return root
    if _adds_up(scene, index, drafts[root]):
        return root
    if gap and gap[-1] == ":" and drafts[root].low and (figure.low or 0) < (drafts[root].low or 0):
        return root
    inverted = gap and gap[-1] in {"were", "was", "are"} and "among" in words.lower[:3]
    if inverted and scene.figures[before].tail - scene.figures[before].first <= 6:
        return root
    after = scene.figures[before].partitive
    apart = (after == "among" and (figure.bare or "and" in gap)) or (after == "them" and tuple(gap) == (",", "and"))
    if (
        not apart
        and owner == mine.get(before)
        and drafts[owner].part_of is not None
        and gap
        and all(w in LINKS for w in gap)
    ):
        return root
    return None


def _adds_up(scene: Scene, index: int, whole: Draft) -> bool:
    """True for the parts of "nine people (six women and three men)": a list that adds up to the figure before it."""
    figures, words = scene.figures, scene.words
    gaps = [words.lower[a.tail : b.first] for a, b in itertools.pairwise(figures)]
    above = next((i for i in range(index) if words.starts[figures[i].core] == whole.core), None)
    if above is None or not gaps[above] or whole.low is None or whole.low != whole.high:
        return False
    last = above + 1
    while last < len(gaps) and gaps[last] in LISTED:
        last += 1
    parts = figures[above + 1 : last + 1]
    if not above < index <= last or len(parts) < 2 or sum(f.high or 0 for f in parts) != whole.low:
        return False
    if gaps[above][-1] in OPENING or (gaps[above] == (",",) and _narrows(parts, whole)):
        return True
    return _between_commas(scene, gaps[above], parts[-1].tail) and _may_be(parts, whole)


def _between_commas(scene: Scene, gap: Sequence[str], end: int) -> bool:
    """True for a list that ends in a comma and a verb: "three members of our staff, two nurses and a driver, were"."""
    named = gap[-1] in {"namely", "specifically"} and gap[-2:-1] == (",",)
    opened = gap[:-2] if named else gap[:-1]
    if (
        not (named or gap[-1] == ",")
        or (opened and (opened[0] not in PREPOSITIONS or "," in opened))
        or len(opened) > MOST
    ):
        return False
    verb = scene.words.at(end + 1)
    return scene.words.at(end) == "," and (verb in BE | HAVE | MAYBE or scene.fate_word(end + 1) is not None)


def _may_be(parts: Sequence[Figure], whole: Draft) -> bool:
    """True where each part can be of the whole: nurses and drivers among workers, but no soldiers among policemen."""
    for part in parts:
        noun = part.noun
        if noun is None or noun.kind != "person" or {noun.status, whole.status} == {"civilian", "combatant"}:
            return False
        if whole.group in ARMED and noun.group != whole.group:
            return False
        alike = noun.group is None or whole.group is None or noun.group == whole.group
        if not (alike or noun.group in ANY_CALLING or whole.group in ANY_TRADE):
            return False
    return True


def _narrows(parts: Sequence[Figure], whole: Draft) -> bool:
    """After a mere comma, parts are those that say of what sex or age the counted are, or what people they were."""
    anybody = (whole.of or "").split(" ")[-1].lower() in ANYBODY
    return anybody or (whole.group is None and all(f.noun and f.noun.group in {"woman", "man", "child"} for f in parts))


def _near_including(scene: Scene, gap: Sequence[str]) -> bool:
    """True where only links and people without a number stand after "including": "including the mayor and two guards"."""
    last = max(i for i, w in enumerate(gap) if w in INCLUDING)
    rest = gap[last + 1 :]
    people = (w for w in rest if w not in LINKS)
    return all((noun := scene.counted.noun(w)) is not None and noun.kind == "person" for w in people)


def _told_by_place(scene: Scene, index: int, whole: Draft) -> bool:
    """ "Three were killed in all, two at the gate and one in the yard": bare numbers that add up, each with its place."""
    figures, words = scene.figures, scene.words
    above = next((i for i in range(index) if words.starts[figures[i].core] == whole.core), None)
    if above is None or whole.low is None:
        return False
    parts = []
    for figure in figures[above + 1 :]:
        if not (figure.bare and figure.form == "number" and words.at(figure.tail) in PLACED):
            break
        parts.append(figure)
    near = any(figure is figures[index] for figure in parts) and len(parts) > 1
    return near and sum(f.low or 0 for f in parts) == whole.low
