"""Who knows: ultimate speakers of the claims of an incident, each once under all its names; relays and copies are no origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tadmor.lexicon.team_sources import NO_SOURCES, SourceTable, TeamSource, compare_form
from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId
from tadmor.model.incident import CopyGroup, Origin, OriginName
from tadmor.weigh.bodies import join_bodies
from tadmor.weigh.interest import find_interest
from tadmor.weigh.publication import by_publication
from tadmor.weigh.retellings import Retelling, find_retellings
from tadmor.weigh.speakers import best_source, is_outlet, speaker_keys, speaker_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """`origins` are the independent ones; `of` names for each claim its voice: an origin, or an outlet that names nobody.

    `retellings` are the claims that tell on what earlier ones told.
    """

    origins: tuple[Origin, ...]
    of: Mapping[ClaimId, str]
    retellings: tuple[Retelling, ...] = ()


def find_origins(claims: Sequence[Claim], copies: Sequence[CopyGroup] = ()) -> tuple[Origin, ...]:
    """The independent origins of the claims of one incident, who spoke first before the others."""
    return find_voices(claims, copies).origins


def find_voices(claims: Sequence[Claim], copies: Sequence[CopyGroup] = (), sources: SourceTable = NO_SOURCES) -> Voices:
    """Origins, and the voice of every claim.

    The last source of a chain is its speaker. An outlet that names no source is an origin only where no claim has a speaker;
    outlets that share one text are then one voice. What the team's own table says of a speaker's party goes before what was read.
    Who spoke first stands first: how often he is relayed says nothing.
    """
    ordered = by_publication(claims)
    retellings, keys = find_retellings(ordered, join_bodies(ordered, speaker_keys(ordered, copies, one_event=True)))
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in ordered:
        groups[keys[claim.id]].append(claim)
    spoken = {key for key, group in groups.items() if any(not is_outlet(c) for c in group)}
    moved = {one.later.id for one in retellings if one.step.joins == "statement"}
    own = {key: [claim for claim in group if claim.id not in moved] or group for key, group in groups.items()}
    labels = _labels({key: _name_of(group, retellings) for key, group in own.items()})
    parties = {name for claim in ordered for actor in claim.actors for name in (actor.entity_id, actor.name) if name}
    origins = [
        replace(
            _origin(labels[key], own[key], parties, _row_of(own[key], sources)),
            names=_names(labels[key], group, retellings),
            claims=tuple(sorted(claim.id for claim in group)),
        )
        for key, group in groups.items()
        if not spoken or key in spoken
    ]
    first = {labels[key]: group[0].document.published or "" for key, group in groups.items()}
    origins.sort(key=lambda o: (first[o.name], o.name))
    of = {claim.id: labels[keys[claim.id]] for claim in ordered}
    return Voices(origins=tuple(origins), of=of, retellings=retellings)


def _names(label: str, group: Sequence[Claim], retellings: Sequence[Retelling]) -> tuple[OriginName, ...]:
    """The other names of one speaker, each with how sure it is that he is the same, and why."""
    told: dict[str, Retelling] = {}
    for one in retellings:
        if one.step.joins in ("speakers", "statement") and one.later in group and (speaker := speaker_of(one.later)):
            told.setdefault(speaker.name, one)
    names: dict[str, OriginName] = {}
    for speaker in filter(None, map(speaker_of, group)):
        if speaker.name == label or speaker.name in names or label.startswith(f"{speaker.name}, later as "):
            continue
        if (retold := told.get(speaker.name)) is not None:
            sure, why = retold.probability, retold.reason
        elif speaker.anonymous:
            sure, why = 0.8, "the same description, by one agency, text or body, within two days"
        else:
            sure, why = 0.9, "another form of the name, or one who speaks for it"
        names[speaker.name] = OriginName(name=speaker.name, probability=sure, reason=why)
    return tuple(names[name] for name in sorted(names))


def _name_of(group: Sequence[Claim], retellings: Sequence[Retelling]) -> str | None:
    """The fullest name of a speaker; both names of one who became a body on the way, since his words are not known to be its."""
    source = best_source(group)
    if source is None:
        return None
    for one in retellings:
        promoted = next((c for c in one.changes if c.what == "source_promoted"), None)
        if promoted is not None and one.earlier in group and one.later in group:
            return f"{promoted.before}, later as {promoted.after}"
    return source.name


def _labels(told: Mapping[str, str | None]) -> dict[str, str]:
    """A name for every key, made unique by the key where two speakers share a name."""
    names = {key: name or key for key, name in told.items()}
    counted: dict[str, int] = defaultdict(int)
    labels = {}
    for key in sorted(names):
        counted[names[key]] += 1
        number = counted[names[key]]
        labels[key] = names[key] if number == 1 else f"{names[key]} ({number})"
    return labels


def _row_of(group: Sequence[Claim], sources: SourceTable) -> TeamSource | None:
    """What the team's table says of the speaker of these claims, under any name that they give it; of an outlet, its own."""
    if not sources.entries:
        return None
    named = [(s.name, s.entity_id) for claim in group if (s := speaker_of(claim)) is not None]
    named = named or [(claim.document.outlet or "", None) for claim in group]
    return next((row for name, entity in sorted(set(named), key=repr) if (row := sources.find(name, entity))), None)


def _origin(label: str, group: Sequence[Claim], actors: set[str], row: TeamSource | None) -> Origin:
    source = best_source(group)
    speakers = [speaker for claim in group if (speaker := speaker_of(claim)) is not None]
    party = next((speaker.party for speaker in speakers if speaker.party), None)
    entity = next((speaker.entity_id for speaker in speakers if speaker.entity_id), None)
    own_interest = party in actors or entity in actors
    if row is not None and row.party:
        party = row.party
        own_interest = own_interest or compare_form(party) in {compare_form(actor) for actor in actors}
    return Origin(
        name=label,
        entity_id=entity,
        kind=source.kind if source else "outlet",
        party=party,
        own_interest=own_interest,
        interest=find_interest(group, party),
        owner=row.owner if row else None,
        reliability=row.reliability if row else None,
        claims=tuple(sorted(claim.id for claim in group)),
    )
