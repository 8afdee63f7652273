"""What is handed down to a noun by its verb, its preposition and the noun before that, and to a gerund after a preposition."""

from __future__ import annotations

from dataclasses import replace

from tadmor.lexicon.predicates import Signature, load_signatures
from tadmor.read.factuality_told import SOFT, TOLD, Told, embed, limit
from tadmor.read.factuality_tree import Branches
from tadmor.read.factuality_words import NO

TRANSPARENT = frozenset("occur happen begin start come ensue continue take unfold erupt follow break resume".split())
SET_NOUNS = frozenset("the this that these those its his her their our my your both".split())
UNTRUE = frozenset(
    "false untrue baseless unfounded groundless fake fabrication fabricated lie invention disinformation hoax".split()
)
THESE = frozenset({"this", "these"})
DONE = frozenset({"does", "knows", "confirms"})
ABOUT_WHAT_IS = frozenset({"opposes", "stops", "considers", "wonders"})
INSTEAD = frozenset({"instead", "rather"})
FRAMES = {"dobj": "obj", "nsubjpass": "obj", "attr": "obj", "oprd": "obj", "nsubj": "subj", "compound": "of"}


def hand_to_noun(tree: Branches, token: int, outer: Told, handed: Told) -> Told:
    """How a noun is told before its own words say anything. "No raid took place": its "no" is counted once."""
    dep, head = tree.parse.deps[token], tree.parse.heads[token]
    if tree.words_on(token) & NO:
        outer = handed
    if dep == "pobj":
        over = tree.parse.heads[head]
        found = after_preposition(tree, token, outer, handed)
        return found or _presented(tree, token, outer, "npobj" if tree.noun(over) else "pobj")
    frame = FRAMES.get(dep)
    signature = tree.signature(head, frame) if frame else None
    if dep in {"nsubj", "dobj"} and _untrue(tree, token) and tree.signature(token, "that") is None:
        return Told(score=-2.0, because="untrue")
    if dep in {"nsubj", "nsubjpass"} and (raised := _raised(tree, head, outer)):
        return raised
    if signature and _taken_for_granted(tree, token, signature, outer):
        return limit(TOLD, 2.3, f"{tree.lemma(head)} the")
    if signature and not _only_told_of(tree, token, signature):
        return embed(outer, signature, f"{tree.lemma(head)} +{frame}")
    if frame and not signature and not (dep == "nsubj" and tree.lemma(head) in TRANSPARENT):
        return _presented(tree, token, outer, dep)
    return TOLD if dep == "poss" or signature else outer


def _raised(tree: Branches, verb: int, outer: Told) -> Told | None:
    """ "The raid is thought to have been carried out", "an attack failed to take place": the noun is told as that verb is."""
    low = tree.kid(verb, "xcomp")
    predicate = next((c for c in tree.kids[verb] if tree.parse.deps[c] == "acomp" and tree.signature(c, "to")), verb)
    if low is None and predicate != verb:
        low = tree.kid(predicate, "xcomp")
    if low is None or not tree.infinitive(low):
        return None
    done = tree.signature(low, "obj")
    came = tree.lemma(low) in TRANSPARENT or (done and done.name == "does" and tree.kid(low, "auxpass") is not None)
    signature = tree.signature(predicate, "to")
    return embed(outer, signature, f"{tree.lemma(predicate)} to {tree.lemma(low)}") if came and signature else None


def after_preposition(tree: Branches, token: int, outer: Told, handed: Told) -> Told | None:
    """What a preposition over a word and the word before it make of it; None where neither says anything."""
    parse, preposition = tree.parse, tree.parse.heads[token]
    word, over = tree.word(preposition), parse.heads[preposition]
    if word == "without":
        return Told(score=-0.9, because="without")
    if word == "of" and (tree.words_on(preposition) | {tree.word(over)}) & INSTEAD:
        return limit(handed, -0.9, "instead of", "hypothetical")
    if word == "of" and tree.word(over) == "case" and not tree.words_on(over) & {*SET_NOUNS, "a"}:
        return limit(handed, 0.6, "in case of", "hypothetical")
    frame = "to_" if word == "to" else word
    signature = tree.signature(over, frame)
    if signature is None and parse.deps[over] == "dobj":
        # "Accused the man of burning it": the parser may hang "of" on the man.
        signature = tree.signature(parse.heads[over], frame)
    denied = denial_over(tree, over)
    if signature and denied:
        return embed(TOLD, denied, f"denied {tree.lemma(over)} {word}")
    if signature and tree.noun(token) and _taken_for_granted(tree, token, signature, outer):
        return limit(TOLD, 2.3, f"{tree.lemma(over)} {word} the")
    if signature and signature.name == "knows" and outer.fails and "any" in tree.words_on(token):
        return Told(score=-1.0, disputed=True, because=f"not {tree.lemma(over)} {word} any")
    return embed(outer, signature, f"{tree.lemma(over)} {word}") if signature else None


def denial_over(tree: Branches, noun: int) -> Signature | None:
    """What makes a noun of saying untrue or denied: "denied reports that …", "reports of … were a fabrication"."""
    dep = tree.parse.deps[noun]
    if not tree.noun(noun) or tree.signature(noun, "that") is None or dep not in {"nsubj", "dobj", "nsubjpass"}:
        return None
    if _untrue(tree, noun):
        return load_signatures()["untrue"]
    signature = tree.signature(tree.parse.heads[noun], "obj") if dep != "nsubj" else None
    return load_signatures()["doubts"] if signature and _only_told_of(tree, noun, signature) else None


def _taken_for_granted(tree: Branches, noun: int, signature: Signature, outer: Told) -> bool:
    """ "Opposed the raid", "halted the shelling", "the men who could have carried out the attack": what "the" names is there."""
    words = tree.words_on(noun)
    if signature.name in DONE and not outer.holds and not outer.fails and words & {"the", *THESE}:
        return True
    known = words & SET_NOUNS or tree.kid(noun, "poss") is not None
    return bool(words & THESE) or (bool(known) and signature.name in ABOUT_WHAT_IS)


def _untrue(tree: Branches, noun: int) -> bool:
    """ "Reports of a raid were untrue", "called the reports of a raid lies"."""
    kids = tree.kids[tree.parse.heads[noun]]
    return any(tree.lemma(c) in UNTRUE for c in kids if c > noun and tree.parse.deps[c] in {"acomp", "attr", "oprd"})


def _only_told_of(tree: Branches, noun: int, signature: Signature) -> bool:
    """ "Denied reports of a raid": the reports are there, it is the raid that is denied."""
    return signature.name in {"doubts", "opposes"} and tree.signature(noun, "that") is not None


def _presented(tree: Branches, token: int, outer: Told, where: str) -> Told:
    """A noun beside a word without a signature: "the attack" is taken for granted, "an attack" goes with its verb."""
    if outer.score >= SOFT:
        return TOLD
    words = tree.words_on(token)
    if words & SET_NOUNS or tree.kid(token, "poss") is not None:
        return limit(TOLD, 2.4, f"{where} the {outer.because}")
    if outer.fails:
        score = -1.5 if words & {"any", "no"} or where in {"attr", "compound"} else 1.2 if where == "nsubj" else -0.7
    else:
        score = outer.score if where in {"dobj", "compound"} else max(1.7, outer.score)
    weak = outer.reality == "planned" and where in {"nsubj", "nsubjpass"}
    reality = "hypothetical" if weak else outer.reality
    return replace(outer, score=score, reality=reality, because=f"{where} a {outer.because}")
