"""The phrase in which a speaker stands beside its cue, as the report has it: "he", "who", "the two men who fled"."""

from __future__ import annotations

from tadmor.read.sources.tree import QUOTES, RELATIVES, Tree

BEFORE = frozenset({"even", "only", "just", "but", "and", "yet", "still", "so", "while", "as"})
SCENES = frozenset({"on", "during", "via", "in", "after", "before", "by"})
EDGES = QUOTES | {",", "-", "–", "—", "--", ":", "(", ")"}


def voice_of(tree: Tree, verb: int, subject: int) -> tuple[int, int] | None:
    """First and past-last token of who does what `verb` says; a relative clause has its pronoun, which stands beside."""
    above = verb
    for _ in range(4):
        beside = next((c for c in tree.children[above] if tree.parse.deps[c] in ("nsubj", "nsubjpass")), None)
        if beside is not None or tree.parse.deps[above] not in ("conj", "xcomp"):
            break
        above = tree.parse.heads[above]
    if beside is not None and beside != subject and tree.word(beside) in RELATIVES:
        return beside, beside + 1
    return phrase_of(tree, subject, verb)


def phrase_of(tree: Tree, head: int, without: int | None = None) -> tuple[int, int] | None:
    """First and past-last token of a noun with all that belongs to it, up to the clause that holds the token `without`."""
    first, past = tree.first[head], tree.last[head] + 1
    if without is not None and first <= without < past and without != head:
        clause = without
        while tree.parse.heads[clause] not in (head, clause):
            clause = tree.parse.heads[clause]
        if without > head:
            past = max(min(tree.first[clause], without), head + 1)
        else:
            first = min(max(tree.last[clause] + 1, without + 1), head)
    while first < head and (tree.parse.words[first] in EDGES or tree.word(first) in BEFORE):
        first += 1
    past = _without_scene(tree, head, past)
    while past > first and tree.parse.words[past - 1] in EDGES:
        past -= 1
    return (first, past) if first < past else None


def _without_scene(tree: Tree, head: int, past: int) -> int:
    """Where a phrase that tells when or how a named person spoke begins: "Ana Reis during the talks"."""
    if tree.parse.poses[head] != "PROPN":
        return past
    scenes = (c for c in tree.children[head] if c > head and tree.parse.deps[c] == "prep" and tree.word(c) in SCENES)
    return min((tree.first[c] for c in scenes), default=past)
