"""The command line: one small file a command. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from tadmor.cli.accounts import accounts_app
from tadmor.cli.bench_reading import bench_app
from tadmor.cli.code import code_app
from tadmor.cli.export import export
from tadmor.cli.gazetteer import gazetteer_app
from tadmor.cli.import_rows import import_rows
from tadmor.cli.judge import judge
from tadmor.cli.policies import policies
from tadmor.cli.run import run
from tadmor.cli.serve import serve
from tadmor.cli.show import show
from tadmor.cli.sign import sign
from tadmor.cli.verify import verify
from tadmor.cli.weigh import weigh
from tadmor.errors import TadmorError
from tadmor.version import VERSION

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Reads reports of armed conflict and builds a record of the events they tell of. Every value quotes its report.",
)
app.command()(run)
app.command("import")(import_rows)
app.command()(show)
app.command()(serve)
app.command()(weigh)
app.command()(policies)
app.command()(judge)
app.command()(sign)
app.command()(export)
app.command()(verify)
app.add_typer(accounts_app, name="accounts")
app.add_typer(code_app, name="code")
app.add_typer(bench_app, name="bench")
app.add_typer(gazetteer_app, name="gazetteer")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tadmor {VERSION}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Runs a command. What a person can put right is one message and exit code 2, never a traceback."""
    try:
        app()
    except TadmorError as fault:
        typer.echo(f"tadmor: {fault}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
