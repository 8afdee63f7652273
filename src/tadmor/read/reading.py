"""What a reader gives back for one report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.ids import DocumentId
from tadmor.model.rejection import Rejection


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Claims of one report, what was left out and why, and how much was looked at.

    `sentences` is how many the report has, `parsed` how many of them were worth parsing.
    """

    document: DocumentId
    claims: tuple[Claim, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    sentences: int = 0
    parsed: int = 0


Read = Callable[[Document], Reading]
