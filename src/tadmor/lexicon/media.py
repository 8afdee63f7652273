"""News agencies and outlets by their names, with the country and the party that owns them where there is one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from tadmor.lexicon.entries import listed, read_rows, written_like
from tadmor.model.ids import EntityId
from tadmor.model.source import SourceKind
from tadmor.text.phrases import PhraseTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """An outlet or agency. `country` is ISO 3166-1 alpha-2 or None, `owner` the party to a conflict that runs it."""

    entity_id: EntityId
    kind: SourceKind
    name: str
    country: str | None
    owner: EntityId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaLexicon:
    """Media by every name; the phrase listed is kept, for its capitals decide."""

    table: PhraseTable[tuple[str, Medium]]

    def get(self, name: str) -> Medium | None:
        """The medium of exactly this name, or None; "tass" is not TASS."""
        found = [medium for phrase, medium in self.table.get(name) if written_like(name, phrase)]
        return found[0] if found else None


def load_media() -> MediaLexicon:
    """The media of the installed package."""
    phrases: list[tuple[str, tuple[str, Medium]]] = []
    for row in read_rows("media.tsv"):
        names = listed(row["names"])
        medium = Medium(
            entity_id=EntityId(row["id"]),
            kind=cast("SourceKind", row["kind"]),
            name=names[0],
            country=row["country"] or None,
            owner=EntityId(row["owner"]) if row["owner"] else None,
        )
        phrases.extend((name, (name, medium)) for name in names)
    return MediaLexicon(table=PhraseTable(phrases))
