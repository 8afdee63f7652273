"""The steps that the reading does in the parser's place give what the parser's own give."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tadmor.read.matrices import one_thread
from tadmor.read.parser import load_parser, load_pipeline
from tadmor.read.parser_names import load_namer
from tadmor.read.tag_rules import load_tag_rules
from tadmor.read.tagger import OWN_STEPS

SENTENCES = [
    "Let's go, there were three of them: y'all ain't gonna like what the doctor's got to say.",
    "There are no soldiers in Mopti, and there's nothing that I could've done.",
    "The mayor of Villa Serena, Ana Prieto, told the Daily Courier on 3 May 2019 that 1,200 people had fled to Chad.",
    "It  was   raining  in  Gao  .",
    "What do you have? Have you met him? He'd had it, but he'd do it for you.",
    "On Friday the Second Infantry Brigade (in Spanish: Segunda Brigada) shot down two Mi-8 helicopters worth $40 million.",
    "Ambushed.",
    " ",
    "",
    "He saw New York. Paris is far away. The United",
    "Nothin' doin', c'mon, gotta go; 'cause she said so herself, 15 percent of the time.",
    "According to the World Food Programme, nearly half of the Central African Republic was hungry in the 1990s.",
]
REPORTS = sorted((Path(__file__).parents[2] / "examples/gobi/reports").glob("*.txt"))


def _texts() -> list[str]:
    return [
        *SENTENCES,
        *(line for path in REPORTS for line in path.read_text("utf-8", "replace").splitlines() if line.strip()),
    ]


def test_names_tags_and_dependencies_are_those_of_the_pipeline() -> None:
    pipeline, texts = load_parser(), _texts()
    docs = list(pipeline.pipe(texts, disable=OWN_STEPS))
    names, rules = load_namer(pipeline)(docs), load_tag_rules(pipeline)
    given = [rules(doc) for doc in docs]
    again = [rules(doc) for doc in pipeline.pipe(texts, disable=OWN_STEPS)]  # now from what was kept
    expected = list(load_pipeline().pipe(texts, disable=["lemmatizer"]))
    for text, own, kept, found, doc in zip(texts, given, again, names, expected, strict=True):
        assert found == tuple((e.start, e.end, e.label_) for e in doc.ents), text
        wanted = [(t.tag_, t.pos_, t.dep_, t.head.i, str(t.morph), t.lemma_) for t in doc]
        for mine in (own, kept):
            assert [(t.tag_, t.pos_, t.dep_, t.head.i, str(t.morph), t.lemma_) for t in mine] == wanted, text


@pytest.mark.parametrize("word", ["was", "mice", "hoped", "children", "better", "shelling", "Rangers", "lay", "axes"])
def test_lemmas_are_those_of_the_pipeline(word: str) -> None:
    stock, own = load_pipeline(), load_parser()
    doc = stock(f"They say it {word}.")
    lemmatizer, quick = stock.get_pipe("lemmatizer"), own.get_pipe("lemmatizer")
    assert [quick.rule_lemmatize(t) for t in doc] == [lemmatizer.rule_lemmatize(t) for t in doc]  # type: ignore[attr-defined]


def test_a_recogniser_built_otherwise_goes_its_own_way() -> None:
    pipeline = load_pipeline()
    recogniser = pipeline.get_pipe("ner")
    held = recogniser.cfg["beam_width"]  # type: ignore[attr-defined]
    recogniser.cfg["beam_width"] = 2  # type: ignore[attr-defined]
    try:
        find = load_namer.__wrapped__(pipeline)
    finally:
        recogniser.cfg["beam_width"] = held  # type: ignore[attr-defined]
    text = "The mayor met Ana Prieto in the Netherlands."
    assert find([pipeline.make_doc(text)]) == [tuple((e.start, e.end, e.label_) for e in pipeline(text).ents)]


def test_rules_that_ask_for_more_are_left_to_the_parser() -> None:
    pipeline = load_pipeline()
    ruler = pipeline.get_pipe("attribute_ruler")
    rules = load_tag_rules.__wrapped__(pipeline)
    assert rules is not ruler
    ruler.add([[{"SHAPE": "Xx"}]], {"POS": "X"})  # type: ignore[attr-defined]
    try:
        assert load_tag_rules.__wrapped__(pipeline) is ruler
    finally:
        ruler.matcher.remove(str(len(ruler.attrs) - 1))  # type: ignore[attr-defined]
        for held in (ruler.attrs, ruler._attrs_unnormed, ruler.indices):  # type: ignore[attr-defined]
            held.pop()


def test_matrices_on_one_thread_are_the_same() -> None:
    left, right = np.arange(600.0).reshape(20, 30), np.arange(900.0).reshape(30, 30)
    with one_thread():
        product = left @ right
    assert np.allclose(product, left @ right)
