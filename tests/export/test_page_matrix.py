from __future__ import annotations

import pytest

from tadmor.export.page.contents import Event, gather
from tadmor.export.page.matrix import Cell, build_matrix, list_voices
from tadmor.model.claim import Claim
from tests.claims_factory import Told, a_claim, a_report, a_source
from tests.export.page_records import release

POLICE, HOSPITAL, ARMY = (a_source(name) for name in ("Sarin police", "Varda hospital", "Aland army command"))


def said_by(source: object, number: int, **told: object) -> Claim:
    """A claim of its own report, `number` days after the first."""
    base: dict[str, object] = {"doc": f"d{number}", "published": f"2024-05-{29 + number}", "place": "Varda"}
    return a_claim(**(base | told | {"sources": (a_source("Paper", "outlet"), source)}))  # type: ignore[arg-type]


def an_event(*claims: Claim) -> Event:
    return gather(release([claims], [a_report()]), "record").events[0]


def row_of(event: Event, field: str) -> dict[str, Cell]:
    voices = list_voices(event)
    line = next(line for line in build_matrix(event, voices) if line.field == field)
    return {voice.name: cell for voice, cell in zip(voices, line.cells, strict=True)}


@pytest.mark.parametrize(
    ("police", "hospital", "army", "verdicts"),
    [
        pytest.param({"killed": 7}, {"killed": 7}, {}, ("agrees", "agrees", "silent"), id="the same figure"),
        pytest.param({"killed": 7}, {"killed": 20}, {}, ("differs", "differs", "silent"), id="two figures"),
        pytest.param(
            {"killed": 7}, {"killed": 7}, {"killed": 20}, ("differs", "differs", "differs"), id="two against one"
        ),
        pytest.param({"killed": 7}, {}, {}, ("alone", "silent", "silent"), id="one speaks"),
        pytest.param(
            {"killed": (7, None)}, {"killed": 9}, {}, ("agrees", "agrees", "silent"), id="at least 7 can be 9"
        ),
        pytest.param(
            {"killed": (7, None)}, {"killed": 9}, {"killed": 3}, ("differs", "differs", "differs"), id="3 is neither"
        ),
    ],
)
def test_killed(police: Told, hospital: Told, army: Told, verdicts: tuple[str, ...]) -> None:
    event = an_event(said_by(POLICE, 0, **police), said_by(HOSPITAL, 1, **hospital), said_by(ARMY, 2, **army))
    row = row_of(event, "killed")
    assert tuple(row[name].verdict for name in ("Sarin police", "Varda hospital", "Aland army command")) == verdicts


@pytest.mark.parametrize(
    ("police", "hospital", "army", "verdicts"),
    [
        pytest.param("2024-05-28", "2024-05-27/2024-05-28", "2024-05-28", ("agrees",) * 3, id="a day within two"),
        pytest.param("2024-05-26", "2024-05-26/2024-05-27", "2024-05-28", ("differs",) * 3, id="one is of another day"),
    ],
)
def test_when(police: str, hospital: str, army: str, verdicts: tuple[str, ...]) -> None:
    told = zip((POLICE, HOSPITAL, ARMY), (police, hospital, army), strict=True)
    row = row_of(an_event(*(said_by(who, n, day=day) for n, (who, day) in enumerate(told))), "when")
    assert tuple(row[name].verdict for name in ("Sarin police", "Varda hospital", "Aland army command")) == verdicts
    assert row["Sarin police"].same == (2 if verdicts[0] == "agrees" else 1)


def test_how_many_it_goes_with() -> None:
    event = an_event(
        *(said_by(who, n, killed=k) for n, (who, k) in enumerate([(POLICE, 7), (HOSPITAL, 7), (ARMY, 20)]))
    )
    row = row_of(event, "killed")
    assert (row["Sarin police"].same, row["Sarin police"].other) == (1, 1)
    assert (row["Aland army command"].same, row["Aland army command"].other) == (0, 2)


def test_a_denial_differs_and_says_so() -> None:
    denied = said_by(ARMY, 1, stance="denies", disputes=("existence",))
    row = row_of(an_event(said_by(POLICE, 0), denied), "existence")
    assert row["Sarin police"].said[0][0].text == "tells of it"
    assert row["Aland army command"].said[0][0].text == "denies it"
    assert row["Aland army command"].verdict == "differs"


def test_a_denial_of_something_else_is_no_word_on_existence() -> None:
    denied = said_by(ARMY, 1, stance="denies", disputes=("status",))
    assert row_of(an_event(said_by(POLICE, 0), denied), "existence")["Aland army command"].verdict == "silent"


@pytest.mark.parametrize(
    ("police", "hospital", "verdicts"),
    [
        pytest.param("Aland army=xa", "Aland army=xa", ("agrees", "agrees"), id="one name"),
        pytest.param("Aland army=xa", "gunmen", ("says", "says"), id="another name is no conflict yet"),
        pytest.param("Aland army=xa", "Bland army=xb", ("differs", "differs"), id="two whom nobody names together"),
    ],
)
def test_who_did_it(police: str, hospital: str, verdicts: tuple[str, str]) -> None:
    row = row_of(an_event(said_by(POLICE, 0, by=police), said_by(HOSPITAL, 1, by=hospital)), "perpetrator")
    assert (row["Sarin police"].verdict, row["Varda hospital"].verdict) == verdicts


def test_every_value_has_its_words() -> None:
    event = an_event(said_by(POLICE, 0, killed=7, by="Aland army", on="farmers"))
    for line in build_matrix(event, list_voices(event)):
        for said in (said for cell in line.cells for group in cell.said for said in group):
            assert said.evidence, line.heading


def test_a_value_of_two_reports_is_shown_once() -> None:
    event = an_event(said_by(POLICE, 0, killed=7), said_by(POLICE, 1, killed=7))
    (group,) = row_of(event, "killed")["Sarin police"].said
    assert [said.claim.document.published for said in group] == ["2024-05-29", "2024-05-30"]


def test_people_come_before_some_of_them() -> None:
    event = an_event(said_by(POLICE, 0, killed=7, wounded=3, by="Aland army", on="farmers", day="2024-05-28"))
    fields = [line.field for line in build_matrix(event, list_voices(event))]
    assert fields == ["existence", "when", "where", "perpetrator", "whom", "killed", "wounded"]
