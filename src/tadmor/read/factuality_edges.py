"""What a governing word hands down to a word, by the kind of phrase or clause that it heads."""

from __future__ import annotations

from tadmor.read.factuality_clauses import commands, hand_to_clause, hand_to_gerund
from tadmor.read.factuality_nouns import hand_to_noun
from tadmor.read.factuality_told import TOLD, Told, beside, limit
from tadmor.read.factuality_tree import Branches

CLAUSES = frozenset({"xcomp", "ccomp", "csubj", "csubjpass", "acl", "advcl", "oprd"})
BESIDE = frozenset({"amod", "compound", "parataxis", "meta", "intj", "dep"})
ANYONE = frozenset("any anyone anybody whoever everyone everybody whatever".split())
ASKING = frozenset({"WP", "WRB", "WDT", "WP$"})


def handed_down(tree: Branches, token: int, outer: Told, handed: Told) -> Told:
    """How a word is told before its own clause says anything.

    `outer` is how the word above it is told, `handed` how that one was before its own clause said anything.
    """
    parse = tree.parse
    dep, head = parse.deps[token], parse.heads[token]
    if head == token:
        return _main_clause(tree, token)
    if dep == "conj":
        return outer if _shares(tree, token, head) else handed
    if tree.noun(token) or parse.poses[token] in {"PRON", "NUM", "DET"}:
        return hand_to_noun(tree, token, outer, handed)
    if dep in CLAUSES or (dep == "relcl" and (tree.infinitive(token) or _is_content(tree, token))):
        return hand_to_clause(tree, token, outer, handed)
    if dep == "pcomp":
        return hand_to_gerund(tree, token, outer, handed)
    if (
        dep == "relcl"
        and (tree.words_on(head) | {tree.word(head)}) & ANYONE
        and parse.tags[token] in {"VBZ", "VBP", "VB"}
    ):
        return limit(TOLD, 0.9, "anyone who", "hypothetical")
    if dep == "relcl":
        in_case = tree.word(head) == "case" and tree.word(parse.heads[head]) == "in"
        told = limit(TOLD, 0.6, "in case", "hypothetical") if in_case else None
        return told or beside(outer, "relcl", 0.9 if outer.fails else 2.0)
    return beside(outer, dep, -0.5 if outer.fails and dep == "amod" else 2.2) if dep in BESIDE else outer


def _main_clause(tree: Branches, verb: int) -> Told:
    """Told, unless it asks or commands."""
    parse, subject = tree.parse, tree.subject(verb)
    if commands(tree, verb):
        return limit(TOLD, 0.9, "command", "hypothetical")
    if parse.words[-1] != "?" or subject is None:
        return TOLD
    turned = any(c < subject and parse.deps[c] in {"aux", "auxpass"} for c in tree.kids[verb]) or verb < subject
    asked = any(parse.tags[i] in ASKING for i in range(subject + 1))
    return limit(TOLD, 0.5, "?", "hypothetical") if turned and not asked else TOLD


def _is_content(tree: Branches, verb: int) -> bool:
    """ "The view that they burned the mill": a clause that says what the noun says, which parsers take for a relative one."""
    that = next((c for c in tree.kids[verb] if tree.word(c) == "that"), None)
    if that is None or tree.signature(tree.parse.heads[verb], "that") is None:
        return False
    free = tree.parse.deps[that] == "mark" or tree.parse.tags[that] == "IN"
    return free or (
        tree.parse.deps[that] == "dobj" and len([c for c in tree.kids[verb] if tree.parse.deps[c] == "dobj"]) > 1
    )


def _shares(tree: Branches, token: int, first: int) -> bool:
    """True for a conjunct without subject or tense of its own: "did not kill or wound", "no raids or arrests"."""
    if tree.noun(token):
        return True
    own = tree.subject(token) is not None or tree.kid(token, "aux") is not None
    return not own and tree.parse.tags[token] == tree.parse.tags[first]
