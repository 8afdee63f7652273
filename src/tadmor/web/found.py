"""The sentences in which the words of a search were found, with the words marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tadmor.web.index.query import Index
from tadmor.web.selection import match_words

MOST = 2
OPEN, CLOSE = "\x02", "\x03"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A piece of a text, cut up; every second part, from the second on, is a word that was searched."""

    parts: tuple[str, ...]


def find_sentences(index: Index, words: str, events: Sequence[int]) -> dict[int, list[Found]]:
    """By number of event, at most two pieces of text: statements that tell of it first, else of its reports."""
    texts = index.rows(
        f"SELECT row, event FROM word_events WHERE event IN ({', '.join('?' * len(events))}) ORDER BY row", events
    )
    homes: dict[int, list[int]] = {}
    for row, event in texts:
        homes.setdefault(row, []).append(event)
    # Statements were put into the index before reports, titles of events before both: by row they come in this order.
    query = (
        "SELECT rowid, what, snippet(words, 0, char(2), char(3), '…', 40) AS text FROM words "
        f"WHERE words MATCH ? AND rowid IN ({', '.join('?' * len(homes))}) ORDER BY rowid"
    )
    found: dict[int, list[Found]] = {}
    for row in index.rows(query, (match_words(words), *homes)):
        for event in homes[row["rowid"]] if row["what"] != "event" else ():
            held = found.setdefault(event, [])
            if len(held) < MOST:
                held.append(Found(parts=_cut(row["text"])))
    return found


def _cut(text: str) -> tuple[str, ...]:
    return tuple(re.split(f"[{OPEN}{CLOSE}]", " ".join(text.split())))
