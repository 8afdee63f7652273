"""What claims say of the fields that are not counted: one finder and one comparison for each field; here existence and status.

A finder takes the claims of an incident and gives who says what; a comparison takes that (never empty) and gives status and reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tadmor.model.actor import Actor
from tadmor.model.claim import Claim
from tadmor.model.incident import FieldReason, FieldStatus
from tadmor.model.value import Status
from tadmor.weigh.figures import status_of_words
from tadmor.weigh.origins import Voices

Comparison = tuple[FieldStatus, FieldReason | None]
_PERSONS = ("killed", "wounded", "killed_or_wounded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One value as one claim gives it. `denies`: the claim says that the value is not so. `name`: the thing by its own name."""

    value: str
    claim: Claim
    voice: str
    denies: bool = False
    actor: Actor | None = None
    name: str | None = None

    @property
    def day(self) -> str:
        """The day on which its report was published; empty where that is not known."""
        return (self.claim.document.published or "")[:10]


def heard(claims: Sequence[Claim]) -> list[Claim]:
    """Claims that say something: no opinions, and nobody who only does not confirm; all claims where nothing else is left."""
    told = [claim for claim in claims if claim.stance not in ("opinion", "does_not_confirm")]
    return told or list(claims)


def count_voices(statements: Sequence[Statement]) -> int:
    """How many speakers are heard."""
    return len({statement.voice for statement in statements})


def agree_or_single(statements: Sequence[Statement], reason: FieldReason | None = None) -> Comparison:
    """Agreed when two or more voices hold it, else single."""
    return ("agreed", reason) if count_voices(statements) > 1 else ("single", None)


def beside_slips(comparison: Comparison) -> Comparison:
    """What is found of values once likely slips are left out: where nothing else differs, the slips do."""
    return ("conflicting", "likely_slip") if comparison[0] in ("agreed", "single") else comparison


def weigh_denials(
    statements: Sequence[Statement], bears_on: Callable[[Statement, Statement], bool]
) -> Comparison | None:
    """What denials do: a speaker takes back what he said on an earlier day, or contradicts somebody. None: they bear on nothing."""
    against = [(d, s) for d in statements for s in statements if d.denies and not s.denies and bears_on(d, s)]
    if not against:
        return None
    if all(d.voice == s.voice and s.day < d.day for d, s in against):
        return "revised", "retraction"
    return "conflicting", "true_conflict"


def split_lone(
    statements: Sequence[Statement], apart: Callable[[Statement, Statement], bool]
) -> tuple[list[Statement], list[Statement]]:
    """Statements without likely slips, and the slips: one report of a speaker against two or more of his others, that no other
    speaker bears out and that is not the first or the last of them."""
    slips = [s for s in statements if _is_lone(s, statements, apart)]
    return [s for s in statements if s not in slips], slips


def _is_lone(one: Statement, statements: Sequence[Statement], apart: Callable[[Statement, Statement], bool]) -> bool:
    own = [s for s in statements if s.voice == one.voice and s.claim.document.id != one.claim.document.id]
    against = [s for s in own if apart(one, s)]
    if len({s.claim.document.id for s in against}) < 2 or len(against) < len(own):
        return False
    if any(apart(a, b) for n, a in enumerate(against) for b in against[n + 1 :]):
        return False
    days = {s.day for s in against}
    borne_out = any(s.voice != one.voice and not apart(one, s) for s in statements)
    return min(days) <= one.day <= max(days) and not borne_out


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
    return weigh_denials(statements, lambda denial, said: True) or agree_or_single(statements)


def _find_statuses(claims: Sequence[Claim], voices: Voices) -> list[Statement]:
    """Civilians or combatants, as said. "No civilians" denies civilians; children among the dead answer who says otherwise."""
    found, children = [], []
    for claim in heard(claims):
        voice = voices.of[claim.id]
        if claim.stance == "denies" and "status" in claim.disputes:
            found.append(Statement(value="denied", claim=claim, voice=voice, denies=True))
            continue
        counted = [q for q in claim.quantities if q.what in _PERSONS and not q.denied]
        said: set[Status] = {q.status for q in counted if q.status != "unknown" and q.high != 0}
        hit = (status_of_words(a.name) for a in claim.actors if a.role in ("target", "victim"))
        said |= {status for status in hit if status != "unknown"}
        found += [Statement(value=status, claim=claim, voice=voice) for status in sorted(said)]
        if any(q.status == "civilian" and q.high == 0 for q in counted):
            found.append(Statement(value="denied: civilian", claim=claim, voice=voice, denies=True))
        if any(q.group == "child" and q.high != 0 for q in counted):
            children.append(Statement(value="children", claim=claim, voice=voice))
    otherwise = {s.voice for s in found if s.denies or s.value == "combatant"}
    return [*found, *(c for c in children if otherwise - {c.voice})]


def _compare_statuses(statements: Sequence[Statement]) -> Comparison:
    """Conflicting when denied, or when some voices speak of civilians alone and others of combatants alone."""
    if any(s.denies for s in statements) and (answered := weigh_denials(statements, _denies_status)):
        return answered
    said: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        if not statement.denies:
            said[statement.voice].add("civilian" if statement.value == "children" else statement.value)
    if {"civilian"} in said.values() and {"combatant"} in said.values():
        return "conflicting", "true_conflict"
    if any(_changed([s for s in statements if s.voice == voice]) for voice in said):
        return "revised", "later_update"
    return agree_or_single(statements)


def _denies_status(denial: Statement, said: Statement) -> bool:
    if denial.value == "denied":
        return True
    return denial.voice != said.voice and said.value in ("civilian", "children")


def _changed(own: Sequence[Statement]) -> bool:
    """True where a speaker says one on an earlier day and the other, alone, on a later."""
    by_day: dict[str, set[str]] = defaultdict(set)
    for statement in own:
        if statement.value in ("civilian", "combatant"):
            by_day[statement.day].add(statement.value)
    days = sorted(by_day)
    return (
        len(days) > 1 and by_day[days[0]] != by_day[days[-1]] and all(len(by_day[d]) == 1 for d in (days[0], days[-1]))
    )


compare_existence = (_find_existence, _compare_existence)
compare_statuses = (_find_statuses, _compare_statuses)
