"""Bytes to characters: what a file says of its encoding, what its bytes show, and what was lost."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from tadmor.errors import IngestError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROL = bytes(b for b in range(32) if b not in b"\t\n\r\x0b\x0c\x1b")
SAMPLE = 65_536
MOST_CONTROL = 0.01
UTF8_LETTER = re.compile(rb"[\xc3-\xf4][\x80-\xbf]{1,3}")
FOREIGN_SHARE = 0.15
LEAST_COHERENCE = 0.3
# Of the Western code pages windows-1252 is by far the commonest; another is believed only with its own language.
WESTERN_SIGNS = re.compile("[À-ÖØ-öø-ÿŠšŽžŒœŸ‘’“”–—…«»°·€£§ªº¿¡\u00a0\x00-\x7f]*")
CENTRAL_EUROPEAN = ("Polish", "Czech", "Slovak", "Hungarian", "Croatian", "Slovene", "Romanian", "Turkish")
SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text, the encoding it was read in, and where something has to be said of it a reason code and a sentence."""

    text: str
    encoding: str
    reason: str | None = None
    detail: str = ""


def decode_text(raw: bytes, declared: str | None = None) -> Decoded:
    """The characters of a file. `declared` is what the file says of its encoding; its bytes are believed first.

    Raises IngestError (``not_text``) for what is no text in any encoding.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _marked(raw, encoding)
    _refuse_binary(raw)
    try:
        return Decoded(text=raw.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError as error:
        first = error.start
    if declared:
        try:
            return Decoded(text=raw.decode(declared), encoding=declared)
        except (UnicodeDecodeError, LookupError):
            pass
    guessed = _guess(raw)
    if guessed:
        detail = f"Its bytes are not UTF-8 (first at byte {first}); read as {guessed}. Save it as UTF-8 to be sure of its letters."
        return Decoded(text=raw.decode(guessed, "replace"), encoding=guessed, reason="undecodable_bytes", detail=detail)
    text = raw.decode("utf-8", "replace")
    detail = (
        f"Some bytes are not UTF-8 (first at byte {first}); they stand as \ufffd in the text. Look for a better copy."
    )
    return Decoded(text=text, encoding="utf-8", reason="undecodable_bytes", detail=detail)


def _marked(raw: bytes, encoding: str) -> Decoded:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        detail = f"Some bytes are not {encoding} (first at byte {error.start}); they stand as \ufffd in the text."
        return Decoded(
            text=raw.decode(encoding, "replace"), encoding=encoding, reason="undecodable_bytes", detail=detail
        )
    if encoding == "utf-8-sig":
        return Decoded(text=text, encoding="utf-8")
    detail = f"It is written in {encoding.upper()} and was converted; nothing was lost."
    return Decoded(text=text, encoding=encoding, reason="converted_encoding", detail=detail)


def _refuse_binary(raw: bytes) -> None:
    looks = next((name for signature, name in SIGNATURES if raw.startswith(signature)), None)
    sample = raw[:SAMPLE]
    control = len(sample) - len(sample.translate(None, CONTROL))
    if control > MOST_CONTROL * len(sample) or (looks and looks == "a PDF"):
        what = f"looks like {looks}" if looks else "holds bytes that no text holds"
        raise IngestError("not_text", f"It {what}; give it its right name, or the report as text.")


def _guess(raw: bytes) -> str | None:
    """The encoding of bytes that are not UTF-8, where one can be sure of it."""
    foreign = len(raw) - len(raw.translate(None, bytes(range(128, 256))))
    if foreign < FOREIGN_SHARE * len(raw):
        if len(UTF8_LETTER.findall(raw)) * 2 > foreign / 2:
            return None
        return _guess_western(raw)
    encoding, _, coherence = _likeliest(raw)
    return encoding if coherence >= LEAST_COHERENCE else None


def _guess_western(raw: bytes) -> str | None:
    encoding, language, coherence = _likeliest(raw)
    if encoding and language in CENTRAL_EUROPEAN and coherence >= LEAST_COHERENCE:
        return encoding
    try:
        return "cp1252" if WESTERN_SIGNS.fullmatch(raw.decode("cp1252")) else None
    except UnicodeDecodeError:
        return None


def _likeliest(raw: bytes) -> tuple[str | None, str, float]:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:SAMPLE]).best()
    return (best.encoding, best.language, best.coherence) if best else (None, "", 0.0)
