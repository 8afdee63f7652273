"""From words to noun phrases: lexicon hits that stand side by side are read as one mention."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tadmor.lexicon.actors import ActorLexicon, ActorTerm
from tadmor.lexicon.entries import written_like
from tadmor.model.actor import ActorKind, Certainty
from tadmor.model.ids import EntityId
from tadmor.model.span import Span
from tadmor.read.page import Parse

BOUND = re.compile(
    r"[-‐–](?:backed|led|allied|aligned|born|made|held|controlled|occupied|speaking|language|based|built|era|run|style|wide|"
    r"linked|sponsored|supported|supplied|affiliated|friendly)\b",
    re.IGNORECASE,
)
# Acronyms that are words: where all is in capitals they cannot be told apart.
WORDS = frozenset("is us who car mend mag fact gal site care aid pale kia gam ana tip bras".split())
DOUBLE = re.compile(r"[-‐–][A-Z]")
POSSESSIVE = re.compile(r"['’]s?\s+|\s+|[-‐–]")
OF = re.compile(
    r"\s+(?:(?:believed|thought|suspected) to be (?:members of|from|part of|linked to)|of|for|from|belonging to|"
    r"affiliated with|affiliated to|linked to|loyal to)\s+(?:the\s+|an?\s+)?",
    re.IGNORECASE,
)
AFFILIATE = re.compile(r"[-‐–\s](?:affiliate|offshoot|franchise|branch|splinter|inspired)", re.IGNORECASE)
DETERMINER = re.compile(r"\b(the|this|that|its|their|his|her|an?)\s+$", re.IGNORECASE)
BETWEEN_TAGS = frozenset(("JJ", "NN", "NNP", "NNS", "NNPS", "POS", "HYPH", "VBN", "AFX"))
LEFT_TAGS = frozenset(("JJ", "NN", "NNP", "NNPS", "VBN", "HYPH", "AFX", "VBD", "NNS"))
LEFT_DEPS = frozenset(("amod", "compound", "nmod", "punct", "npadvmod", "advmod", "poss", "dep"))
COUNTING = frozenset(
    "several many other others more few least some numerous most dozens hundreds such own same last first".split()
)
SUSPECTED = re.compile(r"\b(suspected|alleged|presumed|purported|believed|thought)\b", re.IGNORECASE)
UNIDENTIFIED = re.compile(r"\b(unidentified|unknown|unnamed)\b", re.IGNORECASE)
SIDED = re.compile(r"\bpro[-‐–](?:government|regime)\b", re.IGNORECASE)
STATE_BACKED = re.compile(
    r"\b(?:government|state|regime|army)[-‐–](?:allied|backed|aligned|affiliated)\b", re.IGNORECASE
)
LED = re.compile(r"\b[A-Z]\w+[-‐–](?:led|backed|allied|dominated)\b")
MEMBERS = frozenset(
    ("member", "members", "men", "followers", "supporters", "remnants", "elements", "gunmen", "armed men")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Lexicon phrases at one place of the text."""

    span: Span
    terms: tuple[ActorTerm, ...]

    @property
    def term(self) -> ActorTerm:
        """The first of the readings that the place allows."""
        return self.terms[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A mention before it is known whom later short forms point back to."""

    span: Span
    head: Span
    sentence: int
    kind: ActorKind
    entity_id: EntityId | None = None
    party: EntityId | None = None
    certainty: Certainty = "named"
    person: bool = False
    word: ActorTerm | None = None
    owned: bool = False
    determiner: str = ""
    surname: str = ""


def hits_in(text: str, span: Span, lexicon: ActorLexicon, parse: Parse | None) -> list[Hit]:
    """The lexicon phrases of a sentence that are written and used as the lexicon asks."""
    found = []
    shouted = text[span.start : span.end].isupper()
    for match in lexicon.table.find(text, span):
        said = text[match.span.start : match.span.end]
        terms = tuple(t for t in match.values if written_like(said, t.phrase))
        if shouted and said.lower() in WORDS:
            continue
        if not terms or _bound(text, match.span) or (terms[0].use == "leader" and DOUBLE.match(text, match.span.end)):
            continue
        if terms[0].use not in ("entity", "state", "adjective", "seat", "nationals", "leader", "none"):
            if not shouted and not _noun(parse, match.span):
                continue
            if said[0].isupper() and not said.isupper() and not _may_be_capital(text, match.span, span, terms[0]):
                continue
        found.append(Hit(span=match.span, terms=terms))
    return found


def _bound(text: str, span: Span) -> bool:
    before = text[max(span.start - 1, 0) : span.start]
    return bool(BOUND.match(text, span.end) or AFFILIATE.match(text, span.end)) or (
        before in ("-", "‐", "–") and before != ""
    )


def _noun(parse: Parse | None, span: Span) -> bool:
    if parse is None:
        return True
    tokens = parse.tokens_in(span)
    return bool(tokens) and parse.poses[tokens[-1]] in ("NOUN", "PROPN", "ADJ") and parse.tags[tokens[-1]] != "JJ"


def _may_be_capital(text: str, span: Span, sentence: Span, term: ActorTerm) -> bool:
    """Capitals inside a sentence make a name ("the Rebels"); offices and bodies of state are written so anyway."""
    if (
        term.body
        or term.kind == "coalition"
        or term.use in ("office", "hardware", "attack", "owned")
        or " " in text[span.start : span.end]
    ):
        return True
    return not re.search(r"\w", text[sentence.start : span.start])


def chains(text: str, hits: list[Hit], parse: Parse | None) -> list[list[Hit]]:
    """Runs of hits that stand in one noun phrase."""
    runs: list[list[Hit]] = []
    for hit in hits:
        if runs and "none" not in (hit.term.use, runs[-1][-1].term.use) and _joined(text, runs[-1][-1], hit, parse):
            runs[-1].append(hit)
        else:
            runs.append([hit])
    return runs


def _joined(text: str, left: Hit, right: Hit, parse: Parse | None) -> bool:
    gap = text[left.span.end : right.span.start]
    if left.term.use in ("plain", "hardware", "attack", "owned", "nationals") and ("'" in gap or "’" in gap):
        return False
    if POSSESSIVE.fullmatch(gap):
        return True
    if parse is None or len(gap) > 40:
        return False
    between = parse.tokens_in(Span(left.span.end, right.span.start))
    return 0 < len(between) <= 4 and all(parse.tags[i] in BETWEEN_TAGS for i in between)


def head_of(hit: Hit, parse: Parse | None, text: str) -> Span:
    """The head word of a hit: in a parse the token that the others hang on, else the last word."""
    if parse is not None:
        tokens = parse.tokens_in(hit.span)
        inside = [i for i in tokens if parse.heads[i] not in tokens or parse.heads[i] == i]
        nouns = [i for i in inside if parse.poses[i] in ("NOUN", "PROPN")]
        if nouns or inside:
            return parse.span((nouns or inside)[-1], (nouns or inside)[-1] + 1)
    said = text[hit.span.start : hit.span.end]
    return Span(hit.span.start + said.rfind(" ") + 1, hit.span.end)


def start_of(run: list[Hit], parse: Parse | None) -> int:
    """Where the mention begins: adjectives before it are taken in, articles and numbers are not."""
    start = run[0].span.start
    if parse is None:
        return start
    first = parse.tokens_in(run[0].span)
    if not first:
        return start
    members = set(parse.tokens_in(Span(start, run[-1].span.end)))
    index = first[0]
    while index > 0:
        left = index - 1
        if (
            parse.tags[left] not in LEFT_TAGS
            or parse.deps[left] not in LEFT_DEPS
            or not _hangs_on(parse, left, members)
        ):
            break
        if parse.words[left].lower() in COUNTING or parse.words[left] in (",", "“", '"', "("):
            break
        members.add(left)
        index = left
    while index < first[0] and parse.tags[index] in ("HYPH", "POS"):
        index += 1
    return parse.starts[index] if index < first[0] else start


def _hangs_on(parse: Parse, token: int, members: set[int]) -> bool:
    for _ in range(3):
        head = parse.heads[token]
        if head in members:
            return True
        if head < token:
            return False
        token = head
    return False


def determiner_before(text: str, start: int) -> str:
    """The article or possessive right before an offset, in small letters; empty where there is none."""
    found = DETERMINER.search(text, max(start - 8, 0), start)
    return found.group(1).lower() if found else ""


def with_words(draft: Draft, text: str) -> Draft:
    """The draft with what its own words say of certainty and side."""
    said = text[draft.span.start : draft.span.end]
    kind, certainty = draft.kind, draft.certainty
    if SUSPECTED.search(said):
        certainty = "suspected"
    elif UNIDENTIFIED.search(said) and draft.entity_id is None:
        certainty = "unidentified"
        kind = "unidentified" if kind in ("people", "armed_group", "gang", "unidentified") else kind
    elif draft.entity_id is not None and draft.certainty == "unidentified":
        certainty = "named"
    if kind == "military" and draft.entity_id is None and LED.search(said):
        kind = "armed_group"
    if kind in ("armed_group", "unidentified") and draft.entity_id is None and SIDED.search(said):
        kind = "militia"
    if kind in ("armed_group", "people") and draft.entity_id is None and STATE_BACKED.search(said):
        kind = "militia"
    return replace(draft, kind=kind, certainty=certainty)


def choose(terms: Iterable[ActorTerm], strong: frozenset[EntityId], countries: frozenset[str]) -> ActorTerm | None:
    """The one reading that the document supports by another name or by its countries; None where it supports several."""
    options = [t for t in terms if not t.weak or t.entity_id in strong] or list(terms)
    if len({t.entity_id for t in options}) > 1:
        by_name = [t for t in options if t.entity_id in strong]
        by_country = [t for t in options if countries.intersection(t.countries)]
        options = by_name or by_country or options
    return options[0] if options and len({t.entity_id for t in options}) == 1 else None
