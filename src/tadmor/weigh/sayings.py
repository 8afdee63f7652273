"""What a report's text hands to a speaker by a verb of saying, read by its surface: enough to hold two reports against each other.

Claims hold what is said of events; a report relays more than that ("only civilians were there", "a villager guided it").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from tadmor.lexicon.speakers import load_speakers
from tadmor.model.document import Document
from tadmor.model.span import Span
from tadmor.text.phrases import WORD, fold
from tadmor.text.sentences import split_sentences

_SAY = (
    r"(?:said|says|say|told|tells|add(?:ed|s)|declare[ds]|announce[ds]|state[ds]|claim(?:ed|s)?|insist(?:ed|s)?|argue[ds]|explain(?:ed|s)|"
    r"assert(?:ed|s)|allege[ds]|suspect(?:ed|s)?|believe[ds]?|fear(?:ed|s)?|warn(?:ed|s)|report(?:ed|s)?|acknowledge[ds]|confirm(?:ed|s)?|spoke|admit(?:ted|s)|"
    r"denie[ds]|den(?:y|ies)|reject(?:ed|s)?|maintain(?:ed|s)?|puts?(?=\s[^.;]{3,50}\sat\s))"
)
_VERB = re.compile(rf"\b{_SAY}\b(?!\s+(?:dead|killed|missing|wounded|injured))")
_AFTER = re.compile(
    rf"(?:[,\"”»]|^)\s*{_SAY}\s+((?!(?:that|it|there|on|in|he|she|they|at|about|over|only|all|many|most|no|none|some|several|more|nearly|dozens|hundreds)\b|\d)[^\"“«.;]{{3,110}})"
)
_ACCORDING = re.compile(
    r"\b(?:according to|by the (?:count|account|reckoning|figures) of|citing|quoting|if one believes)\s+([^\"“«.;]{3,110})"
    r"|\(((?:the\s+)?[^()]{3,60}?)\s+(?:figures?|count|toll)\)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[\"“”«»;:(]|\b(?:that|but|as|while|when|where|because|after|before|although|since|which|who)\b|\n"
)
_IN = re.compile(r"\s(?:in|on|at|from|for|after|to|by|adding|citing)\s")
_QUOTED = re.compile(r"[\"“«]([^\"“”«»]{6,400})[\"”»]")
_PRONOUNS = frozenset("he she it they".split())
_MOST_WORDS = 10
_LEAST_NAME = 3
_FIRST_WORDS = 5
# Words of one office under one name. Who may be anybody (a resident, an official) has none: two of them are not one.
_OFFICES = {
    word: office
    for office, words in {
        "police": "police policeman policemen investigator investigators detective detectives",
        "prosecutor": "prosecutor prosecutors prosecution",
        "mayor": "mayor",
        "governor": "governor",
        "president": "president",
        "army": "army military",
        "envoy": "ambassador envoy",
        "hospital": "hospital clinic",
        "rescue": "firefighters rescuers emergency rescue",
        "court": "court judge",
        "coalition": "coalition",
        "command": "command",
        "kremlin": "kremlin",
    }.items()
    for word in words.split()
}
_MINISTRY = frozenset("ministry minister ministerial".split())
_FIELDS = {"defense": "defence"} | {
    w: w
    for w in "defence interior foreign health justice information security transport energy education finance".split()
}
# Capitals that name nobody.
_NO_NAMES = frozenset(
    "the a an local regional national federal state city district province oblast office department agency service services "
    "general spokesman spokeswoman spokesperson head chief deputy colonel major captain lieutenant brigadier sergeant mr mrs ms dr "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december council security un some two three several one many all it he she they we i in on at by for and but".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks, as far as his words tell: `names` in one way of spelling, `offices` under one name each."""

    names: frozenset[str]
    offices: frozenset[str]

    @property
    def is_somebody(self) -> bool:
        """False for "a resident": whoever is told so in another report may be another."""
        return bool(self.names or self.offices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A sentence that hands what it says to `speaker`, whom it calls `name`."""

    span: Span
    speaker: Speaker
    name: str
    text: str

    @property
    def quoted(self) -> Iterator[tuple[str, ...]]:
        """The words of each quotation, without an article before them."""
        return find_quotations(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """The sayings of one report, in order; `carried`: sentences that follow one in its paragraph and hand nothing to anybody."""

    own: tuple[Saying, ...]
    carried: tuple[tuple[Span, Speaker], ...]

    def speaker_at(self, span: Span) -> Speaker | None:
        """Who is heard in the sentence that `span` begins in: its own speaker, or the last before it in its paragraph."""
        spoken = [(saying.span, saying.speaker) for saying in self.own]
        return next((who for held, who in (*spoken, *self.carried) if held.start <= span.start < held.end), None)


def find_quotations(text: str) -> Iterator[tuple[str, ...]]:
    """The words in comparison form of what stands in quotation marks, without an article before them."""
    for match in _QUOTED.finditer(text):
        words = tuple(fold(word) for word in WORD.findall(match[1]))
        yield words[1:] if words[:1] in (("a",), ("an",), ("the",)) else words


def find_sayings(document: Document) -> Sayings:
    """Who says what in the text of a report."""
    own: list[Saying] = []
    carried: list[tuple[Span, Speaker]] = []
    person: Speaker | None = None
    body: Speaker | None = None
    heard: tuple[int, Speaker] | None = None
    for sentence in split_sentences(document.text, "en"):
        text = document.text[sentence.span.start : sentence.span.end]
        said = _said_by(text)
        if said is None:
            if heard is not None and heard[0] == sentence.paragraph and heard[1].is_somebody:
                carried.append((sentence.span, heard[1]))
            continue
        words = frozenset(fold(word) for word in WORD.findall(said))
        speaker = speaker_of_words(said)
        if words & _PRONOUNS and not speaker.is_somebody:
            speaker = (body if words & {"it", "they"} else person) or speaker_of_words(
                " ".join(text.split()[:_FIRST_WORDS])
            )
        elif len(speaker.names) > 1:
            person, body = speaker, speaker if speaker.offices else body
        elif speaker.offices:
            body, person = speaker, speaker if person is None else person
        heard = (sentence.paragraph, speaker)
        own.append(Saying(span=sentence.span, speaker=speaker, name=said, text=text))
    return Sayings(own=tuple(own), carried=tuple(carried))


def _said_by(text: str) -> str | None:
    """The words that name the speaker of a sentence, or None where there is no verb of saying."""
    if match := _ACCORDING.search(text):
        return _phrase_after(_titled(match[1] or match[2]))
    after = _AFTER.search(text)
    if after is not None and speaker_of_words(_phrase_after(after[1])).is_somebody and _ends_there(after[1]):
        return _phrase_after(after[1])
    for verb in _VERB.finditer(text):
        before = _phrase_before(text[: verb.start()])
        if before:
            return before
    return None


def _titled(words: str) -> str:
    """ "the mayor, Ivan Koval" whole; of "the mayor, the attackers came" the first part."""
    first, comma, rest = words.partition(",")
    named = speaker_of_words(rest.split(",")[0])
    return words if comma and (named.names or named.offices) else first


def _phrase_after(words: str) -> str:
    """ "the mayor, Ivan Koval": two parts between commas, up to where something else begins."""
    parts = [_IN.split(part, maxsplit=1)[0] for part in words.split(",")[:2]]
    return " ".join(" ".join(parts).split()[: _MOST_WORDS + 4])


def _ends_there(words: str) -> bool:
    """True where the sentence ends with the speaker or goes on after a comma: "said the mayor was there" is none."""
    return "," in words or len(words.split()) <= _MOST_WORDS


def _phrase_before(text: str) -> str:
    """ "X, spokesman of the ministry, " and "… that police ": what stands before the verb, from the start of its clause."""
    clause = _CLAUSE.split(text)[-1]
    parts = [part.strip() for part in clause.split(",")]
    chosen = parts[-3:-1] if not parts[-1] else parts[-1:]
    words = [_IN.split(f"{part} ", maxsplit=1)[0] for part in chosen]
    return " ".join(" ".join(words).split()[-_MOST_WORDS:])


@lru_cache(maxsize=16384)
def speaker_of_words(words: str) -> Speaker:
    """Names and offices in the words that name a speaker."""
    found = WORD.findall(words.replace("’", "'").replace("'s", ""))
    folded = [fold(word) for word in found]
    known = _NO_NAMES | _OFFICES.keys() | _MINISTRY | _FIELDS.keys()
    names = {
        spelling_of(word)
        for word, low in zip(found, folded, strict=True)
        if word[0].isupper() and low not in known and len(word) >= _LEAST_NAME
    }
    return Speaker(names=frozenset(names), offices=offices_of(folded))


def offices_of(words: Iterable[str]) -> frozenset[str]:
    """The offices that words in comparison form name, each under one name; a ministry with its field."""
    held = set(words)
    offices = {_OFFICES[word] for word in held if word in _OFFICES}
    if _MINISTRY & held:
        offices |= {f"{_FIELDS[word]} ministry" for word in held if word in _FIELDS} or {"ministry"}
    return frozenset(offices)


def spelling_of(name: str) -> str:
    """One way to spell a name that is written in several: no doubled letters, one letter for y, j and i."""
    word = re.sub(r"(.)\1", r"\1", fold(name))
    for some, one in (("y", "i"), ("j", "i"), ("w", "v"), ("kh", "h"), ("ou", "u"), ("ph", "f"), ("ii", "i")):
        word = word.replace(some, one)
    return word


def may_be_one(a: Speaker, b: Speaker) -> bool:
    """True where two reports can mean one speaker: an office in common and no other name, or a name in common."""
    shared = {x for x in a.names for y in b.names if _alike(x, y)}
    if a.offices and b.offices:
        return bool(a.offices & b.offices) and bool(shared or not a.names or not b.names)
    return not shared <= _nations()


@lru_cache(maxsize=1)
def _nations() -> frozenset[str]:
    """Words for a state or its people, which alone name no speaker."""
    return frozenset(spelling_of(word.removesuffix("'s").removesuffix("’s")) for word in load_speakers().nations)


def _alike(x: str, y: str) -> bool:
    return x == y or (min(len(x), len(y)) > _LEAST_NAME and (x.startswith(y) or y.startswith(x)))
