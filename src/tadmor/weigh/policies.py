"""Casualty policies: how one range of killed is made from what the voices of an incident say. POLICIES is the table of them.

Every policy starts from the same figures (tadmor.weigh.casualties): the newest toll of each voice, likely slips apart. None narrows
what was said beyond its own written rules, and the evidence stays where it is: a policy changes the summary of an incident, never a
claim.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from tadmor.model.incident import Origin, PolicyName, Range
from tadmor.model.value import Quantity
from tadmor.text.phrases import WORD, fold

DEFAULT_POLICY: PolicyName = "majority_of_origins"
UNRELIABLE = ("D", "E")
# ACLED's reading of vague words: "tens", "dozens" and "hundreds" as its FAQ has them. "several" is the least that it can mean;
# what ACLED does with a number that is not given at all is in no part of its rules that was read.
VAGUE_WORDS: Mapping[str, int] = MappingProxyType({"several": 3, "tens": 10, "dozens": 12, "hundreds": 100})
_ABOUT = 0.10
_LETTERS = {"A": 0, "B": 1, "C": 2, "D": 4, "E": 5}
_BEFORE_NUMBER = frozenset("at least about some around more than over the of".split())
Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """What one voice counts: low to high, None for an open side. `figures` are what it was read from, two where they were added.

    `origin` is None for an outlet that names nobody, beside others who know. `wide`: told of a whole region or of no place, so that
    it may count more events than this one.
    """

    voice: str
    low: int | None
    high: int | None
    figures: tuple[Quantity, ...]
    origin: Origin | None
    wide: bool = False

    @property
    def said(self) -> int | None:
        """The number that the voice gives: of an open top the least, None for a range or an open bottom."""
        return self.low if self.high is None or self.low == self.high else None

    def allows(self, number: int) -> bool:
        """True where the words leave room for the number; "about" leaves a tenth to either side."""
        room = _ABOUT if any(figure.modifier == "about" for figure in self.figures) else 0.0
        low, high = (self.low or 0) * (1 - room), float("inf") if self.high is None else self.high * (1 + room)
        return low <= number <= high

    @property
    def party(self) -> bool:
        """True where a party to the conflict speaks, or somebody of his own acts."""
        return self.origin is not None and bool(self.origin.party or self.origin.own_interest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolls:
    """The newest toll of every voice, the bounds of likely slips and of higher tolls that a voice told before and never took back,
    and who says that no civilians were among the dead."""

    tolls: tuple[Toll, ...]
    slipped: tuple[Bounds, ...] = ()
    told_before: tuple[Bounds, ...] = ()
    no_civilians: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A range under a policy, and which of its rules had a part."""

    range: Range
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One row of the table. `count` makes the range; `wounded` and `by_status` say whether the policy counts those at all.

    `civilians_from_zero`: who says that no civilians died opens their count downwards. `rules` are what it does, in words, and
    `cited` where that comes from.
    """

    name: PolicyName
    count: Callable[[Tolls], Counted]
    wounded: bool
    by_status: bool
    civilians_from_zero: bool = False
    rules: tuple[str, ...]
    cited: str


def span_tolls(counted: Tolls, tolls: Sequence[Toll] | None = None) -> tuple[int | None, int | None]:
    """The lowest lower and the highest upper bound that is said, with slips and with higher tolls that nobody took back.

    Where somebody's least count is above every upper bound, the top is open.
    """
    held = [(t.low, t.high) for t in (counted.tolls if tolls is None else tolls)]
    held += [*counted.slipped, *counted.told_before]
    lows, highs = [low for low, _ in held if low is not None], [high for _, high in held if high is not None]
    top = max(highs, default=None)
    return min(lows, default=None), None if top is not None and max(lows, default=top) > top else top


def _majority(counted: Tolls) -> Counted:
    """Best: the one number that most of the origins say or allow, where these are more than half of them."""
    low, high = span_tolls(counted)
    origins = [toll for toll in counted.tolls if toll.origin is not None]
    voices = "origins" if origins else "outlets that name nobody"
    origins = origins or list(counted.tolls)
    held = {n: sum(toll.allows(n) for toll in origins) for toll in origins if (n := toll.said) is not None}
    most = max(held.values(), default=0)
    numbers = sorted(n for n, holders in held.items() if holders == most)
    if len(numbers) == 1 and 2 * most > len(origins):
        notes = (f"{numbers[0]} is what {most} of {len(origins)} {voices} say or allow",) if len(origins) > 1 else ()
        return Counted(range=Range(low=low, best=numbers[0], high=high), notes=notes)
    several = f"; {most} hold {', as many '.join(map(str, numbers))}" if most > 1 else ""
    notes = (
        (f"no number is held by more than half of the {len(origins)} {voices}{several}",) if len(origins) > 1 else ()
    )
    return Counted(range=Range(low=low, high=high), notes=notes)


def _ucdp(counted: Tolls) -> Counted:
    """Low and high: what reliable sources give. Best: the lower figure of the most reliable of them."""
    reliable = [toll for toll in counted.tolls if not _is_unreliable(toll)] or list(counted.tolls)
    notes = [
        f"left out, since the team rates it {toll.origin.reliability}: {toll.voice}"
        for toll in counted.tolls
        if toll not in reliable and toll.origin is not None
    ]
    low, high = span_tolls(counted, reliable)
    if high is None and (numbers := [n for toll in reliable for n in (toll.low, toll.high) if n is not None]):
        high = max(numbers)
        notes.append(f"high is the highest number given; words leave room for more than {high}")
    here = {toll.low for toll in reliable if not toll.wide}
    wide = [toll for toll in reliable if toll.wide and toll.low not in here]
    if low is not None and low > 1 and wide:
        low = 1
        notes.append(f"low is 1, since a toll of a whole region may count more places than this: {_joined(wide)}")
    with_figures = [toll for toll in reliable if toll.low is not None]
    ranks = {toll.voice: _standing(toll) for toll in with_figures}
    most = [toll for toll in with_figures if ranks[toll.voice] == min(ranks.values())]
    best = min((toll.low for toll in most if toll.low is not None), default=None)
    if len(most) < len(with_figures):
        others = [toll for toll in with_figures if toll not in most]
        notes += [f"best from {_joined(most)}", f"less reliable: {_joined(others)}"]
    elif len({toll.low for toll in most}) > 1:
        notes.append("best is the lower figure, since no source is more reliable than another")
    return Counted(range=Range(low=low, best=best, high=high), notes=tuple(notes))


def _is_unreliable(toll: Toll) -> bool:
    return toll.origin is not None and toll.origin.reliability in UNRELIABLE


def _standing(toll: Toll) -> tuple[int, int]:
    """Lower is more reliable: the team's letter, then those who are no party, then outlets that name nobody."""
    letter = toll.origin.reliability if toll.origin else None
    return _LETTERS.get(letter or "", 3), 2 if toll.origin is None else int(toll.party)


def _joined(tolls: Sequence[Toll]) -> str:
    return "; ".join(
        f"{toll.voice} (party to the conflict)" if toll.party else toll.voice
        for toll in sorted(tolls, key=lambda t: t.voice)
    )


def _acled(counted: Tolls) -> Counted:
    """Best: the most conservative number of all. A vague word is read by the table: an estimate that may only widen the range."""
    low, high = span_tolls(counted)
    estimates = {toll.voice: estimate_of(toll.figures) for toll in counted.tolls}
    read = {voice: number for voice, number in estimates.items() if number is not None}
    least = [toll.low if read.get(toll.voice) is None else read[toll.voice] for toll in counted.tolls]
    best = min((number for number in least if number is not None), default=None)
    lowest = min((n for n in (low, *read.values()) if n is not None), default=None)
    words = {
        (word, VAGUE_WORDS[word])
        for toll in counted.tolls
        for figure in toll.figures
        if (word := vague_word(figure)) is not None
    }
    notes = [f"“{word}” read as {number}: an estimate by the policy, no evidence" for word, number in sorted(words)]
    if len({number for number in least if number is not None}) > 1:
        notes.append("best is the most conservative number")
    return Counted(range=Range(low=lowest, best=best, high=high), notes=tuple(notes))


def vague_word(figure: Quantity) -> str | None:
    """The word of the table of vague words that a figure was told by, or None."""
    if figure.modifier not in ("vague", "at_least", "more_than", "about") or figure.high is not None:
        return None
    words = [fold(word) for word in WORD.findall(figure.words)]
    told = [word for word in words if word not in _BEFORE_NUMBER]
    return told[0] if len(told) == 1 and told[0] in VAGUE_WORDS else None


def estimate_of(figures: Sequence[Quantity]) -> int | None:
    """The sum of the figures with vague words read by the table; None where none of them is vague, or one has no least."""
    words = [vague_word(figure) for figure in figures]
    if not any(words):
        return None
    numbers = [figure.low if word is None else VAGUE_WORDS[word] for figure, word in zip(figures, words, strict=True)]
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _airwars(counted: Tolls) -> Counted:
    """Minimum and maximum, no best."""
    low, high = span_tolls(counted)
    return Counted(range=Range(low=low, high=high))


POLICIES: Mapping[PolicyName, Policy] = MappingProxyType(
    {
        "majority_of_origins": Policy(
            name="majority_of_origins",
            count=_majority,
            wounded=True,
            by_status=True,
            rules=(
                "low and high: the lowest and the highest that anybody says",
                "best: the one number that most independent origins say or allow, if they are more than half; else none. "
                "Articles do not count: ten relays of one speaker are one",
            ),
            cited="Tadmor's own",
        ),
        "ucdp": Policy(
            name="ucdp",
            count=_ucdp,
            wounded=False,
            by_status=True,
            rules=(
                "low and high: the lowest and the highest of reliable sources; who has the team's letter D or E is left out "
                "beside others",
                "its columns have no open top: where words leave it open (“at least 24”), high is the highest number that anybody "
                "gives, and a note says so",
                "its events are one place: a toll that is told of fighting in a whole region or of no place, and by nobody of one "
                "place, may be that of several, and low is 1",
                "best: of the most reliable sources the lower figure. The team's letter comes first, then whoever is no party to "
                "the conflict, then outlets that name nobody",
                "deaths alone: the wounded are not counted",
            ),
            cited="UCDP GED, columns best, high and low: the most likely, the highest reliable and the lowest reliable number; "
            "it has no column for wounded. The order of reliability is Tadmor's",
        ),
        "acled": Policy(
            name="acled",
            count=_acled,
            wounded=False,
            by_status=False,
            rules=(
                "best: the most conservative number that anybody gives",
                "vague words are read by a table, "
                + ", ".join(f"“{word}” {number}" for word, number in VAGUE_WORDS.items())
                + ": estimates, which widen the range and never narrow it",
                "the wounded are not counted, and deaths are not told apart by who the dead were",
            ),
            cited="ACLED, Uses and limitations of ACLED data, 7 May 2024: the most conservative estimate; tens, dozens, "
            "hundreds; no injuries. “several” is the least that the word can mean",
        ),
        "airwars": Policy(
            name="airwars",
            count=_airwars,
            wounded=True,
            by_status=True,
            civilians_from_zero=True,
            rules=(
                "minimum and maximum, no best",
                "civilians and those who fight are counted apart; where somebody says that no civilians died, their minimum is 0",
            ),
            cited="Airwars, incident fields killed_min and killed_max, for civilian non-combatants and for belligerents apart",
        ),
    }
)
