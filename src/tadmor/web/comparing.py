"""Two statements side by side, part by part, and whether they say the same: in words and signs, never by colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from tadmor.export.naming import spell_kind, spell_where
from tadmor.export.page.words import capital
from tadmor.export.wording import spell_chain, spell_name, spell_quantity, spell_stance, spell_time
from tadmor.model.claim import Claim
from tadmor.web.forms import FIGURES
from tadmor.web.words import load_words, say

Likeness = Literal["same", "differs", "silent"]
ORDER = (
    "kind",
    "stance",
    "when",
    "where",
    "perpetrator",
    "target",
    "victim",
    "party",
    *FIGURES,
    "objects",
    "weapons",
    "sources",
)
BETWEEN = ORDER.index("objects")


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One part of both statements in words, empty where one says nothing of it. `likeness`: ``silent`` where one alone says it."""

    head: str
    left: str
    right: str
    likeness: Likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a statement says of one part: the words to show, and what has to be equal for both to say the same."""

    words: str
    means: object


def compare_claims(left: Claim, right: Claim) -> Iterator[Compared]:
    """Part by part what two statements say, without what neither of them says."""
    told, others = _tell(left), _tell(right)
    for part in sorted({*told, *others}, key=lambda part: (ORDER.index(part) if part in ORDER else BETWEEN, part)):
        one, other = told.get(part), others.get(part)
        likeness: Likeness = "same" if one and other and one.means == other.means else "differs"
        yield Compared(
            head=_name(part),
            left=one.words if one else "",
            right=other.words if other else "",
            likeness=likeness if one and other else "silent",
        )


def _name(part: str) -> str:
    key = f"slots.{part}"
    return say(key) if key in load_words() else capital(spell_name(part))


def _tell(claim: Claim) -> dict[str, _Told]:
    """What a statement says, by the names of slots, of actors' roles and of what is counted."""
    words = {
        "kind": capital(spell_kind(claim.kind)),
        "stance": spell_stance(claim),
        "when": spell_time(claim.when) if claim.when.first_day or claim.when.last_day else "",
        "where": spell_where(claim.where) if claim.where else "",
        **_group((actor.role, actor.name) for actor in claim.actors),
        "objects": _list(f"{thing.name} ({spell_name(thing.category)})" for thing in claim.objects),
        "weapons": _list(weapon.name for weapon in claim.weapons),
        "sources": spell_chain(claim.sources),
    }
    told = {part: _Told(words=said, means=said.casefold()) for part, said in words.items() if said}
    figures = _group((figure.what, spell_quantity(figure).partition(": ")[2]) for figure in claim.quantities)
    return told | {what: _Told(words=said, means=_figures(claim, what)) for what, said in figures.items()}


def _figures(claim: Claim, what: str) -> frozenset[tuple[object, ...]]:
    """The figures of what is counted, whether they are said in digits or in words."""
    return frozenset(
        (q.low, q.high, q.modifier, q.status, q.group, q.denied) for q in claim.quantities if q.what == what
    )


def _group(told: Iterable[tuple[str, str]]) -> dict[str, str]:
    grouped: dict[str, list[str]] = {}
    for name, words in told:
        grouped.setdefault(name, []).append(words)
    return {name: _list(words) for name, words in grouped.items()}


def _list(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(words))
