"""Type, date, place, killed and wounded of MUC-4's templates, coded by hand for a sample of the dev wires.

The keys at hand hold string slots alone; what they lack is in ``muc4_templates.tsv``, coded by the guide beside it
(``muc4_templates.md``): 69 templates of 50 wires. Rows of a wire whose text has changed are left out.

A template pairs with the claims whose evidence touches its sentences: those of a kind in `TYPES`, and others only where there
is none of these. For each slot the value counts that is surest among them, those whose trigger stands in the sentences first:

- type: one of those that `TYPES` holds for the kind;
- date: a day or interval that the wire tells, right where it meets the coded one and is at most two days longer;
- place: by name (or a name that it leans on, or a district or province it lies in); a larger place than the coded one is
  wrong, and the country alone, where no place is coded, counts neither way;
- killed, wounded: the first whole figure of this incident; right where all its numbers lie within the coded bounds.

Recall is right of coded, precision right of given: a value where the wire tells none is wrong.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from tadmor.bench.answers import same_day
from tadmor.bench.reading.task import Judged, Miss, Score, share
from tadmor.model.claim import Claim
from tadmor.model.place import Place
from tadmor.model.span import Span
from tadmor.model.value import Quantity
from tadmor.text.phrases import fold

SLOTS = ("type", "date", "place", "killed", "wounded")
JUDGED = {"type": "kind", "date": "when", "place": "where", "killed": "killed", "wounded": "wounded"}
TYPES: Mapping[str, frozenset[str]] = {
    kind: frozenset(types.split("|"))
    for types, kinds in {
        "ATTACK": "armed_clash attack_on_civilians attack execution torture mob_violence sexual_violence excessive_force "
        "chemical_weapon shelling_artillery_missile violent_demonstration",
        "BOMBING": "remote_explosive suicide_bomb grenade disrupted_weapons_use",
        "BOMBING|ATTACK": "air_drone_strike",
        "KIDNAPPING": "abduction",
        "ARSON|ROBBERY|ATTACK": "property_destruction",
        "ATTACK|FORCED WORK STOPPAGE": "threat",
    }.items()
    for kind in kinds.split()
}
AROUND = re.compile(
    r"\b(?:city|town|village|downtown|central|(?:north|south)(?:ern|western|eastern)|western|eastern|neighbou?rhood|quarter|area|"
    r"sector|canton|department|province|district|state|region|in|of|the|near)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One incident as coded: empty where the wire does not tell. `killed` and `wounded` are (low, high), high None where open."""

    wire: str
    number: int
    text_sha256: str
    types: frozenset[str]
    stage: str
    days: tuple[str, str] | None
    places: tuple[str, ...]
    country: str
    killed: tuple[int, int | None] | None
    wounded: tuple[int, int | None] | None
    spans: tuple[Span, ...]

    def coded(self, slot: str) -> str:
        """What is coded for a slot, as text; empty where nothing is."""
        if slot == "type":
            return "|".join(sorted(self.types))
        if slot == "place":
            return "|".join(self.places)
        values = {"date": self.days, "killed": self.killed, "wounded": self.wounded}[slot]
        return "–".join("" if v is None else str(v) for v in values) if values else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The value that is given for a slot of a template."""

    value: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A template with what the claims that pair with it say, slot by slot; a slot that none fills is not there."""

    template: Template
    text: str
    given: Mapping[str, Given]
    paired: int


def load_templates() -> dict[str, list[Template]]:
    """The coded templates by wire."""
    table = resources.files("tadmor.bench.reading").joinpath("muc4_templates.tsv").read_text("utf-8")
    found: dict[str, list[Template]] = {}
    for template in read_templates(table):
        found.setdefault(template.wire, []).append(template)
    return found


def read_templates(text: str) -> Iterator[Template]:
    """Templates from the lines of a table with a heading."""
    heading, *lines = text.splitlines()
    for line in lines:
        row = dict(zip(heading.split("\t"), line.split("\t"), strict=True))
        yield Template(
            wire=row["docid"],
            number=int(row["template"]),
            text_sha256=row["text_sha256"],
            types=frozenset(row["type"].split("|")),
            stage=row["stage"],
            days=(row["date_low"], row["date_high"]) if row["date_low"] else None,
            places=tuple(row["place"].split("|")) if row["place"] else (),
            country=row["country"],
            killed=_bounds(row["killed_low"], row["killed_high"]),
            wounded=_bounds(row["wounded_low"], row["wounded_high"]),
            spans=tuple(Span(*map(int, span.split("-"))) for span in row["spans"].split()),
        )


def _bounds(low: str, high: str) -> tuple[int, int | None] | None:
    return (int(low), int(high) if high else None) if low else None


def answer_wire(templates: Iterable[Template], text: str, claims: Sequence[Claim]) -> Iterator[Answered]:
    """The templates of a wire answered from its claims; none where its text is another than the one that was coded."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    for template in templates:
        if digest.startswith(template.text_sha256):
            yield _answer(template, text, claims)


def _answer(template: Template, text: str, claims: Sequence[Claim]) -> Answered:
    touching = [c for c in claims if any(s.overlaps(c.evidence.span) for s in template.spans)]
    paired = [c for c in touching if c.kind in TYPES] or touching
    within = [c for c in paired if any(s.contains(c.trigger.span) for s in template.spans)]
    given = {}
    for slot in SLOTS:
        values = [v for c in within for v in _values(slot, template, c)]
        values = values or [v for c in paired for v in _values(slot, template, c)]
        if values:
            given[slot] = max(values, key=lambda v: v.confidence)
    return Answered(template=template, text=text, given=given, paired=len(paired))


def _values(slot: str, template: Template, claim: Claim) -> Iterator[Given]:
    if slot == "type" and claim.kind in TYPES:
        right = bool(TYPES[claim.kind] & template.types)
        yield Given(value=claim.kind, confidence=claim.confidence, right=right)
    if slot == "date" and claim.when.evidence and claim.when.latest:
        said = {"earliest": claim.when.earliest, "latest": claim.when.latest}
        days = template.days
        right = days is not None and same_day({"start": days[0], "end": days[1]}, said)
        value = f"{claim.when.earliest}–{claim.when.latest}"
        yield Given(value=value, confidence=claim.when.confidence, right=right)
    if slot == "place" and claim.where and not _says_country_alone(template, claim.where):
        right = any(is_place(name, claim.where) for name in template.places)
        yield Given(value=claim.where.name, confidence=claim.where.confidence, right=right)
    if slot in {"killed", "wounded"}:
        bounds = template.killed if slot == "killed" else template.wounded
        whole = [q for q in claim.quantities if q.what == slot and q.part_of is None and not (q.cumulative or q.denied)]
        for quantity in whole:
            if quantity.low is not None or quantity.high is not None:
                right = bounds is not None and is_within(bounds, quantity)
                yield Given(value=quantity.words, confidence=quantity.confidence, right=right)


def _says_country_alone(template: Template, place: Place) -> bool:
    return not template.places and place.precision == "country" and _bare(place.name) == _bare(template.country)


def is_place(name: str, place: Place) -> bool:
    """True where the place bears the coded name, leans on it ("the road from A to B"), or lies in what is called so."""
    said = (place.name, *place.anchors, place.admin1 or "", place.admin2 or "")
    return _bare(name) in {_bare(one) for one in said if one}


def _bare(name: str) -> str:
    folded = " ".join(fold(word) for word in re.findall(r"\w+", name))
    return " ".join(AROUND.sub(" ", folded).split()) or folded


def is_within(bounds: tuple[int, int | None], quantity: Quantity) -> bool:
    """True where every number that is said lies within the coded bounds; where these are open above, it must be the low one."""
    low, high = bounds
    return all(low <= n <= (low if high is None else high) for n in (quantity.low, quantity.high) if n is not None)


def score_templates(answered: Sequence[Answered]) -> Iterator[Score]:
    """Recall and precision of every slot; nothing where no template was answered."""
    if not answered:
        return
    yield share("templates: with a claim", sum(a.paired > 0 for a in answered), len(answered))
    for slot in SLOTS:
        given = [a.given[slot] for a in answered if slot in a.given]
        right = sum(g.right for g in given)
        yield share(f"templates: {slot}, recall", right, sum(bool(a.template.coded(slot)) for a in answered))
        yield share(f"templates: {slot}, precision", right, len(given))


def judge_templates(answered: Iterable[Answered]) -> Iterator[Judged]:
    """Every value that was given."""
    for one in answered:
        for slot, given in one.given.items():
            yield Judged(slot=JUDGED[slot], confidence=given.confidence, right=given.right)


def asked_of(answered: Iterable[Answered]) -> Counter[str]:
    """How many values are coded, by the slot that they are judged in."""
    return Counter(JUDGED[slot] for one in answered for slot in SLOTS if one.template.coded(slot))


def miss_templates(answered: Iterable[Answered]) -> Iterator[Miss]:
    """Slots that are coded and not rightly given, or given and not coded, with the first sentences of the incident."""
    for one in answered:
        for slot in SLOTS:
            given, coded = one.given.get(slot), one.template.coded(slot)
            if given.right if given else not coded:
                continue
            cause = "no claim" if not one.paired else "not given" if not given else "other" if coded else "none is told"
            span = one.template.spans[0]
            yield Miss(
                cause=f"template, {slot}: {cause}",
                where=f"{one.template.wire}, template {one.template.number}",
                sentence=one.text[span.start : span.end],
                expected=coded or "nothing",
                given=given.value if given else "nothing",
            )
