"""From the chain of an earlier claim to that of a later one: whom it kept and lost, who took whose place, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tadmor.model.claim import Claim
from tadmor.model.relay import RelayChange
from tadmor.model.source import Source
from tadmor.text.phrases import WORD, fold
from tadmor.weigh.conditions import is_own_statement, saw_itself
from tadmor.weigh.drift import Match
from tadmor.weigh.hidden import describe, may_be_one
from tadmor.weigh.publication import days_between
from tadmor.weigh.speakers import NAMELESS, OFFICES, is_hidden, is_outlet, speaker_of, words_of

Joins = Literal["speakers", "statement", "figures", "nothing"]
_CARRIERS = ("outlet", "news_agency")
_OWN_DAYS, _NEAR_DAYS = 7, 3
_LEAST, _TELLING = 5, 10
_LEAST_INITIALS = 3
_BODIES: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (
        frozenset("military army security defence defense armed officer general navy soldier intelligence".split()),
        frozenset("army military defence defense forces navy command".split()),
    ),
    (frozenset("police interior security investigator".split()), frozenset("police interior".split())),
    (
        frozenset("medical health hospital medic doctor nurse".split()),
        frozenset("hospital health clinic medical morgue".split()),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What became of the chain. `joins`: the two speakers are one, or the later claim is the earlier speaker's, or its figures are.

    `lost_speaker`: an outlet tells in its own voice what somebody said.
    """

    probability: float
    reason: str
    joins: Joins = "nothing"
    changes: tuple[RelayChange, ...] = ()
    lost_speaker: bool = False


def find_step(earlier: Claim, later: Claim, matches: Sequence[Match], *, one_speaker: bool) -> Step | None:
    """How the later claim can go back to the earlier one; None where it cannot. `matches` are the figures that both give."""
    if is_outlet(later):
        return _to_outlet(earlier, later, matches)
    if is_outlet(earlier):
        return None
    if one_speaker:
        return Step(probability=0.9, reason="the same speaker gives the same", changes=_lost_links(earlier, later))
    if not matches:
        return None
    return (
        _without_end(earlier, later) or _promoted(earlier, later, matches) or _without_carrier(earlier, later, matches)
    )


def is_before(earlier: Claim, later: Claim) -> bool:
    """True where the days, or the hours of one day, say so; in one day also where the later report names the earlier's outlet."""
    first, second = earlier.document.published, later.document.published
    if first is None or second is None:
        return names_outlet(later, earlier)
    if first[:10] != second[:10]:
        return first[:10] < second[:10]
    if len(first) == len(second) > 10 and first[19:] == second[19:] and first != second:
        return first < second
    return names_outlet(later, earlier)


def names_outlet(later: Claim, earlier: Claim) -> bool:
    """True where a chain goes through the outlet of another report."""
    outlet = spelt(earlier.document.outlet or "")
    if not outlet or outlet == spelt(later.document.outlet or ""):
        return False
    return any(
        outlet == spelt(link.name) or _is_short(link.name, earlier.document.outlet or "") for link in later.sources
    )


def spelt(name: str) -> str:
    """A name in one way of writing, without what names of outlets and agencies share, and the agency in brackets after one."""
    words = (fold(word) for word in WORD.findall(name.partition(" (")[0]))
    return "".join(word for word in words if word not in ("the", "com", "org", "net", "news", "agency"))


def _is_short(name: str, full: str) -> bool:
    """True for the initials of a name: "SCPA" of Southern Cross Press Agency."""
    initials = "".join(word[0] for word in WORD.findall(full) if word[0].isupper())
    return len(initials) >= _LEAST_INITIALS and name == initials


def _to_outlet(earlier: Claim, later: Claim, matches: Sequence[Match]) -> Step | None:
    if not matches:
        return None
    speaker = speaker_of(earlier)
    if names_outlet(later, earlier):
        reason = f"it names {earlier.document.outlet} as its source"
        if is_outlet(earlier) or speaker is None:
            return Step(probability=0.95, reason=reason)
        gone = RelayChange(what="link_lost", before=speaker.name)
        return Step(probability=0.9, reason=reason, joins="figures", changes=(gone,))
    if saw_itself(later):
        return None
    if is_outlet(earlier) or speaker is None or days_between(earlier, later) > _OWN_DAYS or len(later.sources) > 1:
        return None
    return Step(
        probability=_how_telling(matches, 0.55),
        reason=f"the same figure, which only {speaker.name} gave before, and no source is named",
        joins="figures",
        changes=(RelayChange(what="became_own_voice", before=speaker.name, after=later.document.outlet),),
        lost_speaker=True,
    )


def _how_telling(matches: Sequence[Match], base: float) -> float:
    """Small and round numbers are met by chance; two that agree are not."""
    number = max(match.number for match in matches)
    sure = base + (0.15 if number >= _TELLING else 0.0) - (0.25 if number < _LEAST else 0.0)
    sure += 0.1 if number >= _TELLING and number % 10 else 0.0
    sure += 0.1 if len(matches) > 1 else 0.0
    return round(min(0.95, sure), 2)


def _without_end(earlier: Claim, later: Claim) -> Step | None:
    """ "The police said, citing the hospital" became "the police said"."""
    known, teller = speaker_of(earlier), speaker_of(later)
    if known is None or teller is None or teller.kind in _CARRIERS:
        return None
    if not any(_is_same(link, teller) for link in middles_of(earlier)):
        return None
    gone = RelayChange(what="link_lost", before=known.name, after=teller.name)
    reason = f"the same figure, which {teller.name} had from {known.name} in the earlier report"
    return Step(probability=0.85, reason=reason, joins="statement", changes=(gone,))


def _promoted(earlier: Claim, later: Claim, matches: Sequence[Match]) -> Step | None:
    """An unnamed speaker, and later, with the same figure, a body that he can be of."""
    hidden, body = speaker_of(earlier), speaker_of(later)
    if hidden is None or body is None or not is_hidden(earlier) or body.anonymous:
        return None
    if not can_be_of(hidden, body) or days_between(earlier, later) > _NEAR_DAYS:
        return None
    sure = _how_telling(matches, 0.55) - (0.4 if is_own_statement(later) else 0.0)
    return Step(
        probability=round(sure, 2),
        reason=f"{hidden.name} can be of {body.name}, and gave the same figure before it",
        joins="speakers",
        changes=(RelayChange(what="source_promoted", before=hidden.name, after=body.name),),
    )


def can_be_of(hidden: Source, body: Source) -> bool:
    """True where an unnamed speaker can belong to a body: the same side, and the words of the one fit the other."""
    if body.kind not in ("state_body", "military", "armed_group", "medical", "un_body", "ngo"):
        return False
    if hidden.party and body.party and hidden.party != body.party:
        return False
    told, named = _plain(hidden), _plain(body)
    if named - OFFICES and named - OFFICES <= told:
        return True
    if named and named <= told:
        return True
    if "armed_group" in (hidden.kind, body.kind):
        return hidden.kind == body.kind and (
            hidden.party is not None and hidden.party in (body.party, body.entity_id, body.name)
        )
    return any(told & of and named & bodies for of, bodies in _BODIES)


def _plain(source: Source) -> frozenset[str]:
    return frozenset(
        word.removesuffix("s") if len(word) > 4 and word != "forces" else word for word in words_of(source)
    ) - (NAMELESS | {"of", "for", "spokesman", "statement", "official", "source"})


def _without_carrier(earlier: Claim, later: Claim, matches: Sequence[Match]) -> Step | None:
    """An unnamed speaker whom an agency or another told of quoted, and the same without them."""
    if not (is_hidden(earlier) and is_hidden(later)) or days_between(earlier, later) > _NEAR_DAYS:
        return None
    first, second = speaker_of(earlier), speaker_of(later)
    if first is None or second is None or not may_be_one(describe(first), describe(second)):
        return None
    told, others = describe(first)[1], describe(second)[1]
    if not (told <= others or others <= told):
        return None
    if first.party and second.party and first.party != second.party:
        return None
    gone = _lost_links(earlier, later)
    if not gone:
        return None
    reason = f"{second.name}, described as the one whom {gone[0].before} quotes, with the same figure"
    return Step(probability=_how_telling(matches, 0.5), reason=reason, joins="speakers", changes=gone)


def middles_of(claim: Claim) -> list[Source]:
    """The links between a report's own outlet and who speaks."""
    speaker = speaker_of(claim)
    own = spelt(claim.document.outlet or "")
    return [link for link in claim.sources if link is not speaker and spelt(link.name) != own]


def _lost_links(earlier: Claim, later: Claim) -> tuple[RelayChange, ...]:
    """Links of an earlier chain that a later one does not name: any of an unnamed speaker, else those who are no carriers."""
    speaker, other = speaker_of(earlier), speaker_of(later)
    if speaker is None or other is None:
        return ()
    kept = {spelt(link.name) for link in later.sources} | {spelt(later.document.outlet or "")}
    words = words_of(speaker) | words_of(other)
    lost = [
        link.name
        for link in middles_of(earlier)
        if spelt(link.name) not in kept
        and (is_hidden(earlier) or link.kind not in _CARRIERS)
        and not words_of(link) - NAMELESS <= words
        and not any(_is_same(link, held) for held in later.sources)
    ]
    first = earlier.sources[0] if earlier.sources else None
    if first is not None and first.kind == "news_agency" and is_hidden(earlier) and spelt(first.name) not in kept:
        lost.insert(0, first.name)
    gone = [name for name in dict.fromkeys(lost) if not any(_is_short(link.name, name) for link in later.sources)]
    return tuple(RelayChange(what="link_lost", before=name) for name in gone)


def _is_same(a: Source, b: Source) -> bool:
    if a.entity_id and a.entity_id == b.entity_id:
        return True
    return spelt(a.name) == spelt(b.name) or words_of(a) - NAMELESS == words_of(b) - NAMELESS
