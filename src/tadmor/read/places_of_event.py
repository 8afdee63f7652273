"""Which of the names in a sentence an event happened at, or none of them: a trained head. See docs/models/event_place.md."""

from __future__ import annotations

import functools
import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from importlib import resources

from tadmor.model.place import Place
from tadmor.model.span import Span
from tadmor.read.page import Page, Parse
from tadmor.read.places_clause import Clause, Option, Source, features_of_all, head_of

SURE_ENOUGH = 0.3
# Labels of the parser under which names of places hide that nobody knows.
LABELS = frozenset(["GPE", "LOC", "FAC", "ORG", "PERSON", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART"])
NOT_FOUND, NAMED = 0.1, 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceHead:
    """Weights by the hash of a feature, and what scores are multiplied by before they are shares."""

    weights: dict[int, float]
    scale: float
    kept: dict[str, float] = field(default_factory=dict)

    def score(self, features: Sequence[str]) -> float:
        """The sum of the weights of features; those it has never met count nothing."""
        kept, total = self.kept, 0.0
        for feature in features:
            weight = kept.get(feature)
            total += self._weigh(feature) if weight is None else weight
        return total

    def _weigh(self, feature: str) -> float:
        """The weight of a feature, kept: most are asked for again and again, and a look costs a fifth of a hash."""
        if len(self.kept) > 200_000:
            self.kept.clear()
        weight = self.kept[feature] = self.weights.get(hash_of_feature(feature), 0.0)
        return weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The place of an event, and how sure it is that this name of the sentence and no other, or none, is its place."""

    place: Place
    confidence: float


def hash_of_feature(feature: str) -> int:
    """The key of a feature in the weights."""
    return zlib.crc32(feature.encode())


@functools.cache
def load_place_head() -> PlaceHead:
    """The committed weights."""
    import numpy as np

    with (
        resources.files("tadmor.read").joinpath("weights", "event_place.npz").open("rb") as file,
        np.load(file) as kept,
    ):
        pairs = zip(kept["keys"].tolist(), kept["weights"].astype(float).tolist(), strict=True)
        return PlaceHead(weights=dict(pairs), scale=float(kept["scale"]))


def places_to_choose(places: Sequence[Place], sentence: Span) -> list[Place]:
    """The places of a sentence at which something may have happened, in text order."""
    return [
        p
        for p in places
        if p.confidence > SURE_ENOUGH and p.role != "launched_from" and sentence.contains(p.evidence.span)
    ]


def find_options(page: Page, sentence: int, places: Sequence[Place], named: Sequence[Place]) -> list[Option]:
    """Every name of a parsed sentence that an event may have happened at, in text order: its places, names that stand for
    something else, and what only the parser or the tagger takes for a name."""
    span, parse = page.sentences[sentence].span, page.parses[sentence]
    found: list[tuple[Place, Source]] = [(place, "place") for place in places_to_choose(places, span)]
    taken = [place.evidence.span for place, _ in found]

    def add(place: Place, source: Source) -> None:
        if not any(place.evidence.span.overlaps(t) for t in taken):
            found.append((place, source))
            taken.append(place.evidence.span)

    for place in named:
        if span.contains(place.evidence.span):
            add(replace(place, confidence=NAMED), "named")
    for entity in page.entities.get(sentence, ()):
        if entity.type == "place" and any(parse.poses[t] == "PROPN" for t in range(entity.first, entity.past)):
            add(_unknown(page, entity.span), "tagger")
    for first, past, label in parse.entities:
        if label in LABELS:
            add(_unknown(page, parse.span(first, past)), "parser")
    options = [_option(page, parse, place, source) for place, source in found]
    return sorted((o for o in options if o is not None), key=lambda o: o.place.evidence.span)


def _unknown(page: Page, span: Span) -> Place:
    """A name that no finder of places has taken."""
    evidence = page.document.quote(span)
    return Place(name=evidence.text, evidence=evidence, confidence=NOT_FOUND)


def _option(page: Page, parse: Parse, place: Place, source: Source) -> Option | None:
    """The name with its place in the syntax; a quotation says more than the name ("near Gao, Mali")."""
    start = place.evidence.span.start + max(0, place.evidence.text.find(place.name))
    tokens = parse.tokens_in(Span(start, start + len(place.name))) or parse.tokens_in(place.evidence.span)
    if not tokens:
        return None
    head = head_of(parse, tokens)
    kind = next((e.type for e in page.entities.get(parse.sentence, ()) if e.first <= head < e.past), "")
    return Option(
        place=place,
        source=source,
        head=head,
        first=tokens[0],
        last=tokens[-1],
        label=parse.label_at(head),
        kind=kind,
    )


def choose_place(
    page: Page, sentence: int, trigger: Span, places: Sequence[Place], named: Sequence[Place] = ()
) -> Chosen | None:
    """Where the event that `trigger` tells happened, by its own sentence; None where that says nothing of it."""
    options = find_options(page, sentence, places, named) if sentence in page.parses else []
    if not options:
        return None
    head = load_place_head()
    clause = Clause(page.parses[sentence], trigger)
    shares = shares_of([head.scale * head.score(found) for found in features_of_all(clause, options)])
    best = max(range(len(shares)), key=lambda i: shares[i])
    return Chosen(place=options[best - 1].place, confidence=round(shares[best], 3)) if best else None


def shares_of(scores: Sequence[float]) -> list[float]:
    """Scores as shares of one."""
    top = max(scores)
    raised = [math.exp(score - top) for score in scores]
    total = sum(raised)
    return [r / total for r in raised]
