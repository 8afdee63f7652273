"""A record held against hand-coded dossiers: what was found, what is right in each slot, what is joined."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tadmor.bench.answers import bounds, is_named, same_day, same_place
from tadmor.bench.pairing import Plain, pair_claims, stances
from tadmor.bench.tally import Tally

VIOLENT = frozenset(
    "armed_clash attack_on_civilians air_drone_strike shelling_artillery_missile remote_explosive suicide_bomb grenade "
    "chemical_weapon sexual_violence abduction execution torture mob_violence excessive_force property_destruction".split()
)
DOERS, DONE_TO = (
    frozenset({"perpetrator", "party", "supplier", "actor"}),
    frozenset({"target", "victim", "party", "recipient"}),
)
DISAGREE = frozenset({"conflicting", "revised"})
HARMONIC = ("source links", "disagreements", "independent origins", "copied texts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A folder of reports with its hand coding. `documents` by stem, each with a url of its own."""

    name: str
    documents: Mapping[str, Plain]
    gold: Plain

    def inputs(self) -> list[dict[str, Any]]:
        """The reports as JSON Lines reports."""
        keys = ("url", "outlet", "published", "language", "title", "text")
        return [{key: document.get(key) for key in keys} for document in self.documents.values()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What `tadmor export jsonl` wrote, as plain objects."""

    claims: Sequence[Plain]
    incidents: Sequence[Plain]
    copies: Sequence[Plain]


def load_dossier(folder: Path) -> Dossier:
    """A dossier from its folder. Reports without a url, or with one already taken, get one from their file name."""
    documents: dict[str, Plain] = {}
    seen: set[str] = set()
    for path in sorted((folder / "documents").glob("*.json")):
        document = json.loads(path.read_text("utf-8"))
        url = document.get("url") or f"urn:dossier:{path.stem}"
        url = f"{url}#{path.stem}" if url in seen else url
        seen.add(url)
        documents[path.stem] = {**document, "url": url}
    return Dossier(name=folder.name, documents=documents, gold=json.loads((folder / "gold.json").read_text("utf-8")))


def load_exported(folder: Path) -> Exported:
    """The three files that scoring needs; a missing one counts as empty."""

    def lines(name: str) -> list[Plain]:
        path = folder / f"{name}.jsonl"
        return (
            [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()] if path.exists() else []
        )

    return Exported(claims=lines("claims"), incidents=lines("incidents"), copies=lines("copies"))


def score_dossier(dossier: Dossier, exported: Exported, language: str | None = None) -> tuple[Tally, tuple[float, int]]:
    """All counts, and B³ F1 of the violent claims with how many there are. `language` keeps to reports in one language."""
    tally = Tally()
    by_url: dict[str | None, list[Plain]] = defaultdict(list)
    for claim in exported.claims:
        by_url[(claim.get("document") or {}).get("url")].append(claim)
    merging = _may_merge(dossier)
    found: dict[str, Plain] = {}
    violent: dict[str, str] = {}
    seen: set[str] = set()
    for entry in dossier.gold["documents"]:
        document = dossier.documents[entry["doc"]]
        if language and document.get("language") != language:
            continue
        seen.add(entry["doc"])
        predicted = by_url[document["url"]]
        partner = pair_claims(entry["claims"], predicted, document["text"], merging)
        found.update(partner)
        violent.update({c["id"]: c["incident"] for c in entry["claims"] if c["kinds"][0] in VIOLENT})
        _score_document(entry, document["text"], predicted, partner, tally)
    joined = _score_joining(dossier, exported.incidents, found, violent, merging)
    _score_incidents(dossier, exported.incidents, found, seen, tally)
    _score_copies(dossier, exported.copies, seen, tally)
    return tally, joined


def _may_merge(dossier: Dossier) -> dict[str, set[str]]:
    both: dict[str, set[str]] = defaultdict(set)
    for incident in dossier.gold["incidents"]:
        for other in incident.get("may_merge_with") or []:
            both[incident["id"]].add(other)
            both[other].add(incident["id"])
    return both


def _score_document(
    entry: Plain, text: str, predicted: Sequence[Plain], partner: Mapping[str, Plain], tally: Tally
) -> None:
    for claim in predicted:
        evidence = claim.get("evidence") or {}
        tally.add("evidence verbatim", text[evidence.get("start", 0) : evidence.get("end", 0)] == evidence.get("text"))
    if not entry["claims"]:
        tally.add("quiet on a report without conflict", not predicted)
    for gold in entry["claims"]:
        tally.add("claims: recall", gold["id"] in partner)
        _score_slots(gold, partner.get(gold["id"]) or {}, tally)
    used = {id(claim) for claim in partner.values()}
    for claim in predicted:
        if claim.get("kind") in VIOLENT:
            tally.add("violent claims: precision", id(claim) in used)
    said: dict[str, set[int]] = defaultdict(set)
    figures = [figure for gold in entry["claims"] for figure in gold.get("figures") or []]
    for figure in [*figures, *(entry.get("other_figures") or [])]:
        said[figure["what"]] |= bounds(figure)
    for quantity in (q for claim in predicted for q in claim.get("quantities") or []):
        if quantity.get("what") in {"killed", "wounded"} and bounds(quantity):
            tally.add(f"{quantity['what']}: precision", bounds(quantity) <= said[quantity["what"]])


def _score_slots(gold: Plain, claim: Plain, tally: Tally) -> None:
    if gold["kinds"][0] in VIOLENT:
        tally.add("violent events found, right kind", claim.get("kind") in gold["kinds"])
    for stance in sorted(stances(gold)):
        tally.add(f"stance {stance}", claim.get("stance") in stances(gold))
    _score_figures(gold, claim.get("quantities") or [], tally)
    if gold.get("date"):
        tally.add("date", same_day(gold["date"], claim.get("when")))
    if gold.get("place"):
        tally.add("place", same_place(gold["place"], claim.get("where")))
    if "denies" not in stances(gold):
        for key, roles, name in (("actors", DOERS, "perpetrator or party"), ("targets", DONE_TO, "target")):
            names = [actor.get("name") for actor in claim.get("actors") or [] if actor.get("role") in roles]
            for accepted in gold.get(key) or []:
                tally.add(name, any(is_named(accepted, said) for said in names))
    _score_chain(gold.get("chain") or [], [link.get("name") for link in reversed(claim.get("sources") or [])], tally)


def _score_figures(gold: Plain, given: Sequence[Plain], tally: Tally) -> None:
    for figure in gold.get("figures") or []:
        group = figure["what"] if figure["what"] in {"killed", "wounded"} else "other counts"
        loose = group == "other counts"
        same = [
            q
            for q in given
            if q.get("what") == figure["what"] or (loose and q.get("what") not in {"killed", "wounded"})
        ]
        tally.add(f"{group}: number", any(bounds(figure) & bounds(q) for q in same))
        tally.add(
            f"{group}: both bounds", any((figure["low"], figure["high"]) == (q.get("low"), q.get("high")) for q in same)
        )


def _score_chain(chain: Sequence[list[str]], links: Sequence[str | None], tally: Tally) -> None:
    if not chain:
        return
    tally.add("origin of the claim", bool(links) and is_named(chain[0], links[0]))
    position = 0
    for accepted in chain:
        at = next((i for i in range(position, len(links)) if is_named(accepted, links[i])), None)
        tally.add("source links: recall", at is not None)
        position = position if at is None else at + 1
    for link in links:
        tally.add("source links: precision", any(is_named(accepted, link) for accepted in chain))


def _score_joining(
    dossier: Dossier,
    incidents: Sequence[Plain],
    found: Mapping[str, Plain],
    violent: Mapping[str, str],
    merging: Mapping[str, set[str]],
) -> tuple[float, int]:
    of_claim = {claim: incident["id"] for incident in incidents for claim in incident.get("claims", [])}
    predicted = {g: of_claim.get(found[g]["id"], f"lone:{g}") if g in found else f"lost:{g}" for g in violent}
    merged = {i["id"]: min([i["id"], *merging.get(i["id"], ())]) for i in dossier.gold["incidents"]}
    either = (violent, {claim: merged.get(incident, incident) for claim, incident in violent.items()})
    return max((b_cubed(gold, predicted) for gold in either), default=0.0), len(violent)


def b_cubed(gold: Mapping[str, str], predicted: Mapping[str, str]) -> float:
    """B³ F1 (Bagga and Baldwin 1998) of two partitions of the same claims; one marked "lost:" counts as wrong."""

    def mean(reference: Mapping[str, str], other: Mapping[str, str]) -> float:
        total = 0.0
        for claim in gold:
            if not predicted[claim].startswith("lost:"):
                mates = [mate for mate in gold if reference[mate] == reference[claim]]
                total += sum(other[mate] == other[claim] for mate in mates) / len(mates)
        return total / len(gold) if gold else 0.0

    precision, recall = mean(predicted, gold), mean(gold, predicted)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _score_incidents(
    dossier: Dossier, incidents: Sequence[Plain], found: Mapping[str, Plain], seen: set[str], tally: Tally
) -> None:
    of_claim = {claim: incident["id"] for incident in incidents for claim in incident.get("claims", [])}
    by_id = {incident["id"]: incident for incident in incidents}
    for gold in dossier.gold["incidents"]:
        held = [of_claim[found[c]["id"]] for c in gold["claims"] if c in found and found[c]["id"] in of_claim]
        theirs: Plain = by_id[Counter(held).most_common(1)[0][0]] if held else {}
        _score_fields(gold, theirs, seen, tally)
        if len({claim.split("-")[0] for claim in gold["claims"] if claim in found}) > 1:
            names = [origin.get("name") for origin in theirs.get("independent_origins") or []]
            for accepted in gold.get("origins") or []:
                tally.add("independent origins: recall", any(is_named(accepted, name) for name in names))
            for name in names:
                tally.add("independent origins: precision", any(is_named(a, name) for a in gold.get("origins") or []))


def _score_fields(gold: Plain, theirs: Plain, seen: set[str], tally: Tally) -> None:
    flagged = {f["field"]: f for f in theirs.get("fields") or [] if f.get("status") in DISAGREE}
    expected: dict[str, list[Plain]] = defaultdict(list)
    for field in gold.get("fields") or []:
        holders = {doc for value in field.get("values") or [] for doc in value.get("docs") or []}
        if len(holders & seen) > 1:
            expected[field["field"]].append(field)
    for name, fields in expected.items():
        wanted = [field for field in fields if field["status"] in DISAGREE]
        if wanted:
            tally.add("disagreements: recall", name in flagged)
            if name in flagged:
                reasons = {field.get("reason") for field in wanted}
                tally.add("disagreements: reason right", flagged[name].get("reason") in reasons)
    for name in flagged:
        known = [field for field in gold.get("fields") or [] if field["field"] == name]
        tally.add("disagreements: precision", any(field["status"] in DISAGREE for field in known))


def _score_copies(dossier: Dossier, copies: Sequence[Plain], seen: set[str], tally: Tally) -> None:
    stem = {document["url"]: name for name, document in dossier.documents.items()}

    def pairs(groups: Iterable[Sequence[str]]) -> set[tuple[str, str]]:
        return {(a, b) for group in groups for a in group for b in group if a < b and a in seen and b in seen}

    def ours(group: Plain) -> list[str]:
        return [stem[url] for url in group.get("documents", []) if url in stem]

    gold = dossier.gold["copies"]
    texts, everything = pairs(c["docs"] for c in gold if c["kind"] != "same_statement"), pairs(c["docs"] for c in gold)
    found = pairs(ours(c) for c in copies)
    for pair in texts:
        tally.add("copied texts: recall", pair in found)
    for pair in pairs(ours(c) for c in copies if c.get("kind") != "same_statement"):
        tally.add("copied texts: precision", pair in everything)
    for pair in everything - texts:
        tally.add("same statement: recall", pair in found)
