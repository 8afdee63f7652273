"""The hand-coded dossiers as a task: the same scores as `tadmor bench dossier`, English reports, all dossiers pooled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tadmor.bench.answers import bounds, is_named, same_day, same_place
from tadmor.bench.dossier import DOERS, DONE_TO, HARMONIC, VIOLENT, Dossier, Exported, load_dossier, score_dossier
from tadmor.bench.exported import read_dossier
from tadmor.bench.pairing import pair_claims
from tadmor.bench.reading.task import Judged, Part, Progress, Result, Score, Task
from tadmor.bench.tally import Figure, Tally
from tadmor.read.reader import Reader

Plain = Mapping[str, Any]
EXAMPLES = Path(__file__).parents[4] / "examples"
SEEN_BY_CONFIDENCE = frozenset({"paraguay-2019-09"})
ASKED = {
    "kind": "violent events found, right kind",
    "when": "date",
    "where": "place",
    "origin": "origin of the claim",
    "perpetrator": "perpetrator or party",
    "target": "target",
    "killed": "killed: number",
    "wounded": "wounded: number",
}


def measure(data: Path, reader: Reader, part: Part, progress: Progress) -> Result:
    """Every dossier beside the data folder, pooled. There is one part only: both were looked at while rules were written."""
    return score_folders(
        sorted(path.parent for path in (data / ".." / "dossiers").glob("*/gold.json")), reader, progress
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Dossiers that come with the project. Those of `train` may be read for what goes wrong; of the others only totals are."""

    home: Path
    train: frozenset[str]

    def measure(self, home: Path, reader: Reader, part: Part, progress: Progress) -> Result:
        """The dossiers of this part, pooled. `home` is where they lie."""
        folders = sorted(path.parent for path in home.glob("*/gold.json"))
        return score_folders([f for f in folders if (f.name in self.train) == (part == "train")], reader, progress)

    def as_task(self, *, name: str, title: str, split: str) -> Task:
        """These dossiers as a task of the reading bench."""
        files = ("*/gold.json", "*/documents/*.json")
        return Task(name=name, title=title, files=files, use="tune", split=split, measure=self.measure, home=self.home)


def score_folders(folders: Sequence[Path], reader: Reader, progress: Progress) -> Result:
    """Figures of several dossiers, pooled; each is read into a record of its own."""
    pooled, joined, claims = Tally(), 0.0, 0
    judged: list[Judged] = []
    for number, folder in enumerate(folders):
        dossier = load_dossier(folder)
        exported = read_dossier(dossier, reader)
        tally, (value, cases) = score_dossier(dossier, exported, "en")
        if folder.name not in SEEN_BY_CONFIDENCE:
            judged += judge(dossier, exported)
        pooled.merge(tally)
        joined, claims = joined + value * cases, claims + cases
        progress(number + 1, len(folders))
    figures = list(pooled.figures(HARMONIC))
    if claims:
        figures.append(Figure(name="incidents B3 F1 (violent claims)", value=joined / claims, of=claims))
    asked = {slot: pooled.totals[name] for slot, name in ASKED.items()}
    return Result(scores=tuple(_as_score(figure) for figure in figures), judged=tuple(judged), asked=asked)


def _as_score(figure: Figure) -> Score:
    low, high = figure.interval
    return Score(name=figure.name, value=figure.value, of=figure.of, low=low, high=high)


def judge(dossier: Dossier, exported: Exported) -> Iterator[Judged]:
    """Every value of a claim of an English report with its confidence, and whether the coders agree.

    Of claims that pair with none the kind alone is judged, and wrong.
    """
    for claim, gold, entry in answered(dossier, exported):
        if claim.get("kind") in VIOLENT:
            yield Judged(slot="kind", confidence=claim["confidence"], right=is_right_kind(claim, gold))
        if gold:
            yield from _judge_values(gold, claim, entry)


def answered(dossier: Dossier, exported: Exported) -> Iterator[tuple[Plain, Plain | None, Plain]]:
    """Every claim given of an English report, the coded claim that it pairs with or None, and what was coded of the report."""
    for entry in dossier.gold["documents"]:
        document = dossier.documents[entry["doc"]]
        if document.get("language") != "en":
            continue
        given = [c for c in exported.claims if (c.get("document") or {}).get("url") == document["url"]]
        partner = pair_claims(entry["claims"], given, document["text"], {})
        found = {id(claim): gold for gold in entry["claims"] if (claim := partner.get(gold["id"]))}
        for claim in given:
            yield claim, found.get(id(claim)), entry


def is_right_kind(claim: Plain, gold: Plain | None) -> bool:
    """True for a claim that pairs with a coded one of its kind."""
    return gold is not None and claim["kind"] in gold["kinds"]


def _judge_values(gold: Plain, claim: Plain, entry: Plain) -> Iterator[Judged]:
    when, where = claim.get("when") or {}, claim.get("where")
    if gold.get("date") and when.get("evidence"):
        yield Judged(slot="when", confidence=when["confidence"], right=same_day(gold["date"], when))
    if gold.get("place") and where:
        yield Judged(slot="where", confidence=where["confidence"], right=same_place(gold["place"], where))
    sources = claim.get("sources") or []
    if gold.get("chain") and sources:
        right = is_named(gold["chain"][0], sources[-1].get("name"))
        yield Judged(slot="origin", confidence=sources[-1]["confidence"], right=right)
    for slot, key, roles in (("perpetrator", "actors", DOERS), ("target", "targets", DONE_TO)):
        accepted: Sequence[Sequence[str]] = gold.get(key) or []
        for actor in claim.get("actors") or []:
            if actor["role"] in roles and actor.get("name") and accepted:
                right = any(is_named(names, actor["name"]) for names in accepted)
                yield Judged(slot=slot, confidence=actor["confidence"], right=right)
    told = [f for c in entry["claims"] for f in c.get("figures") or []] + list(entry.get("other_figures") or [])
    for quantity in claim.get("quantities") or []:
        if quantity["what"] in {"killed", "wounded"} and bounds(quantity):
            said = set().union(*(bounds(f) for f in told if f["what"] == quantity["what"]))
            yield Judged(slot=quantity["what"], confidence=quantity["confidence"], right=bounds(quantity) <= said)


TASK = Task(
    name="dossiers",
    title="Hand-coded dossiers, English reports",
    files=("../dossiers/*/gold.json", "../dossiers/*/documents/*.json"),
    use="tune",
    split="two dossiers, measured all along while rules were written: an upper bound",
    measure=measure,
)
HELD_OUT_TASK = Kept(home=EXAMPLES / "held-out", train=frozenset({"botswana-2016-06"})).as_task(
    name="held_out",
    title="Dossiers of invented wars that no rule was written on",
    split="two of three dossiers, of whose texts and misses nobody has seen any; the third was read for what goes wrong",
)
WIRES_TASK = Kept(home=EXAMPLES / "wires", train=frozenset({"zambia-2018-05"})).as_task(
    name="wires",
    title="Short wire reports of invented wars that no rule was written on",
    split="one of two dossiers, of whose texts and misses nobody has seen any; the other may be read for what goes wrong",
)
PLAIN_TASK = Kept(home=EXAMPLES / "plain", train=frozenset({"tanzania-2013-08", "gabon-2012-10"})).as_task(
    name="plain",
    title="Plain reports of invented wars in many voices, that no rule was written on",
    split="half of the dossiers, of whose texts and misses nobody has seen any; the others may be read for what goes wrong",
)
