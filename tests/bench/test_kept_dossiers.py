"""The dossiers that come with the project: what their coding has to hold, and which part a dossier belongs to."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tadmor.bench.dossier import load_dossier
from tadmor.bench.reading.dossiers import HELD_OUT_TASK, PLAIN_TASK, WIRES_TASK, Kept
from tadmor.bench.reading.task import by_name
from tadmor.lexicon.kinds import load_kinds
from tadmor.read.reader import Reader

HOMES = [task.home for task in (HELD_OUT_TASK, WIRES_TASK, PLAIN_TASK) if task.home]
FOLDERS = sorted(path.parent for home in HOMES for path in home.glob("*/gold.json"))
KINDS = frozenset(load_kinds().kinds)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_coded_claim_stands_in_its_report(folder: Path) -> None:
    dossier = load_dossier(folder)
    coded = [(entry["doc"], claim) for entry in dossier.gold["documents"] for claim in entry["claims"]]
    assert {entry["doc"] for entry in dossier.gold["documents"]} == set(dossier.documents)
    assert [claim["id"] for doc, claim in coded if claim["quote"] not in dossier.documents[doc]["text"]] == []
    assert {kind for _, claim in coded for kind in claim["kinds"]} <= KINDS
    joined = Counter(claim for incident in dossier.gold["incidents"] for claim in incident["claims"])
    assert joined == Counter(claim["id"] for _, claim in coded)
    assert set(joined.values()) == {1}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_dossier_has_reports_that_tell_of_no_conflict_and_only_made_up_addresses(folder: Path) -> None:
    dossier = load_dossier(folder)
    quiet = sum(not entry["claims"] for entry in dossier.gold["documents"])
    assert quiet == (1 if folder.parent == PLAIN_TASK.home else 2)
    hosts = {document["url"].split("/")[2] for document in dossier.documents.values()}
    assert [host for host in hosts if not host.endswith(".example")] == []


def _write(folder: Path, number: int) -> None:
    (folder / "documents").mkdir(parents=True)
    quote = f"Gunmen killed {number} traders in a market in Varda"
    document = {"url": f"https://{folder.name}.example/1", "outlet": "The Bell", "language": "en", "title": "Varda"}
    document |= {"published": "2024-05-06", "text": f"{quote} on Sunday, police said."}
    (folder / "documents" / "01.json").write_text(json.dumps(document), "utf-8")
    claim: dict[str, Any] = {"id": "1", "incident": "I", "quote": quote, "kinds": ["attack_on_civilians"]}
    claim |= {"stance": "asserts", "chain": [["police"], ["The Bell"]]}
    claim["figures"] = [{"what": "killed", "low": number, "high": number, "of": "traders", "part_of": False}]
    gold = {"slug": folder.name, "documents": [{"doc": "01", "claims": [claim], "other_figures": []}]}
    incident = {"id": "I", "claims": ["1"], "fields": [], "origins": [["police"]], "may_merge_with": []}
    (folder / "gold.json").write_text(json.dumps({**gold, "incidents": [incident], "copies": []}), "utf-8")


def test_a_part_holds_its_own_dossiers_only(tmp_path: Path, english: Reader) -> None:
    for name, number in (("seen", 4), ("unseen", 5), ("unseen-too", 6)):
        _write(tmp_path / name, number)
    task = Kept(home=tmp_path, train=frozenset({"seen"})).as_task(name="t", title="T", split="")
    train = by_name(task.measure(task.folder(tmp_path), english, "train", lambda done, of: None).scores)
    dev = by_name(task.measure(task.folder(tmp_path), english, "dev", lambda done, of: None).scores)
    assert (train["killed: number"].of, dev["killed: number"].of) == (1, 2)
    assert (train["claims: recall"].value, dev["claims: recall"].value) == (1.0, 1.0)
