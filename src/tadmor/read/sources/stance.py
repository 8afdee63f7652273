"""What a statement's own words say of its stance: "we struck", "was not behind", "should"."""

from __future__ import annotations

from tadmor.model.claim import Stance
from tadmor.read.sources.speakers import Knowledge, Speaker
from tadmor.read.sources.statements import Statement
from tadmor.read.sources.tree import Tree

DEEDS = frozenset(
    "kill strike shoot bomb destroy hit attack ambush shell target execute down burn sink detonate fire launch raid "
    "carry stage conduct behead assassinate abduct kidnap blow neutralise neutralize eliminate bombard torpedo wound injure".split()
)
AHEAD = frozenset({"will", "would", "'ll", "’ll", "may", "might", "could", "can", "should"})
ADMITTED = frozenset({"commit", "perpetrate", "do", "order"})
OWN_FORCES = frozenset({"its", "our", "their", "his", "my"})
RUMOURS = frozenset({"reports", "rumours", "rumors", "information"})
SELF = frozenset({"it", "they", "we", "i"})
SAYING_DEED = frozenset({"admit", "acknowledge", "confess", "concede"})
BEING = frozenset("be is are was were been being 's 're".split())
HAVING = frozenset({"have", "has", "had", "having"})
PLAYING = frozenset({"have", "play", "take"})
KNOWING = frozenset("information knowledge evidence record records reports confirmation data indication".split())
OPEN_STILL = frozenset({"unclear", "unknown", "uncertain"})
PARTS = frozenset("part role hand involvement connection link share".split())
FIGHTING = frozenset(
    "army military navy militia group movement coalition forces troops government ministry rebels fighters police front "
    "brigade regime side country state party".split()
)
# What is shot down in defence, the verbs of it, and the nouns that make "carried out" a deed.
FLYING = frozenset("drone uav missile rocket projectile warhead balloon quadcopter munition shahed".split())
AT_FLYING = frozenset("shoot destroy hit strike target neutralise neutralize eliminate down".split())
SET_GOING = frozenset("carry conduct stage launch execute detonate fire".split())
ATTACKS = frozenset(
    "attack strike airstrike raid bombing operation assault ambush offensive barrage killing shelling sortie bomb mine "
    "charge shell round salvo shot mortar device explosive execution assassination beheading man prisoner soldier "
    "people officer captive hostage incursion bombardment counterattack explosion blast abduction massacre".split()
)
PEACEFUL = frozenset("rescue training humanitarian search relief evacuation clearance medical demining".split())
HARMLESS = frozenset("deal agreement balance footage video film snag record note".split())
DUTIES = frozenset({"should", "must", "ought", "deserve"})


def stance_of(tree: Tree, statement: Statement, known: Knowledge) -> Stance | None:
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
    if _own_deed(tree, head, speaker, cue) or _deed_of_its_side(tree, head, speaker, known):
        return "denies" if tree.negated(head) else "accepts_responsibility"
    if _denies_part(tree, head, statement) or _speaks_of_itself_behind(tree, head, statement):
        return "denies" if has_no_part(tree, head, statement.past) else "accepts_responsibility"
    modals = {tree.parse.lemmas[c].lower() for c in tree.children[head]} | {tree.parse.lemmas[head].lower()}
    if given is None and modals & DUTIES:
        return "opinion"
    return "does_not_confirm" if given is None and _knows_nothing(tree, head) else given


def _knows_nothing(tree: Tree, verb: int) -> bool:
    """True for "had no information about a strike", "was not aware of any strike", "it was too early to say whether"."""
    if tree.word(verb) in BEING:
        state = tree.child(verb, "acomp")
        if state is None:
            return False
        early = tree.word(state) == "early" and any(tree.word(c) == "too" for c in tree.children[state])
        open_still = tree.word(state) in OPEN_STILL and not tree.negated(verb)
        return early or open_still or (tree.negated(verb) and tree.word(state) in {"aware", "clear", "known"})
    if tree.parse.lemmas[verb].lower() == "know" and tree.negated(verb):
        return True
    known = tree.child(verb, "dobj") if tree.word(verb) in HAVING else None
    if known is None or tree.word(known) not in KNOWING:
        return False
    return any(tree.word(c) == "no" for c in tree.children[known])


def _main_verb(tree: Tree, statement: Statement, verbs: list[int]) -> int | None:
    outside = [t for t in verbs if not statement.holds(tree.parse.heads[t]) or tree.parse.heads[t] == t]
    full = [t for t in outside if tree.parse.deps[t] not in ("aux", "auxpass")]
    return full[0] if full else (verbs[0] if verbs else None)


def _own_deed(tree: Tree, verb: int, speaker: Speaker, cue: str) -> bool:
    """True when the speaker tells a violent deed of its own side against people or property."""
    lemma = tree.parse.lemmas[verb].lower()
    deed = lemma in DEEDS or (lemma in ADMITTED and cue in SAYING_DEED)
    if not deed or tree.child(verb, "nsubjpass") is not None or tree.child(verb, "auxpass") is not None:
        return False
    if not _is_violent(tree, verb, lemma) or any(tree.word(c) in AHEAD for c in tree.children[verb]):
        return False
    subject = tree.child(verb, "nsubj")
    if subject is None:
        return cue in SAYING_DEED or (cue == "claim" and speaker.armed)
    word = tree.word(subject)
    possessed = any(tree.word(c) in OWN_FORCES for c in tree.children[subject] if tree.parse.deps[c] == "poss")
    admits = cue in SAYING_DEED and (possessed or word in SELF or word in ("he", "she"))
    ours = word == "we" or any(tree.word(c) == "our" for c in tree.children[subject])
    if ours and speaker.kind == "official":
        return True
    return admits or (speaker.armed and (possessed or word in SELF))


def _deed_of_its_side(tree: Tree, verb: int, speaker: Speaker, known: Knowledge) -> bool:
    """True when a state's or group's speaker tells a violent deed of a subject that belongs to the same party."""
    lemma = tree.parse.lemmas[verb].lower()
    subject = tree.child(verb, "nsubj")
    if speaker.party is None or subject is None or lemma not in DEEDS or tree.child(verb, "auxpass") is not None:
        return False
    mentions = (known.actors.get(tree.parse.starts[t]) for t in range(tree.first[subject], subject + 1))
    parties = {m.party for m in mentions if m is not None and not m.person}
    nation = known.speakers.nations.get(tree.parse.words[subject] + "'s")
    return speaker.party in (parties | {nation}) and _is_violent(tree, verb, lemma)


def _is_violent(tree: Tree, verb: int, lemma: str) -> bool:
    """False for shooting down a drone, carrying out an exercise, striking a deal."""
    done = tree.child(verb, "dobj")
    if done is None:
        return True
    counted = tree.object_of(done, "of") if tree.parse.poses[done] in ("NUM", "PRON", "DET", "ADJ") else None
    noun = tree.parse.lemmas[counted if counted is not None else done].lower()
    if lemma in AT_FLYING and noun in FLYING:
        return False
    if lemma in SET_GOING:
        peaceful = any(tree.word(c) in PEACEFUL for c in tree.children[done])
        return (noun in ATTACKS or noun in FLYING) and not peaceful
    return noun not in HARMLESS


def is_defence(tree: Tree, deed: int) -> bool:
    """True for "the downing of a drone"."""
    downed = tree.object_of(deed, "of")
    return downed is not None and tree.parse.lemmas[downed].lower() in FLYING


def _denies_part(tree: Tree, verb: int, statement: Statement) -> bool:
    """True for "had nothing to do with it", "played no part in it", "was not behind it", said of one's own side."""
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if subject is not None and not _is_side(tree, subject, statement.speakers[-1]):
        return False
    return has_no_part(tree, verb, statement.past)


def has_no_part(tree: Tree, verb: int, past: int) -> bool:
    """True when what `verb` governs is a denial of involvement, whoever says it."""
    if tree.negated(verb) and tree.word(verb) in BEING | {"involved"}:
        return any(tree.word(t) in ("behind", "responsible", "involved") for t in range(verb, past))
    if tree.word(verb) not in HAVING and tree.parse.lemmas[verb].lower() not in PLAYING:
        return False
    part = tree.child(verb, "dobj")
    if part is None:
        return False
    if tree.word(part) == "nothing":
        return any(tree.word(t) == "do" for t in range(part, min(part + 3, past)))
    return tree.word(part) in PARTS and any(tree.word(c) == "no" for c in tree.children[part])


def _is_side(tree: Tree, subject: int, speaker: Speaker) -> bool:
    """True for the speaker itself, its own forces, or a body with a name or a place among those who fight."""
    if tree.word(subject) in SELF or tree.parse.poses[subject] == "PROPN":
        return True
    if any(tree.word(c) in OWN_FORCES for c in tree.children[subject] if tree.parse.deps[c] == "poss"):
        return True
    return tree.word(subject) in FIGHTING or tree.word(subject) == speaker.word


def _speaks_of_itself_behind(tree: Tree, verb: int, statement: Statement) -> bool:
    subject = tree.child(verb, "nsubj")
    if subject is None or tree.word(subject) not in SELF or tree.word(verb) not in BEING or tree.negated(verb):
        return False
    return any(tree.word(t) in ("behind", "responsible", "involved") for t in range(verb, statement.past))
