"""Parts of a toll that was told before: "The dead were four soldiers and three drivers", "three soldiers were among the dead"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tadmor.model.value import What
from tadmor.read.quantities_nouns import Figure
from tadmor.read.quantities_parts import Draft
from tadmor.read.quantities_scene import CLAUSE, SKIP_LEFT, Scene

FARTHEST = 2
WHO = (
    r"(?:the|those|all) (?:\w+ )?(?P<who>dead|killed|fatalities|deaths|victims|slain|murdered|wounded|injured|casualties|missing"
    r"|abducted|kidnapped|captives|hostages|taken|seized|detained|arrested|detainees)"
)
LIST = re.compile(
    rf"(?:^|[\s,;]){WHO}(?: (?:in|of|by) [^.,;:]{{3,40}})? (?P<be>were|are|was|is|includ(?:ed?|es))\s*$", re.IGNORECASE
)
INVERTED = re.compile(
    rf"(?:^|[\s,;])(?:among|amongst) {WHO}(?: (?:in|of|by) [^.,;:]{{3,40}})? (?:were|are|was|is)\s*$", re.IGNORECASE
)
AMONG = re.compile(
    rf"[^.,;:]{{0,60}}?(?:\b(?:were|are|was|is|being|counted|to be)(?: \w+)?|,) (?:among|amongst) {WHO}\b",
    re.IGNORECASE,
)
TAKEN: dict[str, What] = {"captives": "abducted", "hostages": "abducted", "taken": "abducted", "detainees": "detained"}
ELSEWHERE = re.compile(
    r"(?:In|At|Near|Outside|Around) (?:the \w+ of )?[A-Z]|On (?:[A-Z]|\d)|(?:Elsewhere|Meanwhile|Separately|Also|Earlier|Later)\b"
    r"|(?:\w+ )?\w+ (?:hours?|days?|weeks?|months?) (?:later|earlier|before|after)\b|The (?:next|following|previous) "
)
ANOTHER = re.compile(
    r"\s*,?\s*(?:when|after|as) (?:an?|the|two|three|\w+s|[A-Z]\w+)\b"
    r"|[^.;:]{0,40}\b(?:another|a second|a separate|a different|a similar|an earlier|elsewhere)\b",
    re.IGNORECASE,
)
ANY_HARM = frozenset({"victims", "casualties", "seized"})


def parts_of_told(scene: Scene, drafts: Sequence[Draft], sentence: int) -> dict[int, int]:
    """Figures of a sentence that are parts of one told before, with the index of that one in `drafts`.

    A list that says who the dead were must add up to the toll; what the dead "included" must be no more than it.
    """
    if ELSEWHERE.match(scene.words.text):
        return {}
    for index, figure in enumerate(scene.figures):
        left = scene.words.text[: scene.words.starts[figure.first]]
        listed, inverted = LIST.search(left), INVERTED.search(left)
        if found := listed or inverted:
            whole = _toll(scene, found["who"].lower(), drafts, sentence)
            parts = _list(scene, index)
            named = bool(inverted) or (listed is not None and listed["be"].lower().startswith("inc"))
            return (
                dict.fromkeys(parts, whole) if whole is not None and _fits(scene, parts, drafts[whole], named) else {}
            )
    return _among_them(scene, drafts, sentence) or _of_the_dead(scene, drafts, sentence)


def _of_the_dead(scene: Scene, drafts: Sequence[Draft], sentence: int) -> dict[int, int]:
    """ "Four of the dead were police officers", also where the wounded were told after the dead."""
    parts: dict[int, int] = {}
    for index, figure in enumerate(scene.figures):
        if figure.form == "number" and figure.partitive in scene.counted.follows:
            whole = _toll(scene, figure.partitive, drafts, sentence)
            if whole is not None and _fits(scene, [index], drafts[whole], True):
                parts[index] = whole
    return parts


def _among_them(scene: Scene, drafts: Sequence[Draft], sentence: int) -> dict[int, int]:
    """ "A nurse and two porters were among those killed"."""
    words = scene.words
    for index, figure in enumerate(scene.figures):
        found = AMONG.match(words.text[words.ends[figure.past_last - 1] :]) if figure.form != "zero" else None
        if not found or CLAUSE & set(words.lower[figure.tail : figure.tail + 3]):
            continue
        end = words.ends[figure.past_last - 1] + found.end()
        if ANOTHER.match(words.text[end:]):
            return {}
        parts = [i for i in _list(scene, index) if words.starts[scene.figures[i].first] < end]
        whole = _toll(scene, found["who"].lower(), drafts, sentence)
        if whole is not None and _fits(scene, parts, drafts[whole], True):
            return dict.fromkeys(parts, whole)
        return {}
    return {}


def _toll(scene: Scene, who: str, drafts: Sequence[Draft], sentence: int) -> int | None:
    """The last figure of this fate that is no part itself, at most two sentences before; None where nothing fits."""
    what = TAKEN.get(who) or scene.counted.follows.get(who, "killed")
    for index in range(len(drafts) - 1, -1, -1):
        draft = drafts[index]
        if sentence - draft.sentence > FARTHEST:
            return None
        alike = draft.what == what or (who in ANY_HARM and draft.what in {"killed", "killed_or_wounded", "abducted"})
        if alike and draft.part_of is None and draft.form != "zero" and not draft.denied:
            return None if draft.cumulative else index
    return None


def _list(scene: Scene, first: int) -> list[int]:
    """The figures of a list from `first` on: each tied to the one before it by a comma or "and"."""
    figures, words = scene.figures, scene.words
    parts = [first]
    for index in range(first + 1, len(figures)):
        gap = words.lower[figures[index - 1].tail : figures[index].first]
        if gap and gap[-1] in SKIP_LEFT:
            gap = gap[:-1]
        if not gap or len(gap) > 7 or gap[-1] not in {"and", ","} or "," in gap[:-2] or not _describes(scene, gap):
            break
        parts.append(index)
    return parts


def _describes(scene: Scene, gap: Sequence[str]) -> bool:
    """True where the words between two members of a list hold no verb: "of the escort and"."""
    finite = {scene.words.lower[i] for i in scene.finite}
    return not any(word in CLAUSE or word in finite or word in scene.counted.verbs for word in gap)


def _fits(scene: Scene, parts: Sequence[int], whole: Draft, named: bool) -> bool:
    """True where the parts add up to the whole; where they are only `named` among it, where they are no more than it."""
    figures: list[Figure] = [scene.figures[i] for i in parts]
    if any(f.form == "zero" or (f.noun and f.noun.kind not in {"person", "body"}) for f in figures):
        return False
    total = sum((f.low if f.low is not None else f.high) or 0 for f in figures)
    if named:
        most = whole.high
        return most is None or total <= most
    return whole.low is not None and total == whole.low and len(figures) > 0
