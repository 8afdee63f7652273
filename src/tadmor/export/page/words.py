"""Words of the page: titles, days, marks. Neutral and attributed: what is told, never what happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tadmor.export.naming import name_place, spell_kind
from tadmor.export.rows import AGAINST
from tadmor.export.wording import spell_name, spell_time
from tadmor.model.claim import Claim
from tadmor.model.incident import FieldReason, Incident, Origin, Range
from tadmor.model.value import TimeInterval

FIELDS = {
    "existence": "That it happened",
    "when": "When",
    "where": "Where",
    "perpetrator": "Who did it",
    "status": "Civilians or fighters",
    "vehicles_destroyed": "Vehicles destroyed",
    "vehicles_total": "Vehicles in all",
    "weapon": "With what",
}
ASIDE = {
    "existence": "whether it happened",
    "perpetrator": "who did it",
    "status": "whether civilians were hit",
    "weapon": "with what",
}
REASONS: dict[FieldReason, str] = {
    "true_conflict": "sources disagree",
    "later_update": "a later figure replaces an earlier one",
    "retraction": "the speaker took a figure back",
    "different_count_basis": "sources count different people",
    "part_of": "one figure is a part of the other",
    "modifier_drift": "“at least” or “about” was lost on the way",
    "precision": "some say it more exactly than others",
    "likely_slip": "one of the figures looks like a slip",
}
LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "ku": "Kurdish",
    "my": "Burmese",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ru": "Russian",
    "so": "Somali",
    "sw": "Swahili",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "zh": "Chinese",
}
DEFECTS = {
    "truncated_sentence": "breaks off within a sentence",
    "unclosed_quotation": "a quotation is not closed",
    "machine_translated": "looks machine translated",
    "stranded_caption": "a caption stands within the text",
    "boilerplate": "holds text of the site, not of the report",
    "wrong_encoding": "was wrongly encoded",
}
LEFT_OUT = {
    "no_reader_for_language": "no reader for their language",
    "not_about_conflict": "not about armed conflict",
    "no_event_found": "no event found",
    "reader_failed": "the reader failed",
    "quotation_does_not_hold": "the quotation did not hold",
    "same_trigger": "told by a word that another claim has",
    "bad_json": "a line that is not JSON",
    "empty": "empty files",
    "missing": "no such file",
    "unreadable": "could not be opened",
    "not_a_report": "a line that is no report",
    "no_article": "no running text on the page",
    "encrypted": "a PDF that asks for a password",
    "broken_pdf": "a damaged PDF",
    "too_large_inside": "a PDF too large inside",
    "not_text": "not a text file",
    "undecodable_bytes": "bytes that are no text were replaced",
    "converted_encoding": "another encoding than UTF-8, converted",
    "wrong_typed_field": "a field of the wrong type",
    "unreadable_date": "a date that could not be read",
    "absurd_published": "a publication date that cannot be",
}
TAKEN_IN_ALL_THE_SAME = {
    "undecodable_bytes",
    "converted_encoding",
    "wrong_typed_field",
    "unreadable_date",
    "absurd_published",
    "unknown_language",
    "unknown_access",
    "pages_without_text",
}
VALUES = {"civilian": "civilians", "combatant": "fighters", "denied": "denies it", "it happened": "tells of it"}
SCOPES = {"day_total": " (total of a day)", "period_total": " (total of a period)", "wave": " (a wave)"}
GROUPS = {
    "child": "children",
    "woman": "women",
    "man": "men",
    "elderly": "elderly people",
    "police": "police",
    "family": "families",
    "civilian": "civilians",
    "combatant": "fighters",
}
PLURAL = ("medic", "aid_worker", "journalist", "soldier", "fighter", "foreigner")
LIKELY, UNCERTAIN = 0.75, 0.45


def count_of(number: int, thing: str) -> str:
    """ "1 report", "2 reports"; a thing of several words bears its plural on the first one that a bar ends."""
    one, bar, rest = thing.partition("|")
    return f"{number} {one}{'' if number == 1 else 's'}{rest if bar else ''}"


def spell_day(day: str | None) -> str:
    """ "9 Mar 2021" of an ISO day or time; "on a day not known" of None."""
    if not day:
        return "on a day not known"
    known = date.fromisoformat(day[:10])
    return f"{known.day} {known:%b} {known.year}"


def spell_told(incident: Incident, claims: Sequence[Claim]) -> str:
    """The kind of an event in words; a total over a day or a period is called that, and so is a wave."""
    scopes = {claim.scope for claim in claims}
    scope = next((SCOPES[name] for name in SCOPES if scopes == {name}), "")
    return spell_kind(incident.kind) + scope


def spell_figure(figure: Range | None) -> str:
    """Low–best–high for people who have never seen one: "11", "14 to 16, best 15", "11 or more", "–"."""
    if figure is None or figure == Range():
        return "–"
    low, best, high = figure.low, figure.best, figure.high
    if low is not None and low == high:
        return str(low)
    ends = f"up to {high}" if low is None else f"{low} or more" if high is None else f"{low} to {high}"
    return ends + (f", best {best}" if best is not None and best not in (low, high) else "")


def spell_title(incident: Incident, claims: Sequence[Claim]) -> str:
    """What is told, in words that leave the saying to the sources: "Reported suicide bombing, Afrin, 14 Mar 2021"."""
    realities = {claim.reality for claim in claims}
    told = "Reported"
    if realities and "happened" not in realities:
        told = f"Reported as {' or '.join(sorted(realities))}:"
    parts = [f"{told} {spell_told(incident, claims)}"]
    if incident.where is not None:
        parts.append(name_place(incident.where))
    if incident.when is not None and incident.when.last_day is not None:
        parts.append(spell_time(incident.when).removesuffix(" (published)"))
    return ", ".join(parts)


def spell_when(when: TimeInterval | None) -> str:
    """A time in words; the day of publication as what it is, an end: "by 30 May 2024 (no day said)"."""
    return spell_time(when).replace("(published)", "(no day said)")


def spell_value(value: str) -> str:
    """A value of a field in words."""
    return VALUES.get(value, spell_name(value))


def capital(words: str) -> str:
    """The words with a capital at the start, where they stand alone."""
    return words[:1].upper() + words[1:]


def spell_marks(incident: Incident, claims: Sequence[Claim]) -> list[str]:
    """What to look at: "sources disagree on killed, when"; "denied: whether civilians were hit"."""
    marks = ["changed since it was signed"] if incident.grade and incident.grade.changed_since else []
    marks += [mark] if (mark := _spell_one_side(incident.independent_origins)) else []
    for status, words in (("conflicting", "sources disagree on"), ("revised", "figures revised:")):
        names = dict.fromkeys(spell_aside(field.field) for field in incident.fields if field.status == status)
        if names:
            marks.append(f"{words} {', '.join(names)}")
    denied = [claim for claim in claims if claim.stance == "denies"]
    if denied:
        disputed = dict.fromkeys(spell_aside(name) for claim in denied for name in claim.disputes)
        marks.append("denied" + (f": {', '.join(disputed)}" if disputed else ""))
    elif any(claim.stance in AGAINST for claim in claims):
        marks.append("not confirmed by a speaker")
    return marks


def _spell_one_side(origins: Sequence[Origin]) -> str | None:
    """Whether all that is known comes from one party to the conflict."""
    if not origins or not all(origin.party or origin.own_interest for origin in origins):
        return None
    if len(origins) == 1:
        return "one origin, a party to the conflict"
    sides = {origin.party for origin in origins}
    return "all origins belong to one party to the conflict" if len(sides) == 1 and None not in sides else None


def spell_aside(field: str) -> str:
    """A field within a sentence: "who did it", "killed"."""
    return ASIDE.get(field, spell_name(field))


def spell_heading(field: str, of: str | None) -> str:
    """A field as the head of a row: "Killed", "Killed: children"."""
    name = FIELDS.get(field, spell_name(field).capitalize())
    if of is None or of == "people":
        return name
    return f"{name}: {GROUPS.get(of, spell_name(of) + ('s' if of in PLURAL else ''))}"


def spell_confidence(confidence: float) -> str:
    """How sure the reading is, in three bands."""
    if confidence >= LIKELY:
        return "likely right"
    return "uncertain" if confidence >= UNCERTAIN else "a guess"


def spell_language(code: str | None) -> str:
    """The language of a report in words."""
    return LANGUAGES.get(code or "", code or "a language not known")


def spell_left_out(reason: str) -> str:
    """Why something was left out."""
    return LEFT_OUT.get(reason, spell_name(reason))
