"""What people decided finds its claims again: by id, by overlap with the words and the sentence, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.match.anchoring import find_heirs, settle_judgements
from tadmor.model.anchor import Anchor, anchor_claim
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.judgement import Judgement, Verdict, name_judgement
from tests.store.samples import a_claim, a_report, quote

BUS = "Gunmen attacked a bus near Orlin on Sunday, killing 12 people."
SHELLS = "The army shelled Varda on Monday and arrested two men there."
TEXT = f"{BUS} {SHELLS}"
DOCUMENT = a_report(TEXT, "https://courier.example/9")[0]
OTHER = a_report(TEXT, "https://herald.example/9")[0]
KINDS = {
    "attacked": "attack_on_civilians",
    "killing": "attack_on_civilians",
    "shelled": "shelling_artillery_missile",
    "arrested": "arrest",
}


def _claim(told: str, document: Document = DOCUMENT) -> Claim:
    """ "killing 12" is a claim on these words, in their sentence; "killing=arrest" one of that kind."""
    words, _, kind = told.partition("=")
    sentence = BUS if words in BUS else SHELLS
    kind = kind or next((KINDS[word] for word in KINDS if word in words), "armed_clash")
    return a_claim(document, words, kind=kind, evidence=quote(document, sentence))


def _heir(old: str, new: str, document: Document = DOCUMENT, beside: str = "") -> str | None:
    claims = [_claim(told, document) for told in new.split("|") if told]
    anchor = anchor_claim(_claim(old), [_claim(told) for told in beside.split("|") if told])
    found = find_heirs([anchor], claims, {document.id: document.text})
    return next((c.trigger.text for c in claims if c.id == found.get(anchor.claim)), None)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("killing", "attacked|killing|shelled", "killing"),
        ("killing", "killing=arrest|attacked", "killing"),
        ("killing", "killing 12 people|shelled", "killing 12 people"),
        ("killing 12 people", "killing|shelled", "killing"),
        ("killing", "killing 12=arrest|shelled", "killing 12"),
        ("attacked", "killing|shelled", "killing"),
        ("attacked", "a bus near=armed_clash|shelled", "a bus near"),
        ("attacked", "shelled|arrested", None),
        ("shelled", "arrested|attacked", None),
        ("attacked", "", None),
        ("attacked a bus near Orlin on Sunday, killing", "attacked|killing", "attacked"),
        ("attacked a bus near Orlin on Sunday, killing", "attacked=agreement|killing", "killing"),
        ("attacked a bus", "a bus=attack_on_civilians|killing", "a bus"),
    ],
)
def test_where_a_judged_claim_is_found_again(old: str, new: str, expected: str | None) -> None:
    """The same; the same word called otherwise; words around it; in the sentence; another kind beside it; nothing; one made two."""
    assert _heir(old, new) == expected


def test_a_claim_that_stood_beside_it_inherits_nothing() -> None:
    assert _heir("attacked", "killing", beside="killing") is None
    assert _heir("attacked", "killing 12", beside="killing") == "killing 12"


def test_no_claim_of_another_report_inherits() -> None:
    claim = _claim("killing", OTHER)
    assert find_heirs([anchor_claim(_claim("killing"))], [claim], {OTHER.id: TEXT, DOCUMENT.id: TEXT}) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"THE COURIER\n\n{TEXT}", "killing"),
        (TEXT[3:].replace("men attacked", "Gunmen attacked", 1), "killing"),
        (f"{TEXT} {BUS}", "killing"),
        (f"Summary: {BUS} {TEXT}", None),
        (TEXT.replace("12 people", "twelve people"), None),
    ],
)
def test_a_report_that_was_taken_in_again_with_another_text(text: str, expected: str | None) -> None:
    """Moved as a whole; the same; repeated below; repeated above, so that nobody can say which; said otherwise."""
    document = replace(DOCUMENT, text=text)
    claims = [a_claim(document, "killing", kind=KINDS["killing"], evidence=quote(document, text[:40]))]
    anchor = anchor_claim(_claim("killing"))
    found = find_heirs([anchor], claims, {document.id: text})
    assert found == ({anchor.claim: claims[0].id} if expected else {})


WORDS = [(at, at + len(word)) for word in BUS.split() for at in [BUS.index(word)]]


@given(old=st.sampled_from(WORDS), new=st.sampled_from(WORDS), moved=st.integers(0, 40))
def test_a_trigger_that_moves_within_its_sentence_is_followed(
    old: tuple[int, int], new: tuple[int, int], moved: int
) -> None:
    text = "x" * moved + " " + TEXT if moved else TEXT
    document = replace(DOCUMENT, text=text)
    before = a_claim(DOCUMENT, BUS[slice(*old)], kind="armed_clash", evidence=quote(DOCUMENT, BUS))
    after = a_claim(document, BUS[slice(*new)], kind="attack_on_civilians", evidence=quote(document, BUS))
    far = a_claim(document, "shelled", kind="shelling_artillery_missile", evidence=quote(document, SHELLS))
    found = find_heirs([anchor_claim(before)], [far, after], {document.id: text})
    assert found == {before.id: after.id}


@given(new=st.lists(st.sampled_from(WORDS), unique=True), order=st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_count_and_every_heir_is_of_the_report(
    new: list[tuple[int, int]], order: object
) -> None:
    here = [a_claim(DOCUMENT, BUS[slice(*span)], evidence=quote(DOCUMENT, BUS)) for span in new]
    claims = [*here, *(_claim(word, OTHER) for word in KINDS)]
    anchors = [anchor_claim(_claim(word)) for word in KINDS]
    found = find_heirs(anchors, claims, {})
    order.shuffle(claims)  # type: ignore[attr-defined]
    assert find_heirs(anchors[::-1], claims, {}) == found
    assert set(found.values()) <= {claim.id for claim in here}


def _judge(
    verdict: Verdict, *told: str, day: int = 1, beside: str = "", replaces: Judgement | None = None
) -> Judgement:
    claims = sorted((_claim(t) for t in told), key=lambda claim: claim.id)
    others = [_claim(t) for t in beside.split("|") if t]
    on: tuple[str, ...] = tuple(claim.id for claim in claims)
    on += ("grade", "fair", "2") if verdict == "sign" else ()
    at = f"2024-06-0{day}T10:00:00+00:00"
    anchors: tuple[Anchor, ...] = tuple(anchor_claim(claim, others) for claim in claims)
    name = name_judgement(on, verdict, "A. Reader", at)
    after = replaces.id if replaces else None
    return Judgement(id=name, on=on, verdict=verdict, by="A. Reader", at=at, anchors=anchors, replaces=after)


def _settle(judgements: list[Judgement], new: str) -> tuple[list[tuple[str, ...]], list[str]]:
    """What applies, as the words of its claims; what does not, as reasons."""
    claims = [_claim(told) for told in new.split("|") if told]
    words = {claim.id: claim.trigger.text for claim in claims}
    settled = settle_judgements(judgements, claims, [DOCUMENT])
    applied = [tuple(sorted(words.get(part, part) for part in j.on if part in words)) for j in settled.judgements]  # type: ignore[call-overload]
    return applied, sorted(one.reason for one in settled.unsettled)


def test_a_judgement_goes_with_its_claims() -> None:
    applied, left = _settle([_judge("different", "attacked", "shelled")], "killing|shelled")
    assert (applied, left) == ([("killing", "shelled")], [])


def test_a_judgement_without_its_claim_is_kept_and_listed() -> None:
    assert _settle([_judge("same", "attacked", "shelled")], "shelled|arrested") == ([], ["orphan"])
    assert _settle([_judge("same", "attacked", "shelled")], "shelled|killing") == ([("killing", "shelled")], [])


def test_what_is_open_again_and_what_was_replaced_is_not_listed() -> None:
    first = _judge("same", "attacked", "shelled")
    assert _settle([_judge("unsure", "attacked", "shelled")], "shelled") == ([], [])
    assert _settle([first, _judge("unsure", "attacked", "shelled", day=2, replaces=first)], "shelled") == ([], [])


def test_two_that_contradict_on_one_claim_are_both_listed_and_neither_applies() -> None:
    two = [
        _judge("same", "attacked", "shelled", beside="killing"),
        _judge("different", "killing", "shelled", beside="attacked", day=2),
    ]
    merged = "attacked a bus near Orlin on Sunday, killing=attack_on_civilians|shelled"
    assert _settle(two, merged) == ([], ["contradiction", "contradiction"])
    assert _settle(two, "attacked|killing|shelled") == ([("attacked", "shelled"), ("killing", "shelled")], [])


def test_two_that_agree_on_one_claim_both_apply() -> None:
    two = [_judge("same", "attacked", "shelled"), _judge("same", "killing", "shelled", day=2)]
    applied, left = _settle(two, "attacked a bus near Orlin on Sunday, killing|shelled")
    assert (set(map(len, applied)), left) == ({2}, [])


def test_a_change_of_mind_about_one_pair_is_no_contradiction() -> None:
    two = [_judge("same", "attacked", "shelled"), _judge("different", "attacked", "shelled", day=2)]
    assert _settle(two, "killing|shelled")[1] == []


def test_two_claims_that_have_become_one() -> None:
    merged = "attacked a bus near Orlin on Sunday, killing"
    assert _settle([_judge("same", "attacked", "killing")], merged) == ([], [])
    assert _settle([_judge("different", "attacked", "killing")], merged) == ([], ["fallen_together"])


def test_a_signature_stays_with_what_is_left_of_its_claims() -> None:
    signed = _judge("sign", "attacked", "shelled")
    assert _settle([signed], "killing") == ([("killing",)], [])
    assert _settle([signed], "") == ([], ["orphan"])


def test_a_judgement_without_anchors_holds_by_its_ids_alone() -> None:
    bare = replace(_judge("same", "attacked", "shelled"), anchors=())
    assert _settle([bare], "attacked|shelled") == ([("attacked", "shelled")], [])
    assert _settle([bare], "killing|shelled") == ([], ["orphan"])
