"""Pairs of short reports, read and weighed: which relay one statement of one speaker (cases/relayed.tsv, relayed_second.tsv)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from tadmor.model.document import Document
from tadmor.read.reader import Reader
from tadmor.weigh.copies import find_copies
from tests.factories import a_document

FIRST = date(2024, 5, 30)
LEAST = {"relayed": 0.93, "relayed_second": 0.75, "relayed_third": 0.8}
_LATER = re.compile(r"\[(\d+)\] ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One row; `texts` with how many days after the first day each was published."""

    title: str
    texts: tuple[tuple[str, int], ...]
    same: bool


def load_cases(name: str = "relayed") -> list[Case]:
    """Every row, in the order of the file."""
    rows = (Path(__file__).parent / "cases" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    cases = []
    for row in rows:
        if not row.startswith("#"):
            title, first, second, verdict = row.split("\t")
            later = _LATER.match(second)
            days = int(later[1]) if later else 1
            texts = ((first, 0), (_LATER.sub("", second, count=1), days))
            cases.append(Case(title=title, texts=texts, same=verdict == "same"))
    return cases


def _documents(case: Case) -> list[Document]:
    return [
        a_document(
            text.replace("\\n", "\n"),
            url=f"https://example.org/{number}",
            outlet=f"Outlet {number}",
            published=(FIRST + timedelta(days=days)).isoformat(),
        )
        for number, (text, days) in enumerate(case.texts)
    ]


def _is_relayed(reader: Reader, case: Case) -> bool:
    documents = _documents(case)
    claims = [claim for document in documents for claim in reader.read(document).claims]
    return any(group.kind == "same_statement" for group in find_copies(documents, claims))


def test_there_are_enough_cases_of_both() -> None:
    cases = load_cases()
    assert len(cases) >= 40
    assert min(sum(case.same for case in cases), sum(not case.same for case in cases)) >= 15


@pytest.mark.slow
@pytest.mark.parametrize(("name", "least"), LEAST.items())
def test_most_are_told_apart(english: Reader, name: str, least: float) -> None:
    cases = load_cases(name)
    wrong = [f"{case.title}: {case.same}" for case in cases if _is_relayed(english, case) != case.same]
    assert 1 - len(wrong) / len(cases) >= least, "\n".join(wrong)
