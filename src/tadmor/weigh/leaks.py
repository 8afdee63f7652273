"""Likely leaks: a number that one report puts to this event, and that is the number of another event of the same report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tadmor.model.incident import Field, Incident

_LEAST = 5
_COUNTED = frozenset(("killed", "wounded", "killed_or_wounded", "missing", "abducted", "displaced"))
Key = tuple[str, str, str]


def flag_leaks(incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    """The incidents, with likely leaks named in the `detail` of their fields.

    A value leaks that one report alone holds where two or more hold another, if that report also tells of an incident of which
    two or more reports hold it. It stays among the values; where all the others agree, the reason becomes a likely slip.
    """
    supported: dict[Key, set[str]] = defaultdict(set)
    for incident in incidents:
        for field in incident.fields:
            for value in field.values:
                if field.field in _COUNTED and len(value.documents) > 1:
                    for document in value.documents:
                        supported[(document, field.field, value.value)].add(incident.id)
    return tuple(
        replace(incident, fields=tuple(_flag(field, incident.id, supported) for field in incident.fields))
        for incident in incidents
    )


def _flag(field: Field, incident: str, supported: dict[Key, set[str]]) -> Field:
    if field.field not in _COUNTED or field.status != "conflicting" or field.reason != "true_conflict":
        return field
    leaks = [
        value.value
        for value in field.values
        if len(value.documents) == 1
        and value.value.isdigit()
        and int(value.value) >= _LEAST
        and supported.get((value.documents[0], field.field, value.value), set()) - {incident}
    ]
    others = [value for value in field.values if value.value not in leaks]
    if not leaks or not any(len(value.documents) > 1 for value in others):
        return field
    detail = f"{', '.join(leaks)}: also the toll of another event in the same report"
    return replace(field, detail=detail, reason="likely_slip" if len(others) == 1 else field.reason)
