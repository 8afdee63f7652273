"""JSON Lines: one file a record class, one object a line, sorted by id; and back into a record."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol, TypeVar

from tadmor.errors import UsageError
from tadmor.export.protect import Released
from tadmor.model.actor import ActorEntry
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.incident import CopyGroup, FormerIncident, Incident
from tadmor.model.judgement import Judgement, Link
from tadmor.model.older import renew_incident
from tadmor.model.plain import from_plain, to_plain
from tadmor.model.rejection import Rejection

R = TypeVar("R")

CLASSES: dict[str, type[Any]] = {
    "documents": Document,
    "claims": Claim,
    "incidents": Incident,
    "former_incidents": FormerIncident,
    "copies": CopyGroup,
    "actors": ActorEntry,
    "judgements": Judgement,
    "rejections": Rejection,
}


class Target(Protocol):
    """A record that takes what is imported."""

    def append_documents(self, documents: Iterable[Document], /) -> int: ...  # noqa: D102
    def append_claims(self, claims: Iterable[Claim], /) -> int: ...  # noqa: D102
    def append_rejections(self, rejections: Iterable[Rejection], /) -> int: ...  # noqa: D102
    def append_judgements(self, judgements: Iterable[Judgement], /) -> int: ...  # noqa: D102
    def append_actors(self, actors: Iterable[ActorEntry], /) -> None: ...  # noqa: D102
    def replace_computed(  # noqa: D102
        self,
        links: Iterable[Link],
        incidents: Iterable[Incident],
        copies: Iterable[CopyGroup],
        former: Iterable[FormerIncident],
        /,
    ) -> None: ...


def export_jsonl(released: Released, folder: Path) -> tuple[Path, ...]:
    """Writes the eight files into `folder`. Without texts, documents have no key ``text``."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in CLASSES:
        target = folder / f"{name}.jsonl"
        with target.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in sorted(_lines(name, released)))
        written.append(target)
    return tuple(written)


def _lines(name: str, released: Released) -> Iterator[str]:
    # Claims leave as they were read, with the judgements, so that importing both gives the same decisions to take back.
    for record in released.read if name == "claims" else getattr(released, name):
        plain = to_plain(record)
        if name == "documents" and not released.texts:
            del plain["text"]
        yield json.dumps(plain, ensure_ascii=False, separators=(", ", ": "))


def import_jsonl(folder: Path, record: Target) -> None:
    """Puts what `export_jsonl` wrote, texts included, into `record`.

    Raises UsageError, saying which line of which file, for what it cannot read.
    """
    if not (folder / "documents.jsonl").is_file():
        raise UsageError(f"{folder} holds no documents.jsonl. Name the folder that `tadmor export jsonl` wrote.")
    adders: tuple[tuple[str, Callable[[Any], object]], ...] = (
        ("documents", record.append_documents),
        ("claims", record.append_claims),
        ("rejections", record.append_rejections),
        ("judgements", record.append_judgements),
        ("actors", record.append_actors),
    )
    for name, append in adders:
        append(tuple(_read(folder / f"{name}.jsonl", CLASSES[name])))
    incidents = tuple(_read(folder / "incidents.jsonl", Incident))
    former = tuple(_read(folder / "former_incidents.jsonl", FormerIncident))
    record.replace_computed((), incidents, tuple(_read(folder / "copies.jsonl", CopyGroup)), former)


def _read(path: Path, record: type[R]) -> Iterator[R]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="\n") as file:
        for number, line in enumerate(file, start=1):
            try:
                plain = json.loads(line)
                if record is Document and "text" not in plain:
                    raise UsageError(f"{path} holds no texts: export again with --texts to import it.")
                yield from_plain(
                    record, renew_incident(plain) if record is Incident and isinstance(plain, dict) else plain
                )
            except (ValueError, TypeError) as fault:
                raise UsageError(f"{path}, line {number}, is not one of {record.__name__}: {fault}") from fault
