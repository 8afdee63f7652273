"""Reports that relay one statement of one speaker: the same figures, the same denial, or a run of the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from tadmor.model.claim import Claim
from tadmor.model.geography import compare_places
from tadmor.model.ids import ClaimId, DocumentId
from tadmor.model.incident import CopyGroup
from tadmor.text.names import key_of
from tadmor.text.phrases import WORD, fold
from tadmor.weigh.bodies import join_bodies
from tadmor.weigh.publication import days_between
from tadmor.weigh.sayings import Sayings, Speaker, may_be_one, speaker_of_words
from tadmor.weigh.speakers import best_source, compact, is_outlet, speaker_keys, speaker_of, words_of

_LEAST_FIGURE = 3
_RUN = 5
_LONG_WORD = 4
_LONG_IN_RUN = 3
_DAYS = 14
_CANNOT_BE_ONE = -1.0
_CROWD = 100
_SAYING = frozenset("said says told adds added according statement reported".split())


def find_same_statements(
    claims: Sequence[Claim],
    names: Mapping[DocumentId, str],
    copies: Sequence[CopyGroup] = (),
    sayings: Mapping[DocumentId, Sayings] | None = None,
) -> list[CopyGroup]:
    """Groups of reports (under their `names`) of which a claim goes back to one speaker, not an outlet, and says the same.

    `copies` are reports that share passages: a speaker without a name is one in them. `sayings` are who says what in their texts:
    an outlet that gives a figure or a denial of a speaker in the course of his words relays him.

    Statements without a figure count as one for a fortnight: a speaker denies the same thing of many events.
    """
    keys = speaker_keys(claims, copies)
    own = _own_pages(claims, keys)
    keys |= own
    voiced = {claim.id for claim in claims if claim.id in own or not is_outlet(claim)}
    ordered = sorted(claims, key=lambda c: (c.document.published or "", c.id))
    told = _by_speaker([claim for claim in ordered if claim.id in voiced], keys)
    _add_in_passing(told, [claim for claim in ordered if claim.id not in voiced], sayings or {})
    spoken: dict[str, list[Claim]] = defaultdict(list)
    merged: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for (key, statement), relayed in told.items():
        spoken[key] += [claim for claim in relayed if claim.id in voiced]
        for group in _of_one_event(relayed, of_words=statement.startswith('"')):
            documents = tuple(sorted({names[claim.document.id] for claim in group}))
            if len(documents) > 1:
                merged[(key, documents)].append(statement)
    named = {key: _name(spoken[key]) for key, _ in merged}
    return [
        CopyGroup(
            documents=documents,
            kind="same_statement",
            basis=_basis(named[key], statements),
            rests_on=named[key] or None,
        )
        for (key, documents), statements in merged.items()
    ]


def _own_pages(claims: Sequence[Claim], keys: Mapping[ClaimId, str]) -> dict[ClaimId, str]:
    """Claims that an outlet makes in its own voice where other reports name it as their source: a monitor, a ministry."""
    named = {
        compact(speaker): keys[claim.id]
        for claim in claims
        if (speaker := speaker_of(claim)) is not None and not speaker.anonymous and not is_outlet(claim)
    }
    alone = [c for c in claims if is_outlet(c) and len(c.sources) == 1 and compact(c.sources[0]) in named]
    return {claim.id: named[compact(claim.sources[0])] for claim in alone}


def _by_speaker(claims: Sequence[Claim], keys: Mapping[ClaimId, str]) -> dict[tuple[str, str], list[Claim]]:
    """The claims, by publication, under their speaker and what he says.

    What a body is called in general ("the army") is the one body that gives the same figure or denial within a fortnight and that
    it can mean.
    """
    said: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for statement in statements_of(claim):
            said[statement].append(claim)
    told: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for statement, together in said.items():
        for near in _fortnights(together):
            several = len({claim.document.id for claim in near}) > 1
            joins = several and len(near) <= _CROWD and not statement.startswith('"')
            speakers = join_bodies(near, keys) if joins else keys
            for claim in near:
                told[(speakers[claim.id], statement)].append(claim)
    return told


def _add_in_passing(
    told: Mapping[tuple[str, str], list[Claim]], own: Sequence[Claim], sayings: Mapping[DocumentId, Sayings]
) -> None:
    """To what a speaker tells, claims of outlets that say the same in a sentence which goes on with his words."""
    holders: dict[str, list[tuple[Speaker, list[Claim]]]] = defaultdict(list)
    for (_, statement), relayed in told.items():
        if not statement.startswith('"') and (source := best_source(relayed)) is not None and not source.anonymous:
            holders[statement].append((speaker_of_words(source.name), relayed))
    joined: list[tuple[list[Claim], Claim]] = []
    for claim in own:
        heard = sayings[claim.document.id].speaker_at(claim.trigger.span) if claim.document.id in sayings else None
        if heard is None or not heard.is_somebody:
            continue
        for statement in statements_of(claim):
            joined += [(relayed, claim) for speaker, relayed in holders[statement] if may_be_one(heard, speaker)]
    for relayed, claim in joined:
        relayed.append(claim)
        relayed.sort(key=lambda c: (c.document.published or "", c.id))


def _name(claims: Sequence[Claim]) -> str:
    source = best_source(claims)
    return source.name if source else ""


def _basis(speaker: str, statements: Sequence[str]) -> str:
    figures = sorted({s for s in statements if not s.startswith('"')})
    words = sorted((s for s in statements if s.startswith('"')), key=lambda s: (-len(s), s))
    return f"{speaker}: {'; '.join(figures or words[:1])}"


def _fortnights(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Runs of claims, by publication, of which each follows the one before within a fortnight."""
    return _runs(claims, lambda before, claim: days_between(before, claim) > _DAYS)


def _of_one_event(claims: Sequence[Claim], *, of_words: bool) -> Iterator[list[Claim]]:
    """Runs of claims, by publication, each within a fortnight of the one before, of the same days, and not of another place.

    `of_words`: they share words alone, and must not give other figures of the same thing.
    """

    def apart(before: Claim, claim: Claim) -> bool:
        elsewhere = compare_places(before.where, claim.where) <= _CANNOT_BE_ONE
        otherwise = other_days(before, claim) or (of_words and _other_figures(before, claim))
        return days_between(before, claim) > _DAYS or otherwise or elsewhere

    return _runs(claims, apart)


def _runs(claims: Sequence[Claim], apart: Callable[[Claim, Claim], bool]) -> Iterator[list[Claim]]:
    run: list[Claim] = []
    for claim in claims:
        if run and apart(run[-1], claim):
            yield run
            run = []
        run.append(claim)
    if run:
        yield run


def other_days(a: Claim, b: Claim) -> bool:
    """True when two claims tell of days that do not meet: the same number of the same speaker, of two events."""
    if not (a.when.first_day and a.when.last_day and b.when.first_day and b.when.last_day):
        return False
    return max(a.when.first_day, b.when.first_day) > min(a.when.last_day, b.when.last_day)


def _other_figures(a: Claim, b: Claim) -> bool:
    """True when both count the same thing and no number of the one is a number of the other."""
    counted: tuple[dict[str, set[int | None]], ...] = (defaultdict(set), defaultdict(set))
    for claim, numbers in zip((a, b), counted, strict=True):
        for figure in claim.quantities:
            numbers[figure.what] |= {figure.low, figure.high} - {None}
    return any(not counted[0][what] & counted[1][what] for what in counted[0].keys() & counted[1].keys())


def statements_of(claim: Claim) -> Iterator[str]:
    """What the speaker says, as far as two relays can be compared: denials, figures, and runs of words in quotation marks."""
    if claim.stance == "denies":
        for disputed in claim.disputes:
            yield f"denies {disputed} ({claim.kind}{_who(claim)})"
    for figure in claim.quantities:
        low, high = ("" if side is None else str(side) for side in (figure.low, figure.high))
        if figure.part_of is None and (figure.low or figure.high or 0) >= _LEAST_FIGURE and not figure.cumulative:
            what = "casualties" if figure.what in ("killed", "wounded", "killed_or_wounded") else figure.what
            denied = figure.denied or claim.stance == "denies"
            yield f"{'not ' if denied else ''}{low if low == high else f'{low}–{high}'} {what}"
    speaker = speaker_of(claim)
    yield from _runs_of_words(claim.evidence.text, _SAYING | (words_of(speaker) if speaker else frozenset()))


def _who(claim: Claim) -> str:
    keys = [key_of(actor) for actor in claim.actors if actor.role in ("perpetrator", "party")]
    names = sorted(key.entity or " ".join(sorted(key.telling)) for key in keys if key is not None)
    return f" by {', '.join(names)}" if names else ""


def _runs_of_words(text: str, naming: frozenset[str]) -> Iterator[str]:
    """Runs that say something: long words enough besides names and those that name the speaker."""
    written = WORD.findall(text)
    words = [fold(word) for word in written]
    telling = [
        len(word) >= _LONG_WORD and as_written.islower() and word not in naming
        for word, as_written in zip(words, written, strict=True)
    ]
    for at in range(len(words) - _RUN + 1):
        if sum(telling[at : at + _RUN]) >= _LONG_IN_RUN:
            yield f'"{" ".join(words[at : at + _RUN])}"'
