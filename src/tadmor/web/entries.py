"""Entries of the queue of what was not coded, as they are shown: the sentence in its surroundings, the reason, what can be done."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from tadmor.export.page.words import DEFECTS, spell_left_out
from tadmor.lexicon.kinds import load_kinds
from tadmor.model.document import Document
from tadmor.model.judgement import Judgement
from tadmor.model.span import Span
from tadmor.store.record import Record
from tadmor.text.sentences import split_sentences
from tadmor.web.index.left_out import GUESS
from tadmor.web.index.query import Index
from tadmor.web.left_out import Said
from tadmor.web.words import load_words, say

AROUND = 900
BEGINNING = 280


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that was not coded. `document` is None for an input that became no report, `parts` the text before the words, the
    words, and the text after them; of a whole report its beginning alone. `code` is where it is coded, empty where it cannot be.
    `rejection` is the judgement of a person that rejected it, `just_now` whether somebody decided of it since the index was made.
    """

    row: sqlite3.Row
    document: Document | None
    short: str
    why: str
    defects: str
    parts: tuple[str, str, str]
    code: str
    said: Said | None
    rejection: Judgement | None = None
    newest: str = ""
    just_now: bool = False


def spell_reason(reason: str) -> str:
    """A reason in a few words."""
    key = f"left_out_reason.{reason}"
    return say(key) if key in load_words() else spell_left_out(reason)


def spell_why(reason: str) -> str:
    """What a reason means and what can be done, in a sentence or two; empty for one that is not known here."""
    key = f"left_out_why.{reason}"
    return say(key) if key in load_words() else ""


def show_entries(
    index: Index, record: Record, rows: Iterable[sqlite3.Row], said: Mapping[str, Said], back: str
) -> tuple[Entry, ...]:
    """The entries of these rows. `back` is the address that coding comes back to."""
    rows = tuple(rows)
    documents = {name: index.document(name) for name in {row["document"] for row in rows}}
    recent = record.judgements_in([name for name, document in documents.items() if document])
    return tuple(_show(index, row, documents[row["document"]], (said.get(row["key"]), recent, back)) for row in rows)


def _show(
    index: Index,
    row: sqlite3.Row,
    document: Document | None,
    about: tuple[Said | None, tuple[Judgement, ...], str],
) -> Entry:
    said, recent, back = about
    checked = index.checked(row["claim"]) if row["claim"] else None
    known = {judgement.id for judgement in index.decisions_on(_claims_of(row, recent))}
    return Entry(
        row=row,
        document=document,
        short=spell_reason(row["reason"]),
        why=spell_why(row["reason"]),
        defects="; ".join(dict.fromkeys(DEFECTS[defect.kind] for defect in document.defects)) if document else "",
        parts=cut_context(document, _span(row)) if document else ("", "", ""),
        code=_address(row, document, back) if document else "",
        said=said,
        rejection=checked.rejected if checked else None,
        newest=next((j.id for j in reversed(recent) if row["claim"] and j.on[0] == row["claim"]), ""),
        just_now=any(_is_about(judgement, row) and judgement.id not in known for judgement in recent),
    )


def cut_context(document: Document, span: Span | None) -> tuple[str, str, str]:
    """Words of a report between what stands before them, from the sentence before theirs on, and what follows, to the end of the
    next one. Without words, the beginning of the report."""
    text = document.text
    if span is None:
        return "", "", text[:BEGINNING] + ("…" if len(text) > BEGINNING else "")
    first, last = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    spans = [s.span for s in split_sentences(text[first:last], document.language or "en")]
    within = [at for at, s in enumerate(spans) if s.end + first > span.start and s.start + first < span.end]
    start, end = span.start, span.end
    if within:
        start = min(start, spans[max(0, within[0] - 1)].start + first)
        end = max(end, spans[min(len(spans) - 1, within[-1] + 1)].end + first)
    return text[start : span.start], text[span.start : span.end], text[span.end : end]


def propose_kind(word: str) -> str:
    """The kind that a word tells by itself, where the lexicon knows it for one kind alone; else empty."""
    lexicon = load_kinds()
    first = word.casefold().split(" ")[0]
    kinds = {trigger.kind for trigger in lexicon.triggers.get(first, ())}
    return kinds.pop() if len(kinds) == 1 and kinds <= set(lexicon.kinds) else ""


def _address(row: sqlite3.Row, document: Document, back: str) -> str:
    """The form in which an entry is coded, with what is known filled in; of a statement that was read, the page with its values."""
    if row["reason"] == GUESS or row["claim"]:
        return f"/claims/{row['claim']}"
    fields: dict[str, str | int] = {"next": back}
    if (span := _span(row)) is not None:
        fields |= {"trigger-start": span.start, "trigger-end": span.end}
        fields["kind"] = propose_kind(document.text[span.start : span.end])
    if row["reason"] == "hypothetical":
        fields["reality"] = "hypothetical"
    return f"/reports/{document.id}/code?{urlencode({name: value for name, value in fields.items() if value != ''})}"


def _span(row: sqlite3.Row) -> Span | None:
    return Span(row["start"], row["end"]) if row["start"] is not None else None


def _claims_of(row: sqlite3.Row, recent: Iterable[Judgement]) -> list[str]:
    return list({claim for judgement in recent if _is_about(judgement, row) for claim in judgement.on})


def _is_about(judgement: Judgement, row: sqlite3.Row) -> bool:
    """Whether a decision is of the statement of an entry, or codes one on its words or, of a whole report, anywhere in it."""
    if row["claim"]:
        return row["claim"] in judgement.on
    if judgement.verdict != "add":
        return False
    span, here = _span(row), [anchor for anchor in judgement.anchors if anchor.document == row["document"]]
    return any(span is None or anchor.trigger.span.overlaps(span) for anchor in here)
