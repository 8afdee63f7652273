"""`tadmor policies`: what each casualty policy does, and which events of a record it changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console

    from tadmor.export.protect import Released
    from tadmor.lexicon.team_sources import SourceTable
    from tadmor.model.claim import Claim
    from tadmor.model.incident import Casualties, CopyGroup


def policies(
    record: Annotated[
        Path | None, typer.Argument(help="A record folder: what changes in it.", show_default=False)
    ] = None,
) -> None:
    """Say what each casualty policy does; with a record, which events have other figures under another policy, and why."""
    from rich.console import Console

    from tadmor.run.weighing import choose_weighing, release
    from tadmor.store.record import open_record

    screen = Console(highlight=False)
    if record is None:
        _print_rules(screen)
        return
    with open_record(record) as opened:
        weighing, released = choose_weighing(opened), release(opened)
    print_changes(screen, released, weighing.policy, weighing.sources)


def _print_rules(screen: Console) -> None:
    from tadmor.cli.screen import print_line
    from tadmor.weigh.policies import DEFAULT_POLICY, POLICIES

    for policy in POLICIES.values():
        default = ", unless you choose another" if policy.name == DEFAULT_POLICY else ""
        print_line(screen, f"{policy.name}{default}", style="bold")
        for rule in policy.rules:
            print_line(screen, f"- {rule}", indent=2)
        print_line(screen, f"from: {policy.cited}", indent=2)
        print_line(screen, "")
    print_line(
        screen, "Choose one: tadmor weigh RECORD --policy NAME. What changes between them: tadmor policies RECORD"
    )


def print_changes(screen: Console, released: Released, chosen: str, sources: SourceTable) -> None:
    """Every event with other figures under another policy: the figures under each, and which rules made them."""
    from tadmor.cli.screen import print_line
    from tadmor.export.naming import spell_where
    from tadmor.export.page.words import spell_told
    from tadmor.export.rows import sort_incidents
    from tadmor.export.wording import spell_time

    claims = {claim.id: claim for claim in released.claims}
    counted = changed = 0
    for number, incident in enumerate(sort_incidents(released.incidents), start=1):
        if incident.casualties is None:
            continue
        counted += 1
        mine = [claims[c] for c in sorted(incident.claims) if c in claims]
        found = _under_each(mine, released.copies, sources)
        if len({_spell_figures(casualties) for casualties in found.values()}) == 1:
            continue
        changed += 1
        told = spell_told(incident, [claims[c] for c in incident.claims if c in claims])
        where, when = spell_where(incident.where, short=True), spell_time(incident.when)
        print_line(screen, f"Event {number}: {told}, {where}, {when}", style="bold")
        for name, casualties in found.items():
            mark = "*" if name == chosen else " "
            print_line(screen, f"{mark} {name}: {_spell_figures(casualties)}", indent=1)
            for note in casualties.notes:
                print_line(screen, note, indent=5)
        print_line(screen, "")
    print_line(screen, f"Events with other figures under another policy: {changed} of {counted}.")
    print_line(screen, f"* The record is weighed by {chosen}.")


def _under_each(claims: Sequence[Claim], copies: Sequence[CopyGroup], sources: SourceTable) -> Mapping[str, Casualties]:
    from tadmor.weigh.casualties import count_casualties
    from tadmor.weigh.origins import find_voices
    from tadmor.weigh.policies import POLICIES
    from tadmor.weigh.weighing import Weighing

    voices = find_voices(claims, copies, sources)
    return {name: count_casualties(claims, copies, Weighing(policy=name, sources=sources), voices) for name in POLICIES}


def _spell_figures(casualties: Casualties) -> str:
    from tadmor.export.wording import spell_range
    from tadmor.model.incident import Range

    figures = [("killed", casualties.killed), ("wounded", casualties.wounded)]
    figures += [(f"killed, said to be {status}s", counted) for status, counted in casualties.by_status]
    told = [f"{words} {spell_range(counted)}" for words, counted in figures if counted != Range()]
    return "; ".join(told) or "no figures"
