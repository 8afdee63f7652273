"""A parse with its dependents and the reach of every token worked out once, for the finders of sources."""

from __future__ import annotations

from dataclasses import dataclass

from tadmor.model.span import Span
from tadmor.read.page import Parse

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
QUOTES = frozenset({'"', "“", "”", "„", "«", "»", "''", "``"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """`children`, the `first` and `last` token (inclusive) that each token governs, and its `words` in lower case."""

    parse: Parse
    children: tuple[tuple[int, ...], ...]
    first: tuple[int, ...]
    last: tuple[int, ...]
    words: tuple[str, ...]

    def word(self, token: int) -> str:
        """The token in lower case."""
        return self.words[token]

    def child(self, token: int, *deps: str) -> int | None:
        """First dependent with one of these labels, or None."""
        return next((c for c in self.children[token] if self.parse.deps[c] in deps), None)

    def span(self, first: int, past_last: int) -> Span:
        """Characters of tokens `first` up to, not including, `past_last`."""
        return self.parse.span(first, past_last)

    def has_clause(self, first: int, past_last: int) -> bool:
        """True when a finite verb and the head of its verb group both stand in this run of tokens."""
        parse = self.parse
        for token in range(first, past_last):
            if parse.tags[token] in FINITE:
                head = parse.heads[token] if parse.deps[token] in ("aux", "auxpass") else token
                if first <= head < past_last:
                    return True
        return False

    def subject(self, verb: int) -> int | None:
        """The noun that does what `verb` says, also through coordination, participles and relative clauses."""
        parse, asked = self.parse, verb
        for _ in range(5):
            found = self._own_subject(verb)
            lent = (
                verb != asked and found is not None and parse.deps[found] == "nsubjpass" and parse.tags[asked] == "VBD"
            )
            if lent and parse.deps[verb] == "ccomp":
                verb = parse.heads[verb]
                continue
            if found is not None:
                if self.word(found) in RELATIVES and parse.deps[verb] in ("relcl", "ccomp", "acl"):
                    head = parse.heads[verb]
                    return head if parse.poses[head] in NOUNS else None
                return found
            if parse.deps[verb] not in ("conj", "xcomp", "advcl", "acl", "pcomp", "prep", "relcl", "acomp", "dep"):
                return None
            head = parse.heads[verb]
            if parse.deps[verb] == "acl" and parse.tags[verb] == "VB":
                return None
            if parse.poses[head] in ("NOUN", "PROPN", "PRON") and parse.deps[verb] in ("acl", "relcl"):
                return head
            verb = head
        return None

    def _own_subject(self, verb: int) -> int | None:
        """The subject among a verb's dependents; in "who police say planted it" the second, "police"."""
        found = [c for c in self.children[verb] if self.parse.deps[c] in ("nsubj", "nsubjpass")]
        named = [c for c in found if self.word(c) not in RELATIVES]
        return next(iter(named or found), None)

    def object_of(self, token: int, *prepositions: str) -> int | None:
        """Object of a prepositional dependent of `token` ("report by X"), or None."""
        for child in self.children[token]:
            if self.parse.deps[child] in ("prep", "agent") and self.word(child) in prepositions:
                found = self.child(child, "pobj")
                if found is not None:
                    return found
        return None

    def negated(self, verb: int) -> bool:
        """True for "did not confirm", "could neither confirm"."""
        return any(
            self.parse.deps[c] == "neg" or self.word(c) in ("neither", "never", "cannot") for c in self.children[verb]
        )


def build_tree(parse: Parse) -> Tree:
    """One pass up from every token: linear in tokens times depth."""
    size = len(parse.words)
    children: list[list[int]] = [[] for _ in range(size)]
    first, last = list(range(size)), list(range(size))
    for token, head in enumerate(parse.heads):
        if head != token:
            children[head].append(token)
        above, steps = head, 0
        while steps < size:
            first[above] = min(first[above], token)
            last[above] = max(last[above], token)
            if parse.heads[above] == above:
                break
            above, steps = parse.heads[above], steps + 1
    words = tuple(word.lower() for word in parse.words)
    return Tree(parse=parse, children=tuple(map(tuple, children)), first=tuple(first), last=tuple(last), words=words)
