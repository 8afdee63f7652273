"""`tadmor show`: the events of a record, one of them as a card, or what was left out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tadmor.errors import UsageError

if TYPE_CHECKING:
    from tadmor.export.protect import Released
    from tadmor.model.incident import Incident


def show(
    record: Annotated[Path, typer.Argument(help="The record folder.", show_default=False)],
    incident: Annotated[
        str | None, typer.Argument(help="Number in the list, or the first letters of an id.", show_default=False)
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

    from tadmor.cli.card import print_card
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
        print_card(
            screen,
            released,
            find_incident(released, incident),
            None if quotes else f"tadmor show {record} {incident} --quotes",
        )


def find_incident(released: Released, wanted: str) -> Incident:
    """The event of this number, or of an id that begins so. Raises UsageError where there is none, or more than one."""
    from tadmor.export.rows import sort_incidents

    listed = sort_incidents(released.incidents)
    if wanted.isdecimal() and 1 <= int(wanted) <= len(listed):
        return listed[int(wanted) - 1]
    found = [incident for incident in listed if len(wanted) >= 4 and incident.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    told = _tell_former(released, wanted)
    if told:
        raise UsageError(told)
    if found:
        raise UsageError(f"{len(found)} events have an id that begins with {wanted}. Give more of it.")
    raise UsageError(
        f"There is no event {wanted}: give a number from 1 to {len(listed)}, or an id from its fourth letter on."
    )


def _tell_former(released: Released, wanted: str) -> str | None:
    """What became of the event that once had this id."""
    from tadmor.export.rows import sort_incidents
    from tadmor.weigh.lasting import find_successors

    ids = {one.id for one in released.former_incidents if len(wanted) >= 4 and one.id.startswith(wanted)}
    if len(ids) != 1 or any(incident.id in ids for incident in released.incidents):
        return None
    listed = [incident.id for incident in sort_incidents(released.incidents)]
    after = find_successors(ids.pop(), released.incidents, released.former_incidents)
    if not after:
        return f"What event {wanted} rested on is not read any more, or may not be shown."
    names = "; ".join(f"event {listed.index(incident) + 1} (id {incident})" for incident in after)
    return f"There is no event {wanted} any more: what it rested on is now in {names}."
