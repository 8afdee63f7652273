"""Statements of a sentence that was not parsed: a handful of patterns over its characters."""

from __future__ import annotations

import re

from tadmor.model.ids import EntityId
from tadmor.model.span import Span
from tadmor.read.sources.speakers import ACTOR_KINDS, Knowledge, Speaker, kind_of
from tadmor.read.sources.statements import Told

SAID = r"(?P<cue>said|says|added|stated|announced|reported|reports|wrote|claimed|confirmed|told reporters)"
WHO = r"(?P<who>(?:(?:[Tt]he|[Aa]n?|[Tt]wo|[Ss]everal|[Ss]ome|[Ll]ocal) )?(?:[\w.’'-]+ ){0,6}?[\w.’'-]+)"
PATTERNS = (
    re.compile(r"^[Aa]ccording to (?P<who>[^,]{2,80}),\s*(?P<what>.+?)[.!?]?$", re.DOTALL),
    re.compile(r"^(?P<what>.+),\s*(?P<cue>according to) (?P<who>[^,;]{2,80}?)[.!?]?$", re.DOTALL),
    re.compile(r"^" + WHO + r" " + SAID + r" (?:on \w+ )?(?:that )?(?P<what>.+?)[.!?]?$", re.DOTALL),
    re.compile(r"^(?P<what>.+?),[\"”]? " + WHO + r" " + SAID + r"(?: on \w+)?[.!?]?$", re.DOTALL),
    re.compile(r"^(?P<what>.+?),[\"”]? (?P<cue>said|says|added) (?P<who>[^,;]{2,80}?)[.!?]?$", re.DOTALL),
)
ARTICLE = re.compile(r"^(?:the|an?|two|several|some|his|her|its|their)\s+", re.IGNORECASE)
MARK = re.compile(
    r"\b(?:said|says|added|stated|announced|reported|reports|wrote|claimed|confirmed|told|[Aa]ccording to)\b"
)


def find_plain(text: str, base: int, known: Knowledge) -> list[Told]:
    """What the sentence `text`, which starts at `base`, says that somebody says; at most one statement."""
    if not MARK.search(text):
        return []
    for pattern in PATTERNS:
        found = pattern.match(text)
        if found is None:
            continue
        start, end = found.span("who")
        article = ARTICLE.match(text, start, end)
        article = article or ARTICLE.match(text[start:end])
        offset = len(article.group()) if article else 0
        name = text[start + offset : end]
        if not name or name.lower() in ("it", "he", "she", "they", "we", "who", "and", "which"):
            return []
        cue = found.span("cue") if "cue" in pattern.groupindex else (0, 12)
        head = name.split(" of ")[0].split()[-1].lower()
        speaker = _speaker(name, head, Span(base + start + offset, base + end), bool(article), known)
        content = Span(base + found.start("what"), base + found.end("what"))
        voice = Span(base + start, base + end)
        cued = Span(base + cue[0], base + cue[1])
        return [Told(content=content, cue=cued, speakers=(speaker,), stance=None, voice=voice)]
    return []


def _speaker(name: str, head: str, span: Span, article: bool, known: Knowledge) -> Speaker:
    word = known.speakers.words.get(head)
    person = word is None and name[:1].isupper() and len(name.split()) > 1 and known.speakers.kind_of_name(name) is None
    kind, sort = kind_of(name, head, person, known)
    mention = known.actors.get(span.start)
    entity: EntityId | None = mention.entity_id if mention else None
    if mention and kind not in ("news_agency", "outlet"):
        kind = ACTOR_KINDS.get(mention.kind, kind)
    return Speaker(
        name=name,
        span=span,
        word=head,
        kind=kind,
        sort=sort,
        plural=head.endswith("s"),
        definite=article,
        anonymous=sort == "person" and name == name.lower(),
        own_name=name[:1].isupper(),
        party=(mention.party or mention.entity_id) if mention else None,
        entity_id=entity,
    )
