"""Field by source: what every voice of an event says of every field, and whether it goes with the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tadmor.export.naming import name_place
from tadmor.export.page.contents import Event
from tadmor.export.page.words import spell_heading, spell_value
from tadmor.export.wording import STANCES, spell_time
from tadmor.model.claim import Claim
from tadmor.model.document import Evidence
from tadmor.model.ids import ClaimId
from tadmor.model.incident import Field, FieldReason, FieldStatus, FieldValue, Origin
from tadmor.model.value import Quantity

Verdict = Literal["agrees", "differs", "alone", "says", "silent"]
ORDER = ("existence", "when", "where", "perpetrator", "whom", "status", "killed", "wounded", "killed_or_wounded")
DIGITS = re.compile(r"\d+")
AFFECTED = ("target", "victim")
NAMED = ("perpetrator", "status", "weapon")
NO_VOICE = "names no source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One column: an independent origin, or an outlet whose claims name no source (`origin` is None)."""

    name: str
    origin: Origin | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One value as one claim says it. `bounds`: the interval of a figure or of days; `key`: what is compared where that is None."""

    text: str
    claim: Claim
    evidence: Evidence | None
    bounds: tuple[float, float] | None = None
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one voice says of one field, each value with all claims that say it in the order of their publication.

    `same` and `other` count the voices that it goes with and differs from."""

    verdict: Verdict
    said: tuple[tuple[Said, ...], ...] = ()
    same: int = 0
    other: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row: a field (or what the record has no field for: `status` None), and a cell for every voice."""

    heading: str
    field: str
    status: FieldStatus | None
    reason: FieldReason | None
    cells: tuple[Cell, ...]
    detail: str | None = None


def list_voices(event: Event) -> tuple[Voice, ...]:
    """The columns: independent origins first, then outlets that name nobody, in order of their claims."""
    left: dict[ClaimId, Claim] = {claim.id: claim for claim in event.claims}
    voices = []
    for origin in event.incident.independent_origins:
        mine = set(origin.claims)
        claims = tuple(left.pop(claim.id) for claim in event.claims if claim.id in mine and claim.id in left)
        voices.append(Voice(name=origin.name, origin=origin, claims=claims))
    outlets: dict[str, list[Claim]] = {}
    for claim in left.values():
        outlets.setdefault(claim.sources[-1].name if claim.sources else NO_VOICE, []).append(claim)
    voices += [Voice(name=name, origin=None, claims=tuple(claims)) for name, claims in outlets.items()]
    return tuple(voices)


def build_matrix(event: Event, voices: Sequence[Voice]) -> tuple[Line, ...]:
    """All rows of an event, in reading order."""
    lines = [_field_line(field, voices) for field in event.incident.fields if field.field != "existence"]
    existence = next((field for field in event.incident.fields if field.field == "existence"), None)
    lines += [_existence_line(existence, voices), _whom_line(voices)]
    return tuple(sorted((line for line in lines if any(cell.said for cell in line.cells)), key=_place_of))


def _place_of(line: Line) -> tuple[int, str]:
    return (ORDER.index(line.field) if line.field in ORDER else len(ORDER), line.heading)


def _field_line(field: Field, voices: Sequence[Voice]) -> Line:
    columns = [
        tuple(
            say_value(field, value, claim)
            for claim in voice.claims
            for value in field.values
            if claim.id in value.claims
        )
        for voice in voices
    ]
    agreed = field.status in ("agreed", "single")
    cells = _compare_names(columns, agreed=agreed) if field.field in NAMED else _compare(columns, agreed, _go_together)
    return Line(
        heading=spell_heading(field.field, "all counts" if field.reason == "different_count_basis" else field.of),
        field=field.field,
        status=field.status,
        reason=field.reason,
        cells=cells,
        detail=field.detail,
    )


def _existence_line(field: Field | None, voices: Sequence[Voice]) -> Line:
    """Who tells it, doubts it or denies it. A denial of something else (a figure, a date) is no word on this."""
    columns = []
    for voice in voices:
        said: list[Said] = []
        for claim in voice.claims:
            if claim.stance == "denies" and not {"existence", "presence"} & set(claim.disputes):
                continue
            text = "tells of it" if claim.stance == "asserts" else STANCES[claim.stance]
            said.append(Said(text=text, claim=claim, evidence=claim.trigger))
        columns.append(tuple(said))
    return Line(
        heading=spell_heading("existence", None),
        field="existence",
        status=field.status if field else None,
        reason=field.reason if field else None,
        cells=_compare(columns, False, _not_denied),
    )


def _not_denied(a: Said, b: Said) -> bool:
    return (a.claim.stance == "denies") == (b.claim.stance == "denies")


def _whom_line(voices: Sequence[Voice]) -> Line:
    columns = []
    for voice in voices:
        said: list[Said] = []
        for claim in voice.claims:
            for actor in claim.actors:
                if actor.role in AFFECTED or actor.role == "party":
                    side = f"{actor.name} (a side)" if actor.role == "party" else actor.name
                    said.append(Said(text=side, claim=claim, evidence=actor.evidence))
        columns.append(tuple(said))
    cells = tuple(Cell(verdict="says" if said else "silent", said=_grouped(said)) for said in columns)
    return Line(heading="To whom", field="whom", status=None, reason=None, cells=cells)


def _compare(
    columns: Sequence[tuple[Said, ...]], agreed: bool, together: Callable[[Said, Said], bool]
) -> tuple[Cell, ...]:
    """Each voice beside the others, by the newest thing that each of them says."""
    cells = []
    for here, said in enumerate(columns):
        others = [column for there, column in enumerate(columns) if there != here and column]
        if not said:
            cells.append(Cell(verdict="silent"))
            continue
        same = sum(agreed or together(said[-1], other[-1]) for other in others)
        verdict: Verdict = "alone" if not others else "agrees" if same == len(others) else "differs"
        cells.append(Cell(verdict=verdict, said=_grouped(said), same=same, other=len(others) - same))
    return tuple(cells)


def _compare_names(columns: Sequence[tuple[Said, ...]], *, agreed: bool) -> tuple[Cell, ...]:
    """Names go together where one is shared. Where the record sees no conflict, another name is only another name."""
    cells = []
    for here, said in enumerate(columns):
        others = [column for there, column in enumerate(columns) if there != here and column]
        keys = {item.key for item in said}
        same = sum(any(item.key in keys for item in other) for other in others)
        other = 0 if agreed else len(others) - same
        verdict: Verdict = "differs" if other else "agrees" if same else "says" if others else "alone"
        cells.append(Cell(verdict=verdict if said else "silent", said=_grouped(said), same=same, other=other))
    return tuple(cells)


def _grouped(said: Sequence[Said]) -> tuple[tuple[Said, ...], ...]:
    """One group for every value; of two sentences of one report that say the same, the first."""
    groups: dict[str, dict[str, Said]] = {}
    for item in said:
        groups.setdefault(item.text.casefold(), {}).setdefault(item.claim.document.id, item)
    return tuple(tuple(group.values()) for group in groups.values())


def _go_together(a: Said, b: Said) -> bool:
    if (
        a.bounds is not None
        and b.bounds is not None
        and not a.text.startswith("denied")
        and not b.text.startswith("denied")
    ):
        return max(a.bounds[0], b.bounds[0]) <= min(a.bounds[1], b.bounds[1])
    return (a.key or a.text) == (b.key or b.text)


def say_value(field: Field, value: FieldValue, claim: Claim) -> Said:
    """The value with the words of the claim that say it; the word that tells the event where there are no others."""
    figures = [quantity for quantity in claim.quantities if quantity.what == field.field]
    for quantity in (*(q for q in figures if _is_the_value(q, value)), *figures):
        bounds = (quantity.low or 0.0, float("inf") if quantity.high is None else quantity.high)
        return Said(text=value.value, claim=claim, evidence=quantity.evidence, bounds=bounds)
    if field.field == "when":
        denied = "denied: " if value.value.startswith("denied") else ""
        first, last = claim.when.first_day, claim.when.last_day
        return Said(
            text=denied + spell_time(claim.when),
            claim=claim,
            evidence=claim.when.evidence,
            bounds=(first.toordinal(), last.toordinal()) if first and last else None,
            key=value.value,
        )
    if field.field == "where" and claim.where is not None:
        return Said(text=name_place(claim.where), claim=claim, evidence=claim.where.evidence, key=value.value)
    evidence = next(_evidence_of(field, value, claim), claim.trigger)
    named = field.field == "weapon" and evidence is not claim.trigger
    text = evidence.text if named else spell_value(value.value)
    return Said(text=text, claim=claim, evidence=evidence, key=value.value)


def _is_the_value(quantity: Quantity, value: FieldValue) -> bool:
    numbers = {side for side in (quantity.low, quantity.high) if side is not None}
    denied = value.value.startswith("denied")
    return {int(digits) for digits in DIGITS.findall(value.value)} == numbers and denied == quantity.denied


def _evidence_of(field: Field, value: FieldValue, claim: Claim) -> Iterator[Evidence]:
    if field.field == "weapon":
        yield from (weapon.evidence for weapon in claim.weapons if weapon.category == value.value)
    if field.field == "perpetrator":
        yield from (actor.evidence for actor in claim.actors if actor.role == "perpetrator")
    if field.field == "status":
        yield from (quantity.evidence for quantity in claim.quantities if quantity.status == value.value)
        yield from (actor.evidence for actor in claim.actors if actor.role in AFFECTED)
