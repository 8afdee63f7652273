"""Noun phrases that may name who did it, to whom, what was hit and with what: their heads, and where each may begin and end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tadmor.model.span import Span
from tadmor.read.page import Parse

LEFT = frozenset("amod compound nummod poss quantmod advmod nmod predet punct case npadvmod dep nn det".split())
RIGHT = frozenset("prep acl relcl appos nummod prt compound flat nmod dep".split())
NOT_FIRST = frozenset(("PUNCT", "DET", "PART", "CCONJ"))
HEADS = frozenset(("NOUN", "PROPN", "NUM", "ADJ", "X", "VERB"))
LOOSE = frozenset(("NUM", "ADJ", "X", "VERB"))
INNER = frozenset(("compound", "nmod", "npadvmod"))
GOVERNED = INNER | frozenset("nsubj dobj pobj nsubjpass conj appos ROOT attr poss dative oprd agent dep".split())
LONGEST = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A parse with the dependents of every token at hand, and the last entity label of each token."""

    parse: Parse
    below: tuple[tuple[int, ...], ...]
    labels: Mapping[int, str]
    entities: Mapping[int, tuple[int, int]]

    def lemma(self, token: int) -> str:
        """Lemma in small letters."""
        return self.parse.lemmas[token].lower()

    def reach(self, token: int) -> tuple[int, int]:
        """First and last token that hang on this one, itself among them."""
        first = last = token
        for child in self.below[token]:
            low, high = self.reach(child)
            first, last = min(first, low), max(last, high)
        return first, last


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun with the runs of tokens (first, past-last) that may be its whole name."""

    head: int
    runs: tuple[tuple[int, int], ...]


def as_tree(parse: Parse) -> Tree:
    """The parse read downwards."""
    below: list[list[int]] = [[] for _ in parse.words]
    for token, head in enumerate(parse.heads):
        if head != token:
            below[head].append(token)
    spans = {t: (first, past) for first, past, _ in parse.entities for t in range(first, past)}
    labels = {t: label for first, past, label in parse.entities for t in range(first, past)}
    return Tree(parse=parse, below=tuple(map(tuple, below)), labels=labels, entities=spans)


def find_phrases(tree: Tree) -> Iterator[Phrase]:
    """The phrases of a sentence, by the place of their heads."""
    parse = tree.parse
    for head, (pos, dep) in enumerate(zip(parse.poses, parse.deps, strict=True)):
        if pos not in HEADS or dep not in GOVERNED or (pos in LOOSE and (dep in INNER or dep == "ROOT")):
            continue
        entity = tree.entities.get(head)
        if entity and entity[1] - 1 != head and dep == "compound":
            continue
        runs = {(start, end) for start in _starts(tree, head) for end in _ends(tree, head) if end - start <= LONGEST}
        if entity:
            runs.add(entity)
        yield Phrase(head=head, runs=tuple(sorted({_trimmed(parse, run) for run in runs})))


def _trimmed(parse: Parse, run: tuple[int, int]) -> tuple[int, int]:
    """Without the mark of a possessive at the end."""
    first, past = run
    return (first, past - 1) if past - first > 1 and parse.tags[past - 1] == "POS" else run


def _starts(tree: Tree, head: int) -> list[int]:
    first = min((tree.reach(c)[0] for c in tree.below[head] if c < head and tree.parse.deps[c] in LEFT), default=head)
    return [at for at in range(min(first, head), head + 1) if tree.parse.poses[at] not in NOT_FIRST or at == head]


def _ends(tree: Tree, head: int) -> set[int]:
    ends = {head + 1}
    for child in tree.below[head]:
        if child < head or tree.parse.deps[child] not in RIGHT:
            continue
        ends.add(tree.reach(child)[1] + 1)
        for noun in _nouns_after(tree, child):
            ends.add(noun + 1)
            for inner in tree.below[noun]:
                if inner > noun:
                    ends.update(last + 1 for last in _nouns_after(tree, inner))
    return ends


def _nouns_after(tree: Tree, preposition: int) -> list[int]:
    if tree.parse.deps[preposition] != "prep":
        return []
    return [c for c in tree.below[preposition] if tree.parse.deps[c] == "pobj"]


def span_of(parse: Parse, run: tuple[int, int]) -> Span:
    """Characters of a run."""
    return parse.span(*run)
