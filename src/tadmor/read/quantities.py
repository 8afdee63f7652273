"""How many were killed, wounded, taken, displaced or destroyed: every figure of a report, with its quotation.

Works on words alone; where a sentence has a parse, its finite verbs keep a subject's figure from a later clause's verb.
A figure whose fate is not said gives nothing: an invented death is worse than a missed one.
"""

from __future__ import annotations

import itertools
import re

from tadmor.lexicon.counted import CountedWords, load_counted
from tadmor.lexicon.number_words import NumberWords, Words, load_numbers, split_words
from tadmor.model.span import Span
from tadmor.model.value import Quantity
from tadmor.read.page import Page, Parse
from tadmor.read.quantities_drafts import draft_figures
from tadmor.read.quantities_fates import find_fates
from tadmor.read.quantities_figures import find_figures
from tadmor.read.quantities_instead import find_asides
from tadmor.read.quantities_parts import Draft
from tadmor.read.quantities_scene import Scene
from tadmor.read.quantities_setting import (
    as_of_day,
    cumulative_ranges,
    denied_ranges,
    is_earlier_value,
    is_total_so_far,
    taken_back,
    warlike,
)
from tadmor.read.quantities_status import say_status

# For a text in small letters: four times as fast as one that ignores case.
NEEDS_READING = re.compile(
    r"kill|dead|death|die[sd]?\b|dying|wound|injur|hurt|casualt|fatalit|toll|missing|unaccounted|abduct"
    r"|kidnap|hostage|seiz|detain|arrest"
    r"|captur|displac|fle[de]|fleeing|evacuat|identif|recover|pull|bod(?:y|ies)|corpse|remains|gather"
    r"|storm|attack|raid|strike|destroy|burn"
    r"|torch|ablaze|alight|down(?:ed)?\b|releas|free[ds]|surrender|perish|slain|execut|behead|massacr"
    r"|slaughter|murder|assassin|maim"
    r"|live?s\b|lost|lose[sn]?\b|losing|victim|hospitali|neutrali|eliminat|succumb|drown|hang|lynch|disappear|vanish|uproot"
    r"|exhum|retriev|prisoner|captive"
    r"|gunned|martyr|harm|liquidat|forced|driven|suffer|sustain|decapitat|fire\b|took part|inside|aboard"
    r"|struck|bomb|shell|rubble|debris|trapped|buried|crash|wreck|demolish|raz|flatten|fell\b|loss|cost\b|tore\b|torn\b|explo|stab|ambush|convoy|column|motorcade|caravan",
)
OPENS_WITH_NUMBER = re.compile(
    r"\W*(?:\d|(?:about|at|another|a|some|only|most|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|\w+teen|twen|thir|for|fif|all|among|of|the)\b)",
    re.IGNORECASE,
)
SAFE = 0.2
WEAK = frozenset({"released", "identified", "recovered", "present", "attackers", "attacks", "strikes"})


def find_quantities(page: Page) -> tuple[Quantity, ...]:
    """The figures of a report in text order.

    `part_of` is the index, in the tuple that is returned, of the figure that a figure is part of. What only sounds like a
    figure of war (sport, business, the arts) has a confidence of 0.2 or less.
    """
    numbers, counted = load_numbers(), load_counted()
    drafts: list[Draft] = []
    fresh = -9
    for sentence in page.sentences:
        text = page.text_of(sentence.index)
        needed = NEEDS_READING.search(text.lower()) or (sentence.index - fresh <= 2 and OPENS_WITH_NUMBER.match(text))
        if not needed:
            continue
        parse = page.parses.get(sentence.index)
        scene = _scene(text, parse, sentence.span.start, numbers, counted)
        if not scene.figures:
            continue
        before = len(drafts)
        draft_figures(scene, find_fates(scene), sentence.index, drafts)
        if len(drafts) > before:
            fresh = sentence.index
            wrong = {scene.words.starts[scene.figures[a.wrong].core] for a in scene.asides}
            _set_sentence(page, sentence.span, drafts[before:], wrong)
            if parse is not None:
                say_status(parse, drafts[before:], counted)
    return _stored(page, drafts)


def _scene(text: str, parse: Parse | None, base: int, numbers: NumberWords, counted: CountedWords) -> Scene:
    words = counted.join_phrases(split_words(text))
    figures = find_figures(words, numbers, counted)
    return Scene(
        words=words,
        figures=figures,
        starts={f.first: i for i, f in enumerate(figures)},
        counted=counted,
        finite=_finite(words, parse, base) if parse else frozenset(),
        asides=find_asides(words, figures),
    )


def _finite(words: Words, parse: Parse, base: int) -> frozenset[int]:
    """Words that the parse calls finite verbs and that head a clause; auxiliaries are left out."""
    at = {start: index for index, start in enumerate(words.starts)}
    return frozenset(
        at[start - base]
        for start, tag, dep in zip(parse.starts, parse.tags, parse.deps, strict=True)
        if tag in {"VBD", "VBZ", "VBP"} and dep not in {"aux", "auxpass", "amod"} and start - base in at
    )


def _set_sentence(page: Page, span: Span, drafts: list[Draft], wrong: set[int]) -> None:
    """Marks what the sentence around the figures says of them; `wrong` are the starts of numbers that it sets right."""
    text = page.document.text[span.start : span.end]
    denied, running = denied_ranges(text), cumulative_ranges(text)
    old = taken_back(text, [draft.core for draft in drafts]) | wrong
    day = as_of_day(text, page.document.published_day)
    for draft in drafts:
        draft.denied = draft.core in old or (draft.form != "zero" and any(a <= draft.start < b for a, b in denied))
        draft.cumulative = any(a <= draft.start < b for a, b in running) or is_total_so_far(text, draft.start)
        draft.as_of = day
        if is_earlier_value(text, draft.core) and not draft.denied:
            draft.confidence = min(draft.confidence, SAFE)
        draft.base = span.start
    for first, second in itertools.pairwise(drafts):
        if text[first.end : second.start].strip() == "and" and second.cumulative:
            first.cumulative = True


def _stored(page: Page, drafts: list[Draft]) -> tuple[Quantity, ...]:
    sense = warlike(page.document.text[:4000])
    order = sorted(range(len(drafts)), key=lambda i: (drafts[i].base + drafts[i].start, drafts[i].end))
    place = {old: new for new, old in enumerate(order)}
    return tuple(_quantity(page, drafts[i], place, sense) for i in order)


def _quantity(page: Page, draft: Draft, place: dict[int, int], sense: float) -> Quantity:
    evidence = page.document.quote(Span(draft.base + draft.start, draft.base + draft.end))
    confidence = draft.confidence
    if sense < 0 or (sense <= 0 and draft.what in WEAK):
        confidence = min(confidence, SAFE)
    return Quantity(
        what=draft.what,
        of=draft.of,
        status=draft.status,
        belongs_to=draft.belongs_to,
        group=draft.group,
        low=draft.low,
        high=draft.high,
        modifier=draft.modifier,
        words=draft.words,
        part_of=place[draft.part_of] if draft.part_of is not None else None,
        cumulative=draft.cumulative,
        as_of=draft.as_of,
        denied=draft.denied,
        evidence=evidence,
        confidence=round(confidence, 2),
    )
