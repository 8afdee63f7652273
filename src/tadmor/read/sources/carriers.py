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
    if mark is None:
        return tuple(links)
    name = document.text[mark.start : mark.end]
    if outlet and _same(outlet, name, speakers):
        return tuple(links)
    quotation = document.quote(mark)
    links.append(
        Source(name=name, kind="news_agency", entity_id=agencies.get(name), evidence=quotation, confidence=0.85)
    )
    return tuple(links)


def _outlet_and_agency(
    outlet: str | None, speakers: Speakers, agencies: Mapping[str, EntityId]
) -> tuple[str | None, str | None]:
    parts = OUTLET_PARTS.match(outlet) if outlet else None
    if parts:
        named = (parts["bracket"] or parts["slash"] or "").strip()
        if _known(named, speakers, agencies):
            return parts["outlet"].strip(), named
    return outlet, None


def _known(name: str, speakers: Speakers, agencies: Mapping[str, EntityId]) -> bool:
    return name in speakers.agencies or name in agencies or _key(name) in _keys(speakers)


def _keys(speakers: Speakers) -> set[str]:
    return {_key(alias) for alias in speakers.agencies if len(alias) > 3 or alias.isupper()}


def _key(name: str) -> str:
    return name.upper()


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


def _same(outlet: str, name: str, speakers: Speakers) -> bool:
    if _key(outlet) == _key(name):
        return True
    canonical = {_key(alias): agency.name for alias, agency in speakers.agencies.items()}
    first = canonical.get(_key(outlet))
    return first is not None and first == canonical.get(_key(name))
