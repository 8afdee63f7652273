"""The kind table, and the words that tell an event of each kind."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Literal, cast, get_args

from tadmor.errors import LexiconError
from tadmor.lexicon.words import forms, load_rows

Need = Literal[
    "", "war", "object", "people", "force", "weapon", "hit", "mass", "found", "fall", "status", "setup", "delivered", "aid",
    "taken", "property", "started", "gunfire", "lost", "armed", "held", "routed", "device",
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
    """A word that tells an event. `kind` is a kind or one of GENERIC; `needs` what must stand beside it."""

    lemma: str
    pos: str
    kind: str
    needs: Need


@dataclass(frozen=True, slots=True, kw_only=True)
class KindLexicon:
    """Kinds by name, triggers by each form of their first word, and all forms of triggers and domain words for the gate."""

    kinds: Mapping[str, Kind]
    triggers: Mapping[str, tuple[Trigger, ...]]
    trigger_forms: Mapping[str, bool]
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
    for row in load_rows("triggers.tsv"):
        trigger = _trigger(row, kinds)
        told = frozenset({trigger.lemma}) if trigger.pos == "a" else forms(trigger.lemma)
        for first in {form.split(" ")[0] for form in told}:
            triggers[first] = (*triggers.get(first, ()), trigger)
        for form in told:
            strength[form] = strength.get(form, False) or trigger.needs == ""
            strength.setdefault(form.split(" ")[0], False)
    triggers = {first: tuple(sorted(rows, key=lambda t: -len(t.lemma.split(" ")))) for first, rows in triggers.items()}
    domains = {form: domain for word, domain in load_rows("domains.tsv") for form in forms(word)}
    return KindLexicon(kinds=kinds, triggers=triggers, trigger_forms=strength, domains=domains)


def _trigger(row: list[str], kinds: Mapping[str, Kind]) -> Trigger:
    lemma, pos, kind, needs = (*row, "")[:4]
    if kind not in kinds and kind not in GENERIC:
        raise LexiconError(f"triggers.tsv: {lemma!r} names the kind {kind!r}, which kinds.toml does not have")
    if needs not in get_args(Need):
        raise LexiconError(f"triggers.tsv: {lemma!r} needs {needs!r}, which is none of {', '.join(get_args(Need))}")
    return Trigger(lemma=lemma, pos=pos, kind=kind, needs=cast("Need", needs))
