"""The cheap lexical pass: what a text is about, and which sentences are worth parsing."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from tadmor.lexicon.kinds import KindLexicon
from tadmor.model.document import Document
from tadmor.read.gate_company import is_accompanied
from tadmor.read.gate_quiet import NUMBER, led_elsewhere
from tadmor.read.glance import surely_tells, tells_of_parties
from tadmor.text.sentences import Sentence

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*", re.UNICODE)
DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss\w*|reject\w*|disown\w*|refut\w*|nothing to do with|"
    r"(?:no|not any) (?:\w+ )?(?:servicemen|soldiers|troops|forces)|responsib\w+)\b",
    re.IGNORECASE,
)
BLAME = re.compile(
    r"\b(?:blam(?:e|es|ed|ing)|suspicion (?:fell|falls|has fallen)|attributed|hallmarks|the work of|"
    r"(?:was|were|is|are|be) behind)\b",
    re.IGNORECASE,
)
PRESENCE = re.compile(
    r"\b(?:there (?:are|were|was|is) (?:no|only|many|some)|were (?:there|present)|took part|"
    r"none (?:of them|served|were|was)|fight(?:ing)? (?:for|alongside|there))\b",
    re.IGNORECASE,
)
FIGURE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|dozens?|scores|hundreds|thousands|"
    r"several|no)\b",
    re.IGNORECASE,
)
HARM = re.compile(r"\b(?:kill\w*|wound\w*|injur\w*|dead|died|deaths?|fatalit\w+)\b", re.IGNORECASE)
DEATHS = re.compile(
    rf"\b(?:massacre|carnage|killings?|slaughter)\b|\b{NUMBER} (?:[\w'-]+ ){{1,4}}(?:who )?(?:were |was )?"
    r"(?:killed|burn(?:t|ed) alive)\b",
    re.IGNORECASE,
)
BLOW = re.compile(
    r"\b(?:strikes?|struck|explosions?|exploded|blasts?|shot|land ?mines?|shelled|bombed)\b", re.IGNORECASE
)
MINE_AT_WORK = re.compile(
    r"\b(?:hit|hits|struck|strikes|hitting|striking|triggered|detonated|(?:dr[oi]ves?|driven|ran|runs|run|rode|stepped|steps?|trod|"
    r"treads?|walked) (?:over|on|onto|into)|blown up|blows up|blew up|"
    r"(?:hit|killed|wounded|injured|hurt|maimed|destroyed|blown up) (?:by|on)) (?:an? |the )?(?:\w+[ -])?mine\b"
    r"|\bmines? (?:blasts?|explo\w+|went off|goes off|detonat\w+|kill\w*|wound\w*|injur\w+|hits?|blew|destroyed|maim\w*)",
    re.IGNORECASE,
)
PIT = re.compile(
    r"\b(?:miners?|mining|pits?|shafts?|coal|gold|copper|salt|iron|silver|diamond|tin|ore|gas|methane|underground|lift|"
    r"flooded|collaps\w+|owners?|company)\b",
    re.IGNORECASE,
)
SUICIDE = re.compile(
    r"\bblew (?:him|her|them)sel(?:f|ves) up\b|\bsuicide (?:bomb|attack|vest|belt)\w*",
    re.IGNORECASE,
)
ARMS_AT_WORK = re.compile(
    r"\b(?:jets?|warplanes?|aircraft|tanks?|bombs?|devices?|explosives?|rockets?|shells?|missiles?|mortars?|"
    r"drones?|grenades?|landmines?|snipers?|artillery)\b[^.;]{0,40}?"
    r"\b(?:bombed|shelled|struck|hit|hits|killed|kills|wounded|exploded|explodes|went off|goes off|landed|"
    r"fired|pounded|destroyed|damaged|attacked|detonated|blew up)\b",
    re.IGNORECASE,
)
# Who goes where war is, and deaths that are told with it: headlines say no more.
IN_HARMS_WAY = re.compile(
    r"\b(?:journalists?|reporters?|correspondents?|camera(?:man|men)|photojournalists?|aid workers?|relief workers?|paramedics?|"
    r"deminers?|(?:truce|ceasefire|peace|military) (?:monitors?|observers?)) (?:[\w-]+ ){0,2}(?:killed|slain|shot dead)\b"
    r"(?! (?:in|by|as|when|after) (?:[\w-]+ ){0,3}(?:crash\w*|accident|collision|avalanche|flood\w*|blaze|fall|storm|quake)\b)"
    r"|\bkilled in (?:[\w-]+ ){0,2}(?:confrontations?|violence|hostilities|fighting|gun ?battles?|clash(?:es)?)\b"
    rf"|\b(?:battles?|fighting|clashes|violence) (?:[\w-]+ ){{0,4}}kills? (?:at least |about |over )?{NUMBER}\b(?! [bmt]\w*l\w*n\b)"
    r"|\b(?:rebel|separatist|militant|insurgent|jihadist)-(?:held|controlled|run)\b",
    re.IGNORECASE,
)
CHANCE = re.compile(
    r"\b(?:gas (?:leak|explosion|blast|main|pipe|cylinder)|boiler|lightning|mine (?:shaft|collapse)|"
    r"fireworks?|picket\w*|"
    r"transformer|kitchen|factory fire|plunged|overturned|floods?|flooding|landslides?|mudslides?|by accident|"
    r"derailed|capsized|drowned|"
    r"wildfires?|blaze)\b|\bfire at an? \w*\s?(?:factory|hotel|plant|warehouse|hospital|market|nightclub)",
    re.IGNORECASE,
)
# "The Student League", "the press club": people of a party or a trade, and no game.
NO_GAME = re.compile(
    r"\b(?:students?|youth|communist|socialist|people['’]s|muslim|awami|workers['’]?|peasants['’]?|democratic) league\b"
    r"|\bpress clubs?\b",
    re.IGNORECASE,
)
NO_GROUPS: Mapping[str, str] = MappingProxyType({})
SURELY_WAR = 3
SURELY_ELSE = 3
SHORT = 25
# Who "he" is stands most often in one of the two sentences before.
POINTING, SAID_BEFORE = frozenset({"he", "she", "they", "his", "her"}), 2
LONG = 60  # sentences: a page on something else is shorter
# Those who speak of votes speak of killings, too.
SPEAKS_OF_WAR = frozenset({"politics"})
OF_WAR = frozenset({"war", "figurative", "law"})
# What stands in reports on war, too, counts for less: their own pages have many such words. Soldiers help where nature strikes.
WEIGHTS = {"politics": 0.4, "court": 0.4, "business": 0.7, "weather": 2.0, "accident": 1.5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What the lexical pass found. `chosen` are indices of sentences worth parsing, `words_only` those of them that are so only
    for what parties say and do without violence; `signs` counts the war words of each
    sentence, `literal` those of them that are seldom meant otherwise; `about` names what the text is mostly about ("war",
    "sport", …). `war` counts words of war, and beside them words that surely tell an event and half of those
    that may; `other` those of the domain that has most and half of the rest, each as much as it weighs."""

    chosen: tuple[int, ...]
    words_only: frozenset[int] = frozenset()
    signs: tuple[int, ...]
    literal: tuple[int, ...]
    about: str
    war: int
    other: int

    @property
    def conflict(self) -> bool:
        """True when the text as a whole shows armed conflict: a longer text must show more of it."""
        return self.war >= SURELY_WAR + len(self.signs) // 12 and self.about == "war"

    @property
    def elsewhere(self) -> bool:
        """True when the text as a whole is about something else, and not only for a word or two of it."""
        return self.about != "war" and self.other >= SURELY_ELSE


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """One sentence at a glance: words that surely tell an event, `held` of them without the words that they need, those that
    tell one between the parties that it names, those that may, a figure or a denial, deaths, and domain words.

    `accompanied` is True where one of the words that tell an event has beside it what its syntax will ask for, `pointing` where
    somebody is called "he", "she" or "they"."""

    sure: int
    held: int = 0
    between: int = 0
    maybe: int
    telling: bool
    accompanied: bool
    pointing: bool
    deaths: bool
    domains: Counter[str]

    @property
    def signs(self) -> int:
        """Words of war and of law and order."""
        return self.domains["war"] + self.domains["figurative"] + self.domains["law"]


def open_gate(
    document: Document, sentences: Sequence[Sentence], kinds: KindLexicon, groups: Mapping[str, str] = NO_GROUPS
) -> Gate:
    """Looks at every word once. A sentence is chosen when it holds a word that tells an event and either that word alone
    is enough or the sentence or the text shows armed conflict. `groups` are names of armed groups as written,
    each with the domain that it is a word of."""
    looks = [_look(document.text[s.span.start : s.span.end], kinds, groups) for s in sentences]
    counts: Counter[str] = Counter()
    for look in looks:
        counts.update(look.domains)
    other = Counter({k: WEIGHTS.get(k, 1.0) * v for k, v in counts.items() if k not in OF_WAR})
    about, most = other.most_common(1)[0] if other else ("war", 0.0)
    most += (sum(other.values()) - most) / 2
    # Police and gangs are in the pages on crime, too: they count for war only beside its own words.
    beside = counts["war"] + min(counts["figurative"] + counts["law"], 2 * counts["war"]) + counts["figurative"] // 3
    elsewhere = most >= 1 and (most > beside or (most == beside and most > 1))
    led = (
        led_elsewhere([document.text[s.span.start : s.span.end] for s in sentences], counts)
        if len(sentences) <= LONG
        else None
    )
    gate = Gate(
        chosen=(),
        signs=tuple(look.signs for look in looks),
        literal=tuple(look.domains["war"] for look in looks),
        about=led or (about if elsewhere else "war"),
        war=_words_of_war(counts, looks),
        other=max(1, round(most)) if led else round(most),
    )
    short = len(sentences) <= SHORT
    chosen = [i for i, look in enumerate(looks) if _worth(gate, look, short)]
    worth = set(chosen if short else _telling(chosen, looks))
    between = frozenset(i for i, look in enumerate(looks) if look.between and not gate.elsewhere) - worth
    return replace(gate, chosen=tuple(sorted(worth | between)), words_only=between)


def _telling(chosen: Sequence[int], looks: Sequence[_Look]) -> list[int]:
    """Of the sentences of a long report those that can tell an event, and those that may say who is "he" in one of them."""
    tell = {i for i in chosen if looks[i].accompanied}
    points = {i for i in tell if looks[i].pointing}
    return [i for i in chosen if i in tell or not points.isdisjoint(range(i + 1, i + 1 + SAID_BEFORE))]


def _words_of_war(counts: Counter[str], looks: Sequence[_Look]) -> int:
    """Words of war; figures of speech and words that tell events count only as far as words of war stand behind them."""
    literal = counts["war"] + counts["law"]
    may_tell = sum(look.maybe for look in looks) // 2 if literal else 0
    told = counts["figurative"] + sum(look.sure for look in looks) + may_tell
    return counts["war"] + min(told, 2 * literal + 1)


def _look(text: str, kinds: KindLexicon, groups: Mapping[str, str]) -> _Look:
    written = WORD.findall(text)
    words = [word.lower() for word in written]
    named = (*written, *(f"{a} {b}" for a, b in itertools.pairwise(written)))
    words += [f"{a} {b}" for a, b in itertools.pairwise(words)]
    forms = [word for word in words if word in kinds.trigger_forms]
    domains = Counter(kinds.domains[word] for word in words if word in kinds.domains)
    domains.update(groups[name] for name in named if name in groups)
    if domains["sport"]:
        domains["sport"] = max(0, domains["sport"] - len(NO_GAME.findall(text)))
    chance = bool(CHANCE.search(text)) and not domains["war"]
    if (
        HARM.search(text)
        and BLOW.search(text)
        and not CHANCE.search(text)
        and not domains["accident"] + domains["crime"] + domains["weather"]
    ):
        # "Two people were killed in a strike on a block of flats": a blow that did harm is a word of war.
        domains["war"] += 1
    elif ARMS_AT_WORK.search(text) and set(domains) <= OF_WAR:
        domains["war"] += 1
    if IN_HARMS_WAY.search(text) and not domains["accident"] + domains["crime"] + domains["weather"] + domains["sport"]:
        domains["war"] += 1
    if SUICIDE.search(text):
        domains["war"] += 2
    if MINE_AT_WORK.search(text) and not PIT.search(text):
        domains["war"] += 2
    if chance:
        return _Look(
            sure=0,
            maybe=0,
            telling=False,
            accompanied=False,
            pointing=False,
            deaths=False,
            domains=Counter(accident=domains["accident"] + 1),
        )
    if not domains["war"]:
        forms = [word for word in forms if word not in kinds.weak_forms]
    sure = sum(kinds.trigger_forms[word] for word in forms)
    present = {part for word in words for part in (word, *(word.split("-") if "-" in word else ()))} if forms else set()
    return _Look(
        sure=sure,
        held=sum(word in kinds.pattern_forms and not surely_tells(words, word, kinds) for word in forms),
        between=tells_of_parties(text, written, kinds),
        maybe=len(forms) - sure,
        telling=bool(FIGURE.search(text) or DENIAL.search(text) or PRESENCE.search(text) or BLAME.search(text)),
        accompanied=any(" " in form or is_accompanied(form, present, kinds) for form in forms),
        pointing=not POINTING.isdisjoint(words),
        deaths=DEATHS.search(text) is not None,
        domains=domains,
    )


def _worth(gate: Gate, look: _Look, short: bool) -> bool:
    """In a long report on conflict a word that only may tell an event needs a sign beside it: of war, a figure, a denial."""
    sure, maybe = look.sure > look.held, look.maybe or look.held
    if gate.conflict:
        return bool(sure or (maybe and (look.signs or look.telling)) or (short and (maybe or look.telling)))
    if gate.about == "war":
        return bool(sure or (look.signs and (maybe or look.telling)))
    return bool(sure and (look.domains["war"] > 1 or (look.deaths and gate.about in SPEAKS_OF_WAR)))
