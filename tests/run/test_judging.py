"""Events that a person joins or parts: in every later run, and as they were when it is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from tadmor.errors import UsageError
from tadmor.export.jsonl import export_jsonl, import_jsonl
from tadmor.export.protect import protect
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.ids import claim_id
from tadmor.model.incident import Grade
from tadmor.model.span import Span
from tadmor.model.value import TimeInterval
from tadmor.read.reading import Reading
from tadmor.run.engine import run_paths
from tadmor.run.judging import PairVerdict, find_unsettled, judge_pair, sign_incident
from tadmor.run.weighing import release
from tadmor.store.record import Record, open_record
from tadmor.store.verify import verify_record
from tests.run.small_reader import SmallReader


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedReader(SmallReader):
    """Reads the pattern; whatever happened happened on one day."""

    def read(self, document: Document) -> Reading:
        """The claims with their day."""
        found = SmallReader.read(self, document)
        return replace(found, claims=tuple(replace(claim, when=_on_the_day(claim)) for claim in found.claims))


def _on_the_day(claim: Claim) -> TimeInterval:
    day = "2024-03-12"
    return TimeInterval(earliest=day, latest=day, precision="day", basis="stated", evidence=claim.evidence)


READER = DatedReader()
TEXTS = {
    "one": "Officials met on Sunday in the capital. The next day 12 people were killed in Selvan, they said.",
    "two": "A convoy left the coast at dawn. Later 12 people were killed in Selvan. The road was closed.",
    "three": "Nobody spoke of the talks. In the night 3 guards were killed in Marat, a man who lives there said.",
}


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, text in TEXTS.items():
        (reports / f"{name}.txt").write_text(text, encoding="utf-8")
    with open_record(tmp_path / "record", create=True) as opened:
        run_paths([reports], opened, READER)
        yield opened


def _claim(record: Record, words: str, number: int = 0) -> str:
    return sorted(c.id for c in record.claims() if words in c.evidence.text)[number]


def _again(record: Record) -> None:
    run_paths([record.path.parent / "reports"], record, replace(READER, knowledge="another"))


def _ids(record: Record) -> dict[frozenset[str], str]:
    return {frozenset(incident.claims): incident.id for incident in record.incidents()}


def test_a_split_survives_reading_again_and_is_taken_back_whole(record: Record) -> None:
    before = tuple(record.incidents())
    (event,) = [i for i in before if len(i.claims) == 2]
    pair = (event.claims[0], event.claims[1])
    made = judge_pair(record, "different", pair, by="A. Reader", why="two markets")
    parted = _ids(record)
    assert set(parted) == {frozenset((claim,)) for claim in (*pair, _claim(record, "Marat"))}
    (was,) = [one for one in record.former() if one.id == event.id]
    assert was.superseded_by == tuple(sorted(parted[frozenset((claim,))] for claim in pair))
    assert (was.because, was.judgement) == ("parted", made.id)
    _again(record)
    assert _ids(record) == parted
    judge_pair(record, "unsure", pair, by="B. Reader")
    assert tuple(record.incidents()) == before
    assert verify_record(record) == ()


def test_events_that_are_joined_stay_so_and_come_apart_as_they_were(record: Record) -> None:
    before = tuple(record.incidents())
    (event,) = [i for i in before if len(i.claims) == 2]
    (other,) = [i for i in before if len(i.claims) == 1]
    judge_pair(record, "same", (event.claims[0], other.claims[0]), by="A. Reader")
    (joined,) = record.incidents()
    assert joined.id == event.id
    (was,) = [one for one in record.former() if one.id == other.id]
    assert (was.superseded_by, was.because) == ((event.id,), "joined")
    _again(record)
    assert [i.id for i in record.incidents()] == [event.id]
    made = judge_pair(record, "unsure", (event.claims[0], other.claims[0]), by="A. Reader")
    assert made.replaces is not None
    assert tuple(record.incidents()) == before
    assert verify_record(record) == ()


def test_an_event_keeps_its_id_when_a_report_joins_it(record: Record) -> None:
    (event,) = [i for i in record.incidents() if len(i.claims) == 2]
    more = record.path.parent / "reports" / "four.txt"
    more.write_text(
        "It was hot. On that day 12 people were killed in Selvan, a doctor at the hospital told the radio.", "utf-8"
    )
    run_paths([more], record, READER)
    (grown,) = [i for i in record.incidents() if len(i.claims) > 2]
    assert grown.id == event.id
    assert verify_record(record) == ()


def test_what_ids_stood_for_leaves_with_the_record_and_comes_back(record: Record, tmp_path: Path) -> None:
    (event,) = [i for i in record.incidents() if len(i.claims) == 2]
    judge_pair(record, "different", (event.claims[0], event.claims[1]), by="A. Reader")
    export_jsonl(release(record, texts=True), tmp_path / "out")
    with open_record(tmp_path / "other", create=True) as other:
        import_jsonl(tmp_path / "out", other)
        assert tuple(other.former()) == tuple(record.former()) != ()
        assert protect(other).incidents == protect(record).incidents


def test_a_claim_by_event_and_number(record: Record) -> None:
    made = judge_pair(record, "unsure", ("1:1", "2:1"), by="A. Reader")
    assert set(made.on) <= {claim.id for claim in record.claims()}


@pytest.mark.parametrize(
    ("pair", "by", "message"),
    [(("1:1", "1:1"), "A", "one statement"), (("1:9", "1:1"), "A", "no statement"), (("1:1", "2:1"), " ", "--by")],
)
def test_what_cannot_be_judged(record: Record, pair: tuple[str, str], by: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        judge_pair(record, "same", pair, by=by)


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherReader(DatedReader):
    """A later reader: the word that tells the event is another (`trigger`), and texts that hold a word of `blind` tell nothing."""

    trigger: str = "people were killed"
    blind: tuple[str, ...] = ()
    knowledge: str = field(default="later")

    def read(self, document: Document) -> Reading:
        """The claims on other words."""
        found = DatedReader.read(self, document)
        if any(word in document.text for word in self.blind):
            return replace(found, claims=())
        return replace(found, claims=tuple(self._moved(document, claim) for claim in found.claims))

    def _moved(self, document: Document, claim: Claim) -> Claim:
        start = document.text.find(self.trigger, claim.evidence.start, claim.evidence.end)
        if start < 0:
            return claim
        trigger = document.quote(Span(start, start + len(self.trigger)))
        return replace(claim, id=claim_id(document.id, trigger.start, trigger.end), trigger=trigger)


def _read(record: Record, reader: SmallReader) -> None:
    run_paths([record.path.parent / "reports"], record, reader)


def _exported(record: Record, folder: Path) -> dict[str, bytes]:
    """What leaves the record, but for the log of what people decided and of ids."""
    log = ("judgements.jsonl", "former_incidents.jsonl")
    return {path.name: path.read_bytes() for path in export_jsonl(release(record), folder) if path.name not in log}


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_a_judgement_taken_back_leaves_the_record_byte_for_byte_as_it_was(
    record: Record, tmp_path: Path, verdict: PairVerdict
) -> None:
    two, one = sorted(record.incidents(), key=lambda incident: -len(incident.claims))
    sign_incident(record, two.id, by="R. M.")
    before = _exported(record, tmp_path / "before")
    pair = (two.claims[0], two.claims[1] if verdict == "different" else one.claims[0])
    judge_pair(record, verdict, pair, by="A. Reader")
    assert _exported(record, tmp_path / "between") != before
    judge_pair(record, "unsure", pair, by="B. Reader")
    assert _exported(record, tmp_path / "after") == before


def test_judgements_signatures_and_ids_go_with_claims_whose_words_move(record: Record, tmp_path: Path) -> None:
    (event,) = [i for i in record.incidents() if len(i.claims) == 2]
    (other,) = [i for i in record.incidents() if len(i.claims) == 1]
    judge_pair(record, "different", (event.claims[0], event.claims[1]), by="A. Reader")
    judge_pair(record, "same", (event.claims[0], other.claims[0]), by="A. Reader")
    before = sorted((i.id, len(i.claims)) for i in record.incidents())
    for incident in tuple(record.incidents()):
        sign_incident(record, incident.id, by="R. M.")
    _read(record, OtherReader())
    assert not {c.id for c in record.claims()} & set(event.claims)
    assert sorted((i.id, len(i.claims)) for i in record.incidents()) == before
    assert [i.grade.signed_by for i in record.incidents() if i.grade] == ["R. M.", "R. M."]
    assert find_unsettled(record) == ()
    assert verify_record(record) == ()
    now = {c.document.id: c.id for c in record.claims()}
    judge_pair(record, "unsure", tuple(now.values())[:2], by="A. Reader")  # type: ignore[arg-type]


def test_a_judgement_made_before_the_words_moved_is_taken_back_by_one_made_after(record: Record) -> None:
    (event,) = [i for i in record.incidents() if len(i.claims) == 2]
    first = judge_pair(record, "different", (event.claims[0], event.claims[1]), by="A. Reader")
    _read(record, OtherReader())
    assert {len(i.claims) for i in record.incidents()} == {1}
    pair = tuple(c.id for c in record.claims() if "12" in c.evidence.text)
    back = judge_pair(record, "unsure", (pair[0], pair[1]), by="A. Reader")
    assert back.replaces == first.id
    (again,) = [i for i in record.incidents() if len(i.claims) == 2]
    assert again.id == event.id


def test_a_judgement_whose_claim_is_not_read_waits_and_is_listed(record: Record) -> None:
    (event,) = [i for i in record.incidents() if len(i.claims) == 2]
    made = judge_pair(record, "different", (event.claims[0], event.claims[1]), by="A. Reader")
    _read(record, OtherReader(blind=("convoy",)))
    (waiting,) = find_unsettled(record)
    assert (waiting.reason, waiting.judgement.id) == ("orphan", made.id)
    assert verify_record(record) == ()
    _read(record, OtherReader(knowledge="sees again"))
    assert find_unsettled(record) == ()
    assert {len(i.claims) for i in record.incidents()} == {1}


def test_a_judgement_that_waits_can_be_taken_back(record: Record) -> None:
    (event,) = [i for i in record.incidents() if len(i.claims) == 2]
    judge_pair(record, "different", (event.claims[0], event.claims[1]), by="A. Reader")
    _read(record, OtherReader(blind=("convoy",)))
    judge_pair(record, "unsure", (event.claims[0], event.claims[1]), by="A. Reader")
    assert find_unsettled(record) == ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TwiceReader(DatedReader):
    """Reads two claims in every sentence: one on "killed" and one on the figure before it."""

    def read(self, document: Document) -> Reading:
        """Each claim twice."""
        found = DatedReader.read(self, document)
        return replace(
            found, claims=tuple(one for claim in found.claims for one in (claim, self._again(document, claim)))
        )

    @staticmethod
    def _again(document: Document, claim: Claim) -> Claim:
        start = claim.trigger.start - len("people were ")
        trigger = document.quote(Span(start, start + len("people")))
        return replace(claim, id=claim_id(document.id, trigger.start, trigger.end), trigger=trigger)


def test_a_contradiction_waits_until_a_person_decides_anew(record: Record) -> None:
    _read(record, TwiceReader(knowledge="twice"))
    twelve = [c for c in record.claims() if "12" in c.evidence.text]
    documents = sorted({c.document.id for c in twelve})
    one, other = (sorted(c.id for c in twelve if c.document.id == d) for d in documents)
    judge_pair(record, "same", (one[0], other[0]), by="A. Reader")
    judge_pair(record, "different", (one[1], other[0]), by="B. Reader")
    _read(record, OtherReader(knowledge="one again"))
    assert [w.reason for w in find_unsettled(record)] == ["contradiction", "contradiction"]
    now = [c.id for c in record.claims() if "12" in c.evidence.text]
    made = judge_pair(record, "different", (now[0], now[1]), by="C. Reader")
    assert {made.replaces, *made.also_replaces} == {j.id for j in record.judgements()} - {made.id}
    assert find_unsettled(record) == ()
    assert {len(i.claims) for i in record.incidents()} == {1}


def test_a_claim_may_be_named_by_the_id_that_it_had(record: Record) -> None:
    (event,) = [i for i in record.incidents() if len(i.claims) == 2]
    judge_pair(record, "different", (event.claims[0], event.claims[1]), by="A. Reader")
    _read(record, OtherReader())
    now = sorted(c.id for c in record.claims() if "12" in c.evidence.text)
    judge_pair(record, "different", (now[0], now[1]), by="B. Reader")
    back = judge_pair(record, "same", (event.claims[0], event.claims[1]), by="A. Reader")
    assert back.on == tuple(now)
    assert find_unsettled(record) == ()
    assert {len(i.claims) for i in record.incidents()} == {1, 2}


def test_what_cannot_hold_beside_another_judgement_is_listed(record: Record) -> None:
    a, b = (_claim(record, "12 people", number) for number in (0, 1))
    c = _claim(record, "Marat")
    judge_pair(record, "same", (a, c), by="A. Reader")
    judge_pair(record, "same", (b, c), by="A. Reader")
    assert find_unsettled(record) == ()
    judge_pair(record, "different", (a, b), by="B. Reader")
    assert {one.reason for one in find_unsettled(record)} == {"not_held"}


def test_ids_of_old_lead_on_when_all_words_have_moved(record: Record) -> None:
    (other,) = [i for i in record.incidents() if len(i.claims) == 1]
    (event,) = [i for i in record.incidents() if len(i.claims) == 2]
    judge_pair(record, "same", (event.claims[0], other.claims[0]), by="A. Reader")
    _read(record, OtherReader())
    _read(record, OtherReader(trigger="were", knowledge="later still"))
    (was,) = [one for one in record.former() if one.id == other.id]
    assert was.superseded_by == (event.id,)
    assert verify_record(record) == ()


def _hear_of_guards(record: Record, killed: int) -> None:
    """A report that comes in after the others."""
    more = record.path.parent / "reports" / "five.txt"
    told = f"It was hot. In the night {killed} guards were killed in Marat, a doctor at the hospital told us."
    more.write_text(told, "utf-8")
    _read(record, READER)


def test_what_changed_since_an_event_was_signed(record: Record) -> None:
    (event,) = [i for i in record.incidents() if len(i.claims) == 1]
    sign_incident(record, event.id, by="R. M.")
    _hear_of_guards(record, killed=5)
    assert _signed(record, event.id) is None
    (changed,) = _grade(record, event.id).changed_since
    assert ("killed", "3", "5") in [(c.what, c.was, c.now) for c in changed.changes or ()]
    assert (changed.by, changed.reports) == ("R. M.", (1, 0))
    sign_incident(record, event.id, by="S. N.")
    assert _signed(record, event.id) == "S. N."
    assert _grade(record, event.id).changed_since == ()
    _read(record, OtherReader(blind=("hospital",)))
    (changed,) = _grade(record, event.id).changed_since
    assert (changed.by, changed.reports) == ("S. N.", (0, 1))


def test_a_signature_holds_again_when_what_came_is_gone(record: Record) -> None:
    (event,) = [i for i in record.incidents() if len(i.claims) == 1]
    sign_incident(record, event.id, by="R. M.")
    _hear_of_guards(record, killed=3)
    (changed,) = _grade(record, event.id).changed_since
    assert (changed.changes, changed.reports) == ((), (1, 0))
    _read(record, OtherReader(blind=("hospital",)))
    assert _signed(record, event.id) == "R. M."
    assert _grade(record, event.id).changed_since == ()


def test_beside_private_reports_judgements_follow_their_words_too(record: Record) -> None:
    secret = record.path.parent / "reports" / "secret.txt"
    secret.write_text("---\naccess: private\n---\nIt was said that 4 men were killed in Orlin on that day.", "utf-8")
    _read(record, READER)
    (event,) = [i for i in record.incidents() if len(i.claims) == 2]
    judge_pair(record, "different", (event.claims[0], event.claims[1]), by="A. Reader")
    marat = next(i for i in release(record).incidents if _claim(record, "Marat") in i.claims)
    sign_incident(record, marat.id, by="R. M.")
    _read(record, OtherReader())
    shown = release(record)
    assert sorted(len(i.claims) for i in shown.incidents) == [1, 1, 1]
    assert {j.verdict for j in shown.judgements} == {"different", "sign"}
    assert [i.grade.signed_by for i in shown.incidents if i.id == marat.id and i.grade] == ["R. M."]
    (was,) = [one for one in shown.former_incidents if one.id == event.id and len(one.superseded_by) > 1]
    assert set(was.superseded_by) <= {i.id for i in shown.incidents}
    assert find_unsettled(record) == ()


def _grade(record: Record, incident: str) -> Grade:
    (grade,) = [i.grade for i in record.incidents() if i.id == incident]
    assert grade is not None
    return grade


def _signed(record: Record, incident: str) -> str | None:
    return _grade(record, incident).signed_by
