"""What happens in general and is counted by the year: murder rates, a rise in kidnappings, gangs that live by extortion.

Such a word names a sort of event, and no event of it. Sentences that only count are told by `COUNTED_UP` (setting.py uses it).
"""

from __future__ import annotations

import re

from tadmor.lexicon.kinds import Trigger
from tadmor.read.general_habits import is_a_rivalry, is_a_trade, is_practised
from tadmor.read.page import Parse
from tadmor.read.people import FORCES
from tadmor.read.syntax import after, by_agents, clause_head, first_conjunct, is_specified, lemmas_of, objects, subjects

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
    "circumstance drought racism poverty bullying fraud group militia cartel dictatorship regime repression persecution "
    "earthquake quake flood cyclone hurricane landslide accident disaster".split()
)
OFFICES = frozenset(
    "rapporteur envoy commission committee directorate observatory group office bureau tribunal panel secretariat force department "
    "division agency institute fund council registry inquiry commissioner adviser advisor representative prosecutor court "
    "unit squad programme program institution convention law act coalition association network".split()
)
CHARGES = frozenset(
    "attribute charge sentence convict want accuse indict suspect try link tie jail imprison guilty responsible confess admit "
    "prosecute investigate".split()
)
# A rise or a fall is told of many; what only goes on may be one.
GROWS = frozenset("rise increase fall decrease drop decline soar plummet surge climb double triple shrink".split())
WEARY = frozenset("continued continuing continual constant ongoing frequent repeated regular recurrent".split())
LOST = frozenset("member leader founder figure cadre chief boss commander ally partner".split())
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
    rf"|\bmost violent\b[^.;]{{0,80}}\b{COUNTED}\b"
    rf"|\b{COUNTED}\b[^.;]{{0,60}}\bin the first (?:\w+ )?(?:half|quarter|months?) of\b"
    rf"|\b(?:daily|annual|monthly|yearly|average) {COUNTED}\b"
    r"|\b(?:criminal|gang|drug|gun|street|domestic|drug-related) violence (?:has |had |have )?(?:claimed|cost|killed|left|taken)\b"
    r"[^.;]{0,50}\b(?:in (?:19|20)\d\d|last year|this year)\b"
    r"|\b(?:share|proportion|percentage|rates?|majority) of [^.;]{0,40}\b(?:those (?:killed|murdered|abducted|kidnapped)|"
    rf"{COUNTED})\b"
    r"|\bhomicides?\b(?=[^.;]{0,60}\b(?:in (?:19|20)\d\d|on record|rose|fell|dropped|increased|decreased|average)\b)",
    re.IGNORECASE,
)


def tells_in_general(parse: Parse, token: int, trigger: Trigger) -> bool:
    """True when the word names a sort of event, counted or spoken of as such."""
    if trigger.pos != "n":
        return (
            _is_a_habit(parse, token)
            or _is_wont(parse, token)
            or is_a_trade(parse, token)
            or (trigger.lemma in TASKS and (_is_a_task(parse, token) or is_a_rivalry(parse, token)))
        )
    if trigger.lemma == "victim":
        return _of_an_ill(parse, token)
    if trigger.lemma in TASKS:
        return is_a_rivalry(parse, token)
    if trigger.lemma not in DEEDS | {"death", "assault"}:
        return False
    if _in_a_title(parse, token) or is_practised(parse, token) or _charged(parse, token) or _in_spite_of(parse, token):
        return True
    head = parse.heads[token]
    if parse.deps[token] in {"compound", "amod", "nmod"}:
        return parse.lemmas[head].lower() in RATES
    if trigger.lemma == "death":
        return _of_a_sort(parse, token)
    return _under(parse, token) or _uncounted(parse, token) or _judged(parse, token) or _of_a_sort(parse, token)


def counts_in_general(parse: Parse, first: int, past: int) -> bool:
    """True for a figure of people that tells of no event by itself: victims of an ill, deeds of a charge, members that are gone.

    `first` and `past` are the tokens of the figure's quotation.
    """
    heads = [t for t in range(first, past) if not first <= parse.heads[t] < past or parse.heads[t] == t]
    for token in heads:
        noun = parse.heads[token] if parse.deps[token] == "nummod" else token
        lemma = parse.lemmas[noun].lower()
        victims = [t for t in (noun, *after(parse, noun, frozenset({"of"}))) if parse.lemmas[t].lower() == "victim"]
        if any(_of_an_ill(parse, t) for t in victims) or (lemma in DEEDS and _charged(parse, noun)):
            return True
        if _is_lost(parse, noun):
            return True
    return False


def _is_lost(parse: Parse, noun: int) -> bool:
    """ "The loss of several of its leaders": they may have left; not "the loss of nine soldiers in the ambush"."""
    parts = {noun, *after(parse, noun, frozenset({"of"}))}
    of = parse.heads[noun]
    return (
        parse.deps[noun] == "pobj"
        and parse.lemmas[parse.heads[of]].lower() == "loss"
        and bool(lemmas_of(parse, parts) & LOST)
        and not after(parse, parse.heads[of], frozenset({"in", "to"}))
        and not any(parse.poses[c] == "NUM" for c in parse.children(noun))
    )


def _of_an_ill(parse: Parse, token: int) -> bool:
    """ "Victims of war", "earthquake victims": whom an ill has met, at no one time."""
    beside = [c for c in parse.children(token) if parse.deps[c] == "compound"]
    return bool(lemmas_of(parse, after(parse, token, frozenset({"of"}))) & ILLS) or bool(
        lemmas_of(parse, beside)
        & {"earthquake", "quake", "flood", "cyclone", "drought", "crime", "accident", "trafficking"}
    )


def _in_a_title(parse: Parse, token: int) -> bool:
    """ "The Special Rapporteur on Extrajudicial Executions": the deed stands in the name of an office, many or as a sort."""
    top = first_conjunct(parse, token)
    if not {parse.tags[top], parse.tags[token]} & {"NNS", "NNPS"}:
        return False
    named = all(parse.words[t][:1].isupper() for t in (top, token)) and not parse.words[token].isupper()
    if not named or parse.deps[top] != "pobj" or is_specified(parse, token) or is_specified(parse, top):
        return False
    above = parse.ancestors(top)[:4]
    over = [t for t in above if parse.poses[t] in {"NOUN", "PROPN"}]
    office = [t for t in over if parse.lemmas[t].lower() in OFFICES and parse.words[t][:1].isupper()]
    return bool(office) and all(
        parse.poses[t] in {"NOUN", "PROPN", "ADP", "SCONJ"} for t in above[: above.index(office[0])]
    )


def _charged(parse: Parse, token: int) -> bool:
    """ "Sentenced for nine murders", "attributes five murders to the gang": a count of deeds that tells none of them."""
    top = first_conjunct(parse, token)
    if parse.tags[token] != "NNS" or any(label in {"DATE", "GPE", "LOC"} for _, _, label in parse.entities):
        return False
    if after(parse, token, frozenset({"of", "in", "at", "near"})) or by_agents(parse, token):
        return False
    if any(parse.deps[c] in {"det", "poss"} for t in {token, top} for c in parse.children(t)):
        return False
    over = parse.heads[top]
    over = parse.heads[over] if parse.deps[top] == "pobj" else over
    return parse.deps[top] in {"pobj", "dobj"} and parse.lemmas[over].lower() in CHARGES


def _in_spite_of(parse: Parse, token: int) -> bool:
    """ "In the face of continued assaults against them": an age of them, and none."""
    beside = {parse.words[c].lower() for c in parse.children(token)}
    placed = any(label in {"GPE", "LOC", "FAC", "DATE", "TIME"} for _, _, label in parse.entities)
    return parse.tags[token] == "NNS" and parse.deps[token] == "pobj" and bool(beside & WEARY) and not placed


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
    if parse.tags[token] == "NNS" and parse.deps[token] == "nsubj" and not is_specified(parse, token):
        verb = parse.heads[token]
        return parse.lemmas[verb].lower() in GROWS and not objects(parse, verb)
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
    helpers = {parse.words[c].lower() for c in parse.children(verb) if parse.deps[c] in {"aux", "neg"}}
    if parse.deps[token] == "nsubj" and helpers & {"not", "n't", "never"} and helpers & {"do", "can", "will"}:
        return True
    if parse.deps[token] != "nsubj" or parse.tags[verb] not in {"VBP", "VBZ"} or parse.lemmas[verb].lower() != "be":
        return False
    return any(parse.deps[c] in {"acomp", "attr"} for c in parse.children(verb))


def _of_a_sort(parse: Parse, token: int) -> bool:
    """ "In spite of the deaths of its leaders", "murders of women": a sort, with no number, day or place near it."""
    top = first_conjunct(parse, token)
    joined = (t for t in (token, top, *(c for c in parse.children(token) if parse.deps[c] == "conj")))
    of = next((found for t in joined if (found := after(parse, t, frozenset({"of"})))), [])
    if parse.tags[token] != "NNS" or parse.deps[top] not in {"pobj", "attr", "appos"} or not of:
        return False
    if any(parse.tags[t] != "NNS" or any(parse.deps[c] in {"nummod", "det"} for c in parse.children(t)) for t in of):
        return False
    counted = any(parse.deps[c] in {"nummod", "poss"} for t in {top, token} for c in parse.children(t))
    placed = any(label in {"GPE", "LOC", "FAC", "DATE", "TIME", "CARDINAL"} for _, _, label in parse.entities)
    return not counted and not placed and not by_agents(parse, token)


def _is_wont(parse: Parse, token: int) -> bool:
    """ "Have been known to attack smugglers", "tend to burn lorries", "reports of men being killed": what happens at times."""
    if any(label in {"DATE", "TIME", "CARDINAL"} for _, _, label in parse.entities):
        return False
    if (
        parse.deps[token] == "relcl"
        and parse.tags[token] == "VBP"
        and parse.words[parse.heads[token]].lower() == "those"
    ):
        return True
    top = first_conjunct(parse, token)
    over = parse.heads[top]
    to = any(parse.words[c].lower() == "to" for c in parse.children(top))
    if to and parse.deps[top] == "xcomp" and parse.lemmas[over].lower() in {"tend", "know", "use"}:
        passive = any(parse.deps[c] == "auxpass" for c in parse.children(over))
        return passive == (parse.lemmas[over].lower() == "know") and not objects(parse, over)
    being = any(parse.words[c].lower() == "being" for c in parse.children(top))
    if not being or parse.deps[top] != "pcomp":
        return False
    whom = [c for c in parse.children(top) if parse.deps[c] == "nsubjpass"]
    return bool(whom) and all(parse.tags[t] == "NNS" and not is_specified(parse, t) for t in whom)


def _is_a_habit(parse: Parse, token: int) -> bool:
    """ "Are often killed", "were increasingly being murdered"; what an army routinely did is told of it."""
    near = parse.children(token)
    words = {
        parse.words[t].lower() for c in near for t in (c, *(parse.children(c) if parse.deps[c] == "advmod" else ()))
    }
    if parse.poses[token] != "VERB" or not words & HABITS:
        return False
    top = first_conjunct(parse, token) if parse.tags[token] in {"VB", "VBG", "VBP"} else token
    now = any(parse.tags[c] in {"VBP", "VBZ"} for t in (token, top) for c in (t, *parse.children(t)))
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
    to = any(parse.words[c].lower() == "to" and parse.deps[c] == "aux" for c in parse.children(token))
    asked = to and (parse.deps[verb] in {"acl", "advcl"} or parse.lemmas[parse.heads[verb]].lower() in HELPS)
    return bool(objects(parse, token)) and (asked or parse.deps[token] == "pcomp")
