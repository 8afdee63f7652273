"""Events joined and parted as wholes: seen before, exact, and taken back in one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tadmor.errors import ConflictError, UsageError
from tadmor.model.ids import ClaimId, IncidentId
from tadmor.model.judgement import Link
from tadmor.run.coding import undo_judgement
from tadmor.run.deciding import Saying
from tadmor.run.engine import run_paths
from tadmor.run.joining import merge_events, preview_merge, preview_split, split_event
from tadmor.run.judging import decide_pair, find_unsettled
from tadmor.run.queue import load_queue, pair_queue
from tadmor.run.weighing import weigh_record
from tadmor.store.record import Record, open_record
from tadmor.store.verify import verify_record
from tests.claims_factory import a_claim
from tests.run.test_judging import READER, TEXTS

MORE = {
    "four": "It was hot. On that day 12 people were killed in Selvan, a doctor told the radio. Two buses burned.",
    "five": "The market was full. 12 people were killed in Selvan, said the mayor, who was at home. It rained.",
}


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, text in (TEXTS | MORE).items():
        (reports / f"{name}.txt").write_text(text, encoding="utf-8")
    with open_record(tmp_path / "record", create=True) as opened:
        run_paths([reports], opened, READER)
        yield opened


def _parts(record: Record) -> set[frozenset[str]]:
    weigh_record(record)
    return {frozenset(incident.claims) for incident in record.incidents()}


def _events(record: Record) -> tuple[str, str]:
    """The event of four statements and the other."""
    big, small = sorted(record.incidents(), key=lambda incident: -len(incident.claims))
    assert (len(big.claims), len(small.claims)) == (4, 1)
    return big.id, small.id


def test_events_are_joined_as_seen_before_and_come_apart_as_they_were(record: Record) -> None:
    before = tuple(record.incidents())
    events = _events(record)
    preview = preview_merge(record, events)
    assert tuple(record.judgements()) == ()
    made = merge_events(record, events, by="A. Reader", why="one night")
    assert [judgement.verdict for judgement in made] == ["same"]
    assert _parts(record) == {frozenset(incident.claims) for incident in preview.after.incidents}
    (joined,) = record.incidents()
    assert [joined.id] == [incident.id for incident in preview.after.incidents]
    undo_judgement(record, made[0].id, by="B. Reader")
    weigh_record(record)
    assert tuple(record.incidents()) == before
    assert verify_record(record) == ()


@pytest.mark.parametrize("sizes", [(1,), (2,), (1, 1), (2, 2), (1, 1, 1, 1)])
def test_an_event_is_parted_exactly_as_seen_before_and_is_whole_again(record: Record, sizes: tuple[int, ...]) -> None:
    before = tuple(record.incidents())
    big, small = _events(record)
    (event,) = (incident for incident in before if incident.id == big)
    left = list(event.claims)
    groups = [[left.pop() for _ in range(size)] for size in sizes]
    wanted = {frozenset(group) for group in (*groups, left) if group}
    preview = preview_split(record, big, groups)
    assert {frozenset(incident.claims) for incident in preview.after.incidents} == wanted
    made = split_event(record, (big, groups), by="A. Reader", why="two nights")
    assert _parts(record) == {*wanted, frozenset(next(i.claims for i in before if i.id == small))}
    assert find_unsettled(record) == ()
    undo_judgement(record, made[-1].id, by="A. Reader")
    weigh_record(record)
    assert tuple(record.incidents()) == before


def test_joining_takes_back_what_stands_against_it_and_gives_it_back(record: Record) -> None:
    big, _ = _events(record)
    (event,) = (incident for incident in record.incidents() if incident.id == big)
    made = split_event(record, (big, [event.claims[:2]]), by="A. Reader")
    parted = _parts(record)
    first, second = (i.id for i in record.incidents() if {*i.claims} <= {*event.claims})
    joined = merge_events(record, (first, second), by="B. Reader")
    assert _parts(record) != parted
    assert find_unsettled(record) == ()
    assert len(tuple(record.incidents())) == 2
    back = undo_judgement(record, joined[0].id, by="B. Reader")
    assert _parts(record) == parted
    undo_judgement(record, back.id, by="B. Reader")
    assert len(_parts(record)) == 2
    assert len({judgement.at for judgement in made}) == 1


def test_who_comes_second_is_told(record: Record) -> None:
    big, small = _events(record)
    (event,) = (incident for incident in record.incidents() if incident.id == big)
    decide_pair(record, "same", (event.claims[0], event.claims[1]), Saying(by="A. Reader"))
    before = tuple(record.judgements())
    with pytest.raises(ConflictError, match="same"):
        split_event(record, (big, [event.claims[:1]]), by="B. Reader", expected="")
    with pytest.raises(ConflictError):
        merge_events(record, (big, small), by="B. Reader", expected="")
    assert tuple(record.judgements()) == before


def test_what_cannot_be_joined_or_parted(record: Record) -> None:
    big, small = _events(record)
    (event,) = (incident for incident in record.incidents() if incident.id == big)
    for groups in ([], [list(event.claims)], [["nowhere"]], [[event.claims[0]], [event.claims[0]]]):
        with pytest.raises(UsageError):
            split_event(record, (big, groups), by="A. Reader")
    for events in ((big,), (big, big), (big, "nowhere")):
        with pytest.raises(UsageError):
            merge_events(record, events, by="A. Reader")
    with pytest.raises(UsageError, match="name"):
        merge_events(record, (big, small), by="")
    assert tuple(record.judgements()) == ()


def test_a_preview_shows_nothing_of_a_private_report(record: Record, tmp_path: Path) -> None:
    private = next(d.id for d in record.documents() if "Marat" in d.text)
    with open_record(tmp_path / "other", create=True) as other:
        other.append_documents(
            replace(d, access="private" if d.id == private else d.access) for d in record.documents()
        )
        other.append_claims(record.claims())
        weigh_record(other)
        after = preview_merge(other, _events(other)).after
    assert private not in {claim.document.id for claim in after.claims}
    assert [len(incident.claims) for incident in after.incidents] == [4]
    assert "Marat" not in repr(after)


# The queue


def test_pairs_nearest_the_threshold_come_first_and_one_of_two_events_is_enough() -> None:
    claims = [a_claim(doc=name, at=1).id for name in "abcdef"]
    a, b, c, d, e, f = claims
    homes = {a: IncidentId("1"), b: IncidentId("1"), c: IncidentId("2"), d: IncidentId("3"), e: IncidentId("4")}
    links = [
        Link(a=a, b=c, score=0.50),
        Link(a=b, b=c, score=0.53),
        Link(a=a, b=b, score=0.90),
        Link(a=c, b=d, score=0.55),
        Link(a=d, b=e, score=0.20),
        Link(a=e, b=f, score=0.54),
    ]
    queue = pair_queue(links, {*claims[:5]}, (), 10, homes)
    assert [(pair.a, pair.b, pair.together) for pair in queue] == [
        (c, d, False),
        (b, c, False),
        (d, e, False),
        (a, b, True),
    ]
    assert [(pair.a, pair.b) for pair in pair_queue(links, {*claims}, (), 1, homes)] == [(e, f)]


def test_a_judged_pair_is_asked_no_more(record: Record) -> None:
    ids = {ClaimId(claim.id) for claim in record.claims()}
    queue = load_queue(record, ids, 10)
    assert queue
    assert all(pair.reasons for pair in queue)
    first = queue[0]
    decide_pair(record, "same", (first.a, first.b), Saying(by="A. Reader"))
    weigh_record(record)
    assert {first.a, first.b} not in [{pair.a, pair.b} for pair in load_queue(record, ids, 10)]
    assert load_queue(record, set(), 10) == ()
