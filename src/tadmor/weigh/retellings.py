"""Which claim of an event tells on what an earlier report told, and who was lost between them.

A claim goes back to an earlier one where the speaker is one, or was lost on the way, and so is the figure, denial or doubt.
Dates must say which was first: within one day the hour, or a later report that names the earlier.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId
from tadmor.model.relay import RelayChange
from tadmor.model.value import Quantity
from tadmor.weigh.conditions import find_position, tell_alike, tells_of_change
from tadmor.weigh.connected import Connected
from tadmor.weigh.drift import Match, countable, match_figures, numbers_of, spell_figure
from tadmor.weigh.lost_speakers import Step, find_step, is_before
from tadmor.weigh.publication import days_between
from tadmor.weigh.speakers import is_outlet, speaker_of

LIKELY = 0.5
_DAYS = 14
_NEIGHBOURS = 24
_DEED = frozenset(("existence", "perpetrator", "presence"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Retelling:
    """`later` tells on what `earlier` told. `figures` are those of `later` that it has from there."""

    earlier: Claim
    later: Claim
    changes: tuple[RelayChange, ...]
    probability: float
    reason: str
    figures: tuple[Quantity, ...]
    step: Step


def find_retellings(
    claims: Sequence[Claim], keys: Mapping[ClaimId, str]
) -> tuple[tuple[Retelling, ...], dict[ClaimId, str]]:
    """Retellings among the claims of one event, at most one for each later claim, and the keys of speakers joined by them.

    `claims` in the order of publication, `keys` as in tadmor.weigh.speakers.
    """
    connected = Connected[str]()
    moved: dict[ClaimId, str] = {}

    def home(claim: Claim) -> str:
        return connected.root(moved.get(claim.id, keys[claim.id]))

    earlier: dict[object, list[Claim]] = defaultdict(list)
    found: list[Retelling] = []
    for later in claims:
        candidates = {c.id: c for mark in _marks(later, home(later)) for c in earlier[mark][-_NEIGHBOURS:]}
        told = [one for c in candidates.values() if (one := _compare(c, later, home(c) == home(later))) is not None]
        best = max(_without_shared(told, home), key=_order, default=None)
        if best is not None:
            found.append(best)
            if best.step.joins == "speakers":
                connected.join(home(best.earlier), home(later))
            elif best.step.joins == "statement":
                moved[later.id] = home(best.earlier)
        for mark in _marks(later, home(later)):
            earlier[mark].append(later)
    return tuple(found), {claim.id: home(claim) for claim in claims}


def _order(one: Retelling) -> tuple[object, ...]:
    """What goes on unchanged before what is changed, then the newest, then the surest."""
    published = one.earlier.document.published or ""
    return -len(one.changes), published, one.probability, one.earlier.id


def _marks(claim: Claim, key: str) -> Iterator[object]:
    """Under what a claim and one that tells on it are both filed."""
    for quantity in countable(claim):
        for number in sorted(numbers_of(quantity)):
            yield quantity.what, number
    if not is_outlet(claim):
        yield "speaker", key


def _compare(earlier: Claim, later: Claim, one_speaker: bool) -> Retelling | None:
    if earlier.document.id == later.document.id or earlier.scope != later.scope:
        return None
    if not is_before(earlier, later) or days_between(earlier, later) > _DAYS:
        return None
    matches = match_figures(earlier, later)
    step = find_step(earlier, later, matches, one_speaker=one_speaker)
    if step is None or step.probability < LIKELY:
        return None
    if not is_outlet(earlier) and not is_outlet(later) and one_speaker:
        return _of_one_speaker(earlier, later, matches, step)
    return _retelling(earlier, later, matches, step) if matches else None


def _of_one_speaker(earlier: Claim, later: Claim, matches: list[Match], step: Step) -> Retelling | None:
    """What one speaker says in two reports: the same figure, the same denial or doubt, or what was turned round on the way."""
    (before, words), (after, others) = find_position(earlier), find_position(later)
    if before != after:
        if tells_of_change(later) or not _bear_on_one(earlier, later, matches) or not tell_alike(earlier, later):
            return None
        turned = RelayChange(what="condition_inverted", before=words, after=others)
        step = replace(
            step,
            probability=0.6,
            reason="the same speaker on the same event, who nowhere says that he changed his word",
        )
        return _retelling(earlier, later, matches, replace(step, changes=(*step.changes, turned)))
    if matches:
        return _retelling(earlier, later, matches, step)
    if before == "says" or set(earlier.disputes) != set(later.disputes):
        return None
    return _retelling(
        earlier, later, matches, replace(step, reason="the same speaker denies the same, or leaves it open")
    )


def _bear_on_one(earlier: Claim, later: Claim, matches: list[Match]) -> bool:
    """True where one of two claims of a speaker denies, or leaves open, what the other says."""
    if matches:
        return True
    denial = next((c for c in (earlier, later) if c.stance == "denies"), None)
    if denial is None:
        return True
    other = later if denial is earlier else earlier
    disputed = set(denial.disputes)
    if other.stance in ("accepts_responsibility", "does_not_confirm"):
        return bool(disputed & _DEED)
    if "killed" in disputed and any(q.what == "killed" and q.high != 0 for q in other.quantities):
        return True
    return bool(disputed & {"existence", "presence"}) or ("perpetrator" in disputed and _same_doers(denial, other))


def _same_doers(a: Claim, b: Claim) -> bool:
    first, second = ({x.name for x in c.actors if x.role == "perpetrator"} for c in (a, b))
    return bool(first & second)


def _retelling(earlier: Claim, later: Claim, matches: list[Match], step: Step) -> Retelling:
    drifted = (m for m in matches if m.drifted)
    drift = tuple(
        RelayChange(what="modifier_drift", before=spell_figure(m.before), after=spell_figure(m.after)) for m in drifted
    )
    return Retelling(
        earlier=earlier,
        later=later,
        changes=(*step.changes, *drift),
        probability=step.probability,
        reason=step.reason,
        figures=tuple(m.after for m in matches),
        step=step,
    )


def _without_shared(told: Iterable[Retelling], home: Callable[[Claim], str]) -> list[Retelling]:
    """An outlet's own figure that two speakers gave before it is no relay of one of them."""
    listed = list(told)
    voiced = [one for one in listed if one.step.joins == "figures" and one.step.lost_speaker]
    speakers = {home(one.earlier) for one in voiced if speaker_of(one.earlier) is not None}
    return listed if len(speakers) < 2 else [one for one in listed if one not in voiced]
