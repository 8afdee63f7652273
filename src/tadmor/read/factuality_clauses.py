"""What is handed down to a clause: infinitives, that-clauses and gerunds by the word over them, adverbial clauses by their mark."""

from __future__ import annotations

from tadmor.lexicon.predicates import load_signatures
from tadmor.read.factuality_nouns import after_preposition, denial_over
from tadmor.read.factuality_told import TOLD, Told, beside, embed, limit
from tadmor.read.factuality_tree import Branches

IF = frozenset({"if", "unless", "lest", "provided", "providing", "assuming", "supposing"})
WHETHER = frozenset({"whether", "if"})
ORDINALS = frozenset({"first", "second", "third", "last", "latest", "only", "next"})
WHEN = frozenset({"when", "once", "after", "as", "until", "till", "before", "while", "whenever"})


def hand_to_clause(tree: Branches, token: int, outer: Told, handed: Told) -> Told:
    """How the verb of a clause is told before its own words say anything."""
    parse = tree.parse
    dep, head = parse.deps[token], parse.heads[token]
    marks = {tree.word(c) for c in tree.kids[token] if parse.deps[c] in {"mark", "advmod"}}
    if (dep == "advcl" and marks & IF) or _inverted(tree, token):
        return limit(TOLD, 0.4, "if", "hypothetical")
    if tree.each_time(token):
        return limit(TOLD, 0.9, "whenever", "hypothetical")
    if commands(tree, token):
        return limit(TOLD, 0.9, "command", "hypothetical")
    if tree.infinitive(token):
        return _infinitive(tree, token, outer, handed)
    if dep == "advcl":
        return _adverbial(tree, token, marks, outer)
    if dep == "acl" and parse.tags[token] in {"VBG", "VBN"} and tree.subject(token) is None:
        return beside(outer, "acl", -0.5 if outer.fails else 2.0)
    if dep == "ccomp" and token < head and tree.subject(token) is not None and not _speaks(tree, head):
        return handed
    return _complement(tree, token, marks, outer, handed)


def hand_to_gerund(tree: Branches, token: int, outer: Told, handed: Told) -> Told:
    """How a gerund after a preposition is told before its own words say anything."""
    word = tree.word(tree.parse.heads[token])
    found = after_preposition(tree, token, outer, handed)
    if found is None and word == "from":
        return limit(handed, 0.9, "pcomp from")
    if found is None and outer.fails:
        return Told(score=-0.9, reality="hypothetical", because=f"not … {word}")
    return found or limit(outer, 2.5, f"pcomp {word}")


def commands(tree: Branches, verb: int) -> bool:
    """ "Leave the town": a bare verb without subject at the head of its sentence."""
    parse = tree.parse
    bare = parse.tags[verb] in {"VB", "VBP"} and tree.kid(verb, "nsubj", "nsubjpass", "expl", "aux", "mark") is None
    return bare and all(parse.poses[i] in {"PUNCT", "INTJ", "ADV"} for i in range(verb))


def _complement(tree: Branches, token: int, marks: set[str], outer: Told, handed: Told) -> Told:
    dep, head = tree.parse.deps[token], tree.parse.heads[token]
    if dep in {"ccomp", "csubj"} and marks & WHETHER:
        return limit(TOLD, 0.9, "whether", hedged=True)
    if dep != "xcomp" and tree.parse.tags[token] == "VB" and tree.kid(token, "aux") is None:
        bare = tree.signature(head, "to")
        if "that" in marks:
            return limit(handed, 0.9, "that … be", "hypothetical")
        if bare:
            return embed(outer, bare, f"{tree.lemma(head)} to")
    frame = _frame_of(tree, token)
    head = _predicate(tree, head, frame)
    if frame == "that" and tree.signature(head, frame) is None:
        head = _what_spreads(tree, head)
    signature, denied = tree.signature(head, frame), denial_over(tree, head)
    if signature and signature.name == "wonders" and _asks_who(tree, token):
        signature = load_signatures()["knows"]
    if signature and signature.name == "fears" and not _open_still(tree, token):
        signature = load_signatures()["believes"]
    if signature:
        return embed(TOLD if denied else outer, denied or signature, f"{tree.lemma(head)} {frame}")
    if dep == "acl":
        return beside(outer, "acl", 2.0)
    return limit(TOLD if dep == "ccomp" and outer.fails else outer, 2.5, f"{dep} {frame}")


def _infinitive(tree: Branches, token: int, outer: Told, handed: Told) -> Told:
    dep, head = tree.parse.deps[token], _predicate(tree, tree.parse.heads[token], "to")
    near = tree.words_on(head)
    if "too" in near:
        return limit(handed, 0.5, "too … to", "hypothetical")
    if dep in {"relcl", "acl"} and near & ORDINALS:
        return beside(outer, "the first to", 2.0)
    if "enough" in near:
        return limit(outer, 1.3, "enough to", "hypothetical")
    if tree.lemma(head) in {"have", "be"} and "yet" in near | tree.words_on(token):
        return limit(handed, -0.8, "yet to", "planned")
    signature = tree.signature(head, "to")
    if signature:
        return embed(outer, signature, f"{tree.lemma(head)} to")
    if dep == "advcl":
        return limit(handed, 1.5, "purpose", "planned")
    if outer.fails:
        return Told(score=-0.5, reality="hypothetical", because=f"not {tree.lemma(head)} to")
    return limit(outer, 1.5 if dep == "acl" else 1.4, f"{dep} to {tree.lemma(head)}", "planned")


def _adverbial(tree: Branches, token: int, marks: set[str], outer: Told) -> Told:
    if marks & WHEN:
        return TOLD if outer.score >= 2.5 else limit(TOLD, 2.2, "when")
    if "without" in marks:
        return Told(score=-0.9, because="without")
    if "than" in marks and tree.parse.tags[token] == "VB":
        return limit(outer, 0.8, "rather than", "hypothetical")
    return limit(TOLD, 2.8, "advcl")


def _frame_of(tree: Branches, token: int) -> str:
    """The frame that a clause without "to" fills: a gerund, a finite clause, or a bare participle or adjective."""
    parse = tree.parse
    dep, tag = parse.deps[token], parse.tags[token]
    if tag == "VBG" and tree.subject(token) is None:
        return "as" if tree.kid(parse.heads[token], "auxpass") is not None else "ing"
    participle = tag in {"VBN", "VBD"} or parse.poses[token] == "ADJ"
    bare = tree.kid(token, "aux", "auxpass", "mark") is None and (dep != "ccomp" or tree.subject(token) is None)
    if participle and bare and dep in {"xcomp", "ccomp", "oprd"}:
        return "as"
    return "to" if dep == "xcomp" else "that"


def _predicate(tree: Branches, head: int, frame: str) -> int:
    """ "It is impossible to …": the adjective or noun beside "be", where it is that which takes the clause."""
    if tree.lemma(head) != "be":
        return head
    found = (c for c in tree.kids[head] if tree.parse.deps[c] in {"acomp", "attr"} and tree.signature(c, frame))
    return next(found, head)


def _asks_who(tree: Branches, verb: int) -> bool:
    """ "Asked who had fired": that somebody fired is taken for granted."""
    return any(tree.parse.tags[c] in {"WP", "WRB", "WDT"} for c in tree.kids[verb])


def _open_still(tree: Branches, verb: int) -> bool:
    """False for a clause of the past: "feared that the men had died"."""
    tags = {
        tree.parse.tags[i] for i in (verb, *tree.kids[verb]) if i == verb or tree.parse.deps[i] in {"aux", "auxpass"}
    }
    return "MD" in tags or not tags & {"VBD", "VBN"}


def _what_spreads(tree: Branches, verb: int) -> int:
    """ "Rumours spread that …", "fears grew that …": the noun that the clause belongs to."""
    noun = tree.kid(verb, "nsubj")
    return noun if noun is not None and tree.noun(noun) and tree.signature(noun, "that") else verb


def _speaks(tree: Branches, verb: int) -> bool:
    """True for a verb that can follow what it governs ("…, he said")."""
    return tree.signature(verb, "that") is not None and tree.kid(verb, "auxpass") is None


def _inverted(tree: Branches, verb: int) -> bool:
    """ "Had the army attacked, …"."""
    parse, subject = tree.parse, tree.kid(verb, "nsubj", "nsubjpass")
    early = (c for c in tree.kids[verb] if tree.word(c) in {"had", "should", "were"} and parse.deps[c] == "aux")
    return parse.deps[verb] == "advcl" and subject is not None and any(c < subject for c in early)
