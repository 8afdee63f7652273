"""Reports given as text through a whole run with the English reader, and the record written so that no id stands in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tadmor.lexicon.actors import load_actors
from tadmor.model.incident import Incident
from tadmor.model.plain import to_plain
from tadmor.read.reader import Reader
from tadmor.run.engine import run_paths
from tadmor.store.record import Record, open_record

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report: `name` is that of its outlet and makes its url."""

    name: str
    published: str
    text: str
    language: str = "en"

    @property
    def url(self) -> str:
        """Where it could be read."""
        return f"https://example.org/{self.name.lower().replace(' ', '-')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A record after a run: its incidents, and all of it without ids (documents by url, claims by report and offset).

    `documents` are the ids of reports by url, `reports` those of the reports of claims.
    """

    incidents: tuple[Incident, ...]
    plain: Plain
    documents: Mapping[str, str]
    reports: Mapping[str, str]

    def together(self) -> set[frozenset[str]]:
        """Which statements are one event, each as report and offset."""
        return {frozenset(incident["claims"]) for incident in self.plain["incidents"]}


def write_reports(folder: Path, reports: Iterable[Report], name: str = "reports.jsonl") -> Path:
    """The reports as one file of JSON Lines."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = (
        {
            "url": r.url,
            "outlet": r.name,
            "published": r.published,
            "language": r.language,
            "title": None,
            "text": r.text,
        }
        for r in reports
    )
    target = folder / name
    target.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return target


def run_reports(folder: Path, reader: Reader, *batches: Sequence[Report]) -> Told:
    """What the record in `folder` holds after a run for each batch."""
    entries = load_actors().entries
    with open_record(folder / "record", create=True) as record:
        for number, batch in enumerate(batches):
            run_paths([write_reports(folder, batch, f"{number}.jsonl")], record, reader, entries=entries)
        return tell(record)


def tell(record: Record) -> Told:
    """The record without ids."""
    incidents = tuple(record.incidents())
    urls = {document.id: document.url or document.id for document in record.documents()}
    names: dict[str, str] = {str(document): url for document, url in urls.items()}
    names |= {c.id: f"{urls[c.document.id]} {c.trigger.start}" for c in record.claims()}
    names |= {i.id: " + ".join(sorted(names[c] for c in i.claims)) for i in incidents}
    plain = {
        "claims": [_named(to_plain(claim), names) for claim in record.claims()],
        "incidents": [_named(to_plain(incident), names) for incident in incidents],
        "copies": [_named(to_plain(group), names) for group in record.copies()],
        "rejections": [_named(to_plain(rejection), names) for rejection in record.rejections()],
    }
    return Told(
        incidents=incidents,
        plain={key: sorted(rows, key=json.dumps) for key, rows in plain.items()},
        documents={url: str(document) for document, url in urls.items()},
        reports={str(claim.id): str(claim.document.id) for claim in record.claims()},
    )


def _named(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, Mapping):
        return {key: _named(item, names) for key, item in value.items() if key != "read_by"}
    if isinstance(value, (list, tuple)):
        listed = [_named(item, names) for item in value]
        return sorted(listed) if all(isinstance(i, str) and i in names for i in value) else listed
    return names.get(value, value) if isinstance(value, str) else value


def map_texts(value: Any, change: Mapping[str, str]) -> Any:
    """A record, or reports, with words changed everywhere: in values, quotations and urls."""
    words = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in sorted(change, key=len, reverse=True)))
    if isinstance(value, str):
        return words.sub(lambda match: change[match[0]], value)
    if isinstance(value, Mapping):
        return {key: map_texts(item, change) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [map_texts(item, change) for item in value]
    return value


def in_order(plain: Plain) -> Plain:
    """A record without ids in the order in which it is compared."""

    def sort(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: sort(item) for key, item in value.items()}
        if isinstance(value, list):
            return sorted((sort(item) for item in value), key=json.dumps)
        return " + ".join(sorted(value.split(" + "))) if isinstance(value, str) else value

    return {key: sort(rows) for key, rows in plain.items()}
