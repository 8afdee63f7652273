"""What reports hand to speakers, in the forms in which another report can relay the same: quotations, figures, denials, words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tadmor.lexicon.number_words import load_numbers, split_words
from tadmor.lexicon.numbers import find_numbers
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.ids import DocumentId
from tadmor.model.place import Place
from tadmor.text.phrases import WORD, PhraseTable, fold
from tadmor.weigh.relays import statements_of
from tadmor.weigh.sayings import Saying, Sayings, Speaker, speaker_of_words
from tadmor.weigh.speakers import is_outlet

QUOTED = 3
OTHER_WORDS = "the same in other words"
_WIDE = ("province", "country")
_LEAST_FIGURE = 5
_LEAST_NAME = 4
_THE_DEED = ("existence", "perpetrator", "presence")
_NUMBER = re.compile(r"(not )?(\d+)\D*(\d*) (\w+)")
_LOSS = re.compile(
    r"\b(?:killed|dead|died|deaths?|toll|bodies|casualties|victims|lives|wounded|injured|hurt)\b", re.IGNORECASE
)
_STEM, _SHORTEST = 5, 3
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
_STATUSES = {
    "only civilians": _only(_CIVIL, _FIGHT),
    "only combatants": _only(_FIGHT, _CIVIL),
    "denies status": re.compile(
        rf"\bno {_CIVIL} (?:\w+ ){{0,2}}(?:killed|harmed|hurt|hit|wounded|injured|died)\b"
        rf"|\bden(?:y|ie[ds]) that (?:any )?{_CIVIL}\b",
        re.IGNORECASE,
    ),
}
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
        "attack strike strikes kill killed wounded dead death died people person wound injured said says told tells added "
        "according report statement were there their they them this that these those have been with from after before into when "
        "where which while would could bomb blast explode explosion missile rocket shell shot shoot fire fired gunfire raid "
        "clash the and had has was who for not are but how why its his her him our out off all any one two new own may can did "
        "got get let now old she you yet too via per use about also more most than what some other still just near over during "
        "because being area place town city village"
    ).split()
)


Scenes = Mapping[str, Sequence[Claim]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a report hands to a speaker: in a sentence, or in a claim of it.

    `bases` are the forms in which it can be the same in another report, `content` stems of what a sentence says; `scenes` are the
    places that the report speaks of, with its claims there. `own`: the outlet speaks, whom others may relay.
    """

    report: str
    published: date | None
    scenes: Scenes
    speaker: Speaker
    name: str
    bases: tuple[str, ...]
    content: frozenset[str] = frozenset()
    own: bool = False


@dataclass(frozen=True, slots=True)
class _Report:
    name: str
    published: date | None
    scenes: Scenes


def find_told(
    documents: Iterable[Document],
    claims: Sequence[Claim],
    sayings: Mapping[DocumentId, Sayings],
    names: Mapping[DocumentId, str],
) -> list[Told]:
    """All that reports (under their `names`) hand to speakers, in the order of the reports."""
    held: dict[DocumentId, list[Claim]] = defaultdict(list)
    for claim in claims:
        held[claim.document.id].append(claim)
    told_of = [document for document in documents if document.id in sayings]
    places = _places_of(claims)
    told: list[Told] = []
    for document in told_of:
        scenes = _scenes(document, held[document.id], places)
        report = _Report(names[document.id], document.published_day, scenes)
        told += _of_sentences(report, sayings[document.id])
        told += _of_claims(report, held[document.id], sayings[document.id])
    return told


def _places_of(claims: Iterable[Claim]) -> PhraseTable[str]:
    """Places of claims by their names, to be found in reports that tell of them without a claim there."""
    named = {
        c.where.name for c in claims if c.where is not None and c.where.precision in ("exact", "settlement", "district")
    }
    return PhraseTable([(name, fold(name)) for name in sorted(named) if len(name) >= _LEAST_NAME and name[0].isupper()])


def _scenes(document: Document, claims: Iterable[Claim], places: PhraseTable[str]) -> Scenes:
    scenes: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.where is not None and claim.where.precision not in _WIDE:
            for place in _names_of(claim.where):
                scenes[place].append(claim)
    for match in places.find(document.text):
        for place in match.values:
            scenes.setdefault(place, [])
    return scenes


def _names_of(place: Place) -> set[str]:
    """The names under which a place may be met in another report, those of the towns that a road joins included."""
    return {fold(name) for name in (place.gazetteer_id or place.name, place.name, *place.anchors)}


def _of_sentences(report: _Report, sayings: Sayings) -> Iterator[Told]:
    for saying in sayings.own:
        quoted = (f'"{" ".join(words)}"' for words in saying.quoted if len(words) >= QUOTED)
        statuses = (status for status, pattern in _STATUSES.items() if pattern.search(saying.text))
        yield Told(
            report=report.name,
            published=report.published,
            scenes=report.scenes,
            speaker=saying.speaker,
            name=saying.name,
            bases=(*quoted, *statuses, *_losses(saying.text), OTHER_WORDS),
            content=_content(saying),
        )


def _losses(text: str) -> Iterator[str]:
    """Figures of a sentence that speaks of dead or wounded, in the form of those of claims."""
    if _LOSS.search(text):
        for number in find_numbers(split_words(text), load_numbers()):
            figure = number.low or number.high or 0
            if figure >= _LEAST_FIGURE and number.modifier != "vague":
                yield f"{figure} casualties"


def _of_claims(report: _Report, claims: Sequence[Claim], sayings: Sayings) -> Iterator[Told]:
    """Figures, denials and deeds owned up to, of who speaks in the claim; where that is the outlet, in the sentence that tells it,
    else of the outlet itself, whom others may name."""
    for claim in claims:
        bases = {basis for statement in statements_of(claim) if (basis := _of_figures(statement))}
        if claim.stance == "accepts_responsibility":
            bases.add("owns up to the deed")
        speaker, name = _speaker(claim, sayings)
        if bases and speaker is not None and speaker.is_somebody:
            yield Told(
                report=report.name,
                published=report.published,
                scenes=report.scenes,
                speaker=speaker,
                name=name,
                bases=tuple(sorted(bases)),
                own=is_outlet(claim) and bool(name),
            )


def _speaker(claim: Claim, sayings: Sayings) -> tuple[Speaker | None, str]:
    heard = sayings.speaker_at(claim.trigger.span)
    if is_outlet(claim):
        if heard is not None or not claim.sources:
            return heard, ""
        name = claim.sources[-1].name
        return speaker_of_words(name), name
    name = claim.sources[-1].name
    speaker = speaker_of_words(name)
    if speaker.offices == {"ministry"}:
        speaker = speaker_of_words(" ".join(source.name for source in claim.sources[-2:]))
    return (speaker if speaker.is_somebody else heard), name


def _of_figures(statement: str) -> str | None:
    """A figure that is not small, at least or exactly, or a denial, whichever way it was told that the speaker did not do it."""
    if statement.startswith("denies "):
        disputed = statement.split()[1]
        return "denies the deed" if disputed in _THE_DEED else f"denies {disputed}"
    number = _NUMBER.match(statement)
    if number is None or int(number[2]) < _LEAST_FIGURE:
        return None
    return statement if number[3] else f"{number[1] or ''}{number[2]} {number[4]}"


def _content(saying: Saying) -> frozenset[str]:
    """What is said: stems of long words, without names, those of the speaker, and words of all events."""
    naming = {fold(word) for word in WORD.findall(saying.name)}
    senses = (
        _SENSES.get(low, low)[:_STEM]
        for word in WORD.findall(_BACKGROUND.sub(" ", saying.text))
        if (low := fold(word)) not in naming and len(low) >= _SHORTEST and not word[0].isupper() and not word.isdigit()
    )
    return frozenset(stem for stem in senses if stem not in _COMMON)
