"""Violence as a topic and not as an event: what gangs do as a rule, a rivalry of years, what a word of violence only describes.

A word is a topic where nothing in its clause anchors it: no past, no day, no number, no "the" of its own.
"""

from __future__ import annotations

import itertools

from tadmor.lexicon.kinds import Trigger
from tadmor.read.page import Parse
from tadmor.read.syntax import after, clause_head, first_conjunct, lemmas_of, objects, prizes, subjects, undergoing
from tadmor.read.topics_anchors import (
    NUMBERS,
    PLACES,
    PRESENT,
    TIMES,
    helpers_of,
    is_heading,
    is_of_years,
    is_shown,
    names_any,
)
from tadmor.read.topics_police import is_police_work
from tadmor.read.topics_sorts import names_a_sort

HARMS = frozenset("kill die dead death wound injure shoot shot hurt casualty body bomb explode".split())
DOING = frozenset(
    "kill murder kidnap abduct torture rape behead shoot execute assassinate massacre ambush attack extort".split()
)
CONTROL = frozenset("control supremacy dominance domination power share hegemony influence".split())
PRIZES = frozenset(
    "trade route racket market turf corridor smuggling business plaza drug sale distribution extortion tax revenue income "
    "traffic trafficking territory economy mine cocaine crop profit succession leadership fuel gold contraband".split()
)
CONTROL_OF = frozenset({("for", "control"), ("over", "control"), ("for", "supremacy")})
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


def is_topic(parse: Parse, token: int, trigger: Trigger) -> bool:
    """True when this word of violence names a topic, a trade, a rivalry or a search by the police."""
    lemma = trigger.lemma.split(" ")[0]
    if _only_describes(parse, token, lemma) or _of_any(parse, token) or is_police_work(parse, token, lemma):
        return True
    if lemma in {"fight", "fighting", "battle", "war"} and _is_rivalry(parse, token):
        return True
    if _only_thought_of(parse, token) or _yet_to_come(parse, token):
        return True
    if lemma == "target" and _is_a_rule_of_targets(parse, token):
        return True
    if parse.poses[token] == "VERB" and trigger.pos != "n":
        return lemma in DOING and (_as_a_rule(parse, token) or _as_a_calling(parse, token))
    return names_a_sort(parse, token, lemma)


SITES = frozenset({"site", "ground", "field", "line", "cry", "plan", "scene"})


def _of_any(parse: Parse, token: int) -> bool:
    """ "Any murder of a woman", "a murder-free day", "a battle site"."""
    if any(parse.words[c].lower() == "any" for c in parse.children(token)) and parse.tags[token] == "NN":
        return not {w.lower() for w in parse.words} & {
            "no",
            "not",
            "n't",
            "never",
            "without",
            "declined",
            "denied",
            "deny",
        }
    free = _word(parse, token + 1) in {"-", "-free"} and _word(parse, token + 2) in {"free", "day"}
    site = parse.deps[token] == "compound" and parse.lemmas[parse.heads[token]].lower() in SITES
    return free or (site and parse.lemmas[token].lower() == "battle")


def _only_describes(parse: Parse, token: int, lemma: str) -> bool:
    """ "Fighting forces", "assault rifles", "a hit man", "a kidnapping gang", "the Lucano mob", "rather than fighting"."""
    head, following = parse.lemmas[parse.heads[token]].lower(), _word(parse, token + 1)
    if (
        lemma.startswith("kidnap")
        and parse.tags[token] in {"VBG", "NN"}
        and following in {"gang", "ring", "band", "gangs", "rings", "rackets", "networks"}
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
    if lemma == "mob":
        named = any(parse.deps[c] == "compound" and parse.poses[c] == "PROPN" for c in parse.children(token))
        return named and parse.words[token].lower() == "mob" and parse.deps[token] not in {"nsubj", "agent"}
    return _word(parse, token - 1) in {"than", "of"} and _word(parse, token - 2) in {"rather", "instead"}


def _is_rivalry(parse: Parse, token: int) -> bool:
    """ "Fighting for control of the routes", "a war fought by boys", "the battle for the plaza": no one fight is told."""
    if names_any(parse, TIMES) and not is_of_years(parse) and parse.poses[token] != "NOUN":
        return False
    words = lemmas_of(parse, [t for p in prizes(parse, token) for t in (p, *parse.children(p))])
    for_prize = bool(words & (CONTROL | PRIZES)) and not words & GROUND
    later = [parse.words[i].lower() for i in range(token + 1, min(token + 30, len(parse.words)))]
    at = next((i for i, pair in enumerate(itertools.pairwise(later)) if pair in CONTROL_OF), None)
    for_prize = for_prize or (at is not None and not set(later[at:]) & GROUND)
    if parse.poses[token] != "VERB":
        return for_prize
    goes_on = parse.tags[token] in {"VBG", "VBP", "VB"} and at is not None and for_prize
    if goes_on:
        return True
    harmed = bool(lemmas_of(parse, range(len(parse.words))) & HARMS)
    of_war = parse.deps[token] in {"acl", "relcl"} and parse.lemmas[parse.heads[token]].lower() == "war"
    wars = bool(lemmas_of(parse, objects(parse, token)) & {"war", "fight", "battle"})
    if harmed or parse.tags[token] == "VBD":
        return False
    inner = [c for c in parse.children(token) if parse.deps[c] in {"xcomp", "advcl"}]
    to_rule = bool(lemmas_of(parse, inner) & {"control", "dominate", "rule", "monopolise", "monopolize"})
    return of_war or wars or for_prize or (to_rule and not lemmas_of(parse, objects(parse, inner[0])) & GROUND)


def _is_a_rule_of_targets(parse: Parse, token: int) -> bool:
    """ "Officials have also been targeted by cartels", "gangs increasingly target policemen": no number, day or name of any."""
    if names_any(parse, TIMES | NUMBERS | PLACES) or lemmas_of(parse, range(len(parse.words))) & HARMS:
        return False
    done_to = undergoing(parse, token)
    now = parse.tags[token] in PRESENT or bool({parse.tags[t] for t in helpers_of(parse, token)} & PRESENT)
    return now and bool(done_to) and all(parse.tags[t] in {"NNS", "NN"} and not is_shown(parse, t) for t in done_to)


def _only_thought_of(parse: Parse, token: int) -> bool:
    """ "One theory is that there was a clash"; who speaks of why "the men were killed" knows that they were."""
    clause = clause_head(parse, token)
    while parse.deps[clause] == "conj":
        clause = parse.heads[clause]
    verb = parse.heads[clause]
    if parse.poses[token] == "VERB" and any(is_shown(parse, t) for t in subjects(parse, token)):
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
    finite = {parse.tags[t] for t in (verb, *helpers_of(parse, verb))}
    above = parse.heads[verb]
    main = {parse.tags[t] for t in (above, *helpers_of(parse, above))}
    if "before" in words or "until" in words:
        return bool(finite & PRESENT)
    if not words & {"after", "once"} or not finite & PRESENT:
        return False
    return bool(main & (PRESENT | {"MD", "VB"})) or (
        parse.tags[verb] == "VBN" and not names_any(parse, NUMBERS | TIMES)
    )


def _as_a_rule(parse: Parse, token: int) -> bool:
    """ "When mayors are killed", "people who are kidnapped", "the gunmen shoot from the side": the present."""
    if names_any(parse, TIMES | NUMBERS | PLACES) or (parse.deps[token] == "ROOT" and is_heading(parse)):
        return False
    helpers = helpers_of(parse, first_conjunct(parse, token))
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
        or names_any(parse, TIMES | NUMBERS | PLACES)
        or helpers_of(parse, first_conjunct(parse, token))
    ):
        return False
    if any(parse.tags[t] != "NNS" or is_shown(parse, t) for t in objects(parse, token)):
        return False
    top = first_conjunct(parse, token)
    before = {_word(parse, i) for i in range(max(0, top - 3), top)}
    living = parse.lemmas[parse.heads[top]].lower() in {"living", "job", "work", "service", "trade", "business"}
    return (parse.deps[top] in {"pcomp", "dobj", "pobj"} and bool(before & TIMELESS)) or living


def _word(parse: Parse, at: int) -> str:
    return parse.words[at].lower() if 0 <= at < len(parse.words) else ""
