"""Comparison forms of place names: one strict, one that forgives transliteration."""

from __future__ import annotations

import re
from functools import lru_cache

from tadmor.text.phrases import WORD, fold

APOSTROPHES = re.compile("['’‘`´ʼʻʹʿʾˈˌ]")
ARTICLES = frozenset(
    ["al", "el", "ad", "ed", "ar", "er", "as", "es", "ash", "esh", "at", "et", "an", "az", "ez", "ul", "il"]
)
GLUED_ARTICLE = re.compile(r"^[ae](?=([zdrsnt])\1)")
SOUNDS = (
    (re.compile(r"shch|sch|tch"), "s"),
    (re.compile(r"sh|ch"), "s"),
    (re.compile(r"zh|dzh|dj|j"), "z"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"th"), "t"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|q|c"), "k"),
    (re.compile(r"[aei]w|au|ou|oo|w"), "u"),
    (re.compile(r"o"), "u"),
    (re.compile(r"ai|ay|ei|ey|ee|iy|yi|ie|ye|y|e"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=..)[ht]$"), ""),
)

AREA_WORDS = {
    "province": "province",
    "provinces": "province",
    "region": "province",
    "oblast": "province",
    "oblasts": "province",
    "governorate": "province",
    "governorates": "province",
    "state": "province",
    "krai": "province",
    "republic": "province",
    "prefecture": "province",
    "department": "province",
    "wilaya": "province",
    "county": "district",
    "counties": "district",
    "parish": "district",
    "borough": "district",
    "territory": "district",
    "woreda": "district",
    "canton": "district",
    "district": "district",
    "districts": "district",
    "raion": "district",
    "subdistrict": "district",
    "municipality": "district",
    "commune": "district",
    "countryside": "district",
}
_BEFORE = (
    "county(?: of)?|municipality of|city of|muhafazat|wilayat?|provincia de|province of|republic of|state of|estado de|region of"
    "|respublika|gobernacion de"
)
_AFTER = (
    "province|region|oblast|governorate|state|krai|kray|republic|respublika|prefecture|department|district|county|parish"
    "|county borough|borough|division|municipality|rayon|census area"
)
GENERIC = re.compile(rf"^(?:{_BEFORE})\s+(?:al |ad |ar |as |ash |at |an |az )?|\s+(?:{_AFTER})$", re.IGNORECASE)


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Strict form: case, accents, apostrophes, hyphens and dots do not count. "N'Djamena" and "NDjamena" are one."""
    return " ".join(fold(word) for word in WORD.findall(APOSTROPHES.sub("", name)))


@lru_cache(maxsize=65536)
def loose_key(name: str) -> str:
    """Forgiving form for names written out of Arabic or Cyrillic: articles, doubled letters and vowel spellings go.

    "Deir ez-Zor", "Deir al-Zour", "Deir Ezzor" and "Dayr az-Zawr" are one. Empty where the rest is too short to tell.
    """
    words = [w for w in name_key(name).split() if w not in ARTICLES]
    joined = "".join(GLUED_ARTICLE.sub("", w) for w in words)
    if not joined.isascii():
        return ""
    for pattern, sound in SOUNDS:
        joined = pattern.sub(sound, joined)
    return joined if len(joined) >= 4 else ""


def bare_area_name(name: str) -> str:
    """An area's name without the word for its kind: "Kharkiv Oblast" and "Muhafazat Hims" become "Kharkiv", "Hims"."""
    return GENERIC.sub("", name).strip()
