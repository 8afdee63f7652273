"""What could not be read or was left out, and why: countable and shown, never silence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Stage = Literal["ingest", "read", "match", "store", "export"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """`document` is a document id or, before there is one, the path as given. `span` is (start, end) in its text.

    `reason` is a short code (``no_reader_for_language``), `detail` one sentence for the person.
    """

    document: str
    stage: Stage
    reason: str
    detail: str
    span: tuple[int, int] | None = None
