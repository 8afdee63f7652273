"""What people signed or overruled of grades, put onto incidents as they are now.

A signature names the claims that the incident had, and keeps the values that stood on its card: where claims have come or gone
since, or a value is another, it does not hold any more, and the grade says what is different. What is again as it was signed is
signed again. The newest signature of an incident counts; an older one stays in the record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast, get_args

from tadmor.errors import UsageError
from tadmor.model.anchor import Anchor
from tadmor.model.ids import ClaimId, IncidentId, JudgementId
from tadmor.model.incident import AirwarsGrade, ChangedSince, Grade, Incident
from tadmor.model.judgement import (
    SIGNING,
    Judgement,
    Verdict,
    name_judgement,
    replaced_ones,
    signed_claims,
    signed_grade,
)
from tadmor.weigh.changes import compare_signed, keep_signed

_NONE = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signs, when (ISO 8601) and why. `grade` is what he or she holds it to be, None to sign what is proposed."""

    by: str
    at: str
    why: str | None = None
    grade: tuple[AirwarsGrade | None, int] | None = None


def parse_grade(words: str) -> tuple[AirwarsGrade | None, int]:
    """ "fair 2" → grade and digit; "- 2" where it is no violence. Raises UsageError for anything else."""
    airwars, _, digit = words.strip().partition(" ")
    if airwars not in (*get_args(AirwarsGrade), _NONE) or digit not in tuple("123456"):
        raise UsageError(
            f'{words!r} is no grade. Give one of {", ".join(get_args(AirwarsGrade))} and a digit from 1 to 6, as in "fair 2".'
        )
    return None if airwars == _NONE else cast("AirwarsGrade", airwars), int(digit)


def make_judgement(
    incident: Incident,
    signature: Signature,
    replaces: JudgementId | None = None,
    anchors: Iterable[Anchor] = (),
    proposed: Grade | None = None,
) -> Judgement:
    """The judgement that signs the grade of the incident, or overrules it. Raises UsageError where there is nothing to sign.

    `anchors` are those of its claims. `proposed` is what the rule proposes, where its grade has been signed or overruled already.
    """
    if incident.grade is None:
        raise UsageError("This event has no grade: it did not happen yet, or it is a total.")
    if not signature.by.strip():
        raise UsageError("A signature needs a name: --by NAME.")
    if signature.grade is not None and not (signature.why or "").strip():
        raise UsageError("To overrule a grade, say why: --why TEXT.")
    shown = proposed or incident.grade
    incident = replace(incident, grade=shown)
    airwars, digit = signature.grade or (shown.airwars, shown.credibility)
    on = (*sorted(incident.claims), "grade", airwars or _NONE, str(digit))
    verdict: Verdict = "overrule" if signature.grade is not None else "sign"
    return Judgement(
        id=name_judgement(on, verdict, signature.by, signature.at),
        on=on,
        verdict=verdict,
        by=signature.by.strip(),
        at=signature.at,
        why=signature.why,
        replaces=replaces,
        anchors=tuple(sorted(anchors, key=lambda anchor: anchor.claim)),
        signed=keep_signed(incident),
    )


def find_signatures(
    incidents: Sequence[Incident], judgements: Sequence[Judgement]
) -> Mapping[IncidentId, tuple[Judgement, ...]]:
    """The signatures of every incident that holds a claim which they named, the newest first.

    Of two that named the same claim of an incident the newer counts. An incident has several where signed events are one now, and a
    signature is in several where a signed event was parted.
    """
    home = {claim: incident.id for incident in incidents for claim in incident.claims}
    replaced = replaced_ones(judgements)
    told: dict[IncidentId, set[str]] = defaultdict(set)
    found: dict[IncidentId, list[Judgement]] = defaultdict(list)
    for judgement in sorted(judgements, key=lambda j: (j.at, j.id), reverse=True):
        if judgement.verdict in SIGNING and judgement.id not in replaced:
            claims = signed_claims(judgement)
            for incident in sorted({home[ClaimId(claim)] for claim in claims if claim in home}):
                if not told[incident].intersection(claims):
                    found[incident].append(judgement)
                told[incident].update(claims)
    return {incident: tuple(signatures) for incident, signatures in found.items()}


def sign_incidents(incidents: Sequence[Incident], judgements: Sequence[Judgement]) -> tuple[Incident, ...]:
    """The incidents with what people signed of their grades."""
    signatures = find_signatures(incidents, judgements)
    return tuple(
        replace(incident, grade=_signed(incident, incident.grade, signatures[incident.id]))
        if incident.id in signatures and incident.grade is not None
        else incident
        for incident in incidents
    )


def _signed(incident: Incident, proposed: Grade, signatures: Sequence[Judgement]) -> Grade:
    changed = [_changed_since(incident, signature) for signature in signatures]
    if any(changed):
        return replace(proposed, changed_since=tuple(one for one in changed if one))
    signature = signatures[0]
    airwars, digit = signed_grade(signature)
    why = f": {signature.why}" if signature.why else ""
    did = "overruled" if signature.verdict == "overrule" else "signed"
    differs = (proposed.airwars or _NONE, str(proposed.credibility)) != (airwars, digit)
    proposal = f"the rule proposes {proposed.short}"
    return replace(
        proposed,
        airwars=None if airwars == _NONE else cast("AirwarsGrade", airwars),
        credibility=int(digit),
        reasons=(
            f"{did} by {signature.by} on {signature.at[:10]}{why}",
            *([proposal] if differs else []),
            *proposed.reasons,
        ),
        signed_by=signature.by,
    )


def _changed_since(incident: Incident, signature: Judgement) -> ChangedSince | None:
    """The difference from what was signed, None where there is none. Of a signature without values the claims count alone."""
    before, now = set(signed_claims(signature)), set(incident.claims)
    changes, reports, origins = compare_signed(signature.signed, incident) if signature.signed else (None, None, None)
    if before == now and not changes and reports in (None, (0, 0)) and origins in (None, (0, 0)):
        return None
    airwars, digit = signed_grade(signature)
    return ChangedSince(
        by=signature.by,
        at=signature.at,
        grade=f"{airwars} {digit}" if airwars != _NONE else digit,
        changes=changes,
        reports=reports,
        origins=origins,
        statements=(len(now - before), len(before - now)),
    )
