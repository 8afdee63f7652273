"""Noun phrases that speak: from a head word to a named, typed speaker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tadmor.lexicon.cues import Cues
from tadmor.lexicon.speakers import Sort, Speakers
from tadmor.model.ids import EntityId
from tadmor.model.source import SourceKind
from tadmor.model.span import Span
from tadmor.read.findings import ActorMention
from tadmor.read.sources.tree import Tree

LEFT = frozenset({"det", "poss", "compound", "amod", "nummod", "nmod", "quantmod", "predet", "case", "advmod"})
DROPPED = frozenset(
    "the a an its their his her our my your this that these those one two three four five six seven eight nine ten "
    "some several many other another both few all each most".split()
)
RESTRICTIVE = frozenset({"of", "for", "in", "at", "from", "with", "to"})
ISSUING = frozenset("issue release publish post make give send broadcast circulate distribute".split())
SOME = frozenset("one many some another others two three several most both all half neither".split())
PRONOUNS: Mapping[str, Sort] = {
    "he": "person",
    "she": "person",
    "it": "group",
    "they": "group",
    "i": "person",
    "we": "group",
}
ACTOR_KINDS: Mapping[str, SourceKind] = {
    "state": "official",
    "government": "state_body",
    "state_body": "state_body",
    "military": "military",
    "coalition": "military",
    "armed_group": "armed_group",
    "police": "state_body",
    "militia": "armed_group",
    "private_force": "armed_group",
    "gang": "armed_group",
    "civilians": "witness",
    "people": "witness",
    "ngo": "ngo",
    "un_body": "un_body",
    "medical": "medical",
}
ARMED_WORDS = frozenset(
    "army military rebel rebels militia navy force forces general colonel commander coalition brigade militant insurgent".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody said to say something. `span` is the name as said, `word` its head word in lower case.

    `definite` is True for "the source", which may have been named before; `pronoun` for "he"; `written` where a
    statement or report of theirs speaks for them, which "it" may then mean.
    """

    name: str
    span: Span
    word: str
    kind: SourceKind
    sort: Sort
    plural: bool = False
    pronoun: bool = False
    definite: bool = False
    anonymous: bool = False
    own_name: bool = False
    written: bool = False
    party: str | None = None
    entity_id: EntityId | None = None

    @property
    def armed(self) -> bool:
        """True when "we struck" can be an admission: a force, a group or somebody who speaks for one."""
        return self.kind in ("military", "armed_group", "state_body") or bool(
            ARMED_WORDS & set(self.name.lower().split())
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What the finding of sources knows: cues, speaker words, the report's text, its actors by start, names of agencies."""

    text: str
    cues: Cues
    speakers: Speakers
    actors: Mapping[int, ActorMention]
    agencies: Mapping[str, EntityId]


def speakers_of(tree: Tree, head: int, known: Knowledge) -> tuple[Speaker, ...]:
    """The speaker behind the noun at `head`, after whoever carries it; empty where the noun cannot speak.

    "a statement by the army" gives the army; "an official quoted by Reuters" gives Reuters, then the official.
    """
    parse = tree.parse
    word = known.speakers.words.get(tree.word(head))
    if (word is not None and word.sort == "thing") or parse.lemmas[head].lower() in known.cues.nouns:
        author = tree.object_of(head, "by", "from")
        owner = tree.child(head, "poss")
        if (
            author is None
            and owner is not None
            and (tree.child(owner, "case") is not None or parse.poses[owner] == "PRON")
        ):
            author = owner
        if author is None and parse.deps[head] == "dobj" and parse.lemmas[parse.heads[head]].lower() in ISSUING:
            author = tree.subject(parse.heads[head])
        if author is not None and author != head and parse.poses[author] in ("NOUN", "PROPN"):
            return tuple(replace(s, written=True) for s in speakers_of(tree, author, known))
        if author is not None and tree.word(author) in ("its", "their", "his", "her"):
            return (replace(_pronoun(tree, author), written=True),)
    if tree.word(head) in PRONOUNS:
        return (_pronoun(tree, head),)
    if parse.poses[head] not in ("NOUN", "PROPN") and tree.word(head) not in SOME:
        return ()
    found = _noun_phrase(tree, head, known)
    carrier = _carrier(tree, head, known)
    return (carrier, found) if carrier else (found,)


def _pronoun(tree: Tree, token: int) -> Speaker:
    subject = {"its": "it", "their": "they", "his": "he", "her": "she"}.get(tree.word(token), tree.word(token))
    return Speaker(
        name=tree.parse.words[token],
        span=tree.span(token, token + 1),
        word=subject,
        kind="witness",
        sort=PRONOUNS[subject],
        plural=subject in ("they", "we"),
        pronoun=True,
        anonymous=True,
    )


def _carrier(tree: Tree, head: int, known: Knowledge) -> Speaker | None:
    for child in tree.children[head]:
        if tree.parse.deps[child] in ("acl", "relcl") and tree.word(child) in ("quoted", "cited", "interviewed"):
            agent = tree.object_of(child, "by")
            if agent is not None and tree.parse.poses[agent] in ("NOUN", "PROPN"):
                return _noun_phrase(tree, agent, known)
    return None


def _noun_phrase(tree: Tree, head: int, known: Knowledge) -> Speaker:
    parse = tree.parse
    start = head
    for child in reversed([c for c in tree.children[head] if c < head]):
        if (parse.deps[child] not in LEFT and parse.words[child] not in ("-", "–")) or tree.last[child] != start - 1:
            break
        if (
            any(parse.words[t] == "," for t in range(tree.first[child], child + 1))
            or parse.words[tree.last[child]] == ","
        ):
            break
        start = tree.first[child]
    determiner = tree.word(start)
    while start < head and (tree.word(start) in DROPPED or tree.word(start).isdigit()):
        start += 1
    end = _restrictive_end(tree, head)
    appositive = _appositive(tree, head, end, known)
    last = appositive or end
    named = _is_person(tree, head) or any(_is_person(tree, t) for t in range(end, last))
    return speaker_at(tree, (start, head, last), determiner, named, known)


def _restrictive_end(tree: Tree, head: int) -> int:
    parse = tree.parse
    end = head + 1
    for child in tree.children[head]:
        if child != end:
            continue
        if parse.deps[child] in ("prep", "nummod") and (tree.word(child) in RESTRICTIVE) and not _is_date(tree, child):
            end = _before_clause(tree, child, tree.last[child] + 1)
    return end


def _before_clause(tree: Tree, first: int, past_last: int) -> int:
    for token in range(first + 1, past_last):
        if (
            tree.parse.tags[token] in (",", ":", ".", "-LRB-")
            or tree.parse.deps[token] in ("relcl", "acl")
            or (tree.word(token) in RELATIVE_STARTS)
        ):
            return token
    return past_last


RELATIVE_STARTS = frozenset({"who", "which", "that", "whose", "quoted", "cited"})


def _is_date(tree: Tree, preposition: int) -> bool:
    return any(
        first <= tree.last[preposition] < past and label in ("DATE", "TIME")
        for first, past, label in tree.parse.entities
    )


def _is_body(tree: Tree, token: int) -> bool:
    places_and_bodies = ("GPE", "NORP", "ORG", "LOC", "FAC")
    return any(first <= token < past and label in places_and_bodies for first, past, label in tree.parse.entities)


def _is_person(tree: Tree, token: int) -> bool:
    return any(first <= token < past and label == "PERSON" for first, past, label in tree.parse.entities)


def _appositive(tree: Tree, head: int, end: int, known: Knowledge) -> int | None:
    """Past the appositive that gives a person's name or office, or None."""
    parse = tree.parse
    if end + 1 >= len(parse.words) or parse.words[end] != ",":
        return None
    word = known.speakers.words.get(tree.word(head))
    own_name = parse.poses[head] == "PROPN" and (word is None or _is_person(tree, head))
    if not own_name and (word is None or word.sort != "person"):
        return None
    for child in (*tree.children[head], *tree.children[end - 1]):
        if parse.deps[child] == "appos" and child > end and tree.first[child] == end + 1 and tree.word(child) != ",":
            office = known.speakers.words.get(tree.word(child))
            fits = office is not None if own_name else parse.poses[child] == "PROPN"
            return _restrictive_end(tree, child) if fits else None
    return None


def speaker_at(tree: Tree, bounds: tuple[int, int, int], determiner: str, person: bool, known: Knowledge) -> Speaker:
    """The speaker named by the tokens `bounds` (first, head, past last), after its determiner."""
    start, head, last = bounds
    parse = tree.parse
    span = tree.span(start, last)
    name = known.text[span.start : span.end]
    span = Span(span.start, span.end - len(name) + len(name.rstrip()))
    name = name.rstrip()
    kind, sort = kind_of(name, tree.word(head), person, known)
    proper = person or any(parse.poses[t] == "PROPN" for t in (head, last - 1))
    if proper and (kind, sort) == ("official", "group") and not _is_body(tree, head):
        sort = "person"
    plural = parse.tags[head] in ("NNS", "NNPS")
    office = determiner == "the" and not plural and kind in ("official", "military", "medical")
    speaker = Speaker(
        name=name,
        span=span,
        word=tree.word(head),
        kind=kind,
        sort=sort,
        plural=plural,
        definite=determiner in ("the", "that", "this"),
        anonymous=sort == "person" and not proper and not (office and tree.word(head) not in ("source", "official")),
        own_name=proper,
    )
    mention = next((known.actors[parse.starts[t]] for t in range(start, last) if parse.starts[t] in known.actors), None)
    return with_actor(speaker, mention, parse.starts[head])


def kind_of(name: str, head: str, person: bool, known: Knowledge) -> tuple[SourceKind, Sort]:
    """What kind of source bears this name, from its head word, then the parts of its name."""
    if name in known.agencies:
        return "news_agency", "group"
    word = known.speakers.words.get(head)
    whole = known.speakers.kind_of_name(name) if name[:1].isupper() else None
    if person and not (whole in ("outlet", "news_agency") and "," not in name):
        offices = [known.speakers.words[w] for w in name.lower().replace(",", " ").split() if w in known.speakers.words]
        office = next((o for o in offices if o.sort == "person"), None)
        return (office.kind if office else "official"), "person"
    if word is not None and (word.sort == "person" or whole is None):
        return _of_a_force(name, word.kind), word.sort
    if whole is not None:
        return whole, "group"
    return ("official", "group") if name[:1].isupper() else ("witness", "group")


def _of_a_force(name: str, kind: SourceKind) -> SourceKind:
    words = set(name.lower().split())
    if kind == "official" and words & {"army", "military", "navy"}:
        return "military"
    if kind == "official" and words & {"rebel", "militant", "taliban"}:
        return "armed_group"
    return kind


def with_actor(speaker: Speaker, mention: ActorMention | None, head: int) -> Speaker:
    """The speaker with what the finder of actors knows of it."""
    if mention is None:
        return speaker
    speaker = replace(speaker, party=mention.party or mention.entity_id)
    if mention.evidence.start <= head < mention.evidence.end:
        kind = (
            speaker.kind if speaker.kind in ("news_agency", "outlet") else ACTOR_KINDS.get(mention.kind, speaker.kind)
        )
        speaker = replace(speaker, entity_id=mention.entity_id, kind="official" if mention.person else kind)
    return speaker


def is_medium(speaker: Speaker) -> bool:
    """True when telling it something means that it passes it on: a named or single newspaper, agency or monitor."""
    if speaker.word in ("media", "press", "reporters", "journalists"):
        return False
    if speaker.kind in ("news_agency", "outlet"):
        return True
    return speaker.own_name and speaker.kind in ("ngo", "un_body")
