"""Reports that relay one statement of one speaker: the same figures, the same denial, or a run of the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tadmor.model.claim import Claim
from tadmor.model.ids import DocumentId
from tadmor.model.incident import CopyGroup
from tadmor.text.names import key_of
from tadmor.text.phrases import WORD, fold
from tadmor.weigh.sayings import Sayings, Speaker, may_be_one, speaker_of_words
from tadmor.weigh.speakers import best_source, is_outlet, speaker_keys, speaker_of, words_of

_LEAST_FIGURE = 3
_RUN = 5
_LONG_WORD = 4
_LONG_IN_RUN = 3
_DAYS = 14
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
    speakers = speaker_keys(claims, copies)
    told: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    spoken: dict[str, list[Claim]] = defaultdict(list)
    own: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.document.published or "", c.id)):
        if is_outlet(claim):
            own.append(claim)
            continue
        key = speakers[claim.id]
        spoken[key].append(claim)
        for statement in _statements(claim):
            told[(key, statement)].append(claim)
    _add_in_passing(told, own, sayings or {})
    merged: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for (key, statement), relayed in told.items():
        for group in _within_days(relayed):
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
        for statement in _statements(claim):
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


def _within_days(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Runs of claims, by publication, of which each follows the one before within a fortnight and tells of the same days."""
    run: list[Claim] = []
    for claim in claims:
        if run and (_days_between(run[-1], claim) > _DAYS or other_days(run[-1], claim)):
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


def _days_between(a: Claim, b: Claim) -> int:
    first, second = a.document.published, b.document.published
    if first is None or second is None:
        return 0
    return abs((date.fromisoformat(second[:10]) - date.fromisoformat(first[:10])).days)


def _statements(claim: Claim) -> Iterator[str]:
    """What the speaker says, as far as two relays can be compared."""
    if claim.stance == "denies":
        for disputed in claim.disputes:
            yield f"denies {disputed} ({claim.kind}{_who(claim)})"
    for figure in claim.quantities:
        low, high = ("" if side is None else str(side) for side in (figure.low, figure.high))
        if figure.part_of is None and (figure.low or figure.high or 0) >= _LEAST_FIGURE and not figure.cumulative:
            what = "casualties" if figure.what in ("killed", "wounded", "killed_or_wounded") else figure.what
            yield f"{'not ' if figure.denied else ''}{low if low == high else f'{low}–{high}'} {what}"
    speaker = speaker_of(claim)
    yield from _runs_of_words(claim.evidence.text, _SAYING | (words_of(speaker) if speaker else frozenset()))


def _who(claim: Claim) -> str:
    keys = [key_of(actor) for actor in claim.actors if actor.role in ("perpetrator", "party")]
    names = sorted(key.entity or " ".join(sorted(key.telling)) for key in keys if key is not None)
    return f" by {', '.join(names)}" if names else ""


def _runs_of_words(text: str, naming: frozenset[str]) -> Iterator[str]:
    """Runs that say something: long words enough besides those that name the speaker."""
    words = [fold(word) for word in WORD.findall(text)]
    for at in range(len(words) - _RUN + 1):
        run = words[at : at + _RUN]
        if sum(len(word) >= _LONG_WORD and word not in naming for word in run) >= _LONG_IN_RUN:
            yield f'"{" ".join(run)}"'
