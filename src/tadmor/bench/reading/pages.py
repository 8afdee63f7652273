"""What a run of the reading bench leaves behind: a table on the screen, figures as JSON, and a page of errors."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from rich.table import Table

from tadmor.bench.reading.calibration import Calibrations
from tadmor.bench.reading.floors import Floor
from tadmor.bench.reading.runner import Outcome
from tadmor.bench.reading.task import Miss

SHOWN = 40


def draw_table(outcome: Outcome, floors: Iterable[Floor]) -> Table:
    """Figures of one task with cases, interval, floor and what others reach."""
    held = {f.figure: f for f in floors if f.task == outcome.task.name and f.fingerprint == outcome.fingerprint}
    table = Table(box=None, pad_edge=False, title=f"{outcome.task.title} ({outcome.part})", title_justify="left")
    table.add_column("figure")
    for heading in ("%", "of", "95 %"):
        table.add_column(heading, justify="right")
    table.add_column("floor")
    table.add_column("others")
    scores = outcome.result.scores if outcome.result else ()
    for score in sorted(scores, key=lambda s: s.name not in held):
        floor = held.get(score.name)
        met = "" if floor is None else f"{floor.percent:g}" + ("" if floor.holds(score) else "  not held")
        interval = f"{100 * score.low:.0f}–{100 * score.high:.0f}"
        table.add_row(score.name, f"{100 * score.value:.1f}", str(score.of), interval, met, score.peer)
    return table


def as_json(outcomes: Sequence[Outcome], floors: Iterable[Floor], calibrations: Calibrations | None) -> str:
    """Everything but the misses, for scripts: tasks with their scores and floors, and the calibration of every slot."""
    held = {(f.task, f.figure, f.fingerprint): f.percent for f in floors}
    tasks = [
        {
            "task": outcome.task.name,
            "title": outcome.task.title,
            "part": outcome.part,
            "split": outcome.task.split,
            "use": outcome.task.use,
            "fingerprint": outcome.fingerprint,
            "scores": [
                asdict(score) | {"floor": held.get((outcome.task.name, score.name, outcome.fingerprint))}
                for score in outcome.result.scores
            ],
        }
        for outcome in outcomes
        if outcome.result
    ]
    slots = [asdict(slot) for slot in calibrations.slots] if calibrations else []
    error, chance = (calibrations.error, calibrations.chance) if calibrations else (None, None)
    everything = {"tasks": tasks, "calibration": slots, "error": error, "chance": chance}
    return json.dumps(everything, ensure_ascii=False, indent=1) + "\n"


def error_page(outcomes: Sequence[Outcome]) -> str:
    """Misses in Markdown, task by task, the most frequent cause first, with the sentence of each (forty a cause)."""
    lines = ["# What went wrong", ""]
    for outcome in outcomes:
        if not (outcome.result and outcome.result.misses):
            continue
        lines += [f"## {outcome.task.title} ({outcome.part})", ""]
        causes: dict[str, list[Miss]] = defaultdict(list)
        for miss in outcome.result.misses:
            causes[miss.cause].append(miss)
        for cause, misses in sorted(causes.items(), key=lambda item: -len(item[1])):
            lines += [f"### {cause}: {len(misses)}", ""]
            lines += [_line(miss) for miss in misses[:SHOWN]]
            lines += [f"- and {len(misses) - SHOWN} more", ""] if len(misses) > SHOWN else [""]
    return "\n".join(lines)


def _line(miss: Miss) -> str:
    sentence = " ".join(miss.sentence.split())
    return f"- `{miss.where}` expected **{miss.expected}**, given **{miss.given}**: {sentence}"
