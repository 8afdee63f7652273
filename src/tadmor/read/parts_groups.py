"""All mentions of one report that may be one and the same: nouns with the same head word, or names of the same body."""

from __future__ import annotations

import itertools
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tadmor.read.page import Parse
from tadmor.read.parser import load_vector
from tadmor.read.parts_features import Scene, features_of, governor_of, sort_of
from tadmor.read.parts_phrases import Phrase, find_phrases

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROWS, RUN_ROWS, WORD_ROWS = 1 << 18, 1 << 15, 1 << 16
MANY, FAR = 6, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """One noun of the report: where it stands, its phrase, its rough sort."""

    scene: Scene
    phrase: Phrase
    sort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Nouns that are told to be the same by their head word or entity, with the rows of the head's weights they ask for
    together, and the vectors of their head word and, in the mean, of what they hang on."""

    nouns: tuple[Noun, ...]
    rows: tuple[int, ...]
    vector: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One way of cutting the name out of a noun's phrase: tokens `first` up to `past`, its words, and its weights' rows."""

    noun: Noun
    first: int
    past: int
    words: str
    asked: tuple[str, ...]


def row_of(feature: str, rows: int) -> int:
    """The row of the weights where a feature is kept."""
    return zlib.crc32(feature.encode()) % rows


def group_nouns(scenes: Sequence[Scene], of_report: Sequence[str]) -> list[Group]:
    """The groups of a report in order of first mention. `of_report` are features of the report as a whole."""
    found: dict[str, list[Noun]] = defaultdict(list)
    for scene in scenes:
        for phrase in find_phrases(scene.tree):
            noun = Noun(scene=scene, phrase=phrase, sort=sort_of(scene, phrase.head))
            found[_key(noun)].append(noun)
    return [_group(tuple(nouns), of_report) for nouns in found.values()]


def _key(noun: Noun) -> str:
    actor = noun.scene.actors.get(noun.phrase.head)
    if actor is not None and actor.entity_id and not actor.person:
        return f"@{actor.entity_id}"
    return noun.scene.tree.parse.words[noun.phrase.head].lower()


def _group(nouns: tuple[Noun, ...], of_report: Sequence[str]) -> Group:
    import numpy as np

    sort, first = nouns[0].sort, min(noun.scene.sentence for noun in nouns)
    asked = {feature for noun in nouns for feature in features_of(noun.scene, noun.phrase.head)}
    asked |= {f"N:{min(len(nouns), MANY)}", f"FS:{min(FAR, first)}", f"NY:{min(len(nouns), 4)}:{sort}"}
    asked |= {*of_report, *(f"{feature}:{sort}" for feature in of_report)}
    vectors = [load_vector(lemma) for lemma in (_hangs_on(noun) for noun in nouns)]
    head = load_vector(nouns[0].scene.tree.lemma(nouns[0].phrase.head))
    return Group(
        nouns=nouns,
        rows=tuple(sorted({row_of(feature, ROWS) for feature in asked})),
        vector=(2.0 * np.concatenate([head, np.mean(vectors, axis=0)])).astype(np.float32),
    )


def _hangs_on(noun: Noun) -> str:
    base, _, _ = governor_of(noun.scene.tree, noun.phrase.head)
    return "" if base is None else noun.scene.tree.lemma(base)


def features_of_report(kinds: Iterable[str], war: int, sentences: int, conflict: bool) -> list[str]:
    """What is known of the report as a whole: kinds of events told, how much war, how long."""
    told = [f"DK:{kind}" for kind in sorted(set(kinds))]
    return [*told, f"DW:{min(8, war // 3)}", f"DN:{min(6, sentences // 6)}", f"DC:{conflict}"]


def words_of_report(scenes: Iterable[Scene]) -> set[int]:
    """Rows of the lemmas of a report, single and in pairs: what tells whether it is about an attack at all."""
    lemmas = [
        lemma.lower()
        for scene in scenes
        for lemma, pos in zip(scene.tree.parse.lemmas, scene.tree.parse.poses, strict=True)
        if pos not in {"PUNCT", "SPACE"}
    ]
    pairs = (f"{a} {b}" for a, b in itertools.pairwise(lemmas))
    return {row_of(words, WORD_ROWS) for words in (*lemmas, *pairs)}


def runs_of(group: Group) -> list[Run]:
    """Every way of cutting a name out of the phrases of a group."""
    cut = [(noun, run) for noun in group.nouns for run in noun.phrase.runs]
    said = [_said(noun.scene.tree.parse, *run) for noun, run in cut]
    times = Counter(said)
    longest = max(len(words.split()) for words in said)
    runs = []
    for (noun, (first, past)), words in zip(cut, said, strict=True):
        length = len(words.split())
        around = sum(words in other for other in times if other != words)
        within = sum(other in words for other in times if other != words)
        beside = (
            f"cnt:{min(times[words], 4)}",
            f"lenshare:{round(4 * length / longest)}",
            f"cshare:{round(4 * times[words] / len(said))}",
            "longest" if length == longest else "not",
            f"sup:{min(around, 4)}",
            f"sub:{min(within, 4)}",
        )
        asked = (*_of_run(noun, first, past), *beside)
        runs.append(Run(noun=noun, first=first, past=past, words=words, asked=asked))
    return runs


def _said(parse: Parse, first: int, past: int) -> str:
    """The words of a run in small letters, with spaces where the text has them."""
    gaps = ("" if at == first or parse.starts[at] == parse.ends[at - 1] else " " for at in range(first, past))
    return "".join(gap + word for gap, word in zip(gaps, parse.words[first:past], strict=True)).lower()


def _of_run(noun: Noun, first: int, past: int) -> list[str]:
    """How the run begins and ends, what it takes in and what it leaves outside."""
    parse, head = noun.scene.tree.parse, noun.phrase.head
    words, poses = [word.lower() for word in parse.words], parse.poses
    found = [
        f"n:{min(past - first, 8)}",
        f"first:{words[first]}",
        f"fp:{poses[first]}",
        f"last:{words[past - 1]}",
        f"post:{min(4, past - 1 - head)}",
        "head" if past - first == 1 else "multi",
    ]
    if past - 1 > head:
        found += [f"after:{words[head + 1]}", f"lastp:{poses[past - 1]}"]
    if first > 0:
        found += [
            f"left:{words[first - 1]}",
            f"lp:{poses[first - 1]}",
            f"lpd:{poses[first - 1]}_{parse.deps[first - 1]}",
        ]
    if past < len(words):
        found += [f"right:{words[past]}", f"rp:{poses[past]}"]
    if noun.scene.tree.entities.get(head) == (first, past):
        found.append("ent")
    actor = noun.scene.actors.get(head)
    if actor is not None and actor.evidence.span == parse.span(first, past):
        found.append("act")
    inside = range(first, max(head, first))
    found += [f"in:{parse.lemmas[at].lower()}" for at in inside]
    found += [name for name, pos in (("hasnum", "NUM"), ("hasadj", "ADJ")) if any(poses[at] == pos for at in inside)]
    found += [name for name, word in (("comma", ","), ("and", "and"), ("or", "or")) if word in words[first:past]]
    found += ["of"] * ("of" in words[head:past])
    return found + ["cl"] * any(parse.deps[at] in {"relcl", "acl"} for at in range(head, past))
