"""The words before a name, walked backwards once: what leads up to it, and the word that places it."""

from __future__ import annotations

from dataclasses import dataclass

from tadmor.model.span import Span

REACH = 90
_QUARTERS = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
_COMPOUND = ("north-east", "north-west", "south-east", "south-west", "south-central", "north-central", "far-north")
DIRECTED = frozenset(
    [q + end for q in (*_QUARTERS, *_COMPOUND[:4]) for end in ("", "ern")]
    + list(_COMPOUND)
    + "far central rural upper lower coastal government-held rebel-held opposition-held occupied besieged war-torn".split()
)
LEADING = DIRECTED | frozenset(
    "the nearby neighbouring neighboring former strategic key contested disputed small main tiny mainly largely".split()
)
KINDS = frozenset(
    "city cities town towns township village villages hamlet hamlets settlement settlements community suburb suburbs"
    " neighbourhood neighbourhoods neighborhood neighborhoods district districts quarter camp port capital area areas"
    " municipality outpost island province provinces region state governorate county oblast stronghold".split()
)
NAMED = frozenset(
    "capital city town village hamlet suburb settlement island slum township stronghold cities towns villages"
    " hamlets suburbs settlements townships".split()
)
MANY = frozenset(
    "cities towns villages hamlets suburbs settlements townships neighbourhoods neighborhoods provinces places".split()
)
STRONG = frozenset(
    "in inside into near outside around across throughout within nearby through retook retake overran overrun"
    " shook".split()
)
WEAK = frozenset("at from to toward towards of on over for off leaving left".split())
OF = frozenset(
    "residents people inhabitants streets outskirts villagers siege battle capture recapture bombing bombardment"
    " shelling fall port"
    " north south east west northeast northwest southeast southwest north-east north-west south-east south-west"
    " suburb suburbs"
    " countryside".split()
)
VERBS = (
    "hit struck strik shell bomb pound rock raid storm target attack bombard enter reach captur recaptur seiz"
    " liberat besieg invad"
).split()
ENDINGS = ("", "s", "e", "es", "ed", "ing")
HITS = frozenset(v + e for v in VERBS for e in ENDINGS)


OPENING = tuple(f" {mark}" for mark in "‘’ʿʾ`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """`words` are those before the name in small letters, up to the last punctuation; `at` is the index of the word that
    places the name, -1 where there is none; `introduced` is True after "the town of"; `article` after "the"."""

    words: list[str]
    at: int
    introduced: bool
    article: bool

    @property
    def word(self) -> str:
        """The placing word, or an empty string."""
        return self.words[self.at] if self.at >= 0 else ""

    def said(self, back: int) -> list[str]:
        """Up to `back` words before the placing word."""
        return self.words[max(0, self.at - back) : self.at] if self.at > 0 else []

    @property
    def strong(self) -> bool:
        """True after words that only a place follows so often."""
        word = self.word
        return (
            self.introduced
            or word in STRONG
            or word in HITS
            or (word == "of" and self.said(1)[-1:] != [] and self.said(1)[-1] in OF)
        )

    @property
    def weak(self) -> bool:
        """True after words that a place may follow."""
        return self.word in WEAK


def words_before(text: str, start: int, bounds: Span) -> Before:
    """What leads up to the name at `start` in its sentence."""
    before = text[max(bounds.start, start - REACH) : start]
    if before.endswith(OPENING):  # "near ‘Ibta": the mark belongs to the name
        before = before[:-1]
    if not before or not before[-1].isspace():
        return Before(words=[], at=-1, introduced=False, article=False)
    cut = max(before.rfind(c) for c in ',;:."()“”')
    words = before[cut + 1 :].lower().split()
    at, introduced = len(words) - 1, False
    article = bool(words) and words[-1] == "the"
    while at >= 0:
        if words[at] in LEADING or words[at].endswith(("-held", "-controlled", "-occupied")):
            article = article or words[at] == "the"
            at -= 1
        elif words[at] == "of" and at > 0 and words[at - 1] in KINDS:
            introduced = True
            at -= 2
            if at > 0 and words[at] not in LEADING and words[at] not in STRONG and words[at] not in WEAK:
                at -= 1
        else:
            break
    return Before(words=words, at=at, introduced=introduced or _named(words, before), article=article)


def _named(words: list[str], before: str) -> bool:
    """ "the capital Nairobi", "the capital, Nairobi", "cities such as Nairobi"."""
    if before.endswith("capital, "):
        return True
    if not words:
        return False
    if words[-1] in NAMED:
        return True
    example = words[-1] == "including" or words[-2:] == ["such", "as"]
    return example and any(w in MANY for w in words[-5:])
