"""Made-up reports with planted copies: what near-duplicate finding is measured on.

Words are built of syllables and drawn by a law of word frequency (Zipf and Mandelbrot) with stock phrases between them, as news
has them. Four kinds of text, in an order that says nothing:

- ``own``: drawn on its own;
- ``template``: from 15 to 38 % of its words are the opening and closing of a template that about fifty texts share;
- ``event``: one of five texts on one event: the same names, figures and topic words in other sentences, and one quotation;
- ``copy``: any of these with 2 to 10 % of its words replaced (half of the changes), put in or left out (a quarter each).

Templates and events are the hard negatives: texts that share much and are no copies. The same arguments give the same texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

Kind = Literal["own", "template", "event", "copy"]
_VOCABULARY, _PHRASES, _TOPIC = 30_000, 400, 60
_COPIES, _TEMPLATES, _EVENTS = 0.20, 0.10, 0.10
_PER_TEMPLATE, _PER_EVENT = 50, 5
_SHORTEST, _LONGEST = 100, 200
_LEAST_CHANGED, _MOST_CHANGED = 0.02, 0.10
_ONSETS = "b d f g h k l m n p r s t v z br dr gr kl pr sh st tr".split()
_VOWELS = "a e i o u ai ei ou".split()
_CODAS = ["", "", "", "", "", "n", "r", "s", "l", "k", "m", "t"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """`source` names for every text the text that it was copied from, itself where it was not; `changed` the share of its words."""

    texts: tuple[str, ...]
    kinds: tuple[Kind, ...]
    source: tuple[int, ...]
    changed: tuple[float, ...]

    @property
    def pairs(self) -> frozenset[tuple[int, int]]:
        """Every copy with the text it was made from, smaller index first."""
        return frozenset((min(i, s), max(i, s)) for i, s in enumerate(self.source) if i != s)


class _Language:
    """Words, stock phrases and how often each is used. A class because they are drawn once and used for every text."""

    def __init__(self, random: np.random.Generator) -> None:
        self.random = random
        made: dict[str, None] = {}
        while len(made) < _VOCABULARY:
            syllables = 1 + (len(made) > 2000) + (len(made) > 150) * int(random.integers(0, 2))
            made["".join(self._syllable() for _ in range(syllables))] = None
        self.words = np.array(list(made))
        weights = 1.0 / (np.arange(_VOCABULARY) + 2.7) ** 1.05
        self.heap = np.cumsum(weights / weights.sum())
        self.phrases = [self.draw(int(random.integers(4, 9))) for _ in range(_PHRASES)]

    def _syllable(self) -> str:
        pick = self.random.integers
        return _ONSETS[pick(len(_ONSETS))] + _VOWELS[pick(len(_VOWELS))] + _CODAS[pick(len(_CODAS))]

    def draw(self, many: int) -> list[str]:
        """`many` words, each as often as the language has it."""
        at = np.searchsorted(self.heap, self.random.random(many))
        drawn: list[str] = self.words[np.minimum(at, _VOCABULARY - 1)].tolist()
        return drawn

    def prose(self, many: int, topic: Sequence[str] = ()) -> list[str]:
        """About `many` words in sentences, a tenth of them in stock phrases, half of the others of the `topic` if one is given."""
        words = self.draw(many)
        if topic:
            from_topic = np.flatnonzero(self.random.random(many) < 0.5)
            chosen = self.random.integers(0, len(topic), size=len(from_topic))
            for at, pick in zip(from_topic.tolist(), chosen.tolist(), strict=True):
                words[at] = topic[pick]
        for at in self.random.integers(0, many, size=many // 60).tolist():
            phrase = self.phrases[int(self.random.integers(_PHRASES))]
            words[at : at + len(phrase)] = phrase
        return self.punctuated(words)

    def punctuated(self, words: list[str]) -> list[str]:
        """The words with figures among them, cut into sentences of 12 to 30."""
        for at in np.flatnonzero(self.random.random(len(words)) < 0.02).tolist():
            words[at] = str(int(self.random.integers(2, 400)))
        at = 0
        while at < len(words):
            end = min(len(words), at + int(self.random.integers(12, 31)))
            words[at] = words[at].capitalize()
            words[end - 1] += "."
            at = end
        return words


def plant_copies(documents: int, seed: int = 20180513) -> Planted:
    """`documents` texts of 100 to 200 words, a fifth of them copies."""
    random = np.random.default_rng(seed)
    language = _Language(random)
    copies = round(documents * _COPIES)
    originals, kinds = _originals(language, documents - copies)
    sources = random.integers(0, len(originals), size=copies).tolist()
    shares = random.uniform(_LEAST_CHANGED, _MOST_CHANGED, size=copies).tolist()
    texts = [*originals, *(_change(language, originals[s], r) for s, r in zip(sources, shares, strict=True))]
    order = random.permutation(documents).tolist()
    place = {old: new for new, old in enumerate(order)}
    source = [*range(len(originals)), *sources]
    kinds += ["copy"] * copies
    return Planted(
        texts=tuple(" ".join(texts[old]) for old in order),
        kinds=tuple(kinds[old] for old in order),
        source=tuple(place[source[old]] for old in order),
        changed=tuple(shares[old - len(originals)] if old >= len(originals) else 0.0 for old in order),
    )


def _originals(language: _Language, many: int) -> tuple[list[list[str]], list[Kind]]:
    templates, events = round(many * _TEMPLATES / (1 - _COPIES)), round(many * _EVENTS / (1 - _COPIES))
    texts: list[list[str]] = []
    while len(texts) < templates:
        texts += _of_template(language, min(_PER_TEMPLATE, templates - len(texts)))
    while len(texts) < templates + events:
        texts += _of_event(language, min(_PER_EVENT, templates + events - len(texts)))
    texts += [language.prose(_length(language)) for _ in range(many - len(texts))]
    counted: tuple[tuple[Kind, int], ...] = (
        ("template", templates),
        ("event", events),
        ("own", many - templates - events),
    )
    return texts, [kind for kind, number in counted for _ in range(number)]


def _of_template(language: _Language, many: int) -> Iterable[list[str]]:
    share = float(language.random.uniform(0.15, 0.38))
    length = _length(language)
    opening, closing = (language.prose(max(8, round(length * share * part))) for part in (0.6, 0.4))
    for _ in range(many):
        yield [*opening, *language.prose(length - len(opening) - len(closing)), *closing]


def _of_event(language: _Language, many: int) -> Iterable[list[str]]:
    topic, quotation = language.draw(_TOPIC), language.prose(int(language.random.integers(12, 25)))
    for _ in range(many):
        before = language.prose(_length(language) // 2, topic)
        yield [*before, *quotation, *language.prose(_length(language) // 2, topic)]


def _length(language: _Language) -> int:
    return int(language.random.integers(_SHORTEST, _LONGEST + 1))


def _change(language: _Language, words: Sequence[str], share: float) -> list[str]:
    """The words with a share of them replaced, put in or left out, at places drawn without return."""
    changes = max(1, round(share * len(words)))
    places = set(language.random.choice(len(words), size=changes, replace=False).tolist())
    new, kind = language.draw(changes), language.random.random(changes).tolist()
    changed: list[str] = []
    for at, word in enumerate(words):
        if at not in places:
            changed.append(word)
            continue
        drawn, how = new.pop(), kind.pop()
        if how < 0.5:
            changed.append(drawn)
        elif how < 0.75:
            changed += [drawn, word]
    return changed
