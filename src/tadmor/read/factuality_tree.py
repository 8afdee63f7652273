"""A parse with the dependents of every token, and the questions that the reading of factuality asks of it."""

from __future__ import annotations

from dataclasses import dataclass

from tadmor.read.page import Parse

NOUNS = frozenset({"NOUN", "PROPN"})
LETTER = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADV": "a"}


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

    def letter(self, token: int) -> str:
        """v, n or a; empty for other parts of speech."""
        return LETTER.get(self.parse.poses[token], "")

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
        """True for a verb with "to" before it, or joined to one."""
        return any(self.parse.tags[c] == "TO" for c in self.kids[token])

    def first(self, token: int) -> int:
        """The first of the words that "and" joins to this one."""
        while self.parse.deps[token] == "conj" and self.parse.heads[token] != token:
            token = self.parse.heads[token]
        return token


def branch(parse: Parse) -> Branches:
    """The dependents of every token, in one pass."""
    kids: list[list[int]] = [[] for _ in parse.words]
    for token, head in enumerate(parse.heads):
        if head != token:
            kids[head].append(token)
    return Branches(parse=parse, kids=tuple(map(tuple, kids)))
