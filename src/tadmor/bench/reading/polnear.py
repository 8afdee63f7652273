"""PolNeAR as gold: articles with source, cue and content of every attribution (Newell, Margolin and Ruths 2018, LREC)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tadmor.model.span import Span

ROLES = ("Source", "Cue", "Content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One attribution as marked: spans of its source (none: nobody is named), cue and content, in the order of the text."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def load_coded(path: Path) -> tuple[Coded, ...]:
    """The attributions of one standoff file. An event without a cue and without content is left out."""
    spans: dict[str, tuple[Span, ...]] = {}
    events: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if cells[0].startswith("T") and len(cells) > 1:
            places = cells[1].split(" ", 1)[1].split(";")
            spans[cells[0]] = tuple(Span(*map(int, place.split())) for place in places)
        elif cells[0].startswith("E") and len(cells) > 1:
            events.append(cells[1])
    found = (_coded(event, spans) for event in events)
    return tuple(one for one in found if one.cue or one.content)


def _coded(event: str, spans: dict[str, tuple[Span, ...]]) -> Coded:
    roles: dict[str, list[Span]] = {role: [] for role in ROLES}
    for part in event.split():
        role, _, name = part.partition(":")
        roles.setdefault(role.rstrip("0123456789"), []).extend(spans.get(name, ()))
    source, cue, content = (tuple(sorted(roles[role])) for role in ROLES)
    return Coded(source=source, cue=cue, content=content)


def load_articles(folder: Path) -> Iterator[tuple[str, str, tuple[Coded, ...]]]:
    """Name, text and attributions of each article, by name. Where several coders marked one, the first of them by name."""
    marked: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        marked.setdefault(path.stem.rsplit("_", 1)[0], path)
    for path in sorted((folder / "text").glob("*.txt")):
        if path.stem in marked:
            yield path.stem, path.read_text("utf-8"), load_coded(marked[path.stem])
