"""TimeML files as texts with their TIMEX3 expressions, and the days that a TIMEX3 value names."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tadmor.model.span import Span
from tadmor.read.times_units import month_end

PARTS = frozenset({"START", "MID", "END"})
CREATION = "CREATION_TIME"
SEASONS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12)}


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTime:
    """A TIMEX3: its characters, `kind` in small letters ("date", "time", "duration", "set") and its value.

    `part` is true where the words name only the beginning, the middle or the end of what the value names.
    """

    span: Span
    kind: str
    value: str
    part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldText:
    """A text with its expressions, and the day it was written."""

    name: str
    text: str
    published: date
    times: tuple[GoldTime, ...]


def load_text(path: Path) -> GoldText:
    """One TimeML file. What says the day of publication is given apart and not among the expressions."""
    root = ET.parse(path).getroot()
    created, body = root.find("DCT/TIMEX3"), root.find("TEXT")
    if created is None or body is None:
        raise ValueError(f"{path}: no TimeML with a DCT and a TEXT")
    parts: list[str] = []
    times: list[GoldTime] = []
    _walk(body, parts, times)
    return GoldText(
        name=path.stem,
        text="".join(parts),
        published=date.fromisoformat(created.get("value", "")[:10]),
        times=tuple(times),
    )


def _walk(element: ET.Element, parts: list[str], times: list[GoldTime]) -> None:
    start = sum(map(len, parts))
    parts.append(element.text or "")
    for child in element:
        _walk(child, parts, times)
        parts.append(child.tail or "")
    if element.tag == "TIMEX3" and element.get("functionInDocument") != CREATION:
        span = Span(start, sum(map(len, parts)))
        kind, value, part = element.get("type", "").lower(), element.get("value", ""), element.get("mod") in PARTS
        times.append(GoldTime(span=span, kind=kind, value=value, part=part))


def days_of(value: str) -> tuple[date, date] | None:
    """The first and last day that a TIMEX3 value names; None for durations, sets, vague references and open places."""
    head, _, hours = value.partition("T")
    if "X" in value or not re.match(r"\d{2}", value):
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", head):
        day = date.fromisoformat(head)
        return day, day + timedelta(days=hours == "NI")
    if week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", head):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday + timedelta(days=5 if week[3] else 0), monday + timedelta(days=6)
    if month := re.fullmatch(r"(\d{4})-(\d\d)", head):
        return date(int(month[1]), int(month[2]), 1), month_end(int(month[1]), int(month[2]))
    if part := re.fullmatch(r"(\d{4})-(?:([QH])(\d)|(SP|SU|FA))", head):
        year, size = int(part[1]), 3 if part[2] == "Q" else 6
        first, last = SEASONS[part[4]] if part[4] else (size * (int(part[3]) - 1) + 1, size * int(part[3]))
        return date(year, first, 1), month_end(year, last)
    if years := re.fullmatch(r"\d{2,4}", head):
        scale = 10 ** (4 - len(years[0]))
        return date(int(head) * scale, 1, 1), date(int(head) * scale + scale - 1, 12, 31)
    return None
