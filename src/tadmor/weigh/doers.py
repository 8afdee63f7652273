"""Who is said to have done it, and who is cleared of it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from tadmor.model.actor import Actor
from tadmor.model.claim import Claim
from tadmor.text.names import ActorKey, compare_actors, key_of, key_of_name
from tadmor.text.phrases import WORD, fold
from tadmor.text.rows import CODED_ROWS
from tadmor.weigh.actors import best_named
from tadmor.weigh.named import compare_named
from tadmor.weigh.origins import Voices
from tadmor.weigh.statements import Comparison, Statement, agree_or_single, heard, weigh_denials

_LED = re.compile(r"(\w+)[- ]led\b")
_SMALL = frozenset(("the", "a", "an"))


def _find_perpetrators(claims: Sequence[Claim], voices: Voices) -> list[Statement]:
    """Who is said to have done it, and who is cleared of it; one actor under one name, the one that takes no side."""
    found = []
    ordered = sorted(claims, key=lambda c: (c.document.published or "", c.id))
    for claim in heard(ordered):
        if claim.stance != "denies" or _owns_up(claim):
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
    its report is no statement of its speaker. A coder who writes that the doer is not known has said so."""
    said, speaker = claim.evidence.span, claim.sources[-1].name if claim.sources else None
    return [
        actor
        for actor in claim.actors
        if actor.role == "perpetrator"
        and (key_of(actor) is not None or claim.read_by.reader == CODED_ROWS)
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


def _owns_up(claim: Claim) -> bool:
    """True where a speaker denies something else of a deed of his own: "we struck, no civilians died"."""
    speaker = claim.sources[-1] if claim.sources else None
    if speaker is None or {"perpetrator", "existence", "presence"} & set(claim.disputes):
        return False
    keys = [key_of_name(entity, speaker.name) for entity in dict.fromkeys((speaker.entity_id, speaker.party)) if entity]
    own = [key for a in claim.actors if a.role == "perpetrator" and (key := key_of(a)) is not None and _is_known(key)]
    return bool(own) and all(any(compare_actors(key, k) >= 0.5 for k in keys) for key in own)


def _compare_perpetrators(statements: Sequence[Statement]) -> Comparison:
    """Conflicting when one of the accused is cleared, or when two voices name two entities that no claim names together.

    Somebody whom a claim does not know may be whom another names.
    """
    if answered := weigh_denials(statements, _clears):
        return answered
    statements = [s for s in statements if not s.denies]
    if not statements:
        return "single", None
    for n, a in enumerate(statements):
        for b in statements[n + 1 :]:
            if a.voice != b.voice and _other_entity(a, b) and not _may_go_together(a, b, statements):
                return "conflicting", "true_conflict"
    return agree_or_single(statements, compare_named(statements) or ("precision" if _is_finer(statements) else None))


def _may_go_together(a: Statement, b: Statement, statements: Sequence[Statement]) -> bool:
    return _go_together(a, b, statements) or any(_not_all_known(one, statements) for one in (a, b))


def _not_all_known(one: Statement, statements: Sequence[Statement]) -> bool:
    """True where the claim of a statement also has a doer whom it does not know."""
    return any(s.claim.id == one.claim.id and s.actor is not None and key_of(s.actor) is None for s in statements)


def _is_finer(statements: Sequence[Statement]) -> bool:
    """True where one name of an actor holds all words of another and more: an army, and its air force."""
    words = {
        frozenset(fold(word) for word in WORD.findall(s.actor.name)) - _SMALL for s in statements if s.actor is not None
    }
    return any(a < b for a in words for b in words)


def _clears(denial: Statement, accusation: Statement) -> bool:
    """True where a denial is of somebody whom the other accuses; an accusation of nobody known is of anybody."""
    if accusation.denies or denial.actor is None or accusation.actor is None:
        return False
    return _alike(denial.actor, accusation.actor)


def _other_entity(a: Statement, b: Statement) -> bool:
    first, second = (key_of(s.actor) if s.actor else None for s in (a, b))
    return first is not None and second is not None and compare_actors(first, second) <= -1.0


def _go_together(a: Statement, b: Statement, statements: Sequence[Statement]) -> bool:
    """True where one claim names both, or one is a coalition that somebody calls led by the other ("US-led")."""
    return _named_together(a, b, statements) or _leads(a, b, statements) or _leads(b, a, statements)


def _leads(state: Statement, coalition: Statement, statements: Sequence[Statement]) -> bool:
    if state.actor is None or coalition.actor is None or not (coalition.actor.entity_id or "").startswith("coalition:"):
        return False
    names = [s.actor.name for s in statements if s.actor and s.actor.entity_id == coalition.actor.entity_id]
    leaders = {fold(leader) for name in names for leader in _LED.findall(name)}
    code = (state.actor.entity_id or "").removeprefix("state:").partition("/")[0]
    return bool(leaders & {fold(code), *(fold(word) for word in WORD.findall(state.actor.name))})


def _named_together(a: Statement, b: Statement, statements: Sequence[Statement]) -> bool:
    together: dict[str, set[str]] = {}
    for statement in statements:
        together.setdefault(statement.claim.id, set()).add(statement.value)
    return any({a.value, b.value} <= values for values in together.values())


compare_perpetrators = (_find_perpetrators, _compare_perpetrators)
