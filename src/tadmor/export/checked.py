"""What people decided of single statements, in sentences and as rows: the same on cards, on the terminal and in tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tadmor.export.decided import spell_correction, spell_decision
from tadmor.export.protect import Released
from tadmor.export.rows import Row
from tadmor.export.wording import spell_name
from tadmor.model.checked import Checked, Corrected
from tadmor.model.ids import ClaimId
from tadmor.model.judgement import Judgement, judged_claims, replaced_ones, standing_judgements

CHECKED = ("coded_by", "checked_by", "corrected")


def spell_checked(checked: Checked) -> tuple[str, ...]:
    """What was done to a statement, a line each; what it said before stands in it."""
    lines = []
    if checked.coded_by:
        lines.append(f"coded by hand by {checked.coded_by}{_on(checked.added)}{_why(checked.added)}")
    if checked.instead_of:
        lines.append(f"it stands for what was read there: {spell_name(checked.instead_of.kind)}")
    lines += [spell_corrected(one) for one in checked.corrected]
    lines += [_spell_accepted(judgement) for judgement in checked.accepted]
    lines += [f"{_spell_accepted(judgement)}; it has been changed since" for judgement in checked.lapsed]
    lines += [f"{j.by} decided{_on(j)} of what is read otherwise now: look at it again" for j in checked.read_otherwise]
    if checked.rejected:
        lines.append(f"rejected by {checked.rejected.by}{_on(checked.rejected)}{_why(checked.rejected)}")
    return tuple(lines)


def spell_band(checked: Checked | None) -> str | None:
    """What stands in the place of the confidence of a reading: who coded the statement, or checked it; None where nobody did."""
    if checked is None or not checked.checked_by:
        return None
    others = [name for name in checked.checked_by if name != checked.coded_by]
    said = [f"coded by hand by {checked.coded_by}"] if checked.coded_by else []
    return ", ".join([*said, *([f"checked by {' and '.join(others)}"] if others else [])])


def spell_corrected(one: Corrected) -> str:
    """ "killed: 12 (“12”) people, was nothing; corrected by A. Reader on 2024-06-01 (a slip)"."""
    said = f"{spell_decision(one.judgement)}, was {spell_correction(one.was)}"
    return f"{said}; corrected by {one.judgement.by}{_on(one.judgement)}{_why(one.judgement)}"


def _spell_accepted(judgement: Judgement) -> str:
    what = f"{spell_name(judgement.on[1])} checked" if judgement.on[1:] else "checked"
    return f"{what} by {judgement.by}{_on(judgement)}{_why(judgement)}"


def _on(judgement: Judgement | None) -> str:
    return f" on {judgement.at[:10]}" if judgement else ""


def _why(judgement: Judgement | None) -> str:
    return f" ({judgement.why})" if judgement and judgement.why else ""


def checked_cells(released: Released) -> Mapping[ClaimId, Row]:
    """The cells `CHECKED` of every statement of which people decided something."""
    return {
        one.claim: {
            "coded_by": one.coded_by,
            "checked_by": "; ".join(one.checked_by) or None,
            "corrected": "; ".join(map(spell_corrected, one.corrected)) or None,
        }
        for one in released.checked
    }


def decision_rows(released: Released) -> Iterator[Row]:
    """What people ever decided, a row each, oldest first: also what was taken back or replaced, which is said."""
    standing = standing_judgements(released.judgements)
    applies = {judgement.id for judgement in standing} - replaced_ones(standing)
    was = {one.judgement.id: spell_correction(one.was) for checked in released.checked for one in checked.corrected}
    for judgement in sorted(released.judgements, key=lambda judgement: (judgement.at, judgement.id)):
        claims = judged_claims(judgement)
        quoted = judgement.anchors[0] if judgement.anchors else None
        yield {
            "judgement": judgement.id,
            "at": judgement.at,
            "by": judgement.by,
            "verdict": judgement.verdict,
            "slot": judgement.correction.slot if judgement.correction else None,
            "says": spell_decision(judgement),
            "was": was.get(judgement.id),
            "why": judgement.why,
            "stands": "yes" if judgement.id in applies or judgement.verdict == "withdraw" else "no",
            "replaces": judgement.replaces,
            "claims": "; ".join(claims),
            "quotation": quoted.evidence.text if quoted else None,
            "document": quoted.document if quoted else None,
            "start": quoted.evidence.start if quoted else None,
            "end": quoted.evidence.end if quoted else None,
        }
