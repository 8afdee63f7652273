"""What a statement does for the side of who makes it: in its own interest, against it, or neither."""

from __future__ import annotations

from collections.abc import Sequence

from tadmor.model.actor import Actor
from tadmor.model.claim import Claim
from tadmor.model.incident import Interest
from tadmor.model.source import Source
from tadmor.model.value import Quantity
from tadmor.text.phrases import WORD, fold
from tadmor.weigh.figures import status_of_words
from tadmor.weigh.speakers import speaker_of

_HURT = ("killed", "wounded", "killed_or_wounded")
_OF_STATES = frozenset(
    "army military police forces government ministry troops soldiers guard navy state security".split()
)
_NO_SIDE = ("un_body", "ngo", "medical", "witness", "expert")
_NO_PARTY = "org:"
_OF_STATE = ("state_body", "military", "official")


def find_interest(claims: Sequence[Claim], party: str | None) -> Interest:
    """What the claims of one speaker do for his side. `party` is that side where his claims do not name it."""
    said = {interest for claim in claims if (interest := interest_of(claim, party)) != "neither"}
    if not said:
        return "neither"
    return "both" if len(said) > 1 else said.pop()


def interest_of(claim: Claim, party: str | None = None) -> Interest:
    """Of one claim.

    `own`: it denies, tells of its side's success, or of what the other side did. `against`: it owns up to dead or wounded
    civilians, or to losses of its own fighters. `neither`: who speaks is no party, or of no deed of either side.
    """
    speaker = speaker_of(claim)
    if (
        speaker is None
        or speaker.kind in _NO_SIDE
        or not (
            sides := {
                side for side in (speaker.party, party, _own_body(speaker)) if side and not side.startswith(_NO_PARTY)
            }
        )
    ):
        return "neither"
    if claim.stance == "denies":
        return "own"
    doers = [actor for actor in claim.actors if actor.role == "perpetrator"]
    hit = [actor for actor in claim.actors if actor.role in ("target", "victim")]
    sided = [actor for actor in claim.actors if actor.role == "party"]
    if claim.stance == "accepts_responsibility" or any(_is_of(actor, sides) for actor in doers):
        return "against" if _civilians_hurt(claim) else "own"
    if any(_is_of(actor, sides) for actor in (*hit, *sided)) and _fighters_lost(claim, sides):
        return "against"
    others = [a for a in (*doers, *sided) if a.certainty != "unidentified" and not _is_of(a, sides)]
    if any(_is_of(actor, sides) for actor in (*hit, *sided)):
        return "own" if others else "neither"
    return "own" if any(_opposed(speaker, actor) for actor in others) else "neither"


def _own_body(speaker: Source) -> str | None:
    """A force speaks for itself."""
    return (speaker.entity_id or speaker.name) if speaker.kind in ("military", "armed_group") else None


def _is_of(actor: Actor, sides: set[str]) -> bool:
    """True for the side itself, a part of it, or a body that bears its name."""
    words = {fold(word) for word in WORD.findall(actor.name)}
    for side in sides:
        if side in (actor.entity_id, actor.name) or (actor.entity_id or "").startswith(f"{side}/"):
            return True
        named = {fold(word) for word in WORD.findall(side)}
        if ":" not in side and named and named <= words:
            return True
    return False


def _hurt(claim: Claim) -> list[Quantity]:
    return [q for q in claim.quantities if q.what in _HURT and not q.denied and q.high != 0]


def _civilians_hurt(claim: Claim) -> bool:
    hurt = _hurt(claim)
    if any(q.status == "civilian" or q.group in ("child", "woman") for q in hurt):
        return True
    hit = [actor.name for actor in claim.actors if actor.role in ("target", "victim")]
    return bool(hurt) and any(status_of_words(name) == "civilian" for name in hit)


def _fighters_lost(claim: Claim, sides: set[str]) -> bool:
    """Fighters of the speaker's own side, and no others, were killed or wounded."""
    hurt = _hurt(claim)
    theirs = {fold(word) for q in hurt for word in WORD.findall(q.belongs_to or "")}
    if (
        theirs
        and not theirs & {fold(word) for side in sides for word in WORD.findall(side)}
        and not theirs & {"our", "its", "his"}
    ):
        return False
    return any(q.status == "combatant" or q.group in ("soldier", "fighter", "police") for q in hurt)


def _opposed(speaker: Source, doer: Actor) -> bool:
    """A state body on an armed group, an armed group on forces of a state; two groups may be anything to each other."""
    words = {fold(word) for word in WORD.findall(doer.name)}
    of_state = bool(words & _OF_STATES) or (doer.entity_id or "").startswith("state:")
    return (speaker.kind in _OF_STATE and not of_state) or (speaker.kind == "armed_group" and of_state)
