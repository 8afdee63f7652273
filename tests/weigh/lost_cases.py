"""The written cases of what is lost on the way (cases/lost.tsv) → claims and what is expected. The file says how a row is read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tadmor.model.claim import Claim
from tadmor.model.incident import Incident
from tadmor.model.source import Source, SourceKind
from tadmor.model.value import Quantity
from tests.claims_factory import a_claim, a_source
from tests.weigh.disagreement_cases import ACTORS, FIGURE, SPEAKERS, figure_of, item_of

CASES = Path(__file__).parent / "cases" / "lost.tsv"
KINDS = {
    "voice": "became_own_voice",
    "promoted": "source_promoted",
    "link": "link_lost",
    "drift": "modifier_drift",
    "dropped": "condition_dropped",
    "inverted": "condition_inverted",
}
HIDDEN: Mapping[str, tuple[str, SourceKind, str | None]] = {
    "official": ("an official", "official", None),
    "milsource": ("a military source", "military", "Aland"),
    "minofficial": ("a Defence Ministry official", "official", "Aland"),
    "spokesman": ("a Defence Ministry spokesman", "official", "Aland"),
    "medsource": ("a medical source", "medical", None),
    "commander": ("a Free Front commander", "armed_group", "Free Front"),
    "diplomat": ("a Western diplomat", "official", None),
    "witness": ("a witness", "witness", None),
}
OUTLETS = {
    "Wire": "Northern Wire",
    "Courier": "The Courier",
    "Post": "Morning Post",
    "Star": "The Star",
    "Herald": "Herald",
}
AGENCY = "Northern Wire"


@dataclass(frozen=True, slots=True, kw_only=True)
class LostCase:
    """One row: what is told, and what is expected; `lost` holds what is lost, by (later, earlier), numbered from 1."""

    title: str
    said: str
    lost: Mapping[tuple[int, int], frozenset[str]]
    checks: tuple[tuple[str, str], ...]

    @property
    def is_unseen(self) -> bool:
        """True for the half, by the hash of the title, that nobody looked at while rules were made."""
        return is_unseen(self.title)

    @property
    def loses(self) -> bool:
        """True where something is expected to be lost or changed."""
        return any(self.lost.values())

    def claims(self) -> list[Claim]:
        """The claims, each in a report of its own."""
        return [_claim(said.strip(), number) for number, said in enumerate(self.said.split(" | "))]


def is_unseen(title: str) -> bool:
    """The half of all cases that a hash of the title puts aside."""
    return hashlib.sha256(title.encode()).digest()[0] % 2 == 1


def load_lost_cases(path: Path = CASES) -> list[LostCase]:
    """Every row, in the order of the file."""
    cases = []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        if line.startswith("#"):
            continue
        title, said, expected = line.split("\t")
        lost: dict[tuple[int, int], frozenset[str]] = {}
        checks = []
        for part in (one.strip() for one in expected.split(";") if one.strip()):
            if edge := re.match(r"(\d)<(\d)\s*(.*)", part):
                lost[int(edge[1]), int(edge[2])] = frozenset(KINDS[word] for word in edge[3].split())
            else:
                name, _, value = part.partition("=")
                checks.append((name, value))
        cases.append(LostCase(title=title, said=said, lost=lost, checks=tuple(checks)))
    return cases


def find_lost(incidents: Sequence[Incident], numbers: Mapping[str, int]) -> dict[tuple[int, int], frozenset[str]]:
    """What the graph holds, by the number of reports: {(later, earlier): what was lost}."""
    found: dict[tuple[int, int], frozenset[str]] = {}
    for incident in incidents:
        for relay in incident.relays:
            if relay.basis == "inferred":
                found[numbers[relay.by.name], numbers[relay.of.name]] = frozenset(c.what for c in relay.changes)
    return found


def find_groups(incident: Incident, numbers: Mapping[str, int], documents: Mapping[str, str]) -> list[set[int]]:
    """Reports that go back to one speaker: by its claims, and by what they tell on."""
    groups = [{numbers[documents[claim]] for claim in origin.claims} for origin in incident.independent_origins]
    for relay in incident.relays:
        if relay.basis == "inferred":
            pair = {numbers[relay.by.name], numbers[relay.of.name]}
            touched = [group for group in groups if group & pair]
            groups = [group for group in groups if group not in touched] + [pair.union(*touched)]
    return groups


def holds(check: tuple[str, str], incident: Incident, numbers: Mapping[str, int], documents: Mapping[str, str]) -> bool:
    """Whether one further expectation of a case is met."""
    name, value = check
    if name == "origins":
        return len(incident.independent_origins) == int(value)
    if name in ("one", "apart"):
        wanted = {int(number) for number in value.split(",")}
        together = any(wanted <= group for group in find_groups(incident, numbers, documents))
        return together == (name == "one")
    at, _, interest = value.partition(":")
    found = [
        o.interest for o in incident.independent_origins if any(numbers[documents[c]] == int(at) for c in o.claims)
    ]
    return found == [interest]


def _source(name: str) -> Source:
    if name in HIDDEN:
        words, kind, party = HIDDEN[name]
        return a_source(words, kind, anonymous=True, party=party)
    if name in OUTLETS:
        return a_source(OUTLETS[name], "news_agency" if OUTLETS[name] == AGENCY else "outlet")
    words, kind, party = SPEAKERS[name]
    return a_source(words, kind, anonymous=name == "anon", party=party)


def _claim(said: str, number: int) -> Claim:
    head, _, body = said.partition(":")
    own, *links = (part.strip() for part in head.split("<"))
    outlet, _, published = own.partition("@")
    day, _, hour = published.partition("T")
    body, _, words = body.strip().removesuffix("]").partition("[")
    told: dict[str, Any] = {
        "doc": f"r{number}",
        "outlet": OUTLETS[outlet],
        "place": "Varda",
        "by": "Aland army=xa-army",
    }
    told["published"] = f"2024-05-{day}" + (f"T{hour}:00:00" if hour else "")
    if words:
        told["words"] = words
    figures: list[Quantity] = []
    for item in (one.strip() for one in body.split(",") if one.strip()):
        if match := FIGURE.match(item):
            figures.append(figure_of(match[1], match[2], match[3], len(figures)))
            continue
        word, _, rest = item.partition(" ")
        if word == "hit":
            told["on"] = ACTORS.get(rest, rest)
        else:
            told |= item_of(word, rest)
    chain = tuple(_source(name) for name in (outlet, *links))
    kind = told.pop("kind", "air_drone_strike")
    claim = a_claim(kind, **told, figures=tuple(figures), sources=chain)
    return replace(claim, sources=chain)
