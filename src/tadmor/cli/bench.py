"""`tadmor bench`: accuracy on hand-coded dossiers, and speed beside a plain parse."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tadmor.cli.gazetteer import chosen_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

    from tadmor.bench.tally import Figure
    from tadmor.model.document import Document
    from tadmor.read.reader import Reader

bench_app = typer.Typer(no_args_is_help=True, help="Accuracy on hand-coded dossiers, and speed beside a plain parse.")


@bench_app.command("dossier")
def bench_dossier(
    dossiers: Annotated[list[Path], typer.Argument(metavar="DIR...", help="Folders with documents/ and gold.json.")],
    language: Annotated[str, typer.Option(help="Score reports in this language; 'all' for every one.")] = "en",
) -> None:
    """Read hand-coded dossiers, each into a record of its own, and score them, pooled."""
    from rich.console import Console

    from tadmor.bench.dossier import HARMONIC, load_dossier, score_dossier
    from tadmor.bench.exported import read_dossier
    from tadmor.bench.tally import Figure, Tally
    from tadmor.errors import UsageError

    reader = load_english()
    pooled, joined, claims = Tally(), 0.0, 0
    folders = [path for path in dossiers if (path / "gold.json").is_file()]
    if not folders:
        raise UsageError("No folder with documents/ and gold.json is among the paths given.")
    for folder in folders:
        dossier = load_dossier(folder)
        tally, (value, cases) = score_dossier(
            dossier, read_dossier(dossier, reader), None if language == "all" else language
        )
        pooled.merge(tally)
        joined, claims = joined + value * cases, claims + cases
    figures = list(pooled.figures(HARMONIC))
    if claims:
        figures.append(Figure(name="incidents B3 F1 (violent claims)", value=joined / claims, of=claims))
    _print_figures(Console(highlight=False), figures)


def _print_figures(console: Console, figures: Iterable[Figure]) -> None:
    """The figures beside the floors of the project's own dossiers: a yardstick for those of others."""
    from rich.table import Table

    from tadmor.bench.reading.floors import load_floors

    floors = {floor.figure: floor.percent for floor in load_floors() if floor.task == "dossiers"}

    table = Table(box=None, pad_edge=False)
    for heading, justify in (("figure", "left"), ("%", "right"), ("of", "right"), ("95 %", "left"), ("floor", "right")):
        table.add_column(heading, justify=justify)  # type: ignore[arg-type]
    for figure in sorted(figures, key=lambda f: (f.name not in floors, f.name)):
        low, high = figure.interval
        floor = floors.get(figure.name)
        met = "" if floor is None else f"{floor:g}{'' if 100 * figure.value >= floor else '  below'}"
        table.add_row(
            figure.name, f"{100 * figure.value:.1f}", str(figure.of), f"{100 * low:.0f}–{100 * high:.0f}", met
        )
    console.print(table)


@bench_app.command("speed")
def bench_speed(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Reports; the long ones on conflict are taken.")
    ],
    most: Annotated[int, typer.Option(help="Reports to take at most.", min=1)] = 40,
) -> None:
    """Time the whole reading of long reports beside a plain spaCy parse of the same texts, in one process and one run."""
    from rich.console import Console
    from rich.progress import Progress

    from tadmor.bench.speed import ENOUGH, choose_long, keep_telling, measure
    from tadmor.errors import UsageError

    reader, screen = load_english(), Console(highlight=False)
    chosen = choose_long(_documents(paths), reader, most)
    if not chosen:
        raise UsageError(
            "No English report of 800 words or more on armed conflict is there; give a folder that holds some."
        )
    if len(chosen) < ENOUGH:
        screen.print(f"Only {len(chosen)} long reports on conflict are there; {ENOUGH} make a steadier figure.")
    for title, documents in (
        ("long reports", chosen),
        ("only their sentences that tell something", tuple(keep_telling(d, reader) for d in chosen)),
    ):
        with Progress(console=Console(stderr=True), transient=True) as bars:
            task = bars.add_task(title, total=len(documents))
            speed = measure(documents, reader, lambda done, t=task, b=bars: b.update(t, completed=done))  # type: ignore[misc]
        screen.print(
            f"{title}: {speed.documents} reports, {speed.words} words; reading {speed.reading:.1f} s, plain parse "
            f"{speed.parse:.1f} s, ratio {speed.ratio:.2f}; {100 * speed.share:.0f} % of {speed.sentences} sentences parsed; "
            f"{speed.documents / speed.reading:.1f} reports a second; peak {speed.peak_bytes / 1e6:.0f} MB",
            soft_wrap=True,
        )


def _documents(paths: list[Path]) -> Iterator[Document]:
    from tadmor.ingest.ingested import Ingested
    from tadmor.ingest.inputs import ingest_paths

    return (item.document for item in ingest_paths(map(str, paths)) if isinstance(item, Ingested))


def load_english() -> Reader:
    """The English reader with the gazetteer that the settings name."""
    from tadmor.read.reader import load_reader

    return load_reader(chosen_path())
