"""What stood on the card of an event when a person signed its grade: kept with the signature, so that changes can be shown."""

from __future__ import annotations

from dataclasses import dataclass

from tadmor.model.ids import DocumentId, IncidentId
from tadmor.model.incident import AirwarsGrade, FieldName, FieldReason, FieldStatus, Range


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedField:
    """One field as it was signed: how its sources stood, and the values that were said."""

    field: FieldName
    of: str | None = None
    status: FieldStatus
    reason: FieldReason | None = None
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """The values of an event as they were signed.

    `airwars` and `credibility` are what the rule proposed; what was signed stands in the judgement. `earliest` and `latest` are ISO
    8601, None where no report gives one. `origins` are names of independent origins; witnesses are not named.
    """

    incident: IncidentId
    kind: str
    earliest: str | None = None
    latest: str | None = None
    where: str | None = None
    policy: str | None = None
    killed: Range | None = None
    wounded: Range | None = None
    by_status: tuple[tuple[str, Range], ...] = ()
    fields: tuple[SignedField, ...] = ()
    origins: tuple[str, ...] = ()
    documents: tuple[DocumentId, ...] = ()
    airwars: AirwarsGrade | None = None
    credibility: int | None = None
