"""The words on screen: one catalogue, `strings.toml`; a page asks for them by name and never holds a sentence of its own."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files

from tadmor.errors import LexiconError


@functools.cache
def load_words() -> dict[str, str]:
    """All strings by name: ``events.title`` is ``title`` in the table ``events``."""
    tables = tomllib.loads(files("tadmor.web").joinpath("strings.toml").read_text(encoding="utf-8"))
    return {f"{table}.{name}": words for table, entries in tables.items() for name, words in entries.items()}


def say(key: str, /, **values: object) -> str:
    """The string of this key with values put in: ``{count}``; "one | many" where a value `count` decides.

    Raises LexiconError for a name that the catalogue does not hold.
    """
    words = load_words().get(key)
    if words is None:
        raise LexiconError(f"strings.toml has no {key}")
    one, bar, many = words.partition(" | ")
    if bar:
        words = one if values.get("count") == 1 else many
    return words.format(**values) if values else words
