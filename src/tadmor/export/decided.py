"""What people decided and what became of ids, in sentences: the same on the terminal and for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tadmor.export.naming import spell_where
from tadmor.export.protect import Released
from tadmor.export.rows import sort_incidents
from tadmor.export.wording import spell_chain, spell_name, spell_quantity, spell_time
from tadmor.model.correction import Correction
from tadmor.model.incident import FormerIncident
from tadmor.model.judgement import SIGNING, Judgement, Unsettled

WAITING: Mapping[str, str] = {
    "orphan": "no statement stands there any more; it applies again as soon as one is read there",
    "contradiction": "people say different things of what is one and the same statement now",
    "fallen_together": "what it keeps apart is one statement now",
    "not_held": "what else people decided of these events stands against it",
}
_DECIDED: Mapping[str, str] = {
    "accept": "checked",
    "reject": "rejected",
    "add": "a statement coded by hand",
    "withdraw": "taken back",
}
BECAUSE: Mapping[str | None, str] = {
    "joined": "it was joined with others",
    "parted": "it was parted",
    "renamed": "its statements are under another id",
    None: "its statements are elsewhere",
}
_QUOTED = 60


def spell_decision(judgement: Judgement) -> str:
    """What was decided, without who and when: ``same``, ``rejected``, ``killed: 12``."""
    if judgement.correction is not None:
        return f"{judgement.correction.slot.replace('_', ' ')}: {spell_correction(judgement.correction)}"
    if judgement.verdict in SIGNING:
        return "the signature of a grade"
    said = _DECIDED.get(judgement.verdict, judgement.verdict)
    return f"{judgement.on[1].replace('_', ' ')} {said}" if judgement.verdict == "accept" and judgement.on[1:] else said


def spell_correction(correction: Correction) -> str:
    """The value of a slot in words; of an empty one that nothing is told."""
    told = [
        *(spell_name(code) for code in (correction.code, *correction.disputes) if code),
        *([f"it answers statement {correction.about}"] if correction.about else []),
        *([spell_time(correction.when)] if correction.when else []),
        *(spell_where(place) or place.name for place in correction.places),
        *(f"{actor.name} ({actor.role})" for actor in correction.actors),
        *(f"{thing.name} ({spell_name(thing.category)})" for thing in correction.objects),
        *(f"{weapon.name} ({weapon.role})" for weapon in correction.weapons),
        *([spell_chain(correction.sources)] if correction.sources else []),
        *(spell_quantity(quantity) for quantity in correction.quantities),
    ]
    return "; ".join(told) or "nothing"


def spell_unsettled(waiting: Unsettled) -> str:
    """One judgement that waits: who decided what, of which sentences, and why it does not apply."""
    judgement = waiting.judgement
    said = f"{spell_decision(judgement)}, says {judgement.by} on {judgement.at[:10]}: {WAITING[waiting.reason]}"
    stood = "; ".join(
        f"“{anchor.trigger.text}” in “{_short(anchor.evidence.text)}” (report {anchor.document[:8]}, characters "
        f"{anchor.trigger.start}–{anchor.trigger.end}, statement {anchor.claim})"
        for anchor in judgement.anchors
    )
    return f"{said}. {stood}" if stood else f"{said}. Statements {', '.join(judgement.on)}"


def spell_advice(record: str) -> str:
    """What to do about judgements that wait."""
    return (
        "Nothing of it is lost. To decide anew: tadmor judge "
        f"{record} same|different|unsure STATEMENT STATEMENT --by NAME (unsure takes a judgement back); of a single statement "
        f"and for everything else: tadmor code --help."
    )


def _short(text: str) -> str:
    one = " ".join(text.split())
    return one if len(one) <= _QUOTED else one[: _QUOTED - 1].rstrip() + "…"


def find_former(released: Released, wanted: str) -> FormerIncident | None:
    """What the id that begins so led to, where it names no event any more and one alone begins so."""
    ids = {one.id for one in released.former_incidents if len(wanted) >= 4 and one.id.startswith(wanted)}
    if len(ids) != 1 or any(incident.id in ids for incident in released.incidents):
        return None
    return next(one for one in released.former_incidents if one.id in ids)


def tell_former(released: Released, wanted: str) -> str | None:
    """What became of the event that once had this id, and why; None where there never was one, or it still has it."""
    one = find_former(released, wanted)
    if one is None:
        return None
    if not one.superseded_by:
        return f"What event {wanted} rested on is not read any more, was rejected, or may not be shown."
    listed = [incident.id for incident in sort_incidents(released.incidents)]
    names = "; ".join(f"event {listed.index(after) + 1} (id {after})" for after in one.superseded_by if after in listed)
    why = BECAUSE[one.because] + _spell_who(one, released.judgements)
    return f"There is no event {wanted} any more: {why}. What it rested on is now in {names}."


def _spell_who(one: FormerIncident, judgements: Sequence[Judgement]) -> str:
    by = next((judgement for judgement in judgements if judgement.id == one.judgement), None)
    if by is None:
        return " when reports came in or were read anew" if one.because in ("joined", "parted") else ""
    return f" by {by.by} on {by.at[:10]}" + (f" ({by.why})" if by.why else "")
