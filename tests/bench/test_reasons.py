"""The labelled pairs, and what a verdict is."""

from __future__ import annotations

from typing import get_args

from tadmor.bench.reasons import NONE, LabelledPair, Weighed, half_of, load_labels, read_labels, score_reasons
from tadmor.model.incident import Field, FieldName, FieldReason, FieldStatus
from tests.claims_factory import a_claim


def test_labels_are_150_and_in_the_words_of_the_record() -> None:
    labels = load_labels()
    assert len(labels) == len({(label.field, label.event) for label in labels}) == 150
    assert {label.field for label in labels} <= set(get_args(FieldName))
    assert {label.reason for label in labels} <= {NONE, *get_args(FieldReason)}
    assert {label.status for label in labels} <= set(get_args(FieldStatus))
    assert {half_of(label.event) for label in labels} == {"dev", "train"}


def test_a_table_is_read_past_its_remarks() -> None:
    (label,) = read_labels(
        "# a remark\nfield\tevent\tfirst\tsecond\tstatus\treason\nwhen\tE1\ta\tb\tagreed\tprecision\n"
    )
    assert label == LabelledPair(field="when", event="E1", first="a", second="b", status="agreed", reason="precision")


def _weighed(reason: str, given: Field | None) -> Weighed:
    pair = LabelledPair(field="killed", event="E1", first="a", second="b", status="agreed", reason=reason)
    return Weighed(pair=pair, claims=(a_claim(), a_claim()), field=given)


def test_no_reason_is_right_where_none_is_asked_and_a_field_that_is_not_made_is_wrong_in_status() -> None:
    single = Field(field="killed", status="single", reason=None, values=())
    reasons, statuses, by_field = score_reasons(
        [_weighed(NONE, single), _weighed("precision", single), _weighed(NONE, None)]
    )
    assert (reasons.value * 3, statuses.value * 3, by_field.name) == (2, 2, "killed: reason right")
