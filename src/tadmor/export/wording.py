"""Values in plain words, the same in tables, files and on screens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from tadmor.model.claim import Claim
from tadmor.model.incident import AirwarsGrade, CopyGroup, Field, FieldValue, Grade, Interest, Origin, Range
from tadmor.model.source import Source
from tadmor.model.value import Quantity, TimeInterval

STANCES: Mapping[str, str] = {
    "asserts": "says so",
    "reports_unconfirmed": "reports it as unconfirmed",
    "does_not_confirm": "does not confirm it",
    "denies": "denies it",
    "accepts_responsibility": "accepts responsibility",
    "opinion": "gives an opinion",
}
REASONS: Mapping[str, str] = {
    "true_conflict": "sources disagree",
    "later_update": "a later figure",
    "retraction": "taken back",
    "different_count_basis": "sources count different things",
    "part_of": "one figure is a part of the other",
    "modifier_drift": "“at least” was lost on the way",
    "precision": "some say it more exactly",
    "likely_slip": "looks like a slip",
}
POLICIES: Mapping[str, str] = {
    "majority_of_origins": "lowest to highest that anybody says; best is the number that more than half of the origins hold",
    "ucdp": "lowest to highest of reliable sources; best is the lower figure of the most reliable; deaths alone",
    "acled": "best is the most conservative number; vague words are read by a table, as estimates; deaths alone",
    "airwars": "minimum and maximum, no best; civilians apart",
}
AIRWARS_GRADES: Mapping[AirwarsGrade, str] = {
    "confirmed": "a belligerent accepts responsibility",
    "fair": "two or more sources that know of it themselves, and a belligerent acted",
    "weak": "one source, or none that knows of it itself",
    "contested": "sources name different doers",
    "discounted": "taken back, or the dead were fighters",
}
CREDIBILITY: Mapping[int, str] = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
STATUS_MARKS: Mapping[str, str] = {
    "conflicting": "CONFLICT",
    "revised": "revised",
    "agreed": "agreed",
    "single": "one origin",
}
INTERESTS: Mapping[Interest, str] = {
    "own": "speaks in its own interest",
    "against": "speaks against its own interest",
    "both": "speaks for and against its own interest",
}
MODIFIERS: Mapping[str, str] = {
    "at_least": "at least ",
    "more_than": "more than ",
    "about": "about ",
    "up_to": "up to ",
    "fewer_than": "fewer than ",
}


def spell_name(code: str) -> str:
    """A code of the vocabulary in words: ``armed_clash`` → "armed clash"."""
    return code.replace("_", " ")


def spell_chain(sources: Iterable[Source]) -> str:
    """Who says so, outermost first: "The Courier ← Wire Agency ← an official (not named)"."""
    return " ← ".join(source.name + (" (not named)" if source.anonymous else "") for source in sources)


def spell_first(group: CopyGroup) -> str:
    """Whose text several reports carry and that the first named is the earliest, as far as known: "; text of North Press"."""
    whose = f"; text of {group.rests_on}" if group.rests_on and group.kind != "same_statement" else ""
    return whose + ("; the first named is the earliest" if group.earliest else "")


def _spell_day(day: date, *, month: bool = True, year: bool = True) -> str:
    return str(day.day) + (f" {day:%b}" if month else "") + (f" {day.year}" if year else "")


def spell_time(when: TimeInterval | None) -> str:
    """The interval in words: "27 May 2024", "27–29 May 2024", "by 30 May 2024 (published)", "not said"."""
    if when is None or (when.first_day is None and when.last_day is None):
        return "not said"
    first, last = when.first_day, when.last_day
    if first is None and last is not None:
        return f"by {_spell_day(last)}" + (" (published)" if when.basis == "publication" else "")
    if last is None and first is not None:
        return f"from {_spell_day(first)} on"
    assert first is not None
    assert last is not None
    if first == last:
        return _spell_day(first) + _spell_hours(when)
    if (whole := _spell_whole(first, last)) is not None:
        return whole
    joined = _spell_day(first, month=first.month != last.month or first.year != last.year, year=first.year != last.year)
    return f"{joined}–{_spell_day(last)}"


def _spell_whole(first: date, last: date) -> str | None:
    """ "2024" or "May 2024" where the interval is exactly that, else None."""
    after = last + timedelta(days=1)
    if first.year != last.year or first.day != 1 or after.day != 1:
        return None
    if first.month == last.month:
        return f"{first:%b} {first.year}"
    return str(first.year) if (first.month, last.month) == (1, 12) else None


def _spell_hours(when: TimeInterval) -> str:
    hours = [end[11:16] for end in (when.earliest, when.latest) if end and len(end) > 10]
    return f", {'–'.join(dict.fromkeys(hours))}" if hours else ""


def spell_range(figure: Range) -> str:
    """Low–best–high in words: "12", "10–12–15", "at least 12", "up to 9", "no figure"."""
    low, best, high = figure.low, figure.best, figure.high
    if low is None and high is None:
        return "no figure" if best is None else f"about {best}"
    if low is not None and low == high:
        return str(low)
    if high is None:
        return f"at least {low}" + (f", best {best}" if best is not None and best != low else "")
    if low is None:
        return f"up to {high}" + (f", best {best}" if best is not None and best != high else "")
    return f"{low}–{high}" if best is None else f"{low}–{best}–{high}"


def spell_quantity(quantity: Quantity) -> str:
    """A figure as said: "killed: at least 12 (“12”) people, of whom the speaker says civilian"."""
    low, high = quantity.low, quantity.high
    number = str(low) if low == high else "–".join("…" if side is None else str(side) for side in (low, high))
    if quantity.modifier in MODIFIERS:
        number = MODIFIERS[quantity.modifier] + str(low if low is not None else high)
    parts = [spell_name(quantity.what) + ":", number, f"(“{quantity.words}”)"]
    parts += [quantity.of] if quantity.of and quantity.of not in quantity.words else []
    parts += [f"[{quantity.status}]"] if quantity.status != "unknown" else []
    parts += ["running total"] if quantity.cumulative else []
    parts += ["– denied by the speaker"] if quantity.denied else []
    return " ".join(parts)


def spell_field(field: Field) -> str:
    """A field and how its sources stand, with the working: "killed: AGREED, one is a part of the other (234 + 2 = 236)"."""
    counted = field.of if field.of and not field.field.startswith("vehicles") else None
    of = f" ({counted})" if counted else ""
    reason = f", {REASONS[field.reason]}" if field.reason else ""
    detail = f" ({field.detail})" if field.detail else ""
    return f"{spell_name(field.field)}{of}: {STATUS_MARKS[field.status]}{reason}{detail}"


def spell_values(field: Field) -> str:
    """The values of a field with who says each: "7 (Varda hospital); 30 (Sarin police)"."""
    return "; ".join(f"{spell_name(value.value)} ({_spell_origins(value)})" for value in field.values)


def _spell_origins(value: FieldValue) -> str:
    return " and ".join(value.origins) or "no independent origin"


def spell_grade(grade: Grade) -> str:
    """A grade with what its words mean: "fair (two or more sources …), 2 (probably true)"."""
    digit = f"{grade.credibility} ({CREDIBILITY[grade.credibility]})"
    return f"{grade.airwars} ({AIRWARS_GRADES[grade.airwars]}), {digit}" if grade.airwars else digit


def spell_signature(grade: Grade) -> str:
    """Whose word the grade is: "signed by A. Reader", "proposed by a rule, not signed"."""
    if grade.changed_since:
        return "proposed by a rule, changed since it was signed"
    return f"signed by {grade.signed_by}" if grade.signed_by else "proposed by a rule, not signed"


def spell_origin(origin: Origin) -> str:
    """What bears on the word of an origin: "military, party to the conflict: Aland, the team rates it C"."""
    parts = [spell_name(origin.kind)]
    parts += [f"party to the conflict: {spell_name(origin.party)}"] if origin.party else []
    if origin.interest != "neither":
        parts.append(INTERESTS[origin.interest])
    elif origin.own_interest:
        parts.append("speaks of its own acts")
    parts += [f"owned by {origin.owner}"] if origin.owner else []
    parts += [f"the team rates it {origin.reliability}"] if origin.reliability else []
    parts += [f"also called {named.name} ({named.probability:.2f}: {named.reason})" for named in origin.names]
    return ", ".join(parts)


def spell_stance(claim: Claim) -> str:
    """What the last speaker does: "says so", "denies it: status"."""
    disputed = ": " + ", ".join(spell_name(name) for name in claim.disputes) if claim.disputes else ""
    return STANCES[claim.stance] + disputed


def spell_denial(claim: Claim) -> str:
    """A denial with its speaker and its sentence."""
    where = claim.document.url or claim.document.id
    return (
        f"{spell_chain(claim.sources)} {spell_stance(claim)}: "
        f"“{claim.evidence.text}” ({where} {claim.evidence.start}–{claim.evidence.end})"
    )
