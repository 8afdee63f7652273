"""English words and their forms: enough to find a word of a lexicon in raw text without parsing it."""

from __future__ import annotations

import functools
from importlib import resources

IRREGULAR: dict[str, tuple[str, ...]] = {
    "blow": ("blows", "blew", "blown", "blowing"),
    "beat": ("beats", "beaten", "beating"),
    "drive": ("drives", "drove", "driven", "driving"),
    "fling": ("flings", "flung", "flinging"),
    "hold": ("holds", "held", "holding"),
    "lay": ("lays", "laid", "laying"),
    "lead": ("leads", "led", "leading"),
    "let": ("lets", "letting"),
    "mow": ("mows", "mowed", "mown", "mowing"),
    "throw": ("throws", "threw", "thrown", "throwing"),
    "waylay": ("waylays", "waylaid", "waylaying"),
    "take": ("takes", "took", "taken", "taking"),
    "be": ("is", "are", "was", "were", "been", "being"),
    "die": ("dies", "died", "dying"),
    "fall": ("falls", "fell", "fallen", "falling"),
    "fight": ("fights", "fought", "fighting"),
    "flee": ("flees", "fled", "fleeing"),
    "gas": ("gassed", "gassing"),
    "go": ("goes", "went", "gone", "going"),
    "hang": ("hangs", "hanged", "hung", "hanging"),
    "hit": ("hits", "hitting"),
    "hurt": ("hurts", "hurting"),
    "lose": ("loses", "lost", "losing"),
    "overrun": ("overruns", "overran", "overrunning"),
    "overtake": ("overtakes", "overtook", "overtaken", "overtaking"),
    "retake": ("retakes", "retook", "retaken", "retaking"),
    "set": ("sets", "setting"),
    "shoot": ("shoots", "shot", "shooting"),
    "slay": ("slays", "slew", "slain", "slaying"),
    "strike": ("strikes", "struck", "stricken", "striking"),
    "withdraw": ("withdraws", "withdrew", "withdrawn", "withdrawing"),
    "gunman": ("gunmen",),
    "militiaman": ("militiamen",),
    "serviceman": ("servicemen",),
    "policeman": ("policemen",),
    "body": ("bodies",),
    "pin": ("pins", "pinned", "pinning"),
    "repel": ("repels", "repelled", "repelling"),
    "put": ("puts", "putting"),
    "catch": ("catches", "caught", "catching"),
    "rip": ("rips", "ripped", "ripping"),
    "tear": ("tears", "tore", "torn", "tearing"),
    "step": ("steps", "stepped", "stepping"),
    "pull": ("pulls", "pulled", "pulling"),
    "sit": ("sits", "sat", "sitting"),
    "come": ("comes", "came", "coming"),
    "leave": ("leaves", "left", "leaving"),
    "clamp": ("clamps", "clamped", "clamping"),
    "ship": ("ships", "shipped", "shipping"),
    "slap": ("slaps", "slapped", "slapping"),
    "win": ("wins", "won", "winning"),
    "begin": ("begins", "began", "begun", "beginning"),
    "must": (),
    "embargo": ("embargoes", "embargoed", "embargoing"),
    "plan": ("plans", "planned", "planning"),
    "quit": ("quits", "quitting"),
    "shun": ("shuns", "shunned", "shunning"),
    "seek": ("seeks", "sought", "seeking"),
    "tell": ("tells", "told", "telling"),
    "commit": ("commits", "committed", "committing"),
    "call": ("calls", "called", "calling"),
    "confer": ("confers", "conferred", "conferring"),
    "permit": ("permits", "permitted", "permitting"),
    "cancel": ("cancels", "cancelled", "canceled", "cancelling", "canceling"),
    "travel": ("travels", "travelled", "traveled", "travelling", "traveling"),
    "ban": ("bans", "banned", "banning"),
    "bar": ("bars", "barred", "barring"),
    "bow": ("bows", "bowed", "bowing"),
    "fly": ("flies", "flew", "flown", "flying"),
    "stop": ("stops", "stopped", "stopping"),
    "lend": ("lends", "lent", "lending"),
    "cut": ("cuts", "cutting"),
    "shut": ("shuts", "shutting"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "forbid": ("forbids", "forbade", "forbidden", "forbidding"),
    "say": ("says", "said", "saying"),
    "hear": ("hears", "heard", "hearing"),
    "break": ("breaks", "broke", "broken", "breaking"),
    "bring": ("brings", "brought", "bringing"),
    "burn": ("burns", "burned", "burnt", "burning"),
    "find": ("finds", "found", "finding"),
    "freeze": ("freezes", "froze", "frozen", "freezing"),
    "give": ("gives", "gave", "given", "giving"),
    "hurl": ("hurls", "hurled", "hurling"),
    "meet": ("meets", "met", "meeting"),
    "see": ("sees", "saw", "seen", "seeing"),
    "sell": ("sells", "sold", "selling"),
    "send": ("sends", "sent", "sending"),
    "make": ("makes", "made", "making"),
    "keep": ("keeps", "kept", "keeping"),
    "build": ("builds", "built", "building"),
    "draw": ("draws", "drew", "drawn", "drawing"),
    "run": ("runs", "ran", "running"),
    "tread": ("treads", "trod", "trodden", "treading"),
    "ride": ("rides", "rode", "ridden", "riding"),
    "person": ("people",),
    "child": ("children",),
    "schoolchild": ("schoolchildren",),
    "life": ("lives",),
    "datum": ("data",),
}
VOWELS = "aeiou"


@functools.cache
def forms(lemma: str) -> frozenset[str]:
    """The lemma and its inflected forms, as a verb and as a noun; for a phrase, forms of its first word."""
    first, _, rest = lemma.partition(" ")
    found = {first, *IRREGULAR[first]} if first in IRREGULAR else {first, *_regular(first)}
    return frozenset(f"{form} {rest}" if rest else form for form in found)


def plural(noun: str) -> str:
    """The plural of a noun, or of the last word of a phrase."""
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def _regular(word: str) -> set[str]:
    third = plural(word) if not word.endswith("man") else word + "s"
    if word.endswith("e"):
        past = {word + "d", word[:-1] + "ing"}
    elif word.endswith("y") and word[-2:-1] not in VOWELS:
        past = {word[:-1] + "ied", word + "ing"}
    elif len(word) > 2 and word[-1] not in VOWELS + "wxy" and word[-2] in VOWELS and word[-3] not in VOWELS:
        past = {word + word[-1] + "ed", word + word[-1] + "ing", word + "ed", word + "ing"}
    else:
        past = {word + "ed", word + "ing"}
    return {third} | past


def load_rows(name: str) -> list[list[str]]:
    """Rows of a tab separated data file of this package, comments and empty lines left out."""
    text = resources.files("tadmor.lexicon").joinpath("data", name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
