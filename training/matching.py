"""Weights of levels for joining coded reports (src/tadmor/match/coded/weights.tsv), from the MAVERICK event reports (CC BY 4.0).

    python training/matching.py DATA

DATA is the folder of gold sets. The threshold is chosen by five folds of events; the weights are learned from all pairs.
Nothing is random: the same file gives the same table.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from pathlib import Path

from tadmor.bench.matching import FILE, choose_threshold, load_joined
from tadmor.match.coded.fit import fit_weights
from tadmor.match.coded.score import LevelWeights, write_weights
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
    keys = {at: (LEVEL_FEATURES[feature].name, level) for at, (feature, level) in enumerate(names) if feature >= 0}
    weights = LevelWeights(
        of={key: float(learned[at]) for at, key in keys.items() if abs(learned[at]) >= SMALL},
        constant=float(learned[0]),
        threshold=threshold,
    )
    counts = Counter({key: int(matrix[:, at].sum()) for at, key in keys.items()})
    WEIGHTS.write_text(write_weights(weights, counts, [feature.name for feature in LEVEL_FEATURES]), "utf-8")
    print(f"{len(joined.pairs)} pairs, {int(joined.same.sum())} of one event, {len(weights.of)} weights, {threshold=}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
