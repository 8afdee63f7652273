from __future__ import annotations

import dataclasses

import pytest

from tadmor.model.claim import Claim
from tadmor.read.parts_features import governor_of
from tadmor.read.parts_groups import row_of
from tadmor.read.parts_phrases import as_tree, find_phrases
from tadmor.read.reader import Reader
from tests.factories import a_document, a_page

WIRE = (
    "GUERRILLAS OF THE NATIONAL LIBERATION ARMY BLEW UP A BRIDGE NEAR CUCUTA WITH DYNAMITE YESTERDAY, THE POLICE REPORTED. "
    "TWO FARMERS WERE KILLED IN THE ATTACK. THE ARMY IS SEARCHING FOR THE GUERRILLAS."
)


def runs(sentence: str, head: str) -> set[str]:
    tree = as_tree(a_page(sentence).parses[0])
    parse = tree.parse
    phrase = next(p for p in find_phrases(tree) if parse.words[p.head] == head)
    start = parse.starts[0]
    return {sentence[parse.starts[a] - start : parse.ends[b - 1] - start] for a, b in phrase.runs}


@pytest.mark.parametrize(
    ("sentence", "head", "among"),
    [
        ("Three armed men attacked the village.", "men", {"men", "armed men", "Three armed men"}),
        ("Members of the gang shot the mayor.", "Members", {"Members", "Members of the gang"}),
        ("They burned the mayor's car.", "car", {"car", "mayor's car"}),
        ("A bomb damaged the judge's house.", "judge", {"judge"}),
    ],
)
def test_a_name_may_begin_and_end_at_several_words(sentence: str, head: str, among: set[str]) -> None:
    found = runs(sentence, head)
    assert among <= found
    assert not any(run.lower().startswith(("the ", "a ")) or run.endswith("'s") for run in found)


def test_what_a_noun_hangs_on_is_found_past_and() -> None:
    tree = as_tree(a_page("The guards were shot by two men and a boy.").parses[0])
    words = tree.parse.words
    base, how, _ = governor_of(tree, words.index("boy"))
    assert base is not None
    assert (words[base], how) == ("shot", "pobj_by!")


def test_rows_do_not_change_from_run_to_run() -> None:
    assert row_of("L:bomb", 1 << 18) == 159128


def violent(reader: Reader, text: str) -> tuple[Claim, ...]:
    return reader.read(a_document(text)).claims


def test_a_wire_in_capitals_is_cast_by_the_head(english: Reader) -> None:
    claims = violent(english, WIRE)
    weapons = {w.evidence.text: w.confidence for c in claims for w in c.weapons}
    hit = {t.evidence.text for c in claims for t in c.objects if t.confidence > 0.2}
    did = {a.evidence.text for c in claims for a in c.actors if a.role == "perpetrator" and a.confidence > 0.2}
    assert weapons["DYNAMITE"] > 0.2
    assert "BRIDGE" in hit
    assert any("GUERRILLAS" in name for name in did)


def test_the_same_report_in_print_is_not(english: Reader) -> None:
    asked = dataclasses.replace(english, find_parts=lambda page, findings, gate: pytest.fail("the head was asked"))
    assert violent(asked, "Guerrillas blew up a bridge near Cucuta with dynamite yesterday, the police reported.")


def test_without_the_head_the_rules_stand(english: Reader) -> None:
    silent = dataclasses.replace(english, find_parts=lambda page, findings, gate: ())
    assert all(w.confidence < 0.1 for c in violent(silent, WIRE) for w in c.weapons if w.role == "used")
