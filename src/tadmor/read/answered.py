"""Which claim of its report a denial answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tadmor.model.claim import Claim
from tadmor.text.names import ActorKey, compare_actors, key_of, key_of_name


def name_answered(claims: Sequence[Claim], threads: Sequence[int]) -> tuple[Claim, ...]:
    """Denials name the claim that they answer, and take its kind: the first of their thread of the report.

    Who denies a deed answers for his own: where that first claim accuses others alone, he answers the last claim before that
    accuses somebody akin to him. Whom that deed was done to is then taken from there too.
    """
    first: dict[int, Claim] = {}
    for claim, thread in zip(claims, threads, strict=True):
        if claim.stance != "denies":
            first.setdefault(thread, claim)
    answered: list[Claim] = []
    for at, (claim, thread) in enumerate(zip(claims, threads, strict=True)):
        if claim.stance != "denies":
            answered.append(claim)
            continue
        own = _own_deed(claim, first.get(thread), claims[:at])
        if own is not None:
            answered.append(_of_deed(claim, own))
        else:
            answered.append(_answer(claim, first[thread]) if thread in first else claim)
    return tuple(answered)


def _answer(denial: Claim, told: Claim) -> Claim:
    return replace(denial, about=told.id, kind=denial.kind if denial.kind == "presence" else told.kind)


def _of_deed(denial: Claim, deed: Claim) -> Claim:
    """The answer, with the actors of its own sentence and, in place of those from elsewhere, those of the deed."""
    own = [actor for actor in denial.actors if denial.evidence.span.contains(actor.evidence.span)]
    held = {actor.role for actor in own}
    taken = (actor for actor in deed.actors if actor.role not in held)
    return replace(_answer(denial, deed), actors=(*own, *taken))


def _own_deed(denial: Claim, told: Claim | None, before: Sequence[Claim]) -> Claim | None:
    """The last deed before that is laid to somebody akin to who denies, where `told` is laid to others; else None."""
    if "perpetrator" not in denial.disputes or not denial.sources or told is None:
        return None
    speaker = denial.sources[-1]
    keys = [key_of_name(entity, speaker.name) for entity in dict.fromkeys((speaker.entity_id, speaker.party))]
    accused = _accused(told)
    if not accused or any(_likeness(keys, doer) >= 0 for doer in accused):
        return None
    return next(
        (
            claim
            for claim in reversed(before)
            if claim.stance != "denies" and any(_likeness(keys, doer) > 0 for doer in _accused(claim))
        ),
        None,
    )


def _accused(claim: Claim) -> list[ActorKey]:
    return [key for actor in claim.actors if actor.role == "perpetrator" and (key := key_of(actor)) is not None]


def _likeness(speaker: Sequence[ActorKey], doer: ActorKey) -> float:
    """How alike the doer is to the speaker by any of his names; below 0 for somebody else."""
    return max((compare_actors(key, doer) for key in speaker), default=0.0)
