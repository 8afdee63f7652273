"""Which reports relay one statement of one speaker who goes by several names. One reason a row."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from tadmor.model.source import Source
from tadmor.weigh.copies import find_copies
from tests.claims_factory import a_claim, a_report, a_source

TEXT = (
    "Two shells hit the grain market in Varda early on Tuesday, killing four traders and a boy of nine, the mayor said. "
    "Rescue crews dug through fallen stalls until noon and took eleven people to the district hospital. The mayor said that the "
    "shells came from the hills east of the river, which the Free Front has held since March."
)
ARMY = a_source("Aland's army", "military")
THE_ARMY = a_source("the army", "military")
OTHER_ARMY = a_source("Bland's army", "military")
POLICE = a_source("police", "state_body")
KELL_POLICE = a_source("Kell police", "state_body")
MONITOR = a_source("Varda Rights Watch", "ngo")
Told = tuple[str, Source | None, dict[str, Any]]
ROWS: list[tuple[str, tuple[Told, ...], list[set[int]]]] = [
    (
        "a body by its general name gives the figure of the one body it can mean",
        (("Post", ARMY, {"killed": 18}), ("Sun", THE_ARMY, {"killed": 18})),
        [{0, 1}],
    ),
    (
        "what one report has him deny another has him say",
        (("Post", ARMY, {"killed": 18, "stance": "denies", "disputes": ("killed",)}), ("Sun", ARMY, {"killed": 18})),
        [],
    ),
    ("another figure", (("Post", ARMY, {"killed": 18}), ("Sun", THE_ARMY, {"killed": 17})), []),
    (
        "of two armies the army may be either",
        (("Post", ARMY, {"killed": 18}), ("Sun", OTHER_ARMY, {"killed": 18}), ("Mail", THE_ARMY, {"killed": 18})),
        [],
    ),
    (
        "a small figure in another place",
        (
            ("Post", POLICE, {"killed": 5, "place": "Varda"}),
            ("Sun", KELL_POLICE, {"killed": 5, "place": "Tassen"}),
        ),
        [],
    ),
    (
        "the same figure of another day",
        (("Post", ARMY, {"killed": 18}), ("Sun", THE_ARMY, {"killed": 18, "day": "2024-05-20"})),
        [],
    ),
    (
        "who publishes for itself and is relayed",
        (("Varda Rights Watch", None, {"killed": 12}), ("Sun", MONITOR, {"killed": 12})),
        [{0, 1}],
    ),
    (
        "who publishes for itself and is relayed with another figure",
        (("Varda Rights Watch", None, {"killed": 12}), ("Sun", MONITOR, {"killed": 14})),
        [],
    ),
    ("two papers in their own voice", (("Post", None, {"killed": 12}), ("Sun", None, {"killed": 12})), []),
]


@pytest.mark.parametrize(("reason", "told", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_relays(reason: str, told: tuple[Told, ...], expected: list[set[int]]) -> None:
    documents = [a_report(f"r{n}", outlet=outlet) for n, (outlet, _, _) in enumerate(told)]
    claims = []
    for n, (outlet, speaker, said) in enumerate(told):
        chain = (a_source(outlet, "outlet"), *([speaker] if speaker else []))
        claims.append(a_claim(doc=f"r{n}", outlet=outlet, sources=chain, **said))
    groups = find_copies(documents, claims)
    found = [{int(name[-1]) for name in group.documents} for group in groups if group.kind == "same_statement"]
    assert found == expected, reason


def test_a_copy_of_a_report_quotes_whom_the_report_quotes() -> None:
    documents = [
        a_report(f"c{n}", outlet=f"Paper {n}", text=text) for n, text in enumerate((TEXT, TEXT, "Another text."))
    ]
    speakers = (ARMY, a_source("spokesman Ilja Brandt", "military"), ARMY)
    claims = [
        dataclasses.replace(
            a_claim(
                doc=f"c{n}",
                killed=18,
                words="Two shells hit the grain market",
                sources=(a_source(f"Paper {n}", "outlet"), speaker),
            ),
            document=documents[n].reference(),
        )
        for n, speaker in enumerate(speakers)
    ]
    groups = {group.kind: set(group.documents) for group in find_copies(documents, claims)}
    assert groups == {
        "near_duplicate": {f"https://example.org/c{n}" for n in range(2)},
        "same_statement": {f"https://example.org/c{n}" for n in range(3)},
    }
