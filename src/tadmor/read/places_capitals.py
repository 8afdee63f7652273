"""Reports all in capitals (old wires): the text once more with small letters, so that names can be told from words."""

from __future__ import annotations

import re
from dataclasses import replace

from tadmor.lexicon.gazetteer import Gazetteer, never_places, ordinary_words
from tadmor.lexicon.gazetteer_names import AREA_WORDS, name_key
from tadmor.read.page import Page
from tadmor.read.places_before import KINDS, LEADING
from tadmor.read.places_language import DATELINE
from tadmor.read.places_unknown import FACILITIES

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
MANY_LETTERS = 12
LONGEST = 4
PLACING = frozenset(
    "in into inside across throughout near outside around toward towards from to through at of on over between"
    " along reached entered".split()
)
# Where the name starts like this, two words are a name even if the second is an ordinary one.
FIRST = frozenset(
    "la el los las san santa santo al puerto villa ciudad nueva nuevo rio cerro monte new port saint".split()
)
SURE = 20_000
OTHER_WORDS = frozenset(["VERB", "AUX", "ADJ", "ADV", "PRON", "DET", "ADP", "SCONJ", "CCONJ"])


def with_small_letters(page: Page, gazetteer: Gazetteer) -> Page:
    """The page itself, or a copy whose sentences in capitals are written small, names with a capital; offsets stay."""
    text = page.document.text
    parts: list[tuple[int, int, str]] = []
    for sentence in page.sentences:
        start, end = sentence.span.start, sentence.span.end
        said = text[start:end]
        if said.isupper() and sum(map(str.isalpha, said)) >= MANY_LETTERS:
            line = DATELINE.match(said)
            head = line.end() if line else 0
            written = said[:head] + _written(said[head:], _by_parser(page, sentence.index, start + head), gazetteer)
            if len(written) == len(said):
                parts.append((start, end, written))
    if not parts:
        return page
    pieces, at = [], 0
    for start, end, written in parts:
        pieces += [text[at:start], written]
        at = end
    return replace(page, document=replace(page.document, text="".join((*pieces, text[at:]))))


def _by_parser(page: Page, sentence: int, base: int) -> tuple[frozenset[int], frozenset[int]]:
    """Where words begin that the parser takes for parts of names, and where those that it takes for verbs and
    adjectives; offsets within the sentence."""
    parse = page.parses.get(sentence)
    if parse is None:
        return frozenset(), frozenset()
    named = (
        parse.starts[token] - base
        for first, past_last, label in parse.entities
        if label in ("GPE", "LOC", "FAC", "PERSON", "NORP")
        for token in range(first, past_last)
    )
    others = (start - base for start, pos in zip(parse.starts, parse.poses, strict=True) if pos in OTHER_WORDS)
    return frozenset(named), frozenset(others)


def _written(said: str, seen: tuple[frozenset[int], frozenset[int]], gazetteer: Gazetteer) -> str:
    """The sentence in small letters; words of place names, and names that the parser sees, keep a capital."""
    named, others = seen
    letters = list(said.lower())
    words = [(m.start(), m.end(), m.group().lower()) for m in WORD.finditer(said)]
    for at, (start, _, word) in enumerate(words):
        if start in named and word not in ordinary_words():
            letters[start] = said[start]
        for length in range(min(LONGEST, len(words) - at), 0, -1):
            run = words[at : at + length]
            between = said[run[0][0] : run[-1][1]]
            if length == 1 and start in others and start not in named:
                continue
            if any(c in between for c in ",;:()./") or not _is_name(between, run, _before(words, said, at), gazetteer):
                continue
            for first, _, part in run:
                if part not in ("de", "del", "y"):
                    letters[first] = said[first]
            break
    return "".join(letters)


def _before(words: list[tuple[int, int, str]], said: str, at: int) -> str:
    """The word that leads up to the name at `at`, past articles and directions; a comma counts as one."""
    while at > 0:
        _, end, word = words[at - 1]
        if "," in said[end : words[at][0]]:
            return ","
        if word in LEADING:
            at -= 1
        elif word == "of" and at > 1 and words[at - 2][2] in KINDS:
            return "in"
        else:
            return word
    return ""


def _is_name(name: str, run: list[tuple[int, int, str]], before: str, gazetteer: Gazetteer) -> bool:
    """True for names of the gazetteer, and for "LA FINCA HILL", after words that a place follows."""
    if before not in PLACING and before not in (",", "and", "department", "province"):
        return False
    key = name_key(name)
    if key in never_places() or run[0][2] in LEADING or run[0][2] in KINDS or run[-1][2] in AREA_WORDS:
        return False
    if len(run) > 1 and run[-1][2] in FACILITIES:
        return run[0][2] in FIRST or _sure(" ".join(w for _, _, w in run[:-1]), gazetteer)
    return _sure(name, gazetteer)


def _sure(name: str, gazetteer: Gazetteer) -> bool:
    key = name_key(name)
    found = [c for c in gazetteer.candidates(name) if c.spelling != "loose"]
    if not found:
        return False
    wide = any(c.feature != "settlement" for c in found)
    if key in ordinary_words():
        return any(c.population > 1_000_000 for c in found)
    return wide or " " in key or any(c.population >= SURE for c in found)
