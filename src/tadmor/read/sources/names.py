"""Noun phrases that speak: from a head word to a named, typed speaker."""

from __future__ import annotations

from dataclasses import replace

from tadmor.lexicon.speakers import Sort
from tadmor.model.source import SourceKind
from tadmor.model.span import Span
from tadmor.read.sources.authors import author_of
from tadmor.read.sources.speakers import PRONOUNS, Knowledge, Speaker, kind_of, with_actor, with_party
from tadmor.read.sources.statements import Statement
from tadmor.read.sources.tree import Tree
from tadmor.read.syntax import is_of_time

LEFT = frozenset({"det", "poss", "compound", "amod", "nummod", "nmod", "quantmod", "predet", "case", "advmod"})
DROPPED = frozenset(
    "the a an its their his her our my your this that these those one two three four five six seven eight nine ten "
    "some several many other another both few all each most".split()
)
RESTRICTIVE = frozenset({"of", "for", "in", "at", "from", "with", "to"})
UNNAMED = frozenset("source official insider aide diplomat officer soldier agent".split())
SOME = frozenset("one many some another others two three several most both all half neither".split())
AS_SUBJECT = {"its": "it", "their": "they", "them": "they", "his": "he", "him": "he", "her": "she"}
TIMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday dawn dusk noon midday midnight night evening morning afternoon sunset sunrise "
    "today yesterday day week month year hour".split()
)
RELATIVE_STARTS = frozenset({"who", "which", "that", "whose", "quoted", "cited"})


def speakers_of(tree: Tree, head: int, known: Knowledge) -> tuple[Speaker, ...]:
    """The speaker behind the noun at `head`, after whoever carries it; empty where the noun cannot speak.

    "a statement by the army" gives the army; "an official quoted by Reuters" gives Reuters, then the official.
    """
    parse = tree.parse
    word = known.speakers.words.get(tree.word(head))
    if (word is not None and word.sort == "thing") or parse.lemmas[head].lower() in known.cues.nouns:
        author = author_of(tree, head, known)
        if author is not None and author != head and parse.poses[author] in ("NOUN", "PROPN"):
            return tuple(replace(s, written=True) for s in speakers_of(tree, author, known))
        if author is not None and tree.word(author) in ("its", "their", "his", "her"):
            return (replace(_pronoun(tree, author), written=True),)
    if tree.word(head) in PRONOUNS or (tree.word(head) in AS_SUBJECT and parse.poses[head] == "PRON"):
        return (_pronoun(tree, head),)
    if _is_time(tree, head) or (parse.poses[head] not in ("NOUN", "PROPN") and tree.word(head) not in SOME):
        return ()
    found = _noun_phrase(tree, head, known)
    carrier = _carrier(tree, head, known)
    return (carrier, found) if carrier else (found,)


def _pronoun(tree: Tree, token: int) -> Speaker:
    subject = AS_SUBJECT.get(tree.word(token), tree.word(token))
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


def named_by_content(tree: Tree, statement: Statement, known: Knowledge) -> Statement:
    """ "The militia had nothing to do with it, it said": "it" is who is cleared."""
    speaker = statement.speakers[-1] if statement.speakers else None
    if speaker is None or not speaker.pronoun or statement.stance != "denies" or statement.past > statement.block[0]:
        return statement
    subject = next((t for t in range(statement.first, statement.past) if tree.parse.deps[t] == "nsubj"), None)
    if subject is None or tree.word(subject) in PRONOUNS:
        return statement
    named = speakers_of(tree, subject, known)
    fits = bool(named) and (named[-1].sort == "person") == (speaker.sort == "person")
    return replace(statement, speakers=(*statement.speakers[:-1], *named)) if fits else statement


def _is_time(tree: Tree, head: int) -> bool:
    """True for a month, a day of the week or a part of the day: they never say anything. "Theresa May" is a person."""
    if tree.word(head) not in TIMES or is_person(tree, head):
        return False
    return not any(tree.parse.words[c][:1].isupper() and tree.word(c) not in TIMES for c in tree.children[head])


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
    end = _restrictive_end(tree, _proper_name(tree, head, known), known)
    appositive = _appositive(tree, head, end, known)
    last = appositive or _coordinated_end(tree, head, end, known)
    named = is_person(tree, head) or any(is_person(tree, t) for t in range(end, last))
    return speaker_at(tree, (start, head, last), determiner, named, known)


def _proper_name(tree: Tree, head: int, known: Knowledge) -> int:
    """The last word of the name right behind a noun: "the agency Ostpress", "the Telegram channel Night Watch"."""
    parse, after = tree.parse, head + 1
    if parse.poses[head] != "NOUN" or tree.word(head) not in known.speakers.words:
        return head
    for name in range(after, min(after + 4, len(parse.words))):
        beside = parse.deps[name] == "appos" and parse.heads[name] == head
        doubled = parse.deps[name] == parse.deps[head] == "nsubj" and parse.heads[name] == parse.heads[head]
        if parse.poses[name] == "PROPN" and tree.first[name] == after and (beside or doubled):
            return name
    return head


def _restrictive_end(tree: Tree, head: int, known: Knowledge) -> int:
    parse = tree.parse
    end = head + 1
    word = known.speakers.words.get(tree.word(head))
    online = word is not None and word.kind == "social_media"
    for child in tree.children[head]:
        if child != end:
            continue
        restricts = tree.word(child) in RESTRICTIVE or (online and tree.word(child) == "on")
        if parse.deps[child] in ("prep", "nummod") and restricts and not is_date(tree, child):
            end = _before_clause(tree, child, tree.last[child] + 1)
    return end


def _coordinated_end(tree: Tree, head: int, end: int, known: Knowledge) -> int:
    """Past the second of two speakers in one breath ("medics and residents"), or `end`."""
    parse = tree.parse
    if end + 1 >= len(parse.words) or tree.word(end) not in ("and", "or"):
        return end
    for child in tree.children[head]:
        if parse.deps[child] == "conj" and parse.poses[child] in ("NOUN", "PROPN") and tree.first[child] == end + 1:
            return _restrictive_end(tree, child, known)
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


def is_date(tree: Tree, preposition: int) -> bool:
    """True where a preposition governs a day or an hour."""
    return is_of_time(tree.parse, tree.last[preposition])


def _apposed(tree: Tree, head: int, known: Knowledge) -> tuple[SourceKind, Sort] | None:
    """What "SOHR, a monitor" tells of the name before it."""
    for child in tree.children[head]:
        word = known.speakers.words.get(tree.word(child)) if tree.parse.deps[child] == "appos" else None
        if word is not None:
            return word.kind, word.sort
    return None


def _is_body(tree: Tree, token: int) -> bool:
    return tree.parse.label_at(token) in ("GPE", "NORP", "ORG", "LOC", "FAC")


def is_person(tree: Tree, token: int) -> bool:
    """True for a word of a human being's name."""
    return tree.parse.label_at(token) == "PERSON"


def _appositive(tree: Tree, head: int, end: int, known: Knowledge) -> int | None:
    """Past the appositive that gives a person's name or office, or None."""
    parse = tree.parse
    if end + 1 >= len(parse.words) or parse.words[end] != ",":
        return None
    word = known.speakers.words.get(tree.word(head))
    own_name = parse.poses[head] == "PROPN" and (word is None or is_person(tree, head))
    if not own_name and (word is None or word.sort != "person"):
        return None
    for child in (*tree.children[head], *tree.children[end - 1], *_siblings(tree, head)):
        if parse.deps[child] == "appos" and child > end and tree.first[child] == end + 1 and tree.word(child) != ",":
            office = known.speakers.words.get(tree.word(child))
            fits = office is not None and office.sort == "person" if own_name else parse.poses[child] == "PROPN"
            return _restrictive_end(tree, child, known) if fits else None
    return None


def _siblings(tree: Tree, head: int) -> tuple[int, ...]:
    """Other appositives of the noun that `head` is given to: the name in "…, the head of the district, Ruben Aks, said"."""
    above = tree.parse.heads[head]
    return tuple(c for c in tree.children[above] if c > head) if tree.parse.deps[head] == "appos" else ()


def speaker_at(tree: Tree, bounds: tuple[int, int, int], determiner: str, person: bool, known: Knowledge) -> Speaker:
    """The speaker named by the tokens `bounds` (first, head, past last), after its determiner."""
    start, head, last = bounds
    parse = tree.parse
    span = tree.span(start, last)
    name = known.text[span.start : span.end]
    span = Span(span.start, span.end - len(name) + len(name.rstrip()))
    name = name.rstrip()
    kind, sort = kind_of(name, tree.word(head), person, known)
    proper = person or any(parse.poses[t] == "PROPN" and parse.words[t][:1].isupper() for t in (head, last - 1))
    if proper and (kind, sort) == ("official", "group"):
        apposed = _apposed(tree, head, known)
        kind, sort = apposed or (kind, sort if _is_body(tree, head) else "person")
    plural = parse.tags[head] in ("NNS", "NNPS")
    office = determiner == "the" and not plural and kind in ("official", "military") and tree.word(head) not in UNNAMED
    speaker = Speaker(
        name=name,
        span=span,
        word=tree.word(head),
        kind=kind,
        sort=sort,
        plural=plural,
        definite=determiner in ("the", "that", "this"),
        anonymous=sort == "person" and not proper and not office,
        own_name=proper,
    )
    mention = next((known.actors[parse.starts[t]] for t in range(start, last) if parse.starts[t] in known.actors), None)
    return with_party(with_actor(speaker, mention, parse.starts[head]), known)
