"""What a person decides of single statements: stored, applied, taken back, and never lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from tadmor.errors import ConflictError, EvidenceError, UsageError
from tadmor.export.jsonl import export_jsonl, import_jsonl
from tadmor.model.claim import coded_by
from tadmor.model.ids import ClaimId, claim_id
from tadmor.model.judgement import Judgement
from tadmor.run.coding import accept_claim, add_claim, correct_slot, find_newest, reject_claim, undo_judgement
from tadmor.run.deciding import Saying
from tadmor.run.engine import run_paths
from tadmor.run.judging import decide_pair, find_unsettled, judge_pair, sign_incident
from tadmor.run.weighing import release, weigh_record
from tadmor.store.record import Record, open_record
from tadmor.store.verify import verify_record
from tests.run.test_judging import READER, TEXTS, OtherReader
from tests.store.samples import note_of

ARABIC = "قال مسؤول محلي يوم الأحد إن غارة جوية على سوق سلفان قتلت ١٢ شخصا وأصابت العشرات."


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, text in (TEXTS | {"arabic": ARABIC}).items():
        (reports / f"{name}.txt").write_text(text, encoding="utf-8")
    with open_record(tmp_path / "record", create=True) as opened:
        run_paths([reports], opened, READER)
        yield opened


def _read(record: Record, knowledge: str, **how: Any) -> None:
    run_paths([record.path.parent / "reports"], record, OtherReader(knowledge=knowledge, **how))


def _claim(record: Record, words: str) -> str:
    return min(c.id for c in record.claims() if words in c.evidence.text)


def _document(record: Record, words: str) -> str:
    return next(d.id for d in record.documents() if words in d.text)


def _words(record: Record, document: str, words: str) -> dict[str, int]:
    text = next(d.text for d in record.documents() if d.id == document)
    return {"start": text.index(words), "end": text.index(words) + len(words)}


def _killed(record: Record, claim: str, low: int, words: str) -> dict[str, Any]:
    of = next(c.document.id for c in record.claims() if c.id == claim)
    return {"low": low, "high": low, "words": words, "evidence": _words(record, of, words)}


def _correct(record: Record, claim: str, low: int = 3, words: str = "3 guards", **how: Any) -> Judgement:
    value = [_killed(record, claim, low, words) | {"words": words.split(maxsplit=1)[0]}]
    return correct_slot(record, (claim, "killed"), value, **({"by": "A. Reader"} | how))


def _exported(record: Record, folder: Path) -> dict[str, bytes]:
    weigh_record(record)
    log = ("judgements.jsonl", "former_incidents.jsonl")
    return {path.name: path.read_bytes() for path in export_jsonl(release(record), folder) if path.name not in log}


def _figures(record: Record, claim: str) -> list[int | None]:
    (told,) = (c for c in release(record).claims if c.id == claim)
    return [quantity.low for quantity in told.quantities if quantity.what == "killed"]


def test_a_correction_counts_and_the_machines_own_value_stays_to_be_seen(record: Record) -> None:
    claim = _claim(record, "Selvan")
    made = correct_slot(record, (claim, "killed"), [], by="A. Reader", why="nobody died")
    weigh_record(record)
    released = release(record)
    (checked,) = released.checked
    assert (checked.claim, [one.judgement.id for one in checked.corrected]) == (claim, [made.id])
    assert [q.low for q in checked.corrected[0].was.quantities] == [12]
    assert _figures(record, claim) == []
    assert [q.low for c in released.read if c.id == claim for q in c.quantities] == [12]
    assert verify_record(record) == ()


def test_corrected_and_taken_back_is_byte_for_byte_as_before(record: Record, tmp_path: Path) -> None:
    claim = _claim(record, "Marat")
    before = _exported(record, tmp_path / "before")
    incidents = tuple(record.incidents())
    made = correct_slot(record, (claim, "kind"), "execution", by="A. Reader")
    assert [c.kind for c in release(record).claims if c.id == claim] == ["execution"]
    undo_judgement(record, made.id, by="B. Reader")
    assert _exported(record, tmp_path / "after") == before
    assert tuple(record.incidents()) == incidents


def test_undo_brings_back_what_stood_before_and_can_be_undone(record: Record) -> None:
    claim = _claim(record, "Marat")
    first = correct_slot(record, (claim, "kind"), "execution", by="A. Reader")
    second = correct_slot(record, (claim, "kind"), "abduction", by="B. Reader")
    assert second.replaces == first.id

    def kind() -> str:
        return next(c.kind for c in release(record).claims if c.id == claim)

    back = undo_judgement(record, second.id, by="B. Reader")
    assert kind() == "execution"
    undo_judgement(record, back.id, by="C. Reader")
    assert kind() == "abduction"
    undo_judgement(record, first.id, by="C. Reader")
    assert kind() == "abduction"
    with pytest.raises(UsageError, match="taken back"):
        undo_judgement(record, first.id, by="C. Reader")


def test_the_order_in_which_slots_are_corrected_does_not_count(tmp_path: Path) -> None:
    changes: tuple[tuple[str, object], ...] = (("kind", "execution"), ("killed", []), ("reality", "threatened"))
    exported = set()
    (tmp_path / "one.txt").write_text(TEXTS["three"], "utf-8")
    for number, order in enumerate(permutations(changes)):
        with open_record(tmp_path / f"r{number}", create=True) as record:
            run_paths([tmp_path / "one.txt"], record, READER)
            for slot, value in order:
                correct_slot(record, (_claim(record, "Marat"), slot), value, by="A. Reader")
            weigh_record(record)
            released = release(record)
            exported.add(repr((released.claims, [replace(i, id="") for i in released.incidents])))  # type: ignore[arg-type]
    assert len(exported) == 1


def test_a_rejected_claim_equals_a_record_without_it(record: Record, tmp_path: Path) -> None:
    claim = _claim(record, "Marat")
    made = reject_claim(record, claim, by="A. Reader", why="a game")
    weigh_record(record)
    released = release(record)
    with open_record(tmp_path / "without", create=True) as other:
        run_paths([record.path.parent / "reports"], other, OtherReader(knowledge="b", trigger="-", blind=("Marat",)))
        without = release(other)
    assert [c.id for c in released.claims] == [c.id for c in without.claims]
    assert [(i.claims, i.fields, i.casualties) for i in released.incidents] == [
        (i.claims, i.fields, i.casualties) for i in without.incidents
    ]
    (checked,) = released.checked
    assert (checked.claim, checked.rejected and checked.rejected.id) == (claim, made.id)
    assert claim in {c.id for c in record.claims()}
    undo_judgement(record, made.id, by="A. Reader")
    weigh_record(record)
    assert claim in {c.id for c in release(record).claims}


def test_decisions_of_pairs_rest_while_a_claim_is_rejected(record: Record) -> None:
    pair = (_claim(record, "Marat"), _claim(record, "Selvan"))
    judge_pair(record, "same", pair, by="A. Reader")
    made = reject_claim(record, pair[0], by="A. Reader")
    weigh_record(record)
    assert find_unsettled(record) == ()
    undo_judgement(record, made.id, by="A. Reader")
    weigh_record(record)
    assert any(set(pair) <= set(incident.claims) for incident in record.incidents())


def test_accepted_is_checked_by_name(record: Record) -> None:
    claim = _claim(record, "Marat")
    accept_claim(record, claim, by="A. Reader")
    accept_claim(record, claim, by="B. Reader", slot="killed")
    (checked,) = release(record).checked
    assert checked.checked_by == ("A. Reader",)
    assert [(j.by, j.on[1:]) for j in checked.accepted] == [("A. Reader", ()), ("B. Reader", ("killed",))]


def test_who_checked_what_was_corrected_later_did_not_check_that(record: Record) -> None:
    claim = _claim(record, "Marat")
    accept_claim(record, claim, by="A. Reader")
    accept_claim(record, claim, by="A. Reader", slot="killed")
    made = correct_slot(record, (claim, "kind"), "execution", by="B. Reader")
    (checked,) = release(record).checked
    assert (checked.checked_by, [j.on[1:] for j in checked.lapsed], [j.on[1:] for j in checked.accepted]) == (
        (),
        [()],
        [("killed",)],
    )
    accept_claim(record, claim, by="C. Reader")
    assert release(record).checked[0].checked_by == ("C. Reader",)
    undo_judgement(record, made.id, by="B. Reader")
    assert release(record).checked[0].checked_by == ()


def test_who_checked_stands_again_when_the_values_do(record: Record) -> None:
    claim = _claim(record, "Marat")
    accept_claim(record, claim, by="A. Reader")
    made = correct_slot(record, (claim, "kind"), "execution", by="B. Reader")
    undo_judgement(record, made.id, by="B. Reader")
    assert release(record).checked[0].checked_by == ("A. Reader",)


def test_what_a_reader_reads_otherwise_is_marked(record: Record) -> None:
    claim, other = _claim(record, "Marat"), _claim(record, "12 people")
    accept_claim(record, other, by="A. Reader")
    correct_slot(record, (claim, "killed"), [], by="A. Reader")
    correct_slot(record, (claim, "killed"), [], by="B. Reader", why="again")
    correct_slot(record, (claim, "reality"), "threatened", by="B. Reader")
    assert [one.read_otherwise for one in release(record).checked] == [(), ()]
    held = [replace(c, read_by=replace(c.read_by, knowledge="new"), quantities=()) for c in record.claims()]
    record.append_readings([note_of(d, 1, held[0].read_by) for d in record.documents()], held)
    by_claim = {one.claim: one for one in release(record).checked}
    assert [j.by for j in by_claim[ClaimId(claim)].read_otherwise] == ["B. Reader"]
    assert (by_claim[ClaimId(other)].checked_by, len(by_claim[ClaimId(other)].lapsed)) == ((), 1)


def test_corrections_survive_a_reading_on_other_words(record: Record) -> None:
    claim = _claim(record, "Marat")
    correct_slot(record, (claim, "kind"), "execution", by="A. Reader")
    reject_claim(record, _claim(record, "12 people"), by="A. Reader")
    _read(record, "later", trigger="were killed")
    (_, marat) = sorted(release(record).claims, key=lambda c: "Marat" in c.evidence.text)
    assert (marat.id != claim, marat.kind) == (True, "execution")
    assert len([one for one in release(record).checked if one.rejected]) == 1
    assert verify_record(record) == ()


def test_a_correction_whose_claim_is_not_read_waits(record: Record) -> None:
    made = correct_slot(record, (_claim(record, "Marat"), "kind"), "execution", by="A. Reader")
    _read(record, "later", blind=("Marat",))
    assert [(one.reason, one.judgement.id) for one in find_unsettled(record)] == [("orphan", made.id)]


def test_two_people_who_did_not_see_each_other_are_shown_and_neither_applies(record: Record) -> None:
    claim = _claim(record, "Marat")
    first = correct_slot(record, (claim, "kind"), "execution", by="A. Reader")
    second = correct_slot(record, (claim, "kind"), "abduction", by="B. Reader")
    apart = replace(second, id="imported", at="2030-01-01T00:00:00+00:00", by="C. Reader", replaces=first.replaces)  # type: ignore[arg-type]
    record.append_judgements([apart])
    assert find_unsettled(record) == ()
    assert [c.kind for c in release(record).claims if c.id == claim] == ["abduction"]
    other = replace(apart, id="other", by="D. Reader", correction=first.correction)  # type: ignore[arg-type]
    record.append_judgements([other])
    assert {(one.reason, one.judgement.by) for one in find_unsettled(record)} == {
        ("contradiction", "B. Reader"),
        ("contradiction", "C. Reader"),
        ("contradiction", "D. Reader"),
    }
    assert [c.kind for c in release(record).claims if c.id == claim] == ["attack_on_civilians"]
    decided = correct_slot(record, (claim, "kind"), "execution", by="E. Reader")
    assert {decided.replaces, *decided.also_replaces} == {second.id, "imported", "other"}
    assert find_unsettled(record) == ()


CODED: dict[str, Any] = {"kind": "air_drone_strike"}


def _code(record: Record, **more: Any) -> Any:
    document = _document(record, "سلفان")
    values = CODED | {"trigger": _words(record, document, "غارة جوية")} | more
    how = {key: values.pop(key) for key in ("by", "why", "expected") if key in values}
    return add_claim(record, document, values, **({"by": "A. Coder"} | how))


def test_an_arabic_report_is_coded_by_hand_and_its_event_is_found(record: Record) -> None:
    document = _document(record, "سلفان")
    killed = {"what": "killed", "low": 12, "high": 12, "words": "١٢", "evidence": _words(record, document, "١٢ شخصا")}
    hurt = {
        "what": "wounded",
        "low": 20,
        "modifier": "vague",
        "words": "العشرات",
        "evidence": _words(record, document, "العشرات"),
    }
    where = {"name": "Selvan", "evidence": _words(record, document, "سلفان")}
    made = _code(record, quantities=[killed, hurt], where=where)
    weigh_record(record)
    assert (coded_by(made), made.evidence.text, made.where and made.where.name) == ("A. Coder", ARABIC, "Selvan")
    assert made.id == claim_id(made.document.id, made.trigger.start, made.trigger.end)
    (home,) = (incident for incident in record.incidents() if made.id in incident.claims)
    assert home.kind == "air_drone_strike"
    (checked,) = release(record).checked
    assert (checked.coded_by, checked.checked_by, checked.instead_of) == ("A. Coder", ("A. Coder",), None)
    assert verify_record(record) == ()


def test_what_was_coded_by_hand_survives_reading_again(record: Record) -> None:
    made = _code(record)
    _read(record, "later")
    assert made.id in {claim for incident in record.incidents() for claim in incident.claims}


def test_a_hand_coded_claim_takes_the_place_of_the_machines_and_gives_it_back(record: Record, tmp_path: Path) -> None:
    before = _exported(record, tmp_path / "before")
    claim = _claim(record, "Marat")
    of = next(c.document.id for c in record.claims() if c.id == claim)
    accept_claim(record, claim, by="Z. Reader")
    made = add_claim(record, of, {"kind": "execution", "trigger": _words(record, of, "killed")}, by="A. Coder")
    assert made.id == claim
    weigh_record(record)
    (told,) = (c for c in release(record).claims if c.id == claim)
    assert (told.kind, coded_by(told)) == ("execution", "A. Coder")
    (checked,) = release(record).checked
    assert (checked.instead_of and checked.instead_of.kind, checked.accepted) == ("attack_on_civilians", ())
    (added,) = (j for j in record.judgements() if j.verdict == "add")
    correct_slot(record, (claim, "kind"), "abduction", by="B. Reader")
    undo_judgement(record, added.id, by="A. Coder")
    (again,) = release(record).checked
    assert again.checked_by == ("Z. Reader",)
    undo_judgement(record, again.accepted[0].id, by="Z. Reader")
    after = _exported(record, tmp_path / "after")
    assert {name: after[name] for name in after if name != "claims.jsonl"} == {
        name: before[name] for name in before if name != "claims.jsonl"
    }


def test_words_that_overlap_are_one_claim(record: Record) -> None:
    claim = _claim(record, "Marat")
    of = next(c.document.id for c in record.claims() if c.id == claim)
    made = add_claim(record, of, {"kind": "execution", "trigger": _words(record, of, "were killed")}, by="A. Coder")
    assert made.id != claim
    assert [c.id for c in release(record).claims if c.document.id == of] == [made.id]
    with pytest.raises(UsageError, match="given its place"):
        reject_claim(record, claim, by="A. Reader")


def test_a_long_selection_hides_nothing_but_what_it_stands_for(record: Record) -> None:
    _read(record, "later", trigger="in Selvan")
    document = _document(record, "convoy")
    text = next(d.text for d in record.documents() if d.id == document)
    (held,) = (c for c in record.claims() if c.document.id == document)
    beside = {"start": held.trigger.start - 7, "end": held.trigger.start - 1}
    first = add_claim(record, document, {"kind": "execution", "trigger": beside}, by="A. Coder")
    whole = {"start": text.index("Later"), "end": text.index(" The road")}
    second = add_claim(record, document, {"kind": "armed_clash", "trigger": whole}, by="B. Coder")
    told = {c.id for c in release(record).claims if c.document.id == document}
    assert told == {first.id, second.id}
    assert {one.claim: one.instead_of and one.instead_of.id for one in release(record).checked} == {
        first.id: None,
        second.id: held.id,
    }


def test_coding_anew_takes_the_place_of_what_was_coded_there(record: Record) -> None:
    _code(record)
    second = _code(record, kind="shelling_artillery_missile", by="B. Coder")
    weigh_record(record)
    told = [c for c in release(record).claims if c.id == second.id]
    assert [(c.kind, coded_by(c)) for c in told] == [("shelling_artillery_missile", "B. Coder")]
    assert len([c for c in record.claims() if c.id == second.id]) == 2
    (newest,) = (j for j in record.judgements() if j.by == "B. Coder")
    undo_judgement(record, newest.id, by="B. Coder")
    assert [c.kind for c in release(record).claims if c.id == second.id] == ["air_drone_strike"]


def test_everything_leaves_with_the_record_and_comes_back(record: Record, tmp_path: Path) -> None:
    correct_slot(record, (_claim(record, "Marat"), "kind"), "execution", by="A. Reader")
    reject_claim(record, _claim(record, "12 people"), by="A. Reader")
    _code(record)
    weigh_record(record)
    export_jsonl(release(record, texts=True), tmp_path / "out")
    with open_record(tmp_path / "other", create=True) as other:
        import_jsonl(tmp_path / "out", other)
        assert release(other).claims == release(record).claims
        assert release(other).checked == release(record).checked
        weigh_record(other)
        assert [replace(i, id="") for i in other.incidents()] == [replace(i, id="") for i in record.incidents()]  # type: ignore[arg-type]
        assert verify_record(other) == ()


# Numbers


@pytest.mark.parametrize(
    ("low", "words", "fault"),
    [
        (3, "3 guards", None),
        (31, "3 guards", "does not say 31"),
        (1, "a man", None),
        (0, "Nobody", None),
        (2, "a man", "does not say 2"),
        (7, "In the night", "does not say 7"),
    ],
)
def test_a_number_is_in_its_words(record: Record, low: int, words: str, fault: str | None) -> None:
    """In English a person is held to digits and to number words whose value is known."""
    claim = _claim(record, "Marat")
    value = [_killed(record, claim, low, words)] if words != "Nobody" else [_nobody(record, claim)]
    if fault is None:
        assert correct_slot(record, (claim, "killed"), value, by="A. Reader").correction
        return
    with pytest.raises(EvidenceError, match=fault):
        correct_slot(record, (claim, "killed"), value, by="A. Reader")
    assert tuple(record.judgements()) == ()


def _nobody(record: Record, claim: str) -> dict[str, Any]:
    of = next(c.document.id for c in record.claims() if c.id == claim)
    return {"low": 0, "high": 0, "words": "Nobody", "evidence": _words(record, of, "Nobody")}


@pytest.mark.parametrize(
    ("low", "words", "holds"), [(12, "١٢", True), (21, "١٢", False), (40, "العشرات", True), (5, "غارة", True)]
)
def test_in_a_language_without_number_words_a_person_says_what_a_word_means(
    record: Record, low: int, words: str, holds: bool
) -> None:
    """Digits of any script hold; a word means what the person says, whose name stands with it."""
    document = _document(record, "سلفان")
    figure = {"what": "killed", "low": low, "words": words, "evidence": _words(record, document, words)}
    if holds:
        assert _code(record, quantities=[figure]).quantities[0].words == words
    else:
        with pytest.raises(EvidenceError):
            _code(record, quantities=[figure])
        assert tuple(record.judgements()) == ()


# What is refused


@pytest.mark.parametrize(
    ("slot", "value", "error"),
    [
        ("colour", "red", UsageError),
        ("kind", "murder", UsageError),
        ("stance", "maybe", UsageError),
        ("killed", [{"low": 3, "high": 3, "words": "3"}], EvidenceError),
        ("killed", [{"low": 3, "high": 2, "words": "3", "evidence": {"start": 0, "end": 9}}], UsageError),
        ("killed", [{"low": 3, "evidence": {"start": 5, "end": 9999}}], EvidenceError),
        ("killed", [{"low": 3, "evidence": {"start": 5, "end": 5}}], UsageError),
        ("killed", [{"what": "wounded", "low": 3, "evidence": {"start": 0, "end": 9}}], UsageError),
        ("when", {"earliest": "2024-05-31", "latest": "2024-05-30", "precision": "day", "basis": "stated",
                  "evidence": {"start": 0, "end": 4}}, UsageError),
        ("when", {"earliest": "Sunday", "latest": None, "precision": "day", "basis": "stated",
                  "evidence": {"start": 0, "end": 4}}, UsageError),
        ("sources", [], UsageError),
        ("where", {"name": "Selvan", "latitude": 99.0, "longitude": 0.0, "evidence": {"start": 0, "end": 4}}, UsageError),
        ("about", "nowhere", UsageError),
    ],
)  # fmt: skip
def test_what_cannot_be_put_into_a_slot(record: Record, slot: str, value: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        correct_slot(record, (_claim(record, "Marat"), slot), value, by="A. Reader")
    assert tuple(record.judgements()) == ()


def test_a_decision_needs_a_name_and_something_to_decide_of(record: Record) -> None:
    with pytest.raises(UsageError, match="name"):
        accept_claim(record, _claim(record, "Marat"), by=" ")
    for act in (
        lambda: accept_claim(record, "f" * 32, by="A"),
        lambda: undo_judgement(record, "f" * 32, by="A"),
        lambda: add_claim(record, "f" * 32, {"kind": "arrest", "trigger": [0, 3]}, by="A"),
    ):
        with pytest.raises(UsageError, match="There is no"):
            act()


def test_who_brings_a_report_needs_no_words_in_it_and_who_speaks_in_it_does(record: Record) -> None:
    claim = _claim(record, "Marat")
    outlet = {"name": "The Courier", "kind": "outlet"}
    speaker = {
        "name": "a man who lives there",
        "kind": "witness",
        "anonymous": True,
        "evidence": "a man who lives there",
    }
    made = correct_slot(record, (claim, "sources"), [outlet, speaker], by="A. Reader")
    assert made.correction
    assert [source.name for source in made.correction.sources] == ["The Courier", "a man who lives there"]
    with pytest.raises(EvidenceError, match="quotes nothing"):
        correct_slot(record, (claim, "sources"), [outlet, speaker | {"evidence": None}], by="A. Reader")


# Two editors


def test_who_comes_second_is_told_and_loses_nothing(record: Record) -> None:
    claim = _claim(record, "Marat")
    seen = find_newest(record, claim, "kind") or ""
    first = correct_slot(record, (claim, "kind"), "execution", by="A. Reader", expected=seen)
    with pytest.raises(ConflictError, match=r"A\. Reader") as refused:
        correct_slot(record, (claim, "kind"), "abduction", by="B. Reader", expected=seen)
    assert (refused.value.judgement, refused.value.by, refused.value.at) == (first.id, "A. Reader", first.at)
    assert refused.value.what == "kind: execution"
    correct_slot(record, (claim, "reality"), "threatened", by="B. Reader", expected="")
    with pytest.raises(ConflictError):
        accept_claim(record, claim, by="B. Reader", expected="")
    accept_claim(record, claim, by="B. Reader", expected=find_newest(record, claim))
    with pytest.raises(ConflictError):
        undo_judgement(record, first.id, by="B. Reader", expected="")
    assert len(tuple(record.judgements())) == 3


def test_two_who_judge_one_pair(record: Record) -> None:
    pair = (_claim(record, "Marat"), _claim(record, "Selvan"))
    decide_pair(record, "same", pair, Saying(by="A. Reader", expected=""))
    with pytest.raises(ConflictError, match="same"):
        decide_pair(record, "different", pair, Saying(by="B. Reader", expected=""))


def test_a_signature_ends_when_a_value_is_corrected_and_holds_again_when_that_is_taken_back(record: Record) -> None:
    claim = _claim(record, "Marat")
    (event,) = (i for i in record.incidents() if claim in i.claims)
    sign_incident(record, event.id, by="R. M.")
    made = correct_slot(record, (claim, "killed"), [], by="A. Reader")
    weigh_record(record)
    assert [i.grade and i.grade.signed_by for i in record.incidents() if i.id == event.id] == [None]
    undo_judgement(record, made.id, by="A. Reader")
    weigh_record(record)
    assert [i.grade and i.grade.signed_by for i in record.incidents() if i.id == event.id] == ["R. M."]


# What stays in


def test_nothing_of_a_private_report_leaves(record: Record, tmp_path: Path) -> None:
    _code(record)
    made = correct_slot(record, (_claim(record, "Marat"), "kind"), "execution", by="A. Reader")
    private = {next(c.document.id for c in record.claims() if "Marat" in c.evidence.text), _document(record, "سلفان")}
    with open_record(tmp_path / "other", create=True) as other:
        other.append_documents(
            replace(d, access="private" if d.id in private else d.access) for d in record.documents()
        )
        other.append_claims(record.claims())
        other.append_judgements(record.judgements())
        weigh_record(other)
        released = release(other, texts=True)
    assert {c.document.id for c in (*released.claims, *released.read)} & private == set()
    assert (released.checked, released.judgements) == ((), ())
    assert made.correction
