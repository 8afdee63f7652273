"""Trains src/tadmor/read/weights/truecase.npz: which words of a text in one case take capitals. See docs/models/truecase.md.

    python training/truecase.py GOLD_FOLDER

Deterministic: fixed order, fixed seed. Prints the hash of the texts, and accuracy on sentences held out by the hash of their text.
"""

from __future__ import annotations

import hashlib
import json
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from tadmor.read.truecase import CAPITAL, CAPITALS, FEATURES, SMALL, WORD, choose_cases, rows_after, rows_of

TARGET = Path(__file__).parents[1] / "src" / "tadmor" / "read" / "weights" / "truecase.npz"
EPOCHS, RATE, SEED = 4, 0.15, 7
FEWEST_WORDS, HEADLINE = 6, 0.5


def load_texts(gold: Path) -> Iterator[str]:
    """Sentences in ordinary letters from the sets whose weights may be shipped."""
    for line in (gold / "event_location" / "labeled_text.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)["text"]
    for path in sorted((gold / "re3d").glob("*/documents.json")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield from json.loads(line)["text"].split("\n")
    for path in sorted((gold / "ecbplus" / "ECB+").glob("*/*.xml")):
        sentences: dict[int, list[str]] = {}
        for token in ET.parse(path).getroot().iter("token"):
            sentences.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
        yield from (" ".join(sentences[at]) for at in sorted(sentences))


def case_of(word: str) -> int:
    """How a word is written."""
    if len(word) > 1 and word.isupper():
        return CAPITALS
    return CAPITAL if word[:1].isupper() else SMALL


def examples(sentence: str) -> list[tuple[list[int], int]]:
    """Feature rows and case of every word but the first; nothing for headlines and texts in one case."""
    words = list(WORD.finditer(sentence.lower()))
    if len(words) < FEWEST_WORDS or len(sentence.lower()) != len(sentence):
        return []
    cases = [case_of(sentence[m.start() : m.end()]) for m in words]
    if sum(case != SMALL for case in cases) >= HEADLINE * len(cases) or not any(cases):
        return []
    asked = rows_of(sentence.lower(), words)
    before = [CAPITAL, *cases]
    shown = [[*rows, *rows_after(case, own)] for (rows, own), case in zip(asked, before[:-1], strict=True)]
    return list(zip(shown, cases, strict=True))[1:]


def train(sentences: list[list[tuple[list[int], int]]]) -> np.ndarray:
    """Softmax regression, AdaGrad, one example at a time."""
    weights, seen = np.zeros((FEATURES, 3)), np.full((FEATURES, 3), 1e-6)
    order = np.random.default_rng(SEED)
    for _ in range(EPOCHS):
        for at in order.permutation(len(sentences)):
            for rows, case in sentences[at]:
                score = weights[rows].sum(axis=0)
                slope = np.exp(score - score.max())
                slope /= slope.sum()
                slope[case] -= 1.0
                seen[rows] += slope**2
                weights[rows] -= RATE * slope / np.sqrt(seen[rows])
    return weights


def accuracy(sentences: list[str]) -> tuple[float, float, int]:
    """Share of words in their right case, that of all-small as a comparison, and the number of words."""
    right = small = of = 0
    for sentence in sentences:
        words = list(WORD.finditer(sentence.lower()))
        chosen = choose_cases(sentence.lower(), words)
        cases = [case_of(sentence[m.start() : m.end()]) for m in words]
        right += sum(a == b for a, b in zip(chosen[1:], cases[1:], strict=True))
        small += sum(case == SMALL for case in cases[1:])
        of += len(cases) - 1
    return right / of, small / of, of


def main(gold: Path) -> None:
    """Trains on four fifths of the sentences, writes the weights, measures what reading makes of the other fifth."""
    texts = list(dict.fromkeys(" ".join(text.split()) for text in load_texts(gold)))
    print("texts", len(texts), hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16])
    shown = [(text, examples(text)) for text in texts]
    parts: dict[bool, list[tuple[str, list[tuple[list[int], int]]]]] = {True: [], False: []}
    for text, asked in shown:
        if asked:
            parts[int(hashlib.sha256(text.encode()).hexdigest(), 16) % 5 == 0].append((text, asked))
    weights = train([asked for _, asked in parts[False]])
    TARGET.parent.mkdir(exist_ok=True)
    np.savez_compressed(TARGET, weights=weights.astype(np.float16))
    print(TARGET.name, TARGET.stat().st_size, "bytes")
    for name, held in (("train", False), ("held out", True)):
        right, small, of = accuracy([text for text, _ in parts[held]])
        print(f"{name}: {100 * right:.2f} % of {of} words in their case (all small: {100 * small:.2f})")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
