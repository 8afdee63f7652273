"""`tadmor code`: a person checks, corrects, rejects or adds a single statement, and takes decisions back. Only ever added."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from tadmor.model.judgement import Judgement
    from tadmor.run.joining import Preview
    from tadmor.store.record import Record

code_app = typer.Typer(
    help="Check, correct, reject or add a statement by hand, or take a decision back.", no_args_is_help=True
)

Folder = Annotated[Path, typer.Argument(metavar="RECORD", help="The record folder.", show_default=False)]
Named = Annotated[
    str, typer.Argument(metavar="CLAIM", help="EVENT:NUMBER as on its card, or an id.", show_default=False)
]
By = Annotated[str, typer.Option("--by", help="Who says so.", show_default=False)]
Why = Annotated[str, typer.Option("--why", help="Why.", show_default=False)]
Look = Annotated[bool, typer.Option("--look", help="Write nothing, only say what would be.")]
_CODES = ("kind", "scope", "stance", "reality", "told_as", "about")
_NOTHING = "nothing"


@code_app.command()
def accept(record: Folder, claim: Named, by: By, why: Why = "") -> None:
    """Say that you checked a statement against its report."""
    from tadmor.run.coding import accept_claim

    _decide(record, claim, lambda opened, found: accept_claim(opened, found, by=by, why=why))


@code_app.command()
def reject(record: Folder, claim: Named, by: By, why: Why = "") -> None:
    """Say that its report does not tell this. The statement stays in the record and counts for nothing."""
    from tadmor.run.coding import reject_claim

    _decide(record, claim, lambda opened, found: reject_claim(opened, found, by=by, why=why))


@code_app.command()
def correct(
    record: Folder,
    claim: Named,
    value: Annotated[
        str,
        typer.Argument(
            metavar="SLOT=VALUE",
            help="kind=execution, when=2024-05-28, where=Selvan, killed=12 or killed=nothing; or JSON behind the sign.",
            show_default=False,
        ),
    ],
    by: By,
    quote: Annotated[
        str,
        typer.Option("--quote", help="The words of the report that say it, just as they stand.", show_default=False),
    ] = "",
    why: Why = "",
) -> None:
    """Put one part of a statement right. JSON is as in an export, with the words of the report as `evidence`."""
    from tadmor.errors import UsageError
    from tadmor.run.coding import correct_slot

    slot, sign, said = value.partition("=")
    if not sign:
        raise UsageError("Say what is to be put where: killed=12.")
    made = _read_value(slot, said, quote)
    _decide(record, claim, lambda opened, found: correct_slot(opened, (found, slot), made, by=by, why=why))


@code_app.command()
def add(
    record: Folder,
    report: Annotated[str, typer.Argument(help="Its address, or the first letters of its id.", show_default=False)],
    values: Annotated[
        str, typer.Argument(help='JSON: {"kind": …, "trigger": "the word that tells it", …}', show_default=False)
    ],
    by: By,
    why: Why = "",
) -> None:
    """Add a statement that no reader found, in a report of any language."""
    from tadmor.run.coding import add_claim

    def make(opened: Record) -> Judgement:
        coded = add_claim(opened, _find_report(opened, report), _read_json(values), by=by, why=why)
        return next(j for j in opened.judgements_of(coded.read_by.knowledge, coded.read_by.version))

    _add(record, make)


@code_app.command()
def undo(
    record: Folder,
    judgement: Annotated[str, typer.Argument(help="The id of a decision; `history` lists them.", show_default=False)],
    by: By,
    why: Why = "",
) -> None:
    """Take a decision back, of whatever kind, also one that took back another."""
    from tadmor.run.coding import undo_judgement

    def make(opened: Record) -> Judgement:
        return undo_judgement(opened, _find_judgement(opened, judgement), by=by, why=why)

    _add(record, make)


@code_app.command()
def join(
    record: Folder,
    events: Annotated[list[str], typer.Argument(help="Numbers in the list, or ids, of two events or more.")],
    by: By,
    why: Why = "",
    look: Look = False,
) -> None:
    """Say that events are one. With --look only say what would be."""
    from tadmor.run.joining import merge_events, preview_merge
    from tadmor.run.judging import find_event
    from tadmor.run.weighing import release

    def make(opened: Record) -> Judgement | None:
        released = release(opened)
        found = [find_event(released, event).id for event in events]
        if look:
            _print_preview(preview_merge(opened, found))
            return None
        return merge_events(opened, found, by=by, why=why)[0]

    _add(record, make)


@code_app.command()
def part(
    record: Folder,
    event: Annotated[str, typer.Argument(help="Its number in the list, or the first letters of its id.")],
    statements: Annotated[list[str], typer.Argument(help="Numbers on its card that belong together: 1,3")],
    by: By,
    why: Why = "",
    look: Look = False,
) -> None:
    """Say that an event is several: one for each list of statements, one for the rest. With --look only say what would be."""
    from tadmor.export.rows import sort_incidents
    from tadmor.run.joining import preview_split, split_event
    from tadmor.run.judging import find_claim, find_event
    from tadmor.run.weighing import release

    def make(opened: Record) -> Judgement | None:
        released = release(opened)
        found = find_event(released, event)
        number = 1 + [one.id for one in sort_incidents(released.incidents)].index(found.id)
        groups = [
            [find_claim(released, f"{number}:{one}" if one.isdecimal() else one) for one in listed.split(",")]
            for listed in statements
        ]
        if look:
            _print_preview(preview_split(opened, found.id, groups))
            return None
        return split_event(opened, (found.id, groups), by=by, why=why)[0]

    _add(record, make)


def _print_preview(preview: Preview) -> None:
    from tadmor.export.page.words import spell_title
    from tadmor.export.rows import sort_claims, sort_incidents

    claims = {claim.id: claim for claim in preview.after.claims}
    for incident in sort_incidents(preview.after.incidents):
        told = sort_claims(claims[claim] for claim in incident.claims)
        typer.echo(f"would be: {spell_title(incident, tuple(told))}; {len(told)} statements (id {incident.id})")
    for judgement in preview.takes_back:
        typer.echo(f"would take back: {judgement.replaces}")


@code_app.command()
def history(
    record: Folder,
    claim: Annotated[str, typer.Argument(metavar="[CLAIM]", help="Of one statement alone.", show_default=False)] = "",
) -> None:
    """List what people decided, oldest first, with ids."""
    from tadmor.export.checked import decision_rows
    from tadmor.run.judging import find_claim
    from tadmor.run.weighing import release
    from tadmor.store.record import open_record

    with open_record(record) as opened:
        released = release(opened)
    wanted = find_claim(released, claim) if claim else ""
    for row in decision_rows(released):
        if wanted in str(row["claims"]):
            stands = "" if row["stands"] == "yes" else " (stands no more)"
            why = f" ({row['why']})" if row["why"] else ""
            typer.echo(f"{row['judgement']} {str(row['at'])[:16]} {row['by']}: {row['says']}{why}{stands}")


def _decide(record: Path, claim: str, act: Any) -> None:
    from tadmor.run.judging import find_claim
    from tadmor.run.weighing import release

    _add(record, lambda opened: act(opened, find_claim(release(opened), claim)))


def _add(record: Path, make: Any) -> None:
    """Adds a decision, computes events anew, and says what waits."""
    from rich.console import Console

    from tadmor.cli.choices import print_unsettled, write_report
    from tadmor.export.decided import spell_decision
    from tadmor.run.judging import find_unsettled
    from tadmor.run.weighing import release, weigh_record
    from tadmor.store.record import open_record

    with open_record(record) as opened:
        made = make(opened)
        if made is None:
            return
        weigh_record(opened)
        screen = Console(highlight=False)
        screen.print(f"{spell_decision(made)}, says {made.by}: {' '.join(made.on)}", markup=False, soft_wrap=True)
        screen.print(f"To take it back: tadmor code undo {record} {made.id} --by NAME", markup=False, soft_wrap=True)
        released = release(opened)
        write_report(screen, opened, released)
        print_unsettled(screen, record, find_unsettled(opened, released))


def _read_value(slot: str, value: str, quote: str) -> object:
    """What is typed for a slot: JSON as it is; else the value that a word, a day, a name or a number stands for there."""
    from tadmor.model.correction import COUNTED

    if value.lstrip()[:1] in ("{", "["):
        return _read_json(value)
    if value == _NOTHING:
        return None
    told = {"evidence": quote} if quote else {}
    if slot in _CODES:
        return {"code": value, **told} if slot != "about" and quote else value
    if slot == "disputes":
        return value.split(",")
    if slot == "when":
        return {"earliest": value, "latest": value, "precision": "day", "basis": "stated", **told}
    if slot == "where":
        return {"name": value, **told}
    if slot in COUNTED and value.isdecimal():
        return [{"low": int(value), "high": int(value), **told}]
    return [{"name": value, **told}]


def _read_json(text: str) -> Any:
    from tadmor.errors import UsageError

    try:
        return json.loads(text)
    except ValueError as fault:
        raise UsageError(f"This is no JSON: {fault}.") from fault


def _find_report(record: Record, wanted: str) -> str:
    from tadmor.errors import UsageError

    found = {d.id for d in record.documents() if d.url == wanted or (len(wanted) >= 4 and d.id.startswith(wanted))}
    found |= {document for document, path in record.paths().items() if path == wanted}
    if len(found) != 1:
        raise UsageError(f"{len(found) or 'No'} reports are called {wanted}: give the whole address, or the id.")
    return found.pop()


def _find_judgement(record: Record, wanted: str) -> str:
    from tadmor.errors import UsageError

    found = [j.id for j in record.judgements() if len(wanted) >= 4 and j.id.startswith(wanted)]
    if len(found) != 1:
        raise UsageError(f"{len(found) or 'No'} decisions are called {wanted}: `tadmor code history` lists them.")
    return found[0]
