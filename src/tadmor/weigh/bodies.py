"""Bodies that speak of one event through many mouths: the hospital and its doctors, the ministry with and without its country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId
from tadmor.model.source import Source
from tadmor.text.phrases import WORD, fold
from tadmor.weigh.speakers import is_outlet, speaker_of

_SPELLING = {"defense": "defence", "centre": "center", "ministerial": "ministry", "policemen": "police"}
# Who lends a body its voice; a single "official" or "doctor" may be anybody of it, and stays himself.
_MOUTHS = frozenset(
    "spokesman spokeswoman spokesperson representative press service statement communique administration leadership doctors medics "
    "nurses staff surgeons".split()
)
_SMALL = frozenset("the a an of at in for from to and s with by on local own its their chief".split())
# One doctor speaks for the hospital that he is said to be of, where its name is told with him.
_OF_A_HOSPITAL = frozenset("doctor nurse surgeon medic physician director head manager".split())
_HOSPITALS = frozenset({"hospital", "clinic"})
_MEDICAL_MOUTHS = frozenset("officials sources workers".split())
_NUMBERS = frozenset("one two three four five six several some many".split())
# Words of bodies that many places have: a name made of these alone means the one body of its kind that the event knows.
_COMMON = frozenset(
    (
        "hospital clinic town city village district province provincial regional region state national central military army "
        "police ministry defence interior health foreign emergency rescue fire border guard security council court prosecutor "
        "prosecutors office government governor mayor administration authorities command coalition center municipality"
    ).split()
)
_GROUP = frozenset("group movement militants rebels fighters organisation organization".split())
_SPEAKING = frozenset(("state_body", "military", "official", "armed_group", "un_body", "ngo", "medical"))


@dataclass(slots=True)
class _Speaker:
    """All names of one key: `bodies` are the words of each without those of mouths."""

    names: set[str] = field(default_factory=set)
    bodies: set[frozenset[str]] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    is_body: bool = False

    @property
    def medical(self) -> bool:
        return "medical" in self.kinds

    @property
    def fullest(self) -> frozenset[str]:
        return max(self.bodies, key=lambda body: (len(body), sorted(body)), default=frozenset())


def join_bodies(claims: Sequence[Claim], keys: Mapping[ClaimId, str]) -> dict[ClaimId, str]:
    """Keys of the claims of one event, the same for a body and those who speak for it. Only to be used within one event.

    A body named in general words ("the hospital", "local police", "the defence ministry") is the one body there whose name holds
    them; a spokesman for "the group" is the armed group of his report; a capital that stands for its government is the one speaker
    of that state in its report; two speakers named in one breath are the first of them who is also heard alone.
    """
    speakers = _speakers(claims, keys)
    moved = {key: _home(key, speakers) for key in sorted(speakers)}
    return {claim.id: _follow(keys[claim.id], moved) for claim in claims}


def _speakers(claims: Sequence[Claim], keys: Mapping[ClaimId, str]) -> dict[str, _Speaker]:
    speakers: dict[str, _Speaker] = defaultdict(_Speaker)
    for claim in claims:
        source = speaker_of(claim)
        if source is None or is_outlet(claim):
            continue
        held = speakers[keys[claim.id]]
        held.names.add(source.name)
        held.bodies.add(_body(source))
        held.kinds.add(source.kind)
        held.documents.add(claim.document.id)
        held.is_body = held.is_body or _lends_voice(source)
        if source.party:
            held.parties.add(source.party)
        if source.entity_id and source.entity_id.startswith("state:") and "/" not in source.entity_id:
            held.states.add(source.entity_id)
    return dict(speakers)


def _words(source: Source) -> frozenset[str]:
    words = (fold(word) for word in WORD.findall(source.name))
    return frozenset(_SPELLING.get(word, word) for word in words) - _SMALL


def _body(source: Source) -> frozenset[str]:
    words = _words(source) - _MOUTHS
    if source.kind != "medical":
        return words
    return words - _MEDICAL_MOUTHS - (_OF_A_HOSPITAL if words & _HOSPITALS else frozenset())


def _lends_voice(source: Source) -> bool:
    """True for a body under its name, and for a hidden speaker who gives its voice."""
    words = _words(source)
    if not source.anonymous:
        return True
    if source.kind != "medical":
        return bool(words & _MOUTHS)
    return bool(words & (_MOUTHS | _MEDICAL_MOUTHS)) or bool(words & _OF_A_HOSPITAL and words & _HOSPITALS)


def _home(key: str, speakers: Mapping[str, _Speaker]) -> str:
    """The key that a speaker is counted under: its own, or that of the one other whom it can only mean."""
    mine = speakers[key]
    body = mine.fullest
    if mine.is_body and body and body <= _GROUP:
        return _only(
            key,
            [k for k, s in speakers.items() if "armed_group" in s.kinds and s.documents & mine.documents and k != key],
        )
    if mine.states:
        return _only(key, [k for k, s in speakers.items() if k != key and _speaks_for(s, mine)])
    parts = _compound(key, speakers)
    if parts:
        return parts[0]
    if mine.medical and mine.is_body and body & _HOSPITALS and not body <= _COMMON:
        return min(k for k, s in speakers.items() if s.medical and s.is_body and s.fullest == body)
    if not mine.is_body or not mine.kinds <= _SPEAKING or not body <= _COMMON:
        return key
    if not body and not mine.medical:
        return key
    return _only(key, _holders(key, speakers))


def _only(key: str, others: Sequence[str]) -> str:
    return others[0] if len(others) == 1 else key


def _speaks_for(speaker: _Speaker, state: _Speaker) -> bool:
    return bool(speaker.parties & state.states and speaker.documents & state.documents) and not speaker.states


def _holders(key: str, speakers: Mapping[str, _Speaker]) -> list[str]:
    """The fullest bodies whose name holds this one's; of equals the first by key."""
    mine = speakers[key]
    holding = [
        (other, speaker.fullest)
        for other, speaker in sorted(speakers.items())
        if other != key
        and speaker.is_body
        and speaker.medical == mine.medical
        and speaker.kinds <= _SPEAKING
        and not speaker.states
        and (mine.fullest < speaker.fullest or (mine.fullest == speaker.fullest and other < key))
        and (mine.fullest or "hospital" in speaker.fullest or "clinic" in speaker.fullest)
    ]
    tops = [(other, body) for other, body in holding if not any(body < wider for _, wider in holding)]
    return [tops[0][0]] if tops and len({body for _, body in tops}) == 1 else [other for other, _ in tops]


def _compound(key: str, speakers: Mapping[str, _Speaker]) -> list[str]:
    """Speakers heard alone whose names are the parts of "X and Y", in that order; empty where a part is nobody's name."""
    if any(" and " not in name for name in speakers[key].names):
        return []
    for name in sorted(speakers[key].names):
        parts = [
            frozenset(fold(word) for word in WORD.findall(part)) - _SMALL - _NUMBERS for part in name.split(" and ")
        ]
        if len(parts) < 2:
            continue
        alone = [
            [
                other
                for other, s in sorted(speakers.items())
                if other != key and any(part and part <= b for b in s.bodies)
            ]
            for part in parts
        ]
        if all(alone):
            return [others[0] for others in alone]
    return []


def _follow(key: str, moved: Mapping[str, str]) -> str:
    seen = {key}
    while (further := moved.get(key, key)) not in seen:
        key = further
        seen.add(key)
    return key
