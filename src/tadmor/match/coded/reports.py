"""A claim that was coded by people, as the matcher compares it: values from the claim, codes that no claim holds from its row."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tadmor.model.actor import Actor
from tadmor.model.claim import Claim
from tadmor.text.phrases import fold
from tadmor.text.rows import CODED_ROWS, read_row

_NUMBERED = re.compile(r"actor\d+$")
_NOTHING_SAID = frozenset(("", "Unknown", "Other context"))
_LETTERS = 4
_WORD = re.compile(r"\w+")
Toll = tuple[int, int, int]
Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedReport:
    """What one row says. `first` and `last` are ordinals of days, `published` too; tolls are (low, best, high), zeros where none.

    `rows` is how many rows the article has, `busy` and `busy_here` how many other reports of the record touch its days, in all
    and with its city, wide intervals counting less. `words` and `letters` are the headline as unit vectors.
    """

    claim: Claim
    first: int
    last: int
    published: int | None
    city: str
    location: str
    point: tuple[float, float] | None
    precision: int
    named: frozenset[str]
    known_as: frozenset[str]
    acting: frozenset[str]
    types: frozenset[str]
    subtypes: frozenset[str]
    parties: frozenset[str]
    violence: frozenset[str]
    context: str
    target: str
    killed: Toll
    wounded: Toll
    damage: bool
    displacement: bool
    words: Vector
    letters: Vector
    rows: int
    event_file: bool
    busy: float = 0.0
    busy_here: float = 0.0


def is_coded(claim: Claim) -> bool:
    """True for a claim that people coded."""
    return claim.read_by.reader == CODED_ROWS


def prepare_reports(claims: Sequence[Claim]) -> tuple[CodedReport, ...]:
    """The reports in the order of their claims' ids, whatever the order of `claims`."""
    ordered = sorted(claims, key=lambda claim: claim.id)
    rows = Counter(claim.document.id for claim in ordered)
    titles = {claim.document.id: claim.document.title or "" for claim in ordered}
    words = _vectors({of: Counter(set(_words(title))) for of, title in titles.items()})
    letters = _vectors({of: Counter(_runs(title)) for of, title in titles.items()})
    return tuple(
        _report(claim, rows[claim.document.id], words[claim.document.id], letters[claim.document.id])
        for claim in ordered
    )


def _report(claim: Claim, rows: int, words: Vector, letters: Vector) -> CodedReport:
    cells = read_row(claim.evidence.text)
    numbers = [column for column in cells if _NUMBERED.match(column)]

    def codes(part: str) -> frozenset[str]:
        told = (piece.strip() for n in numbers for piece in cells.get(f"{n}_{part}", "").split(";"))
        return frozenset(piece for piece in told if piece and piece != "Unknown")

    place, first, last = claim.where, claim.when.first_day, claim.when.last_day
    known = place is not None and place.latitude is not None and place.longitude is not None and "latitude" in cells
    return CodedReport(
        claim=claim,
        first=first.toordinal() if first else 0,
        last=last.toordinal() if last else 0,
        published=date.fromisoformat(claim.document.published[:10]).toordinal() if claim.document.published else None,
        city=_plain(cells.get("city") or cells.get("where_coordinates", "")),
        location=_plain(cells.get("location", "")),
        point=(place.latitude or 0.0, place.longitude or 0.0) if place and known else None,
        precision=_precision(cells),
        named=frozenset(_identity(a) for a in claim.actors if a.certainty == "named"),
        known_as=frozenset(_identity(a) for a in claim.actors),
        acting=frozenset(_identity(a) for a in claim.actors if a.role in ("perpetrator", "party")),
        types=codes("type"),
        subtypes=codes("subtype"),
        parties=codes("party"),
        violence=codes("violence"),
        context=_said(cells.get("event_context", "")),
        target=_said(cells.get("target", "")),
        killed=_toll(claim, "killed"),
        wounded=_toll(claim, "wounded"),
        damage=cells.get("damage", "0") != "0",
        displacement=cells.get("displacement", "0") != "0",
        words=words,
        letters=letters,
        rows=rows,
        event_file="dyad_name" in cells,
    )


def _identity(actor: Actor) -> str:
    """The code of an actor, whatever it is filed under; of one who is not known, the words for him."""
    return (
        actor.name if actor.certainty == "unidentified" or not actor.entity_id else actor.entity_id.rpartition("/")[2]
    )


def _precision(cells: Mapping[str, str]) -> int:
    """1 a country to 6 a street, as MAVERICK has it; UCDP runs the other way and knows no streets."""
    if "where_prec" in cells:
        return max(1, 4 - int(float(cells["where_prec"])))
    return int(float(cells.get("geo_precision", "1")))


def _said(code: str) -> str:
    return "" if code in _NOTHING_SAID else code


def _toll(claim: Claim, what: str) -> Toll:
    for quantity in claim.quantities:
        if quantity.what == what and quantity.words.replace(".", "").isdigit():
            best = int(float(quantity.words))
            return quantity.low or 0, best, best if quantity.high is None else quantity.high
    return 0, 0, 0


def _plain(name: str) -> str:
    return " ".join(_words(name))


def _words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]


def _runs(text: str) -> list[str]:
    plain = f" {_plain(text)} "
    return [plain[at : at + _LETTERS] for at in range(len(plain) - _LETTERS + 1)]


def _vectors(counts: Mapping[str, Counter[str]]) -> dict[str, Vector]:
    """Unit vectors in which what few headlines hold weighs more."""
    holders: dict[str, int] = defaultdict(int)
    for counted in counts.values():
        for part in counted:
            holders[part] += 1
    vectors: dict[str, Vector] = {}
    for of, counted in counts.items():
        weighed = {part: n * math.log(len(counts) / holders[part]) for part, n in counted.items()}
        length = math.sqrt(sum(w * w for w in weighed.values())) or 1.0
        vectors[of] = {part: w / length for part, w in weighed.items() if w}
    return vectors
