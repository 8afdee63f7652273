"""Event coreference between reports: marked event words joined, held against ECB+ and the Gun Violence Corpus.

All marked words of a part are joined at once: nothing is known of topics, and the words of every report meet those of all others.
The baseline joins words of one base form, wherever they stand.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tadmor.bench.coreference_figures import conll
from tadmor.bench.joined import compare_joined
from tadmor.bench.matching import fold_of, homes
from tadmor.bench.reading.runner import Outcome, find_outcome
from tadmor.bench.reading.task import Part, Progress, Result, Score, Task
from tadmor.bench.tally import Figure
from tadmor.match.words.grouping import group_event_words
from tadmor.match.words.marked import MarkedReports
from tadmor.model.span import Span
from tadmor.read.reader import Reader
from tadmor.run.event_words import Mark, prepare_event_words

ECB, GUNS = "ECB+", "Gun Violence"
FILES = ("ecbplus/ECB+/*/*.xml", "gunviolence_val/dataset.conll", "gunviolence_val/event_mentions.json")
# The usual dev topics of ECB+ (Cybulska and Vossen 2015); 36 to 45, kept for tests by everybody, are not in the folder.
DEV_TOPICS = frozenset({"2", "5", "12", "18", "21", "34", "35"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """One report as text with the marked words of events: where each stands, and the name of its event."""

    name: str
    group: str
    text: str
    marks: tuple[tuple[Span, str], ...]


@dataclass(slots=True)
class _Words:
    """A text put together from tokens, with the place of each."""

    text: str = ""
    spans: dict[tuple[int, int], Span] = field(default_factory=dict)
    sentence: int | None = None

    def add(self, sentence: int, number: int, word: str) -> None:
        between = "" if not self.text else " " if sentence == self.sentence else "\n\n"
        start = len(self.text) + len(between)
        self.text += between + word
        self.spans[sentence, number] = Span(start, len(self.text))
        self.sentence = sentence


def load_ecb(folder: Path, part: Part) -> Iterator[MarkedText]:
    """Reports of ECB+ by topic. What no chain holds is an event of its own."""
    for path in sorted(folder.glob("*/*.xml")):
        topic = path.parent.name
        if (topic in DEV_TOPICS) != (part == "dev"):
            continue
        root = ET.parse(path).getroot()
        words, spans = _Words(), {}
        for token in root.iter("token"):
            sentence, number = int(token.get("sentence", "0")), int(token.get("t_id", "0"))
            words.add(sentence, number, token.text or "_")
            spans[token.get("t_id")] = words.spans[sentence, number]
        chain = {
            source.get("m_id"): relation.get("note") or f"{path.stem}/{relation.get('r_id')}"
            for relation in root.find("Relations") or ()
            for source in relation.findall("source")
        }
        marks = []
        for markable in root.find("Markables") or ():
            told = [spans[anchor.get("t_id")] for anchor in markable.findall("token_anchor")]
            if told and markable.tag.startswith(("ACTION", "NEG_ACTION")):
                mark = Span(min(span.start for span in told), max(span.end for span in told))
                marks.append((mark, chain.get(markable.get("m_id")) or f"{path.stem}/{markable.get('m_id')}"))
        yield MarkedText(name=path.stem, group=topic, text=words.text, marks=tuple(marks))


def load_guns(folder: Path, part: Part) -> Iterator[MarkedText]:
    """Reports of the Gun Violence Corpus; half of the shootings, by the hash of their number, are dev."""
    texts: dict[str, _Words] = defaultdict(_Words)
    for line in (folder / "dataset.conll").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            key, sentence, number, word, _ = line.split("\t")
            texts[key.split("/")[-1]].add(int(sentence), int(number), word or "_")
    marks: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    shooting: dict[str, str] = {}
    for mention in json.loads((folder / "event_mentions.json").read_text("utf-8")):
        spans = [texts[mention["doc_id"]].spans[mention["sent_id"], int(at)] for at in mention["tokens_number"]]
        marks[mention["doc_id"]].append((Span(spans[0].start, spans[-1].end), mention["coref_chain"]))
        shooting[mention["doc_id"]] = mention["subtopic"]
    for name, words in texts.items():
        if name in shooting and (fold_of(shooting[name], 2) == 1) == (part == "dev"):
            yield MarkedText(name=name, group=shooting[name], text=words.text, marks=tuple(marks[name]))


def prepare_texts(texts: Sequence[MarkedText]) -> MarkedReports:
    """The texts parsed, with their marked words in order."""
    marks = [Mark(report=at, span=span) for at, text in enumerate(texts) for span, _ in text.marks]
    return prepare_event_words([text.text for text in texts], marks)


def load_sets(data: Path, part: Part) -> dict[str, list[MarkedText]]:
    """The texts of the sets that are there."""
    sets = {ECB: load_ecb(data / "ecbplus" / "ECB+", part)}
    if (data / "gunviolence_val" / "event_mentions.json").is_file():
        sets[GUNS] = load_guns(data / "gunviolence_val", part)
    return {name: found for name, texts in sets.items() if (found := list(texts))}


def run_coreference(data: Path, progress: Progress, part: Part = "dev") -> Outcome:
    """The figures of the sets under `data`, or an outcome without a result where none is there."""
    return find_outcome(COREFERENCE, data, part, lambda folder: measure(folder, None, part, progress))


def measure(data: Path, _reader: Reader | None, part: Part, progress: Progress) -> Result:
    """Both sets, each joined at once."""
    scores: list[Score] = []
    sets = load_sets(data, part)
    for number, (name, texts) in enumerate(sets.items()):
        marked = prepare_texts(texts)
        scores += score_words(name, marked, [event for text in texts for _, event in text.marks])
        progress(number + 1, len(sets))
    return Result(scores=tuple(scores))


def score_words(name: str, marked: MarkedReports, events: Sequence[str]) -> Iterator[Score]:
    """B³ and CoNLL F1, both also as points above the same word."""
    home = homes(group_event_words(marked))
    lemmas = {lemma: number for number, lemma in enumerate(dict.fromkeys(word.lemma for word in marked.words))}
    baseline = [lemmas[word.lemma] for word in marked.words]
    for score in compare_joined(home, events, {"same word": baseline}):
        if score.name.startswith("B³"):
            yield Score(name=f"{name}: {score.name}", value=score.value, of=len(events), low=score.low, high=score.high)
    mine, theirs = conll(events, home), conll(events, baseline)
    low, high = Figure(name=name, value=mine, of=len(set(events))).interval
    yield Score(name=f"{name}: CoNLL F1", value=mine, of=len(events), low=low, high=high)
    gap = mine - theirs
    yield Score(
        name=f"{name}: CoNLL F1: above same word", value=gap, of=len(events), low=low - theirs, high=high - theirs
    )


COREFERENCE = Task(
    name="coreference",
    title="Event words joined between reports, ECB+ (topics 1–35, dev) and Gun Violence (half of the shootings)",
    files=FILES,
    use="ship",
    split="ECB+: topics 2, 5, 12, 18, 21, 34 and 35 are dev, the other 28 train; Gun Violence: half of the shootings, by hash",
    measure=measure,
)
