"""Who did it, to whom, what was hit and with what, as a trained head reads it off a whole report in one case."""

from __future__ import annotations

from collections.abc import Iterator

from tadmor.read.findings import Findings, Part
from tadmor.read.gate import Gate
from tadmor.read.page import Page
from tadmor.read.parts_features import Scene, scenes_of
from tadmor.read.parts_groups import Group, features_of_report, group_nouns, words_of_report
from tadmor.read.parts_head import PARTS, Chosen, choose_parts, load_parts_head

FAINT = 0.03


def find_parts(page: Page, findings: Findings, gate: Gate) -> tuple[Part, ...]:
    """The parts of a report, unlikely ones too, in no order."""
    scenes, groups = see_groups(page, findings, gate)
    if not groups:
        return ()
    chosen = choose_parts(load_parts_head(), groups, words_of_report(scenes))
    return tuple(part for found in chosen for part in _parts(found))


def see_groups(page: Page, findings: Findings, gate: Gate) -> tuple[list[Scene], list[Group]]:
    """The sentences and groups of nouns that the head looks at. Training calls this, too."""
    scenes = list(scenes_of(page, findings))
    kinds = [event.kind for event in findings.events]
    of_report = features_of_report(kinds, gate.war, len(page.sentences), gate.conflict)
    return scenes, group_nouns(scenes, of_report)


def _parts(found: list[Chosen]) -> Iterator[Part]:
    led: set[int] = set()
    for one in found:
        if one.confidence < FAINT:
            continue
        parse, head = one.run.noun.scene.tree.parse, one.run.noun.phrase.head
        yield Part(
            role=PARTS[one.part],
            sentence=one.run.noun.scene.sentence,
            span=parse.span(one.run.first, one.run.past),
            head=parse.span(head, head + 1),
            leads=one.part not in led,
            confidence=round(one.confidence, 3),
        )
        led.add(one.part)
