"""The parser's rules from tags to parts of speech, worked out once for each kind of token.

Its own step holds a hundred and eighty rules against every token: a tenth of a parse. Nearly all of them look at one token only,
and at little of it: the tag, the word where it is one of a hundred, the dependency where it is one of twenty. What they gave
a token of a kind once is given again; sentences in which a rule on several words may hold go through the step itself.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

Kind = tuple[int, int, int, int]
Given = tuple[Any, ...]
LOOKED_AT = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})


@dataclass(slots=True, kw_only=True)
class _Conditions:
    """What rules ask of one attribute: values by name, and patterns."""

    values: set[str] = field(default_factory=set)
    patterns: list[re.Pattern[str]] = field(default_factory=list)

    def add(self, asked: object) -> bool:
        """False where it is asked in a way not known here."""
        if isinstance(asked, str):
            self.values.add(asked)
            return True
        if not isinstance(asked, dict) or not set(asked) <= {"IN", "NOT_IN", "REGEX"}:
            return False
        self.values.update(asked.get("IN", ()), asked.get("NOT_IN", ()))
        if "REGEX" in asked:
            self.patterns.append(re.compile(asked["REGEX"]))
        return True

    def hold(self, value: str) -> bool:
        """True when some rule may tell this value from others."""
        return value in self.values or any(pattern.search(value) for pattern in self.patterns)


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRules:
    """`apply` is the parser's own step. `words` and `deps` are what rules ask of a token, `first_words` and `first_deps` what
    rules on several tokens ask of the first one."""

    apply: Callable[[Doc], Doc]
    words: _Conditions
    deps: _Conditions
    first_words: _Conditions
    first_deps: _Conditions
    kept: dict[Kind, Given] = field(default_factory=dict)
    forms: dict[int, tuple[int, bool]] = field(default_factory=dict)
    links: dict[int, tuple[int, bool]] = field(default_factory=dict)

    def annotate(self, doc: Doc) -> Doc:
        """The parse with parts of speech, as the parser's own step would give them."""
        kinds, alone = self._kinds(doc)
        if not alone:
            return self.apply(doc)
        given = [self.kept.get(kind) for kind in kinds]
        if None in given:
            before = [(token.tag, token.dep) for token in doc]
            self.apply(doc)
            for token, kind, (tag, dep) in zip(doc, kinds, before, strict=True):
                if kind not in self.kept:
                    self.kept[kind] = _given(token, tag, dep)
            return doc
        for token, found in zip(doc, given, strict=True):
            _give(token, found)  # type: ignore[arg-type]
        return doc

    def _kinds(self, doc: Doc) -> tuple[list[Kind], bool]:
        """What the rules see of each token; and whether none of those on several tokens may hold."""
        rows = doc.to_array(["LOWER", "TAG", "DEP", "IS_SPACE"]).tolist()
        strings, kinds, alone = doc.vocab.strings, [], True
        for lower, tag, dep, space in rows:
            form = self.forms.get(lower) or _looked_up(
                self.forms, lower, strings[lower], (self.words, self.first_words)
            )
            link = self.links.get(dep) or _looked_up(self.links, dep, strings[dep], (self.deps, self.first_deps))
            kinds.append((form[0], tag, link[0], space))
            alone = alone and not form[1] and not link[1]
        return kinds, alone


def _looked_up(
    kept: dict[int, tuple[int, bool]], key: int, value: str, asked: tuple[_Conditions, _Conditions]
) -> tuple[int, bool]:
    any_token, first = asked
    if len(kept) > 500_000:
        kept.clear()
    kept[key] = found = (key if any_token.hold(value) else 0, first.hold(value))
    return found


def _given(token: Token, tag: int, dep: int) -> Given:
    """What the step gave a token: part of speech, forms, and only where it changed them lemma, tag and dependency."""
    changed = (token.tag if token.tag != tag else 0, token.dep if token.dep != dep else 0)
    return (token.pos, token.morph, token.lemma, *changed)


def _give(token: Token, given: Given) -> None:
    token.pos, token.morph = given[0], given[1]
    if given[2]:
        token.lemma = given[2]
    if given[3]:
        token.tag = given[3]
    if given[4]:
        token.dep = given[4]


@functools.cache
def load_tag_rules(pipeline: Language) -> Callable[[Doc], Doc]:
    """The rules of a pipeline, or its own step where it asks for more than is known here."""
    ruler = pipeline.get_pipe("attribute_ruler")
    patterns = [pattern for rule in ruler.patterns for pattern in rule["patterns"]]  # type: ignore[attr-defined]
    rules = TagRules(
        apply=ruler,
        words=_Conditions(),
        deps=_Conditions(),
        first_words=_Conditions(),
        first_deps=_Conditions(),
    )
    return rules.annotate if all(_known(rules, pattern) for pattern in patterns) else ruler


def _known(rules: TagRules, pattern: Sequence[dict[str, object]]) -> bool:
    """Takes in what one pattern asks; False where that is more than is known here."""
    if not all(set(asked) <= LOOKED_AT for asked in pattern):
        return False
    for asked in pattern if len(pattern) == 1 else ():
        if not all(c.add(asked[name]) for c, name in ((rules.words, "LOWER"), (rules.deps, "DEP")) if name in asked):
            return False
    if len(pattern) == 1:
        return True
    first = pattern[0]
    if "LOWER" in first:
        return rules.first_words.add(first["LOWER"])
    return "DEP" in first and "NOT_IN" not in str(first["DEP"]) and rules.first_deps.add(first["DEP"])
