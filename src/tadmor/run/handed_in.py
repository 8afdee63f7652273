"""What a person hands in of a claim, as records: values in the form of exports, each with the words that were selected for it.

A quotation is handed in as where it stands, ``{"start": 10, "end": 14}``; the text is taken from the report. Words that stand
in the report just once may be handed in themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar, cast, get_args

from tadmor.errors import EvidenceError, UsageError
from tadmor.lexicon.kinds import load_kinds
from tadmor.model.actor import Actor, HitObject, Weapon
from tadmor.model.claim import Claim, Disputed, ReadBy
from tadmor.model.correction import CODES, COUNTED, ROLES, SLOTS, CodeSlot, Correction, Slot, field_of
from tadmor.model.document import Document
from tadmor.model.ids import ClaimId, claim_id
from tadmor.model.place import Place
from tadmor.model.plain import from_plain, to_plain
from tadmor.model.source import Source
from tadmor.model.span import Span
from tadmor.model.value import Quantity, TimeInterval
from tadmor.text.sentences import split_sentences

_LISTED: Mapping[str, type[Any]] = {
    "places": Place,
    "actors": Actor,
    "objects": HitObject,
    "weapons": Weapon,
    "sources": Source,
    "quantities": Quantity,
}
R = TypeVar("R")
_COMPUTED = ("id", "document", "read_by", "confidence")
_SURE = 1.0
_CARRIERS = ("outlet", "news_agency")


def make_correction(slot: str, value: object, document: Document) -> Correction:
    """The value of a slot of a claim of `document`; None or an empty list where the report tells nothing of it.

    Raises UsageError for what is no value of the slot, EvidenceError for a value without the words that say it.
    """
    if slot not in SLOTS:
        raise UsageError(f"A claim has no part {slot!r}. There are: {', '.join(SLOTS)}.")
    name: Slot = slot
    if slot in get_args(CodeSlot):
        code, evidence = _split_code(value)
        _check_code(slot, code)
        quoted = document.quote(_span(evidence, document)) if evidence is not None else None
        return Correction(slot=name, code=code, evidence=quoted)
    if slot == "disputes":
        wrong = [part for part in _items(value) if part not in get_args(Disputed)]
        if wrong:
            raise UsageError(f"{wrong[0]!r} is not among {', '.join(get_args(Disputed))}.")
        return Correction(slot=name, disputes=tuple(_items(value)))
    if slot == "about":
        return Correction(slot=name, about=ClaimId(str(value)) if value else None)
    if slot == "when":
        return Correction(slot=name, when=_time(value, document))
    if slot == "where":
        value = [value] if value else []
    records = tuple(_record(_LISTED[field_of(slot)], item, document, slot) for item in _items(value))
    if slot == "sources" and not records:
        raise UsageError("Somebody must have said it: the chain of sources cannot be empty.")
    _check_parts(records)
    return Correction(slot=name, **cast("Any", {field_of(slot): records}))


def make_claim(document: Document, values: Mapping[str, object], read_by: ReadBy) -> Claim:
    """A claim that a person coded: `kind` and `trigger` at least, and any other field of a claim in the form of exports.

    `evidence` are the sentences around the trigger unless given; the outlet is the source and the time that of publication unless
    given. Raises UsageError for what is no such value, EvidenceError for a value without the words that say it.
    """
    known = {field.name for field in fields(Claim)} - {*_COMPUTED}
    if wrong := sorted(set(values) - known):
        raise UsageError(f"A claim has no {wrong[0]!r} to be coded. There are: {', '.join(sorted(known))}.")
    for name in ("kind", "trigger"):
        if not values.get(name):
            raise UsageError(f"A claim needs a {name}.")
    for slot in ("kind", *CODES):
        if slot in values:
            _check_code(slot, values[slot])
    trigger = document.quote(_span(values["trigger"], document))
    told = values.get("evidence")
    evidence = document.quote(_span(told, document) if told else _sentences(document, trigger.span))
    plain = {
        name: [to_plain(_record(_LISTED[name], item, document, name)) for item in _items(values.get(name))]
        for name in _LISTED
    }
    _check_parts([from_plain(Quantity, item) for item in plain["quantities"]])
    where = to_plain(_record(Place, values["where"], document, "where")) if values.get("where") else None
    if where and where not in plain["places"]:
        plain["places"].insert(0, where)
    outlet = Source(name=document.outlet or document.url or "the report", kind="outlet", confidence=_SURE)
    persons = [_quoted(item, document) for item in _items(values.get("persons"))]
    rest = {name: values[name] for name in ("kind", *CODES, "disputes", "about") if values.get(name)}
    return _restore(
        Claim,
        {
            **rest,
            **plain,
            "persons": persons,
            "id": claim_id(document.id, trigger.start, trigger.end),
            "document": to_plain(document.reference()),
            "sources": plain["sources"] or [to_plain(outlet)],
            "when": to_plain(_time(values.get("when"), document)),
            "where": where,
            "trigger": to_plain(trigger),
            "evidence": to_plain(evidence),
            "confidence": _SURE,
            "read_by": to_plain(read_by),
        },
    )


def _split_code(value: object) -> tuple[Any, object]:
    """A code alone, or with the words that show it."""
    if isinstance(value, Mapping):
        return value.get("code"), value.get("evidence")
    return value, None


def _check_code(slot: str, code: object) -> None:
    known = load_kinds().kinds if slot == "kind" else CODES[slot]
    if code not in known:
        raise UsageError(f"{code!r} is no {slot}. There are: {', '.join(sorted(known))}.")


def _items(value: object) -> Sequence[Any]:
    if value is None:
        return ()
    if isinstance(value, (str, Mapping)) or not isinstance(value, Sequence):
        raise UsageError("A list of values is needed here.")
    return value


def _time(value: object, document: Document) -> TimeInterval:
    if not value:
        published = document.published_day
        latest = published.isoformat() if published else None
        return TimeInterval(earliest=None, latest=latest, precision="day", basis="publication", confidence=_SURE)
    if not isinstance(value, Mapping):
        raise UsageError("A time is earliest, latest, precision, basis and evidence.")
    time: TimeInterval = _restore(TimeInterval, {"confidence": _SURE} | _quoted(value, document))
    if time.evidence is None and time.basis != "publication":
        raise EvidenceError("The new value of when quotes nothing. Select the words that say it.")
    for day in (time.earliest, time.latest):
        _check_day(day)
    if time.earliest and time.latest and time.earliest[:10] > time.latest[:10]:
        raise UsageError(f"{time.earliest} is after {time.latest}.")
    return time


def _check_day(day: str | None) -> None:
    try:
        date.fromisoformat((day or "2000-01-01")[:10])
    except ValueError:
        raise UsageError(f"{day!r} is no day. Write 2024-05-28.") from None


def _record(record: type[Any], value: object, document: Document, slot: str) -> Any:
    if not isinstance(value, Mapping):
        raise UsageError(f"A value of {slot} is an object of {', '.join(field.name for field in fields(record))}.")
    plain = _quoted(value, document)
    if record is Quantity:
        words = (plain.get("evidence") or {}).get("text")
        plain = {"low": None, "high": None, "words": words, "what": slot} | plain
    elif slot in ROLES:
        plain = {"role": ROLES[slot][0]} | plain
    if not plain.get("evidence") and not (record is Source and _carries(plain, document)):
        raise EvidenceError(f"A value of {slot} quotes nothing. Select the words that say it.")
    made = _restore(record, {"confidence": _SURE} | plain)
    if slot in ROLES and made.role not in ROLES[slot]:
        raise UsageError(f"{made.role} does not belong to {slot}: {', '.join(ROLES[slot])}.")
    if slot in COUNTED and made.what != slot:
        raise UsageError(f"{made.what} does not belong to {slot}.")
    _check_range(made)
    return made


def _carries(source: Mapping[str, Any], document: Document) -> bool:
    """True for who brings a report, which stands in what is known of it and not in its text."""
    return source.get("kind") in _CARRIERS or source.get("name") == document.outlet


def _check_range(made: object) -> None:
    if isinstance(made, Quantity):
        ends = [end for end in (made.low, made.high) if end is not None]
        if not all(isinstance(end, int) and end >= 0 for end in ends) or ends != sorted(ends):
            raise UsageError("A figure is a whole number from 0 on, the lower one first.")
        if not ends:
            raise UsageError("A figure needs a number: low, high or both.")
    if isinstance(made, Place) and not _on_earth(made.latitude, made.longitude):
        raise UsageError("A point needs a latitude up to 90 and a longitude up to 180 degrees.")


def _on_earth(latitude: float | None, longitude: float | None) -> bool:
    if latitude is None or longitude is None:
        return latitude is longitude
    return abs(latitude) <= 90 and abs(longitude) <= 180


def _check_parts(records: Sequence[object]) -> None:
    for at, made in enumerate(records):
        part = made.part_of if isinstance(made, Quantity) else None
        if part is not None and (part == at or not 0 <= part < len(records)):
            raise UsageError(f"There is no figure {part} for another to be part of.")


def _quoted(value: Any, document: Document) -> dict[str, Any]:
    """The value with its quotation taken from the report."""
    plain = dict(value)
    if plain.get("evidence") is not None:
        plain["evidence"] = to_plain(document.quote(_span(plain["evidence"], document)))
    return plain


def _span(value: object, document: Document) -> Span:
    if isinstance(value, str):
        times = document.text.count(value) if value else 0
        if times > 1:
            raise EvidenceError(f"“{value}” stands in the report {times} times: say where it starts and ends.")
        if not times:
            raise EvidenceError(f"“{value}” does not stand in the report.")
        start = document.text.index(value)
        return Span(start, start + len(value))
    ends = (value.get("start"), value.get("end")) if isinstance(value, Mapping) else value
    if not isinstance(ends, Sequence) or len(ends) != 2 or not all(isinstance(end, int) for end in ends):
        raise UsageError("A quotation is where it starts and ends in the text of the report, as two numbers.")
    if not 0 <= ends[0] < ends[1]:
        raise UsageError("A quotation holds at least one character.")
    return Span(*ends)


def _sentences(document: Document, trigger: Span) -> Span:
    sentences = split_sentences(document.text, document.language or "en")
    spans = [sentence.span for sentence in sentences if sentence.span.overlaps(trigger)]
    return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else trigger


def _restore(record: type[R], plain: Mapping[str, Any]) -> R:
    try:
        return from_plain(record, plain)
    except (TypeError, ValueError) as fault:
        raise UsageError(f"This is no {record.__name__}: {fault}.") from fault
