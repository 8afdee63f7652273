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
    """A sentence of a report, cut into pieces; every second piece, from the second on, is a word that was searched."""

    document: str
    pieces: tuple[str, ...]


def find_sentences(index: Index, words: str, events: Sequence[str]) -> dict[str, list[Found]]:
    """At most two sentences of each of these events: those that tell of it first, else others of its reports."""
    marks = ", ".join("?" * len(events))
    claims = index.rows(f"SELECT id, event, document FROM claims WHERE event IN ({marks})", events)
    told = index.rows(f"SELECT document, event FROM told_in WHERE event IN ({marks})", events)
    homes: dict[str, list[tuple[str, str]]] = {}
    for row in claims:
        homes.setdefault(row["id"], []).append((row["event"], row["document"]))
    for row in told:
        homes.setdefault(row["document"], []).append((row["event"], row["document"]))
    found: dict[str, list[Found]] = {}
    names = list(homes)
    query = (
        "SELECT id, snippet(words, 0, char(2), char(3), '…', 40) AS text FROM words "
        f"WHERE words MATCH ? AND what = ? AND id IN ({', '.join('?' * len(names))}) LIMIT 400"
    )
    for what in ("claim", "report"):
        for row in index.rows(query, (match_words(words), what, *names)):
            for event, document in homes[row["id"]]:
                held = found.setdefault(event, [])
                if len(held) < MOST:
                    held.append(Found(document=document, pieces=_cut(row["text"])))
    return found


def _cut(text: str) -> tuple[str, ...]:
    return tuple(re.split(f"[{OPEN}{CLOSE}]", " ".join(text.split())))
