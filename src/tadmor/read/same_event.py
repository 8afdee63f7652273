"""Do two mentions of one sentence tell of one event? Read off the syntax between them and who does what in each."""

from __future__ import annotations

from tadmor.lexicon.kinds import GENERIC, KindLexicon
from tadmor.model.span import Span
from tadmor.read.findings import EventMention, Role
from tadmor.read.page import Parse
from tadmor.read.roles import GENERIC_SUBJECTS, WEAPONS
from tadmor.read.syntax import clause_head

STREET_FORCE = frozenset({"violent_demonstration", "protest_with_intervention", "excessive_force"})
BY_WEAPON = frozenset("air_drone_strike shelling_artillery_missile remote_explosive suicide_bomb grenade".split())
BLOWS = (GENERIC_SUBJECTS | WEAPONS) - {"this", "that", "number", "toll", "report"}
ANSWERS = frozenset("revenge retaliation reprisal response follow precede avenge retaliate".split())
APART = frozenset({"after", "following", "before", "since", "despite"})


def is_one_event(parse: Parse, a: EventMention, b: EventMention, kinds: KindLexicon) -> bool:
    """Do two mentions of one sentence, said by the same people, tell of one event?"""
    if {a.kind, b.kind} == {"arrest", "protest_with_intervention"} or _is_scene(parse, a, b, kinds):
        return True
    if _family(a, kinds) != _family(b, kinds) or (a.reality == "happened") != (b.reality == "happened"):
        return False
    first, second = (a, b) if a.trigger < b.trigger else (b, a)
    one, two = parse.token_at(first.trigger.start), parse.token_at(second.trigger.start)
    if one is None or two is None:
        return True
    if (a.stance == "denies") != (b.stance == "denies"):
        return first.stance == "denies" and one in parse.ancestors(two)
    if _swapped(a.roles, b.roles) or _answers(parse, one, two):
        return False
    return _same_patient(parse, a, b) or not _told_apart(parse, (first, one), (second, two))


def _is_scene(parse: Parse, a: EventMention, b: EventMention, kinds: KindLexicon) -> bool:
    """ "Women were raped during the raid": the raid is when it happened, both are one."""
    if not (kinds.violent(a.kind) and kinds.violent(b.kind)):
        return False
    one, two = parse.token_at(a.trigger.start), parse.token_at(b.trigger.start)
    if one is None or two is None or parse.deps[two] != "pobj":
        return False
    during = parse.heads[two]
    return parse.words[during].lower() == "during" and parse.heads[during] == one


def _told_apart(parse: Parse, first: tuple[EventMention, int], second: tuple[EventMention, int]) -> bool:
    """True when the syntax keeps two mentions apart: "after", a relative clause, two clauses with doers of their own."""
    (a, one), (b, two) = first, second
    if _answered(parse, one, two):
        return True
    if _apart(parse, one, two) and (_sided(a) or _sided(b)) and not _explains(a):
        return True
    differs = _doer_differs(a, b)
    if _in_relative_clause(parse, two, one) and differs:
        return True
    exact = a.kind not in GENERIC and b.kind not in GENERIC and a.kind != b.kind
    clauses = clause_head(parse, one) != clause_head(parse, two)
    if clauses and (({a.kind, b.kind} <= BY_WEAPON and exact) or _other_blow(parse, one, two)):
        return True
    return differs and (exact or clauses)


def _family(mention: EventMention, kinds: KindLexicon) -> str:
    """Burning and looting beside an attack in one sentence belong to it, and whom a riot hurt."""
    family = kinds.family(mention.kind)
    return "violence" if family == "property" or mention.kind in STREET_FORCE else family


def _heads(roles: tuple[Role, ...], *wanted: str) -> set[Span]:
    return {role.head for role in roles if role.role in wanted}


def _swapped(a: tuple[Role, ...], b: tuple[Role, ...]) -> bool:
    return bool(_heads(a, "perpetrator") & _heads(b, "target")) or bool(_heads(b, "perpetrator") & _heads(a, "target"))


def _answers(parse: Parse, one: int, two: int) -> bool:
    """ "The strike answered the attack", "the raid followed an ambush": two nouns about one verb are two events."""
    verb = parse.heads[one]
    if parse.heads[two] == verb and {parse.deps[one], parse.deps[two]} <= {"nsubj", "dobj", "nsubjpass"}:
        return parse.poses[one] == parse.poses[two] == "NOUN"
    return False


def _same_patient(parse: Parse, a: EventMention, b: EventMention) -> bool:
    """ "It came under fire, after which jets struck it": one thing happening to one patient."""
    one, two = (_words(parse, _heads(m.roles, "target")) for m in (a, b))
    return bool(one & two)


def _words(parse: Parse, heads: set[Span]) -> set[str]:
    return {parse.words[t].lower() for head in heads for t in parse.tokens_in(head)}


def _sided(mention: EventMention) -> bool:
    return bool(_heads(mention.roles, "perpetrator", "party"))


def _doer_differs(a: EventMention, b: EventMention) -> bool:
    one, two = _heads(a.roles, "perpetrator", "party"), _heads(b.roles, "perpetrator", "party")
    return bool(one) and bool(two) and not one & two


def _apart(parse: Parse, one: int, two: int) -> bool:
    """True when "after", "following", "before" … stands between the two in the tree."""
    path = [two, *parse.ancestors(two)]
    above = path[: path.index(one)] if one in path else path
    marks = {parse.words[t].lower() for t in above}
    marks |= {
        parse.words[c].lower() for t in above for c in parse.children(t) if parse.deps[c] in {"mark", "prep"} and c < t
    }
    return bool(marks & APART)


def _other_blow(parse: Parse, one: int, two: int) -> bool:
    """ "Shelling killed three while a landmine wounded five": each clause has a blow of its own as its subject."""
    blows = [_blow_of(parse, clause_head(parse, t)) for t in (one, two)]
    return None not in blows and len(set(blows)) == 2


def _blow_of(parse: Parse, verb: int) -> str | None:
    """The blow or weapon that is the subject of a verb, None where it has another subject or none of its own."""
    own = (parse.lemmas[c].lower() for c in parse.children(verb) if parse.deps[c] in {"nsubj", "csubj"})
    return next((lemma for lemma in own if lemma in BLOWS), None)


def _answered(parse: Parse, one: int, two: int) -> bool:
    """ "In revenge for the killing of two, militiamen burned …", "the strike, which followed an ambush"."""
    for low, high in ((one, two), (two, one)):
        path = [low, *parse.ancestors(low)]
        above = path[: path.index(high)] if high in path else path
        if {parse.lemmas[t].lower() for t in above[1:]} & ANSWERS:
            return True
    return False


def _explains(first: EventMention) -> bool:
    """ "Three died after an explosion": what follows "after" is the event itself when only one side has a doer."""
    return first.kind == "outcome" and not _sided(first)


def _in_relative_clause(parse: Parse, token: int, other: int) -> bool:
    for t in [token, *parse.ancestors(token)]:
        if t == other:
            return False
        if parse.deps[t] in {"relcl", "acl"}:
            return True
    return False
