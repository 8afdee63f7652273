"""Every page there is, at a desk where everything has happened once: at both widths, seen by axe. A new page without a row fails.

With PICTURES=folder in the environment a picture of each is put there, to be looked at.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from starlette.routing import Route
from starlette.testclient import TestClient

from tadmor.store.record import open_record
from tadmor.web.accounts import add_account
from tadmor.web.app import list_routes, make_app
from tadmor.web.team import Team
from tadmor.web.upkeep import bring_up
from tests.browser.playwright_desk import Seat, find_chromium, find_serious, serve, sit_down, too_wide
from tests.web.conftest import Opened
from tests.web.test_coding import hidden
from tests.web.test_guard import PASSWORD
from tests.web.test_sets import PEOPLE, code_both, make, reports_with_claims
from tests.web.test_sets import Seat as Client

pytestmark = [pytest.mark.browser, pytest.mark.skipif(find_chromium() is None, reason="no chromium here")]
# The addresses at which each route is looked at.
PAGES: dict[str, tuple[str, ...]] = {
    "/events": ("/events", "/events?view=map", "/events?view=time&show=disputed", "/events?q=nothinglikethis"),
    "/events/{event}": ("/events/{event}", "/events/{signed}"),
    "/events/{event}/join": ("/events/{event}/join", "/events/{event}/join?with={other}"),
    "/events/{event}/split": ("/events/{event}/split",),
    "/reports": ("/reports", "/reports?q=market"),
    "/reports/{report}": ("/reports/{report}",),
    "/reports/{report}/at/{claim}": ("/reports/{report}/at/{claim}",),
    "/reports/{report}/code": ("/reports/{report}/code",),
    "/claims/{claim}": ("/claims/{claim}",),
    "/decisions": ("/decisions",),
    "/decisions/made": ("/decisions/made",),
    "/left-out": ("/left-out", "/left-out?state=decided"),
    "/help/keys": ("/help/keys",),
    "/sets": ("/sets",),
    "/sets/new": ("/sets/new",),
    "/sets/{set}": ("{set}", "{open}"),
    "/sets/{set}/next": ("{open}/next",),
    "/sets/{set}/reports/{report}": ("{open}/reports/{report}",),
    "/sets/{set}/units": ("{set}/units",),
    "/sets/{set}/units/{unit}": ("{set}/units/{unit}",),
    "/sets/{set}/agreement": ("{set}/agreement",),
    "/work": ("/work",),
    "/sign-in": ("/sign-in",),
    "/team": ("/team",),
    "/": ("/",),
}
FOR_CODERS = ("/sets/{set}/next", "/sets/{set}/reports/{report}")
# What is no page: files, lists for programs, and parts of pages.
FILES = re.compile(r".*\.(?:csv|json|geojson|css)|/api/.*|/state|/places|/reports/\{report\}/original")


def test_every_page_has_a_row() -> None:
    routes = {one.path for one in list_routes() if isinstance(one, Route) and "GET" in (one.methods or ())}
    assert {path for path in routes if not FILES.fullmatch(path)} == set(PAGES)


@pytest.fixture(scope="module")
def everything(gobi: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A desk with accounts, a set coded by two people, one being coded, decisions; and what stands for the names in addresses."""
    folder = Path(shutil.copytree(gobi, tmp_path_factory.mktemp("pages") / "gobi"))
    bring_up(folder, weigh=False)
    with open_record(folder) as record, TestClient(make_app(record), base_url="http://127.0.0.1") as client:
        for name, role in PEOPLE.items():
            add_account(Team(folder), name, PASSWORD, role=role)  # type: ignore[arg-type]
        desk = Opened(folder=folder, record=record, client=client)
        seats = {name: Client(desk, name) for name in PEOPLE}
        reports = reports_with_claims(desk, 5)
        done = make(seats["Edda"], reports[:2], title="pilot")
        code_both(desk, seats, done, reports[:2])
        opened = make(seats["Edda"], reports[2:4], title="second round")
        unit = re.findall(rf'href="{done}/units/([^"]+)"', seats["Edda"].get(f"{done}/units").text)[0]
        incidents = sorted(record.incidents(), key=lambda i: (-len(i.claims), i.id))
        shown = [i for i in incidents if not {*i.documents}.intersection(reports[:4])] or incidents
        names = {
            "event": shown[0].id,
            "signed": next(i.id for i in shown[::-1] if i.grade),
            "other": shown[1].id,
            "report": reports[4],
            "claim": next(claim.id for claim in record.claims(reports[4])),
            "set": done,
            "open": opened,
            "unit": unit,
            "coded": reports[2],
        }
        decide(seats["Edda"], names)
    return folder, names


def decide(editor: Client, names: dict[str, str]) -> None:
    """One event is signed, and one statement confirmed."""
    signed, claim = f"/events/{names['signed']}", f"/claims/{names['claim']}"
    expected = hidden(editor.get(signed).text, "expected", f'action="{signed}/sign"')
    assert editor.send(f"{signed}/sign", what="sign", why="read all reports", expected=expected).status_code == 303
    expected = hidden(editor.get(claim).text, "expected")
    assert editor.send(claim, verdict="accept", why="it stands there", expected=expected).status_code == 303


def look(page: Page, path: str, width: int) -> list[str]:
    """What is wrong with a page; a picture of it where they are wanted."""
    wrong = [f"{path}: {one}" for one in find_serious(page)]
    if (over := too_wide(page)) > 0:
        wrong.append(f"{path}: {over} px wider than the window")
    if pictures := os.environ.get("PICTURES"):
        name = re.sub(r"\W+", "-", path).strip("-") or "home"
        page.screenshot(path=Path(pictures) / f"{name[:80]}-{width}.png", full_page=True)
    return wrong


def sign_in(seat: Seat, name: str) -> None:
    seat.open("/sign-in")
    seat.page.fill("input[name=name]", name)
    seat.page.fill("input[name=password]", PASSWORD)
    seat.page.press("input[name=password]", "Enter")
    seat.page.wait_for_load_state("networkidle")


def visit(seat: Seat, names: dict[str, str], width: int, wanted: Callable[[str], bool]) -> list[str]:
    """Opens the pages of the routes that are wanted; says what is wrong."""
    wrong = []
    for path in (path for route, paths in PAGES.items() if wanted(route) for path in paths):
        address = path.format(**names)
        seat.open(address)
        assert seat.page.locator("h1").count() >= 1, f"{address} has no heading"
        wrong += look(seat.page, path, width)
    return wrong


@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_is_readable_and_asks_nobody_else(everything: tuple[Path, dict[str, str]], width: int) -> None:
    folder, names = everything
    with serve(folder) as address:
        with sit_down(address, width=width) as seat:
            seat.open("/sign-in")
            wrong = look(seat.page, "/sign-in", width)
            sign_in(seat, "Edda")
            wrong += visit(seat, names, width, lambda route: route not in (*FOR_CODERS, "/sign-in"))
            assert (seat.faults, seat.outside) == ([], [])
            seat.open("/nothing")
            wrong += look(seat.page, "/nothing", width)
        with sit_down(address, width=width) as seat:
            sign_in(seat, "Ada")
            wrong += visit(seat, names | {"report": names["coded"]}, width, lambda route: route in FOR_CODERS)
            assert (seat.faults, seat.outside) == ([], [])
    assert not wrong, "\n".join(wrong)
