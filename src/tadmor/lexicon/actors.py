"""The actor lexicon: states, armed groups, missions, organisations, and the words for people who act or are acted on.

Facts of the world in tables of our own (``data/actors_*.tsv``, ``states.tsv``, ``leaders.tsv``, ``people_words.tsv``), each
entry with an example that the tests read.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from tadmor.lexicon.entries import listed, read_rows
from tadmor.model.actor import ActorEntry, ActorKind, ActorName, ActorParent, Certainty
from tadmor.model.ids import EntityId
from tadmor.text.phrases import PhraseTable

TermUse = Literal[
    "entity",
    "state",
    "adjective",
    "nationals",
    "seat",
    "plain",
    "owned",
    "hardware",
    "attack",
    "office",
    "leader",
    "refer",
    "member",
    "none",
]
ARMED = frozenset({"armed_group", "militia", "private_force"})
REGIONS = ("africa", "americas", "asia", "europe", "mena", "orgs")
SIDES: tuple[ActorKind, ...] = ("armed_group", "militia", "private_force", "gang", "coalition", "government")
# Allegiance to a network is not being under its command: such groups are sides of their own.
NETWORKS = ("group:al_qaeda", "group:islamic_state")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorTerm:
    """What a phrase of the lexicon says of who is meant.

    `use` tells how the phrase may stand: a name of its own (``entity``), a state's name, adjective, nationals or seat
    of government, a collective noun (``plain``), one that needs an owner (``owned``, ``hardware``, ``attack``), an
    office, a leader by name, a word that only points back (``refer``), ``member``, or ``none`` for what only sounds like an actor.
    `body` is the part of a state that the word means. A `weak` name needs support from its surroundings.
    """

    phrase: str
    use: TermUse
    kind: ActorKind
    entity_id: EntityId | None = None
    party: EntityId | None = None
    certainty: Certainty = "named"
    body: str = ""
    weak: bool = False
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorLexicon:
    """All phrases in one table, and the entries by id as they are exported."""

    table: PhraseTable[ActorTerm]
    entries: Mapping[EntityId, ActorEntry]


def load_actors() -> ActorLexicon:
    """The actor lexicon of the installed package; about 0.1 s."""
    entries, terms = _entries_and_terms()
    return ActorLexicon(table=PhraseTable((term.phrase, term) for term in terms), entries=entries)


def actor_terms() -> tuple[ActorTerm, ...]:
    """Every phrase of the lexicon."""
    return _entries_and_terms()[1]


@functools.cache
def _entries_and_terms() -> tuple[Mapping[EntityId, ActorEntry], tuple[ActorTerm, ...]]:
    entries: dict[EntityId, ActorEntry] = {}
    terms: list[ActorTerm] = []
    for region in REGIONS:
        for row in read_rows(f"actors_{region}.tsv"):
            entry = _entry(row)
            if entry.entity_id not in entries or not entry.entity_id.startswith("state:"):
                entries[entry.entity_id] = entry
            terms.extend(_names(row, entry))
    parents = {entry.entity_id: tuple(p.entity_id for p in entry.parents) for entry in entries.values()}
    terms = [_with_party(term, parents) for term in terms]
    for row in read_rows("states.tsv"):
        entries[EntityId(f"state:{row['id']}")] = _state_entry(row)
        terms.extend(_state_terms(row))
    terms.extend(_leader_terms())
    terms.extend(_word_terms())
    terms.extend(_media_terms())
    return entries, tuple(terms)


def armed_names(lexicon: ActorLexicon) -> dict[str, str]:
    """Names of armed groups of one word or two, as written and what a text with them shows: "war", or "figurative" for
    acronyms of three letters, which companies and leagues have too and which count only beside words of war."""
    groups = (entry for entry in lexicon.entries.values() if entry.kind in ARMED)
    names = {name.name for entry in groups for name in entry.names if len(name.name.split()) <= 2}
    return {name: "war" if len(name) > 3 else "figurative" for name in names if len(name) > 3 or name.isupper()}


def _kind(text: str) -> ActorKind:
    if text not in get_args(ActorKind):
        raise ValueError(f"{text!r} is not a kind of actor")
    return cast("ActorKind", text)


def _entry(row: dict[str, str]) -> ActorEntry:
    first, _, last = row["years"].partition("-")
    return ActorEntry(
        entity_id=EntityId(row["id"]),
        names=tuple(
            ActorName(name=name.lstrip("~"), first=first or None, last=last or None) for name in listed(row["names"])
        ),
        kind=_kind(row["kind"]),
        parents=tuple(ActorParent(entity_id=EntityId(parent)) for parent in listed(row["parents"])),
        codes={"wikidata": row["wikidata"]} if row["wikidata"] else {},
    )


def _names(row: dict[str, str], entry: ActorEntry) -> Iterator[ActorTerm]:
    for name in listed(row["names"]):
        yield ActorTerm(
            phrase=name.lstrip("~"),
            use="nationals" if entry.kind == "people" else "entity",
            kind=entry.kind,
            entity_id=entry.entity_id,
            weak=name.startswith("~"),
            countries=tuple(row["countries"].split(",")) if row["countries"] else (),
        )


def _with_party(term: ActorTerm, parents: Mapping[EntityId, tuple[EntityId, ...]]) -> ActorTerm:
    own = term.entity_id
    if own is None or term.use != "entity":
        return term
    party: EntityId | None = None
    if own.startswith("state:"):
        party = EntityId(own.split("/")[0])
    elif term.kind in SIDES and not own.startswith(("org:", "mission:")):
        party = own
        while above := [p for p in parents.get(party, ()) if p not in NETWORKS]:
            party = EntityId(above[0].split("/")[0]) if above[0].startswith("state:") else above[0]
    return ActorTerm(
        phrase=term.phrase,
        use=term.use,
        kind=term.kind,
        entity_id=own,
        party=party,
        weak=term.weak,
        countries=term.countries,
    )


def _state_entry(row: dict[str, str]) -> ActorEntry:
    names = (row["name"], *listed(row["aliases"]))
    return ActorEntry(
        entity_id=EntityId(f"state:{row['id']}"),
        names=tuple(ActorName(name=name) for name in names),
        kind="state",
        codes={"iso_3166_1": row["id"]} | ({"wikidata": row["wikidata"]} if row["wikidata"] else {}),
    )


def _state_terms(row: dict[str, str]) -> Iterator[ActorTerm]:
    state = EntityId(f"state:{row['id']}")
    uses: tuple[tuple[TermUse, tuple[str, ...]], ...] = (
        ("state", (row["name"], *listed(row["aliases"]))),
        ("seat", listed(row["seats"])),
        ("adjective", listed(row["adjectives"])),
        ("nationals", listed(row["people"])),
    )
    for use, phrases in uses:
        for phrase in phrases:
            kind: ActorKind = "people" if use == "nationals" else "state"
            yield ActorTerm(phrase=phrase, use=use, kind=kind, entity_id=state, party=state, countries=(row["id"],))


def _leader_terms() -> Iterator[ActorTerm]:
    """People who speak for a state in so many reports that their surnames alone are enough."""
    for row in read_rows("leaders.tsv"):
        for phrase in listed(row["names"]):
            yield ActorTerm(phrase=phrase, use="leader", kind="government", party=EntityId(f"state:{row['state']}"))


def _word_terms() -> Iterator[ActorTerm]:
    for row in read_rows("people_words.tsv"):
        use = cast("TermUse", row["use"])
        if use not in get_args(TermUse):
            raise ValueError(f"{use!r} is not a use of a word")
        for phrase in listed(row["words"]):
            yield ActorTerm(
                phrase=phrase,
                use=use,
                kind="people" if use == "none" else _kind(row["kind"]),
                certainty=cast("Certainty", row["certainty"] or "named"),
                body=row["body"],
            )


def _media_terms() -> Iterator[ActorTerm]:
    for row in read_rows("media.tsv"):
        for phrase in listed(row["names"]):
            yield ActorTerm(phrase=phrase, use="none", kind="company")
