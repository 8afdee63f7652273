"""Which of many texts share passages: runs of five words in common, found by fingerprints, then counted exactly.

A text is its words in comparison form, each hashed to 64 bits; a run of five words is one number made of five. Of the runs a fixed
quarter, chosen by their numbers alone, are the fingerprints of a text (Manber 1994; Broder 1997): what is equal in two texts has
equal fingerprints in both, wherever it stands. Texts that meet in enough fingerprints are compared run by run.

Numpy alone. The work grows with the number of words; a hundred thousand reports of 150 words take some ten seconds.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from tadmor.text.phrases import WORD, fold

Numbers = npt.NDArray[np.uint64]
Pairs = npt.NDArray[np.int64]
Meet = Callable[["Words"], Pairs]

RUN = 5
_LEAST_SHARED = 20
_CONTAINED = 0.45
# Of how many runs one is a fingerprint; how many further holders of a fingerprint a text is held against; how many fingerprints of
# the text that has fewer must be shared, and what share of them: about half of what copies have at the least.
_ONE_IN, _NEIGHBOURS, _LEAST_MET, _SHARE_MET = 4, 32, 2, 0.22
_MIX = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of many texts as numbers, one text after the other: text `i` is `flat[starts[i]:starts[i + 1]]`."""

    flat: Numbers
    starts: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def of(self, text: int) -> Numbers:
        """The words of one text."""
        return self.flat[self.starts[text] : self.starts[text + 1]]


def find_similar(texts: Sequence[str], meet: Meet | None = None) -> frozenset[tuple[int, int]]:
    """Pairs of indexes, smaller first, of texts that share passages: 45 % of the runs of five words of the shorter, and 20 of them.

    `meet` gives the pairs that are worth comparing; fingerprints by default. Of a passage that more than 32 texts carry, each is
    held against those next to it, so that these are connected although not every pair of them is named.
    """
    words = hash_words(texts)
    if not len(words.flat):
        return frozenset()

    @lru_cache(maxsize=65536)
    def runs(text: int) -> Numbers:
        return np.unique(number_runs(words.of(text)))

    pairs = (meet or meet_by_fingerprints)(words).tolist()
    return frozenset((a, b) for a, b in pairs if _contained(runs(a), runs(b)))


def hash_words(texts: Iterable[str]) -> Words:
    """The words of the texts in comparison form, hashed."""
    numbers, flat, starts = _Numbers(), array("Q"), array("q", [0])
    for text in texts:
        flat.extend(map(numbers.__getitem__, WORD.findall(text)))
        starts.append(len(flat))
    return Words(flat=np.frombuffer(flat, dtype=np.uint64), starts=np.frombuffer(starts, dtype=np.int64))


class _Numbers(dict[str, int]):
    """The number of a word, by its comparison form. A class because a dictionary that fills itself is faster than a call a word."""

    def __missing__(self, word: str) -> int:
        number = int.from_bytes(blake2b(fold(word).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
        self[word] = number
        return number


def number_runs(words: Numbers, length: int = RUN) -> Numbers:
    """One number for every run of `length` words, in order; it depends on their order."""
    if len(words) < length:
        return words[:0]
    count = len(words) - length + 1
    mixed = words[:count].copy()
    for at in range(1, length):
        mixed *= np.uint64(_MIX[0])
        mixed += words[at : at + count]
    # A product alone leaves the low bits of the words in the low bits of the number (the finish of SplitMix64 spreads them).
    for shift, factor in ((30, _MIX[1]), (27, _MIX[2])):
        mixed ^= mixed >> np.uint64(shift)
        mixed *= np.uint64(factor)
    mixed ^= mixed >> np.uint64(31)
    return mixed


def meet_by_fingerprints(words: Words) -> Pairs:
    """Pairs of texts, smaller first, that share fingerprints enough to be compared."""
    prints, owners = _fingerprints(words)
    keys, times = np.unique(pair_equal(prints, owners, len(words)), return_counts=True)
    pairs: Pairs = np.stack(np.divmod(keys, len(words)), axis=1)
    held = np.bincount(owners, minlength=len(words))
    fewer = np.minimum(held[pairs[:, 0]], held[pairs[:, 1]])
    chosen: Pairs = pairs[times >= np.maximum(np.minimum(_LEAST_MET, fewer), _SHARE_MET * fewer)]
    return chosen


def pair_equal(numbers: Numbers, owners: npt.NDArray[np.int64], texts: int) -> npt.NDArray[np.int64]:
    """A key `a * texts + b`, a < b, for every two of `texts` texts that own one number; of many each is paired with the next 32.

    `owners` ascend, and own no number twice.
    """
    order = np.argsort(numbers, kind="stable")
    numbers, owners = numbers[order], owners[order]
    keys = [np.empty(0, dtype=np.int64)]
    for step in range(1, min(_NEIGHBOURS, len(numbers) - 1) + 1):
        same = np.flatnonzero(numbers[step:] == numbers[:-step])
        keys.append(owners[same] * texts + owners[same + step])
    return np.concatenate(keys)


def _fingerprints(words: Words) -> tuple[Numbers, npt.NDArray[np.int64]]:
    """Fingerprints and the text that each is of, none twice for one text."""
    prints: list[Numbers] = []
    counts = np.zeros(len(words), dtype=np.int64)
    chosen_below = np.uint64((1 << 64) // _ONE_IN)
    for text in range(len(words)):
        runs = number_runs(words.of(text))
        chosen = np.unique(runs[runs < chosen_below])
        counts[text] = len(chosen)
        prints.append(chosen)
    return np.concatenate(prints), np.repeat(np.arange(len(words)), counts)


def _contained(a: Numbers, b: Numbers) -> bool:
    """True where the smaller of two sorted sets of runs has enough of its runs in the other."""
    if len(a) > len(b):
        a, b = b, a
    if len(a) < _LEAST_SHARED:
        return False
    shared = int(np.count_nonzero(b[np.minimum(np.searchsorted(b, a), len(b) - 1)] == a))
    return shared >= _LEAST_SHARED and shared >= _CONTAINED * len(a)
