"""The written cases of policies and grades (cases/policies.tsv) → claims, the team's table and what is expected."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any, cast

from tadmor.lexicon.team_sources import SourceTable, make_source_table, make_team_source
from tadmor.model.claim import Claim
from tests.weigh.disagreement_cases import SPEAKERS, Case

CASES = Path(__file__).parent / "cases" / "policies.tsv"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PolicyCase:
    """One row: claims of one incident, what the team says of its sources, and what is expected."""

    title: str
    said: str
    table: str
    expected: tuple[tuple[str, str], ...]

    def claims(self) -> list[Claim]:
        """The claims, each in a report of its own."""
        return Case(title=self.title, section="", said=self.said, expected=()).claims()

    def sources(self) -> SourceTable:
        """The team's table."""
        rows = []
        for one in (part.split() for part in self.table.split(", ") if part):
            known: dict[str, Any] = {}
            for word in one[1:]:
                column, _, value = word.rpartition("=")
                known[column or "reliability"] = value.replace("_", " ")
            rows.append(make_team_source(SPEAKERS[one[0]][0].partition("=")[0], **known))
        return make_source_table(rows)


def load_policy_cases() -> list[PolicyCase]:
    """Every row, in the order of the file."""
    cases = []
    for line in CASES.read_text(encoding="utf-8").splitlines()[1:]:
        if not line.startswith("#"):
            title, said, table, expected = line.split("\t")
            pairs = (tuple(one.strip().split("=", 1)) for one in expected.split("; "))
            cases.append(
                PolicyCase(
                    title=title, said=said, table=table, expected=cast("tuple[tuple[str, str], ...]", tuple(pairs))
                )
            )
    return cases
