"""Places in a row: what is said of one of them holds for the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tadmor.read.places_language import SPEECH_AFTER
from tadmor.read.places_names import Mention, Names

LIST_GAP = re.compile(r",?\s+(?:and\s+|or\s+|as\s+well\s+as\s+)?(?:the\s+)?")
PLURAL_KIND = re.compile(
    r"\b(?:counties|districts|provinces|regions|oblasts|governorates|states|departments|prefectures)$", re.IGNORECASE
)


def show_enumerated(found: Sequence[Mention], names: Names) -> None:
    """In "in Greece, Bulgaria and Italy" every country is a place, as the first is."""
    for first, second in pairwise(found):
        if second.acting and not first.hidden and names.is_country(first.core):
            gap = names.text[first.end : second.span.start]
            if LIST_GAP.fullmatch(gap) and not SPEECH_AFTER.match(names.text, second.span.end):
                second.hidden = second.acting = False


def share_kinds(found: Sequence[Mention], text: str) -> None:
    """In "Kunar and Nangarhar provinces" both are."""
    for first, second in reversed(list(pairwise(found))):
        said = text[second.span.start : max(second.end, second.span.end)]
        many = PLURAL_KIND.search(said) or second.sharing
        if many and second.kind and first.kind is None and LIST_GAP.fullmatch(text[first.end : second.span.start]):
            first.kind, first.sharing = second.kind, True
