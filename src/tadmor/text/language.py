"""Which language a text is in: its script first, then letters and words."""

from __future__ import annotations

import functools
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

FEWEST_WORDS = 5
SAMPLE = 4_000
LEAST_PROBABILITY = 0.5
WORD = re.compile(r"[^\W\d_]+")

# Script -> its characters, and the languages written in it that are told apart. A single language needs no more than the script.
SCRIPTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "latin": (
        "A-Za-zÀ-ɏḀ-ỿ",
        tuple(
            "en fr es pt it de nl sv da no fi is et lv lt pl cs sk sl hr bs hu ro sq mt tr az uz tk ku id ms tl vi jv "
            "sw so om ha yo ig zu xh rw sn ln mg af ca eu gl ga cy ht".split()
        ),
    ),
    "cyrillic": ("Ѐ-ԯ", ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "tt", "ba")),
    "arabic": ("؀-ۿݐ-ݿࢠ-ࣿﭐ-﷿ﹰ-﻿", ("ar", "arz", "ary", "fa", "ps", "ur", "sdh", "ug", "uzs")),
    "hebrew": ("֐-׿", ("he",)),
    "devanagari": ("ऀ-ॿ", ("hi", "mr", "ne")),
    "bengali": ("ঀ-৿", ("bn", "as")),
    "gurmukhi": ("਀-੿", ("pa",)),
    "gujarati": ("઀-૿", ("gu",)),
    "tamil": ("஀-௿", ("ta",)),
    "telugu": ("ఀ-౿", ("te",)),
    "kannada": ("ಀ-೿", ("kn",)),
    "malayalam": ("ഀ-ൿ", ("ml",)),
    "sinhala": ("඀-෿", ("si",)),
    "thai": ("฀-๿", ("th",)),
    "lao": ("຀-໿", ("lo",)),
    "burmese": ("က-႟", ("my",)),
    "khmer": ("ក-៿", ("km",)),
    "georgian": ("Ⴀ-ჿ", ("ka",)),
    "armenian": ("԰-֏", ("hy",)),
    "greek": ("Ͱ-Ͽ", ("el",)),
    "ethiopic": ("ሀ-፿", ("am",)),
    "hangul": ("가-힣", ("ko",)),
    "kana": ("぀-ヿ", ("ja",)),
    "han": ("一-鿿", ("zh",)),
}
# Languages of the identifier that go under the code of a wider one, and scripts written without spaces.
WIDER = {"arz": "ar", "ary": "ar", "sdh": "ku", "uzs": "uz"}
UNSPACED = ("thai", "lao", "burmese", "khmer", "kana", "han")
LETTERS = {script: re.compile(f"[{characters}]") for script, (characters, _) in SCRIPTS.items()}


def detect_language(text: str) -> str | None:
    """ISO 639-1 code of the language of `text`, judged by its first 4,000 characters.

    None under five words (ten characters in a script without spaces) and where no language is clearly the likeliest.
    """
    sample = text[:SAMPLE]
    script = _main_script(sample)
    if script is None:
        return None
    words = WORD.findall(sample)
    if (sum(map(len, words)) < 2 * FEWEST_WORDS) if script in UNSPACED else (len(words) < FEWEST_WORDS):
        return None
    languages = SCRIPTS[script][1]
    # Names and quotations in another script would mislead the identifier, as capitals do.
    own = " ".join(word for word in words if LETTERS[script].match(word))
    return languages[0] if len(languages) == 1 else _likeliest(own.lower() if own.isupper() else own, languages)


def _main_script(sample: str) -> str | None:
    counts = Counter({script: len(letters.findall(sample)) for script, letters in LETTERS.items()})
    if counts["kana"] * 8 > counts["han"]:
        # Japanese writes most words in Chinese characters and the rest in kana.
        counts["kana"] += counts["han"] if counts["kana"] else 0
    script, count = counts.most_common(1)[0]
    return script if count else None


def _likeliest(sample: str, languages: tuple[str, ...]) -> str | None:
    # A sum over the varieties of a language: half Egyptian and half standard Arabic is wholly Arabic.
    shares: Counter[str] = Counter()
    for language, probability in _identifier(languages).rank(sample):
        shares[WIDER.get(language, language)] += probability
    language, share = shares.most_common(1)[0]
    return language if share >= LEAST_PROBABILITY else None


@functools.cache
def _identifier(languages: tuple[str, ...]) -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(languages))
    return identifier
