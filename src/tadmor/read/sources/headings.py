"""Speakers set off by a colon or a dash, as in headlines and interviews: "Ministry: four killed", "Four killed - police"."""

from __future__ import annotations

from dataclasses import replace

from tadmor.model.span import Span
from tadmor.read.sources.names import speakers_of
from tadmor.read.sources.speakers import Knowledge, Speaker
from tadmor.read.sources.statements import Statement
from tadmor.read.sources.tree import Tree

SETS_OFF = frozenset({":", "-", "–", "—"})
NAMING = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "PART", "NUM", "CCONJ"})
LONGEST = 9
SHORTEST = 3


def find_headings(tree: Tree, known: Knowledge) -> list[Statement]:
    """The statement of a sentence that opens with a speaker and a colon, or ends with a colon or a dash and a speaker; none where
    these part something else."""
    words = tree.parse.words
    size = len(words)
    if not any(word in SETS_OFF for word in words):
        return []
    first = words.index(":") if ":" in words else 0
    last = max(token for token, word in enumerate(words) if word in SETS_OFF)
    if 0 < first <= LONGEST and size - first > SHORTEST:
        found = _statement(tree, (0, first), (first, first + 1, size), known)
        if found is not None:
            return [found]
    if size - last - 1 in range(1, LONGEST) and last > SHORTEST and words[-1] not in (".", "!", "?"):
        found = _statement(tree, (last + 1, size), (last, 0, last), known)
        return [found] if found is not None else []
    return []


def _statement(tree: Tree, run: tuple[int, int], content: tuple[int, int, int], known: Knowledge) -> Statement | None:
    """`content` is the colon, then the first and past-last token of what is said."""
    if any(tree.parse.poses[t] not in NAMING for t in range(*run)):
        return None
    head = next(
        (t for t in range(*run) if not run[0] <= tree.parse.heads[t] < run[1] or tree.parse.heads[t] == t), None
    )
    whole = tree.span(*run)
    speakers = tuple(_within(s, whole, known.text) for s in speakers_of(tree, head, known)) if head is not None else ()
    colon, first, past = content
    if (
        head is None
        or not speakers
        or not _speaks(tree, head, speakers[-1], (tree.has_clause(first, past), first < run[0]), known)
    ):
        return None
    while past > first and tree.parse.words[past - 1] in (".", "!", "?"):
        past -= 1
    return Statement(
        token=colon,
        first=first,
        past=past,
        block=(min(run[0], colon), max(run[1], colon + 1)),
        speakers=speakers,
        voice=run,
    )


def _within(speaker: Speaker, run: Span, text: str) -> Speaker:
    """A speaker without the words before the colon or dash that the parser joined to the name ("east - army")."""
    if speaker.span.start >= run.start or speaker.span.end <= run.start:
        return speaker
    span = Span(start=run.start, end=speaker.span.end)
    return replace(speaker, span=span, name=text[span.start : span.end])


def _speaks(tree: Tree, head: int, speaker: Speaker, said: tuple[bool, bool], known: Knowledge) -> bool:
    """True for somebody, a body or a document that is known; never for a picture that has a caption, nor for a place, but a
    government called by its state or seat at the end of a headline. `said`: has it a clause, does the speaker stand behind it."""
    clause, ending = said
    if tree.parse.label_at(head) in ("GPE", "LOC"):
        return ending and speaker.entity_id is not None
    if speaker.kind == "footage" and not clause:
        return False
    typed = speaker.word in known.speakers.words or known.speakers.kind_of_name(speaker.name) is not None
    return typed or tree.parse.label_at(head) == "PERSON" or bool(speaker.entity_id)
