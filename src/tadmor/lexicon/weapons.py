"""Weapons: designations and common nouns with a category."""

from __future__ import annotations

from dataclasses import dataclass

from tadmor.lexicon.entries import listed, read_rows
from tadmor.model.ids import EntityId
from tadmor.text.phrases import PhraseTable

NOT_WEAPONS = (
    "rocket salad|rocket science|rocket scientist|bath bomb|bath bombs|photo bomb|box office bomb|silver bullet|"
    "mortar and pestle|pestle and mortar|bricks and mortar|brick and mortar|fish tank|think tank|think tanks|gas tank|"
    "water tank|fuel tank|fuel tanks|water tanks|oil tank|oil tanks|septic tank|gun control|gun law|gun laws|top gun|"
    "mines ministry|coal mine|coal mines|gold mine|gold mines|diamond mines|salt mine|salt mines|copper mine|"
    "copper mines|tank top|drone music|tomahawk steak|seat of the pants|space rocket|space rockets|shell company|"
    "shell companies|sea shell|sea shells|egg shells|knife edge|glue gun|nail gun|rocket launch pad|mine workers|"
    "ministry of mines|minister of mines|torpedo the talks|submarine cable|submarine cables|rifle association"
).split("|")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponTerm:
    """A name of a weapon. `category` is empty for phrases that only sound like one; `calibre` where one is usual."""

    phrase: str
    entity_id: EntityId | None
    category: str
    calibre: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponLexicon:
    """All weapon phrases."""

    table: PhraseTable[WeaponTerm]


def load_weapons() -> WeaponLexicon:
    """The weapons of the installed package."""
    return WeaponLexicon(table=PhraseTable((term.phrase, term) for term in weapon_terms()))


def weapon_terms() -> tuple[WeaponTerm, ...]:
    """Every phrase that names a weapon, or only sounds like one."""
    terms = [
        WeaponTerm(phrase=name, entity_id=EntityId(row["id"]), category=row["category"], calibre=row["calibre"] == "mm")
        for row in read_rows("weapons.tsv")
        for name in listed(row["names"])
    ]
    return (*terms, *(WeaponTerm(phrase=phrase, entity_id=None, category="") for phrase in NOT_WEAPONS))
