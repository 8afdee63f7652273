"""The grade of an incident as a rule proposes it: the Airwars grade, the Admiralty digit, why, and what would change it.

Airwars (its published grades), the first that fits:

- discounted: the allegation was taken back, or those killed were fighters as who spoke of civilians says now;
- contested: sources name different doers, and neither can be reconciled with the other;
- confirmed: a belligerent accepts responsibility, and does not deny that civilians were hit where others say so;
- fair: two or more sources that know of it themselves, and a belligerent acted: it is named, or no other could do such a thing;
- weak: everything else. What is no violence has no Airwars grade.

Admiralty digit of credibility:

- 5 who told of it took it back; or one source alone tells it, and somebody who is no party denies that it happened;
- 1 two or more sources that know of it themselves, nothing weighty disputed; 2 where a party denies it, or who, whom, how many,
  when or where is disputed; 3 where somebody who is no party denies it;
- 3 one source; 4 where it is a party to the conflict that does not answer for it, or a party denies it, or the team rates it D, E;
- 6 nobody is named who knows of it.

Sources count as in tadmor.weigh.standing: by who knows, never by how many report it. A grade is a proposal until a person signs.
"""

from __future__ import annotations

from collections.abc import Sequence

from tadmor.model.claim import Claim
from tadmor.model.incident import AirwarsGrade, Grade, Incident, Origin
from tadmor.weigh.standing import Standing, find_standing, is_party
from tadmor.weigh.totals import all_totals

_OWN = frozenset(("our", "us", "we", "its", "their", "his", "her", "my"))
_FIELDS = {
    "existence": "whether it happened",
    "perpetrator": "whose act it was",
    "status": "whether civilians were hit",
}


def propose_grade(incident: Incident, claims: Sequence[Claim]) -> Grade | None:
    """The grade of a weighed incident; None for what did not happen (yet), and for the total of a day or a period."""
    if all_totals(claims) or not any(claim.reality == "happened" for claim in claims):
        return None
    standing = find_standing(incident, claims)
    airwars, digit = _airwars(standing), _digit(standing)
    changes = [*(_changes_airwars(airwars, standing) if airwars else []), *_changes_digit(digit, standing)]
    return Grade(
        airwars=airwars,
        credibility=digit,
        reasons=tuple(_reasons(standing)),
        would_change_it=tuple(changes),
    )


def _airwars(standing: Standing) -> AirwarsGrade | None:
    if not standing.violent:
        return None
    if standing.taken_back:
        return "discounted"
    if len(standing.doers) > 1 and "perpetrator" in standing.disputed:
        return "contested"
    if set(standing.accepts) - set(standing.but_not_civilians):
        return "confirmed"
    return "fair" if len(standing.known_by) > 1 and standing.armed else "weak"


def _digit(standing: Standing) -> int:
    if standing.gone:
        return 5
    if len(standing.known_by) > 1:
        if standing.no_party_denies:
            return 3
        return 2 if standing.deniers or standing.disputed else 1
    if not standing.known_by:
        return 4 if standing.distrusted else 6
    if standing.deniers:
        return 5 if standing.no_party_denies else 4
    return 4 if all(map(is_party, standing.known_by[0])) and not standing.accepts else 3


def _reasons(standing: Standing) -> list[str]:
    number = len(standing.known_by)
    knows = "source knows of it itself" if number == 1 else "sources know of it themselves"
    listed = "; ".join(" and ".join(map(_spell, group)) for group in standing.known_by)
    reasons = [f"{number} {knows}: {listed}" if number else "nobody is named who knows of it"]
    for group in standing.known_by:
        if len(group) > 1:
            shared = "one party to the conflict" if group[0].party else f"one owner, {group[0].owner}"
            reasons.append(f"{' and '.join(o.name for o in group)} count once: they belong to {shared}")
    reasons += [f"{origin.name} names nobody who knows of it" for origin in _by_name(standing.nameless)]
    reasons += [f"not counted, since the team rates {o.reliability}: {o.name}" for o in _by_name(standing.distrusted)]
    reasons += [f"{name} accepts responsibility" for name in standing.accepts]
    reasons += [f"{name} does not accept that civilians were hit" for name in standing.but_not_civilians]
    reasons += [f"{_spell(origin)} denies that it happened" for origin in _by_name(standing.deniers)]
    reasons += [standing.taken_back] if standing.taken_back else []
    if standing.violent and not standing.armed:
        reasons.append("nobody says whose act it was")
    if standing.disputed:
        reasons.append(f"sources disagree on {_spell_fields(standing)}")
    return reasons


def _spell(origin: Origin) -> str:
    """A source with what bears on its word: "Defence Ministry (C, party to the conflict)"."""
    party = "party to the conflict" if origin.party else "speaks of its own acts" if origin.own_interest else None
    marks = ", ".join(mark for mark in (origin.reliability, party) if mark)
    return f"{origin.name} ({marks})" if marks else origin.name


def _by_name(origins: Sequence[Origin]) -> list[Origin]:
    return sorted(origins, key=lambda origin: origin.name)


def _spell_fields(standing: Standing) -> str:
    return ", ".join(_FIELDS.get(name, name) for name in standing.disputed)


def _changes_airwars(airwars: AirwarsGrade, standing: Standing) -> list[str]:
    doers = _spell_doers(standing)
    blamed = ["contested, if somebody else is blamed"] if standing.doers else []
    if airwars == "discounted":
        return ["weak or fair, if a source that knows of it itself says what was taken back"]
    if airwars == "contested":
        return [f"confirmed, if {doers} accepts responsibility and nobody else is blamed any more"]
    if airwars == "confirmed":
        return ["contested, if somebody else accepts responsibility or is blamed"]
    harm = " and that civilians were hit" if standing.but_not_civilians else ""
    accepted = f"confirmed, if {doers} accepts responsibility{harm}"
    if airwars == "fair":
        return [accepted, *blamed]
    missing = [] if len(standing.known_by) > 1 else ["a second source that knows of it itself tells it"]
    if not standing.known_by:
        missing = ["two sources that know of it themselves tell it"]
    missing += [] if standing.armed else ["somebody says whose act it was"]
    return [f"fair, if {' and '.join(missing)}", accepted]


def _spell_doers(standing: Standing) -> str:
    """Who would have to answer for it; a name in the words of a speaker ("our aircraft") names nobody here."""
    if len(standing.doers) == 1 and standing.doers[0].split()[0].casefold() not in _OWN:
        return standing.doers[0]
    return "one of those who are blamed" if standing.doers else "whoever did it"


def _changes_digit(digit: int, standing: Standing) -> list[str]:
    if digit == 1:
        return []
    if digit == 6:
        return ["3 instead of 6, if somebody is named who knows of it"]
    if len(standing.known_by) < 2:
        return [f"1 instead of {digit}, if a second source that is no party tells the same and nobody denies it"]
    denied = [f"{origin.name} no longer denies that it happened" for origin in _by_name(standing.deniers)]
    agreed = [f"the sources agree on {_spell_fields(standing)}"] if standing.disputed and not denied else []
    return [f"1 instead of {digit}, if {' and '.join((*denied, *agreed))}"] if denied or agreed else []
