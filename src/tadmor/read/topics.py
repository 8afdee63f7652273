"""Violence as a topic and not as an event: what gangs do as a rule, a rivalry of years, what a word of violence only describes.

A word is a topic where nothing in its clause anchors it: no past, no day, no number, no "the" of its own.
"""

from __future__ import annotations

from tadmor.lexicon.kinds import Trigger
from tadmor.read.page import Parse
from tadmor.read.syntax import after, by_agents, clause_head, first_conjunct, lemmas_of, objects, subjects
from tadmor.read.topics_police import is_police_work

SORTS = frozenset(
    "murder killing homicide kidnapping abduction massacre assassination execution attack rape torture incursion ambush beheading "
    "extortion looting raid bombing shooting offensive".split()
)
HARMS = frozenset("kill die dead death wound injure shoot shot hurt casualty body bomb explode".split())
TIMES = frozenset({"DATE", "TIME"})
NUMBERS = frozenset({"CARDINAL", "ORDINAL", "QUANTITY"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
PRESENT = frozenset({"VBZ", "VBP"})
PAST_AUX = frozenset("was were had did has have been been's 's 've".split()) - {"'s"}
DOING = frozenset(
    "kill murder kidnap abduct torture rape behead shoot execute assassinate massacre ambush attack extort".split()
)
CONTROL = frozenset("control supremacy dominance domination power share hegemony influence".split())
PRIZES = frozenset(
    "trade route racket market turf corridor smuggling business plaza drug sale distribution extortion tax revenue income "
    "traffic trafficking territory economy mine cocaine crop profit succession leadership fuel gold contraband".split()
)
GROUND = frozenset(
    "town village bridge hill airport base barracks road pass ridge district suburb station port island building".split()
)
FORCE_NOUNS = frozenset(
    {
        "force",
        "arm",
        "wing",
        "spirit",
        "chance",
        "age",
        "unit",
        "style",
        "skill",
        "experience",
        "exercise",
        "training",
        "tool",
    }
)
BANDS = frozenset("gang ring racket band network crew business industry trade attempt charge case threat".split())
RIFLES = frozenset("rifle rifles weapon weapons rifle-toting gun guns rifle-wielding vehicle vehicles".split())
MEN = frozenset("man men list lists squad squads team teams".split())
TIMELESS = frozenset("not just only merely rather instead besides".split())
DOUBTS = frozenset(
    "theory theories hypothesis hypotheses possibility possibilities risk risks fear fears danger scenario".split()
)
GROWS = frozenset(
    "grow rise fall increase decrease drop decline soar surge plummet double triple climb shrink multiply become remain".split()
)
GOES_ON = frozenset("continue report occur erupt resume rage happen persist".split())
LEADS = frozenset(
    "participation history tradition habit record reputation culture danger risk target threat subject topic service".split()
)


def is_topic(parse: Parse, token: int, trigger: Trigger) -> bool:
    """True when this word of violence names a topic, a trade, a rivalry or a search by the police."""
    lemma = trigger.lemma.split(" ")[0]
    if _only_describes(parse, token, lemma) or is_police_work(parse, token, lemma):
        return True
    if lemma in {"fight", "fighting", "battle", "war"} and _is_rivalry(parse, token):
        return True
    if _only_thought_of(parse, token) or _yet_to_come(parse, token):
        return True
    if lemma == "target" and _is_a_rule_of_targets(parse, token):
        return True
    if parse.poses[token] != "VERB" and (_grows(parse, token) or _is_defined(parse, token)):
        return True
    if parse.poses[token] == "VERB" and trigger.pos != "n":
        return lemma in DOING and (_as_a_rule(parse, token) or _as_a_calling(parse, token))
    return lemma in SORTS and _is_a_sort(parse, token)


def _only_describes(parse: Parse, token: int, lemma: str) -> bool:
    """ "Fighting forces", "assault rifles", "a hit man", "a kidnapping gang", "the Lucano mob", "rather than fighting"."""
    head, following = parse.lemmas[parse.heads[token]].lower(), _word(parse, token + 1)
    if (
        lemma.startswith("kidnap")
        and parse.tags[token] in {"VBG", "NN"}
        and following in {"gangs", "rings", "rackets", "networks"}
    ):
        return True
    if lemma == "assault" and following in RIFLES:
        return True
    if lemma == "hit" and following in MEN:
        return True
    if parse.deps[token] in {"amod", "compound", "nmod"} and parse.heads[token] > token:
        return (lemma in {"fight", "fighting", "combat"} and head in FORCE_NOUNS) or (
            lemma.startswith("kidnap") and head in BANDS
        )
    if lemma.startswith("kidnap") and parse.lemmas[min(token + 1, len(parse.lemmas) - 1)].lower() in {
        "gang",
        "ring",
        "band",
    }:
        return True
    if lemma == "mob":
        named = any(parse.deps[c] == "compound" and parse.poses[c] == "PROPN" for c in parse.children(token))
        return named and parse.words[token].lower() == "mob" and parse.deps[token] not in {"nsubj", "agent"}
    return _word(parse, token - 1) in {"than", "of"} and _word(parse, token - 2) in {"rather", "instead"}


def _is_rivalry(parse: Parse, token: int) -> bool:
    """ "Fighting for control of the routes", "a war fought by boys", "the battle for the plaza": no one fight is told."""
    if _has(parse, TIMES) and not _since(parse) and parse.poses[token] != "NOUN":
        return False
    prizes = after(parse, token, frozenset({"for", "over"}))
    inner = [t for p in prizes for t in (p, *after(parse, p, frozenset({"of", "over"})))]
    words = lemmas_of(parse, [t for p in inner for t in (p, *parse.children(p))])
    for_prize = bool(words & (CONTROL | PRIZES)) and not words & GROUND
    if parse.poses[token] != "VERB":
        return for_prize
    harmed = bool(lemmas_of(parse, range(len(parse.words))) & HARMS)
    of_war = parse.deps[token] in {"acl", "relcl"} and parse.lemmas[parse.heads[token]].lower() == "war"
    wars = bool(lemmas_of(parse, objects(parse, token)) & {"war", "fight", "battle"})
    if harmed or parse.tags[token] == "VBD":
        return False
    inner = [c for c in parse.children(token) if parse.deps[c] in {"xcomp", "advcl"}]
    to_rule = bool(lemmas_of(parse, inner) & {"control", "dominate", "rule", "monopolise", "monopolize"})
    return of_war or wars or for_prize or (to_rule and not lemmas_of(parse, objects(parse, inner[0])) & GROUND)


def _since(parse: Parse) -> bool:
    return bool({w.lower() for w in parse.words} & {"since", "years", "decades", "long", "decade", "months"})


def _is_a_rule_of_targets(parse: Parse, token: int) -> bool:
    """ "Officials have also been targeted by cartels", "gangs increasingly target policemen": no number, day or name of any."""
    if _has(parse, TIMES | NUMBERS | PLACES) or lemmas_of(parse, range(len(parse.words))) & HARMS:
        return False
    done_to = objects(parse, token) + [c for c in parse.children(token) if parse.deps[c] == "nsubjpass"]
    now = parse.tags[token] in PRESENT or bool({parse.tags[t] for t in _helpers(parse, token)} & PRESENT)
    return now and bool(done_to) and all(parse.tags[t] in {"NNS", "NN"} and not _shown(parse, t) for t in done_to)


def _grows(parse: Parse, token: int) -> bool:
    """ "Attacks on the mines have grown more frequent", "killings of mayors have reached record numbers"."""
    verb = parse.heads[token]
    if parse.deps[token] != "nsubj" or parse.tags[token] not in {"NNS", "NN", "VBG"}:
        return False
    kids = [c for c in parse.children(token) if parse.deps[c] in {"nummod", "det"}]
    if kids or any(label in TIMES and not _since(parse) for _, _, label in parse.entities):
        return False
    if parse.lemmas[verb].lower() in GROWS:
        return True
    things = [t for o in objects(parse, verb) for t in (o, *parse.children(o))]
    return parse.lemmas[verb].lower() in {"reach", "hit"} and bool(
        lemmas_of(parse, things) & {"record", "high", "level", "peak"}
    )


def _is_defined(parse: Parse, token: int) -> bool:
    """ "Define a confrontation as a clash between soldiers and gangs"."""
    verb = clause_head(parse, token)
    return parse.lemmas[verb].lower() in {"define", "redefine"} and parse.deps[token] in {"pobj", "dobj"}


def _only_thought_of(parse: Parse, token: int) -> bool:
    """ "One theory is that there was a clash"; who speaks of why "the men were killed" knows that they were."""
    clause = clause_head(parse, token)
    while parse.deps[clause] == "conj":
        clause = parse.heads[clause]
    verb = parse.heads[clause]
    if parse.poses[token] == "VERB" and any(_shown(parse, t) for t in subjects(parse, token)):
        return False
    if parse.deps[clause] in {"acl", "relcl"} or (parse.deps[clause] == "ccomp" and parse.poses[verb] == "NOUN"):
        return parse.words[verb].lower() in DOUBTS
    if parse.deps[clause] != "ccomp" or parse.lemmas[verb].lower() not in {"be", "include"}:
        return False
    said = subjects(parse, verb)
    said += [t for s in said for t in after(parse, s, frozenset({"of"}))] + objects(parse, verb)
    return bool({parse.words[t].lower() for t in said} & DOUBTS)


def _yet_to_come(parse: Parse, token: int) -> bool:
    """ "Its first battles would be with the gangs", "before their posts come under attack", "after it has exploded"."""
    verb = clause_head(parse, token)
    words = {parse.words[c].lower() for c in parse.children(verb)}
    if (
        parse.lemmas[verb].lower() == "be"
        and parse.deps[token] in {"nsubj", "attr"}
        and words & {"would", "will", "could"}
    ):
        return True
    if parse.deps[verb] != "advcl":
        return False
    finite = {parse.tags[t] for t in (verb, *_helpers(parse, verb))}
    above = parse.heads[verb]
    main = {parse.tags[t] for t in (above, *_helpers(parse, above))}
    if "before" in words or "until" in words:
        return bool(finite & PRESENT)
    if not words & {"after", "once"} or not finite & PRESENT:
        return False
    return bool(main & (PRESENT | {"MD", "VB"})) or (parse.tags[verb] == "VBN" and not _has(parse, NUMBERS | TIMES))


def _as_a_rule(parse: Parse, token: int) -> bool:
    """ "When mayors are killed", "people who are kidnapped", "the gunmen shoot from the side": the present."""
    if _has(parse, TIMES | NUMBERS | PLACES) or (parse.deps[token] == "ROOT" and _heading(parse)):
        return False
    helpers = _helpers(parse, first_conjunct(parse, token))
    words = {parse.words[t].lower() for t in helpers}
    if words & {"was", "were", "has", "have", "had", "did", "been", "being"} or parse.tags[token] == "VBG":
        return False
    present = parse.tags[token] in PRESENT or bool({parse.tags[t] for t in helpers} & PRESENT)
    done_to = objects(parse, token) + subjects(parse, first_conjunct(parse, token))
    return (
        present and all(parse.tags[t] in {"NNS", "PRP", "WP", "WDT", "NN"} for t in done_to) and _plural(parse, done_to)
    )


def _plural(parse: Parse, tokens: list[int]) -> bool:
    """None of them is one of its own: "mayors", "who"; not "a mayor", "the mayor", and no mayor of a headline."""
    return bool(tokens) and not any(parse.tags[t] == "NN" and parse.lemmas[t].lower() != "people" for t in tokens)


def _as_a_calling(parse: Parse, token: int) -> bool:
    """ "Not just for killing people but for guarding loads", "makes a living killing": a gerund of nobody in particular."""
    if parse.tags[token] == "VBG" and _word(parse, token - 1) == "living":
        return True
    if (
        parse.tags[token] != "VBG"
        or _has(parse, TIMES | NUMBERS | PLACES)
        or _helpers(parse, first_conjunct(parse, token))
    ):
        return False
    if any(parse.tags[t] != "NNS" or _shown(parse, t) for t in objects(parse, token)):
        return False
    top = first_conjunct(parse, token)
    before = {_word(parse, i) for i in range(max(0, top - 3), top)}
    living = parse.lemmas[parse.heads[top]].lower() in {"living", "job", "work", "service", "trade", "business"}
    return (parse.deps[top] in {"pcomp", "dobj", "pobj"} and bool(before & TIMELESS)) or living


def _is_a_sort(parse: Parse, token: int) -> bool:
    """ "The killing of mayors is a way to send a message", "services such as assassinations", "the targets of kidnapping"."""
    top = first_conjunct(parse, token)
    if _heading(parse) or _own(parse, token) or (top != token and _own(parse, top)) or _has(parse, TIMES | NUMBERS):
        return False
    if _of_somebody(parse, token) or any(_shown(parse, t) for t in by_agents(parse, token)):
        return False
    if parse.deps[top] == "pobj":
        over = parse.heads[parse.heads[top]]
        if parse.lemmas[over].lower() in LEADS:
            return True
        if parse.words[parse.heads[top]].lower() == "including":
            return False
    verb = clause_head(parse, top)
    while parse.deps[verb] == "xcomp":
        verb = parse.heads[verb]
    helpers = _helpers(parse, verb)
    if (parse.lemmas[verb].lower() in GOES_ON and parse.deps[top] in {"nsubj", "nsubjpass"}) or (
        parse.tags[verb] == "VBG" and helpers
    ):
        return False
    if any(parse.words[t].lower() in PAST_AUX for t in helpers):
        return False
    tags = {parse.tags[t] for t in (verb, *helpers)}
    return not tags & {"VBD", "VBN"} or bool(tags & PRESENT and "VBD" not in tags)


def _own(parse: Parse, noun: int) -> bool:
    """A number, an owner or an article of its own; "the killing of mayors" has none."""
    of = after(parse, noun, frozenset({"of"}))
    sort = bool(of) and all(parse.tags[t] == "NNS" and not _shown(parse, t) for t in of)
    kids = [c for c in parse.children(noun) if parse.deps[c] in {"det", "poss", "nummod"}]
    if any(
        parse.deps[c] == "amod" and parse.lemmas[c].lower() in {"recent", "late", "several", "many"}
        for c in parse.children(noun)
    ):
        return True
    return bool(kids) and not (sort and all(parse.words[c].lower() == "the" for c in kids))


def _of_somebody(parse: Parse, noun: int) -> bool:
    """ "Attacks on the bridge", "killings in Ruvo", "the killing of a judge"."""
    around = after(parse, noun, frozenset({"of", "on", "against", "in", "at", "near", "between"}))
    return any(_shown(parse, t) or parse.poses[t] == "PROPN" or parse.tags[t] == "NN" for t in around)


def _shown(parse: Parse, noun: int) -> bool:
    return any(parse.deps[c] in {"det", "poss", "nummod"} for c in parse.children(noun)) or parse.poses[noun] == "PROPN"


def _helpers(parse: Parse, verb: int) -> list[int]:
    return [c for c in parse.children(verb) if parse.deps[c] in {"aux", "auxpass"}]


def _has(parse: Parse, labels: frozenset[str]) -> bool:
    return any(label in labels for _, _, label in parse.entities)


def _heading(parse: Parse) -> bool:
    """Most of its long words begin with a capital letter, or nothing ends it."""
    long = [w for w in parse.words if len(w) > 3 and w[0].isalpha()]
    return sum(w[0].isupper() for w in long) > 0.6 * len(long)


def _word(parse: Parse, at: int) -> str:
    return parse.words[at].lower() if 0 <= at < len(parse.words) else ""
