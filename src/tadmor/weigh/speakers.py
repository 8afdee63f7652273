"""Who speaks in a claim, under a key that is equal for one speaker under several names, in whatever event he speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId
from tadmor.model.incident import CopyGroup
from tadmor.model.source import Source
from tadmor.text.phrases import WORD, fold
from tadmor.weigh.hidden import join_hidden
from tadmor.weigh.sayings import offices_of, spelling_of

_OUTLETS = ("outlet", "news_agency")
_PRONOUNS = frozenset("he she it they we i who which this that these those him her them".split())
_SAME_OFFICE = {"envoy": "ambassador", "envoys": "ambassadors"}
_OWN = frozenset(("our", "ours", "us"))
_ONE_HOLDER = frozenset(("ambassador", "president", "premier"))
_LEAST_INITIALS = 3
# Words that say of a speaker only that he has no name.
NAMELESS = frozenset("unnamed anonymous unidentified undisclosed a an the one some s".split())
# Words of offices and bodies: a name made of these alone ("the ministry", "police") is somebody only within its report.
OFFICES = frozenset(
    fold(word)
    for word in (
        "the a an of and for in at on by from to with s ministry minister department office official officials spokesman "
        "spokeswoman spokesperson police army military armed forces government governor mayor president prime general colonel "
        "major captain chief head director deputy commander leader authorities regional local national state city district "
        "province emergency service services rescue rescuers prosecutor prosecutors investigators court council statement source "
        "sources witness witnesses resident residents doctor doctors medic medics hospital group foreign defence defense "
        "interior health coalition mr mrs unnamed anonymous unidentified undisclosed senior"
    ).split()
)


def speaker_of(claim: Claim) -> Source | None:
    """The last source of the chain that is more than a pronoun: who claims to know. None where the chain is empty."""
    return next((s for s in reversed(claim.sources) if not words_of(s) <= _PRONOUNS), (*claim.sources, None)[-1])


def is_outlet(claim: Claim) -> bool:
    """True where an outlet speaks for itself, and not of people or things of its own ("our staff"): of those it knows."""
    speaker = speaker_of(claim)
    if speaker is None:
        return True
    return speaker.kind in _OUTLETS and not (len(claim.sources) == 1 and _is_of_own(claim))


def _is_of_own(claim: Claim) -> bool:
    names = (*(actor.name for actor in claim.actors), *(quantity.belongs_to or "" for quantity in claim.quantities))
    return any(not _OWN.isdisjoint(WORD.findall(name.casefold())) for name in names)


def is_hidden(claim: Claim) -> bool:
    """True where the speaker is somebody without a name."""
    speaker = speaker_of(claim)
    return speaker is not None and speaker.anonymous and speaker.kind not in _OUTLETS


def words_of(source: Source) -> frozenset[str]:
    """The words of a name in comparison form; an envoy is an ambassador."""
    return frozenset(_SAME_OFFICE.get(word, word) for word in map(fold, WORD.findall(source.name)))


def folded(source: Source) -> str:
    """A name in comparison form."""
    return " ".join(fold(word) for word in WORD.findall(source.name))


def best_source(group: Sequence[Claim]) -> Source | None:
    """The fullest way in which the speaker of these claims is named."""
    sources = [source for claim in group if (source := speaker_of(claim)) is not None]
    return max(
        sources,
        key=lambda s: (
            not s.anonymous,
            " and " not in s.name,
            len(words_of(s) - OFFICES),
            len(words_of(s) - NAMELESS),
            not words_of(s) & {"unnamed", "anonymous"},
            len(words_of(s)),
        ),
        default=None,
    )


def speaker_keys(
    claims: Sequence[Claim], copies: Sequence[CopyGroup] = (), *, one_event: bool = False
) -> dict[ClaimId, str]:
    """A key for the speaker of every claim. The order of claims does not count. Villagers are not the hospital of their town.

    `one_event`: all claims tell of one event, so that a hidden speaker of one agency is one without a figure in common.
    """
    copied = {name: min(g.documents) for g in copies if g.kind != "same_statement" for name in g.documents}
    raw = _one_hidden_speaker(claims, {claim.id: _raw_key(claim, copied) for claim in claims})
    named = {c.id: s for c in claims if is_hidden(c) and (s := speaker_of(c)) is not None}
    raw = raw | join_hidden([c for c in claims if c.id in named], named, raw, copied, one_event=one_event)
    names: dict[str, frozenset[str]] = {}
    entities: dict[str, set[str]] = defaultdict(set)
    witnesses: set[str] = set()
    for claim in claims:
        source = speaker_of(claim)
        if source is not None and not is_outlet(claim) and (not source.anonymous or _holds_office(source)):
            key = raw[claim.id]
            if source.kind == "witness" and not _is_full_name(source):
                witnesses.add(key)
            spelt = _in_one_spelling(words_of(source))
            names[key] = names.get(key, frozenset()) | spelt if source.entity_id else spelt
            if source.entity_id:
                entities[key].add(source.entity_id)
    alike = {mark: {k: held for k, held in names.items() if (k in witnesses) == mark} for mark in (True, False)}
    full = {key: _fuller_name(key, alike[key in witnesses], entities) for key in sorted(names)}
    plain = {claim.id: full.get(raw[claim.id], raw[claim.id]) for claim in claims}
    known = plain | _initials(claims, plain)
    return _in_copies(claims, known | _general_words(claims, known), copied)


def _in_copies(claims: Sequence[Claim], keys: dict[ClaimId, str], copied: Mapping[str, str]) -> dict[ClaimId, str]:
    """Reports that carry one text quote the same people: who tells the same in two of them is one, as most reports know him."""
    told: dict[tuple[object, ...], set[tuple[str, str]]] = defaultdict(set)
    reports: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        reports[keys[claim.id]].add(claim.document.id)
        text = copied.get(claim.document.url or claim.document.id)
        if text and not is_outlet(claim):
            figures = frozenset((q.what, q.low, q.high) for q in claim.quantities)
            same = (text, claim.kind, claim.stance, fold(claim.trigger.text), figures)
            told[same].add((claim.document.id, keys[claim.id]))
    moved: dict[tuple[str, str], str] = {}
    for _, speakers in sorted(told.items(), key=lambda item: repr(item[0][:4])):
        if len({document for document, _ in speakers}) == len(speakers):
            best = max((key for _, key in speakers), key=lambda key: (len(reports[key]), len(key), key))
            moved |= dict.fromkeys(speakers, best)
    return {c.id: moved.get((c.document.id, keys[c.id]), keys[c.id]) for c in claims}


def _is_full_name(source: Source) -> bool:
    """True for "Ilja Brandt": whoever else bears that name here is he, as what he may speak."""
    words = WORD.findall(source.name)
    return len(words) > 1 and all(word[0].isupper() and fold(word) not in OFFICES for word in words)


def _in_one_spelling(words: frozenset[str]) -> frozenset[str]:
    """Names in one of the ways in which they are spelt; words of offices as they are."""
    return frozenset(word if word in OFFICES or offices_of((word,)) else spelling_of(word) for word in words)


def _holds_office(source: Source) -> bool:
    """True for the one holder of an office of a named body ("Aland's UN ambassador"): whoever is named with it is he."""
    words = words_of(source)
    return bool(words & _ONE_HOLDER) and len(words - OFFICES - _ONE_HOLDER) > 1


def _initials(claims: Sequence[Claim], keys: Mapping[ClaimId, str]) -> dict[ClaimId, str]:
    """An outlet named by the initials of a speaker of its own report is that speaker: the monitor's own page."""
    spoken: dict[tuple[str, str], str] = {}
    for claim in claims:
        source = speaker_of(claim)
        if source is not None and not source.anonymous and not is_outlet(claim):
            initials = "".join(word[0] for word in WORD.findall(source.name) if word[0].isupper())
            if len(initials) >= _LEAST_INITIALS:
                spoken[(claim.document.id, initials)] = keys[claim.id]
    own = ((c, s) for c in claims if (s := speaker_of(c)) is not None and is_outlet(c))
    return {c.id: spoken[(c.document.id, s.name)] for c, s in own if (c.document.id, s.name) in spoken}


def _one_hidden_speaker(claims: Sequence[Claim], raw: Mapping[ClaimId, str]) -> dict[ClaimId, str]:
    """An anonymous speaker is one within a report, even where only one of its sentences names the agency that carries him."""
    least: dict[tuple[str, str], str] = {}
    hidden = {c.id: (c.document.id, folded(s)) for c in claims if is_hidden(c) and (s := speaker_of(c)) is not None}
    for claim, place in hidden.items():
        least[place] = min(least.get(place, raw[claim]), raw[claim])
    return {claim: least[hidden[claim]] if claim in hidden else key for claim, key in raw.items()}


def _general_words(claims: Sequence[Claim], keys: Mapping[ClaimId, str]) -> dict[ClaimId, str]:
    """A speaker named by one word of office: who is named in full with it in the same report, else of that report alone."""
    by_report: dict[str, list[tuple[Claim, Source]]] = defaultdict(list)
    for claim in claims:
        source = speaker_of(claim)
        if source is not None and not source.anonymous and not is_outlet(claim):
            by_report[claim.document.id].append((claim, source))
    found: dict[ClaimId, str] = {}
    for document, group in by_report.items():
        for claim, source in group:
            words = words_of(source) - {"the"}
            if source.entity_id or words - OFFICES or not words:
                continue
            fuller = {keys[other.id] for other, named in group if words < words_of(named) - {"the"}}
            if len(fuller) == 1:
                found[claim.id] = min(fuller)
            elif len(words) == 1:
                found[claim.id] = f"{keys[claim.id]} in {document}"
    return found


def _raw_key(claim: Claim, copied: Mapping[str, str]) -> str:
    speaker = speaker_of(claim)
    if speaker is None:
        return f"outlet {claim.document.outlet or claim.document.id}"
    if is_outlet(claim):
        text = copied.get(claim.document.url or claim.document.id) if len(claim.sources) == 1 else None
        return f"text {text}" if text else f"outlet {speaker.entity_id or compact(speaker)}"
    if speaker.kind in _OUTLETS:
        return f"outlet {speaker.entity_id or compact(speaker)}"
    if speaker.entity_id and not speaker.anonymous:
        return f"entity {speaker.entity_id}"
    if speaker.anonymous:
        at = claim.sources.index(speaker)
        carrier = claim.sources[at - 1] if at else speaker
        return f"hidden {folded(speaker)} by {carrier.entity_id or folded(carrier)}"
    return f"name {folded(speaker)}"


def compact(outlet: Source) -> str:
    """An outlet however it is spelt: "The Varda Post", "vardapost"."""
    return "".join(word for word in folded(outlet).split() if word not in ("the", "com", "org", "net"))


def _fuller_name(key: str, names: Mapping[str, frozenset[str]], entities: Mapping[str, set[str]]) -> str:
    """The key whose name holds all words of this one's name, where there is exactly one: "Brandt" is "Ilja Brandt"."""
    words = names[key] - OFFICES
    if not words or key in entities:
        return key
    fuller = [
        other
        for other, held in names.items()
        if other != key and words <= held - OFFICES and _longer(other, key, names)
    ]
    tops = [o for o in fuller if not any(names[o] - OFFICES < names[p] - OFFICES for p in fuller)]
    persons = {names[o] - OFFICES for o in tops}
    return min(tops, key=lambda o: (o not in entities, -len(names[o]), o)) if len(persons) == 1 else key


def _longer(other: str, key: str, names: Mapping[str, frozenset[str]]) -> bool:
    """False for two offices of one place or one surname: the governor of Varda is not its police."""
    mine, theirs = names[key], names[other]
    held, others = offices_of(mine), offices_of(theirs)
    if held and others and not held & others:
        return False
    if mine - OFFICES < theirs - OFFICES:
        return True
    compatible = mine <= theirs or theirs <= mine or len(mine - OFFICES) > 1
    return compatible and (len(theirs), other) > (len(mine), key)
