"""Figures with their fates put together: which is a part of which, who is counted, and to which side they belong."""

from __future__ import annotations

from collections.abc import Sequence

from tadmor.lexicon.number_words import Words
from tadmor.model.value import What
from tadmor.read.quantities_carried import carried_fate
from tadmor.read.quantities_convoys import of_convoy, total_of_base
from tadmor.read.quantities_nouns import Figure
from tadmor.read.quantities_parts import Draft, fate_in_part, is_within, whole_of
from tadmor.read.quantities_scene import BE, Fate, Scene
from tadmor.read.quantities_subject import DEADLY
from tadmor.read.quantities_told import parts_of_told
from tadmor.read.quantities_who import find_side, find_who, noun_start


def draft_figures(scene: Scene, fates: Sequence[Fate | None], sentence: int, drafts: list[Draft]) -> None:
    """Adds the figures of a sentence whose fate is known, or that are a part of one already there, to `drafts`."""
    mine: dict[int, int] = {}
    told = parts_of_told(scene, drafts, sentence)
    for index, figure in enumerate(scene.figures):
        fate = fates[index]
        whole = told[index] if index in told else whole_of(scene, index, drafts, mine, sentence)
        if whole is None and fate is None:
            last = drafts[max(mine.values())] if mine else None
            fate = _fallback(scene, index, drafts, sentence) or carried_fate(scene, index, last)
        if whole is not None:
            fate = fate_in_part(scene, figure, fate, drafts[whole])
            if fate and not is_within(figure, drafts[whole]):
                whole = None
        if fate is None or fate.what == "agent" or fate.what == "none" or _only_names(figure, fate):  # noqa: PLR1714
            continue
        mine[index] = len(drafts)
        draft = _draft(scene, figure, fate, fate.what)
        draft.part_of, draft.sentence = whole, sentence
        drafts.append(draft)
        _add_base(scene, figure, drafts)
    _add_among(scene, mine, sentence, drafts)


def _add_among(scene: Scene, mine: dict[int, int], sentence: int, drafts: list[Draft]) -> None:
    """Adds the parts of "six Kenyans and two Ugandans were among the 21 people killed": the whole is told after them."""
    words = scene.words
    for index, whole in list(mine.items()):
        first = scene.figures[index].first
        if words.lower[max(0, first - 2) : first] != ("among", "the") or words.at(first - 3) not in BE:
            continue
        end = first - 3
        for before in range(index - 1, -1, -1):
            figure = scene.figures[before]
            gap = words.lower[figure.tail : end]
            if (
                before in mine
                or figure.form != "number"
                or not set(gap) <= {"and", ","}
                or not is_within(figure, drafts[whole])
            ):
                break
            fate = Fate(what=drafts[whole].what, confidence=0.7)
            drafts.append(_draft(scene, figure, fate, drafts[whole].what))
            drafts[-1].part_of, drafts[-1].sentence = whole, sentence
            end = figure.first


def _add_base(scene: Scene, figure: Figure, drafts: list[Draft]) -> None:
    """Adds the 14 of "six of its 14 trucks" where it counts a convoy: the six are a part of it."""
    part, fate = drafts[-1], total_of_base(scene, figure)
    if figure.base is None or fate is None or part.what != "vehicles_destroyed" or part.part_of is not None:
        return
    part.part_of = len(drafts)
    drafts.append(_draft(scene, figure.base, fate, "vehicles_total"))
    drafts[-1].sentence = part.sentence


def _only_names(figure: Figure, fate: Fate) -> bool:
    """ "One of the injured is …" speaks of somebody already counted, without a fate of its own."""
    return bool(figure.partitive and figure.high == 1 and figure.noun is None and fate.word < 0)


def _fallback(scene: Scene, index: int, drafts: list[Draft], sentence: int) -> Fate | None:
    """Bodies that were counted or found, victims, and the vehicles of a convoy, where no verb says what became of them."""
    figure, words = scene.figures[index], scene.words
    noun = figure.noun
    if (
        figure.form == "number"
        and noun is None
        and figure.partitive in {"wounded", "injured", "dead"}
        and figure.high != 1
    ):
        return Fate(what="killed" if figure.partitive == "dead" else "wounded", confidence=0.6)
    if figure.form == "article" or noun is None or figure.form == "zero":
        return None
    if noun.kind == "body":
        return Fate(what="killed", confidence=0.75)
    if of_convoy(scene, figure):
        return Fate(what="vehicles_total", confidence=0.85)
    following = scene.figures[index + 1] if index + 1 < len(scene.figures) else None
    if noun.kind == "vehicle" and following and following.partitive == "them":
        return Fate(what="vehicles_total", confidence=0.85)
    if words.at(figure.head) == "victims" and figure.partitive == "":
        deadly = bool(DEADLY & set(words.lower[figure.tail : figure.tail + 6])) or any(
            d.what == "killed" and d.sentence >= sentence - 2 for d in drafts
        )
        return Fate(what="killed" if deadly else "killed_or_wounded", confidence=0.6)
    return None


def _draft(scene: Scene, figure: Figure, fate: Fate, what: What) -> Draft:
    words = scene.words
    start, end = words.starts[figure.first], words.ends[figure.past_last - 1]
    if figure.form == "zero" and figure.bare and fate.word >= figure.tail and fate.word - figure.tail <= 2:
        end = words.ends[fate.word]
    named = figure.head >= 0 and figure.head >= figure.noun_first
    noun_end = max(figure.head + 1, figure.past_last) if figure.partitive != "them" else figure.head + 1
    of = words.said(noun_start(words, figure), noun_end) if named and figure.partitive != "group" else None
    status, group = find_who(scene, figure)
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
        belongs_to=find_side(words, figure),
        confidence=fate.confidence,
        start=start,
        end=end,
        core=words.starts[figure.core],
    )


def _number_end(words: Words, figure: Figure) -> int:
    end = max(figure.core + 1, min(figure.noun_first, figure.past_last))
    return end - 1 if words.at(end - 1) == "of" and end - 1 > figure.core else end
