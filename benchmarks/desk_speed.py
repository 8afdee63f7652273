"""How fast the review desk answers on a large record: p95 of every page and list, the first view of the map, the server's memory.

    PYTHONPATH=. python benchmarks/desk_speed.py RECORD [--each 200] [--out docs/desk-speed.md]

The record is one that `desk_record.py` made. The server runs as `tadmor serve` in a process of its own; addresses are drawn from
the whole record by a fixed seed, so that no page is asked for twice in a row. The map is looked at in headless Chromium by
Playwright where that is installed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.request import urlopen

from benchmarks.serving import serve, spell_size

SEED = 3
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
]
Row = tuple[str, float, float, float]


def measure(address: str, each: int) -> list[Row]:
    """Name, median, 95th percentile and most, in milliseconds, of every sort of page."""
    chance = random.Random(SEED)
    events = _ids(address, "incidents")
    claims, reports = _ids(address, "claims"), _ids(address, "documents")
    years = list(range(2012, 2024))
    asked: dict[str, Callable[[], str]] = {
        "/events": lambda: f"/events?page={chance.randrange(1, 300)}",
        "/events, filtered": lambda: (
            f"/events?kind={chance.choice(['armed_clash', 'abduction'])}&from={chance.choice(years)}-0{chance.randrange(1, 9)}-01"
        ),
        "/events, searched": lambda: f"/events?q=Tellan{chance.randrange(400)}",
        "/events, timeline": lambda: f"/events?view=time&from={chance.choice(years)}-01-01",
        "/events, map": lambda: f"/events?view=map&from={chance.choice(years)}-01-01",
        "/events.geojson, everything": lambda: "/events.geojson",
        "/events/ID": lambda: f"/events/{chance.choice(events)}",
        "/reports": lambda: f"/reports?page={chance.randrange(1, 1500)}",
        "/reports, searched": lambda: f"/reports?q=Tellan{chance.randrange(400)}",
        "/reports/ID": lambda: f"/reports/{chance.choice(reports)}",
        "/claims/ID": lambda: f"/claims/{chance.choice(claims)}",
        "/reports/ID/code": lambda: f"/reports/{chance.choice(reports)}/code",
        "/decisions": lambda: "/decisions",
        "/decisions/made": lambda: "/decisions/made",
        "/events/ID/join": lambda: f"/events/{chance.choice(events)}/join",
        "/events/ID/split": lambda: f"/events/{chance.choice(events)}/split",
        "/left-out": lambda: f"/left-out?page={chance.randrange(1, 50)}",
        "/sets": lambda: "/sets",
        "/work": lambda: "/work",
        "/api/incidents": lambda: f"/api/incidents?after={chance.randrange(19000)}",
        "/api/incidents/ID": lambda: f"/api/incidents/{chance.choice(events)}",
        "/api/claims": lambda: f"/api/claims?event={chance.choice(events)}",
        "/api/documents": lambda: f"/api/documents?after={chance.randrange(90000)}",
        "/state": lambda: "/state",
    }
    return [(name, *_time(address, make, each)) for name, make in asked.items()]


def _time(address: str, make: Callable[[], str], each: int) -> tuple[float, float, float]:
    taken = []
    for number in range(each + 5):
        path = make()
        began = time.perf_counter()
        with urlopen(address + path, timeout=60) as answer:
            answer.read()
        if number >= 5:
            taken.append(1000 * (time.perf_counter() - began))
    taken.sort()
    return taken[len(taken) // 2], taken[int(len(taken) * 0.95)], taken[-1]


def _ids(address: str, name: str) -> list[str]:
    with urlopen(f"{address}/api/{name}?limit=500&after=100", timeout=60) as answer:
        return [item["id"] for item in json.load(answer)["items"]]


def look_at_map(address: str) -> float | None:
    """Seconds from asking for the map of everything until it is drawn and still; None without a browser."""
    browser = shutil.which("chromium")
    if browser is None:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=browser, args=FLAGS)
        page = opened.new_page(viewport={"width": 1280, "height": 900})
        began = time.perf_counter()
        page.goto(f"{address}/events?view=map")
        page.wait_for_selector("#map[data-ready=true]", timeout=120_000)
        taken = time.perf_counter() - began
        opened.close()
    return taken


def memory_of(process: int) -> float:
    """Megabytes that a process holds."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text("utf-8"))
    return int(found[1]) / 1024 if found else 0.0


def write_page(target: Path, rows: Sequence[Row], told: Sequence[str]) -> None:
    """The figures as a page."""
    lines = ["<!-- Made by benchmarks/desk_speed.py. -->", "", "# How fast the review desk is", "", *told, ""]
    lines += ["| page | median, ms | p95, ms | most, ms |", "|---|---|---|---|"]
    lines += [f"| `{name}` | {median:.0f} | {high:.0f} | {most:.0f} |" for name, median, high, most in rows]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Serves the record, asks for everything, and writes what it saw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("--each", type=int, default=200)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    began = time.monotonic()
    with serve(asked.record) as desk:
        ready = time.monotonic() - began
        address = desk.address
        seen = look_at_map(address)
        rows = measure(address, asked.each)
        memory = memory_of(desk.process.pid)
        size = spell_size(address)
    drawn = (
        f"First view of the map with every event: {seen:.1f} s until it is drawn and still." if seen else "No browser."
    )
    told = [
        f"{size}, made up (`benchmarks/desk_record.py`); {asked.each} requests a page, "
        f"one after the other, on two cores. Ready {ready:.0f} s after it was started, the index made on the way.",
        "",
        f"{drawn} The server held {memory:.0f} MB afterwards.",
    ]
    for name, median, high, most in rows:
        sys.stdout.write(f"{name:32s} {median:7.0f} {high:7.0f} {most:7.0f} ms\n")
    sys.stdout.write("\n".join(told) + "\n")
    if asked.out:
        write_page(asked.out, rows, told)


if __name__ == "__main__":
    main()
