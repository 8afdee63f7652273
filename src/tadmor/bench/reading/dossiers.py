"""The hand-coded dossiers as a task: the same scores as `tadmor bench dossier`, English reports, all dossiers pooled."""

from __future__ import annotations

from pathlib import Path

from tadmor.bench.dossier import HARMONIC, load_dossier, score_dossier
from tadmor.bench.exported import read_dossier
from tadmor.bench.reading.task import Part, Progress, Result, Score, Task
from tadmor.bench.tally import Figure, Tally
from tadmor.read.reader import Reader


def measure(data: Path, reader: Reader, part: Part, progress: Progress) -> Result:
    """Every dossier beside the data folder, pooled. There is one part only: both were looked at while rules were written."""
    pooled, joined, claims = Tally(), 0.0, 0
    folders = sorted(path.parent for path in (data / ".." / "dossiers").glob("*/gold.json"))
    for number, folder in enumerate(folders):
        dossier = load_dossier(folder)
        tally, (value, cases) = score_dossier(dossier, read_dossier(dossier, reader), "en")
        pooled.merge(tally)
        joined, claims = joined + value * cases, claims + cases
        progress(number + 1, len(folders))
    figures = list(pooled.figures(HARMONIC))
    if claims:
        figures.append(Figure(name="incidents B3 F1 (violent claims)", value=joined / claims, of=claims))
    return Result(scores=tuple(_as_score(figure) for figure in figures))


def _as_score(figure: Figure) -> Score:
    low, high = figure.interval
    return Score(name=figure.name, value=figure.value, of=figure.of, low=low, high=high)


TASK = Task(
    name="dossiers",
    title="Hand-coded dossiers, English reports",
    files=("../dossiers/*/gold.json", "../dossiers/*/documents/*.json"),
    use="tune",
    split="two dossiers, measured all along while rules were written: an upper bound",
    measure=measure,
)
