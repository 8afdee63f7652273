"""Words after a name that make ground of it ("Akida village", "the Talbiya area", "Myanmar's coast"), and those that do not."""

from __future__ import annotations

import re

from tadmor.read.page import Parse

_SETTLED = "village|town|hamlet|settlement|islet|suburb|slum|estate"
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
# What a place may be of that is named with it: "a Baghdad restaurant", "a Myanmar town".
SITES = frozenset(
    "town city village province region border coast capital prison jail hotel motel restaurant cafe bar airport base plant camp"
    " hospital clinic school university college mosque church temple shrine market beach resort island jungle desert territory"
    " soil waters airspace street square suburb neighbourhood neighborhood district house home room building warehouse factory"
    " refinery station checkpoint nightclub courthouse theatre theater museum park farm field mine quarry bridge road highway"
    " railway port harbour harbor barracks cemetery stadium supermarket mall shop stronghold countryside slum hideout offices"
    " headquarters embassy consulate".split()
)


def stands_on(parse: Parse | None, tokens: range) -> bool:
    """True where a name modifies the noun for a site: "in a Las Vegas hotel room"."""
    if parse is None or not tokens:
        return False
    last = tokens[-1]
    head = parse.heads[last]
    beside = head > last and parse.deps[last] in ("compound", "nmod", "amod", "poss")
    return beside and parse.lemmas[head].lower() in SITES and parse.words[head].islower()
