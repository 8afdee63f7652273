"""Measures what confidences come to on hand-coded reports, and writes the table that the reading uses.

    python training/confidence.py FOLDER... > src/tadmor/lexicon/data/confidence.tsv

Each FOLDER is a dossier (documents/ and gold.json). The reading is run without the table, every value of a claim is held
against the coding, and for each slot the shares of right values are made to rise with the raw weight (pooled adjacent
violators: Ayer et al. 1955). A share counts two further values, one right and one wrong, so that a few cases never give
certainty. Deterministic; the hashes of what was read go to standard error.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from tadmor.bench.dossier import load_dossier
from tadmor.bench.exported import read_dossier
from tadmor.bench.reading.corpus import fingerprint
from tadmor.bench.reading.dossiers import judge
from tadmor.bench.reading.task import Judged
from tadmor.cli.bench import load_english
from tadmor.read.reader import without_calibration

FEWEST = 12
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


def main() -> None:
    """Reads the dossiers named on the command line and prints the table."""
    reader = without_calibration(load_english())
    found: dict[str, list[Judged]] = defaultdict(list)
    for name in sys.argv[1:]:
        folder = Path(name)
        mark = fingerprint(folder, ("gold.json", "documents/*.json"))
        dossier = load_dossier(folder)
        values = list(judge(dossier, read_dossier(dossier, reader)))
        sys.stderr.write(f"{folder.name} {mark}: {len(values)} values\n")
        for value in values:
            found[SLOTS.get(value.slot, value.slot)].append(value)
    print("slot\tweight\tshare")
    for slot, values in sorted(found.items()):
        for weight, right in rising((v.confidence, v.right) for v in values):
            print(f"{slot}\t{weight}\t{right}")


if __name__ == "__main__":
    main()
