"""What people decided and what ids stood for, in a record of which a part may not leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tadmor.model.ids import ClaimId, DocumentId
from tadmor.model.incident import FormerIncident, Incident
from tadmor.model.judgement import Judgement, judged_claims

Heirs = Mapping[ClaimId, ClaimId]


def may_tell(
    judgement: Judgement,
    heirs: Heirs,
    public: set[ClaimId],
    held: set[ClaimId],
    shown: set[DocumentId],
) -> bool:
    """True where every claim judged may be shown; of one that is read no more, where its report may."""
    of = {anchor.claim: anchor.document for anchor in judgement.anchors}
    for claim in map(ClaimId, judged_claims(judgement)):
        heir = heirs.get(claim, claim)
        if heir not in public and (heir in held or of.get(claim) not in shown):
            return False
    return set(of.values()) <= shown


def thin_former(
    former: Iterable[FormerIncident], heirs: Heirs, public: set[ClaimId], incidents: Iterable[Incident]
) -> tuple[FormerIncident, ...]:
    """What ids once stood for, by claims that may be shown, and where those are among what is shown; what had others stays."""
    incidents = tuple(incidents)
    known, home = {i.id for i in incidents}, {claim: i.id for i in incidents for claim in i.claims}
    thin = []
    for one in former:
        claims = {heirs.get(claim, claim) for claim in one.claims}
        if claims <= public:
            now = {home[claim] for claim in claims if claim in home and one.id not in known}
            after = tuple(sorted(now))
            same = after == one.superseded_by
            thin.append(one if same else replace(one, superseded_by=after, because=None, judgement=None))
    return tuple(thin)
