"""All that people decided, act by act, newest first: what one person decided at one moment is one act, and is taken back as one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tadmor.model.anchor import Anchor
from tadmor.model.judgement import (
    PAIRING,
    SIGNING,
    Judgement,
    judged_claims,
    replaced_ones,
    standing_judgements,
    withdrawn_ones,
)
from tadmor.model.plain import from_plain
from tadmor.store.record import Record
from tadmor.web.done import is_visible, spell_act
from tadmor.web.index.query import Index

PAGE = 50
QUOTED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act in words. `judgement` is one of its judgements, by which all of it is taken back; `state` is ``stands``, ``replaced``
    or ``withdrawn``. `anchors` are the first few statements that it is about, `more` how many there are beside them. `pair` are the
    two statements where it is of two, `signing` whether it is of a grade."""

    at: str
    by: str
    why: str | None
    what: str
    judgement: str
    state: str
    anchors: tuple[Anchor, ...]
    more: int
    pair: tuple[str, ...]
    signing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Whose acts, and with what verdict among them; empty: any."""

    by: str = ""
    verdict: str = ""

    def fits(self, act: Sequence[Judgement]) -> bool:
        """Whether an act is wanted."""
        return self.by in ("", act[0].by) and (not self.verdict or any(j.verdict == self.verdict for j in act))

    def condition(self) -> tuple[str, list[object]]:
        """The same as a condition on the table ``judgements``."""
        parts = [(f"{name} = ?", value) for name, value in (("by", self.by), ("verdict", self.verdict)) if value]
        return " AND ".join(words for words, _ in parts) or "1", [value for _, value in parts]


def count_acts(index: Index, wanted: Wanted) -> int:
    """How many acts of the index are wanted."""
    where, values = wanted.condition()
    return index.count(f"SELECT count(*) FROM (SELECT DISTINCT at, by FROM judgements WHERE {where})", values)


def list_acts(index: Index, record: Record, wanted: Wanted, page: int) -> list[Act]:
    """A page of the acts, from 1. On the first one, before them, stands what was decided since the index was made."""
    replacing = record.replacing_judgements()
    void = withdrawn_ones(replacing)
    replaced = replaced_ones(standing_judgements(replacing))
    acts = [*(list_new(index, record, wanted) if page == 1 else ()), *_load(index, wanted, page)]
    return [_tell(act, void, replaced) for act in acts]


def list_new(index: Index, record: Record, wanted: Wanted) -> list[list[Judgement]]:
    """Acts that the index does not know yet."""
    behind = record.stamp()[-1] - index.stamp()[-1]
    newest = record.newest_judgements(behind) if behind > 0 else ()
    return [
        act
        for act in _group(newest)
        if not index.row("SELECT 1 FROM judgements WHERE id = ?", (act[0].id,))
        and wanted.fits(act)
        and all(is_visible(index, judgement) for judgement in act)
    ]


def _load(index: Index, wanted: Wanted, page: int) -> list[list[Judgement]]:
    where, values = wanted.condition()
    moments = f"SELECT DISTINCT at, by FROM judgements WHERE {where} ORDER BY at DESC, by LIMIT {PAGE} OFFSET ?"
    query = f"SELECT plain FROM judgements WHERE (at, by) IN ({moments}) ORDER BY at DESC, by, rowid"
    rows = index.rows(query, [*values, (page - 1) * PAGE])
    return _group(from_plain(Judgement, json.loads(row["plain"])) for row in rows)


def _group(judgements: Iterable[Judgement]) -> list[list[Judgement]]:
    acts: dict[tuple[str, str], list[Judgement]] = {}
    for judgement in judgements:
        acts.setdefault((judgement.at, judgement.by), []).append(judgement)
    return list(acts.values())


def _tell(act: Sequence[Judgement], void: Iterable[str], replaced: Iterable[str]) -> Act:
    left = [judgement for judgement in act if judgement.id not in void]
    standing = [judgement for judgement in left if judgement.id not in replaced]
    first = (standing or left or act)[0]
    anchors = dict(_anchors(act))
    return Act(
        at=first.at,
        by=first.by,
        why=first.why,
        what=spell_act(act),
        judgement=first.id,
        state="stands" if standing else "replaced" if left else "withdrawn",
        anchors=tuple(anchors.values())[:QUOTED],
        more=max(0, len(anchors) - QUOTED),
        pair=judged_claims(first) if len(act) == 1 and first.verdict in PAIRING else (),
        signing=any(judgement.verdict in SIGNING for judgement in act),
    )


def _anchors(act: Sequence[Judgement]) -> Iterator[tuple[str, Anchor]]:
    """Where the statements stand, each once."""
    for judgement in act:
        yield from ((anchor.claim, anchor) for anchor in judgement.anchors)
