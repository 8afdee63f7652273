"""Names as the parser's own recogniser finds them, by the same scores, taken in another order.

The recogniser goes from word to word and asks of each of its seventy-four moves whether it may be made: half its time. Most words
stand outside every name, and what a word is worth there hangs on nothing before it: all words are scored at once as if they
stood outside, and only those inside a name one after the other, where two moves are left: to go on, or to end it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from tadmor.read.chain import Floats

Names = tuple[tuple[int, int, str], ...]
# A move looks at the word, at the first word of the name it is in, and at the word before it in that name.
WORD, FIRST, BEFORE = range(3)
AT_ONCE = 256
NEVER = -np.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class Namer:
    """`vectors` are those of words, `lower` what each of the three words looked at adds to the hidden layer, `weights` and
    `bias` what that says of each move; `moves` are (action, label) in the order of scores."""

    vectors: Callable[[list[Doc]], Floats]
    lower: Any
    weights: Floats
    bias: Floats
    moves: tuple[tuple[str, str], ...]

    def find(self, docs: Sequence[Doc]) -> list[Names]:
        """The names of each parse: first token, past-last token, label."""
        found: list[Names] = []
        for at in range(0, len(docs), AT_ONCE):
            found += self._find([doc for doc in docs[at : at + AT_ONCE] if len(doc)], docs[at : at + AT_ONCE])
        return found

    def _find(self, filled: list[Doc], docs: Sequence[Doc]) -> list[Names]:
        if not filled:
            return [()] * len(docs)
        padded = self.lower.predict(self.vectors(filled))
        none, adds = padded[0], padded[1:]
        shift = self.lower.get_param("b")
        outside = (adds[:, WORD] + none[FIRST] + none[BEFORE] + shift).max(axis=-1) @ self.weights.T + self.bias
        best = _best_outside(outside, filled, self.moves)
        found, base = [], 0
        for doc in docs:
            found.append(self._names(doc, base, adds, shift, best))
            base += len(doc)
        return found

    def _names(self, doc: Doc, base: int, adds: Floats, shift: Floats, best: list[int]) -> Names:
        found, first, label = [], -1, ""
        into, last = _numbers(self.moves)
        for token in range(len(doc)):
            if first < 0:
                action, label = self.moves[best[base + token]]
                first = token if action == "B" else -1
                if action == "U":
                    found.append((token, token + 1, label))
                continue
            if token + 1 < len(doc) and doc[token + 1].is_sent_start is not True:
                at = base + token
                hidden = (adds[at, WORD] + adds[base + first, FIRST] + adds[at - 1, BEFORE] + shift).max(axis=-1)
                on, end = into[label], last[label]
                if hidden @ self.weights[on] + self.bias[on] >= hidden @ self.weights[end] + self.bias[end]:
                    continue
            found.append((first, token + 1, label))
            first = -1
        return tuple(found)


@functools.cache
def _numbers(moves: tuple[tuple[str, str], ...]) -> tuple[dict[str, int], dict[str, int]]:
    """The moves that go on with a name and those that end it, by label."""
    into = {label: number for number, (action, label) in enumerate(moves) if action == "I"}
    return into, {label: number for number, (action, label) in enumerate(moves) if action == "L"}


def _best_outside(scores: Floats, docs: list[Doc], moves: Sequence[tuple[str, str]]) -> list[int]:
    """The best move at each word that is in no name: a name begins neither at a space nor, of several words, where a
    sentence ends."""
    actions = np.array([action for action, _ in moves])
    columns = [doc.to_array(["IS_SPACE", "SENT_START"]) for doc in docs]
    space = np.concatenate([column[:, 0] == 1 for column in columns])
    ends = np.concatenate([[*(column[1:, 1] == 1), True] for column in columns])
    unknown = np.array([not label for _, label in moves])
    barred = (np.isin(actions, ["I", "L"]) | unknown | space[:, None]) & (actions != "O")
    barred |= (ends[:, None]) & (actions == "B")
    best: list[int] = np.where(barred, NEVER, scores).argmax(axis=1).tolist()
    return best


@functools.cache
def load_namer(pipeline: Language) -> Callable[[Sequence[Doc]], list[Names]]:
    """The names of a pipeline's recogniser; by its own way where it is built otherwise than is known here."""
    from thinc.api import NumpyOps

    recogniser: Any = pipeline.get_pipe("ner")
    model, settings = recogniser.model, recogniser.cfg
    known = settings.get("beam_width") == 1 and model.attrs.get("has_upper") and not model.attrs.get("unseen_classes")
    if not (known and isinstance(model.ops, NumpyOps) and model.get_ref("lower").get_dim("nF") == 3):
        return lambda docs: [tuple((e.start, e.end, e.label_) for e in doc.ents) for doc in recogniser.pipe(docs)]
    upper, moves = model.get_ref("upper"), recogniser.moves
    return Namer(
        vectors=model.get_ref("tok2vec").predict,
        lower=model.get_ref("lower"),
        weights=np.asarray(upper.get_param("W")),
        bias=np.asarray(upper.get_param("b")),
        moves=tuple((name[:1], name[2:]) for name in map(moves.get_class_name, range(moves.n_moves))),
    ).find
