"""Where a place phrase points: its relation to the name, its role, and the circle that it means."""

from __future__ import annotations

import math
import re
from typing import cast

from tadmor.lexicon.gazetteer import Candidate
from tadmor.model.place import PlaceRole, Relation
from tadmor.read.places_language import (
    AT_CARE,
    BEARING,
    DESTINATION,
    ELSEWHERE,
    FOUND,
    FROM_DISTANCE,
    FRONT,
    LAUNCHED,
    NEAR,
    OUTSIDE,
)
from tadmor.read.places_lines import REACH

DEGREES = {
    "north": 0,
    "northeast": 45,
    "east": 90,
    "southeast": 135,
    "south": 180,
    "southwest": 225,
    "west": 270,
    "northwest": 315,
}
_TENS = {"ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
NUMBERS = {w: n for n, w in enumerate("one two three four five six seven eight nine".split(), 1)} | _TENS
# Kilometres that a bearing without a distance may reach.
BEARING_REACH = 40.0
# What the words that say a relation or a journey end with: most names need no closer look.
LAST_WORDS = frozenset(["of", "outside", "near", "to", "around", "from", "nearby", "with", "off"])
MOVING = ("for ", "to ", "into ", "toward ", "towards ")
FOUND_WORD = re.compile(r"found|discover|recover|unearth|exhum|uncover|turned|retriev", re.IGNORECASE)


def relation_of(before: str) -> tuple[Relation | None, int, float | None]:
    """Relation said by the end of `before`, how many characters say it, and its distance in kilometres."""
    last = before.rstrip().rpartition(" ")[2].lower()
    front = FRONT.search(before) if "front" in before or "contact" in before else None
    if not front and last not in LAST_WORDS:
        return None, 0, None
    for pattern, relation in ((BEARING, None), (OUTSIDE, "outside"), (FROM_DISTANCE, "near"), (NEAR, "near")):
        match = pattern.search(before)
        if not match or (pattern is BEARING and match["inside"]):
            continue
        start = front.start() if front else match.start()
        named = "along_front" if front else relation or f"{re.sub(r'[- ]', '', match['bearing'].lower())}_of"
        distance = _kilometres(match) if pattern in (BEARING, FROM_DISTANCE) else None
        return cast("Relation", named), len(before) - start, distance
    if front and re.search(r"\b(?:near|at|in|around)\s+$", before):
        return "along_front", len(before) - front.start(), None
    return None, 0, None


def inside_bearing(before: str) -> int:
    """Characters of "north of " in "in the north of Syria", which is a part of Syria."""
    match = BEARING.search(before) if before.endswith("of ") else None
    return len(before) - match.start("bearing") if match and match["inside"] else 0


def _kilometres(match: re.Match[str]) -> float | None:
    if not match["number"]:
        return None
    unit = match["unit"].lower()
    factor = 1.0 if unit.startswith("k") else 1.609 if unit.startswith("mi") else 0.001
    said = match["number"].lower()
    if said[0].isdigit():
        return float(said.replace(",", ".")) * factor
    return NUMBERS[said] * factor if said in NUMBERS else None


def role_of(*befores: str) -> PlaceRole:
    """Role said by the words before the place phrase, or before the name in it ("found near X")."""
    if any("from" in b and LAUNCHED.search(b) for b in befores):
        return "launched_from"
    if any(b.endswith(MOVING) and DESTINATION.search(b) for b in befores):
        return "destination"
    return "found" if any(FOUND_WORD.search(b) and FOUND.search(b) for b in befores) else "impact"


def is_elsewhere(before: str) -> bool:
    """True after words for what follows an event far from it: "being treated in", "buried in", "told reporters in"."""
    match = ELSEWHERE.search(before)
    return bool(match) and not (match and match["care"] and AT_CARE.search(before[: match.start()]))


def position_of(c: Candidate, relation: Relation, kilometres: float | None) -> tuple[float, float, float]:
    """Where "8 km east of X" lies: the middle of what it may mean, with a radius that surely holds it."""
    latitude, longitude, radius = c.latitude, c.longitude, c.radius_km
    if relation.endswith("_of"):
        away = kilometres if kilometres is not None else BEARING_REACH / 2
        angle = math.radians(DEGREES[relation[:-3]])
        latitude += away * math.cos(angle) / 111.2
        longitude += away * math.sin(angle) / (111.2 * max(0.1, math.cos(math.radians(c.latitude))))
        radius += max(2.0, 0.3 * kilometres) if kilometres is not None else BEARING_REACH / 2 + 10
    elif kilometres is not None:
        radius += 1.3 * kilometres
    else:
        radius += REACH[relation]
    return round(latitude, 4), round(longitude, 4), round(radius, 1)
