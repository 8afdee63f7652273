"""What people decided of the statements of an event: who checked, corrected or coded which, and what it said before."""

from __future__ import annotations

from tadmor.export.checked import spell_checked
from tadmor.export.page.contents import Contents, Event
from tadmor.export.page.markup import Markup, element
from tadmor.export.page.quotations import attribute, quote_value
from tadmor.model.claim import Claim


def show_checked(contents: Contents, event: Event) -> Markup | None:
    """Each statement of which people decided something, with its sentence folded behind it; nothing where nobody did."""
    decided = [claim for claim in event.claims if claim.id in contents.checked]
    if not decided:
        return None
    rows = (_decided(contents, claim) for claim in decided)
    return element("section", element("h4", "Decided by people"), element("ul", *rows), class_="decided")


def _decided(contents: Contents, claim: Claim) -> Markup:
    lines = spell_checked(contents.checked[claim.id])
    said = element("summary", element("q", claim.trigger.text, dir="auto"), f": {'; '.join(lines)}")
    return element("li", element("details", said, quote_value(claim, claim.trigger), attribute(contents, claim)))
