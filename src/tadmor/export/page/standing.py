"""What a card says before its table: the policy of its figures, what the sources disagree on, and the grade with its reasons."""

from __future__ import annotations

from tadmor.export.changed import spell_changed
from tadmor.export.disagreements import MOST_SHOWN, rank_disagreements
from tadmor.export.page.contents import Contents, Event
from tadmor.export.page.markup import Markup, element
from tadmor.export.page.matrix import say_value
from tadmor.export.page.quotations import open_value
from tadmor.export.page.words import REASONS, capital, spell_heading, spell_value
from tadmor.export.wording import POLICIES, spell_grade, spell_name, spell_signature
from tadmor.model.incident import Field, FieldValue

STANDINGS = {"conflicting": "sources disagree", "revised": "revised"}


def show_disagreements(event: Event, contents: Contents | None = None) -> Markup | None:
    """At most five disagreements, the most important first: each value with who says so. The table below has all of them."""
    ranked = rank_disagreements(event.incident)
    if not ranked:
        return None
    left = len(ranked) - MOST_SHOWN
    more = element("p", f"{left} more in the table below.", class_="note") if left > 0 else None
    return element(
        "section",
        element("h4", "What the sources disagree on"),
        element("ul", *(_disagreement(contents, event, field) for field in ranked[:MOST_SHOWN])),
        more,
        class_="disagreements",
    )


def _disagreement(contents: Contents | None, event: Event, field: Field) -> Markup:
    reason = REASONS[field.reason] if field.reason and field.reason != "true_conflict" else None
    standing = ": ".join(part for part in (STANDINGS[field.status], reason, field.detail) if part)
    values = (
        element(
            "span",
            element("strong", _value(contents, event, field, value)),
            f" {'; '.join(value.origins) or 'no independent origin'}",
            class_="value",
        )
        for value in field.values
    )
    heading = spell_heading(field.field, field.of)
    return element("li", element("span", heading, class_="what"), element("span", standing, class_="standing"), *values)


def _value(contents: Contents | None, event: Event, field: Field, value: FieldValue) -> Markup | str:
    """A value, leading to the first sentence that says it where values do."""
    words = capital(spell_value(value.value))
    first = next((claim for claim in event.claims if claim.id in value.claims), None)
    if contents is None or not contents.links.beside or first is None:
        return words
    return open_value(contents, words, ((first, say_value(field, value, first).evidence),))


def show_grade(event: Event) -> Markup | None:
    """The grade: proposed by a rule or signed, with its reasons and what would change it."""
    grade = event.incident.grade
    if grade is None:
        return None
    changes = element("ul", *(element("li", change) for change in grade.would_change_it))
    return element(
        "section",
        element("h4", f"Grade: {grade.short}, {spell_signature(grade)}"),
        *(element("p", f"{capital(spell_changed(one))}.", class_="changed") for one in grade.changed_since),
        element("p", f"{capital(spell_grade(grade))}.", class_="note"),
        element("ul", *(element("li", reason) for reason in grade.reasons)),
        element("p", "What would change it:", class_="note") if grade.would_change_it else None,
        changes if grade.would_change_it else None,
        class_="grade",
    )


def show_policy(event: Event) -> Markup | None:
    """By which policy the figures were put together, and which of its rules had a part."""
    casualties = event.incident.casualties
    if casualties is None:
        return None
    rule = f": {POLICIES[casualties.policy]}" if casualties.policy in POLICIES else ""
    notes = "".join(f" {capital(note)}." for note in casualties.notes)
    return element("p", f"Figures by the policy “{spell_name(casualties.policy)}”{rule}.{notes}", class_="note policy")
