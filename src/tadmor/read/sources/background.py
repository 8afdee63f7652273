"""What the report itself tells within somebody's statement: how many a condemned raid killed, where a meeting was held."""

from __future__ import annotations

from dataclasses import replace

from tadmor.read.sources.content import torn_judgement
from tadmor.read.sources.speakers import Knowledge
from tadmor.read.sources.statements import Statement
from tadmor.read.sources.tree import QUOTES, Tree

PLACES = frozenset({"where", "when"})
BEFORE_WHICH = frozenset({"in", "at", "during"})


def with_background(tree: Tree, statement: Statement, known: Knowledge) -> Statement:
    """The statement with holes for the past events that are background to it.

    "condemned the raid [that killed six]": the judgement is about the raid, the figures are the report's. "said that
    'bandits' came to the market [where a shell killed six]": a scene outside the words quoted.
    """
    cue = known.cues.verbs.get(tree.parse.lemmas[statement.token].lower())
    judges = cue is not None and cue.frame == "judge" and statement.stance == "opinion"
    quotes = [t for t in range(statement.first, statement.past) if tree.parse.words[t] in QUOTES]
    partly = len(quotes) > 1
    if not judges and not partly:
        return statement
    holes = []
    for verb in range(statement.first, statement.past):
        noun = _noun_of(tree, verb)
        if noun is None or not statement.holds(noun):
            continue
        run = _clause(tree, verb, statement)
        if not _is_past(tree, verb) or run[0] >= run[1]:
            continue
        if judges or (_is_scene(tree, verb) and _is_unquoted(noun, run, quotes)):
            holes.append(run)
    return replace(statement, holes=tuple(holes)) if holes else statement


def _clause(tree: Tree, verb: int, statement: Statement) -> tuple[int, int]:
    """First and past-last token of a relative clause, without a judgement that the parser gave to it."""
    past = min(tree.last[verb] + 1, statement.past)
    torn = torn_judgement(tree, statement.token)
    if torn is not None and verb < torn < past:
        past = tree.first[torn]
    for child in tree.children[verb]:
        if tree.word(child) == "as" and tree.parse.words[child - 1] == ",":
            past = min(past, child - 1)
    return max(tree.first[verb], statement.first), past


def _noun_of(tree: Tree, verb: int) -> int | None:
    """The noun that a relative clause is about, or None; "where" may have gone to the verb before."""
    if tree.parse.deps[verb] in ("relcl", "acl"):
        return tree.parse.heads[verb]
    before = tree.first[verb] - 1
    if tree.parse.deps[verb] == "advcl" and tree.word(before + 1) == "where" and before >= 0:
        return before if tree.parse.poses[before] in ("NOUN", "PROPN") else None
    return None


def _is_past(tree: Tree, verb: int) -> bool:
    tag, helpers = tree.parse.tags[verb], {tree.word(c) for c in tree.children[verb]}
    if tree.parse.deps[verb] == "acl":
        return tag == "VBN"
    return tag == "VBD" or bool(tag == "VBN" and helpers & {"had", "was", "were", "has", "have"})


def _is_scene(tree: Tree, verb: int) -> bool:
    for token in range(tree.first[verb], verb):
        if tree.word(token) in PLACES:
            return True
        if tree.word(token) == "which" and tree.word(token - 1) in BEFORE_WHICH:
            return True
    return False


def _is_unquoted(noun: int, run: tuple[int, int], quotes: list[int]) -> bool:
    """True where the noun stands outside the quotation marks, and none stands in the clause."""
    before = sum(1 for q in quotes if q < noun)
    return before % 2 == 0 and not any(run[0] <= q < run[1] for q in quotes)
