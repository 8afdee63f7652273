"""Writes docs/reference/ from the code: records, kinds, commands, settings, export formats.

Run it after changing a record class, the kind table, a command, a setting or a format: `python scripts/make_reference.py`.
A test fails while a file there is not what this script would write.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tadmor.cli.main import app
from tadmor.export.formats import FORMATS
from tadmor.lexicon.kinds import load_kinds
from tadmor.lexicon.team_sources import COLUMNS
from tadmor.model import (
    actor,
    anchor,
    claim,
    correction,
    document,
    incident,
    judgement,
    place,
    rejection,
    relay,
    signed,
    source,
    value,
)
from tadmor.model.plain import key_of
from tadmor.settings import list_settings
from tadmor.weigh import grade
from tadmor.weigh.policies import DEFAULT_POLICY, POLICIES, VAGUE_WORDS

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
NOTE = "<!-- Made by scripts/make_reference.py from the code. Change the code and run it again. -->\n"
GROUPS: tuple[tuple[str, str, tuple[type[Any], ...]], ...] = (
    (
        "Reports",
        "`documents.jsonl`: one `Document` a line.",
        (document.Document, document.Defect, document.Evidence, document.DocumentReference),
    ),
    (
        "Claims",
        "`claims.jsonl`: one `Claim` a line, with the values below inside it.",
        (
            claim.Claim,
            source.Source,
            value.TimeInterval,
            place.Place,
            value.Quantity,
            actor.Actor,
            actor.HitObject,
            actor.Weapon,
            actor.Person,
            claim.ReadBy,
        ),
    ),
    (
        "Incidents",
        "`incidents.jsonl`: one `Incident` a line. Incidents are computed anew from the claims and from what people decided.",
        (
            incident.Incident,
            incident.FormerIncident,
            incident.Field,
            incident.FieldValue,
            incident.Origin,
            incident.OriginName,
            relay.Relay,
            relay.RelayNode,
            relay.RelayChange,
            incident.Casualties,
            incident.Range,
            incident.Episode,
            incident.Grade,
            incident.ChangedSince,
            incident.Change,
        ),
    ),
    ("Copies", "`copies.jsonl`: one `CopyGroup` a line.", (incident.CopyGroup,)),
    (
        "Actors",
        "`actors.jsonl`: entries of the actor lexicon that claims refer to.",
        (actor.ActorEntry, actor.ActorName, actor.ActorParent),
    ),
    (
        "Judgements",
        "`judgements.jsonl`: what people decided.",
        (judgement.Judgement, correction.Correction, anchor.Anchor, signed.Signed, signed.SignedField),
    ),
    ("Rejections", "`rejections.jsonl`: what could not be read or was left out.", (rejection.Rejection,)),
)
PLAIN = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false"}
MARKUP = re.compile(r"``([^`]+)``|:\w+:`\.?([^`]+)`")


def write_reference(folder: Path = FOLDER) -> None:
    """Writes every page into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in PAGES.items():
        (folder / name).write_text(make(), encoding="utf-8")


def make_records() -> str:
    """One table a record class: fields, types, defaults."""
    parts = [
        NOTE,
        "# Records\n",
        "What the record holds. The names here are the attributes of the classes and the keys in JSON Lines. `null` (None in\n"
        "Python) means that the report does not say; it is not zero. Offsets are code points of the text of the\n"
        "report, the end not included. Dates are ISO 8601. `confidence` runs from 0 to 1. What a field may hold is listed\n"
        "where it is one of a few words.\n",
    ]
    for title, about, records in GROUPS:
        parts += [f"## {title}\n", about + "\n"]
        parts += [_record(record) for record in records]
    return "\n".join(parts)


def _record(record: type[Any]) -> str:
    hints = typing.get_type_hints(record)
    rows = [
        f"| `{key_of(field)}` | {_describe(hints[field.name])} | {_default(field)} |"
        for field in dataclasses.fields(record)
    ]
    return "\n".join(
        [f"### {record.__name__}\n", _prose(record), "", "| field | holds | default |", "|---|---|---|", *rows, ""]
    )


def _prose(documented: object) -> str:
    """A docstring as Markdown."""
    return MARKUP.sub(lambda m: f"`{m.group(1) or m.group(2)}`", inspect.getdoc(documented) or "")


def _describe(hint: Any) -> str:
    """A type in words: "text, or null", "list of Place", "one of `in`, `near`"."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        options = [_describe(option) for option in inner if option is not type(None)]
        return ", or ".join([*options, "null"] if type(None) in inner else options)
    if origin is typing.Literal:
        return "one of " + ", ".join(f"`{word}`" for word in inner)
    if origin is tuple:
        if inner[-1] is Ellipsis:
            return f"list of {_describe(inner[0])}"
        return "list of " + " and ".join(_describe(part) for part in inner)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return "object"
    if isinstance(hint, typing.NewType):
        return f"text ({hint.__name__})"
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return PLAIN[hint.__name__]


def _default(field: dataclasses.Field[Any]) -> str:
    if field.default_factory is not dataclasses.MISSING:
        return "none"
    if field.default is dataclasses.MISSING:
        return "required"
    if field.default is None:
        return "null"
    if field.default == ():
        return "none"
    return f"`{str(field.default).lower()}`" if isinstance(field.default, bool) else f"`{field.default}`"


def make_kinds() -> str:
    """The kind table: definition, examples, codes in other schemes."""
    parts = [
        NOTE,
        "# Kinds of event\n",
        "What a claim can tell of. Every example is a sentence that a test reads. Codes of ACLED and PLOVER are the nearest\n"
        "ones; those schemes cut events differently.\n",
    ]
    for kind in load_kinds().kinds.values():
        parts += [f"## {kind.name}\n", kind.definition + "\n"]
        codes = [f"ACLED: {kind.acled}"] * bool(kind.acled) + [f"PLOVER: {kind.plover}"] * bool(kind.plover)
        parts += [f"Family: {kind.family}. " + "; ".join(codes) + ("." if codes else "") + "\n"]
        parts += ["\n".join(f"- {example}" for example in kind.examples) + "\n"]
    return "\n".join(parts)


def make_commands() -> str:
    """Every command with its arguments and options, the settings and the export formats."""
    import typer.main

    parts = [NOTE, "# Commands, settings, formats\n", "## Commands\n"]
    for name, command in _commands(typer.main.get_command(app), "tadmor"):
        parts += [f"### {name}\n", _prose(command.callback) + "\n", "| | |", "|---|---|"]
        parts += [f"| {_usage(parameter)} | {_help(parameter)} |" for parameter in command.params]
        parts.append("")
    parts += [
        "## Settings\n",
        "Read from the environment by the command line.\n",
        "| variable | default | what it does |",
        "|---|---|---|",
        *(
            f"| `{row.variable}` | {f'`{row.default}`' if row.default else 'none'} | {row.help} |"
            for row in list_settings()
        ),
        "",
        "## Export formats\n",
        "| format | what it is for |",
        "|---|---|",
        *(f"| `{name}` | {form.about} |" for name, form in FORMATS.items()),
        "",
    ]
    return "\n".join(parts)


def make_policies() -> str:
    """The casualty policies, the table of vague words, and the columns of a team's source table."""
    parts = [
        NOTE,
        "# Casualty policies and the source table\n",
        "How the killed and wounded of an event are put together from what its sources say. All policies start from the newest\n"
        "figure of every voice; what was said stays in the record under each of them.\n",
        "## Policies\n",
    ]
    for policy in POLICIES.values():
        default = " The policy where none is chosen." if policy.name == DEFAULT_POLICY else ""
        rules = "\n".join(f"- {rule}" for rule in policy.rules)
        parts += [f"### {policy.name}\n", f"{rules}\n", f"From: {policy.cited}.{default}\n"]
    parts += [
        "## Vague words under acled\n",
        "An estimate by the policy, shown as such; in the claim the word keeps the bounds that it can bear.\n",
        "| word | read as |",
        "|---|---|",
        *(f"| {word} | {number} |" for word, number in VAGUE_WORDS.items()),
        "",
        "## Columns of the source table\n",
        "| column | what it holds |",
        "|---|---|",
        *(f"| `{column}` | {about} |" for column, about in COLUMNS.items()),
        "",
        "## The grade\n",
        _prose(grade) + "\n",
    ]
    return "\n".join(parts)


def _commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    for part, below in getattr(command, "commands", {}).items():
        yield from _commands(below, f"{name} {part}") if hasattr(below, "commands") else [(f"{name} {part}", below)]


def _usage(parameter: Any) -> str:
    if parameter.param_type_name == "option":
        return ", ".join(f"`{name}`" for name in parameter.opts)
    return f"`{parameter.metavar or parameter.name.upper()}`" + ("" if parameter.required else " (may be left out)")


def _help(parameter: Any) -> str:
    needed = " Required." if parameter.param_type_name == "option" and parameter.required else ""
    default = (
        f" Default: {parameter.default}." if isinstance(parameter.default, (int, str)) and parameter.default else ""
    )
    return (parameter.help or "") + needed + default


PAGES: Mapping[str, Callable[[], str]] = {
    "records.md": make_records,
    "kinds.md": make_kinds,
    "commands.md": make_commands,
    "policies.md": make_policies,
}

if __name__ == "__main__":
    write_reference()
