"""What claims say of the fields that are not counted: one finder and one comparison for each field.

A finder takes the claims of an incident and gives who says what; a comparison takes that (never empty) and gives status and reason.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from tadmor.model.actor import Actor
from tadmor.model.claim import Claim
from tadmor.model.geography import compare_places, width_of
from tadmor.model.incident import FieldReason, FieldStatus
from tadmor.model.value import Status
from tadmor.text.answers import said_days
from tadmor.text.names import ActorKey, compare_actors, key_of, key_of_name
from tadmor.weigh.actors import best_named
from tadmor.weigh.figures import status_of_words
from tadmor.weigh.origins import Voices

Comparison = tuple[FieldStatus, FieldReason | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One value as one claim gives it. `denies`: the claim says that the value is not so."""

    value: str
    claim: Claim
    voice: str
    denies: bool = False
    actor: Actor | None = None


def _voiced(statements: Sequence[Statement]) -> int:
    return len({statement.voice for statement in statements})


def _by_voices(statements: Sequence[Statement], reason: FieldReason | None = None) -> Comparison:
    """Agreed when two or more voices hold it, else single."""
    return ("agreed", reason) if _voiced(statements) > 1 else ("single", None)


def _denied(statements: Sequence[Statement]) -> bool:
    return any(s.denies for s in statements) and any(not s.denies for s in statements)


def _find_existence(claims: Sequence[Claim], voices: Voices) -> list[Statement]:
    found = []
    denying = {"existence", "presence"} if all(claim.kind == "presence" for claim in claims) else {"existence"}
    for claim in claims:
        if claim.stance == "denies":
            if denying & set(claim.disputes):
                found.append(Statement(value="denied", claim=claim, voice=voices.of[claim.id], denies=True))
        elif claim.stance in ("asserts", "accepts_responsibility"):
            found.append(Statement(value="it happened", claim=claim, voice=voices.of[claim.id]))
    return found


def _compare_existence(statements: Sequence[Statement]) -> Comparison:
    return ("conflicting", "true_conflict") if _denied(statements) else _by_voices(statements)


def _find_perpetrators(claims: Sequence[Claim], voices: Voices) -> list[Statement]:
    """Who is said to have done it, and who is cleared of it; one actor under one name, the one that takes no side."""
    found = []
    ordered = sorted(claims, key=lambda c: (c.document.published or "", c.id))
    for claim in ordered:
        if claim.stance != "denies":
            found += [Statement(value=a.name, claim=claim, voice=voices.of[claim.id], actor=a) for a in _doers(claim)]
    accused = [s.actor for s in found if s.actor is not None]
    for claim in ordered:
        if claim.stance == "denies" and "perpetrator" in claim.disputes:
            voice = voices.of[claim.id]
            for name, actor in _cleared(claim, accused, voice):
                found.append(Statement(value=name, claim=claim, voice=voice, denies=True, actor=actor))
    return _under_one_name(found)


def _doers(claim: Claim) -> list[Actor]:
    """Doers whom the claim's own sentence names, or who speak of their own deed. What a claim takes over from elsewhere in
    its report is no statement of its speaker."""
    said, speaker = claim.evidence.span, claim.sources[-1].name if claim.sources else None
    return [
        actor
        for actor in claim.actors
        if actor.role == "perpetrator"
        and key_of(actor) is not None
        and (said.contains(actor.evidence.span) or actor.name == speaker)
    ]


def _cleared(claim: Claim, accused: Sequence[Actor], voice: str) -> list[tuple[str, Actor | None]]:
    """Whom a denial clears: those named in its own sentence, else the accused who is akin to its speaker, else the speaker.

    A doer whom a denial took over from its report is cleared only where nothing is known of the speaker.
    """
    named = _doers(claim)
    speaker = claim.sources[-1] if claim.sources else None
    named = [a for a in named if speaker is None or a.name != speaker.name]
    own = [a for a in named if _is_known(key_of(a)) and claim.evidence.span.contains(a.evidence.span)]
    if own or speaker is None:
        return [(actor.name, actor) for actor in own or named]
    keys = [key_of_name(entity, speaker.name) for entity in dict.fromkeys((speaker.entity_id, speaker.party))]
    keys.append(key_of_name(None, voice))
    akin = [a for a in accused if (key := key_of(a)) is not None and any(compare_actors(key, k) >= 0.5 for k in keys)]
    if akin:
        return [(akin[0].name, akin[0])]
    if any(_is_known(key) for key in keys):
        return [(voice, None)]
    return [(actor.name, actor) for actor in named]


def _is_known(key: ActorKey | None) -> bool:
    """True for more than general words ("its fighters")."""
    return key is not None and bool(key.entity or key.telling)


def _under_one_name(statements: Sequence[Statement]) -> list[Statement]:
    groups: list[list[Actor]] = []
    for actor in (s.actor for s in statements if s.actor is not None):
        home = next((group for group in groups if _alike(group[0], actor)), None)
        if home is None:
            groups.append([actor])
        else:
            home.append(actor)
    names = {actor: best_named(group).name for group in groups for actor in group}
    shown = [(s, names[s.actor] if s.actor is not None else s.value) for s in statements]
    return [dataclasses.replace(s, value=f"denied: {name}" if s.denies else name) for s, name in shown]


def _alike(a: Actor, b: Actor) -> bool:
    first, second = key_of(a), key_of(b)
    return first is not None and second is not None and compare_actors(first, second) >= 0.5


def _compare_perpetrators(statements: Sequence[Statement]) -> Comparison:
    """Conflicting when one of the accused is cleared, or when two voices name two entities that no claim names together."""
    denials = [s for s in statements if s.denies]
    if any(_clears(denial, s) for denial in denials for s in statements):
        return "conflicting", "true_conflict"
    statements = [s for s in statements if not s.denies]
    if not statements:
        return "single", None
    for n, a in enumerate(statements):
        for b in statements[n + 1 :]:
            if a.voice != b.voice and _other_entity(a, b) and not _named_together(a, b, statements):
                return "conflicting", "true_conflict"
    return _by_voices(statements)


def _clears(denial: Statement, accusation: Statement) -> bool:
    """True where a denial is of somebody whom the other accuses; an accusation of nobody known is of anybody."""
    if accusation.denies or denial.actor is None or accusation.actor is None:
        return False
    return _alike(denial.actor, accusation.actor)


def _other_entity(a: Statement, b: Statement) -> bool:
    first, second = (key_of(s.actor) if s.actor else None for s in (a, b))
    return first is not None and second is not None and compare_actors(first, second) <= -1.0


def _named_together(a: Statement, b: Statement, statements: Sequence[Statement]) -> bool:
    together: dict[str, set[str]] = {}
    for statement in statements:
        together.setdefault(statement.claim.id, set()).add(statement.value)
    return any({a.value, b.value} <= values for values in together.values())


def _find_statuses(claims: Sequence[Claim], voices: Voices) -> list[Statement]:
    found = []
    for claim in claims:
        voice = voices.of[claim.id]
        if claim.stance == "denies" and "status" in claim.disputes:
            found.append(Statement(value="denied", claim=claim, voice=voice, denies=True))
            continue
        said: set[Status] = {
            q.status
            for q in claim.quantities
            if q.status != "unknown" and q.what in ("killed", "wounded", "killed_or_wounded") and not q.denied
        }
        hit = (status_of_words(a.name) for a in claim.actors if a.role in ("target", "victim"))
        said |= {status for status in hit if status != "unknown"}
        found += [Statement(value=status, claim=claim, voice=voice) for status in sorted(said)]
    return found


def _compare_statuses(statements: Sequence[Statement]) -> Comparison:
    """Conflicting when denied, or when some voices speak of civilians alone and others of combatants alone."""
    if _denied(statements):
        return "conflicting", "true_conflict"
    said: dict[str, set[str]] = {}
    for statement in statements:
        said.setdefault(statement.voice, set()).add(statement.value)
    if {"civilian"} in said.values() and {"combatant"} in said.values():
        return "conflicting", "true_conflict"
    return _by_voices(statements)


def _find_days(claims: Sequence[Claim], voices: Voices) -> list[Statement]:
    found = []
    for claim in claims:
        days = said_days(claim)
        if days is None or (claim.stance == "denies" and "date" not in claim.disputes):
            continue
        first, last = days
        value = first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
        denies = claim.stance == "denies" and "date" in claim.disputes
        found.append(
            Statement(
                value=f"denied: {value}" if denies else value, claim=claim, voice=voices.of[claim.id], denies=denies
            )
        )
    return found


def _compare_days(statements: Sequence[Statement]) -> Comparison:
    if _denied(statements):
        return "conflicting", "true_conflict"
    days = [days for s in statements if (days := said_days(s.claim)) is not None]
    if max(first for first, _ in days) > min(last for _, last in days):
        return ("conflicting", "true_conflict") if _voiced(statements) > 1 else ("single", None)
    return _by_voices(statements, "precision" if len(set(days)) > 1 else None)


def _find_places(claims: Sequence[Claim], voices: Voices) -> list[Statement]:
    return [
        Statement(value=claim.where.name, claim=claim, voice=voices.of[claim.id])
        for claim in claims
        if claim.where is not None and claim.where.role == "impact"
    ]


def _compare_places_said(statements: Sequence[Statement]) -> Comparison:
    places = [s.claim.where for s in statements if s.claim.where]
    if any(compare_places(a, b) <= -1.0 for n, a in enumerate(places) for b in places[n + 1 :]):
        return ("conflicting", "true_conflict") if _voiced(statements) > 1 else ("single", None)
    widths = {width_of(place) for place in places} - {None}
    return _by_voices(statements, "precision" if len(widths) > 1 else None)


def _find_weapons(claims: Sequence[Claim], voices: Voices) -> list[Statement]:
    return [
        Statement(value=weapon.category, claim=claim, voice=voices.of[claim.id])
        for claim in claims
        for weapon in claim.weapons
        if weapon.role == "used"
    ]


def _compare_weapons(statements: Sequence[Statement]) -> Comparison:
    """Agreed when two voices name one category. Different categories are shown, not called a conflict: several were often used."""
    held: dict[str, set[str]] = {}
    for statement in statements:
        held.setdefault(statement.value, set()).add(statement.voice)
    return ("agreed", None) if any(len(v) > 1 for v in held.values()) else ("single", None)


compare_existence = (_find_existence, _compare_existence)
compare_perpetrators = (_find_perpetrators, _compare_perpetrators)
compare_statuses = (_find_statuses, _compare_statuses)
compare_days = (_find_days, _compare_days)
compare_places_said = (_find_places, _compare_places_said)
compare_weapons = (_find_weapons, _compare_weapons)
