"""Verbs of saying: who says it, and which tokens are what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tadmor.lexicon.cues import Cue
from tadmor.model.claim import Stance
from tadmor.read.sources.content import JUDGED_AS, around, content_of, right_content, says_untrue, segment
from tadmor.read.sources.names import speakers_of
from tadmor.read.sources.speakers import Knowledge, Speaker, is_medium
from tadmor.read.sources.stance import is_defence
from tadmor.read.sources.statements import Statement
from tadmor.read.sources.subjects import run_start, speaking_subject
from tadmor.read.sources.tree import Tree
from tadmor.read.sources.voices import phrase_of, voice_of

UNNAMED = frozenset("report say believe fear think allege claim suspect understand presume assume rumor rumour".split())
SUBJECT_MUST_SHOW = frozenset({"show", "depict", "list", "record", "detail", "outline", "read"})
NOBODY = frozenset({"nobody", "none", "nothing", "you", "there", "this", "that", "what", "which"})
DEED_NOUNS = frozenset(
    "attack bombing killing ambush strike raid shooting assault explosion blast assassination operation murder "
    "kidnapping abduction downing massacre attempt shelling".split()
)
NEEDS_KNOWN = frozenset(
    "underline underscore suggest indicate signal mean reveal hint remember hear learn concede".split()
)
FINDINGS = frozenset({"identify", "confirm"})
FINDERS = frozenset("expert experts investigator investigators pathologist pathologists rescuers scientists".split())
OWNED = frozenset({"responsibility", "credit", "blame"})
OPEN = frozenset({"whether", "if"})
CHECKING = frozenset({"confirm", "verify", "establish"})
ABLE = frozenset({"possible", "impossible"})
INWARD = frozenset({"thinks", "wants", "asks", "judges"})
HEARD = frozenset({"report", "confirm", "believe", "fear", "presume"})
FATES = frozenset(
    "killed dead wounded injured missing captured hurt shot arrested abducted kidnapped detained destroyed".split()
)
LISTS = frozenset({"list", "record", "detail"})
LISTED = frozenset("name victim dead death casualty body killing fatality person civilian attack".split())
REFUSALS = frozenset({"decline", "refuse", "unable", "fail"})


def find_verbal(tree: Tree, known: Knowledge) -> list[Statement]:
    """Statements that hang on a verb of the sentence."""
    found: list[Statement] = []
    for token, tag in enumerate(tree.parse.tags):
        if not tag.startswith("VB"):
            continue
        cue = known.cues.verbs.get(tree.parse.lemmas[token].lower())
        if cue is None:
            continue
        if _impersonal(tree, token):
            statement = _unsure(tree, token, cue)
        elif _is_passive(tree, token):
            statement = _passive(tree, token, cue, known)
        elif cue.lemma in HEARD and _is_hearsay(tree, token):
            statement = None
        else:
            statement = _active(tree, token, cue, known)
        if statement is not None:
            attitude = known.attitudes.verbs.get(cue.lemma)
            inward = attitude is not None and attitude.mode in INWARD
            found.append(replace(statement, mode=attitude.mode) if attitude and inward else statement)
    return found


def _is_hearsay(tree: Tree, verb: int) -> bool:
    """ "Two soldiers reported killed": a headline without "were"; those it was done to do not speak."""
    after = tree.parse.words[verb + 1].lower() if verb + 1 < len(tree.parse.words) else ""
    return after in FATES and tree.child(verb, "dobj") is None


def _is_passive(tree: Tree, verb: int) -> bool:
    if tree.parse.tags[verb] != "VBN":
        return False
    if tree.child(verb, "nsubjpass", "auxpass", "agent") is not None:
        return True
    return tree.child(verb, "nsubj") is None and tree.object_of(verb, "by") is not None


def _active(tree: Tree, verb: int, cue: Cue, known: Knowledge) -> Statement | None:
    subject = speaking_subject(tree, verb)
    if subject is None or not _may_speak(tree, verb, subject, cue, known):
        return None
    stance = _stance(tree, verb, cue)
    if tree.negated(verb) and stance != "does_not_confirm":
        return None
    speakers = speakers_of(tree, subject, known)
    if speakers and tree.parse.deps[verb] == "conj" and not _is_known(speakers[-1], known):
        governor = tree.parse.heads[tree.parse.heads[verb]]
        above = tree.subject(governor) if tree.parse.deps[tree.parse.heads[verb]] == "ccomp" else None
        speakers = speakers_of(tree, above, known) if above is not None else speakers
    if not speakers:
        return None
    if _cannot_speak(tree, verb, cue, speakers[-1], known):
        return None
    block = _block(tree, verb, subject)
    if cue.frame == "quote":
        content = _quoted_source(tree, verb, known)
        if content is None:
            return None
        inner, first, past = content
        voice = voice_of(tree, verb, subject)
        return Statement(token=verb, first=first, past=past, block=block, speakers=(*speakers, *inner), voice=voice)
    run = content_of(tree, verb, cue, block)
    if run is None:
        return None
    speakers = (*_medium(tree, verb, cue, known), *speakers)
    voice = voice_of(tree, verb, subject)
    return Statement(token=verb, first=run[0], past=run[1], block=block, speakers=speakers, stance=stance, voice=voice)


def _unsure(tree: Tree, verb: int, cue: Cue) -> Statement | None:
    """What it was not possible to verify: nobody in particular says that it is open."""
    block = (verb, verb + 1)
    run = content_of(tree, verb, cue, block) if cue.lemma in CHECKING else None
    if run is None:
        return None
    return Statement(token=verb, first=run[0], past=run[1], block=block, speakers=(), stance="does_not_confirm")


def _may_speak(tree: Tree, verb: int, subject: int, cue: Cue, known: Knowledge) -> bool:
    if tree.word(subject) in NOBODY or tree.word(tree.first[subject]) == "no":
        return False
    if cue.lemma in SUBJECT_MUST_SHOW and not _lists_people(tree, verb):
        word = known.speakers.words.get(tree.word(subject))
        return word is not None and word.sort == "thing"
    return cue.frame != "own" or tree.word(tree.child(verb, "dobj") or 0) in OWNED


def _lists_people(tree: Tree, verb: int) -> bool:
    """ "Villagers listed the names of seven people", "the council recorded nine deaths": what people do as well as papers."""
    listed = tree.child(verb, "dobj")
    return (
        tree.parse.lemmas[verb].lower() in LISTS and listed is not None and tree.parse.lemmas[listed].lower() in LISTED
    )


def _is_known(speaker: Speaker, known: Knowledge) -> bool:
    typed = speaker.word in known.speakers.words or known.speakers.kind_of_name(speaker.name) is not None
    return typed or speaker.own_name or speaker.pronoun or speaker.entity_id is not None


def _cannot_speak(tree: Tree, verb: int, cue: Cue, speaker: Speaker, known: Knowledge) -> bool:
    """True for "the blasts claimed nine lives": a noun unknown as a speaker beside a verb that things may govern."""
    clause = tree.child(verb, "ccomp") is not None
    found = not clause and cue.lemma in FINDINGS and tree.object_of(verb, "as") is None
    if found and (cue.lemma == "identify" or speaker.word in FINDERS):
        return True
    if _is_known(speaker, known):
        return False
    return cue.lemma in NEEDS_KNOWN or (cue.frame in ("report", "judge", "charge", "own") and not clause)


def _stance(tree: Tree, verb: int, cue: Cue) -> Stance | None:
    head = tree.parse.heads[verb]
    governed = tree.parse.deps[verb] in ("xcomp", "ccomp", "acomp") and tree.parse.lemmas[head].lower() in REFUSALS
    if cue.lemma in ("confirm", "verify", "comment", "say", "establish") and (governed or tree.negated(verb)):
        could = any(tree.word(c) in ("could", "can", "cannot") for c in tree.children[verb])
        if governed or cue.lemma != "say" or could or _leaves_open(tree, verb):
            return "does_not_confirm"
    if any(tree.word(t) == "neither" for t in range(max(0, verb - 4), verb)):
        return "does_not_confirm"
    if cue.lemma in JUDGED_AS and says_untrue(tree, verb):
        return "denies"
    if cue.lemma == "describe":
        return "opinion" if tree.object_of(verb, "as") is not None else None
    if cue.frame == "own":
        return cue.stance
    if cue.lemma == "claim" and (said := tree.child(verb, "dobj")) is not None:
        return "accepts_responsibility" if _claims_deed(tree, said) and not is_defence(tree, said) else cue.stance
    if cue.lemma == "claim" and tree.object_of(verb, "without") is None:
        return None
    return cue.stance


def _leaves_open(tree: Tree, verb: int) -> bool:
    """True for "would not say whether"; "did not say how many" takes for granted that some were."""
    said = tree.child(verb, "ccomp")
    return said is not None and tree.word(tree.first[said]) in OPEN


def _impersonal(tree: Tree, verb: int) -> bool:
    """True for "it was not possible to verify", which nobody in particular says."""
    head = tree.parse.heads[verb]
    able = tree.child(head, "acomp") if tree.parse.deps[verb] in ("xcomp", "advcl", "acl") else None
    subject = tree.child(head, "nsubj")
    return able is not None and subject is not None and tree.word(subject) == "it" and tree.word(able) in ABLE


def _claims_deed(tree: Tree, said: int) -> bool:
    return tree.word(said) in OWNED or tree.parse.lemmas[said].lower() in DEED_NOUNS


def _block(tree: Tree, verb: int, subject: int) -> tuple[int, int]:
    """First and past-last token of a cue with its speaker: contiguous, helpers and adverbs included."""
    near = abs(verb - subject) < 25 and tree.parse.heads[subject] == verb
    members = [verb]
    for child in tree.children[verb]:
        if tree.parse.deps[child] in ("aux", "auxpass", "neg", "advmod", "prt", "mark", "cc") and abs(child - verb) < 4:
            members.append(child)
    if near:
        members += [tree.first[subject], tree.last[subject]]
    elif subject == verb - 1:
        members.append(run_start(tree, subject))
    elif tree.parse.words[verb - 1] == "," and subject < verb <= tree.last[subject] + 2:
        members.append(tree.first[subject])
    return min(members), max(members) + 1


def _quoted_source(tree: Tree, verb: int, known: Knowledge) -> tuple[tuple[Speaker, ...], int, int] | None:
    """ "quoted X as saying S": X, and S. Participles ("citing X") are joined to their statement later."""
    named = tree.child(verb, "dobj")
    if named is None or tree.parse.tags[verb] == "VBG":
        return None
    speakers = speakers_of(tree, named, known)
    if not speakers or tree.parse.deps[verb] in ("relcl", "acl"):
        return None
    past = segment(tree, verb)[1]
    saying = next(
        (t for t in range(named, min(past, tree.last[verb] + 1)) if tree.word(t) in ("saying", "stating")), None
    )
    first = saying + 1 if saying is not None else max(_end_of_name(tree, named, speakers), verb + 1)
    if first >= past and saying is not None and (subject := tree.child(verb, "nsubj")) is not None:
        run = around(tree, verb, (tree.first[subject], verb + 1), (segment(tree, verb)[0], verb + 1))
        return (speakers, *run) if run is not None else None
    return (speakers, first, past) if first < past else None


def _end_of_name(tree: Tree, head: int, speakers: Sequence[Speaker]) -> int:
    end = head + 1
    while end < len(tree.parse.ends) and tree.parse.ends[end] <= speakers[-1].span.end:
        end += 1
    return end


def _medium(tree: Tree, verb: int, cue: Cue, known: Knowledge) -> tuple[Speaker, ...]:
    """Whoever was told and passes it on: "told Reuters", "said in an interview with Reuters"."""
    heads: list[int] = []
    if cue.frame == "address":
        heads = [
            c for c in tree.children[verb] if tree.parse.deps[c] in ("dobj", "dative", "npadvmod", "iobj") and c > verb
        ][:1]
    for token in range(max(tree.first[verb], verb - 25), min(tree.last[verb] + 1, verb + 25)):
        if tree.word(token) in ("interview", "speaking", "remarks", "comments") and not heads:
            found = tree.object_of(token, "with", "to", "by", "for")
            heads = [found] if found is not None else []
    for head in heads:
        speakers = speakers_of(tree, head, known) if tree.parse.poses[head] in ("NOUN", "PROPN") else ()
        if speakers and is_medium(speakers[-1]):
            return speakers[-1:]
    return ()


def _passive(tree: Tree, verb: int, cue: Cue, known: Knowledge) -> Statement | None:
    subject = tree.child(verb, "nsubjpass", "nsubj")
    if cue.frame == "own" and (subject is None or tree.word(subject) not in OWNED):
        return None
    agent = tree.object_of(verb, "by")
    by = speakers_of(tree, agent, known) if agent is not None else ()
    start, past = segment(tree, verb)
    block = (min(verb, tree.first[subject] if subject is not None else verb), verb + 1)
    if cue.frame == "quote":
        return _quoted_passive(tree, verb, (subject, past), by, known)
    if tree.child(verb, "mark") is not None and tree.word(tree.child(verb, "mark") or 0) == "as" and by:
        found = _as_reported(tree, verb, by, (start, past))
        return replace(found, voice=phrase_of(tree, agent)) if found and agent is not None else found
    if subject is None and cue.lemma == "claim" and by and tree.parse.deps[verb] == "acl":
        subject = tree.parse.heads[verb]
    stance = _stance_of_passive(tree, verb, cue, by)
    if subject is None or stance == "asserts":
        return None
    first = tree.first[subject]
    if tree.word(subject) == "it":
        right = right_content(tree, verb, cue, (first, verb + 1))
        if right is None:
            return None
        first = right
    end = min(past, tree.last[verb] + 1) if cue.frame != "clause" else past
    voice = phrase_of(tree, agent) if agent is not None else None
    return Statement(
        token=verb, first=first, past=max(end, verb + 1), block=block, speakers=by, stance=stance, voice=voice
    )


def _quoted_passive(
    tree: Tree, verb: int, where: tuple[int | None, int], by: tuple[Speaker, ...], known: Knowledge
) -> Statement | None:
    subject, past = where
    saying = next((t for t in range(verb, past) if tree.word(t) in ("saying", "stating")), None)
    if subject is None or saying is None or saying + 1 >= past:
        return None
    speakers = speakers_of(tree, subject, known)
    block = (tree.first[subject], saying + 1)
    voice = phrase_of(tree, subject, verb)
    return Statement(token=verb, first=saying + 1, past=past, block=block, speakers=(*by, *speakers), voice=voice)


def _as_reported(tree: Tree, verb: int, by: tuple[Speaker, ...], bounds: tuple[int, int]) -> Statement | None:
    start, past = bounds
    first, last = tree.first[verb], tree.last[verb] + 1
    if first <= start + 1:
        return Statement(token=verb, first=last, past=past, block=(first, last), speakers=by) if last < past else None
    return Statement(token=verb, first=start, past=first, block=(first, last), speakers=by)


def _stance_of_passive(tree: Tree, verb: int, cue: Cue, by: tuple[Speaker, ...]) -> Stance | None:
    """Stance of "was reported"; "asserts" where nobody in particular is meant and the outlet speaks."""
    if tree.negated(verb):
        return "does_not_confirm" if cue.lemma in ("confirm", "verify") else "asserts"
    if by:
        return "accepts_responsibility" if cue.lemma == "claim" else cue.stance
    return "reports_unconfirmed" if cue.lemma in UNNAMED else "asserts"
