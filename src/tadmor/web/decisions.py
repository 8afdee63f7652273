"""What people decided of single statements of a report, in words: what was checked, put right, coded by hand, rejected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tadmor.export.decided import spell_correction, spell_decision
from tadmor.export.page.words import spell_day
from tadmor.export.wording import spell_name
from tadmor.model.checked import Checked
from tadmor.web.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One decision that stands: in words, and why. `words` are those of the statement `claim`, `judgement` is its id."""

    what: str
    why: str | None = None
    words: str = ""
    judgement: str | None = None
    claim: str = ""


def list_standing(checked: Checked) -> Iterator[Decided]:
    """What stands of a claim that counts, in the order of the statement's life."""
    if checked.coded_by:
        why = checked.added.why if checked.added else None
        yield Decided(what=say("report.coded", name=checked.coded_by), why=why)
    for one in checked.corrected:
        judgement = one.judgement
        words = say(
            "report.corrected",
            slot=spell_name(one.now.slot),
            now=spell_correction(one.now),
            was=spell_correction(one.was),
            by=judgement.by,
            day=spell_day(judgement.at),
        )
        yield Decided(what=words, why=judgement.why, judgement=judgement.id)
    for accepted in checked.accepted:
        if len(accepted.on) == 1:
            yield Decided(what=say("report.checked", names=accepted.by), why=accepted.why, judgement=accepted.id)
        else:
            words = say("report.slot_checked", slot=spell_name(accepted.on[1]), by=accepted.by)
            yield Decided(what=words, why=accepted.why, judgement=accepted.id)


def list_rejected(checked: Sequence[Checked]) -> Iterator[Decided]:
    """The statements of a report that people rejected."""
    for one in checked:
        if one.rejected is not None:
            words = say("report.rejected_by", by=one.rejected.by, day=spell_day(one.rejected.at))
            yield Decided(
                what=words,
                why=one.rejected.why,
                words=one.read.evidence.text,
                judgement=one.rejected.id,
                claim=one.claim,
            )


def list_stale(checked: Sequence[Checked]) -> Iterator[Decided]:
    """Decisions of which somebody should look again: those that do not count any more since what they confirmed says something else
    now, and those that count while a reader reads the value otherwise."""
    for one in checked:
        for key, judgements in (("lapsed", one.lapsed), ("read_otherwise", one.read_otherwise)):
            for judgement in judgements:
                said = spell_decision(judgement)
                words = say(f"report.{key}", by=judgement.by, day=spell_day(judgement.at), what=said)
                yield Decided(
                    what=words,
                    why=judgement.why,
                    words=one.read.evidence.text,
                    judgement=judgement.id,
                    claim=one.claim,
                )
