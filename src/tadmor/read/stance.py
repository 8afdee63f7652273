"""What its own clause says of an event: did it happen, is it sure, is it denied, and what does a denial dispute."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tadmor.model.claim import Disputed, Reality, Stance
from tadmor.read.page import Parse
from tadmor.read.syntax import clause_head, first_conjunct, negated

UNSURE_ADVERBS = frozenset(
    "reportedly allegedly apparently probably likely possibly presumably supposedly purportedly perhaps".split()
)
UNSURE_MODALS = frozenset({"may", "might", "could"})
UNSURE_VERBS = frozenset("report believe fear think allege suspect presume assume appear seem rumour rumor".split())
PLAN_VERBS = frozenset("plan intend prepare order aim mean agree pledge schedule".split())
WISH_VERBS = frozenset("want hope wish like need try".split())
TRY_VERBS = frozenset("try attempt fail foil thwart prevent avert seek repel stop abort".split())
THREAT_VERBS = frozenset("threaten vow".split())
CONDITION = frozenset({"if", "unless", "should", "whether"})
NO_EVENT_VERBS = frozenset("fear avoid prevent avert deter discuss debate oppose forbid ban".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseView:
    """How the clause of a trigger presents it."""

    stance: Stance
    reality: Reality
    negated: bool


def view_clause(parse: Parse, token: int) -> ClauseView:
    """Reads adverbs, modals, negation and governing verbs from the trigger up to its sentence's main verb."""
    verb = clause_head(parse, token)
    chain = [token] if verb == token else [token, verb]
    stance: Stance = "reports_unconfirmed" if any(_unsure(parse, t) for t in chain) else "asserts"
    if _reported(parse, token, verb):
        stance = "reports_unconfirmed"
    no = any(negated(parse, t) for t in chain) or _without(parse, token)
    return ClauseView(stance=stance, reality=_reality(parse, token, verb), negated=no)


def _children_words(parse: Parse, token: int) -> set[str]:
    return {parse.words[c].lower() for c in parse.children(token)}


def _unsure(parse: Parse, token: int) -> bool:
    words = _children_words(parse, token)
    if words & UNSURE_ADVERBS or words & {"suspected", "alleged", "reported", "possible", "apparent", "presumed"}:
        return True
    modal = words & UNSURE_MODALS
    return bool(modal) and ("have" in words or "be" in words or parse.lemmas[token] == "be" or "may" in modal)


def _reported(parse: Parse, token: int, verb: int) -> bool:
    """ "are reported killed", "is feared dead", "are believed to have died"."""
    if negated(parse, token):
        return False
    for t in (token, verb, *parse.ancestors(verb)[:2]):
        if parse.lemmas[t].lower() in UNSURE_VERBS and any(
            parse.deps[c] in {"auxpass", "nsubjpass"} for c in parse.children(t)
        ):
            return True
    return parse.lemmas[parse.heads[token]].lower() in {"appear", "seem"}


def _without(parse: Parse, token: int) -> bool:
    head = parse.heads[token]
    return parse.deps[token] == "pobj" and parse.words[head].lower() == "without"


def _reality(parse: Parse, token: int, verb: int) -> Reality:
    infinitive = any(parse.tags[c] == "TO" for v in (verb, first_conjunct(parse, verb)) for c in parse.children(v))
    above = ([verb] if _is_argument(parse, token, verb) else []) + parse.ancestors(verb)[:2] * (verb == token)
    governed = (_governed(parse.lemmas[t].lower(), infinitive, verb != token) for t in above)
    words = _children_words(parse, verb)
    found = next((reality for reality in governed if reality), None) or _by_auxiliary(parse, verb, words, infinitive)
    if found:
        return found
    if _purpose(parse, verb, infinitive):
        return "planned"
    return _by_modifier(_children_words(parse, token)) if parse.poses[token] == "NOUN" else "happened"


def _is_argument(parse: Parse, token: int, verb: int) -> bool:
    """True for a noun that its verb is about ("foiled an attack"), not for one in a phrase beside it ("after a raid")."""
    return token != verb and parse.heads[token] == verb and parse.deps[token] in {"dobj", "nsubjpass", "nsubj"}


def _governed(lemma: str, infinitive: bool, noun: bool) -> Reality | None:
    """What a governing verb makes of the event: "tried to storm", "foiled an attack", "vowed to strike", "plans to attack"."""
    if lemma in TRY_VERBS and (infinitive or noun):
        return "attempted"
    if lemma in THREAT_VERBS and (infinitive or noun):
        return "threatened"
    if lemma in PLAN_VERBS and (infinitive or (noun and lemma in {"plan", "prepare"})):
        return "planned"
    if lemma in {"hope", "expect", "wish"} or (infinitive and lemma in WISH_VERBS):
        return "hypothetical"
    return "hypothetical" if lemma in NO_EVENT_VERBS else None


def _by_auxiliary(parse: Parse, verb: int, words: set[str], infinitive: bool) -> Reality | None:
    if words & CONDITION or any(_children_words(parse, t) & {"if", "unless"} for t in parse.ancestors(verb)[:1]):
        return "hypothetical"
    clauses = [c for v in (verb, *parse.ancestors(verb)) for c in parse.children(v) if parse.deps[c] == "advcl"]
    if any(_children_words(parse, c) & {"if", "unless"} for c in clauses):
        return "hypothetical"
    if parse.deps[verb] in {"pcomp", "advcl"} and _children_words(parse, clause_head(parse, parse.heads[verb])) & {
        "would",
        "will",
    }:
        return "hypothetical"
    if "would" in words or (words & {"could", "might", "should"} and not words & {"have", "be"} and not infinitive):
        return "hypothetical"
    return "planned" if words & {"will", "'ll"} else None


def _by_modifier(modifiers: set[str]) -> Reality:
    if modifiers & {"foiled", "thwarted", "attempted"}:
        return "attempted"
    if modifiers & {"possible", "potential", "threatened"}:
        return "hypothetical"
    return "planned" if modifiers & {"planned", "imminent", "future"} else "happened"


BRINGS_ABOUT = frozenset(
    "begin start continue resume report believe manage proceed say know use appear seem happen think understand fire".split()
)


def _purpose(parse: Parse, verb: int, infinitive: bool) -> bool:
    """An infinitive of purpose ("went to destroy a cell") does not say that it came about; "began to shell" does."""
    top = first_conjunct(parse, verb)
    if not infinitive or parse.deps[top] not in {"advcl", "xcomp", "acl"}:
        return False
    return parse.lemmas[parse.heads[top]].lower() not in BRINGS_ABOUT


PERPETRATOR = re.compile(
    r"\b(?:responsib\w+|involve\w*|behind|part in|role in|nothing to do|carri\w+ out|complicit\w*|blame\w*|hand in|link\w* to|"
    r"disown\w*|distanc\w*|dissociat\w*|disavow\w*|not (?:ours|us))\b"
    r"|\b(?:its|their|our) (?:own )?(?:\w+ )?(?:fighters|forces|troops|soldiers|men|aircraft|jets|"
    r"warplanes|army|units|members|police) (?:had|have|did|were)\b"
    r"|\b(?:we|it|they|[A-Z]\w+) (?:do|does|did|have|has|had|would|never)(?: not|n't|n’t| never)?"
    r" (?:shoot|shot|hit|attack|attacked|target|targeted|strike|struck|bomb|bombed|shell|shelled|fire|fired|kill|killed)\b"
    r"|^(?:den\w+ )?(?:bombing|attacking|shelling|killing|striking|targeting|shooting|carrying out|"
    r"hitting|abducting|executing|torturing)\b",
    re.IGNORECASE,
)
PRESENCE = re.compile(
    r"\b(?:no|not|never|any|none)\b[^.]{0,40}\b(?:servicemen|soldiers|troops|forces|fighters|personnel|bases?|military)\b"
    r"[^.]{0,40}\b(?:in|at|there|present|near|operat\w+|involved|stationed|deployed)\b"
    r"|\bnone\b[^.]{0,30}\b(?:served|serving|were there)\b|\bpresence\b",
    re.IGNORECASE,
)
STATUS = re.compile(
    r"\b(?:civilians?|non-?combatants?|not (?:\w+ ){0,2}(?:soldiers|civilians|fighters|militants)"
    r"|none of (?:them|whom) (?:\w+ ){0,2}(?:soldiers|civilians|servicemen|fighters)|"
    r"no (?:\w+ )?soldiers were involved|none served)\b",
    re.IGNORECASE,
)
KILLED = re.compile(
    r"\b(?:casualt\w+|dead|deaths?|killed|died|losses|toll|victims|dozens|hundreds|\d+ (?:people|men|soldiers))\b",
    re.IGNORECASE,
)
DATE = re.compile(
    r"\b(?:on that day|that day|at that time|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE
)


def find_disputed(content: str) -> tuple[Disputed, ...]:
    """What a denial with this content disputes; ``existence`` when nothing narrower is said."""
    found: list[Disputed] = []
    if PRESENCE.search(content):
        found.append("presence")
    if STATUS.search(content):
        found.append("status")
    if PERPETRATOR.search(content):
        found.append("perpetrator")
    if not found and KILLED.search(content):
        found.append("killed")
    if not found and DATE.search(content):
        found.append("date")
    return tuple(found) or ("existence",)
