"""Typed mentions of a defence setting (re3d: Syria and Iraq): what Tadmor finds, and what the parser's own entities find.

Both are held to the same gold in the same way. Strict is type and span, where a leading article and an ending 's
count for nobody; exact is type and every character; relaxed is type and any overlap, each mention used once.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tadmor.bench.reading.corpus import as_document, parse_all, part_of
from tadmor.bench.reading.task import Judged, Miss, Part, Progress, Result, Score, Task, bootstrapped, harmonic
from tadmor.read.page import Page
from tadmor.read.reader import Reader

# Annotators voted on every mention; below this share of belief it was rejected.
BELIEVED = 0.5
RE3D_TYPES = {
    "Organisation": "organisation",
    "Person": "person",
    "Location": "place",
    "Nationality": "nationality",
    "Temporal": "time",
    "Quantity": "quantity",
    "Money": "money",
    "Weapon": "weapon",
    "MilitaryPlatform": "platform",
    "Vehicle": "vehicle",
    "DocumentReference": "document",
}
GOLD_TYPES = {ours: theirs for theirs, ours in RE3D_TYPES.items()}
# The parser's labels as types of the gold: of the mappings tried, the one that serves it best on train.
PARSER_TYPES = {
    **dict.fromkeys(("GPE", "LOC", "FAC"), "Location"),
    **dict.fromkeys(("DATE", "TIME"), "Temporal"),
    **dict.fromkeys(("QUANTITY", "CARDINAL", "PERCENT"), "Quantity"),
    **dict.fromkeys(("LAW", "WORK_OF_ART"), "DocumentReference"),
    "ORG": "Organisation",
    "PERSON": "Person",
    "MONEY": "Money",
    "PRODUCT": "Weapon",
}
ACTORS = frozenset(("Organisation", "Person"))
LEADING = re.compile(r"(?:[\s\W]*\b(?:the|an?)\s+)", re.IGNORECASE)
ENDING = re.compile(r"['’]s?$|\s+$")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mention:
    """A typed stretch of a text, `end` not included."""

    start: int
    end: int
    type: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Mentions of one document: those of the gold, Tadmor's, and the parser's, with the text and the page."""

    name: str
    page: Page
    gold: Sequence[Mention]
    found: Sequence[Mention]
    parser: Sequence[Mention]
    actors: Sequence[Mention] = ()


Matcher = Callable[[str, Sequence[Mention], Sequence[Mention]], list[tuple[Mention, Mention]]]


def core_of(text: str, mention: Mention) -> tuple[int, int, str]:
    """A mention's place without leading article, with its type: "the Syrian army's" is where "Syrian army" is."""
    said = text[mention.start : mention.end]
    article = LEADING.match(said)
    start = mention.start + (article.end() if article and article.end() < len(said) else 0)
    ending = ENDING.search(text[start : mention.end])
    end = start + ending.start() if ending and ending.start() else mention.end
    return start, end, mention.type


def strict(text: str, gold: Sequence[Mention], found: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Pairs of one type whose spans are the same but for article and 's."""
    there = {core_of(text, g): g for g in gold}
    here = {core_of(text, f): f for f in found}
    return [(there[core], here[core]) for core in there.keys() & here.keys()]


def exact(text: str, gold: Sequence[Mention], found: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Pairs that are the same, character for character."""
    there = {(g.start, g.end, g.type): g for g in gold}
    return [(there[key], f) for f in found if (key := (f.start, f.end, f.type)) in there]


def relaxed(text: str, gold: Sequence[Mention], found: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Pairs of one type that share a character, each mention in one pair."""
    left, pairs = sorted(gold), []
    for f in sorted(found):
        match = next((g for g in left if g.type == f.type and g.start < f.end and f.start < g.end), None)
        if match is not None:
            left.remove(match)
            pairs.append((match, f))
    return pairs


def tadmor_mentions(page: Page) -> list[Mention]:
    """What the entity finder gives, as types of the gold."""
    return [
        Mention(start=e.span.start, end=e.span.end, type=GOLD_TYPES[e.type], confidence=e.confidence)
        for found in page.entities.values()
        for e in found
    ]


def actor_mentions(page: Page, reader: Reader) -> list[Mention]:
    """What the actor finder gives: the mentions that claims are made of."""
    return [
        Mention(start=m.evidence.start, end=m.evidence.end, type="Person" if m.person else "Organisation",
                confidence=m.confidence)
        for m in reader.find_actors(page)
    ]  # fmt: skip


def parser_mentions(page: Page) -> list[Mention]:
    """The parser's own entities, as types of the gold: a nationality is an adjective, "Syrians" are people."""
    found = []
    for parse in page.parses.values():
        for first, past, label in parse.entities:
            kind = PARSER_TYPES.get(label)
            if label == "NORP":
                kind = "Nationality" if parse.tags[past - 1] == "JJ" else "Organisation"
            if kind:
                found.append(Mention(start=parse.starts[first], end=parse.ends[past - 1], type=kind))
    return found


def load_gold(data: Path, part: Part, without: Sequence[str] = ()) -> dict[str, tuple[str, list[Mention]]]:
    """Text and believed mentions of each document of a part, by the document's id, but for the folders in `without`."""
    texts: dict[str, tuple[str, list[Mention]]] = {}
    for file in sorted(data.glob("re3d/*/documents.json")):
        if file.parent.name in without:
            continue
        rows = (json.loads(line) for line in file.read_text("utf-8-sig").splitlines() if line.strip())
        texts.update({row["_id"]: (row["text"], []) for row in rows if part_of(row["_id"]) == part})
    for file in sorted(data.glob("re3d/*/entities.json")):
        for row in (json.loads(line) for line in file.read_text("utf-8-sig").splitlines() if line.strip()):
            if row["documentId"] in texts and row["confidence"] >= BELIEVED:
                mention = Mention(start=row["begin"], end=row["end"], type=row["type"])
                texts[row["documentId"]][1].append(mention)
    return texts


def measure(data: Path, reader: Reader, part: Part, progress: Progress) -> Result:
    """Every document of the part with all its sentences parsed: the finders are measured, not the choice of sentences."""
    compared: list[Compared] = []
    gold = load_gold(data, part)
    for number, (name, (text, mentions)) in enumerate(gold.items()):
        page = parse_all(as_document(name, text), reader)
        found, own = tadmor_mentions(page), parser_mentions(page)
        compared.append(
            Compared(
                name=name,
                page=page,
                gold=sorted(set(mentions)),
                found=found,
                parser=own,
                actors=actor_mentions(page, reader),
            )
        )
        progress(number + 1, len(gold))
    judged = [j for one in compared for j in _judged(one)]
    asked = Counter(slot for one in compared for g in one.gold if (slot := _slot(g.type)))
    misses = tuple(m for one in compared for m in _misses(one))
    return Result(scores=_scores(compared), misses=misses, judged=tuple(judged), asked=asked)


def _scores(compared: Sequence[Compared]) -> tuple[Score, ...]:
    scores = []
    for name, matcher in (("strict", strict), ("exact characters", exact), ("relaxed", relaxed)):
        ours = _counts(compared, matcher, "found")
        parser = _counts(compared, matcher, "parser")
        scores.append(_f1(f"{name} F1", ours))
        scores.append(_f1(f"{name} F1 of the parser's own entities", parser))
        scores.append(_gain(f"{name} F1: points above the parser's", compared, matcher))
    for kind in ("Organisation", "Person", "Location", "Temporal"):
        scores.append(_f1(f"{kind}: strict F1", _counts([_only(one, kind) for one in compared], strict, "found")))
    for name, matcher in (("strict", strict), ("relaxed", relaxed)):
        actors = [_only(one, *ACTORS) for one in compared]
        scores.append(_f1(f"actor finder: {name} F1", _counts(actors, matcher, "actors")))
    return tuple(scores)


def _counts(compared: Sequence[Compared], matcher: Matcher, whose: str) -> tuple[int, int, int]:
    """How many pairs, given mentions and gold mentions."""
    pairs = sum(len(matcher(one.page.document.text, one.gold, getattr(one, whose))) for one in compared)
    return pairs, sum(len(getattr(one, whose)) for one in compared), sum(len(one.gold) for one in compared)


def _f1(name: str, counts: tuple[int, int, int]) -> Score:
    right, given, of = counts
    return harmonic(name, (right, given), (right, of))


def _gain(name: str, compared: Sequence[Compared], matcher: Matcher) -> Score:
    """F1 less F1 of the parser, documents drawn anew for the interval."""
    rows = [(_counts([one], matcher, "found"), _counts([one], matcher, "parser")) for one in compared]

    def gain(units: Sequence[object]) -> float:
        total = [[0, 0, 0], [0, 0, 0]]
        for unit in units:
            for side, counts in enumerate(unit):  # type: ignore[var-annotated, arg-type]
                total[side] = [a + b for a, b in zip(total[side], counts, strict=True)]
        ours, parsers = (2 * right / (given + of) if given + of else 0.0 for right, given, of in total)
        return ours - parsers

    return bootstrapped(name, rows, gain, of=sum(len(one.gold) for one in compared))


def _only(one: Compared, *kinds: str) -> Compared:
    keep: Mapping[str, list[Mention]] = {
        field: [m for m in getattr(one, field) if m.type in kinds] for field in ("gold", "found", "parser", "actors")
    }
    return replace(one, gold=keep["gold"], found=keep["found"], parser=keep["parser"], actors=keep["actors"])


def _slot(kind: str) -> str | None:
    return "actor" if kind in ACTORS else None


def _judged(one: Compared) -> list[Judged]:
    """Every actor given: right where the gold has a mention of that type there, whatever its ends."""
    right = {(f.start, f.end, f.type) for _, f in relaxed(one.page.document.text, one.gold, one.found)}
    return [
        Judged(slot=slot, confidence=f.confidence, right=(f.start, f.end, f.type) in right)
        for f in one.found
        if (slot := _slot(f.type))
    ]


def _misses(one: Compared) -> list[Miss]:
    text = one.page.document.text
    pairs = strict(text, one.gold, one.found)
    met, good = {g for g, _ in pairs}, {f for _, f in pairs}
    misses = [_miss(one, g, [f for f in one.found if _overlap(f, g)]) for g in one.gold if g not in met]
    alone = [f for f in one.found if f not in good and not any(_overlap(f, g) for g in one.gold)]
    return misses + [_row(one, f"{f.type}: not in the gold", f, "nothing", text[f.start : f.end]) for f in alone]


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _miss(one: Compared, gold: Mention, found: Sequence[Mention]) -> Miss:
    text = one.page.document.text
    said = text[gold.start : gold.end]
    if not found:
        return _row(one, f"{gold.type}: not found", gold, said, "nothing")
    same = next((f for f in found if f.type == gold.type), None)
    cause = f"{gold.type}: other ends" if same else f"{gold.type}: taken for {found[0].type}"
    given = same or found[0]
    return _row(one, cause, gold, said, f"{text[given.start : given.end]} ({given.type})")


def _row(one: Compared, cause: str, mention: Mention, expected: str, given: str) -> Miss:
    sentence = one.page.sentence_at(mention.start)
    context = one.page.text_of(sentence) if sentence is not None else ""
    return Miss(cause=cause, where=f"{one.name}:{mention.start}", sentence=context, expected=expected, given=given)


TASK = Task(
    name="entities",
    title="Entities of a defence setting (re3d)",
    files=("re3d/*/documents.json", "re3d/*/entities.json"),
    use="ship",
    split="one document in five is dev, by hash of its id",
    measure=measure,
)
