"""Reports that relay one statement in other words: the same quotation, the same word on who the dead were, the same content."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.ids import DocumentId
from tadmor.model.incident import CopyGroup
from tadmor.text.phrases import WORD, fold
from tadmor.weigh.relays import find_same_statements, other_days
from tadmor.weigh.sayings import Saying, Sayings, find_sayings, may_be_one

_DAYS = 14
_NEIGHBOURS = 40
_WIDE = ("province", "country")
_QUOTED, _LONG_QUOTED = 3, 6
_SHARED, _SHARE = 3, 0.5
_STEM, _SHORTEST = 5, 3
_OTHER_WORDS = "the same in other words"
_CIVIL = r"(?:civilians?|non-?combatants?)"
_FIGHT = r"(?:soldiers|servicemen|troops|fighters|militants|combatants|terrorists|rebels|gunmen|insurgents)"
_BEING = r"(?:were|are|was|had been|have been)"


def _only(these: str, those: str) -> re.Pattern[str]:
    """All of them were these, only these, none of those among them."""
    return re.compile(
        rf"\b(?:only|nothing but|none but|exclusively|solely)\s+(?:\w+\s+)?{these}\b"
        rf"|(?<!not )\ball\b[^.;,]{{0,40}}?\b{_BEING}\s+(?:all\s+)?{these}\b|\b{_BEING}\s+all\s+{these}\b"
        rf"|\bno\s+(?:\w+\s+)?{those}\b[^.;,]{{0,20}}\b(?:in|at|inside|among|there|present)\b",
        re.IGNORECASE,
    )


# "Said they had closed the roads after a bomb exploded": what comes after is the event, of which all speak.
_BACKGROUND = re.compile(r"\b(?:when|after|following|during|in which)\b[^.,;\"“”]*")
_STATUSES = {"only civilians": _only(_CIVIL, _FIGHT), "only combatants": _only(_FIGHT, _CIVIL)}
# Words of one sense, which relays of one statement put for each other.
_SENSES = {
    word: words.split()[0]
    for words in (
        "resident villager local inhabitant townsman residents villagers locals inhabitants",
        "hide hid hidden hiding conceal concealed lurked",
        "gunmen attackers assailants militants fighters insurgents raiders",
        "burn burned burnt torched",
        "precise precision precisely accurate accuracy",
        "east eastern",
        "west western",
        "north northern",
        "south southern",
    )
    for word in words.split()
}
# Words of all events, and small words that are long: they are shared by reports of one event that relay nobody.
_COMMON = frozenset(
    fold(word)[:_STEM]
    for word in (
        "attack strike kill dead death died people person wound injured said says told tells added according report statement "
        "were there their they them this that these those have been with from after before into when where which while would "
        "could bomb blast explode explosion missile rocket shell shot shoot fire fired gunfire raid clash the and had has was "
        "who for not are but how why its his her him our out off all any one two new own may can did got get let now old she you "
        "yet too via per use about also more most than what some other still just near over during because being area place town "
        "city village"
    ).split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A saying in its report, with the claims of that report which have a place, by place. `content`: stems of what is said."""

    report: str
    published: date | None
    scenes: Mapping[str, Sequence[Claim]]
    saying: Saying
    content: frozenset[str]


def find_relays(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    names: Mapping[DocumentId, str],
    copies: Sequence[CopyGroup],
) -> list[CopyGroup]:
    """Reports (under their `names`) that relay one statement, in the same words or figures and in other words.

    `copies` are reports that share passages. Only reports of which there are claims are looked at.
    """
    telling = {claim.document.id for claim in claims}
    sayings = {document.id: find_sayings(document) for document in documents if document.id in telling}
    relays = find_same_statements(claims, names, copies, sayings)
    found = find_paraphrases(documents, claims, sayings, names)
    for group in sorted(found, key=lambda g: (-len(g.documents), g.documents, g.basis)):
        if not any(set(group.documents) <= set(other.documents) for other in relays):
            relays.append(group)
    return relays


def find_paraphrases(
    documents: Iterable[Document],
    claims: Sequence[Claim],
    sayings: Mapping[DocumentId, Sayings],
    names: Mapping[DocumentId, str],
) -> list[CopyGroup]:
    """Groups of reports (under their `names`) of one event within a fortnight that relay one statement in other words.

    One speaker as far as his names and offices tell, and the same quotation of three words, the same word that all were civilians
    or that none were, or half of the words that say something. A quotation of six words needs neither event nor speaker.
    """
    scenes: dict[DocumentId, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.where is not None and claim.where.precision not in _WIDE:
            scenes[claim.document.id][claim.where.gazetteer_id or fold(claim.where.name)].append(claim)
    told = [
        _Told(
            report=names[document.id],
            published=document.published_day,
            scenes=scenes[document.id],
            saying=saying,
            content=_content(saying),
        )
        for document in documents
        if document.id in sayings
        for saying in sayings[document.id].own
    ]
    connected = _Connected()
    for basis, block in _blocks(told):
        for first, second in _pairs(basis, block, told):
            connected.join((basis, first), (basis, second))
    return [_group(basis, [told[at] for at in members]) for basis, members in connected.groups()]


def _content(saying: Saying) -> frozenset[str]:
    """What is said: stems of long words, without names, those of the speaker, and words of all events."""
    naming = {fold(word) for word in WORD.findall(saying.name)}
    senses = (
        _SENSES.get(low, low)[:_STEM]
        for word in WORD.findall(_BACKGROUND.sub(" ", saying.text))
        if (low := fold(word)) not in naming and len(low) >= _SHORTEST and not word[0].isupper() and not word.isdigit()
    )
    return frozenset(stem for stem in senses if stem not in _COMMON)


def _blocks(told: Sequence[_Told]) -> Iterator[tuple[str, list[int]]]:
    """Sayings that may be one, oldest first, with the basis on which they are: long quotations, else place and what they share."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at in sorted(range(len(told)), key=lambda n: (told[n].published or date.min, told[n].report, n)):
        for basis in _bases(told[at].saying):
            if basis.count(" ") + 1 >= _LONG_QUOTED and basis.startswith('"'):
                blocks[(basis, "")].append(at)
            elif told[at].saying.speaker.is_somebody:
                for place in told[at].scenes:
                    blocks[(basis, place)].append(at)
    yield from ((basis, block) for (basis, _), block in sorted(blocks.items()) if len(block) > 1)


def _bases(saying: Saying) -> Iterator[str]:
    yield from (f'"{" ".join(words)}"' for words in saying.quoted if len(words) >= _QUOTED)
    yield from (status for status, pattern in _STATUSES.items() if pattern.search(saying.text))
    yield _OTHER_WORDS


def _pairs(basis: str, block: Sequence[int], told: Sequence[_Told]) -> Iterator[tuple[int, int]]:
    long = basis.startswith('"') and basis.count(" ") + 1 >= _LONG_QUOTED
    for n, one in enumerate(block):
        for other in block[n + 1 : n + 1 + _NEIGHBOURS]:
            first, second = told[one], told[other]
            if first.report == second.report or not _near(first, second):
                continue
            if basis == _OTHER_WORDS and not _says_alike(first, second):
                continue
            if long or (may_be_one(first.saying.speaker, second.saying.speaker) and _one_scene(first, second)):
                yield one, other


def _near(a: _Told, b: _Told) -> bool:
    return a.published is None or b.published is None or abs((a.published - b.published).days) <= _DAYS


def _says_alike(a: _Told, b: _Told) -> bool:
    shared = len(a.content & b.content)
    return shared >= _SHARED and shared >= _SHARE * min(len(a.content), len(b.content))


def _one_scene(a: _Told, b: _Told) -> bool:
    """True where both reports tell of something in one place on days that meet."""
    shared = a.scenes.keys() & b.scenes.keys()
    return any(not other_days(c, d) for place in shared for c in a.scenes[place] for d in b.scenes[place])


class _Connected:
    """What pairs connect: a class because the homes of all nodes change together."""

    def __init__(self) -> None:
        self._home: dict[tuple[str, int], tuple[str, int]] = {}

    def join(self, a: tuple[str, int], b: tuple[str, int]) -> None:
        first, second = sorted((self._root(a), self._root(b)))
        self._home[second] = first

    def groups(self) -> list[tuple[str, list[int]]]:
        """Each basis with the nodes that it connects."""
        found: dict[tuple[str, int], list[int]] = defaultdict(list)
        for node in sorted(self._home):
            found[self._root(node)].append(node[1])
        return [(basis, members) for (basis, _), members in sorted(found.items())]

    def _root(self, node: tuple[str, int]) -> tuple[str, int]:
        while (above := self._home.setdefault(node, node)) != node:
            node = above
        return node


def _group(basis: str, told: Sequence[_Told]) -> CopyGroup:
    speaker = max((one.saying.name.strip() for one in told), key=lambda name: (len(name), name))
    documents = tuple(sorted({one.report for one in told}))
    return CopyGroup(documents=documents, kind="same_statement", basis=f"{speaker}: {basis}", rests_on=speaker or None)
