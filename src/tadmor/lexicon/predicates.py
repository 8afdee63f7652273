"""Words that say of another word whether what it tells came about: "managed to", "plan to", "foiled", "the risk of".

After Karttunen's implicatives (1971, 2012) and the signatures of Nairn, Condoravdi and Karttunen (2006): each word has a
signature, which says what follows where the word itself is true, and what where it is negated.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from tadmor.errors import LexiconError
from tadmor.lexicon.entries import read_rows
from tadmor.model.claim import Reality

PartOfSpeech = Literal["v", "n", "a"]
Key = tuple[str, str, str]
REALITIES = frozenset(get_args(Reality))
FRAMES = frozenset(
    "to that ing as obj subj part of for from on against about with in at into over to_".split()
)  # "to_" is the preposition


@dataclass(frozen=True, slots=True, kw_only=True)
class Follows:
    """What follows for the embedded word: its reality, and a score from −3 (surely did not happen) to 3 (surely did)."""

    reality: Reality
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What follows where the word is true (`positive`), and where it is negated. `hedged`: it is told as not borne out."""

    name: str
    positive: Follows
    negative: Follows
    hedged: bool
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A word with the frames in which it takes another word. The example marks that word with asterisks.

    Frames: "to" infinitive, "that" finite clause, "ing" gerund, "as" a bare participle or adjective ("believed
    dead"), "obj" noun as object or passive subject, "subj" noun as
    subject, else a preposition ("to_": the preposition).
    """

    lemma: str
    pos: PartOfSpeech
    frames: tuple[str, ...]
    signature: Signature
    example: str


@functools.cache
def load_signatures() -> Mapping[str, Signature]:
    """The signatures by name. Raises LexiconError for a reality that the model does not have."""
    found = {}
    for row in read_rows("signatures.tsv"):
        if not {row["positive"], row["negative"]} <= REALITIES:
            raise LexiconError(f"signatures.tsv: {row['name']!r} names a reality that there is not")
        found[row["name"]] = Signature(
            name=row["name"],
            positive=Follows(reality=cast("Reality", row["positive"]), score=float(row["score"])),
            negative=Follows(reality=cast("Reality", row["negative"]), score=float(row["negative_score"])),
            hedged=bool(row["hedged"]),
            meaning=row["meaning"],
        )
    return found


@functools.cache
def load_predicates() -> tuple[Predicate, ...]:
    """The words in the order of the file. Raises LexiconError for an unknown signature or frame, or no marked word."""
    signatures, found = load_signatures(), []
    for row in read_rows("predicates.tsv"):
        frames = tuple(row["frames"].split(","))
        if row["signature"] not in signatures or not FRAMES.issuperset(frames) or row["pos"] not in {"v", "n", "a"}:
            raise LexiconError(f"predicates.tsv: {row['lemma']!r} has an unknown signature, frame or part of speech")
        if row["example"].count("*") != 2:
            raise LexiconError(f"predicates.tsv: the example of {row['lemma']!r} marks no word")
        found.append(
            Predicate(
                lemma=row["lemma"],
                pos=cast("PartOfSpeech", row["pos"]),
                frames=frames,
                signature=signatures[row["signature"]],
                example=row["example"],
            )
        )
    return tuple(found)


@functools.cache
def load_frames() -> Mapping[Key, Signature]:
    """Signatures by part of speech, lemma and frame."""
    return {(p.pos, p.lemma, frame): p.signature for p in load_predicates() for frame in p.frames}
