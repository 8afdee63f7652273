"""What a sentence says of those it has counted: "the seven people killed were civilians", "six people, all of them soldiers"."""

from __future__ import annotations

from collections.abc import Sequence

from tadmor.lexicon.counted import CountedNoun, CountedWords
from tadmor.model.value import Status
from tadmor.read.page import Parse
from tadmor.read.quantities_parts import Draft
from tadmor.read.syntax import conjuncts, negated

OF_PEOPLE = frozenset({"killed", "wounded", "killed_or_wounded", "missing", "abducted", "detained", "identified"})
UP = frozenset({"nummod", "quantmod", "amod", "det", "pobj", "prep", "compound", "appos"})
ALL = frozenset({"all", "both"})


def say_status(parse: Parse, drafts: Sequence[Draft], counted: CountedWords) -> None:
    """Sets the status of figures of people that the sentence gives one by a predicate or by "all of them"."""
    for draft in drafts:
        if draft.what not in OF_PEOPLE or draft.form == "zero":
            continue
        first = parse.token_at(parse.starts[0] + draft.core)
        noun = _counted_head(parse, first) if first is not None else None
        said = _predicated(parse, noun, counted) or _all_of_them(parse, noun, counted) if noun is not None else None
        if said is not None:
            draft.status = said


def _counted_head(parse: Parse, token: int) -> int:
    """The noun that a number counts: "all twelve of the dead", "the eleven dead"."""
    while parse.deps[token] in UP and parse.heads[token] != token:
        if parse.poses[token] in {"NOUN", "PROPN"} and parse.deps[token] != "compound":
            break
        token = parse.heads[token]
    return token


def _predicated(parse: Parse, noun: int, counted: CountedWords) -> Status | None:
    """ "Were civilians": the noun after "be" that the counted are the subject of."""
    be = parse.heads[noun]
    if parse.deps[noun] not in {"nsubj", "nsubjpass"} or parse.lemmas[be].lower() != "be" or negated(parse, be):
        return None
    beside = [c for c in parse.children(be) if parse.deps[c] == "attr" and c > be]
    return _status(parse, beside[0], counted) if beside else None


def _all_of_them(parse: Parse, noun: int, counted: CountedWords) -> Status | None:
    """ "Six people, all of them soldiers", "… all civilians", "… all of whom were civilians"."""
    for at in range(noun + 1, min(noun + 5, len(parse.words))):
        if parse.words[at].lower() in ALL and parse.words[at - 1] in {",", "(", "–", "—", "-"}:
            after = range(at + 1, min(at + 6, len(parse.words)))
            end = next((i for i in after if parse.words[i] in {",", ".", ")"}), len(parse.words))
            named = (_status(parse, i, counted) for i in after if i < end and parse.poses[i] in {"NOUN", "PROPN"})
            return next((status for status in named if status), None)
    return None


def _status(parse: Parse, noun: int, counted: CountedWords) -> Status | None:
    """Civilian or combatant, where all that is named is the same; None where it is said of neither."""
    found = {entry.status for i in conjuncts(parse, noun) if (entry := _entry(parse, i, counted))}
    status = found.pop() if len(found) == 1 else None
    return status if status != "unknown" and not negated(parse, noun) else None


def _entry(parse: Parse, noun: int, counted: CountedWords) -> CountedNoun | None:
    return None if negated(parse, noun) else counted.noun(parse.words[noun].lower())
