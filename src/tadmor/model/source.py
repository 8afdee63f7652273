"""One link of the chain by which a statement reached the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tadmor.model.document import Evidence
from tadmor.model.ids import EntityId

SourceKind = Literal[
    "outlet",
    "news_agency",
    "state_body",
    "military",
    "armed_group",
    "official",
    "un_body",
    "ngo",
    "medical",
    "witness",
    "expert",
    "social_media",
    "document",
    "footage",
]
Reliability = Literal["A", "B", "C", "D", "E", "F"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A speaker or carrier. `party` is the party to the conflict that it belongs to (an entity id or a name), or None.

    `evidence` is None for the outlet, which stands in the document's own data, not in its text.
    """

    name: str
    entity_id: EntityId | None = None
    kind: SourceKind
    anonymous: bool = False
    party: str | None = None
    evidence: Evidence | None = None
    confidence: float = 0.5
