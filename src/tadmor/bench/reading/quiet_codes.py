"""What documents tell of violence that their sets left without a label: codes given by hand, with their guide in quiet_codes.tsv.

The Indian set labels acts of the police alone, InsightCrime what an article is mainly about; most documents without a label
still tell of violence, and a claim on that is no error. So the unlabelled documents of dev were read whole and coded. One coder,
who did not see what the reader gives, coded each once and went through the codes of violence and general again; codes were settled
before the first figure and do not change after one. No second coder: it is not known how far another would agree. The guide is
lenient: an event named in one clause makes a document one of violence, so to find something in all of these is hard.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal, cast, get_args

Code = Literal["violence", "crime", "general", "none"]
CODES: frozenset[str] = frozenset(get_args(Code))


def read_codes(text: str) -> dict[tuple[str, str, int], tuple[str, Code]]:
    """Start of the text's hash and code, by set, part and row, from the lines of a table with a heading; # opens a remark."""
    rows = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    found: dict[tuple[str, str, int], tuple[str, Code]] = {}
    for corpus, part, row, digest, code in rows[1:]:
        if code not in CODES:
            raise ValueError(f"{code!r} of {corpus}/{part}/{row} is not one of {', '.join(sorted(CODES))}")
        found[corpus, part, int(row)] = (digest, cast(Code, code))
    return found


@cache
def load_codes() -> Mapping[tuple[str, str, int], tuple[str, Code]]:
    """The committed codes."""
    return read_codes(resources.files("tadmor.bench.reading").joinpath("quiet_codes.tsv").read_text("utf-8"))


def code_of(
    corpus: str, part: str, row: int, text: str, codes: Mapping[tuple[str, str, int], tuple[str, Code]] | None = None
) -> Code | None:
    """The code of a document. None where it has none, or where its text is not the one that was coded."""
    held = (load_codes() if codes is None else codes).get((corpus, part, row))
    if held is None:
        return None
    digest, code = held
    return code if hashlib.sha256(text.encode("utf-8")).hexdigest().startswith(digest) else None
