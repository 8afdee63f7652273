"""Named people with their offices, and whom later short mentions mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from tadmor.lexicon.actors import ActorTerm
from tadmor.model.actor import ActorKind
from tadmor.model.ids import EntityId
from tadmor.model.span import Span
from tadmor.read.actor_phrases import Draft
from tadmor.read.page import Page, Parse

GROUPS = ("armed_group", "militia", "private_force", "gang", "coalition")
ORGANISATIONS = (*GROUPS, "ngo", "medical", "un_body", "political_party")
NAME = re.compile(r"(?:[A-Z][\w'’.-]*\s+|(?:al|el|bin|ibn|van|de|von|der|abu)[\s-]){0,4}[A-Z][\w'’-]*\w")
APPOSITION = re.compile(r",\s+(?:the\s+|an?\s+)?")
NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})
MEMBERS_OF = re.compile(r" (?:of|from) (?:the )?")
FORCE_FRONT = re.compile(r"(?:Jaish|Jaysh|Harakat|Liwa|Katibat?|Kataib|Saray[ae]?|Jund|Ansar|Lashkar|Jabhat)\b")
# What a force calls itself: a word for a body, at the end of its name or before "of" and "for".
FORCE_NAME = re.compile(
    r"\b(?:(?i:brigades?|battalions?|regiment|militia|mujahideen|jihad group|liberation (?:army|front))$"
    r"|(?:Army|Front|Vanguard|Legion|Commandos?|Resistance(?: Council| Committees?| Movement| Forces?)?)$"
    r"|(?:Defen[cs]e|Liberation) Forces?$"
    r"|(?:Army|Front|Movement|Brigades?|Union|Forces?|League) (?:of|for) (?:(?:the|an?) )?[A-Z])"
)
CIVIL = re.compile(r"\b(?:Salvation Army|Labou?r|Workers|Trade|European|African|Soviet|Students?|Women)\b")


def find_people(
    text: str,
    found: list[Draft],
    covered: list[Span],
    parse: Parse | None,
    sentence: int,
    is_place: Callable[[str], bool] | None,
) -> list[Draft]:
    """The drafts of a sentence with the names of people joined to their offices, and people and forces that the parser
    alone has found."""
    if parse is None:
        return found
    named = [(parse.span(a, b), label) for a, b, label in parse.entities if label in NAMED]
    named = [(span, label) for span, label in named if label != "GPE" or _is_force(text, _trimmed(text, span))]
    people = [_trimmed(text, span) for span, label in named if label == "PERSON"]
    drafts = [_with_name(text, draft, people) for draft in found]
    for whole, label in named:
        span = _trimmed(text, whole)
        if _is_force(text, span):
            drafts, span = _around(text, drafts, span)
        if any(span.overlaps(other) for other in (*covered, *(d.span for d in drafts))):
            containing = [d for d in drafts if d.span.overlaps(span) and not d.person and span.contains(d.span)]
            if not (label == "PERSON" and len(containing) == 1 and _weak_surname(text, containing[0], span)):
                continue
            drafts.remove(containing[0])
        said = text[span.start : span.end]
        if not said[:1].isupper() or (is_place is not None and is_place(said)):
            continue
        head = Span(span.start + said.rfind(" ") + 1, span.end)
        if _is_force(text, span) or (FORCE_FRONT.match(said) and " " in said):
            drafts.append(Draft(span=span, head=head, sentence=sentence, kind="armed_group"))
        elif label == "PERSON" and " " in said:
            drafts.append(
                Draft(span=span, head=head, sentence=sentence, kind="people", person=True, surname=said.split()[-1])
            )
    return _appositions(text, drafts)


def _is_force(text: str, span: Span) -> bool:
    said = text[span.start : span.end]
    return " " in said and bool(FORCE_NAME.search(said)) and not CIVIL.search(said)


def _around(text: str, drafts: list[Draft], span: Span) -> tuple[list[Draft], Span]:
    """The drafts without words inside the name of a force that nobody knows, and the name with "fighters of" before it."""
    inside = [d for d in drafts if span.contains(d.span)]
    if any(d.entity_id is not None for d in inside):
        return drafts, span
    rest = [d for d in drafts if d not in inside]
    members = next((d for d in rest if MEMBERS_OF.fullmatch(text[d.span.end : span.start])), None)
    if members is None or members.entity_id is not None or members.person:
        return rest, span
    return [d for d in rest if d is not members], Span(members.span.start, span.end)


def _trimmed(text: str, span: Span) -> Span:
    said = text[span.start : span.end]
    end = len(re.sub(r"['’]s?$", "", said))
    start = len(said) - len(re.sub(r"^(?:the|The)\s+", "", said))
    return Span(span.start + min(start, end - 1), span.start + max(end, start + 1)) if said else span


def _weak_surname(text: str, draft: Draft, span: Span) -> bool:
    """True where a lexicon name is only the surname of a person ("Robert Wagner")."""
    said = text[span.start : span.end]
    return " " in said and draft.span.end == span.end and " " not in text[draft.span.start : draft.span.end]


def _with_name(text: str, draft: Draft, people: list[Span]) -> Draft:
    """ "Interior Minister" and the name right behind it as one mention."""
    if not draft.person or (draft.word is not None and draft.word.use != "office"):
        return draft
    name: Span | None = next((p for p in people if 0 <= p.start - draft.span.end <= 1), None)
    holding = next((p for p in people if p.contains(draft.head) and p.end > draft.span.end), None)
    if name is None and holding is not None:
        name = holding
    if name is None and text[draft.span.end : draft.span.end + 1] == " ":
        found = NAME.match(text, draft.span.end + 1)
        if (found and text[draft.span.start].isupper()) or (found and " " in found.group()):
            name = Span(found.start(), found.end()) if found else None
    if name is None:
        return draft
    words = text[name.start : name.end].split()
    head = Span(name.end - len(words[-1]), name.end)
    return replace(draft, span=Span(draft.span.start, name.end), head=head, surname=words[-1])


def _appositions(text: str, drafts: list[Draft]) -> list[Draft]:
    """A named person takes the party of the office that stands beside the name: "Ihor Klymenko, Ukraine's minister"."""
    ordered = sorted(drafts, key=lambda d: d.span.start)
    for i in range(len(ordered) - 1):
        left, right = ordered[i], ordered[i + 1]
        if not (left.person and right.person and left.span.end <= right.span.start):
            continue
        if not APPOSITION.fullmatch(text[left.span.end : right.span.start]):
            continue
        if left.surname and not right.surname:
            ordered[i] = replace(left, party=left.party or right.party, kind=_firmer(left.kind, right.kind))
        elif right.surname and not left.surname:
            ordered[i + 1] = replace(right, party=right.party or left.party, kind=_firmer(right.kind, left.kind))
    return ordered


def _firmer(own: ActorKind, other: ActorKind) -> ActorKind:
    return other if own == "people" else own


def resolve(text: str, drafts: list[Draft], page: Page) -> list[Draft]:
    """The drafts with later short forms given the entity or party that they point back to, where only one can be meant."""
    seen: list[Draft] = []
    surnames: dict[str, Draft] = {}
    for draft in _with_surnames(drafts, page):
        current = _resolved(text, draft, seen, surnames)
        if current.surname and current.surname not in surnames:
            surnames[current.surname] = current
        seen.append(current)
    return seen


def _with_surnames(drafts: list[Draft], page: Page) -> list[Draft]:
    """Later mentions of people by surname alone are added."""
    first = {d.surname: d for d in reversed(drafts) if d.surname and len(d.surname) > 3}
    if not first:
        return drafts
    text = page.document.text
    taken = [d.span for d in drafts]
    added: list[Draft] = []
    pattern = re.compile(r"\b(" + "|".join(re.escape(s) for s in first) + r")\b")
    for match in pattern.finditer(text, min(d.span.end for d in first.values())):
        span = Span(match.start(), match.end())
        sentence = page.sentence_at(span.start)
        if sentence is None or any(span.overlaps(t) for t in taken) or span.start < first[match.group()].span.end:
            continue
        added.append(Draft(span=span, head=span, sentence=sentence, kind="people", person=True, surname=match.group()))
    return sorted((*drafts, *added), key=lambda d: (d.span.start, -d.span.end))


def _resolved(text: str, draft: Draft, seen: list[Draft], surnames: dict[str, Draft]) -> Draft:
    word = draft.word
    if draft.person:
        if draft.surname in surnames and draft.party is None:
            known = surnames[draft.surname]
            return replace(draft, party=known.party, kind=known.kind if draft.kind == "people" else draft.kind)
        if not draft.surname and draft.party is None and draft.determiner == "the" and word is not None:
            title = text[draft.head.start : draft.head.end].lower()
            return replace(draft, party=_only(d.party for d in _latest(d for d in seen if _holds(text, d, title))))
        return draft
    if draft.entity_id is not None or draft.owned or word is None or draft.determiner in ("a", "an"):
        return draft
    if draft.determiner in ("its", "their"):
        return _belonging(draft, word, seen)
    return _pointing_back(text, draft, seen)


def _belonging(draft: Draft, word: ActorTerm, seen: list[Draft]) -> Draft:
    """ "its air defences", "its fighters": those of the one side that the sentence has named."""
    owners = [d for d in seen if d.sentence == draft.sentence and d.entity_id and d.party and not d.person]
    if word.body:
        party = _only(d.party for d in owners if str(d.party).startswith("state:"))
        return replace(draft, entity_id=EntityId(f"{party}/{word.body}"), party=party) if party else draft
    entity = _only(d.entity_id for d in owners if d.kind in GROUPS)
    if entity is None or word.kind != "armed_group":
        return draft
    return replace(draft, entity_id=entity, party=next(d.party for d in owners if d.entity_id == entity))


def _pointing_back(text: str, draft: Draft, seen: list[Draft]) -> Draft:
    word = draft.word
    if word is None or (draft.span.start != draft.head.start and word.use != "refer" and not word.body):
        return draft
    if word.body == "military" and " " in word.phrase:
        return draft  # "the General Staff": each side has one, and the last army named need not be its own
    if word.body == "ministry":
        candidates = _latest(d for d in seen if str(d.entity_id).endswith("_ministry"))
    elif word.body:
        candidates = _latest(d for d in seen if str(d.entity_id).endswith(f"/{word.body}"))
    elif word.kind == "coalition":
        candidates = _latest(d for d in seen if d.entity_id and d.kind == "coalition")
    elif word.use == "refer" or (word.kind == "armed_group" and draft.determiner == "the"):
        kinds = ORGANISATIONS if word.use == "refer" else GROUPS
        candidates = _latest(d for d in seen if d.entity_id and d.kind in kinds)
    else:
        return draft
    entity = _only(d.entity_id for d in candidates)
    if entity is None:
        return draft
    meant = next(d for d in candidates if d.entity_id == entity)
    return replace(draft, entity_id=entity, party=meant.party, kind=meant.kind)


def _holds(text: str, draft: Draft, title: str) -> bool:
    return draft.person and draft.party is not None and title in text[draft.span.start : draft.span.end].lower().split()


def _latest(drafts: Iterable[Draft]) -> list[Draft]:
    """Those of the drafts that stand in the last sentence that has any."""
    candidates = list(drafts)
    return [d for d in candidates if d.sentence == candidates[-1].sentence] if candidates else []


def _only(values: Iterable[EntityId | None]) -> EntityId | None:
    known = {v for v in values if v is not None}
    return known.pop() if len(known) == 1 else None
