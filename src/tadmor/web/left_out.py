"""What people say of what was not coded: that it was rightly left out, or that it is to be looked at again.

It changes no statement and no event, so it is kept with the desk and not in the record; it is only ever added to.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, get_args

from tadmor.errors import ConflictError, UsageError
from tadmor.web.index.query import Index
from tadmor.web.team import Team
from tadmor.web.words import say

Word = Literal["rightly", "again"]
MOST_LETTERS = 2000
OPEN = "done = '' AND key NOT IN (SELECT value FROM json_each(?))"
TABLES = """
CREATE TABLE IF NOT EXISTS left_out (
    id INTEGER PRIMARY KEY, entry TEXT NOT NULL, word TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS left_out_by_entry ON left_out (entry, id);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The last that was said of one entry. `entry` is its key in the index, `id` what a form hands back as `expected`."""

    id: int
    entry: str
    word: str
    by: str
    at: str
    why: str


def say_of(team: Team, entry: str, word: str, *, by: str, why: str, expected: str) -> None:
    """Adds what a person says of an entry.

    `expected` is the id of the last that the person had seen, empty for none. Raises ConflictError where somebody said something
    since, UsageError for a word that there is not; nothing is stored then.
    """
    if word not in get_args(Word) or len(why) > MOST_LETTERS:
        raise UsageError(say("left_out.what"))
    with team.write() as connection:
        last = connection.execute(
            "SELECT * FROM left_out WHERE entry = ? ORDER BY id DESC LIMIT 1", (entry,)
        ).fetchone()
        if (str(last["id"]) if last else "") != expected:
            if last is None:
                raise UsageError(say("left_out.what"))
            raise ConflictError(
                str(last["id"]), by=last["by"], at=last["at"], what=say(f"left_out.said_{last['word']}")
            )
        at = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute(
            "INSERT INTO left_out (entry, word, by, at, why) VALUES (?, ?, ?, ?, ?)", (entry, word, by, at, why.strip())
        )


def list_said(team: Team) -> dict[str, Said]:
    """The last that was said of every entry, by key."""
    if not team.has("left_out"):
        return {}
    rows = team.rows("SELECT * FROM left_out WHERE id IN (SELECT max(id) FROM left_out GROUP BY entry)")
    return {row["entry"]: Said(**dict(row)) for row in rows}


def closed_keys(said: dict[str, Said]) -> str:
    """Keys of the entries that were rightly left out, as a query takes them: one value, however many there are."""
    return json.dumps(sorted(key for key, one in said.items() if one.word == "rightly"), ensure_ascii=False)


def count_open(team: Team, index: Index) -> int:
    """How many entries nobody has decided of yet."""
    rows = index.kept_rows(f"SELECT count(*) FROM left_out WHERE {OPEN}", (closed_keys(list_said(team)),))
    return int(rows[0][0])
