"""Who relays whom, and what was lost or changed on the way. Computed from the claims of one incident."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tadmor.model.document import Evidence
from tadmor.model.ids import ClaimId

RelayChangeKind = Literal[
    "link_lost",
    "became_own_voice",
    "source_promoted",
    "modifier_drift",
    "condition_dropped",
    "condition_inverted",
]
RelayNodeKind = Literal["speaker", "outlet", "document"]
RelayBasis = Literal["named", "inferred"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayNode:
    """One end of a relay. `name` is that of the speaker or outlet; of a document it is its id."""

    kind: RelayNodeKind
    name: str
    anonymous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayChange:
    """What was lost or changed between two reports. `before` and `after` say it in words, None where there is nothing.

    `link_lost`: somebody whom the earlier report names between itself and who knows is gone. `became_own_voice`: the outlet says
    itself what the earlier report hands to a speaker. `source_promoted`: a speaker without a name became a body.
    `modifier_drift`: "at least 39" became "39". `condition_dropped`: "if confirmed", "could not be verified" is gone.
    `condition_inverted`: "did not rule out" became "confirmed".
    """

    what: RelayChangeKind
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """An edge of the graph of an incident: `by` relays `of`; its ends are the nodes.

    `named`: a report names whom it relays; `of_evidence` quotes the words that name the source, and `probability` is that of having
    read them right. `inferred`: a later report tells what an earlier one told before it; both ends are documents, with the two
    claims and their quotations, and `probability` says how likely it is that the one goes back to the other.
    `reason` is in words.
    """

    of: RelayNode
    by: RelayNode
    basis: RelayBasis
    changes: tuple[RelayChange, ...] = ()
    probability: float
    reason: str
    of_claim: ClaimId | None = None
    by_claim: ClaimId
    of_evidence: Evidence | None = None
    by_evidence: Evidence | None = None
