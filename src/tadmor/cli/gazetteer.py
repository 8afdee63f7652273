"""`tadmor gazetteer build` and `tadmor gazetteer add`: making and extending the file of places."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

gazetteer_app = typer.Typer(
    help="Make or extend the file of places that reports are read against.", no_args_is_help=True
)

Target = Annotated[Path | None, typer.Option("--gazetteer", help="Another file than the one in your cache folder.")]


def chosen_path(given: Path | None = None) -> Path:
    """The gazetteer asked for: an option, else TADMOR_GAZETTEER, else the user's cache folder (XDG_CACHE_HOME)."""
    from tadmor.lexicon.gazetteer import gazetteer_path

    override = str(given) if given else os.environ.get("TADMOR_GAZETTEER")
    return gazetteer_path(override, os.environ.get("XDG_CACHE_HOME"))


@gazetteer_app.command()
def build(
    target: Target = None,
    force: Annotated[bool, typer.Option("--force", help="Build again where there is one already.")] = False,
) -> None:
    """Build the gazetteer (about a quarter of a minute, 60 MB)."""
    from rich.progress import Progress

    from tadmor.errors import TadmorError
    from tadmor.lexicon.gazetteer import open_gazetteer
    from tadmor.lexicon.gazetteer_build import build_gazetteer

    path = chosen_path(target)
    if path.is_file() and not force:
        try:
            open_gazetteer(path)
        except TadmorError:
            pass
        else:
            typer.echo(f"{path} is there already.")
            return
    with Progress(transient=True) as bar:
        task = bar.add_task("Building the gazetteer", total=None)
        build_gazetteer(path, lambda done, total: bar.update(task, completed=done, total=total))
    typer.echo(f"{path} ({path.stat().st_size / 1e6:.0f} MB)")


@gazetteer_app.command()
def add(
    file: Annotated[
        Path, typer.Argument(help="A GeoNames country file (.txt, .zip) or a CSV with name, latitude, longitude.")
    ],
    target: Target = None,
) -> None:
    """Add the places of a file to the gazetteer."""
    from tadmor.lexicon.gazetteer_user import add_user_file

    path = chosen_path(target)
    number = add_user_file(path, file)
    typer.echo(f"{number} places added to {path}")
