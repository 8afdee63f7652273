from __future__ import annotations

import dataclasses

import pytest

from tadmor.errors import LexiconError
from tadmor.lexicon import predicates
from tadmor.lexicon.predicates import Predicate, load_predicates, load_signatures
from tadmor.read.factuality import read_factuality
from tests.factories import a_page

KEPT = 0.95


def lost(entry: Predicate) -> str | None:
    """What is read of the marked word of an example, where it is not what the signature says; None where it is."""
    text = entry.example.replace("*", "")
    parse = a_page(text).parses[0]
    token = parse.token_at(entry.example.index("*"))
    assert token is not None
    found, follows = read_factuality(parse, token), entry.signature.positive
    near = abs(found.score - follows.score) < 1.0
    if near and (found.reality, found.hedged) == (follows.reality, entry.signature.hedged):
        return None
    return f"{entry.example} ({entry.signature.name}): {found}"


def test_examples_are_read_as_their_signature_says() -> None:
    missed = [text for entry in load_predicates() if (text := lost(entry))]
    assert len(missed) <= (1 - KEPT) * len(load_predicates()), f"{len(missed)}\n" + "\n".join(missed)


def test_examples_hold_their_word() -> None:
    for entry in load_predicates():
        first = entry.lemma.split()[0]
        parse = a_page(entry.example.replace("*", "")).parses[0]
        assert first in {w.lower() for w in (*parse.lemmas, *parse.words)} or first[:3] in entry.example.lower(), entry


def test_no_word_has_two_signatures_for_one_frame() -> None:
    told = [(p.pos, p.lemma, frame) for p in load_predicates() for frame in p.frames]
    assert sorted(set(told)) == sorted(told)


def test_every_signature_is_used_and_within_the_scale() -> None:
    assert {p.signature.name for p in load_predicates()} == set(load_signatures())
    for signature in load_signatures().values():
        assert all(-3 <= follows.score <= 3 for follows in (signature.positive, signature.negative))


@pytest.mark.parametrize(
    "wrong", [{"signature": "none"}, {"frames": "sideways"}, {"pos": "x"}, {"example": "nothing is marked"}]
)
def test_a_malformed_row_is_refused(wrong: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"lemma": "try", "pos": "v", "frames": "to", "signature": "tries", "example": "They tried to *go*."} | wrong
    load_signatures()
    monkeypatch.setattr(predicates, "read_rows", lambda name: [row])
    load_predicates.cache_clear()
    with pytest.raises(LexiconError):
        load_predicates()
    load_predicates.cache_clear()


def test_predicates_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        load_predicates()[0].lemma = "x"  # type: ignore[misc]
