"""When an answer of the record counts as right: names, numbers, days, places, sentences.

The rules are those of the dossiers' coding guide: a name is right when it is one of the accepted names, more of it, or two
or more words out of one; a day when the intervals meet and ours is at most two days longer; a place by name or within 30 km.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tadmor.model.geography import kilometres

SMALL_WORDS = frozenset(
    "the a an of in on at to for and or by from with near its his her their mr mrs ms "
    "al el de la le les des du der die das s".split()
)
SAME_WORD = {
    form: name
    for name, forms in {
        "islamicstate": "isis isil daesh daech игил иг داعش",
        "usa": "u.s us american americans america",
        "russia": "russian russians",
        "syria": "syrian syrians",
        "ukraine": "ukrainian",
        "nigeria": "nigerian",
        "colombia": "colombian",
        "kurd": "kurdish kurds",
        "defense": "defence",
        "israel": "israeli",
        "turkey": "turkish",
        "spokesperson": "spokeswoman spokesman",
    }.items()
    for form in forms.split()
} | {
    plural: plural[:-1]
    for plural in (
        "sources officials militants fighters civilians soldiers troops forces strikes villagers residents rebels guerrillas"
    ).split()
}
SAME_PHRASE = tuple(
    (re.compile(pattern), f" {name} ")
    for pattern, name in (
        (r"\bislamic state( of iraq and (syria|the levant))?\b", "islamicstate"),
        (r"estado isl[aá]mico|[eé]tat islamique|исламское государство|تنظيم الدولة( الإسلامية)?", "islamicstate"),
        (r"\bunited states\b|états-unis|estados unidos", "usa"),
        (r"syrian democratic forces|forces démocratiques syriennes|قوات سوريا الديمقراطية", "sdf"),
        (r"doctors without borders|m[ée]decins sans fronti[èe]res|أطباء بلا حدود", "msf"),
        (r"syrian observatory( for human rights)?", "sohr"),
    )
)
SENTENCE_END = re.compile(r"[.!?。؟](?=[\s\"”»])[\"”»]?\s*|\n+")


def name_words(text: str | None) -> frozenset[str]:
    """The words of a name that count, in one form each."""
    folded = unicodedata.normalize("NFC", (text or "").casefold())
    for pattern, name in SAME_PHRASE:
        folded = pattern.sub(name, folded)
    bare = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    words = (word.strip(".-’'") for word in re.findall(r"[\w.\-]+", bare.replace("’", " ").replace("'", " ")))
    return frozenset(SAME_WORD.get(word, word) for word in words if word and word not in SMALL_WORDS)


def is_named(accepted: Sequence[str] | None, name: str | None) -> bool:
    """True when `name` is an accepted name, more of it, or at least two words out of one."""
    got = name_words(name)
    if not got:
        return False
    wanted = [words for words in map(name_words, accepted or ()) if words]
    return any(words <= got or (got <= words and len(got) >= 2) for words in wanted)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Sentences as the scoring of evidence cuts them: at full stops before space or quotation, and at line ends."""
    spans, start = [], 0
    for match in SENTENCE_END.finditer(text):
        if match.end() > start:
            spans.append((start, match.end()))
        start = match.end()
    return [*spans, (start, len(text))] if start < len(text) else spans


def bounds(figure: Mapping[str, Any]) -> set[int]:
    """The numbers that a figure states."""
    return {n for n in (figure.get("low"), figure.get("high")) if n is not None}


def day_of(text: str | None, *, last: bool = False) -> date | None:
    """First (or last) day of an ISO day, month or year; None for anything else."""
    try:
        parts = [int(part) for part in (text or "").split("T")[0].split("-")]
        if len(parts) == 3:
            return date(*parts)
        if len(parts) == 2:
            year, month = parts
            return date(year + (month == 12), month % 12 + 1, 1) if last else date(year, month, 1)
        if len(parts) == 1:
            return date(parts[0], 12, 31) if last else date(parts[0], 1, 1)
    except ValueError:
        return None
    return None


def same_day(gold: Mapping[str, Any], when: Mapping[str, Any] | None) -> bool:
    """True when the intervals meet and the record's is at most two days longer than the gold one."""
    said = when or {}
    first, last = day_of(said.get("earliest")), day_of(said.get("latest") or said.get("earliest"), last=True)
    start, end = day_of(gold["start"]), day_of(gold["end"] or gold["start"])
    if first is None or last is None or start is None or end is None:
        return False
    return first <= end and start <= last and (last - first).days <= max((end - start).days + 2, 2)


def same_place(gold: Mapping[str, Any], where: Mapping[str, Any] | None) -> bool:
    """True by name, or when the points lie within 30 km of each other."""
    said = where or {}
    if is_named(gold["names"], said.get("name")):
        return True
    if gold.get("lat") is None or said.get("latitude") is None:
        return False
    return kilometres((gold["lat"], gold["lon"]), (said["latitude"], said["longitude"])) <= 30
