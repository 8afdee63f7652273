"""The card of one event: what is told, by whom, where they differ, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tadmor.export.naming import spell_where
from tadmor.export.page.belonging import show_belonging, show_days
from tadmor.export.page.caveats import show_copies, show_missing
from tadmor.export.page.chains import show_relays
from tadmor.export.page.checked import show_checked
from tadmor.export.page.contents import Contents, Event
from tadmor.export.page.markup import Markup, element, join
from tadmor.export.page.matrix import Cell, Line, Voice, build_matrix, list_voices
from tadmor.export.page.quotations import attribute, open_value, quote_value
from tadmor.export.page.standing import show_disagreements, show_grade, show_policy
from tadmor.export.page.tolls import show_tolls
from tadmor.export.page.words import (
    REASONS,
    SCOPES,
    capital,
    count_of,
    spell_aside,
    spell_day,
    spell_figure,
    spell_marks,
    spell_title,
    spell_when,
)
from tadmor.export.rows import AGAINST
from tadmor.export.wording import INTERESTS, spell_name, spell_stance
from tadmor.model.claim import Claim

GLYPHS = {"agrees": "=", "differs": "≠", "alone": "○", "says": "“", "silent": "·"}
MANY = 5
STANDINGS = {
    "agreed": "sources agree",
    "single": "one independent origin",
    "revised": "revised",
    "conflicting": "sources disagree",
}


def show_card(contents: Contents, event: Event) -> Markup:
    """One event. Tadmor says nothing of what happened: every value hangs on its speaker, any denial stands above."""
    parts = dict(show_parts(contents, event))
    return element(
        "article",
        element(
            "header",
            element("p", f"Event {event.number} of {contents.total}", class_="eyebrow"),
            element("h3", spell_title(event.incident, event.claims), id=f"e{event.number}-title"),
            parts.pop("lead"),
            parts.pop("marks"),
        ),
        *parts.values(),
        element("p", element("a", "back to the list of events", href="#events"), class_="back"),
        id=f"e{event.number}",
        class_="card",
        aria_labelledby=f"e{event.number}-title",
    )


def show_parts(contents: Contents, event: Event) -> Mapping[str, Markup | None]:
    """The parts of a card by name, in the order in which they are read."""
    voices = list_voices(event)
    return {
        "lead": _lead(event, voices),
        "marks": _marks(event),
        "denials": _denials(contents, event),
        "facts_head": element("h4", "In short, as reports tell it"),
        "facts": _facts(event),
        "belonging": show_belonging(contents, event),
        "days": show_days(event),
        "policy": show_policy(event),
        "disagreements": show_disagreements(event, contents),
        "grade": show_grade(event),
        "table": _table(contents, event, voices),
        "tolls": show_tolls(contents, event),
        "statements": _statements(contents, event),
        "decided": show_checked(contents, event),
        "relays": show_relays(contents, event),
        "copies": show_copies(contents, event),
        "missing": show_missing(contents, event),
    }


def _lead(event: Event, voices: Sequence[Voice]) -> Markup:
    origins = [voice for voice in voices if voice.origin]
    parties = [voice.name for voice in origins if voice.origin and (voice.origin.party or voice.origin.own_interest)]
    reports, independent = (
        count_of(len(event.incident.documents), "report"),
        count_of(len(origins), "independent origin"),
    )
    said = f"Told in {reports}, by {independent}"
    interest = f" ({', '.join(parties)}: party to the conflict or speaking of its own acts)" if parties else ""
    return element("p", f"{said}{interest}. First reported {spell_day(event.incident.first_reported)}.", class_="lead")


def _marks(event: Event) -> Markup | None:
    marks = spell_marks(event.incident, event.claims)
    return element("ul", *(element("li", mark) for mark in marks), class_="marks") if marks else None


def _denials(contents: Contents, event: Event) -> Markup | None:
    against = [claim for claim in event.claims if claim.stance in AGAINST]
    if not against:
        return None
    rows = (element("li", _denial(contents, claim)) for claim in against)
    return element("section", element("h4", "Denied or not confirmed"), element("ul", *rows), class_="denials")


def _denial(contents: Contents, claim: Claim) -> Markup:
    """A line that opens to its sentence."""
    who = claim.sources[-1] if claim.sources else None
    name = (who.name + (" (not named)" if who.anonymous else "")) if who else "The report"
    disputed = ", ".join(spell_aside(item) for item in claim.disputes)
    if claim.stance == "does_not_confirm":
        says = "does not confirm" + (f": {disputed}" if disputed else " it")
    else:
        says = f"denies: {disputed}" if disputed else "denies it"
    sentence = join((quote_value(claim, claim.trigger), attribute(contents, claim)))
    return element("details", element("summary", element("strong", capital(name)), f" {says}"), sentence)


def _facts(event: Event) -> Markup:
    incident = event.incident
    casualties = incident.casualties
    facts: list[tuple[str, str | Markup]] = [
        ("When", spell_when(incident.when)),
        ("Where", spell_where(incident.where)),
    ]
    if casualties is not None:
        facts += [("Killed", spell_figure(casualties.killed)), ("Wounded", spell_figure(casualties.wounded))]
        facts += [(f"Killed, said to be {status}s", spell_figure(figure)) for status, figure in casualties.by_status]
    if incident.grade is not None:
        facts.append(("Grade", incident.grade.short + ("" if incident.grade.signed_by else ", proposed")))
    if hit := spell_hit(event.claims):
        facts.append(("Said to be hit", hit))
    return element(
        "dl", *(element("div", element("dt", head), element("dd", value)) for head, value in facts), class_="facts"
    )


def spell_hit(claims: Sequence[Claim]) -> str:
    """What was hit, as said, each once: "crowded market" stands for "market" too. The category follows where no word tells it."""
    things = dict.fromkeys((thing.name, thing.category) for claim in claims for thing in claim.objects)
    folded = [(name.casefold(), category) for name, category in things]
    named = [
        (name, category)
        for name, category in things
        if not any(category == c and n != name.casefold() and n.endswith(f" {name.casefold()}") for n, c in folded)
    ]
    once = dict.fromkeys(
        name if spell_name(category) in name.casefold() else f"{name} ({spell_name(category)})"
        for name, category in named
    )
    return "; ".join(once)


def _table(contents: Contents, event: Event, voices: Sequence[Voice]) -> Markup:
    lines, many = build_matrix(event, voices), len(voices) > MANY
    corner = element("th", element("span", "Who says what", class_="hidden"), scope="col")
    head = element("tr", corner, *(element("th", *_heading(contents, voice), scope="col") for voice in voices))
    body = (_line(contents, line, voices) for line in lines)
    table = element("table", element("thead", head), element("tbody", *body), class_="matrix")
    return element(
        "section",
        element("h4", "Who says what"),
        element("p", f"{len(voices)} voices; the table can be moved sideways.", class_="note wide-only")
        if many
        else None,
        element(
            "div",
            table,
            class_="scroll",
            tabindex="0",
            role="region",
            aria_label=f"Who says what of event {event.number}",
        ),
        class_="says",
    )


def _heading(contents: Contents, voice: Voice) -> tuple[Markup | None, ...]:
    documents = (claim.document for claim in voice.claims)
    outlets = dict.fromkeys(d.outlet or f"report {contents.reports.get(d.id)}" for d in documents)
    via = [outlet for outlet in outlets if outlet != voice.name]
    if voice.origin is None:
        kind = "names no source"
    else:
        kind = spell_name(voice.origin.kind)
        kind += ", party to the conflict" if voice.origin.party else ""
        kind += ", speaks of its own acts" if voice.origin.own_interest and not voice.origin.party else ""
        kind += f", {INTERESTS[voice.origin.interest]}" if voice.origin.interest != "neither" else ""
        kind += f", the team rates it {voice.origin.reliability}" if voice.origin.reliability else ""
    return (
        element("span", capital(voice.name), class_="voice", dir="auto"),
        element("span", kind, class_="kind"),
        element("span", f"in {', '.join(via)}", class_="via") if via else None,
    )


def _line(contents: Contents, line: Line, voices: Sequence[Voice]) -> Markup:
    standing = STANDINGS[line.status] if line.status and (len(voices) > 1 or line.status != "single") else None
    reason = REASONS[line.reason] if line.reason and line.reason != "true_conflict" else None
    words = ": ".join(part for part in (standing, reason, line.detail) if part)
    head = element("th", line.heading, element("span", words, class_="standing") if words else None, scope="row")
    cells = (
        _cell(contents, cell, voice, compared=len(voices) > 1) for cell, voice in zip(line.cells, voices, strict=True)
    )
    return element("tr", head, *cells, class_=line.status)


def _cell(contents: Contents, cell: Cell, voice: Voice, *, compared: bool) -> Markup:
    verdict = element(
        "span",
        element("span", GLYPHS[cell.verdict], class_="glyph", aria_hidden="true"),
        f" {_verdict(cell, voice)}",
        class_="verdict",
    )
    opened = (
        open_value(
            contents,
            group[0].text + (f" ({len(group)} reports)" if len(group) > 1 else ""),
            [(said.claim, said.evidence) for said in group],
        )
        for group in cell.said
    )
    return element("td", verdict if compared else None, *opened, class_=cell.verdict, data_voice=capital(voice.name))


def _verdict(cell: Cell, voice: Voice) -> str:
    if cell.verdict == "agrees" and voice.origin is None:
        return "says the same"
    if cell.verdict == "differs" and cell.same:
        return f"differs from {cell.other}, agrees with {cell.same}"
    return {
        "agrees": "agrees",
        "differs": "differs",
        "alone": "the only one to say",
        "says": "says",
        "silent": "silent",
    }[cell.verdict]


def _statements(contents: Contents, event: Event) -> Markup:
    """Every statement once, with its sentence: what is printed, since no cell of a table can be opened on paper."""
    rows = (
        element(
            "li",
            element("p", capital(spell_stance(claim)), _told_how(claim), class_="stance"),
            quote_value(claim, claim.trigger),
            attribute(contents, claim),
        )
        for claim in event.claims
    )
    heading = f"{count_of(len(event.claims), 'statement')} in order of publication"
    return element(
        "section",
        element("h4", "The sentences"),
        element("details", element("summary", heading), element("ol", *rows), class_="statements"),
    )


def _told_how(claim: Claim) -> str:
    recap = "; an earlier event told again" if claim.told_as == "recap" else ""
    return recap + SCOPES.get(claim.scope, "") + (f"; {claim.reality}" if claim.reality != "happened" else "")
