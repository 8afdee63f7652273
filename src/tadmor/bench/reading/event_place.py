"""Which place of its sentence an event happened at (Halterman 2019): a verb is given, the place or "none" is asked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tadmor.bench.reading.calibration import expected_error
from tadmor.bench.reading.corpus import as_document, parse_all, part_of
from tadmor.bench.reading.task import Judged, Miss, Part, Progress, Result, Score, Task, harmonic, share
from tadmor.model.place import Place
from tadmor.model.span import Span
from tadmor.read.page import Page
from tadmor.read.places_of_event import choose_place
from tadmor.read.reader import Reader

FILES = ("event_location/labeled_text.jsonl",)
PEER = "0.83 precision and recall by token, recurrent network (Halterman 2019, own test set)"
WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A sentence with the verb that is asked about, and the places at which that happened: none, one or several."""

    name: str
    text: str
    verb: Span
    places: tuple[Span, ...]


def load_asked(data: Path) -> Iterator[Asked]:
    """Every row of the file with exactly one verb. Raises nothing for odd offsets: the word itself says where it stands."""
    for number, line in enumerate((data / FILES[0]).read_text("utf-8").splitlines()):
        row = json.loads(line)
        text = row["text"]
        verbs = [span for s in row["spans"] if s["label"] == "VERB" and (span := _span(text, s))]
        places = [span for s in row["spans"] if s["label"] == "LOCATION" and (span := _span(text, s))]
        asked = sum(s["label"] == "LOCATION" for s in row["spans"])
        if len(verbs) == 1 and (places or not asked):
            yield Asked(name=str(number), text=text, verb=verbs[0], places=tuple(sorted(places)))


def _span(text: str, said: dict[str, object]) -> Span | None:
    """The span of a mark. Some rows count words instead of characters: there the marked word is looked for, by its number."""
    start, end, word = int(str(said["start"])), int(str(said["end"])), str(said.get("text") or "")
    if end > start and (not word or text[start:end] == word):
        return Span(start, end)
    found = [m.start() for m in re.finditer(re.escape(word), text)] if word else []
    if not found:
        return None
    number = int(str(said.get("token_start", 0)))
    nearest = min(found, key=lambda at: abs(len(WORD.findall(text[:at])) - number))
    return Span(nearest, nearest + len(word))


def part_of_sentence(text: str) -> Part:
    """All rows of one sentence are in one part; blanks at its ends do not make another sentence of it."""
    return part_of(" ".join(text.split()))


def is_right(asked: Asked, place: Place) -> bool:
    """True for a place that shares a character with one of the gold, or its name."""
    names = {asked.text[span.start : span.end] for span in asked.places}
    return place.name in names or any(place.evidence.span.overlaps(span) for span in asked.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was given for a row, with how sure it is."""

    asked: Asked
    place: Place | None
    confidence: float = 0.0

    @property
    def right(self) -> bool:
        """None where nothing is said, else one of the places."""
        return is_right(self.asked, self.place) if self.place else not self.asked.places


def answer(asked: Asked, page: Page, reader: Reader) -> Answer:
    """The place that a claim told by this verb would have, by the same choice."""
    sentence = page.sentence_at(asked.verb.start)
    if sentence is None:
        return Answer(asked=asked, place=None)
    chosen = choose_place(page, sentence, asked.verb, reader.find_places(page), reader.find_named(page))
    return (
        Answer(asked=asked, place=chosen.place, confidence=chosen.confidence)
        if chosen
        else Answer(asked=asked, place=None)
    )


def measure(data: Path, reader: Reader, part: Part, progress: Progress) -> Result:
    """Reads every sentence of the part by itself."""
    rows = [row for row in load_asked(data) if part_of_sentence(row.text) == part]
    answers: list[Answer] = []
    for number, row in enumerate(rows):
        page = parse_all(as_document(f"event-{row.name}", row.text), reader)
        answers.append(answer(row, page, reader))
        progress(number + 1, len(rows))
    return result_of(answers)


def result_of(answers: Sequence[Answer]) -> Result:
    """Accuracy with "none" included; precision, recall and F1 of the places given."""
    given = [a for a in answers if a.place]
    judged = tuple(Judged(slot="where", confidence=a.confidence, right=a.right) for a in given)
    error = expected_error(judged)
    said = [a for a in answers if a.asked.places]
    hits = sum(a.right for a in given)
    none = [a for a in answers if not a.asked.places]
    return Result(
        scores=(
            share("accuracy, none included", sum(a.right for a in answers), len(answers)),
            share("place: precision", hits, len(given)),
            share("place: recall", hits, len(said)),
            harmonic("place: F1", (hits, len(given)), (hits, len(said)), peer=PEER),
            share("none where nothing is said", sum(a.right for a in none), len(none)),
            Score(name="calibration error", value=error, of=len(judged), low=error, high=error, best="low"),
        ),
        misses=tuple(_miss(a) for a in answers if not a.right),
        judged=judged,
        asked={"where": len(said)},
    )


def _miss(a: Answer) -> Miss:
    expected = "; ".join(a.asked.text[s.start : s.end] for s in a.asked.places)
    cause = (
        "place not given" if a.place is None else "other place given" if a.asked.places else "place given, none said"
    )
    verb = a.asked.verb
    text = f"{a.asked.text[: verb.start]}*{a.asked.text[verb.start : verb.end]}*{a.asked.text[verb.end :]}"
    return Miss(
        cause=cause,
        where=a.asked.name,
        sentence=text,
        expected=expected or "none",
        given=a.place.name if a.place else "none",
    )


TASK = Task(
    name="event_place",
    title="Event and its place in one sentence (Halterman)",
    files=FILES,
    use="ship",
    split="one sentence in five is dev, by hash of its words; all rows of a sentence in one part",
    measure=measure,
)
