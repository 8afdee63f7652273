"""MUC-4: who is named as doing, suffering and using what in old wires on attacks, measured as role-filler entities.

The measure is CEAF-REE (Du, Rush and Cardie 2021): in every report the entities given for a role are aligned one to one with
those of the key, and one is right where all its mentions are mentions of the key's entity; letters in small, no punctuation,
no articles. Counts are pooled over roles (micro average).

Beside it stands "People": those whom templates describe without a name, scored in the same way; it is no role of the measure.

What Tadmor gives is taken from the claims of ``Reader.read`` by :mod:`tadmor.bench.reading.muc4_fillers`. The keys at hand hold
the string slots alone: type, date and place of an incident, and the numbers of killed and wounded, are measured on a sample of
the dev wires that was coded by hand, by :mod:`tadmor.bench.reading.muc4_templates`.
"""

from __future__ import annotations

import json
import re
import string
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tadmor.bench.reading.corpus import as_document
from tadmor.bench.reading.muc4_fillers import PEOPLE, ROLES, Filler, find_fillers
from tadmor.bench.reading.muc4_templates import (
    Answered,
    answer_wire,
    asked_of,
    judge_templates,
    load_templates,
    miss_templates,
    score_templates,
)
from tadmor.bench.reading.task import Judged, Miss, Part, Progress, Result, Score, Task, bootstrapped
from tadmor.read.reader import Reader

ARTICLES = re.compile(r"\b(?:a|an|the)\b")
PUNCTUATION = str.maketrans("", "", string.punctuation)
DATELINE = re.compile(r"\b(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})\b")
LINE_END = re.compile(r"(?<!\n)\n(?!\s*\n)")
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
SLOTS = {
    PEOPLE: "victim",
    "PerpInd": "perpetrator",
    "PerpOrg": "perpetrator",
    "Target": "target",
    "Victim": "victim",
    "Weapon": "weapon",
}
EVERY = (*ROLES, PEOPLE)
GRIT = "GRIT 54.5, DYGIE++ 51, NST 48; test part (Du, Rush and Cardie 2021)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One wire with its key: for every role the entities, each a set of mentions as compared."""

    name: str
    text: str
    published: str | None
    key: Mapping[str, tuple[frozenset[str], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """One report scored: for every role the fillers given with the index of the key's entity that each hit, or None."""

    report: Report
    given: Mapping[str, tuple[tuple[Filler, int | None], ...]]

    def counts(self, roles: Sequence[str]) -> tuple[int, int, int]:
        """Right, given and asked over these roles."""
        pairs = [hit for role in roles for _, hit in self.given[role]]
        return sum(hit is not None for hit in pairs), len(pairs), sum(len(self.report.key[role]) for role in roles)


def as_compared(mention: str) -> str:
    """A mention as the measure compares it: small letters, no punctuation, no articles, single spaces."""
    return " ".join(ARTICLES.sub(" ", mention.lower().translate(PUNCTUATION)).split())


def load_reports(data: Path, part: Part) -> Iterator[Report]:
    """The reports of a part with their keys, in the order of the file."""
    described = load_described((data / "muc4" / f"keys_{part}").read_text("utf-8"))
    keys = {}
    for line in (data / "muc4" / f"{part}.json").read_text("utf-8").splitlines():
        row = json.loads(line)
        keys[row["docid"]] = {
            role: tuple(frozenset(as_compared(mention) for mention, _ in entity) for entity in row["extracts"][role])
            for role in ROLES
        } | {PEOPLE: tuple(described.get(row["docid"], ()))}
    for line in (data / "muc4" / f"doc_{part}").read_text("utf-8").splitlines():
        row = json.loads(line)
        day = published_on(row["dateline"] or "")
        yield Report(name=row["docid"], text=joined_lines(row["text"]), published=day, key=keys[row["docid"]])


def load_described(text: str) -> dict[str, list[frozenset[str]]]:
    """The people that templates describe, by report ("PEASANTS", "MAYOR OF ..."), merged over templates as the other roles are."""
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for block in text.split("%%%"):
        slots = json.loads(block) if block.strip() else []
        for name, value in slots:
            if name == "hum_tgt_description" and value:
                said = value.get("strings") or value.get("strings_lhs") or ()
                entity = frozenset(as_compared(mention) for mention in said if mention)
                mine = found[slots[0][1]]
                if entity and not any(entity <= other or other <= entity for other in mine):
                    mine.append(entity)
    return found


def joined_lines(text: str) -> str:
    """The text with the lines of a paragraph joined, as the set's own preparation does: the dateline that stood before the
    first words has been taken off, and their line ends in the middle."""
    return LINE_END.sub(" ", text)


def published_on(dateline: str) -> str | None:
    """The day of "SAN SALVADOR, 3 JAN 90 (AFP)" as an ISO date, or None."""
    found = DATELINE.search(dateline)
    if found is None or found[2] not in MONTHS:
        return None
    return f"19{found[3]}-{MONTHS.index(found[2]) + 1:02d}-{int(found[1]):02d}"


def align(report: Report, fillers: Sequence[Filler]) -> Aligned:
    """The alignment with most hits, role by role."""
    given = {}
    for role in EVERY:
        mine = [filler for filler in fillers if filler.role == role]
        fits = [
            [at for at, entity in enumerate(report.key[role]) if {as_compared(m) for m in filler.mentions} <= entity]
            for filler in mine
        ]
        given[role] = tuple(zip(mine, _matched(fits), strict=True))
    return Aligned(report=report, given=given)


def _matched(fits: Sequence[Sequence[int]]) -> list[int | None]:
    """A largest one-to-one matching: for each left one the right one it gets, or None (augmenting paths)."""
    holder: dict[int, int] = {}

    def place(left: int, seen: set[int]) -> bool:
        for right in fits[left]:
            if right not in seen:
                seen.add(right)
                if right not in holder or place(holder[right], seen):
                    holder[right] = left
                    return True
        return False

    for left in range(len(fits)):
        place(left, set())
    taken = {left: right for right, left in holder.items()}
    return [taken.get(left) for left in range(len(fits))]


def measure(data: Path, reader: Reader, part: Part, progress: Progress) -> Result:
    """Every report of the part read once, its claims turned into fillers of roles and held against the coded templates."""
    reports, templates = list(load_reports(data, part)), load_templates()
    aligned: list[Aligned] = []
    answered: list[Answered] = []
    for number, report in enumerate(reports):
        reading = reader.read(as_document(report.name, report.text, report.published))
        aligned.append(align(report, find_fillers(reading.claims)))
        answered += answer_wire(templates.get(report.name, ()), report.text, reading.claims)
        progress(number + 1, len(reports))
    return Result(
        scores=(*_scores(aligned), *score_templates(answered)),
        misses=(*(miss for one in aligned for miss in _misses(one)), *miss_templates(answered)),
        judged=(*_judged(aligned), *judge_templates(answered)),
        asked=Counter(SLOTS[role] for one in aligned for role in EVERY for _ in one.report.key[role])
        + asked_of(answered),
    )


def _scores(aligned: Sequence[Aligned]) -> Iterator[Score]:
    for name, roles in (("all roles", ROLES), *((role, (role,)) for role in EVERY)):
        totals = [one.counts(roles) for one in aligned]
        peer = GRIT if name == "all roles" else ""
        for figure, value in (("F1", _f1), ("precision", _precision), ("recall", _recall)):
            if figure != "F1" and name != "all roles":
                continue
            of = sum(t[1] if figure == "precision" else t[2] for t in totals)
            yield bootstrapped(f"{name}: {figure}", totals, value, of=of, peer=peer if figure == "F1" else "")


def _sums(totals: Sequence[object]) -> tuple[int, int, int]:
    right = given = asked = 0
    for one in totals:
        assert isinstance(one, tuple)
        right, given, asked = right + one[0], given + one[1], asked + one[2]
    return right, given, asked


def _f1(totals: Sequence[object]) -> float:
    right, given, asked = _sums(totals)
    return 2 * right / (given + asked) if given + asked else 0.0


def _precision(totals: Sequence[object]) -> float:
    right, given, _ = _sums(totals)
    return right / given if given else 0.0


def _recall(totals: Sequence[object]) -> float:
    right, _, asked = _sums(totals)
    return right / asked if asked else 0.0


def _judged(aligned: Sequence[Aligned]) -> Iterator[Judged]:
    for one in aligned:
        for role in EVERY:
            for filler, hit in one.given[role]:
                yield Judged(slot=SLOTS[role], confidence=filler.confidence, right=hit is not None)


def _misses(one: Aligned) -> Iterator[Miss]:
    """What was given beside the key, and what of the key was not given, each with the sentence where it stands."""
    report = one.report
    nothing = not any(report.key.values())
    for role in EVERY:
        hits = {hit for _, hit in one.given[role]}
        missing = [entity for at, entity in enumerate(report.key[role]) if at not in hits]
        for filler, hit in one.given[role]:
            if hit is None:
                near = [e for e in missing if any(_shares_words(as_compared(filler.mentions[0]), m) for m in e)]
                cause = "given where the key has no incident" if nothing else "not in the key"
                cause = "other words of the phrase" if near else cause
                expected = " / ".join(sorted(near[0])) if near else "nothing"
                yield Miss(
                    cause=f"{role}: {cause}",
                    where=report.name,
                    sentence=_around(report.text, filler.mentions[0]),
                    expected=expected,
                    given=filler.mentions[0],
                )
        for entity in missing:
            longest = max(entity, key=len)
            yield Miss(
                cause=f"{role}: not given",
                where=report.name,
                sentence=_around(report.text, longest),
                expected=" / ".join(sorted(entity)),
                given="nothing",
            )


def _shares_words(a: str, b: str) -> bool:
    return bool(set(a.split()) & set(b.split()))


def _around(text: str, mention: str) -> str:
    plain = " ".join(text.lower().split())
    at = max(plain.find(mention.lower()), 0)
    return plain[max(at - 120, 0) : at + len(mention) + 120]


TASK = Task(
    name="muc4",
    title="MUC-4, role fillers of attacks in old wires (CEAF-REE)",
    files=("muc4/doc_*", "muc4/*.json"),
    use="tune",
    split="the set's own: 1,300 train, 200 dev",
    measure=measure,
)
