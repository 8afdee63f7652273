"""Claims of battles, waves, totals and answers → how their incidents belong together (cases/relations.tsv)."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any, cast

import pytest

from tadmor.match.clusters import match_claims
from tadmor.model.claim import Claim
from tadmor.model.incident import Incident
from tadmor.weigh.incidents import weigh_clusters
from tests.claims_factory import a_claim
from tests.incident_cases import IncidentCase, find_misses, load_incident_cases

CASES = Path(__file__).parent / "cases" / "relations.tsv"
_SIDES = {"ARMY": "Aland army=xa-army", "FRONT": "Free Front=front"}


def _days(value: str) -> str:
    return "/".join(f"2024-05-{day}" for day in value.split("/"))


def _claim(said: str) -> tuple[str, Claim]:
    label, kind, *rest = shlex.split(said)
    told: dict[str, Any] = {}
    for part in rest:
        key, value = part.split("=", 1)
        names = tuple(_SIDES.get(name, name) for name in value.split(","))
        known: dict[str, Any] = {
            "day": {"day": _days(value)},
            "at": {"at": int(value) if value.isdecimal() else 0},
            "killed": {"killed": int(value) if value.isdecimal() else 0},
            "say": {"words": value},
            "by": {"by": names},
            "on": {"on": names},
            "party": {"party": names},
        }
        told |= known.get(key, {key: value})
    told.setdefault("outlet", f"Outlet {told.get('doc', 'a')}")
    return label, a_claim(kind, **cast("Any", told))


def misses_of(case: IncidentCase) -> list[str]:
    """What of a case does not hold."""
    claims = dict(_claim(said) for said in case.told.split(" || "))
    clusters = match_claims(list(claims.values())).clusters
    incidents = weigh_clusters(clusters, list(claims.values()), (), ())
    homes: dict[str, Incident] = {claim: incident for incident in incidents for claim in incident.claims}
    return find_misses(case, incidents, lambda label: homes.get(claims[label].id))


@pytest.mark.parametrize(("unseen", "floor"), [(False, 12), (True, 11)])
def test_most_cases_are_right(unseen: bool, floor: int) -> None:
    cases = [case for case in load_incident_cases(CASES) if case.unseen is unseen]
    wrong = [case.title for case in cases if misses_of(case)]
    assert len(cases) - len(wrong) >= floor, wrong
