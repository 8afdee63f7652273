from __future__ import annotations

import pytest

from tadmor.errors import LexiconError
from tadmor.lexicon import cues
from tadmor.lexicon.cues import Cue, load_cues
from tadmor.lexicon.speakers import load_speakers
from tadmor.read.findings import Attributions
from tadmor.read.sources import find_sources
from tests.factories import a_page

CUES = load_cues()
SPEAKERS = load_speakers()


def read_all(sentences: list[str]) -> list[Attributions]:
    """What is said in each sentence, read as a report of its own."""
    return [find_sources(a_page(sentence), []) for sentence in sentences]


def lost(entries: list[Cue]) -> list[str]:
    """Entries whose own example is read without anybody speaking, or with another stance than the entry gives."""
    found = read_all([e.example for e in entries])
    return [
        e.example
        for e, a in zip(entries, found, strict=True)
        if not any(s.chain or s.stance for s in a.said) or (e.stance and e.stance not in {s.stance for s in a.said})
    ]


@pytest.mark.parametrize("table", ["verbs", "nouns", "hedges", "prepositions"])
def test_examples_of_cues_are_read(table: str) -> None:
    entries = list(getattr(CUES, table).values())
    missed = lost(entries)
    assert len(missed) <= len(entries) * 0.06, missed


@pytest.mark.parametrize("table", ["verbs", "nouns", "hedges", "prepositions"])
def test_examples_hold_their_cue(table: str) -> None:
    for entry in getattr(CUES, table).values():
        parse = a_page(entry.example).parses[0]
        said = {*parse.lemmas, *(w.lower() for w in parse.words)}
        assert {w.lower() for w in entry.lemma.split()} <= {w.lower() for w in said}, entry


def test_kinds_of_speakers_are_read_from_their_examples() -> None:
    words = list(SPEAKERS.words.values())
    missed = []
    for word, attributions in zip(words, read_all([w.example for w in words]), strict=True):
        kinds = {s.chain[-1].kind for s in attributions.said if s.chain}
        if word.kind not in kinds:
            missed.append((word.example, kinds))
    assert len(missed) <= len(words) * 0.05, missed


def test_every_agency_is_read_from_its_dateline() -> None:
    agencies = {a.name: a for a in SPEAKERS.agencies.values()}
    for agency in agencies.values():
        carriers = find_sources(a_page(agency.example, parsed=False), []).carriers
        assert [c.kind for c in carriers] == ["outlet", "news_agency"], agency
        assert carriers[1].name in agency.aliases


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ministry of Health", "state_body"),
        ("Human Rights Watch", "ngo"),
        ("UNHCR", "un_body"),
        ("Radio Selam", "outlet"),
        ("Reuters", "news_agency"),
        ("General Staff", "military"),
        ("Karsa", None),
        ("Unity Party", None),
    ],
)
def test_parts_of_a_name_tell_what_a_body_is(name: str, kind: str | None) -> None:
    assert SPEAKERS.kind_of_name(name) == kind


@pytest.mark.parametrize(
    "entry",
    [
        {"lemma": "", "frame": "clause", "stance": "", "example": "x"},
        {"lemma": "say", "frame": "shout", "stance": "", "example": "x"},
        {"lemma": "say", "frame": "clause", "stance": "maybe", "example": "x"},
    ],
)
def test_a_malformed_entry_is_an_error(entry: dict[str, str]) -> None:
    with pytest.raises(LexiconError):
        cues._table("verbs", [entry])
