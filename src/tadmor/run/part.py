"""A few events of a record with what they rest on, weighed by themselves: as they would be, or as they are after a decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from tadmor.export.protect import Released, protect
from tadmor.lexicon.team_sources import SourceTable
from tadmor.match.deciding import decide_claims
from tadmor.model.actor import ActorEntry
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.ids import DocumentId
from tadmor.model.incident import CopyGroup, FormerIncident, Incident
from tadmor.model.judgement import Judgement
from tadmor.model.rejection import Rejection
from tadmor.run.compute import compute
from tadmor.run.deciding import Ground
from tadmor.run.weighing import choose_weighing
from tadmor.store.record import Record
from tadmor.weigh.lasting import keep_ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A few events of a record as `protect` looks at one: a class because that asks for methods."""

    record: Record
    ground: Ground
    held: tuple[Claim, ...]
    decided: tuple[Judgement, ...]
    weighed: tuple[Incident, ...] = ()

    def release(self, before: Sequence[Incident]) -> Released:
        """What may be shown of these events, weighed anew, under the ids that they keep. `before` are the events as they were."""
        return self.weighed_from(before).protected(before, texts=False)

    def weighed_from(self, before: Sequence[Incident]) -> Part:
        """The same with its events as they are now."""
        incidents, _ = self._weigh(before, self.ground.documents, self.held, self.decided)
        return replace(self, weighed=incidents)

    def protected(self, before: Sequence[Incident], *, texts: bool) -> Released:
        """What may be shown of events that have been weighed."""
        return protect(
            self,
            texts=texts,
            weigh=partial(self._weigh, before),
            find_heirs=lambda: self.ground.heirs,
            decide=decide_claims,
        )

    def _weigh(
        self,
        before: Sequence[Incident],
        documents: Sequence[Document],
        claims: Sequence[Claim],
        judgements: Sequence[Judgement],
    ) -> tuple[tuple[Incident, ...], tuple[CopyGroup, ...]]:
        computed = compute(documents, claims, judgements, choose_weighing(self.record))
        living = [FormerIncident(id=incident.id, claims=incident.claims) for incident in before]
        return keep_ids(computed.incidents, living, ()), computed.copies

    def documents(self) -> tuple[Document, ...]:
        """The reports of the events."""
        return self.ground.documents

    def claims(self) -> tuple[Claim, ...]:
        """Their statements, as read and coded."""
        return self.held

    def incidents(self) -> tuple[Incident, ...]:
        """The events as they would be."""
        return self.weighed

    def former(self) -> tuple[FormerIncident, ...]:
        """None: ids are looked at where the whole record is."""
        return ()

    def copies(self) -> tuple[CopyGroup, ...]:
        """None: a card of the events as they are shows them."""
        return ()

    def actors(self) -> Iterable[ActorEntry]:
        """The entries of the record."""
        return self.record.actors()

    def judgements(self) -> tuple[Judgement, ...]:
        """What was decided, and what would be."""
        return self.decided

    def rejections(self) -> tuple[Rejection, ...]:
        """None."""
        return ()

    def paths(self) -> Mapping[DocumentId, str]:
        """None: they name what was left out, which is not shown here."""
        return {}

    def sources(self) -> SourceTable:
        """The team's own table."""
        return self.record.sources()
