"""What the parser's vocabulary knows of the meaning of a word: its vector, of length one."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np

from tadmor.read.chain import Floats
from tadmor.read.parser import load_parser

WIDTH = 300


def vectors_of(words: Sequence[str]) -> Floats:
    """A row for each word, zeros for words without a vector, and a last row of zeros for "no such word"."""
    rows = np.zeros((len(words) + 1, WIDTH), dtype=np.float32)
    for k, word in enumerate(words):
        vector = vector_of(word)
        if vector is not None:
            rows[k] = vector
    return rows


@functools.lru_cache(maxsize=16384)
def vector_of(word: str) -> Floats | None:
    """The vector of a word, or of the word in small letters, scaled to length one; None where there is none."""
    vocabulary = load_parser().vocab
    for form in (word, word.lower()):
        if vocabulary.has_vector(form):
            vector = np.asarray(vocabulary.get_vector(form), dtype=np.float32)
            length = float(np.linalg.norm(vector))
            return vector / length if length else None
    return None
