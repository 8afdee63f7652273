"""Who plays which role in an event: phrases of the syntax held against the mentions of actors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tadmor.model.actor import Actor, ActorKind, ActorRole, Person
from tadmor.model.span import Span
from tadmor.model.value import Quantity
from tadmor.read.findings import ActorMention, Findings, Role
from tadmor.read.page import Page
from tadmor.read.people import FORCES
from tadmor.read.syntax import subjects
from tadmor.read.units import Unit

LEADING = re.compile(
    r"^(?:the|a|an|some|about|around|at least|more than|over|its|their|his|her|up to|nearly|almost|"
    r"another|other|several|dozens of|scores of|"
    r"hundreds of|thousands of|a total of|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|"
    r"(?:a |one )?hundred)\s+|^[\d,.]+\s+",
    re.IGNORECASE,
)
PRONOUNS = frozenset(
    "himself herself itself themselves it they them he she him her who which that we us i you this these "
    "those others some many all none one".split()
)
SPEAKER = frozenset({"we", "us", "it", "they", "he", "she"})
NO_ACTORS = frozenset(
    "act acts murder murders killing killings bombing bombings shelling clash clashes operation report "
    "reports accusation accusations "
    "situation disregard responsibility fighting explosion blast area way part road highway street "
    "background update attack attacks strike strikes raid fire death deaths toll war conflict violence "
    "one two three four five six seven "
    "eight nine ten dozens scores hundreds thousands several others another dead wounded injured "
    "casualties victims number".split()
)
AREAS = frozenset(
    "province governorate district region town city village area suburb neighborhood neighbourhood county".split()
)
SETS_APART = frozenset(
    "work fight align back support ally serve link affiliate loyal belong form lead hire wear dress disguise clothe".split()
)
CLOTHES = re.compile(r"\bin (?:[\w-]+ ){0,3}(?:uniforms?|fatigues|camouflage|clothes|clothing|dress)$", re.IGNORECASE)
LONGEST_NAME = 90
SIDE = re.compile(
    r"^our\b|\b(?:government|regime|rebels?|opposition|military|army|police|militia|coalition|"
    r"separatists?|insurgents?|navy|air force|armed men)\b",
    re.IGNORECASE,
)
SUSPECTS = re.compile(r"\b(?:suspect|accus|blam)\w*", re.IGNORECASE)
OWN = re.compile(r"(?:its|their|our)\b", re.IGNORECASE)
LONGEST_GAP = 40
ARMED = frozenset({"military", "armed_group", "militia", "unidentified", "gang", "private_force", "police"})
BEFORE_ARMED = re.compile(r"^[A-Z]\w+ (?=(?:armed|masked|hooded|unidentified|unknown) )")
OF_A_NAME = re.compile(r"\bof (?:the )?[A-Z]")
PRIVATE = frozenset({"people", "civilians", "medical"})
HARMED = frozenset({"civilians", "people", "medical", "ngo"})
WHO_COUNTS = frozenset({"killed", "wounded", "killed_or_wounded", "abducted", "missing", "detained"})


def cast_actors(page: Page, unit: Unit, findings: Findings, quantities: Sequence[Quantity]) -> tuple[Actor, ...]:
    """Actors of the unit's roles, each once; those who were counted as harmed where no phrase names a target."""
    found: dict[tuple[str, str], Actor] = {}
    for role in unit.roles:
        if _only_speaks(unit, role):
            continue
        actor = (
            _own_people(page, unit, role)
            or _actor_of(page, role, findings.actors)
            or _pronoun(page, unit, role, findings)
        )
        if actor is not None and role.role == "perpetrator" and (role.suspected or _suspected(page, unit)):
            actor = replace(actor, certainty="suspected")
        if actor is not None:
            found.setdefault((actor.name.lower(), actor.role), actor)
    if not any(r.role in {"perpetrator", "party"} for r in unit.roles):
        doer = _doer_before(page, unit, findings.actors)
        if doer is not None:
            found.setdefault((doer.name.lower(), doer.role), doer)
    if not any(a.role in {"target", "victim", "party"} for a in found.values()):
        for quantity in quantities:
            if quantity.what in WHO_COUNTS and quantity.of and not quantity.denied and quantity.part_of is None:
                victim = _counted(page, quantity, findings.actors)
                found.setdefault((victim.name.lower(), victim.role), victim)
    return tuple(found.values())


def _only_speaks(unit: Unit, role: Role) -> bool:
    """ "39 people lost their lives, an official told the paper": who tells it is none of those it was done to."""
    speaker = unit.attribution.speaker if unit.attribution is not None else None
    return role.role in {"target", "victim"} and speaker is not None and speaker.contains(role.span)


def _own_people(page: Page, unit: Unit, role: Role) -> Actor | None:
    """ "Its fighters", "our forces" in the mouth of the one who owns up to it or denies it: the speaker's side."""
    said = unit.attribution
    own = OWN.match(page.document.text[role.span.start : role.span.end])
    if not own or said is None or not said.chain or said.stance not in {"accepts_responsibility", "denies"}:
        return None
    speaker = said.chain[-1]
    if speaker.evidence is None or speaker.name.lower() in PRONOUNS:
        return None
    return Actor(
        name=speaker.name, entity_id=speaker.entity_id, role=role.role, evidence=speaker.evidence, confidence=0.6
    )


def names_person(page: Page, role: Role, mentions: Sequence[ActorMention]) -> bool:
    """True when the phrase names a human being without an office: such a name is kept apart (`find_persons`)."""
    mention = _mention_at(role, mentions)
    if mention is not None:
        return mention.person and mention.kind in PRIVATE and mention.entity_id is None
    sentence = page.sentence_at(role.head.start)
    parse = page.parses.get(sentence) if sentence is not None else None
    token = parse.token_at(role.head.start) if parse else None
    return parse is not None and token is not None and parse.label_at(token) == "PERSON"


def find_persons(page: Page, unit: Unit, mentions: Sequence[ActorMention]) -> tuple[Person, ...]:
    """Human beings named without an office among those of the unit's roles: they leave the record with no output."""
    fate = "killed" if any(m.kind == "outcome" for m in unit.mentions) else None
    found: dict[str, Person] = {}
    for role in unit.roles:
        if len(role.span) and names_person(page, role, mentions):
            evidence = page.document.quote(role.span)
            done_to = fate if role.role in {"target", "victim"} else None
            found.setdefault(evidence.text, Person(name=evidence.text, fate=done_to, evidence=evidence, confidence=0.5))
    return tuple(found.values())


def _is_proper(page: Page, role: Role) -> bool:
    """True when the head of a phrase that no actor mention covers is at least a name or a nationality."""
    parse = page.parses.get(page.sentence_at(role.head.start) or 0)
    token = parse.token_at(role.head.start) if parse else None
    return (
        parse is not None
        and token is not None
        and (parse.tags[token].startswith("NNP") or (parse.words[token][:1].isupper() and parse.tags[token] == "JJ"))
    )


def _counted(page: Page, quantity: Quantity, mentions: Sequence[ActorMention]) -> Actor:
    """Those who were counted are those it was done to."""
    role = Role(role="target", span=quantity.evidence.span, head=quantity.evidence.span)
    found = _mention_at(role, mentions)
    if found is not None:
        return _from_mention(found, "target")
    return Actor(
        name=strip_name(quantity.of or quantity.evidence.text),
        role="target",
        evidence=quantity.evidence,
        confidence=0.5,
    )


def _actor_of(page: Page, role: Role, mentions: Sequence[ActorMention]) -> Actor | None:
    if len(role.span) == 0 or names_person(page, role, mentions):
        return None
    mention = _mention_at(role, mentions)
    if mention is not None:
        spokesman = (
            mention.person and role.role == "perpetrator" and mention.kind in {"government", "state_body", "un_body"}
        )
        return None if spokesman else _fuller(page, role, _from_mention(mention, role.role))
    evidence = page.document.quote(role.span)
    name = strip_name(evidence.text)
    head = page.document.text[role.head.start : role.head.end].lower()
    if not name or {name.lower(), head} & (PRONOUNS | NO_ACTORS) or not any(c.isalpha() for c in name):
        return None
    if role.role == "perpetrator" and head in AREAS:
        return None
    if role.role == "perpetrator" and not (
        _is_proper(page, role) or SIDE.search(evidence.text) or head.rstrip("s") in FORCES
    ):
        return None
    return Actor(name=name, role=role.role, evidence=evidence, confidence=0.4)


def strip_name(text: str) -> str:
    """A name without leading article, number or modifier of a number, or a place that the parser left before "armed men"."""
    text = BEFORE_ARMED.sub("", text)
    previous = None
    while previous != text:
        previous, text = text, LEADING.sub("", text.strip())
    return text.strip(" \"“”'’,")


def _doer_before(page: Page, unit: Unit, mentions: Sequence[ActorMention]) -> Actor | None:
    """Where the parser finds no subject of an active verb (broken English), the armed people who stand right before it."""
    parse = page.parses[unit.sentence]
    token = parse.token_at(unit.trigger.start)
    if token is None or parse.tags[token] not in {"VBD", "VBP", "VBZ"} or subjects(parse, token):
        return None
    start = page.sentences[unit.sentence].span.start
    before = [m for m in mentions if start <= m.evidence.start and m.evidence.end <= unit.trigger.start]
    nearest = before[-1] if before else None
    if nearest is None or nearest.kind not in ARMED or unit.trigger.start - nearest.evidence.end > LONGEST_GAP:
        return None
    span = Span(nearest.evidence.start, len(page.document.text[: unit.trigger.start].rstrip()))
    evidence = page.document.quote(span)
    return Actor(
        name=strip_name(evidence.text),
        role="perpetrator",
        evidence=evidence,
        certainty="named" if OF_A_NAME.search(evidence.text) else nearest.certainty,
        confidence=0.35,
    )


def _suspected(page: Page, unit: Unit) -> bool:
    """True when the one who says it suspects, accuses or blames."""
    cue = unit.attribution.cue if unit.attribution else None
    return cue is not None and bool(SUSPECTS.search(page.document.text[cue.start : cue.end]))


def _fuller(page: Page, role: Role, actor: Actor) -> Actor:
    """A general word with what sets it apart: "men working for a security company", "troops loyal to the general"."""
    sentence = page.sentence_at(role.head.start)
    if actor.entity_id is not None or sentence is None or sentence not in page.parses:
        return actor
    parse = page.parses[sentence]
    head = parse.token_at(role.head.start)
    if head is None:
        return actor
    span = role.span
    for child in parse.children(head):
        told = parse.deps[child] in {"acl", "amod"} and parse.lemmas[child].lower() in SETS_APART
        worn = parse.deps[child] == "prep" and _clothes(page, parse.span(*parse.subtree(child)))
        if child > head and (told or worn):
            span = span.cover(parse.span(*parse.subtree(child)))
    if len(span) <= len(actor.evidence.span) or len(span) > LONGEST_NAME or not span.contains(actor.evidence.span):
        return actor
    evidence = page.document.quote(span)
    name = strip_name(evidence.text)
    return actor if name.lower() == actor.name.lower() else replace(actor, name=name, evidence=evidence)


def _clothes(page: Page, span: Span) -> bool:
    return bool(CLOTHES.match(page.document.text[span.start : span.end]))


def _pronoun(page: Page, unit: Unit, role: Role, findings: Findings) -> Actor | None:
    """Whom "we", "it" or "they" stands for: the speaker who owns up to the act, else the nearest mention before of people."""
    word = page.document.text[role.head.start : role.head.end].lower()
    said = unit.attribution
    if (
        word in SPEAKER
        and said is not None
        and said.chain
        and (word in {"we", "us"} or said.stance == "accepts_responsibility")
    ):
        speaker = said.chain[-1]
        if speaker.evidence is not None and speaker.name.lower() not in PRONOUNS:
            return Actor(
                name=speaker.name,
                entity_id=speaker.entity_id,
                role=role.role,
                evidence=speaker.evidence,
                confidence=0.6,
            )
    if word not in {"they", "them", "who"}:
        return None
    start = page.sentences[max(0, unit.sentence - 1)].span.start
    before = [
        m for m in findings.actors if start <= m.evidence.start and m.evidence.end <= role.head.start and _plural(m)
    ]
    speakers = {s.name for s in said.chain} if said else set()
    others = [m for m in before if m.name not in speakers]
    acting = {r.head for r in unit.roles if r.role == "perpetrator"}
    if word == "them":  # "soldiers … shot them": whom it was done to is not who did it
        others = [m for m in others if m.head not in acting]
    if role.role == "perpetrator":  # those who act are rather those who bear arms than those they harm
        others = [m for m in others if m.kind in ARMED] or [m for m in others if m.kind not in HARMED]
    nearest = next(reversed(others), None)
    return _lowered(_from_mention(nearest, role.role)) if nearest else None


def _plural(mention: ActorMention) -> bool:
    return not mention.person and mention.evidence.text.rstrip(")").endswith(("s", "men", "people", "troops", "police"))


def _lowered(actor: Actor) -> Actor:
    return replace(actor, confidence=min(actor.confidence, 0.4))


def _mention_at(role: Role, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The mention that stands at the head of the role's phrase, else the first inside the phrase."""
    start, end = role.head.start, role.head.end
    holding = [m for m in mentions if m.evidence.start < end and start < m.evidence.end]
    if not holding:
        start, end = role.span.start, role.span.end
        holding = [m for m in mentions if start <= m.evidence.start and m.evidence.end <= end]
    return max(holding, key=lambda m: (m.head.overlaps(role.head), len(m.evidence.span)), default=None)


def _from_mention(mention: ActorMention, role: ActorRole) -> Actor:
    return Actor(
        name=mention.name,
        entity_id=mention.entity_id,
        role=role,
        certainty=mention.certainty,
        evidence=mention.evidence,
        confidence=min(0.9, mention.confidence),
    )


def kinds_of_doers(actors: Sequence[Actor], findings: Findings) -> tuple[ActorKind, ...]:
    """Kinds of those who did it, as the actor finder typed them."""
    return tuple(
        mention.kind
        for actor in actors
        if actor.role in {"perpetrator", "party"}
        for mention in findings.actors
        if actor.evidence.span.contains(mention.head)
    )
