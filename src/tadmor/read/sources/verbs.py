"""Verbs of saying: who says it, and which tokens are what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tadmor.lexicon.cues import Cue
from tadmor.model.claim import Stance
from tadmor.read.sources.speakers import Knowledge, Speaker, is_medium, speakers_of
from tadmor.read.sources.statements import CONTRAST, Statement
from tadmor.read.sources.tree import QUOTES, Tree

WITH_INFINITIVE = frozenset(
    "claim deny admit report threaten vow pledge promise acknowledge confess recall remember describe purport".split()
)
UNNAMED = frozenset("report say believe fear think allege claim suspect understand presume assume rumor rumour".split())
SUBJECT_MUST_SHOW = frozenset({"show", "depict", "list", "record", "detail", "outline", "read"})
NEEDS = {
    "put": ("at",),
    "blame": ("for", "on"),
    "accuse": ("of",),
    "attribute": ("to",),
    "link": ("to",),
    "charge": ("with",),
}
JUDGED_AS = frozenset({"call", "label", "brand", "consider", "deem", "characterize", "characterise", "portray"})
NOBODY = frozenset({"nobody", "none", "nothing", "you", "there", "this", "that", "what", "which"})
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
        statement = _passive(tree, token, cue, known) if _is_passive(tree, token) else _active(tree, token, cue, known)
        if statement is not None:
            found.append(statement)
    return _with_citations(tree, found, known)


def _is_passive(tree: Tree, verb: int) -> bool:
    if tree.parse.tags[verb] != "VBN":
        return False
    return tree.child(verb, "nsubjpass", "auxpass", "agent") is not None or tree.object_of(verb, "by") is not None


def _active(tree: Tree, verb: int, cue: Cue, known: Knowledge) -> Statement | None:
    subject = _speaking_subject(tree, verb)
    if subject is None or tree.word(subject) in NOBODY or tree.word(tree.first[subject]) == "no":
        return None
    stance = _stance(tree, verb, cue)
    if tree.negated(verb) and stance != "does_not_confirm":
        return None
    if cue.lemma in SUBJECT_MUST_SHOW:
        word = known.speakers.words.get(tree.word(subject))
        if word is None or word.sort != "thing":
            return None
    speakers = speakers_of(tree, subject, known)
    if not speakers:
        return None
    block = _block(tree, verb, subject)
    content = _quoted_source(tree, verb, known) if cue.frame == "quote" else None
    if content is not None:
        inner, first, past = content
        return Statement(token=verb, first=first, past=past, block=block, speakers=(*speakers, *inner))
    if cue.frame == "quote":
        return None
    run = _content(tree, verb, cue, block)
    if run is None:
        return None
    speakers = (*_medium(tree, verb, cue, known), *speakers)
    return Statement(token=verb, first=run[0], past=run[1], block=block, speakers=speakers, stance=stance)


def _speaking_subject(tree: Tree, verb: int) -> int | None:
    subject = tree.subject(verb)
    if subject is not None:
        return subject
    after = tree.child(verb, "dobj", "attr", "dep", "npadvmod")
    quoted = verb > 0 and (tree.word(verb - 1) in QUOTES or tree.word(verb - 1) == ",")
    return after if quoted and after is not None and after > verb else None


def _stance(tree: Tree, verb: int, cue: Cue) -> Stance | None:
    head = tree.parse.heads[verb]
    governed = tree.parse.deps[verb] in ("xcomp", "ccomp", "acomp") and tree.parse.lemmas[head].lower() in REFUSALS
    if cue.lemma in ("confirm", "verify", "comment", "say", "establish") and (governed or tree.negated(verb)):
        could = any(tree.word(c) in ("could", "can", "cannot") for c in tree.children[verb])
        if governed or cue.lemma != "say" or could:
            return "does_not_confirm"
    if any(tree.word(c) == "neither" for c in tree.children[verb]):
        return "does_not_confirm"
    if cue.lemma == "claim" and (said := tree.child(verb, "dobj")) is not None:
        return "accepts_responsibility" if _claims_deed(tree, said) else cue.stance
    if cue.lemma == "claim" and tree.object_of(verb, "without") is None:
        return None
    return cue.stance


def _claims_deed(tree: Tree, said: int) -> bool:
    return tree.word(said) in ("responsibility", "credit") or tree.parse.poses[said] == "NOUN"


def _block(tree: Tree, verb: int, subject: int) -> tuple[int, int]:
    """First and past-last token of a cue with its speaker: contiguous, helpers and adverbs included."""
    near = abs(verb - subject) < 25 and tree.parse.heads[subject] == verb
    members = [verb]
    for child in tree.children[verb]:
        if tree.parse.deps[child] in ("aux", "auxpass", "neg", "advmod", "prt", "mark", "cc") and abs(child - verb) < 4:
            members.append(child)
    if near:
        members += [tree.first[subject], tree.last[subject]]
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
    return (speakers, first, past) if first < past else None


def _end_of_name(tree: Tree, head: int, speakers: Sequence[Speaker]) -> int:
    end = head + 1
    while end < len(tree.parse.ends) and tree.parse.ends[end] <= speakers[-1].span.end:
        end += 1
    return end


def segment(tree: Tree, token: int) -> tuple[int, int]:
    """The run of tokens around `token` between semicolons, without the final full stop."""
    words = tree.parse.words
    first = next((i + 1 for i in range(token - 1, -1, -1) if words[i] == ";"), 0)
    past = next((i for i in range(token + 1, len(words)) if words[i] == ";"), len(words))
    while past > token + 1 and words[past - 1] in (".", "!", "?"):
        past -= 1
    return first, past


def _content(tree: Tree, verb: int, cue: Cue, block: tuple[int, int]) -> tuple[int, int] | None:
    start, past = segment(tree, verb)
    right = _right_content(tree, verb, cue, block)
    if right is not None:
        return right, _right_end(tree, verb, cue, right, past)
    if cue.frame in ("judge", "urge", "charge", "refuse", "quote"):
        return None
    return _around(tree, verb, block, (start, past))


def _right_content(tree: Tree, verb: int, cue: Cue, block: tuple[int, int]) -> int | None:
    """First token of what is said where it follows its verb, or None."""
    parse = tree.parse
    starts = [
        tree.first[c]
        for c in tree.children[verb]
        if c > verb
        and (parse.deps[c] == "ccomp" or (parse.deps[c] == "xcomp" and cue.lemma in WITH_INFINITIVE))
        and (tree.first[c] > verb)
    ]
    if starts and cue.frame not in ("judge", "charge"):
        return max(min(starts), block[1] if block[1] <= min(starts) else 0)
    if cue.frame in ("report", "judge", "urge", "charge", "refuse") or (
        cue.frame == "belief" and cue.lemma == "suspect"
    ):
        return _object_start(tree, verb, cue)
    following = range(verb + 1, min(verb + 14, len(parse.words)))
    if cue.frame in ("clause", "address", "belief"):
        for token in following:
            if (
                tree.word(token) in ("that", ":")
                and parse.tags[token] in ("IN", "WDT", ":")
                and tree.has_clause(token, len(parse.words))
            ):
                return token + 1
            if parse.words[token] == "," and not any(tree.word(t) == "that" for t in following):
                break
    return None


def _object_start(tree: Tree, verb: int, cue: Cue) -> int | None:
    parse = tree.parse
    needed = NEEDS.get(cue.lemma)
    if needed and not any(tree.word(t) in needed for t in range(verb + 1, tree.last[verb] + 1)):
        return None
    if cue.lemma in JUDGED_AS and not any(
        parse.deps[c] in ("oprd", "ccomp", "xcomp") or tree.word(c) in ("as", "for")
        for c in tree.children[verb]
        if c > verb
    ):
        return None
    deps = ("dobj", "xcomp", "ccomp", "oprd") + (("prep",) if cue.frame in ("urge", "refuse") else ())
    starts = [tree.first[c] for c in tree.children[verb] if c > verb and parse.deps[c] in deps and tree.first[c] > verb]
    return min(starts) if starts else None


def _right_end(tree: Tree, verb: int, cue: Cue, first: int, past: int) -> int:
    """Content runs to the end of the segment, but not into a second thing that the speaker does."""
    parse = tree.parse
    if cue.frame in ("judge", "charge", "refuse"):
        past = min(past, tree.last[verb] + 1)
    for child in tree.children[verb]:
        if parse.deps[child] == "conj" and child > first and parse.poses[child] in ("VERB", "AUX"):
            own = tree.child(child, "nsubj", "nsubjpass")
            begin = tree.first[child]
            coordinator = next((t for t in range(begin, first, -1) if tree.word(t) in CONTRAST), None)
            if own is None and coordinator is not None and child - coordinator < 6:
                past = min(past, coordinator)
            elif own is not None and coordinator is not None and tree.word(coordinator) in ("but", "while", "though"):
                past = min(past, coordinator)
    return past


def _around(tree: Tree, verb: int, block: tuple[int, int], bounds: tuple[int, int]) -> tuple[int, int] | None:
    """Content before the cue ("S, X said"), on both sides of it ("S, X said, S") or after a colon or quotation mark."""
    words, parse = tree.parse.words, tree.parse
    start, past = bounds
    left_end, right = block
    if (
        parse.words[left_end - 1 : left_end]
        and left_end > start
        and tree.word(left_end - 1) in ("as", "so", "and", "but")
    ):
        left_end -= 1
    if left_end <= start + 1:
        opening = next((t for t in range(right, past) if words[t] in QUOTES or words[t] == ":"), None)
        comma = next((t for t in range(right, past) if words[t] == ","), None) if tree.word(start) == "as" else None
        return (comma + 1, past) if comma is not None else (opening, past) if opening is not None else None
    before = words[left_end - 1]
    if before not in (",", "-", "–", "—", "?", "!") and before not in QUOTES:
        opening = next((t for t in range(right, past) if words[t] in QUOTES), None)
        return (opening, past) if opening is not None else None
    after = next(
        (t for t in range(right, past) if words[t] in (",", "-", "–", "—", ":", ".") or words[t] in QUOTES), None
    )
    if after is None or after + 1 >= past:
        return _left(tree, start, left_end)
    following = words[after] if words[after] in QUOTES else words[after + 1]
    if following in QUOTES or not tree.has_clause(start, left_end):
        return start, past
    head = parse.heads[verb]
    if parse.deps[verb] in ("parataxis", "ccomp", "advcl") and head > after and tree.word(after + 1) not in CONTRAST:
        return start, past
    return _left(tree, start, left_end)


def _left(tree: Tree, start: int, past: int) -> tuple[int, int] | None:
    while start < past and tree.word(start) in ("and", "but", "–", "—", "-", ","):
        start += 1
    return (start, past) if start < past else None


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
    agent = tree.object_of(verb, "by")
    by = speakers_of(tree, agent, known) if agent is not None else ()
    start, past = segment(tree, verb)
    block = (min(verb, tree.first[subject] if subject is not None else verb), verb + 1)
    if cue.frame == "quote":
        return _quoted_passive(tree, verb, (subject, past), by, known)
    if tree.child(verb, "mark") is not None and tree.word(tree.child(verb, "mark") or 0) == "as" and by:
        return _as_reported(tree, verb, by, (start, past))
    if subject is None:
        return None
    first = tree.first[subject]
    if tree.word(subject) == "it":
        right = _right_content(tree, verb, cue, (first, verb + 1))
        if right is None:
            return None
        first = right
    if tree.negated(verb):
        confirmable = cue.lemma in ("confirm", "verify")
        stance: Stance | None = "does_not_confirm" if confirmable else None
        if not confirmable:
            return None
    elif by:
        stance = cue.stance
    elif cue.lemma in UNNAMED:
        stance = "reports_unconfirmed"
    else:
        return None
    end = min(past, tree.last[verb] + 1) if cue.frame != "clause" else past
    return Statement(token=verb, first=first, past=max(end, verb + 1), block=block, speakers=by, stance=stance)


def _quoted_passive(
    tree: Tree, verb: int, where: tuple[int | None, int], by: tuple[Speaker, ...], known: Knowledge
) -> Statement | None:
    subject, past = where
    saying = next((t for t in range(verb, past) if tree.word(t) in ("saying", "stating")), None)
    if subject is None or saying is None or saying + 1 >= past:
        return None
    speakers = speakers_of(tree, subject, known)
    block = (tree.first[subject], saying + 1)
    return Statement(token=verb, first=saying + 1, past=past, block=block, speakers=(*by, *speakers))


def _as_reported(tree: Tree, verb: int, by: tuple[Speaker, ...], bounds: tuple[int, int]) -> Statement | None:
    start, past = bounds
    first, last = tree.first[verb], tree.last[verb] + 1
    if first <= start + 1:
        return Statement(token=verb, first=last, past=past, block=(first, last), speakers=by) if last < past else None
    return Statement(token=verb, first=start, past=first, block=(first, last), speakers=by)


def _with_citations(tree: Tree, statements: list[Statement], known: Knowledge) -> list[Statement]:
    """Statements whose speaker "citing X", "quoted by Y", "with reference to X" passes on or is passed on."""
    taken = {s.token for s in statements}
    for token in range(len(tree.parse.words)):
        word = tree.word(token)
        if token in taken or word not in (
            "citing",
            "quoting",
            "cited",
            "quoted",
            "cites",
            "quotes",
            "reference",
            "referring",
        ):
            continue
        agent = tree.object_of(token, "by")
        named = tree.object_of(token, "to") if word.startswith("refer") else tree.child(token, "dobj")
        head = agent if agent is not None else named
        if head is None or not statements:
            continue
        links = speakers_of(tree, head, known)
        index = _governing(tree, token, statements)
        if not links or index is None:
            continue
        old = statements[index]
        if any(s.span == links[-1].span for s in old.speakers):
            continue
        speakers = (*links, *old.speakers) if agent is not None else (*old.speakers, *links)
        statements[index] = replace(old, speakers=speakers)
    return statements


def _governing(tree: Tree, token: int, statements: Sequence[Statement]) -> int | None:
    above = tree.parse.ancestors(token)
    for ancestor in above:
        for index, statement in enumerate(statements):
            if statement.token == ancestor:
                return index
    return 0 if len(statements) == 1 else None
