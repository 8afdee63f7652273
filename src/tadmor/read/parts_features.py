"""What the head of parts looks at: a noun, what hangs on it, what it hangs on, and the words around it that tell of events.

Every feature is a short string; the head keeps weights for hashes of them. Training and reading both call `features_of`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tadmor.model.actor import HitObject, Weapon
from tadmor.read.findings import ActorMention, EventMention, Findings
from tadmor.read.page import Page, Parse
from tadmor.read.parts_phrases import Tree, as_tree

TITLES = frozenset(
    "mayor judge general colonel captain major lieutenant sergeant president minister senator deputy governor doctor dr father "
    "bishop archbishop monsignor priest reverend mr mrs miss ms leader candidate attorney magistrate commander ambassador rector "
    "journalist professor engineer secretary col gen maj capt lt".split()
)
SUBJECTS = frozenset(("nsubj", "nsubjpass"))
LATE, LATER = 6, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One sentence with what the finders saw in it, by token: kinds of actors, of things, of weapons, of words that tell
    events (`told`), and the roles that syntax alone gives."""

    sentence: int
    tree: Tree
    actors: Mapping[int, ActorMention]
    objects: Mapping[int, str]
    weapons: Mapping[int, tuple[str, str]]
    told: Mapping[int, EventMention]
    roles: Mapping[int, tuple[str, ...]]


def scenes_of(page: Page, findings: Findings) -> Iterator[Scene]:
    """The parsed sentences of a report in order."""
    actors, objects, weapons, events = findings.actors, findings.objects, findings.weapons, findings.events
    for sentence, parse in sorted(page.parses.items()):
        bounds = page.sentences[sentence].span
        here = [event for event in events if event.sentence == sentence]
        roles: dict[int, list[str]] = defaultdict(list)
        for event in here:
            for role in event.roles:
                for token in parse.tokens_in(role.head):
                    roles[token] += [role.role, f"{role.role}|{event.kind}"]
        yield Scene(
            sentence=sentence,
            tree=as_tree(parse),
            actors={t: m for m in actors if bounds.contains(m.evidence.span) for t in parse.tokens_in(m.head)},
            objects={_last(parse, o): o.category for o in objects if bounds.contains(o.evidence.span)},
            weapons={_last(parse, w): (w.category, w.role) for w in weapons if bounds.contains(w.evidence.span)},
            told={t: e for e in here if (t := parse.token_at(e.trigger.start)) is not None},
            roles={token: tuple(found) for token, found in roles.items()},
        )


def _last(parse: Parse, value: HitObject | Weapon) -> int:
    tokens = parse.tokens_in(value.evidence.span)
    return tokens[-1] if tokens else -1


def sort_of(scene: Scene, token: int) -> str:
    """The rough sort of a noun: weapon, thing, kind of actor, label of entity, name or word."""
    if token in scene.weapons:
        return "WEA"
    if token in scene.objects:
        return "OBJ"
    if token in scene.actors:
        return f"ACT_{scene.actors[token].kind}"
    if token in scene.tree.labels:
        return f"ENT_{scene.tree.labels[token]}"
    return "PN" if scene.tree.parse.tags[token].startswith("NNP") else "N"


def features_of(scene: Scene, token: int) -> list[str]:
    """All features of the noun at `token`."""
    sort = sort_of(scene, token)
    return [
        *_own(scene, token),
        f"Y:{sort}",
        *(f for child in scene.tree.below[token] for f in _of_dependent(scene, token, child)),
        *_of_governor(scene, token, sort),
        *(f"R:{role}" for role in scene.roles.get(token, ())),
        *_of_events(scene, token, sort),
        *_around(scene, token),
    ]


def _own(scene: Scene, token: int) -> Iterator[str]:
    tree = scene.tree
    yield f"L:{tree.lemma(token)}"
    yield f"W:{tree.parse.words[token].lower()}"
    yield f"T:{tree.parse.tags[token]}"
    yield f"E:{tree.labels.get(token)}"
    actor = scene.actors.get(token)
    if actor is not None:
        yield f"A:{actor.kind}|{'id' if actor.entity_id else '-'}|{'p' if actor.person else '-'}"
        yield f"AK:{actor.kind}"
    if token in scene.objects:
        yield f"O:{scene.objects[token]}"
    if token in scene.weapons:
        category, role = scene.weapons[token]
        yield f"WE:{category}"
        yield f"WR:{role}"


def _of_dependent(scene: Scene, token: int, child: int) -> Iterator[str]:
    tree, dep, lemma = scene.tree, scene.tree.parse.deps[child], scene.tree.lemma(child)
    if child < token and dep in {"compound", "amod", "nmod", "poss"}:
        yield f"M:{lemma}"
        yield f"ML:{lemma}_{tree.lemma(token)}"
        if lemma in TITLES:
            yield "TITLED"
            yield f"TI:{lemma}"
        if dep == "poss":
            yield "POSS"
    elif dep == "det":
        yield f"D:{lemma}"
    elif dep == "nummod":
        yield "NUM"
    elif child > token and dep == "prep":
        yield f"PP:{lemma}"
        yield from (f"PPO:{lemma}_{tree.lemma(o)}" for o in tree.below[child] if tree.parse.deps[o] == "pobj")
    elif child > token and dep in {"relcl", "acl"}:
        voice = _voice(tree, child)
        yield f"RC:{lemma}_{voice}"
        yield f"RCT:{_kind(scene, child)}_{voice}"
    elif dep == "appos":
        yield f"AP:{lemma}"
        yield f"APE:{tree.labels.get(child)}"


def _voice(tree: Tree, verb: int) -> str:
    """Of a clause on a noun: p where it suffers, s where it does, o else."""
    parse, below = tree.parse, tree.below[verb]
    participle = parse.deps[verb] == "acl"
    if any(parse.deps[k] in {"nsubjpass", "auxpass"} for k in below) or (participle and parse.tags[verb] == "VBN"):
        return "p"
    who = any(parse.deps[k] == "nsubj" and parse.tags[k] in {"WP", "WDT"} for k in below)
    return "s" if who or (participle and parse.tags[verb] == "VBG") else "o"


def _kind(scene: Scene, token: int) -> str:
    event = scene.told.get(token)
    return event.kind if event else "None"


def governor_of(tree: Tree, token: int) -> tuple[int | None, str, int]:
    """What a noun hangs on, past "and", appositions and prepositions; how ("pobj_by!"); and the noun that hangs there."""
    parse, top, steps = tree.parse, token, 0
    while parse.deps[top] in {"conj", "appos"} and parse.heads[top] != top and steps < LATE:
        top, steps = parse.heads[top], steps + 1
    dep, head = parse.deps[top], parse.heads[top]
    if dep == "pobj":
        preposition = "by!" if parse.deps[head] == "agent" else tree.lemma(head)
        return parse.heads[head], f"pobj_{preposition}", top
    return (None if head == top else head), dep, top


def _of_governor(scene: Scene, token: int, sort: str) -> Iterator[str]:
    tree, parse = scene.tree, scene.tree.parse
    base, how, top = governor_of(tree, token)
    joined = {parse.deps[token]} & {"conj", "appos"}
    if "conj" in joined:
        yield "CONJ"
    if "appos" in joined:
        yield "APPOS"
        yield f"APOF:{tree.lemma(parse.heads[token])}"
    yield f"DEP:{how}"
    if base is None:
        return
    lemma = tree.lemma(base)
    if how in {"compound", "nmod", "amod", "poss"}:
        yield f"CGD:{how}_{lemma}"
    for label, said in (("G", lemma), ("GT", _kind(scene, base))):
        yield f"{label}:{how}:{said}"
        yield f"{label}Y:{how}:{said}:{sort}"
    yield f"GL:{lemma}:{tree.lemma(token)}"
    yield f"GX:{lemma}"
    if any(parse.deps[k] in {"nsubjpass", "auxpass"} for k in tree.below[base]):
        yield f"GPASS:{how}"
    yield from _above(scene, base, how)
    if parse.poses[base] in {"VERB", "AUX"}:
        yield from _beside(scene, base, top, how)


def _above(scene: Scene, base: int, how: str) -> Iterator[str]:
    """What the governor hangs on itself."""
    tree, parse = scene.tree, scene.tree.parse
    upper, dep = parse.heads[base], parse.deps[base]
    if upper == base:
        return
    if dep == "pobj":
        dep, upper = f"pobj_{tree.lemma(upper)}", parse.heads[upper]
    yield f"U:{how}:{dep}:{tree.lemma(upper)}"
    yield f"UT:{how}:{dep}:{_kind(scene, upper)}"


def _beside(scene: Scene, verb: int, top: int, how: str) -> Iterator[str]:
    """What else hangs on the verb: its other subject or object, phrases with prepositions, verbs joined to it."""
    tree, parse = scene.tree, scene.tree.parse
    for child in tree.below[verb]:
        dep = parse.deps[child]
        if (dep in SUBJECTS or dep == "dobj") and child != top:
            yield f"S:{how}:{tree.lemma(verb)}:{dep}:{tree.lemma(child)}"
            yield f"SL:{dep}:{tree.lemma(child)}"
            yield f"ST:{how}:{dep}:{_kind(scene, child)}"
        elif dep == "prep" and child != parse.heads[top]:
            nouns = (o for o in tree.below[child] if parse.deps[o] == "pobj")
            yield from (f"SP:{how}:{tree.lemma(child)}:{tree.lemma(o)}" for o in nouns)
        elif dep == "conj":
            yield f"VC:{how}:{_kind(scene, child)}"
    if parse.deps[verb] == "conj":
        yield f"VC:{how}:{_kind(scene, parse.heads[verb])}"
    if parse.deps[verb] in {"ccomp", "xcomp", "advcl"}:
        yield f"VU:{parse.deps[verb]}:{tree.lemma(parse.heads[verb])}"


def _of_events(scene: Scene, token: int, sort: str) -> Iterator[str]:
    if not scene.told:
        yield "NT:none"
        yield f"NTY:none:{sort}"
        return
    near = min(scene.told, key=lambda t: (abs(t - token), t))
    event, side = scene.told[near], "+" if near > token else "-"
    yield f"NT:{event.kind}:{side}{min(4, (abs(near - token) + 1) // 3)}"
    yield f"NL:{scene.tree.lemma(near)}:{side}"
    yield f"NTY:{event.kind}:{side}:{sort}"
    for kind in sorted({e.kind for e in scene.told.values()}):
        yield f"SK:{kind}"
        yield f"SKY:{kind}:{sort}"
    yield from sorted({f"STANCE:{e.stance}/{e.reality}" for e in scene.told.values()})


def _around(scene: Scene, token: int) -> Iterator[str]:
    tree, end = scene.tree, len(scene.tree.parse.words)
    for step in (1, 2):
        yield f"B{step}:{tree.lemma(token - step) if token >= step else '^'}"
        yield f"A{step}:{tree.lemma(token + step) if token + step < end else '$'}"
    late = scene.sentence
    yield f"SI:{late if late < LATE else f'{LATE}+' if late < LATER else f'{LATER}+'}"
