"""What people decided of one claim, with what it said before: so that a card can say so and nothing is hidden by a correction."""

from __future__ import annotations

from dataclasses import dataclass

from tadmor.model.claim import Claim
from tadmor.model.correction import Correction
from tadmor.model.ids import ClaimId
from tadmor.model.judgement import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """One slot that a person corrected: what it said and says. `judgement` says who, when and why."""

    was: Correction
    now: Correction
    judgement: Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What people decided of a claim and what applies now. A claim of which nobody decided anything has none.

    `read` is the claim as it was read, or coded by hand, before anybody decided anything of it. `instead_of` is what a reader read
    in whose place the hand-coded claim stands. `accepted` are those that confirm all of it, or one slot of it. `rejected` says
    that it counts for nothing. `lapsed` are those that confirmed what it said before somebody corrected it, or a reader read it
    otherwise: they do not count any more. `read_otherwise` are corrections and rejections of a value that a reader reads otherwise
    now: they count, and had better be looked at. `coded_by` is the name of the person who coded it, `added` the judgement of that.
    """

    claim: ClaimId
    read: Claim
    coded_by: str | None = None
    added: Judgement | None = None
    instead_of: Claim | None = None
    accepted: tuple[Judgement, ...] = ()
    rejected: Judgement | None = None
    corrected: tuple[Corrected, ...] = ()
    lapsed: tuple[Judgement, ...] = ()
    read_otherwise: tuple[Judgement, ...] = ()

    @property
    def checked_by(self) -> tuple[str, ...]:
        """Names of those who confirmed the claim as a whole or coded it, each once, in order of time."""
        names = [self.coded_by, *(j.by for j in self.accepted if len(j.on) == 1)]
        return tuple(dict.fromkeys(name for name in names if name))
