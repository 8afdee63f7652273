"""MinHash by rensa in the place of fingerprints: what near-duplicate finding is held against.

It compares whole texts: a short text within a long one is not like it, and is not met.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from tadmor.weigh.passages import Numbers, Pairs, Words, number_runs, pair_equal

_PERMUTATIONS, _ROWS, _SHINGLE = 128, 4, 3
_SEED, _BATCH = 20240530, 5000


def meet_by_minhash(words: Words) -> Pairs:
    """Pairs of texts whose signatures over runs of three words agree in one of 32 bands of four numbers."""
    first = range(0, len(words), _BATCH)
    bands = np.concatenate([_bands(words, at, min(at + _BATCH, len(words))) for at in first])
    everybody = np.flatnonzero(np.diff(words.starts) >= _SHINGLE)
    keys = [pair_equal(band[everybody], everybody, len(words)) for band in bands.T]
    pairs: Pairs = np.stack(np.divmod(np.unique(np.concatenate(keys)), len(words)), axis=1)
    return pairs


def _bands(words: Words, first: int, last: int) -> Numbers:
    """One number for every band of every text."""
    from rensa import RMinHash

    shingles = [number_runs(words.of(text), _SHINGLE) for text in range(first, last)]
    starts = np.cumsum([0, *map(len, shingles)]).astype(np.uint64)
    signed: Any = RMinHash.digest_matrix_from_flat_token_hashes(np.concatenate(shingles), starts, _PERMUTATIONS, _SEED)
    rows: npt.NDArray[np.uint64] = np.array(signed.to_rows(), dtype=np.uint64).reshape(last - first, -1, _ROWS)
    return np.concatenate([number_runs(row.ravel(), _ROWS)[None, ::_ROWS] for row in rows])
