"""Is the reader quiet where there is no armed conflict, and does it speak where there is? Two figures that are worth nothing apart.

Four public sets whose documents are labelled as a whole (quiet_corpora.py). A document is quiet, a crime between private
people, or conflict. Of the quiet ones we ask how many were given a violent event that happened; of the conflict ones, how
many were given any. In the Indian set every sentence is labelled, so that what is found is also held against sentences.
What documents without a label truly tell was coded by hand for two of the sets (quiet_codes.py): there a violent claim is an error
only where no violence is told, and where it is told, silence is a miss. There each claim was judged too (quiet_claims.py).

No confidence is judged here: it says how sure the kind of a claim is, and these sets only say that a document tells of violence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tadmor.bench.dossier import VIOLENT
from tadmor.bench.reading.corpus import as_document
from tadmor.bench.reading.quiet_claims import Key, Verdict, load_verdicts
from tadmor.bench.reading.quiet_corpora import FILES, Labelled, load_labelled
from tadmor.bench.reading.task import Miss, Part, Progress, Result, Score, Task, share
from tadmor.model.claim import Claim
from tadmor.read.reader import Reader

SETS = {"ecbplus": "ECB+", "india": "India", "insight": "InsightCrime", "satp": "SATP"}
SHOWN = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A labelled document with what was read in it. `told` are violent claims that happened and are not denied."""

    labelled: Labelled
    claims: tuple[Claim, ...]

    @property
    def told(self) -> tuple[Claim, ...]:
        """Claims that say: this violence happened."""
        return tuple(c for c in self.claims if c.kind in VIOLENT and c.reality == "happened" and c.stance != "denies")

    def covers(self, first: int, past_last: int, kinds: frozenset[str]) -> bool:
        """True when a claim of one of these kinds quotes a part of these characters."""
        return any(c.kind in kinds and c.evidence.start < past_last and first < c.evidence.end for c in self.claims)


def measure(data: Path, reader: Reader, part: Part, progress: Progress) -> Result:
    """Every labelled document of the part, read whole."""
    documents = load_labelled(data, part)
    read = []
    for number, labelled in enumerate(documents):
        claims = reader.read(as_document(labelled.name, labelled.text)).claims
        read.append(Read(labelled=labelled, claims=claims))
        progress(number + 1, len(documents))
    return score(read)


def score(read: Sequence[Read]) -> Result:
    """Figures and misses of documents that have been read."""
    by: dict[tuple[str, str], list[Read]] = defaultdict(list)
    for one in read:
        by[one.labelled.label, one.labelled.corpus].append(one)
    scores = [*_quiet(by), *_coded(read), *judged(read, load_verdicts()), *_found(by), *_sentences(read)]
    return Result(scores=tuple(scores), misses=tuple(_misses(read)))


def _quiet(by: dict[tuple[str, str], list[Read]]) -> Iterable[Score]:
    """Rates of error: documents in which nothing of the kind is told, with a violent claim."""
    quiet = [r for (label, _), rows in by.items() if label == "quiet" for r in rows]
    wordless = [r for r in quiet if not r.labelled.names_harm]
    yield share(
        "quiet documents with a violent claim, sure labels", *_loud([r for r in quiet if r.labelled.sure]), best="low"
    )
    yield share("quiet documents with a violent claim, no word of harm", *_loud(wordless), best="low")
    yield share("documents without a label with a violent claim, all", *_loud(quiet), best="low")
    crime = [r for (label, _), rows in by.items() if label == "crime" for r in rows]
    yield share("documents on private crime with a violent claim", *_loud(crime), best="low")


# Documents without a label by what they were coded to tell, and whether a violent claim in them is an error.
CODED: tuple[tuple[str, frozenset[str], Literal["high", "low"]], ...] = (
    ("no violent event", frozenset({"none", "general", "crime"}), "low"),
    ("nothing of violence", frozenset({"none"}), "low"),
    ("violence in general alone", frozenset({"general"}), "low"),
    ("a private crime alone", frozenset({"crime"}), "low"),
    ("a violent event", frozenset({"violence"}), "high"),
)


def _coded(read: Sequence[Read]) -> Iterable[Score]:
    """Documents coded by hand, by code: false alarms where no violent event is told, and how many of those that tell one speak."""
    for title, codes, best in CODED:
        rows = [r for r in read if r.labelled.code in codes]
        if rows:
            yield share(
                f"India and InsightCrime, coded as telling {title}, with a violent claim", *_loud(rows), best=best
            )
    for corpus in ("india", "insight"):
        rows = [r for r in read if r.labelled.corpus == corpus and r.labelled.code == "violence"]
        if rows:
            yield share(f"{SETS[corpus]}, coded as telling a violent event, with a violent claim", *_loud(rows))


def judged(read: Sequence[Read], verdicts: Mapping[Key, Verdict]) -> Iterable[Score]:
    """All documents coded by hand, by their claims: how many hold a false one, and how many of the claims are true."""
    rows = [r for r in read if r.labelled.code is not None]
    told = [(r, claim) for r in rows for claim in r.told]
    if not told:
        return
    verdict = {
        (r.labelled.name, c.id): verdicts.get((r.labelled.name, c.trigger.start, c.kind))
        if r.labelled.code == "violence"
        else "false"
        for r, c in told
    }
    marred = sum(any(verdict[r.labelled.name, c.id] != "true" for c in r.told) for r in rows)
    yield share("India and InsightCrime, not labelled, with a false violent claim", marred, len(rows), best="low")
    right = sum(one == "true" for one in verdict.values())
    yield share("India and InsightCrime, not labelled, violent claims that are true", right, len(told))
    yield share(
        "India and InsightCrime, not labelled, violent claims judged", sum(map(bool, verdict.values())), len(told)
    )


def _loud(rows: Sequence[Read]) -> tuple[int, int]:
    return sum(bool(r.told) for r in rows), len(rows)


def _found(by: dict[tuple[str, str], list[Read]]) -> Iterable[Score]:
    """Not blind: documents that tell of conflict, with a violent claim, and with any."""
    conflict = [r for (label, _), rows in by.items() if label == "conflict" for r in rows]
    yield share("conflict documents with a violent claim, all", *_loud(conflict))
    for corpus, title in SETS.items():
        if by[("conflict", corpus)]:
            yield share(f"conflict documents with a violent claim: {title}", *_loud(by["conflict", corpus]))
    yield share("conflict documents with any claim, all", sum(bool(r.claims) for r in conflict), len(conflict))


ASSERTED = frozenset(VIOLENT)
ARREST = frozenset({"arrest", "abduction", "protest_with_intervention"})


def _sentences(read: Sequence[Read]) -> Iterable[Score]:
    """Sentences of the Indian set: those on killing and force by the police, on arrests, and those on nothing of it."""
    asked = {"kill": ASSERTED, "force": ASSERTED | {"protest_with_intervention"}, "arrest": ARREST}
    for label, kinds in asked.items():
        found = [r.covers(s.first, s.past_last, kinds) for r in read for s in r.labelled.sentences if label in s.labels]
        yield share(f"India, sentences on {label}: found", sum(found), len(found))


def _told_of(labelled: Labelled) -> bool:
    """True when silence on the document is a miss: by its code where it has one, else by its label."""
    return labelled.label == "conflict" if labelled.code is None else labelled.code == "violence"


def _misses(read: Sequence[Read]) -> Iterable[Miss]:
    for one in read:
        where, label, told_of = one.labelled.name, one.labelled.label, _told_of(one.labelled)
        if told_of and not one.told:
            given = ", ".join(f"{c.kind} {c.reality} {c.stance}" for c in one.claims) or "nothing"
            yield Miss(
                cause=f"{one.labelled.corpus}: no violent claim",
                where=where,
                sentence=one.labelled.text[:SHOWN],
                expected="some",
                given=given,
            )
        if not told_of:
            for claim in one.told:
                yield Miss(
                    cause=f"{one.labelled.corpus}: violent claim in a document on {label}",
                    where=where,
                    sentence=claim.evidence.text,
                    expected="none",
                    given=f"{claim.kind} “{claim.trigger.text}” {claim.confidence}",
                )
        for sentence in one.labelled.sentences:
            wanted = {"kill", "force"} & sentence.labels
            if wanted and not one.covers(sentence.first, sentence.past_last, ASSERTED | {"protest_with_intervention"}):
                text = one.labelled.text[sentence.first : sentence.past_last]
                yield Miss(
                    cause="india: sentence on force not found",
                    where=where,
                    sentence=text,
                    expected="+".join(sorted(wanted)),
                    given="-",
                )


TASK = Task(
    name="quiet",
    title="Quiet where there is no armed conflict, and not blind where there is",
    files=FILES,
    use="tune",
    split="documents as their sets split them; ECB+ by seminal event, one in five by hash. What unlabelled documents of India and "
    "InsightCrime tell was coded by hand: one coder, once, with a second pass, before any figure (guide: quiet_codes.tsv)",
    measure=measure,
)
