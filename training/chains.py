"""Training of linear-chain labellers (``tadmor.read.chain``): log loss, AdaGrad, averaged, seeded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from tadmor.read.chain import BARRED, TINY, Chain, feature_rows, starts


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One sentence: its columns and routes (numbered from 0, `len` of the sentence standing for none), word vectors with a
    last row of zeros, and its labels."""

    columns: dict[str, list[str]]
    routes: dict[str, np.ndarray]
    vectors: np.ndarray
    labels: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to train: features seen less often than `seen` are left out; `meanings` are the routes to word vectors."""

    epochs: int = 12
    rate: float = 0.08
    decay: float = 1e-3
    seen: int = 2
    seed: int = 7
    meanings: tuple[str, ...] = ()
    meaning_rate: float = 0.2
    batch: int = 8


def train_chain(
    samples: Sequence[Sample], labels: Sequence[str], templates: Sequence[tuple[str, str]], settings: Settings
) -> Chain:
    """A chain fitted to the samples."""
    vocabularies, rows, count = _features(samples, templates, settings.seen)
    empty = Chain(
        labels=tuple(labels),
        templates=tuple(templates),
        vocabularies=vocabularies,
        rows=rows,
        emissions=np.zeros((count, len(labels)), dtype=np.float32),
        meanings={},
        transitions=allowed(labels),
    )
    number = {label: k for k, label in enumerate(labels)}
    features = [feature_rows(empty, s.columns, s.routes) for s in samples]
    golds = [np.array([number[label] for label in s.labels]) for s in samples]
    vectors = [np.concatenate([s.vectors[s.routes[r]] for r in settings.meanings], axis=1) for s in samples]
    fitted = _fit(features, vectors, golds, empty, settings)
    return replace(
        empty,
        emissions=fitted.emissions.astype(np.float32),
        meanings=dict(
            zip(settings.meanings, np.split(fitted.meanings.astype(np.float32), len(settings.meanings)), strict=True)
        ),
        transitions=(fitted.transitions + allowed(labels)).astype(np.float32),
    )


def allowed(labels: Sequence[str]) -> np.ndarray:
    """0 where a label may follow another, a wall where it may not ("I-x" only after "B-x" or "I-x")."""
    walls = np.zeros((len(labels), len(labels)))
    for a, before in enumerate(labels):
        for b, after in enumerate(labels):
            if after.startswith("I-") and before[2:] != after[2:]:
                walls[a, b] = BARRED
    return walls


def _features(
    samples: Sequence[Sample], templates: Sequence[tuple[str, str]], seen: int
) -> tuple[dict[str, dict[str, int]], tuple[np.ndarray, ...], int]:
    """Numbers of the values of each column, and for each template the row of each value."""
    counts = [Counter[str]() for _ in templates]
    for sample in samples:
        for (column, route), counter in zip(templates, counts, strict=True):
            values = [*sample.columns[column], ""]
            counter.update(values[k] for k in sample.routes[route])
    vocabularies: dict[str, dict[str, int]] = {}
    for (column, _), counter in zip(templates, counts, strict=True):
        kept = {value for value, n in counter.items() if n >= seen and value}
        vocabularies[column] = {**vocabularies.get(column, {}), **dict.fromkeys(kept, 0)}
    numbered = {c: {value: n for n, value in enumerate(sorted(held), 1)} for c, held in sorted(vocabularies.items())}
    rows, row = [], 1
    for (column, _), counter in zip(templates, counts, strict=True):
        of = np.zeros(len(numbered[column]) + 1, dtype=np.intp)
        for value, number in numbered[column].items():
            if counter[value] >= seen:
                of[number], row = row, row + 1
        rows.append(of)
    return numbered, tuple(rows), row


@dataclass(slots=True)
class Weights:
    """What is fitted, or a running sum of it."""

    emissions: np.ndarray
    meanings: np.ndarray
    transitions: np.ndarray

    def add(self, other: Weights) -> None:
        self.emissions += other.emissions
        self.meanings += other.meanings
        self.transitions += other.transitions


def _fit(
    features: list[np.ndarray], vectors: list[np.ndarray], golds: list[np.ndarray], empty: Chain, settings: Settings
) -> Weights:
    """Weights averaged over the second half of the epochs."""
    count, labels = empty.emissions.shape
    shapes = ((count, labels), (vectors[0].shape[1], labels), (labels, labels))
    fitted, total = (Weights(*(np.zeros(shape) for shape in shapes)) for _ in range(2))
    steps = Weights(np.full(shapes[0], 1e-6), np.full(shapes[1], 1e-2), np.full(shapes[2], 1e-6))
    order, taken = np.random.default_rng(settings.seed), 0
    for epoch in range(settings.epochs):
        # Sentences of one length side by side cost less; which batch comes first is drawn.
        drawn = order.permutation(len(features))
        by_length = sorted(drawn, key=lambda q: len(golds[q]))
        batches = [by_length[k : k + settings.batch] for k in range(0, len(by_length), settings.batch)]
        for number in order.permutation(len(batches)):
            chosen = batches[number]
            block = _padded([features[q] for q in chosen], [vectors[q] for q in chosen], [golds[q] for q in chosen])
            _step(fitted, steps, block, empty, settings)
        if epoch >= settings.epochs // 2:
            total.add(fitted)
            taken += 1
    return Weights(total.emissions / taken, total.meanings / taken, total.transitions / taken)


def _step(fitted: Weights, steps: Weights, block: Block, empty: Chain, settings: Settings) -> None:
    """One step of AdaGrad downhill."""
    scores = fitted.emissions[block.rows].sum(axis=2) + block.vectors @ fitted.meanings
    slope, pairs = _gradient(scores, fitted.transitions + allowed(empty.labels), starts(empty.labels), block)
    used, back = np.unique(block.rows, return_inverse=True)
    summed = np.zeros((len(used), fitted.emissions.shape[1]))
    np.add.at(summed, back.reshape(block.rows.shape), slope[:, :, None, :])
    summed[used == 0] = 0.0
    summed += settings.decay * fitted.emissions[used]
    steps.emissions[used] += summed**2
    fitted.emissions[used] -= settings.rate * summed / np.sqrt(steps.emissions[used])
    meant = np.tensordot(block.vectors, slope, axes=([0, 1], [0, 1])) + settings.decay * fitted.meanings
    steps.meanings += meant**2
    fitted.meanings -= settings.meaning_rate * meant / np.sqrt(steps.meanings)
    pairs += settings.decay * fitted.transitions
    steps.transitions += pairs**2
    fitted.transitions -= settings.rate * pairs / np.sqrt(steps.transitions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Sentences side by side: rows of features, word vectors, labels, and what is no padding."""

    rows: np.ndarray
    vectors: np.ndarray
    gold: np.ndarray
    lasting: np.ndarray


def _padded(features: list[np.ndarray], vectors: list[np.ndarray], golds: list[np.ndarray]) -> Block:
    many, longest = len(golds), max(len(gold) for gold in golds)
    block = Block(
        rows=np.zeros((many, longest, features[0].shape[1]), dtype=np.intp),
        vectors=np.zeros((many, longest, vectors[0].shape[1])),
        gold=np.zeros((many, longest), dtype=np.intp),
        lasting=np.zeros((many, longest), dtype=bool),
    )
    for s, (rows, meant, gold) in enumerate(zip(features, vectors, golds, strict=True)):
        block.rows[s, : len(gold)], block.vectors[s, : len(gold)] = rows, meant
        block.gold[s, : len(gold)], block.lasting[s, : len(gold)] = gold, True
    return block


def _gradient(
    scores: np.ndarray, transitions: np.ndarray, begin: np.ndarray, block: Block
) -> tuple[np.ndarray, np.ndarray]:
    """Slope of the log loss of a block of sentences: by sentence, token and label, and by pair of labels."""
    many, length, count = scores.shape
    gold, lasting = block.gold, block.lasting
    forward, backward = np.zeros_like(scores), np.zeros_like(scores)
    step = np.exp(transitions)
    forward[:, 0] = scores[:, 0] + begin
    for k in range(1, length):
        going, top = _shifted(forward[:, k - 1])
        forward[:, k] = np.log(going @ step + TINY) + top + scores[:, k]
    for k in range(length - 2, -1, -1):
        going, top = _shifted(scores[:, k + 1] + backward[:, k + 1])
        backward[:, k] = np.where(lasting[:, k + 1, None], np.log(going @ step.T + TINY) + top, 0.0)
    last = lasting.sum(axis=1) - 1
    ends, top = _shifted(forward[np.arange(many), last])
    whole = (np.log(ends.sum(axis=1)) + top[:, 0])[:, None]
    slope = np.exp(forward + backward - whole[:, None]) * lasting[:, :, None]
    slope -= np.eye(count)[gold] * lasting[:, :, None]
    pairs = np.zeros_like(transitions)
    for k in range(1, length):
        on = lasting[:, k]
        before, after = np.exp(forward[on, k - 1] - whole[on]), scores[on, k] + backward[on, k]
        shift = after.max(axis=1, keepdims=True)
        pairs += (before * np.exp(shift)).T @ np.exp(after - shift) * step
        np.add.at(pairs, (gold[on, k - 1], gold[on, k]), -1.0)
    return slope, pairs


def _shifted(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    top = values.max(axis=1, keepdims=True)
    return np.exp(values - top), top
