"""What is chosen of the events: filters from an address, and what a person types to search."""

from __future__ import annotations

import pytest
from starlette.datastructures import QueryParams

from tadmor.web.index.query import Index
from tadmor.web.selection import choose, match_words
from tadmor.web.upkeep import index_path
from tests.web.conftest import Opened


def count(desk: Opened, query: str) -> int:
    chosen = choose(QueryParams(query))
    index = Index(index_path(desk.folder))
    return index.count(f"SELECT count(*) FROM events {chosen.condition()}", chosen.values)


def test_without_filters_everything_is_chosen(desk: Opened) -> None:
    assert choose(QueryParams("")).everything
    assert count(desk, "") == len(list(desk.record.incidents()))


def test_values_of_a_facet_are_alternatives_and_facets_narrow(desk: Opened) -> None:
    kinds = sorted({incident.kind for incident in desk.record.incidents()})
    single = [count(desk, f"kind={kind}") for kind in kinds]
    assert all(single)
    assert count(desk, f"kind={kinds[0]}&kind={kinds[1]}") == single[0] + single[1]
    assert count(desk, f"kind={kinds[0]}&country=nowhere") == 0


@pytest.mark.parametrize("flag", ["disputed", "denied", "one_origin", "changed", "signed", "unsigned"])
def test_a_flag_and_the_record_agree(desk: Opened, flag: str) -> None:
    against = {c.id for c in desk.record.claims() if c.stance in ("denies", "does_not_confirm")}
    true = {
        "disputed": lambda i: any(field.status == "conflicting" for field in i.fields),
        "denied": lambda i: bool(against.intersection(i.claims)),
        "one_origin": lambda i: len(i.independent_origins) == 1,
        "changed": lambda i: bool(i.grade and i.grade.changed_since),
        "signed": lambda i: bool(i.grade and i.grade.signed_by),
        "unsigned": lambda i: not (i.grade and i.grade.signed_by),
    }[flag]
    assert count(desk, f"show={flag}") == sum(map(true, desk.record.incidents()))


def test_a_span_of_days_takes_what_may_lie_in_it(desk: Opened) -> None:
    days = sorted(i.when.earliest[:10] for i in desk.record.incidents() if i.when and i.when.earliest)
    assert count(desk, f"from={days[0]}") == count(desk, "")
    assert 0 < count(desk, f"to={days[0]}") < count(desk, "")


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("drone market", '"drone" "market"'),
        ('"two men" AND', '"two men" "AND"'),
        ('quote " open', '"open" "quote"'),
        ("", '""'),
        ("col:x NEAR(a b)", '"col:x" "NEAR(a" "b)"'),
        ("قصف السوق", '"قصف" "السوق"'),
    ],
)
def test_what_is_typed_is_words_and_never_a_query(typed: str, asked: str, desk: Opened) -> None:
    assert match_words(typed) == asked
    assert desk.client.get("/events", params={"q": typed}).status_code == 200


def test_search_finds_the_event_whose_report_says_the_word(desk: Opened) -> None:
    claim = next(iter(desk.record.claims()))
    assert count(desk, f"q={claim.evidence.text.split()[0]}") > 0
    assert count(desk, "q=zzzzunheardof") == 0


@pytest.mark.parametrize(
    "given", ["kind=", "page=x", "from=nonsense", "box=1,2", "box=a,b,c,d", "order=DROP", "band=x", "show=x"]
)
def test_a_wrong_address_is_no_fault(desk: Opened, given: str) -> None:
    assert desk.client.get(f"/events?{given}").status_code == 200
