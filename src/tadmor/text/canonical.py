"""The canonical form of a text, and the way back: NFC, LF line ends, nothing unprintable, every offset traceable."""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tadmor.model.span import Span

REPLACEMENT = "\ufffd"
# Putting many marks on one letter in order takes time that grows with their square; no script puts 30 (Unicode, UAX #15, 13).
MARK = "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
UNWANTED = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]|{MARK}(?<={MARK}{{31}}){MARK}*")
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85]")
# Below U+0300 every character begins anew: nothing there ever joins the character before it.
RUNS = re.compile("[\\x00-\\u02ff]+|[\u0300-\U0010ffff]+")
WHOLE = re.compile(r"[\s\S]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Canonical:
    """`text` is NFC with LF line ends, without byte order marks, control characters (tab apart) and lone surrogates.

    From ``breaks[i]`` up to the next break, offsets of `text` run in step with those of the decoded original
    from ``origins[i]`` on. Both are empty where the text was canonical already.
    """

    text: str
    length: int
    breaks: tuple[int, ...] = ()
    origins: tuple[int, ...] = ()

    def original(self, offset: int) -> int:
        """Offset in the decoded original of the character that became ``text[offset]``.

        ``original(len(text))`` is the length of the original. Raises IndexError outside ``0..len(text)``.
        """
        if not 0 <= offset <= len(self.text):
            raise IndexError(f"offset {offset} outside a text of {len(self.text)} characters")
        if offset == len(self.text):
            return self.length
        at = bisect.bisect_right(self.breaks, offset) - 1
        return offset if at < 0 else self.origins[at] + offset - self.breaks[at]


def canonicalise(decoded: str, *, without: Sequence[Span] = ()) -> Canonical:
    """The canonical form of a decoded text. A text that is canonical already is kept unchanged.

    `without` (ordered, not overlapping, offsets of `decoded`) is left out: what stands in a file beside the report.
    Of more than 30 marks on one letter 30 are kept. Lone surrogates become U+FFFD; carriage returns, vertical tabs,
    form feeds and NEL become line feeds.
    """
    if not without and UNWANTED.search(decoded) is None and unicodedata.is_normalized("NFC", decoded):
        return Canonical(text=decoded, length=len(decoded))
    builder = _Builder()
    pieces = _kept(decoded, without)
    for cluster, origins in _clusters(pieces):
        builder.add(unicodedata.normalize("NFC", cluster), origins)
    return builder.canonical(len(decoded))


def _kept(decoded: str, without: Sequence[Span]) -> Iterator[tuple[str, int]]:
    """Runs of wanted text with their offsets in the original; what is unwanted inside them replaced or left out."""
    start = 0
    for span in (*without, Span(len(decoded), len(decoded))):
        at = start
        while unwanted := UNWANTED.search(decoded, at, span.start):
            if at < unwanted.start():
                yield decoded[at : unwanted.start()], at
            at = unwanted.end()
            line_end = LINE_ENDS.match(decoded, unwanted.start(), span.start)
            if line_end:
                at = line_end.end()
                yield "\n", unwanted.start()
            elif "\ud800" <= unwanted.group()[0] <= "\udfff":
                yield REPLACEMENT, unwanted.start()
        if at < span.start:
            yield decoded[at : span.start], at
        start = span.end


def _clusters(pieces: Iterator[tuple[str, int]]) -> Iterator[tuple[str, Sequence[int]]]:
    """Runs of text that can be brought into NFC one by one, with the offset of each of their characters.

    The last character of a run may be joined by what follows, so it is held back.
    """
    held, origins = "", list[int]()
    for piece, origin in pieces:
        plain = unicodedata.is_normalized("NFC", piece) and _begins_anew(piece[0], held)
        for run in (WHOLE if plain else RUNS).finditer(piece):
            if plain or run.group()[0] < "\u0300":
                if held:
                    yield held, origins
                yield run.group()[:-1], range(origin + run.start(), origin + run.end() - 1)
                held, origins = run.group()[-1], [origin + run.end() - 1]
                continue
            for at, character in enumerate(run.group(), origin + run.start()):
                if held and _begins_anew(character, held):
                    yield held, origins
                    held, origins = "", []
                held += character
                origins.append(at)
    if held:
        yield held, origins


def _begins_anew(character: str, before: str) -> bool:
    """True when `character` neither attaches to nor joins the characters before it."""
    if character < "\u0300":
        return True
    if unicodedata.combining(unicodedata.normalize("NFD", character)[0]):
        return False
    joined = unicodedata.normalize("NFC", before + character)
    return joined == unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", character)


class _Builder:
    """Puts clusters together and notes only where the two offsets fall out of step. A class because it is state."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.position = 0
        self.breaks: list[int] = []
        self.origins: list[int] = []
        self.step = 0

    def add(self, normal: str, origins: Sequence[int]) -> None:
        self.pieces.append(normal)
        in_step = isinstance(origins, range)
        places = origins[:1] if in_step else [origins[min(k, len(origins) - 1)] for k in range(len(normal))]
        for k, origin in enumerate(places):
            at = self.position + k
            if origin - at != self.step:
                self.breaks.append(at)
                self.origins.append(origin)
                self.step = origin - at
        self.position += len(normal)

    def canonical(self, length: int) -> Canonical:
        text = "".join(self.pieces)
        return Canonical(text=text, length=length, breaks=tuple(self.breaks), origins=tuple(self.origins))
