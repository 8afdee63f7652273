"""What was decided a moment ago, for the page that comes after it: in words, and with what takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request

from tadmor.model.judgement import Judgement, judged_claims, withdrawn_ones
from tadmor.web.desk import desk_of, index_of
from tadmor.web.history import spell_verdict
from tadmor.web.index.query import Index
from tadmor.web.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One act. `judgement` takes all of it back, `open` says whether it can be; `pair` are its statements where it is of two.
    `quotes` are the sentences of those, or of the one that it is of."""

    judgement: str
    what: str
    open: bool
    pair: tuple[str, ...]
    quotes: tuple[str, ...]


def is_visible(index: Index, judgement: Judgement) -> bool:
    """Whether everything that a judgement is about may be seen by whom the index is for."""
    return all(index.claim(claim) or index.checked(claim) for claim in judged_claims(judgement))


def find_done(request: Request, wanted: str) -> Done | None:
    """The act that this judgement belongs to; None where there is none that the person may see."""
    record, index = desk_of(request).record, index_of(request)
    made = record.judgement(wanted) if wanted else None
    if made is None or not is_visible(index, made):
        return None
    act = record.judgements_of(made.by, made.at)
    documents = {anchor.document for one in act for anchor in one.anchors}
    void = withdrawn_ones(record.judgements_in(documents))
    return Done(
        judgement=made.id,
        what=say(f"decisions.verdict_{made.verdict}") if len(act) == 1 else spell_act(act),
        open=made.id not in void,
        pair=judged_claims(made) if len(act) == 1 and made.verdict != "withdraw" else (),
        quotes=tuple(anchor.evidence.text for anchor in made.anchors) if len(act) == 1 and len(made.on) <= 2 else (),
    )


def spell_act(act: Sequence[Judgement]) -> str:
    """What one person decided at one moment, in words: a single decision, or events joined or parted."""
    if len(act) == 1:
        return spell_verdict(act[0])
    verdicts = {judgement.verdict for judgement in act}
    if verdicts <= {"same", "different", "withdraw"}:
        return say("decisions.act_parted" if "different" in verdicts else "decisions.act_joined")
    return say("decisions.act_many", count=len(act))
