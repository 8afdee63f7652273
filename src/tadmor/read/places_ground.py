"""Words after a name that make ground of it ("Akida village", "the Talbiya area", "Myanmar's coast"), and those that do not."""

from __future__ import annotations

import re

from tadmor.read.page import Parse

_SETTLED = "village|town|city|hamlet|settlement|islet|suburb|slum|estate"
_AREA = (
    "area|township|axis|pocket|constituency|sector|junction|crossroads|enclave|front|neighbou?rhood|quarter|local government areas?"
    "|LGAs?|block|countryside|outskirts|corridor|salient|triangle|valley|hills?|heights|plains?|slope|farms?"
)
GROUND_AFTER = re.compile(rf"\s+(?:{_SETTLED}|(?P<area>{_AREA}))\b(?!-)")
_PARTS = (
    "capital|coast|coastline|borders?|north|south|east|west|northeast|northwest|southeast|southwest|centre|center|interior|provinces?"
    "|regions?|states?|cit(?:y|ies)|towns?|villages?|waters|seawaters|skies|airspace|airports?|mountains|jungles?|streets|roads"
    "|coastal|countryside|heartland|belt|side|frontier|outskirts|islands?"
)
PART_AFTER = re.compile(
    rf"[’']s\s+(?:[a-z][\w-]*\s+){{0,3}}?(?:{_PARTS})\b(?!,?\s+(?:of\s+)?[A-Z])(?!\s+(?:guards?|police|forces?))"
)
DIRECTED_BEFORE = re.compile(
    r"\b(?:(?:(?:north|south)(?:-?(?:east|west|central))?|east|west)(?:ern)?|central)\s+"
    r"(?:(?:and|or)\s+(?:(?:(?:north|south)(?:-?(?:east|west))?|east|west)(?:ern)?|central)\s+)?$"
)
# What of a country is ground of it where its name stands before: "a Myanmar town". Bases and embassies are not.
SITES = frozenset(
    "town city village province region border coast capital prison jail beach resort island jungle desert territory soil waters"
    " airspace countryside suburb".split()
)


def stands_on(parse: Parse | None, tokens: range) -> bool:
    """True where a country's name modifies a noun for a part of it."""
    if parse is None or not tokens:
        return False
    last = tokens[-1]
    head = parse.heads[last]
    beside = head > last and parse.deps[last] in ("compound", "nmod", "amod")
    return beside and parse.lemmas[head].lower() in SITES and parse.words[head].islower()
