"""Measures what confidences come to on hand-coded reports, and writes the two tables that the reading uses.

    python training/confidence.py FOLDER...

Each FOLDER is a dossier (documents/ and gold.json). The reading is run without the tables, every value of a claim is held
against the coding, and for each slot the shares of right values are made to rise with the raw weight (pooled adjacent
violators: Ayer et al. 1955). A share counts two further values, one right and one wrong, so that a few cases never give
certainty. How sure a claim as a whole is comes from a logistic regression over its signs, with a ridge penalty. Deterministic;
the hashes of what was read go to standard error, and how often the regression is right about reports left out in turn.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from tadmor.bench.answers import same_place
from tadmor.bench.dossier import VIOLENT, Dossier, Exported, load_dossier
from tadmor.bench.exported import read_dossier
from tadmor.bench.reading.calibration import expected_error
from tadmor.bench.reading.corpus import fingerprint
from tadmor.bench.reading.dossiers import answered, is_right_kind, judge
from tadmor.bench.reading.task import Judged
from tadmor.cli.bench import load_english
from tadmor.model.claim import ReadBy
from tadmor.read.claims import Assembled
from tadmor.read.confidence import look_around, share_by_signs, signs_of_claim, signs_of_place
from tadmor.read.findings import Findings
from tadmor.read.page import Page
from tadmor.read.reader import Reader, without_calibration

DATA = Path(__file__).parents[1] / "src" / "tadmor" / "lexicon" / "data"
FEWEST = 12
RIDGE, STEPS = 3.0, 30
SLOTS = {"wounded": "counts"}


def rising(values: Iterable[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Mean weight and smoothed share of blocks of at least twelve values, shares never sinking."""
    blocks: list[list[tuple[float, bool]]] = []
    for weight, right in sorted(values):
        if blocks and (len(blocks[-1]) < FEWEST or blocks[-1][-1][0] == weight):
            blocks[-1].append((weight, right))
        else:
            blocks.append([(weight, right)])
    if len(blocks) > 1 and len(blocks[-1]) < FEWEST:
        last = blocks.pop()
        blocks[-1] += last
    merged: list[list[tuple[float, bool]]] = []
    for block in blocks:
        merged.append(block)
        while len(merged) > 1 and share(merged[-2]) >= share(merged[-1]):
            last = merged.pop()
            merged[-1] = merged[-1] + last
    return [(round(sum(w for w, _ in b) / len(b), 3), round(share(b), 3)) for b in merged]


def share(block: Sequence[tuple[float, bool]]) -> float:
    """Share of right values, with one right and one wrong added."""
    return (sum(right for _, right in block) + 1) / (len(block) + 2)


Floats = np.ndarray[Any, Any]
Noted = dict[tuple[str, str], Mapping[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """The signs of a claim on violence (slot "kind") or of its place ("where"), whether it is right, and its report."""

    slot: str
    report: str
    signs: Mapping[str, float]
    right: bool


def fit(signed: Sequence[Signed]) -> dict[str, float]:
    """Weights of the signs by Newton's method; the ridge spares the constant."""
    names = list(signed[0].signs)
    signs = np.array([[one.signs[name] for name in names] for one in signed])
    right = np.array([one.right for one in signed], dtype=float)
    ridge = np.array([0.01 if name == "always" else RIDGE for name in names])
    weights: Floats = np.zeros(len(names))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-signs @ weights))
        slope = (signs * (chance * (1 - chance))[:, None]).T @ signs + np.diag(ridge)
        weights = weights - np.linalg.solve(slope, signs.T @ (chance - right) + ridge * weights)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def left_out(signed: Sequence[Signed]) -> list[Judged]:
    """What weights fitted on all other reports say of each."""
    judged = []
    for report in sorted({one.report for one in signed}):
        weights = fit([one for one in signed if one.report != report])
        mine = (one for one in signed if one.report == report)
        judged += [Judged(slot=o.slot, confidence=share_by_signs(o.signs, weights), right=o.right) for o in mine]
    return judged


def noting(reader: Reader, signs: Noted) -> Reader:
    """The same reader, which notes the signs of every claim that it makes by slot and the claim's id."""

    def assemble(page: Page, findings: Findings, read_by: ReadBy) -> Assembled:
        made = reader.assemble(page, findings, read_by)
        around = look_around(made.claims)
        for claim in made.claims:
            signs["kind", claim.id] = signs_of_claim(claim, around)
            if claim.where:
                signs["where", claim.id] = signs_of_place(claim, claim.where, around)
        return made

    return replace(reader, assemble=assemble)


def judge_signs(dossier: Dossier, exported: Exported, signs: Noted) -> Iterator[Signed]:
    """Every claim on violence, and every place where a place was coded."""
    for claim, gold, entry in answered(dossier, exported):
        report = f"{dossier.name} {entry['doc']}"
        if claim["kind"] in VIOLENT:
            yield Signed(slot="kind", report=report, signs=signs["kind", claim["id"]], right=is_right_kind(claim, gold))
        if gold and gold.get("place") and claim.get("where"):
            right = same_place(gold["place"], claim["where"])
            yield Signed(slot="where", report=report, signs=signs["where", claim["id"]], right=right)


def main() -> None:
    """Reads the dossiers named on the command line and writes both tables."""
    signs: Noted = {}
    reader = noting(without_calibration(load_english()), signs)
    found: dict[str, list[Judged]] = defaultdict(list)
    signed: dict[str, list[Signed]] = defaultdict(list)
    for name in sys.argv[1:]:
        folder = Path(name)
        mark = fingerprint(folder, ("gold.json", "documents/*.json"))
        dossier = load_dossier(folder)
        exported = read_dossier(dossier, reader)
        values = list(judge(dossier, exported))
        sys.stderr.write(f"{folder.name} {mark}: {len(values)} values\n")
        for value in values:
            found[SLOTS.get(value.slot, value.slot)].append(value)
        for one in judge_signs(dossier, exported, signs):
            signed[one.slot].append(one)
    write_points({slot: values for slot, values in found.items() if slot not in signed})
    write_signs(signed)


def write_points(found: Mapping[str, Sequence[Judged]]) -> None:
    """The table of shares by raw weight."""
    lines = ["slot\tweight\tshare"]
    for slot, values in sorted(found.items()):
        lines += [f"{slot}\t{weight}\t{right}" for weight, right in rising((v.confidence, v.right) for v in values)]
    (DATA / "confidence.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def write_signs(signed: Mapping[str, Sequence[Signed]]) -> None:
    """The table of signs; how far the fit is off on reports left out in turn goes to standard error."""
    lines = ["slot\tsign\tweight"]
    for slot, values in sorted(signed.items()):
        error = expected_error(left_out(values))
        sys.stderr.write(f"{slot}: calibration error {100 * error:.1f} points over {len(values)} left out\n")
        lines += [f"{slot}\t{name}\t{weight}" for name, weight in fit(values).items()]
    (DATA / "confidence_signs.tsv").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
