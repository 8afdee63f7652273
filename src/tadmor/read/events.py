"""Words that tell an event, and denials that tell what did not happen: mentions, one a trigger, in text order."""

from __future__ import annotations

from dataclasses import replace

from tadmor.lexicon.kinds import KindLexicon, Trigger
from tadmor.model.claim import Reality
from tadmor.read.blame import add_blame
from tadmor.read.denials import denies_the_doer, find_denials
from tadmor.read.disputed import find_disputed
from tadmor.read.factuality import read_factuality
from tadmor.read.findings import EventMention
from tadmor.read.gate import Gate
from tadmor.read.page import Page, Parse
from tadmor.read.roles import find_roles
from tadmor.read.scope import find_scope
from tadmor.read.syntax import by_agents, is_passive, subjects
from tadmor.read.topics import is_topic
from tadmor.read.triggers import Surroundings, find_triggers


def find_events(page: Page, gate: Gate, kinds: KindLexicon) -> tuple[EventMention, ...]:
    """Mentions of events in the parsed sentences of a report."""
    found: list[EventMention] = []
    for index, parse in sorted(page.parses.items()):
        war = gate.conflict or gate.signs[index] > 0
        around = Surroundings(
            war=war,
            strict=not gate.conflict and gate.about != "war",
            elsewhere=gate.elsewhere,
            literal=gate.conflict or gate.literal[index] > 0 or (gate.signs[index] > 0 and gate.other == 0),
            signs=0 if gate.conflict else gate.signs[index],
        )
        words_only = index in gate.words_only
        here = [
            _mention(page, parse, token, trigger, kinds)
            for token, trigger in find_triggers(parse, kinds, around)
            if not (words_only and kinds.violent(trigger.kind)) and not _is_topic(parse, token, trigger, kinds)
        ]
        if len(here) > 1:
            # "He did not die in the raid": the raid is told, and he is no part of it.
            here = [m for m in here if m.kind != "outcome" or m.stance != "denies" or not _is_one(parse, m)]
        here += [m for m in find_denials(page, parse) if gate.conflict and not _covered(m, here)]
        here = add_blame(parse, here, war=gate.conflict) if gate.conflict or here else here
        found += sorted(here, key=lambda m: m.trigger)
    return tuple(found)


def _is_topic(parse: Parse, token: int, trigger: Trigger, kinds: KindLexicon) -> bool:
    """What is told as planned, feared or denied is a claim of its own: only what is told as having happened may be mere talk."""
    if trigger.kind != "seize" and not kinds.violent(trigger.kind):
        return False
    if not is_topic(parse, token, trigger):
        return False
    told = read_factuality(parse, token)
    return told.reality == "happened" and not told.negated


def _covered(mention: EventMention, others: list[EventMention]) -> bool:
    return any(mention.trigger.overlaps(other.trigger) for other in others)


def _clears(parse: Parse, token: int) -> bool:
    """ "No civilian was killed by the security forces": a zero with a doer denies what he is charged with."""
    if not is_passive(parse, token) or not by_agents(parse, token):
        return False
    return any(parse.words[c].lower() in {"no", "not"} for s in subjects(parse, token) for c in parse.children(s))


def _one_person(parse: Parse, token: int) -> bool:
    """ "He did not die", "the captain was never killed": of one person it is a denial, of all ("no civilian was killed") a zero."""
    met = [c for c in parse.children(token) if parse.deps[c] in {"nsubj", "nsubjpass"}]
    lemma = parse.lemmas[token].lower()
    whole = lemma == "die" or (lemma == "kill" and is_passive(parse, token))
    return (
        whole
        and len(met) == 1
        and all(
            parse.words[t].lower() in {"he", "she"} or (parse.tags[t] in {"NN", "NNP"} and not _no(parse, t))
            for t in met
        )
    )


def _is_one(parse: Parse, mention: EventMention) -> bool:
    token = parse.token_at(mention.trigger.start)
    return token is not None and _one_person(parse, token)


def _no(parse: Parse, noun: int) -> bool:
    return parse.words[noun].lower() in {"nobody", "none", "one", "neither"} or any(
        parse.words[c].lower() in {"no", "any", "a", "not", "one", "single"} for c in parse.children(noun)
    )


SAID_BEFORE = frozenset("say warn announce declare swear promise insist vow threaten".split())
KEPT_OFF = frozenset("block stop prevent turn bar refuse deny hold delay".split())


def _reality(parse: Parse, token: int, trigger: Trigger, told: Reality, kinds: KindLexicon) -> Reality:
    """What the clause says of the event, but for kinds that are told by what did not come about: relief that is kept from people
    is a delivery, talks that fail are talks, and who says that he will attack threatens."""
    if trigger.kind == "aid_delivery" and told in {"attempted", "hypothetical"}:
        above = {parse.lemmas[t].lower() for t in (token, *parse.ancestors(token)[:2])}
        return "happened" if above & KEPT_OFF else told
    if trigger.kind == "negotiation" and told == "attempted":
        return "happened"
    if told == "planned" and kinds.violent(trigger.kind) and _says_so_himself(parse, token):
        return "threatened"
    return told


def _says_so_himself(parse: Parse, token: int) -> bool:
    """ "The group said it would attack": the one who says it and the one who will do it are the same."""
    verb = parse.heads[token]
    if parse.deps[token] != "ccomp" or parse.lemmas[verb].lower() not in SAID_BEFORE:
        return False
    doers = [c for c in parse.children(token) if parse.deps[c] == "nsubj"]
    return any(parse.words[d].lower() in {"it", "they", "we", "he", "she"} for d in doers)


def _mention(page: Page, parse: Parse, token: int, trigger: Trigger, kinds: KindLexicon) -> EventMention:
    # Who says what another must do has said it, and is the one who does it.
    verb = parse.heads[parse.heads[token]] if trigger.pos == "x" else token
    told = read_factuality(parse, verb)
    span = parse.span(token, token + 1)
    text = page.text_of(parse.sentence)
    cleft = denies_the_doer(parse, token)
    denied = (
        cleft or (told.negated and (trigger.kind != "outcome" or _one_person(parse, token))) or _clears(parse, token)
    )
    return EventMention(
        trigger=span,
        sentence=parse.sentence,
        kind=trigger.kind,
        stance="denies" if denied else "reports_unconfirmed" if told.hedged else "asserts",
        disputes=("perpetrator",) if cleft else find_disputed(text) if denied else (),
        reality=_reality(parse, token, trigger, told.reality, kinds),
        scope=find_scope(parse, token, text),
        roles=find_roles(parse, verb, replace(trigger, pos="v") if trigger.pos == "x" else trigger),
        confidence=0.8 if trigger.needs == "" else 0.6,
    )
