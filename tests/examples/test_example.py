"""The whole way over examples/gobi, held to the record that was written by hand from its reports.

Here reports, claims, copies and the run; test_example_incidents.py holds the incidents. What is expected:
examples/gobi/expected.json; its keys: examples/gobi/README.md.
"""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from tadmor.bench.answers import bounds, is_named, same_place
from tadmor.bench.pairing import stances
from tests.examples.record_of_example import (
    CLAIMS,
    DOCUMENTS,
    DOERS,
    DONE_TO,
    EXPECTED,
    PEOPLE,
    TOLD,
    Made,
    Plain,
    answer,
    names,
    rows,
    things,
)

COPIED = {
    kind: {pair for group in EXPECTED["copies"] if group["kind"] == kind for pair in combinations(group["docs"], 2)}
    for kind in ("near_duplicate", "same_statement")
}


# The reports


@pytest.mark.parametrize("doc", DOCUMENTS)
def test_ingest_knows_the_report(made: Made, doc: str) -> None:
    document, expected = made.documents[doc], DOCUMENTS[doc]
    known = {key: getattr(document, key) for key in ("url", "outlet", "published", "published_basis", "language")}
    assert known == {key: expected[key] for key in known}


@pytest.mark.parametrize("doc", DOCUMENTS)
def test_what_is_wrong_with_a_text_is_noticed(made: Made, doc: str) -> None:
    expected = DOCUMENTS[doc]
    found = {defect.kind for defect in made.documents[doc].defects}
    assert set(expected["defects"]) <= found
    assert bool(expected["defects"]) or not found
    said = {r.reason for r in made.rejections if r.stage == "ingest" and r.document.endswith(doc)}
    assert said == set(expected["ingest"])


@pytest.mark.parametrize("doc", [doc for doc, entry in DOCUMENTS.items() if entry["no_claims"]])
def test_nothing_is_coded_where_nothing_can_be(made: Made, doc: str) -> None:
    assert made.claims_of(doc) == []
    said = {r.reason for r in made.rejections if r.document == made.documents[doc].id}
    assert said & set(DOCUMENTS[doc]["no_claims"]["reasons"]), said


@pytest.mark.parametrize("doc", DOCUMENTS)
def test_no_figure_of_people_that_the_report_does_not_state(made: Made, doc: str) -> None:
    entry = DOCUMENTS[doc]
    stated = [figure for claim in entry["claims"] for figure in claim["figures"]] + entry["other_figures"]
    for claim in made.claims_of(doc):
        for quantity in claim["quantities"]:
            if quantity["what"] in PEOPLE:
                alike = [bounds(f) for f in stated if f["what"] == quantity["what"]]
                assert bounds(quantity) in alike, f"{quantity['what']} {quantity['words']}: {claim['evidence']['text']}"


# The claims


@pytest.mark.parametrize("name", TOLD)
def test_claim_is_found(made: Made, name: str) -> None:
    answer(made, name)


@rows("kinds")
def test_kind(made: Made, name: str, wanted: list[str]) -> None:
    assert answer(made, name)["kind"] in wanted


@pytest.mark.parametrize("name", TOLD)
def test_stance_and_how_it_is_told(made: Made, name: str) -> None:
    found = answer(made, name)
    assert found["stance"] in stances(CLAIMS[name])
    assert found["told_as"] == CLAIMS[name]["told_as"]
    assert found["scope"] == CLAIMS[name].get("scope", "event")
    assert found["reality"] == "happened"


@rows("disputes")
def test_a_denial_denies_no_more_than_it_says(made: Made, name: str, wanted: list[str]) -> None:
    assert list(answer(made, name)["disputes"]) == wanted


@rows("figures")
def test_figure(made: Made, name: str, wanted: Plain) -> None:
    given = [q for claim in made.told_with(name) for q in claim["quantities"] if q["what"] == wanted["what"]]
    held = [q for q in given if (q["low"], q["high"]) == (wanted["low"], wanted["high"])]
    assert held, [(q["words"], q["low"], q["high"]) for q in given]
    assert wanted.get("denied", False) in {q["denied"] for q in held}
    if wanted["what"] in PEOPLE and (wanted.get("part_of") or "of" not in wanted):
        assert wanted.get("part_of", False) in {q["part_of"] is not None for q in held}


@rows("actors")
def test_who_did_it(made: Made, name: str, wanted: list[str]) -> None:
    said = names(made.told_with(name), DOERS)
    assert any(is_named(wanted, one) for one in said), said


@pytest.mark.parametrize("name", [name for name, claim in TOLD.items() if "denies" not in stances(claim)])
def test_nobody_else_is_named_as_the_doer(made: Made, name: str) -> None:
    known = [one for accepted in CLAIMS[name]["actors"] or () for one in accepted]
    said = [a["name"] for a in answer(made, name)["actors"] if a["role"] in DOERS and a["certainty"] == "named"]
    assert [one for one in said if not is_named(known, one)] == []


@rows("certainty")
def test_how_certain_the_doer_is(made: Made, name: str, wanted: str) -> None:
    assert wanted in [actor["certainty"] for actor in answer(made, name)["actors"] if actor["role"] in DOERS]


@rows("targets")
def test_to_whom_or_what(made: Made, name: str, wanted: list[str]) -> None:
    told = made.told_with(name)
    said = [*names(told, DONE_TO), *things(told)]
    assert any(is_named(wanted, one) for one in said), said


@rows("weapons")
def test_weapon(made: Made, name: str, wanted: str) -> None:
    said = [weapon["name"] for claim in made.told_with(name) for weapon in claim["weapons"] if weapon["role"] == "used"]
    assert any(is_named([wanted, wanted.removesuffix("s")], one) for one in said), said


@rows("place")
def test_place(made: Made, name: str, wanted: Plain) -> None:
    where = answer(made, name)["where"]
    assert same_place(wanted, where), where and where["name"]


@rows("date")
def test_day_within_what_the_text_gives(made: Made, name: str, wanted: Plain) -> None:
    when = answer(made, name)["when"]
    assert when["earliest"] is not None, "no day"
    first, last = (date.fromisoformat(when[end][:10]) for end in ("earliest", "latest"))
    assert date.fromisoformat(wanted["start"]) <= first <= last <= date.fromisoformat(wanted["end"]), (first, last)


@pytest.mark.parametrize("name", TOLD)
def test_chain_from_who_knows_to_who_publishes(made: Made, name: str) -> None:
    links = [link["name"] for link in reversed(answer(made, name)["sources"])]
    wanted = CLAIMS[name]["chain"]
    if DOCUMENTS[CLAIMS[name]["doc"]]["outlet"] is None:
        links = links[: len(wanted)]
    # A body that publishes its own statement is one speaker, however often it is named.
    links = [link for n, link in enumerate(links) if not (n and len(wanted) == 1 and is_named(wanted[0], link))]
    assert len(links) == len(wanted), links
    for accepted, link in zip(wanted, links, strict=True):
        assert is_named(accepted, link), links


@rows("anonymous")
def test_the_unnamed_stay_unnamed(made: Made, name: str, wanted: bool) -> None:
    assert answer(made, name)["sources"][-1]["anonymous"] is wanted


# Copies, and the run


def pairs(made: Made, *kinds: str) -> set[tuple[str, str]]:
    files = {document.url or document.id: name for name, document in made.documents.items()}
    groups = [sorted(files[name] for name in g["documents"]) for g in made.copies if g["kind"] in kinds]
    return {pair for group in groups for pair in combinations(group, 2)}


def test_reports_that_share_a_text(made: Made) -> None:
    assert pairs(made, "near_duplicate") == COPIED["near_duplicate"]


def test_reports_that_relay_one_statement(made: Made) -> None:
    assert pairs(made, "near_duplicate", "same_statement") >= COPIED["same_statement"]


def test_a_second_run_adds_nothing(made: Made) -> None:
    assert made.first.new_documents == len(DOCUMENTS)
    assert made.second.added_nothing
    assert made.second.incidents == made.first.incidents == len(made.incidents)


def test_every_quotation_holds(made: Made) -> None:
    assert list(made.problems) == []
