"""What may leave the record: the one function through which every output passes.

Private documents and all that rests on them stay, and so do persons; coordinates finer than a settlement are rounded
and their radius widened by as much; whole texts leave only where somebody asks for them. What the team's source table marks as
never to be published stays too: reports of such an outlet, every claim in whose chain or words such a source stands.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from tadmor.export.actors import select_actors
from tadmor.export.thinned import Heirs, may_tell, thin_former
from tadmor.lexicon.team_sources import SourceTable
from tadmor.model.actor import ActorEntry
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.ids import DocumentId
from tadmor.model.incident import ChangedSince, CopyGroup, FormerIncident, Grade, Incident, Origin
from tadmor.model.judgement import Judgement
from tadmor.model.place import Place
from tadmor.model.plain import to_plain
from tadmor.model.rejection import Rejection
from tadmor.model.relay import Relay
from tadmor.model.source import Source

DECIMALS = 2
NAME_WITHHELD = "a witness (name withheld)"
KM_PER_DEGREE = 111.32


class View(Protocol):
    """A record as the exporters see it."""

    def documents(self) -> Iterable[Document]: ...  # noqa: D102
    def claims(self) -> Iterable[Claim]: ...  # noqa: D102
    def incidents(self) -> Iterable[Incident]: ...  # noqa: D102
    def former(self) -> Iterable[FormerIncident]: ...  # noqa: D102
    def copies(self) -> Iterable[CopyGroup]: ...  # noqa: D102
    def actors(self) -> Iterable[ActorEntry]: ...  # noqa: D102
    def judgements(self) -> Iterable[Judgement]: ...  # noqa: D102
    def rejections(self) -> Iterable[Rejection]: ...  # noqa: D102
    def paths(self) -> Mapping[DocumentId, str]: ...  # noqa: D102
    def sources(self) -> SourceTable: ...  # noqa: D102


Nameless = Callable[[tuple[str, ...]], tuple[str, ...]]
Weigh = Callable[
    [Sequence[Document], Sequence[Claim], Sequence[Judgement]], tuple[tuple[Incident, ...], tuple[CopyGroup, ...]]
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """What may be shown and sent. Where `texts` is False, ``Document.text`` is empty."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    copies: tuple[CopyGroup, ...]
    actors: tuple[ActorEntry, ...]
    judgements: tuple[Judgement, ...]
    rejections: tuple[Rejection, ...]
    texts: bool = False
    former_incidents: tuple[FormerIncident, ...] = ()


def protect(
    record: View, *, texts: bool = False, weigh: Weigh | None = None, find_heirs: Callable[[], Heirs] = dict
) -> Released:
    """What may leave the record.

    Values of an incident that rests on a private document, or on a source that may never be published, would tell what it says:
    such incidents are weighed anew by `weigh` from what is public alone, or left out where `weigh` is None. `find_heirs` gives the
    claims that are now in the place of those that people judged, or that ids stood for.
    """
    sources = record.sources()
    everything = tuple(record.documents())
    documents = tuple(d for d in everything if d.access == "public" and not _is_secret(d, sources, texts=texts))
    shown = {d.id for d in documents}
    private: set[str] = {d.id for d in everything if d.id not in shown}
    hidden: set[str] = private | {document.url for document in everything if document.id in private and document.url}
    hidden |= {path for document, path in record.paths().items() if document in private}
    hidden -= {document.url for document in documents if document.url}
    held = tuple(record.claims())
    claims = tuple(c for c in held if c.document.id not in private and not _is_from_secret(c, sources))
    public = {claim.id for claim in claims}
    partly = len(claims) < len(held) or bool(private)
    there, heirs = {claim.id for claim in held}, find_heirs() if partly else {}
    judgements = tuple(j for j in record.judgements() if not partly or may_tell(j, heirs, public, there, shown))
    if partly and weigh is not None:
        incidents, copies = weigh(documents, claims, judgements)
    else:
        incidents = _leave_out(record.incidents(), public, private) if partly else tuple(record.incidents())
        copies = tuple(_thin(group, hidden) for group in record.copies())
    withheld = frozenset(s.name for c in claims for s in c.sources if _is_private(s))
    return Released(
        documents=documents if texts else tuple(replace(document, text="") for document in documents),
        claims=tuple(_protect_claim(claim, public) for claim in claims),
        incidents=tuple(_protect_incident(_without_secrets(i, sources), withheld) for i in incidents),
        copies=tuple(_protect_group(g, withheld) for g in copies if len(g.documents) > 1 and not _betrays(g, sources)),
        actors=tuple(a for a in select_actors(claims, _by_id(record.actors())) if not _betrays(a, sources)),
        judgements=tuple(j for j in judgements if not _betrays(j, sources)),
        rejections=tuple(r for r in record.rejections() if r.document not in hidden and not _betrays(r, sources)),
        texts=texts,
        former_incidents=thin_former(record.former(), heirs, public, incidents) if partly else tuple(record.former()),
    )


def holds_back(record: View) -> bool:
    """Whether something of the record leaves it by permission alone: private reports, names of persons, sources never published."""
    sources = record.sources()
    if sources.secret or any(document.access != "public" for document in record.documents()):
        return True
    return any(claim.persons or any(map(_is_private, claim.sources)) for claim in record.claims())


def open_up(record: View) -> Released:
    """The whole record with its texts, for people with permission. Coordinates are coarse for them as for everybody."""
    claims = tuple(
        replace(c, where=_coarsen_if_any(c.where), places=tuple(map(coarsen, c.places))) for c in record.claims()
    )
    return Released(
        documents=tuple(record.documents()),
        claims=claims,
        incidents=tuple(_coarsen_incident(incident) for incident in record.incidents()),
        copies=tuple(record.copies()),
        actors=tuple(record.actors()),
        judgements=tuple(record.judgements()),
        rejections=tuple(record.rejections()),
        texts=True,
        former_incidents=tuple(record.former()),
    )


def _by_id(entries: Iterable[ActorEntry]) -> dict[Any, ActorEntry]:
    return {entry.entity_id: entry for entry in entries}


def _is_secret(document: Document, sources: SourceTable, *, texts: bool) -> bool:
    """True for a report of an outlet that may never be published; where whole texts leave, also where one names such a source."""
    if not sources.secret:
        return False
    said = (document.title, document.url, document.text if texts else None)
    return sources.hides(document.outlet) or any(sources.betrays(words) for words in said if words)


def _is_from_secret(claim: Claim, sources: SourceTable) -> bool:
    if not sources.secret:
        return False
    return any(sources.hides(s.name, s.entity_id) for s in claim.sources) or _betrays(claim, sources)


def _betrays(record: object, sources: SourceTable) -> bool:
    """True for a record in whose words a source stands that may never be published."""
    return sources.secret and any(sources.betrays(words) for words in _strings(to_plain(record)))


def _without_secrets(incident: Incident, sources: SourceTable) -> Incident:
    """Words of a whole report stand in a relay too, beside those of claims."""
    if not sources.secret:
        return incident
    return replace(incident, relays=tuple(relay for relay in incident.relays if not _betrays(relay, sources)))


def _strings(plain: Any) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, (list, dict)):
        for item in plain.values() if isinstance(plain, dict) else plain:
            yield from _strings(item)


def _leave_out(incidents: Iterable[Incident], claims: set[Any], private: set[Any]) -> tuple[Incident, ...]:
    left = [i for i in incidents if claims.issuperset(i.claims) and not private.intersection(i.documents)]
    ids = {incident.id for incident in left}
    return tuple(
        replace(
            _thin_answer(incident, claims, ids),
            part_of=incident.part_of if incident.part_of in ids else None,
        )
        for incident in left
    )


def _thin_answer(incident: Incident, claims: set[Any], ids: set[Any]) -> Incident:
    """What it answers, by those who may be heard; nothing where only others said so."""
    said_by = tuple(claim for claim in incident.response_said_by if claim in claims)
    heard = incident.response_to in ids and (bool(said_by) or not incident.response_said_by)
    return replace(
        incident,
        response_to=incident.response_to if heard else None,
        response_said_by=said_by if heard else (),
    )


def _thin(group: CopyGroup, hidden: set[Any]) -> CopyGroup:
    return replace(
        group,
        documents=tuple(name for name in group.documents if name not in hidden),
        earliest=None if group.earliest in hidden else group.earliest,
    )


def _protect_group(group: CopyGroup, withheld: frozenset[str]) -> CopyGroup:
    if group.rests_on not in withheld:
        return group
    return replace(group, rests_on=NAME_WITHHELD, basis=group.basis.replace(group.rests_on or "", NAME_WITHHELD))


def _protect_claim(claim: Claim, public: set[Any]) -> Claim:
    return replace(
        claim,
        persons=(),
        sources=tuple(_nameless(source) for source in claim.sources),
        about=claim.about if claim.about in public else None,
        where=_coarsen_if_any(claim.where),
        places=tuple(coarsen(place) for place in claim.places),
    )


def _is_private(source: Source) -> bool:
    """True for a witness with a name: somebody without an office, who can be harmed by what he or she said."""
    return source.kind == "witness" and not source.anonymous and source.name[:1].isupper()


def _nameless(source: Source) -> Source:
    return replace(source, name=NAME_WITHHELD, evidence=None) if _is_private(source) else source


def _protect_incident(incident: Incident, withheld: frozenset[str]) -> Incident:
    def spoken(name: str) -> str:
        return NAME_WITHHELD if name in withheld else name

    def nameless(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_without_names(text, withheld) for text in texts)

    casualties, grade = incident.casualties, incident.grade
    incident = replace(
        incident,
        casualties=replace(casualties, notes=nameless(casualties.notes)) if casualties else None,
        grade=_nameless_grade(grade, nameless) if grade else None,
        independent_origins=tuple(_nameless_origin(o, spoken, nameless) for o in incident.independent_origins),
        relays=tuple(_nameless_relay(relay, spoken, nameless) for relay in incident.relays),
        fields=tuple(
            replace(f, values=tuple(replace(v, origins=tuple(map(spoken, v.origins))) for v in f.values))
            for f in incident.fields
        ),
    )
    return _coarsen_incident(incident)


def _coarsen_incident(incident: Incident) -> Incident:
    episodes = tuple(replace(episode, where=_coarsen_if_any(episode.where)) for episode in incident.episodes)
    return replace(incident, where=_coarsen_if_any(incident.where), episodes=episodes)


def _nameless_origin(origin: Origin, spoken: Callable[[str], str], nameless: Nameless) -> Origin:
    names = tuple(
        replace(named, name=spoken(named.name), reason=nameless((named.reason,))[0]) for named in origin.names
    )
    return replace(origin, name=spoken(origin.name), names=names)


def _nameless_relay(relay: Relay, spoken: Callable[[str], str], nameless: Nameless) -> Relay:
    """The quotation of a witness's name goes with the name; sentences stay, as they do in claims."""

    def without(text: str | None) -> str | None:
        return nameless((text,))[0] if text else text

    of, by = (replace(end, name=spoken(end.name)) for end in (relay.of, relay.by))
    changes = tuple(replace(c, before=without(c.before), after=without(c.after)) for c in relay.changes)
    quoted = None if relay.basis == "named" and of != relay.of else relay.of_evidence
    return replace(relay, of=of, by=by, changes=changes, reason=nameless((relay.reason,))[0], of_evidence=quoted)


def _nameless_grade(grade: Grade, nameless: Nameless) -> Grade:
    def spoken(changed: ChangedSince) -> ChangedSince:
        changes = (replace(c, added=nameless(c.added), gone=nameless(c.gone)) for c in changed.changes or ())
        return changed if changed.changes is None else replace(changed, changes=tuple(changes))

    return replace(
        grade,
        reasons=nameless(grade.reasons),
        would_change_it=nameless(grade.would_change_it),
        changed_since=tuple(map(spoken, grade.changed_since)),
    )


def _without_names(text: str, withheld: Iterable[str]) -> str:
    """A sentence about an incident without the names of witnesses; of two names that begin alike the longer goes first."""
    for name in sorted(withheld, key=lambda name: (-len(name), name)):
        text = text.replace(name, NAME_WITHHELD)
    return text


def coarsen(place: Place) -> Place:
    """The place with coordinates no finer than a settlement; the radius grows by as much as the point moved."""
    rounded = replace(
        place,
        geometry=_round_geometry(place.geometry) if place.geometry is not None else None,
        precision="settlement" if place.precision == "exact" else place.precision,
    )
    if place.latitude is None or place.longitude is None:
        return rounded
    latitude, longitude = round(place.latitude, DECIMALS), round(place.longitude, DECIMALS)
    east = (longitude - place.longitude) * math.cos(math.radians(place.latitude))
    moved = KM_PER_DEGREE * math.hypot(latitude - place.latitude, east)
    radius = place.radius_km
    if radius is not None and moved > 0:
        radius = math.ceil(10 * (radius + moved)) / 10
    return replace(rounded, latitude=latitude, longitude=longitude, radius_km=radius)


def _coarsen_if_any(place: Place | None) -> Place | None:
    return coarsen(place) if place else None


def _round_geometry(geometry: Any) -> Any:
    if isinstance(geometry, Mapping):
        return {key: _round_geometry(value) for key, value in geometry.items()}
    if isinstance(geometry, (list, tuple)):
        return [_round_geometry(item) for item in geometry]
    return round(geometry, DECIMALS) if isinstance(geometry, float) else geometry
