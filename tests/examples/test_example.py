"""The whole way over examples/gobi, held to the record that was written by hand from its reports.

What is expected, and of which words: examples/gobi/expected.json; its keys: examples/gobi/README.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import combinations

import pytest

from tadmor.bench.answers import bounds, is_named, same_day, same_place
from tadmor.bench.dossier import VIOLENT
from tadmor.bench.pairing import stances
from tadmor.read.reader import Reader
from tests.examples.record_of_example import CLAIMS, DOCUMENTS, EXPECTED, INCIDENTS, PEOPLE, Made, Plain, make_record

DOERS, DONE_TO = ("perpetrator", "party"), ("target", "victim", "party")
TOLD = {name: claim for name, claim in CLAIMS.items() if not claim.get("optional")}
COPIED = {
    kind: {pair for group in EXPECTED["copies"] if group["kind"] == kind for pair in combinations(group["docs"], 2)}
    for kind in ("near_duplicate", "same_statement")
}


def rows(*keys: str, of: dict[str, Plain] = TOLD) -> pytest.MarkDecorator:
    """One row for each entry that fills the slot: its name and what is expected there; for a list, one row an item."""
    (key,) = keys
    found = []
    for name, entry in of.items():
        wanted = entry.get(key)
        if key in ("figures", "actors", "targets", "chain", "weapons", "fields", "origins"):
            items = list(enumerate(wanted or ()))
            found += [pytest.param(name, item, id=f"{name}-{key}-{number}") for number, item in items]
        elif wanted:
            found.append(pytest.param(name, wanted, id=f"{name}-{key}"))
    return pytest.mark.parametrize(("name", "wanted"), found)


@pytest.fixture(scope="session")
def made(english: Reader, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make_record(tmp_path_factory.mktemp("example") / "record", english)


def answer(made: Made, name: str) -> Plain:
    assert name in made.answers, f"nothing in the record answers: {CLAIMS[name]['quote']}"
    return made.answers[name]


def event(made: Made, name: str) -> Plain:
    assert name in made.events, f"no incident holds a claim of: {INCIDENTS[name]['title']}"
    return made.events[name]


def names(claims: Iterable[Plain], roles: tuple[str, ...]) -> list[str]:
    return [actor["name"] for claim in claims for actor in claim["actors"] if actor["role"] in roles]


def things(claims: Iterable[Plain]) -> list[str]:
    return [thing["name"] for claim in claims for thing in claim["objects"]]


def same_value(field: str, wanted: str, said: str) -> bool:
    """True for the same words; a doer may go by more of the name, but a denial is never the accusation."""
    if field != "perpetrator" or wanted.startswith("denied") != said.startswith("denied"):
        return wanted == said
    return is_named([wanted.removeprefix("denied: ")], said.removeprefix("denied: "))


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


# The incidents


@pytest.mark.parametrize("name", INCIDENTS)
def test_claims_of_one_event_are_together(made: Made, name: str) -> None:
    home = event(made, name)["id"]
    held = {claim: made.incident_of(answer(made, claim)) for claim in INCIDENTS[name]["claims"] if claim in TOLD}
    assert [claim for claim, incident in held.items() if incident is None or incident["id"] != home] == []


@pytest.mark.parametrize(("a", "b"), tuple(combinations(INCIDENTS, 2)))
def test_two_events_stay_two(made: Made, a: str, b: str) -> None:
    assert event(made, a)["id"] != event(made, b)["id"]


def test_there_are_no_other_violent_events(made: Made) -> None:
    known = {event["id"] for event in made.events.values()}
    other = [i for i in made.incidents if i["kind"] in VIOLENT and i["id"] not in known]
    texts = {claim["id"]: claim["evidence"]["text"] for claim in made.claims}
    assert [[texts[claim] for claim in incident["claims"]] for incident in other] == []


@rows("kinds", of=INCIDENTS)
def test_kind_of_event(made: Made, name: str, wanted: list[str]) -> None:
    assert event(made, name)["kind"] in wanted


@rows("date", of=INCIDENTS)
def test_day_of_event(made: Made, name: str, wanted: Plain) -> None:
    assert same_day(wanted, event(made, name)["when"]), event(made, name)["when"]


@rows("place", of=INCIDENTS)
def test_place_of_event(made: Made, name: str, wanted: Plain) -> None:
    assert same_place(wanted, event(made, name)["where"]), event(made, name)["where"]


@rows("actors", of=INCIDENTS)
def test_doer_of_event(made: Made, name: str, wanted: list[str]) -> None:
    said = names([event(made, name)], DOERS)
    assert any(is_named(wanted, one) for one in said), said


@rows("targets", of=INCIDENTS)
def test_target_of_event(made: Made, name: str, wanted: list[str]) -> None:
    held = [claim for claim in made.claims if claim["id"] in event(made, name)["claims"]]
    said = [*names(held, DONE_TO), *things(held)]
    assert any(is_named(wanted, one) for one in said), said


@rows("fields", of=INCIDENTS)
def test_how_the_sources_stand_to_each_other(made: Made, name: str, wanted: Plain) -> None:
    fields = [field for field in event(made, name)["fields"] if field["field"] == wanted["field"]]
    standing = [(field["status"], field["reason"]) for field in fields]
    if wanted["reason"] is None:
        assert wanted["status"] in {status for status, _ in standing}, standing
    else:
        assert any(s == wanted["status"] and r in wanted["reason"] for s, r in standing), standing


@rows("fields", of=INCIDENTS)
def test_who_says_which_value(made: Made, name: str, wanted: Plain) -> None:
    fields = [field for field in event(made, name)["fields"] if field["field"] == wanted["field"]]
    given = [(value["value"], made.documents_of(value)) for field in fields for value in field["values"]]
    for value in wanted["values"]:
        holders = {doc for said, docs in given if same_value(wanted["field"], value["value"], said) for doc in docs}
        assert holders == set(value["docs"]), (value["value"], given)


@pytest.mark.parametrize("name", INCIDENTS)
def test_quiet_where_nobody_disagrees(made: Made, name: str) -> None:
    wanted = {field["field"] for field in INCIDENTS[name]["fields"] if field["status"] != "agreed"}
    loud = {field["field"] for field in event(made, name)["fields"] if field["status"] in ("revised", "conflicting")}
    assert loud <= wanted


@rows("origins", of=INCIDENTS)
def test_independent_origin(made: Made, name: str, wanted: list[str]) -> None:
    said = [origin["name"] for origin in event(made, name)["independent_origins"]]
    assert sum(is_named(wanted, one) for one in said) == 1, said


@pytest.mark.parametrize("name", INCIDENTS)
def test_nobody_else_counts_as_independent(made: Made, name: str) -> None:
    known = [one for accepted in INCIDENTS[name]["origins"] for one in accepted]
    assert [o["name"] for o in event(made, name)["independent_origins"] if not is_named(known, o["name"])] == []


def test_the_air_strike_answers_the_second_convoy(made: Made) -> None:
    assert event(made, "E4")["response_to"] == event(made, "E2")["id"]


def test_the_turkish_report_is_counted_beside_the_market(made: Made) -> None:
    assert event(made, "E3")["unread_documents"] == 1


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
