from __future__ import annotations

import json
from pathlib import Path

import pytest

from tadmor.bench.coreference import ECB, GUNS, load_sets, run_coreference
from tadmor.bench.coreference_figures import ceaf_entity, conll, muc
from tadmor.bench.joined import b_cubed
from tadmor.bench.reading.task import by_name

# Twelve mentions of three events, and an answer that joins the second with the third (Bagga and Baldwin 1998).
GOLD = "aaaaabbccccc"
JOINED = "111112222222"


def test_links() -> None:
    assert muc(GOLD, JOINED) == pytest.approx(2 * 0.9 / 1.9)
    assert muc(GOLD, GOLD) == 1.0
    assert muc("ab", "ab") == 0.0  # no link asked for, none given


def test_clusters_aligned() -> None:
    assert ceaf_entity(GOLD, JOINED) == pytest.approx(2 * (1 + 10 / 12) / 5)
    assert ceaf_entity(GOLD, "112233445566") < ceaf_entity(GOLD, JOINED)
    # To align the likest two (a with x, 8/13) leaves b with nothing; a with y and b with x are worth more together.
    assert ceaf_entity("aaaaaabbb", "xxxxyyxxx") == pytest.approx(2 * (0.5 + 0.6) / 4)


def test_the_mean_of_three() -> None:
    spread = (muc(GOLD, JOINED) + ceaf_entity(GOLD, JOINED) + b_cubed([int(c) for c in JOINED], list(GOLD))) / 3
    assert conll(GOLD, JOINED) == pytest.approx(spread)
    assert conll(GOLD, GOLD) == pytest.approx(1.0)


SENTENCES = {
    "5_1ecb": ("A gale tore the roof off the mill in Osen .", ((2, "e1"), (3, "e2"))),
    "5_2ecb": ("The gale in Osen struck the mill by night .", ((2, "e1"),)),
    "1_1ecb": ("A choir sang in the hall of Lund .", ((3, "e3"),)),
}


@pytest.fixture
def small_data(tmp_path: Path) -> Path:
    for name, (text, chains) in SENTENCES.items():
        folder = tmp_path / "ecbplus" / "ECB+" / name.split("_")[0]
        folder.mkdir(parents=True, exist_ok=True)
        tokens = "".join(
            f'<token t_id="{i + 1}" sentence="0" number="{i}">{w}</token>' for i, w in enumerate(text.split())
        )
        marks = "".join(
            f'<ACTION_OCCURRENCE m_id="{i}"><token_anchor t_id="{at}"/></ACTION_OCCURRENCE>'
            for i, (at, _) in enumerate(chains)
        )
        relations = "".join(
            f'<CROSS_DOC_COREF r_id="{i}" note="{event}"><source m_id="{i}"/></CROSS_DOC_COREF>'
            for i, (_, event) in enumerate(chains)
        )
        xml = f"<Document>{tokens}<Markables>{marks}</Markables><Relations>{relations}</Relations></Document>"
        (folder / f"{name}.xml").write_text(xml, "utf-8")
    guns = tmp_path / "gunviolence_val"
    guns.mkdir()
    words = "Police said a man was shot in Varda .".split()
    lines = [f"0/{shooting}/d{shooting}\t1\t{i}\t{w}\t-" for shooting in range(8) for i, w in enumerate(words)]
    (guns / "dataset.conll").write_text("\n".join(["#begin", *lines]) + "\n", "utf-8")
    mentions = [
        {"doc_id": f"d{n}", "sent_id": 1, "tokens_number": [5], "coref_chain": f"c{n}", "subtopic": str(n)}
        for n in range(8)
    ]
    (guns / "event_mentions.json").write_text(json.dumps(mentions), "utf-8")
    return tmp_path


def test_sets_are_split_by_topic_and_by_shooting(small_data: Path) -> None:
    dev, train = load_sets(small_data, "dev"), load_sets(small_data, "train")
    assert [text.name for text in dev[ECB]] == ["5_1ecb", "5_2ecb"]
    assert [text.name for text in train[ECB]] == ["1_1ecb"]
    marked = [(text.text[span.start : span.end], event) for text in dev[ECB] for span, event in text.marks]
    assert marked == [("gale", "e1"), ("tore", "e2"), ("gale", "e1")]
    groups = [{text.group for text in part[GUNS]} for part in (dev, train)]
    assert not groups[0] & groups[1]
    assert len(groups[0] | groups[1]) == 8
    assert all(text.text[span.start : span.end] == "shot" for text in dev[GUNS] for span, _ in text.marks)


def test_figures_of_a_small_set(small_data: Path) -> None:
    outcome = run_coreference(small_data, lambda _done, _of: None)
    assert outcome.result is not None
    scores = by_name(outcome.result.scores)
    assert {name.split(":")[0] for name in scores} == {ECB, GUNS}
    assert scores[f"{ECB}: B³ F1"].of == 3
    assert run_coreference(small_data / "nothing", lambda _done, _of: None).result is None
