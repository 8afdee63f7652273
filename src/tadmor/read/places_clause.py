"""What the syntax of a sentence says of an event's word and a name in it: features for the head that joins the two.

Every feature is a short text; the head (places_of_event.py) has a weight for each that it has met.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tadmor.model.place import Place
from tadmor.model.span import Span
from tadmor.read.page import Parse

Source = Literal["place", "named", "parser", "tagger"]
VERBS = ("VERB", "AUX")
SAYING = frozenset("say tell report announce add claim state confirm accord deny quote".split())
LINKING = frozenset("that who which when where after before while as because and but".split())
WIDTH = {"exact": 0, "settlement": 0, "district": 1, "unresolved": 1, "province": 2, "country": 3}
FAR = 12
# Features that read differently for a name that is no place of its own.
MARKED = ("chain.same", "top", "prep=", "verbs=", "label", "next", "before=", "dep.trigger", "ends")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A name that the event may have happened at. `head` is the token that the rest of the name hangs on, `first` and `last`
    its tokens; `source` says who takes it for a place, `label` what the parser and `kind` what the tagger call it."""

    place: Place
    source: Source
    head: int
    first: int
    last: int
    label: str = ""
    kind: str = ""

    @property
    def real(self) -> bool:
        """True for what the finder of places gave as a place."""
        return self.source == "place"


class Clause:
    """A parse seen from one word that tells an event. A class because paths up the tree are asked many times."""

    def __init__(self, parse: Parse, trigger: Span) -> None:
        self.parse = parse
        tokens = parse.tokens_in(trigger)
        self.word = head_of(parse, tokens) if tokens else 0
        self.lemmas = [lemma.lower() for lemma in parse.lemmas]
        self.lemma = self.lemmas[self.word]
        self._paths: dict[int, list[int]] = {}
        self.up = self.path_up(self.word)
        self.children: list[list[int]] = [[] for _ in parse.heads]
        for token, head in enumerate(parse.heads):
            if head != token:
                self.children[head].append(token)

    def path_up(self, token: int) -> list[int]:
        """The token and what it hangs on, up to the root."""
        path = self._paths.get(token)
        if path is None:
            path = self._paths[token] = [token, *self.parse.ancestors(token)]
        return path

    def verb_of(self, token: int) -> int:
        """The verb that a token hangs on, or the last word before the root where there is none."""
        for step in self.path_up(token)[:FAR]:
            if self.parse.poses[step] in VERBS:
                return step
        return self.path_up(token)[-1]

    def said(self, token: int) -> str:
        """The dictionary form of a token in small letters."""
        return self.lemmas[token]


def head_of(parse: Parse, tokens: range) -> int:
    """The token of a run that hangs on something outside it."""
    inside = set(tokens)
    return next((t for t in tokens if parse.heads[t] == t or parse.heads[t] not in inside), tokens[-1])


def features_of_all(clause: Clause, options: Sequence[Option]) -> list[list[str]]:
    """Features of "none", then those of each name."""
    named = [features_of(clause, option, options) for option in options]
    real = [found for option, found in zip(options, named, strict=True) if option.real]
    return [[*features_of_none(clause, options), *_of_best(clause, real)], *named]


def _of_best(clause: Clause, real: Sequence[Sequence[str]]) -> Iterator[str]:
    """How the first places of the sentence stand to the event's word: where none stands well, nothing is said."""
    for found in real[:4]:
        yield from (f"none~{f}" for f in found if f.startswith(("chain.same=", "verbs=")))
        if "own=True" in found:
            yield from (f"none~{f}" for f in found if f.startswith("prep="))
    yield f"none.word.own={clause.lemma}.{any('own=True' in found for found in real)}"


def features_of_none(clause: Clause, options: Sequence[Option]) -> list[str]:
    """What speaks for the event having no place in its sentence."""
    parse, word, lemma = clause.parse, clause.word, clause.lemma
    real = [o for o in options if o.real]
    count = len(real)
    found = [
        "none",
        f"none.word={lemma}",
        f"none.tag={parse.tags[word]}",
        f"none.dep={parse.deps[word]}",
        f"none.count={min(4, count)}",
        f"none.word.count={lemma}.{min(2, count)}",
        f"none.tag.count={parse.tags[word]}.{min(3, count)}",
        f"none.dep.count={parse.deps[word]}.{min(3, count)}",
        f"none.verbs={min(6, sum(pos == 'VERB' for pos in parse.poses))}",
        f"none.quoted={any(w in '“”' + chr(34) for w in parse.words)}",
        f"none.long={bucket(len(parse.words))}",
        f"none.at={min(5, word // 5)}",
        f"none.own={any(clause.verb_of(o.head) == word for o in real)}",
    ]
    head = parse.heads[word]
    if head != word:
        found += [f"none.head={clause.said(head)}", f"none.head.pos={parse.poses[head]}"]
        found.append(f"none.head.dep={parse.deps[word]}.{clause.said(head)}")
    for child in clause.children[word]:
        found += _of_child(clause, child)
    return found


def _of_child(clause: Clause, child: int) -> Iterator[str]:
    """What stands directly under the event's word: its helpers, its doer and what it is done to."""
    parse, dep, lemma = clause.parse, clause.parse.deps[child], clause.said(child)
    if dep in ("aux", "neg", "auxpass"):
        yield f"none.aux={lemma}"
    elif dep in ("prep", "prt", "mark"):
        yield f"none.{dep}={lemma}"
    elif dep in ("dobj", "nsubj", "nsubjpass"):
        yield f"none.{dep}={lemma}"
        yield f"none.{dep}.pos={parse.poses[child]}"
        yield f"none.{dep}.tag={parse.tags[child]}"
        yield f"none.word.{dep}={clause.lemma}.{lemma}"
    elif dep in ("advcl", "ccomp", "xcomp", "conj"):
        yield f"none.has={dep}"


def features_of(clause: Clause, option: Option, options: Sequence[Option]) -> list[str]:
    """What speaks for the event having happened at this name, or against it."""
    found = ["place", f"source={option.source}", f"source.count={option.source}.{min(2, sum(o.real for o in options))}"]
    found += _of_path(clause, option)
    found += _of_preposition(clause, option)
    found += _of_climb(clause, option, options)
    found += _of_distance(clause, option, options)
    found += _of_name(clause, option, options)
    found += _of_words(clause, option)
    if not option.real:
        found += [f"{option.source}~{f}" for f in found if f.startswith(MARKED)]
    return found


def _of_path(clause: Clause, option: Option) -> Iterator[str]:
    """The path from the name up to where it meets the event's word, and down to that."""
    parse = clause.parse
    up = clause.path_up(option.head)
    meets = next((t for t in up if t in clause.up), None)
    rise = up[: up.index(meets)] if meets is not None else up
    fall = clause.up[: clause.up.index(meets)] if meets is not None else clause.up
    rising = "<".join(parse.deps[t] for t in rise)[:60]
    worded = "<".join(
        parse.deps[t] + (f"={clause.said(t)}" if parse.deps[t] in ("prep", "agent") else "") for t in rise
    )[:60]
    falling = ">".join(parse.deps[t] for t in fall)[:40]
    same = meets == clause.word
    top = "trigger" if same else "" if meets is None else parse.poses[meets]
    yield f"path={rising}|{top}|{falling}"
    yield f"path.worded={worded}|{top}|{falling}"
    yield f"rise={worded}"
    yield f"rise.top={rising}|{top}"
    yield f"fall={falling}"
    yield f"steps={min(6, len(rise))},{min(5, len(fall))}"
    yield f"length={min(9, len(rise) + len(fall))}"
    yield f"meet={top}"
    yield f"meet.word={clause.lemma}.{same}.{len(rise)}"
    yield f"dep={parse.deps[option.head]}"
    yield f"dep.trigger={parse.deps[option.head]}.{clause.lemma}.{same}"


def _of_preposition(clause: Clause, option: Option) -> Iterator[str]:
    """The preposition of the name, and what that hangs on."""
    parse = clause.parse
    up = clause.path_up(option.head)[:6]
    prep = next((t for t in up if parse.deps[t] in ("prep", "agent", "pcomp")), None)
    word = "-" if prep is None else clause.said(prep)
    yield f"prep={word}"
    yield f"prep.word={word}.{clause.lemma}"
    yield f"prep.before={option.last < clause.word}.{word}"
    yield f"width.prep={option.place.precision}.{word}"
    if prep is None:
        return
    on = parse.heads[prep]
    yield f"on={clause.said(on)}"
    yield f"on.pos={parse.poses[on]}"
    yield f"on.prep={clause.said(on)}.{word}"
    yield f"on.dep={parse.deps[on]}.{word}"
    yield f"on.trigger={on == clause.word}"
    if parse.poses[on] in VERBS and on != clause.word:
        yield "on.other"
        yield f"on.other={clause.said(on)}"


def _of_climb(clause: Clause, option: Option, options: Sequence[Option]) -> Iterator[str]:
    """The verb that the name hangs on by way of nouns and prepositions, and how that verb stands to the event's word."""
    parse = clause.parse
    verb = clause.verb_of(option.head)
    steps = clause.path_up(option.head)
    below = steps[: steps.index(verb)]
    chain = [
        clause.said(t) if parse.deps[t] in ("prep", "agent") else parse.deps[t]
        for t in below
        if parse.deps[t] not in ("pobj", "pcomp")
    ]
    same = verb == clause.word
    whole, first, last = "<".join(chain[:5]), chain[0] if chain else "-", chain[-1] if chain else "-"
    yield f"chain={whole}"
    yield f"chain.same={whole}.{same}"
    yield f"chain.word={whole}.{same}.{clause.lemma}"
    yield f"chain.long={len(chain)}.{same}"
    yield f"ends={first}.{last}.{same}"
    yield f"ends.first={first}.{same}"
    yield f"ends.last={last}.{same}"
    yield f"own={same}"
    yield f"own.says={clause.said(verb) in SAYING}"
    if below:
        yield f"top={parse.deps[below[-1]]}.{parse.poses[below[-1]]}.{same}"
    before = option.head < clause.word
    verbs = _verbs_between(clause, verb)
    yield f"verbs={verbs}"
    yield f"verbs.last={verbs}.{last}"
    yield f"verbs.first={verbs}.{first}"
    yield f"verbs.word={verbs}.{clause.lemma}"
    yield f"verbs.before={verbs}.{before}"
    yield f"verbs.only={len(options) == 1}.{verbs}"
    others = sum(clause.verb_of(o.head) == clause.word for o in options if o is not option and o.real)
    yield f"others={min(2, others)}.{same}"
    yield f"only={len(options) == 1}.{same}.{before}"
    if not same:
        yield f"verb={clause.said(verb)}"
        yield f"verb.word={clause.said(verb)}.{clause.lemma}"
        yield f"verb.tag={parse.tags[verb]}"
        yield f"verb.under={verb in clause.up}.{clause.word in clause.path_up(verb)}"


def _verbs_between(clause: Clause, verb: int) -> str:
    """The verbs from the name's up to where both meet, and down to the event's word, as dependencies."""
    parse = clause.parse
    rise = [t for t in clause.path_up(verb) if parse.poses[t] in VERBS or t == verb]
    fall = [t for t in clause.up if parse.poses[t] in VERBS or t == clause.word]
    meets = next((t for t in rise if t in fall), None)
    if meets is not None:
        rise, fall = rise[: rise.index(meets)], fall[: fall.index(meets)]
    return "<".join(parse.deps[t] for t in rise) + "|" + ">".join(parse.deps[t] for t in fall)


def _of_distance(clause: Clause, option: Option, options: Sequence[Option]) -> Iterator[str]:
    """Order, distance and what stands between."""
    parse = clause.parse
    before = option.last < clause.word
    between = range(option.last + 1, clause.word) if before else range(clause.word + 1, option.first)
    verbs = sum(parse.poses[t] == "VERB" for t in between)
    commas = sum(parse.words[t] in (",", ";", ":") for t in between)
    yield f"before={before}"
    yield f"far={before}.{bucket(len(between))}"
    yield f"between.verbs={before}.{min(3, verbs)}"
    yield f"between.commas={before}.{min(3, commas)}"
    yield f"between={before}.{min(2, verbs)}.{min(2, commas)}"
    yield f"opens={option.first <= 3}"
    for token in [t for t in between if parse.words[t].lower() in LINKING][:4]:
        yield f"between.word={before}.{parse.words[token].lower()}"
    shape = [p for p in (parse.poses[t] for t in between) if p in ("VERB", "ADP", "SCONJ", "CCONJ", "PUNCT")]
    yield f"between.shape={before}.{'-'.join(shape)[:40]}"
    nearer = sum(_away(o, clause.word) < _away(option, clause.word) for o in options)
    count = min(4, len(options))
    yield f"rank={min(4, nearer)}.{count}"
    yield f"order={min(3, sum(o.first < option.first for o in options))}.{count}"


def _away(option: Option, word: int) -> int:
    return word - option.last if option.last < word else option.first - word


def _of_name(clause: Clause, option: Option, options: Sequence[Option]) -> Iterator[str]:
    """What the name is by itself."""
    place = option.place
    yield f"width={place.precision}"
    yield f"relation={place.relation}"
    yield f"role={place.role}"
    yield f"role.word={place.role}.{clause.lemma}"
    yield f"width.word={place.precision}.{clause.lemma}"
    finer = any(o.real and WIDTH[o.place.precision] < WIDTH[place.precision] for o in options)
    yield f"finer={finer}.{place.precision}"
    yield f"label={option.label}"
    yield f"kind={option.kind}"
    yield f"label.kind={option.label}.{option.kind}"
    yield f"sure={int(place.confidence * 5)}"


def _of_words(clause: Clause, option: Option) -> Iterator[str]:
    """The words beside the name."""
    parse = clause.parse
    before = [parse.words[t].lower() for t in range(max(0, option.first - 2), option.first)]
    yield f"next={parse.words[option.last + 1].lower() if option.last + 1 < len(parse.words) else ''}"
    yield f"previous={before[-1] if before else ''}"
    yield f"previous.two={' '.join(before)}"
    noun = next((t for t in range(option.first - 1, max(-1, option.first - 7), -1) if parse.poses[t] == "NOUN"), None)
    if noun is not None:
        yield f"noun={clause.said(noun)}"


def bucket(count: int) -> int:
    """A count as one of a few sizes."""
    return next((size for size in (0, 1, 2, 3, 4, 6, 10, 15, 25) if count <= size), 40)
