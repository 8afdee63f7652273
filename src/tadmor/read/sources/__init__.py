"""Who says what in a report, and through whom.

`find_sources` goes sentence by sentence: statements of verbs, phrases and nouns (verbs, phrases), their stance (stance),
cut and nested (statements), speakers led back to earlier names (memory), open quotations given to who speaks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tadmor.lexicon.cues import load_cues
from tadmor.lexicon.speakers import load_speakers
from tadmor.model.document import Document
from tadmor.model.ids import EntityId
from tadmor.model.source import Source
from tadmor.model.span import Span
from tadmor.read.findings import ActorMention, Attribution, Attributions
from tadmor.read.page import Page
from tadmor.read.sources.background import with_background
from tadmor.read.sources.carriers import find_carriers
from tadmor.read.sources.citations import add_citations
from tadmor.read.sources.endings import find_mistagged
from tadmor.read.sources.gapped import split_gapped
from tadmor.read.sources.headings import SETS_OFF, find_headings
from tadmor.read.sources.held import find_held
from tadmor.read.sources.memory import Memory, resolve_all
from tadmor.read.sources.names import named_by_content, speakers_of
from tadmor.read.sources.phrases import find_according, find_hedges, find_nominal, without_repeated
from tadmor.read.sources.plain import find_plain
from tadmor.read.sources.quotations import Quotations
from tadmor.read.sources.speakers import Knowledge, Speaker, know
from tadmor.read.sources.stance import stance_of
from tadmor.read.sources.statements import Statement, Told, as_told, cut_at_others, nest, spread_over_and
from tadmor.read.sources.tree import Tree, build_tree
from tadmor.read.sources.verbs import find_verbal

__all__ = ["find_sources"]
PLAIN_CUES = frozenset(
    {"according", "per", "words", "view", "opinion", "word", "account", "evidence", "could", "reports", "informs"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sure:
    """How often a rule is right: its source, its content, and its content where nobody is named.

    Shares on the train part of PolNeAR, rounded. A name that a pronoun was led back to is not marked there.
    """

    source: float
    content: float
    nobodys: float


SAID = Sure(source=0.9, content=0.89, nobodys=0.5)
INWARD = Sure(source=0.79, content=0.76, nobodys=0.55)
HELD = Sure(source=0.63, content=0.65, nobodys=0.57)
OUTER, UNNAMED = 0.8, 0.6


def find_sources(page: Page, actors: Sequence[ActorMention], agencies: Mapping[str, str] | None = None) -> Attributions:
    """Who carries the report and who says what in it.

    `actors` may be empty: speakers are found from the parse, and from plain patterns where a sentence has none.
    `agencies` names further news agencies (name as printed → entity id).
    """
    ids = {name: EntityId(entity) for name, entity in (agencies or {}).items()}
    known = know(page.document.text, load_cues(), load_speakers(), actors, ids)
    carriers = find_carriers(page.document, known.speakers, ids)
    memory, quotations = Memory(), Quotations(page)
    held: list[tuple[Told, tuple[Speaker, ...]]] = []
    for sentence in page.sentences:
        tree = build_tree(page.parses[sentence.index]) if sentence.index in page.parses else None
        told = (
            _statements(tree, known, memory)
            if tree
            else find_plain(page.text_of(sentence.index), sentence.span.start, known)
        )
        resolved = [(t, resolve_all(memory, t.speakers, sentence.index)) for t in told]
        for _, chain in resolved:
            for speaker in chain:
                memory.meet(speaker, sentence.index)
        quotations.read(sentence.index, resolved)
        if tree:
            held += [(t, resolve_all(memory, t.speakers, sentence.index)) for t in _held(tree, told, known)]
            _meet_subject(tree, known, memory, bool(told))
    said = tuple(_attribution(page.document, told, chain, carriers) for told, chain in quotations.entries)
    thought = tuple(_attribution(page.document, one, chain, carriers, held=True) for one, chain in held)
    return Attributions(carriers=carriers, said=said, held=thought)


def _statements(tree: Tree, known: Knowledge, memory: Memory) -> list[Told]:
    if not _may_hold_cue(tree, known):
        return []
    spoken = [*find_verbal(tree, known), *find_mistagged(tree, known), *find_according(tree, known)]
    spoken += find_headings(tree, known) if not spoken else []
    spoken = add_citations(tree, spoken, known)
    spoken += find_nominal(tree, known, [speaker for s in spoken for speaker in s.speakers])
    spoken = split_gapped(tree, without_repeated(tree, spoken), known)
    spoken = [replace(s, stance=stance_of(tree, _resolved(tree, s, memory), known)) for s in spoken]
    spoken = cut_at_others(tree, spread_over_and(tree, spoken))
    spoken = [with_background(tree, named_by_content(tree, s, known), known) for s in spoken]
    return nest(tree, [*spoken, *find_hedges(tree, known)])


def _held(tree: Tree, told: Sequence[Told], known: Knowledge) -> list[Told]:
    cues = {one.cue.start for one in told}
    taken = frozenset(t for t, start in enumerate(tree.parse.starts) if start in cues)
    return [as_told(tree, s, None) for s in find_held(tree, known, taken)]


def _resolved(tree: Tree, statement: Statement, memory: Memory) -> Statement:
    """The statement under whoever is meant by "he" or "the group": whether "we struck" admits depends on it."""
    links = statement.speakers
    if not links or not (links[-1].pronoun or links[-1].definite):
        return statement
    return replace(statement, speakers=(*links[:-1], memory.resolve(links[-1], tree.parse.sentence)))


def _may_hold_cue(tree: Tree, known: Knowledge) -> bool:
    """A cheap look at the words: most sentences of a report hand nothing to anybody."""
    cues = known.cues
    if not SETS_OFF.isdisjoint(tree.parse.words):
        return True
    lemmas = {*map(str.lower, tree.parse.lemmas), *map(str.lower, tree.parse.words)}
    tables = (cues.verbs, cues.nouns, cues.hedges)
    return any(not table.keys().isdisjoint(lemmas) for table in tables) or bool(lemmas & PLAIN_CUES)


def _meet_subject(tree: Tree, known: Knowledge, memory: Memory, told: bool) -> None:
    """The subject of a sentence may be who speaks next: "Ahmed is a nurse. He said …"."""
    root = next((t for t, head in enumerate(tree.parse.heads) if head == t and tree.parse.deps[t] == "ROOT"), None)
    subject = tree.child(root, "nsubj", "nsubjpass") if root is not None else None
    if subject is None or (told and tree.word(subject) in known.speakers.words):
        return
    word = known.speakers.words.get(tree.word(subject))
    named = tree.parse.label_at(subject) in ("PERSON", "ORG")
    known_actor = tree.parse.starts[subject] in known.actors
    if word is not None or named or known_actor:
        for speaker in speakers_of(tree, subject, known):
            memory.meet(memory.resolve(speaker, tree.parse.sentence), tree.parse.sentence)


def _attribution(
    document: Document, told: Told, chain: tuple[Speaker, ...], carriers: tuple[Source, ...], held: bool = False
) -> Attribution:
    names = {_same_name(c.name) for c in carriers}
    sure = HELD if held else SAID if told.mode == "says" else INWARD
    spoken = [speaker for speaker in chain if speaker.word not in ("i", "we")]
    links = [_source(document, speaker, sure.source if speaker is chain[-1] else OUTER) for speaker in spoken]
    while links and _is_carrier(links[0], names):
        links = links[1:]
    return Attribution(
        content=told.content,
        chain=tuple(links),
        cue=told.cue,
        speaker=told.voice,
        mode=told.mode,
        stance=told.stance,
        confidence=sure.content if chain else sure.nobodys,
    )


def _is_carrier(link: Source, names: set[str]) -> bool:
    """True for a carrier named in full or by the end of its name: "the Herald" in the Evening Herald."""
    said = _same_name(link.name)
    short = link.kind in ("outlet", "official") and link.name[:1].isupper()
    return any(said == name or (short and name.endswith(" " + said)) for name in names)


def _same_name(name: str) -> str:
    """One form for a carrier named in the text: "Agence France-Presse" is AFP."""
    agency = load_speakers().agencies.get(name)
    return (agency.name if agency else name).casefold().removeprefix("the ")


def _source(document: Document, speaker: Speaker, sure: float) -> Source:
    return Source(
        name=speaker.name,
        entity_id=speaker.entity_id,
        kind=speaker.kind,
        anonymous=speaker.anonymous,
        party=speaker.party,
        evidence=document.quote(Span(speaker.span.start, speaker.span.end)),
        confidence=min(sure, UNNAMED) if speaker.pronoun else sure,
    )
