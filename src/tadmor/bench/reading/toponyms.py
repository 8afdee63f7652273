"""Toponyms with coordinates in news (LGL, GeoVirus): which names are found, and how far off the place is that each is given."""

from __future__ import annotations

import math
import statistics
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tadmor.bench.reading.calibration import expected_error
from tadmor.bench.reading.corpus import as_document, parse_all, part_of
from tadmor.bench.reading.task import Judged, Miss, Part, Progress, Result, Score, Task, bootstrapped, harmonic, share
from tadmor.model.geography import kilometres
from tadmor.model.place import Place
from tadmor.model.span import Span
from tadmor.read.reader import Reader

# 100 miles: the distance within which geoparsers count a place as right.
NEAR_KM = 161.0
# Half the way around the Earth.
FARTHEST_KM = 20_039.0
LGL, GEOVIRUS = "LGL", "GeoVirus"
FILES = ("geoparsing/lgl.xml", "geoparsing/GeoVirus.xml")
PEER = "44 % best of older geoparsers (outputs of Gritta et al. 2018)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name of a place in a gold text; `position` is (latitude, longitude), None where the gold gives none."""

    span: Span
    position: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text of a corpus. `source` decides the part: texts cut out of one article share it."""

    corpus: str
    name: str
    source: str
    text: str
    toponyms: tuple[Toponym, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A gold toponym and the place that was given for it, with the distance in km where both have a position."""

    text: Text
    toponym: Toponym
    place: Place | None
    away: float | None

    @property
    def right(self) -> bool:
        """True within 161 km."""
        return self.away is not None and self.away <= NEAR_KM


def load_texts(data: Path) -> Iterator[Text]:
    """Both corpora, in the order of their files."""
    for number, article in enumerate(_articles(data / FILES[0])):
        found = (_lgl(t) for t in article.iter("toponym"))
        name = article.get("docid") or str(number)
        yield Text(corpus=LGL, name=name, source=name, text=_said(article, "text"), toponyms=_ordered(found))
    for number, article in enumerate(_articles(data / FILES[1])):
        text, source = _said(article, "text"), _said(article, "source")
        found = (_geovirus(t, text) for t in article.iter("location"))
        yield Text(corpus=GEOVIRUS, name=f"{number}", source=source, text=text, toponyms=_ordered(found))


def _articles(path: Path) -> Sequence[ET.Element]:
    return list(ET.parse(path).getroot()) if path.is_file() else ()


def _said(element: ET.Element, tag: str) -> str:
    found = element.find(tag)
    return (found.text or "") if found is not None else ""


def _ordered(found: Iterable[Toponym]) -> tuple[Toponym, ...]:
    return tuple(sorted(found, key=lambda t: t.span))


def _lgl(element: ET.Element) -> Toponym:
    span = Span(int(_said(element, "start")), int(_said(element, "end")))
    tag = element.find("gaztag")
    return Toponym(span=span, position=_position(tag) if tag is not None else None)


def _geovirus(element: ET.Element, text: str) -> Toponym:
    """Offsets of this corpus count from one in some texts: the name says which."""
    start, name = int(_said(element, "start")), _said(element, "name")
    back = 0 if text.startswith(name, start) else 1
    return Toponym(span=Span(start - back, start - back + len(name)), position=_position(element))


def _position(element: ET.Element) -> tuple[float, float] | None:
    latitude, longitude = _said(element, "lat"), _said(element, "lon")
    return (float(latitude), float(longitude)) if latitude and longitude else None


def compare_text(text: Text, places: Sequence[Place]) -> list[Met]:
    """Every gold toponym with the place that stands on it: the one of the shortest quotation that shares a character."""
    met: list[Met] = []
    for toponym in text.toponyms:
        over = [p for p in places if p.evidence.span.overlaps(toponym.span)]
        place = min(over, key=lambda p: len(p.evidence.span), default=None)
        away = None
        if place and toponym.position and place.latitude is not None and place.longitude is not None:
            away = kilometres(toponym.position, (place.latitude, place.longitude))
        met.append(Met(text=text, toponym=toponym, place=place, away=away))
    return met


def measure(data: Path, reader: Reader, part: Part, progress: Progress) -> Result:
    """Reads every text of the part, all of its sentences parsed: every name, and apart from that the places of events."""
    texts = [t for t in load_texts(data) if part_of(t.source) == part]
    met: list[Met] = []
    at_events: list[Met] = []
    given: list[tuple[Text, Place]] = []
    for number, text in enumerate(texts):
        page = parse_all(as_document(f"{text.corpus}-{text.name}", text.text), reader)
        places = reader.find_toponyms(page)
        met += compare_text(text, places)
        at_events += compare_text(text, reader.find_places(page))
        given += [(text, place) for place in places]
        progress(number + 1, len(texts))
    return result_of(met, given, at_events)


def result_of(met: Sequence[Met], given: Sequence[tuple[Text, Place]], at_events: Sequence[Met] = ()) -> Result:
    """Figures pooled and for each corpus; `at_events` are the same toponyms against places at which something can happen."""
    scores = list(_scores(met, given, ""))
    for corpus in (LGL, GEOVIRUS):
        scores += _scores(
            [m for m in met if m.text.corpus == corpus], [g for g in given if g[0].corpus == corpus], f"{corpus}: "
        )
    scores += _of_events(at_events)
    asked = [m for m in met if m.toponym.position]
    judged = [
        Judged(slot="where", confidence=m.place.confidence, right=m.right)
        for m in asked
        if m.place and m.away is not None
    ]
    error = expected_error(judged)
    scores.append(Score(name="calibration error", value=error, of=len(judged), low=error, high=error, best="low"))
    return Result(
        scores=tuple(scores),
        misses=tuple(_miss(m) for m in asked if not m.right),
        judged=tuple(judged),
        asked={"where": len(asked)},
    )


def _of_events(met: Sequence[Met]) -> Iterator[Score]:
    asked = [m for m in met if m.toponym.position]
    right = sum(m.right for m in asked)
    yield share("places of events: end-to-end recall, 161 km", right, len(asked))
    resolved = sum(m.away is not None for m in asked)
    yield share("places of events: of those resolved, within 161 km", right, resolved)


def _scores(met: Sequence[Met], given: Sequence[tuple[Text, Place]], prefix: str) -> Iterator[Score]:
    asked = [m for m in met if m.toponym.position]
    resolved = [m for m in asked if m.away is not None]
    right = sum(m.right for m in asked)
    yield share(f"{prefix}end-to-end recall, 161 km", right, len(asked), peer=PEER if prefix != f"{GEOVIRUS}: " else "")
    yield share(f"{prefix}of those resolved, within 161 km", right, len(resolved))
    found = sum(m.place is not None for m in met)
    on_gold = sum(any(p.evidence.span.overlaps(t.span) for t in text.toponyms) for text, p in given)
    yield share(f"{prefix}names: recall", found, len(met))
    yield share(f"{prefix}names: precision", on_gold, len(given))
    yield harmonic(f"{prefix}names: F1", (on_gold, len(given)), (found, len(met)))
    if not prefix:
        away = [m.away for m in resolved if m.away is not None]
        yield replace(bootstrapped("median error, km", away, _median, of=len(away)), best="low")
        yield replace(bootstrapped("AUC of log error", away, _area, of=len(away)), best="low")


def _median(away: Sequence[object]) -> float:
    """Median in km, divided by 100: figures are shown times 100."""
    return statistics.median(float(str(a)) for a in away) / 100


def _area(away: Sequence[object]) -> float:
    """Area under the curve of the logarithm of the errors, as a share of the largest (Gritta et al. 2020): 0 is best."""
    return sum(math.log1p(float(str(a))) for a in away) / len(away) / math.log1p(FARTHEST_KM)


def _miss(m: Met) -> Miss:
    cause = "not found" if m.place is None else "unresolved" if m.away is None else "wrong place"
    at = m.toponym.span
    given = "" if m.place is None else f"{m.place.name} {m.place.gazetteer_id} {m.place.latitude},{m.place.longitude}"
    return Miss(
        cause=f"{m.text.corpus}: {cause}",
        where=f"{m.text.corpus}-{m.text.name}:{at.start}",
        sentence=m.text.text[max(0, at.start - 100) : at.end + 80],
        expected=f"{m.text.text[at.start : at.end]} {m.toponym.position}",
        given=given,
    )


TASK = Task(
    name="toponyms",
    title="Toponyms of news texts (LGL, GeoVirus)",
    files=FILES,
    use="tune",
    split="one article in five is dev, by hash of its id or address",
    measure=measure,
)
