"""The example dossier, the record expected of it, and the record that the whole way makes of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tadmor.bench.pairing import pair_claims
from tadmor.lexicon.actors import load_actors
from tadmor.model.document import Document
from tadmor.model.plain import to_plain
from tadmor.model.rejection import Rejection
from tadmor.read.reader import Reader
from tadmor.run.engine import RunSummary, run_paths
from tadmor.store.record import open_record
from tadmor.store.verify import verify_record

Plain = Mapping[str, Any]
DOSSIER = Path(__file__).parents[2] / "examples" / "gobi"
REPORTS = DOSSIER / "reports"
EXPECTED: Plain = json.loads((DOSSIER / "expected.json").read_text("utf-8"))
DOCUMENTS: dict[str, Plain] = {entry["doc"]: entry for entry in EXPECTED["documents"]}
INCIDENTS: dict[str, Plain] = {incident["id"]: incident for incident in EXPECTED["incidents"]}
CLAIMS: dict[str, Plain] = {
    claim["id"]: {"doc": entry["doc"], **claim} for entry in EXPECTED["documents"] for claim in entry["claims"]
}
TOLD = {name: claim for name, claim in CLAIMS.items() if not claim.get("optional")}
DOERS, DONE_TO = ("perpetrator", "party"), ("target", "victim", "party")
PEOPLE = ("killed", "wounded", "killed_or_wounded", "missing", "abducted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What the run made. `answers`: expected claim -> the claim that answers it. `events`: expected incident -> the incident
    that most of its claims lie in. `names`: file (and line) -> document id; `urls` name documents as copies do."""

    documents: Mapping[str, Document]
    claims: Sequence[Plain]
    incidents: Sequence[Plain]
    copies: Sequence[Plain]
    rejections: Sequence[Rejection]
    answers: Mapping[str, Plain]
    events: Mapping[str, Plain]
    first: RunSummary
    second: RunSummary
    problems: Sequence[object]

    def document_of(self, claim: Plain) -> str:
        """The file of the report that a claim comes from."""
        return next(name for name, document in self.documents.items() if document.id == claim["document"]["id"])

    def incident_of(self, claim: Plain) -> Plain | None:
        """The incident that a claim of the record lies in."""
        return next((incident for incident in self.incidents if claim["id"] in incident["claims"]), None)

    def claims_of(self, doc: str) -> list[Plain]:
        """The claims of the record that come from one report."""
        return [claim for claim in self.claims if claim["document"]["id"] == self.documents[doc].id]

    def told_with(self, name: str) -> list[Plain]:
        """The claim that answers an expected one, and what its report says besides of the same event."""
        answer = self.answers.get(name)
        if answer is None:
            return []
        event = self.incident_of(answer)
        mine = self.claims_of(CLAIMS[name]["doc"])
        return [claim for claim in mine if claim is answer or (event and claim["id"] in event["claims"])]

    def documents_of(self, value: Plain) -> set[str]:
        """The files that hold a value of a field."""
        return {name for name, document in self.documents.items() if document.id in value["documents"]}


def make_record(folder: Path, reader: Reader) -> Made:
    """Runs the dossier into a record in `folder`, twice."""
    with open_record(folder, create=True) as record:
        first = run_paths([REPORTS], record, reader, entries=load_actors().entries)
        before = [to_plain(claim) for claim in record.claims()]
        second = run_paths([REPORTS], record, reader, entries=load_actors().entries)
        claims = [to_plain(claim) for claim in record.claims()]
        assert claims == before
        paths = {identity: Path(path).name for identity, path in record.paths().items()}
        documents = {paths[document.id]: document for document in record.documents()}
        incidents = [to_plain(incident) for incident in record.incidents()]
        answers = _answers(documents, claims)
        return Made(
            documents=documents,
            claims=claims,
            incidents=incidents,
            copies=[to_plain(group) for group in record.copies()],
            rejections=tuple(record.rejections()),
            answers=answers,
            events=_events(incidents, answers),
            first=first,
            second=second,
            problems=verify_record(record),
        )


def _answers(documents: Mapping[str, Document], claims: Sequence[Plain]) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    for name, entry in DOCUMENTS.items():
        mine = [claim for claim in claims if claim["document"]["id"] == documents[name].id]
        wanted = [{**claim, "kinds": claim["kinds"] or ()} for claim in entry["claims"]]
        found.update(pair_claims(wanted, mine, documents[name].text, {}))
    return found


def _events(incidents: Sequence[Plain], answers: Mapping[str, Plain]) -> dict[str, Plain]:
    by_claim = {claim: incident for incident in incidents for claim in incident["claims"]}
    events = {}
    for name, expected in INCIDENTS.items():
        held = Counter(
            by_claim[answers[claim]["id"]]["id"]
            for claim in expected["claims"]
            if claim in answers and answers[claim]["id"] in by_claim
        )
        if held:
            best = held.most_common(1)[0][0]
            events[name] = next(incident for incident in incidents if incident["id"] == best)
    return events


def rows(*keys: str, of: dict[str, Plain] = TOLD) -> pytest.MarkDecorator:
    """One row for each entry that fills the slot: its name and what is expected there; for a list, one row an item."""
    (key,) = keys
    found = []
    for name, entry in of.items():
        wanted = entry.get(key)
        if key in ("figures", "actors", "targets", "chain", "weapons", "fields", "origins"):
            items = list(enumerate(wanted or ()))
            found += [pytest.param(name, item, id=f"{name}-{key}-{number}") for number, item in items]
        elif wanted:
            found.append(pytest.param(name, wanted, id=f"{name}-{key}"))
    return pytest.mark.parametrize(("name", "wanted"), found)


def answer(made: Made, name: str) -> Plain:
    assert name in made.answers, f"nothing in the record answers: {CLAIMS[name]['quote']}"
    return made.answers[name]


def event(made: Made, name: str) -> Plain:
    assert name in made.events, f"no incident holds a claim of: {INCIDENTS[name]['title']}"
    return made.events[name]


def names(claims: Iterable[Plain], roles: tuple[str, ...]) -> list[str]:
    return [actor["name"] for claim in claims for actor in claim["actors"] if actor["role"] in roles]


def things(claims: Iterable[Plain]) -> list[str]:
    return [thing["name"] for claim in claims for thing in claim["objects"]]
