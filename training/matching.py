"""Weights of levels for joining coded reports (src/tadmor/match/coded/weights.tsv), from the MAVERICK event reports (CC BY 4.0).

    python training/matching.py DATA

DATA is the folder of gold sets. The threshold is chosen by five folds of events; the weights are learned from all pairs.
Nothing is random: the same file gives the same table.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from tadmor.bench.matching import FILE, choose_threshold, load_joined
from tadmor.match.coded.fit import fit_weights
from tadmor.match.coded.score import name_weights, write_weights
from tadmor.match.coded.table import LEVEL_FEATURES

WEIGHTS = Path(__file__).parents[1] / "src/tadmor/match/coded/weights.tsv"
SMALL = 0.005


def main(arguments: list[str]) -> int:
    """Learns the weights and writes the table."""
    import numpy as np

    path = Path(arguments[0]) / FILE
    print(f"{FILE}: sha256 {hashlib.sha256(path.read_bytes()).hexdigest()}")
    joined = load_joined(path)
    matrix, names = joined.matrix
    learned = fit_weights(matrix, joined.same)
    threshold = choose_threshold(joined, np.ones(len(joined.pairs), dtype=bool), learned)
    features = [feature.name for feature in LEVEL_FEATURES]
    weights = name_weights(learned, names, features, threshold, SMALL)
    counts = {(features[at], level): int(n) for (at, level), n in zip(names[1:], matrix.sum(axis=0)[1:], strict=True)}
    WEIGHTS.write_text(write_weights(weights, counts, features), "utf-8")
    print(f"{len(joined.pairs)} pairs, {int(joined.same.sum())} of one event, {len(weights.of)} weights, {threshold=}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
