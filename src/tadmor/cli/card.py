"""One event on a terminal: on one screen what is said and by whom, or with the sentence behind every value."""

from __future__ import annotations

from dataclasses import replace

from rich.console import Console

from tadmor.cli.screen import count_of, print_line
from tadmor.export.belonging import list_days, tie_together
from tadmor.export.changed import spell_changed
from tadmor.export.checked import spell_checked
from tadmor.export.disagreements import MOST_SHOWN, rank_disagreements
from tadmor.export.naming import spell_kind, spell_where
from tadmor.export.page.words import spell_marks
from tadmor.export.protect import Released
from tadmor.export.relays import list_relayed, spell_relays
from tadmor.export.rows import AGAINST, sort_claims, sort_incidents
from tadmor.export.spared import NAME_WITHHELD
from tadmor.export.wording import (
    spell_chain,
    spell_field,
    spell_first,
    spell_grade,
    spell_name,
    spell_origin,
    spell_range,
    spell_signature,
    spell_stance,
    spell_time,
    spell_values,
)
from tadmor.model.claim import Claim
from tadmor.model.document import DocumentReference
from tadmor.model.ids import ClaimId
from tadmor.model.incident import CopyGroup, Field, Grade, Incident, Origin
from tadmor.weigh.tolls import TollPoint, TollSeries, find_tolls

MOST_VALUES = 4
MOST_RELAYS, FEW_RELAYS = 12, 3
SHARES = {
    "near_duplicate": "shares passages with",
    "translation": "is a translation of",
    "same_statement": "relays the same statement as",
}


def print_card(screen: Console, released: Released, incident: Incident, quoted: str | None = None) -> None:
    """The card of one event. It says who says so; Tadmor itself says nothing of what happened.

    It fits a screen where the event does, and `quoted` is the command that prints it with its sentences, named in its last line.
    Without one the sentences are printed: every statement once, and behind every value the numbers of those that tell it.
    """
    listed = sort_incidents(released.incidents)
    claims = {claim.id: claim for claim in released.claims}
    told = sort_claims(claims[claim] for claim in incident.claims if claim in claims)
    numbers = {claim.id: number for number, claim in enumerate(told, start=1)} if quoted is None else {}
    number = 1 + [other.id for other in listed].index(incident.id)
    print_line(screen, f"Event {number} of {len(listed)}: reports of {spell_kind(incident.kind)}", style="bold")
    print_line(screen, f"id {incident.id}")
    _print_summary(screen, incident, told)
    _print_ties(screen, released, incident)
    _print_days(screen, incident)
    _print_grade(screen, incident.grade)
    _print_disagreements(screen, incident)
    if quoted is None:
        for field in incident.fields:
            _print_field(screen, field, numbers)
    else:
        _print_other_fields(screen, incident)
    _print_tolls(screen, find_tolls(told, released.copies))
    _print_claims(screen, "Denials and doubts", [claim for claim in told if claim.stance in AGAINST], numbers)
    _print_origins(screen, incident.independent_origins)
    _print_relays(screen, incident, told, most=MOST_RELAYS if quoted is None else FEW_RELAYS)
    _print_copies(screen, released, told, most=None if quoted is None else MOST_SHOWN)
    if quoted is None:
        _print_statements(screen, told, numbers)
    _print_checked(screen, released, told)
    _print_left_out(screen, released, incident)
    if quoted is not None:
        print_line(screen, "")
        print_line(screen, f"Every sentence, and where it stands: {quoted}")


def _print_heading(screen: Console, text: str) -> None:
    print_line(screen, "")
    print_line(screen, text, style="bold")


def _print_summary(screen: Console, incident: Incident, told: list[Claim]) -> None:
    casualties = incident.casualties
    rows = [("when", spell_time(incident.when)), ("where", spell_where(incident.where))]
    if casualties:
        rows += [("killed", spell_range(casualties.killed)), ("wounded", spell_range(casualties.wounded))]
        rows += [(f"{status}s", spell_range(figure)) for status, figure in casualties.by_status]
        rows += [
            ("policy", "; ".join((f"figures put together by “{spell_name(casualties.policy)}”", *casualties.notes)))
        ]
    rows += [("reports", f"{len(incident.documents)}, first {incident.first_reported or 'on a day not known'}")]
    marks = "; ".join(spell_marks(incident, told))
    for name, value in (*rows, *([("look at", marks)] if marks else [])):
        print_line(screen, f"{name + ':':<11}{value}", indent=2)


def _print_ties(screen: Console, released: Released, incident: Incident) -> None:
    """What it answers and is a part of, what answers it and is a part of it, with the sentence that says so."""
    ties = tie_together(released.incidents, released.claims).get(incident.id, ())
    if not ties:
        return
    numbers = {other.id: number for number, other in enumerate(sort_incidents(released.incidents), start=1)}
    claims = {claim.id: claim for claim in released.claims}
    _print_heading(screen, "With other events")
    for tie in ties:
        other = f"{spell_kind(tie.other.kind)}, {spell_where(tie.other.where)}, {spell_time(tie.other.when)}"
        print_line(screen, f"{tie.words} event {numbers[tie.other.id]} ({tie.aside}): {other}", indent=2)
        for claim in (claims[one] for one in tie.said_by if one in claims):
            print_line(screen, f"{spell_chain(claim.sources)}: “{claim.evidence.text}”", indent=6, style="italic")


def _print_days(screen: Console, incident: Incident) -> None:
    """The days of a battle with the toll told of each; none of them is added to that of the whole."""
    days = list_days(incident)
    if days:
        _print_heading(screen, "Day by day (parts of the whole, not added to it)")
    for day in days:
        where = f", {day.where.name}" if day.where else ""
        print_line(screen, f"{day.day}{where}: {'; '.join(day.tolls) or 'no toll told of this day'}", indent=2)


def _print_grade(screen: Console, grade: Grade | None) -> None:
    if grade is None:
        return
    _print_heading(screen, f"Grade: {spell_grade(grade)}; {spell_signature(grade)}")
    for changed in grade.changed_since:
        sentence = spell_changed(changed)
        print_line(screen, f"{sentence[:1].upper()}{sentence[1:]}.", indent=2)
    for reason in grade.reasons:
        print_line(screen, f"- {reason}", indent=2)
    for change in grade.would_change_it:
        print_line(screen, f"would change it: {change}", indent=2)


def _print_disagreements(screen: Console, incident: Incident) -> None:
    """The most important ones, each on a line; all are among the fields below."""
    ranked = rank_disagreements(incident)
    if not ranked:
        return
    more = f", the {MOST_SHOWN} most important of {len(ranked)}" if len(ranked) > MOST_SHOWN else ""
    _print_heading(screen, f"What the sources disagree on{more}")
    for field in ranked[:MOST_SHOWN]:
        print_line(screen, f"{spell_field(field)}: {spell_values(field)}", indent=2)


def _print_other_fields(screen: Console, incident: Incident) -> None:
    """The fields that are not among the disagreements above, each on a line."""
    above = rank_disagreements(incident)[:MOST_SHOWN]
    others = [field for field in incident.fields if field not in above]
    if others:
        _print_heading(screen, "Other fields" if above else "Fields")
    for field in others:
        shown = replace(field, values=field.values[:MOST_VALUES])
        more = len(field.values) - MOST_VALUES
        print_line(
            screen, f"{spell_field(field)}: {spell_values(shown)}{f'; {more} more' if more > 0 else ''}", indent=2
        )


def _print_field(screen: Console, field: Field, numbers: dict[ClaimId, int]) -> None:
    _print_heading(screen, spell_field(field))
    for value in field.values:
        first = f" (first said {value.first_said})" if value.first_said else ""
        origins = ", ".join(value.origins) or "no independent origin"
        where = ", ".join(map(str, sorted(numbers[claim] for claim in value.claims if claim in numbers)))
        print_line(screen, f"{spell_name(value.value)}: {origins}{first} [{where}]", indent=2)


def _print_tolls(screen: Console, series: tuple[TollSeries, ...]) -> None:
    """Speakers who changed their figures, one line each; those whose names are withheld may be several."""
    changed = [one for one in series if len(one.points) > 1 and NAME_WITHHELD not in one.speaker]
    if changed:
        _print_heading(screen, "Tolls over time")
    for one in changed:
        counted = spell_name(one.what) + (f" ({one.of})" if one.of != "people" else "")
        steps = "; ".join(_spell_point(point) for point in one.points)
        print_line(screen, f"{one.speaker}, {counted}: {steps}", indent=2)


def _spell_point(point: TollPoint) -> str:
    fates = {"superseded": "until", "retracted": "taken back", "likely_slip": "likely a slip", "stands": ""}
    fate = " ".join(part for part in (fates[point.fate], point.until) if part)
    return f"{point.value} on {point.day or 'a day not known'}" + (f" ({fate})" if fate else "")


def _print_claims(screen: Console, heading: str, claims: list[Claim], numbers: dict[ClaimId, int]) -> None:
    """Who says so and what, each on a line; without numbers no more than some of them."""
    if claims:
        _print_heading(screen, heading)
    shown = claims if numbers else claims[:MOST_SHOWN]
    for claim in shown:
        print_line(screen, _spell_said(claim, numbers), indent=2)
    if len(shown) < len(claims):
        print_line(screen, f"and {len(claims) - len(shown)} more", indent=2)


def _spell_said(claim: Claim, numbers: dict[ClaimId, int]) -> str:
    published = f", {claim.document.published[:10]}" if claim.document.published else ""
    number = f"[{numbers[claim.id]}] " if claim.id in numbers else ""
    return f"{number}{spell_chain(claim.sources)}: {spell_stance(claim)}{published}"


def _print_statements(screen: Console, told: list[Claim], numbers: dict[ClaimId, int]) -> None:
    """Every statement once: who says it, the sentence, and where it stands."""
    _print_heading(screen, "Statements, and where they stand")
    for claim in told:
        where = _name_of(claim.document)
        print_line(screen, _spell_said(claim, numbers), indent=2)
        print_line(screen, f"“{claim.evidence.text}”", indent=6, style="italic")
        print_line(screen, f"{where}, characters {claim.evidence.start}–{claim.evidence.end}", indent=6)


def _print_checked(screen: Console, released: Released, told: list[Claim]) -> None:
    """What people decided of its statements, by the number that a statement has on the card."""
    numbers = {claim.id: number for number, claim in enumerate(told, start=1)}
    checked = sorted((one for one in released.checked if one.claim in numbers), key=lambda one: numbers[one.claim])
    if not checked:
        return
    _print_heading(screen, "Decided by people")
    for one in checked:
        for line in spell_checked(one):
            print_line(screen, f"statement {numbers[one.claim]}: {line}", indent=2)


def _name_of(document: DocumentReference) -> str:
    return document.url or document.title or f"report {document.id[:8]}"


def _print_origins(screen: Console, origins: tuple[Origin, ...]) -> None:
    if not origins:
        return
    _print_heading(screen, count_of(len(origins), "independent origin"))
    for origin in origins:
        print_line(screen, f"{origin.name} ({spell_origin(origin)})", indent=2)


def _print_relays(screen: Console, incident: Incident, told: list[Claim], most: int) -> None:
    """Who is quoted by several, then what one report tells on from another, what was lost first; few: only what was lost."""
    quoted = [(name, by) for name, by in list_relayed(incident, told) if len(by) > 1]
    spelt = spell_relays(incident, {claim.id: claim for claim in told})
    if most == FEW_RELAYS:
        spelt = [one for one in spelt if one.changes]
    if not quoted and not spelt:
        return
    _print_heading(screen, "Who relays whom")
    for name, by in quoted[:most]:
        print_line(screen, f"{name} -> {', '.join(by)}", indent=2)
    for one in spelt[:most]:
        print_line(screen, one.line, indent=2)
    if len(spelt) > most:
        print_line(screen, f"… and {len(spelt) - most} more", indent=2)


def _print_copies(screen: Console, released: Released, told: list[Claim], most: int | None) -> None:
    names = {
        name: _name_of(claim.document) for claim in told for name in (claim.document.id, claim.document.url) if name
    }
    groups: list[CopyGroup] = [group for group in released.copies if len(names.keys() & set(group.documents)) > 1]
    if groups:
        _print_heading(screen, "Reports that are not independent of each other")
    for group in groups[:most]:
        first, *others = (names.get(document, document) for document in group.in_order)
        shared = f"{first} {SHARES[group.kind]} {', '.join(others)}: {group.basis}{spell_first(group)}"
        print_line(screen, shared, indent=2)
    if most is not None and len(groups) > most:
        print_line(screen, f"and {len(groups) - most} more groups", indent=2)


def _print_left_out(screen: Console, released: Released, incident: Incident) -> None:
    left = [rejection for rejection in released.rejections if rejection.document in incident.documents]
    _print_heading(screen, "What is missing here")
    mention = "mentions" if incident.unread_documents == 1 else "mention"
    print_line(
        screen, f"{count_of(incident.unread_documents, 'report')} that {mention} it could not be read.", indent=2
    )
    print_line(screen, f"{count_of(len(left), 'thing')} in its reports left out (--rejections lists them).", indent=2)
