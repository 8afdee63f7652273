"""Which reports share passages, and which relay one statement of one speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.ids import DocumentId
from tadmor.model.incident import CopyGroup
from tadmor.text.phrases import WORD, fold
from tadmor.text.sentences import split_sentences
from tadmor.weigh.relays import find_same_statements
from tadmor.weigh.signatures import sign_plainly, sign_quickly

Sign = Callable[[Sequence[Sequence[str]]], list[tuple[int, ...]]]
Pairs = frozenset[tuple[int, int]]
_SHINGLE, _GRAM = 3, 5
_LEAST_WORDS = 8
_LEAST_SHARED = 20
_CONTAINED = 0.45
_ROWS = 4
_CROWD = 200


def find_copies(documents: Sequence[Document], claims: Sequence[Claim]) -> tuple[CopyGroup, ...]:
    """Groups of two or more reports, named by url (by id where there is none), sorted.

    `near_duplicate`: texts of which the shorter has at least 45 % of its runs of five words in the other; a group is what such
    pairs connect. `same_statement`: reports that relay one speaker with the same figures, the same denial or the same
    words, where they are not copies of one text anyway.
    """
    ordered = sorted(documents, key=lambda d: (d.url or d.id, d.id))
    names: dict[DocumentId, str] = {d.id: d.url or d.id for d in ordered}
    groups = [
        CopyGroup(
            documents=tuple(sorted(names[ordered[i].id] for i in members)),
            kind="near_duplicate",
            basis="shares passages: long runs of the same words",
        )
        for members in _connected(find_similar([document.text for document in ordered]))
    ]
    relays = find_same_statements([c for c in claims if c.document.id in names], names, groups)
    groups += [relay for relay in relays if not any(set(relay.documents) <= set(g.documents) for g in groups)]
    return tuple(sorted(groups, key=lambda g: (g.kind, g.documents, g.basis)))


def find_similar(texts: Sequence[str]) -> Pairs:
    """Pairs of indexes, smaller first, of texts that share passages; sentences are compared by MinHash (rensa), then exactly."""
    return _similar(texts, sign_quickly)


def find_similar_plainly(texts: Sequence[str]) -> Pairs:
    """The same as `find_similar` with numpy alone: three times slower, for where rensa cannot be installed."""
    return _similar(texts, sign_plainly)


def _similar(texts: Sequence[str], sign: Sign) -> Pairs:
    owners: list[int] = []
    shingles: list[list[str]] = []
    for index, text in enumerate(texts):
        for words in _long_sentences(text):
            owners.append(index)
            shingles.append(_runs(words, _SHINGLE))
    grams = [frozenset(_runs([fold(w) for w in WORD.findall(text)], _GRAM)) for text in texts]
    candidates = _meeting(owners, sign(shingles)) if shingles else set()
    return frozenset(pair for pair in candidates if _contained(grams[pair[0]], grams[pair[1]]))


def _long_sentences(text: str) -> Iterator[list[str]]:
    for sentence in split_sentences(text):
        words = [fold(word) for word in WORD.findall(text, sentence.span.start, sentence.span.end)]
        if len(words) >= _LEAST_WORDS:
            yield words


def _runs(words: Sequence[str], length: int) -> list[str]:
    return [" ".join(words[at : at + length]) for at in range(len(words) - length + 1)]


def _meeting(owners: Sequence[int], signatures: Sequence[tuple[int, ...]]) -> set[tuple[int, int]]:
    """Pairs of texts with a sentence each that agree in one band of their signatures; crowded bands are boilerplate."""
    bands: dict[tuple[int, ...], set[int]] = defaultdict(set)
    for owner, signature in zip(owners, signatures, strict=True):
        for at in range(0, len(signature), _ROWS):
            bands[(at, *signature[at : at + _ROWS])].add(owner)
    met = (held for held in bands.values() if 1 < len(held) <= _CROWD)
    return {pair for held in met for pair in combinations(sorted(held), 2)}


def _contained(a: frozenset[str], b: frozenset[str]) -> bool:
    shared = len(a & b)
    return shared >= _LEAST_SHARED and shared >= _CONTAINED * min(len(a), len(b))


def _connected(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    home: dict[int, set[int]] = {}
    for i, j in sorted(pairs):
        joined = home.get(i, {i}) | home.get(j, {j})
        for member in joined:
            home[member] = joined
    return [sorted(members) for first, members in sorted(home.items()) if first == min(members)]
