"""What is different from what was signed, value by value. Both sides are weighed by the real thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tadmor.model.claim import Claim
from tadmor.model.incident import Change, Incident, Range
from tadmor.model.plain import to_plain
from tadmor.model.source import Source
from tadmor.model.value import TimeInterval
from tadmor.weigh.changes import compare_signed, keep_signed
from tadmor.weigh.incidents import weigh_clusters
from tadmor.weigh.weighing import DEFAULT_WEIGHING, Weighing
from tests.claims_factory import a_claim, a_source

ALAND, BLAND = "Aland army=xa-army", "Bland army=xb-army"
HOSPITAL = a_claim(doc="h", killed=39, by=ALAND, place="Varda", sources=(a_source("Varda hospital", "medical"),))
VILLAGERS = a_claim(doc="v", killed=39, by=ALAND, place="Varda", sources=(a_source("villagers", "witness"),))
SIGNED = (HOSPITAL, VILLAGERS)
POLICE: tuple[Source, ...] = (a_source("Sarin police", "state_body"),)
RELAYS = tuple(
    a_claim(doc=doc, killed=39, by=ALAND, place="Varda", sources=(a_source("Varda hospital", "medical"),))
    for doc in "xyz"
)


def _weigh(*claims: Claim, weighing: Weighing = DEFAULT_WEIGHING) -> Incident:
    (incident,) = weigh_clusters([[claim.id for claim in claims]], claims, [], (), weighing)
    return incident


def _changes(now: Incident) -> dict[tuple[str, str | None], Change]:
    changes, _, _ = compare_signed(keep_signed(_weigh(*SIGNED)), now)
    return {(change.what, change.of): change for change in changes}


def _later(killed: int = 52, by: str = ALAND, **rest: str) -> Incident:
    return _weigh(*SIGNED, a_claim(doc="p", killed=killed, by=by, sources=POLICE, **{"place": "Varda", **rest}))  # type: ignore[arg-type]


def test_nothing_is_different_from_what_was_just_signed() -> None:
    assert compare_signed(keep_signed(_weigh(*SIGNED)), _weigh(*SIGNED)) == ((), (0, 0), (0, 0))


def test_reports_that_change_no_value() -> None:
    assert compare_signed(keep_signed(_weigh(*SIGNED)), _weigh(*SIGNED, *RELAYS)) == ((), (3, 0), (0, 0))


def test_a_higher_toll_of_another_origin() -> None:
    changes, reports, origins = compare_signed(keep_signed(_weigh(*SIGNED)), _later())
    assert [(c.what, c.was, c.now) for c in changes] == [("killed", "39", "39–52"), ("grade", "fair 1", "fair 2")]
    assert (reports, origins) == ((1, 0), (1, 0))


def test_a_figure_within_the_range_is_named() -> None:
    far = a_claim(doc="f", killed=52, by=ALAND, place="Varda", sources=(a_source("Kell police", "state_body"),))
    between = a_claim(doc="p", killed=45, by=ALAND, place="Varda", sources=POLICE)
    signed = keep_signed(_weigh(*SIGNED, far))
    changes, _, _ = compare_signed(signed, _weigh(*SIGNED, far, between))
    assert [(c.what, c.added) for c in changes if c.what == "killed"] == [("killed", ()), ("killed", ("45",))]


def test_another_doer() -> None:
    found = _changes(_later(killed=39, by=BLAND))
    assert set(found) == {("perpetrator", None), ("grade", None)}
    doer = found["perpetrator", None]
    assert (doer.was, doer.now) == ("agreed", "conflicting true_conflict")
    assert (doer.added, doer.gone) == (("Bland army",), ())
    assert (found["grade", None].was, found["grade", None].now) == ("fair 1", "contested 2")


def test_the_same_claims_read_otherwise() -> None:
    better = replace(VILLAGERS, quantities=(replace(VILLAGERS.quantities[0], low=45, high=45),))
    changes, reports, origins = compare_signed(keep_signed(_weigh(*SIGNED)), _weigh(HOSPITAL, better))
    assert ("killed", "39", "39–45 (no best)") in [(c.what, c.was, c.now) for c in changes]
    assert (reports, origins) == ((0, 0), (0, 0))


def test_another_policy() -> None:
    found = _changes(_weigh(*SIGNED, weighing=Weighing(policy="airwars")))
    assert (found["policy", None].was, found["policy", None].now) == ("majority_of_origins", "airwars")
    assert ("killed", None) not in found


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        (Range(low=39, best=39, high=39), Range(low=39, best=39, high=52), ("39", "39–52")),
        (Range(low=39, best=39, high=39), Range(low=39, best=45, high=52), ("39", "39–52 (best 45)")),
        (Range(low=39, best=45, high=52), Range(low=39, high=52), ("39–52 (best 45)", "39–52 (no best)")),
        (Range(low=39), Range(low=39, best=40, high=60), ("39 or more", "39–60 (best 40)")),
        (Range(high=9), Range(), ("up to 9", "no figure")),
        (Range(), Range(low=3, best=3, high=3), ("no figure", "3")),
        (Range(low=3, best=3), Range(low=3), ("3 or more (best 3)", "3 or more (no best)")),
    ],
)
def test_ranges_in_words(was: Range, now: Range, expected: tuple[str, str]) -> None:
    incident = _weigh(*SIGNED)
    assert incident.casualties is not None
    one, two = (replace(incident, casualties=replace(incident.casualties, wounded=range_)) for range_ in (was, now))
    ((change,), _, _) = compare_signed(keep_signed(one), two)
    assert (change.what, change.was, change.now) == ("wounded", *expected)


def test_when_where_and_kind() -> None:
    incident = _weigh(*SIGNED)
    other = _weigh(a_claim("armed_clash", doc="q", place="Orlin", day="2024-05-28/2024-05-29"))
    moved = replace(incident, when=other.when, where=other.where, kind=other.kind)
    changes, _, _ = compare_signed(keep_signed(incident), moved)
    assert [(c.what, c.was, c.now) for c in changes] == [
        ("kind", "air_drone_strike", "armed_clash"),
        ("when", "2024-05-28", "2024-05-28 to 2024-05-29"),
        ("where", "Varda, Sarin, XA", "Orlin, Sarin, XA"),
    ]
    bare = replace(
        incident, when=TimeInterval(earliest=None, latest="2024-05-30", precision="day", basis="publication")
    )
    ((change,), _, _) = compare_signed(keep_signed(incident), replace(bare, where=incident.where))
    assert (change.was, change.now) == ("2024-05-28", "by 2024-05-30")


def test_a_field_that_is_new_and_one_that_is_gone() -> None:
    with_weapon = _later(killed=39)
    more = _weigh(*SIGNED, a_claim(doc="p", killed=39, by=ALAND, place="Varda", sources=POLICE, weapons=("drone",)))
    ((change,), _, _) = compare_signed(keep_signed(with_weapon), more)
    assert (change.what, change.was, change.now, change.added) == ("weapon", None, "single", ("drone",))
    ((back,), _, _) = compare_signed(keep_signed(more), with_weapon)
    assert (back.was, back.now, back.gone) == ("single", None, ("drone",))


def test_no_name_of_a_witness_is_kept_or_shown() -> None:
    named = a_claim(doc="n", killed=39, by=ALAND, place="Varda", sources=(a_source("Amina Oma", "witness"),))
    signed = keep_signed(_weigh(*SIGNED, named))
    assert "Amina" not in str(to_plain(signed))
    changes, _, origins = compare_signed(keep_signed(_weigh(*SIGNED)), _weigh(*SIGNED, named))
    assert "Amina" not in str(to_plain(changes))
    assert origins == (1, 0)
