"""Names that the gazetteer lacks: what in the words around them makes a village, a facility or a river of them."""

from __future__ import annotations

import re

from tadmor.lexicon.gazetteer import country_adjectives, never_places, other_names
from tadmor.lexicon.gazetteer_names import name_key
from tadmor.model.span import Span
from tadmor.read.places_before import HITS, STRONG, Before

_FACILITIES = (
    "refinery field fields oilfield gasfield plant airbase airport airfield base dam bridge hospital clinic"
    " school college prison jail"
    " camp crossing checkpoint market bazaar mine port harbour harbor terminal station substation depot factory"
    " mill barracks"
    " garrison forest wood woods hill hills mountain mountains valley river canal lake strait pass gate square"
    " roundabout"
    " neighbourhood neighborhood quarter suburb farm ranch mosque church cathedral monastery shrine cemetery"
    " stadium reservoir"
    " island ridge gorge plateau heights creek"
)
FACILITIES = frozenset(_FACILITIES.split())
_MIDDLE = (
    r"(?:oil|gas|power|thermal|nuclear|hydroelectric|military|air|naval|army|border|refugee|displacement|prison|training|water|coal"
    r"|gold|cement|steel|chemical|railway|train|bus|metro|primary|secondary|girls[’']?|boys[’']?|maternity|children['’]s|general|field"
    r"|central|international|high|pumping|vegetable|fish|cattle|livestock)"
)
FACILITY_AFTER = re.compile(
    rf"\s+(?:{_MIDDLE}\s+){{0,2}}(?:{'|'.join(sorted(FACILITIES, key=len, reverse=True))})\b(?!-)"
)
BODY_LAST = re.compile(
    r"\b(?:Council|Committee|Commission|Army|Brigade|Brigades|Battalion|Front|Party|Movement|Forces?|Court|Ministry|Agency|Group|Union|League"
    r"|Police|Guard|Guards|Command|Corps|Division|Regiment|Office|Organi[sz]ation|Foundation|Institute|University|Association|Federation"
    r"|Parliament|Assembly|Congress|Service|Services|Company|Bank|News|Times|Agreement|Accord|Treaty|War|Day|Cup|Protocol|Fund|Network|Coalition"
    r"|Forum|Society|Programme|Program|Department|Authority|Bureau|Conference|Summit|Initiative|Mission|Convention|Act|Code|Center|Centre|Journal|Magazine|Gazette|Post|Herald)$"
)
BANK = re.compile(r"\b(?:banks?|shores?|bend|mouth|course|waters|delta)\s+of\s+the\s+$", re.IGNORECASE)

AROUND = STRONG - {"retook", "retake", "overran", "overrun", "shook", "through", "within"}
TOWARDS = frozenset(["toward", "towards"])
NOT_IN = frozenset(
    "faith trust confidence belief interest believe believed believes change changes results resulted resulting"
    " participated participate involved invested"
    " engaged named written published broadcast spoken wrote said dressed interested".split()
)
OF = frozenset(
    "resident residents people inhabitants streets outskirts villagers siege battle capture recapture bombing"
    " bombardment shelling fall seizure"
    " destruction liberation storming encirclement out control parts centre center edge south north east west"
    " vicinity".split()
)
GROUND = frozenset(
    "fell fall landed land dropped rained rain advance advanced advances advancing marched march marching"
    " descended converged"
    " pushed in offensive siege".split()
)
STRIKES = frozenset(
    "strike strikes airstrike airstrikes raid raids assault assaults attack attacks bombing bombings shelling"
    " bombardment fire fired".split()
)
SAID = frozenset(["of", "from", "to", "at", "for"])
FOUGHT = frozenset(["fight", "battle", "struggle"])
HELD = frozenset(
    "position positions defence defences defense defenses checkpoint checkpoints outpost trenches rebels militants clash clashes"
    " fighting battle incident explosion explosions blast blasts occurred happened exploded detonated".split()
)
ARMED = frozenset(
    "missile missiles drone drones air rocket rockets mortar artillery shelling bombardment bombing airstrike"
    " airstrikes tank bomb aerial".split()
)
OUT = (
    "fire fired firing launched out withdr retreat fle escap evacuat pull driv expel came come coming arriv moved"
    " displac launch"
).split()
TO = (
    "fled flee fleeing advanc retreat mov drove drive return head march withdr road route way came went travel"
    " deploy spread highway"
).split()
REACHED = frozenset(
    "entered enters entering enter reached reaching reach shelled shelling shells bombed bombing bombarded"
    " bombarding liberated besieged besieging"
    " recaptured recapture stormed storming targeting capturing seizing attacking"
    " striking overran overrun retook retake pounded".split()
)
AT_FACILITY = (
    HITS
    | STRONG
    | frozenset(
        "at on from to of over toward towards destroyed destroying damaged damaging burned burnt crossed flooded"
        " defended"
        " attacked bombed struck hitting shelled guarding controlled protecting".split()
    )
)
PLACE_FORMS = frozenset(
    "kafr kfar umm wadi deir dayr beit bayt bait tell tel tal ain ayn khan bir jabal jebel mount camp fort san"
    " santa santo saint"
    " port nova novo novy nove nova velyka mala stara staryi nizhny verkhny krasny tall qal'at ras el-beit burj"
    " shahr".split()
)


def facility_at(text: str, end: int, limit: int) -> re.Match[str] | None:
    """ "oil refinery" after a name that ends at `end`."""
    return FACILITY_AFTER.match(text, end, limit)


def is_barred(core: str, label: str) -> bool:
    """True for names of something else: bodies, languages, known actors, leaders and weapons, persons with a title."""
    key = name_key(core)
    first, _, rest = key.partition(" ")
    never = never_places()
    if key in never or (rest and first in never) or key in country_adjectives() or label in ("NORP", "LAW"):
        return True
    if BODY_LAST.search(core) or (core.isupper() and len(core) < 7 and " " not in core):
        return True
    return key in other_names() or first in other_names() or (rest != "" and key.rsplit(" ", 1)[1] in other_names())


def makes_a_place(before: Before, core: str, label: str) -> bool:
    """True where the words before a name that nobody knows are those that a place follows."""
    word, said = before.word, before.said(4)
    if not word or before.words[-1] == "the":
        return False
    if word in AROUND or word in TOWARDS:
        return not (word == "in" and said and said[-1] in NOT_IN)
    if word == "on":
        return _struck(said, core, label)
    if word in SAID:
        return _after(word, said)
    return word in REACHED and (label not in ("PERSON", "ORG") or _formed(core))


def _after(word: str, said: list[str]) -> bool:
    """True where what stands before "of", "from", "to", "at" and "for" speaks of ground, of leaving or of reaching it."""
    if word in ("of", "for"):
        return bool(said) and said[-1] in (OF if word == "of" else FOUGHT)
    if word == "at":
        return any(s in HELD for s in said)
    return any(s.startswith(tuple(OUT if word == "from" else TO)) for s in (said if word == "from" else said[-3:]))


def _struck(said: list[str], core: str, label: str) -> bool:
    if said and (said[-1] in GROUND or (len(said) > 1 and said[-2] in GROUND)):
        return True
    if not any(s in STRIKES for s in said[-3:]):
        return False
    return any(s in ARMED for s in said) or _formed(core) or label not in ("PERSON", "ORG")


def _formed(core: str) -> bool:
    """ "Kafr", "Umm" or "Wadi" begin the names of villages."""
    first, _, rest = name_key(core).partition(" ")
    return bool(rest) and first in PLACE_FORMS


def is_bank(text: str, bounds: Span, start: int) -> bool:
    """True after "the east bank of the"."""
    return bool(BANK.search(text, max(bounds.start, start - 30), start))
