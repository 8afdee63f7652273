"""Documents labelled as a whole: quiet, private crime, or conflict. Four public sets brought to one form."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tadmor.bench.reading.corpus import part_of
from tadmor.bench.reading.quiet_codes import Code, code_of
from tadmor.bench.reading.task import Part

Label = Literal["quiet", "crime", "conflict"]

CLASSES = "conflict_classification"
FILES = (
    f"{CLASSES}/IndiaPoliceEvents_docs/*.tsv",
    f"{CLASSES}/IndiaPoliceEvents_sents/*.tsv",
    f"{CLASSES}/insightCrime/*.tsv",
    f"{CLASSES}/satp_relevant/*.tsv",
    "ecbplus/ECB+/*/*.xml",
)
SENTENCE_LABELS = ("kill", "arrest", "any", "inaction", "force")
VIOLENCE = 3  # column of InsightCrime's labels that marks violence

# What the seminal events of ECB+ are about, by topic (from their names in the annotation). The rest are crimes of private people.
QUIET_TOPICS = frozenset("1 2 4 5 6 7 9 10 11 13 14 20 21 23 24 25 26 27 28 29 30 31 34 35".split())
CONFLICT_TOPICS = frozenset({"12"})
UNDECIDED_TOPICS = frozenset({"8", "19"})  # riots, and bombs of unknown people: neither quiet nor war
HARM = re.compile(
    r"\b(?:kill\w*|dead|deaths?|die[sd]?|dying|wound\w*|injur\w*|murder\w*|massacre\w*|carnage|slaughter\w*|riot\w*|violence|violent|"
    r"bomb\w*|shot|shoot\w*|firing|fired|gun\w*|terror\w*|militan\w*|abduct\w*|kidnap\w*|arson|lynch\w*|stab\w*|assassin\w*|attack\w*|"
    r"torture\w*|rap(?:e|ed|es|ing)|burn\w*|loot\w*|clash\w*|mob|torch\w*|hostage\w*|war|casualt\w+)\b",
    re.IGNORECASE,
)
TOKEN = re.compile(r'<token [^>]*sentence="(\d+)"[^>]*>([^<]*)</token>')
ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
CLOSING = re.compile(r" ([.,;:!?%)\]]|'s|n't|'(?:re|ve|ll|d|m)\b|'')")


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledSentence:
    """Where a sentence lies in its document, and what its coders found in it."""

    first: int
    past_last: int
    labels: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A document of a set. `sure` is False where the label speaks of less than conflict, so that an unlabelled document may
    well tell of violence: of the Indian set only acts of the police are labelled, of InsightCrime what an article is mainly about.
    `code` is what such a document tells by our own reading (quiet_codes.py); None where it was not coded."""

    corpus: str
    name: str
    text: str
    label: Label
    sure: bool
    sentences: tuple[LabelledSentence, ...] = ()
    code: Code | None = None

    @property
    def names_harm(self) -> bool:
        """True when some word of the text can literally mean death, injury or an attack."""
        return HARM.search(self.text) is not None


def load_labelled(data: Path, part: Part) -> list[Labelled]:
    """The labelled documents of a part, set by set. Sets that are not there give none."""
    return [*_ecb(data / "ecbplus" / "ECB+", part), *_india(data / CLASSES, part), *_others(data / CLASSES, part)]


def _others(folder: Path, part: Part) -> Iterator[Labelled]:
    for number, (text, labels) in enumerate(_rows(folder / "insightCrime" / f"{part}.tsv")):
        if not any(labels) or labels[VIOLENCE]:
            label: Label = "conflict" if labels[VIOLENCE] else "quiet"
            yield Labelled(
                corpus="insight",
                name=f"insightCrime/{part}/{number}",
                text=text,
                label=label,
                sure=False,
                code=None if labels[VIOLENCE] else code_of("insight", part, number, text),
            )
    for number, (text, _) in enumerate(_rows(folder / "satp_relevant" / f"{part}.tsv")):
        yield Labelled(corpus="satp", name=f"satp/{part}/{number}", text=text, label="conflict", sure=True)


def _india(folder: Path, part: Part) -> Iterator[Labelled]:
    parts = (_rows(path) for path in sorted((folder / "IndiaPoliceEvents_sents").glob("*.tsv")))
    labelled = {
        text: frozenset(name for name, held in zip(SENTENCE_LABELS, labels, strict=False) if held)
        for rows in parts
        for text, labels in rows
    }
    starts = [text for text, labels in labelled.items() if {"kill", "force", "arrest"} & labels]
    for number, (text, labels) in enumerate(_rows(folder / "IndiaPoliceEvents_docs" / f"{part}.tsv")):
        held = frozenset(name for name, one in zip(SENTENCE_LABELS, labels, strict=False) if one)
        found = (
            tuple(
                LabelledSentence(first=text.index(s), past_last=text.index(s) + len(s), labels=labelled[s])
                for s in starts
                if s in text
            )
            if {"kill", "force", "arrest"} & held
            else ()
        )
        if not held or {"kill", "force"} & held:
            yield Labelled(
                corpus="india",
                name=f"india/{part}/{number}",
                text=text,
                label="conflict" if held else "quiet",
                sure=False,
                sentences=found,
                code=None if held else code_of("india", part, number, text),
            )


def _rows(path: Path) -> Iterator[tuple[str, list[bool]]]:
    """Text and labels of each line. The text is quoted as in CSV where it holds quotation marks."""
    if not path.is_file():
        return
    for line in path.read_text("utf-8").splitlines():
        text, *labels = line.split("\t")
        if text.startswith('"') and text.endswith('"') and len(text) > 1:
            text = next(csv.reader([text]))[0] if text.count('"') % 2 == 0 else text.strip('"')
        yield text, [label.strip() == "1" for label in labels]


def _ecb(folder: Path, part: Part) -> Iterator[Labelled]:
    for path in sorted(folder.glob("*/*.xml")):
        topic, event = path.parent.name, path.stem.split("_")[-1].lstrip("0123456789")
        if topic in UNDECIDED_TOPICS or part_of(f"ecbplus/{topic}/{event}") != part:
            continue
        label: Label = "quiet" if topic in QUIET_TOPICS else "conflict" if topic in CONFLICT_TOPICS else "crime"
        yield Labelled(corpus="ecbplus", name=f"ecbplus/{path.stem}", text=plain_text(path), label=label, sure=True)


def plain_text(path: Path) -> str:
    """The text of a file of tokens, a sentence a line, as it would stand in a newspaper."""
    lines: dict[str, list[str]] = {}
    for sentence, token in TOKEN.findall(path.read_text("utf-8", errors="replace")):
        lines.setdefault(sentence, []).append(token)
    return "\n".join(_joined(tokens) for tokens in lines.values())


def _joined(tokens: Sequence[str]) -> str:
    text = " ".join(tokens)
    for entity, character in ENTITIES.items():
        text = text.replace(entity, character)
    text = CLOSING.sub(r"\1", text.replace("`` ", '"')).replace("''", '"')
    return text.replace("( ", "(").replace("$ ", "$")
