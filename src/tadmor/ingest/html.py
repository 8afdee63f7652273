"""Web pages: the running text of the article, its title, its outlet and the day it was published."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from tadmor.errors import IngestError
from tadmor.ingest.decoding import decode_text
from tadmor.ingest.ingested import Contents, Ingested, Source, assemble_report
from tadmor.model.rejection import Rejection
from tadmor.model.span import Span
from tadmor.text.phrases import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
LOOKS_LIKE_HTML = re.compile(rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
# What browsers read these names as.
BROWSER_NAMES = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
# libxml2 drops what is nested deeper; trafilatura walks what is left.
DEEPEST = 250
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
NEVER_CLOSED = frozenset(
    "br img hr meta link input p li area base col embed source track wbr option td tr th dt dd".split()
)
DATED = "//*[contains(@itemprop, 'datePublished') or @pubdate]"
TIMES = ("//article//time[@datetime]", "//main//time[@datetime]", "//time[@datetime]")
BYLINES = (
    "//*[self::span or self::div or self::p]"
    "[contains(@class, 'date') or contains(@class, 'publish') or contains(@class, 'timestamp')]"
)
LONGEST_BYLINE = 100
OUTLET = re.compile(r"\s*[|–—·»-]\s*([^|–—·»]{2,40})")
ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")


def looks_like_html(raw: bytes) -> bool:
    """True for bytes that begin as a web page does."""
    return LOOKS_LIKE_HTML.match(raw[:1_000]) is not None


def read_html(source: Source) -> Iterator[Ingested | Rejection]:
    """The article on a web page. Its publication date comes from meta tags, JSON-LD, time tags or a line marked as a date."""
    try:
        decoded = decode_text(source.raw, declared=_declared(source.raw))
    except IngestError as error:
        yield source.reject(error.reason, error.detail)
        return
    if decoded.reason:
        yield source.reject(decoded.reason, decoded.detail)
    if not decoded.text.strip():
        yield source.reject("empty", "There is no text in it; give the report's text or leave it out.")
        return
    deep = _depth(decoded.text) > DEEPEST
    contents = _extract(decoded.text)
    if deep:
        what = "what lies deeper was left out" if contents else "no article was found in it"
        yield source.reject(
            "too_deep", f"Its tags are nested more than {DEEPEST} deep; {what}. Save the article as text."
        )
    if contents:
        yield from assemble_report(source, contents)
    elif not deep:
        yield source.reject("no_article", "No running text was found on the page; save the article as text.")


def _declared(raw: bytes) -> str | None:
    found = META_CHARSET.search(raw[:4_096])
    if found is None:
        return None
    name = found.group(1).decode("ascii", "replace").lower()
    return BROWSER_NAMES.get(name, name)


def _depth(markup: str) -> int:
    """How deep tags are nested, counted without a tree."""
    deepest = depth = 0
    for tag in TAG.finditer(markup):
        closing, name = tag.groups()
        if markup[tag.end() - 2] == "/" or name.lower() in NEVER_CLOSED:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _extract(markup: str) -> Contents | None:
    """None where the page cannot be parsed or holds no article."""
    import trafilatura
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring
    from trafilatura.settings import Document as Page

    # Without a handler of its own the library's remarks would reach the screen.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    logging.getLogger("htmldate").addHandler(logging.NullHandler())
    parser = HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
        published = _published(tree)
        _join_lines(tree)
        page = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=True)
    # What lxml raises on broken markup, and what trafilatura lets through of its own slips on it.
    except (etree.LxmlError, AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError):
        return None
    if not isinstance(page, Page) or not page.text or not page.text.strip():
        return None
    return Contents(
        decoded=page.text,
        media_type="text/html",
        without=_title_lines(page.text, page.title),
        url=page.url,
        outlet=page.sitename or _outlet_in_title(tree, page.title),
        title=page.title,
        published=published,
        published_basis="html",
    )


def _join_lines(tree: HtmlElement) -> None:
    """Puts a space for each single line break in mid-sentence: old pages are broken at a width."""
    for line_break in list(tree.iter("br")):
        parent, before = line_break.getparent(), line_break.getprevious()
        if parent is None:
            continue
        words = parent.text if before is None else (before.tail or "").strip() or before.text_content()
        if words and words.strip() and line_break.tail and line_break.tail.strip() and not ENDS.search(words.rstrip()):
            line_break.tail = " " + line_break.tail
            line_break.drop_tag()


def _outlet_in_title(tree: HtmlElement, title: str | None) -> str | None:
    """The outlet where the page is titled "headline | outlet" and the headline is known from elsewhere."""
    whole = " ".join((tree.findtext(".//title") or "").split())
    if not title or not whole.startswith(title):
        return None
    found = OUTLET.fullmatch(whole, len(title))
    return found.group(1) if found else None


def _title_lines(text: str, title: str | None) -> tuple[Span, ...]:
    """The first line, where it is the title once more."""
    head, newline, _ = text.partition("\n")
    if title and fold(" ".join(head.split())) == fold(" ".join(title.split())):
        return (Span(0, len(head) + len(newline)),)
    return ()


def _published(tree: HtmlElement) -> str | None:
    """The day of publication from what marks it as one: copyright lines and free text are kept from htmldate."""
    from htmldate import find_date
    from lxml.html import Element, document_fromstring

    marked = document_fromstring("<html><head></head><body></body></html>")
    head, body = marked.find("head"), marked.find("body")
    if head is None or body is None:
        return None
    for element in tree.xpath("//meta | //link[@rel='canonical'] | //script[@type='application/ld+json']"):
        copy = Element(element.tag, dict(element.attrib))
        copy.text = element.text
        head.append(copy)
    times = [*tree.xpath(DATED), *next((found[:1] for path in TIMES if (found := tree.xpath(path))), ())]
    lines = [
        line
        for line in tree.xpath(BYLINES)
        if len(line.text_content()) <= LONGEST_BYLINE and "©" not in line.text_content()
    ]
    for element in (*times, *lines[:3]):
        copy = Element(element.tag, dict(element.attrib))
        copy.text = element.text_content()
        body.append(copy)
    # Dates out of range are found too, so that they can be reported rather than passed over.
    day: str | None = find_date(
        marked, extensive_search=False, original_date=True, min_date=datetime(1800, 1, 1), max_date=datetime(2900, 1, 1)
    )
    return day
