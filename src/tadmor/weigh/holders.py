"""Of reports that carry one text or one statement: which was published first, and whose text it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time

from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.ids import DocumentId
from tadmor.model.source import Source
from tadmor.text.phrases import WORD, fold

_WRITERS = ("outlet", "news_agency")
_LEAST_INITIALS = 3


def find_earliest(documents: Sequence[Document], whose: str | None = None) -> Document | None:
    """The report that was published before all others; None where dates leave that open.

    Of several of one day it is the only one by the outlet `whose` text it is. A report without a date may be older than any.
    """
    spans = [_published(document) for document in documents]
    known = [span for span in spans if span is not None]
    if len(known) < len(spans) or not known:
        return None
    first_end = min(end for _, end in known)
    first = [d for d, (start, _) in zip(documents, known, strict=True) if start <= first_end]
    if len(first) > 1 and whose is not None:
        first = [document for document in first if _spelt(document.outlet or "") == _spelt(whose)]
    return first[0] if len(first) == 1 else None


def _published(document: Document) -> tuple[datetime, datetime] | None:
    """Between which two moments it was published: a day is all of its hours."""
    if document.published is None:
        return None
    at = datetime.fromisoformat(document.published)
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    if len(document.published) > len("2024-05-30"):
        return at, at
    return at, datetime.combine(at.date(), time.max, tzinfo=UTC)


def find_writer(documents: Sequence[Document], claims: Mapping[DocumentId, Sequence[Claim]]) -> str | None:
    """Whose text several reports carry: the agency or outlet that most of them name, else the outlet that had it first.

    A report names whose text it is where all its claims go through one and the same carrier after its own outlet; who is quoted on
    one thing is a source. None where two are named as often, or nobody is and it is not known who was first.
    """
    names: dict[str, str] = {}
    credited: Counter[str] = Counter()
    for document in documents:
        carriers = [_carrier(claim, document) for claim in claims.get(document.id, ())]
        keys = {_key(source) if source else None for source in carriers}
        if len(keys) == 1 and (source := carriers[0]) is not None:
            credited[_key(source)] += 1
            names.setdefault(_key(source), source.name)
    if not credited:
        earliest = find_earliest(documents)
        return earliest.outlet if earliest else None
    most = max(credited.values())
    top = [key for key, count in credited.items() if count == most]
    if len(top) != 1:
        return None
    own = (document.outlet for document in documents if document.outlet and _is_named(document.outlet, names[top[0]]))
    return next(own, names[top[0]])


def _carrier(claim: Claim, document: Document) -> Source | None:
    """The link after the report's own outlet, where it is an agency or another outlet."""
    own = 1 if document.outlet else 0
    carriers = claim.sources[own : own + 1]
    return next((source for source in carriers if source.kind in _WRITERS and not source.anonymous), None)


def by_document(claims: Iterable[Claim]) -> Mapping[DocumentId, Sequence[Claim]]:
    """The claims of every report."""
    told: dict[DocumentId, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.document.id].append(claim)
    return told


def _is_named(outlet: str, name: str) -> bool:
    """True for the name of the outlet, however it is spelt, and for its initials."""
    initials = "".join(word[0] for word in WORD.findall(outlet) if word[0].isupper())
    return _spelt(outlet) == _spelt(name) or (len(initials) >= _LEAST_INITIALS and initials == name)


def _key(source: Source) -> str:
    return source.entity_id or _spelt(source.name)


def _spelt(name: str) -> str:
    return "".join(fold(word) for word in WORD.findall(name))
