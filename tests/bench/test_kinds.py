from __future__ import annotations

import json
from pathlib import Path

import pytest

from tadmor.bench.reading.corpus import part_of
from tadmor.bench.reading.kinds import TASK, ReadCoded, score
from tadmor.bench.reading.kinds_corpora import DEED, RAMS, WIKIEVENTS, Coded, Mark, accepted, load_coded
from tadmor.bench.reading.task import by_name
from tadmor.lexicon.kinds import load_kinds
from tadmor.read.reader import Reader
from tests.factories import a_document

WAR = "Gunmen attacked the market in Varda and killed nine traders."
TALK = "The two governments held peace talks in Varda on Monday."


def _read(english: Reader, text: str, label: str, kinds: frozenset[str], corpus: str = "plover") -> ReadCoded:
    mark = Mark(first=0, past_last=len(text), label=label, kinds=kinds)
    coded = Coded(corpus=corpus, name=label, text=text, marks=(mark,), whole=True, known=bool(kinds))
    return ReadCoded(coded=coded, claims=english.read(a_document(text)).claims)


def test_recall_and_precision_of_types(english: Reader) -> None:
    read = [
        _read(english, WAR, "ASSAULT", DEED),
        _read(english, TALK, "CONSULT", frozenset({"negotiation"})),
        _read(english, WAR, "PRAISE", frozenset()),
    ]
    result = score(read)
    scores = by_name(result.scores)
    assert scores["PLOVER sentences of a type Tadmor has: type found"].value == 1.0
    assert scores["PLOVER, violent claims: precision"].value == 0.5
    assert scores["PLOVER, violent sentences: found"].of == 1
    assert [m.cause for m in result.misses] == ["plover: attack_on_civilians is not coded"]


@pytest.mark.parametrize(
    ("label", "table", "kind"),
    [
        ("conflict.attack.bombing", RAMS, "remote_explosive"),
        ("conflict.attack.stabbing", RAMS, "attack_on_civilians"),
        ("life.die.n/a", RAMS, "remains_found"),
        ("Life.Injure.Unspecified", WIKIEVENTS, "armed_clash"),
        ("life.die.nonviolentdeath", RAMS, None),
        ("life.injure.illnessdegradationphysical", RAMS, None),
        ("movement.transportperson.hide", RAMS, None),
        ("conflict.attack.stealrobhijack", RAMS, None),
    ],
)
def test_a_type_of_others_is_one_of_our_kinds(label: str, table: dict[str, frozenset[str]], kind: str | None) -> None:
    kinds = accepted(label, table)
    assert (kind in kinds) if kinds else kind is None


def test_every_kind_of_the_crosswalks_is_in_the_kind_table() -> None:
    told = {kind for table in (RAMS, WIKIEVENTS) for kinds in table.values() for kind in kinds or ()}
    assert told <= load_kinds().kinds.keys()


def _name_in_dev() -> str:
    return next(name for name in (f"x{n}" for n in range(99)) if part_of(name) == "dev")


def test_the_task_runs_on_a_small_folder(tmp_path: Path, english: Reader) -> None:
    name = _name_in_dev()
    folder = tmp_path / "plover_gsr" / "gold_standard_records"
    folder.mkdir(parents=True)
    (folder / "PLOVER_GSR_CAMEO.txt").write_text(json.dumps([{"id": name, "event": "ASSAULT", "text": WAR}]), "utf-8")
    (tmp_path / "rams_dev").mkdir()
    row = {
        "doc_key": name,
        "sentences": [TALK.split(), WAR.split()],
        "evt_triggers": [[10, 10, [["conflict.attack.n/a", 1.0]]]],
    }
    (tmp_path / "rams_dev" / "dev.jsonlines").write_text(json.dumps(row) + "\n", "utf-8")
    (coded,) = (one for one in load_coded(tmp_path, "dev") if one.corpus == "rams")
    assert coded.text[coded.marks[0].first : coded.marks[0].past_last] == " ".join(WAR.split())
    scores = by_name(TASK.measure(tmp_path, english, "dev", lambda done, of: None).scores)
    assert scores["PLOVER, violent sentences: found"].value == 1.0
    assert scores["RAMS, attacks, deaths, wounds: found"].value == 1.0
