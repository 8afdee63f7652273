"""What the police, other authorities and nature do without a shot."""

from __future__ import annotations

from tadmor.read.page import Parse
from tadmor.read.syntax import (
    after,
    by_agents,
    conjuncts,
    is_of_time,
    is_passive,
    lemmas_of,
    objects,
    owners,
    subjects,
    undergoing,
)
from tadmor.read.topics_figures import FIGURES

POLICE = frozenset(
    "police policeman officer agency authority customs agent prosecutor detective inspector investigator official ministry taxman "
    "regulator warden".split()
)
SEARCHES = frozenset(
    "seize seizure arrest confiscate warrant search cocaine heroin marijuana drug trafficking smuggling wildlife timber contraband "
    "counterfeit laundering evidence document find discover uncover turn yield net".split()
)
HARM = frozenset(
    "kill die dead death wound injure shoot shot gunfire shooting shootout firefight clash burn bomb explode beat torture "
    "loot attack fire gun exchange grenade behead abduct kidnap murder massacre slaughter".split()
)
ARMS = frozenset({"weapon", "firearm", "gun", "ammunition", "rifle", "pistol"})
DRUGS = frozenset("drug cocaine heroin marijuana contraband airstrip coca poppy laboratory lab kitchen".split())
ARMED = frozenset("gunman rebel guerrilla militant insurgent bandit attacker militiaman fighter group mob".split())
HIDING = frozenset("hideout camp militant insurgent rebel guerrilla terrorist extremist maoist".split())
POLICIES = frozenset(
    "crackdown policy law measure reform sanction ban effort strategy approach seizure arrest tax price slump shortage campaign "
    "drought decision".split()
)
ILLS = frozenset(
    "violence crime level theft extortion kidnapping homicide trafficking smuggling unemployment corruption".split()
)
NATURE = frozenset(
    "blight flood drought storm hurricane cyclone earthquake disease pest locust frost hail landslide wildfire rain wind "
    "tsunami".split()
)
GOODS = frozenset("supply light traffic-light market demand price export production income revenue".split())
BLOWS = frozenset(
    "kill wound injure shoot shot attack clash fight firefight shootout bomb explosion explode murder assassination massacre "
    "ambush bullet gunshot raid soldier gunman battle fire war combat strike wound injury operation blast".split()
)


AT_REST = frozenset("hospital bed sleep office exile poverty".split())
WORKERS = frozenset(
    "doctor teacher nurse driver worker employee police policeman pilot lawyer judge official guard farmer miner".split()
)
SPELLS = ("-hour", "-day", "-week", "-month")
UNARMED = frozenset("security police diplomatic legal media military-style joint".split())
INTERESTS = frozenset(
    "asset chance ability economy effort prospect business trade image relation cause interest popularity governor president "
    "government party campaign finance structure root problem corruption system quo".split()
)
SETBACKS = frozenset(
    "talk struggle failure lack cut sanction policy scandal crisis slump inflation shortage economy truce".split()
)
PACTS = frozenset("truce talk process peace effort deal plan election reform agreement negotiation accord".split())
SEEKERS = frozenset("miner settler logger crime trade company business industry poacher cartel smuggler farmer".split())
PLANS = frozenset("operation investigation policy campaign program programme measure strategy effort sanction".split())


def is_police_work(parse: Parse, token: int, lemma: str) -> bool:
    """True for raids without a shot, policemen who lose their posts, arms that are melted down, figures of speech."""
    check = CHECKS.get(lemma)
    return check is not None and check(parse, token)


def _search(parse: Parse, token: int) -> bool:
    """ "Police raided nine houses and seized cocaine"; not where a shot or a death stands in the sentence."""
    said = {lemma.lower() for i, lemma in enumerate(parse.lemmas) if i != token}
    if said & HARM:
        return False
    verb = parse.poses[token] == "VERB"
    doers = by_agents(parse, token) + ([] if verb else owners(parse, token))
    doers += subjects(parse, token) if verb and not is_passive(parse, token) else []
    names = lemmas_of(parse, doers)
    if names & ARMED or said & HIDING:
        return False
    return bool(names & POLICE) or bool(said & SEARCHES and (not doers or said & POLICE))


def _dismissed(parse: Parse, token: int) -> bool:
    """ "300 policemen have been fired since 2012": nothing is aimed at anything."""
    people = [c for c in parse.children(token) if parse.deps[c] == "nsubjpass"]
    if any(parse.words[c].lower() in {"at", "on", "upon"} and c == token + 1 for c in parse.children(token)):
        return False
    aimed = after(parse, token, frozenset({"at", "on", "upon", "into"}))
    shots = lemmas_of(parse, people) & {
        "shot",
        "round",
        "bullet",
        "missile",
        "rocket",
        "shell",
        "mortar",
        "gun",
        "weapon",
        "gas",
    }
    return bool(people) and not shots and not [t for t in aimed if parse.label_at(t) not in {"DATE", "TIME"}]


def _melted(parse: Parse, token: int) -> bool:
    """ "9,000 firearms were destroyed by the authorities", "a blight destroyed the crop"."""
    gone = undergoing(parse, token)
    gone = [t for g in gone for t in (after(parse, g, frozenset({"of"})) or [g])]
    things, doers = lemmas_of(parse, [t for g in gone for t in conjuncts(parse, g)]), by_agents(parse, token)
    doers += [] if is_passive(parse, token) else subjects(parse, token)
    if lemmas_of(parse, doers) & NATURE:
        return True
    return bool(things) and things <= ARMS | DRUGS and not lemmas_of(parse, doers) & ARMED


def _by_policy(parse: Parse, token: int) -> bool:
    """ "The crackdown has hit supply", "hit a red light", "hit by high levels of violence"."""
    doers = by_agents(parse, token) + ([] if is_passive(parse, token) else subjects(parse, token))
    ills = lemmas_of(parse, doers) & ILLS and is_passive(parse, token)
    return bool(ills or lemmas_of(parse, doers) & POLICIES or lemmas_of(parse, objects(parse, token)) & GOODS)


def _by_police(parse: Parse, token: int) -> bool:
    """ "Captured by the customs agency": who is caught so is arrested."""
    return is_passive(parse, token) and bool(lemmas_of(parse, by_agents(parse, token)) & POLICE)


def _of_work(parse: Parse, token: int) -> bool:
    """ "A 24-hour strike by doctors", "the police strike"; and the authorities that struck back with arrests."""
    if parse.poses[token] == "VERB":
        said = {lemma.lower() for lemma in parse.lemmas}
        back = any(parse.words[c].lower() == "back" for c in parse.children(token))
        return back and not said & (HARM - {"fire"}) and bool(lemmas_of(parse, subjects(parse, token)) & POLICE)
    beside = [c for c in parse.children(token) if parse.deps[c] in {"compound", "amod", "nummod", "nmod"}]
    words = {parse.words[c].lower() for c in beside}
    before = "".join(parse.words[max(0, token - 3) : token]).lower()
    return bool(
        lemmas_of(parse, by_agents(parse, token)) & WORKERS
        or words & {"police", "general", "hunger"}
        or before.endswith(SPELLS)
    )


def _of_policemen(parse: Parse, token: int) -> bool:
    """ "A security offensive", "the police offensive": more patrols, and no shot that is told."""
    beside = {parse.words[c].lower() for c in parse.children(token) if parse.deps[c] in {"compound", "amod"}}
    return bool(beside & UNARMED) and not {lemma.lower() for lemma in parse.lemmas} & {"kill", "wound", "dead", "shoot"}


def _only_missed(parse: Parse, token: int) -> bool:
    """ "Mothers of missing people", "we are missing many bodies": nobody in particular went missing here."""
    head = parse.heads[token]
    if parse.deps[token] != "amod":
        return bool(objects(parse, token))
    return parse.tags[head] == "NNS" and not any(parse.deps[c] == "nummod" for c in parse.children(head))


def _in_bed(parse: Parse, token: int) -> bool:
    """ "The president, who died in March": of one person by office, and nothing of a blow in the sentence."""
    if parse.deps[token] not in {"relcl", "advcl"} or parse.lemmas[token].lower() != "die":
        return False
    who = parse.heads[token] if parse.deps[token] == "relcl" else next(iter(subjects(parse, token)), token)
    if parse.tags[who] != "NN" or any(parse.deps[c] == "nummod" for c in parse.children(who)):
        return False
    said = {lemma.lower() for i, lemma in enumerate(parse.lemmas) if i != token}
    how = {parse.words[c].lower() for c in parse.children(token) if parse.deps[c] in {"prep", "advmod", "mark"}}
    inside = after(parse, token, frozenset({"in"}))
    calm = all(is_of_time(parse, t) or parse.lemmas[t].lower() in AT_REST for t in inside)
    return bool(inside) and calm and not said & BLOWS and how <= {"in", "who", "since", "last"}


def _of_interests(parse: Parse, token: int) -> bool:
    """ "Hurt the party's chances", "attack their finances"."""
    if lemmas_of(parse, objects(parse, token)) & INTERESTS and parse.poses[token] == "VERB":
        doers = lemmas_of(parse, subjects(parse, token))
        return parse.lemmas[token].lower() == "hurt" or not doers & ARMED
    return parse.lemmas[token].lower() == "hurt" and bool(lemmas_of(parse, subjects(parse, token)) & SETBACKS)


def _of_pacts(parse: Parse, token: int) -> bool:
    """ "Sabotaging the truce"."""
    return bool(lemmas_of(parse, undergoing(parse, token)) & PACTS)


def _of_seekers(parse: Parse, token: int) -> bool:
    """ "The incursion of illegal miners"."""
    return bool(lemmas_of(parse, after(parse, token, frozenset({"of", "by"}))) & SEEKERS)


def _of_plans(parse: Parse, token: int) -> bool:
    """ "Police operations targeting the gangs"."""
    return parse.deps[token] == "acl" and parse.lemmas[parse.heads[token]].lower() in PLANS


CHECKS = {
    **FIGURES,
    "capture": _by_police,
    "strike": _of_work,
    "offensive": _of_policemen,
    "missing": _only_missed,
    "die": _in_bed,
    "hurt": _of_interests,
    "attack": _of_interests,
    "sabotage": _of_pacts,
    "incursion": _of_seekers,
    "target": _of_plans,
    "raid": _search,
    "fire": _dismissed,
    "destroy": _melted,
    "hit": _by_policy,
}
