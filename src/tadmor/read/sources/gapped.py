"""A second speaker without a verb of its own: "the governor reported 49 dead, and the minister later 50"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tadmor.read.sources.names import is_person, speaker_at
from tadmor.read.sources.speakers import Knowledge
from tadmor.read.sources.statements import Statement
from tadmor.read.sources.tree import Tree

BETWEEN = frozenset("later then now only even initially of at about some nearly over just".split())
COUNTING = frozenset({"report", "put", "speak", "count", "estimate", "give", "announce", "say", "confirm"})
PARTING = frozenset({",", ";", "and"})
NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "PART", "DET"})


def split_gapped(tree: Tree, statements: Sequence[Statement], known: Knowledge) -> list[Statement]:
    """Statements that hold a second speaker with a figure are cut before it, and the second speaker gets the figure."""
    found: list[Statement] = []
    for statement in statements:
        second = None
        if statement.verb and tree.parse.lemmas[statement.token].lower() in COUNTING:
            second = _second(tree, statement, known)
        if second is None:
            found.append(statement)
        else:
            found += [replace(statement, past=second.block[0]), second]
    return found


def _second(tree: Tree, statement: Statement, known: Knowledge) -> Statement | None:
    parse = tree.parse
    for comma in range(max(statement.first, statement.token) + 1, statement.past - 2):
        if parse.words[comma] not in PARTING:
            continue
        start = comma + (2 if tree.word(comma + 1) in ("and", "while", "but") else 1)
        head = start
        while head < statement.past and parse.poses[head] in NOUNS:
            head += 1
        number = head
        while number < statement.past and (
            tree.word(number) in BETWEEN or (parse.words[comma] == ";" and parse.words[number] == ",")
        ):
            number += 1
        if (
            head == start
            or (head == number and parse.words[comma] != "and")
            or number >= statement.past
            or parse.poses[number] != "NUM"
        ):
            continue
        if tree.has_clause(start, statement.past) or not _speaks(tree, head - 1, known):
            continue
        if not any(parse.poses[t] == "NUM" for t in range(statement.first, comma)):
            continue
        first = start + 1 if tree.word(start) in ("the", "a", "an") else start
        speaker = speaker_at(tree, (first, head - 1, head), tree.word(start), is_person(tree, head - 1), known)
        return Statement(
            token=head - 1,
            first=number,
            past=statement.past,
            block=(comma, number),
            speakers=(speaker,),
            voice=(start, head),
        )
    return None


def _speaks(tree: Tree, head: int, known: Knowledge) -> bool:
    return tree.word(head) in known.speakers.words or is_person(tree, head) or tree.parse.starts[head] in known.actors
