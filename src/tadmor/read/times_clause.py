"""What a time tells of: the event, or only that somebody spoke, found or died then, by the word that governs it."""

from __future__ import annotations

from typing import Literal

from tadmor.lexicon.time_words import TimeWords
from tadmor.model.value import TimeOf
from tadmor.read.times_tokens import Tokens
from tadmor.read.times_verbs import is_verb, speaks, tells

REACH = 30
SKIPPED = frozenset({"also", "had", "has", "have", "later", "then", "again", "first"})
PREPOSITIONS = frozenset(
    {
        "in",
        "on",
        "at",
        "to",
        "via",
        "during",
        "by",
        "through",
        "from",
        "late",
        "early",
        "earlier",
        "later",
        "so",
        "that",
    }
)
Outlook = Literal["ahead", "back", "open"]
# After one of these a past verb does not make the day a past one: "extended to 20 November", "a truce until Friday".
LEAVES_OPEN = frozenset({"to", "until", "till", "by", "through", "from", "due", "effective", "payable", "before"})
PRESENT = frozenset({"is", "are", "says", "say", "has", "have"})
STOPS = frozenset({";", ":", "—", "–"})
CLAUSES = frozenset({"that", "which", "who", "when", "where", "while", "after", "as", "because"})


def governed_by(tokens: Tokens, first: int, past: int, words: TimeWords) -> TimeOf:
    """What the time at the tokens `first` up to `past` is the time of, judged by the nearest verb of its clause."""
    if _after_possessive(tokens, past, words):
        return "announced"
    if tokens.letters[past : past + 1] == "'":
        return "occurred"
    if past == first + 1 and tokens.letters[first] == "Y" and tokens.letters[first - 1 : first] not in ("c", "o"):
        return "occurred"
    following = _next_word(tokens, past)
    said = following is not None and (speaks(tokens, following, words) or tells(tokens, following, words))
    if said and tokens.words[first - 1 : first] != ("that",):
        return "announced"
    before = _governor(tokens, first, words)
    if before is not None:
        return before
    return _first_verb_after(tokens, past, words)


def outlook(tokens: Tokens, first: int, words: TimeWords) -> Outlook:
    """Whether the clause of the token speaks of what is still to come ("ahead"), of what was ("back"), or leaves it open."""
    lead = _last_before(tokens, first)
    weak = lead in LEAVES_OPEN
    found = _outlook_before(tokens, first, words)
    if found is None:
        found = _outlook_after(tokens, first, words)
    if lead in ("until", "till"):
        return "back" if found == "back" else "ahead"
    return "open" if found is None or (found == "back" and weak) else found


def looks_ahead(tokens: Tokens, first: int, words: TimeWords) -> bool:
    """True when the clause of the token speaks of what is still to come."""
    return outlook(tokens, first, words) == "ahead"


def _last_before(tokens: Tokens, first: int) -> str:
    """The word before a time, over articles and words like "early"."""
    at = first - 1
    while at >= 0 and tokens.letters[at] in "^aez~":
        at -= 1
    return tokens.words[at] if at >= 0 else ""


def _outlook_before(tokens: Tokens, first: int, words: TimeWords) -> Outlook | None:
    """What the verb before a time says; an infinitive before it ("agreed to leave on") leaves a past one open."""
    back: Outlook = "back"
    for i in range(first - 1, max(first - REACH, -1), -1):
        word = tokens.words[i]
        if _is_future(tokens, i, words):
            return "ahead"
        if word == "that":
            return None
        if word == "to" and i + 1 < first and tokens.letters[i + 1] == "_" and tokens.raw[i + 1].islower():
            back = "open"
            if tokens.words[i - 1] in words.verbs["before_to"]:
                return "ahead"
        elif is_verb(tokens, i, words) and tokens.words[i - 1] != "be" and not _is_adjective(tokens, i):
            return "open" if word in PRESENT else back
    return None


def _is_adjective(tokens: Tokens, index: int) -> bool:
    """True for "a still disputed border", "the planned talks": a participle between an article and a noun."""
    article = tokens.letters[max(index - 2, 0) : index]
    return article[-1:] in ("a", "^") or (
        article[:1] in ("a", "^") and tokens.words[index - 1] in ("still", "newly", "yet")
    )


def _outlook_after(tokens: Tokens, first: int, words: TimeWords) -> Outlook | None:
    """For a time that stands before its verb."""
    for i in range(first + 1, min(first + REACH, len(tokens.words))):
        if _is_future(tokens, i, words):
            return "ahead"
        if is_verb(tokens, i, words):
            return "open" if tokens.words[i] in PRESENT else "back"
    return None


def _is_future(tokens: Tokens, index: int, words: TimeWords) -> bool:
    """True for "will", "is to", "due"; not for "had been scheduled" and "may have left"."""
    word, verbs = tokens.words[index], words.verbs
    if tokens.letters[index] != "_":
        return False  # the month of May
    following = tokens.words[index + 1] if index + 1 < len(tokens.words) else ""
    if word in ("is", "are"):
        return following == "to"
    if word in verbs["modal"]:
        return following != "have"
    return word in verbs["future"] and "had" not in tokens.words[max(index - 4, 0) : index]


def _after_possessive(tokens: Tokens, past: int, words: TimeWords) -> bool:
    """Tuesday's statement, a Tuesday statement."""
    after = past + (tokens.letters[past : past + 1] == "'")
    return any(w in words.verbs["statement"] for w in tokens.words[after : after + 1])


def _next_word(tokens: Tokens, past: int) -> int | None:
    """The word right after a time, over adverbs."""
    for i in range(past, min(past + 3, len(tokens.words))):
        word = tokens.words[i]
        if word not in SKIPPED and not (word.endswith("ly") and len(word) > 4):
            return i
    return None


def _governor(tokens: Tokens, first: int, words: TimeWords) -> TimeOf | None:
    """Walks back from a time to the verb that it hangs on; None where no verb comes before it."""
    subordinate, noun = False, _noun_before(tokens, first)
    for i in range(first - 1, max(first - REACH, -1), -1):
        word = tokens.words[i]
        if word in STOPS:
            return None
        if word in CLAUSES:
            subordinate = True
        elif speaks(tokens, i, words):
            if not _is_aside(tokens, i):
                return "announced" if not subordinate and _is_close(tokens, i, first) else None
        elif tells(tokens, i, words):
            return None if subordinate else "announced"
        elif i == noun and word in words.verbs["statement"] and _is_occasion(tokens, i, words):
            return "announced"
        else:
            of = _not_speaking(tokens, i, noun, words)
            if of is not None:
                return of
    return None


def _not_speaking(tokens: Tokens, index: int, noun: int, words: TimeWords) -> TimeOf | None:
    """What a word that is no verb of speaking makes of a time that it governs; None where it governs nothing."""
    word, verbs = tokens.words[index], words.verbs
    if word in verbs["event"]:
        return None if index == noun and _is_object(tokens, index, words) else "occurred"
    if word in verbs["found"]:
        return "found"
    if word in verbs["died"]:
        return "died"
    return "occurred" if is_verb(tokens, index, words) else None


def _is_aside(tokens: Tokens, index: int) -> bool:
    """True for "police said," between commas, and for "the said" something."""
    return tokens.words[index + 1] == "," or (index > 0 and tokens.words[index - 1] == "the")


def _is_close(tokens: Tokens, index: int, first: int) -> bool:
    """True when nothing but prepositions and adverbs follows "said": "said rebels on Monday" speaks of the rebels."""
    return index + 1 == first or tokens.words[index + 1] in PREPOSITIONS or tokens.letters[index + 1] in "nc!~"


def _is_occasion(tokens: Tokens, index: int, words: TimeWords) -> bool:
    """True for "in a statement", "at a news conference", "statement" at the head of its clause; not "hit the post"."""
    for i in range(index - 1, max(index - 6, -1), -1):
        word = tokens.words[i]
        if word in ("in", "during", "to", "per") or (word == "at" and tokens.words[index] != "post"):
            return True
        if is_verb(tokens, i, words) or word in PREPOSITIONS:
            return False
    return True


def _noun_before(tokens: Tokens, first: int) -> int:
    """The token right before a time and its preposition."""
    return first - 2 if first > 1 and tokens.letters[first - 1] in "nc^=" else first - 1


def _is_object(tokens: Tokens, index: int, words: TimeWords) -> bool:
    """True when a noun ("the attack") hangs on a verb of telling that takes objects: "condemned the attack on Monday"."""
    for i in range(index - 1, max(index - 8, -1), -1):
        word = tokens.words[i]
        if tells(tokens, i, words):
            return word != "told"
        if word in CLAUSES or is_verb(tokens, i, words):
            return False
    return False


def _first_verb_after(tokens: Tokens, past: int, words: TimeWords) -> TimeOf:
    """For a time that stands before its verb: "On Tuesday, the ministry said"."""
    verbs = words.verbs
    for i in range(past, min(past + REACH, len(tokens.words))):
        word = tokens.words[i]
        if speaks(tokens, i, words) or tells(tokens, i, words):
            return "announced"
        if word in verbs["found"]:
            return "found"
        if word in verbs["died"]:
            return "died"
        if is_verb(tokens, i, words):
            return "occurred"
    return "occurred"
