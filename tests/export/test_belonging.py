"""How events belong together, as cards and pages say it."""

from __future__ import annotations

from typing import Any

from tadmor.export.belonging import list_days, tie_together
from tadmor.export.page.write import write_page
from tadmor.model.claim import Claim
from tadmor.model.incident import Incident
from tadmor.weigh.incidents import weigh_clusters
from tests.claims_factory import a_claim, a_report, a_source
from tests.export.page_records import release

ARMY, FRONT = "Aland army=xa-army", "Free Front=front"
SAYS = "Aircraft struck the hills in retaliation."


def _weigh(*clusters: list[Claim]) -> dict[str, Incident]:
    """Incidents by the reports of their first claims."""
    claims = [claim for cluster in clusters for claim in cluster]
    made = weigh_clusters([tuple(c.id for c in cluster) for cluster in clusters], claims, (), ())
    return {
        (claim.document.url or "")[-1]: incident for incident in made for claim in claims if claim.id in incident.claims
    }


def _told(incidents: dict[str, Incident], report: str) -> list[str]:
    names = {incident.id: name for name, incident in incidents.items()}
    ties = tie_together(incidents.values(), ()).get(incidents[report].id, ())
    return [f"{tie.words} {names[tie.other.id]} ({tie.aside})" for tie in ties]


def _chain(**last: Any) -> dict[str, Incident]:
    attack = a_claim("armed_clash", doc="a", day="2024-05-26", by=FRONT, on=ARMY, place="Varda")
    answer = a_claim(doc="b", day="2024-05-27", by=ARMY, on=FRONT, place="Varda", words=SAYS)
    third = a_claim("armed_clash", doc="c", day="2024-05-28", by=FRONT, on=ARMY, place="Varda", **last)
    return _weigh([attack], [answer], [third])


def test_an_answer_says_by_what_it_is_known() -> None:
    incidents = _chain()
    assert _told(incidents, "b")[0] == "in answer to a (a report says so)"
    assert _told(incidents, "c") == [
        "possibly in answer to b (sides reversed, next day; no report says so)",
        "which answers a (a report says so)",
    ]
    assert _told(incidents, "a") == ["answered by b (a report says so)"]


def test_a_part_and_its_whole_keep_their_tolls() -> None:
    wave = a_claim(doc="w", place="Sarin", by=ARMY, scope="wave", killed=20)
    strike = a_claim(doc="x", place="Varda", by=ARMY, killed=5)
    silent = a_claim(doc="y", place="Orlin", by=ARMY)
    incidents = _weigh([wave], [strike], [silent])
    assert _told(incidents, "x") == ["part of w (its toll is not that of the whole)"]
    assert sorted(_told(incidents, "w")) == ["holds x (killed 5, toll not added)", "holds y (toll not added)"]


def test_days_with_the_toll_of_each() -> None:
    told: dict[str, Any] = {"place": "Varda", "party": (ARMY, FRONT)}
    whole = a_claim("armed_clash", doc="a", day="2024-05-26/2024-05-28", killed=30, **told)
    first = a_claim("armed_clash", doc="b", day="2024-05-26", killed=12, sources=(a_source("Varda hospital"),), **told)
    third = a_claim("armed_clash", doc="c", day="2024-05-28", **told)
    incident = _weigh([whole, first, third])["a"]
    assert [(day.day, day.tolls) for day in list_days(incident)] == [
        ("2024-05-26", ("killed 12 (Varda hospital)",)),
        ("2024-05-28", ()),
    ]
    assert incident.casualties is not None
    assert (incident.casualties.killed.low, incident.casualties.killed.high) == (30, 30)


def test_the_page_quotes_who_says_that_it_answers(tmp_path: Any) -> None:
    attack = a_claim("armed_clash", doc="a", day="2024-05-26", by=FRONT, on=ARMY, place="Varda")
    answer = a_claim(doc="b", day="2024-05-27", by=ARMY, on=FRONT, place="Varda", words=SAYS)
    target = tmp_path / "report.html"
    write_page(release([[attack], [answer]], [a_report("a"), a_report("b")]), target)
    page = target.read_text(encoding="utf-8")
    for words in ("With other events", "In answer to", "a report says so", "Answered by", SAYS.partition(" struck")[0]):
        assert words in page, words
