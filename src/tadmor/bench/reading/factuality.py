"""Did it happen: the reading of event words held against graded judgements of readers, from −3 (surely not) to 3 (surely).

Three classes: did not happen (−1 and below), uncertain (between), happened (1 and above). The words are those that the
annotators marked; what Tadmor says of them is what `tadmor run` says of the words that tell its events.
"""

from __future__ import annotations

import functools
import json
import math
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, cast

from tadmor.bench.reading.corpus import as_document, parse_all
from tadmor.bench.reading.task import Judged, Miss, Part, Progress, Result, Score, Task, bootstrapped, share
from tadmor.read.factuality import Factuality, read_factuality
from tadmor.read.page import Page
from tadmor.read.reader import Reader

Outcome = Literal["did not happen", "uncertain", "happened"]
OUTCOMES: tuple[Outcome, ...] = ("did not happen", "uncertain", "happened")
EDGE = 1.0
NEAR = 0.5
SETS = {"UW": "UW", "MEANTIME": "MEANTIME", "UDS-IH2": "UDS_IH2", "CommitmentBank": "CB/CB"}
UDS_SHARE = 5
GLUED_TO_LEFT = frozenset({".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "'s", "'", "''", "’s", "’"})
GLUED_TO_RIGHT = frozenset({"(", "[", "{", "$", "#", "``"})
AS_TYPED = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LCB-": "{", "-RCB-": "}", "-LSB-": "[", "-RSB-": "]"}
CONTRACTED = frozenset({"n't", "n’t", "'re", "'ve", "'ll", "'d", "'m", "’re", "’ve", "’ll", "’d", "’m"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One word that annotators judged: where its letters lie in the text, and their mean judgement."""

    start: int
    end: int
    gold: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One text of a set with its marked words, and what Tadmor says of each (None where it has no such word)."""

    name: str
    text: str
    marked: tuple[Marked, ...]
    given: tuple[Factuality | None, ...] = ()

    def pairs(self) -> list[tuple[float, float]]:
        """Judgement of the annotators and of Tadmor, word by word."""
        return [(m.gold, g.score if g else 3.0) for m, g in zip(self.marked, self.given, strict=True)]


def outcome_of(score: float) -> Outcome:
    """The class of a score."""
    if score <= -EDGE:
        return "did not happen"
    return "happened" if score >= EDGE else "uncertain"


def write_as_typed(tokens: Sequence[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text as people type it, without the spaces of a tokenisation, and where each token came to lie."""
    text, places = "", []
    quoted = False
    for at, token in enumerate(tokens):
        typed, before = AS_TYPED.get(token, token), tokens[at - 1] if at else ""
        closing = token == "''" or (token == '"' and quoted)
        glued = not text or closing or token in CONTRACTED or (token in GLUED_TO_LEFT and token != "'")
        glued = glued or before in GLUED_TO_RIGHT or typed in {")", "]", "}"} or AS_TYPED.get(before) in {"(", "[", "{"}
        glued = glued or (before == '"' and quoted) or _hyphenated(tokens, at)
        text += typed if glued else " " + typed
        places.append((len(text) - len(typed), len(text)))
        quoted = quoted != (token == '"')
    return text, tuple(places)


def _hyphenated(tokens: Sequence[str], at: int) -> bool:
    """True at a hyphen between two words, and at the word after it."""
    for middle in (at, at - 1):
        if 0 < middle < len(tokens) - 1 and tokens[middle] == "-":
            return tokens[middle - 1][-1:].isalnum() and tokens[middle + 1][:1].isalnum()
    return False


def load_cases(path: Path) -> list[Case]:
    """The texts of a file with their marked words."""
    cases = []
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        row = json.loads(line)
        text, places = write_as_typed(row["text"].split())
        marked = []
        for target in row["targets"]:
            first, past = target["span1"]
            if past <= len(places):
                marked.append(Marked(start=places[first][0], end=places[past - 1][1], gold=float(target["label"])))
        cases.append(Case(name=f"{path.parent.name}/{path.stem}/{number}", text=text, marked=tuple(marked)))
    return cases


def read_case(case: Case, reader: Reader) -> Case:
    """The case with what the reader says of each marked word."""
    page = parse_all(as_document(case.name, case.text), reader)
    return replace(case, given=tuple(_at(page, word) for word in case.marked))


def _at(page: Page, word: Marked) -> Factuality | None:
    sentence = page.sentence_at(word.start)
    parse = page.parses.get(sentence) if sentence is not None else None
    token = parse.token_at(word.start) if parse is not None else None
    return read_factuality(parse, token) if parse is not None and token is not None else None


def measure(data: Path, reader: Reader, part: Part, progress: Progress) -> Result:
    """UW in full; of the other three sets macro F1, error and correlation only, for a second look."""
    sets = {name: load_cases(data / "factuality" / folder / f"{part}.jsonl") for name, folder in SETS.items()}
    if part == "train":
        sets["UDS-IH2"] = sets["UDS-IH2"][::UDS_SHARE]
    total, done = sum(len(cases) for cases in sets.values()), 0
    for cases in sets.values():
        for at, case in enumerate(cases):
            cases[at] = read_case(case, reader)
            done += 1
            progress(done, total)
    scores = [score for name, cases in sets.items() for score in score_set(name, cases, whole=name == "UW")]
    return Result(
        scores=tuple(scores),
        misses=tuple(_misses(sets["UW"])),
        judged=tuple(_judged(sets["UW"])),
        asked={"reality": sum(len(case.marked) for case in sets["UW"])},
    )


def score_set(name: str, cases: Sequence[Case], *, whole: bool) -> Iterator[Score]:
    """Figures of one set; each class and the accuracy only where it is scored in full."""
    words = sum(len(case.marked) for case in cases)
    yield _drawn(f"{name}: macro F1 of three classes", cases, macro_f1, words)
    if whole:
        for outcome in OUTCOMES:
            gold = sum(outcome_of(word.gold) == outcome for case in cases for word in case.marked)
            yield _drawn(f"{name}: {outcome}, F1", cases, functools.partial(f1_of, outcome=outcome), gold)
        right = sum(outcome_of(gold) == outcome_of(given) for case in cases for gold, given in case.pairs())
        yield share(f"{name}: right class", right, words)
    error = _drawn(f"{name}: mean absolute error (points of the scale × 100)", cases, mean_error, words)
    yield replace(error, best="low")
    yield _drawn(f"{name}: Pearson r", cases, correlation, words)


def _drawn(
    name: str, cases: Sequence[Case], statistic: Callable[[Sequence[tuple[float, float]]], float], of: int
) -> Score:
    pairs = [case.pairs() for case in cases]

    def over(drawn: Sequence[object]) -> float:
        return statistic([pair for unit in cast("Sequence[list[tuple[float, float]]]", drawn) for pair in unit])

    return bootstrapped(name, pairs, over, of=of)


def f1_of(pairs: Sequence[tuple[float, float]], outcome: Outcome) -> float:
    """F1 of one class."""
    sorted_pairs = [(outcome_of(gold) == outcome, outcome_of(given) == outcome) for gold, given in pairs]
    both, said = (
        sum(a and b for a, b in sorted_pairs),
        sum(a for a, _ in sorted_pairs) + sum(b for _, b in sorted_pairs),
    )
    return 2 * both / said if said else 0.0


def macro_f1(pairs: Sequence[tuple[float, float]]) -> float:
    """Mean F1 of the three classes."""
    return statistics.fmean(f1_of(pairs, outcome) for outcome in OUTCOMES)


def mean_error(pairs: Sequence[tuple[float, float]]) -> float:
    """Mean distance from the annotators, in points of the scale."""
    return statistics.fmean(abs(gold - given) for gold, given in pairs) if pairs else 0.0


def correlation(pairs: Sequence[tuple[float, float]]) -> float:
    """Pearson's r; 0 where one side never varies."""
    if len(pairs) < 2:
        return 0.0
    gold, given = [g for g, _ in pairs], [s for _, s in pairs]
    mean_gold, mean_given = statistics.fmean(gold), statistics.fmean(given)
    spread = math.sqrt(sum((g - mean_gold) ** 2 for g in gold) * sum((s - mean_given) ** 2 for s in given))
    return sum((g - mean_gold) * (s - mean_given) for g, s in pairs) / spread if spread else 0.0


def _misses(cases: Sequence[Case]) -> Iterator[Miss]:
    """Words put into the wrong class; those of annotators' means right beside an edge are left out."""
    for case in cases:
        for word, given in zip(case.marked, case.given, strict=True):
            score = given.score if given else 3.0
            if outcome_of(word.gold) != outcome_of(score) and abs(abs(word.gold) - EDGE) > NEAR:
                yield Miss(
                    cause=f"{outcome_of(word.gold)}, read as {outcome_of(score)}",
                    where=case.name,
                    sentence=f"{case.text[: word.start]}[{case.text[word.start : word.end]}]{case.text[word.end :]}",
                    expected=f"{word.gold:.1f}",
                    given=f"{score:.1f} ({given.because if given else 'no such word'})",
                )


def _judged(cases: Sequence[Case]) -> Iterator[Judged]:
    for case in cases:
        for word, given in zip(case.marked, case.given, strict=True):
            if given is not None:
                right = outcome_of(word.gold) == outcome_of(given.score)
                yield Judged(slot="reality", confidence=given.confidence, right=right)


TASK = Task(
    name="factuality",
    title="Did it happen (UW; MEANTIME, UDS-IH2 and CommitmentBank for a second look)",
    files=tuple(f"factuality/{folder}/{part}.jsonl" for folder in SETS.values() for part in ("train", "dev")),
    use="tune",
    split="the sets' own train and dev",
    measure=measure,
)
