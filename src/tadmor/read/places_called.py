"""Whether a name in a sentence is a place: by the gazetteer, by its own word, or by the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tadmor.lexicon.gazetteer import Candidate, water_names
from tadmor.lexicon.gazetteer_names import name_key
from tadmor.model.span import Span
from tadmor.read.places_before import Before
from tadmor.read.places_names import Kind, Names
from tadmor.read.places_surroundings import NEVER
from tadmor.read.places_unknown import AT_FACILITY, FACILITIES, facility_at, is_bank, is_barred, makes_a_place

PLACE_LABELS = frozenset(["GPE", "LOC", "FAC"])
AT_UNKNOWN = frozenset(
    "in at into near outside inside around within from of reached entered hit struck shelled bombed attacked"
    " seized".split()
)
# Inhabitants from which "the X airport" is named by its town alone.
WELL_KNOWN = 15_000
BEFORE_FACILITY = frozenset("international central military main general regional municipal civil".split())
BODY_KIND = re.compile(r"\b(?:Department|Commune|Republic|State|Council|Region)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A name cut out of its sentence: `core` is looked up and ends at `end`, `span` is the name with its kind; `ground_end`
    is where "village" or "area" after it ends, 0 where none follows."""

    span: Span
    core: str
    end: int
    kind: Kind | None
    label: str
    before: Before
    known: tuple[Candidate, ...]
    listed: bool
    ground_end: int


def is_supported(called: Called, names: Names, persons: frozenset[str], chained: bool) -> bool:
    """True where the words around a name say that it is a place, whether or not anybody knows it."""
    known = bool(called.known)
    if called.kind and (known or not BODY_KIND.search(names.text[called.span.start : called.span.end])):
        return True
    if called.ground_end and not known and called.core not in persons and not is_barred(called.core, called.label):
        return True
    if (called.listed and not known) or (chained and (known or called.before.word in AT_UNKNOWN)):
        return True
    if any(c.spelling != "loose" for c in called.known):
        return False
    if called.label in NEVER or called.core in persons or is_barred(called.core, called.label):
        return False
    end = max(called.end, called.span.end)
    return makes_a_place(called.before, called.core, called.label) and names.text[end : end + 2] not in ("'s", "’s")


def may_be(called: Called, introduced: bool, supported: bool, placed: bool) -> bool:
    """False for names of other things, and for names that nobody knows and nothing places."""
    core, label, known = called.core, called.label, called.known
    if not known and called.kind is None and not introduced and is_barred(core, label):
        return False
    on = called.before.word == "on" and label not in PLACE_LABELS
    if on and not (supported or makes_a_place(called.before, core, label)):
        return False
    if not known and not (supported or (label in PLACE_LABELS and placed and not core.isupper())):
        return False
    short = core.isupper() and len(core) < 6
    return not short or any(c.feature in ("country", "province", "area") for c in known)


def unheld(names: Names, span: Span, core: str, label: str, before: Before) -> tuple[Span, str, Kind | None]:
    """A facility with its kind, a river with its article: neither is looked up."""
    if (before.article and name_key(core) in water_names()) or (
        before.word == "of" and is_bank(names.text, names.bounds, span.start)
    ):
        return span, core, "feature"
    found = [c for c in names.gazetteer.candidates(core) if c.spelling != "loose"]
    if any(c.population >= WELL_KNOWN or c.feature == "country" for c in found) or is_barred(core, label):
        return span, core, None
    if not (before.word in AT_FACILITY or label in PLACE_LABELS):
        return span, core, None
    if town := _town_of(names, core):
        return span, town, None
    if after := facility_at(names.text, span.start + len(core), names.bounds.end):
        span = Span(span.start, after.end())
        return (span, core, None) if found else (span, names.text[span.start : span.end], "facility")
    named = " " in core and core.rsplit(" ", 1)[1].lower() in FACILITIES
    return span, core, "facility" if named and not found else None


def _town_of(names: Names, core: str) -> str | None:
    """The well-known town in the name of its airport or prison: "Vancouver" of "Vancouver International Airport"."""
    words = core.split(" ")
    if len(words) < 2 or words[-1].lower() not in FACILITIES:
        return None
    for length in range(len(words) - 1, 0, -1):
        town, rest = " ".join(words[:length]), words[length:]
        if any(w.lower() not in FACILITIES and w.lower() not in BEFORE_FACILITY for w in rest):
            return None
        known = names.gazetteer.candidates(town)
        if any(c.feature == "settlement" and c.spelling == "name" and c.population >= WELL_KNOWN for c in known):
            return town
    return None
