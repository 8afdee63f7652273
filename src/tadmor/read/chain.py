"""A chain of labels over the tokens of a sentence: a linear-chain conditional random field, read only, in numpy.

Weights are trained apart (``training/``) and loaded once. After Lafferty, McCallum and Pereira, ICML 2001.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.intp]
BARRED = -1e4
TINY = 1e-30


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """`labels` are "O", "B-x" and "I-x". `emissions` has a row for each feature that was seen (row 0: none), `transitions`
    a row for each label before. `vocabularies` give a column's value its number, `rows` a template's number its row.

    `templates` are (column, route): a route is where the value is looked up from a token (itself, the one before, …).
    `meanings` has for some routes what each dimension of the word vector there says for each label.
    `slope` and `shift` turn the log odds of a stretch into those of its being right, as measured on text not trained on.
    """

    labels: tuple[str, ...]
    templates: tuple[tuple[str, str], ...]
    vocabularies: dict[str, dict[str, int]]
    rows: tuple[Ints, ...]
    emissions: Floats
    meanings: dict[str, Floats]
    transitions: Floats
    slope: float = 1.0
    shift: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Tokens `first` up to, not including, `past` have the type that a label names."""

    first: int
    past: int
    type: str
    confidence: float


def load_chain(name: str) -> Chain:
    """The chain in ``read/weights/<name>.npz``."""
    raw = resources.files("tadmor.read").joinpath("weights", f"{name}.npz").read_bytes()
    with np.load(io.BytesIO(raw), allow_pickle=False) as held:
        return unpack({key: held[key] for key in held.files})


def pack(chain: Chain) -> dict[str, Any]:
    """The chain as arrays, for `numpy.savez_compressed`."""
    columns = sorted(chain.vocabularies)
    words = [[word for word, _ in sorted(chain.vocabularies[c].items(), key=lambda item: item[1])] for c in columns]
    arrays = {f"rows_{t}": rows.astype(np.int32) for t, rows in enumerate(chain.rows)}
    texts = {f"words_{c}": _bytes(listed) for c, listed in zip(columns, words, strict=True)}
    return {
        **arrays,
        **texts,
        **{f"meaning_{route}": weights.astype(np.float16) for route, weights in chain.meanings.items()},
        "labels": _bytes(chain.labels),
        "templates": _bytes([f"{column} {route}" for column, route in chain.templates]),
        "emissions": chain.emissions.astype(np.float16),
        "transitions": chain.transitions.astype(np.float32),
        "calibration": np.array([chain.slope, chain.shift], dtype=np.float64),
    }


def unpack(arrays: dict[str, Any]) -> Chain:
    """The chain that `pack` made arrays of."""
    templates = tuple((line.split(" ")[0], line.split(" ")[1]) for line in _lines(arrays["templates"]))
    vocabularies = {
        key.removeprefix("words_"): {word: number for number, word in enumerate(_lines(value), 1)}
        for key, value in arrays.items()
        if key.startswith("words_")
    }
    return Chain(
        labels=tuple(_lines(arrays["labels"])),
        templates=templates,
        vocabularies=vocabularies,
        rows=tuple(arrays[f"rows_{t}"].astype(np.intp) for t in range(len(templates))),
        emissions=arrays["emissions"].astype(np.float32),
        meanings={
            key.removeprefix("meaning_"): value.astype(np.float32)
            for key, value in arrays.items()
            if key.startswith("meaning_")
        },
        transitions=arrays["transitions"].astype(np.float32),
        slope=float(arrays["calibration"][0]),
        shift=float(arrays["calibration"][1]),
    )


def feature_rows(chain: Chain, columns: dict[str, list[str]], routes: dict[str, Ints]) -> Ints:
    """The rows of `emissions` that hold for each token: (tokens, templates). 0 where a feature was never seen."""
    numbers = {}
    for column, vocabulary in chain.vocabularies.items():
        found = [vocabulary.get(value, 0) for value in columns[column]]
        numbers[column] = np.array([*found, 0], dtype=np.intp)  # the last stands for "no such token"
    looked = [
        rows[numbers[column][routes[route]]] for (column, route), rows in zip(chain.templates, chain.rows, strict=True)
    ]
    return np.stack(looked, axis=1)


def token_scores(chain: Chain, columns: dict[str, list[str]], routes: dict[str, Ints], vectors: Floats) -> Floats:
    """What speaks for each label at each token: (tokens, labels). `vectors` has a row for each token and a last one of zeros."""
    scores = np.zeros((len(routes["own"]), len(chain.labels)), dtype=np.float32)
    for rows in feature_rows(chain, columns, routes).T:
        scores += chain.emissions[rows]
    for route, weights in chain.meanings.items():
        scores += (vectors @ weights)[routes[route]]
    return scores


def label_sentences(chain: Chain, tokens: Floats, lengths: Sequence[int]) -> list[list[Stretch]]:
    """The stretches of each sentence; `tokens` are the scores of all sentences, one after the other."""
    scores = np.zeros((len(lengths), max(lengths), len(chain.labels)), dtype=np.float32)
    lasting = np.arange(max(lengths))[None, :] < np.array(lengths)[:, None]
    scores[lasting] = tokens
    forward, backward = _messages(chain, scores, lasting)
    paths = _best(chain, scores, lasting)
    found = []
    for s, length in enumerate(lengths):
        labels = [chain.labels[p] for p in paths[s][:length]]
        weights = (scores[s][:length], forward[s][:length], backward[s][:length])
        found.append([_weighed(chain, one, *weights) for one in stretches(labels)])
    return found


def _best(chain: Chain, scores: Floats, lasting: npt.NDArray[np.bool_]) -> Ints:
    """The best labels of all sentences, (sentences, tokens)."""
    many, length, count = scores.shape
    best, back = scores[:, 0] + starts(chain.labels), np.zeros((many, length, count), dtype=np.intp)
    back[:] = np.arange(count)
    for k in range(1, length):
        on = lasting[:, k]
        through = best[on][:, :, None] + chain.transitions
        back[on, k] = chosen = through.argmax(axis=1)
        best[on] = np.take_along_axis(through, chosen[:, None, :], axis=1)[:, 0] + scores[on, k]
    path = np.zeros((many, length), dtype=np.intp)
    path[:, -1] = best.argmax(axis=1)
    for k in range(length - 1, 0, -1):
        path[:, k - 1] = back[np.arange(many), k, path[:, k]]
    return path


def _messages(chain: Chain, scores: Floats, lasting: npt.NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """For each token and label the log weight of all labellings before it (itself counted) and after it."""
    length = scores.shape[1]
    forward, backward = np.zeros_like(scores), np.zeros_like(scores)
    step = np.exp(chain.transitions)
    forward[:, 0] = scores[:, 0] + starts(chain.labels)
    for k in range(1, length):
        on = lasting[:, k]
        top = forward[on, k - 1].max(axis=1, keepdims=True)
        forward[on, k] = np.log(np.exp(forward[on, k - 1] - top) @ step + TINY) + top + scores[on, k]
    for k in range(length - 2, -1, -1):
        on = lasting[:, k + 1]
        after = scores[on, k + 1] + backward[on, k + 1]
        top = after.max(axis=1, keepdims=True)
        backward[on, k] = np.log(np.exp(after - top) @ step.T + TINY) + top
    return forward, backward


def stretches(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """(first, past, type) of each run "B-x I-x …"."""
    found, first = [], None
    for k, label in enumerate((*labels, "O")):
        if first is not None and not label.startswith("I-"):
            found.append((first, k, labels[first][2:]))
            first = None
        if label.startswith("B-"):
            first = k
    return found


def starts(labels: Sequence[str]) -> Floats:
    """What may stand at the beginning of a sentence: anything but the inside of a stretch."""
    return np.array([BARRED if label.startswith("I-") else 0.0 for label in labels], dtype=np.float32)


def _weighed(chain: Chain, found: tuple[int, int, str], scores: Floats, forward: Floats, backward: Floats) -> Stretch:
    """The share of all labellings, by weight, that have exactly this stretch, as a calibrated confidence."""
    first, past, kind = found
    begin, inside = chain.labels.index(f"B-{kind}"), chain.labels.index(f"I-{kind}")
    weight, last = float(forward[first][begin]), begin
    for k in range(first + 1, past):
        weight += float(chain.transitions[last, inside] + scores[k][inside])
        last = inside
    rest = np.zeros(1, dtype=np.float32)
    if past < len(scores):
        rest = chain.transitions[last] + scores[past] + backward[past]
        rest[inside] = BARRED
    whole = forward[-1]
    share = np.exp(min(0.0, weight + _log_sum(rest) - _log_sum(whole)))
    odds = np.log(max(share, 1e-6)) - np.log(max(1 - share, 1e-6))
    return Stretch(
        first=first, past=past, type=kind, confidence=float(1 / (1 + np.exp(-(chain.slope * odds + chain.shift))))
    )


def _log_sum(values: Floats) -> float:
    top = float(values.max())
    return top + float(np.log(np.exp(values - top).sum()))


def _bytes(lines: Sequence[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode("utf-8"), dtype=np.uint8)


def _lines(held: npt.NDArray[np.uint8]) -> list[str]:
    text = held.tobytes().decode("utf-8")
    return text.split("\n") if text else []
