"""What a grade rests on: who tells of an incident and knows of it, who denies it, whose act it is said to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tadmor.lexicon.kinds import load_kinds
from tadmor.lexicon.team_sources import compare_form
from tadmor.model.claim import Claim
from tadmor.model.incident import Field, FieldName, FieldValue, Incident, Origin
from tadmor.weigh.policies import UNRELIABLE

# Kinds that only an armed side can do: that a belligerent acted there is told with the kind.
_ARMED = ("air_drone_strike", "shelling_artillery_missile", "armed_clash", "chemical_weapon")
_OUTLETS = ("outlet", "news_agency")
_GRANTS_EVENT = {"status", "killed", "date"}
_DENIED = "denied"
_WEIGHTY: tuple[FieldName, ...] = ("existence", "perpetrator", "status", "killed", "wounded", "when", "where")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`known_by` are the sources that count, those of one party or one owner together; `nameless` are outlets that name nobody,
    `distrusted` sources that the team's table rates D or E. `deniers` deny that it happened, and stand by it.

    `doers` are those whose act it is said to be, `accepts` those who accept responsibility, `but_not_civilians` those of them who
    deny that civilians were hit. `disputed` are the weighty fields in conflict. `taken_back` says in words what was taken back or
    corrected; `gone`: the event itself.
    """

    known_by: tuple[tuple[Origin, ...], ...]
    nameless: tuple[Origin, ...]
    distrusted: tuple[Origin, ...]
    deniers: tuple[Origin, ...]
    doers: tuple[str, ...]
    accepts: tuple[str, ...]
    but_not_civilians: tuple[str, ...]
    disputed: tuple[FieldName, ...]
    violent: bool
    armed: bool
    taken_back: str | None
    gone: bool

    @property
    def no_party_denies(self) -> bool:
        """True where somebody who is no party to the conflict denies that it happened."""
        return any(not is_party(origin) for origin in self.deniers)


def is_party(origin: Origin) -> bool:
    """True for a party to the conflict, or somebody who speaks of his own acts."""
    return bool(origin.party or origin.own_interest)


def find_standing(incident: Incident, claims: Sequence[Claim]) -> Standing:
    """What the rule of the grade looks at. `claims` are those of the incident, its fields and origins are weighed already."""
    mine = {claim.id: claim for claim in claims}
    told = {o.name: [mine[c] for c in o.claims if c in mine] for o in incident.independent_origins}
    tellers = [o for o in incident.independent_origins if any(map(_tells, told[o.name]))]
    fields = {field.field: field for field in reversed(incident.fields)}
    existence = fields.get("existence")
    denying = [o for o in incident.independent_origins if any(_denies_all(claim) for claim in told[o.name])]
    nameless = tuple(o for o in tellers if o.kind in _OUTLETS)
    distrusted = tuple(o for o in tellers if o.reliability in UNRELIABLE and o not in nameless)
    accepts = [o.name for o in tellers if any(c.stance == "accepts_responsibility" for c in told[o.name])]
    doers = tuple(v.value for v in _values(fields.get("perpetrator")) if not v.value.startswith(_DENIED))
    sides = any(a.role == "party" and a.certainty != "unidentified" for claim in claims for a in claim.actors)
    return Standing(
        known_by=_grouped(o for o in tellers if o not in nameless and o not in distrusted),
        nameless=nameless,
        distrusted=distrusted,
        deniers=tuple(denying) if existence is not None and existence.status == "conflicting" else (),
        doers=doers,
        accepts=tuple(sorted(accepts)),
        but_not_civilians=tuple(sorted(set(accepts) & _no_civilians(fields.get("status")))),
        disputed=_disputed(incident.fields),
        violent=load_kinds().violent(incident.kind) or any(f.field in ("killed", "wounded") for f in incident.fields),
        armed=incident.kind in _ARMED or bool(doers) or sides,
        taken_back=_taken_back(fields, claims),
        gone=_is_retracted(existence),
    )


def _tells(claim: Claim) -> bool:
    """True where the speaker says that it happened, were it by denying something else of it alone ("no civilians died")."""
    if claim.reality != "happened":
        return False
    if claim.stance == "denies":
        return bool(claim.disputes) and _GRANTS_EVENT.issuperset(claim.disputes)
    return claim.stance in ("asserts", "accepts_responsibility")


def _denies_all(claim: Claim) -> bool:
    return claim.stance == "denies" and "existence" in claim.disputes


def _grouped(origins: Iterable[Origin]) -> tuple[tuple[Origin, ...], ...]:
    """Sources of one party to the conflict together, and those of one owner: they count once."""
    groups: dict[tuple[str, str], list[Origin]] = defaultdict(list)
    for origin in sorted(origins, key=lambda o: o.name):
        if origin.party:
            groups[("party", compare_form(origin.party))].append(origin)
        elif origin.owner:
            groups[("owner", compare_form(origin.owner))].append(origin)
        else:
            groups[("name", origin.name)].append(origin)
    return tuple(tuple(group) for group in groups.values())


def _values(field: Field | None) -> tuple[FieldValue, ...]:
    return field.values if field is not None else ()


def _no_civilians(status: Field | None) -> set[str]:
    """Names of origins who say, against others, that no civilians were hit."""
    if status is None or status.status != "conflicting":
        return set()
    denying = [v for v in status.values if v.value == "combatant" or v.value.startswith(_DENIED)]
    return {name for value in denying for name in value.origins}


def _disputed(fields: Sequence[Field]) -> tuple[FieldName, ...]:
    """Weighty fields in conflict, each once; a likely slip is none."""
    found = {f.field for f in fields if f.status == "conflicting" and f.reason != "likely_slip"}
    return tuple(name for name in _WEIGHTY if name in found)


def _taken_back(fields: dict[FieldName, Field], claims: Sequence[Claim]) -> str | None:
    """What of it was taken back or corrected, so that nothing of the allegation stands."""
    existence, doer, status = (fields.get(name) for name in ("existence", "perpetrator", "status"))
    if _is_retracted(existence):
        return "what was told was taken back"
    if _is_retracted(doer):
        return "the blame was taken back"
    if status is not None and status.status == "revised" and _last_said(status, claims) != "civilian":
        return "who spoke of civilians says now that the dead were fighters"
    return None


def _is_retracted(field: Field | None) -> bool:
    return field is not None and (field.status, field.reason) == ("revised", "retraction")


def _last_said(status: Field, claims: Sequence[Claim]) -> str:
    days = {claim.id: claim.document.published or "" for claim in claims}
    return max(status.values, key=lambda v: (max((days.get(c, "") for c in v.claims), default=""), v.value)).value
