"""How well matching and copies do when the reading is perfect: the coded claims of a dossier, matched.

    python benchmarks/match_gold.py DOSSIER... [--drop] [--show]

Turns the claims of `gold.json` (all languages) into claim records with the coded slots, runs `match_claims` and `find_copies`, and
prints B³ over violent claims and pairwise copy recall and precision. `--drop` repeats with slots missing at random (dates 50 %,
places 40 %, actors 50 %; mean of 20 draws). `--show` prints which coded incidents share a cluster.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from tadmor.match.clusters import match_claims
from tadmor.match.families import class_of
from tadmor.model.actor import Actor, ActorRole
from tadmor.model.claim import Claim, ReadBy
from tadmor.model.document import Document, Evidence
from tadmor.model.ids import ClaimId, EntityId, document_id, hash_of
from tadmor.model.place import Place
from tadmor.model.source import Source
from tadmor.model.span import Span
from tadmor.model.value import Quantity, TimeInterval
from tadmor.weigh.copies import find_copies

_WIDE = re.compile(r"provin|region|oblast|محافظة|район|област|syria|ukrain|syrie", re.IGNORECASE)
_HIDDEN = re.compile(r"\bofficials?$|sources?\b|doctor", re.IGNORECASE)
Gold = dict[str, Any]


def load_documents(folder: Path) -> dict[str, Document]:
    """The dossier's documents by their number."""
    documents = {}
    for path in sorted((folder / "documents").glob("*.json")):
        raw = json.loads(path.read_text("utf-8"))
        url = raw.get("url") or f"urn:dossier:{path.stem}"
        digest = hash_of(raw["text"])
        published = raw.get("published")
        documents[path.stem] = Document(
            id=document_id(digest, f"{url}#{path.stem}"),
            url=f"{url}#{path.stem}",
            outlet=raw.get("outlet"),
            title=raw.get("title"),
            published=published,
            published_basis="given" if published else None,
            retrieved=None,
            language=raw.get("language"),
            text=raw["text"],
            raw_sha256=digest,
        )
    return documents


def load_claims(gold: Gold, documents: dict[str, Document]) -> dict[str, Claim]:
    """Coded claims as records, by their coded id. Names that the coders accept for one another share an entity."""
    entities = _Entities()
    for entry in gold["documents"]:
        for claim in entry["claims"]:
            for names in [*(claim["actors"] or []), *(claim["targets"] or []), *(claim["chain"] or [])]:
                entities.add(names)
    return {
        claim["id"]: _claim(claim, documents[entry["doc"]], entities)
        for entry in gold["documents"]
        for claim in entry["claims"]
    }


class _Entities:
    """Union of names that stand together in one list of accepted names."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def find(self, name: str) -> str:
        while self.parent.setdefault(name, name) != name:
            name = self.parent[name]
        return name

    def add(self, names: list[str]) -> None:
        for name in names[1:]:
            self.parent[self.find(name)] = self.find(names[0])


def _claim(gold: Gold, document: Document, entities: _Entities) -> Claim:
    start = document.text.index(gold["quote"])
    quote = document.quote(Span(start, start + len(gold["quote"])))
    sided: list[tuple[list[str], ActorRole]] = [(names, "perpetrator") for names in gold["actors"] or []]
    sided += [(names, "target") for names in gold["targets"] or []]
    place = _place(gold["place"], quote)
    return Claim(
        id=ClaimId(gold["id"]),
        document=document.reference(),
        kind=gold["kinds"][0],
        stance=gold["stance"][0] if isinstance(gold["stance"], list) else gold["stance"],
        disputes=tuple(gold.get("disputes") or ()),
        sources=tuple(_sources(gold["chain"] or [["?"]], entities)),
        when=_time(gold["date"], document, quote),
        where=place,
        places=(place,) if place else (),
        actors=tuple(
            Actor(name=names[0], entity_id=EntityId(entities.find(names[0])), role=role, evidence=quote)
            for names, role in sided
        ),
        quantities=tuple(
            Quantity(
                what=f["what"],
                of=f.get("of"),
                low=f["low"],
                high=f["high"],
                words=str(f["low"]),
                part_of=0 if f.get("part_of") else None,
                denied=bool(f.get("denied")),
                evidence=quote,
            )
            for f in gold["figures"] or []
        ),
        trigger=quote,
        evidence=quote,
        read_by=ReadBy(reader="coders", version="1", knowledge="gold"),
    )


def _sources(chain: list[list[str]], entities: _Entities) -> list[Source]:
    """Outlet first; every link but the last is a carrier, and so is a last link that is the only one."""
    links = list(reversed(chain))
    return [
        Source(
            name=names[0],
            entity_id=EntityId(entities.find(names[0])),
            kind="official" if at == len(links) - 1 > 0 else "outlet",
            anonymous=bool(_HIDDEN.search(names[0])) and at == len(links) - 1 > 0,
        )
        for at, names in enumerate(links)
    ]


def _place(gold: Gold | None, quote: Evidence) -> Place | None:
    if gold is None:
        return None
    resolved = gold.get("lat") is not None
    wide = bool(_WIDE.search(" ".join(gold["names"])))
    return Place(
        name=gold["names"][0],
        latitude=gold.get("lat"),
        longitude=gold.get("lon"),
        radius_km=(100.0 if wide else 8.0) if resolved else None,
        precision=("province" if wide else "settlement") if resolved else "unresolved",
        evidence=quote,
    )


def _time(gold: Gold | None, document: Document, quote: Evidence) -> TimeInterval:
    if gold is None:
        return TimeInterval(earliest=None, latest=document.published, precision="day", basis="publication")
    end = gold["end"] or gold["start"]
    return TimeInterval(earliest=gold["start"], latest=end, precision="days", basis="stated", evidence=quote)


def b_cubed(gold_of: dict[str, str], predicted_of: dict[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a grouping over the keys of `gold_of`."""

    def mean(reference: dict[str, str], other: dict[str, str]) -> float:
        total = 0.0
        for i in gold_of:
            mates = [j for j in gold_of if reference[j] == reference[i]]
            total += sum(other[j] == other[i] for j in mates) / len(mates)
        return total / len(gold_of)

    precision, recall = mean(predicted_of, gold_of), mean(gold_of, predicted_of)
    return precision, recall, 2 * precision * recall / (precision + recall)


def score_clusters(gold: Gold, claims: dict[str, Claim]) -> tuple[float, float, float]:
    """B³ over violent claims, the better of the strict coding and the one with mergeable incidents merged."""
    home = {c: str(n) for n, cluster in enumerate(match_claims(list(claims.values())).clusters) for c in cluster}
    merges: dict[str, set[str]] = defaultdict(set)
    for incident in gold["incidents"]:
        for other in incident.get("may_merge_with") or []:
            merges[incident["id"]].add(other)
            merges[other].add(incident["id"])
    merged = {i["id"]: min([i["id"], *merges[i["id"]]]) for i in gold["incidents"]}
    coded = {
        c["id"]: c["incident"] for e in gold["documents"] for c in e["claims"] if class_of(c["kinds"][0]) == "violence"
    }
    predicted = {c: home[c] for c in coded}
    strict = b_cubed(coded, predicted)
    loose = b_cubed({c: merged.get(i, i) for c, i in coded.items()}, predicted)
    return max(strict, loose, key=lambda scores: scores[2])


def drop_slots(gold: Gold, pick: random.Random) -> Gold:
    """The dossier with half of the dates and actors and 40 % of the places gone."""
    dropped: Gold = json.loads(json.dumps(gold))
    for entry in dropped["documents"]:
        for claim in entry["claims"]:
            if pick.random() < 0.5:
                claim["date"] = None
            if pick.random() < 0.4:
                claim["place"] = None
            for side in ("actors", "targets"):
                if pick.random() < 0.5:
                    claim[side] = []
    return dropped


def score_copies(gold: Gold, documents: dict[str, Document], claims: dict[str, Claim]) -> None:
    """Prints pairwise recall and precision of copies, by kind."""
    stem = {document.url or document.id: number for number, document in documents.items()}

    def pairs(groups: list[list[str]]) -> set[tuple[str, str]]:
        return {(a, b) for group in groups for a in group for b in group if a < b}

    found = find_copies(list(documents.values()), list(claims.values()))
    texts = pairs([c["docs"] for c in gold["copies"] if c["kind"] != "same_statement"])
    everything = pairs([c["docs"] for c in gold["copies"]])
    mine_texts = pairs([[stem[d] for d in c.documents] for c in found if c.kind != "same_statement"])
    mine = pairs([[stem[d] for d in c.documents] for c in found])
    print(
        f"  copied texts: {len(texts & mine)} of {len(texts)} found, {len(mine_texts & everything)} of {len(mine_texts)} right"
    )
    rest = everything - texts
    print(f"  same statement: {len(rest & mine)} of {len(rest)} found, {len(mine & everything)} of {len(mine)} right")
    print("  missed", sorted(everything - mine), "wrong", sorted(mine - everything))


def main(arguments: list[str]) -> int:
    """Scores every dossier named."""
    for folder in (Path(a) for a in arguments if not a.startswith("--")):
        gold = json.loads((folder / "gold.json").read_text("utf-8"))
        documents = load_documents(folder)
        claims = load_claims(gold, documents)
        print(folder.name, "B³ P/R/F1 " + " ".join(f"{x:.3f}" for x in score_clusters(gold, claims)))
        score_copies(gold, documents, claims)
        if "--drop" in arguments:
            draws = [drop_slots(gold, random.Random(seed)) for seed in range(20)]
            scores = [score_clusters(draw, load_claims(draw, documents)) for draw in draws]
            means = [sum(column) / len(scores) for column in zip(*scores, strict=True)]
            print("  slots dropped: mean B³ P/R/F1 " + " ".join(f"{x:.3f}" for x in means))
        if "--show" in arguments:
            incident = {c: i["id"] for i in gold["incidents"] for c in i["claims"]}
            for cluster in sorted(match_claims(list(claims.values())).clusters, key=len, reverse=True):
                print("  ", dict(Counter(incident[c] for c in cluster)), " ".join(cluster))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
