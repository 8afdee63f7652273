"""What may leave the record: the one function through which every output passes.

Private documents and all that rests on them stay, and so do persons; coordinates finer than a settlement are rounded
and their radius widened by as much; whole texts leave only where somebody asks for them. What the team's source table marks as
never to be published stays too: reports of such an outlet, every claim in whose chain or words such a source stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from tadmor.export.actors import select_actors
from tadmor.export.spared import (
    NAME_WITHHELD,
    coarsen_claim,
    coarsen_if_any,
    is_private,
    spare_checked,
    spare_claim,
    spare_judgement,
)
from tadmor.export.thinned import Heirs, may_tell, thin_former
from tadmor.lexicon.team_sources import SourceTable
from tadmor.model.actor import ActorEntry
from tadmor.model.checked import Checked
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.ids import DocumentId
from tadmor.model.incident import ChangedSince, CopyGroup, FormerIncident, Grade, Incident, Origin
from tadmor.model.judgement import Judgement
from tadmor.model.plain import to_plain
from tadmor.model.rejection import Rejection
from tadmor.model.relay import Relay


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


class Decided(Protocol):
    """Claims as people decided (`claims`), and what they decided of which (`checked`)."""

    @property
    def claims(self) -> tuple[Claim, ...]: ...  # noqa: D102
    @property
    def checked(self) -> tuple[Checked, ...]: ...  # noqa: D102


Decide = Callable[[Sequence[Claim], Sequence[Judgement], Sequence[Document]], Decided]


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """What may be shown and sent. Where `texts` is False, ``Document.text`` is empty.

    `claims` are those that count, as people corrected them; `read` what was read and coded, before anybody decided anything of it,
    so that one id may stand there twice, as read and as coded; `checked` is what people decided of single claims.
    """

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    copies: tuple[CopyGroup, ...]
    actors: tuple[ActorEntry, ...]
    judgements: tuple[Judgement, ...]
    rejections: tuple[Rejection, ...]
    texts: bool = False
    former_incidents: tuple[FormerIncident, ...] = ()
    read: tuple[Claim, ...] = ()
    checked: tuple[Checked, ...] = ()


def protect(
    record: View,
    *,
    texts: bool = False,
    weigh: Weigh | None = None,
    find_heirs: Callable[[], Heirs] = dict,
    decide: Decide | None = None,
) -> Released:
    """What may leave the record.

    Values of an incident that rests on a private document, or on a source that may never be published, would tell what it says:
    such incidents are weighed anew by `weigh` from what is public alone, or left out where `weigh` is None. `find_heirs` gives the
    claims that are now in the place of those that people judged, or that ids stood for. `decide` applies what people decided of
    single claims; without it they are as they were read.
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
    secret = _find_secret(record, held, everything, decide) if sources.secret else set[Any]()
    read = tuple(c for c in held if c.document.id not in private and c.id not in secret)
    public = {claim.id for claim in read}
    partly = len(read) < len(held) or bool(private)
    there, heirs = {claim.id for claim in held}, find_heirs() if partly else {}
    judgements = tuple(j for j in record.judgements() if not partly or may_tell(j, heirs, public, there, shown))
    decided = decide(read, judgements, documents) if decide else None
    claims = decided.claims if decided else read
    if partly and weigh is not None:
        incidents, copies = weigh(documents, read, judgements)
    else:
        incidents = _leave_out(record.incidents(), public, private) if partly else tuple(record.incidents())
        copies = tuple(_thin(group, hidden) for group in record.copies())
    withheld = frozenset(s.name for c in (*read, *claims) for s in c.sources if is_private(s))
    return Released(
        documents=documents if texts else tuple(replace(document, text="") for document in documents),
        claims=tuple(spare_claim(claim, public) for claim in claims),
        incidents=tuple(_protect_incident(_without_secrets(i, sources), withheld) for i in incidents),
        copies=tuple(_protect_group(g, withheld) for g in copies if len(g.documents) > 1 and not _betrays(g, sources)),
        actors=tuple(a for a in select_actors((*read, *claims), _by_id(record.actors())) if not _betrays(a, sources)),
        judgements=tuple(spare_judgement(j, public) for j in judgements if not _betrays(j, sources)),
        rejections=tuple(r for r in record.rejections() if r.document not in hidden and not _betrays(r, sources)),
        texts=texts,
        former_incidents=thin_former(record.former(), heirs, public, incidents) if partly else tuple(record.former()),
        read=tuple(spare_claim(claim, public) for claim in read),
        checked=tuple(spare_checked(one, public) for one in decided.checked) if decided else (),
    )


def holds_back(record: View) -> bool:
    """Whether something of the record leaves it by permission alone: private reports, names of persons, sources never published."""
    sources = record.sources()
    if sources.secret or any(document.access != "public" for document in record.documents()):
        return True
    return any(claim.persons or any(map(is_private, claim.sources)) for claim in record.claims())


def open_up(record: View, decide: Decide | None = None) -> Released:
    """The whole record with its texts, for people with permission. Coordinates are coarse for them as for everybody."""
    documents, held, judgements = tuple(record.documents()), tuple(record.claims()), tuple(record.judgements())
    decided = decide(held, judgements, documents) if decide else None
    return Released(
        documents=documents,
        claims=tuple(coarsen_claim(claim) for claim in (decided.claims if decided else held)),
        incidents=tuple(_coarsen_incident(incident) for incident in record.incidents()),
        copies=tuple(record.copies()),
        actors=tuple(record.actors()),
        judgements=tuple(spare_judgement(judgement, None) for judgement in judgements),
        rejections=tuple(record.rejections()),
        texts=True,
        former_incidents=tuple(record.former()),
        read=tuple(coarsen_claim(claim) for claim in held),
        checked=tuple(spare_checked(one, None) for one in decided.checked) if decided else (),
    )


def _by_id(entries: Iterable[ActorEntry]) -> dict[Any, ActorEntry]:
    return {entry.entity_id: entry for entry in entries}


def _is_secret(document: Document, sources: SourceTable, *, texts: bool) -> bool:
    """True for a report of an outlet that may never be published; where whole texts leave, also where one names such a source."""
    if not sources.secret:
        return False
    said = (document.title, document.url, document.text if texts else None)
    return sources.hides(document.outlet) or any(sources.betrays(words) for words in said if words)


def _find_secret(record: View, held: Sequence[Claim], documents: Sequence[Document], decide: Decide | None) -> set[Any]:
    """Claims in whose chain or words a source stands that may never be published, as read or as people corrected them."""
    sources = record.sources()
    corrected = decide(held, tuple(record.judgements()), documents).claims if decide else ()
    return {claim.id for claim in (*held, *corrected) if _is_from_secret(claim, sources)}


def _is_from_secret(claim: Claim, sources: SourceTable) -> bool:
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
    episodes = tuple(replace(episode, where=coarsen_if_any(episode.where)) for episode in incident.episodes)
    return replace(incident, where=coarsen_if_any(incident.where), episodes=episodes)


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
