"""Questions that the reading asks of a parse: the phrase of a noun, the subject of a verb, what hangs on a preposition.

Labels are those of spaCy's English models (ClearNLP dependencies). Tokens are indices of the parse.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tadmor.model.span import Span
from tadmor.read.page import Parse

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj", "dative", "oprd"})
LEFT_OF_NOUN = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "quantmod", "advmod", "nmod", "predet", "punct", "case"}
)
HARMS = frozenset({"hurt", "wound", "injure", "kill"})
HAVE = frozenset({"have", "has", "had", "having", "’ve", "'ve"})
ACCUSE = frozenset({"suspect", "accuse", "blame"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"})


def noun_phrase(parse: Parse, head: int) -> Span:
    """The phrase of a noun: its modifiers to the left and its "of" phrases to the right; no relative clause, no "and"."""
    first, last = head, head
    for child in parse.children(head):
        dep = parse.deps[child]
        if child < head and dep in LEFT_OF_NOUN and dep != "punct":
            first = min(first, parse.subtree(child)[0])
        elif child > head and dep == "prep" and parse.words[child].lower() == "of":
            for inner in parse.children(child):
                if parse.deps[inner] == "pobj":
                    last = max(last, parse.token_at(noun_phrase(parse, inner).end - 1) or inner)
    return parse.span(first, last + 1)


def head_of(parse: Parse, tokens: Sequence[int]) -> int:
    """Of the tokens of a phrase the last that hangs on none of the others."""
    return next((t for t in reversed(tokens) if parse.heads[t] not in tokens or parse.heads[t] == t), tokens[-1])


def particles(parse: Parse, verb: int) -> set[str]:
    """What goes with a verb: "up" of "shot up", "off" of "went off"."""
    return {parse.words[c].lower() for c in parse.children(verb) if parse.deps[c] in ("prt", "advmod")}


def conjuncts(parse: Parse, token: int) -> Iterator[int]:
    """The token and what "and" joins to it, in order."""
    yield token
    for child in parse.children(token):
        if parse.deps[child] == "conj":
            yield from conjuncts(parse, child)


def first_conjunct(parse: Parse, token: int) -> int:
    """The first of the words that "and" joins to this one."""
    while parse.deps[token] == "conj":
        token = parse.heads[token]
    return token


def is_passive(parse: Parse, verb: int) -> bool:
    """True for "was killed" and for a bare participle after its noun ("soldiers killed in an ambush")."""
    if any(parse.deps[c] in PASSIVE or parse.deps[c] in {"auxpass", "agent"} for c in parse.children(verb)):
        return True
    if parse.lemmas[verb] in HARMS and parse.deps[verb] == "conj" and not objects(parse, verb):
        # "Five were killed and nineteen hurt", whatever form the parser sees in "hurt".
        return is_passive(parse, first_conjunct(parse, verb))
    if parse.tags[verb] != "VBN":
        return False
    bare = parse.deps[verb] in {"acl", "amod", "oprd", "pcomp", "advcl", "ccomp"} and not any(
        parse.deps[c] in OBJECTS for c in parse.children(verb)
    )
    if bare or parse.deps[verb] in {"acl", "amod", "oprd"}:
        # "Reports that the group has killed nine" is active for its "has", "with nine killed" passive.
        return not any(parse.deps[c] == "aux" and parse.words[c].lower() in HAVE for c in parse.children(verb))
    shared = first_conjunct(parse, verb)
    return shared != verb and not _has_subject(parse, verb) and is_passive(parse, shared)


def _has_subject(parse: Parse, verb: int) -> bool:
    return any(parse.deps[c] in SUBJECTS or parse.deps[c] in PASSIVE for c in parse.children(verb))


def subjects(parse: Parse, verb: int, depth: int = 0) -> list[int]:
    """Tokens that head the subject of a verb, taken from the clause above where the verb has none of its own."""
    own = [c for c in parse.children(verb) if parse.deps[c] in SUBJECTS or parse.deps[c] in PASSIVE]
    if own:
        heads = [t for token in own for t in conjuncts(parse, token)]
        return [_antecedent(parse, verb, t) for t in heads]
    if depth > 4:
        return []
    dep, head = parse.deps[verb], parse.heads[verb]
    if dep in {"acl", "relcl", "amod"}:
        return [head]
    if dep == "pcomp" and (accuser := _verb_above(parse, verb)) is not None and parse.lemmas[accuser].lower() in ACCUSE:
        return objects(parse, accuser) or [c for c in parse.children(accuser) if parse.deps[c] == "nsubjpass"]
    if dep in {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "oprd"} and head != verb:
        governor = head if parse.poses[head] in {"VERB", "AUX"} else _verb_above(parse, head)
        if governor is not None and (dep in {"xcomp", "oprd"} or (dep == "ccomp" and parse.tags[verb] == "VBN")):
            given = [t for c in parse.children(governor) if parse.deps[c] == "dobj" for t in conjuncts(parse, c)]
            if given:
                return given
        return subjects(parse, governor, depth + 1) if governor is not None and governor != verb else []
    return []


def _verb_above(parse: Parse, token: int) -> int | None:
    return next((t for t in parse.ancestors(token) if parse.poses[t] in {"VERB", "AUX"}), None)


def _antecedent(parse: Parse, verb: int, token: int) -> int:
    """The noun that "which", "who" or "that" stands for, else the token itself.

    What follows the name of a place ("attacks in Aba, which killed nine") is told of what happened there.
    """
    if parse.tags[token] not in {"WDT", "WP"} or parse.deps[verb] != "relcl":
        return token
    noun = parse.heads[verb]
    while parse.deps[noun] == "pobj" and is_in_place_name(parse, noun):
        above = parse.heads[parse.heads[noun]]
        if parse.poses[above] not in {"NOUN", "PROPN"}:
            break
        noun = above
    return noun


def is_in_place_name(parse: Parse, token: int) -> bool:
    """True for a word of what the parser takes for a place."""
    return parse.label_at(token) in {"GPE", "LOC", "FAC"}


def is_of_time(parse: Parse, token: int) -> bool:
    """True for a word of what the parser takes for a day or an hour."""
    return parse.label_at(token) in {"DATE", "TIME"}


def lemmas_of(parse: Parse, tokens: Iterable[int]) -> set[str]:
    """Base forms of tokens, in small letters."""
    return {parse.lemmas[t].lower() for t in tokens}


def objects(parse: Parse, verb: int) -> list[int]:
    """Tokens that head the direct objects of a verb; of "kidnapped and killed nine people" those of the second for both."""
    own = [t for c in parse.children(verb) if parse.deps[c] in OBJECTS for t in conjuncts(parse, c)]
    if own:
        return own
    near = (c for c in parse.children(verb) if parse.deps[c] == "conj" and verb < c <= verb + 2)
    return [t for c in near if parse.tags[c] == parse.tags[verb] for t in objects(parse, c)]


def by_agents(parse: Parse, token: int) -> list[int]:
    """Tokens after "by": who did it, of a passive verb or a noun of action."""
    found: list[int] = []
    for child in parse.children(token):
        by = parse.deps[child] == "agent" or (parse.deps[child] == "prep" and parse.words[child].lower() == "by")
        if by:
            found += [t for c in parse.children(child) if parse.deps[c] == "pobj" for t in conjuncts(parse, c)]
        elif parse.deps[child] == "acl" and parse.tags[child] == "VBN":
            found += by_agents(parse, child)
    return found


def after(parse: Parse, token: int, prepositions: frozenset[str]) -> list[int]:
    """Tokens that head what follows one of these prepositions under `token`."""
    found: list[int] = []
    for child in parse.children(token):
        if parse.deps[child] == "prep" and parse.words[child].lower() in prepositions:
            found += [t for c in parse.children(child) if parse.deps[c] == "pobj" for t in conjuncts(parse, c)]
    return found


def is_specified(parse: Parse, noun: int) -> bool:
    """ "The judge", "his rival", "two drivers", "every guard": a noun with an article, an owner or a number of its own."""
    return any(parse.deps[c] in {"det", "poss", "nummod"} for c in parse.children(noun))


def prizes(parse: Parse, token: int) -> list[int]:
    """What is fought for or over, and what that is of: "for control of the routes"."""
    found = after(parse, token, frozenset({"for", "over"}))
    return [t for prize in found for t in (prize, *after(parse, prize, frozenset({"of", "over"})))]


def undergoing(parse: Parse, token: int) -> list[int]:
    """Whom or what it is done to: objects, and the subject of a passive."""
    return objects(parse, token) + [c for c in parse.children(token) if parse.deps[c] == "nsubjpass"]


def of_phrase(parse: Parse, noun: int) -> list[int]:
    """A noun with what describes it and what it is of; no clause, nothing that it is used as."""
    found, open_ones = [noun], [noun]
    while open_ones:
        here = open_ones.pop()
        more = [
            c
            for c in parse.children(here)
            if parse.deps[c] in {"compound", "amod", "nmod", "conj", "pobj", "poss", "appos"}
            or (parse.deps[c] == "prep" and parse.words[c].lower() in {"of", "with", "including"})
        ]
        found += more
        open_ones += more
    return found


def owners(parse: Parse, noun: int) -> list[int]:
    """Whose it is: a possessive, an adjective or a compound before the noun ("Russia's attack", "rebel attack")."""
    return [c for c in parse.children(noun) if parse.deps[c] in {"poss", "amod", "compound", "nmod"} and c < noun]


def clause_head(parse: Parse, token: int) -> int:
    """The nearest verb at or above a token; the token itself where there is none."""
    if parse.poses[token] in {"VERB", "AUX"}:
        return token
    return next((t for t in parse.ancestors(token) if parse.poses[t] in {"VERB", "AUX"}), token)


def steps_between(parse: Parse, word: Span, others: Iterable[Span]) -> int:
    """How many heads lie between a word and the nearest of some others above or below it; where none does, more than any."""
    token = parse.token_at(word.start)
    if token is None:
        return len(parse.words)
    above = [token, *parse.ancestors(token)]
    found = [len(parse.words)]
    for other in (parse.token_at(span.start) for span in others):
        if other is not None:
            path = [other, *parse.ancestors(other)]
            found += [line.index(end) for line, end in ((above, other), (path, token)) if end in line]
    return min(found)


def negated(parse: Parse, token: int) -> bool:
    """True when "not", "never" or "no" stands directly on the token."""
    return any(
        parse.deps[c] == "neg" or (parse.words[c].lower() in {"no", "never", "not", "neither", "nor"} and c < token)
        for c in parse.children(token)
    )
