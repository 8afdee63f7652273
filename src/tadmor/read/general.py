"""What happens in general and is counted by the year: murder rates, a rise in kidnappings, gangs that live by extortion.

Such a word names a sort of event, and no event of it. Sentences that only count are told by `COUNTED_UP` (setting.py uses it).
"""

from __future__ import annotations

import re

from tadmor.lexicon.kinds import Trigger
from tadmor.read.page import Parse
from tadmor.read.people import FORCES
from tadmor.read.syntax import after, by_agents, clause_head, first_conjunct, objects, subjects

DEEDS = frozenset(
    "murder killing homicide femicide kidnapping abduction massacre assassination execution attack clash rape torture lynching "
    "atrocity bombing shooting ambush raid looting beheading hostility disappearance".split()
)
RATES = frozenset("rate capital statistic figure level number count percentage index trend".split())
COUNTS = frozenset(
    "number rate increase rise drop decline decrease fall reduction surge spike upsurge uptick level incidence frequency share "
    "percentage proportion majority pattern form type kind sort tactic practice practise method perpetrator risk possibility "
    "prevention victimisation culture cycle spectre threat fear likelihood prospect".split()
)
ENDS = frozenset("cessation end halt suspension stop".split())
TRADES = frozenset(
    "extortion trafficking smuggling robbery theft laundering carjacking prostitution racketeering crime corruption dealing fraud "
    "contraband mining blackmail counterfeiting trade racket gambling piracy burglary".split()
)
CHANGES = frozenset(
    "rise increase fall decrease drop decline remain become grow soar plummet surge continue be".split()
)
TASKS = frozenset({"fight", "battle", "combat"})
HABITS = frozenset(
    "increasingly often frequently usually commonly routinely regularly typically generally sometimes always".split()
)
ILLS = frozenset(
    "crime violence conflict war discrimination corruption gang abuse terrorism extortion trafficking system injustice success "
    "circumstance drought racism poverty bullying fraud".split()
)
HELPS = frozenset("help work want plan need seek aim vow pledge cooperate collaborate partner".split())
OURSELVES = frozenset({"ourselves", "together"})
CALENDAR = r"(?:day|night|week|month|year)"
COUNTED = r"(?:murders|homicides|femicides|killings|kidnappings|assassinations|abductions|massacres|disappearances)"
COUNTED_UP = re.compile(
    r"\bper (?:100,?000|10,?000|1,?000|million|capita|head)\b|\bfor every (?:\d|one\b|two\b|ten\b|hundred\b)"
    r"|\b(?:homicide|murder|crime|femicide|kidnapping|mortality|murders?) (?:rates?|statistics|figures|capital)\b"
    rf"|\b(?:{COUNTED}|murdered|killed|dead|deaths|injured|kidnapped|homicides) [^.;]{{0,30}}"
    rf"\b(?:(?:per|each|every) {CALENDAR}|everyday)\b"
    rf"|\b(?:highest|lowest|record|average|total) (?:annual |monthly |daily )?number of {COUNTED}\b"
    rf"|\b(?:per ?cent|%) of (?:all |the |these |those )?(?:\w+ )?{COUNTED}\b"
    rf"|\b[\d,]+ {COUNTED}\b[^.;]{{0,60}}\b(?:in (?:19|20)\d\d|last year|this year|per ?cent)\b"
    rf"|\b(?:daily|annual|monthly|yearly|average) {COUNTED}\b"
    r"|\b(?:criminal|gang|drug|gun|street|domestic|drug-related) violence (?:has |had |have )?(?:claimed|cost|killed|left|taken)\b"
    r"[^.;]{0,50}\b(?:in (?:19|20)\d\d|last year|this year)\b"
    r"|\bhomicides?\b(?=[^.;]{0,60}\b(?:in (?:19|20)\d\d|on record|rose|fell|dropped|increased|decreased|average)\b)",
    re.IGNORECASE,
)


def tells_in_general(parse: Parse, token: int, trigger: Trigger) -> bool:
    """True when the word names a sort of event, counted or spoken of as such."""
    if trigger.pos != "n":
        return _is_a_habit(parse, token) or (trigger.lemma in TASKS and _is_a_task(parse, token))
    if trigger.lemma == "victim":
        return bool({parse.lemmas[t].lower() for t in after(parse, token, frozenset({"of"}))} & ILLS)
    if trigger.lemma not in DEEDS | {"death"}:
        return False
    head = parse.heads[token]
    if parse.deps[token] in {"compound", "amod", "nmod"}:
        return parse.lemmas[head].lower() in RATES
    if trigger.lemma == "death":
        return _of_a_sort(parse, token)
    return _under(parse, token) or _uncounted(parse, token) or _judged(parse, token) or _of_a_sort(parse, token)


def _under(parse: Parse, token: int) -> bool:
    """ "A rise in kidnappings", "the number of murders", "the cessation of hostilities"; not "the number of the attacks"."""
    top = first_conjunct(parse, token)
    preposition = parse.heads[top]
    if parse.deps[top] != "pobj" or parse.words[preposition].lower() not in {"in", "of"}:
        return False
    if any(parse.deps[c] in {"det", "poss", "nummod"} for c in parse.children(top)):
        return False
    over = parse.lemmas[parse.heads[preposition]].lower()
    return over in ENDS or (
        over in COUNTS and not by_agents(parse, token) and not after(parse, token, frozenset({"on"}))
    )


def _uncounted(parse: Parse, token: int) -> bool:
    """ "Extortion, kidnapping and carjacking", "kidnapping has risen": a trade, not a deed."""
    if parse.tags[token] not in {"NN", "VBG", "NNP"} or any(
        parse.deps[c] in {"det", "poss", "nummod", "amod", "relcl", "acl"} or parse.words[c].lower() in {"of", "by"}
        for c in parse.children(token)
    ):
        return False
    if _listed(parse, token) & TRADES:
        return True
    verb = parse.heads[token]
    return parse.deps[token] == "nsubj" and parse.lemmas[verb].lower() in CHANGES and not objects(parse, verb)


def _judged(parse: Parse, token: int) -> bool:
    """ "Killings by the police are not acceptable", "attacks are frequent here"."""
    if parse.tags[token] != "NNS" or any(parse.deps[c] in {"det", "poss", "nummod"} for c in parse.children(token)):
        return False
    verb = parse.heads[token]
    if parse.deps[token] != "nsubj" or parse.tags[verb] not in {"VBP", "VBZ"} or parse.lemmas[verb].lower() != "be":
        return False
    return any(parse.deps[c] in {"acomp", "attr"} for c in parse.children(verb))


def _of_a_sort(parse: Parse, token: int) -> bool:
    """ "In spite of the deaths of its leaders", "murders of women": a sort, with no number, day or place near it."""
    top = first_conjunct(parse, token)
    of = after(parse, token, frozenset({"of"}))
    if parse.tags[token] != "NNS" or parse.deps[top] not in {"pobj", "attr", "appos"} or not of:
        return False
    if any(parse.tags[t] != "NNS" or any(parse.deps[c] in {"nummod", "det"} for c in parse.children(t)) for t in of):
        return False
    counted = any(parse.deps[c] in {"nummod", "poss"} for t in {top, token} for c in parse.children(t))
    placed = any(label in {"GPE", "LOC", "FAC", "DATE", "TIME", "CARDINAL"} for _, _, label in parse.entities)
    return not counted and not placed and not by_agents(parse, token)


def _is_a_habit(parse: Parse, token: int) -> bool:
    """ "Are often killed", "were increasingly being murdered"; what an army routinely did is told of it."""
    words = {parse.words[c].lower() for c in parse.children(token)}
    if parse.poses[token] != "VERB" or not words & HABITS:
        return False
    now = any(parse.tags[c] in {"VBP", "VBZ"} for c in (token, *parse.children(token)))
    return now or "being" in words


def _listed(parse: Parse, token: int) -> set[str]:
    """Lemmas of what "and" and commas join to a noun."""
    top = first_conjunct(parse, token)
    found, open_ones = {parse.lemmas[top].lower()}, [top]
    while open_ones:
        here = open_ones.pop()
        more = [c for c in parse.children(here) if parse.deps[c] in {"conj", "appos"}]
        found |= {parse.lemmas[c].lower() for c in more}
        open_ones += more
    return found


def _is_a_task(parse: Parse, token: int) -> bool:
    """ "Agencies that help to fight the gang", "a focus on fighting the cartels", "we are fighting among ourselves"."""
    verb = clause_head(parse, token)
    if parse.poses[token] != "VERB":
        return False
    words = {parse.words[c].lower() for c in parse.children(token)} | {
        parse.words[t].lower() for t in after(parse, token, frozenset({"among", "amongst", "between"}))
    }
    if words & OURSELVES and not {parse.lemmas[s].lower() for s in subjects(parse, token)} & FORCES:
        return True
    to = any(parse.tags[c] == "TO" for c in parse.children(token))
    asked = to and (parse.deps[verb] in {"acl", "advcl"} or parse.lemmas[parse.heads[verb]].lower() in HELPS)
    return bool(objects(parse, token)) and (asked or parse.deps[token] == "pcomp")
