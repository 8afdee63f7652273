"""What a sentence shows of a word that tells violence: one event that took place, or what is done as a rule, counted or feared.

Marks are short strings: of the word itself, its verb group, the clauses above it, those who did it and to whom it was done, and
what stands anywhere in the sentence. Nothing here decides; the head in realis.py weighs the marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tadmor.read.page import Parse
from tadmor.read.syntax import after, by_agents, clause_head, first_conjunct, objects, subjects

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
STEPS_ABOVE = 8
LARGE = 30
DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|overnight|(?:last|that|one|the (?:next|same)) "
    r"(?:night|morning|evening|day|week|weekend|month|spring|summer|autumn|winter)|(?:january|february|april|june|july|august|"
    r"september|october|november|december)|(?:in|of|last|since|on|early|late|by|\d{1,2}) (?:march|may)|(?:march|may) \d+|dawn|noon|"
    r"midnight|dusk|christmas|\d+ (?:days|weeks) (?:ago|earlier|later)|(?:this|last) (?:week|month))\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
LONG = re.compile(
    r"\b(?:(?:for|over|in|during|through|throughout) (?:\w+ ){0,3}(?:years|decades?|generations?|months|century)|since|decades?|"
    r"for years|years|so far this year|this year|last year|century|to date|(?:first|second) (?:half|quarter)|between \d{4} and|"
    r"first \w+ months|(?:19|20)\d0s)\b",
    re.IGNORECASE,
)
OFTEN = frozenset(
    "often frequently usually commonly routinely regularly typically generally sometimes always increasingly never rarely mostly "
    "repeatedly constantly traditionally habitually systematically long weekly daily occasionally everywhere".split()
)
REPEATED = frozenset(
    "common frequent routine widespread rampant usual typical habitual regular daily rare everyday rife endemic such constant "
    "repeated countless systematic continual".split()
)
ONE_MORE = frozenset("latest recent first second third last alleged fatal deadly brutal failed double worst".split())
SEVERAL = frozenset("other more many most several various numerous further".split())
ONE_TIME = frozenset({"when", "after", "before", "during", "where", "while", "as"})
ANY_TIME = frozenset({"whenever", "if", "unless", "wherever", "each", "every", "any", "whoever", "anyone", "those"})
PRONOUNS = frozenset("i we he she it they them you us me him who which that those".split())
SUMS = frozenset("total sum number majority most half third quarter".split())
MASSES = frozenset("dozens hundreds thousands scores tens people number series spate wave".split())
MEASURES = frozenset(
    {"percent", "%", "cent", "rate", "rates", "average", "statistics", "number", "record", "figures", "per"}
)
ANCHORS = frozenset({"GPE", "LOC", "FAC", "PERSON", "DATE", "TIME", "CARDINAL"})


def marks_of(parse: Parse, token: int) -> list[str]:
    """The marks of one word, each once, in the order in which they are found."""
    verb = clause_head(parse, token)
    noun = verb != token or parse.poses[token] != "VERB"
    found = [f"tag {parse.tags[token]}", f"{'noun' if noun else 'verb'} is {parse.deps[token]}"]
    found += _group(parse, verb, "over" if noun else "own")
    found += _noun(parse, token) if noun else _verb(parse, token)
    found += _above(parse, token)
    found += _clause(parse, verb)
    found += _sentence(parse)
    found += _together(found)
    return list(dict.fromkeys(found))


def governor(parse: Parse, token: int) -> str:
    """The nearest word above that means something, as it stands in a dictionary; empty where there is none."""
    top = first_conjunct(parse, token)
    above = parse.ancestors(top)[:STEPS_ABOVE]
    return next((parse.lemmas[t].lower() for t in above if parse.poses[t] in CONTENT and t != token), "")


def _group(parse: Parse, verb: int, name: str) -> Iterator[str]:
    """Tense, aspect and mood of a verb with its helpers, or of the one that it is joined to by "and"."""
    own = [c for c in parse.children(verb) if parse.deps[c] in {"aux", "auxpass"}]
    top = first_conjunct(parse, verb)
    bare = not own and top != verb and parse.tags[verb] in {"VB", "VBG", "VBN", "VBP"}
    helpers = [c for c in parse.children(top) if parse.deps[c] in {"aux", "auxpass"}] if bare else own
    words = {parse.words[t].lower() for t in helpers}
    tags = {parse.tags[t] for t in (verb, *helpers)}
    yield f"{name} group {_tense(words, tags)}{' progressive' if parse.tags[verb] == 'VBG' and helpers else ''}"
    if words & {"be", "been", "being", "is", "are", "was", "were"} and parse.tags[verb] == "VBN":
        yield f"{name} passive"
    if any(parse.deps[c] == "neg" for c in parse.children(verb)):
        yield f"{name} negated"


def _tense(words: set[str], tags: set[str]) -> str:
    if "MD" in tags:
        return "modal"
    if "to" in words:
        return "infinitive"
    if words & {"has", "have", "'ve"}:
        return "perfect"
    if "had" in words:
        return "past perfect"
    if "VBD" in tags:
        return "past"
    if tags & {"VBP", "VBZ"}:
        return "present"
    return "none " + "/".join(sorted(tags & {"VB", "VBG", "VBN"}))


def _verb(parse: Parse, token: int) -> Iterator[str]:
    """Who does it, and to whom."""
    done_to = [c for c in parse.children(token) if parse.deps[c] == "nsubjpass"]
    doers = by_agents(parse, token) or ([] if done_to else subjects(parse, token))
    yield from _who(parse, "doer", doers)
    met = objects(parse, token) or done_to
    if not met and parse.tags[token] == "VBN" and parse.deps[token] in {"acl", "relcl", "conj"}:
        met = subjects(parse, token)
    yield from _who(parse, "met", met)


def _noun(parse: Parse, token: int) -> Iterator[str]:
    """How a noun is set down, and what hangs on it."""
    yield from (f"noun {sort}" for sort in _sorts(parse, token))
    top = first_conjunct(parse, token)
    if top != token:
        yield from (f"joined {sort}" for sort in _sorts(parse, top))
    yield from _who(parse, "of", after(parse, token, frozenset({"of", "on", "against"})))
    yield from _who(parse, "by", by_agents(parse, token))
    if any(
        parse.label_at(t) in {"GPE", "LOC", "FAC"} for t in after(parse, token, frozenset({"in", "at", "near", "on"}))
    ):
        yield "noun placed"
    if parse.deps[token] in {"compound", "amod", "nmod"}:
        yield from (f"before {sort}" for sort in _sorts(parse, parse.heads[token]))


def _who(parse: Parse, name: str, tokens: Sequence[int]) -> Iterator[str]:
    if not tokens:
        yield f"{name} unsaid"
    for token in tokens[:2]:
        part = after(parse, token, frozenset({"of"})) if parse.words[token].lower() in SUMS else []
        yield from (f"{name} {sort}" for sort in _sorts(parse, part[0] if part else token))


def _sorts(parse: Parse, token: int) -> Iterator[str]:
    """Whether a noun is one or many, known, new or bare, counted, named."""
    tag, word = parse.tags[token], parse.words[token].lower()
    if parse.poses[token] == "PRON" or tag in {"WP", "WDT", "PRP", "EX"}:
        yield f"pronoun {word if word in PRONOUNS else 'other'}"
        return
    label = parse.label_at(token)
    if label in {"PERSON", "GPE", "FAC", "LOC"}:
        yield f"named {label}"
    children = [c for c in parse.children(token) if c < token]
    before = {parse.words[c].lower() for c in children}
    number = next((c for c in children if parse.deps[c] == "nummod" or parse.tags[c] == "CD"), None)
    if number is not None:
        yield f"counted {_size(parse.words[number])}"
    how = (
        "the" if before & {"the"}
        else "this" if before & {"this", "that", "these", "those"}
        else "a" if before & {"a", "an", "another", "one"}
        else "owned" if any(parse.deps[c] == "poss" for c in children)
        else "any" if before & {"any", "each", "every", "no", "all"}
        else "counted" if number is not None
        else "name" if tag in {"NNP", "NNPS"}
        else "bare"
    )  # fmt: skip
    yield f"{how} {'many' if tag in {'NNS', 'NNPS'} else 'one'}"
    for name, asked in (("repeated", REPEATED), ("latest", ONE_MORE), ("several", SEVERAL)):
        if before & asked:
            yield name
    if any(parse.tags[c] in {"NNP", "NNPS"} or parse.label_at(c) in {"GPE", "DATE", "FAC", "LOC"} for c in children):
        yield "with a name"
    elif any(parse.deps[c] == "compound" for c in children):
        yield "compound"
    if any(parse.deps[c] == "relcl" for c in parse.children(token)):
        yield "with clause"
    if word in MASSES:
        yield word


def _size(word: str) -> str:
    digits = word.replace(",", "")
    if digits.isdigit():
        return "large" if int(digits) >= LARGE else "small"
    return "large" if word.lower() in {"hundred", "thousand", "million", "hundreds", "thousands"} else "small"


def _above(parse: Parse, token: int) -> Iterator[str]:
    """The way up to the root: prepositions, clauses and how the verbs above are told."""
    top = first_conjunct(parse, token)
    yield f"hangs by {parse.deps[top]}"
    head = parse.heads[top]
    if parse.deps[top] in {"pobj", "pcomp"}:
        yield f"after {parse.words[head].lower()}"
    verbs = [t for t in parse.ancestors(top) if parse.poses[t] in {"VERB", "AUX"}]
    for at, verb in enumerate(verbs[:2]):
        yield from _group(parse, verb, f"above {at}")
        yield f"above {at} is {parse.deps[verb]}"


def _clause(parse: Parse, verb: int) -> Iterator[str]:
    """What stands in the clause of the word: days, places, names, numbers, adverbs and what opens it."""
    first, past = parse.subtree(verb)
    text = " ".join(parse.words[first:past])
    yield from (
        f"clause {name}" for name, found in (("day", DAY), ("year", YEAR), ("long", LONG)) if found.search(text)
    )
    labels = {label for start, _, label in parse.entities if first <= start < past}
    yield from (f"clause {label}" for label in sorted(labels & ANCHORS))
    near = {parse.words[t].lower() for c in parse.children(verb) for t in (c, *parse.children(c))}
    if near & OFTEN:
        yield "clause often"
    if near & ANY_TIME:
        yield "clause any time"
    opens = {parse.words[c].lower() for c in parse.children(verb) if parse.deps[c] in {"mark", "advmod"} and c < verb}
    yield from (f"opens {word}" for word in sorted(opens & ONE_TIME))


def _sentence(parse: Parse) -> Iterator[str]:
    """What stands anywhere in the sentence."""
    text = " ".join(parse.words)
    words = {word.lower() for word in parse.words}
    yield from (
        f"sentence {name}" for name, found in (("day", DAY), ("year", YEAR), ("long", LONG)) if found.search(text)
    )
    labels = {label for _, _, label in parse.entities}
    yield from (f"sentence {label}" for label in sorted(labels & ANCHORS))
    for name, asked in (
        ("often", OFTEN),
        ("any time", ANY_TIME - {"any", "those", "each"}),
        ("measure", MEASURES),
        ("repeated", REPEATED),
    ):
        if words & asked:
            yield f"sentence {name}"
    root = next((i for i, head in enumerate(parse.heads) if head == i), 0)
    yield from _group(parse, root, "root")
    past = sum(tag == "VBD" for tag in parse.tags)
    now = sum(tag in {"VBZ", "VBP"} for tag in parse.tags)
    yield f"sentence {'past' if past > now else 'present' if now > past else 'both'}"


def _together(found: Sequence[str]) -> Iterator[str]:
    """Marks that mean more beside each other: how the verb is told and who it was, a large number and a long time."""
    group = next((m for m in found if m.startswith(("own group", "over group"))), "")
    who = [
        m
        for m in found
        if m.startswith(("met ", "doer ", "noun ", "of ")) and m.endswith((" many", " one", "large", "small"))
    ]
    yield from (f"{group} + {m}" for m in who)
    large = any(m.endswith("counted large") for m in found)
    period = any(m in {"clause long", "clause year"} for m in found)
    day = "clause day" in found
    if day and "clause long" in found:
        yield "clause day and long"
    if large:
        yield f"large{' in a period' if period else ''}{' on a day' if day else ''}"
    if not any(m.startswith("sentence ") and m.split()[1] in (*ANCHORS, "day", "year") for m in found):
        yield "sentence unanchored"
    if not any(m.startswith("clause ") and m.split()[1] in (*ANCHORS, "day", "year") for m in found):
        yield "clause unanchored"
