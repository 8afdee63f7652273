"""Which reports share passages, and which relay one statement of one speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.ids import DocumentId
from tadmor.model.incident import CopyGroup, CopyKind
from tadmor.weigh.connected import Connected
from tadmor.weigh.holders import by_document, find_earliest, find_writer
from tadmor.weigh.paraphrases import find_relays
from tadmor.weigh.translations import find_translations


def find_copies(documents: Sequence[Document], claims: Sequence[Claim]) -> tuple[CopyGroup, ...]:
    """Groups of two or more reports, named by url (by id where there is none), sorted; each with who had it first.

    `near_duplicate`: texts of which the shorter has at least 45 % of its runs of five words in the other; a group is what such
    pairs connect. `translation`: reports in two languages whose figures, names and quotations agree. `same_statement`: reports
    that relay one speaker with the same figures, the same denial or the same words, where they are not copies of one text anyway.
    """
    ordered = sorted(documents, key=lambda d: (d.url or d.id, d.id))
    names: dict[DocumentId, str] = {d.id: d.url or d.id for d in ordered}
    told = by_document(claims)
    groups = [_as_group(copied, kind, basis, told) for copied, kind, basis in (*_texts(ordered), *_translated(ordered))]
    relays = find_relays(ordered, [c for c in claims if c.document.id in names], names, groups)
    apart = [relay for relay in relays if not any(set(relay.documents) <= set(g.documents) for g in groups)]
    by_name: dict[str, list[Document]] = defaultdict(list)
    for document in ordered:
        by_name[names[document.id]].append(document)
    groups += [_dated(relay, [d for name in relay.documents for d in by_name[name]]) for relay in apart]
    return tuple(sorted(groups, key=lambda g: (g.kind, g.documents, g.basis)))


def _texts(documents: Sequence[Document]) -> Iterator[tuple[list[Document], CopyKind, str]]:
    from tadmor.weigh.passages import find_similar

    for members in _connect(find_similar([document.text for document in documents])):
        yield [documents[at] for at in members], "near_duplicate", "shares passages: long runs of the same words"


def _translated(documents: Sequence[Document]) -> Iterator[tuple[list[Document], CopyKind, str]]:
    figures = find_translations(documents)
    for members in _connect(figures):
        shared = ", ".join(figures[min(pair for pair in figures if pair[0] == members[0])])
        basis = f"figures ({shared}), names and quotations agree in one order"
        yield [documents[at] for at in members], "translation", basis


def _as_group(
    documents: Sequence[Document], kind: CopyKind, basis: str, told: Mapping[DocumentId, Sequence[Claim]]
) -> CopyGroup:
    whose = find_writer(documents, told)
    earliest = find_earliest(documents, whose)
    return CopyGroup(
        documents=tuple(sorted(document.url or document.id for document in documents)),
        kind=kind,
        basis=basis,
        earliest=(earliest.url or earliest.id) if earliest else None,
        rests_on=whose,
    )


def _dated(relay: CopyGroup, documents: Sequence[Document]) -> CopyGroup:
    earliest = find_earliest(documents)
    return replace(relay, earliest=(earliest.url or earliest.id) if earliest else None)


def _connect(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    connected = Connected[int]()
    for pair in pairs:
        connected.join(*pair)
    return connected.groups()
