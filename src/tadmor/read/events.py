"""Words that tell an event, and denials that tell what did not happen: mentions, one a trigger, in text order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tadmor.lexicon.kinds import KindLexicon, Trigger
from tadmor.model.claim import Disputed, Scope
from tadmor.read.factuality import read_factuality
from tadmor.read.findings import EventMention, Role
from tadmor.read.gate import Gate
from tadmor.read.page import Page, Parse
from tadmor.read.roles import find_roles
from tadmor.read.stance import find_disputed
from tadmor.read.syntax import noun_phrase, subjects
from tadmor.read.triggers import Surroundings, find_triggers

DENY_VERBS = frozenset("deny disown reject refute distance dissociate disavow".split())
DAY_TOTAL = re.compile(
    r"\b(?:across|throughout) (?:the )?(?:[\w-]+ ){0,3}(?:country|province|region|governorate|oblast|state|district)\b"
    r"|\ba total of (?:\w+ ){1,8}(?:across|throughout|in the province|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|\b(?:nationwide|countrywide)\b|\bin (?:the )?(?:past|last) (?:24|48|72) hours\b"
    r"|\b(?:the )?day's (?:total|toll|strikes|attacks)\b"
    r"|\bin (?:separate|several|various) (?:attacks|incidents|strikes|clashes)\b|\bin (?:all|total) (?:on|that day)\b"
    r"|\bover the past day\b|\bin the course of the day\b",
    re.IGNORECASE,
)
PERIOD_TOTAL = re.compile(
    r"\bsince (?:the (?:start|beginning|outbreak|invasion|war|conflict|uprising|coup)|"
    r"(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december)|(?:19|20)\d\d|last (?:year|month|summer|winter|spring|autumn))\b"
    r"|\bso far this (?:year|month)\b|\bthis year\b|\bin the (?:past|last) (?:\w+ )?(?:months?|years?|decades?|weeks)\b"
    r"|\bover the (?:past|last) (?:\w+ )?(?:months?|years?|decades?|weeks)\b|\bduring the (?:war|conflict|campaign)\b"
    r"|\b(?:between|from) (?:19|20)\d\d (?:and|to) (?:19|20)\d\d\b",
    re.IGNORECASE,
)
WAVE = re.compile(
    r"\b(?:wave|series|barrage|string|spate) of (?:\w+ ){0,2}(?:strikes|airstrikes|attacks|missiles|drones|raids)\b",
    re.IGNORECASE,
)
DENIED_ACT = re.compile(
    r"\b(?:responsib\w+|involve\w+|role|part in|behind|attack\w*|assault\w*|raid\w*|strikes?|airstrikes?|"
    r"bomb\w*|shell\w*|kill\w*|murder\w*|"
    r"massacre\w*|shoot\w*|shot|casualt\w+|dead|deaths?|losses|abduct\w*|kidnap\w*|tortur\w*|executi\w+|troops|soldiers|it)\b",
    re.IGNORECASE,
)
NONE_OF = re.compile(r"\bnone (?:of (?:them|whom|the \w+) )?(?:was|were|served|had|are|is|\w+)?\b", re.IGNORECASE)


def find_events(page: Page, gate: Gate, kinds: KindLexicon) -> tuple[EventMention, ...]:
    """Mentions of events in the parsed sentences of a report."""
    found: list[EventMention] = []
    for index, parse in sorted(page.parses.items()):
        war = gate.conflict or gate.signs[index] > 0
        around = Surroundings(war=war, strict=not gate.conflict and gate.about != "war")
        here = [_mention(page, parse, token, trigger) for token, trigger in find_triggers(parse, kinds, around)]
        here += [m for m in _denials(page, parse) if gate.conflict and not _covered(m, here)]
        found += sorted(here, key=lambda m: m.trigger)
    return tuple(found)


def _covered(mention: EventMention, others: list[EventMention]) -> bool:
    return any(mention.trigger.overlaps(other.trigger) for other in others)


def _mention(page: Page, parse: Parse, token: int, trigger: Trigger) -> EventMention:
    told = read_factuality(parse, token)
    span = parse.span(token, token + 1)
    text = page.text_of(parse.sentence)
    denied = told.negated and trigger.kind != "outcome"
    return EventMention(
        trigger=span,
        sentence=parse.sentence,
        kind=trigger.kind,
        stance="denies" if denied else "reports_unconfirmed" if told.hedged else "asserts",
        disputes=find_disputed(text) if denied else (),
        reality=told.reality,
        scope=find_scope(text),
        roles=find_roles(parse, token, trigger),
        confidence=0.8 if trigger.needs == "" else 0.6,
    )


def find_scope(sentence: str) -> Scope:
    """Whether a sentence speaks of one event, a wave of them, or a total of a day or a period."""
    if PERIOD_TOTAL.search(sentence):
        return "period_total"
    if DAY_TOTAL.search(sentence):
        return "day_total"
    if WAVE.search(sentence):
        return "wave"
    return "event"


def _denials(page: Page, parse: Parse) -> Iterator[EventMention]:
    """Denials whose sentence may hold no trigger: "denied any role in it", "disowned the raid", "has no troops there"."""
    for token, lemma in enumerate(parse.lemmas):
        lower = lemma.lower()
        if lower in DENY_VERBS and parse.poses[token] == "VERB" and DENIED_ACT.search(_after(page, parse, token)):
            yield _denial(parse, token, disputes_of(lower, _after(page, parse, token)))
        elif lower in {"nothing", "none"} and _tells_absence(page, parse, token):
            yield _denial(parse, token, find_disputed(page.text_of(parse.sentence)))
        elif parse.words[token].lower() in {"no", "any"} and _no_forces(parse, token):
            yield _absence(parse, parse.heads[token])


def disputes_of(verb: str, content: str) -> tuple[Disputed, ...]:
    """What "denied …" disputes: to disown and to distance oneself are always about who did it."""
    return ("perpetrator",) if verb in {"disown", "distance", "dissociate", "disavow"} else find_disputed(content)


def _after(page: Page, parse: Parse, token: int) -> str:
    return page.document.text[parse.starts[token] : parse.ends[-1]]


def _tells_absence(page: Page, parse: Parse, token: int) -> bool:
    rest = _after(page, parse, token).lower()
    if parse.words[token].lower() == "nothing":
        return rest.startswith("nothing to do with")
    return bool(NONE_OF.match(rest)) and any(
        w in rest for w in ("soldier", "served", "civilian", "serviceman", "servicemen", "fighter", "military")
    )


def _no_forces(parse: Parse, token: int) -> bool:
    noun = parse.heads[token]
    lemma = parse.lemmas[noun].lower()
    forces = lemma in {"serviceman", "servicemen", "soldier", "troop", "force", "personnel", "base", "fighter"}
    if not forces or parse.deps[token] != "det":
        return False
    verb = parse.heads[noun]
    return parse.lemmas[verb].lower() in {"be", "have", "operate", "station", "deploy", "involve", "keep"} and (
        parse.words[token].lower() == "no" or any(parse.deps[c] == "neg" for c in parse.children(verb))
    )


def _denial(parse: Parse, token: int, disputes: tuple[Disputed, ...]) -> EventMention:
    doers = subjects(parse, token) if disputes == ("perpetrator",) else []
    return EventMention(
        trigger=parse.span(token, token + 1),
        sentence=parse.sentence,
        kind="attack",
        stance="denies",
        disputes=disputes,
        roles=tuple(Role(role="perpetrator", span=noun_phrase(parse, s), head=parse.span(s, s + 1)) for s in doers),
        confidence=0.6,
    )


def _absence(parse: Parse, noun: int) -> EventMention:
    """ "There are no soldiers of ours in the province": a denial of presence."""
    return EventMention(
        trigger=parse.span(noun, noun + 1),
        sentence=parse.sentence,
        kind="presence",
        stance="denies",
        disputes=("presence",),
        roles=(Role(role="perpetrator", span=noun_phrase(parse, noun), head=parse.span(noun, noun + 1)),),
        confidence=0.6,
    )
