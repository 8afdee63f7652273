"""Incidents as records up to schema 6 and their exports have them, in the form of today."""

from __future__ import annotations

import re
from typing import Any

_CHANGED = re.compile(r"signed by (?P<by>.*) as (?P<grade>.*) on (?P<at>\d{4}-\d\d-\d\d); statements: (?P<counts>.*)")


def renew_incident(incident: dict[str, Any]) -> dict[str, Any]:
    """Where an id leads stands with former incidents now, and what changed since a grade was signed is no sentence any more."""
    grade = incident.get("grade")
    if isinstance(grade, dict) and not isinstance(grade.get("changed_since", []), list):
        incident = incident | {"grade": grade | {"changed_since": _parse_changed(grade["changed_since"] or "")}}
    return {key: value for key, value in incident.items() if key != "superseded_by"}


def _parse_changed(sentence: str) -> list[dict[str, Any]]:
    said = _CHANGED.fullmatch(sentence)
    if said is None:
        return []
    counts = {word: int(number) for number, word in re.findall(r"(\d+) (more|gone)", said["counts"])}
    changed = {
        "by": said["by"],
        "at": said["at"],
        "grade": said["grade"],
        "changes": None,
        "reports": None,
        "origins": None,
        "statements": [counts.get("more", 0), counts.get("gone", 0)],
    }
    return [changed]
