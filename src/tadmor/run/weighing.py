"""A record weighed as people chose, and what of it may leave: the one way for every command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType

from tadmor.export.actors import select_actors
from tadmor.export.protect import Released, holds_back, open_up, protect
from tadmor.match.anchoring import find_heirs, land_judgements
from tadmor.match.deciding import decide_claims
from tadmor.model.actor import ActorEntry
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.ids import EntityId
from tadmor.model.incident import CopyGroup, FormerIncident, Incident
from tadmor.model.judgement import Judgement, judged_claims
from tadmor.run.compute import compute, weigh_anew
from tadmor.store.record import Record
from tadmor.weigh.lasting import Heirs, keep_ids, remember
from tadmor.weigh.policies import DEFAULT_POLICY, POLICIES
from tadmor.weigh.weighing import Weighing, find_policy

NO_ENTRIES: Mapping[EntityId, ActorEntry] = MappingProxyType({})


def choose_weighing(record: Record, policy: str = "") -> Weighing:
    """The policy that is asked for, else the one that the record was last weighed with, and the source table that lies in it.

    Raises UsageError for a policy that there is not, and for a table that cannot be used.
    """
    last = record.policy()
    kept = find_policy(last) if last is not None and last in POLICIES else DEFAULT_POLICY
    return Weighing(policy=find_policy(policy) if policy else kept, sources=record.sources())


def weigh_record(record: Record, policy: str = "", entries: Mapping[EntityId, ActorEntry] = NO_ENTRIES) -> int:
    """Computes incidents anew, and again where another run has added to the record meanwhile. Returns how many there are."""
    weighing = choose_weighing(record, policy)
    while True:
        stamp = record.stamp()
        documents = tuple(record.documents())
        computed = compute(documents, tuple(record.claims()), tuple(record.judgements()), weighing)
        claims = computed.decided.present
        record.append_actors(select_actors((*claims, *computed.decided.claims), entries))
        living = tuple(FormerIncident(id=i.id, claims=i.claims) for i in record.incidents())
        former = tuple(record.former())
        moved = _find_moved(record, (*living, *former), claims, documents)
        incidents = keep_ids(computed.incidents, living, former, moved)
        former = remember(incidents, living, former, moved, computed.decided.judgements)
        record.replace_computed(computed.links, incidents, computed.copies, former)
        if record.stamp() == stamp:
            return len(computed.incidents)


def _find_moved(
    record: Record, known: Sequence[FormerIncident], claims: Sequence[Claim], documents: Sequence[Document]
) -> Heirs:
    """Of claims that ids stood for and that are read no more those that are read in their place."""
    present = {claim.id for claim in claims}
    gone = {claim for one in known for claim in one.claims if claim not in present}
    anchors = record.anchors(gone)
    of = {anchor.document for anchor in anchors}
    return find_heirs(anchors, claims, {document.id: document.text for document in documents if document.id in of})


def release(record: Record, *, texts: bool = False) -> Released:
    """What may leave the record. What rests on private reports or on sources never to be published is weighed anew without them."""
    weigh = partial(_weigh_part, record, choose_weighing(record))
    return protect(record, texts=texts, weigh=weigh, find_heirs=partial(_find_heirs, record), decide=decide_claims)


def release_everything(record: Record) -> Released | None:
    """All that the record holds, for people who may see private reports and names; None where `release` holds nothing back.

    Coordinates are no finer than a settlement here too.
    """
    return open_up(record, decide_claims) if holds_back(record) else None


def _find_heirs(record: Record) -> Heirs:
    """Of every claim that a person judged, or that an id stood for, the one that is read in its place."""
    documents, judgements = tuple(record.documents()), tuple(record.judgements())
    claims = decide_claims(tuple(record.claims()), judgements, documents).present
    moved = _find_moved(record, tuple(record.former()), claims, documents)
    return {**moved, **land_judgements(judgements, claims, documents)}


def load_judged(record: Record) -> tuple[tuple[Judgement, ...], tuple[Claim, ...], tuple[Document, ...]]:
    """The judgements of a record, with what it holds of the reports that they are about."""
    judgements = tuple(record.judgements())
    return judgements, *load_claims_of(record, judgements)


def load_claims_of(record: Record, judgements: Sequence[Judgement]) -> tuple[tuple[Claim, ...], tuple[Document, ...]]:
    """What a record holds of the reports that these judgements are about."""
    of = sorted({anchor.document for judgement in judgements for anchor in judgement.anchors})
    claims = [claim for document in of for claim in record.claims(document)]
    known = {claim.id for claim in claims}
    bare = {claim for judgement in judgements if not judgement.anchors for claim in judged_claims(judgement)} - known
    claims += [claim for claim in map(record.claim, sorted(bare)) if claim]
    documents = (record.document(document) for document in of)
    return tuple(claims), tuple(document for document in documents if document)


def _weigh_part(
    record: Record,
    weighing: Weighing,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement],
) -> tuple[tuple[Incident, ...], tuple[CopyGroup, ...]]:
    """A part of the record weighed anew, its incidents under the ids that they have in the whole of it."""
    incidents, copies = weigh_anew(documents, claims, judgements, weighing)
    public = {claim.id for claim in claims}
    whole = (FormerIncident(id=i.id, claims=tuple(c for c in i.claims if c in public)) for i in record.incidents())
    return keep_ids(incidents, [one for one in whole if one.claims], ()), copies
