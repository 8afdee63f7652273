"""Matching on coded event reports: 1,062 reports of 683 events in one country, which coders joined into events by hand.

    python benchmarks/match_event_reports.py event_reports.csv

The file is the MAVERICK event-report-level data set (CC BY 4.0). Every row becomes a claim with the coded day, point, actors, kind,
target and toll; rows with one source string are claims of one document. Prints B³ and pairwise precision and recall. The hard part:
many events on one day in one city, and coders of different reports who disagree on day, place and toll of one event.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from tadmor.match.clusters import match_claims
from tadmor.model.actor import Actor, ActorRole, HitObject
from tadmor.model.claim import Claim, ReadBy
from tadmor.model.document import Document, Evidence
from tadmor.model.ids import ClaimId, EntityId, document_id, hash_of
from tadmor.model.place import Place
from tadmor.model.source import Source
from tadmor.model.span import Span
from tadmor.model.value import Quantity, TimeInterval, What

_KINDS = (
    ("abduction", "abduction"),
    ("arrest", "arrest"),
    ("crowd control", "excessive_force"),
    ("shooting", "attack_on_civilians"),
    ("arson", "property_destruction"),
    ("looting", "property_destruction"),
    ("riot", "mob_violence"),
    ("melee", "mob_violence"),
    ("torture", "torture"),
)
_RADIUS = {"6": 2.0, "5": 3.0, "4": 4.0, "3": 8.0, "2": 60.0}
Row = dict[str, str]


def load_claims(path: Path) -> tuple[list[Claim], dict[str, str]]:
    """Claims, and the coded event of each by claim id."""
    rows = list(csv.DictReader(path.open(encoding="utf-8")))
    texts: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        texts[row["source"]].append(row)
    claims = [claim for source, told in texts.items() for claim in _claims(source, told)]
    return claims, {row["id"]: row["event_id"] for row in rows}


def _claims(source: str, told: list[Row]) -> list[Claim]:
    text = "\n".join(row["id"] for row in told)
    day = re.search(r"\((\d{4}-\d{2}-\d{2})\)", source)
    document = Document(
        id=document_id(hash_of(source), None),
        url=None,
        outlet=told[0]["source_author"],
        title=source,
        published=day.group(1) if day else None,
        published_basis="given" if day else None,
        retrieved=None,
        language="en",
        text=text,
        raw_sha256=hash_of(source),
    )
    return [_claim(row, document) for row in told]


def _claim(row: Row, document: Document) -> Claim:
    start = document.text.index(row["id"])
    quote = document.quote(Span(start, start + len(row["id"])))
    place = _place(row, quote)
    return Claim(
        id=ClaimId(row["id"]),
        document=document.reference(),
        kind=_kind(row),
        sources=(Source(name=row["source_author"], kind="outlet"),),
        when=TimeInterval(
            earliest=row["date_start"], latest=row["date_end"], precision="days", basis="stated", evidence=quote
        ),
        where=place,
        actors=tuple(_actors(row, quote)),
        objects=(HitObject(name=row["target"], category="infrastructure", evidence=quote),)
        if row["target"] in ("Infrastructure", "Polling station")
        else (),
        quantities=(*_count(row, "deaths", "killed", quote), *_count(row, "injuries", "wounded", quote)),
        trigger=quote,
        evidence=quote,
        read_by=ReadBy(reader="coders", version="1", knowledge="maverick"),
    )


def _kind(row: Row) -> str:
    words = " ".join(row[f"actor{n}_violence"] for n in range(1, 7)).casefold()
    if row["event_context"] == "Clash" and "shooting" in words:
        return "armed_clash"
    return next((kind for word, kind in _KINDS if word in words), "attack_on_civilians")


def _place(row: Row, quote: Evidence) -> Place:
    level = row["geo_precision"][:1]
    return Place(
        name=f"{row['location']}, {row['city']}" if row["location"] else row["city"],
        country="CI",
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
        radius_km=_RADIUS.get(level, 300.0),
        precision="settlement" if level in "3456" else "district" if level == "2" else "country",
        evidence=quote,
    )


def _actors(row: Row, quote: Evidence) -> list[Actor]:
    actors = []
    for n in range(1, 7):
        name = row[f"actor{n}"]
        if name:
            role: ActorRole = "perpetrator" if row[f"actor{n}_perpetrator"].startswith("1") else "target"
            unknown = name.startswith("Unknown")
            actors.append(
                Actor(
                    name=name.removesuffix("(Côte d'Ivoire)"),
                    entity_id=None if unknown else EntityId(row[f"actor{n}_id"]),
                    role=role,
                    certainty="unidentified" if unknown else "named",
                    evidence=quote,
                )
            )
    return actors


def _count(row: Row, column: str, what: What, quote: Evidence) -> list[Quantity]:
    best = row[f"{column}_best"]
    if not best or float(best) == 0:
        return []
    number = int(float(best))
    return [Quantity(what=what, low=number, high=number, words=str(number), evidence=quote)]


def main(arguments: list[str]) -> int:
    """Prints the scores for one file."""
    claims, event = load_claims(Path(arguments[0]))
    home = {str(c): n for n, cluster in enumerate(match_claims(claims).clusters) for c in cluster}
    sizes_gold, sizes_mine = Counter(event.values()), Counter(home.values())
    both = Counter((event[c], home[c]) for c in event if c in home)
    precision = sum(n * n / sizes_mine[h] for (_, h), n in both.items()) / len(event)
    recall = sum(n * n / sizes_gold[e] for (e, _), n in both.items()) / len(event)
    pairs = sum(n * (n - 1) // 2 for n in both.values())
    gold_pairs, mine_pairs = (sum(n * (n - 1) // 2 for n in sizes.values()) for sizes in (sizes_gold, sizes_mine))
    print(f"{len(claims)} reports, {len(sizes_gold)} events, {len(sizes_mine)} clusters")
    print(f"B³ precision {precision:.3f} recall {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}")
    print(f"pairs: precision {pairs / max(mine_pairs, 1):.3f} recall {pairs / gold_pairs:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
