"""What a clause's own small words do to what it tells: "not", "will", "could", "allegedly", "no", "if", "?"."""

from __future__ import annotations

from tadmor.read.factuality_told import Told, limit, turn
from tadmor.read.factuality_tree import Branches
from tadmor.read.page import Parse

# Modal verb: how sure it leaves the clause, and how sure it is that not, where it is negated.
MODALS: dict[str, tuple[float, float]] = {
    "will": (2.3, -2.2), "'ll": (2.3, -2.2), "’ll": (2.3, -2.2), "wo": (2.3, -2.2), "shall": (2.0, -2.2),
    "would": (1.7, -2.2), "'d": (1.7, -2.2), "’d": (1.7, -2.2),
    "can": (1.3, -1.9), "ca": (1.3, -1.9), "could": (0.9, -1.9), "may": (1.2, -0.8), "might": (1.0, -0.8),
    "should": (0.95, -0.9), "ought": (0.95, -0.9), "must": (1.7, -1.0), "need": (1.0, -1.5), "dare": (2.0, -1.5),
}  # fmt: skip
MAYBE = frozenset({"may", "might", "could"})
WOULD = frozenset({"would", "'d", "’d"})
FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall"})
NEVER = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "nowhere"})
HARDLY = {"hardly": -1.3, "barely": 0.5, "scarcely": -1.3, "rarely": -0.3, "seldom": -0.3}
ALMOST = frozenset({"almost", "nearly"})
DOUBTFUL = {
    "reportedly": 2.0, "allegedly": 1.7, "apparently": 2.0, "probably": 1.6, "likely": 1.6, "possibly": 0.9, "perhaps": 0.9,
    "maybe": 0.9, "presumably": 1.7, "supposedly": 1.3, "purportedly": 1.3, "potentially": 1.0, "seemingly": 1.6, "hopefully": 1.0,
}  # fmt: skip
NO = frozenset({"no", "neither"})
NOBODY = frozenset({"nobody", "none", "nothing", "neither", "no-one"})
OF_NOUNS = {
    "alleged": 1.7, "suspected": 1.8, "apparent": 2.0, "presumed": 1.7, "reported": 2.2, "possible": 1.1, "potential": 0.9,
    "likely": 1.4, "probable": 1.5, "supposed": 1.2,
}  # fmt: skip
PLANNED = {
    "planned": 1.7, "proposed": 1.4, "imminent": 1.5, "future": 1.5, "upcoming": 2.0, "expected": 1.8, "scheduled": 1.9,
    "impending": 1.7, "pending": 1.8, "prospective": 1.3, "intended": 1.2, "would-be": 0.5, "further": 2.5, "eventual": 1.8,
}  # fmt: skip
TRIED = {"attempted": 0.5, "foiled": -0.5, "thwarted": -0.5, "abortive": 1.0}
VAIN = frozenset({"unsuccessfully", "vainly"})
MIGHT_BE = frozenset(
    "possible potential hypothetical threatened feared mock simulated fictional fictitious imaginary pretend".split()
)
MADE_UP = frozenset("novel play musical opera drama thriller comic cartoon sitcom game".split())
ON_SCREEN = frozenset({"film", "movie", "series"})
TELLS = frozenset(
    "tell depict portray follow recount dramatise dramatize imagine describe explore chronicle narrate".split()
)


def own_words(tree: Branches, token: int, told: Told) -> Told:
    """What the words that hang on a verb, noun or adjective make of it."""
    parse, kids = tree.parse, tree.kids[token]
    words = [parse.words[c].lower() for c in kids]
    if tree.noun(token):
        told = _of_noun(parse, kids, told)
    modal = next((w for c, w in zip(kids, words, strict=True) if parse.tags[c] == "MD" and w in MODALS), None)
    if modal:
        told = _modal(tree, token, modal, told)
    told = _adverbs(tree, token, told)
    if tree.parse.poses[token] == "VERB" and _in_a_story(tree, token):
        told = limit(told, 0.8, "in a story", "hypothetical")
    if (
        any(parse.deps[c] == "advcl" and tree.words_on(c) & {"if", "unless"} for c in kids)
        and told.reality != "happened"
    ):
        told = limit(told, told.score, "… if", "hypothetical")
    if any(tree.each_time(c) for c in kids):
        told = limit(told, 0.9, "whenever …", "hypothetical")
    if any(parse.deps[c] == "dobj" and tree.words_on(c) & NO for c in kids):
        told = limit(told, 0.6, "no object")
    if _negated(parse, kids, token):
        told = turn(told, MODALS[modal][1] if modal else -2.3, f"{modal or ''} not".strip())
    return told


def _in_a_story(tree: Branches, verb: int) -> bool:
    """ "The novel tells of …", "in the film, soldiers …"; footage that shows something is no story."""
    subject = tree.kid(verb, "nsubj")
    if subject is not None and (
        tree.lemma(subject) in MADE_UP or (tree.lemma(subject) in ON_SCREEN and tree.lemma(verb) in TELLS)
    ):
        return True
    inside = (tree.kid(c, "pobj") for c in tree.kids[verb] if tree.word(c) == "in" and tree.parse.deps[c] == "prep")
    return any(noun is not None and tree.lemma(noun) in MADE_UP | ON_SCREEN for noun in inside)


def _adverbs(tree: Branches, token: int, told: Told) -> Told:
    for c in tree.kids[token]:
        word = tree.word(c)
        if word in DOUBTFUL and tree.parse.deps[c] == "advmod":
            told = limit(told, DOUBTFUL[word], word, hedged=True)
        elif word in ALMOST and tree.parse.poses[token] == "VERB":
            told = turn(told, -1.5, "almost")
        elif word in HARDLY:
            told = turn(told, HARDLY[word], word)
        elif word in VAIN:
            told = limit(told, -0.5, "in vain", "attempted")
    return told


def _modal(tree: Branches, token: int, modal: str, told: Told) -> Told:
    """ "Will" plans, "may have" and "may be" tell what may have been, "would have" what was not."""
    words = {tree.word(c) for c in tree.kids[token] if tree.parse.deps[c] == "aux"}
    perfect = bool(words & {"have", "'ve", "’ve"})
    if perfect and modal in {"would", "'d", "should"}:
        return limit(told, 0.8, f"{modal} have", "hypothetical")
    if modal in MAYBE and not perfect and tree.kid(token, "expl") is not None:
        return limit(told, MODALS[modal][0], f"there {modal} be", "hypothetical")
    if modal in MAYBE and (perfect or tree.lemma(token) in {"be", "have"} or tree.parse.tags[token] == "VBG"):
        return limit(told, 0.8 if perfect and modal != "may" else MODALS[modal][0], f"{modal} have", hedged=True)
    if perfect:
        return limit(told, 1.5, f"{modal} have", hedged=True)
    future = modal in FUTURE or (modal in WOULD and _said_before(tree, token))
    return limit(told, MODALS[modal][0], modal, "planned" if future else "hypothetical")


def _said_before(tree: Branches, token: int) -> bool:
    """ "Said it would attack": a future told in the past."""
    top = tree.first(token)
    return tree.parse.deps[top] in {"ccomp", "acl"} and tree.parse.tags[tree.parse.heads[top]] in {
        "VBD",
        "VBN",
        "NN",
        "NNS",
    }


def _negated(parse: Parse, kids: tuple[int, ...], token: int) -> bool:
    """ "Not", "never", "nobody …", "no soldier …", "no attack", "neither of them …"."""
    for c in kids:
        word, dep = parse.words[c].lower(), parse.deps[c]
        if dep == "cc" and word in {"nor", "neither"} and c < token:
            return True
        if dep == "preconj" and word == "neither" and parse.poses[token] == "VERB":
            return True
        if dep == "neg" or (word in NEVER and c < token and dep not in {"cc", "preconj"}):
            return not _only(parse, c)
        if dep in {"det", "predet"} and word in NO:
            return True
        if word == "no" and dep in {"advmod", "intj"} and _longer(parse, c, kids):
            return True
        if dep in {"nsubj", "nsubjpass"} and (word in NOBODY or _has_no(parse, c)):
            return True
        if dep == "dobj" and word in {"nothing", "nobody", "none"}:
            return True
    return False


def _only(parse: Parse, neg: int) -> bool:
    """ "Not only", "not just"."""
    return neg + 1 < len(parse.words) and parse.words[neg + 1].lower() in {"only", "just", "merely", "least", "until"}


def _longer(parse: Parse, no: int, kids: tuple[int, ...]) -> bool:
    return any(parse.words[c].lower() == "longer" for c in kids) or parse.words[no + 1 : no + 2] == ("longer",)


def _has_no(parse: Parse, noun: int) -> bool:
    """ "No one", "no soldier", "none of them"."""
    return any(parse.heads[i] == noun and parse.words[i].lower() in NO for i in range(max(0, noun - 4), noun))


def _of_noun(parse: Parse, kids: tuple[int, ...], told: Told) -> Told:
    for c in kids:
        word = parse.words[c].lower()
        if word == "little" and parse.deps[c] == "amod":
            told = limit(told, -0.5, "little")
        elif parse.deps[c] not in {"amod", "compound", "nmod", "advmod"}:
            continue
        elif word in TRIED:
            told = limit(told, TRIED[word], word, "attempted")
        elif word in PLANNED:
            told = limit(told, PLANNED[word], word, "planned")
        elif word in MIGHT_BE:
            told = limit(told, OF_NOUNS.get(word, 0.7), word, "hypothetical")
        elif word in OF_NOUNS:
            told = limit(told, OF_NOUNS[word], word, hedged=True)
    return told
