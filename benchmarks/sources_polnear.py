"""Who says what, on hand-marked news: PolNeAR, articles with source, cue and content of every attribution.

    python benchmarks/sources_polnear.py FOLDER [--files N]

FOLDER is one part of the corpus: `text/*.txt` and `attributions/*.ann`, as many `.ann` an article as coders marked it (the
first is taken). Prints, over the words that the coder gave to a source: the share whose source is found, that any source is
found for, and that the right source is found for where the cue is a plain verb of saying; and the share of our attributed words
that the coder gave to a source too. A source is right when a link of our chain overlaps the coded source, shares a word of its
name with it, or, where the coded source is a pronoun, is named by one of our attributions at the coded cue. Time is that of the
finder alone.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tadmor.model.document import Document
from tadmor.model.ids import document_id, hash_of
from tadmor.model.source import Source
from tadmor.model.span import Span
from tadmor.read.findings import Attributions
from tadmor.read.page import Page
from tadmor.read.sources import find_sources
from tadmor.read.tagger import tag_english
from tadmor.text.sentences import split_sentences

WORD = re.compile(r"\w+")
NAME_WORD = re.compile(r"\w{2,}")
EMPTY = frozenset("the of and an who in to for".split())
PRONOUNS = frozenset("he she they we it his her their my our your you".split())
SAYING = re.compile(r"\b(?:said|says|say|told|according|added|wrote|tweeted|reported|reports|claimed)\b", re.IGNORECASE)
NEAR = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One attribution as coded: spans of its source, cue and content."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(slots=True)
class Tally:
    """Words counted. Grows article by article."""

    coded: int = 0
    right: int = 0
    any: int = 0
    saying: int = 0
    saying_right: int = 0
    ours: int = 0
    ours_coded: int = 0
    sentences: int = 0
    seconds: float = 0.0


def load_coded(path: Path) -> list[Coded]:
    """The attributions of one standoff file."""
    spans: dict[str, tuple[Span, ...]] = {}
    found = []
    for line in path.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if cells[0].startswith("T"):
            places = cells[1].split(" ", 1)[1].split(";")
            spans[cells[0]] = tuple(Span(*map(int, place.split())) for place in places)
        elif cells[0].startswith("E"):
            roles: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
            for part in cells[1].split():
                role, name = part.split(":")
                roles.setdefault(role.rstrip("0123456789"), []).extend(spans.get(name, ()))
            found.append(Coded(source=tuple(roles["Source"]), cue=tuple(roles["Cue"]), content=tuple(roles["Content"])))
    return found


def articles(folder: Path, limit: int) -> Iterator[tuple[str, list[Coded]]]:
    """Text and attributions of coded articles, in an order drawn once."""
    marked: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        marked.setdefault(path.stem.rsplit("_", 1)[0], path)
    texts = sorted(path for path in (folder / "text").glob("*.txt") if path.stem in marked)
    random.Random(3).shuffle(texts)
    for path in texts[:limit]:
        yield path.read_text("utf-8"), load_coded(marked[path.stem])


def a_page(text: str) -> Page:
    """An article with every sentence parsed."""
    raw = hash_of(text)
    document = Document(
        id=document_id(raw, None),
        url=None,
        outlet="The Courier",
        title=None,
        published=None,
        published_basis=None,
        retrieved=None,
        language="en",
        text=text,
        raw_sha256=raw,
    )
    sentences = split_sentences(text)
    return Page(document=document, sentences=sentences, parses=tag_english(document, sentences))


def is_right(text: str, coded: Coded, chain: tuple[Source, ...], found: Attributions) -> bool:
    """True when a link of the chain is the coded source."""
    said = " ".join(text[s.start : s.end] for s in coded.source).lower()
    words = set(NAME_WORD.findall(said)) - EMPTY
    for link in chain:
        if link.evidence is not None and any(link.evidence.span.overlaps(s) for s in coded.source):
            return True
        if words & set(NAME_WORD.findall(link.name.lower())):
            return True
    if not chain or not words <= PRONOUNS:
        return False
    at_cue = {
        link.name
        for one in found.said
        for link in one.chain
        if one.cue is not None and any(one.cue.start < c.end + NEAR and c.start - NEAR < one.cue.end for c in coded.cue)
    }
    return any(link.name in at_cue for link in chain)


def count(tally: Tally, text: str, coded: list[Coded]) -> None:
    """Adds one article to the tally."""
    page = a_page(text)
    start = time.process_time()
    found = find_sources(page, [])
    tally.seconds += time.process_time() - start
    tally.sentences += len(page.sentences)
    words = [Span(m.start(), m.end()) for m in WORD.finditer(text)]
    given = {}
    for one in coded:
        if one.source and one.content:
            given.update({w: one for w in words if any(c.contains(w) for c in one.content)})
    for word in words:
        attribution = found.attribution_at(word)
        chain = attribution.chain if attribution else ()
        tally.ours += bool(chain)
        tally.ours_coded += bool(chain) and word in given
        if word not in given:
            continue
        one = given[word]
        right = is_right(text, one, chain, found)
        tally.coded += 1
        tally.any += bool(chain)
        tally.right += right
        if SAYING.search(" ".join(text[c.start : c.end] for c in one.cue)):
            tally.saying += 1
            tally.saying_right += right


def main() -> None:
    """Prints the tally of a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=1_000_000)
    options = parser.parse_args()
    tally = Tally()
    for text, coded in articles(options.folder, options.files):
        count(tally, text, coded)
    print(f"coded words                       {tally.coded:8d}")
    print(f"right source                      {tally.right / tally.coded:8.4f}")
    print(f"any source                        {tally.any / tally.coded:8.4f}")
    print(f"right where the cue is of saying  {tally.saying_right / tally.saying:8.4f}  of {tally.saying}")
    print(f"our words inside coded content    {tally.ours_coded / tally.ours:8.4f}  of {tally.ours}")
    print(
        f"ms a sentence                     {1000 * tally.seconds / tally.sentences:8.3f}  of {tally.sentences} sentences"
    )


if __name__ == "__main__":
    main()
