"""Decisions applied to claims: rejected out, corrected in, each id once."""

from __future__ import annotations

from dataclasses import replace

from tadmor.match.deciding import apply_decisions, decide_claims
from tadmor.model.anchor import anchor_claim
from tadmor.model.claim import Claim, ReadBy
from tadmor.model.correction import Correction
from tadmor.model.ids import ClaimId
from tadmor.model.judgement import Judgement, Verdict, name_judgement
from tests.claims_factory import a_claim, a_report

DOCUMENTS = (a_report("a"),)
ONE, TWO = a_claim(at=1, killed=3), a_claim(at=4, killed=5)
CLAIMS = (ONE, TWO)


def _judge(verdict: Verdict, claim: Claim, minute: int, by: str = "A", **more: object) -> Judgement:
    slot = more.pop("slot", None)
    on = (claim.id,) if slot is None else (claim.id, str(slot))
    at = f"2024-06-01T10:{minute:02d}:00+00:00"
    made = Judgement(
        id=name_judgement(on, verdict, by, at),
        on=on,
        verdict=verdict,
        by=by,
        at=at,
        anchors=(anchor_claim(claim, CLAIMS),),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def test_nothing_decided_changes_nothing() -> None:
    assert apply_decisions(CLAIMS, (), DOCUMENTS) == CLAIMS


def test_a_rejected_claim_is_out() -> None:
    decided = decide_claims(CLAIMS, (_judge("reject", ONE, 1),), DOCUMENTS)
    assert (decided.claims, {*decided.present}) == ((TWO,), {*CLAIMS})


def test_accepted_by_one_and_rejected_by_another_waits() -> None:
    decided = decide_claims(CLAIMS, (_judge("reject", ONE, 1), _judge("accept", ONE, 2, "B")), DOCUMENTS)
    assert [one.reason for one in decided.unsettled] == ["contradiction", "contradiction"]
    assert {*decided.claims} == {*CLAIMS}


def test_the_same_person_may_change_his_mind_without_saying_so() -> None:
    decided = decide_claims(CLAIMS, (_judge("reject", ONE, 1), _judge("accept", ONE, 2)), DOCUMENTS)
    assert (decided.unsettled, {*decided.claims}) == ((), {*CLAIMS})


def test_two_people_who_say_the_same_agree() -> None:
    kind = Correction(slot="kind", code="armed_clash")
    made = [_judge("correct", ONE, minute, by, slot="kind", correction=kind) for minute, by in ((1, "A"), (2, "B"))]
    decided = decide_claims(CLAIMS, made, DOCUMENTS)
    assert (decided.unsettled, {claim.kind for claim in decided.claims}) == ((), {"armed_clash", TWO.kind})


def test_a_withdrawal_of_a_withdrawal() -> None:
    out = _judge("reject", ONE, 1)
    back = _judge("withdraw", ONE, 2, replaces=out.id)
    again = _judge("withdraw", ONE, 3, replaces=back.id)
    assert {*apply_decisions(CLAIMS, (out, back), DOCUMENTS)} == {*CLAIMS}
    assert apply_decisions(CLAIMS, (again, back, out), DOCUMENTS) == (TWO,)


def test_of_two_that_were_coded_unseen_on_one_word_the_newer_counts_and_both_are_shown() -> None:
    times = ("2024-06-01T10:01:00+00:00", "2024-06-01T10:02:00+00:00")
    coded = [
        replace(ONE, kind=kind, read_by=ReadBy(reader="person", version=at, knowledge=by))
        for kind, at, by in (("armed_clash", times[0], "A"), ("execution", times[1], "B"))
    ]
    added = [_judge("add", ONE, minute, by, slot="statement") for minute, by in ((1, "A"), (2, "B"))]
    decided = decide_claims((*CLAIMS, *coded), added, DOCUMENTS)
    assert {claim.kind for claim in decided.claims} == {"execution", TWO.kind}
    assert [(one.reason, one.judgement.by) for one in decided.unsettled] == [("contradiction", "A")]
    assert [one.instead_of for one in decided.checked] == [ONE]


def test_one_hand_coded_claim_stands_for_one_that_was_read() -> None:
    text = DOCUMENTS[0].text
    near = a_claim(at=2)
    whole = DOCUMENTS[0].quote(ONE.trigger.span.cover(near.trigger.span))
    read_by = ReadBy(reader="person", version="2024-06-01T10:01:00+00:00", knowledge="A")
    coded = replace(ONE, id=ClaimId("hand"), trigger=whole, read_by=read_by)
    decided = decide_claims((ONE, near, TWO, coded), (), DOCUMENTS)
    assert len(text) > len(whole.text)
    assert {claim.id for claim in decided.claims} in ({coded.id, ONE.id, TWO.id}, {coded.id, near.id, TWO.id})
