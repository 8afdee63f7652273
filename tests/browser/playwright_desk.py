"""The desk in a real browser: Debian's Chromium driven by Playwright; no request may leave the machine."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from benchmarks import serving
from playwright.sync_api import Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
]


@dataclass(slots=True, kw_only=True)
class Seat:
    """A page of a browser at a desk. `faults` are errors of the console, `outside` requests to anywhere else."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Goes to a page of the desk and waits until it is there."""
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("networkidle")

    def give_name(self, name: str) -> None:
        """Says who sits here."""
        self.open("/events")
        self.page.fill("#me", name)
        self.page.press("#me", "Enter")
        self.page.wait_for_load_state("networkidle")


def find_serious(page: Page) -> list[tuple[str, str, str]]:
    """What axe finds serious or critical on a page: the rule, the beginning of the element, and what would mend it."""
    answer = Axe().run(page).response
    assert answer["passes"], "axe looked at nothing"
    return [
        (one["id"], node["html"][:200], node.get("failureSummary", ""))
        for one in answer["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


def too_wide(page: Page) -> int:
    """By how many pixels a page is wider than its window; 0 or less where it fits."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def find_chromium() -> str | None:
    """The path of the browser, None where there is none."""
    return shutil.which("chromium")


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """`tadmor serve` as a person starts it; gives its address."""
    with serving.serve(folder) as desk:
        yield desk.address


@contextmanager
def sit_down(address: str, *, width: int = 1280, height: int = 900) -> Iterator[Seat]:
    """A fresh browser in front of the desk."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        page = browser.new_page(viewport={"width": width, "height": height})
        seat = Seat(page=page, address=address)
        page.on("console", lambda message: seat.faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda fault: seat.faults.append(str(fault)))
        own = re.compile(rf"^(?:{re.escape(address)}/|data:|blob:)")
        page.on("request", lambda asked: None if own.match(asked.url) else seat.outside.append(asked.url))
        try:
            yield seat
        finally:
            browser.close()
