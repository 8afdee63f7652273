"""Reports that relay one statement in other words: the same quotation, the same word on who the dead were, the same content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.ids import DocumentId
from tadmor.model.incident import CopyGroup
from tadmor.weigh.connected import Connected
from tadmor.weigh.relays import find_same_statements, other_days
from tadmor.weigh.sayings import Sayings, find_quotations, find_sayings, may_be_one
from tadmor.weigh.told import OTHER_WORDS, Told, find_told

_DAYS = 14
_NEIGHBOURS = 24
_LONG_QUOTED = 6
_SHARED, _SHARE = 3, 0.5


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
    documents: Sequence[Document],
    claims: Sequence[Claim],
    sayings: Mapping[DocumentId, Sayings],
    names: Mapping[DocumentId, str],
) -> list[CopyGroup]:
    """Groups of reports (under their `names`) of one event within a fortnight that relay one statement in other words.

    One speaker as far as his names and offices tell, and the same quotation of three words, the same word that all were civilians
    or that none were, or half of the words that say something. A quotation of six words needs neither event nor speaker.
    """
    told = find_told(documents, claims, sayings, names)
    connected = Connected[tuple[str, int]]()
    for basis, block in _blocks(told):
        for first, second in _pairs(basis, block, told):
            connected.join((basis, first), (basis, second))
    return [_group(nodes[0][0], [told[at] for _, at in nodes]) for nodes in connected.groups()]


def _blocks(told: Sequence[Told]) -> Iterator[tuple[str, list[int]]]:
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


def _pairs(basis: str, block: Sequence[int], told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    for n, one in enumerate(block):
        for other in block[n + 1 : n + 1 + _NEIGHBOURS]:
            first, second = told[one], told[other]
            if first.report == second.report or (first.own and second.own) or not _near(first, second):
                continue
            if basis == OTHER_WORDS and not _says_alike(first, second):
                continue
            if _is_long(basis) or (_one_speaker(first, second) and _one_scene(first, second)):
                yield one, other


def _one_speaker(a: Told, b: Told) -> bool:
    """An outlet that speaks for itself is named in full by those who relay it."""
    own = [one.speaker.names for one in (a, b) if one.own]
    if own and not (own[0] and own[0] <= (a.speaker.names & b.speaker.names)):
        return False
    return may_be_one(a.speaker, b.speaker)


def _near(a: Told, b: Told) -> bool:
    return a.published is None or b.published is None or abs((a.published - b.published).days) <= _DAYS


def _says_alike(a: Told, b: Told) -> bool:
    shared = len(a.content & b.content)
    return shared >= _SHARED and shared >= _SHARE * min(len(a.content), len(b.content))


def _one_scene(a: Told, b: Told) -> bool:
    """True where both reports tell of something in one place on days that meet."""
    shared = a.scenes.keys() & b.scenes.keys()
    return any(
        not a.scenes[place]
        or not b.scenes[place]
        or any(not other_days(c, d) for c in a.scenes[place] for d in b.scenes[place])
        for place in shared
    )


def _group(basis: str, told: Sequence[Told]) -> CopyGroup:
    best = max(told, key=lambda one: (OTHER_WORDS not in one.bases, len(one.name), one.name))
    speaker = best.name.strip()
    documents = tuple(sorted({one.report for one in told}))
    return CopyGroup(documents=documents, kind="same_statement", basis=f"{speaker}: {basis}", rests_on=speaker or None)
