"""Tadmor reads reports of armed conflict and builds a record of the events they tell of.

    reading = tadmor.read_text("Two soldiers were killed near Gossi on Sunday.", published="2024-05-30")

`read_text` reads one text, `read_reports` reads files and folders into a record, `load_record` gives what a record may show.
The names below are the public ones; they are loaded on first use, so that importing the package costs nothing.
"""

from typing import TYPE_CHECKING

from tadmor.version import VERSION

if TYPE_CHECKING:
    from tadmor.api import (
        Claim,
        Document,
        Evidence,
        Incident,
        Place,
        Quantity,
        TadmorError,
        TimeInterval,
        load_record,
        match_event_words,
        read_reports,
        read_text,
    )


__version__ = VERSION

__all__ = [
    "Claim",
    "Document",
    "Evidence",
    "Incident",
    "Place",
    "Quantity",
    "TadmorError",
    "TimeInterval",
    "__version__",
    "load_record",
    "match_event_words",
    "read_reports",
    "read_text",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """The public name, from tadmor.api (PEP 562)."""
        if name not in __all__:
            raise AttributeError(f"module 'tadmor' has no attribute {name!r}")
        from tadmor import api

        return getattr(api, name)

    def __dir__() -> list[str]:
        """The public names, loaded or not."""
        return __all__
