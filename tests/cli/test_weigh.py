"""`tadmor weigh`, `tadmor policies` and `tadmor sign` on a small record."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from tadmor.cli.policies import print_changes
from tadmor.lexicon.team_sources import NO_SOURCES
from tadmor.model.ids import ClaimId
from tadmor.store.record import open_record
from tadmor.store.verify import verify_record
from tadmor.weigh.policies import POLICIES
from tests.cli.conftest import Tadmor
from tests.export.page_records import release
from tests.store.samples import DENIAL_CLAIM, DENIAL_DOCUMENT, note_of
from tests.weigh.policy_cases import load_policy_cases


def _policy(folder: Path) -> str | None:
    with open_record(folder) as record:
        return record.policy()


def test_a_policy_is_chosen_and_stays_chosen(tadmor: Tadmor, filled: Path) -> None:
    said = tadmor("weigh", filled, "--policy", "airwars")
    assert said.code == 0
    assert (filled / "report.html").is_file()
    assert _policy(filled) == "airwars"
    assert tadmor("weigh", filled).code == 0
    assert _policy(filled) == "airwars"
    assert "figures put together by “airwars”" in tadmor("show", filled, "1").words


def test_a_policy_that_there_is_not_changes_nothing(tadmor: Tadmor, filled: Path) -> None:
    said = tadmor("weigh", filled, "--policy", "first")
    assert said.code == 2
    assert "There are: majority_of_origins, ucdp, acled, airwars." in said.err
    assert _policy(filled) == "majority_of_origins"


@pytest.mark.parametrize("command", ["run", "import", "weigh"])
def test_the_help_names_every_policy(tadmor: Tadmor, command: str) -> None:
    words = tadmor(command, "--help").words.replace("│ ", "").replace(" │", "")
    for name in POLICIES:
        assert name in words


def test_a_source_table_is_kept_and_shows(tadmor: Tadmor, filled: Path, tmp_path: Path) -> None:
    table = tmp_path / "team.csv"
    table.write_text("name,reliability,owner\nHealth Office,E,State Group\n", encoding="utf-8")
    assert tadmor("weigh", filled, "--sources", table).code == 0
    assert (filled / "sources.csv").read_bytes() == table.read_bytes()
    card = tadmor("show", filled, "1").words
    assert "the health office (medical, owned by State Group, the team rates it E)" in card
    assert "not counted, since the team rates E: the health office" in card


def test_a_wrong_source_table_is_refused_line_by_line(tadmor: Tadmor, filled: Path, tmp_path: Path) -> None:
    table = tmp_path / "team.csv"
    table.write_text("name,reliability\nHealth Office,good\n", encoding="utf-8")
    said = tadmor("weigh", filled, "--sources", table)
    assert said.code == 2
    assert "line 2, reliability: “good” is not a letter from A to F" in said.err
    assert not (filled / "sources.csv").exists()


def test_rules_without_a_record(tadmor: Tadmor) -> None:
    said = tadmor("policies")
    assert said.code == 0
    for policy in POLICIES.values():
        assert policy.name in said.words
        for rule in policy.rules:
            assert rule in said.words


def test_a_record_in_which_nothing_changes(tadmor: Tadmor, filled: Path) -> None:
    tadmor("weigh", filled)
    said = tadmor("policies", filled)
    assert said.code == 0
    assert "Events with other figures under another policy: 0 of 1." in said.words
    assert "* The record is weighed by majority_of_origins." in said.words


def test_what_changes_and_why() -> None:
    (case,) = [case for case in load_policy_cases() if case.title == "dozens, and forty-five"]
    (same,) = [case for case in load_policy_cases() if case.title == "nobody was killed"]
    claims = case.claims()
    elsewhere = [replace(c, id=ClaimId("x")) for c in same.claims()]
    screen = Console(file=io.StringIO(), width=200, highlight=False)
    print_changes(screen, release([claims, elsewhere], []), "ucdp", NO_SOURCES)
    said = " ".join(screen.file.getvalue().split())  # type: ignore[attr-defined]
    for words in (
        "majority_of_origins: killed 24–45–45 killed: 45 is what 2 of 2 origins say or allow",
        "* ucdp: killed 24–24–45",
        "acled: killed 12–12–45 killed: “dozens” read as 12: an estimate by the policy, no evidence",
        "airwars: killed 24–45",
        "Events with other figures under another policy: 1 of 2. * The record is weighed by ucdp.",
    ):
        assert words in said, said


def test_a_person_signs_and_overrules(tadmor: Tadmor, filled: Path) -> None:
    tadmor("weigh", filled)
    said = tadmor("sign", filled, "1", "--by", "A. Reader")
    assert said.code == 0
    card = tadmor("show", filled, "1").words
    assert "signed by A. Reader" in card
    refused = tadmor("sign", filled, "1", "--by", "A. Reader", "--as", "weak 3")
    assert refused.code == 2
    assert "--why" in refused.err
    assert tadmor("sign", filled, "1", "--by", "A. Reader", "--as", "weak 3", "--why", "one voice").code == 0
    card = tadmor("show", filled, "1").words
    assert "overruled by A. Reader on" in card
    assert "one voice" in card
    with open_record(filled) as record:
        signed = [judgement for judgement in record.judgements() if judgement.verdict in ("sign", "overrule")]
        assert [judgement.verdict for judgement in signed] == ["sign", "overrule"]
        assert signed[1].replaces == signed[0].id
        assert verify_record(record) == ()


def test_what_is_added_to_a_signed_event_is_marked(tadmor: Tadmor, filled: Path) -> None:
    tadmor("weigh", filled)
    tadmor("sign", filled, "1", "--by", "A. Reader")
    with open_record(filled) as record:
        (denial,) = [claim for claim in record.claims() if claim.id == DENIAL_CLAIM.id]
        record.append_readings((note_of(DENIAL_DOCUMENT, 0, replace(denial.read_by, version="2")),), ())
    tadmor("weigh", filled)
    assert "! changed since it was signed" in tadmor("show", filled).words
    assert "1 report gone" in tadmor("show", filled, "1").words


def test_the_signature_goes_into_every_export(tadmor: Tadmor, filled: Path, tmp_path: Path) -> None:
    tadmor("weigh", filled)
    tadmor("sign", filled, "1", "--by", "A. Reader")
    tadmor("export", "csv", filled, tmp_path / "out")
    assert "A. Reader" in (tmp_path / "out" / "incidents.csv").read_text("utf-8-sig")
