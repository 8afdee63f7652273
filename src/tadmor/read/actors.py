"""Who can act and be acted on: lexicon names and collective nouns, read as noun phrases, later short forms resolved."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from tadmor.lexicon.actors import ActorLexicon, ActorTerm
from tadmor.model.actor import ActorKind
from tadmor.model.ids import EntityId
from tadmor.model.span import Span
from tadmor.read import actor_phrases as phrases
from tadmor.read.actor_entities import find_unlisted
from tadmor.read.actor_names import find_people, resolve
from tadmor.read.actor_phrases import Draft, Hit
from tadmor.read.actor_states import acts
from tadmor.read.findings import ActorMention
from tadmor.read.page import Page, Parse

MILITARY_RANK = re.compile(
    r"\b(general|colonel|major|captain|brigadier|admiral|commander|army|military|chief of staff)\b", re.IGNORECASE
)
DESIGNATION = re.compile(r"\s+([A-Z][A-Za-z]{0,4}-\d+\w*)")
# "ethnic Armenian forces" are not those of the state of that name.
ETHNIC = re.compile(r"\bethnic(?:ally)?[\s-]+$", re.IGNORECASE)
WARLIKE = re.compile(
    r"\b(?:special|elite|security|army|pro[-‐–]|anti[-‐–]|ground|naval|air|marine|infantry|tank|artillery|paramilitary|armed|border|"
    r"foreign|occupation|occupying|enemy|hostile|joint|allied|loyal|mechani[sz]ed|armou?red|assault|regular|[Ff]oreign|[A-Z]\w+|\d+th)\b"
)


def find_actors(
    page: Page, lexicon: ActorLexicon, is_place: Callable[[str], bool] | None = None
) -> tuple[ActorMention, ...]:
    """The actors of a report in text order. `is_place` says of a name whether a gazetteer knows it as a place."""
    text = page.document.text
    hits = {s.index: phrases.hits_in(text, s.span, lexicon, page.parses.get(s.index)) for s in page.sentences}
    every = [hit for sentence in hits.values() for hit in sentence]
    strong = frozenset(
        h.term.entity_id for h in every if len(h.terms) == 1 and not h.term.weak and h.term.entity_id is not None
    )
    countries = frozenset(
        c for h in every for t in h.terms if t.use in ("state", "adjective", "seat") for c in t.countries
    )
    drafts: list[Draft] = []
    for sentence in page.sentences:
        parse = page.parses.get(sentence.index)
        known = [_settled(hit, strong, countries) for hit in hits[sentence.index]]
        runs = phrases.chains(text, known, parse)
        found = _drafts(text, runs, parse, sentence.index)
        covered = [h.span for run in runs for h in run if h.term.use in ("none", "state", "seat", "adjective")]
        found = find_people(text, found, covered, parse, sentence.index, is_place)
        drafts.extend(
            (*found, *find_unlisted(text, found, known, parse, page.entities.get(sentence.index, ()), is_place))
        )
    resolved = resolve(text, sorted(drafts, key=lambda d: (d.span.start, -d.span.end)), page)
    return tuple(_mention(page, draft) for draft in resolved)


def _settled(hit: Hit, strong: frozenset[EntityId], countries: frozenset[str]) -> Hit:
    """The hit with its one reading in front; a name that stays ambiguous loses its entity."""
    if hit.term.use != "entity":
        return hit
    chosen = phrases.choose(hit.terms, strong, countries)
    if chosen is not None:
        return Hit(span=hit.span, terms=(replace(chosen, weak=chosen.weak and chosen.entity_id not in strong),))
    return Hit(span=hit.span, terms=(replace(hit.term, entity_id=None, party=None),))


def _drafts(text: str, runs: list[list[Hit]], parse: Parse | None, sentence: int) -> list[Draft]:
    drafts: list[Draft] = []
    skip_to = -1
    for position, run in enumerate(runs):
        if run[0].span.start < skip_to:
            continue
        draft = _draft(text, run, parse, sentence)
        if draft is None or not _stands(text, draft, run, parse):
            continue
        following = runs[position + 1] if position + 1 < len(runs) else None
        draft = _extended(text, draft, following, parse, sentence)
        if draft is None or (
            draft.word is not None and draft.word.use == "member" and draft.span.end == run[-1].span.end
        ):
            continue
        skip_to = draft.span.end
        drafts.append(phrases.with_words(draft, text))
    return drafts


def _draft(text: str, run: list[Hit], parse: Parse | None, sentence: int) -> Draft | None:
    """A run of hits as one mention, or None where it names nobody who acts."""
    last = run[-1]
    term = last.term
    if term.use == "none":
        return None
    start = phrases.start_of(run, parse)
    draft = Draft(
        span=Span(start, last.span.end),
        head=phrases.head_of(last, parse, text),
        sentence=sentence,
        kind=term.kind,
        certainty=term.certainty,
        word=term,
        determiner=phrases.determiner_before(text, start),
    )
    if term.use == "attack":
        return _attacker(text, run[:-1], parse, sentence)
    if term.use in ("state", "seat"):
        return _state(draft, last, parse, text)
    if term.use == "adjective":
        return _platform(draft, last, text)
    if term.use == "leader":
        return replace(draft, person=True, party=term.party, surname=text[draft.head.start : draft.head.end])
    if term.use in ("entity", "nationals"):
        if term.weak:
            return None
        entity = term.entity_id if term.use == "entity" or not str(term.entity_id).startswith("state:") else None
        return replace(draft, entity_id=entity, party=term.party)
    return _word(text, draft, run)


def _platform(draft: Draft, hit: Hit, text: str) -> Draft | None:
    """ "Russian Su-34": a designation behind the adjective stands for the force; an adjective alone is nobody."""
    found = DESIGNATION.match(text, hit.span.end)
    if found is None:
        return None
    entity = EntityId(f"{hit.term.entity_id}/military")
    head = Span(found.start(1), found.end(1))
    span = Span(draft.span.start, found.end(1))
    return replace(draft, span=span, head=head, kind="military", entity_id=entity, party=hit.term.party)


def _attacker(text: str, owners: list[Hit], parse: Parse | None, sentence: int) -> Draft | None:
    """ "Russian" of "Russian shelling": the owner of an attack."""
    if not owners:
        return None
    last = owners[-1]
    if last.term.use in ("adjective", "state", "seat"):
        return Draft(
            span=last.span,
            head=phrases.head_of(last, parse, text),
            sentence=sentence,
            kind="state",
            entity_id=last.term.entity_id,
            party=last.term.party,
            word=last.term,
        )
    return _draft(text, owners, parse, sentence)


def _word(text: str, draft: Draft, run: list[Hit]) -> Draft | None:
    """A collective noun or office with what stands before it in the same phrase as its owner."""
    term = run[-1].term
    owners = [h for h in run[:-1] if h.term.use in ("entity", "adjective", "state", "seat")]
    owner = owners[-1].term if owners else None
    if owners and ETHNIC.search(text, max(owners[-1].span.start - 12, 0), owners[-1].span.start):
        return replace(draft, kind="armed_group" if term.kind == "military" else term.kind, owned=True)
    if term.use == "office":
        kind: ActorKind = "military" if MILITARY_RANK.search(text, draft.span.start, draft.span.end) else term.kind
        if owner is not None and owner.use == "entity":
            kind = owner.kind if not str(owner.entity_id).startswith("state:") else kind
        kind = "government" if kind == "state_body" else kind
        return replace(draft, kind=kind, person=True, party=owner.party if owner else None, owned=owner is not None)
    if owner is None:
        modified = draft.span.start < run[0].span.start
        before = text[draft.span.start : draft.head.start] if modified else ""
        its = draft.determiner in ("its", "their")
        if term.use == "hardware" or (term.use == "owned" and not its and not WARLIKE.search(before)):
            return None
        return draft
    if owner.use == "entity":
        if term.kind in ("civilians", "people") or (term.body and str(owner.entity_id).startswith("state:")):
            return replace(draft, party=owner.party, owned=True)
        return replace(draft, kind=owner.kind, entity_id=owner.entity_id, party=owner.party, owned=True)
    if term.body and owner.entity_id:
        entity = EntityId(f"{owner.entity_id}/{term.body}")
        return replace(draft, entity_id=entity, party=owner.party, owned=True)
    return replace(draft, owned=True)


def _state(draft: Draft, hit: Hit, parse: Parse | None, text: str) -> Draft | None:
    """A state or its seat where the syntax makes it act or be addressed, not where it is a place."""
    if not acts(hit, parse, text):
        return None
    return replace(draft, span=hit.span, entity_id=hit.term.entity_id, party=hit.term.party)


def _stands(text: str, draft: Draft, run: list[Hit], parse: Parse | None) -> bool:
    """False for a collective noun that only qualifies another noun, or is a figure of speech."""
    term = run[-1].term
    shouted = text[draft.head.start : draft.head.end].isupper()
    if (
        parse is None
        or shouted
        or term.use in ("state", "seat", "adjective", "entity", "nationals", "attack", "leader")
    ):
        return True
    token = parse.token_at(draft.head.start)
    if token is None:
        return True
    head = parse.heads[token]
    person_follows = parse.poses[head] == "PROPN" and term.use == "office"
    if parse.deps[token] in ("compound", "nmod", "amod") and parse.ends[head] > run[-1].span.end and not person_follows:
        return draft.owned and bool(term.body)
    return not (
        term.use == "refer"
        and (draft.determiner not in ("the", "this") or _of_follows(text, draft))
        and not draft.owned
    )


def _of_follows(text: str, draft: Draft) -> bool:
    return text[draft.span.end : draft.span.end + 4] == " of "


def _extended(text: str, draft: Draft, following: list[Hit] | None, parse: Parse | None, sentence: int) -> Draft | None:
    """The draft with "of the Nusra Front", "from Boko Haram", "of Ukraine" taken in; None for "soldiers of fortune"."""
    word = draft.word
    if word is None or word.use not in ("plain", "owned", "office", "member", "refer"):
        return draft
    link = phrases.OF.match(text, draft.span.end)
    if link is None or (link.group().strip().startswith("for") and not draft.person):
        return draft
    if following is not None and link.end() == phrases_start(following, parse):
        merged = _merged(draft, word, following, text, parse, sentence)
        if merged is not None:
            return merged
    if (
        word.body
        and link.group().strip().lower() == "of"
        and not draft.owned
        and text[link.end() : link.end() + 1].islower()
    ):
        return None
    if "loyal" in link.group().lower() and parse is not None:
        for first, past, label in parse.entities:
            if label == "PERSON" and parse.starts[first] == link.end():
                return replace(draft, span=Span(draft.span.start, parse.ends[past - 1]))
    return draft


def phrases_start(run: list[Hit], parse: Parse | None) -> int:
    """Where the noun phrase of a run begins."""
    return phrases.start_of(run, parse)


def _merged(
    draft: Draft, word: ActorTerm, following: list[Hit], text: str, parse: Parse | None, sentence: int
) -> Draft | None:
    said = text[draft.head.start : draft.span.end].lower()
    owner = following[-1].term
    span = Span(draft.span.start, following[-1].span.end)
    if owner.use in ("state", "seat") and word.body and len(following) == 1:
        return replace(
            draft, span=span, entity_id=EntityId(f"{owner.entity_id}/{word.body}"), party=owner.party, owned=True
        )
    if owner.use == "state" and word.kind == "armed_group" and text.startswith(" from ", draft.span.end):
        return replace(draft, span=span, owned=True)
    inner = _draft(text, following, parse, sentence)
    if (
        inner is None
        or (word.kind == "civilians")
        or (word.kind == "people" and said not in phrases.MEMBERS and not draft.person)
    ):
        return None
    if inner.person and not draft.person:
        return replace(draft, span=span, party=inner.party, owned=True)
    if owner.use == "refer":
        return replace(draft, span=span, kind=inner.kind, word=owner, determiner="the")
    if word.use == "refer":
        return None
    if draft.person:
        return replace(draft, span=span, party=inner.party, owned=True)
    return replace(
        draft,
        span=span,
        kind=inner.kind,
        entity_id=inner.entity_id,
        party=inner.party,
        certainty=inner.certainty,
        owned=True,
    )


def _mention(page: Page, draft: Draft) -> ActorMention:
    evidence = page.document.quote(draft.span)
    confidence = 0.9 if draft.entity_id else 0.7 if draft.party or draft.person else 0.5
    return ActorMention(
        name=evidence.text,
        entity_id=draft.entity_id,
        kind=draft.kind,
        party=draft.party,
        certainty=draft.certainty,
        person=draft.person,
        head=draft.head,
        evidence=evidence,
        confidence=confidence,
    )
