"""A report's text cut where something that was read begins or ends, so that spans may lie within and across each other.

Offsets are code points of `Document.text`; nothing is searched for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tadmor.export.naming import spell_kind
from tadmor.export.page.markup import Markup, element, join
from tadmor.export.wording import spell_name, spell_time
from tadmor.model.claim import Claim
from tadmor.model.document import Document, Evidence
from tadmor.model.span import Span

LAYERS = ("claim", "trigger", "when", "where", "figure", "actor", "source", "thing", "defect", "chosen")
READ = LAYERS[:-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Code points `start` to `end` of a text in which something of a claim stands; `layer` is one of LAYERS. `label` says in a word
    what it says."""

    start: int
    end: int
    layer: str
    claim: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a text over which nothing begins or ends. `begins` are claims whose sentences begin with it, `labels` the words
    for what begins here, by layer."""

    start: int
    end: int
    layers: tuple[str, ...]
    claims: tuple[str, ...]
    begins: tuple[str, ...]
    labels: Mapping[str, str]


def list_marks(claims: Iterable[Claim]) -> Iterator[Marked]:
    """What of a text each claim rests on: its sentences, its trigger, and the words behind each value. Names of persons are not
    among it."""
    for number, claim in enumerate(claims, start=1):
        told: list[tuple[str, str, Evidence | None]] = [
            ("claim", str(number), claim.evidence),
            ("trigger", spell_kind(claim.kind), claim.trigger),
            ("when", spell_time(claim.when), claim.when.evidence),
        ]
        told += [("where", "place", place.evidence) for place in (claim.where, *claim.places) if place]
        told += [("figure", spell_name(quantity.what), quantity.evidence) for quantity in claim.quantities]
        told += [("actor", spell_name(actor.role), actor.evidence) for actor in claim.actors]
        told += [("source", "says so", source.evidence) for source in claim.sources]
        told += [("thing", f"hit: {spell_name(thing.category)}", thing.evidence) for thing in claim.objects]
        told += [("thing", spell_name(weapon.category), weapon.evidence) for weapon in claim.weapons]
        for layer, label, evidence in told:
            if evidence is not None and evidence.document == claim.document.id:
                yield Marked(start=evidence.start, end=evidence.end, layer=layer, claim=claim.id, label=label)


def list_defects(document: Document, words: Mapping[str, str]) -> Iterator[Marked]:
    """What is wrong with the text of a report, where it is."""
    for defect in document.defects:
        label = words.get(defect.kind, spell_name(defect.kind))
        yield Marked(start=defect.start, end=defect.end, layer="defect", claim="", label=label)


def mark_value(claim: Claim, value: Span | None) -> tuple[Marked, ...]:
    """The sentences of a claim, and the words of its report that say one value: without any, the word that tells the event."""
    chosen = value or claim.trigger.span
    return (
        Marked(start=claim.evidence.start, end=claim.evidence.end, layer="claim", claim=claim.id),
        Marked(start=chosen.start, end=chosen.end, layer="chosen", claim=claim.id),
    )


def mark_chosen(words: Span) -> Marked:
    """Words of a report that somebody chose."""
    return Marked(start=words.start, end=words.end, layer="chosen", claim="")


def cut_text(start: int, end: int, marks: Sequence[Marked]) -> Iterator[Piece]:
    """The pieces of a text from `start` to `end`, in order, without a gap."""
    begin: dict[int, list[Marked]] = defaultdict(list)
    stop: dict[int, list[Marked]] = defaultdict(list)
    for mark in dict.fromkeys(marks):
        if mark.start < end and mark.end > start and mark.start < mark.end:
            begin[max(start, mark.start)].append(mark)
            stop[min(end, mark.end)].append(mark)
    here: dict[Marked, None] = {}
    edges = sorted({start, end, *begin, *stop})
    for first, last in pairwise(edges):
        for mark in stop[first]:
            here.pop(mark, None)
        here |= dict.fromkeys(begin[first])
        layers = {mark.layer for mark in here}
        yield Piece(
            start=first,
            end=last,
            layers=tuple(layer for layer in LAYERS if layer in layers),
            claims=tuple(dict.fromkeys(mark.claim for mark in here if mark.claim)),
            begins=tuple(dict.fromkeys(mark.claim for mark in begin[first] if mark.layer == "claim")),
            labels=_labels(mark for mark in begin[first] if mark.start == first),
        )


def _labels(beginning: Iterable[Marked]) -> dict[str, str]:
    words: dict[str, dict[str, None]] = defaultdict(dict)
    for mark in beginning:
        if mark.label:
            words[mark.layer][mark.label] = None
    return {layer: ", ".join(labels) for layer, labels in words.items()}


def mark_text(
    text: str, marks: Sequence[Marked], window: tuple[int, int] | None = None, *, anchors: bool = True
) -> Markup:
    """The text, or a window of it, with its marks. Its text content is the text itself, character for character."""
    start, end = window or (0, len(text))
    return join(_show(text, piece, anchors=anchors) for piece in cut_text(start, end, marks))


def _show(text: str, piece: Piece, *, anchors: bool) -> Markup:
    """Each layer in an element of its own, so that every kind of line is drawn where several lie on one word."""
    shown: Markup | str = text[piece.start : piece.end]
    for layer in reversed(piece.layers):
        tag = "mark" if layer == "chosen" else "span"
        shown = element(tag, shown, class_=f"m m-{layer}", data_label=piece.labels.get(layer))
    begin = [element("a", id=f"c-{claim}", class_="anchor") for claim in piece.begins] if anchors else []
    return join(
        (*begin, element("span", shown, data_at=piece.start, data_claims=" ".join(piece.claims) or None, class_="p"))
    )
