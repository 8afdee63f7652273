"""The table of features, with what of a report each of them looked at, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from tadmor.match.coded import features as f
from tadmor.match.coded.features import Level, LevelFeature
from tadmor.match.coded.reports import CodedReport, Toll

Says = Callable[[CodedReport], str]


def _interval(report: CodedReport) -> str:
    days = [date.fromordinal(day).isoformat() for day in (report.first, report.last) if day]
    return " to ".join(dict.fromkeys(days))


def _where(report: CodedReport) -> str:
    return report.claim.where.name if report.claim.where else "not said"


def _who(report: CodedReport) -> str:
    return _list(actor.name for actor in report.claim.actors)


def _list(names: Iterable[str]) -> str:
    return "; ".join(sorted(set(names))) or "not said"


def _toll(toll: Toll) -> str:
    low, best, high = toll
    return str(best) if low == high else f"{best} ({low} to {high})"


def _article(report: CodedReport) -> str:
    reference = report.claim.document
    return f"{reference.outlet or '?'}, {reference.published or '?'}: {reference.title or '?'}"


def _both(*says: Says) -> Says:
    return lambda report: "; ".join(say(report) for say in says)


def _killed(report: CodedReport) -> str:
    return f"{_toll(report.killed)} killed"


_ROWS: tuple[tuple[str, Level, Says], ...] = (
    ("days", f.level_days, _interval),
    ("busy days", f.level_busy, _interval),
    ("busy days here", f.level_busy_here, _both(_where, _interval)),
    ("place", f.level_place, _where),
    ("distance", f.level_distance, _where),
    ("precision of places", f.level_precision, _where),
    ("actors", f.level_actors, _who),
    ("who acted", f.level_perpetrators, _who),
    ("actors, also unknown ones", f.level_known_as, _who),
    ("types of actors", f.level_types, lambda r: _list(r.types)),
    ("subtypes of actors", f.level_subtypes, lambda r: _list(r.subtypes)),
    ("parties", f.level_parties, lambda r: _list(r.parties)),
    ("forms of violence", f.level_violence, lambda r: _list(r.violence)),
    ("context", f.level_context, lambda r: r.context or "not said"),
    ("target", f.level_target, lambda r: r.target or "not said"),
    ("killed", f.level_killed, _killed),
    ("wounded", f.level_wounded, lambda r: f"{_toll(r.wounded)} wounded"),
    ("damage", f.level_damage, lambda r: "damage" if r.damage else "no damage"),
    ("displacement", f.level_displacement, lambda r: "displacement" if r.displacement else "no displacement"),
    ("articles", f.level_articles, lambda r: f"an article of {r.rows} rows"),
    ("outlets", f.level_outlets, _article),
    ("days of publication", f.level_published, _article),
    ("published after the event", f.level_lag, _article),
    ("words of the headlines", f.level_words, _article),
    ("letters of the headlines", f.level_letters, _article),
    ("place and days", f.level_place_when, _both(_where, _interval)),
    ("place and killed", f.level_place_killed, _both(_where, _killed)),
    ("place and articles", f.level_place_articles, _both(_where, lambda r: f"an article of {r.rows} rows")),
    ("place and actors", f.level_place_actors, _both(_where, _who)),
    ("actors and killed", f.level_actors_killed, _both(_who, _killed)),
)
LEVEL_FEATURES: tuple[LevelFeature, ...] = tuple(
    LevelFeature(name=name, level=level, says=says) for name, level, says in _ROWS
)
