"""How two coded reports stand to each other, one level a feature: what the weights are filed under, and what reasons are made of.

A feature is a function of two reports that gives the name of a level ("same day"), symmetric in the two; its column gives the
levels of many pairs. Levels are words, so that the table of weights can be read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tadmor.match.coded.reports import CodedReport, Toll, Vector
from tadmor.model.geography import kilometres

Reports = Sequence[CodedReport]
Level = Callable[[CodedReport, CodedReport], str]
_FINE, _TOWN = 4, 3
_A_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelFeature:
    """A row of the table: the level of a pair, and what of a report decided it, in words."""

    name: str
    level: Level
    says: Callable[[CodedReport], str]

    def column(self, left: Reports, right: Reports) -> list[str]:
        """The levels of the pairs, one a pair."""
        return [self.level(a, b) for a, b in zip(left, right, strict=True)]


def gap_of(a: CodedReport, b: CodedReport) -> int:
    """Days between the two intervals; 0 where they meet."""
    return max(a.first - b.last, b.first - a.last, 0)


def _step(value: float, steps: Sequence[float], unit: str = "") -> str:
    """ "up to 2.5 times", "over 5 times"."""
    unit = f" {unit}" if unit else ""
    found = next((step for step in steps if value <= step), None)
    return f"over {steps[-1]:g}{unit}" if found is None else f"up to {found:g}{unit}"


def level_days(a: CodedReport, b: CodedReport) -> str:
    """How their days stand to each other."""
    gap, spans = gap_of(a, b), sorted((a.last - a.first, b.last - b.first))
    if gap:
        return "one day apart" if spans[1] == 0 else "one day apart, one told widely"
    if spans[1] == 0:
        return "same day"
    if (a.first, a.last) == (b.first, b.last):
        return f"same interval, {_step(spans[1], (3, 15, 40), 'days')}"
    if spans[0] == 0:
        return f"a day within {_step(spans[1], (2, 7, 15, 40), 'days')}"
    return f"intervals meet, {_step(spans[1], (4, 15, 40), 'days')}"


def level_busy(a: CodedReport, b: CodedReport) -> str:
    """How many other reports touch the same days: on a day of much violence a shared day says less."""
    return f"{_step(min(a.busy, b.busy), (1.5, 3, 6, 12, 25))} other reports of these days"


def level_busy_here(a: CodedReport, b: CodedReport) -> str:
    """The same among reports of their city."""
    if not a.city or a.city != b.city:
        return "not one city"
    return f"{_step(min(a.busy_here, b.busy_here), (0.6, 1.2, 2.5, 5, 10, 20))} other reports of these days here"


def level_place(a: CodedReport, b: CodedReport) -> str:
    """Cities and locations by name."""
    if not (a.city and b.city):
        return "one city not said" if a.city or b.city else "no city said"
    if a.city != b.city:
        return "other city"
    if not (a.location and b.location):
        return "same city, one location" if a.location or b.location else "same city, no location"
    if a.location == b.location:
        return "same location"
    return "locations share words" if set(a.location.split()) & set(b.location.split()) else "other location"


def level_distance(a: CodedReport, b: CodedReport) -> str:
    """Kilometres between the points, and how exactly the coarser of the two is known."""
    if a.point is None or b.point is None:
        return "not known"
    coarser = min(a.precision, b.precision)
    told = "exact" if coarser >= _FINE else "towns" if coarser >= _TOWN else "told widely"
    return f"{_step(kilometres(a.point, b.point), (0.05, 2, 6, 15, 40, 100, 200), 'km')}, {told}"


def level_precision(a: CodedReport, b: CodedReport) -> str:
    """How exactly either place is known, 1 a country to 6 a building."""
    return "{} and {}".format(*sorted((a.precision, b.precision)))


def level_actors(a: CodedReport, b: CodedReport) -> str:
    """Actors that are known by name."""
    if not (a.named and b.named):
        return "one side unknown" if a.named or b.named else "nobody known"
    if a.named == b.named:
        return "the same"
    return "some shared" if a.named & b.named else "none shared"


def level_perpetrators(a: CodedReport, b: CodedReport) -> str:
    """Who of them acted."""
    if not (a.named and b.named):
        return "not both known"
    return "shared" if a.acting & b.acting else "not shared"


def _sets(a: frozenset[str], b: frozenset[str]) -> str:
    if not (a and b):
        return "one not said" if a or b else "not said"
    if a == b:
        return "the same"
    return "some shared" if a & b else "none shared"


def level_known_as(a: CodedReport, b: CodedReport) -> str:
    """Actors also where they are "unknown security force"."""
    return _sets(a.known_as, b.known_as)


def level_types(a: CodedReport, b: CodedReport) -> str:
    """Types of actors."""
    return _sets(a.types, b.types)


def level_subtypes(a: CodedReport, b: CodedReport) -> str:
    """Subtypes of actors."""
    return _sets(a.subtypes, b.subtypes)


def level_parties(a: CodedReport, b: CodedReport) -> str:
    """Political parties of actors."""
    return _sets(a.parties, b.parties)


def level_violence(a: CodedReport, b: CodedReport) -> str:
    """Forms of violence."""
    return _sets(a.violence, b.violence)


def _codes(a: str, b: str) -> str:
    if not (a and b):
        return "one not said" if a or b else "not said"
    return "the same" if a == b else "other"


def level_context(a: CodedReport, b: CodedReport) -> str:
    """What it happened in."""
    return _codes(a.context, b.context)


def level_target(a: CodedReport, b: CodedReport) -> str:
    """Who or what was the target."""
    level = _codes(a.target, b.target)
    return f"both {a.target.lower()}" if level == "the same" else level


def _tolls(a: Toll, b: Toll) -> str:
    most, least = max(a[1], b[1]), min(a[1], b[1])
    if most == 0:
        return "none in both"
    if least == 0:
        return f"none in one, {_step(most, (1, 3, 9))} in the other"
    if most == least:
        return f"equal, {_step(most, (1, 2, 4, 9))}"
    if max(a[0], b[0]) <= min(a[2], b[2]):
        return "ranges meet"
    return f"{_step(most / least, (1.5, 2.5, 5), 'times')}{', small' if most <= 5 else ''}"


def level_killed(a: CodedReport, b: CodedReport) -> str:
    """The tolls of killed."""
    return _tolls(a.killed, b.killed)


def level_wounded(a: CodedReport, b: CodedReport) -> str:
    """The tolls of wounded."""
    return _tolls(a.wounded, b.wounded)


def level_damage(a: CodedReport, b: CodedReport) -> str:
    """Whether things were destroyed."""
    return ("none", "in one", "in both")[a.damage + b.damage]


def level_displacement(a: CodedReport, b: CodedReport) -> str:
    """Whether people were displaced."""
    return ("none", "in one", "in both")[a.displacement + b.displacement]


def level_articles(a: CodedReport, b: CodedReport) -> str:
    """Whether the articles tell of one event, a few or many."""
    kinds = sorted("of one event" if r.rows == 1 else "of a few" if r.rows <= 5 else "of many" for r in (a, b))
    return " and ".join(kinds)


def level_outlets(a: CodedReport, b: CodedReport) -> str:
    """One article, one outlet or two."""
    if a.claim.document.id == b.claim.document.id:
        return "one article"
    one = a.claim.document.outlet is not None and a.claim.document.outlet == b.claim.document.outlet
    return "one outlet" if one else "two outlets"


def level_published(a: CodedReport, b: CodedReport) -> str:
    """How far apart they were published."""
    if a.published is None or b.published is None:
        return "not known"
    return f"{_step(abs(a.published - b.published), (0, 1, 2, 4, 10, 40, 400), 'days')} apart"


def level_lag(a: CodedReport, b: CodedReport) -> str:
    """How long after the event the later of them was published."""
    if a.published is None or b.published is None:
        return "not known"
    return f"{_step(max(a.published - a.last, b.published - b.last), (1, 3, 10, 60), 'days')} after the event"


def _likeness(a: Vector, b: Vector) -> float:
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sum(weight * large[part] for part, weight in small.items() if part in large)


def level_words(a: CodedReport, b: CodedReport) -> str:
    """Likeness of the headlines by words, rare ones weighing more."""
    return f"likeness {_step(_likeness(a.words, b.words), (0, 0.05, 0.1, 0.2, 0.35, 0.6))}"


def level_letters(a: CodedReport, b: CodedReport) -> str:
    """Likeness of the headlines by runs of four letters: names and words that two languages share."""
    return f"likeness {_step(_likeness(a.letters, b.letters), (0.02, 0.05, 0.1, 0.2, 0.35, 0.6))}"


def _when(a: CodedReport, b: CodedReport) -> str:
    gap, spans = gap_of(a, b), (a.last - a.first, b.last - b.first)
    if gap == 0 and max(spans) == 0:
        return "same day"
    return "near in time" if gap <= 1 and max(spans) <= _A_WEEK else "told widely in time"


def level_place_when(a: CodedReport, b: CodedReport) -> str:
    """Place and days together."""
    return f"{level_place(a, b)}, {_when(a, b)}"


def _toll_class(a: CodedReport, b: CodedReport) -> str:
    """The killed without their number, beside something else: none, one side alone, equal, within each other, apart."""
    most, least = max(a.killed[1], b.killed[1]), min(a.killed[1], b.killed[1])
    if least == 0:
        return "none killed" if most == 0 else "killed in one"
    if most == least:
        return "equal toll"
    return "tolls meet" if level_killed(a, b) == "ranges meet" else "tolls apart"


def level_place_killed(a: CodedReport, b: CodedReport) -> str:
    """Place and tolls together."""
    return f"{level_place(a, b)}, {_toll_class(a, b)}"


def level_place_articles(a: CodedReport, b: CodedReport) -> str:
    """Place and kinds of articles together."""
    return f"{level_place(a, b)}, articles {level_articles(a, b)}"


def level_place_actors(a: CodedReport, b: CodedReport) -> str:
    """Place and actors together."""
    return f"{level_place(a, b)}, actors {level_actors(a, b)}"


def level_actors_killed(a: CodedReport, b: CodedReport) -> str:
    """Actors and tolls together."""
    return f"actors {level_actors(a, b)}, {_toll_class(a, b)}"
