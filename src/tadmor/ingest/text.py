"""Plain text and Markdown: what stands at the head of the file about the report, and the report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tadmor.errors import IngestError
from tadmor.ingest.decoding import decode_text
from tadmor.ingest.ingested import Contents, Ingested, Source, assemble_report
from tadmor.model.rejection import Rejection
from tadmor.model.span import Span

FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n((?:[A-Za-z_]{1,30}:[^\n]*\n|\s*\n){1,40})---[ \t]*(?:\r?\n\s*|\Z)")
FIELD = re.compile(r"^([A-Za-z_]+):[ \t]*(.*?)[ \t\r]*$", re.MULTILINE)
HEADING = re.compile(r"\s*#[ \t]+(\S[^\r\n]*?)[ \t#]*(?:\r?\n\s*|\Z)")
MARKUP = re.compile(
    r"<!--(?:(?!<!--|-->).)*-->"
    r"|!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)|^[ \t]*(?:#{1,6}|>|[-*+])[ \t]+|^[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*$"
    r"|\[(?=[^\]\n]{1,300}\]\()|(?<=[^\[\n])\]\([^)\n]{1,2000}\)|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)|`",
    re.MULTILINE | re.DOTALL,
)


def read_text(source: Source) -> Iterator[Ingested | Rejection]:
    """The report in a plain text file, with an optional block of `key: value` lines between `---` at its head."""
    yield from _read(source, "text/plain")


def read_markdown(source: Source) -> Iterator[Ingested | Rejection]:
    """The report in a Markdown file: its first heading is the title, marks of layout are left out of the text."""
    yield from _read(source, "text/markdown")


def _read(source: Source, media_type: str) -> Iterator[Ingested | Rejection]:
    try:
        decoded = decode_text(source.raw)
    except IngestError as error:
        yield source.reject(error.reason, error.detail)
        return
    if decoded.reason:
        yield source.reject(decoded.reason, decoded.detail)
    fields, start = _front_matter(decoded.text)
    title = fields.get("title")
    without: list[Span] = [Span(0, start)] if start else []
    if media_type == "text/markdown":
        heading = HEADING.match(decoded.text, start)
        if heading:
            title = title or MARKUP.sub("", heading.group(1))
            without = [Span(0, heading.end())]
            start = heading.end()
        without.extend(Span(m.start(), m.end()) for m in MARKUP.finditer(decoded.text, start))
    yield from assemble_report(
        source,
        Contents(
            decoded=decoded.text,
            media_type=media_type,
            without=tuple(without),
            wrapped=True,
            url=fields.get("url"),
            outlet=fields.get("outlet"),
            title=title,
            published=fields.get("published") or fields.get("date"),
            retrieved=fields.get("retrieved"),
            language=fields.get("language"),
            access=fields.get("access"),
            rights=fields.get("rights"),
        ),
    )


def _front_matter(text: str) -> tuple[dict[str, str], int]:
    """The fields at the head of a file, and where the text begins after them."""
    block = FRONT_MATTER.match(text)
    if block is None:
        return {}, 0
    pairs = {m.group(1).lower(): _unquoted(m.group(2)) for m in FIELD.finditer(block.group(1))}
    return {key: value for key, value in pairs.items() if value}, block.end()


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
