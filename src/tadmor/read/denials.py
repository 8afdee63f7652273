"""Denials that hold no word of an event, or deny only a part: "denied any role in it", "has no troops there", "not civilians"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tadmor.lexicon.counted import load_counted
from tadmor.model.claim import Disputed
from tadmor.read.disputed import find_disputed
from tadmor.read.factuality import read_factuality
from tadmor.read.findings import EventMention, Role
from tadmor.read.page import Page, Parse
from tadmor.read.syntax import negated, noun_phrase, objects, subjects

DENY_VERBS = frozenset("deny disown reject refute distance dissociate disavow".split())
DENIED_ACT = re.compile(
    r"\b(?:responsib\w+|involve\w*|role|part in|behind|attack\w*|assault\w*|raid\w*|strikes?|airstrikes?|"
    r"bomb\w*|shell\w*|kill\w*|murder\w*|"
    r"massacre\w*|shoot\w*|shot|los(?:t|ing)|casualt\w+|dead|deaths?|losses|abduct\w*|kidnap\w*|tortur\w*|executi\w+|"
    r"troops|soldiers|it|aircraft|planes?|jets?|warplanes?|drones?|helicopters?|fighters)\b"
    # "Denies these reports", full stop: what was reported is denied, whatever it was.
    r"|^\w+ (?:all |any )?(?:the|these|those|such) (?:\w+ )?(?:reports?|claims?|allegations?|accusations?)\s*(?:[.,;]|$)",
    re.IGNORECASE,
)
NONE_OF = re.compile(
    r"\bnone (?:of (?:them|whom|(?:the|its|their|our|his) \w+) )?(?:was|were|served|had|are|is|\w+)?\b", re.IGNORECASE
)
CLEARED = frozenset({"acquit", "clear", "exonerate", "absolve"})
ASKED = frozenset(
    "demand request appeal call ultimatum proposal plan offer invitation deal agreement truce ceasefire resolution bid "
    "condition term".split()
)
CONTRADICT = frozenset("deny reject refute dismiss".split())
SAID_OF_ONE = frozenset("report allegation accusation charge claim account version".split())
NEAR = 4


def find_denials(page: Page, parse: Parse) -> Iterator[EventMention]:
    """Mentions of what a sentence denies without naming it by a word of an event."""
    for token, lemma in enumerate(parse.lemmas):
        lower = lemma.lower()
        if lower in CONTRADICT and parse.poses[token] == "VERB" and _what_is_said(parse, token):
            if read_factuality(parse, token).score > 0:
                yield _denial(parse, token, find_disputed(_after(page, parse, token)))
            continue
        if lower in DENY_VERBS and parse.poses[token] == "VERB" and _turns_down(parse, token):
            continue
        if lower in DENY_VERBS and parse.poses[token] == "VERB" and DENIED_ACT.search(_after(page, parse, token)):
            if read_factuality(parse, token).score > 0:
                yield _denial(parse, token, disputes_of(lower, _after(page, parse, token)))
        elif lower in {"nothing", "none"} and _tells_absence(page, parse, token):
            yield _denial(parse, token, find_disputed(page.text_of(parse.sentence)))
        elif parse.words[token].lower() in {"no", "any"} and _no_forces(parse, token):
            yield _absence(parse, parse.heads[token])
        elif lower in {"not", "n't"} and (noun := _other_status(parse, token)) is not None:
            yield _denial(parse, noun, ("status",))


def _what_is_said(parse: Parse, token: int) -> bool:
    """ "Denies these reports", "dismissed the accusations": no more is said of what they were."""
    told = objects(parse, token) + [c for c in parse.children(token) if parse.deps[c] == "nsubjpass"]
    said = [t for t in told if parse.lemmas[t].lower() in SAID_OF_ONE]
    return any(not any(parse.deps[c] in {"prep", "acl", "relcl"} for c in parse.children(t)) for t in said)


def _turns_down(parse: Parse, token: int) -> bool:
    """ "Rejected a demand to withdraw its troops": nothing is denied, something asked for is not given."""
    return any(parse.lemmas[t].lower() in ASKED for t in objects(parse, token))


def denies_the_doer(parse: Parse, token: int) -> bool:
    """ "It was not its men who had attacked", "acquitted of killing two": the deed stands, the doer is denied."""
    noun = parse.heads[token]
    above = parse.heads[noun]
    if parse.deps[token] == "pcomp" and parse.words[noun].lower() == "of":
        return any(parse.lemmas[t].lower() in CLEARED for t in (above, parse.heads[above]))
    cleft = parse.deps[token] == "relcl" and parse.lemmas[above].lower() == "be" and parse.deps[noun] == "attr"
    return cleft and negated(parse, above) and any(parse.words[s].lower() == "it" for s in subjects(parse, above))


def disputes_of(verb: str, content: str) -> tuple[Disputed, ...]:
    """What "denied …" disputes: to disown and to distance oneself are always about who did it."""
    return ("perpetrator",) if verb in {"disown", "distance", "dissociate", "disavow"} else find_disputed(content)


def _other_status(parse: Parse, no: int) -> int | None:
    """The noun of "fighters, not civilians", "not farmers but fighters": who the dead are said not to have been."""
    counted = load_counted()
    named = {
        i: entry.status
        for i, word in enumerate(parse.words)
        if (entry := counted.noun(word.lower())) and entry.kind == "person" and entry.status != "unknown"
    }
    after = next((i for i in range(no + 1, min(no + NEAR, len(parse.words))) if i in named), None)
    if after is None or parse.poses[no + 1] == "VERB":
        return None
    others = [i for i in named if named[i] != named[after] and abs(i - after) <= NEAR]
    return after if others else None


def _after(page: Page, parse: Parse, token: int) -> str:
    return page.document.text[parse.starts[token] : parse.ends[-1]]


def _tells_absence(page: Page, parse: Parse, token: int) -> bool:
    rest = _after(page, parse, token).lower()
    if parse.words[token].lower() == "nothing":
        return rest.startswith("nothing to do with")
    return bool(NONE_OF.match(rest)) and any(
        w in rest
        for w in ("soldier", "served", "civilian", "serviceman", "servicemen", "fighter", "military", "aircraft")
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
