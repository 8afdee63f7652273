"""What to ask next of an event: what no report says, and what rests on one origin alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tadmor.export.page.words import spell_heading
from tadmor.model.incident import Field, FieldName, Incident
from tadmor.web.words import say

ASKED: tuple[FieldName, ...] = ("when", "where", "perpetrator", "status", "killed", "wounded", "weapon")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A field that is silent, or rests on one origin: its name in words, and why it is asked."""

    field: str
    words: str


def list_questions(incident: Incident) -> tuple[Question, ...]:
    """The fields in reading order, the silent ones first."""
    return (*_silent(incident), *_single(incident))


def _silent(incident: Incident) -> Iterator[Question]:
    told = {field.field for field in incident.fields}
    if incident.when is not None and incident.when.basis == "publication":
        told -= {"when"}
    if "killed_or_wounded" in told:
        told |= {"killed", "wounded"}
    for name in ASKED:
        if name not in told:
            yield Question(field=spell_heading(name, None), words=say("questions.silent"))


def _single(incident: Incident) -> Iterator[Question]:
    if len(incident.independent_origins) < 2:
        name = incident.independent_origins[0].name if incident.independent_origins else None
        words = say("questions.all_one", name=name) if name else say("questions.no_origin")
        yield Question(field=say("questions.everything"), words=words)
        return
    for field in incident.fields:
        if field.status == "single" and field.field != "existence":
            yield Question(field=spell_heading(field.field, field.of), words=_who(field))


def _who(field: Field) -> str:
    names = [name for value in field.values for name in value.origins]
    return say("questions.single", name=names[0]) if names else say("questions.unsourced")
