"""Old wires all in capitals, and texts without any: the report once more as it would be printed, character for character.

The first stage of a reading. Every later one looks at the text that stands here, so that names can be told from words; what
leaves the reading quotes the report as it is (`quote_anew`). A text that has both kinds of letters comes back untouched.

A small linear head (docs/models/truecase.md) decides word by word between small letters, a first capital and capitals. It rests on
which way of writing is the more common in the parser's vocabulary, whose vectors stand in order of frequency.
"""

from __future__ import annotations

import functools
import math
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from importlib import resources
from typing import TYPE_CHECKING, Any, TypeVar

from tadmor.model.document import Document, Evidence
from tadmor.model.value import Quantity
from tadmor.read.parser import load_ranks
from tadmor.text.sentences import split_sentences

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
FEATURES = 1 << 16
LETTERS_ENOUGH = 12
ONE_SORT = 0.97
FEW_CAPITALS, LONG = 0.01, 200  # a text as print has it has three times as many
COMMON = 3000
SMALL, CAPITAL, CAPITALS = range(3)
T = TypeVar("T")


def truecase(document: Document) -> Document:
    """The report with its text in ordinary letters, or the report itself where it has them already."""
    text = document.text
    if not in_one_case(text):
        return document
    return replace(document, text=ordinary_letters(text))


def in_one_case(text: str) -> bool:
    """True where hardly a letter stands in the other case: all capitals, or none; in a longer text a line of another hand may."""
    letters = list(filter(str.isalpha, text))
    capitals = sum(map(str.isupper, letters))
    share = capitals / len(letters) if letters else 0.5
    return len(letters) >= LETTERS_ENOUGH and (
        share >= ONE_SORT or capitals == 0 or (share <= FEW_CAPITALS and len(letters) >= LONG)
    )


def ordinary_letters(text: str) -> str:
    """The text with capitals where print has them: names, and the first word of a sentence; as long as before."""
    lowered = text.lower()
    if len(lowered) != len(text):
        return text
    letters = list(lowered)
    for sentence in split_sentences(text):
        start, end = sentence.span.start, sentence.span.end
        said = lowered[start:end]
        words = list(WORD.finditer(said))
        for at, (match, case) in enumerate(zip(words, choose_cases(said, words), strict=True)):
            chosen = max(case, CAPITAL) if at == 0 else case
            _write(letters, start + match.start(), start + match.end(), chosen)
    written = "".join(letters)
    return written if len(written) == len(text) else text


def _write(letters: list[str], start: int, end: int, case: int) -> None:
    """Puts capitals into the word at `start`; "d'aubuisson" gets two."""
    if case == SMALL:
        return
    for at in range(start, end):
        after_mark = at > start and letters[at - 1] in "'’" and end - at > 2
        if case == CAPITALS or at == start or after_mark:
            letters[at] = letters[at].upper()


def choose_cases(sentence: str, words: Sequence[re.Match[str]]) -> list[int]:
    """For each word of a sentence in small letters: SMALL, CAPITAL or CAPITALS."""
    weights, cases = _weights(), [CAPITAL]
    for rows, own in rows_of(sentence, words):
        cases.append(int(weights[[*rows, *rows_after(cases[-1], own)]].sum(axis=0).argmax()))
    return cases[1:]


def rows_after(case: int, own: Written) -> tuple[int, int]:
    """The rows that the case chosen for the word before asks for."""
    return row_of(f"case {case} {own.first}"), row_of(f"cased {case} {own.all} {own.known}")


def row_of(asked: str) -> int:
    """The row of the weights where a feature is kept."""
    return zlib.crc32(asked.encode()) % FEATURES


def rows_of(sentence: str, words: Sequence[re.Match[str]]) -> list[tuple[list[int], Written]]:
    """The rows of the head's weights that each word asks for, with how it is mostly written. Training calls this, too."""
    said = [word.group() for word in words]
    common = [how_written(word) for word in said]
    none = Written(first=0, all=0, known=0)
    rows: list[tuple[list[int], Written]] = []
    for at, (word, match) in enumerate(zip(said, words, strict=True)):
        own = common[at]
        before = common[at - 1] if at else none
        after = common[at + 1] if at + 1 < len(said) else none
        last = said[at - 1] if at else "^"
        following = said[at + 1] if at + 1 < len(said) else "$"
        left = sentence[words[at - 1].end() if at else 0 : match.start()].strip() or "_"
        right = sentence[match.end() : words[at + 1].start() if at + 1 < len(said) else None].strip() or "_"
        asked = (
            "bias",
            f"own {own.first} {own.all} {own.known}",
            f"first {own.first}",
            f"before {before.first} {own.first}",
            f"after {after.first} {own.first}",
            f"both {before.first > 1} {own.first} {after.first > 1}",
            f"end {word[-3:]} {own.known}",
            f"length {min(len(word), 8)} {own.known}",
            f"word {word}" if own.known >= 2 else "rare",
            f"last {last} {own.first}",
            f"following {following} {own.first}",
            f"left {left[:1]} {own.first}",
            f"right {right[:1]} {own.first}",
            f"pair {last} {word}",
            f"pair {word} {following}",
        )
        rows.append(([row_of(name) for name in asked], own))
    return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How a word is mostly written: `first` from -6 (in small letters) to 6 (with a first capital), -7 and 7 where the
    other form is not known at all, 0 for neither; `all` in the same way for capitals throughout; `known` 0 to 2, how common."""

    first: int
    all: int
    known: int


@functools.lru_cache(maxsize=65536)
def how_written(word: str) -> Written:
    """How common the three ways of writing a word are beside each other, in the parser's vocabulary."""
    small, capital, capitals = _rank(word), _rank(word.capitalize()), _rank(word.upper())
    known = [rank for rank in (small, capital, capitals) if rank is not None]
    best = min(known, default=None)
    return Written(
        first=_against(small, capital),
        all=_against(min((r for r in (small, capital) if r is not None), default=None), capitals),
        known=0 if best is None else 2 if best < COMMON else 1,
    )


def _against(one: int | None, other: int | None) -> int:
    if one is None or other is None:
        return 0 if one is other else 7 if one is None else -7
    return max(-6, min(6, round(math.log2((one + 1) / (other + 1)))))


def _rank(word: str) -> int | None:
    from spacy.strings import get_string_id

    return load_ranks().get(get_string_id(word))


@functools.cache
def _weights() -> NDArray[np.float32]:
    import numpy as np

    with resources.files("tadmor.read").joinpath("weights", "truecase.npz").open("rb") as file, np.load(file) as kept:
        weights: NDArray[np.float32] = kept["weights"].astype(np.float32)
    return weights


def quote_anew(value: T, document: Document) -> T:
    """The record with every quotation taken from this report at the same offsets; words of figures go with them."""
    changed: Any = value
    if isinstance(value, Evidence):
        changed = document.quote(value.span)
    elif isinstance(value, tuple):
        changed = tuple(quote_anew(item, document) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        inner = {f.name: getattr(value, f.name) for f in fields(value)}
        new: dict[str, Any] = {
            name: quote_anew(held, document)
            for name, held in inner.items()
            if isinstance(held, tuple) or is_dataclass(held)
        }
        if isinstance(value, Quantity):
            at = value.evidence.text.find(value.words)
            new["words"] = new["evidence"].text[at : at + len(value.words)] if at >= 0 else value.words
        changed = replace(value, **new)
    return changed  # type: ignore[no-any-return]
