"""`tadmor show`: the events of a record, one of them as a card, or what was left out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from tadmor.export.protect import Released


def show(
    record: Annotated[Path, typer.Argument(help="The record folder.", show_default=False)],
    incident: Annotated[
        str | None,
        typer.Argument(
            help="Number in the list, or the first letters of an id, also of one that events had before.",
            show_default=False,
        ),
    ] = None,
    quotes: Annotated[
        bool, typer.Option("--quotes", help="With one event: every statement, its sentence, and where it stands.")
    ] = False,
    rejections: Annotated[
        bool, typer.Option("--rejections", help="List what could not be read or was left out, and why.")
    ] = False,
) -> None:
    """List the events of a record, or show one: who says what, and with --quotes the sentence behind every value."""
    from rich.console import Console

    from tadmor.cli.screen import print_events, print_rejections
    from tadmor.run.weighing import release
    from tadmor.store.record import open_record

    with open_record(record) as opened:
        released = release(opened)
    screen = Console(highlight=False)
    if rejections:
        print_rejections(screen, released)
    elif incident is None:
        print_events(screen, released, record)
    else:
        _show_event(screen, released, incident, None if quotes else f"tadmor show {record} {incident} --quotes")


def _show_event(screen: Console, released: Released, wanted: str, more: str | None) -> None:
    """The card of an event; for an id that names none any more, what became of it and the card of the one in its place."""
    from tadmor.cli.card import print_card
    from tadmor.cli.screen import print_line
    from tadmor.export.decided import find_former, tell_former
    from tadmor.run.judging import find_event

    former = find_former(released, wanted)
    if former is None or not former.superseded_by:
        print_card(screen, released, find_event(released, wanted), more)
        return
    print_line(screen, tell_former(released, wanted) or "")
    if len(former.superseded_by) == 1:
        print_line(screen, "")
        print_card(screen, released, find_event(released, former.superseded_by[0]), more)
