"""Trains the entity tagger: `python training/entities.py DATA` writes src/tadmor/read/weights/entities.npz.

Learns from the training part of re3d, without the folder under a share-alike licence, and from sentences of our own
(training/entities.txt). Prints what it was trained on, and its figures on parts of the training documents left out in turn.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from chains import Sample, Settings, train_chain

from tadmor.bench.reading.corpus import as_document, fingerprint
from tadmor.bench.reading.entities import RE3D_TYPES, Mention, load_gold, relaxed, strict
from tadmor.read.chain import Chain, pack
from tadmor.read.entities import all_columns, find_entities
from tadmor.read.entity_columns import Known, load_known
from tadmor.read.page import Page
from tadmor.read.split import split_report
from tadmor.read.tagger import tag_english
from tadmor.read.word_vectors import vectors_of

HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "tadmor" / "read" / "weights" / "entities.npz"
SHARE_ALIKE = ("Wikipedia",)
LETTERS = {
    "O": "organisation",
    "P": "person",
    "L": "place",
    "N": "nationality",
    "T": "time",
    "Q": "quantity",
    "M": "money",
    "W": "weapon",
    "A": "platform",
    "V": "vehicle",
    "D": "document",
}
LABELS = ["O", *(f"{place}-{kind}" for kind in LETTERS.values() for place in "BI")]
OWN = ["word", "lemma", "shape", "tag", "dep", "front", "end", "parser", "known", "use", "governor"]
BESIDE = ["word", "shape", "tag", "dep", "parser", "known"]
TEMPLATES = [
    *((column, "own") for column in OWN),
    *((column, route) for route in ("before", "after") for column in BESIDE),
    *((column, "noun") for column in ("lemma", "tag", "parser", "known")),
    *((column, "head") for column in ("lemma", "tag")),
]
SETTINGS = Settings(meanings=("own", "noun"))
FOLDS = 5
MARK = re.compile(r"\[([A-Z]): |\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A parsed text with its gold mentions."""

    name: str
    page: Page
    gold: tuple[Mention, ...]


def read_marked(line: str) -> tuple[str, list[Mention]]:
    """ "[O: The army] left." as plain text with its mentions."""
    plain, mentions, open_at, at = "", [], [], 0
    for mark in MARK.finditer(line):
        plain += line[at : mark.start()]
        at = mark.end()
        if mark[1]:
            open_at.append((len(plain), LETTERS[mark[1]]))
        else:
            start, kind = open_at.pop()
            mentions.append(Mention(start=start, end=len(plain), type=kind))
    if open_at:
        raise ValueError(f"a mark is left open: {line}")
    return plain + line[at:], mentions


def page_of(name: str, text: str) -> Page:
    """A text with all its sentences parsed."""
    document = as_document(name, text)
    sentences = split_report(document)
    return Page(document=document, sentences=sentences, parses=tag_english(document, sentences))


def load_texts(data: Path) -> list[Text]:
    """All training texts, parsed."""
    texts = []
    for name, (text, mentions) in load_gold(data, "train", without=SHARE_ALIKE).items():
        known = [replace(m, type=RE3D_TYPES[m.type]) for m in mentions if m.type in RE3D_TYPES]
        texts.append(Text(name=name, page=page_of(name, text), gold=tuple(known)))
    for number, line in enumerate((HERE / "entities.txt").read_text("utf-8").splitlines()):
        if line and not line.startswith("#"):
            plain, mentions = read_marked(line)
            name = f"own-{number}"
            texts.append(Text(name=name, page=page_of(name, plain), gold=tuple(mentions)))
    return texts


def samples_of(text: Text, known: Known) -> list[Sample]:
    """The sentences of a text with a label for each token; of mentions inside one another the longest counts."""
    samples = []
    longest = sorted(text.gold, key=lambda m: (m.start - m.end, m.start))
    for parse in text.page.parses.values():
        labels = ["O"] * len(parse.words)
        for mention in longest:
            inside = [
                k
                for k, (start, end) in enumerate(zip(parse.starts, parse.ends, strict=True))
                if start < mention.end and mention.start < end
            ]
            if inside and all(labels[k] == "O" for k in inside):
                for k in inside:
                    labels[k] = f"I-{mention.type}"
                labels[inside[0]] = f"B-{mention.type}"
        columns, routes = all_columns(text.page, [parse], known)
        vectors = vectors_of(parse.words)
        samples.append(Sample(columns=columns, routes=routes, vectors=vectors, labels=labels))
    return samples


def found_in(text: Text, known: Known, chain: Chain) -> list[Mention]:
    """What a chain finds in a text."""
    entities = find_entities(text.page, known, chain)
    return [
        Mention(start=e.span.start, end=e.span.end, type=e.type, confidence=e.confidence)
        for found in entities.values()
        for e in found
    ]


def fold_of(name: str) -> int:
    return int(hashlib.md5(name.encode()).hexdigest(), 16) % FOLDS


def left_out(texts: Sequence[Text], known: Known, settings: Settings) -> dict[str, list[Mention]]:
    """What is found in each text by a chain that was not trained on it."""
    samples = {text.name: samples_of(text, known) for text in texts}
    found = {}
    for fold in range(FOLDS):
        seen = [s for text in texts if fold_of(text.name) != fold for s in samples[text.name]]
        chain = train_chain(seen, LABELS, TEMPLATES, settings)
        found.update({t.name: found_in(t, known, chain) for t in texts if fold_of(t.name) == fold})
    return found


def f1(texts: Sequence[Text], found: dict[str, list[Mention]], matcher: object) -> tuple[float, int]:
    pairs = sum(len(matcher(t.page.document.text, t.gold, found[t.name])) for t in texts)  # type: ignore[operator]
    given, asked = sum(len(found[t.name]) for t in texts), sum(len(t.gold) for t in texts)
    return 2 * pairs / (given + asked), asked


def calibrate(texts: Sequence[Text], found: dict[str, list[Mention]]) -> tuple[float, float]:
    """Slope and shift of the log odds, by Newton's method on mentions of re3d found by chains that had not seen them."""
    odds, right = [], []
    for text in texts:
        met = {f for _, f in relaxed(text.page.document.text, text.gold, found[text.name])}
        for mention in found[text.name]:
            p = min(max(mention.confidence, 0.005), 0.995)
            odds.append(np.log(p / (1 - p)))
            right.append(mention in met)
    rows = np.stack([np.array(odds), np.ones(len(odds))], axis=1)
    wanted, fitted = np.array(right, dtype=float), np.array([1.0, 0.0])
    for _ in range(30):
        given = 1 / (1 + np.exp(-rows @ fitted))
        curve = (rows * (given * (1 - given))[:, None]).T @ rows
        fitted += np.linalg.solve(curve + 1e-6 * np.eye(2), rows.T @ (wanted - given))
    return float(fitted[0]), float(fitted[1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--check", action="store_true", help="only the figures on parts left out")
    given = parser.parse_args()
    known = load_known()
    texts, settings = load_texts(given.data), SETTINGS
    gold = [t for t in texts if not t.name.startswith("own-")]
    print("re3d", fingerprint(given.data, ("re3d/*/documents.json", "re3d/*/entities.json")), len(gold), "documents")
    own = (HERE / "entities.txt").read_bytes()
    print("own sentences", hashlib.sha256(own).hexdigest()[:16], len(texts) - len(gold))
    found = left_out(texts, known, settings)
    for name, part in (("re3d", gold), ("own", [t for t in texts if t not in gold])):
        figures = {m.__name__: f"{100 * f1(part, found, m)[0]:.1f}" for m in (strict, relaxed)}
        print(name, json.dumps(figures), "of", f1(part, found, strict)[1])
    slope, shift = calibrate(gold, found)
    print(f"calibration {slope:.2f} {shift:+.2f}")
    if given.check:
        return
    chain = train_chain([s for t in texts for s in samples_of(t, known)], LABELS, TEMPLATES, settings)
    OUT.parent.mkdir(exist_ok=True)
    np.savez_compressed(OUT, **pack(replace(chain, slope=slope, shift=shift)))
    print("weights", OUT.stat().st_size, hashlib.sha256(OUT.read_bytes()).hexdigest()[:16])


if __name__ == "__main__":
    main()
