"""Who carries a report: its outlet, and the news agency whose dispatch it prints."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tadmor.lexicon.speakers import Speakers
from tadmor.model.document import Document
from tadmor.model.ids import EntityId
from tadmor.model.source import Source, SourceKind
from tadmor.model.span import Span

OUTLET_PARTS = re.compile(r"^(?P<outlet>[^(/|]+?)\s*(?:\((?P<bracket>[^)]+)\)|[/|]\s*(?P<slash>.+))\s*$")
NAME = r"(?P<name>[A-Z][\w.&-]*(?:[ -][A-Z][\w.&-]*){0,3})"
UNKNOWN_MARK = re.compile(r"[A-Z]{2,6}")
COUNTRIES = frozenset(
    {"UK", "US", "USA", "UAE", "EU", "UN", "DRC", "NZ", "SA", "GB", "PDF", "RU", "UA", "FR", "DE", "HTML"}
)
DATELINE = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ’'.-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ’'.-]+)*(?:[,/][^()\n]{0,40})? \((?P<name>[A-Z]{2,6})\)\s*[-–—]",
    re.MULTILINE,
)
HEAD_MARKS = (
    re.compile(r"/\s*" + NAME + r"\s*/"),
    re.compile(r"\(\s*" + NAME + r"\s*\)\s*[-–—:_]"),
    re.compile(r"(?<=[.,;:–—-] )" + NAME + r"\s*[.–—-](?=\s)"),
    re.compile(r"^" + NAME + r"\s*[:–—](?=\s)"),
)
TAIL_MARKS = (
    re.compile(r"(?:^|\n)\s*(?:Source|Via|Agency|From|By|Text|Credit)s?\s*:\s*(?:the )?" + NAME + r"\s*\.?\s*(?=\n|$)"),
    re.compile(r"(?:^|\n)\s*[–—-]{1,2}\s*(?:the )?" + NAME + r"\s*\.?\s*(?=\n|$)"),
    re.compile(r"(?:^|\n|[.] )(?:The )?" + NAME + r" contributed to this (?:report|story|article)"),
    re.compile(r"\(\s*" + NAME + r"\s*\)\s*$"),
    re.compile(r"(?:^|\n)\s*(?:©|\(c\))\s*(?:\d{4} )?(?:The )?" + NAME),
)
SITE = r"(?P<name>(?:[\w-]+\.)+[a-z]{2,8}|[A-Z][\w.&’'-]*(?: (?:of|and|the|[A-Z][\w.&’'-]*)){0,5}|[a-z][\w-]{3,30})"
LABEL = (
    r"(?:Source|Via|Originally published (?:by|on|in|at)"
    r"|(?:This (?:article|report|story) )?(?:was )?[Ff]irst published (?:by|on|in|at))"
)
CREDITS = (
    re.compile(
        r"^[ \t]*" + LABEL + r"\s*:?[ \t]+(?:https?://)?(?:www\.)?(?:[Tt]he )?" + SITE + r"(?:/\S*)?[ \t]*\.?[ \t]*$",
        re.MULTILINE,
    ),
    re.compile(
        r"^[ \t]*\([ \t]*(?:Source: |Via )?(?:The )?(?P<name>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3})[ \t]*\)[ \t]*$",
        re.MULTILINE,
    ),
)
NO_CREDIT = frozenset(
    "updated update ends more continued correction corrected photo photos video file archive map graphic advertisement "
    "unknown own staff various agencies unspecified urgent live opinion analysis editorial translated abridged".split()
)
HEAD, TAIL = 160, 240


def find_carriers(document: Document, speakers: Speakers, agencies: Mapping[str, EntityId]) -> tuple[Source, ...]:
    """The outlet of a report and the agency it prints, outermost first; empty where neither is known."""
    links: list[Source] = []
    outlet, named = _outlet_and_agency(document.outlet, speakers, agencies)
    if outlet:
        kind = _kind_of_outlet(outlet, speakers, agencies)
        links.append(Source(name=outlet, kind=kind, entity_id=agencies.get(outlet), confidence=0.95))
    if named:
        links.append(Source(name=named, kind="news_agency", entity_id=agencies.get(named), confidence=0.9))
        return tuple(links)
    mark = _mark(document.text, speakers, agencies)
    if mark is None and not (links and links[0].kind == "news_agency"):
        mark = _unknown_agency(document.text) or _credit(document.text)
    if mark is None:
        return tuple(links)
    name = document.text[mark.start : mark.end]
    if outlet and _same(outlet, name, speakers):
        return tuple(links)
    agency = DATELINE.search(document.text, 0, HEAD)
    kind = "news_agency" if agency and agency["name"] == name else _kind_of_outlet(name, speakers, agencies)
    confidence = 0.85 if kind == "news_agency" else 0.7
    quotation = document.quote(mark)
    links.append(Source(name=name, kind=kind, entity_id=agencies.get(name), evidence=quotation, confidence=confidence))
    return tuple(links)


def _outlet_and_agency(
    outlet: str | None, speakers: Speakers, agencies: Mapping[str, EntityId]
) -> tuple[str | None, str | None]:
    parts = OUTLET_PARTS.match(outlet) if outlet else None
    if parts:
        named = (parts["bracket"] or parts["slash"] or "").strip()
        unknown = UNKNOWN_MARK.fullmatch(named) and named not in COUNTRIES
        if _known(named, speakers, agencies) or (unknown and parts["bracket"]):
            return parts["outlet"].strip(), named
    return outlet, None


def _known(name: str, speakers: Speakers, agencies: Mapping[str, EntityId]) -> bool:
    return name in speakers.agencies or name in agencies or _key(name) in _keys(speakers)


def _keys(speakers: Speakers) -> set[str]:
    return {_key(alias) for alias in speakers.agencies if len(alias) > 3 or alias.isupper()}


def _key(name: str) -> str:
    return name.upper()


def _bare(name: str) -> str:
    """A name as a site would write it: "The Courier" and "thecourier.example" are both "courier"."""
    first = name if " " in name else name.split(".", maxsplit=1)[0]
    return re.sub(r"\W", "", first).lower().removeprefix("the")


def _kind_of_outlet(outlet: str, speakers: Speakers, agencies: Mapping[str, EntityId]) -> SourceKind:
    if _known(outlet, speakers, agencies):
        return "news_agency"
    kind = speakers.kind_of_name(outlet)
    return kind if kind in ("ngo", "state_body", "un_body", "military", "news_agency", "social_media") else "outlet"


def _mark(text: str, speakers: Speakers, agencies: Mapping[str, EntityId]) -> Span | None:
    start = max(0, len(text) - TAIL)
    for patterns, first, past in ((HEAD_MARKS, 0, min(HEAD, len(text))), (TAIL_MARKS, start, len(text))):
        for pattern in patterns:
            for found in pattern.finditer(text, first, past):
                if _known(found["name"], speakers, agencies):
                    return Span(*found.span("name"))
    return None


def _unknown_agency(text: str) -> Span | None:
    """Initials in the place of an agency's mark: "KARSA, Oct. 5 (XPA) -"."""
    found = DATELINE.search(text, 0, HEAD)
    return Span(*found.span("name")) if found else None


def _credit(text: str) -> Span | None:
    """A name that a line of its own credits at the head or the foot, whoever bears it: "Source: thecourier"."""
    tail = max(0, len(text) - TAIL)
    for first, past in ((0, min(HEAD, len(text))), (text.find("\n", tail) + 1 if tail else 0, len(text))):
        for pattern in CREDITS:
            for found in pattern.finditer(text, first, past):
                whole = found.end() == len(text) or text[found.end()] == "\n"
                if whole and found["name"].split()[0].lower() not in NO_CREDIT:
                    return Span(found.start("name"), found.end("name") - (found["name"][-1] == "."))
    return None


def _same(outlet: str, name: str, speakers: Speakers) -> bool:
    if _bare(outlet) == _bare(name):
        return True
    canonical = {_key(alias): agency.name for alias, agency in speakers.agencies.items()}
    first = canonical.get(_key(outlet))
    return first is not None and first == canonical.get(_key(name))
