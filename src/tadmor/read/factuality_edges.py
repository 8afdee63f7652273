"""What a governing word hands down to a word: by its signature where it has one, else by the kind of clause or phrase."""

from __future__ import annotations

from tadmor.lexicon.predicates import Signature, load_frames, load_signatures
from tadmor.read.factuality_told import TOLD, Told, embed, limit
from tadmor.read.factuality_tree import Branches

IF = frozenset({"if", "unless", "lest", "provided", "providing", "assuming", "supposing"})
WHETHER = frozenset({"whether", "if"})
WHEN = frozenset({"when", "once", "after", "as", "until", "till", "before", "while", "whenever"})
TRANSPARENT = frozenset("occur happen begin start come ensue continue take unfold erupt follow break resume".split())
SET_NOUNS = frozenset("the this that these those its his her their our my your both".split())
CLAUSES = frozenset({"xcomp", "ccomp", "csubj", "csubjpass", "acl", "advcl", "oprd"})
INSTEAD = frozenset({"instead", "rather"})
# The tagger reads "hoping" as a form of "hop".
MENDED = {"hop": "hope"}
SOFT = 2.0


def handed_down(tree: Branches, token: int, outer: Told, handed: Told) -> Told:
    """How a word is told before its own clause says anything.

    `outer` is how the word above it is told, `handed` how that one was before its own clause said anything.
    """
    parse = tree.parse
    dep, head = parse.deps[token], parse.heads[token]
    if head == token:
        return TOLD
    if dep == "conj":
        return outer if _shares(tree, token, head) else handed
    if tree.noun(token) or parse.poses[token] in {"PRON", "NUM", "DET"}:
        return _noun(tree, token, outer, handed)
    if dep in CLAUSES or (dep == "relcl" and tree.infinitive(token)):
        return _clause(tree, token, outer, handed)
    if dep == "relcl":
        return _beside(outer, "relcl", 0.9 if outer.fails else 2.0)
    if dep == "pcomp":
        return _gerund(tree, token, outer, handed)
    if dep in {"amod", "compound", "parataxis", "meta", "intj", "dep"}:
        return _beside(outer, dep, 2.2)
    return outer


def signature_over(tree: Branches, head: int, frame: str) -> Signature | None:
    """The signature of a word for this frame: with its particle ("call off"), as it stands ("going to"), or by its lemma."""
    frames, letter, lemma = load_frames(), tree.letter(head), tree.lemma(head)
    particle = tree.kid(head, "prt")
    names = [f"{lemma} {tree.word(particle)}"] if particle is not None else []
    found = (frames.get((letter, name, frame)) for name in (*names, tree.word(head), MENDED.get(lemma, lemma)))
    return next((f for f in found if f), None) or frames.get(("a", tree.word(head), frame))


def _shares(tree: Branches, token: int, first: int) -> bool:
    """True for a conjunct without subject or tense of its own: "did not kill or wound", "no raids or arrests"."""
    parse = tree.parse
    if tree.noun(token):
        return True
    own = any(parse.deps[c] in {"nsubj", "nsubjpass", "aux", "expl"} for c in tree.kids[token])
    return not own and parse.tags[token] == parse.tags[first]


def _beside(outer: Told, where: str, score: float) -> Told:
    """What is said of a noun or beside a clause is taken for granted, less so where that is not told as having been."""
    return TOLD if outer.score >= SOFT else limit(TOLD, score, f"{where} {outer.because}")


def _noun(tree: Branches, token: int, outer: Told, handed: Told) -> Told:
    dep, head = tree.parse.deps[token], tree.parse.heads[token]
    if dep == "pobj":
        return _of_preposition(tree, token, outer, handed)
    frame = {"dobj": "obj", "nsubjpass": "obj", "attr": "obj", "oprd": "obj", "nsubj": "subj", "compound": "of"}.get(dep)
    signature = signature_over(tree, head, frame) if frame else None
    if signature and not _only_told_of(tree, token, signature):
        return embed(outer, signature, f"{tree.lemma(head)} +{frame}")
    if frame and not signature and not (dep == "nsubj" and tree.lemma(head) in TRANSPARENT):
        return _presented(tree, token, outer, dep)
    return TOLD if dep == "poss" or signature else outer


def _only_told_of(tree: Branches, noun: int, signature: Signature) -> bool:
    """ "Denied reports of a raid": the reports are there, it is the raid that is denied."""
    return signature.name in {"doubts", "opposes"} and signature_over(tree, noun, "that") is not None


def _presented(tree: Branches, token: int, outer: Told, where: str) -> Told:
    """A noun beside a word without a signature: "the attack" is taken for granted, "an attack" goes with its verb."""
    if outer.score >= SOFT:
        return TOLD
    words = tree.words_on(token)
    if words & SET_NOUNS or any(tree.parse.deps[c] == "poss" for c in tree.kids[token]):
        return limit(TOLD, 2.4, f"{where} the {outer.because}")
    if outer.fails:
        score = -1.5 if words & {"any", "no"} or where in {"attr", "compound"} else 1.2 if where == "nsubj" else -0.7
    else:
        score = outer.score if where in {"dobj", "compound"} else max(1.7, outer.score)
    return Told(score=score, reality=outer.reality, hedged=outer.hedged, because=f"{where} a {outer.because}")


def _preposition(tree: Branches, token: int, outer: Told, handed: Told) -> tuple[str, Told | None]:
    """The preposition over a word, and what it and the word before it make of it."""
    preposition = tree.parse.heads[token]
    word, over = tree.word(preposition), tree.parse.heads[preposition]
    verb = tree.parse.heads[over]
    frame = "to_" if word == "to" else word
    if not signature_over(tree, over, frame) and tree.parse.deps[over] == "dobj" and signature_over(tree, verb, frame):
        over = verb  # "accused the man of burning it", where the parser hangs "of" on the man
    if word == "without":
        return word, Told(score=-0.9, because="without")
    if word == "of" and tree.word(over) in INSTEAD:
        return word, limit(handed, -0.9, "instead of", "hypothetical")
    signature = signature_over(tree, over, frame)
    denied = _denying(tree, over)
    if signature and denied:
        return word, embed(TOLD, denied, f"denied {tree.lemma(over)} {word}")
    return word, embed(outer, signature, f"{tree.lemma(over)} {word}") if signature else None


def _denying(tree: Branches, noun: int) -> Signature | None:
    """The signature of "denied", "dismissed" over a noun of saying ("denied reports that …")."""
    parse = tree.parse
    if not tree.noun(noun) or parse.deps[noun] not in {"dobj", "nsubjpass"}:
        return None
    signature = signature_over(tree, parse.heads[noun], "obj")
    return load_signatures()["doubts"] if signature and _only_told_of(tree, noun, signature) else None


def _of_preposition(tree: Branches, token: int, outer: Told, handed: Told) -> Told:
    word, found = _preposition(tree, token, outer, handed)
    over = tree.parse.heads[tree.parse.heads[token]]
    return found or _presented(tree, token, outer, "npobj" if tree.noun(over) else "pobj")


def _gerund(tree: Branches, token: int, outer: Told, handed: Told) -> Told:
    word, found = _preposition(tree, token, outer, handed)
    if found is None and word == "from":
        return limit(handed, 0.9, "pcomp from")
    return found or limit(outer, 2.5, f"pcomp {word}")


def _clause(tree: Branches, token: int, outer: Told, handed: Told) -> Told:
    parse = tree.parse
    dep, head = parse.deps[token], parse.heads[token]
    marks = {tree.word(c) for c in tree.kids[token] if parse.deps[c] in {"mark", "advmod"}}
    if tree.lemma(head) == "be":
        head = _predicate(tree, head, "to" if tree.infinitive(token) else "that")
    if dep == "advcl" and marks & IF:
        return limit(TOLD, 0.4, "if", "hypothetical")
    if tree.infinitive(token):
        return _infinitive(tree, token, head, outer, handed)
    if dep == "advcl":
        return _adverbial(tree, token, marks, outer)
    if dep in {"ccomp", "csubj"} and marks & WHETHER:
        return limit(TOLD, 0.9, "whether", hedged=True)
    if dep == "acl" and parse.tags[token] in {"VBG", "VBN"}:
        return _beside(outer, "acl", -0.5 if outer.fails else 2.0)
    frame = "ing" if parse.tags[token] == "VBG" and not _has_subject(tree, token) else "that" if dep != "xcomp" else "to"
    if dep != "xcomp" and parse.tags[token] == "VB" and not _has_auxiliary(tree, token):
        bare = signature_over(tree, head, "to")
        if bare and "that" not in marks:
            return embed(outer, bare, f"{tree.lemma(head)} to")
        if "that" in marks:
            return limit(handed, 0.9, "that … be", "hypothetical")
    signature = signature_over(tree, head, frame)
    denied = _denying(tree, head)
    if signature:
        return embed(TOLD if denied else outer, denied or signature, f"{tree.lemma(head)} {frame}")
    if dep == "acl":
        return _beside(outer, "acl", 2.0)
    return limit(outer if dep != "ccomp" or not outer.fails else TOLD, 2.5, f"{dep} {frame}")


def _has_subject(tree: Branches, verb: int) -> bool:
    return tree.kid(verb, "nsubj", "nsubjpass", "expl") is not None


def _has_auxiliary(tree: Branches, verb: int) -> bool:
    return tree.kid(verb, "aux") is not None


def _predicate(tree: Branches, be: int, frame: str) -> int:
    """ "It is impossible to …": the adjective or noun that "be" stands beside, where it takes such a clause."""
    found = (c for c in tree.kids[be] if tree.parse.deps[c] in {"acomp", "attr"} and signature_over(tree, c, frame))
    return next(found, be)


def _infinitive(tree: Branches, token: int, head: int, outer: Told, handed: Told) -> Told:
    dep = tree.parse.deps[token]
    if tree.words_on(head) & {"too"}:
        return limit(handed, 0.5, "too … to", "hypothetical")
    signature = signature_over(tree, head, "to")
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
