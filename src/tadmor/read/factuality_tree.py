"""A parse with the dependents of every token, and the questions that the reading of factuality asks of it."""

from __future__ import annotations

from dataclasses import dataclass

from tadmor.lexicon.predicates import Signature, load_frames
from tadmor.read.page import Parse

NOUNS = frozenset({"NOUN", "PROPN"})
LETTER = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADV": "a"}
# The tagger reads "hoping" as a form of "hop".
MENDED = {"hop": "hope"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Branches:
    """`kids` are the dependents of each token, in order."""

    parse: Parse
    kids: tuple[tuple[int, ...], ...]

    def word(self, token: int) -> str:
        """The token in lower case."""
        return self.parse.words[token].lower()

    def lemma(self, token: int) -> str:
        """Its lemma in lower case."""
        return self.parse.lemmas[token].lower()

    def noun(self, token: int) -> bool:
        """True for a noun or a name."""
        return self.parse.poses[token] in NOUNS

    def kid(self, token: int, *deps: str) -> int | None:
        """First dependent with one of these labels, or None."""
        return next((c for c in self.kids[token] if self.parse.deps[c] in deps), None)

    def words_on(self, token: int) -> set[str]:
        """Words that hang on a token, in lower case."""
        return {self.word(c) for c in self.kids[token]}

    def infinitive(self, token: int) -> bool:
        """True for a verb with "to" before it."""
        return any(self.parse.tags[c] == "TO" for c in self.kids[token])

    def subject(self, verb: int) -> int | None:
        """The subject of a verb's own clause."""
        return self.kid(verb, "nsubj", "nsubjpass", "expl")

    def each_time(self, verb: int) -> bool:
        """True for a clause of no one time: "when a bomb goes off, …", "whenever there is a raid"; not "when the bomb goes off"."""
        words = {self.word(c) for c in self.kids[verb]}
        if self.parse.deps[verb] != "advcl" or self.parse.tags[verb] not in {"VBZ", "VBP"}:
            return False
        if "whenever" in words:
            return True
        subject = self.subject(verb)
        if not words & {"when", "once"} or verb > self.parse.heads[verb] or subject is None:
            return False
        main = {self.parse.tags[i] for i in (self.parse.heads[verb], *self.kids[self.parse.heads[verb]])}
        return bool(main & {"VBZ", "VBP", "MD"}) and (self.word(subject) == "there" or "a" in self.words_on(subject))

    def first(self, token: int) -> int:
        """The first of the words that "and" joins to this one."""
        while self.parse.deps[token] == "conj" and self.parse.heads[token] != token:
            token = self.parse.heads[token]
        return token

    def signature(self, head: int, frame: str) -> Signature | None:
        """The signature of a word: with its particle ("call off"), as it stands ("going to"), or by its lemma."""
        frames, letter, lemma = load_frames(), LETTER.get(self.parse.poses[head], ""), self.lemma(head)
        particle = self.kid(head, "prt")
        names = [f"{lemma} {self.word(particle)}"] if particle is not None else []
        keys = [(letter, name, frame) for name in (*names, self.word(head), MENDED.get(lemma, lemma))]
        return next((frames[key] for key in (*keys, ("a", self.word(head), frame)) if key in frames), None)


def branch(parse: Parse) -> Branches:
    """The dependents of every token, in one pass."""
    kids: list[list[int]] = [[] for _ in parse.words]
    for token, head in enumerate(parse.heads):
        if head != token:
            kids[head].append(token)
    return Branches(parse=parse, kids=tuple(map(tuple, kids)))
