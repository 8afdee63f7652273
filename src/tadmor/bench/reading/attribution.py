"""Who says what: sources, cues and contents of attributions against PolNeAR.

**What is compared.** `find_sources` runs as in the product, on pages with every sentence parsed (the product parses only
the sentences that may tell of conflict). A statement that runs over several sentences is one attribution: pieces that share
a cue are put together; its own cue and source are no part of its content. PolNeAR marks no attribution inside
another, so of nested ones the outermost counts. Its source is the phrase that stands beside the cue ("he"), not the name
that the phrase was led back to, which PolNeAR does not mark.

**Alignment.** One to one, article by article: pairs whose cues overlap first, then pairs whose contents overlap, each time
those with most words of content in common.

**Overlap precision, recall, F1** (the soft or partial measure of Pareti et al. 2013 and Pareti 2015): with s and g the words of the
source (or content) of an aligned pair, precision is the mean of |s ∩ g| / |s| over all attributions given that have a source (or
content), recall the mean of |s ∩ g| / |g| over all that are marked with one. What has no partner counts 0 on its side,
so the figure holds finding and delimiting at once. Words are runs of letters and digits.

**Exact**: the same with 1 for pairs whose words are the same, else 0. **Cue**: an attribution counts where its cue overlaps that of
its partner. **Found**: it has a partner.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tadmor.bench.reading.corpus import as_document, parse_all
from tadmor.bench.reading.polnear import Coded, load_articles
from tadmor.bench.reading.task import Judged, Miss, Part, Progress, Result, Score, Task, harmonic, share
from tadmor.model.span import Span
from tadmor.read.findings import Attribution, Attributions
from tadmor.read.page import Page
from tadmor.read.reader import Reader

WORD = re.compile(r"\w+")
ENOUGH = 0.5
Words = frozenset[int]
NOTHING: Words = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One attribution on either side: its words by their first character, its cue, and how sure the finder was.

    `sure_of_source` is None where the finder gives no source (gold, or "I" in the voice of the report itself).
    """

    cue: tuple[Span, ...]
    source: Words
    content: Words
    sure_of_source: float | None = None
    sure_of_content: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Both sides of one article, and which given attribution goes with which marked one (by index)."""

    name: str
    text: str
    given: tuple[Marked, ...]
    gold: tuple[Marked, ...]
    pairs: tuple[tuple[int, int], ...]


def measure(data: Path, reader: Reader, part: Part, progress: Progress) -> Result:
    """Every article of one part of PolNeAR."""
    found = list(load_articles(data / "polnear" / part))
    articles: list[Article] = []
    misses: list[Miss] = []
    for number, (name, text, coded) in enumerate(found):
        page = parse_all(as_document(name, text), reader)
        said = reader.find_sources(page, tuple(reader.find_actors(page)))
        article = compare_article(name, text, as_given(text, said), as_gold(text, coded))
        articles.append(article)
        misses.extend(_misses(article, page))
        progress(number + 1, len(found))
    return Result(
        scores=tuple(score_articles(articles)),
        misses=tuple(misses),
        judged=tuple(j for article in articles for j in _judged(article)),
        asked={
            "origin": sum(bool(g.source) for a in articles for g in a.gold),
            "content": sum(bool(g.content) for a in articles for g in a.gold),
        },
    )


def words_in(text: str, spans: Iterable[Span]) -> Words:
    """The words of these stretches of a text, by the offset of their first character."""
    return frozenset(span.start + m.start() for span in spans for m in WORD.finditer(text[span.start : span.end]))


def as_gold(text: str, coded: Iterable[Coded]) -> tuple[Marked, ...]:
    """The marked attributions as words."""
    return tuple(
        Marked(cue=one.cue, source=words_in(text, one.source), content=words_in(text, one.content)) for one in coded
    )


def as_given(text: str, found: Attributions) -> tuple[Marked, ...]:
    """What the finder gives, put together by cue, the outermost of nested ones only."""
    by_cue: dict[Span, list[Attribution]] = {}
    for one in (*found.said, *found.held):
        if one.cue is not None and one.mode != "doubts":
            by_cue.setdefault(one.cue, []).append(one)
    groups = [group for group in by_cue.values() if not any(_inside(group, other) for other in by_cue.values())]
    return tuple(_marked(text, group) for group in groups)


def _marked(text: str, group: Sequence[Attribution]) -> Marked:
    cue, source = group[0].cue, _source_of(group[0])
    own = words_in(text, [span for span in (cue, source) if span is not None])
    last = group[0].chain[-1] if group[0].chain else None
    return Marked(
        cue=(cue,) if cue else (),
        source=words_in(text, [source]) if source else NOTHING,
        content=words_in(text, [one.content for one in group]) - own,
        sure_of_source=last.confidence if last else None,
        sure_of_content=group[0].confidence,
    )


def _source_of(one: Attribution) -> Span | None:
    if one.speaker is not None:
        return one.speaker
    evidence = one.chain[-1].evidence if one.chain else None
    return evidence.span if evidence else None


def _inside(group: Sequence[Attribution], other: Sequence[Attribution]) -> bool:
    """True where the cue stands in what another says; of two that hold each other's cue the longer stays."""
    if group is other or not _holds(other, group[0]):
        return False
    return not _holds(group, other[0]) or _length(group) < _length(other)


def _holds(group: Sequence[Attribution], one: Attribution) -> bool:
    return one.cue is not None and any(piece.content.contains(one.cue) for piece in group)


def _length(group: Sequence[Attribution]) -> int:
    return sum(len(piece.content) for piece in group)


def compare_article(name: str, text: str, given: Sequence[Marked], gold: Sequence[Marked]) -> Article:
    """Aligned one to one, the best pairs first: see the head of this module."""
    candidates = []
    for i, one in enumerate(given):
        for j, other in enumerate(gold):
            cued = any(a.overlaps(b) for a in one.cue for b in other.cue)
            common = len(one.content & other.content)
            if cued or common:
                candidates.append((cued, common, -i, -j))
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, _, i, j in sorted(candidates, reverse=True):
        if -i not in taken[0] and -j not in taken[1]:
            taken[0].add(-i)
            taken[1].add(-j)
            pairs.append((-i, -j))
    return Article(name=name, text=text, given=tuple(given), gold=tuple(gold), pairs=tuple(sorted(pairs)))


def score_articles(articles: Sequence[Article]) -> Iterator[Score]:
    """The figures, in the order of the table."""
    for role in ("source", "content"):
        words = _words_of(role)
        overlap = [(words(a.given[i]), words(a.gold[j])) for a in articles for i, j in a.pairs]
        given = sum(bool(words(one)) for a in articles for one in a.given)
        gold = sum(bool(words(one)) for a in articles for one in a.gold)
        right = sum(len(s & g) / len(s) for s, g in overlap if s)
        met = sum(len(s & g) / len(g) for s, g in overlap if g)
        exact = sum(bool(s) and s == g for s, g in overlap)
        yield harmonic(f"{role}: overlap F1", (right, given), (met, gold))
        yield _mean(f"{role}: overlap precision", right, given)
        yield _mean(f"{role}: overlap recall", met, gold)
        yield harmonic(f"{role}: exact F1", (exact, given), (exact, gold))
    given, gold = sum(len(a.given) for a in articles), sum(len(a.gold) for a in articles)
    cued = sum(_cues_meet(a, i, j) for a in articles for i, j in a.pairs)
    pairs = sum(len(a.pairs) for a in articles)
    yield harmonic("cue: F1", (cued, given), (cued, gold))
    yield share("found: precision", pairs, given)
    yield share("found: recall", pairs, gold)


def _mean(name: str, total: float, of: int) -> Score:
    """A mean of shares, with the interval that a share of as many cases would have."""
    return harmonic(name, (total, of), (total, of))


def _words_of(role: str) -> Callable[[Marked], Words]:
    return (lambda one: one.source) if role == "source" else (lambda one: one.content)


def _cues_meet(article: Article, given: int, gold: int) -> bool:
    return any(a.overlaps(b) for a in article.given[given].cue for b in article.gold[gold].cue)


def is_right(given: Words, gold: Words) -> bool:
    """True where at least half of the words of both together are common to both (Dice coefficient of 0.5 or more)."""
    both = len(given) + len(gold)
    return both > 0 and 2 * len(given & gold) / both >= ENOUGH


def _judged(article: Article) -> Iterator[Judged]:
    partners = dict(article.pairs)
    for i, one in enumerate(article.given):
        partner = article.gold[partners[i]] if i in partners else None
        if one.source and one.sure_of_source is not None and (partner is None or partner.source):
            right = partner is not None and is_right(one.source, partner.source)
            yield Judged(slot="origin", confidence=one.sure_of_source, right=right)
        if one.content:
            right = partner is not None and is_right(one.content, partner.content)
            yield Judged(slot="content", confidence=one.sure_of_content, right=right)


def _misses(article: Article, page: Page) -> Iterator[Miss]:
    there, partners = dict(article.pairs), {j: i for i, j in article.pairs}
    for j, one in enumerate(article.gold):
        given = article.given[partners[j]] if j in partners else None
        if given is None:
            yield _miss(f"not found: {_sort_of(page, one)}", article, page, (one, None))
        elif one.source and not is_right(given.source, one.source):
            yield _miss("another source" if given.source else "no source", article, page, (one, given))
        elif one.content and not is_right(given.content, one.content):
            longer = len(given.content) > len(one.content)
            yield _miss(f"content too {'long' if longer else 'short'}", article, page, (one, given))
    for i, given in enumerate(article.given):
        if i not in there:
            yield _miss(f"not marked: {_sort_of(page, given)}", article, page, (None, given))


def _sort_of(page: Page, one: Marked) -> str:
    """Which part of speech the cue is, by its first verb, noun or adjective."""
    for span in one.cue:
        parse = page.parses.get(page.sentence_at(span.start) or 0)
        poses = [parse.poses[t] for t in parse.tokens_in(span)] if parse else []
        known = (p for p in ("VERB", "NOUN", "PROPN", "ADJ", "ADP", "ADV", "AUX") if p in poses)
        return {"VERB": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}.get(next(known, ""), "other word")
    return "no cue"


def _miss(cause: str, article: Article, page: Page, sides: tuple[Marked | None, Marked | None]) -> Miss:
    gold, given = sides
    shown = gold or given
    start = min(s.start for s in shown.cue) if shown and shown.cue else 0
    return Miss(
        cause=cause,
        where=article.name,
        sentence=page.text_of(page.sentence_at(start) or 0),
        expected=_shown(article.text, gold),
        given=_shown(article.text, given),
    )


def _shown(text: str, one: Marked | None) -> str:
    if one is None:
        return "-"
    cue = " … ".join(text[span.start : span.end] for span in one.cue)
    return f"{_phrase(text, one.source)} | {cue} | {_phrase(text, one.content)}"


def _phrase(text: str, words: Words) -> str:
    found = (WORD.match(text, start) for start in sorted(words))
    return " ".join(m.group() for m in found if m)


TASK = Task(
    name="attribution",
    title="Who says what (PolNeAR)",
    files=("polnear/train/*/*", "polnear/dev/*/*"),
    use="tune",
    split="its own: dev is the eleventh month of the news covered, train the ten before",
    measure=measure,
)
