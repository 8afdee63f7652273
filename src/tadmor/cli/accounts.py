"""`tadmor accounts`: who may sit at the review desk of a record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

if TYPE_CHECKING:
    from tadmor.web.team import Team

accounts_app = typer.Typer(
    help="Who may sit at the review desk of a record, and what they may do.", no_args_is_help=True
)

RecordFolder = Annotated[Path, typer.Argument(help="The record folder.", show_default=False)]
Name = Annotated[str, typer.Argument(help="The name that decisions bear.", show_default=False)]
RoleOption = Annotated[
    str, typer.Option("--role", help="reader, coder (codes and judges) or editor (signs, merges, splits too).")
]
Private = Annotated[
    bool | None, typer.Option("--private/--no-private", help="May see private reports and names of persons.")
]


@accounts_app.command()
def add(record: RecordFolder, name: Name, role: RoleOption = "coder", private: Private = None) -> None:
    """Make an account. It asks for the password, twice."""
    from tadmor.web.accounts import add_account
    from tadmor.web.people import Role

    password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    add_account(_team(record), name, password, role=cast("Role", role), private=bool(private))
    typer.echo(f"{name} may sign in as {role}. From now on everybody signs in at this desk.")


@accounts_app.command("list")
def list_(record: RecordFolder) -> None:
    """Show every account."""
    from tadmor.web.accounts import list_accounts

    rows = list_accounts(_team(record))
    for row in rows:
        more = ", sees private reports" if row["private"] else ""
        closed = f", closed {row['closed'][:10]}" if row["closed"] else ""
        typer.echo(f"{row['name']}: {row['role']}{more}, since {row['made'][:10]}{closed}")
    if not rows:
        typer.echo("No accounts: the desk is for whoever sits at this machine.")


@accounts_app.command()
def change(
    record: RecordFolder,
    name: Name,
    role: Annotated[str, typer.Option("--role", help="Another role.", show_default=False)] = "",
    private: Private = None,
    password: Annotated[bool, typer.Option("--password", help="Ask for a new password, and end its sessions.")] = False,
) -> None:
    """Change what an account may do, or its password. It holds at once."""
    from tadmor.web.accounts import change_account
    from tadmor.web.people import Role
    from tadmor.web.sessions import end_sessions_of

    new = typer.prompt("New password", hide_input=True, confirmation_prompt=True) if password else None
    team = _team(record)
    change_account(team, name, role=cast("Role", role) if role else None, private=private, password=new)
    if password:
        end_sessions_of(team, name)
    typer.echo(f"{name} is changed.")


@accounts_app.command()
def close(record: RecordFolder, name: Name) -> None:
    """Let somebody in no more. What was decided under the name stays."""
    from tadmor.web.accounts import close_account
    from tadmor.web.sessions import end_sessions_of

    team = _team(record)
    close_account(team, name)
    end_sessions_of(team, name)
    typer.echo(f"{name} is let in no more.")


@accounts_app.command()
def key(
    record: RecordFolder,
    name: Name,
    purpose: Annotated[str, typer.Option("--for", help="What the key is for.", show_default=False)],
    drop: Annotated[bool, typer.Option("--drop", help="Take the keys for this purpose back.")] = False,
) -> None:
    """Make a key with which a program asks the desk in the name of an account, or take it back. It is shown this once."""
    from tadmor.web.keys import drop_keys, make_key

    team = _team(record)
    if drop:
        typer.echo(f"{drop_keys(team, name, purpose)} taken back.")
    else:
        typer.echo(make_key(team, name, purpose))


def _team(record: Path) -> Team:
    from tadmor.store.record import open_record
    from tadmor.web import accounts, keys, sessions
    from tadmor.web.team import Team

    open_record(record).close()
    team = Team(record)
    team.prepare(accounts.TABLES + sessions.TABLES + keys.TABLES)
    return team
