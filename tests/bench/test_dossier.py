from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from tadmor.bench.answers import is_named, same_day, same_place
from tadmor.bench.dossier import Exported, b_cubed, load_dossier, score_dossier
from tadmor.bench.tally import Figure, Tally

SHARED = Path(__file__).parents[3] / "shared"
SCORER = SHARED / "tools" / "score_dossier.py"


@pytest.mark.parametrize(
    ("accepted", "said", "right"),
    [
        (["Syrian Democratic Forces"], "SDF", True),
        (["US-led coalition"], "the US-led coalition forces", True),
        (["coalition"], "American coalition", True),
        (["Defence Ministry"], "Defense Ministry", True),
        (["Ministry of Defence of Ruritania"], "Ruritania", False),
        (["Hroza"], None, False),
        ([], "anyone", False),
    ],
)
def test_a_name_is_right_when_it_is_accepted_or_more_of_it(accepted: list[str], said: str | None, right: bool) -> None:
    assert is_named(accepted, said) is right


@pytest.mark.parametrize(
    ("gold", "when", "right"),
    [
        (("2024-05-06", "2024-05-12"), ("2024-05-07", "2024-05-07"), True),
        (("2024-05-07", "2024-05-07"), ("2024-05-06", "2024-05-08"), True),
        (("2024-05-07", "2024-05-07"), ("2024-05-01", "2024-05-12"), False),
        (("2024-05-07", "2024-05-07"), (None, "2024-05-12"), False),
        (("2024-05-07", "2024-05-07"), ("2024-05-08", "2024-05-08"), False),
    ],
)
def test_a_day_is_right_when_the_intervals_meet(
    gold: tuple[str, str], when: tuple[str | None, str], right: bool
) -> None:
    assert same_day({"start": gold[0], "end": gold[1]}, {"earliest": when[0], "latest": when[1]}) is right


def test_a_place_is_right_by_name_or_within_30_km() -> None:
    gold = {"names": ["Port Salem"], "lat": 10.0, "lon": 20.0}
    assert same_place(gold, {"name": "Salem port", "latitude": None})
    assert same_place(gold, {"name": "elsewhere", "latitude": 10.1, "longitude": 20.1})
    assert not same_place(gold, {"name": "elsewhere", "latitude": 11.0, "longitude": 20.0})


def test_b_cubed_counts_lost_claims_as_wrong() -> None:
    gold = {"a": "1", "b": "1", "c": "2"}
    assert b_cubed(gold, {"a": "x", "b": "x", "c": "y"}) == 1.0
    assert b_cubed(gold, {"a": "lost:a", "b": "lost:b", "c": "y"}) == pytest.approx(1 / 3)


def test_tally_pools_and_gives_intervals() -> None:
    one, two = Tally(), Tally()
    one.add("x: precision", True)
    one.add("x: recall", False)
    two.add("x: recall", True)
    one.merge(two)
    figures = {figure.name: figure for figure in one.figures(("x",))}
    assert figures["x: F1"].value == pytest.approx(2 / 3)
    low, high = Figure(name="n", value=0.5, of=100).interval
    assert (round(low, 3), round(high, 3)) == (0.404, 0.596)


def _perfect(dossier: Any) -> Exported:
    """A record that answers every gold claim with its own slots."""
    claims = []
    for entry in dossier.gold["documents"]:
        document = dossier.documents[entry["doc"]]
        for gold in entry["claims"]:
            start = document["text"].index(gold["quote"])
            stance = gold["stance"]
            claims.append(
                {
                    "id": gold["id"],
                    "document": {"url": document["url"]},
                    "kind": gold["kinds"][0],
                    "stance": stance[0] if isinstance(stance, list) else stance,
                    "quantities": gold["figures"],
                    "when": {"earliest": (gold["date"] or {}).get("start"), "latest": (gold["date"] or {}).get("end")},
                    "where": {"name": gold["place"]["names"][0]} if gold["place"] else None,
                    "actors": [{"name": a[0], "role": "perpetrator"} for a in gold["actors"] or []],
                    "sources": [{"name": link[0]} for link in reversed(gold["chain"])],
                    "evidence": {"start": start, "end": start + len(gold["quote"]), "text": gold["quote"]},
                }
            )
    incidents = [{"id": i["id"], "claims": i["claims"], "fields": i["fields"]} for i in dossier.gold["incidents"]]
    return Exported(claims=claims, incidents=incidents, copies=[])


@pytest.mark.skipif(not SCORER.exists(), reason="the dossiers lie beside the project and are not here")
@pytest.mark.parametrize("name", ["deir-ez-zor-2018-02", "hroza-2023-10"])
def test_figures_equal_those_of_the_scorer_beside_the_dossiers(name: str, tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("scorer", SCORER)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    folder = SHARED / "dossiers" / name
    dossier = load_dossier(folder)
    exported = _perfect(dossier)
    for kind in ("claims", "incidents", "copies"):
        (tmp_path / f"{kind}.jsonl").write_text(
            "".join(json.dumps(row) + "\n" for row in getattr(exported, kind)), "utf-8"
        )
    theirs = scorer.score(folder / "documents", folder / "gold.json", tmp_path, "en")
    tally, joined = score_dossier(dossier, exported, "en")
    ours = {
        f.name: (f.value, f.of)
        for f in tally.figures(("source links", "disagreements", "independent origins", "copied texts"))
    }
    ours["incidents B3 F1 (violent claims)"] = joined
    assert ours.keys() == theirs.keys()
    for figure, (value, of) in theirs.items():
        assert ours[figure] == pytest.approx((value, of)), figure
    assert ours["claims: recall"][0] == 1.0
