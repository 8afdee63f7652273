"""Which event of a sentence a time belongs to, by the syntax between them."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from tadmor.model.span import Span
from tadmor.model.value import TimeInterval
from tadmor.read.findings import EventMention
from tadmor.read.page import Parse
from tadmor.read.syntax import PASSIVE, SUBJECTS, clause_head

SURE_ENOUGH = 0.3
VERBS = frozenset({"VERB", "AUX"})
ASIDES = frozenset({"relcl", "acl"})
WITHIN = frozenset({"prep", "pobj", "appos", "conj", "compound"})
HAPPENS = frozenset({"happen", "occur", "come", "begin", "start", "follow", "last", "be"})


def days_apart(a: TimeInterval | None, b: TimeInterval | None) -> bool:
    """True when both intervals are given and share no day."""
    if a is None or b is None or not (a.first_day and a.last_day and b.first_day and b.last_day):
        return False
    return a.last_day < b.first_day or b.last_day < a.first_day


def tells_when(time: TimeInterval) -> bool:
    """True for a time that can be that of an event: not one on which somebody only spoke, and no mere bound."""
    return time.evidence is not None and time.of != "announced" and time.confidence > SURE_ENOUGH


def times_of_events(
    parse: Parse, mentions: Sequence[EventMention], times: Sequence[TimeInterval]
) -> Mapping[Span, tuple[TimeInterval, ...]]:
    """The times of a sentence by the trigger that each hangs on. A time that hangs on none of them is not among them."""
    sentence = parse.span(0, len(parse.words))
    triggers = {token: m.trigger for m in mentions if (token := parse.token_at(m.trigger.start)) is not None}
    owned: dict[Span, tuple[TimeInterval, ...]] = {}
    clauses: dict[int, tuple[TimeInterval, ...]] = {}
    for time in times:
        inside = time.evidence is not None and sentence.contains(time.evidence.span) and tells_when(time)
        head = _head(parse, time.evidence.span) if time.evidence and inside else None
        owner, verb = (None, None) if head is None else _owner(parse, head, triggers)
        if owner is not None:
            owned[owner] = (*owned.get(owner, ()), time)
        if verb in triggers:
            clauses[verb] = (*clauses.get(verb, ()), time)
    # "Captured in an ambush on 2 May": the time of a verb is that of what else its clause tells.
    shared = {m: clauses[verb] for t, m in triggers.items() if (verb := clause_head(parse, t)) in clauses}
    return shared | owned


def at_other_times(a: Sequence[TimeInterval], b: Sequence[TimeInterval]) -> bool:
    """True when two events have times of their own that share no day, or one is said to be on the same day as the other."""
    return bool(a) and bool(b) and all(days_apart(one, two) or _is_beside(one, two) for one in a for two in b)


def _is_beside(a: TimeInterval, b: TimeInterval) -> bool:
    """ "On Monday", "on the same day": nothing is on the same day as itself."""
    quoted = [time.evidence for time in (a, b) if time.evidence]
    later = max(quoted, key=lambda evidence: evidence.start, default=None)
    return later is not None and later.text.lower().startswith("same ")


def _head(parse: Parse, span: Span) -> int | None:
    """The token of the words of a time that the others hang on."""
    inside = parse.tokens_in(span)
    return next((t for t in inside if parse.heads[t] not in inside or parse.heads[t] == t), None)


def _owner(parse: Parse, time: int, triggers: Mapping[int, Span]) -> tuple[Span | None, int | None]:
    """The first trigger on the way up, or one in the clause of the first verb on it that has any; and that verb."""
    for token in parse.ancestors(time):
        verb = token if parse.poses[token] in VERBS else None
        if token in triggers:
            return triggers[token], verb
        if verb is not None:
            members = [t for t in triggers if clause_head(parse, t) == verb]
            if members:
                return triggers[min(members, key=lambda t: abs(t - time))], verb
            if parse.deps[verb] == "conj" or _is_aside(parse, verb, triggers):
                break  # "shelled on Monday and evacuated on Tuesday": the time of what is no event here
    return None, None


def is_of_another(parse: Parse, time: Span, trigger: Span) -> bool:
    """ "The Front, which took up arms in 2019, killed six": a time in a clause about somebody is not that of what he did else."""
    head, token = _head(parse, time), parse.token_at(trigger.start)
    if head is None or token is None:
        return False
    verbs = (t for t in parse.ancestors(head) if parse.poses[t] in VERBS)
    aside = next((v for v in verbs if _is_aside(parse, v, (token,))), None)
    return aside is not None and token not in parse.subtree(aside)


def _is_aside(parse: Parse, verb: int, triggers: Container[int]) -> bool:
    """True for the verb of a clause about who or what is the subject of another verb ("the Front, which was founded in 2019, …").

    Not for one that tells when an event was ("the raid, which came at dawn"), nor what came of it ("fired rockets that hit …").
    """
    if parse.deps[verb] not in ASIDES or parse.heads[verb] in triggers or verb in triggers:
        return False
    noun = parse.heads[verb]
    while parse.deps[noun] in WITHIN:
        noun = parse.heads[noun]
    if parse.deps[noun] not in SUBJECTS | PASSIVE:
        return False
    happens = parse.lemmas[verb] in HAPPENS and not any(parse.deps[c] == "auxpass" for c in parse.children(verb))
    return not (happens or any(parse.lemmas[c] == "place" for c in parse.children(verb)))
