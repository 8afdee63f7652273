"""Whether a word of a clause is a verb, and whether it tells of speaking: "the so-called Front" calls nothing, a blast that
"claimed nine lives" claims nothing."""

from __future__ import annotations

from tadmor.lexicon.time_words import TimeWords
from tadmor.read.times_tokens import Tokens

NEAR = 6
TEXT_BEFORE = 3
OWNS_UP = frozenset({"accepted", "accepts", "assumed", "took"})
DETERMINERS = frozenset({"a", "an", "the", "its", "their", "his", "her", "another", "several", "some"})
BESIDE = frozenset({"at", "outside", "near", "along", "around", "inside"})


def speaks(tokens: Tokens, index: int, words: TimeWords) -> bool:
    """True for a verb of speaking without an object ("said"); "self-declared" is none."""
    return tokens.words[index] in words.verbs["say"] and not _is_hyphenated(tokens, index)


def tells(tokens: Tokens, index: int, words: TimeWords) -> bool:
    """True for a verb of telling ("announced", "told"), and not where the word only describes somebody or tells of a deed."""
    if tokens.words[index] in OWNS_UP:
        return "responsibility" in tokens.words[index + 1 : index + TEXT_BEFORE + 1]
    return tokens.words[index] in words.verbs["tell"] and not (
        _only_describes(tokens, index, words) or _is_deed(tokens, index, words)
    )


def is_verb(tokens: Tokens, index: int, words: TimeWords) -> bool:
    """True for a finite verb or participle that a time can hang on."""
    word, verbs = tokens.words[index], words.verbs
    if word in verbs["tell"]:
        return not _only_describes(tokens, index, words)
    if _is_hyphenated(tokens, index):
        return False
    if word in verbs["past"] or word in verbs["say"]:
        return True
    return word.endswith("ed") and len(word) > 4 and word not in verbs["not_verbs"]


def _is_hyphenated(tokens: Tokens, index: int) -> bool:
    """True for the second half of "so-called" and "self-declared"."""
    return index > 0 and tokens.letters[index - 1] == "-" and tokens.ends[index - 1] == tokens.starts[index]


def _only_describes(tokens: Tokens, index: int, words: TimeWords) -> bool:
    """True for "an alleged informer", "the reported strike", "a man accused of theft", "a group called the Reapers"."""
    word = tokens.words[index]
    before = tokens.words[index - 1] if index else ""
    after = tokens.words[index + 1] if index + 1 < len(tokens.words) else ""
    if _is_hyphenated(tokens, index):
        return True
    if word in words.verbs["describing"] and after != "that":
        counted = tokens.letters[index - 1 : index] in {"q", "D", "#"}
        return counted or before in DETERMINERS or (word == "alleged" and before in {",", "of", "by"})
    if word == "accused":
        return after == "of"
    return word == "called" and _names(tokens, index, words)


def _names(tokens: Tokens, index: int, words: TimeWords) -> bool:
    """True for "a village called Hama": a thing that bears a name, and a capital after it."""
    after = index + 1 + (tokens.words[index + 1 : index + 2] == ("the",))
    capital = tokens.raw[after][:1].isupper() if after < len(tokens.raw) else False
    return capital and index > 0 and tokens.words[index - 1] in words.names["bears_a_name"]


def _is_deed(tokens: Tokens, index: int, words: TimeWords) -> bool:
    """True for "claimed nine lives", "released two nurses", "carried out a raid", "posted at the gate"."""
    word, following = tokens.words[index], tokens.words[index + 1 : index + 1 + NEAR]
    if word == "claimed":
        return not {"lives", "life"}.isdisjoint(following)
    if word == "posted":
        return not BESIDE.isdisjoint(following[:1])
    if word in words.verbs["two_senses"]:
        texts = words.verbs["statement"] | words.verbs["texts"]
        return texts.isdisjoint(following) and texts.isdisjoint(tokens.words[max(index - TEXT_BEFORE, 0) : index])
    return False
