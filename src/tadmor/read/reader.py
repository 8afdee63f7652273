"""The whole reading of a report, stage by stage. Start here.

    truecase  a text all in capitals or in none as print has it, as long as before             truecase.py
    split     sentences, the dateline apart                                                   split.py
    look      every word once: what is the text about, which sentences are worth parsing      gate.py
    tag       those sentences parsed, in one batch                                            tagger.py
    name      typed mentions in them, whether any lexicon knows the names or not                entities.py
    find_…    values, each born with its quotation: times, quantities, places, actors,
              weapons, objects, who says what, words that tell an event; in a text in one case
              also who did it, to whom and with what, by a trained head                            parts.py
    assemble  values joined by where their quotations lie, into claims                        claims.py
    quote     every quotation taken from the text as it came                                  truecase.py

A stage is a plain function; to try another one, `dataclasses.replace(reader, find_times=mine)`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

from tadmor.lexicon.actors import armed_names, load_actors
from tadmor.lexicon.gazetteer import open_gazetteer
from tadmor.lexicon.kinds import KindLexicon, load_kinds
from tadmor.lexicon.objects import load_objects
from tadmor.lexicon.weapons import load_weapons
from tadmor.model.actor import HitObject, Weapon
from tadmor.model.claim import ReadBy
from tadmor.model.document import Document
from tadmor.model.ids import hash_of
from tadmor.model.place import Place
from tadmor.model.rejection import Rejection
from tadmor.model.value import Quantity, TimeInterval
from tadmor.read.actors import find_actors
from tadmor.read.claims import Assembled, assemble_claims
from tadmor.read.confidence import RAW, Sureness, calibrate, load_sureness
from tadmor.read.entities import find_entities
from tadmor.read.entity_columns import load_known
from tadmor.read.events import find_events
from tadmor.read.findings import ActorMention, Attributions, EventMention, Findings, Part, TimeExpression
from tadmor.read.gate import Gate, open_gate
from tadmor.read.objects import find_objects
from tadmor.read.page import Entity, Page
from tadmor.read.parser import MODELS
from tadmor.read.parts import find_parts
from tadmor.read.places import find_places
from tadmor.read.quantities import find_quantities
from tadmor.read.reading import Reading
from tadmor.read.sources import find_sources
from tadmor.read.split import split_report
from tadmor.read.tagger import Tagger, tag_english
from tadmor.read.times import find_time_expressions, find_times
from tadmor.read.toponyms import find_named, find_toponyms
from tadmor.read.truecase import quote_anew, truecase
from tadmor.read.weapons import find_weapons
from tadmor.text.sentences import Sentence
from tadmor.version import VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A reading as a composition of stages. `languages` are those it can read, `knowledge` a hash of what it knows.

    `find_toponyms` and `find_time_expressions` are no stages of it: every name of a place, and all that is said of time, for
    those who want these themselves.
    """

    name: str
    version: str
    knowledge: str
    languages: tuple[str, ...]
    truecase: Callable[[Document], Document]
    split: Callable[[Document], tuple[Sentence, ...]]
    look: Callable[[Document, Sequence[Sentence]], Gate]
    tag: Tagger
    find_entities: Callable[[Page], Mapping[int, tuple[Entity, ...]]]
    find_times: Callable[[Page], Sequence[TimeInterval]]
    find_quantities: Callable[[Page], Sequence[Quantity]]
    find_places: Callable[[Page], Sequence[Place]]
    find_named: Callable[[Page], Sequence[Place]]
    find_actors: Callable[[Page], Sequence[ActorMention]]
    find_weapons: Callable[[Page], Sequence[Weapon]]
    find_objects: Callable[[Page], Sequence[HitObject]]
    find_sources: Callable[[Page, Sequence[ActorMention]], Attributions]
    find_events: Callable[[Page, Gate], Sequence[EventMention]]
    find_parts: Callable[[Page, Findings, Gate], Sequence[Part]]
    assemble: Callable[[Page, Findings, ReadBy], Assembled]
    find_toponyms: Callable[[Page], Sequence[Place]]
    find_time_expressions: Callable[[Page], Sequence[TimeExpression]]

    def open_page(self, document: Document, sentences: tuple[Sentence, ...], chosen: Sequence[Sentence]) -> Page:
        """The page that the finders look at: the chosen sentences parsed, and their entities."""
        page = Page(document=document, sentences=sentences, parses=self.tag(document, chosen))
        return replace(page, entities=self.find_entities(page))

    def read(self, document: Document) -> Reading:
        """Claims of one report, with what was left out and why. The report must be in one of `languages`."""
        gate, page, findings = self.see(document)
        if findings is None:
            nothing = _nothing_told(document, gate)
            return Reading(document=document.id, rejections=(nothing,), sentences=len(page.sentences))
        recased = page.document is not document
        if recased:
            findings = replace(findings, parts=tuple(self.find_parts(page, findings, gate)))
        read_by = ReadBy(reader=self.name, version=self.version, knowledge=self.knowledge)
        assembled = self.assemble(page, findings, read_by)
        rejections = assembled.rejections
        claims = quote_anew(assembled.claims, document) if recased else assembled.claims
        if not claims:
            rejections = (*rejections, _nothing_told(document, gate))
        return Reading(
            document=document.id,
            claims=claims,
            rejections=rejections,
            sentences=len(page.sentences),
            parsed=len(gate.chosen),
        )

    def see(self, document: Document) -> tuple[Gate, Page, Findings | None]:
        """What the gate has chosen, parsed, with everything that the finders see in it; None where it has chosen nothing."""
        report, document = document, self.truecase(document)
        sentences = self.split(document)
        gate = self.look(document, sentences)
        if document is not report and gate.conflict:
            # Old wires are few and short: the head of parts sees all that they say.
            gate = replace(gate, chosen=tuple(range(len(sentences))), words_only=frozenset())
        if not gate.chosen:
            return gate, Page(document=document, sentences=sentences), None
        page = self.open_page(document, sentences, [sentences[i] for i in gate.chosen])
        return gate, page, self._find(page, gate)

    def _find(self, page: Page, gate: Gate) -> Findings:
        actors = tuple(self.find_actors(page))
        return Findings(
            times=tuple(self.find_times(page)),
            quantities=tuple(q for q in self.find_quantities(page) if not _beside(page, gate, q)),
            places=tuple(self.find_places(page)),
            named=tuple(self.find_named(page)),
            actors=actors,
            weapons=tuple(self.find_weapons(page)),
            objects=tuple(self.find_objects(page)),
            attributions=self.find_sources(page, actors),
            events=tuple(self.find_events(page, gate)),
        )


def _beside(page: Page, gate: Gate, quantity: Quantity) -> bool:
    """True for a figure in a sentence that was looked at only for what parties say to one another: it tells no toll."""
    return page.sentence_at(quantity.evidence.start) in gate.words_only


def _nothing_told(document: Document, gate: Gate) -> Rejection:
    """Why a report gave no claim, in words a person can check."""
    if gate.about != "war" and gate.other:
        detail = f"no armed conflict found: {gate.other} words of {gate.about} against {gate.war} of war"
        return Rejection(document=document.id, stage="read", reason="not_about_conflict", detail=detail)
    detail = f"no event found: {len(gate.chosen)} sentences were looked at closely, {gate.war} words of war in all"
    return Rejection(document=document.id, stage="read", reason="no_event_found", detail=detail)


@functools.cache
def knowledge_hash(gazetteer_stamp: str) -> str:
    """Hash of every lexicon file, the weights of every head, the parser's name and the gazetteer's stamp."""
    folders = (resources.files("tadmor.lexicon").joinpath("data"), resources.files("tadmor.read").joinpath("weights"))
    entries = (entry for folder in folders for entry in folder.iterdir() if entry.is_file())
    files = sorted(entries, key=lambda entry: entry.name)
    parts = [part for entry in files for part in (entry.name, entry.read_bytes())]
    return hash_of(*parts, *MODELS, gazetteer_stamp)[:16]


def load_reader(gazetteer: Path) -> Reader:
    """The English reader with the gazetteer at this path. Nothing heavy is loaded before the first report is read."""
    kinds: KindLexicon = load_kinds()
    actors, weapons, objects = load_actors(), load_weapons(), load_objects()
    places = open_gazetteer(gazetteer)
    return Reader(
        name="english",
        version=VERSION,
        knowledge=knowledge_hash(places.stamp),
        languages=("en",),
        truecase=truecase,
        split=split_report,
        look=functools.partial(open_gate, kinds=kinds, groups=armed_names(actors)),
        tag=tag_english,
        find_entities=functools.partial(find_entities, known=load_known()),
        find_times=find_times,
        find_quantities=find_quantities,
        find_places=functools.partial(find_places, gazetteer=places),
        find_named=functools.partial(find_named, gazetteer=places),
        find_actors=functools.partial(find_actors, lexicon=actors),
        find_weapons=functools.partial(find_weapons, lexicon=weapons),
        find_objects=functools.partial(find_objects, lexicon=objects),
        find_sources=find_sources,
        find_events=functools.partial(find_events, kinds=kinds),
        find_parts=find_parts,
        assemble=functools.partial(_assemble, kinds=kinds, sure=load_sureness()),
        find_toponyms=functools.partial(find_toponyms, gazetteer=places),
        find_time_expressions=find_time_expressions,
    )


def without_calibration(reader: Reader) -> Reader:
    """The same reader with raw weights for confidences: what the tables of confidence are measured from."""
    return replace(reader, assemble=functools.partial(_assemble, kinds=load_kinds(), sure=RAW))


def _assemble(page: Page, findings: Findings, read_by: ReadBy, *, kinds: KindLexicon, sure: Sureness) -> Assembled:
    found = assemble_claims(page, findings, kinds, read_by)
    if findings.parts is not None:
        # The head of parts gives shares, no raw weights.
        sure = sure.without(frozenset({"perpetrator", "target"}))
    return replace(found, claims=calibrate(found.claims, sure))
