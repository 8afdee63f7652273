"""Speakers without a verb of saying: "according to X", "X's claim that", and doubt without a speaker: "reportedly"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tadmor.lexicon.cues import Cue
from tadmor.model.claim import Stance
from tadmor.read.sources.content import segment
from tadmor.read.sources.names import speakers_of
from tadmor.read.sources.speakers import Knowledge, Speaker
from tadmor.read.sources.stance import has_no_part
from tadmor.read.sources.statements import CONTRAST, Statement
from tadmor.read.sources.tree import QUOTES, Tree
from tadmor.read.sources.voices import phrase_of

ACCEPTING = frozenset("accept back repeat echo endorse support parrot relay uphold adopt share embrace".split())
MEASURES = frozenset(
    "plan plans schedule size need needs age law laws rule rules tradition custom taste ability instructions orders type kind "
    "season weight wishes rank height colour color right rights will merit circumstances".split()
)
WITHOUT_SPEAKER = frozenset(
    "claim allegation accusation rumour rumor suspicion belief speculation report assertion contention".split()
)


def find_according(tree: Tree, known: Knowledge) -> list[Statement]:
    """Statements of "according to X", "in the words of X" and their like."""
    found: list[Statement] = []
    for phrase, cue in known.cues.prepositions.items():
        words = tuple(phrase.split())
        if words[0] not in tree.words:
            continue
        for token in range(len(tree.words) - len(words)):
            if tree.words[token : token + len(words)] != words:
                continue
            if phrase == "per" and not (token == 0 or tree.parse.words[token - 1] == ","):
                continue
            statement = _after_phrase(tree, token, token + len(words), cue.stance, known)
            if statement is not None:
                found.append(statement)
    for token in range(len(tree.parse.words)):
        account = tree.child(token, "pobj") if tree.word(token) == "by" else None
        if account is not None and tree.word(account) == "account" and tree.child(account, "poss") is not None:
            speakers = speakers_of(tree, account, known)
            found += _placed(tree, (token, account + 1), speakers, None)
    return found


def _after_phrase(tree: Tree, start: int, after: int, stance: Stance | None, known: Knowledge) -> Statement | None:
    head = tree.child(after - 1, "pobj")
    if head is None:
        head = next((t for t in range(after, min(after + 8, len(tree.parse.words))) if _ends_noun(tree, t)), None)
    if head is None:
        return None
    author = tree.object_of(head, "by")
    if author is not None and tree.word(head) not in known.speakers.words:
        head = author
    speakers = speakers_of(tree, head, known)
    if not speakers or not _can_know(speakers[-1], known):
        return None
    end = tree.last[head] + 1
    name_end = head + 1
    while name_end < len(tree.parse.ends) and tree.parse.ends[name_end] <= speakers[-1].span.end:
        name_end += 1
    comma = next((t for t in range(name_end, max(end, name_end)) if tree.parse.words[t] == ","), None)
    if comma is not None and tree.word(min(comma + 1, len(tree.parse.words) - 1)) not in ("who", "which"):
        end = comma
    placed = _placed(tree, (start, max(end, name_end)), speakers, stance)
    return replace(placed[0], voice=(after, max(end, name_end))) if placed else None


def _can_know(speaker: Speaker, known: Knowledge) -> bool:
    """False for "according to plan": a plain noun of what is done, not of who or what tells."""
    return speaker.word not in MEASURES or speaker.own_name or speaker.word in known.speakers.words


def _ends_noun(tree: Tree, token: int) -> bool:
    parse = tree.parse
    following = parse.poses[token + 1] if token + 1 < len(parse.poses) else ""
    return parse.poses[token] in ("NOUN", "PROPN", "PRON") and following not in ("NOUN", "PROPN")


def _placed(tree: Tree, block: tuple[int, int], speakers: Sequence[Speaker], stance: Stance | None) -> list[Statement]:
    """The statement that goes with a phrase, by where in its segment the phrase stands."""
    words = tree.parse.words
    start, past = segment(tree, block[0])
    first, end = block
    after = end
    while after < past and (words[after] == "," or words[after] in ("-", "–", "—")):
        after += 1
    before_words = [w for w in words[start:first] if w not in QUOTES and w.lower() not in CONTRAST and w != ","]
    opens_clause = first >= 2 and words[first - 1] == "," and tree.word(first - 2) in ("that", "and", "but")
    opens_clause |= (
        first >= 2 and words[first - 2] in (",", ";") and tree.word(first - 1) in ("while", "but", "whereas")
    )
    if not before_words or opens_clause:
        content = (after, past)
    elif after >= past or tree.word(after) in CONTRAST or (after > end and tree.has_clause(start, first)):
        content = (start, first)
    else:
        content = (start, past)
    if content[0] >= content[1]:
        return []
    return [
        Statement(
            token=first, first=content[0], past=content[1], block=(first, end), speakers=tuple(speakers), stance=stance
        )
    ]


def find_nominal(tree: Tree, known: Knowledge, named: Sequence[Speaker]) -> list[Statement]:
    """Statements of "X's claim that S", "the claim of having …", "reports of fighting"; not of nouns that speak."""
    found: list[Statement] = []
    parse = tree.parse
    for token, tag in enumerate(parse.tags):
        if not tag.startswith("NN"):
            continue
        cue = known.cues.nouns.get(parse.lemmas[token].lower())
        content = _noun_content(tree, token) if cue is not None else None
        if cue is None or content is None or any(s.span.start <= parse.starts[token] < s.span.end for s in named):
            continue
        denied = any(tree.word(c) == "no" for c in tree.children[token] if c < token)
        denied = denied or (cue.lemma == "version" and tree.child(token, "poss") is None)
        if denied or tree.word(content[0]) in ("responsibility", "victory"):
            continue
        speakers = _owner(tree, token, known)
        if not speakers and cue.lemma not in WITHOUT_SPEAKER:
            continue
        stance = _stance_of_noun(tree, content, cue) if speakers else "reports_unconfirmed"
        if speakers:
            speakers = (*_accepting(tree, token, known), *speakers)
        found.append(
            Statement(
                token=token,
                first=content[0],
                past=content[1],
                block=(tree.first[token], token + 1),
                speakers=speakers,
                stance=stance,
                weak=True,
                voice=_voice(tree, token),
            )
        )
    return found


def _stance_of_noun(tree: Tree, content: tuple[int, int], cue: Cue) -> Stance | None:
    """A claim "of having had nothing to do with it" denies."""
    first, past = content
    return "denies" if any(has_no_part(tree, t, past) for t in range(first, min(first + 3, past))) else cue.stance


def _accepting(tree: Tree, noun: int, known: Knowledge) -> tuple[Speaker, ...]:
    """Whoever passes somebody else's claim on as its own: "the minister repeated the Russian claim"."""
    verb = tree.parse.heads[noun]
    if tree.parse.deps[noun] != "dobj" or tree.parse.lemmas[verb].lower() not in ACCEPTING or tree.negated(verb):
        return ()
    subject = tree.subject(verb)
    return speakers_of(tree, subject, known) if subject is not None else ()


def without_repeated(tree: Tree, statements: Sequence[Statement]) -> list[Statement]:
    """Without "repeated … that" where what is repeated is somebody's claim, which has its own chain."""
    nouns = {s.token for s in statements if s.weak and s.speakers}
    return [
        s
        for s in statements
        if s.weak or tree.parse.lemmas[s.token].lower() not in ACCEPTING or tree.child(s.token, "dobj") not in nouns
    ]


def _noun_content(tree: Tree, noun: int) -> tuple[int, int] | None:
    parse = tree.parse
    for child in tree.children[noun]:
        if child < noun:
            continue
        clause = parse.deps[child] in ("acl", "ccomp", "relcl") and (
            tree.word(tree.first[child]) in ("that", "to") or parse.deps[child] == "ccomp"
        )
        if clause and parse.tags[child].startswith("V"):
            return tree.first[child], tree.last[child] + 1
        if parse.deps[child] == "prep" and tree.word(child) in ("of", "about") and child == noun + 1:
            return (child + 1, tree.last[child] + 1) if tree.last[child] > child else None
    after = noun + 1
    while after < len(parse.words) and after - noun < 7 and not parse.tags[after].startswith(("V", ",", ".", ":")):
        if tree.word(after) == "that" and parse.tags[after] in ("IN", "WDT"):
            past = segment(tree, noun)[1]
            return (after + 1, past) if after + 1 < past else None
        after += 1
    return None


def _owner(tree: Tree, noun: int, known: Knowledge) -> tuple[Speaker, ...]:
    author = tree.object_of(noun, "by", "from")
    author = author if author is not None else tree.child(noun, "poss")
    if author is not None:
        return speakers_of(tree, author, known)
    for child in tree.children[noun]:
        if (
            child < noun
            and tree.parse.deps[child] in ("amod", "compound", "nmod")
            and tree.parse.words[child][:1].isupper()
            and tree.parse.label_at(child) in ("NORP", "GPE", "ORG")
        ):
            return speakers_of(tree, child, known) or (_adjective(tree, child),)
    return ()


def _voice(tree: Tree, noun: int) -> tuple[int, int] | None:
    """The phrase of whoever owns a claim, without the mark of the genitive."""
    author = tree.object_of(noun, "by", "from")
    if author is not None:
        return phrase_of(tree, author, noun)
    owner = tree.child(noun, "poss")
    if owner is None:
        owner = next((c for c in tree.children[noun] if c < noun and tree.parse.words[c][:1].isupper()), None)
    run = phrase_of(tree, owner, noun) if owner is not None else None
    mark = tree.child(owner, "case") if owner is not None else None
    return (run[0], mark) if run and mark is not None and run[0] < mark < run[1] else run


def _adjective(tree: Tree, token: int) -> Speaker:
    return Speaker(
        name=tree.parse.words[token],
        span=tree.span(token, token + 1),
        word=tree.word(token),
        kind="official",
        sort="group",
        own_name=True,
    )


def find_hedges(tree: Tree, known: Knowledge) -> list[Statement]:
    """Clauses and noun phrases put in doubt by a word of their own: "reportedly", "may have", "alleged"."""
    found: list[Statement] = []
    parse = tree.parse
    for token in range(len(parse.words)):
        word = tree.word(token)
        cue = known.cues.hedges.get(word)
        perfect = word == "could" and any(tree.word(c) == "have" for c in tree.children[parse.heads[token]])
        if cue is None and not perfect:
            continue
        head = parse.heads[token]
        modal = parse.tags[token] == "MD" or perfect
        if parse.poses[token] == "ADJ" and parse.deps[token] != "amod":
            continue
        if (
            head == token
            or (word in ("may", "might") and not modal)
            or (word == "likely" and parse.deps[token] == "amod")
        ):
            continue
        run = (token, tree.last[head] + 1) if parse.deps[token] == "amod" else _clause(tree, token, head)
        cue_lemma = parse.lemmas[head].lower()
        if cue_lemma in known.cues.verbs and known.cues.verbs[cue_lemma].frame in ("clause", "address"):
            continue
        if run[0] < run[1]:
            found.append(
                Statement(
                    token=token,
                    first=run[0],
                    past=run[1],
                    block=(token, token + 1),
                    speakers=(),
                    stance="reports_unconfirmed",
                    weak=True,
                    mode="says" if cue is not None and cue.frame == "hedge" else "doubts",
                )
            )
    return found


def _clause(tree: Tree, token: int, head: int) -> tuple[int, int]:
    """The clause of a hedged word, without what is coordinated with it under a subject of its own."""
    parse = tree.parse
    while parse.poses[head] in ("ADJ", "ADV", "NUM", "ADP") and parse.heads[head] != head:
        head = parse.heads[head]
    first, past = tree.first[head], tree.last[head] + 1
    for child in tree.children[head]:
        own = (
            parse.deps[child] in ("conj", "parataxis", "ccomp") and tree.child(child, "nsubj", "nsubjpass") is not None
        )
        if own and child > head and parse.deps[child] != "ccomp":
            past = min(past, tree.first[child])
        if own and child < head:
            first = max(first, tree.last[child] + 1)
    return min(first, token), max(past, token + 1)
