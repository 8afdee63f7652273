"""What the sources of an incident disagree on, the most important first: what a card shows before everything else."""

from __future__ import annotations

from typing import get_args

from tadmor.model.incident import Field, FieldName, FieldReason, Incident

MOST_SHOWN = 5
_FIRST: tuple[FieldName, ...] = ("existence", "perpetrator", "status")
_ORDER: tuple[FieldName, ...] = (
    *_FIRST,
    "killed",
    "wounded",
    "killed_or_wounded",
    "missing",
    "abducted",
    "where",
    "when",
    "weapon",
    "displaced",
    "vehicles_destroyed",
    "vehicles_total",
)
_REASONS: tuple[FieldReason, ...] = get_args(FieldReason)


def rank_disagreements(incident: Incident) -> tuple[Field, ...]:
    """Fields that are in conflict or were revised.

    Whether it happened, whose act it was and whether civilians were hit come first, conflicts before what was only revised; of one
    field all people before some of them, a true conflict before one that has an explanation.
    """
    disputed = [field for field in incident.fields if field.status in ("conflicting", "revised")]
    return tuple(sorted(disputed, key=_weight))


def _weight(field: Field) -> tuple[bool, bool, int, bool, int, str]:
    return (
        field.field not in _FIRST,
        field.status != "conflicting",
        _ORDER.index(field.field),
        field.of not in (None, "people"),
        _REASONS.index(field.reason) if field.reason else len(_REASONS),
        field.of or "",
    )
