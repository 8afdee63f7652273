"""`tadmor bench reading`: the reading measured on public gold sets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tadmor.cli.bench import bench_app, load_english

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.console import Console
    from rich.progress import Progress

    from tadmor.bench.reading.floors import Floor
    from tadmor.bench.reading.runner import Outcome

__all__ = ["bench_app", "bench_matching", "bench_reading", "bench_weighing"]


@bench_app.command("reading")
def bench_reading(
    data: Annotated[Path, typer.Option(help="Folder of gold sets, one folder a set.")],
    task: Annotated[list[str] | None, typer.Option(help="Only this task; may be given again.")] = None,
    part: Annotated[Literal["dev", "train"], typer.Option(help="dev is reported on; train is for tuning.")] = "dev",
    errors: Annotated[Path | None, typer.Option(help="Write misses, grouped by cause, to this Markdown file.")] = None,
    figures: Annotated[Path | None, typer.Option(help="Write the figures to this JSON file.")] = None,
) -> None:
    """Read public gold sets and score the reading, figure by figure, with intervals and floors."""
    from rich.console import Console
    from rich.progress import Progress

    from tadmor.bench.reading.calibration import calibrate
    from tadmor.bench.reading.floors import load_floors
    from tadmor.bench.reading.pages import as_json, error_page
    from tadmor.bench.reading.runner import run_tasks
    from tadmor.bench.reading.tasks import TASKS
    from tadmor.errors import UsageError

    names = [one.name for one in TASKS]
    if unknown := sorted(set(task or ()) - set(names)):
        raise UsageError(f"There is no task {', '.join(unknown)}. The tasks are {', '.join(names)}.")
    chosen = [one for one in TASKS if not task or one.name in task]
    screen, floors, reader = Console(highlight=False), load_floors(), load_english()
    with Progress(console=Console(stderr=True), transient=True) as bars:
        found = run_tasks(chosen, data, reader, part, _add_bar(bars, "reading"))
        outcomes, failed = _print_outcomes(screen, found, data, floors)
    calibrated = calibrate(outcomes)
    if calibrated:
        screen.print(calibrated.table())
    if errors:
        errors.write_text(error_page(outcomes), "utf-8")
    if figures:
        figures.write_text(as_json(outcomes, floors, calibrated), "utf-8")
    _end(screen, failed)


@bench_app.command("matching")
def bench_matching(
    data: Annotated[Path, typer.Option(help="Folder of gold sets, one folder a set.")],
) -> None:
    """Join coded reports, and event words of many reports, by weights that have not seen them, and score it."""
    from rich.console import Console

    from tadmor.bench.coreference import COREFERENCE
    from tadmor.bench.matching import MATCHING
    from tadmor.bench.reading.floors import load_floors
    from tadmor.errors import UsageError

    screen = Console(highlight=False)
    outcomes, failed = _print_outcomes(screen, _join_again(data), data, load_floors())
    if not outcomes:
        raise UsageError(f"There is neither {MATCHING.files[0]} nor {COREFERENCE.files[0]} under {data}.")
    _end(screen, failed)


@bench_app.command("weighing")
def bench_weighing(
    data: Annotated[Path, typer.Option(help="Folder of gold sets, one folder a set.")],
    part: Annotated[Literal["dev", "train"], typer.Option(help="dev is reported on; train is for tuning.")] = "dev",
    errors: Annotated[Path | None, typer.Option(help="Write misses, grouped by cause, to this Markdown file.")] = None,
) -> None:
    """Weigh headlines and coded rows of one event, and score tolls and reasons against what people made of them."""
    from rich.console import Console

    from tadmor.bench.reading.floors import load_floors
    from tadmor.bench.reading.pages import error_page
    from tadmor.bench.reading.runner import run_tasks
    from tadmor.bench.weighing import WEIGHING

    screen = Console(highlight=False)
    outcomes, failed = _print_outcomes(screen, run_tasks(WEIGHING, data, load_english(), part), data, load_floors())
    if errors:
        errors.write_text(error_page(outcomes), "utf-8")
    _end(screen, failed)


def _join_again(data: Path) -> Iterator[Outcome]:
    """The outcomes of joining coded reports and event words, one after the other."""
    from rich.console import Console
    from rich.progress import Progress

    from tadmor.bench.coreference import COREFERENCE, run_coreference
    from tadmor.bench.matching import MATCHING, run_matching

    for task, run in ((MATCHING, run_matching), (COREFERENCE, run_coreference)):
        with Progress(console=Console(stderr=True), transient=True) as bars:
            outcome = run(data, _add_bar(bars, task.name))
        yield outcome


def _add_bar(bars: Progress, name: str) -> Callable[[int, int], None]:
    bar = bars.add_task(name, total=None)
    return lambda done, of: bars.update(bar, completed=done, total=of)


def _print_outcomes(
    screen: Console, found: Iterable[Outcome], data: Path, floors: Sequence[Floor]
) -> tuple[list[Outcome], int]:
    """Prints the table of each outcome. Returns those that were measured, and how many figures are below their floors."""
    from tadmor.bench.reading.pages import draw_table
    from tadmor.bench.reading.runner import below

    outcomes, failed = [], 0
    for outcome in found:
        if outcome.result is None:
            screen.print(f"{outcome.task.title}: not measured, no {outcome.task.files[0]} under {data}")
            continue
        outcomes.append(outcome)
        failed += len(below(outcome, floors))
        screen.print(draw_table(outcome, floors))
    return outcomes, failed


def _end(screen: Console, failed: int) -> None:
    if failed:
        screen.print(f"{failed} figures are below their floors.")
        raise typer.Exit(1)
