"""The graph of an event: who relays whom, by what reports say themselves and by what they tell on from each other."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.ids import DocumentId
from tadmor.model.relay import Relay, RelayChange, RelayNode
from tadmor.model.source import Source
from tadmor.weigh.conditions import find_condition, find_position
from tadmor.weigh.lost_speakers import middles_of
from tadmor.weigh.origins import Voices
from tadmor.weigh.publication import by_publication
from tadmor.weigh.retellings import Retelling
from tadmor.weigh.speakers import is_outlet, speaker_of

_SAYS_SO = "the report says so"
Texts = Mapping[DocumentId, Document]


def find_relay_graph(claims: Sequence[Claim], voices: Voices, texts: Texts) -> tuple[Relay, ...]:
    """The edges, those that reports name before those inferred, each pair of ends once; oldest report first.

    `texts` are the reports, in which a condition on a whole report ("could not be verified") is looked for.
    """
    ordered = by_publication(claims)
    named = {voices.of[c.id] for c in ordered if (s := speaker_of(c)) is not None and not s.anonymous}
    edges: dict[tuple[RelayNode, RelayNode], Relay] = {}
    for claim in ordered:
        for relay in _of_chain(claim, _speaker_node(claim, voices, named)):
            edges.setdefault((relay.of, relay.by), relay)
    told: dict[tuple[RelayNode, RelayNode], Relay] = {}
    for one in voices.retellings:
        relay = _inferred(one, texts)
        ends = relay.of, relay.by
        told[ends] = _together(told[ends], relay) if ends in told else relay
    return (*edges.values(), *told.values())


def _speaker_node(claim: Claim, voices: Voices, named: Container[str]) -> RelayNode:
    """Who speaks, under the name of the origin; who was promoted to a body on the way, under the name that he has here."""
    speaker = speaker_of(claim)
    if speaker is None or is_outlet(claim):
        return RelayNode(kind="outlet", name=speaker.name if speaker else claim.document.outlet or claim.document.id)
    voice = voices.of[claim.id]
    if voice.startswith(f"{speaker.name}, later as ") or voice.endswith(f", later as {speaker.name}"):
        return RelayNode(kind="speaker", name=speaker.name, anonymous=speaker.anonymous)
    return RelayNode(kind="speaker", name=voice, anonymous=voice not in named)


def _of_chain(claim: Claim, known: RelayNode) -> Iterator[Relay]:
    """From who knows, by each carrier, to the report; an outlet's own word goes to its report."""
    speaker, links = speaker_of(claim), middles_of(claim)
    report = RelayNode(kind="document", name=claim.document.id)
    nodes = [report, *(_node(link) for link in links), known]
    sources = [*links, speaker]
    for at, source in enumerate(sources):
        if nodes[at] != nodes[at + 1]:
            yield Relay(
                of=nodes[at + 1],
                by=nodes[at],
                basis="named",
                probability=round(source.confidence, 2) if source else 0.5,
                reason=_SAYS_SO,
                by_claim=claim.id,
                of_evidence=source.evidence if source else None,
            )


def _node(link: Source) -> RelayNode:
    carries = link.kind in ("outlet", "news_agency")
    return RelayNode(kind="outlet" if carries else "speaker", name=link.name, anonymous=link.anonymous)


def _inferred(one: Retelling, texts: Texts) -> Relay:
    earlier, later = one.earlier, one.later
    dropped = None if any(c.what == "condition_inverted" for c in one.changes) else _dropped(one, texts)
    return Relay(
        of=RelayNode(kind="document", name=earlier.document.id),
        by=RelayNode(kind="document", name=later.document.id),
        basis="inferred",
        changes=(*one.changes, *((dropped,) if dropped else ())),
        probability=one.probability,
        reason=one.reason,
        of_claim=earlier.id,
        by_claim=later.id,
        of_evidence=earlier.evidence,
        by_evidence=later.evidence,
    )


def _dropped(one: Retelling, texts: Texts) -> RelayChange | None:
    """The condition of the earlier report, where the later tells the same plainly."""
    words = _condition(one.earlier, texts)
    plainly = find_position(one.later)[0] == "says" and find_position(one.earlier)[0] == "says"
    if words is None or not plainly or _condition(one.later, texts) is not None:
        return None
    return RelayChange(what="condition_dropped", before=words)


def _condition(claim: Claim, texts: Texts) -> str | None:
    document = texts.get(claim.document.id)
    return find_condition(claim, document.text if document else None)


def _together(held: Relay, other: Relay) -> Relay:
    """Two claims of one report that go back to another: one edge, as sure as the surer, with what was lost in either."""
    surer = max(held, other, key=lambda relay: relay.probability)
    return replace(surer, changes=tuple(dict.fromkeys((*held.changes, *other.changes))))
