"""Many people at one desk at once: does anything fail, and is every decision that was acknowledged in the record, once?

    PYTHONPATH=. python benchmarks/desk_load.py RECORD... [--people 20] [--seconds 300] [--out docs/desk-load.md]

The server runs as `tadmor serve` in a process of its own, on a copy of the record. Each person has a session of their own, looks at
pages, and decides of the same few statements and events as all others, so that they get into each other's way: confirms,
rejects, corrects, signs, takes back. Every decision has a reason that no other has; after the run the record is read and the
reasons counted.
"""

from __future__ import annotations

import argparse
import html
import random
import re
import shutil
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
from benchmarks.serving import serve, spell_size

from tadmor.store.record import open_record

SEED = 5
HOT = 30
LOOKS = 4
PAUSE = (0.3, 1.0)
WORDS = ("killed", "convoy", "ministry", "road", "fire")
PLAIN = ("/events", "/events?view=map", "/events?view=time", "/reports", "/decisions", "/left-out", "/api/incidents")
HIDDEN = re.compile(r'name="(token|expected)" value="([^"]*)"')


@dataclass(slots=True, kw_only=True)
class Seen:
    """What the people of a run saw, at a desk of this size."""

    size: str
    taken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    answers: Counter[tuple[str, int]] = field(default_factory=Counter)
    acknowledged: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class Visitor:
    """One person at a browser. A class because a session is state."""

    def __init__(self, address: str, name: str, hot: tuple[list[str], list[str], list[str]], seen: Seen) -> None:
        self._client = httpx2.Client(base_url=address, timeout=60)
        self._chance = random.Random(f"{SEED} {name}")
        self._claims, self._events, self._reports = hot
        self._name, self._seen, self._count = name, seen, 0

    def work(self, until: float) -> None:
        """Looks and decides until the time is over."""
        with self._client:
            page = self._get("/events", "/events")
            self._post("/me", {"token": _hidden(page)["token"], "name": self._name}, "name")
            while time.monotonic() < until:
                try:
                    self._step()
                except (httpx2.HTTPError, LookupError, ValueError) as fault:
                    self._seen.faults.append(f"{self._name}: {type(fault).__name__}: {fault}")
                time.sleep(self._chance.uniform(*PAUSE))

    def _step(self) -> None:
        for _ in range(self._chance.randrange(LOOKS)):
            self._look()
        self._chance.choice((self._check, self._check, self._correct, self._sign, self._take_back))()

    def _look(self) -> None:
        choose = self._chance.choice
        sort = choose(("plain", "plain", "event", "report", "claim", "search"))
        if sort == "plain":
            path = choose(PLAIN)
            self._get(path, path)
        elif sort == "search":
            self._get(f"/events?q={choose(WORDS)}", "/events?q=")
        else:
            of = {"event": self._events, "report": self._reports, "claim": self._claims}[sort]
            self._get(f"/{sort}s/{choose(of)}", f"/{sort}s/ID")

    def _check(self) -> None:
        claim = self._chance.choice(self._claims)
        page = self._get(f"/claims/{claim}", "/claims/ID")
        given = _hidden(page) | {"verdict": self._chance.choice(("accept", "reject"))}
        self._decide(f"/claims/{claim}", given, "confirm or reject")

    def _correct(self) -> None:
        claim = self._chance.choice(self._claims)
        page = self._get(f"/claims/{claim}", "/claims/ID")
        form = page[page.index('name="slot" value="stance"') :]
        given = {"token": _hidden(page)["token"], "expected": _hidden(form)["expected"], "slot": "stance"}
        given["stance"] = self._chance.choice(("asserts", "denies", "reports_unconfirmed"))
        self._decide(f"/claims/{claim}", given, "correct")

    def _sign(self) -> None:
        event = self._chance.choice(self._events)
        answer = self._client.get(f"/events/{event}")
        if answer.status_code != 200:  # its statements were rejected, or it was joined to another
            self._seen.answers["/events/ID gone", answer.status_code] += 1
            return
        form = answer.text[answer.text.index('id="sign') if 'id="sign' in answer.text else 0 :]
        self._decide(f"/events/{event}/sign", _hidden(form) | {"what": "sign"}, "sign")

    def _take_back(self) -> None:
        claim = self._chance.choice(self._claims)
        page = self._get(f"/claims/{claim}", "/claims/ID")
        found = re.findall(r'action="(/judgements/[^"]+/undo)"', page)
        if found:
            self._decide(self._chance.choice(found), {"token": _hidden(page)["token"]}, "take back")

    def _get(self, path: str, name: str) -> str:
        began = time.perf_counter()
        answer = self._client.get(path, follow_redirects=True)
        self._seen.taken[name].append(1000 * (time.perf_counter() - began))
        self._seen.answers[name, answer.status_code] += 1
        return str(answer.text)

    def _post(self, path: str, given: dict[str, str], name: str) -> int:
        began = time.perf_counter()
        answer = self._client.post(path, data=given, headers={"origin": str(self._client.base_url).rstrip("/")})
        self._seen.taken[name].append(1000 * (time.perf_counter() - began))
        self._seen.answers[name, answer.status_code] += 1
        return int(answer.status_code)

    def _decide(self, path: str, given: dict[str, str], name: str) -> None:
        self._count += 1
        why = f"{self._name}, decision {self._count}"
        self._seen.unclear.append(why)
        status = self._post(path, given | {"why": why}, name)
        self._seen.unclear.remove(why)
        (self._seen.acknowledged if status == 303 else self._seen.refused).append(why)


def _hidden(page: str) -> dict[str, str]:
    """The first token and what is expected of the first form of a page."""
    found: dict[str, str] = {}
    for name, value in HIDDEN.findall(page):
        found.setdefault(name, html.unescape(value))
    return found


def visit(address: str, people: int, seconds: float) -> Seen:
    """What so many people see in so many seconds."""
    seen, chance = Seen(size=spell_size(address)), random.Random(SEED)

    def some(name: str) -> list[str]:
        items = httpx2.get(f"{address}/api/{name}?limit=500", timeout=60).json()["items"]
        return [item["id"] for item in chance.sample(items, min(HOT, len(items)))]

    hot = some("claims"), some("incidents"), some("documents")
    until = time.monotonic() + seconds
    visitors = [Visitor(address, f"Person {number + 1}", hot, seen) for number in range(people)]
    threads = [threading.Thread(target=visitor.work, args=(until,)) for visitor in visitors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Decisions: acknowledged, refused, and what of them the record lacks, has twice, or has though it was refused."""

    acknowledged: int
    refused: int
    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    sneaked: tuple[str, ...]


def count_decisions(record: Path, seen: Seen) -> Counted:
    """Looks for every decision in the record by its reason."""
    with open_record(record) as opened:
        acts = {(judgement.why, judgement.at, judgement.by) for judgement in opened.judgements()}
    held = Counter(why for why, _, _ in acts)
    return Counted(
        acknowledged=len(seen.acknowledged),
        refused=len(seen.refused),
        lost=tuple(why for why in seen.acknowledged if not held[why]),
        doubled=tuple(why for why in seen.acknowledged if held[why] > 1),
        sneaked=tuple(why for why in seen.refused if held[why]),
    )


def spell_run(seen: Seen, counted: Counted, asked: tuple[int, float]) -> list[str]:
    """The run in words, with a table of its pages."""
    statuses = Counter(status for (_, status), count in seen.answers.items() for _ in range(count))
    spelt = ", ".join(f"{status}: {count:,}" for status, count in sorted(statuses.items()))
    lines = [
        f"{asked[0]} people for {asked[1]:.0f} s, {sum(statuses.values()):,} requests. Answers by status: {spelt} (409 is somebody "
        f"who was slower and is told so; 400 what cannot be decided). Faults: {len(seen.faults)}.",
        "",
        f"Decisions acknowledged: {counted.acknowledged:,}. Of these not in the record: {len(counted.lost)}; twice: "
        f"{len(counted.doubled)}. Refused: {counted.refused:,}; of these in the record all the same: {len(counted.sneaked)}.",
        "",
        "| page or decision | requests | median, ms | p95, ms | most, ms |",
        "|---|---|---|---|---|",
    ]
    for name, taken in sorted(seen.taken.items()):
        ordered = sorted(taken)
        middle, high = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
        lines.append(f"| `{name}` | {len(ordered):,} | {middle:.0f} | {high:.0f} | {ordered[-1]:.0f} |")
    return lines


def load(record: Path, people: int, seconds: float) -> tuple[Seen, Counted]:
    """One run on a copy of the record."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / record.name
        shutil.copytree(record, copy)
        with serve(copy) as desk:
            seen = visit(desk.address, people, seconds)
        return seen, count_decisions(copy, seen)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs it and says what was seen. 1 where anything failed or was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=Path, nargs="+")
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args(arguments)
    lines, failed = [], False
    for record in asked.records:
        seen, counted = load(record, asked.people, asked.seconds)
        told = ["", f"## {seen.size}", "", *spell_run(seen, counted, (asked.people, asked.seconds))]
        sys.stdout.write("\n".join([*told, *seen.faults[:20]]) + "\n")
        lines += told
        failed |= any(status >= 500 for _, status in seen.answers)
        failed |= bool(seen.faults or counted.lost or counted.doubled or counted.sneaked)
    if asked.out:
        head = ["<!-- Made by benchmarks/desk_load.py. -->", "", "# Many people at one desk"]
        asked.out.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
