"""Who has spoken so far in a report: short mentions and pronouns are led back to the fullest earlier name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tadmor.model.span import Span
from tadmor.read.sources.speakers import Speaker

REACH = 6
SHOWN = frozenset(
    {"statement", "report", "communique", "communiqué", "message", "post", "release", "letter", "document"}
)
STANDS_FOR = {
    "group": ("armed_group", "ngo"),
    "movement": ("armed_group",),
    "agency": ("news_agency", "un_body"),
    "organisation": ("ngo", "un_body", "armed_group"),
    "organization": ("ngo", "un_body", "armed_group"),
    "monitor": ("ngo",),
    "newspaper": ("outlet",),
    "paper": ("outlet",),
    "channel": ("outlet", "social_media"),
    "broadcaster": ("outlet",),
    "militants": ("armed_group",),
    "outlet": ("outlet",),
    "official": ("official", "military"),
    "officer": ("military", "official"),
    "minister": ("official",),
    "spokesman": ("official", "military"),
    "spokeswoman": ("official", "military"),
}


BODIES = frozenset({"organisation", "organization", "agency", "body", "league", "committee"})


class Memory:
    """Speakers and subjects met so far, the latest last. A class because it grows while a report is read."""

    def __init__(self) -> None:
        self._met: list[tuple[int, Speaker]] = []
        self._named: dict[str, Speaker] = {}
        self.last: tuple[Speaker, ...] = ()
        self.last_sentence = -9

    def meet(self, speaker: Speaker, sentence: int) -> None:
        """Remember somebody who could be meant by "he", "the group" or a surname later on."""
        if speaker.pronoun:
            return
        self._met.append((sentence, speaker))
        self._met += [(sentence, one) for one in _each(speaker)]
        if speaker.own_name and speaker.sort == "person":
            for word in speaker.name.replace(",", " ").split():
                if word[:1].isupper():
                    self._named.setdefault(word, speaker)

    def resolve(self, speaker: Speaker, sentence: int) -> Speaker:
        """The fullest earlier mention of the same speaker, or the speaker as said."""
        if speaker.word in ("i", "we"):
            return speaker
        if speaker.pronoun:
            return self._behind_pronoun(speaker, sentence)
        words = speaker.name.split()
        if speaker.own_name and speaker.sort != "thing" and len(words) <= 3:
            surname = words[-1]
            earlier = self._named.get(surname)
            if earlier is not None and set(words) <= set(earlier.name.replace(",", " ").split()) | TITLES:
                return earlier if len(earlier.name) > len(speaker.name) else speaker
        if speaker.definite and len(words) <= 2 and not speaker.own_name:
            return self._behind_noun(speaker, sentence)
        return speaker

    def _behind_pronoun(self, speaker: Speaker, sentence: int) -> Speaker:
        for met, earlier in reversed(self._met):
            if sentence - met > REACH:
                break
            if _fits(speaker, earlier):
                return earlier
        return speaker

    def _behind_noun(self, speaker: Speaker, sentence: int) -> Speaker:
        words = speaker.name.lower().split()
        for met, earlier in reversed(self._met):
            said = earlier.name.lower().replace(",", " ").split()
            if (
                earlier.name != speaker.name
                and (" and " not in earlier.name or earlier.sort == "person")
                and len(said) >= len(words)
                and set(words) <= set(said)
                and (earlier.word == speaker.word or speaker.word in said)
            ):
                return earlier
            if sentence - met > REACH:
                continue
            if len(words) == 1 and speaker.word in SHOWN and earlier.sort != "person":
                return earlier
            if len(words) == 1 and speaker.word in BODIES and _is_unknown_body(earlier):
                return earlier
            if (
                len(words) == 1
                and earlier.kind in STANDS_FOR.get(speaker.word, ())
                and speaker.plural == earlier.plural
            ):
                return earlier
        return speaker


def _each(speaker: Speaker) -> list[Speaker]:
    """The bodies of "the Interior Ministry and the army", each by itself."""
    if speaker.sort == "person" or " and " not in speaker.name:
        return []
    found, start = [], speaker.span.start
    for part in speaker.name.split(" and "):
        name = part.removeprefix("the ").strip()
        at = start + len(part) - len(part.removeprefix("the "))
        start += len(part) + len(" and ")
        if name:
            word = name.split()[-1].lower()
            found.append(
                replace(speaker, name=name, word=word, span=Span(at, at + len(name)), plural=word.endswith("s"))
            )
    return found


def _is_unknown_body(earlier: Speaker) -> bool:
    """A name of several words that is no person and of no known kind: "the International Rescue League"."""
    return earlier.own_name and (earlier.kind, earlier.sort) == ("official", "group") and " " in earlier.name


TITLES = frozenset(
    {"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "General", "Colonel", "President", "Minister"}
)


def _fits(pronoun: Speaker, earlier: Speaker) -> bool:
    if pronoun.word in ("he", "she", "i"):
        return earlier.sort == "person" and not earlier.plural
    if pronoun.word == "it":
        return earlier.written or (earlier.sort != "person" and not earlier.plural)
    return earlier.plural or earlier.sort == "group"


def resolve_all(memory: Memory, speakers: Sequence[Speaker], sentence: int) -> tuple[Speaker, ...]:
    """Every link of a chain resolved; a link that turns out to be its neighbour is named once."""
    links: list[Speaker] = []
    for speaker in speakers:
        found = memory.resolve(speaker, sentence)
        if found.pronoun and links and _fits(found, links[-1]):
            continue
        if not links or links[-1].name != found.name:
            links.append(found)
    return tuple(replace(link) for link in links)
