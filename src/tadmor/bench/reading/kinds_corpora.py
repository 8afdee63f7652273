"""Texts whose events are coded with a type of another vocabulary, and which of Tadmor's kinds each type is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tadmor.bench.reading.corpus import part_of
from tadmor.bench.reading.task import Part

FILES = (
    "plover_gsr/gold_standard_records/PLOVER_GSR_CAMEO.txt",
    "wikievents_dev/dev.jsonl",
    "rams_dev/dev.jsonlines",
    "conflict_classification/satp_relevant/*.tsv",
)


def _kinds(names: str) -> frozenset[str]:
    return frozenset(names.split())


HARM = _kinds(
    "armed_clash attack_on_civilians air_drone_strike shelling_artillery_missile remote_explosive suicide_bomb "
    "grenade "
    "chemical_weapon execution mob_violence excessive_force"
)
EXPLOSIVE = _kinds("air_drone_strike shelling_artillery_missile remote_explosive suicide_bomb grenade")
DEED = HARM | _kinds("sexual_violence abduction torture property_destruction violent_demonstration")
TERRITORY = _kinds("territory_gained_government territory_gained_nonstate")
STREET = _kinds("peaceful_protest protest_with_intervention violent_demonstration excessive_force mob_violence")

# PLOVER types as the gold records name them (a draft of 2016), by the crosswalk of the kind table. No line: no kind of ours.
PLOVER = {
    "AGREE": _kinds("agreement negotiation"),
    "CONSULT": _kinds("negotiation agreement"),
    "AID": _kinds("aid_delivery arms_transfer"),
    "RETREAT": _kinds("territory_transferred surrender_or_release agreement aid_delivery force_change"),
    "CONCEDE": _kinds("surrender_or_release agreement"),
    "INVESTIGATE": _kinds("investigation"),
    "DEMAND": _kinds("demand"),
    "THREATEN": _kinds("threat demand"),
    "SANCTION": _kinds("sanction"),
    "PROTEST": STREET,
    "MOBILIZE": _kinds("troop_movement force_change base_established presence"),
    "COERCE": _kinds(
        "arrest disrupted_weapons_use property_destruction protest_with_intervention excessive_force sanction other"
    ),
    "ASSAULT": DEED,
    "FIGHT": DEED | TERRITORY,
}
VIOLENT_TYPES = frozenset({"ASSAULT", "FIGHT"})
WIKIEVENTS = {
    "Conflict.Attack.DetonateExplode": EXPLOSIVE,
    "Conflict.Attack": DEED,
    "Life.Die": DEED | {"remains_found"},
    "Life.Injure": DEED,
    "Justice.ArrestJailDetain": _kinds("arrest abduction"),
    "Justice.InvestigateCrime": _kinds("investigation"),
    "Justice.ReleaseParole": _kinds("surrender_or_release"),
    "Contact.ThreatenCoerce": _kinds("threat"),
    "Conflict.Demonstrate": STREET,
}
RAMS = {
    "conflict.attack.airstrikemissilestrike": _kinds("air_drone_strike shelling_artillery_missile"),
    "conflict.attack.bombing": EXPLOSIVE,
    "conflict.attack.biologicalchemicalpoisonattack": _kinds("chemical_weapon"),
    "conflict.attack.stealrobhijack": None,
    "conflict.attack.selfdirectedbattle": _kinds("suicide_bomb") | HARM,
    "conflict.attack": DEED,
    "life.die.nonviolentdeath": None,
    "life.die": DEED | {"remains_found"},
    "life.injure.illness": None,
    "life.injure": DEED,
    "conflict.demonstrate": STREET,
    "conflict.yield.surrender": _kinds("surrender_or_release"),
    "conflict.yield.retreat": _kinds("territory_transferred"),
    "justice.arrestjaildetain": _kinds("arrest abduction"),
    "justice.judicialconsequences.execute": _kinds("execution"),
    "justice.investigate": _kinds("investigation"),
    "government.agreements.acceptagreementcontractceasefire": _kinds("agreement"),
    "contact.negotiate": _kinds("negotiation agreement"),
    "contact.threatencoerce": _kinds("threat"),
}
SATP = (
    ("armed attack", HARM | {"execution"}),
    ("explosion", EXPLOSIVE | {"chemical_weapon"}),
    ("abduction", _kinds("abduction")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An event that coders marked in the sentence at these characters. `kinds` are those that would be right."""

    first: int
    past_last: int
    label: str
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A text with its marks. `whole` where all its events of the mapped types are marked, so that another one is wrong.
    `known` is False for a text whose type Tadmor has no kind for, `any_reality` True where events that did not come about
    are marked as well."""

    corpus: str
    name: str
    text: str
    marks: tuple[Mark, ...]
    whole: bool
    known: bool = True
    any_reality: bool = False


def load_coded(data: Path, part: Part) -> list[Coded]:
    """The texts of a part, set by set. Sets that are not there give none."""
    return [*_plover(data, part), *_wikievents(data, part), *_rams(data, part), *_satp(data, part)]


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines() if path.is_file() else []


def _plover(data: Path, part: Part) -> Iterator[Coded]:
    path = data / FILES[0]
    records = json.loads(path.read_text("utf-8"), strict=False) if path.is_file() else []
    for record in records:
        text = record.get("text")
        if not text or part_of(record["id"]) != part:
            continue
        kinds = PLOVER.get(record["event"], frozenset())
        mark = Mark(first=0, past_last=len(text), label=record["event"], kinds=kinds)
        yield Coded(corpus="plover", name=record["id"], text=text, marks=(mark,), whole=True, known=bool(kinds))


def accepted(label: str, table: dict[str, frozenset[str]] | dict[str, frozenset[str] | None]) -> frozenset[str] | None:
    """The kinds of the longest prefix of a dotted type that the table holds; None where there is none or it is left out."""
    parts = label.split(".")
    for length in range(len(parts), 0, -1):
        prefix = ".".join(parts[:length])
        if prefix in table:
            return table[prefix]
        loose = next((kinds for name, kinds in table.items() if prefix.startswith(name)), frozenset())
        if loose is None or loose:
            return loose
    return None


def _wikievents(data: Path, part: Part) -> Iterator[Coded]:
    for line in _lines(data / FILES[1]):
        row = json.loads(line)
        if part_of(row["doc_id"]) != part:
            continue
        spans = [(tokens[0][1], tokens[-1][2]) for tokens, _ in row["sentences"]]
        marks = []
        for event in row["event_mentions"]:
            kinds = accepted(event["event_type"], WIKIEVENTS)
            if kinds:
                first, past_last = spans[event["trigger"]["sent_idx"]]
                marks.append(Mark(first=first, past_last=past_last, label=event["event_type"], kinds=kinds))
        yield Coded(
            corpus="wikievents",
            name=row["doc_id"],
            text=row["text"],
            marks=tuple(marks),
            whole=True,
            any_reality=True,
        )


def _rams(data: Path, part: Part) -> Iterator[Coded]:
    """Five sentences with one event each; the other events of them are not marked."""
    for line in _lines(data / FILES[2]):
        row = json.loads(line)
        label = row["evt_triggers"][0][2][0][0]
        kinds = accepted(label, RAMS)
        if not kinds or part_of(row["doc_key"]) != part:
            continue
        at, text, spans = 0, "", []
        for tokens in row["sentences"]:
            first, text = len(text), text + " ".join(tokens) + " "
            spans.append((at, at + len(tokens), first, len(text) - 1))
            at += len(tokens)
        trigger = row["evt_triggers"][0][0]
        first, past_last = next((a, b) for start, end, a, b in spans if start <= trigger < end)
        mark = Mark(first=first, past_last=past_last, label=label, kinds=kinds)
        yield Coded(corpus="rams", name=row["doc_key"], text=text, marks=(mark,), whole=False, any_reality=True)


def _satp(data: Path, part: Part) -> Iterator[Coded]:
    for number, line in enumerate(_lines(data / f"conflict_classification/satp_relevant/{part}.tsv")):
        text, *labels = line.split("\t")
        marks = tuple(
            Mark(first=0, past_last=len(text), label=label, kinds=kinds)
            for (label, kinds), held in zip(SATP, labels, strict=False)
            if held.strip() == "1"
        )
        if marks:
            yield Coded(corpus="satp", name=f"satp/{part}/{number}", text=text, marks=marks, whole=False)
