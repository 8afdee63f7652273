"""Translations that people put beside a report: a note of the desk, never what is quoted. Added to, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from tadmor.errors import UsageError
from tadmor.web.team import Team

MOST_LETTERS = 400_000
TABLES = """
CREATE TABLE IF NOT EXISTS translations (
    id INTEGER PRIMARY KEY, report TEXT NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS translations_by_report ON translations (report);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A translation of one report: into which language, by whom it was put there, and when (ISO 8601)."""

    language: str
    text: str
    by: str
    at: str


def add_translation(team: Team, report: str, *, text: str, language: str, by: str) -> None:
    """Puts a translation beside a report. Raises UsageError for an empty one, one that is too long, and without a name."""
    if not text.strip():
        raise UsageError("There is no text in the translation.")
    if len(text) > MOST_LETTERS:
        raise UsageError(f"A translation may have at most {MOST_LETTERS:,} characters.")
    if not by.strip():
        raise UsageError("A translation bears the name of who put it there.")
    at = datetime.now(UTC).isoformat(timespec="seconds")
    with team.write() as connection:
        connection.execute(
            "INSERT INTO translations (report, language, text, by, at) VALUES (?, ?, ?, ?, ?)",
            (report, language.strip()[:40], text.replace("\r\n", "\n"), by.strip(), at),
        )


def list_translations(team: Team, report: str) -> tuple[Translation, ...]:
    """The translations of a report, newest first."""
    if not team.has("translations"):
        return ()
    rows = team.rows("SELECT language, text, by, at FROM translations WHERE report = ? ORDER BY id DESC", (report,))
    return tuple(Translation(language=r["language"], text=r["text"], by=r["by"], at=r["at"]) for r in rows)
