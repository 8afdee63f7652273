"""Who knows: ultimate speakers of the claims of an incident, each once under all its names; relays and copies are no origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId
from tadmor.model.incident import CopyGroup, Origin
from tadmor.model.source import Source
from tadmor.text.phrases import WORD, fold

_OUTLETS = ("outlet", "news_agency")
# Words of offices and bodies: a name made of these alone ("the ministry", "police") is somebody only within its report.
_OFFICES = frozenset(
    fold(word)
    for word in (
        "the a an of and for in s ministry minister department office official officials spokesman spokeswoman spokesperson "
        "police army military armed forces government governor mayor president prime general colonel major captain chief head "
        "director deputy commander leader authorities regional local national state city district province emergency service "
        "services rescue rescuers prosecutor prosecutors investigators court council statement source sources witness witnesses "
        "resident residents doctor doctors medic medics hospital group foreign defence defense interior health coalition mr mrs"
    ).split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """`origins` are the independent ones; `of` names for each claim its voice: an origin, or an outlet that names nobody."""

    origins: tuple[Origin, ...]
    of: Mapping[ClaimId, str]


def find_origins(claims: Sequence[Claim], copies: Sequence[CopyGroup] = ()) -> tuple[Origin, ...]:
    """The independent origins of the claims of one incident, those with most claims first."""
    return find_voices(claims, copies).origins


def find_voices(claims: Sequence[Claim], copies: Sequence[CopyGroup] = ()) -> Voices:
    """Origins, and the voice of every claim.

    The last source of a chain is its speaker. An outlet that names no source is an origin only where no claim has a speaker;
    outlets that share one text are then one voice.
    """
    ordered = sorted(claims, key=lambda c: (c.document.published or "", c.document.id, c.trigger.start, c.id))
    keys = speaker_keys(ordered, copies)
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in ordered:
        groups[keys[claim.id]].append(claim)
    spoken = {key for key, group in groups.items() if any(not _is_outlet(c) for c in group)}
    labels = _labels({key: _best_source(group) for key, group in groups.items()})
    parties = {name for claim in ordered for actor in claim.actors for name in (actor.entity_id, actor.name) if name}
    origins = [_origin(labels[key], group, parties) for key, group in groups.items() if not spoken or key in spoken]
    origins.sort(key=lambda o: (-len(o.claims), o.name))
    return Voices(origins=tuple(origins), of={claim.id: labels[keys[claim.id]] for claim in ordered})


def speaker_keys(claims: Sequence[Claim], copies: Sequence[CopyGroup] = ()) -> dict[ClaimId, str]:
    """A key for the speaker of every claim, equal for one speaker under several names. The order of claims does not count."""
    copied = {name: min(g.documents) for g in copies if g.kind != "same_statement" for name in g.documents}
    raw = _one_hidden_speaker(claims, {claim.id: _raw_key(claim, copied) for claim in claims})
    names: dict[str, frozenset[str]] = {}
    entities: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        source = claim.sources[-1] if claim.sources else None
        if source is not None and not source.anonymous and not _is_outlet(claim):
            key = raw[claim.id]
            names[key] = names.get(key, frozenset()) | _words(source) if source.entity_id else _words(source)
            if source.entity_id:
                entities[key].add(source.entity_id)
    full = {key: _fuller_name(key, names, entities) for key in sorted(names)}
    plain = {claim.id: full.get(raw[claim.id], raw[claim.id]) for claim in claims}
    return plain | _general_words(claims, plain)


def _one_hidden_speaker(claims: Sequence[Claim], raw: Mapping[ClaimId, str]) -> dict[ClaimId, str]:
    """An anonymous speaker is one within a report, even where only one of its sentences names the agency that carries him."""
    least: dict[tuple[str, str], str] = {}
    for claim in claims:
        if claim.sources and claim.sources[-1].anonymous and not _is_outlet(claim):
            place = (claim.document.id, _folded(claim.sources[-1]))
            least[place] = min(least.get(place, raw[claim.id]), raw[claim.id])
    hidden = {
        claim.id: (claim.document.id, _folded(claim.sources[-1]))
        for claim in claims
        if claim.sources and claim.sources[-1].anonymous and not _is_outlet(claim)
    }
    return {claim.id: least[hidden[claim.id]] if claim.id in hidden else raw[claim.id] for claim in claims}


def _general_words(claims: Sequence[Claim], keys: Mapping[ClaimId, str]) -> dict[ClaimId, str]:
    """A speaker named by one word of office: who is named in full with it in the same report, else of that report alone."""
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.sources and not claim.sources[-1].anonymous and not _is_outlet(claim):
            by_report[claim.document.id].append(claim)
    found: dict[ClaimId, str] = {}
    for document, group in by_report.items():
        for claim in group:
            words = _words(claim.sources[-1]) - {"the"}
            if claim.sources[-1].entity_id or words - _OFFICES or not words:
                continue
            fuller = {keys[other.id] for other in group if words < _words(other.sources[-1]) - {"the"}}
            if len(fuller) == 1:
                found[claim.id] = min(fuller)
            elif len(words) == 1:
                found[claim.id] = f"{keys[claim.id]} in {document}"
    return found


def _raw_key(claim: Claim, copied: Mapping[str, str]) -> str:
    if not claim.sources:
        return f"outlet {claim.document.outlet or claim.document.id}"
    last = claim.sources[-1]
    if _is_outlet(claim):
        text = copied.get(claim.document.url or claim.document.id) if len(claim.sources) == 1 else None
        return f"text {text}" if text else f"outlet {last.entity_id or _folded(last)}"
    if last.entity_id and not last.anonymous:
        return f"entity {last.entity_id}"
    if last.anonymous:
        carrier = claim.sources[-2] if len(claim.sources) > 1 else last
        return f"hidden {_folded(last)} by {carrier.entity_id or _folded(carrier)}"
    return f"name {_folded(last)}"


def _fuller_name(key: str, names: Mapping[str, frozenset[str]], entities: Mapping[str, set[str]]) -> str:
    """The key whose name holds all words of this one's name, where there is exactly one: "Brandt" is "Ilja Brandt"."""
    words = names[key] - _OFFICES
    if not words or key in entities:
        return key
    fuller = [
        other
        for other, held in names.items()
        if other != key and words <= held - _OFFICES and _longer(other, key, names)
    ]
    tops = [o for o in fuller if not any(names[o] - _OFFICES < names[p] - _OFFICES for p in fuller)]
    persons = {names[o] - _OFFICES for o in tops}
    return min(tops, key=lambda o: (o not in entities, -len(names[o]), o)) if len(persons) == 1 else key


def _longer(other: str, key: str, names: Mapping[str, frozenset[str]]) -> bool:
    mine, theirs = names[key], names[other]
    if mine - _OFFICES < theirs - _OFFICES:
        return True
    compatible = mine <= theirs or theirs <= mine or len(mine - _OFFICES) > 1
    return compatible and (len(theirs), other) > (len(mine), key)


def _words(source: Source) -> frozenset[str]:
    return frozenset(fold(word) for word in WORD.findall(source.name))


def _folded(source: Source) -> str:
    return " ".join(fold(word) for word in WORD.findall(source.name))


def _is_outlet(claim: Claim) -> bool:
    return not claim.sources or claim.sources[-1].kind in _OUTLETS


def _best_source(group: Sequence[Claim]) -> Source | None:
    """The fullest way in which the speaker is named."""
    sources = [claim.sources[-1] for claim in group if claim.sources]
    return max(sources, key=lambda s: (len(_words(s) - _OFFICES), len(_words(s))), default=None)


def _labels(sources: Mapping[str, Source | None]) -> dict[str, str]:
    """A name for every key, made unique by the key where two speakers share a name."""
    names = {key: source.name if source else key for key, source in sources.items()}
    counted: dict[str, int] = defaultdict(int)
    labels = {}
    for key in sorted(names):
        counted[names[key]] += 1
        number = counted[names[key]]
        labels[key] = names[key] if number == 1 else f"{names[key]} ({number})"
    return labels


def _origin(label: str, group: Sequence[Claim], actors: set[str]) -> Origin:
    source = _best_source(group)
    party = next((c.sources[-1].party for c in group if c.sources and c.sources[-1].party), None)
    entity = next((c.sources[-1].entity_id for c in group if c.sources and c.sources[-1].entity_id), None)
    return Origin(
        name=label,
        entity_id=entity,
        kind=source.kind if source else "outlet",
        party=party,
        own_interest=party in actors or entity in actors,
        claims=tuple(sorted(claim.id for claim in group)),
    )
