"""On what condition a report tells something, by its words and the stance of its claim: reservations, and yes or no."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from tadmor.model.claim import Claim
from tadmor.text.phrases import WORD, fold
from tadmor.text.sentences import split_sentences
from tadmor.weigh.condition_words import (
    CHANGED,
    CLAUSES,
    DENIES,
    DENIES_NOT,
    HEDGED,
    IF_CONFIRMED,
    LOSS,
    MODAL,
    OF_REPORT,
    OPEN,
    OWN_EYES,
    OWN_STATEMENT,
    SAYING,
    UNVERIFIED,
)

Position = Literal["says", "denies", "leaves open"]
_SHORT = 4
_LONG, _STEM = 4, 5
_SMALL = frozenset(
    fold(word)[:_STEM]
    for word in "that this there were been have with from what when which whether they their them after".split()
)


def find_condition(claim: Claim, text: str | None = None) -> str | None:
    """The words that put what a claim tells under a condition, in its sentences or, of the report itself, in its whole `text`.

    Where only its stance says that it is unconfirmed: "not confirmed". None where it is told plainly.
    """
    for tells, sentence in _sentences(claim):
        for pattern in (HEDGED, UNVERIFIED):
            match = pattern.search(sentence)
            if match and (tells or OF_REPORT.search(sentence)):
                return match[0]
        if tells and (words := _modal(claim, sentence)) is not None:
            return words
    if claim.stance == "reports_unconfirmed" or claim.reality in ("hypothetical", "planned"):
        return "not confirmed"
    return _of_report(text) if text else None


def _sentences(claim: Claim) -> Iterator[tuple[bool, str]]:
    """The sentences of a claim, each with whether the word that tells the event stands in it."""
    text, at = claim.evidence.text, claim.trigger.start - claim.evidence.start
    for sentence in split_sentences(text, "en"):
        tells = sentence.span.start <= at < sentence.span.end
        yield tells, text[sentence.span.start : sentence.span.end]


def _modal(claim: Claim, sentence: str) -> str | None:
    """ "May have" in the clause that tells the event, one of its figures, or of dead: not that an attacker may have escaped."""
    telling = claim.trigger.text.casefold() if len(claim.trigger.text.split()) < _SHORT else None
    numbers = {quantity.words.casefold() for quantity in claim.quantities}
    for match in MODAL.finditer(sentence):
        starts = [cut.end() for cut in CLAUSES.finditer(sentence) if cut.end() <= match.start()]
        ends = [cut.start() for cut in CLAUSES.finditer(sentence) if cut.start() >= match.end()]
        clause = sentence[max(starts, default=0) : min(ends, default=len(sentence))].casefold()
        if LOSS.search(clause) or (telling and telling in clause) or any(number in clause for number in numbers):
            return match[0]
    return None


def _of_report(text: str) -> str | None:
    if not (UNVERIFIED.search(text) or IF_CONFIRMED.search(text)):
        return None
    for sentence in split_sentences(text, "en"):
        said = text[sentence.span.start : sentence.span.end]
        for pattern in (UNVERIFIED, IF_CONFIRMED):
            match = pattern.search(said)
            if match and OF_REPORT.search(said):
                return match[0]
    return None


def find_position(claim: Claim) -> tuple[Position, str]:
    """Whether the speaker says it, denies it or leaves it open, with the words for it, or those of the stance."""
    text = claim.evidence.text
    if match := OPEN.search(text):
        return "leaves open", match[0]
    if match := DENIES_NOT.search(text):
        return "says", match[0]
    if claim.stance == "does_not_confirm":
        return "leaves open", "does not confirm it"
    if claim.stance == "denies":
        match = DENIES.search(text)
        return "denies", match[0] if match else "denies it"
    said = SAYING.search(text)
    return "says", said[0] if said else "says so"


def tell_alike(a: Claim, b: Claim) -> bool:
    """True where the sentences of two claims say one thing but for the verb that stands before it: half of their words agree."""
    first, second = _content(a), _content(b)
    return bool(first & second) and 2 * len(first & second) >= min(len(first), len(second))


def _content(claim: Claim) -> frozenset[str]:
    """Stems of the words of the sentence that tells it, without names, and without words by which one says, doubts or denies."""
    text = next((sentence for tells, sentence in _sentences(claim) if tells), claim.evidence.text)
    for pattern in (OPEN, DENIES_NOT, DENIES, SAYING, HEDGED, UNVERIFIED):
        text = pattern.sub(" ", text)
    words = (word for word in WORD.findall(text) if not word[0].isupper())
    return frozenset(fold(word)[:_STEM] for word in words if word.isdigit() or len(word) >= _LONG) - _SMALL


def tells_of_change(claim: Claim) -> bool:
    """True where the words say that the speaker himself says something new ("has now admitted", "after first denying")."""
    return CHANGED.search(claim.evidence.text) is not None


def is_own_statement(claim: Claim) -> bool:
    """True where a speaker is heard in an act of his own: a statement, a press conference, a spokesman, a confirmation."""
    return OWN_STATEMENT.search(claim.evidence.text) is not None


def saw_itself(claim: Claim) -> bool:
    """True where an outlet says that its own people saw or counted it."""
    return OWN_EYES.search(claim.evidence.text) is not None
