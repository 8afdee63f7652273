"""Puts measured figures into README.md and docs/accuracy.md, between their marks.

tadmor bench reading --data ../shared/data --figures figures.json && python scripts/fill_accuracy.py figures.json
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
Plain = Mapping[str, Any]
# What the readme shows of the dossiers, and how it calls it.
SHOWN = {
    "claims: recall": "claims found",
    "violent events found, right kind": "violent events found, with the right kind",
    "violent claims: precision": "violent claims that are right (precision)",
    "killed: number": "number killed",
    "killed: precision": "numbers killed that are right (precision)",
    "date": "date",
    "place": "place",
    "perpetrator or party": "perpetrator or party",
    "target": "target",
    "origin of the claim": "who claims to know (origin)",
    "source links: F1": "links of the chain of sources (F1)",
    "stance denies": "denials",
    "incidents B3 F1 (violent claims)": "claims joined into events (B³)",
    "evidence verbatim": "quotations that hold word for word",
}
OF_CLAIMS = ("dossiers", "held_out", "wires", "plain", "muc4")
COVERAGES = ("all", "surest 90 %", "surest 75 %", "surest 50 %")


def short_table(measured: Plain) -> str:
    """The table of the readme. Raises KeyError where a figure is missing."""
    scores = {s["name"]: s for t in measured["tasks"] if t["task"] == "dossiers" for s in t["scores"]}
    rows = (f"| {name} | {100 * scores[key]['value']:.0f} | {scores[key]['floor']:g} |" for key, name in SHOWN.items())
    return "\n".join(("| | measured, % | floor, % |", "|---|---|---|", *rows))


def full_tables(measured: Plain) -> str:
    """A table a task for docs/accuracy.md: every figure, those with a floor first."""
    return "\n\n".join("\n".join(_of_task(task)) for task in measured["tasks"])


def _of_task(task: Plain) -> Iterator[str]:
    yield f"### {task['title']}"
    yield ""
    yield f"Reported on: {task['split']}."
    yield ""
    yield "| figure | % | of | 95 % | floor | others |"
    yield "|---|---|---|---|---|---|"
    for score in sorted(task["scores"], key=lambda s: s["floor"] is None):
        floor = "" if score["floor"] is None else f"{'≤ ' if score['best'] == 'low' else ''}{score['floor']:g}"
        interval = f"{100 * score['low']:.0f}–{100 * score['high']:.0f}"
        yield f"| {score['name']} | {100 * score['value']:.1f} | {score['of']} | {interval} | {floor} | {score['peer']} |"


def confidence_table(measured: Plain) -> str:
    """Calibration error of every slot, and how many are right where only the surest are kept."""
    heading = ("slot", "asked", "given", "calibration error", "by chance", *(f"right, {c}" for c in COVERAGES))
    rows: list[Sequence[str]] = [heading, ["---"] * len(heading)]
    for slot in measured["calibration"]:
        kept = (f"{100 * share:.1f}" for share in slot["kept"])
        rows.append(
            [
                slot["slot"],
                str(slot["asked"] or ""),
                str(slot["of"]),
                *(f"{100 * slot[of]:.1f}" for of in ("error", "chance")),
                *kept,
            ]
        )
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    error, chance = (100 * (measured[of] or 0) for of in ("error", "chance"))
    claims = [slot for slot in measured["calibration"] if slot["slot"].partition(":")[0] in OF_CLAIMS]
    tasks = [task for task in OF_CLAIMS if any(slot["slot"].partition(":")[0] == task for slot in claims)]
    of = sum(slot["of"] for slot in claims) or 1
    mine, by_chance = (100 * sum(slot[kind] * slot["of"] for slot in claims) / of for kind in ("error", "chance"))
    mean = (
        f"Mean error over all values: {error:.1f} points ({chance:.1f} would be shown by chance). Over the values of claims "
        f"alone ({', '.join(tasks)}): {mine:.1f} points ({by_chance:.1f} by chance)."
    )
    return f"{mean}\n\n{table}"


def fill(text: str, mark: str, table: str) -> str:
    """The text with the table between ``<!-- mark -->`` and ``<!-- end of mark -->``. Raises ValueError without them."""
    head, start, rest = text.partition(f"<!-- {mark} -->")
    _, end, tail = rest.partition(f"<!-- end of {mark} -->")
    if not (start and end):
        raise ValueError(f"no place marked {mark!r}")
    return f"{head}{start}\n{table}\n{end}{tail}"


def main() -> None:
    """Reads the JSON file named on the command line and writes both pages; keeps it as docs/accuracy.json."""
    measured = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    pages = (
        ("README.md", "figures", short_table),
        ("docs/accuracy.md", "tables", full_tables),
        ("docs/accuracy.md", "confidence", confidence_table),
    )
    for page, mark, table in pages:
        path = ROOT / page
        path.write_text(fill(path.read_text("utf-8"), mark, table(measured)), "utf-8")
    kept = json.dumps(measured, ensure_ascii=False, indent=1) + "\n"
    (ROOT / "docs" / "accuracy.json").write_text(kept, "utf-8")


if __name__ == "__main__":
    main()
