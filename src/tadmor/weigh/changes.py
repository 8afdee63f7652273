"""What is different from what a person signed: the values kept with the signature held against those of today.

Values are kept as they were shown, not recomputed: a later rule, policy or reading would sum up the same reports otherwise, and who
signed must be held to what he or she saw. Witnesses are counted, never named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from tadmor.model.incident import Change, Field, Incident, Origin, Range
from tadmor.model.signed import Signed, SignedField

Counts = tuple[int, int]
_WITNESS = "a witness"
_NUMBER = re.compile(r"\d+")
_NO_BEST = " (no best)"


def keep_signed(incident: Incident) -> Signed:
    """What is to be kept of an incident when its grade is signed."""
    when, casualties, grade = incident.when, incident.casualties, incident.grade
    return Signed(
        incident=incident.id,
        kind=incident.kind,
        earliest=when.earliest if when else None,
        latest=when.latest if when else None,
        where=_name_where(incident),
        policy=casualties.policy if casualties else None,
        killed=casualties.killed if casualties else None,
        wounded=casualties.wounded if casualties else None,
        by_status=casualties.by_status if casualties else (),
        fields=tuple(_keep_field(field) for field in incident.fields),
        origins=tuple(sorted(_name_origin(origin) for origin in incident.independent_origins)),
        documents=tuple(sorted(incident.documents)),
        airwars=grade.airwars if grade else None,
        credibility=grade.credibility if grade else None,
    )


def compare_signed(signed: Signed, incident: Incident) -> tuple[tuple[Change, ...], Counts, Counts]:
    """Values that are not as signed, and how many reports and origins are new and gone. `incident` has its proposed grade."""
    now = keep_signed(incident)
    changes = (*_plain_changes(signed, now), *_range_changes(signed, now))
    fields = (change for change in _field_changes(signed, now) if not _told_by_range(change, changes, signed, now))
    grades = (_spell_grade(one) for one in (signed, now))
    found = (*changes, *fields, *_changes("grade", *grades))
    return found, _count(signed.documents, now.documents), _count(signed.origins, now.origins)


def _count(before: Iterable[str], after: Iterable[str]) -> Counts:
    """How many are new and how many gone."""
    was, is_now = Counter(before), Counter(after)
    return (is_now - was).total(), (was - is_now).total()


def _name_where(incident: Incident) -> str | None:
    where = incident.where
    if where is None:
        return None
    relation = "" if where.relation == "in" else f"{where.relation.replace('_', ' ')} "
    return relation + ", ".join(dict.fromkeys(part for part in (where.name, where.admin1, where.country) if part))


def _keep_field(field: Field) -> SignedField:
    values = tuple(sorted(value.value for value in field.values))
    return SignedField(field=field.field, of=field.of, status=field.status, reason=field.reason, values=values)


def _name_origin(origin: Origin) -> str:
    return _WITNESS if origin.kind == "witness" else origin.name


def _spell_grade(signed: Signed) -> str | None:
    return " ".join(str(part) for part in (signed.airwars, signed.credibility) if part is not None) or None


def _changes(what: str, was: str | None, now: str | None) -> Iterator[Change]:
    if was != now:
        yield Change(what=what, was=was, now=now)


def _plain_changes(signed: Signed, now: Signed) -> Iterator[Change]:
    yield from _changes("kind", signed.kind, now.kind)
    yield from _changes("when", *(_spell_days(one.earliest, one.latest) for one in (signed, now)))
    yield from _changes("where", signed.where, now.where)
    yield from _changes("policy", signed.policy, now.policy)


def _spell_days(earliest: str | None, latest: str | None) -> str | None:
    if earliest is None or latest is None:
        return f"by {latest}" if latest else f"from {earliest}" if earliest else None
    return earliest if earliest == latest else f"{earliest} to {latest}"


def _range_changes(signed: Signed, now: Signed) -> Iterator[Change]:
    before, after = _ranges(signed), _ranges(now)
    for key in (*before, *(key for key in after if key not in before)):
        was, is_now = before.get(key) or Range(), after.get(key) or Range()
        words = [_spell_range(one, with_best=was.best != is_now.best) for one in (was, is_now)]
        if words[0] != words[1]:
            yield Change(what=key[0], of=key[1], was=words[0].replace(_NO_BEST, ""), now=words[1])


def _ranges(signed: Signed) -> dict[tuple[str, str | None], Range | None]:
    figures: dict[tuple[str, str | None], Range | None] = {
        ("killed", None): signed.killed,
        ("wounded", None): signed.wounded,
    }
    return figures | {("killed", status): figure for status, figure in signed.by_status}


def _spell_range(figure: Range, *, with_best: bool) -> str:
    low, best, high = figure.low, figure.best, figure.high
    if low is None and high is None:
        return "no figure" if best is None else f"about {best}"
    if low is not None and low == high:
        return str(low)
    ends = f"up to {high}" if low is None else f"{low} or more" if high is None else f"{low}–{high}"
    shown = _NO_BEST if best is None else f" (best {best})"
    return ends + (shown if with_best else "")


def _field_changes(signed: Signed, now: Signed) -> Iterator[Change]:
    before = {(field.field, field.of): field for field in signed.fields}
    after = {(field.field, field.of): field for field in now.fields}
    for key in (*before, *(key for key in after if key not in before)):
        was, is_now = before.get(key), after.get(key)
        said, says = (set(one.values) if one else set[str]() for one in (was, is_now))
        standings = _spell_standing(was), _spell_standing(is_now)
        if standings[0] != standings[1] or said != says:
            added, gone = tuple(sorted(says - said)), tuple(sorted(said - says))
            yield Change(what=key[0], of=key[1], was=standings[0], now=standings[1], added=added, gone=gone)


def _told_by_range(field: Change, ranges: Iterable[Change], signed: Signed, now: Signed) -> bool:
    """True for a figure whose range is another and whose new and former values are ends of the two ranges."""
    key = (field.what, None if field.of == "people" else field.of)
    if all((change.what, change.of) != key for change in ranges):
        return False
    figures = [figure for figure in (_ranges(signed).get(key), _ranges(now).get(key)) if figure]
    ends = {str(end) for figure in figures for end in (figure.low, figure.high)}
    return all(number in ends for value in (*field.added, *field.gone) for number in _NUMBER.findall(value))


def _spell_standing(field: SignedField | None) -> str | None:
    return " ".join(part for part in (field.status, field.reason) if part) if field else None
