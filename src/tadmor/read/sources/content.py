"""Which tokens are what a verb of saying says: after it, before it, or around it."""

from __future__ import annotations

from tadmor.lexicon.cues import Cue
from tadmor.read.sources.statements import CONTRAST
from tadmor.read.sources.tree import QUOTES, Tree

WITH_INFINITIVE = frozenset(
    "claim deny admit report threaten vow pledge promise acknowledge confess recall remember describe purport".split()
)
NEEDS = {
    "put": ("at",),
    "blame": ("for", "on"),
    "accuse": ("of",),
    "attribute": ("to",),
    "link": ("to",),
    "charge": ("with",),
}
ABOUT = {"speak": "of", "distance": "from", "dissociate": "from", "disassociate": "from"}
PLAIN = frozenset({"say", "state", "add"})
UNTRUE = frozenset(
    "false fake fabricated fabrication fabrications untrue baseless groundless unfounded propaganda lie lies nonsense "
    "disinformation fiction invented".split()
)
JUDGED_AS = frozenset({"call", "label", "brand", "consider", "deem", "characterize", "characterise", "portray"})
ASIDE = frozenset({"citing", "quoting", "cited", "quoted", "speaking", "referring", "broadcast", "posted", "published"})
WITHHELD = frozenset(
    "comment discuss say confirm elaborate respond answer disclose speculate identify verify address".split()
)
NEEDS_QUOTE = frozenset(
    "respond continue agree answer ask read mean joke cry shout whisper hear learn pledge promise vow threaten remember "
    "maintain contend establish hint signal complain comment lament observe hope expect mention relate exclaim quip repeat find "
    "conclude".split()
)
OWN_CUE = frozenset(
    "adding citing quoting saying noting claiming warning referring insisting stressing calling describing pointing recalling "
    "accusing blaming denying urging confirming explaining writing telling arguing stating according who which speaking".split()
)
SUBORDINATE = frozenset("when after as if while since because before although though once until".split())


def segment(tree: Tree, token: int) -> tuple[int, int]:
    """The run of tokens around `token` between semicolons, without the final full stop."""
    words = tree.parse.words
    first = next((i + 1 for i in range(token - 1, -1, -1) if words[i] == ";"), 0)
    past = next((i for i in range(token + 1, len(words)) if words[i] == ";"), len(words))
    while past > token + 1 and words[past - 1] in (".", "!", "?"):
        past -= 1
    return first, past


def quotation_end(tree: Tree, token: int) -> int:
    """Where the quotation around `token` closes; the end of the sentence where there is none around it."""
    tags = tree.parse.tags
    mark = next((t for t in range(token + 1, len(tags)) if tags[t] in ("``", "''")), None)
    return mark if mark is not None and tags[mark] == "''" else len(tags)


def opens(tree: Tree, token: int) -> bool:
    """True for an opening quotation mark."""
    return tree.parse.words[token] in QUOTES and tree.parse.tags[token] != "''"


def _sentence_end(tree: Tree) -> int:
    past = len(tree.parse.words)
    while past > 1 and tree.parse.words[past - 1] in (".", "!", "?"):
        past -= 1
    return past


def content_of(tree: Tree, verb: int, cue: Cue, block: tuple[int, int]) -> tuple[int, int] | None:
    """First and past-last token of what the verb says that its speaker says, or None."""
    start, past = segment(tree, verb)
    right = right_content(tree, verb, cue, block)
    if cue.lemma in ABOUT and right is None:
        return None
    closed = block[0] > start and tree.parse.tags[block[0] - 1] == "''"
    if right is not None and closed and tree.word(right) != "that" and tree.word(right) not in QUOTES:
        return around(tree, verb, block, (start, past))
    if right is not None:
        if cue.frame in ("clause", "address", "report"):
            past = _sentence_end(tree)
        return right, _right_end(tree, verb, cue, right, min(past, quotation_end(tree, verb)))
    if cue.lemma in NEEDS_QUOTE and not closed:
        past = _before_next_subject(tree, verb, past)
        if not any(opens(tree, t) for t in range(block[1], past)):
            return None
    spoken = block[0] > start and tree.word(block[0] - 1) in QUOTES
    if cue.frame in ("judge", "urge", "charge", "refuse", "quote", "own") and not spoken:
        return None
    return around(tree, verb, block, (start, past))


def _before_next_subject(tree: Tree, verb: int, past: int) -> int:
    """Where a second clause with a subject of its own begins: "a woman asked for a photo and the mayor said …"."""
    joined = (c for c in tree.children[verb] if c > verb and tree.parse.deps[c] == "conj")
    return min((tree.first[c] for c in joined if tree.child(c, "nsubj", "nsubjpass") is not None), default=past)


def right_content(tree: Tree, verb: int, cue: Cue, block: tuple[int, int]) -> int | None:
    """First token of what is said where it follows its verb, or None."""
    parse = tree.parse
    if cue.lemma in ABOUT:
        named = tree.object_of(verb, ABOUT[cue.lemma])
        return tree.first[named] if named is not None and named > verb else None
    starts = _clause_starts(tree, verb, cue, block)
    if not starts and parse.deps[verb] == "relcl" and any(parse.deps[c] == "ccomp" for c in tree.children[verb]):
        return verb + 1
    if starts and cue.frame not in ("judge", "charge"):
        return max(min(starts), block[1] if block[1] <= min(starts) else 0)
    if cue.frame in ("report", "judge", "urge", "charge", "refuse", "own") or (
        cue.frame == "belief" and cue.lemma == "suspect"
    ):
        start = _object_start(tree, verb, cue)
        if start is not None or cue.frame != "report":
            return start
    following = range(verb + 1, min(verb + 14, len(parse.words)))
    if cue.frame in ("clause", "address", "report") or (cue.frame == "belief" and tree.child(verb, "dobj") is None):
        for token in following:
            if (
                tree.word(token) in ("that", ":")
                and parse.tags[token] in ("IN", "WDT", ":")
                and tree.has_clause(token, len(parse.words))
            ):
                return token + 1
            if parse.words[token] in QUOTES or _is_verb_of_its_own(tree, token):
                break
    return None


def _is_verb_of_its_own(tree: Tree, token: int) -> bool:
    """False for "citing …" and for the verbs of "two men who had seen it", which stand between a cue and its "that"."""
    parse = tree.parse
    if not parse.tags[token].startswith("VB") or tree.word(token) in ASIDE:
        return False
    clause = parse.heads[token] if parse.deps[token] in ("aux", "auxpass") else token
    return not (parse.deps[clause] == "relcl" and any(tree.word(c) == "who" for c in tree.children[clause]))


def _clause_starts(tree: Tree, verb: int, cue: Cue, block: tuple[int, int]) -> list[int]:
    """First tokens of the clauses that the verb governs, after it."""
    starts = [
        tree.first[c]
        for c in tree.children[verb]
        if c > verb
        and (tree.parse.deps[c] == "ccomp" or (tree.parse.deps[c] == "xcomp" and _is_said(tree, c, cue)))
        and (tree.first[c] > verb)
    ]
    if starts and cue.lemma in PLAIN:
        starts += _torn_subject(tree, verb, min(starts), block)
    return starts


def _torn_subject(tree: Tree, verb: int, clause: int, block: tuple[int, int]) -> list[int]:
    """Start of a subject that the parser took for an object: "says ninety fighters, most of them young, died"."""
    if any(tree.word(t) in QUOTES or tree.word(t) == "that" for t in range(verb, clause + 1)):
        return []
    return [
        tree.first[c]
        for c in tree.children[verb]
        if block[1] <= tree.first[c] and c < clause and tree.parse.deps[c] == "dobj" and tree.parse.poses[c] == "NOUN"
    ]


def _is_said(tree: Tree, complement: int, cue: Cue) -> bool:
    finite = tree.parse.tags[complement] in ("VBD", "VBZ", "VBP", "VBN") and tree.child(complement, "aux") is None
    return finite or cue.lemma in WITH_INFINITIVE


def _object_start(tree: Tree, verb: int, cue: Cue) -> int | None:
    parse = tree.parse
    needed = NEEDS.get(cue.lemma)
    if needed and not any(tree.word(t) in needed for t in range(verb + 1, tree.last[verb] + 1)):
        return None
    if cue.lemma in JUDGED_AS and not _is_judged(tree, verb):
        return None
    if cue.frame == "refuse":
        wanted = tree.child(verb, "xcomp")
        if wanted is None or parse.lemmas[wanted].lower() not in WITHHELD:
            return None
    deps = ("dobj", "xcomp", "ccomp", "oprd") + (("prep",) if cue.frame in ("urge", "refuse") else ())
    starts = [tree.first[c] for c in tree.children[verb] if c > verb and parse.deps[c] in deps and tree.first[c] > verb]
    return min(starts) if starts else None


def _is_judged(tree: Tree, verb: int) -> bool:
    """True for "called the raid a crime", "described it as a crime", not for "called the police"."""
    parse = tree.parse
    judged = any(
        (parse.deps[c] in ("oprd", "ccomp") and parse.tags[c] != "VB") or tree.word(c) == "as"
        for c in tree.children[verb]
        if c > verb
    )
    return judged or says_untrue(tree, verb) or torn_judgement(tree, verb) is not None


def says_untrue(tree: Tree, verb: int) -> bool:
    """True for "called the report fake"."""
    return any(tree.word(t) in UNTRUE for t in range(verb + 1, tree.last[verb] + 1))


def torn_judgement(tree: Tree, verb: int) -> int | None:
    """The judgement that the parser gave to something else: "called the raid that killed six pupils a crime"."""
    judged = tree.child(verb, "dobj")
    if judged is None:
        return None
    clause = tree.child(judged, "relcl")
    if clause is not None and tree.child(clause, "dative") is not None:
        return tree.child(clause, "dobj")
    apposed = (t for t in range(judged, tree.last[judged] + 1) if tree.parse.deps[t] == "appos")
    return next((t for t in apposed if tree.word(tree.first[t]) in ("a", "an") and _is_joined(tree, t)), None)


def _is_joined(tree: Tree, apposed: int) -> bool:
    """True where no comma parts it from the word before: "the killing of farmers a crime"."""
    return tree.parse.words[tree.first[apposed] - 1] != ","


def _right_end(tree: Tree, verb: int, cue: Cue, first: int, past: int) -> int:
    """Content runs to the end of the segment, but not into a second thing that the speaker does."""
    parse = tree.parse
    if cue.frame in ("judge", "charge", "refuse") or parse.deps[verb] == "relcl":
        past = min(past, tree.last[verb] + 1)
    for child in tree.children[verb]:
        if parse.deps[child] == "conj" and child > first and parse.poses[child] in ("VERB", "AUX"):
            own = tree.child(child, "nsubj", "nsubjpass")
            begin = tree.first[child]
            coordinator = next((t for t in range(begin, first, -1) if tree.word(t) in CONTRAST), None)
            if coordinator is None:
                continue
            near = child - coordinator < 6
            if near if own is None else tree.word(coordinator) in ("but", "while", "though"):
                past = min(past, coordinator)
    return past


def around(tree: Tree, verb: int, block: tuple[int, int], bounds: tuple[int, int]) -> tuple[int, int] | None:
    """Content before the cue ("S, X said"), on both sides of it ("S, X said, S") or after a colon or quotation mark."""
    words, parse = tree.parse.words, tree.parse
    start, past = bounds
    left_end, right = block
    if parse.words[left_end - 1 : left_end] and left_end > start and tree.word(left_end - 1) in ("as", "so"):
        left_end -= 1
    if left_end <= start + 1:
        opening = next((t for t in range(right, past) if opens(tree, t) or (words[t] == ":" and t + 1 < past)), None)
        comma = next((t for t in range(right, past) if words[t] == ","), None) if tree.word(start) == "as" else None
        return (comma + 1, past) if comma is not None else (opening, past) if opening is not None else None
    before = words[left_end - 1]
    if before not in (",", "-", "–", "—", "?", "!") and before not in QUOTES:
        opening = next((t for t in range(right, past) if opens(tree, t)), None)
        return (opening, past) if opening is not None else None
    after = next(
        (t for t in range(right, past) if words[t] in (",", "-", "–", "—", ":", ".") or words[t] in QUOTES), None
    )
    if after is None or after + 1 >= past:
        if tree.word(start) in SUBORDINATE and not any(words[t] == "," for t in range(start, left_end - 1)):
            return None
        return _left(tree, start, left_end)
    following = words[after] if words[after] in QUOTES else words[after + 1]
    subordinate = tree.word(start) in SUBORDINATE and tree.word(after + 1) not in CONTRAST
    if following in QUOTES or subordinate or not tree.has_clause(start, left_end):
        return start, past
    trailing = not tree.has_clause(after + 1, past) and tree.word(after + 1) not in OWN_CUE
    if trailing and tree.word(after + 1) not in CONTRAST:
        return start, past
    head = parse.heads[verb]
    if parse.deps[verb] in ("parataxis", "ccomp", "advcl") and head > after and tree.word(after + 1) not in CONTRAST:
        return start, past
    return _left(tree, start, left_end)


def _left(tree: Tree, start: int, past: int) -> tuple[int, int] | None:
    while start < past and tree.word(start) in ("and", "but", "–", "—", "-", ","):
        start += 1
    return (start, past) if start < past else None
