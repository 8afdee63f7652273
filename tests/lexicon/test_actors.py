from __future__ import annotations

import time

import pytest

from tadmor.lexicon.actors import REGIONS, load_actors
from tadmor.lexicon.entries import listed, read_rows, written_like
from tadmor.model.ids import EntityId
from tadmor.read.actors import find_actors
from tests.factories import a_page

LEXICON = load_actors()
ENTRIES = [(row["id"], row["example"]) for region in REGIONS for row in read_rows(f"actors_{region}.tsv")]
WORDS = [(row["words"], row["example"]) for row in read_rows("people_words.tsv") if row["use"] != "none"]


@pytest.mark.parametrize(("entity", "example"), ENTRIES, ids=[e for e, _ in ENTRIES])
def test_the_example_of_an_entry_holds_one_of_its_names(entity: str, example: str) -> None:
    terms = [
        term
        for match in LEXICON.table.find(example)
        for term in match.values
        if written_like(example[match.span.start : match.span.end], term.phrase)
    ]
    assert entity in {term.entity_id for term in terms}


@pytest.mark.parametrize(("words", "example"), WORDS)
def test_the_example_of_a_word_holds_it(words: str, example: str) -> None:
    found = {t.phrase for m in LEXICON.table.find(example) for t in m.values}
    assert found & set(listed(words))


def test_the_examples_of_armed_groups_are_read() -> None:
    wanted = [(entity, example) for entity, example in ENTRIES if entity.startswith("group:")]
    text = "\n\n".join(example for _, example in wanted)
    page = a_page(text)
    read = {page.sentence_at(m.evidence.start): m.entity_id for m in reversed(find_actors(page, LEXICON))}
    missed = [entity for index, (entity, _) in enumerate(wanted) if read.get(index) != entity]
    assert len(wanted) >= 250
    assert len(missed) <= 0.05 * len(wanted), missed


def test_every_leader_belongs_to_a_known_state() -> None:
    assert {row["state"] for row in read_rows("leaders.tsv") if f"state:{row['state']}" not in LEXICON.entries} == set()


def test_every_parent_is_an_entry_or_a_part_of_a_state() -> None:
    parents = {p.entity_id for entry in LEXICON.entries.values() for p in entry.parents}
    assert {p for p in parents if p not in LEXICON.entries and p.split("/")[0] not in LEXICON.entries} == set()


@pytest.mark.parametrize("column", ["id", "names", "example"])
def test_no_entry_lacks_a_cell(column: str) -> None:
    assert [row for region in REGIONS for row in read_rows(f"actors_{region}.tsv") if not row[column]] == []


def test_group_ids_are_unique() -> None:
    ids = [entity for entity, _ in ENTRIES if not entity.startswith("state:")]
    assert len(ids) == len(set(ids))


def test_loading_takes_less_than_a_third_of_a_second() -> None:
    spent = []
    for _ in range(3):
        start = time.process_time()
        load_actors()
        spent.append(time.process_time() - start)
    assert min(spent) < 0.3


@pytest.mark.parametrize(
    ("said", "phrase", "same"),
    [
        ("IS", "IS", True),
        ("is", "IS", False),
        ("us", "US", False),
        ("U.S.", "U.S.", True),
        ("Al-Nusra Front", "al-Nusra Front", True),
        ("islamic state", "Islamic State", False),
        ("GUNMEN", "gunmen", True),
    ],
)
def test_capitals_tell_a_name_from_a_word(said: str, phrase: str, same: bool) -> None:
    assert written_like(said, phrase) is same


def test_identifiers_of_states_are_well_formed_and_no_two_are_the_same() -> None:
    """Held against a public list of names and identifiers; where a name was not in it the cell is empty."""
    found = [row["wikidata"] for row in read_rows("states.tsv") if row["wikidata"]]
    assert len(found) == len(set(found)) >= 190
    assert all(one[0] == "Q" and one[1:].isdigit() for one in found)
    assert LEXICON.entries[EntityId("state:SY")].codes["wikidata"] == "Q858"
