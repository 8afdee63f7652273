"""Values that a report states: times and quantities, each with its quotation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tadmor.model.document import Evidence

TimeOf = Literal["occurred", "found", "died", "announced"]
TimePrecision = Literal["instant", "part_of_day", "day", "days", "week", "month", "year"]
TimeBasis = Literal["stated", "relative", "publication"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeInterval:
    """When something happened, as an interval that never says more than the report.

    `earliest` and `latest` are ISO 8601: a day (``2023-10-05``) or, for `instant` and `part_of_day`, a local time
    (``2023-10-05T13:15``). With basis ``publication`` nothing was said: `earliest` is None, `latest` the day of
    publication, `evidence` None. `utc_offset` is ``+03:00`` and the like where the report gives one.
    """

    of: TimeOf = "occurred"
    earliest: str | None
    latest: str | None
    precision: TimePrecision
    basis: TimeBasis
    utc_offset: str | None = None
    evidence: Evidence | None = None
    confidence: float = 0.5

    @property
    def first_day(self) -> date | None:
        """The first day that the interval touches."""
        return date.fromisoformat(self.earliest[:10]) if self.earliest else None

    @property
    def last_day(self) -> date | None:
        """The last day that the interval touches."""
        return date.fromisoformat(self.latest[:10]) if self.latest else None


What = Literal[
    "killed",
    "wounded",
    "killed_or_wounded",
    "missing",
    "abducted",
    "detained",
    "displaced",
    "evacuated",
    "identified",
    "recovered",
    "present",
    "attackers",
    "strikes",
    "attacks",
    "vehicles_destroyed",
    "vehicles_total",
    "aircraft_destroyed",
    "buildings_destroyed",
    "weapons_destroyed",
    "released",
    "surrendered",
]
Modifier = Literal["exactly", "at_least", "more_than", "about", "up_to", "fewer_than", "vague", "counted"]
Status = Literal["civilian", "combatant", "unknown"]
Group = Literal[
    "child",
    "woman",
    "man",
    "elderly",
    "medic",
    "aid_worker",
    "journalist",
    "soldier",
    "police",
    "fighter",
    "foreigner",
    "family",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How many, of whom or what, as said.

    `low` and `high` are whole numbers, None where the report leaves that side open: "at least 12" and "more than 12" are
    12–None, "up to 12" None–12, "no casualties" 0–0. `words` is the number as said ("dozens"). `of` is the counted noun
    phrase as said. `status` is as said by `status_by`. `belongs_to` is the side that the counted people or things
    belong to, as said. `part_of` is the index, in the list that holds this value, of the figure it is a part of.
    `cumulative`: a running total ("since 2011"), not this event's. `denied`: the speaker says that it is not so, or took
    it back. `as_of`: ISO day that the figure is said to stand for.
    """

    what: What
    of: str | None = None
    status: Status = "unknown"
    status_by: str | None = None
    belongs_to: str | None = None
    group: Group | None = None
    low: int | None
    high: int | None
    modifier: Modifier = "exactly"
    words: str
    part_of: int | None = None
    cumulative: bool = False
    as_of: str | None = None
    denied: bool = False
    evidence: Evidence
    confidence: float = 0.5
