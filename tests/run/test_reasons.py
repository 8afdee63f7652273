"""Reasons in words, the weightiest first."""

from __future__ import annotations

from tadmor.run.reasons import tell_reasons
from tests.claims_factory import a_claim


def test_reasons_of_two_statements() -> None:
    first = a_claim(doc="a", place="Varda", day="2024-05-28", killed=4)
    second = a_claim(doc="b", place="Varda", day="2024-05-28", killed=4)
    lines = list(tell_reasons([first, second], [first.id, second.id]))
    assert lines[:2] == ["time +2.0: 2024-05-28 / 2024-05-28", "place +2.0: Varda / Varda"]
    assert "figures +1.5: killed 4 / killed 4" in lines


def test_what_keeps_two_apart_comes_first() -> None:
    first = a_claim(doc="a", place="Varda", day="2024-05-28")
    second = a_claim(doc="b", place="Varda", day="2024-05-20")
    assert next(tell_reasons([first, second], [first.id, second.id])) == "conflict: days keeps them apart"
