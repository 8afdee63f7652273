from __future__ import annotations

import pytest

from tadmor.text.phrases import PhraseTable, fold

TABLE = PhraseTable(
    [("Islamic State", "is"), ("Islamic State of Iraq", "isi"), ("État", "state"), ("al-Nusra", "nusra")]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Islamic State said", [("Islamic State", ("is",))]),
        ("The Islamic State of Iraq said", [("Islamic State of Iraq", ("isi",))]),
        ("islamic, state", []),
        ("l'etat", [("etat", ("state",))]),
        ("Al Nusra and AL-NUSRA", [("Al Nusra", ("nusra",)), ("AL-NUSRA", ("nusra",))]),
        ("Islamic Statement", []),
    ],
)
def test_longest_whole_words_are_found(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(text[m.span.start : m.span.end], m.values) for m in TABLE.find(text)] == found


def test_fold_drops_case_and_accents_but_not_letters() -> None:
    assert fold("Ténéré") == fold("tenere")
    assert fold("Гроза") == "гроза"
