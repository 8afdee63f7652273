"""The made-up reports with planted copies are what their description says."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

from benchmarks.planted_copies import plant_copies

PLANTED = plant_copies(1000)


def test_the_same_seed_gives_the_same_texts() -> None:
    assert plant_copies(1000) == PLANTED
    assert plant_copies(1000, seed=2).texts != PLANTED.texts


def test_how_many_there_are_of_each_kind() -> None:
    assert Counter(PLANTED.kinds) == {"own": 600, "copy": 200, "template": 100, "event": 100}
    assert len(PLANTED.pairs) == 200


def test_a_copy_differs_from_its_source_in_as_many_words_as_it_says() -> None:
    for at, source in enumerate(PLANTED.source):
        if at == source:
            assert PLANTED.kinds[at] != "copy"
            continue
        old, new = PLANTED.texts[source].split(), PLANTED.texts[at].split()
        kept = sum(block.size for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks())
        assert 0.02 <= PLANTED.changed[at] <= 0.10
        assert abs(kept - len(old) * (1 - 0.75 * PLANTED.changed[at])) <= max(8, 0.06 * len(old))


def test_texts_are_of_the_length_of_short_reports() -> None:
    lengths = [len(text.split()) for text in PLANTED.texts]
    assert 90 < min(lengths) < max(lengths) < 240
    assert 145 < sum(lengths) / len(lengths) < 165
