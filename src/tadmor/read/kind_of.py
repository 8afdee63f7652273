"""Which kind an event is when its own word does not say: weapon first, then who did it to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tadmor.lexicon.kinds import GENERIC, KindLexicon
from tadmor.model.actor import ActorKind

SUICIDE = re.compile(r"\bsuicide\b|\bblew (?:himself|herself|themselves) up\b", re.IGNORECASE)
CHEMICAL = re.compile(
    r"\b(?:chlorine|sarin|mustard gas|nerve agent|poison gas|chemical attacks?|us(?:e|ed|ing) (?:of )?chemical weapons?)\b",
    re.IGNORECASE,
)
AIR = re.compile(
    r"\b(?:air ?-?strikes?|air ?-?raids?|air attacks?|aerial|war ?planes?|aircraft|(?:fighter )?jets?|"
    r"helicopters?|gunships?|drones?|uavs?|"
    r"bombers|barrel bombs?|cluster bombs?|guided bombs?|glide bombs?|planes?|shaheds?|air force)\b",
    re.IGNORECASE,
)
SHELLS = re.compile(
    r"\b(?:missiles?|rockets?|mortars?|artillery|shell(?:s|ed|ing)?|howitzers?|grad|katyushas?|iskanders?|"
    r"kalibrs?|scuds?|himars|"
    r"launchers?|salvo|s-300s?)\b",
    re.IGNORECASE,
)
DEVICE = re.compile(
    r"\b(?:ieds?|improvised explosive|land ?mines?|roadside|car bombs?|vehicle bombs?|booby.?trap\w*|"
    r"explosive device|parcel bomb|"
    r"remote-controlled|planted|detonat\w+|truck bombs?|motorcycle bomb|time bomb|bombs?)\b",
    re.IGNORECASE,
)
MINE = re.compile(
    r"\b(?:(?:hit|struck|stepped on|ran over|drove over|detonated|triggered|laid|planted|explosion of|"
    r"blast from|anti-?tank|anti-?personnel|"
    r"naval|sea) (?:a |an |the )?mines?|mine(?:s)? (?:explo\w+|blast\w*|went off|killed|wounded))\b",
    re.IGNORECASE,
)
GRENADE = re.compile(r"\bgrenades?\b(?! launcher)", re.IGNORECASE)
MILD_FORCE = re.compile(
    r"\b(?:tear ?gas|water cannons?|rubber bullets|batons?|pepper spray|stun grenades?)\b", re.IGNORECASE
)
RIOTERS = re.compile(r"\brioters\b", re.IGNORECASE)
PROTESTERS = re.compile(r"\b(?:protesters?|protestors?|demonstrators?|marchers)\b", re.IGNORECASE)
CAPTIVES = re.compile(
    r"\b(?:men|women|people|persons?|soldiers?|fighters?|militants?|rebels?|insurgents?|gunmen|"
    r"guerrillas?|subversives?|terrorists?|leaders?|"
    r"commanders?|suspects?|members?|girls?|boys?|drivers?|engineers?|prisoners?|hostages?|civilians?|workers?|students?|journalists?|officials?)\b",
    re.IGNORECASE,
)
GOODS = re.compile(
    r"\b(?:weapons?|arms|rifles?|guns?|ammunition|explosives?|rockets?|launchers?|bombs?|drugs?|cocaine|"
    r"supplies|uniforms?|vehicles?|trucks?|"
    r"tanks?|equipment|documents?|literature|money|cash|materiel|boats?|ships?|vessels?)\b",
    re.IGNORECASE,
)
BOMB_WORDS = frozenset({"bomb", "bombing", "blast", "explosion", "explode"})
ARMED: frozenset[ActorKind] = frozenset(
    {"military", "armed_group", "police", "militia", "private_force", "coalition", "gang", "state"}
)
HELPLESS: frozenset[ActorKind] = frozenset(
    {"civilians", "people", "ngo", "medical", "un_body", "company", "religious_body"}
)
PEOPLE_WORDS = re.compile(
    r"\b(?:civilians?|villagers?|residents?|farmers?|worshippers?|passengers?|people|herders?|shepherds?|"
    r"reporters?|fishermen|fisherman|nomads|children|women|students?|pupils?|teachers?|shoppers?|"
    r"worke?rs?|traders?|miners?|journalists?|aid workers?|nurses?|doctors?|refugees?|families|family)\b",
    re.IGNORECASE,
)
CIVIL_PLACES = re.compile(
    r"\b(?:homes?|houses?|markets?|schools?|hospitals?|(?:petrol|gas|filling|bus|railway|train) stations?|hotels?|"
    r"stadiums?|synagogues?|temples?|monaster(?:y|ies)|clinics?|ambulances?|(?:aid|relief|humanitarian|food) convoys?|"
    r"mosques?|church(?:es)?|villages?|bus(?:es)?|café|cafe|shop|restaurant|camp)\b",
    re.IGNORECASE,
)
FIGHTER_WORDS = re.compile(
    r"\b(?:soldiers?|troops?|fighters?|militants?|rebels?|insurgents?|gunmen|policem[ae]n|police|"
    r"officers?|militia\w*|army|military|base|"
    r"checkpoint|outpost|barracks|positions?|headquarters|convoy|patrol|guards?|mercenar(?:y|ies)|forces|"
    r"guerrillas?|paramilitar\w+)\b",
    re.IGNORECASE,
)


def resolve_kind(
    kinds: Sequence[str], sentence: str, targets: str, actors: Sequence[ActorKind], lexicon: KindLexicon
) -> str | None:
    """The kind told by these trigger kinds in this sentence, or None when it takes its kind from elsewhere in the report.

    `targets` is the text of those it was done to, `actors` the kinds of those who did it.
    """
    found = _by_setting(kinds, sentence, targets) if any(lexicon.violent(k) for k in kinds) else None
    if found or (PROTESTERS.search(sentence) and MILD_FORCE.search(sentence)):
        return found or "protest_with_intervention"
    named = [k for k in kinds if k not in GENERIC]
    violent = [k for k in named if lexicon.violent(k)]
    if "attack" in kinds and set(violent) == {"property_destruction"} and PEOPLE_WORDS.search(targets):
        return (
            _by_weapon(sentence) or "attack"
        )  # "shot twelve residents and burned 26 houses" is told for the residents
    if violent:
        return _more_exact(violent, sentence)
    if "attack" in kinds or "outcome" in kinds:
        return _by_weapon(sentence) or ("attack" if "attack" in kinds else None)
    if "seize" in kinds:
        return "seize"
    return named[0] if named else None


def _by_setting(kinds: Sequence[str], sentence: str, targets: str) -> str | None:
    """Kinds that one word of the sentence decides, whatever the trigger."""
    if SUICIDE.search(sentence):
        return "suicide_bomb"
    if CHEMICAL.search(sentence):
        return "chemical_weapon"
    if PROTESTERS.search(targets):
        return "excessive_force"
    if RIOTERS.search(sentence) and {"property_destruction", "attack"} & set(kinds):
        return "violent_demonstration"
    return None


def _more_exact(violent: Sequence[str], sentence: str) -> str:
    """A massacre by air strike is an air strike; a clash with artillery stays a clash."""
    if violent[0] == "attack_on_civilians":
        return _by_weapon(sentence) or violent[0]
    return violent[0]


def _by_weapon(sentence: str) -> str | None:
    if AIR.search(sentence):
        return "air_drone_strike"
    if SHELLS.search(sentence):
        return "shelling_artillery_missile"
    if GRENADE.search(sentence):
        return "grenade"
    return "remote_explosive" if DEVICE.search(sentence) or MINE.search(sentence) else None


def kind_by_sides(lemmas: Sequence[str], targets: str, actors: Sequence[ActorKind], around: str) -> str:
    """The kind of an attack that names no weapon. `lemmas` are its trigger words, `around` the rest of the report's text."""
    words = {w.lower() for w in lemmas}
    if words & {"strike", "struck", "strikes"}:
        return "shelling_artillery_missile" if SHELLS.search(around) and not AIR.search(around) else "air_drone_strike"
    if words & (BOMB_WORDS | {"bombed", "bombings", "blasts", "explosions", "exploded"}):
        return (
            "air_drone_strike"
            if set(actors) & {"military", "coalition", "state", "government", "state_body"}
            else "remote_explosive"
        )
    if words & {"bombard", "bombardment", "bombarded"}:
        return "shelling_artillery_missile"
    # An aid convoy is no military one, and a house that is stormed with militants in it is no civilian target.
    combatant = bool(FIGHTER_WORDS.search(CIVIL_PLACES.sub("", targets)))
    civilian = bool(PEOPLE_WORDS.search(targets)) or (bool(CIVIL_PLACES.search(targets)) and not combatant)
    if combatant and not civilian:
        return "armed_clash"
    if civilian:
        return "attack_on_civilians"
    return "armed_clash" if FIGHTER_WORDS.search(around) and set(actors) & ARMED else "attack_on_civilians"


def kind_of_seizing(targets: str, actors: Sequence[ActorKind]) -> str:
    """What was seized or captured: people (an arrest or an abduction), arms and goods, or a place."""
    state = bool(set(actors) & {"state", "government", "military", "coalition", "police"})
    if CAPTIVES.search(targets) or PEOPLE_WORDS.search(targets):
        return "arrest" if state else "abduction"
    if GOODS.search(targets):
        return "disrupted_weapons_use" if state else "other"
    return "territory_gained_government" if state else "territory_gained_nonstate"
