"""Whether single violent claims, read in documents that their sets left without a label, are true: judged by hand.

A document that tells violence may still be given a violence that it does not tell. So each violent claim that was read in the
documents of quiet_codes.tsv coded as violence is held against its text, one by one (quiet_claims.tsv, with its guide). In documents
coded otherwise every violent claim is false. A claim that nobody has judged counts as false, and how many are judged is a figure
beside: when the reading changes, the figure can only get worse until somebody has looked.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal, cast, get_args

Verdict = Literal["true", "false"]
VERDICTS: frozenset[str] = frozenset(get_args(Verdict))
Key = tuple[str, int, str]


def read_verdicts(text: str) -> dict[Key, Verdict]:
    """Verdict by document, start of the word that tells the event, and kind, from a table with a heading; # opens a remark."""
    rows = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    found: dict[Key, Verdict] = {}
    for document, start, kind, verdict in rows[1:]:
        if verdict not in VERDICTS:
            raise ValueError(f"{verdict!r} of {document} at {start} is not one of {', '.join(sorted(VERDICTS))}")
        found[document, int(start), kind] = cast(Verdict, verdict)
    return found


@cache
def load_verdicts() -> Mapping[Key, Verdict]:
    """The committed verdicts."""
    return read_verdicts(resources.files("tadmor.bench.reading").joinpath("quiet_claims.tsv").read_text("utf-8"))
