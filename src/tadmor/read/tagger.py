"""The one batched seam between Tadmor and a statistical parser: sentences in, columns out.

The parser is that of :mod:`tadmor.read.parser`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from tadmor.model.document import Document
from tadmor.read.matrices import one_thread
from tadmor.read.page import Parse
from tadmor.read.parser import load_parser
from tadmor.read.parser_names import Names, load_namer
from tadmor.read.tag_rules import load_tag_rules
from tadmor.read.truecase import in_one_case, ordinary_letters
from tadmor.text.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Lemmas, parts of speech and names are worked out here.
OWN_STEPS = ["lemmatizer", "attribute_ruler", "ner"]
Tagger = Callable[[Document, Sequence[Sentence]], Mapping[int, Parse]]


def tag_english(document: Document, sentences: Sequence[Sentence]) -> Mapping[int, Parse]:
    """Parses of `sentences` of `document`, by sentence index."""
    return tag_text(document.text, sentences)


def tag_text(text: str, sentences: Sequence[Sentence]) -> Mapping[int, Parse]:
    """Parses of `sentences` of a text, by sentence index; offsets are those of the text."""
    texts = [readable_form(text[s.span.start : s.span.end]) for s in sentences]
    pipeline = load_parser()
    annotate = load_tag_rules(pipeline)
    with one_thread():
        parsed = list(pipeline.pipe(texts, batch_size=256, disable=OWN_STEPS))
        names = load_namer(pipeline)(parsed)
    return {s.index: _columns(annotate(doc), s, n) for s, doc, n in zip(sentences, parsed, names, strict=True)}


def readable_form(sentence: str) -> str:
    """The sentence as the parser can read it, character for character as long: line ends as spaces, and a sentence all in
    capitals (a headline, a heading) in ordinary letters."""
    text = sentence.replace("\n", " ")
    return ordinary_letters(text) if text.isupper() and in_one_case(text) else text


def _columns(doc: Doc, sentence: Sentence, names: Names) -> Parse:
    """The parse as columns, read in one sweep: asking each token for each attribute takes four times as long."""
    base, strings = sentence.span.start, doc.vocab.strings
    rows = doc.to_array(["IDX", "LENGTH", "ORTH", "TAG", "POS", "DEP", "HEAD"]).astype("int64")
    at, length, _, _, _, _, head = (column.tolist() for column in rows.T)
    _, _, orth, tag, pos, dep, _ = (column.tolist() for column in rows.T.astype("uint64"))
    return Parse(
        sentence=sentence.index,
        starts=tuple(base + i for i in at),
        ends=tuple(base + i + n for i, n in zip(at, length, strict=True)),
        words=tuple(strings[key] for key in orth),
        lemmas=tuple(_lemma(doc, i, key) for i, key in enumerate(zip(orth, pos, tag, strict=True))),
        tags=tuple(strings[key] for key in tag),
        poses=tuple(strings[key] for key in pos),
        deps=tuple(strings[key] for key in dep),
        heads=tuple(i + step for i, step in enumerate(head)),
        entities=names,
    )


SHORT_VERB = re.compile(r"[^aeiou]*[aeiou][^aeiouwxys]")
_LEMMAS: dict[tuple[int, int, int], str] = {}


def _lemma(doc: Doc, token: int, key: tuple[int, int, int]) -> str:
    """The token's lemma, worked out once for each word and tag: the pipeline's own step takes a seventh of the parse."""
    found = _LEMMAS.get(key)
    if found is None:
        # The attribute ruler has set the lemma of "are" and the like; the lemmatizer leaves those alone, too.
        found = doc[token].lemma_ or load_parser().get_pipe("lemmatizer").lemmatize(doc[token])[0]  # type: ignore[attr-defined]
        found = _with_silent_e(doc[token].lower_, found) if doc[token].tag_.startswith("VB") else found
        if len(_LEMMAS) > 500_000:
            _LEMMAS.clear()
        _LEMMAS[key] = found
    return found


def _with_silent_e(word: str, lemma: str) -> str:
    """ "hoped" is of "hope", which the lemmatizer takes for "hop": a short verb that ends in one consonant doubles it."""
    short = SHORT_VERB.fullmatch(lemma)
    return lemma + "e" if short and word in (lemma + "ed", lemma + "ing", lemma + "es") else lemma
