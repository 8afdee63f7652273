"""What a statement's own words say of its stance: "we struck", "was not behind", "should"."""

from __future__ import annotations

from tadmor.model.claim import Stance
from tadmor.read.sources.speakers import Speaker
from tadmor.read.sources.statements import Statement
from tadmor.read.sources.tree import Tree

DEEDS = frozenset(
    "kill strike shoot bomb destroy hit attack ambush shell target execute down burn sink detonate fire launch raid "
    "carry stage conduct behead assassinate abduct kidnap blow neutralise neutralize eliminate bombard torpedo wound injure".split()
)
ADMITTED = frozenset({"commit", "perpetrate", "do", "order"})
OWN_FORCES = frozenset({"its", "our", "their", "his", "my"})
RUMOURS = frozenset({"reports", "rumours", "rumors", "information"})
SELF = frozenset({"it", "they", "we", "i"})
SAYING_DEED = frozenset({"admit", "acknowledge", "confess", "concede"})
DUTIES = frozenset({"should", "must", "ought", "deserve"})


def stance_of(tree: Tree, statement: Statement) -> Stance | None:
    """The stance of a statement after a look at what is said; what the cue says otherwise stands."""
    given = statement.stance
    cue = tree.parse.lemmas[statement.token].lower()
    if given not in (None, "reports_unconfirmed") or not statement.speakers:
        return given
    speaker = statement.speakers[-1]
    if statement.weak and given:
        return given
    if speaker.word in RUMOURS and not speaker.written and len(speaker.name.split()) <= 2 and not speaker.own_name:
        return "reports_unconfirmed"
    verbs = [t for t in range(statement.first, statement.past) if tree.parse.tags[t].startswith("VB")]
    head = _main_verb(tree, statement, verbs)
    if head is None:
        return given
    own = _own_deed(tree, head, speaker, cue)
    if own:
        denied = tree.negated(head)
        return "denies" if denied else "accepts_responsibility"
    if _speaks_of_itself_behind(tree, head, statement):
        return "denies" if tree.negated(head) else "accepts_responsibility"
    modals = {tree.parse.lemmas[c].lower() for c in tree.children[head]} | {tree.parse.lemmas[head].lower()}
    if given is None and modals & DUTIES:
        return "opinion"
    return given


def _main_verb(tree: Tree, statement: Statement, verbs: list[int]) -> int | None:
    outside = [t for t in verbs if not statement.holds(tree.parse.heads[t]) or tree.parse.heads[t] == t]
    full = [t for t in outside if tree.parse.deps[t] not in ("aux", "auxpass")]
    return full[0] if full else (verbs[0] if verbs else None)


def _own_deed(tree: Tree, verb: int, speaker: Speaker, cue: str) -> bool:
    """True when the speaker tells a deed of its own side."""
    lemma = tree.parse.lemmas[verb].lower()
    deed = lemma in DEEDS or (lemma in ADMITTED and cue in SAYING_DEED)
    if not deed or tree.child(verb, "nsubjpass") is not None or tree.child(verb, "auxpass") is not None:
        return False
    subject = tree.child(verb, "nsubj")
    if subject is None:
        return cue in SAYING_DEED or (cue == "claim" and speaker.armed)
    word = tree.word(subject)
    possessed = any(tree.word(c) in OWN_FORCES for c in tree.children[subject] if tree.parse.deps[c] == "poss")
    admits = cue in SAYING_DEED and (possessed or word in SELF or word in ("he", "she"))
    return admits or (speaker.armed and (possessed or word in SELF))


def _speaks_of_itself_behind(tree: Tree, verb: int, statement: Statement) -> bool:
    subject = tree.child(verb, "nsubj")
    if subject is None or tree.word(subject) not in SELF or tree.parse.lemmas[verb] != "be":
        return False
    return any(tree.word(t) in ("behind", "responsible", "involved") for t in range(verb, statement.past))
