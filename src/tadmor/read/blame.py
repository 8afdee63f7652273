"""Who is held to have done it where no verb of the deed says so: "blamed the rebels", "the work of a militia"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tadmor.model.span import Span
from tadmor.read.findings import EventMention, Role
from tadmor.read.page import Parse
from tadmor.read.people import FORCES
from tadmor.read.syntax import after, negated, noun_phrase, objects, subjects

FALLS = frozenset({"fall", "centre", "center", "focus", "rest", "land"})
MARKS = frozenset({"hallmark", "fingerprint", "trademark", "signature"})
DEED = frozenset({"for"})
ANSWERS = frozenset("responsible liable culpable guilty answerable accountable".split())
CARRIES = frozenset("bear have carry share".split())
LIES = frozenset("lie rest fall belong".split())
CHARGES = frozenset("accuse suspect convict".split())
TELLS_APART = frozenset("describe identify recognise recognize name".split())
UNNAMED = frozenset("perpetrator killer attacker assailant culprit gunman raider kidnapper abductor bomber".split())
# What somebody is answerable for and did not do as a deed.
NO_DEEDS = frozenset("investigation demand negotiation agreement aid_delivery surrender_or_release sanction".split())
ON, TO, OF, BEHIND, IN, WITH, AS = (frozenset({word}) for word in ("on", "to", "of", "behind", "in", "with", "as"))
UPON = ON | {"upon"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Blame:
    """`cue` is the word that blames, `head` heads the phrase `doer` of who is blamed; `of` is the deed, where it is named."""

    cue: Span
    doer: Span
    head: Span
    of: Span | None


def find_blame(parse: Parse) -> tuple[Blame, ...]:
    """Every blame of a sentence, in text order; what is denied is none."""
    return tuple(found for token in range(len(parse.words)) for found in _at(parse, token))


def add_blame(parse: Parse, here: list[EventMention], *, war: bool = True) -> list[EventMention]:
    """Those who are blamed as the doers of what they are blamed for; where that is not named, the blame is a mention itself, if
    the report is one of `war`."""
    blames = find_blame(parse)
    told = [replace(m, roles=(*m.roles, *(_as_doer(b) for b in blames if _tells(b, m)))) for m in here]
    by_cue: dict[Span, list[Role]] = {}
    for blame in blames:
        token = parse.token_at(blame.head.start)
        able = (
            not _for_words(parse, blame)
            and token is not None
            and (parse.poses[token] == "PROPN" or parse.lemmas[token].lower() in FORCES)
        )
        if war and blame.of is None and able and not any(blame.cue.overlaps(m.trigger) for m in told):
            by_cue.setdefault(blame.cue, []).append(_as_doer(blame))
    return told + [
        EventMention(
            trigger=cue,
            sentence=parse.sentence,
            kind="attack",
            stance="reports_unconfirmed",
            roles=tuple(roles),
            confidence=0.5,
        )
        for cue, roles in by_cue.items()
    ]


def _tells(blame: Blame, mention: EventMention) -> bool:
    return blame.of is not None and blame.of.overlaps(mention.trigger) and mention.kind not in NO_DEEDS


def _for_words(parse: Parse, blame: Blame) -> bool:
    """ "Blamed the party for propping up its leaders": what somebody is blamed for is named, and was told by no word of events."""
    cue = parse.token_at(blame.cue.start)
    if cue is None or parse.lemmas[cue].lower() != "blame":
        return False
    marks = [i for i, word in enumerate(parse.words) if i > cue and word.lower() == "for" and parse.deps[i] == "prep"]
    return any(not _in_clause_of_noun(parse, mark, cue) and not _of_a_name(parse, mark) for mark in marks)


def _of_a_name(parse: Parse, mark: int) -> bool:
    """ "The Front for a Free Delta": the word stands between the words of one name."""
    after_it = parse.words[mark + 1 : mark + 4]
    return parse.poses[mark - 1] == "PROPN" and any(
        word[:1].isupper() for word in after_it[:2] if word.lower() not in {"a", "the"}
    )


def _in_clause_of_noun(parse: Parse, mark: int, cue: int) -> bool:
    """ "Blamed the rebels, who have fought for years": the word belongs to a clause that describes them."""
    above = parse.ancestors(mark)
    return cue not in above or any(parse.deps[t] in {"relcl", "acl"} for t in above[: above.index(cue)])


def _as_doer(blame: Blame) -> Role:
    return Role(role="perpetrator", span=blame.doer, head=blame.head, suspected=True)


def _at(parse: Parse, token: int) -> Iterator[Blame]:
    lemma = parse.lemmas[token].lower()
    if parse.poses[token] in {"VERB", "AUX"} and negated(parse, token):
        return
    if lemma in {"blame", "attribute"} and parse.poses[token] == "VERB":
        yield from _blamed(parse, token)
    elif lemma in {"suspicion", "blame"} and parse.deps[token] == "nsubj" and _verb(parse, token) in FALLS:
        verb = parse.heads[token]
        yield from _made(parse, token, after(parse, verb, UPON), after(parse, token, DEED))
    elif (lemma == "work" and parse.deps[token] == "attr") or (lemma in MARKS and parse.deps[token] == "dobj"):
        yield from _made(parse, token, after(parse, token, OF), _subject(parse, parse.heads[token]))
    elif lemma == "be" and (deeds := after(parse, token, BEHIND)):
        doers = [t for t in _subject(parse, token) if not negated(parse, t)]
        yield from _made(parse, token, doers, deeds)
    else:
        yield from (blame for blame in _held_to(parse, token, lemma) if blame.of is not None)


def _held_to(parse: Parse, token: int, lemma: str) -> Iterator[Blame]:
    """Frames that blame only where the deed is named: "responsible for the killing", "took part in it", "at their hands"."""
    verb = parse.heads[token]
    for_it = after(parse, token, DEED)
    if lemma in ANSWERS and not negated(parse, verb) and not negated(parse, token):
        own = [c for c in parse.children(token) if parse.deps[c] == "nsubj"]
        doers = own or (objects(parse, verb) if _verb(parse, token) == "hold" else _subject(parse, verb))
        yield from _made(parse, token, [t for t in doers if not negated(parse, t)], for_it or after(parse, token, OF))
    elif lemma == "responsibility" and not negated(parse, verb):
        if parse.deps[token] == "dobj" and _verb(parse, token) in CARRIES:
            yield from _made(parse, token, _subject(parse, verb), for_it or after(parse, verb, DEED))
        elif parse.deps[token] == "nsubj" and _verb(parse, token) in LIES:
            yield from _made(parse, token, after(parse, verb, WITH | TO), for_it)
    elif lemma == "blame" and parse.deps[token] in {"xcomp", "pobj"} and not negated(parse, verb):
        above = parse.heads[verb] if parse.deps[token] == "pobj" else verb
        yield from _made(parse, token, _subject(parse, above), for_it)
    elif lemma == "part" and parse.deps[token] == "dobj" and _verb(parse, token) == "take" and not negated(parse, verb):
        yield from _made(parse, token, _subject(parse, verb), after(parse, token, IN) or after(parse, verb, IN))
    elif lemma == "hand" and parse.deps[token] == "pobj" and parse.words[verb].lower() == "at":
        yield from _made(parse, token, after(parse, token, OF), [parse.heads[verb]])
    elif parse.poses[token] == "VERB":
        yield from _said_of(parse, token, lemma)


def _said_of(parse: Parse, verb: int, lemma: str) -> Iterator[Blame]:
    """What is said of people by a verb: accused of the raid, involved in it, described as soldiers."""
    passive = [c for c in parse.children(verb) if parse.deps[c] == "nsubjpass"]
    if lemma in CHARGES:
        yield from _made(parse, verb, passive or objects(parse, verb), after(parse, verb, OF))
    elif lemma in {"involve", "implicate", "participate"}:
        yield from _made(parse, verb, passive or _subject(parse, verb), after(parse, verb, IN))
    elif lemma in TELLS_APART:
        for unnamed in passive or objects(parse, verb):
            if parse.lemmas[unnamed].lower() in UNNAMED:
                deeds = [c for c in parse.children(unnamed) if parse.deps[c] == "relcl"]
                doers = [t for top in (verb, *deeds) for t in after(parse, top, AS)]
                yield from _made(parse, verb, doers, deeds)


def _blamed(parse: Parse, verb: int) -> Iterator[Blame]:
    passive = [c for c in parse.children(verb) if parse.deps[c] == "nsubjpass"]
    if parse.lemmas[verb].lower() == "attribute":
        yield from _made(parse, verb, after(parse, verb, TO), passive or objects(parse, verb))
    elif passive:
        on = after(parse, verb, UPON)
        yield from _made(parse, verb, on or passive, passive if on else after(parse, verb, DEED))
    else:
        blamed = objects(parse, verb)
        on = [t for top in (verb, *blamed) for t in after(parse, top, UPON)]
        deeds = [t for top in (verb, *blamed) for t in after(parse, top, DEED) if not _of_a_name(parse, parse.heads[t])]
        yield from _made(parse, verb, on or blamed, blamed if on else deeds)


def _verb(parse: Parse, token: int) -> str:
    return parse.lemmas[parse.heads[token]].lower()


def _subject(parse: Parse, verb: int) -> list[int]:
    return [t for t in subjects(parse, verb) if parse.poses[t] in {"NOUN", "PROPN"}]


def _made(parse: Parse, cue: int, doers: list[int], deeds: list[int]) -> Iterator[Blame]:
    of = parse.span(deeds[0], deeds[0] + 1) if deeds else None
    for doer in doers:
        if parse.poses[doer] in {"NOUN", "PROPN"}:
            yield Blame(
                cue=parse.span(cue, cue + 1), doer=noun_phrase(parse, doer), head=parse.span(doer, doer + 1), of=of
            )
