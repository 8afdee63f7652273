"""Every exception that Tadmor raises on purpose.

TadmorError
├── RecordError          the record on disk cannot be used as it stands
│   └── IntegrityError   a stored hash, quotation or id does not hold
├── EvidenceError        a span or a number does not agree with the text it claims to quote
├── IngestError          one input cannot become a document; carries a reason code, becomes a Rejection
├── ConflictError        somebody else decided of the same thing meanwhile; says who, what and when
├── LexiconError         a data file of the lexicon is malformed
└── UsageError           the person asked for something that cannot be done; the message says what to do next
"""

from __future__ import annotations


class TadmorError(Exception):
    """Root of the tree: catch this to catch everything Tadmor raises on purpose."""


class RecordError(TadmorError):
    """The record on disk cannot be used as it stands."""


class IntegrityError(RecordError):
    """A stored hash, quotation or id does not hold."""


class EvidenceError(TadmorError):
    """A span or a number does not agree with the text it claims to quote."""


class IngestError(TadmorError):
    """One input cannot become a document.

    `reason` is a short code (``empty``, ``not_text``, ``too_large`` …), `detail` a sentence for the person.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class LexiconError(TadmorError):
    """A data file of the lexicon is malformed."""


class UsageError(TadmorError):
    """The person asked for something that cannot be done; the message says what to do next."""


class ConflictError(TadmorError):
    """Somebody else decided of the same thing after it was looked at; nothing was written.

    `judgement` is the id of what they decided, `by` who they are, `at` when (ISO 8601), `what` their decision in words.
    """

    def __init__(self, judgement: str, *, by: str, at: str, what: str) -> None:
        super().__init__(
            f"{by} decided here on {at[:10]} at {at[11:16]}, after you had looked: {what}. Nothing was written."
        )
        self.judgement = judgement
        self.by = by
        self.at = at
        self.what = what
