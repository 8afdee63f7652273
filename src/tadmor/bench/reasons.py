"""Why coded values differ: pairs of rows of one event, labelled by hand, weighed as an event of two reports each.

The labels and their guide are in reason_labels.tsv; they were given before the code was run on any of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from tadmor.bench.matching import fold_of
from tadmor.bench.reading.task import Miss, Part, Progress, Result, Score, Task, share
from tadmor.ingest.coded import read_coded_rows
from tadmor.ingest.ingested import Ingested
from tadmor.model.claim import Claim
from tadmor.model.incident import Field
from tadmor.read.coded import CodedReader
from tadmor.read.reader import Reader
from tadmor.text.rows import read_row
from tadmor.weigh.fields import weigh_fields

FILE = "maverick_civ/event_reports.csv"
NONE = "-"
# The most serious of several fields of one name (counts of different people) is the one that is judged.
_SERIOUS = ("conflicting", "revised", "agreed", "single")


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledPair:
    """Two rows of one event whose values of `field` differ, with status and reason as a person sees them."""

    field: str
    event: str
    first: str
    second: str
    status: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A labelled pair, its two claims, and the field that weighing made of them, None where it made none of that name."""

    pair: LabelledPair
    claims: tuple[Claim, Claim]
    field: Field | None

    @property
    def reason(self) -> str:
        """The reason given, `-` for none."""
        return (self.field.reason or NONE) if self.field else NONE

    @property
    def status(self) -> str:
        """The status given; two coded rows of one voice that agree are `single`, which is no other finding."""
        given = self.field.status if self.field else "absent"
        return "agreed" if given == "single" else given


def read_labels(text: str) -> tuple[LabelledPair, ...]:
    """Labels from the lines of a table with a heading; # opens a remark."""
    rows = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(LabelledPair(**dict(zip(rows[0], row, strict=True))) for row in rows[1:])


def load_labels() -> tuple[LabelledPair, ...]:
    """The committed labels."""
    return read_labels(resources.files("tadmor.bench").joinpath("reason_labels.tsv").read_text("utf-8"))


def half_of(event: str) -> Part:
    """Half of the events are for mending what the first run showed, half are reported on."""
    return "dev" if fold_of(event, 2, "reasons ") else "train"


def weigh_pairs(pairs: Iterable[LabelledPair], claims: Mapping[str, Claim]) -> Iterator[Weighed]:
    """The pairs, each weighed as the only two reports of an event."""
    for pair in pairs:
        two = (claims[pair.first], claims[pair.second])
        fields = [field for field in weigh_fields(two) if field.field == pair.field]
        judged = min(fields, key=lambda field: _SERIOUS.index(field.status), default=None)
        yield Weighed(pair=pair, claims=two, field=judged)


def load_claims(path: Path) -> dict[str, Claim]:
    """The claims of a MAVERICK file by the id of their row, read as `tadmor import` reads them."""
    items = (item for item in read_coded_rows(path, without=("event_id",)) if isinstance(item, Ingested))
    claims = (claim for item in items for claim in CodedReader().read(item.document).claims)
    return {read_row(claim.evidence.text)["id"]: claim for claim in claims}


def score_reasons(weighed: Sequence[Weighed]) -> Iterator[Score]:
    """How often reason and status are right, all together and by field."""
    yield _right("reason right", weighed)
    yield share("status right", sum(w.status == w.pair.status for w in weighed), len(weighed))
    for name in dict.fromkeys(w.pair.field for w in weighed):
        yield _right(f"{name}: reason right", [w for w in weighed if w.pair.field == name])


def _right(name: str, weighed: Sequence[Weighed]) -> Score:
    return share(name, sum(w.reason == w.pair.reason for w in weighed), len(weighed))


def _miss(weighed: Weighed) -> Miss:
    pair = weighed.pair
    values = " | ".join(value.value for value in weighed.field.values) if weighed.field else "no such field"
    heads = " | ".join(f"{c.document.published} {c.document.outlet}: {c.document.title}" for c in weighed.claims)
    return Miss(
        cause=f"{pair.field}: {pair.reason}, given {weighed.reason}",
        where=f"{pair.event} {pair.first} {pair.second}",
        sentence=heads,
        expected=f"{pair.status}/{pair.reason}",
        given=f"{weighed.status}/{weighed.reason}: {values}",
    )


def measure(data: Path, _reader: Reader | None, part: Part, progress: Progress) -> Result:
    """The figures of one half; nothing is read but codes."""
    pairs = [pair for pair in load_labels() if half_of(pair.event) == part]
    weighed = list(weigh_pairs(pairs, load_claims(data / FILE)))
    progress(len(weighed), len(pairs))
    return Result(
        scores=tuple(score_reasons(weighed)),
        misses=tuple(_miss(w) for w in weighed if w.reason != w.pair.reason),
    )


TASK = Task(
    name="reasons",
    title="Why coded values differ, MAVERICK Côte d'Ivoire, labelled by hand",
    files=(FILE,),
    use="ship",
    split="by event, one half by hash; labelled before the first run",
    measure=measure,
)
