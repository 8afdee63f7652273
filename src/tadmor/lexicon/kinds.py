"""The kind table, and the words that tell an event of each kind."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Literal, get_args

from tadmor.errors import LexiconError
from tadmor.lexicon.entries import listed, read_rows
from tadmor.lexicon.words import forms, load_rows, plural

Need = Literal[
    "", "war", "object", "people", "force", "weapon", "hit", "mass", "found", "fall", "status", "setup", "delivered", "aid",
    "taken", "property", "started", "gunfire", "lost", "armed", "held", "routed", "device", "sense", "fallen", "leaves",
    "registered",
]  # fmt: skip
GENERIC = frozenset({"attack", "outcome", "seize"})
VIOLENT_FAMILIES = frozenset({"violence", "abduction", "sexual_violence", "torture", "property"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One row of the kind table. `acled` is "event type / sub-event type", `plover` "TYPE-mode" or empty."""

    name: str
    family: str
    definition: str
    acled: str
    plover: str
    examples: tuple[str, ...]

    @property
    def violent(self) -> bool:
        """True for kinds in which somebody or something is harmed."""
        return self.family in VIOLENT_FAMILIES or self.name == "excessive_force"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that tells an event. `kind` is a kind or one of GENERIC; `needs` what must stand beside it: one of the named needs,
    or a pattern of places and words ("obj:rifle|cannon", see tadmor.read.patterns). A pattern that begins with an exclamation mark
    asks for no sign of war, one that begins with a question mark for a party in the sentence instead (tadmor.read.glance)."""

    lemma: str
    pos: str
    kind: str
    needs: str

    @property
    def evident(self) -> bool:
        """True where no other sign of war is needed: nothing at all, or a pattern that begins with a mark."""
        return self.needs in {"", "sense"} or self.needs.startswith(("!", "?"))

    @property
    def pattern(self) -> tuple[str, ...]:
        """The parts of what it needs, without the mark before them: "obj:rifle|cannon", "setup"."""
        return tuple(self.needs.lstrip("!?").split("&"))

    @property
    def between_parties(self) -> bool:
        """True for a word of every day ("agree", "give") that tells an event only of a state, an armed group or a body."""
        return self.needs.startswith("?")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class KindLexicon:
    """Kinds by name, triggers by each form of their first word, and all forms of triggers and domain words for the gate.

    `trigger_forms` says whether a form alone surely tells an event; `weak_forms` are those of everyday verbs ("sent", "found")
    that tell one only with the right words beside them. `pattern_forms` surely tell one only
    where the words of their pattern stand beside them, `party_forms` only where a party is named: one of `parties`,
    which are written in small letters, or of `party_names`, as they are written ("Union", "Egyptian").
    """

    kinds: Mapping[str, Kind]
    triggers: Mapping[str, tuple[Trigger, ...]]
    trigger_forms: Mapping[str, bool]
    weak_forms: frozenset[str]
    pattern_forms: frozenset[str]
    party_forms: frozenset[str]
    parties: frozenset[str]
    party_names: frozenset[str]
    domains: Mapping[str, str]

    def violent(self, kind: str) -> bool:
        """True for a violent kind and for the generic ones, which violence is told with."""
        return kind in {"attack", "outcome"} or (kind in self.kinds and self.kinds[kind].violent)

    def family(self, kind: str) -> str:
        """Family of a kind; generic kinds are violence, "seize" is territory."""
        if kind in self.kinds:
            return self.kinds[kind].family
        return "territory" if kind == "seize" else "violence"


@functools.cache
def load_kinds() -> KindLexicon:
    """The kind lexicon of this package. Raises LexiconError for a row that does not fit the table."""
    data = tomllib.loads(resources.files("tadmor.lexicon").joinpath("data", "kinds.toml").read_text("utf-8"))
    kinds = {
        name: Kind(
            name=name,
            family=row["family"],
            definition=row["definition"],
            acled=row["acled"],
            plover=row["plover"],
            examples=tuple(row["examples"]),
        )
        for name, row in data.items()
    }
    triggers: dict[str, tuple[Trigger, ...]] = {}
    strength: dict[str, bool] = {}
    rows = load_rows("triggers.tsv")
    party_forms: set[str] = set()
    bare: set[str] = set()
    patterned: set[str] = set()
    for trigger in (_trigger(row, kinds) for row in rows):
        told = frozenset({trigger.lemma}) if trigger.pos == "a" else forms(trigger.lemma)
        firsts = {form.split(" ")[0] for form in told}
        for first in firsts:
            triggers[first] = (*triggers.get(first, ()), trigger)
        if trigger.between_parties:
            party_forms |= firsts
            continue
        if trigger.evident:
            (patterned if trigger.needs.startswith("!") else bare).update(told)
        for form in told:
            strength[form] = strength.get(form, False) or trigger.evident
            strength.setdefault(form.split(" ")[0], False)
    plain = {row[0].split(" ")[0] for row in rows if not _is_weak(row)}
    weak = frozenset(form for form, sure in strength.items() if not sure) - {f for word in plain for f in forms(word)}
    triggers = {
        first: tuple(sorted(given, key=lambda t: -len(t.lemma.split(" ")))) for first, given in triggers.items()
    }
    domains = {form: domain for word, domain in load_rows("domains.tsv") for form in _domain_forms(word)}
    parties, party_names = _load_parties()
    return KindLexicon(
        kinds=kinds,
        triggers=triggers,
        trigger_forms=strength,
        weak_forms=weak,
        pattern_forms=frozenset(patterned - bare),
        party_forms=frozenset(party_forms),
        parties=parties,
        party_names=party_names,
        domains=domains,
    )


def _load_parties() -> tuple[frozenset[str], frozenset[str]]:
    """Words for parties in small letters, with their plurals, and names of parties as they are written, of two words at most."""
    rows = load_rows("parties.tsv")
    small = {form for word, sort in rows if sort != "name" for form in (word, plural(word))}
    names = {word for word, sort in rows if sort == "name"}
    columns = ("name", "aliases", "adjectives", "people", "seats")
    states = {name for row in read_rows("states.tsv") for column in columns for name in listed(row[column])}
    return frozenset(small), frozenset(names | {name for name in states if len(name.split()) <= 2})


def _is_weak(row: list[str]) -> bool:
    """True for a word that tells an event only with certain words or weapons beside it."""
    needs = (*row, "")[3]
    return (":" in needs and not needs.startswith("!")) or needs == "weapon" or needs.startswith("?")


def _domain_forms(word: str) -> frozenset[str]:
    """A word and its plural; only itself where it begins with "=" ("=storm": the weather, not to storm a fort)."""
    return frozenset({word[1:]}) if word.startswith("=") else frozenset({word, plural(word)})


def _trigger(row: list[str], kinds: Mapping[str, Kind]) -> Trigger:
    lemma, pos, kind, needs = (*row, "")[:4]
    if kind not in kinds and kind not in GENERIC:
        raise LexiconError(f"triggers.tsv: {lemma!r} names the kind {kind!r}, which kinds.toml does not have")
    if needs not in get_args(Need) and ":" not in needs:
        raise LexiconError(f"triggers.tsv: {lemma!r} needs {needs!r}, which is none of {', '.join(get_args(Need))}")
    return Trigger(lemma=lemma, pos=pos, kind=kind, needs=needs)
