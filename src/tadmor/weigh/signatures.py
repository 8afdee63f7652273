"""MinHash signatures of sets of short strings: with rensa, or with numpy alone, behind one form."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

PERMUTATIONS = 64
_SEED = 20240530
_PRIME = (1 << 61) - 1


def sign_quickly(sets: Sequence[Sequence[str]]) -> list[tuple[int, ...]]:
    """One signature of 64 numbers for each set of strings, by rensa."""
    from rensa import RMinHash

    signatures = []
    for strings in sets:
        minhash = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
        minhash.update(list(strings))
        signatures.append(tuple(minhash.digest()))
    return signatures


def sign_plainly(sets: Sequence[Sequence[str]]) -> list[tuple[int, ...]]:
    """One signature of 64 numbers for each set of strings, by numpy: universal hashing of CRC-32 modulo 2^61 - 1."""
    import numpy as np

    random = np.random.default_rng(_SEED)
    factors = random.integers(1, 1 << 28, size=PERMUTATIONS, dtype=np.uint64)
    offsets = random.integers(0, 1 << 60, size=PERMUTATIONS, dtype=np.uint64)
    signatures = []
    for strings in sets:
        hashes = np.array([zlib.crc32(string.encode("utf-8")) for string in strings], dtype=np.uint64)
        permuted = (hashes[:, None] * factors[None, :] + offsets[None, :]) % np.uint64(_PRIME)
        signatures.append(tuple(int(value) for value in permuted.min(axis=0)))
    return signatures
