"""Figures read from sentences: the cases lie beside, one report a row, the expected figures written before the code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tadmor.model.value import Quantity
from tadmor.read.quantities import SAFE, find_quantities
from tests.factories import a_page

CASES = Path(__file__).parent / "cases"
FIGURE = re.compile(r"(?P<what>\w+) (?P<value>-?\d+(?:-\d+|\+)?)(?P<flags>.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One figure as a row writes it."""

    what: str
    low: int | None
    high: int | None
    part_of: int | None
    denied: bool
    cumulative: bool
    checks: tuple[tuple[str, str], ...]


def read_rows(name: str) -> list[tuple[str, tuple[Expected, ...]]]:
    """The rows of a file of cases."""
    rows = []
    for line in (CASES / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            text, figures = line.split("\t")
            rows.append((text, () if figures == "none" else tuple(read_figure(f.strip()) for f in figures.split("|"))))
    return rows


def read_figure(said: str) -> Expected:
    """A figure as the rows write it: ``killed 12+ <0 denied``."""
    found = FIGURE.fullmatch(said)
    assert found, said
    value, flags = found["value"], found["flags"].split()
    if value.startswith("-"):
        low, high = None, int(value[1:])
    elif value.endswith("+"):
        low, high = int(value[:-1]), None
    else:
        first, _, last = value.partition("-")
        low, high = int(first), int(last or first)
    checks = []
    for flag in flags:
        if flag in {"civ", "com"}:
            checks.append(("status", {"civ": "civilian", "com": "combatant"}[flag]))
        elif ":" in flag:
            name, _, wanted = flag.partition(":")
            checks.append(({"g": "group", "m": "modifier", "asof": "as_of"}[name], wanted))
    part = next((int(f[1:]) for f in flags if f.startswith("<")), None)
    return Expected(
        what=found["what"],
        low=low,
        high=high,
        part_of=part,
        denied="denied" in flags,
        cumulative="cum" in flags,
        checks=tuple(checks),
    )


def agrees(found: Quantity, wanted: Expected) -> bool:
    """True where the fields that every row gives are the same."""
    return (found.what, found.low, found.high, found.denied, found.cumulative) == (
        wanted.what,
        wanted.low,
        wanted.high,
        wanted.denied,
        wanted.cumulative,
    )


def compare(found: tuple[Quantity, ...], wanted: tuple[Expected, ...]) -> tuple[int, list[str]]:
    """How many figures are exact, part included, and what differs, checks included."""
    sure = [q for q in found if q.confidence > SAFE]
    place = {id(q): i for i, q in enumerate(sure)}
    exact, differs, used = 0, [], set()
    for number, expected in enumerate(wanted):
        match = next((q for q in sure if agrees(q, expected) and id(q) not in used), None)
        if match is None:
            differs.append(f"missed {number}: {expected}")
            continue
        used.add(id(match))
        part = place.get(id(found[match.part_of])) if match.part_of is not None else None
        if part != expected.part_of:
            differs.append(f"{number} is part of {part}, not {expected.part_of}")
            continue
        exact += 1
        for name, value in expected.checks:
            if (getattr(match, name) or "") != value:
                differs.append(f"{number}: {name} is {getattr(match, name)}, not {value}")
    differs.extend(f"invented {q.what} {q.low}..{q.high} {q.evidence.text!r}" for q in sure if id(q) not in used)
    return exact, differs


EXACT = [
    row
    for name in ("quantities.tsv", "quantities_mended.tsv", "quantities_patterns.tsv", "quantities_parts.tsv")
    for row in read_rows(name)
]


@pytest.mark.parametrize(("text", "wanted"), EXACT)
def test_figures_of_a_sentence(text: str, wanted: tuple[Expected, ...]) -> None:
    _, differs = compare(find_quantities(a_page(text)), wanted)
    assert not differs


@pytest.mark.parametrize("parsed", [True, False], ids=["parsed", "words alone"])
def test_floors_over_all_sets(parsed: bool) -> None:
    wanted = exact = found = 0
    for name in (
        "quantities.tsv",
        "quantities_varied.tsv",
        "quantities_unseen.tsv",
        "quantities_mended.tsv",
        "quantities_patterns.tsv",
        "quantities_patterns_unseen.tsv",
        "quantities_parts.tsv",
        "quantities_parts_unseen.tsv",
    ):
        for text, figures in read_rows(name):
            quantities = find_quantities(a_page(text, parsed=parsed))
            wanted += len(figures)
            exact += compare(quantities, figures)[0]
            found += sum(q.confidence > SAFE for q in quantities)
    assert exact / wanted >= 0.97
    assert exact / found >= 0.98


def test_who_speaks_behind_a_toll_is_none_of_the_dead() -> None:
    rows = [*read_rows("quantities_speakers.tsv"), *read_rows("quantities_speakers_second.tsv")]
    wrong = [text for text, figures in rows if compare(find_quantities(a_page(text)), figures)[1]]
    assert len(rows) - len(wrong) >= 36, "\n".join(wrong)


@pytest.mark.parametrize("name", ["quantities_third.tsv", "quantities_headlines.tsv"])
def test_sentences_not_seen_before_are_read_whole(name: str) -> None:
    rows = read_rows(name)
    wrong = []
    for text, figures in rows:
        _, differs = compare(find_quantities(a_page(text)), figures)
        if differs:
            wrong.append(f"{text}\n    {differs}")
    assert len(rows) - len(wrong) >= 0.95 * len(rows), f"{len(wrong)} of {len(rows)}\n" + "\n".join(wrong)


@pytest.mark.parametrize(
    ("text", "evidence", "words", "of"),
    [
        ("Over 100 pro-Syrian fighters were killed.", "Over 100 pro-Syrian fighters", "100", "pro-Syrian fighters"),
        ("Scores of villagers were killed.", "Scores of villagers", "Scores", "villagers"),
        ("The ministry put the number of dead at 55.", "55", "55", None),
        ("A soldier was killed.", "A soldier", "A", "soldier"),
        ("Between 12 and 15 people were killed.", "Between 12 and 15 people", "12 and 15", "people"),
        ("No casualties were reported.", "No casualties", "No", None),
        ("About half a dozen were wounded.", "About half a dozen", "half a dozen", None),
    ],
)
def test_quotation_is_the_shortest_phrase_that_holds_the_number(text: str, evidence: str, words: str, of: str) -> None:
    (found,) = find_quantities(a_page(text, parsed=False))
    assert (found.evidence.text, found.words, found.of) == (evidence, words, of)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Four Russian mercenaries were killed.", "Russian"),
        ("Eight government soldiers were killed.", "government"),
        ("Twenty troops aligned with the council were killed.", "council"),
        ("Seven members of the Hadar militia were killed.", "Hadar militia"),
        ("Seven armed men were killed.", None),
    ],
)
def test_side_of_the_counted(text: str, side: str | None) -> None:
    (found,) = find_quantities(a_page(text, parsed=False))
    assert found.belongs_to == side


def test_a_part_points_at_its_whole_across_sentences() -> None:
    page = a_page("Rebels shelled the port of Asra.\nTwelve people were killed.\nFive were children.", parsed=False)
    whole, part = find_quantities(page)
    assert (whole.low, part.low, part.part_of, part.group) == (12, 5, 0, "child")


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("The death toll rose from 12 to 15.", 12),
        ("The number of injured climbed from nine to 30 overnight.", 9),
        ("The count of dead was raised from 40 to 44.", 40),
    ],
)
def test_an_older_value_is_kept_but_weak(text: str, low: int) -> None:
    older, newer = find_quantities(a_page(text))
    assert (older.low, older.denied, older.what) == (low, False, newer.what)
    assert older.confidence <= SAFE < newer.confidence


def test_every_quotation_stands_in_the_text() -> None:
    rows = read_rows("quantities.tsv")
    page = a_page("\n".join(text for text, _ in rows), parsed=False)
    found = find_quantities(page)
    assert len(found) > 250
    for quantity in found:
        assert page.document.text[quantity.evidence.start : quantity.evidence.end] == quantity.evidence.text
        assert quantity.words.lower() in quantity.evidence.text.lower()
    assert [q.evidence.start for q in found] == sorted(q.evidence.start for q in found)
