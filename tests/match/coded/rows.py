"""Coded rows about invented events, as claims: what is not given is as in most rows."""

from __future__ import annotations

import csv
from pathlib import Path

from tadmor.ingest.coded import read_coded_rows
from tadmor.ingest.ingested import Ingested
from tadmor.model.claim import Claim
from tadmor.read.coded import CodedReader

ROW = {
    "id": "r1",
    "event_id": "E1",
    "date_start": "2024-05-27",
    "date_end": "2024-05-27",
    "city": "Varda",
    "location": "",
    "latitude": "10.1",
    "longitude": "20.2",
    "geo_precision": "3.0",
    "actor1": "Green Front supporters",
    "actor1_id": "G1",
    "actor1_type": "Political actor",
    "actor1_subtype": "Political actor: Party supporters",
    "actor1_party": "GF",
    "actor1_violence": "Melee; Arson",
    "actor1_initiator": "0.0",
    "actor1_perpetrator": "1.0",
    "event_context": "Clash",
    "target": "Polling station",
    "deaths_best": "4",
    "deaths_low": "3",
    "deaths_high": "5",
    "injuries_best": "0",
    "injuries_low": "0",
    "injuries_high": "0",
    "displacement": "0",
    "damage": "1",
    "source": "The Courier (2024-05-28) Four dead in Varda as voters clash",
    "source_author": "The Courier",
}


def write_rows(path: Path, *changes: dict[str, str]) -> Path:
    """A file with one row for each of `changes` to `ROW`, numbered from r1."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(ROW))
        writer.writeheader()
        for number, change in enumerate(changes, start=1):
            writer.writerow({**ROW, "id": f"r{number}", **change})
    return path


def claims_of(path: Path) -> dict[str, Claim]:
    """The claims of a file by the ids of their rows."""
    items = [item for item in read_coded_rows(path) if isinstance(item, Ingested)]
    claims = [claim for item in items for claim in CodedReader().read(item.document).claims]
    return {claim.trigger.text.removeprefix("id: "): claim for claim in claims}
