"""Krippendorff's alpha on the worked examples of "Computing Krippendorff's Alpha-Reliability" (2011), and its interval."""

from __future__ import annotations

import random

import pytest

from tadmor.run.alpha import LEAST_UNITS, Metric, Rated, measure_alpha

FOUR = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
BINARY = ("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
NAMES = ("a a b b d c c c e d d a", "b a b b b c c c e d d d")


def rated(rows: tuple[str, ...], *, numbers: bool = True) -> list[Rated]:
    columns = zip(*(row.split() for row in rows), strict=True)
    return [
        Rated(reports=(f"r{at}",), values=tuple(float(v) if numbers else v for v in column if v != "."))
        for at, column in enumerate(columns)
    ]


@pytest.mark.parametrize(
    ("rows", "metric", "alpha"),
    [
        (FOUR, "nominal", 0.743),
        (FOUR, "interval", 0.849),
        (FOUR, "ratio", 0.797),
        (BINARY, "nominal", 0.095),
    ],
)
def test_the_published_examples_come_out(rows: tuple[str, ...], metric: Metric, alpha: float) -> None:
    assert measure_alpha(rated(rows), metric).alpha == pytest.approx(alpha, abs=0.0005)


def test_the_published_example_with_names_comes_out() -> None:
    assert measure_alpha(rated(NAMES, numbers=False), "nominal").alpha == pytest.approx(0.692, abs=0.0005)


def test_a_unit_with_one_value_does_not_count() -> None:
    found = measure_alpha(rated(FOUR), "nominal")
    assert (found.units, found.reports) == (11, 11)
    assert found.raw == pytest.approx(29 / 36 * 1.0, abs=0.2)


def test_who_all_say_the_same_gives_no_alpha() -> None:
    found = measure_alpha([Rated(reports=("r",), values=("x", "x"))] * 30, "nominal")
    assert (found.alpha, found.low, found.raw) == (None, None, 1.0)


def test_nothing_to_compare_is_said() -> None:
    found = measure_alpha([Rated(reports=("r",), values=("x",))], "nominal")
    assert (found.units, found.alpha, found.raw, found.few) == (0, None, None, True)


def many(right: float, *, seed: int, reports: int = 40) -> list[Rated]:
    """Two coders; the second says the same as the first with this chance, else anything of four."""
    chance = random.Random(seed)
    units = []
    for at in range(reports * 5):
        first = chance.choice("abcd")
        second = first if chance.random() < right else chance.choice("abcd")
        units.append(Rated(reports=(f"r{at % reports}",), values=(first, second)))
    return units


def test_too_few_units_to_tell_are_said_and_have_no_interval() -> None:
    few = measure_alpha(many(0.8, seed=1)[: LEAST_UNITS - 1], "nominal")
    assert few.few and few.alpha is not None and few.low is None
    one_report = measure_alpha(many(0.8, seed=1, reports=1) * 10, "nominal")
    assert one_report.few and one_report.low is None


def test_the_interval_holds_what_is_true_and_narrows_with_more_reports() -> None:
    held, widths = 0, {40: 0.0, 160: 0.0}
    for reports in widths:
        for seed in range(20):
            found = measure_alpha(many(0.8, seed=seed, reports=reports), "nominal")
            assert found.alpha is not None and found.low is not None and found.high is not None
            assert found.low <= found.alpha <= found.high
            held += found.low <= 0.8 <= found.high
            widths[reports] += (found.high - found.low) / 20
    assert held >= 34, "of 40 intervals of 95 %"
    assert widths[160] < widths[40] * 0.6


def test_the_same_seed_gives_the_same_interval() -> None:
    assert measure_alpha(many(0.7, seed=3), "nominal", seed=5) == measure_alpha(many(0.7, seed=3), "nominal", seed=5)


def test_a_pair_of_reports_counts_as_often_as_both_were_drawn() -> None:
    units = [
        Rated(reports=(f"r{a}", f"r{b}"), values=("same", "same" if (a + b) % 3 else "different"))
        for a in range(8)
        for b in range(a + 1, 8)
    ]
    found = measure_alpha(units, "nominal")
    assert found.reports == 8 and found.low is not None and found.high is not None
    assert found.low <= (found.alpha or 0) <= found.high
