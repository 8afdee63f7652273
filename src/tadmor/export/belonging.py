"""How events belong together, in words: what answers what and by what that is known, wholes and parts, days of a battle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tadmor.export.wording import spell_name, spell_range
from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId, IncidentId
from tadmor.model.incident import Field, FieldName, Incident
from tadmor.model.place import Place

_MOST_STEPS = 5
Sentences = Mapping[ClaimId, tuple[str, int]]
_COUNTED: tuple[FieldName, ...] = ("killed", "wounded", "killed_or_wounded", "missing", "abducted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Another event, the words for how one belongs to it, and an aside that says how that is known or what is not added.

    `said_by` are the claims that say so.
    """

    words: str
    other: Incident
    aside: str
    said_by: tuple[ClaimId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTold:
    """One day of a battle: an ISO day, where, and each toll told of that day with who says it; `tolls` may be empty."""

    day: str
    where: Place | None
    tolls: tuple[str, ...]


def tie_together(incidents: Iterable[Incident], claims: Iterable[Claim]) -> Mapping[IncidentId, tuple[Tie, ...]]:
    """For each event that belongs with others its ties: what it answers, and what that answers; what answers it; whole; parts.

    Of claims of one sentence one is named.
    """
    sentences = {claim.id: (claim.document.id, claim.evidence.start) for claim in claims}
    known = {
        incident.id: replace(incident, response_said_by=_each_once(incident.response_said_by, sentences))
        for incident in incidents
    }
    ties: dict[IncidentId, list[Tie]] = defaultdict(list)
    for incident in known.values():
        ties[incident.id] += _chain(incident, known, sentences)
    for incident in known.values():
        answered = known.get(incident.response_to) if incident.response_to else None
        if answered is not None:
            words = "answered by" if incident.response_said_by else "possibly answered by"
            aside = _spell_basis(incident, answered, sentences)
            ties[answered.id].append(Tie(words=words, other=incident, aside=aside, said_by=incident.response_said_by))
    for incident in known.values():
        whole = known.get(incident.part_of) if incident.part_of else None
        if whole is not None:
            ties[incident.id].append(Tie(words="part of", other=whole, aside="its toll is not that of the whole"))
            ties[whole.id].append(Tie(words="holds", other=incident, aside=f"{_spell_toll(incident)}toll not added"))
    return {incident: tuple(told) for incident, told in ties.items() if told}


def _each_once(claims: Iterable[ClaimId], sentences: Sentences) -> tuple[ClaimId, ...]:
    return tuple({sentences.get(claim, (claim, 0)): claim for claim in claims}.values())


def _chain(incident: Incident, known: Mapping[IncidentId, Incident], sentences: Sentences) -> list[Tie]:
    """What an event answers, and what that one answered in its turn."""
    ties: list[Tie] = []
    seen = {incident.id}
    step = incident
    while len(ties) < _MOST_STEPS:
        answered = known.get(step.response_to) if step.response_to else None
        if answered is None or answered.id in seen:
            break
        words = ("in answer to", "possibly in answer to") if not ties else ("which answers", "which possibly answers")
        ties.append(
            Tie(
                words=words[0 if step.response_said_by else 1],
                other=answered,
                aside=_spell_basis(step, answered, sentences),
                said_by=step.response_said_by,
            )
        )
        seen.add(answered.id)
        step = answered
    return ties


def _spell_basis(later: Incident, earlier: Incident, sentences: Sentences) -> str:
    """ "reports say so", or what suggests it: "sides reversed, next day; no report says so"."""
    if later.response_said_by:
        reports = {sentences.get(claim, (claim, 0))[0] for claim in later.response_said_by}
        return "reports say so" if len(reports) > 1 else "a report says so"
    first = earlier.when.first_day if earlier.when else None
    then = later.when.first_day if later.when else None
    days = (then - first).days if first and then else None
    when = {None: "", 0: ", same day", 1: ", next day"}.get(days, f", {days} days later")
    return f"sides reversed{when}; no report says so"


def _spell_toll(incident: Incident) -> str:
    killed = spell_range(incident.casualties.killed) if incident.casualties else "no figure"
    return "" if killed == "no figure" else f"killed {killed}, "


def list_days(incident: Incident) -> tuple[DayTold, ...]:
    """The days of a battle that its reports tell apart, in order, with the tolls told of each."""
    return tuple(
        DayTold(
            day=episode.day,
            where=episode.where,
            tolls=tuple(_spell_figure(f, episode.day) for f in incident.fields if _is_of(f, episode.day)),
        )
        for episode in incident.episodes
        if episode.day
    )


def _is_of(field: Field, day: str) -> bool:
    return field.field in _COUNTED and bool(field.of) and (field.of or "").endswith(f" of {day}")


def _spell_figure(field: Field, day: str) -> str:
    """ "killed 12 (Varda hospital); 14 (the army)"; whom a figure counts where it is not everybody."""
    counted = (field.of or "").removesuffix(f" of {day}")
    whom = "" if counted == "people" else f" ({counted})"
    told = "; ".join(f"{v.value} ({' and '.join(v.origins) or 'no independent origin'})" for v in field.values)
    return f"{spell_name(field.field)}{whom} {told}"
