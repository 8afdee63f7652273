"""Which day of a battle a claim tells of, where its reports tell its days apart.

A toll of one day is a part of that of the battle: it is weighed with what else is told of that day, and never as all of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId
from tadmor.model.incident import Range
from tadmor.text.answers import said_days
from tadmor.text.going_on import find_reach, tells_days
from tadmor.weigh.policies import Counted, Policy, Tolls


def days_of_battle(claims: Sequence[Claim]) -> Mapping[ClaimId, date]:
    """The day of each claim that tells of one day of a battle; empty where they do not tell two days apart.

    A battle: fighting of which a report says that it lasted for days or went on. A claim that gives no day is of the day of the
    claim before it in its report.
    """
    told = [claim for claim in claims if claim.stance != "denies"]
    if not any(map(_goes_on, told)):
        return {}
    days = {claim.id: _day(claim) for claim in told}
    single = {claim: day for claim, day in days.items() if day is not None}
    whole = [span for claim in told if tells_days(claim) and (span := said_days(claim)) is not None]
    apart = {day for day in single.values() if any(first <= day <= last for first, last in whole)}
    if len(set(single.values())) < 2 and not apart:
        return {}
    before: dict[str, date | None] = {}
    for claim in sorted(told, key=lambda c: (c.document.id, c.evidence.start, c.id)):
        if _said(claim) is not None or _is_whole(claim):
            before[claim.document.id] = days[claim.id]
        elif (day := before.get(claim.document.id)) is not None:
            single[claim.id] = day
    return single


def _goes_on(claim: Claim) -> bool:
    if claim.kind != "armed_clash":
        return False
    days = _said(claim)
    lasted = days is not None and days[0] < days[1] and claim.when.precision == "days"
    return lasted or find_reach(claim.evidence.text) is not None


def _said(claim: Claim) -> tuple[date, date] | None:
    """The days of the act. "The clashes went on on Tuesday and five died": that they died of it is of the day itself."""
    first, last = claim.when.first_day, claim.when.last_day
    if claim.when.of == "died" and first and last and find_reach(claim.evidence.text) is not None:
        return first, last
    return said_days(claim)


def _is_whole(claim: Claim) -> bool:
    reach = find_reach(claim.evidence.text)
    return reach is not None and reach.whole


def _day(claim: Claim) -> date | None:
    """The one day that a claim tells of; None for one of several days, or of all at once ("the three-day battle").

    A night is of its evening.
    """
    days = _said(claim)
    if days is None or _is_whole(claim):
        return None
    one_night = claim.when.precision == "part_of_day" and (days[1] - days[0]).days == 1
    return days[0] if days[0] == days[1] or one_night else None


def count_days(policy: Policy, whole: Tolls, days: Sequence[Tolls]) -> Counted:
    """By those who count the whole battle; where nobody does, from the worst of its days to the sum of all of them.

    A figure of the second day may hold the first ("the toll rose to"): no number between the two is best.
    """
    if whole.tolls or whole.slipped or not any(day.tolls for day in days):
        return policy.count(whole)
    if len(days) == 1:
        return policy.count(days[0])
    ranges = [policy.count(day).range for day in days]
    tops = [known.high for known in ranges if known.high is not None]
    high = sum(tops) if len(tops) == len(ranges) else None
    low = max(known.low or 0 for known in ranges)
    note = f"from the worst to the sum of {len(days)} days"
    return Counted(range=Range(low=low, high=high), notes=(note,))
