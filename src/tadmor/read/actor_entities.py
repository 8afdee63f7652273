"""Actors that no list holds: what the entity tagger took for an organisation, and states that it took for one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from tadmor.model.actor import ActorKind
from tadmor.model.span import Span
from tadmor.read.actor_phrases import Draft, Hit, determiner_before
from tadmor.read.actor_states import is_idle
from tadmor.read.page import Entity, Parse

SURE = 0.75
SURE_OF_STATE = 0.85
FRONT_TAGS = frozenset(("DT", "PDT", "PRP$", "CD", "RB", "RBR", "JJR", "IN", "JJS", "POS"))
COUNTS = frozenset(
    "several many other more few some most dozens hundreds thousands scores all both such own same".split()
)
# Sport, shows and trade, where teams are named like forces.
PLAYED = re.compile(
    r"\b(?:sales|scor(?:e|ed|es|ing)|goals?|points|league|championship|trophy|playoffs?|half-time|quarter-?final|band|album)\b"
    r"|\b\d{1,3}[-–]\d{1,3} (?:on|in|at|over|win|loss|to)\b",
    re.IGNORECASE,
)
# Words that say what a body of people is, the last in its name first.
WORDS: tuple[tuple[ActorKind, str], ...] = (
    ("police", "police|gendarmerie|constabulary"),
    ("militia", "militia|militias|militiamen|vigilantes?|self-defen[cs]e|paramilitar(?:y|ies)"),
    (
        "military",
        "army|navy|air force|marines|infantry|artillery|regiment|division|corps|garrison|guards?|commandos?",
    ),
    (
        "armed_group",
        "front|legion|brigades?|battalions?|rebels?|insurgents?|fighters?|guerrillas?|jihadists?|militants?|mujahideen|gunmen",
    ),
    ("coalition", "coalition|alliance"),
    ("gang", "gangs?|cartels?|bandits?|mafia"),
    ("political_party", "party|parties"),
    ("medical", "hospitals?|clinics?|doctors|medics"),
    ("government", "government|cabinet|presidency|regime|junta|authorities"),
    (
        "state_body",
        "ministry|department|commission|committee|council|parliament|court|agency|bureau|office|board|embassy",
    ),
    ("company", "compan(?:y|ies)|corporation|bank|firm|airlines?|inc|ltd"),
    ("religious_body", "church|diocese|mosque"),
    ("ngo", "foundation|charity|union|association|society|trust fund|human rights|monitor|observatory"),
)
KINDS = tuple((kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in WORDS)


def find_unlisted(
    text: str,
    drafts: Sequence[Draft],
    hits: Iterable[Hit],
    parse: Parse | None,
    entities: Iterable[Entity],
    is_place: Callable[[str], bool] | None = None,
) -> list[Draft]:
    """Mentions of organisations that overlap none of `drafts`. Pronouns and what the lexicon knows to be no actor are left."""
    if parse is None or PLAYED.search(text, parse.starts[0], parse.ends[-1]):
        return []
    listed = list(hits)
    states = {h.span: h for h in listed if h.term.use in ("state", "seat")}
    # What the lexicon knows and the syntax has made nobody of stays nobody.
    barred = [h.span for h in listed if h.term.use != "adjective"]
    found = []
    for entity in entities:
        if entity.type != "organisation" or entity.confidence < SURE:
            continue
        span, head = _core(parse, entity)
        if head is None or any(span.overlaps(d.span) for d in drafts):
            continue
        if is_place is not None and is_place(text[span.start : span.end]):
            continue
        state = states.get(span)
        if state is not None:
            if state.term.use == "state" and entity.confidence >= SURE_OF_STATE and not is_idle(state, parse):
                found.append(_state(state, parse))
        elif not any(b.contains(head) for b in barred):
            found.append(_body(text, span, head, parse.sentence))
    return found


def _core(parse: Parse, entity: Entity) -> tuple[Span, Span | None]:
    """The mention without article, owner and number, and its head word; no head for a pronoun or an adjective alone."""
    first = entity.first
    while first < entity.past - 1 and (parse.tags[first] in FRONT_TAGS or parse.words[first].lower() in COUNTS):
        first += 1
    inside = range(first, entity.past)
    heads = [k for k in inside if parse.heads[k] not in inside or parse.heads[k] == k]
    nouns = [k for k in heads if parse.poses[k] in ("NOUN", "PROPN")]
    return parse.span(first, entity.past), parse.span(nouns[0], nouns[0] + 1) if nouns else None


def _state(hit: Hit, parse: Parse) -> Draft:
    return Draft(
        span=hit.span,
        head=hit.span,
        sentence=parse.sentence,
        kind=hit.term.kind,
        entity_id=hit.term.entity_id,
        party=hit.term.party,
        word=hit.term,
    )


def _body(text: str, span: Span, head: Span, sentence: int) -> Draft:
    said = text[span.start : head.end]
    matches = [(m.end(), kind) for kind, pattern in KINDS for m in pattern.finditer(said)]
    kind: ActorKind = max(matches)[1] if matches else "people"
    return Draft(span=span, head=head, sentence=sentence, kind=kind, determiner=determiner_before(text, span.start))
