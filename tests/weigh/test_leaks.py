"""A number of a neighbouring event that one report puts to this one is shown as a likely leak."""

from __future__ import annotations

import pytest

from tadmor.model.claim import Claim
from tadmor.model.incident import Field, Incident
from tadmor.weigh.incidents import weigh_clusters
from tests.claims_factory import a_claim, a_source


def _said(doc: str, speaker: str, killed: int, *, there: bool = False) -> Claim:
    """One report of one speaker; `there` is the event in the other town."""
    place, day = ("Tassen", "2024-05-20") if there else ("Varda", "2024-05-28")
    sources = (a_source(f"Paper {doc}", "outlet"), a_source(speaker))
    return a_claim(
        doc=doc, at=int(there), place=place, day=day, killed=killed, sources=sources, by="Aland army=xa-army"
    )


def _killed(incidents: tuple[Incident, ...], claim: Claim) -> Field:
    (incident,) = [i for i in incidents if claim.id in i.claims]
    return next(f for f in incident.fields if f.field == "killed")


@pytest.mark.parametrize(
    ("title", "odd", "elsewhere", "leaks"),
    [
        ("the number of the other event, which the report tells of too", 45, 45, True),
        ("a number of its own", 44, 45, False),
        ("a small number, which many events have", 3, 3, False),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_leak(title: str, odd: int, elsewhere: int, leaks: bool) -> None:
    here = [_said("a", "Anders Holm", 13), _said("b", "Berta Lund", 13), _said("c", "Carl Moe", odd)]
    there = [
        _said(doc, name, elsewhere, there=True)
        for doc, name in (("c", "Carl Moe"), ("d", "Dora Vik"), ("e", "Emil Rud"))
    ]
    clusters = [[claim.id for claim in group] for group in (here, there)]
    field = _killed(weigh_clusters(clusters, [*here, *there], [], ()), here[0])
    assert field.status == "conflicting"
    assert (field.reason == "likely_slip") is leaks
    assert ("toll of another event" in (field.detail or "")) is leaks
    assert {value.value for value in field.values} == {"13", str(odd)}
