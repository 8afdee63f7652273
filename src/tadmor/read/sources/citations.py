"""Links that stand beside a statement: "citing X", "quoted by Y", "with reference to X"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tadmor.read.sources.names import speakers_of
from tadmor.read.sources.speakers import Knowledge, is_medium
from tadmor.read.sources.statements import Statement
from tadmor.read.sources.tree import Tree

CITING = frozenset(
    "citing quoting cited carried aired published broadcast quoted cites quotes reference referring".split()
)


def add_citations(tree: Tree, statements: list[Statement], known: Knowledge) -> list[Statement]:
    """Statements whose speaker "citing X", "quoted by Y", "with reference to X" passes on or is passed on."""
    taken = {s.token for s in statements}
    for token in range(len(tree.parse.words)):
        word = tree.word(token)
        if token in taken or word not in CITING:
            continue
        if word == "reference" and tree.word(max(token - 1, 0)) not in ("with", "in"):
            continue
        agent = tree.object_of(token, "by")
        named = tree.object_of(token, "to") if word.startswith("refer") else tree.child(token, "dobj")
        head = agent if agent is not None else named
        if head is None or not statements:
            continue
        links = speakers_of(tree, head, known)
        if word in ("carried", "aired", "published", "broadcast") and not (
            agent is not None and links and is_medium(links[-1])
        ):
            continue
        index = _governing(tree, token, statements)
        if not links or index is None:
            continue
        old = statements[index]
        if any(s.span == links[-1].span for s in old.speakers):
            continue
        speakers = (*links, *old.speakers) if agent is not None else (*old.speakers, *links)
        statements[index] = replace(old, speakers=speakers)
    return statements


def _governing(tree: Tree, token: int, statements: Sequence[Statement]) -> int | None:
    above = tree.parse.ancestors(token)
    for ancestor in above:
        for index, statement in enumerate(statements):
            if statement.token == ancestor:
                return index
    return 0 if len(statements) == 1 else None
