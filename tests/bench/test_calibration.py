from __future__ import annotations

import pytest

from tadmor.bench.reading.calibration import calibrate, error_by_chance, expected_error
from tadmor.bench.reading.runner import Outcome
from tadmor.bench.reading.task import Judged, Result, Task, bootstrapped, harmonic, share


def values(*pairs: tuple[float, bool]) -> list[Judged]:
    return [Judged(slot="when", confidence=confidence, right=right) for confidence, right in pairs]


def test_confidence_that_comes_true_has_no_error() -> None:
    assert expected_error(values(*[(0.75, True)] * 3, (0.75, False))) == pytest.approx(0)


def test_the_error_is_the_mean_distance_over_all_values() -> None:
    assert expected_error(values((0.95, False), (0.95, True), (0.25, False), (0.25, False))) == pytest.approx(
        (2 * 0.45 + 2 * 0.25) / 4
    )


def test_few_values_are_off_by_chance_and_many_are_not() -> None:
    few, many = (error_by_chance(values(*[(0.5, True)] * of)) for of in (8, 800))
    assert few == pytest.approx(
        0.141, abs=0.01
    )  # the mean distance of a fair coin's share from a half in eight throws: 0.137
    assert many == pytest.approx(few / 10)
    assert error_by_chance([]) == 0


def test_abstaining_keeps_the_surest() -> None:
    task = Task(name="t", title="T", files=("x",), use="tune", split="", measure=lambda *_: Result(scores=()))
    result = Result(
        scores=(), judged=tuple(values((0.9, True), (0.8, True), (0.3, False), (0.2, True))), asked={"when": 6}
    )
    found = calibrate([Outcome(task=task, part="dev", fingerprint="aa", result=result)])
    assert found is not None
    (slot,) = found.slots
    assert (slot.slot, slot.asked, slot.of, slot.right) == ("t: when", 6, 4, 0.75)
    assert slot.kept == (0.75, 0.75, 2 / 3, 1.0)


def test_nothing_judged_is_no_calibration() -> None:
    assert calibrate([]) is None


def test_f1_of_precision_and_recall() -> None:
    score = harmonic("f", (8, 10), (8, 16))
    assert score.value == pytest.approx(2 * 0.8 * 0.5 / 1.3)
    assert score.low < score.value < score.high
    assert harmonic("none", (0, 0), (0, 5)).value == 0


def test_a_share_of_nothing_is_nothing() -> None:
    assert (share("s", 0, 0).value, share("s", 0, 0).of) == (0, 0)


def test_resampling_gives_the_same_interval_every_time() -> None:
    def mean(units: object) -> float:
        assert isinstance(units, list)
        return sum(units) / len(units)

    first, second = (bootstrapped("m", [0, 1, 1, 0, 1, 1], mean, of=6) for _ in range(2))
    assert first == second
    assert first.low < first.value < first.high
