from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.model.span import Span
from tadmor.text.canonical import UNWANTED, canonicalise

ANY_TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            list("ab é\n\r\t\x00\x0b\x0c\x85\ufeff\ufffe\u0301\u0316\u0308\u1100\u1161\u11a8\uac00\u0958\u05e9\u05c1")
        ),
        st.characters(codec=None),
    )
)


@pytest.mark.parametrize(
    ("decoded", "text", "reason"),
    [
        ("Shells fell.\nTwo died.", "Shells fell.\nTwo died.", "canonical already"),
        (
            "Shells fell.\r\nTwo died.\rNobody knew.",
            "Shells fell.\nTwo died.\nNobody knew.",
            "line ends of other systems",
        ),
        ("\ufeffShells fell.", "Shells fell.", "byte order mark"),
        ("Shells\x00 fell.\x07", "Shells fell.", "NUL and bell"),
        ("a cafe\u0301 in Te\u0301ne\u0301re\u0301", "a café in Ténéré", "accents apart from their letters"),
        ("page one\x0cpage two\x85three", "page one\npage two\nthree", "form feed and NEL end lines"),
        ("half a \ud83d pair", "half a \ufffd pair", "a lone surrogate cannot be written"),
        ("e\ufeff\u0301", "é", "what is left out does not keep accents apart"),
        ("a\tb", "a\tb", "a tab is kept"),
        ("", "", "nothing stays nothing"),
        ("\u1112\u1161\u11ab", "\ud55c", "Korean letters come together"),
    ],
)
def test_texts_become_canonical(decoded: str, text: str, reason: str) -> None:
    assert canonicalise(decoded).text == text, reason


@given(ANY_TEXT)
def test_canonical_is_nfc_without_unwanted_characters(decoded: str) -> None:
    canonical = canonicalise(decoded)
    assert unicodedata.is_normalized("NFC", canonical.text)
    assert UNWANTED.search(canonical.text) is None
    again = canonicalise(canonical.text)
    assert again.text == canonical.text
    assert (again.breaks, again.origins) == ((), ())


@given(ANY_TEXT)
def test_pieces_make_the_same_text_as_the_whole(decoded: str) -> None:
    lines = decoded.replace("\r\n", "\n").translate(dict.fromkeys(map(ord, "\r\x0b\x0c\x85"), "\n"))
    whole = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else "" if UNWANTED.match(c) else c for c in lines)
    assert canonicalise(decoded).text == unicodedata.normalize("NFC", whole)


@given(ANY_TEXT)
def test_offsets_lead_back_in_order(decoded: str) -> None:
    canonical = canonicalise(decoded)
    origins = [canonical.original(i) for i in range(len(canonical.text) + 1)]
    assert origins == sorted(origins)
    assert origins[-1] == len(decoded)
    assert all(0 <= o < len(decoded) for o in origins[:-1])


@given(ANY_TEXT)
def test_offsets_lead_back_to_the_same_character(decoded: str) -> None:
    canonical = canonicalise(decoded)
    for i, character in enumerate(canonical.text):
        origin = decoded[canonical.original(i)]
        if character == "\n":
            assert origin in "\n\r\x0b\x0c\x85"
        elif character == "\ufffd":
            assert origin == "\ufffd" or "\ud800" <= origin <= "\udfff"
        elif character.isascii():
            assert unicodedata.normalize("NFC", origin)[0] == character


@given(st.text(alphabet="abc \r\n\u0301", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_what_is_left_out_does_not_shift_the_rest(decoded: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(decoded)), min(other, len(decoded))))
    canonical = canonicalise(decoded, without=[Span(start, end)])
    assert not any(start <= canonical.original(i) < end for i in range(len(canonical.text)))
    assert all(
        decoded[canonical.original(i)] == character for i, character in enumerate(canonical.text) if character in "abc "
    )


def test_the_way_back_stays_small() -> None:
    decoded = "e\u0301 and a long plain line after it\n" * 3
    canonical = canonicalise(decoded)
    assert len(canonical.breaks) == 3
    assert decoded[canonical.original(canonical.text.rindex("plain")) :].startswith("plain")


def test_offsets_outside_the_text_are_refused() -> None:
    with pytest.raises(IndexError):
        canonicalise("abc").original(4)
    with pytest.raises(IndexError):
        canonicalise("abc").original(-1)


def test_many_marks_on_one_letter_do_not_take_long() -> None:
    start = time.process_time()
    canonical = canonicalise("a" + "\u0301\u0316" * 100_000 + "b")
    assert time.process_time() - start < 2
    assert len(canonical.text) < 40
    assert canonical.original(canonical.text.index("b")) == 200_001
