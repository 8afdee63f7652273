"""Where the words of a card lead: to other parts of the one page, or to pages of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tadmor.export.page.markup import Attribute
from tadmor.model.claim import Claim
from tadmor.model.document import Evidence

Attributes = Mapping[str, Attribute]


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """The attributes of a link to an event (its id and number), to a report (its id or url, and its number), and to a sentence: a
    claim, the words of it that say the value, and the number of its report.

    `beside`: a value leads to its sentence; where it is False a value opens, and its sentence stands in it.
    """

    event: Callable[[str, int], Attributes]
    report: Callable[[str, int], Attributes]
    sentence: Callable[[Claim, Evidence | None, int], Attributes]
    beside: bool = False


WITHIN = Links(
    event=lambda _, number: {"href": f"#e{number}"},
    report=lambda _, number: {"href": f"#r{number}"},
    sentence=lambda _claim, _evidence, number: {"href": f"#r{number}"},
)
