"""Who is a party: a state and those who speak for it, an armed group, a body that acts among states.

"Egypt", "the Egyptian government", "President Navarro", "rebel leaders", "the African Union"; not "an Egyptian actor".
"""

from __future__ import annotations

import functools

from tadmor.lexicon.words import load_rows
from tadmor.read.page import Parse
from tadmor.read.people import FORCES
from tadmor.read.syntax import subjects

STANDING_IN = frozenset({"he", "she", "it", "they", "we", "who", "which", "that"})
BEFORE = frozenset({"compound", "nmod", "amod", "poss"})


@functools.cache
def _words(sort: str) -> frozenset[str]:
    return frozenset(word.lower() for word, of in load_rows("parties.tsv") if of == sort)


def is_party(parse: Parse, token: int, depth: int = 0) -> bool:
    """True when the noun at `token` names a party; a pronoun stands for the subject of the clause above it."""
    lemma = parse.lemmas[token].lower()
    if parse.tags[token] in {"PRP", "WP", "WDT"}:
        return lemma in STANDING_IN and depth < 2 and _stands_for_one(parse, token, depth)
    if lemma in _words("office") or lemma in _words("body") or lemma in FORCES:
        return True
    if parse.poses[token] != "PROPN":
        return _is_people(parse, token)
    label = parse.label_at(token)
    if label in {"GPE", "NORP"} or lemma in _words("name"):
        return True
    return label in {"PERSON", "ORG", ""} and _titled(parse, token)


def _is_people(parse: Parse, token: int) -> bool:
    """ "The Kurds": a people as a noun."""
    if parse.poses[token] not in {"NOUN", "ADJ"} or parse.tags[token] == "JJ":
        return False
    return parse.label_at(token) in {"GPE", "NORP"}


def _titled(parse: Parse, token: int) -> bool:
    """ "President Navarro", "Navarro, the prime minister", "Amnesty International"."""
    near = {
        parse.lemmas[c].lower() for c in parse.children(token) if parse.deps[c] in BEFORE or parse.deps[c] == "appos"
    }
    return bool(near & (_words("office") | _words("name")))


def _stands_for_one(parse: Parse, token: int, depth: int) -> bool:
    verb = parse.heads[token]
    if parse.deps[verb] == "relcl":
        return is_party(parse, parse.heads[verb], depth + 1)
    above = parse.heads[verb]
    if above == verb or parse.deps[verb] not in {"ccomp", "advcl", "conj", "xcomp"}:
        return False
    return any(is_party(parse, t, depth + 1) for t in subjects(parse, above) if t != token)
