from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.errors import IngestError
from tadmor.ingest.decoding import decode_text

ENGLISH = "The café’s owner, José Muñoz, said the attack on the old quarter killed five people – “all of them guests”."
RUSSIAN = "Обстрел убил пять человек в городе в понедельник, сообщили в министерстве обороны и в больнице."


@pytest.mark.parametrize(
    ("raw", "text", "reason"),
    [
        (ENGLISH.encode(), ENGLISH, None),
        (ENGLISH.encode("utf-8-sig"), ENGLISH, None),
        (ENGLISH.encode("utf-16"), ENGLISH, "converted_encoding"),
        (b"\xfe\xff" + ENGLISH.encode("utf-16-be"), ENGLISH, "converted_encoding"),
        (ENGLISH.encode("utf-32"), ENGLISH, "converted_encoding"),
        (ENGLISH.encode("cp1252"), ENGLISH, "undecodable_bytes"),
        (RUSSIAN.encode("cp1251"), RUSSIAN, "undecodable_bytes"),
        (RUSSIAN.encode("koi8-r"), RUSSIAN, "undecodable_bytes"),
        (ENGLISH.encode().replace(b"killed", b"kil\xffled"), ENGLISH.replace("killed", "kil\ufffdled"), "undecodable_bytes"),
        (b"Five \x81\x8d\x9d died in the shelling.", "Five \ufffd\ufffd\ufffd died in the shelling.", "undecodable_bytes"),
        (ENGLISH.encode("utf-16") + b"\x00", ENGLISH + "\ufffd", "undecodable_bytes"),
    ],
)  # fmt: skip
def test_encodings(raw: bytes, text: str, reason: str | None) -> None:
    decoded = decode_text(raw)
    assert (decoded.text, decoded.reason) == (text, reason)
    assert bool(decoded.detail) is (reason is not None)


def test_what_a_page_declares_is_believed_after_its_bytes() -> None:
    assert decode_text("Łódź".encode("iso-8859-2"), declared="iso-8859-2").text == "Łódź"
    assert decode_text("Łódź".encode(), declared="iso-8859-2").text == "Łódź"
    assert decode_text(b"caf\xe9 in the old town", declared="no-such-code").text == "café in the old town"


@pytest.mark.parametrize(
    "raw",
    [b"%PDF-1.4 plain", b"PK\x03\x04" + bytes(range(256)) * 9, b"\xff\xd8\xff\xe0" + bytes(range(256)), b"\x00" * 500],
)
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(IngestError) as refused:
        decode_text(raw)
    assert refused.value.reason == "not_text"


@given(st.binary())
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    try:
        decoded = decode_text(raw)
    except IngestError:
        return
    assert decoded.reason or decoded.text == raw.decode("utf-8-sig")
