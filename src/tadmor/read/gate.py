"""The cheap lexical pass: what a text is about, and which sentences are worth parsing."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tadmor.lexicon.kinds import KindLexicon
from tadmor.model.document import Document
from tadmor.text.sentences import Sentence

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*", re.UNICODE)
DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss\w*|reject\w*|disown\w*|refut\w*|nothing to do with|"
    r"(?:no|not any) (?:\w+ )?(?:servicemen|soldiers|troops|forces)|responsib\w+)\b",
    re.IGNORECASE,
)
PRESENCE = re.compile(
    r"\b(?:there (?:are|were|was|is) (?:no|only|many|some)|were (?:there|present)|took part|"
    r"none (?:of them|served|were|was)|fight(?:ing)? (?:for|alongside|there))\b",
    re.IGNORECASE,
)
SURELY_WAR = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What the lexical pass found. `chosen` are indices of sentences worth parsing; `signs` counts the war words of each
    sentence; `about` names what the text is mostly about ("war", "sport", …). `war` counts words of war, words that surely tell
    an event and half of those that may; `other` those of the domain that has most and half of the remaining ones."""

    chosen: tuple[int, ...]
    signs: tuple[int, ...]
    about: str
    war: int
    other: int

    @property
    def conflict(self) -> bool:
        """True when the text as a whole shows armed conflict."""
        return self.war >= SURELY_WAR and self.about == "war"


def open_gate(document: Document, sentences: Sequence[Sentence], kinds: KindLexicon) -> Gate:
    """Looks at every word once. A sentence is chosen when it holds a word that tells an event and either that word alone
    is enough or the sentence or the text shows armed conflict."""
    counts: Counter[str] = Counter()
    strong: list[bool] = []
    weak: list[bool] = []
    signs: list[int] = []
    sure = maybe = 0
    for sentence in sentences:
        text = document.text[sentence.span.start : sentence.span.end]
        words = [word.lower() for word in WORD.findall(text)]
        pairs = [f"{a} {b}" for a, b in itertools.pairwise(words)]
        told = [kinds.trigger_forms[w] for w in (*words, *pairs) if w in kinds.trigger_forms]
        sure += sum(told)
        maybe += len(told) - sum(told)
        domains = Counter(kinds.domains[w] for w in (*words, *pairs) if w in kinds.domains)
        counts.update(domains)
        strong.append(any(told))
        weak.append(bool(told) or bool(DENIAL.search(text)) or bool(PRESENCE.search(text)))
        signs.append(domains["war"] + domains["law"])
    other = Counter({k: v for k, v in counts.items() if k not in {"war", "law"}})
    about, most = other.most_common(1)[0] if other else ("war", 0)
    war = counts["war"] + sure + (maybe // 2 if counts["war"] + counts["law"] else 0)
    most += (sum(other.values()) - most) // 2
    elsewhere = most > war or (most == war and most > 1)
    gate = Gate(chosen=(), signs=tuple(signs), about=about if elsewhere else "war", war=war, other=most)
    chosen = tuple(i for i in range(len(sentences)) if _worth(gate, strong[i], weak[i], signs[i]))
    return replace(gate, chosen=chosen)


def _worth(gate: Gate, strong: bool, weak: bool, signs: int) -> bool:
    if gate.conflict:
        return strong or weak
    if gate.about == "war":
        return strong or (weak and signs > 0)
    return strong and signs > 1
