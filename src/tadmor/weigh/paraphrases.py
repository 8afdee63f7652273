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
from tadmor.model.place import Place
from tadmor.text.phrases import WORD, fold
from tadmor.weigh.relays import find_same_statements, other_days, statements_of
from tadmor.weigh.sayings import Saying, Sayings, Speaker, find_quotations, find_sayings, may_be_one, speaker_of_words
from tadmor.weigh.speakers import is_outlet

_DAYS = 14
_NEIGHBOURS = 40
_WIDE = ("province", "country")
_QUOTED, _LONG_QUOTED = 3, 6
_LEAST_FIGURE = 5
_THE_DEED = ("existence", "perpetrator", "presence")
_NUMBER = re.compile(r"\d+")
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


@dataclass(frozen=True, slots=True)
class _Report:
    name: str
    published: date | None
    scenes: Mapping[str, Sequence[Claim]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a report hands to a speaker: in a sentence, or in a claim of it.

    `bases` are the forms in which it can be the same in another report, `content` stems of what a sentence says, `scenes` the
    claims of the report which have a place, by place.
    """

    report: str
    published: date | None
    scenes: Mapping[str, Sequence[Claim]]
    speaker: Speaker
    name: str
    bases: tuple[str, ...]
    content: frozenset[str] = frozenset()


def find_relays(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    names: Mapping[DocumentId, str],
    copies: Sequence[CopyGroup],
) -> list[CopyGroup]:
    """Reports (under their `names`) that relay one statement, in the same words or figures and in other words.

    `copies` are reports that share passages. Only reports with claims or with a long quotation are looked at.
    """
    telling = {claim.document.id for claim in claims}
    sayings = {d.id: find_sayings(d) for d in documents if d.id in telling or _quotes_at_length(d.text)}
    relays = find_same_statements(claims, names, copies, sayings)
    found = find_paraphrases(documents, claims, sayings, names)
    for group in sorted(found, key=lambda g: (-len(g.documents), g.documents, g.basis)):
        if not any(set(group.documents) <= set(other.documents) for other in relays):
            relays.append(group)
    return [relay for relay in relays if not any(_is_in(relay, other) for other in relays)]


def _is_in(relay: CopyGroup, other: CopyGroup) -> bool:
    """True where another group holds more reports on the same basis."""
    same = relay.basis.rpartition(": ")[2] == other.basis.rpartition(": ")[2]
    return same and set(relay.documents) < set(other.documents)


def _quotes_at_length(text: str) -> bool:
    return any(len(words) >= _LONG_QUOTED for words in find_quotations(text))


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
    held: dict[DocumentId, list[Claim]] = defaultdict(list)
    for claim in claims:
        held[claim.document.id].append(claim)
        if claim.where is not None and claim.where.precision not in _WIDE:
            for place in _names_of(claim.where):
                scenes[claim.document.id][place].append(claim)
    told: list[_Told] = []
    for document in documents:
        if document.id in sayings:
            of_report = _Report(names[document.id], document.published_day, scenes[document.id])
            told += _of_sentences(of_report, sayings[document.id])
            told += _of_claims(of_report, held[document.id], sayings[document.id])
    connected = _Connected()
    for basis, block in _blocks(told):
        for first, second in _pairs(basis, block, told):
            connected.join((basis, first), (basis, second))
    return [_group(basis, [told[at] for at in members]) for basis, members in connected.groups()]


def _names_of(place: Place) -> set[str]:
    """The names under which a place may be met in another report, those of the towns that a road joins included."""
    return {fold(name) for name in (place.gazetteer_id or place.name, place.name, *place.anchors)}


def _of_sentences(report: _Report, sayings: Sayings) -> Iterator[_Told]:
    for saying in sayings.own:
        quoted = (f'"{" ".join(words)}"' for words in saying.quoted if len(words) >= _QUOTED)
        statuses = (status for status, pattern in _STATUSES.items() if pattern.search(saying.text))
        yield _Told(
            report=report.name,
            published=report.published,
            scenes=report.scenes,
            speaker=saying.speaker,
            name=saying.name,
            bases=(*quoted, *statuses, _OTHER_WORDS),
            content=_content(saying),
        )


def _of_claims(report: _Report, claims: Sequence[Claim], sayings: Sayings) -> Iterator[_Told]:
    """Figures and denials, of who speaks in the claim, or where that is the outlet, in the sentence that tells it."""
    for claim in claims:
        bases = {basis for statement in statements_of(claim) if (basis := _of_figures(statement))}
        if not bases:
            continue
        if is_outlet(claim):
            speaker, name = sayings.speaker_at(claim.trigger.span), ""
        else:
            name = claim.sources[-1].name
            speaker = speaker_of_words(name)
            if speaker.offices == {"ministry"}:
                speaker = speaker_of_words(" ".join(source.name for source in claim.sources[-2:]))
            if not speaker.is_somebody:
                speaker = sayings.speaker_at(claim.trigger.span) or speaker
        if speaker is not None and speaker.is_somebody:
            yield _Told(
                report=report.name,
                published=report.published,
                scenes=report.scenes,
                speaker=speaker,
                name=name,
                bases=tuple(sorted(bases)),
            )


def _of_figures(statement: str) -> str | None:
    """A figure that is not small, or a denial, whichever way it was told that the speaker did not do it."""
    if statement.startswith("denies "):
        disputed = statement.split()[1]
        return "denies the deed" if disputed in _THE_DEED else f"denies {disputed}"
    number = _NUMBER.match(statement)
    return statement if number and int(number[0]) >= _LEAST_FIGURE else None


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
    """What may be one, oldest first, with the basis on which it is: long quotations, else place and what is shared."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at in sorted(range(len(told)), key=lambda n: (told[n].published or date.min, told[n].report, n)):
        for basis in told[at].bases:
            if _is_long(basis):
                blocks[(basis, "")].append(at)
            elif told[at].speaker.is_somebody:
                for place in told[at].scenes:
                    blocks[(basis, place)].append(at)
    yield from ((basis, block) for (basis, _), block in sorted(blocks.items()) if len(block) > 1)


def _is_long(basis: str) -> bool:
    """True for a quotation that nobody else would speak by chance."""
    return basis.startswith('"') and basis.count(" ") + 1 >= _LONG_QUOTED


def _pairs(basis: str, block: Sequence[int], told: Sequence[_Told]) -> Iterator[tuple[int, int]]:
    for n, one in enumerate(block):
        for other in block[n + 1 : n + 1 + _NEIGHBOURS]:
            first, second = told[one], told[other]
            if first.report == second.report or not _near(first, second):
                continue
            if basis == _OTHER_WORDS and not _says_alike(first, second):
                continue
            if _is_long(basis) or (may_be_one(first.speaker, second.speaker) and _one_scene(first, second)):
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
    speaker = max((one.name.strip() for one in told), key=lambda name: (len(name), name))
    documents = tuple(sorted({one.report for one in told}))
    return CopyGroup(documents=documents, kind="same_statement", basis=f"{speaker}: {basis}", rests_on=speaker or None)
