"""Which kind an event is when its own word does not say: weapon first, then who did it to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from tadmor.lexicon.counted import load_counted
from tadmor.lexicon.kinds import GENERIC, KindLexicon
from tadmor.model.actor import ActorKind

SUICIDE = re.compile(
    r"\bsuicide (?:\w+[ -]){0,2}(?:bomb\w*|attack\w*|blasts?|vests?|belts?|raids?|mission|strike|explosion|"
    r"assault|squad|jackets?)"
    r"|\bblew (?:himself|herself|themselves) up\b|\bexplosive (?:vest|belt|jacket)s?\b"
    r"|\b(?:attacker|assailant|militant|bomber|driver)s? wearing explosives\b"
    r"|\b(?:attacker|assailant|militant|bomber|insurgent|driver)s? (?:\w+ )?(?:rammed|drove|"
    r"crashed)\b[^.]{0,60}\b(?:explosives?|bomb)\b",
    re.IGNORECASE,
)
CHEMICAL = re.compile(
    r"\b(?:chlorine|sarin|mustard gas|nerve agent|poison gas|chemical attacks?|us(?:e|ed|"
    r"ing) (?:of )?chemical weapons?)\b",
    re.IGNORECASE,
)
AIR = re.compile(
    r"\b(?:air ?-?strikes?|air ?-?raids?|air attacks?|aerial|war ?planes?|aircraft|(?:fighter )?jets?|"
    r"helicopters?|gunships?|drones?|uavs?|"
    r"(?:from|out of) the (?:air|sky)|bombs? (?:\w+ly )?(?:fell|fall|falling|rained|dropped|(?:was|were) dropped)|"
    r"dropp(?:ed|ing) (?:\w+ ){0,3}bombs?|"
    r"bombers|barrel bombs?|cluster bombs?|guided bombs?|glide bombs?|planes?|shaheds?|air force)\b",
    re.IGNORECASE,
)
# Planes that attack; a plane that somebody flies home on does not tell what a bomb was.
BOMBERS = re.compile(
    r"\b(?:air ?-?(?:strikes?|raids?)|war ?planes?|(?:fighter )?jets?|bombers|barrel bombs?)\b", re.IGNORECASE
)
SHELLS = re.compile(
    r"\b(?:missiles?|rockets?|mortars?|artillery|shell(?:s|ed|ing)?|howitzers?|grad|katyushas?|iskanders?|"
    r"kalibrs?|scuds?|himars|"
    r"launchers?|salvo|s-300s?|tank (?:fire|rounds?)|naval gun\w*|(?:coastal|shore|gun) batter(?:y|ies)|field guns?)\b",
    re.IGNORECASE,
)
DEVICE = re.compile(
    r"\b(?:ieds?|improvised explosive|land ?mines?|roadside|car bombs?|vehicle bombs?|booby.?trap\w*|"
    r"explosive device|parcel bomb|"
    r"remote[- ]controlled|planted|detonat\w+|truck bombs?|motorcycle bomb|time bomb|bombs?|firebombs?|dynamite|"
    r"explosive (?:devices?|materials?|charges?)|with explosives|using explosives|used explosives|vbied)\b",
    re.IGNORECASE,
)
MINE = re.compile(
    r"\b(?:(?:hits?|struck|strikes|steps on|stepped on|ran over|runs over|dr[oi]ves? over|detonated|triggered|laid|"
    r"planted|explosion of|"
    r"blast from|anti-?tank|anti-?personnel|"
    r"(?:killed|wounded|injured|hit|hurt|maimed|blown up|destroyed) (?:by|on)|"
    r"naval|sea) (?:a |an |the )?mines?|mines? (?:explo\w+|blast\w*|went off|kill\w*|wound\w*|injur\w+|maim\w*))\b",
    re.IGNORECASE,
)
FIGHTING = re.compile(
    r"\b(?:(?:in|during|amid|as|when|after) (?:\w+ ){0,3}(?:clashes|fighting|gun ?battles?|gunfights?|firefights?|skirmishes)"
    r"|^(?:\w+ ){0,3}(?:clashes|fighting|gun ?battles?|gunfights?|firefights?|skirmishes))\b",
    re.IGNORECASE,
)
GRENADE = re.compile(r"(?<!stun )(?<!gas )(?<!smoke )(?<!flash )\bgrenades?\b(?! launcher)", re.IGNORECASE)
# Kinds that say too little to stand against what the sentence says of a crowd.
OPEN = frozenset(
    {
        "attack",
        "outcome",
        "attack_on_civilians",
        "property_destruction",
        "violent_demonstration",
        "mob_violence",
        "armed_clash",
    }
)
MILD_FORCE = re.compile(
    r"\b(?:tear ?gas|water cannons?|rubber bullets|batons?|pepper spray|stun grenades?)\b", re.IGNORECASE
)
RIOTERS = re.compile(r"\brioters\b", re.IGNORECASE)
PROTESTERS = re.compile(r"\b(?:protesters?|protestors?|demonstrators?|marchers)\b", re.IGNORECASE)
GATHERING = re.compile(r"\b(?:march|rally|demonstration|protest|sit-in|funeral procession)\b", re.IGNORECASE)
CAPTIVES = re.compile(
    r"\b(?:men|women|people|persons?|soldiers?|fighters?|militants?|rebels?|insurgents?|gunmen|"
    r"guerrillas?|subversives?|terrorists?|leaders?|"
    r"commanders?|suspects?|members?|girls?|boys?|drivers?|engineers?|prisoners?|hostages?|civilians?|workers?|"
    r"students?|journalists?|officials?)\b",
    re.IGNORECASE,
)
GOODS = re.compile(
    r"\b(?:weapons?|arms|rifles?|guns?|ammunition|explosives?|rockets?|launchers?|bombs?|drugs?|cocaine|lorr(?:y|"
    r"ies)|fuel|phones?|food|flour|"
    r"supplies|uniforms?|vehicles?|trucks?|"
    r"tanks?|equipment|documents?|literature|money|cash|materiel|boats?|ships?|vessels?)\b",
    re.IGNORECASE,
)
BOMB_WORDS = frozenset(
    "bomb bombing blast explosion explode bombed bombings blasts explosions exploded explodes exploding".split()
)
MURDER = re.compile(r"\b(?:murder|slaughter)\w*", re.IGNORECASE)
KILLING = frozenset("killing killings murder murders murdered slain".split())
# Words for people that soldiers are called by as well.
NO_ONE_KNOWS = frozenset(
    "other others more dead victim victims survivor survivors leader leaders guard guards bodyguard bodyguards sailor sailors "
    "pilot pilots crewman crewmen member members suspect suspects person persons comrade comrades".split()
)
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
BOMBED = frozenset("bombed bombing bombings bombs".split())
PLANTED = re.compile(
    r"\b(?:car bombs?|suicide|planted|roadside|ieds?|improvised|detonat\w+|device|truck bombs?)\b", re.IGNORECASE
)
HEARD = frozenset({"gunfire", "gunshots", "shots", "firing"})
BLOW_UP = frozenset({"blow", "blows", "blew", "blown", "blowing"})
SHOOTING = re.compile(
    r"\b(?:shot|shoot\w*|gunned|kill\w*|execut\w+|stabbed|murder\w*|slaughter\w*|massacr\w+)\b", re.IGNORECASE
)
IN_THEIR_POWER = re.compile(
    r"\b(?:captured|captive|captives|prisoners?(?: of war)?|detainees?|hostages?|handcuffed|blindfolded|"
    r"surrendered|bound)\b",
    re.IGNORECASE,
)
EXECUTED = re.compile(
    r"\b(?:lined up\b[^.;]{0,40}\bshot|made to (?:kneel|lie down)|execution[- ]style|at point[- ]blank range|"
    r"(?:tied|bound|blindfolded)\b[^.;]{0,30}\bshot|surrendered\b[^.;]{0,20}\bshot)\b",
    re.IGNORECASE,
)
MOB = re.compile(
    r"(?<!\binto )(?<!\bat )(?<!\bon )\b(?:an? |the |angry |enraged |local )*(?:mobs?|crowds?|vigilantes?|"
    r"hundreds of (?:people|villagers|"
    r"residents|men|youths)|villagers|residents) (?:(?!was|were|been|being|are|is\b)\w+ ){0,2}(?:beat|attacked|"
    r"attacking|burned|burnt|stormed|set|"
    r"lynch\w*|stoned|hacked|killed|stabbed|clubbed|torched|dragged|ransacked|looted)\b",
    re.IGNORECASE,
)
STREET_FIGHT = re.compile(
    r"\b(?:protest[eo]rs?|demonstrators?|rioters?|youths?|students?|marchers|"
    r"rioting crowds?)\b[^.;]{0,40}\b(?:stormed|threw|throwing|hurl\w+|"
    r"set fire|set on fire|burned|burnt|torched|smashed|attacked|looted|stoned|pelted|clash\w+|ransacked|"
    r"vandali[sz]ed)\b",
    re.IGNORECASE,
)
SEXUAL = re.compile(
    r"\bsexual(?:ly)? (?:assault\w*|abus\w+|violence|attack\w*|slavery)\b|\bgang[- ]rap\w+", re.IGNORECASE
)
ARMED: frozenset[ActorKind] = frozenset(
    {"military", "armed_group", "police", "militia", "private_force", "coalition", "gang", "state"}
)
PEOPLE_WORDS = re.compile(
    r"\b(?:civilians?|villagers?|residents?|farmers?|worshippers?|passengers?|people|herders?|shepherds?|"
    r"reporters?|fishermen|fisherman|nomads|children|women|students?|pupils?|teachers?|shoppers?|"
    r"worke?rs?|traders?|miners?|journalists?|aid workers?|nurses?|doctors?|refugees?|families|family)\b",
    re.IGNORECASE,
)
CIVIL_PLACES = re.compile(
    r"\b(?:homes?|houses?|markets?|schools?|hospitals?|(?:petrol|gas|filling|bus|railway|train) stations?|hotels?|"
    r"stadiums?|synagogues?|temples?|monaster(?:y|ies)|clinics?|ambulances?|(?:aid|relief|humanitarian|"
    r"food) convoys?|convoys? of (?:aid|relief|food|civilian)\w* \w+|"
    r"mosques?|church(?:es)?|villages?|bus(?:es)?|café|cafe|shop|restaurant|camp)\b",
    re.IGNORECASE,
)
STATE_WORDS = re.compile(
    r"\b(?:army|government|troops|soldiers|military|police|navy|air force|ministry|coalition|security forces|customs|"
    r"border guards|coast ?guard|authorities)\b",
    re.IGNORECASE,
)
REBEL_WORDS = re.compile(
    r"\b(?:rebels?|insurgents?|militants?|militia\w*|jihadists?|guerrillas?|separatists?|gunmen)\b", re.IGNORECASE
)
FIGHTER_WORDS = re.compile(
    r"\b(?:soldiers?|troops?|fighters?|militants?|rebels?|insurgents?|gunmen|policem[ae]n|police|"
    r"officers?|militia\w*|army|military|base|"
    r"checkpoint|outpost|barracks|positions?|headquarters|convoy|patrol|guards?|mercenar(?:y|ies)|forces|"
    r"guerrillas?|paramilitar\w+|trench(?:es)?|garrison|platoon|battalion|brigade|regiment|occupiers?|sergeant|lieutenant|"
    r"commandos?|marines|paratroopers?|rangers?|conscripts?|reservists?|recruits?|cadets?|servicem[ae]n|sentr(?:y|ies)|"
    r"gendarmes?|terrorists?)\b",
    re.IGNORECASE,
)


TRIED = re.compile(
    r"\b(?:indict\w*|extradit\w*|prosecutors?|prosecuted|tried|charged|sentenced|fugitives?|wanted|arraigned|on trial|"
    r"drug (?:lord|trafficker|kingpin|boss|baron)s?|kingpins?|treasury|assets|bail|warrants?)\b",
    re.IGNORECASE,
)
# Whom nobody but the police would capture, where nobody is named who did.
CRIMINALS = re.compile(
    r"\b(?:(?:drug|gang|cartel|mafia|crime) (?:\w+ )?(?:leaders?|boss(?:es)?|lords?|members?)|kingpins?|traffickers?|"
    r"smugglers?|capos?|hitm[ae]n|mobsters?|second-in-command|bosses|leaders?)\b",
    re.IGNORECASE,
)
# Of those whom nobody is said to have caught, leaders of gangs and rebels were caught by the state.
WANTED_LEADERS = re.compile(
    r"\b(?:cartel|gang|drug|mafia|rebels?|guerrillas?|militants?|insurgents?|terror\w*|paramilitar\w+|traffick\w+)(?:['’]s?)? "
    r"(?:\w+ )?(?:leaders?|commanders?|boss(?:es)?|chiefs?|heads?|kingpins?|lieutenants?|operators?)\b"
    r"|\b(?:alleged|suspected|reputed|former|ex-)\b[^.;,]{0,40}\b(?:leader|commander|boss|chief|head|kingpin)\b|\bsuspects?\b",
    re.IGNORECASE,
)
EXPLOSIVE = frozenset(
    "air_drone_strike shelling_artillery_missile remote_explosive suicide_bomb grenade chemical_weapon".split()
)
GUNS = frozenset("armed_clash attack_on_civilians execution excessive_force mob_violence".split())
BY_GUN = frozenset(
    "shooting shot shoot shots gunfire gunshot gunfight stabbing stabbed opened opening fired fight fighting fought clash ambush "
    "raided raid stormed storming".split()
)


def may_be(words: Set[str], kind: str) -> bool:
    """May what these words name be of this kind: "the explosion" is no clash, "the shooting" no air strike."""
    if words & {word.rstrip("s") for word in BOMB_WORDS}:
        return kind in EXPLOSIVE
    if words & {"strike", "airstrike", "struck"}:
        return kind in EXPLOSIVE
    return kind in GUNS if words & BY_GUN else True


def resolve_kind(
    kinds: Sequence[str], sentence: str, targets: str, actors: Sequence[ActorKind], lexicon: KindLexicon
) -> str | None:
    """The kind told by these trigger kinds in this sentence, or None when it takes its kind from elsewhere in the report.

    `targets` is the text of those it was done to, `actors` the kinds of those who did it.
    """
    street = {"protest_with_intervention", "violent_demonstration"} & set(kinds)
    harm = any(lexicon.violent(k) for k in kinds) or bool(street)
    found = _by_setting(kinds, sentence, targets) if harm else None
    mild = PROTESTERS.search(sentence) and MILD_FORCE.search(sentence)
    if found or mild or ("arrest" in kinds and PROTESTERS.search(targets)):
        return found or "protest_with_intervention"
    named = [k for k in kinds if k not in GENERIC]
    violent = [k for k in named if lexicon.violent(k)]
    if set(violent) == {"property_destruction"} and _meant_people(kinds, targets):
        return _by_weapon(sentence) or "attack"
    if violent:
        return _more_exact(violent, sentence, targets)
    if street:
        return named[0]
    if "attack" in kinds or "outcome" in kinds:
        return _by_weapon(sentence) or ("attack" if "attack" in kinds else _by_fighting(sentence))
    if "seize" in kinds:
        return "seize"
    return named[0] if named else None


def _meant_people(kinds: Sequence[str], targets: str) -> bool:
    """ "Shot twelve residents and burned 26 houses", "killed six soldiers and burned two trucks" are told for the people."""
    shot = "attack" in kinds and PEOPLE_WORDS.search(targets)
    return bool(shot or ("outcome" in kinds and (FIGHTER_WORDS.search(targets) or _statuses(targets))))


def _by_setting(kinds: Sequence[str], sentence: str, targets: str) -> str | None:
    """Kinds that one word of the sentence decides, whatever the trigger."""
    if SUICIDE.search(sentence):
        return "suicide_bomb"
    if CHEMICAL.search(sentence):
        return "chemical_weapon"
    if SEXUAL.search(sentence):
        return "sexual_violence"
    if (PROTESTERS.search(targets) or GATHERING.search(targets)) and not STREET_FIGHT.search(sentence):
        return "excessive_force" if {"attack", "outcome", "attack_on_civilians", "execution"} & set(kinds) else None
    return _by_crowd(kinds, sentence, targets)


def _by_crowd(kinds: Sequence[str], sentence: str, targets: str) -> str | None:
    """What crowds do to others, and what is done to people in the power of their killers."""
    if not set(kinds) <= OPEN:
        return None
    if STREET_FIGHT.search(sentence) or (RIOTERS.search(sentence) and {"property_destruction", "attack"} & set(kinds)):
        return "violent_demonstration"
    if MOB.search(sentence):
        return "mob_violence"
    if EXECUTED.search(sentence) and "attack" in kinds:
        return "execution"
    held = IN_THEIR_POWER.search(targets) and SHOOTING.search(sentence) and _by_weapon(sentence) is None
    return "execution" if held else None


def _more_exact(violent: Sequence[str], sentence: str, targets: str) -> str:
    """A massacre by air strike is an air strike; a clash with artillery stays a clash, and soldiers are no civilians."""
    if violent[0] == "attack_on_civilians":
        if FIGHTER_WORDS.search(targets) and not PEOPLE_WORDS.search(targets) and MURDER.search(sentence):
            return _by_weapon(sentence) or "attack"
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


def _by_fighting(sentence: str) -> str | None:
    """ "Seven dead in clashes", "clashes kill seven": the fighting is told as where or by what they died."""
    return "armed_clash" if FIGHTING.search(sentence) and not PROTESTERS.search(sentence) else None


def kind_by_sides(lemmas: Sequence[str], targets: str, actors: Sequence[ActorKind], around: str) -> str:
    """The kind of an attack that names no weapon. `lemmas` are its trigger words, `around` the rest of the report's text."""
    words = {w.lower() for w in lemmas}
    if words & {"strike", "struck", "strikes"}:
        return "shelling_artillery_missile" if SHELLS.search(around) and not AIR.search(around) else "air_drone_strike"
    if words & BLOW_UP:
        return "remote_explosive"
    if words & BOMB_WORDS:
        flown = bool(set(actors) & {"military", "coalition", "state", "government", "state_body"})
        flown = flown or bool(words & BOMBED and AIR.search(around) and not PLANTED.search(around))
        flown = flown or bool(not actors and BOMBERS.search(around) and not DEVICE.search(around))
        return "air_drone_strike" if flown else "remote_explosive"
    if words & {"bombard", "bombardment", "bombarded"}:
        return "shelling_artillery_missile"
    if words & HEARD and not targets:
        return "armed_clash"
    known = _statuses(targets)
    # An aid convoy is no military one, and a house that is stormed with militants in it is no civilian target.
    combatant = bool(FIGHTER_WORDS.search(CIVIL_PLACES.sub("", targets))) or "combatant" in known
    civilian = bool(PEOPLE_WORDS.search(targets)) or "civilian" in known
    civilian = civilian or (
        not combatant and (bool(CIVIL_PLACES.search(targets)) or bool(known) or bool(words & KILLING))
    )
    if combatant and not civilian:
        return "armed_clash"
    if civilian:
        return "attack_on_civilians"
    return "armed_clash" if FIGHTER_WORDS.search(around) and set(actors) & ARMED else "attack_on_civilians"


def _statuses(targets: str) -> set[str]:
    """What the words for people among the targets say of them: "civilian", "combatant", or "unknown" ("three men")."""
    words = [word for word in WORD.findall(targets.lower()) if word not in NO_ONE_KNOWS]
    nouns = (load_counted().noun(word) for word in words)
    return {noun.status for noun in nouns if noun is not None and noun.kind == "person" and noun.status is not None}


def kind_of_seizing(targets: str, actors: Sequence[ActorKind], before: str = "", sentence: str = "") -> str:
    """What was seized or captured: people (an arrest or an abduction), arms and goods, or a place.

    Where no force of the state is the doer ("it had regained control"), `before`, what the sentence says up to there, decides;
    people of whose trial or extradition the sentence speaks were arrested.
    """
    state = bool(set(actors) & {"state", "government", "military", "coalition", "police"})
    state = state or (STATE_WORDS.search(before) is not None and REBEL_WORDS.search(before) is None)
    state = state or (not actors and TRIED.search(sentence) is not None)
    state = state or (not actors and CRIMINALS.search(targets) is not None)
    state = state or (not actors and WANTED_LEADERS.search(targets) is not None)
    if CAPTIVES.search(targets) or PEOPLE_WORDS.search(targets) or _statuses(" ".join(targets.split()[-1:])):
        return "arrest" if state else "abduction"
    if GOODS.search(targets):
        return "disrupted_weapons_use" if state else "other"
    return "territory_gained_government" if state else "territory_gained_nonstate"
