from __future__ import annotations

import csv
from pathlib import Path

from tadmor.model.span import Span
from tadmor.read.findings import Attribution
from tadmor.read.sources import find_sources
from tests.factories import a_page, span_of

CASES = Path(__file__).parent / "cases"


def shown(text: str, one: Attribution | None) -> tuple[str, str, str]:
    """Holder, content without its cue, and mode, in the form of the suite."""
    if one is None or one.cue is None:
        return "-", "-", "-"
    pieces = [one.content]
    if one.content.contains(one.cue):
        pieces = [Span(one.content.start, one.cue.start), Span(one.cue.end, one.content.end)]
    content = " ".join(text[piece.start : piece.end].strip() for piece in pieces)
    return text[one.speaker.start : one.speaker.end] if one.speaker else "-", content, one.mode


def test_suite_of_what_is_thought_wanted_and_judged() -> None:
    with (CASES / "sources_held.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    missed = []
    for row in rows:
        found = find_sources(a_page(row["text"]), [])
        cue = span_of(row["text"], row["cue"])
        one = next((a for a in (*found.said, *found.held) if a.cue == cue), None)
        given = shown(row["text"], one)
        if given != (row["holder"], row["content"], row["mode"]):
            missed.append(f"{row['text']}: {given}")
    assert 1 - len(missed) / len(rows) >= 0.97, "\n".join(missed)


def test_what_is_held_gives_no_claim_its_chain() -> None:
    text = "The minister wants the army to shell the ridge."
    found = find_sources(a_page(text), [])
    assert [one.mode for one in found.held] == ["wants"]
    assert found.attribution_at(span_of(text, "shell")) is None


def test_a_holder_is_led_back_to_the_name_and_the_phrase_beside_the_cue_is_kept() -> None:
    text = "Colonel Musa Bello said the road was open. He hopes to reach the dam."
    (held,) = find_sources(a_page(text), []).held
    assert [source.name for source in held.chain] == ["Colonel Musa Bello"]
    assert held.speaker == span_of(text, "He")


def test_the_reports_own_doubt_is_marked_as_such() -> None:
    text = "The raid may have killed ten people."
    assert [one.mode for one in find_sources(a_page(text), []).said] == ["doubts"]


def test_a_quotation_that_goes_on_keeps_the_cue_and_the_speaker_of_its_statement() -> None:
    text = '"The first shell hit the roof," the priest said. "The second killed two women."'
    first, second = find_sources(a_page(text), []).said
    assert (
        (first.cue, first.speaker)
        == (second.cue, second.speaker)
        == (span_of(text, "said"), span_of(text, "the priest"))
    )
