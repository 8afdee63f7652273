"""Which of the buildings, vehicles and works that a sentence names are told as hit.

A hospital whose doctors speak, to which the wounded were taken or from which somebody fired was not. What was struck, burned or
stormed was; where nothing was, the place in which people were killed or beside which something went off is.
"""

from __future__ import annotations

from collections.abc import Sequence

from tadmor.model.actor import HitObject
from tadmor.read.page import Parse
from tadmor.read.syntax import clause_head, first_conjunct, head_of, particles

# Verbs whose object, or whose subject in the passive, is hit.
HITS = frozenset(
    "hit strike attack bomb bombard shell target destroy damage wreck ruin raze level flatten torch burn demolish blast storm raid "
    "ambush loot ransack plunder pound rocket mortar mine smash gut pierce shoot fire besiege assault overrun vandalize vandalise "
    "bulldoze dynamite blow tear rip set sabotage cripple disable sink down strafe incinerate engulf batter collapse shatter "
    "desecrate deface break seize capture hijack".split()
)
# Nouns of which "on", "against", "at" or "of" names what is hit.
BLOWS = frozenset(
    "attack strike airstrike raid assault bombing shelling bombardment hit attempt fire offensive ambush explosion blast "
    "burning storming looting siege arson rocket missile mortar shell drone bomb salvo barrage volley damage massacre shooting "
    "destruction targeting demolition sabotage torching ransacking".split()
)
# Verbs whose subject, without an object, is hit: "the house collapsed", "a tanker exploded".
BREAKS = frozenset("collapse burn crumble explode sink capsize crash".split())
# Verbs that go with "into", "through", "onto": "slammed into a house".
LANDS = frozenset(
    "slam crash tear rip plough plow smash land fall hit go drive fire ram burst drop rain explode".split()
)
INTO = frozenset({"into", "through", "onto", "upon", "against"})
ON = frozenset({"on", "upon", "at", "against"})
THROWN = frozenset("fire land fall shoot throw hurl lob toss launch aim drop".split())
# Verbs beside which the place is told by a preposition, where nothing is their object.
HAPPENS = frozenset(
    "kill murder shoot stab massacre explode detonate go fall land wound injure execute blow gun slaughter behead perish".split()
)
BESIDE = frozenset({"in", "inside", "at", "outside", "near", "beside", "within", "on", "aboard"})
GOES_OFF = frozenset({"off", "up"})
UNDER = frozenset({"fire", "attack", "shelling", "bombardment", "assault", "siege", "hit"})
ABLAZE = frozenset({"fire", "ablaze", "alight", "rubble", "ruin", "ruins", "ashes", "flames"})
# "Windows of the embassy", "a row of houses": what is hit with its parts.
DEEPEST = 2


def hit_objects(parse: Parse | None, objects: Sequence[HitObject]) -> tuple[HitObject, ...]:
    """The objects of one sentence that it tells as hit; where none is, those at which people were killed or something went off."""
    if parse is None:
        return tuple(objects)
    heads = [(_head(parse, thing), thing) for thing in objects]
    hit = tuple(thing for token, thing in heads if token is not None and _is_hit(parse, token))
    if hit:
        return hit
    return tuple(thing for token, thing in heads if token is not None and _is_scene(parse, token))


def _head(parse: Parse, thing: HitObject) -> int | None:
    tokens = parse.tokens_in(thing.evidence.span)
    return head_of(parse, tokens) if tokens else None


def _is_hit(parse: Parse, token: int, depth: int = 0) -> bool:
    token = first_conjunct(parse, token)
    if _is_described_as_hit(parse, token):
        return True
    above, dep = parse.heads[token], parse.deps[token]
    lemma = parse.lemmas[above].lower()
    if dep in ("dobj", "nsubjpass"):
        return lemma in HITS and not _only_moves(parse, above)
    if dep == "nsubj":
        ablaze = parse.words[above].lower() in ABLAZE
        return ablaze or (lemma in BREAKS and not _takes(parse, above)) or _comes_under(parse, above)
    if dep in ("compound", "nmod", "poss"):
        return lemma in BLOWS  # "the market bombing"
    return dep == "pobj" and _is_hit_after(parse, above, depth)


def _is_hit_after(parse: Parse, preposition: int, depth: int) -> bool:
    """ "The attack on", "slammed into", "thrown at", "opened fire on", "windows of"."""
    word, governor = parse.words[preposition].lower(), parse.heads[preposition]
    over, noun = parse.lemmas[governor].lower(), parse.poses[governor] in ("NOUN", "PROPN")
    if noun and word in ON | {"of"} and over in BLOWS:
        return True
    if not noun and word in INTO and over in LANDS:
        return True
    if word in ON and (over in THROWN or _opens_fire(parse, governor)):
        return True
    return noun and word == "of" and depth < DEEPEST and _is_hit(parse, governor, depth + 1)


def _is_scene(parse: Parse, token: int) -> bool:
    """ "Killed in a mosque", "went off outside the courthouse"; not "died in hospital"."""
    token = first_conjunct(parse, token)
    above = parse.heads[token]
    if parse.deps[token] != "pobj" or parse.words[above].lower() not in BESIDE:
        return False
    while parse.deps[parse.heads[above]] == "prep" and parse.words[above].lower() in BESIDE:
        above = parse.heads[above]
    verb = parse.heads[above]
    if parse.poses[verb] not in ("VERB", "AUX") and parse.lemmas[verb].lower() in BLOWS:
        return True
    if parse.lemmas[verb].lower() == "go" and not particles(parse, verb) & GOES_OFF:
        return False
    return parse.lemmas[verb].lower() in HAPPENS


def _is_described_as_hit(parse: Parse, token: int) -> bool:
    """ "A school damaged by shells", "a mosque that was hit"."""
    for child in parse.children(token):
        told = parse.deps[child] == "acl" and parse.tags[child] == "VBN"
        passive = parse.deps[child] == "relcl" and any(parse.deps[c] == "nsubjpass" for c in parse.children(child))
        if (told or passive) and parse.lemmas[child].lower() in HITS:
            return True
    return False


def _only_moves(parse: Parse, verb: int) -> bool:
    """ "Set up a hospital", "tore out of the base", "fired rockets": verbs that hit nothing with these words."""
    lemma = parse.lemmas[verb].lower()
    if lemma == "set":
        return not any(parse.words[t].lower() in ABLAZE for c in parse.children(verb) for t in (c, *parse.children(c)))
    return lemma == "fire" or (lemma == "blow" and not particles(parse, verb) & {"up", "apart", "away"})


def _comes_under(parse: Parse, verb: int) -> bool:
    """ "Came under fire", "caught fire", "took a direct hit", "was left in ruins"."""
    near = {parse.words[t].lower() for c in parse.children(verb) for t in (c, *parse.children(c))}
    lemma = parse.lemmas[verb].lower()
    return (
        (lemma == "come" and "under" in near and bool(near & UNDER))
        or (lemma == "catch" and "fire" in near)
        or (lemma in ("take", "receive", "suffer", "sustain") and bool(near & {"hit", "hits", "damage"}))
        or (lemma == "lie" and bool(near & ABLAZE))
    )


def _opens_fire(parse: Parse, governor: int) -> bool:
    """ "Opened fire on a bus": the preposition hangs on the verb or on "fire"."""
    verb = clause_head(parse, governor)
    return parse.lemmas[verb].lower() == "open" and any(parse.words[c].lower() == "fire" for c in parse.children(verb))


def _takes(parse: Parse, verb: int) -> bool:
    return any(parse.deps[c] == "dobj" for c in parse.children(verb))
