"""Tadmor reads reports of armed conflict and builds a record of the events they tell of.

    reading = tadmor.read_text("Two soldiers were killed near Gossi on Sunday.", published="2024-05-30")

`read_text` reads one text, `read_reports` reads files and folders into a record, `load_record` gives what a record may show;
`judge_claims` and `sign_event` add what a person decides of events, `check_claim`, `correct_claim`, `reject_claim` and `add_claim`
what of single statements, `undo_judgement` takes back, `list_unsettled` says what does not apply.
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
        Judgement,
        Place,
        Quantity,
        TadmorError,
        TimeInterval,
        Unsettled,
        add_claim,
        check_claim,
        correct_claim,
        judge_claims,
        list_unsettled,
        load_record,
        match_event_words,
        read_reports,
        read_text,
        reject_claim,
        sign_event,
        undo_judgement,
    )


__version__ = VERSION

__all__ = [
    "Claim",
    "Document",
    "Evidence",
    "Incident",
    "Judgement",
    "Place",
    "Quantity",
    "TadmorError",
    "TimeInterval",
    "Unsettled",
    "__version__",
    "add_claim",
    "check_claim",
    "correct_claim",
    "judge_claims",
    "list_unsettled",
    "load_record",
    "match_event_words",
    "read_reports",
    "read_text",
    "reject_claim",
    "sign_event",
    "undo_judgement",
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
