from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tadmor.bench.reading.quiet import TASK, Read, judged, score
from tadmor.bench.reading.quiet_claims import load_verdicts, read_verdicts
from tadmor.bench.reading.quiet_codes import Code, code_of, load_codes, read_codes
from tadmor.bench.reading.quiet_corpora import Label, Labelled, LabelledSentence, load_labelled, plain_text
from tadmor.bench.reading.task import by_name
from tadmor.model.claim import Claim
from tadmor.read.reader import Reader
from tests.factories import a_document

WAR = "Gunmen attacked the market in Varda and killed nine traders."
PEACE = "The council of Varda opened a library for children."
WEAK = "The police dispersed nobody and went home."


def _claims(english: Reader, text: str) -> tuple[Claim, ...]:
    return english.read(a_document(text)).claims


def _read(english: Reader, text: str, label: Label, *, sure: bool = True, corpus: str = "ecbplus") -> Read:
    labelled = Labelled(corpus=corpus, name=text[:9], text=text, label=label, sure=sure)
    return Read(labelled=labelled, claims=_claims(english, text))


def test_rates_of_error_and_of_blindness(english: Reader) -> None:
    read = [
        _read(english, WAR, "quiet"),
        _read(english, PEACE, "quiet"),
        _read(english, PEACE, "quiet", sure=False, corpus="india"),
        _read(english, WAR, "conflict", corpus="satp"),
        _read(english, PEACE, "conflict", corpus="satp"),
        _read(english, WAR, "crime"),
    ]
    result = score(read)
    scores = by_name(result.scores)
    assert scores["quiet documents with a violent claim, sure labels"].value == 0.5
    assert scores["quiet documents with a violent claim, sure labels"].best == "low"
    assert scores["documents without a label with a violent claim, all"].value == pytest.approx(1 / 3)
    assert scores["conflict documents with a violent claim, all"].value == 0.5
    assert scores["documents on private crime with a violent claim"].value == 1.0
    assert {m.cause for m in result.misses} == {
        "ecbplus: violent claim in a document on quiet",
        "ecbplus: violent claim in a document on crime",
        "satp: no violent claim",
    }


def test_a_sentence_counts_as_found_when_a_claim_quotes_it(english: Reader) -> None:
    text = f"{WAR} {PEACE}"
    marks = (
        LabelledSentence(first=0, past_last=len(WAR), labels=frozenset({"kill"})),
        LabelledSentence(first=len(WAR) + 1, past_last=len(text), labels=frozenset({"kill"})),
    )
    labelled = Labelled(corpus="india", name="a", text=text, label="conflict", sure=False, sentences=marks)
    scores = by_name(score([Read(labelled=labelled, claims=_claims(english, text))]).scores)
    assert (scores["India, sentences on kill: found"].value, scores["India, sentences on kill: found"].of) == (0.5, 2)


@pytest.fixture
def small_data(tmp_path: Path) -> Path:
    classes, ecb = tmp_path / "conflict_classification", tmp_path / "ecbplus" / "ECB+" / "1"
    for name, lines in {
        "IndiaPoliceEvents_docs": [f"{WAR}\t1\t0\t1\t0\t1", f"{PEACE}\t0\t0\t0\t0\t0", f"{WEAK}\t0\t0\t1\t0\t0"],
        "IndiaPoliceEvents_sents": [f"{WAR}\t1\t0\t1\t0\t1", f"{PEACE}\t0\t0\t0\t0\t0"],
        "insightCrime": [
            f"{WAR}\t0\t0\t0\t1\t0\t0\t0",
            f"{PEACE}\t0\t0\t0\t0\t0\t0\t0",
            f"{WEAK}\t1\t0\t0\t0\t0\t0\t0",
        ],
        "satp_relevant": [f"{WAR}\t1\t0\t0\t0"],
    }.items():
        (classes / name).mkdir(parents=True)
        (classes / name / "dev.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    ecb.mkdir(parents=True)
    tokens = "".join(
        f'<token t_id="1" sentence="0" number="1">{t}</token>\n' for t in ["She", "sang", ",", "twice", "."]
    )
    for number in range(8):
        (ecb / f"1_{number}ecb.xml").write_text(f"<Document>\n{tokens}</Document>", "utf-8")
        (ecb / f"1_{number}ecbplus.xml").write_text(f"<Document>\n{tokens}</Document>", "utf-8")
    return tmp_path


def test_labels_come_from_the_sets(small_data: Path) -> None:
    found = [(one.corpus, one.label) for one in load_labelled(small_data, "dev") if one.corpus != "ecbplus"]
    assert found == [
        ("india", "conflict"),
        ("india", "quiet"),
        ("insight", "conflict"),
        ("insight", "quiet"),
        ("satp", "conflict"),
    ]
    (coded,) = (one for one in load_labelled(small_data, "dev") if one.sentences)
    assert coded.sentences[0].labels == {"kill", "any", "force"}


def test_seminal_events_are_split_whole(small_data: Path) -> None:
    dev, train = (
        [one.name for one in load_labelled(small_data, part) if one.corpus == "ecbplus"] for part in ("dev", "train")
    )
    assert sorted((len(dev), len(train))) in ([0, 16], [8, 8])


def test_tokens_become_running_text(small_data: Path) -> None:
    assert plain_text(small_data / "ecbplus" / "ECB+" / "1" / "1_0ecb.xml") == "She sang, twice."


def test_the_task_runs_on_a_small_folder(small_data: Path, english: Reader) -> None:
    scores = by_name(TASK.measure(small_data, english, "dev", lambda done, of: None).scores)
    assert scores["conflict documents with a violent claim, all"].value == 1.0
    assert scores["documents without a label with a violent claim, all"].value == 0.0


def _coded(english: Reader, text: str, code: Code) -> Read:
    labelled = Labelled(corpus="india", name=text[:9], text=text, label="quiet", sure=False, code=code)
    return Read(labelled=labelled, claims=_claims(english, text))


def test_a_document_is_held_against_what_it_was_coded_to_tell(english: Reader) -> None:
    result = score(
        [
            _coded(english, WAR, "violence"),
            _coded(english, PEACE, "violence"),
            _coded(english, WAR, "general"),
            _coded(english, PEACE, "none"),
            _coded(english, WAR, "crime"),
        ]
    )
    start = "India and InsightCrime, coded as telling"
    shown = {
        s.name.removeprefix(start): (round(s.value, 2), s.of, s.best) for s in result.scores if s.name.startswith(start)
    }
    assert shown == {
        " no violent event, with a violent claim": (0.67, 3, "low"),
        " nothing of violence, with a violent claim": (0.0, 1, "low"),
        " violence in general alone, with a violent claim": (1.0, 1, "low"),
        " a private crime alone, with a violent claim": (1.0, 1, "low"),
        " a violent event, with a violent claim": (0.5, 2, "high"),
    }
    assert sorted(m.cause for m in result.misses) == [
        "india: no violent claim",
        "india: violent claim in a document on quiet",
        "india: violent claim in a document on quiet",
    ]


def test_without_codes_there_is_no_figure_of_them(english: Reader) -> None:
    scores = score([_read(english, WAR, "quiet", sure=False, corpus="india")]).scores
    assert not [s.name for s in scores if "coded" in s.name]


def test_a_code_holds_for_the_text_that_was_read() -> None:
    digest = hashlib.sha256(WAR.encode()).hexdigest()[:16]
    codes = read_codes(f"# a remark\nset\tpart\trow\tsha256\tcode\nindia\tdev\t7\t{digest}\tviolence\n")
    assert code_of("india", "dev", 7, WAR, codes) == "violence"
    assert code_of("india", "dev", 7, PEACE, codes) is None
    assert code_of("india", "train", 7, WAR, codes) is None
    with pytest.raises(ValueError, match="maybe"):
        read_codes(f"set\tpart\trow\tsha256\tcode\nindia\tdev\t7\t{digest}\tmaybe\n")


def test_the_committed_codes_are_of_dev_and_name_each_document_once() -> None:
    codes = load_codes()
    assert {(corpus, part) for corpus, part, _ in codes} == {("india", "dev"), ("insight", "dev")}
    assert len({digest for digest, _ in codes.values()}) == len(codes) == 119


def test_claims_in_documents_without_a_label_are_held_one_by_one(english: Reader) -> None:
    def coded(name: str, text: str, code: Code) -> Read:
        labelled = Labelled(corpus="india", name=name, text=text, label="quiet", sure=False, code=code)
        return Read(labelled=labelled, claims=_claims(english, text))

    read = [
        coded("a", WAR, "violence"),
        coded("b", WAR, "violence"),
        coded("c", WAR, "violence"),
        coded("d", PEACE, "none"),
    ]
    first = read[0].told[0]
    told = {(name, c.trigger.start, c.kind) for name in "ab" for c in read[0].told}
    scores = by_name(
        judged(read, {key: "false" if key == ("b", first.trigger.start, first.kind) else "true" for key in told})
    )
    marred = scores["India and InsightCrime, not labelled, with a false violent claim"]
    assert (marred.value, marred.of, marred.best) == (0.5, 4, "low")  # b is false, c was judged by nobody
    each = len(read[0].told)
    assert scores["India and InsightCrime, not labelled, violent claims judged"].value == pytest.approx(2 / 3)
    assert scores["India and InsightCrime, not labelled, violent claims that are true"].of == 3 * each
    loud = [coded("e", WAR, "general")]
    assert by_name(judged(loud, {}))["India and InsightCrime, not labelled, with a false violent claim"].value == 1.0


def test_verdicts_are_read_and_wrong_ones_named() -> None:
    assert read_verdicts("# guide\ndocument\tstart\tkind\tverdict\na/dev/1\t12\tgrenade\ttrue\n") == {
        ("a/dev/1", 12, "grenade"): "true"
    }
    with pytest.raises(ValueError, match="'maybe' of a/dev/1 at 12"):
        read_verdicts("document\tstart\tkind\tverdict\na/dev/1\t12\tgrenade\tmaybe\n")
    load_verdicts()
