"""What the police and other authorities do without a shot, and words of violence in figures of speech about gangs and arms."""

from __future__ import annotations

from tadmor.read.page import Parse
from tadmor.read.syntax import after, by_agents, conjuncts, is_passive, lemmas_of, objects, owners, subjects, undergoing

POLICE = frozenset(
    "police policeman authority customs agent prosecutor detective inspector investigator official ministry taxman regulator "
    "warden".split()
)
SEARCHES = frozenset(
    "seize seizure arrest confiscate warrant search cocaine heroin marijuana drug trafficking smuggling wildlife timber contraband "
    "counterfeit laundering evidence document".split()
)
HARM = frozenset(
    "kill die dead death wound injure shoot shot gunfire shooting shootout firefight clash burn bomb explode beat torture "
    "loot attack fire gun exchange grenade behead abduct kidnap murder massacre slaughter".split()
)
ARMS = frozenset({"weapon", "firearm", "gun", "ammunition", "rifle", "pistol"})
DRUGS = frozenset("drug cocaine heroin marijuana contraband airstrip coca poppy laboratory".split())
ARMED = frozenset("gunman rebel guerrilla militant insurgent bandit attacker militiaman fighter group mob".split())
HIDING = frozenset("hideout camp militant insurgent rebel guerrilla terrorist extremist maoist".split())
POLICIES = frozenset(
    "crackdown policy law measure reform sanction ban effort strategy approach seizure arrest tax price slump shortage campaign "
    "drought decision".split()
)
GOODS = frozenset("supply light traffic-light market demand price export production income revenue".split())
SPREADS = frozenset(
    "gang violence crime interest drug population homicide murder demand cocaine trafficking migration anger rage debt extortion "
    "kidnapping popularity production group".split()
)
TROUBLES = frozenset(
    "war violence crime conflict rate feud scandal rivalry dispute trade market debate crisis problem".split()
)
BUSINESSES = frozenset(
    "industry sector business economy trade company country institution democracy society party".split()
)
STORIES = frozenset(
    "account version story view value policy interest law claim report belief statement goal plan need argument idea theory "
    "finding result rule principle schedule approach".split()
)
DRUGS_AND_GANGS = frozenset(
    "group gang crime drug trafficking corruption organization organisation cartel smuggling terrorism".split()
)
BLOWS = frozenset(
    "kill wound injure shoot shot attack clash fight firefight shootout bomb explosion explode murder assassination massacre "
    "ambush bullet gunshot raid soldier gunman battle fire war combat strike wound injury operation blast".split()
)
STRUGGLES = frozenset("war conflict politics violence feud rivalry debate fight struggle".split())


WORKERS = frozenset(
    "doctor teacher nurse driver worker employee police policeman pilot lawyer judge official guard farmer miner".split()
)
SPELLS = ("-hour", "-day", "-week", "-month")
UNARMED = frozenset("security police diplomatic legal media military-style joint".split())
INTERESTS = frozenset(
    "chance ability economy effort prospect business trade image relation cause interest popularity governor president government "
    "party campaign finance structure root problem corruption system quo".split()
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
    """ "9,000 firearms were destroyed by the authorities"."""
    gone = undergoing(parse, token)
    gone = [t for g in gone for t in (after(parse, g, frozenset({"of"})) or [g])]
    things, doers = lemmas_of(parse, [t for g in gone for t in conjuncts(parse, g)]), by_agents(parse, token)
    doers += [] if is_passive(parse, token) else subjects(parse, token)
    return bool(things) and things <= ARMS | DRUGS and not lemmas_of(parse, doers) & ARMED


def _by_policy(parse: Parse, token: int) -> bool:
    """ "The crackdown has hit supply", "hit a red light"."""
    doers = by_agents(parse, token) + ([] if is_passive(parse, token) else subjects(parse, token))
    return bool(lemmas_of(parse, doers) & POLICIES) or bool(lemmas_of(parse, objects(parse, token)) & GOODS)


def _growth(parse: Parse, token: int) -> bool:
    """ "An explosion of youth gangs", "the explosion in violence"."""
    return bool(lemmas_of(parse, after(parse, token, frozenset({"of", "in"}))) & SPREADS)


def _breaks_out(parse: Parse, token: int) -> bool:
    """ "The war exploded"."""
    return bool(lemmas_of(parse, subjects(parse, token)) & TROUBLES)


def _of_business(parse: Parse, token: int) -> bool:
    """ "Besieged their industry"."""
    return bool(lemmas_of(parse, undergoing(parse, token)) & BUSINESSES)


def _of_stories(parse: Parse, token: int) -> bool:
    """ "His account clashes with what the army has said"."""
    sides = after(parse, token, frozenset({"with", "over", "on"}))
    sides += subjects(parse, token) if parse.poses[token] == "VERB" else []
    return bool(lemmas_of(parse, sides) & STORIES)


def _of_crime(parse: Parse, token: int) -> bool:
    """ "The combat of criminal groups", "close combat"."""
    before = {parse.words[c].lower() for c in parse.children(token)}
    return bool(lemmas_of(parse, after(parse, token, frozenset({"of"}))) & DRUGS_AND_GANGS) or "close" in before


def _between_parties(parse: Parse, token: int) -> bool:
    """ "Caught in the crossfire of the drug war"."""
    of = after(parse, token, frozenset({"of", "between"}))
    return bool(lemmas_of(parse, of) & STRUGGLES)


def _carries(parse: Parse, token: int) -> bool:
    """ "The gangs use rifles of high calibre": arms that they have, at nobody."""
    now = parse.tags[token] in {"VBZ", "VBP"}
    at = after(parse, token, frozenset({"against", "on", "at"}))
    to = any(parse.deps[c] in {"xcomp", "advcl"} for c in parse.children(token))
    return now and not at and not to


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
    """ "The president, who died in March": of one person by name or office, and nothing of a blow in the sentence."""
    if parse.deps[token] not in {"relcl", "advcl"} or parse.lemmas[token].lower() != "die":
        return False
    who = parse.heads[token] if parse.deps[token] == "relcl" else next(iter(subjects(parse, token)), token)
    if parse.tags[who] not in {"NNP", "NN"} or any(parse.deps[c] == "nummod" for c in parse.children(who)):
        return False
    said = {lemma.lower() for i, lemma in enumerate(parse.lemmas) if i != token}
    how = {parse.words[c].lower() for c in parse.children(token) if parse.deps[c] in {"prep", "advmod", "mark"}}
    return not said & BLOWS and how <= {"in", "on", "who", "since", "after", "later", "last", "at"}


def _of_interests(parse: Parse, token: int) -> bool:
    """ "Hurt the party's chances", "attack their finances"."""
    if lemmas_of(parse, objects(parse, token)) & INTERESTS and parse.poses[token] == "VERB":
        doers = lemmas_of(parse, subjects(parse, token))
        return parse.lemmas[token].lower() == "hurt" or not doers & ARMED
    return parse.lemmas[token].lower() == "hurt" and bool(lemmas_of(parse, subjects(parse, token)) & SETBACKS)


def _of_pacts(parse: Parse, token: int) -> bool:
    """ "Sabotaging the truce"."""
    return bool(lemmas_of(parse, undergoing(parse, token)) & PACTS)


def _ticks(parse: Parse, token: int) -> bool:
    """ "The prisons are a time bomb"."""
    time = any(parse.words[c].lower() in {"time", "ticking"} for c in parse.children(token))
    likened = parse.deps[token] == "pobj" and parse.words[parse.heads[token]].lower() in {"like", "as", "on"}
    return time and (likened or parse.deps[token] in {"attr", "oprd"})


def _of_seekers(parse: Parse, token: int) -> bool:
    """ "The incursion of illegal miners"."""
    return bool(lemmas_of(parse, after(parse, token, frozenset({"of", "by"}))) & SEEKERS)


def _of_plans(parse: Parse, token: int) -> bool:
    """ "Police operations targeting the gangs"."""
    return parse.deps[token] == "acl" and parse.lemmas[parse.heads[token]].lower() in PLANS


CHECKS = {
    "strike": _of_work,
    "offensive": _of_policemen,
    "missing": _only_missed,
    "die": _in_bed,
    "hurt": _of_interests,
    "attack": _of_interests,
    "sabotage": _of_pacts,
    "bomb": _ticks,
    "incursion": _of_seekers,
    "target": _of_plans,
    "raid": _search,
    "fire": _dismissed,
    "destroy": _melted,
    "hit": _by_policy,
    "explosion": _growth,
    "explode": _breaks_out,
    "besiege": _of_business,
    "clash": _of_stories,
    "combat": _of_crime,
    "crossfire": _between_parties,
    "use": _carries,
}
