"""What changed since a person signed an event, in one sentence: the same on cards and in tables."""

from __future__ import annotations

from datetime import date

from tadmor.export.naming import spell_kind
from tadmor.export.wording import REASONS, STATUS_MARKS, spell_name
from tadmor.model.incident import Change, ChangedSince


def spell_changed(changed: ChangedSince) -> str:
    """The difference: "changed since signed as fair 1 on 3 March 2024 by R. M.: killed 39–52, was 39; 1 new report"."""
    signed = date.fromisoformat(changed.at[:10])
    head = f"changed since signed as {changed.grade} on {signed.day} {signed:%B %Y} by {changed.by}: "
    changes = changed.changes or ()
    parts = [_spell_change(change) for change in changes if change.what != "grade"]
    counts = _spell_counts(changed)
    parts += [counts] if counts else []
    parts += [f"grade would be {c.now}, was {c.was}" for c in changes if c.what == "grade"]
    if changed.changes is None:
        parts.append("its values were not kept with this signature")
    elif not changes:
        parts.append("no value changed")
    return head + "; ".join(parts)


def _spell_counts(changed: ChangedSince) -> str:
    """How many reports and origins came or went; statements where no report did."""
    counted = [("report", changed.reports), ("origin", changed.origins)]
    if changed.reports in (None, (0, 0)):
        counted.append(("statement", changed.statements))
    words = (
        f"{number} {mark}{thing}{'s' if number != 1 else ''}{after}"
        for thing, counts in counted
        for number, mark, after in zip(counts or (0, 0), ("new ", ""), ("", " gone"), strict=True)
        if number
    )
    return ", ".join(words)


def _spell_change(change: Change) -> str:
    of = f" ({spell_name(change.of)})" if change.of not in (None, "people") else ""
    name = {"policy": "figures by the policy"}.get(change.what, spell_name(change.what)) + of
    if change.was is None and change.added:
        return f"new: {name} {', '.join(map(spell_name, change.added))}"
    if change.now is None and change.gone:
        return f"gone: {name} {', '.join(map(spell_name, change.gone))}"
    field = (change.was or "").split(" ")[0] in STATUS_MARKS
    parts = []
    if change.was != change.now:
        now, was = (
            _spell_standing(side) if field else _spell_side(change.what, side) for side in (change.now, change.was)
        )
        parts.append(f"now {now}, was {was}" if field else f"{now}, was {was}")
    parts += [f"also {', '.join(map(spell_name, change.added))}"] if change.added else []
    parts += [f"no longer {', '.join(map(spell_name, change.gone))}"] if change.gone else []
    return f"{name} {', '.join(parts)}"


def _spell_side(what: str, side: str | None) -> str:
    if side is None:
        return "not said"
    return spell_kind(side) if what == "kind" else spell_name(side) if what == "policy" else side


def _spell_standing(side: str | None) -> str:
    status, _, reason = (side or "").partition(" ")
    word = "disputed" if status == "conflicting" else STATUS_MARKS.get(status, "not said")
    return word + (f" ({REASONS[reason]})" if reason in REASONS else "")
