"""Event words of small made-up reports joined, and how alike they are taken to be."""

from __future__ import annotations

import numpy as np
import pytest

import tadmor
from tadmor.match.coded.score import LevelWeights
from tadmor.match.words.grouping import chances_of_cells, group_event_words, load_word_weights
from tadmor.match.words.likeness import CELLS, WORD_LEVELS, compare_all, levels_of
from tadmor.match.words.marked import EventWord, MarkedReports, stem_of

BRIDGE = (
    "A lorry hit the old bridge at Karvo on Tuesday. The crash closed the road to the quarry for hours, the mayor said."
)
BRIDGE_TOO = "Karvo's old bridge is shut. A quarry lorry crashed into it on Tuesday; the mayor spoke of a hard crash."
FERRY = "The ferry from Lund to Osen ran aground in fog. Divers looked at the hull after the crash, the harbour master said."


def _marks(texts: list[str], words: list[tuple[int, str]]) -> list[tuple[int, int, int]]:
    return [(at, texts[at].index(word), texts[at].index(word) + len(word)) for at, word in words]


def test_words_of_one_event_meet_across_reports_and_those_of_another_stay_apart() -> None:
    texts = [BRIDGE, BRIDGE_TOO, FERRY]
    marks = _marks(texts, [(0, "crash"), (1, "crashed"), (2, "crash"), (1, "crash.")])
    groups = tadmor.match_event_words(texts, marks)
    assert sorted(i for group in groups for i in group) == [0, 1, 2, 3]
    assert (0, 1, 3) in groups
    assert (2,) in groups


def test_the_order_of_the_reports_changes_no_group() -> None:
    texts = [BRIDGE, BRIDGE_TOO, FERRY]
    marks = _marks(texts, [(0, "crash"), (1, "crashed"), (2, "crash")])
    forth = {frozenset(marks[i] for i in group) for group in tadmor.match_event_words(texts, marks)}
    turned = [(2 - at, start, end) for at, start, end in reversed(marks)]
    back = tadmor.match_event_words(texts[::-1], turned)
    assert {frozenset((2 - turned[i][0], *turned[i][1:]) for i in group) for group in back} == forth


def test_a_mark_where_no_word_stands_is_an_error() -> None:
    with pytest.raises(ValueError, match="no word of text 0"):
        tadmor.match_event_words([BRIDGE], [(0, 900, 905)])
    assert tadmor.match_event_words([BRIDGE], []) == ()


def _marked() -> MarkedReports:
    words = (
        EventWord(report=0, sentence=0, lemma="shooting", around=("market", "varda")),
        EventWord(report=0, sentence=0, lemma="flee", around=("market", "varda")),
        EventWord(report=1, sentence=3, lemma="shoot", around=("market", "varda")),
        EventWord(report=1, sentence=4, lemma="bombing", around=()),
    )
    contents = ({"market": 2, "varda": 1}, {"market": 1, "varda": 1, "bridge": 1})
    return MarkedReports(words=words, contents=contents, vectors=np.eye(4, dtype=np.float32))


def test_levels_of_pairs() -> None:
    (block,) = compare_all(_marked())
    told = {(i, j): levels_of(cell) for i, j, cell in zip(block.first, block.second, block.cells, strict=True)}
    assert len(told) == 6
    assert told[0, 2]["word"] == "same stem"
    assert told[0, 2]["sentences"] == "0.4 or more"
    assert told[0, 1]["reports"] == "same report"
    assert (told[0, 1]["place"], told[2, 3]["place"]) == ("one sentence", "two sentences")
    assert told[0, 3]["word"] == WORD_LEVELS[-1]
    assert told[2, 3]["sentences and reports"] == "below 0.02; same report"


def test_every_combination_of_levels_has_its_own_number() -> None:
    assert len({tuple(levels_of(cell).values()) for cell in range(CELLS)}) == CELLS


@pytest.mark.parametrize(
    ("lemma", "stem"), [("shooting", "shoot"), ("shooter", "shoot"), ("bus", "bus"), ("use", "use")]
)
def test_stems(lemma: str, stem: str) -> None:
    assert stem_of(lemma) == stem


def test_weights_decide_and_the_learned_ones_prefer_the_same_word() -> None:
    never = LevelWeights(of={}, constant=-9.0, threshold=0.5)
    assert group_event_words(_marked(), never) == ((0,), (1,), (2,), (3,))
    stems = LevelWeights(of={("word", "same stem"): 20.0}, constant=-9.0, threshold=0.5)
    assert group_event_words(_marked(), stems) == ((0, 2), (1,), (3,))


def test_learned_weights_take_the_same_word_in_like_reports_for_one_event_sooner_than_another_word_in_others() -> None:
    chances = chances_of_cells(load_word_weights())
    told = [(levels_of(cell), chances[cell]) for cell in range(CELLS)]
    of = {
        (levels["word"], levels["reports"]): chance
        for levels, chance in told
        if levels["place"] == "two sentences" and levels["sentences"] == "0.15 to 0.25"
    }
    limit = load_word_weights().threshold
    assert of["same word", "0.3 to 0.4"] > limit > of["other word", "0.3 to 0.4"] > of["other word", "below 0.03"]
    assert of["same word", "below 0.03"] < limit
