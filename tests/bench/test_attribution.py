from __future__ import annotations

from pathlib import Path

import pytest

from tadmor.bench.reading.attribution import (
    TASK,
    Article,
    Marked,
    as_given,
    as_gold,
    compare_article,
    is_right,
    score_articles,
    words_in,
)
from tadmor.bench.reading.polnear import load_coded
from tadmor.bench.reading.task import by_name
from tadmor.model.source import Source
from tadmor.model.span import Span
from tadmor.read.findings import Attribution, Attributions
from tadmor.read.reader import Reader
from tests.factories import a_document, span_of

TEXT = "The mayor said two men had died. Police hope to find the gunman."
ANN = (
    "T1\tSource 0 9\tThe mayor\n"
    "T2\tCue 10 14\tsaid\n"
    "T3\tContent 15 31\ttwo men had died\n"
    "T4\tAttribution 10 14\tsaid\n"
    "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
    "T5\tDiscuss 0 4\tThe \n"
    "E2\tAttribution-no-source:T4\n"
)


def a_marked(text: str, source: str, cue: str, content: str) -> Marked:
    return Marked(
        cue=(span_of(text, cue),),
        source=words_in(text, [span_of(text, source)]) if source else frozenset(),
        content=words_in(text, [span_of(text, content)]),
    )


def an_attribution(text: str, source: str, cue: str, content: str) -> Attribution:
    evidence = a_document(text).quote(span_of(text, source))
    return Attribution(
        content=span_of(text, content),
        chain=(Source(name=source, kind="official", evidence=evidence, confidence=0.7),),
        cue=span_of(text, cue),
        confidence=0.6,
    )


def compared(given: list[Marked], gold: list[Marked]) -> Article:
    return compare_article("a", TEXT, given, gold)


def test_a_standoff_file_is_read_and_what_has_neither_cue_nor_content_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a_x.ann"
    path.write_text(ANN.replace("15 31", "15 22;23 31"), "utf-8")
    (coded,) = load_coded(path)
    assert coded.source == (Span(0, 9),)
    assert coded.content == (Span(15, 22), Span(23, 31))


def test_overlap_is_the_mean_share_of_words_and_a_lone_attribution_counts_nothing() -> None:
    gold = [
        a_marked(TEXT, "The mayor", "said", "two men had died"),
        a_marked(TEXT, "Police", "hope", "to find the gunman"),
    ]
    article = compared([a_marked(TEXT, "mayor", "said", "men had died")], gold)
    scores = by_name(score_articles([article]))
    assert article.pairs == ((0, 0),)
    assert scores["source: overlap precision"].value == 1
    assert scores["source: overlap recall"].value == pytest.approx(0.25)
    assert scores["content: overlap precision"].value == 1
    assert scores["content: overlap recall"].value == pytest.approx(0.375)
    assert scores["content: overlap F1"].value == pytest.approx(2 * 0.375 / 1.375)
    assert scores["content: exact F1"].value == 0
    assert scores["cue: F1"].value == pytest.approx(2 / 3)


def test_a_shared_cue_comes_before_shared_content() -> None:
    gold = [a_marked(TEXT, "The mayor", "said", "two men had died")]
    other = a_marked(TEXT, "Police", "hope", "two men had died")
    right = a_marked(TEXT, "The mayor", "said", "died")
    assert compared([other, right], gold).pairs == ((1, 0),)


def test_an_attribution_without_a_source_is_not_asked_for_one() -> None:
    gold = [a_marked(TEXT, "", "said", "two men had died")]
    scores = by_name(score_articles([compared(gold, gold)]))
    assert (scores["source: overlap F1"].of, scores["content: exact F1"].value) == (0, 1)


def test_pieces_with_one_cue_are_one_and_what_is_inside_another_is_left_out() -> None:
    text = "The mayor said a guard said two men had died. They were shot."
    outer = an_attribution(text, "The mayor", "said", "a guard said two men had died")
    inner = Attribution(
        content=span_of(text, "two men had died"), chain=outer.chain, cue=Span(23, 27), confidence=outer.confidence
    )
    later = Attribution(content=span_of(text, "They were shot"), chain=outer.chain, cue=outer.cue)
    (given,) = as_given(text, Attributions(carriers=(), said=(outer, inner, later)))
    assert given.content == words_in(text, [outer.content, later.content])
    assert (given.sure_of_source, given.sure_of_content) == (0.7, 0.6)


def test_cue_and_source_are_no_part_of_their_content() -> None:
    text = "Two men, the mayor said, had died."
    found = Attributions(carriers=(), said=(an_attribution(text, "the mayor", "said", text),))
    assert as_given(text, found)[0].content == words_in(text, [span_of(text, "Two men"), span_of(text, "had died")])


@pytest.mark.parametrize(
    ("given", "right"), [("two men had died", True), ("had died", True), ("died", False), ("", False)]
)
def test_half_of_the_words_in_common_are_enough_to_be_right(given: str, right: bool) -> None:
    said = words_in(TEXT, [span_of(TEXT, given)]) if given else frozenset[int]()
    assert is_right(said, words_in(TEXT, [span_of(TEXT, "two men had died")])) is right


def test_the_task_runs_on_a_folder_of_its_form(tmp_path: Path, english: Reader) -> None:
    folder = tmp_path / "polnear" / "dev"
    for name in ("text", "attributions"):
        (folder / name).mkdir(parents=True)
    (folder / "text" / "a.txt").write_text(TEXT, "utf-8")
    (folder / "attributions" / "a_x.ann").write_text(ANN, "utf-8")
    result = TASK.measure(tmp_path, english, "dev", lambda done, of: None)
    assert by_name(result.scores)["content: overlap recall"].value == 1
    assert result.asked == {"origin": 1, "content": 1}
    assert as_gold(TEXT, load_coded(folder / "attributions" / "a_x.ann"))[0].source == words_in(TEXT, [Span(0, 9)])
