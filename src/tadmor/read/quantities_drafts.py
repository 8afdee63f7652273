"""Figures with their fates put together: which is a part of which, who is counted, and to which side they belong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tadmor.lexicon.counted import CountedNoun
from tadmor.lexicon.numbers import Words
from tadmor.model.value import Group, Modifier, Status, What
from tadmor.read.quantities_nouns import Figure
from tadmor.read.quantities_scene import BE, Fate, Scene

INCLUDING = frozenset({"including", "include", "included", "includes", "among", "amongst"})
LINKS = frozenset("and , or : them whom these those were was are is the also another a an at least with of".split())
SEVERELY = frozenset("seriously critically badly gravely severely lightly slightly fatally".split())
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
UNIT_OF = frozenset({"members", "member", "men", "personnel", "supporters", "people"})


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


def draft_figures(scene: Scene, fates: Sequence[Fate | None], sentence: int, drafts: list[Draft]) -> None:
    """Adds the figures of a sentence whose fate is known, or that are a part of one already there, to `drafts`."""
    mine: dict[int, int] = {}
    for index, figure in enumerate(scene.figures):
        fate = fates[index]
        whole = _whole_of(scene, index, drafts, mine, sentence)
        if whole is None and fate is None:
            fate = _fallback(scene, index, drafts, sentence)
        if whole is not None:
            fate = _fate_in_part(scene, figure, fate, drafts[whole])
            if fate and not _within(figure, drafts[whole]):
                whole = None
        if fate is None or fate.what == "agent" or fate.what == "none" or _only_names(figure, fate):  # noqa: PLR1714
            continue
        mine[index] = len(drafts)
        draft = _draft(scene, figure, fate, fate.what)
        draft.part_of, draft.sentence = whole, sentence
        drafts.append(draft)


def _only_names(figure: Figure, fate: Fate) -> bool:
    """ "One of the injured is …" speaks of somebody already counted, without a fate of its own."""
    return bool(figure.partitive and figure.high == 1 and figure.noun is None and fate.word < 0)


def _fate_in_part(scene: Scene, figure: Figure, fate: Fate | None, whole: Draft) -> Fate | None:
    """A part has its own fate where one is said ("51 of them dead"), else that of the whole."""
    if figure.form == "zero" or (figure.noun and figure.noun.kind in {"event", "vehicle", "building"} and fate is None):
        return None
    if fate and fate.word >= 0 and fate.what not in {"attackers", "agent", "present"}:
        return fate
    if whole.what == "identified" and figure.form == "article":
        return None
    return Fate(what=whole.what, confidence=min(whole.confidence, 0.8))


def _within(figure: Figure, whole: Draft) -> bool:
    """True where the part can be no more than the whole."""
    part = figure.low if figure.low is not None else figure.high or 0
    most = whole.high if whole.high is not None or whole.low is None else None
    return most is None or part <= most


def _whole_of(scene: Scene, index: int, drafts: list[Draft], mine: dict[int, int], sentence: int) -> int | None:
    figure, words = scene.figures[index], scene.words
    if not drafts or drafts[-1].sentence < sentence - 2:
        return None
    previous = _last_whole(drafts)
    if previous is None:
        return None
    here = drafts[previous].sentence == sentence
    if figure.partitive == "them":
        return previous
    if figure.partitive and figure.partitive != "group" and scene.counted.follows.get(figure.partitive):
        wanted = {scene.counted.follows[figure.partitive], drafts[previous].what}
        return previous if len(wanted) == 1 else None
    if figure.bare and figure.form == "number" and words.at(figure.tail) in SEVERELY and here:
        return previous
    if _is_said_to_be(scene, figure):
        return previous
    if words.lower[figure.tail : figure.tail + 2] == ("among", "them"):
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
    if words.at(index) in scene.counted.verbs:
        return False
    noun = next(
        (scene.counted.noun(words.at(i)) for i in range(index, index + 3) if scene.counted.noun(words.at(i))), None
    )
    return noun is not None and noun.kind == "person" and index not in scene.starts


def _listed_part(scene: Scene, index: int, drafts: list[Draft], mine: dict[int, int]) -> int | None:
    """Figures after "including", "among them" or a colon, and those joined to them."""
    figure, words = scene.figures[index], scene.words
    before = index - 1
    if before < 0:
        return None
    gap = words.lower[scene.figures[before].tail : figure.first]
    owner = next((mine[i] for i in range(before, -1, -1) if i in mine), None)
    if owner is None:
        return None
    above = drafts[owner].part_of
    root = owner if above is None else above
    if any(w in INCLUDING for w in gap[-6:]) and _near_including(gap):
        return root
    if gap and gap[-1] == ":" and drafts[root].low and (figure.low or 0) < (drafts[root].low or 0):
        return root
    inverted = gap and gap[-1] in {"were", "was", "are"} and "among" in words.lower[:3]
    if inverted and scene.figures[before].tail - scene.figures[before].first <= 6:
        return root
    if owner == mine.get(before) and drafts[owner].part_of is not None and gap and all(w in LINKS for w in gap):
        return root
    return None


def _near_including(gap: Sequence[str]) -> bool:
    last = max(i for i, w in enumerate(gap) if w in INCLUDING)
    return all(w in LINKS for w in gap[last + 1 :]) or last == len(gap) - 1


def _fallback(scene: Scene, index: int, drafts: list[Draft], sentence: int) -> Fate | None:
    """Bodies that were counted or found, victims, and the vehicles of a convoy, where no verb says what became of them."""
    figure, words = scene.figures[index], scene.words
    noun = figure.noun
    if figure.form == "article" or noun is None or figure.form == "zero":
        return None
    if noun.kind == "body":
        return Fate(what="killed", confidence=0.75)
    if noun.kind == "vehicle" and "convoy" in words.lower[max(0, figure.first - 3) : figure.first]:
        return Fate(what="vehicles_total", confidence=0.85)
    following = scene.figures[index + 1] if index + 1 < len(scene.figures) else None
    if noun.kind == "vehicle" and following and following.partitive == "them":
        return Fate(what="vehicles_total", confidence=0.85)
    if words.at(figure.head) == "victims" and figure.partitive == "":
        deadly = any(d.what == "killed" and d.sentence >= sentence - 2 for d in drafts)
        return Fate(what="killed" if deadly else "killed_or_wounded", confidence=0.6)
    return None


def _draft(scene: Scene, figure: Figure, fate: Fate, what: What) -> Draft:
    words = scene.words
    start, end = words.starts[figure.first], words.ends[figure.past_last - 1]
    if figure.form == "zero" and figure.bare and fate.word >= figure.tail and fate.word - figure.tail <= 2:
        end = words.ends[fate.word]
    named = figure.head >= 0 and figure.head >= figure.noun_first
    noun_end = max(figure.head + 1, figure.past_last) if figure.partitive != "them" else figure.head + 1
    of = words.said(_noun_start(words, figure), noun_end) if named and figure.partitive != "group" else None
    status, group = _who(scene, figure)
    return Draft(
        form=figure.form,
        what=what,
        low=figure.low,
        high=figure.high,
        modifier=figure.modifier,
        words=words.text[words.starts[figure.core] : words.ends[_number_end(words, figure) - 1]],
        of=of,
        status=status,
        group=group,
        belongs_to=_side(words, figure),
        confidence=fate.confidence,
        start=start,
        end=end,
        core=words.starts[figure.core],
    )


def _noun_start(words: Words, figure: Figure) -> int:
    start = figure.noun_first
    while words.at(start) in {"more", "of", "them", "whom", "which", "were", "was", "a", "an"} and start < figure.head:
        start += 1
    return start


def _number_end(words: Words, figure: Figure) -> int:
    end = max(figure.core + 1, min(figure.noun_first, figure.past_last))
    return end - 1 if words.at(end - 1) == "of" and end - 1 > figure.core else end


def _who(scene: Scene, figure: Figure) -> tuple[Status, Group | None]:
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
    if not figure.bare:
        if words.at(figure.head) in UNIT_OF and words.at(figure.tail) == "of":
            nouns = [scene.counted.noun(words.at(i)) for i in range(figure.tail + 1, figure.tail + 5)]
            if COLLECTIVES & set(words.lower[figure.tail + 1 : figure.tail + 6]):
                return CountedNoun(kind="person", status="combatant", group="fighter", plural=True)
            return next(
                (replace(n, plural=True) for n in nouns if n and n.kind == "person" and n.status == "combatant"), None
            )
        return None
    if words.at(index) in BE:
        index += 1
    nouns = [scene.counted.noun(words.at(i)) for i in range(index, index + 3)]
    if words.at(index) in scene.counted.verbs or words.at(index) in {"in", "on", "at", ",", "by", "when", "and"}:
        return None
    return next((n for n in nouns if n and n.kind == "person"), None)


def _side(words: Words, figure: Figure) -> str | None:
    """The side that the counted belong to, as said: "Russian mercenaries", "troops aligned with the council"."""
    if figure.head < 0 or figure.noun is None or figure.noun.kind in {"body", "life", "event", "strike", "attack"}:
        return None
    after = words.text[words.ends[figure.head] :].lstrip()
    found = SIDE.match(after)
    of_side = words.at(figure.head) in SIDE_NOUNS and after.startswith("of ")
    linked = found and (of_side or not after.startswith(("from ", "of ", "with ")))
    if found and linked and figure.partitive == "":
        return found["side"].removeprefix("the ")
    first = _noun_start(words, figure)
    before = [words.text[words.starts[i] : words.ends[i]] for i in range(first, figure.head)]
    side = [
        w
        for w in before
        if w.lower() not in NOT_A_SIDE
        and (w[:1].isupper() or w.lower() in {"government", "rebel", "militia", "army"} or w.lower().startswith("pro-"))
    ]
    return " ".join(side) or None
