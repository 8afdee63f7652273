"""What one sentence says that somebody says: statements found, cut where another speaker begins, and nested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tadmor.lexicon.attitudes import Mode
from tadmor.model.claim import Stance
from tadmor.model.span import Span
from tadmor.read.sources.speakers import Speaker
from tadmor.read.sources.tree import QUOTES, Tree

CONFIRMING = frozenset({"confirm", "verify", "substantiate", "corroborate"})
AFTER_CUE = 6
CONTRAST = frozenset({"but", "while", "whereas", "and", "though", "although", "however", "yet"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Tokens `first` up to, not including, `past` are said by `speakers` (outermost first, none: nobody is named).

    `token` is the cue; `block` the first and past-last token of the cue with its speaker; `verb` is False for nouns,
    prepositions and hedges. `voice` is the phrase of the speaker beside the cue, `mode` how the content is the speaker's.
    `weak` statements (nouns, hedges) yield to a denial around them. `holes` are runs within that the speaker does not say:
    what the report itself tells of a thing named there.
    """

    token: int
    first: int
    past: int
    block: tuple[int, int]
    speakers: tuple[Speaker, ...]
    stance: Stance | None = None
    verb: bool = True
    weak: bool = False
    voice: tuple[int, int] | None = None
    mode: Mode = "says"
    holes: tuple[tuple[int, int], ...] = ()

    def holds(self, token: int) -> bool:
        """True when the token is part of what is said."""
        return self.first <= token < self.past and not any(first <= token < past for first, past in self.holes)

    def runs(self) -> list[tuple[int, int]]:
        """What is said, without the holes."""
        found, first = [], self.first
        for start, past in sorted(self.holes):
            found.append((first, min(start, self.past)))
            first = max(first, past)
        found.append((first, self.past))
        return [run for run in found if run[0] < run[1]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement as characters, with its whole chain of speakers and the phrase of the one beside the cue."""

    content: Span
    cue: Span
    speakers: tuple[Speaker, ...]
    stance: Stance | None
    voice: Span | None = None
    mode: Mode = "says"


def cut_at_others(tree: Tree, statements: Sequence[Statement]) -> list[Statement]:
    """Statements end where a coordinated clause with a speaker of its own begins: "A said x, but B said y"."""
    cut: list[Statement] = []
    for statement in statements:
        past = _before_main_clause(tree, statement)
        for other in statements:
            if other is statement or not other.verb or other.weak:
                continue
            edge = _edge(tree, other)
            if edge is not None and other.token > statement.token and statement.first < edge < past:
                past = edge
            follows = other.token > statement.first and tree.parse.tags[other.token] == "VBG"
            follows = follows and tree.word(other.token) != "according"
            comma = _comma_before(tree, other.token) if follows and other.block[0] == other.token else None
            if comma is not None and statement.first < comma < past:
                past = comma if comma == other.token - 1 else other.token
            if _speaks_on(tree, statement, other) and statement.first < other.token - 1 < past:
                past = _coordinator(tree, other.token)
            if other.first <= statement.token < other.past <= other.block[0] and statement.token < other.block[0]:
                past = min(past, max(other.block[0], statement.first))
            if other.token > statement.token and statement.first <= other.token < past:
                stop = [t for t in range(statement.first, other.token) if tree.parse.words[t] == ";"]
                past = min(past, stop[-1]) if stop and stop[-1] > statement.token else past
        cut.append(replace(statement, past=past))
    for index, statement in enumerate(cut):
        cut[index] = replace(statement, first=_after_earlier(tree, statement, cut))
    return [s for s in cut if s.first < s.past]


def _before_main_clause(tree: Tree, statement: Statement) -> int:
    """Where what "while the mayor said …," says ends: before the clause that it stands in front of."""
    governor = statement.token
    if statement.first < statement.token:
        return statement.past
    while tree.parse.deps[governor] in ("advcl", "pcomp", "prep") and tree.parse.heads[governor] != governor:
        governor = tree.parse.heads[governor]
    end = tree.last[statement.token] + 1
    return min(statement.past, end) if governor >= end > statement.first else statement.past


def _comma_before(tree: Tree, token: int) -> int | None:
    """The comma right before a token, quotation marks aside, or None."""
    before = token - 1
    while before > 0 and tree.parse.words[before] in QUOTES:
        before -= 1
    return before if before >= 0 and tree.parse.words[before] == "," else None


def _speaks_on(tree: Tree, statement: Statement, other: Statement) -> bool:
    """True for the second verb of "said the road was cut and insisted that": joined to a clause of another tense."""
    parse, head = tree.parse, tree.parse.heads[other.token]
    joined = (
        other.verb and parse.deps[other.token] == "conj" and statement.token < statement.first <= head < other.token
    )
    alike = joined and parse.tags[other.token] == parse.tags[statement.token] != parse.tags[head]
    return (
        alike
        and tree.child(other.token, "nsubj", "nsubjpass", "aux") is None
        and _coordinator(tree, other.token) > head
    )


def _coordinator(tree: Tree, token: int) -> int:
    """The "and" or "but" before a token, with a comma before it; -1 where there is none near."""
    for before in range(token - 1, max(token - 4, 0), -1):
        if tree.word(before) in ("and", "but"):
            return before - 1 if tree.parse.words[before - 1] == "," else before
    return -1


def spread_over_and(tree: Tree, statements: Sequence[Statement]) -> list[Statement]:
    """ "S, the army said, and T": T is the army's too where nobody else speaks in it."""
    spread: list[Statement] = []
    for statement in statements:
        end = statement.token + 1
        past = len(tree.parse.words)
        while end < min(past, statement.token + AFTER_CUE) and tree.parse.words[end] != ",":
            end += 1
        while past > end and tree.parse.words[past - 1] in (".", "!", "?"):
            past -= 1
        inserted = statement.verb and not statement.weak and statement.first < statement.past <= statement.block[0]
        inserted = inserted and tree.parse.words[statement.past - 1] not in QUOTES
        joined = end + 2 < past and tree.parse.words[end] == "," and tree.word(end + 1) in ("and", "but")
        if inserted and joined and not any(_stands_in(o, (end, past)) for o in statements if o is not statement):
            past = next((t for t in range(end, past) if tree.parse.words[t] == ";"), past)
            spread.append(replace(statement, past=past))
        else:
            spread.append(statement)
    return spread


def _stands_in(other: Statement, run: tuple[int, int]) -> bool:
    return not (other.weak and not other.speakers) and (
        run[0] <= other.token < run[1] or run[0] <= other.first < run[1]
    )


def _edge(tree: Tree, other: Statement) -> int | None:
    """The token at which a coordinated clause about another speaker begins, or None."""
    start = other.block[0]
    if start > 0 and tree.word(start) in CONTRAST and (tree.word(start - 1) == "," or tree.word(start) != "and"):
        return start
    steps = 0
    while start > 0 and steps < 4:
        before = tree.word(start - 1)
        if before in CONTRAST:
            joined = start >= 2 and tree.word(start - 2) in (",", ";", "-", "–", "—")
            return start - 1 if joined or before != "and" else None
        if before == ";":
            return start
        if tree.parse.poses[start - 1] not in ("ADV", "ADP", "NOUN", "PROPN", "DET", "NUM", "PUNCT") or before == ",":
            return None
        start, steps = start - 1, steps + 1
    return None


def _after_earlier(tree: Tree, statement: Statement, others: Sequence[Statement]) -> int:
    """Content that stands before its cue starts after an earlier speaker's block: "x, A said, and y, B said"."""
    first = statement.first
    if statement.past > statement.block[0]:
        return first
    for other in others:
        if other is statement or not other.verb or other.weak or other.past > other.block[0] + 1:
            continue
        end = other.block[1]
        if first <= other.token < statement.token and end + 1 < statement.past and tree.word(end) in (",", ";"):
            first = max(first, end + (2 if tree.word(end + 1) in CONTRAST else 1))
    return first


def nest(tree: Tree, statements: Sequence[Statement]) -> list[Told]:
    """Chains made whole: a statement whose cue stands within another's content is passed on by that speaker."""
    strong = sorted((s for s in statements if not s.weak), key=lambda s: (s.first - s.past, s.token))
    told: list[tuple[Statement, Told]] = []
    for statement in [*strong, *sorted((s for s in statements if s.weak), key=lambda s: s.first - s.past)]:
        around = [
            (s, t)
            for s, t in told
            if s.holds(statement.token) and s.token != statement.token and not _same_run(statement, s)
        ]
        outer = min(around, key=lambda pair: pair[0].past - pair[0].first) if around else None
        if outer and statement.weak and outer[1].stance in ("denies", "does_not_confirm", "accepts_responsibility"):
            continue
        noun = tree.parse.poses[statement.token] == "NOUN"
        if outer and statement.weak and noun and tree.parse.lemmas[outer[0].token].lower() in CONFIRMING:
            continue
        if outer and statement.weak and not statement.speakers:
            first, past = max(statement.first, outer[0].first), min(statement.past, outer[0].past)
            if (first, past) == (outer[0].first, outer[0].past):
                told[told.index(outer)] = (outer[0], replace(outer[1], stance=statement.stance))
                continue
            clipped = replace(statement, first=first, past=past)
            told.append((clipped, as_told(tree, clipped, outer[1])))
        else:
            told.append((statement, as_told(tree, statement, outer[1] if outer else None)))
    return [
        replace(made, content=tree.span(first, past)) if statement.holes else made
        for statement, made in told
        for first, past in statement.runs()
        if not statement.holes or tree.parse.words[first:past] != (",",)
    ]


def as_told(tree: Tree, statement: Statement, outer: Told | None) -> Told:
    """A statement as characters, passed on by the speakers of the one around it."""
    stance = statement.stance
    if outer and stance is None and outer.stance not in ("accepts_responsibility", "opinion"):
        stance = outer.stance
    return Told(
        content=tree.span(statement.first, statement.past),
        cue=tree.span(statement.token, statement.token + 1),
        speakers=join(outer.speakers if outer else (), statement.speakers),
        stance=stance,
        voice=tree.span(*statement.voice) if statement.voice else None,
        mode=statement.mode,
    )


def _same_run(inner: Statement, outer: Statement) -> bool:
    """Two statements that hold each other's cue: the one found first keeps the chain."""
    return inner.holds(outer.token) and inner.verb and outer.verb


def join(outer: tuple[Speaker, ...], inner: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """Two runs of links as one, a speaker who ends the one and begins the other named once."""
    if outer and inner and inner[0].word in ("i", "we"):
        inner = inner[1:]
    if outer and inner and (outer[-1].span.overlaps(inner[0].span) or outer[-1].name == inner[0].name):
        return outer[:-1] + inner
    return outer + inner
