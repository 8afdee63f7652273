"""Coded rows -> levels, scores, reasons and clusters."""

from __future__ import annotations

import random
from pathlib import Path

from tadmor.match.coded.matching import match_coded
from tadmor.match.coded.pairs import count_busy, find_pairs
from tadmor.match.coded.reports import prepare_reports
from tadmor.match.coded.score import describe_pairs, explain_coded_pair, load_weights, read_weights, score_reports
from tadmor.match.coded.table import LEVEL_FEATURES
from tadmor.model.ids import JudgementId
from tadmor.model.judgement import Judgement, Verdict
from tests.match.coded.rows import claims_of, write_rows

SAME_DAY = {"source": "Wire (2024-05-28) Varda: quatre morts", "source_author": "Wire"}
OTHER_TOWN = {
    **SAME_DAY,
    "city": "Orlin",
    "latitude": "12.0",
    "deaths_best": "0",
    "deaths_low": "0",
    "deaths_high": "0",
}
OTHER_DAY = {"date_start": "2024-06-20", "date_end": "2024-06-20", "source": "Wire (2024-06-21) Again"}


def _judged(a: str, b: str, verdict: Verdict) -> Judgement:
    return Judgement(id=JudgementId("j"), on=(a, b), verdict=verdict, by="a person", at="2024-07-01")


def test_the_same_event_told_twice_is_joined_and_others_are_not(tmp_path: Path) -> None:
    claims = claims_of(write_rows(tmp_path / "r.csv", {}, SAME_DAY, OTHER_TOWN | {"source": "x"}, OTHER_DAY))
    matching = match_coded(tuple(claims.values()))
    together = {frozenset(c) for c in matching.clusters if len(c) > 1}
    assert together == {frozenset((claims["r1"].id, claims["r2"].id))}
    assert sorted(c for cluster in matching.clusters for c in cluster) == sorted(c.id for c in claims.values())


def test_two_rows_of_one_article_are_two_events_unless_a_person_says_otherwise(tmp_path: Path) -> None:
    claims = claims_of(write_rows(tmp_path / "r.csv", {}, {}))
    a, b = (claim.id for claim in claims.values())
    assert len(match_coded(tuple(claims.values())).clusters) == 2
    assert len(match_coded(tuple(claims.values()), [_judged(a, b, "same")]).clusters) == 1


def test_what_a_person_parts_stays_apart(tmp_path: Path) -> None:
    claims = claims_of(write_rows(tmp_path / "r.csv", {}, SAME_DAY))
    a, b = (claim.id for claim in claims.values())
    assert len(match_coded(tuple(claims.values()), [_judged(a, b, "different")]).clusters) == 2


def test_neither_the_order_of_rows_nor_the_ids_of_events_count(tmp_path: Path) -> None:
    rows = [{}, SAME_DAY, OTHER_TOWN, OTHER_DAY, {"source": "The Mail (2024-05-29) Toll rises", "deaths_high": "9"}]
    named = [{**row, "id": f"n{n}"} for n, row in enumerate(rows)]
    first = claims_of(write_rows(tmp_path / "a.csv", *named))
    mixed = [{**row, "event_id": "E2"} for row in named]
    random.Random(5).shuffle(mixed)
    second = claims_of(write_rows(tmp_path / "b.csv", *mixed))

    def joined(claims: dict[str, object], clusters: tuple[tuple[str, ...], ...]) -> set[frozenset[str]]:
        name = {claim.id: row for row, claim in claims.items()}  # type: ignore[attr-defined]
        return {frozenset(name[c] for c in cluster) for cluster in clusters}

    results = [joined(dict(c), match_coded(tuple(c.values())).clusters) for c in (first, second)]
    assert results[0] == results[1]


def test_the_reasons_of_a_pair_add_up_to_its_score(tmp_path: Path) -> None:
    claims = claims_of(write_rows(tmp_path / "r.csv", {}, SAME_DAY, OTHER_TOWN))
    weights = load_weights()
    reports = count_busy(prepare_reports(tuple(claims.values())))
    for i, j in find_pairs(reports):
        (score,) = score_reports(reports, [(i, j)], weights)
        reasons = explain_coded_pair(reports[i].claim.id, reports[j].claim.id, tuple(claims.values()))
        total = weights.constant + sum(reason.weight for reason in reasons)
        assert abs(score - 1 / (1 + 2.718281828459045**-total)) < 1e-9
    says = [str(r) for r in explain_coded_pair(claims["r1"].id, claims["r2"].id, tuple(claims.values()))]
    assert any(line.startswith("days: same day +") for line in says)


def test_levels_do_not_depend_on_which_report_comes_first(tmp_path: Path) -> None:
    changes: tuple[dict[str, str], ...] = (
        {},
        SAME_DAY,
        OTHER_TOWN,
        OTHER_DAY,
        {"location": "north", "date_end": "2024-06-02", "source": "y"},
    )
    reports = count_busy(prepare_reports(tuple(claims_of(write_rows(tmp_path / "r.csv", *changes)).values())))
    pairs = [(i, j) for i in range(len(reports)) for j in range(i)]
    there, back = describe_pairs(reports, pairs), describe_pairs(reports, [(j, i) for i, j in pairs])
    for feature, a, b in zip(LEVEL_FEATURES, there, back, strict=True):
        assert a == b, feature.name
        assert a == [feature.level(reports[i], reports[j]) for i, j in pairs], feature.name


def test_reports_are_compared_whose_days_meet_or_are_one_apart(tmp_path: Path) -> None:
    day_after = {"date_start": "2024-05-28", "date_end": "2024-05-28"}
    later = {"date_start": "2024-05-30", "date_end": "2024-06-30"}
    claims = claims_of(write_rows(tmp_path / "r.csv", {}, day_after, later, {"date_start": "2024-05-01"}))
    reports = prepare_reports(tuple(claims.values()))
    name = {claim.id: row for row, claim in claims.items()}
    pairs = {tuple(sorted(name[reports[i].claim.id] for i in pair)) for pair in find_pairs(reports)}
    assert pairs == {("r1", "r2"), ("r1", "r4"), ("r2", "r4")}


def test_every_weight_belongs_to_a_feature() -> None:
    names = {feature.name for feature in LEVEL_FEATURES}
    assert {feature for feature, _ in load_weights().of} <= names
    assert 0 < load_weights().threshold < 1
    assert read_weights("h\nconstant\t\t-1\t\nthreshold\t\t0.4\t\n").constant == -1
