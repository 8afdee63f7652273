"""What somebody thinks, wants, asks, judges or speaks of: content that has a holder though nobody says that it happened.

These stand apart from statements: no claim takes its chain or its stance from them.
"""

from __future__ import annotations

from tadmor.lexicon.attitudes import Attitude
from tadmor.read.sources.names import is_date, speakers_of
from tadmor.read.sources.speakers import Knowledge, Speaker
from tadmor.read.sources.statements import Statement
from tadmor.read.sources.tree import QUOTES, Tree
from tadmor.read.sources.voices import phrase_of, voice_of

CLAUSES = frozenset({"ccomp", "xcomp", "acl", "pcomp", "advcl", "relcl"})
NAMED = frozenset({"it", "oto", "judge", "as"})
CALLED = frozenset({"seems", "judge"})
OBJECTS = {"dobj": NAMED, "dative": NAMED, "acomp": CALLED, "oprd": CALLED, "attr": CALLED}
OUTSIDE = frozenset({"cc", "conj", "punct", "parataxis", "mark", "nsubj", "nsubjpass", "aux", "auxpass", "neg"})
NOBODY = frozenset({"there", "nothing", "this", "that", "what", "which", "it"})
Run = tuple[int, int]


def find_held(tree: Tree, known: Knowledge, taken: frozenset[int]) -> list[Statement]:
    """Contents that hang on a verb, a noun or an adjective of thinking, wanting, asking, judging, speaking.

    `taken` are the cues of statements, which are not asked again.
    """
    found: list[Statement] = []
    parse, attitudes = tree.parse, known.attitudes
    for token, pos in enumerate(parse.poses):
        if token in taken:
            continue
        lemma = parse.lemmas[token].lower()
        made: Statement | None = None
        moved = attitudes.adjectives.get(tree.word(token)) if parse.tags[token] == "VBN" else None
        if moved is not None and tree.child(token, "agent", "aux") is None:
            made = _of_participle(tree, token, moved, known)
        elif parse.tags[token].startswith("VB"):
            attitude = attitudes.verbs.get(lemma)
            made = _of_verb(tree, token, attitude, known) if attitude else None
        elif pos == "NOUN":
            attitude = attitudes.nouns.get(lemma)
            made = _of_noun(tree, token, attitude, known) if attitude else None
        elif pos == "ADJ":
            attitude = attitudes.adjectives.get(tree.word(token))
            made = _of_adjective(tree, token, attitude, known) if attitude else None
        if made is not None and made.first < made.past:
            found.append(made)
    return found


def _of_verb(tree: Tree, verb: int, attitude: Attitude, known: Knowledge) -> Statement | None:
    if tree.parse.tags[verb] == "VBN" and (
        tree.child(verb, "auxpass", "nsubjpass", "agent") is not None
        or (tree.parse.deps[verb] in ("acl", "advcl") and tree.child(verb, "nsubj", "aux") is None)
    ):
        return _passive(tree, verb, attitude, known)
    run = content_after(tree, verb, attitude.takes)
    subject = _holder(tree, verb)
    if attitude.mode == "seems":
        return _seeming(tree, verb, subject, run)
    if run is None or subject is None or tree.word(subject) in NOBODY:
        return None
    return _made(verb, run, attitude, speakers_of(tree, subject, known), voice_of(tree, verb, subject))


def _holder(tree: Tree, verb: int) -> int | None:
    """Who does what the verb says: with "led her to declare" her, else its subject."""
    above = tree.parse.heads[verb]
    if tree.parse.deps[verb] == "xcomp" and tree.parse.tags[verb] == "VB" and tree.parse.lemmas[above] != "promise":
        led = tree.child(above, "dobj", "dative")
        if led is not None and led < verb:
            return led
    return tree.subject(verb)


def _made(
    token: int, run: Run, attitude: Attitude, speakers: tuple[Speaker, ...], voice: Run | None
) -> Statement | None:
    return Statement(
        token=token,
        first=run[0],
        past=run[1],
        block=(token, token + 1),
        speakers=speakers,
        voice=voice,
        mode=attitude.mode,
    )


def _seeming(tree: Tree, verb: int, subject: int | None, run: Run | None) -> Statement | None:
    if subject is None or run is None:
        return None
    whole = phrase_of(tree, subject, verb)
    if whole is None:
        return None
    return Statement(
        token=verb, first=min(whole[0], run[0]), past=run[1], block=(verb, verb + 1), speakers=(), mode="seems"
    )


def _passive(tree: Tree, verb: int, attitude: Attitude, known: Knowledge) -> Statement | None:
    """ "The town is expected to fall", "a plan backed by the army": the subject belongs to the content."""
    agent = tree.object_of(verb, "by")
    subject = tree.child(verb, "nsubjpass", "nsubj")
    if subject is None and tree.parse.deps[verb] == "acl":
        subject = tree.parse.heads[verb]
    run = content_after(tree, verb, attitude.takes, passive=True)
    speakers = speakers_of(tree, agent, known) if agent is not None else ()
    voice = phrase_of(tree, agent) if agent is not None else None
    if subject is None:
        return _made(verb, run, attitude, speakers, voice) if run else None
    if run is None and agent is None:
        return None
    whole = phrase_of(tree, subject, verb) or (subject, subject + 1)
    last = run[1] if run else whole[1]
    return _made(verb, (min(whole[0], verb), max(last, whole[1])), attitude, speakers, voice)


def _of_noun(tree: Tree, noun: int, attitude: Attitude, known: Knowledge) -> Statement | None:
    run = content_after(tree, noun, attitude.takes)
    if run is None:
        return None
    owner = tree.child(noun, "poss")
    author = tree.object_of(noun, "by", "from", "among")
    holder = owner if owner is not None else author
    if holder is None:
        return None
    voice = phrase_of(tree, holder, noun)
    mark = tree.child(holder, "case")
    if voice and mark is not None and voice[0] < mark < voice[1]:
        voice = (voice[0], mark)
    return _made(noun, run, attitude, speakers_of(tree, holder, known), voice)


def _of_adjective(tree: Tree, word: int, attitude: Attitude, known: Knowledge) -> Statement | None:
    parse = tree.parse
    run = content_after(tree, word, attitude.takes)
    verb = parse.heads[word]
    if run is None or parse.deps[word] not in ("acomp", "amod", "conj", "oprd", "advcl"):
        return None
    subject = verb if parse.deps[word] == "amod" else tree.subject(verb)
    if subject is None or tree.word(subject) in NOBODY or parse.poses[subject] not in ("NOUN", "PROPN", "PRON"):
        return None
    return _made(word, run, attitude, speakers_of(tree, subject, known), voice_of(tree, verb, subject))


def _of_participle(tree: Tree, word: int, attitude: Attitude, known: Knowledge) -> Statement | None:
    """ "was convinced that", "villagers worried about": a participle that says what somebody feels."""
    run = content_after(tree, word, attitude.takes)
    subject = tree.subject(word)
    if run is None or subject is None or tree.word(subject) in NOBODY:
        return None
    return _made(word, run, attitude, speakers_of(tree, subject, known), voice_of(tree, word, subject))


def content_after(tree: Tree, word: int, takes: frozenset[str], passive: bool = False) -> Run | None:
    """First and past-last token of what follows `word`, where it is of a kind that the word takes."""
    parse = tree.parse
    right = [c for c in tree.children[word] if c > word]
    starts = [start for c in right if (start := _start(tree, word, c, takes, passive)) is not None]
    if not starts:
        return None
    first, past = min(starts), word + 1
    for child in right:
        comma = parse.words[tree.first[child] - 1] == ","
        if parse.deps[child] in OUTSIDE or (comma and parse.deps[child] in ("advcl", "prep", "npadvmod", "advmod")):
            if parse.deps[child] in ("conj", "parataxis", "advcl"):
                break
            continue
        past = max(past, tree.last[child] + 1)
    while past > first and (parse.words[past - 1] in ",.!?:;" or parse.words[past - 1] in QUOTES):
        past -= 1
    return (first, past) if first < past else None


def _start(tree: Tree, word: int, child: int, takes: frozenset[str], passive: bool) -> int | None:
    """Where the content starts when this dependent is what the word takes, or None."""
    dep, said = tree.parse.deps[child], tree.word(child)
    if dep in ("prep", "prt", "agent", "advmod"):
        held = next((c for c in tree.children[child] if c > child), None)
        taken = said in takes and not (passive and said == "by")
        return tree.first[held] if taken and held is not None and not is_date(tree, child) else None
    if dep in CLAUSES:
        fits = takes & _kinds_of_clause(tree, child)
        return tree.first[child] if fits and tree.first[child] > word else None
    return tree.first[child] if takes & OBJECTS.get(dep, frozenset()) else None


def _kinds_of_clause(tree: Tree, verb: int) -> frozenset[str]:
    """What a word must take to take the clause of this verb."""
    parse, dep = tree.parse, tree.parse.deps[verb]
    if any(parse.tags[c] == "TO" for c in tree.children[verb]):
        return frozenset({"to", "oto", "seems"})
    if dep == "advcl" or (dep in ("acl", "relcl") and tree.word(tree.first[verb]) != "that"):
        return frozenset()
    gerund = parse.tags[verb] == "VBG" and dep == "xcomp"
    return frozenset({"ing"}) if gerund else frozenset({"that", "judge", "seems"})
