"""A report's text cut where something that was read begins or ends, so that spans may lie within and across each other.

Offsets are code points of `Document.text`; nothing is searched for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tadmor.export.page.markup import Markup, element, join
from tadmor.model.claim import Claim
from tadmor.model.document import Evidence

LAYERS = ("claim", "trigger", "when", "where", "figure", "actor", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Code points `start` to `end` of a text in which something of a claim stands; `layer` is one of LAYERS."""

    start: int
    end: int
    layer: str
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a text over which nothing begins or ends. `begins` are claims whose sentences begin with it."""

    start: int
    end: int
    layers: tuple[str, ...]
    claims: tuple[str, ...]
    begins: tuple[str, ...]


def list_marks(claims: Iterable[Claim]) -> Iterator[Marked]:
    """What of a text each claim rests on: its sentences, its trigger, and the words behind each value."""
    for claim in claims:
        values: list[tuple[str, Evidence | None]] = [
            ("claim", claim.evidence),
            ("trigger", claim.trigger),
            ("when", claim.when.evidence),
        ]
        values += [("where", place.evidence) for place in (claim.where, *claim.places) if place]
        values += [("figure", quantity.evidence) for quantity in claim.quantities]
        values += [("actor", actor.evidence) for actor in claim.actors]
        values += [("source", source.evidence) for source in claim.sources]
        for layer, evidence in values:
            if evidence is not None and evidence.document == claim.document.id:
                yield Marked(start=evidence.start, end=evidence.end, layer=layer, claim=claim.id)


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
            claims=tuple(dict.fromkeys(mark.claim for mark in here)),
            begins=tuple(dict.fromkeys(mark.claim for mark in begin[first] if mark.layer == "claim")),
        )


def mark_text(text: str, marks: Sequence[Marked], window: tuple[int, int] | None = None) -> Markup:
    """The text, or a window of it, with its marks. Its text content is the text itself, character for character."""
    start, end = window or (0, len(text))
    return join(_show(text, piece) for piece in cut_text(start, end, marks))


def _show(text: str, piece: Piece) -> Markup:
    words = text[piece.start : piece.end]
    anchors = tuple(element("a", id=f"c-{claim}", class_="anchor") for claim in piece.begins)
    if not piece.layers:
        return join((*anchors, words))
    names = " ".join(("m", *(f"m-{layer}" for layer in piece.layers)))
    shown = element("span", words, class_=names, data_claims=" ".join(piece.claims), data_layers=" ".join(piece.layers))
    return join((*anchors, shown))
