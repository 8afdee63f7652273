"""Speakers at the end of a sentence whose verb the parser took for a noun: "…, the prosecutor's office reports."."""

from __future__ import annotations

from tadmor.read.sources.content import around, segment
from tadmor.read.sources.names import speaker_at
from tadmor.read.sources.speakers import Knowledge
from tadmor.read.sources.statements import Statement
from tadmor.read.sources.tree import Tree

IN_S = frozenset({"reports", "claims", "notes", "states", "informs"})
BARE = frozenset({"report", "claim", "note", "state", "inform"})
BODIES = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PART"})
JOINING = frozenset({"of", "the", "for", "'s", "’s"})
AFTER = frozenset({",", ".", "citing", "quoting", "with", "that"})
LONGEST = 12


def find_mistagged(tree: Tree, known: Knowledge) -> list[Statement]:
    """ "…, Nadra reports": a name and a verb that the parser took for one noun."""
    found: list[Statement] = []
    parse = tree.parse
    for token in range(1, len(parse.words)):
        word = parse.words[token]
        if word not in IN_S | BARE or not parse.tags[token].startswith("NN"):
            continue
        start = _start(tree, token)
        after = tree.word(token + 1) if token + 1 < len(parse.words) else "."
        first = start + 1 if tree.word(start) == "the" else start
        if first == token or after not in AFTER or not _is_opened(tree, start):
            continue
        if not _speaks(tree, (first, token), word, known):
            continue
        speaker = speaker_at(tree, (first, token - 1, token), tree.word(start), False, known)
        begin = start - 1 if start and tree.word(start - 1) == "as" else start
        run = around(tree, token, (begin, token + 1), segment(tree, token))
        if after == "that":
            run = (token + 2, segment(tree, token)[1])
        if run is not None and run[0] < run[1]:
            found.append(
                Statement(
                    token=token,
                    first=run[0],
                    past=run[1],
                    block=(begin, token + 1),
                    speakers=(speaker,),
                    voice=(start, token),
                )
            )
    return found


def _start(tree: Tree, verb: int) -> int:
    """First token of the run of nouns before the verb."""
    start = verb
    while start > 0 and verb - start < LONGEST:
        before = start - 1
        name = tree.parse.words[before][:1].isupper() and tree.parse.poses[before] not in ("ADP", "SCONJ")
        if not name and tree.parse.poses[before] not in BODIES and tree.word(before) not in JOINING:
            break
        if tree.word(before) == "as":
            break
        start = before
    return start


def _is_opened(tree: Tree, start: int) -> bool:
    return start == 0 or tree.parse.words[start - 1] == "," or tree.word(start - 1) == "as"


def _speaks(tree: Tree, run: tuple[int, int], verb: str, known: Knowledge) -> bool:
    """True for a name or a body that speaks; before a bare "report" for one that takes a plural verb."""
    first, past = run
    head = known.speakers.words.get(tree.word(past - 1))
    named = any(tree.parse.words[t][:1].isupper() for t in range(first, past))
    if tree.word(past - 1) in ("united", "member"):
        return False
    if verb in BARE:
        full = past - first > 2 and all(tree.parse.words[t][:1].isupper() for t in range(first, past))
        many = (
            full
            or tree.word(past - 1) in ("police", "forces", "media", "authorities")
            or tree.word(past - 1).endswith("s")
        )
        return many and (named or head is not None) and first > 0 and tree.has_clause(0, first)
    return named or (head is not None and first > 0 and tree.has_clause(0, first))
