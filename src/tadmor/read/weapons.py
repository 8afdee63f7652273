"""What with: weapons by designation or common noun, and what became of them in their clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tadmor.lexicon.entries import written_like
from tadmor.lexicon.weapons import WeaponLexicon, WeaponTerm
from tadmor.model.actor import Weapon, WeaponRole
from tadmor.model.ids import EntityId
from tadmor.model.span import Span
from tadmor.read.page import Page, Parse
from tadmor.read.syntax import head_of

DESTROYED = """destroy intercept down neutralise neutralize defuse disarm detonate wreck eliminate repel jam demine dismantle
    clear remove deactivate"""
CAPTURED = "seize capture recover find discover confiscate impound uncover unearth steal loot surrender"
SUPPLIED = (
    "supply deliver send provide ship sell donate give transfer smuggle export buy purchase receive acquire import"
)
CARRIED = "carry wield arm equip have own possess hold brandish stockpile abandon parade display transport"
DESTRUCTION = "destruction interception downing neutralisation neutralization shootdown disposal"
CAPTURE = "seizure capture discovery recovery confiscation"
SUPPLY = "delivery supply shipment sale transfer donation provision"
VERBS: dict[str, WeaponRole] = {
    **dict.fromkeys(DESTROYED.split(), "destroyed"),
    **dict.fromkeys(CAPTURED.split(), "captured"),
    **dict.fromkeys(SUPPLIED.split(), "supplied"),
    **dict.fromkeys(CARRIED.split(), "carried"),
}
NOUNS: dict[str, WeaponRole] = {
    **dict.fromkeys(DESTRUCTION.split(), "destroyed"),
    **dict.fromkeys(CAPTURE.split(), "captured"),
    **dict.fromkeys(SUPPLY.split(), "supplied"),
}
CALIBRE = re.compile(
    r"(?P<list>(?:\d{1,3}(?:\.\d+)?\s*[-‐–]?\s*(?:mm)?\s*(?:,|and|or|&)\s*)*)"
    r"(?P<last>\d{1,3}(?:\.\d+)?)(?P<unit>\s*[-‐–]?\s*(?:mm|millimetre|millimeter))[-‐–]?\s+(?:calibre\s+|caliber\s+)?$"
)
NUMBER = re.compile(r"\d{1,3}(?:\.\d+)?")
CLIMBED = frozenset(("conj", "compound", "nmod", "appos", "poss", "pobj", "prep"))
ELSEWHERE = re.compile(
    r"\b(?:coal|gold|copper|diamond|cobalt|coltan|iron|salt|film|album|novel|match|league|coach|season|recipe|salad|tournament|"
    r"box office|touchdowns?|quarterback|javelin final|midfielder|striker|goalkeeper)\b",
    re.IGNORECASE,
)


def find_weapons(page: Page, lexicon: WeaponLexicon) -> tuple[Weapon, ...]:
    """The weapons of a report in text order, one for each calibre; names are without numbers of pieces."""
    found: list[Weapon] = []
    for sentence in page.sentences:
        parse = page.parses.get(sentence.index)
        for span, term in _terms(page.document.text, sentence.span, lexicon, parse):
            found.extend(_weapons(page, sentence.span, span, term, parse))
    return tuple(found)


def _terms(text: str, sentence: Span, lexicon: WeaponLexicon, parse: Parse | None) -> list[tuple[Span, WeaponTerm]]:
    """Weapon phrases of a sentence; neighbours of one noun phrase ("Shahed-136" and "drones") are one."""
    found: list[tuple[Span, WeaponTerm]] = []
    for match in lexicon.table.find(text, sentence):
        said = text[match.span.start : match.span.end]
        term = next((t for t in match.values if written_like(said, t.phrase)), None)
        if term is None or not term.category or not _is_weapon(text, sentence, match.span, term, parse):
            continue
        if found and re.fullmatch(r"\s", text[found[-1][0].end : match.span.start]):
            span, first = found[-1]
            found[-1] = (span.cover(match.span), first)
        else:
            found.append((match.span, term))
    return found


def _is_weapon(text: str, sentence: Span, span: Span, term: WeaponTerm, parse: Parse | None) -> bool:
    said = text[span.start : span.end]
    generic = term.phrase.islower()
    inside = bool(text[sentence.start : span.start].strip(" \"'“‘"))
    if generic and said[0].isupper() and not said.isupper() and inside:
        return False
    if generic and ELSEWHERE.search(text, sentence.start, sentence.end):
        return False
    if not generic and re.match(
        r"\s+(?:Capital|Group|Ltd|Inc|Corp|Holdings|Partners|Street|Road|University)\b", text[span.end :][:20]
    ):
        return False
    if parse is None:
        return True
    tokens = parse.tokens_in(span)
    return bool(tokens) and (not generic or parse.poses[tokens[-1]] in ("NOUN", "PROPN"))


def _weapons(page: Page, sentence: Span, span: Span, term: WeaponTerm, parse: Parse | None) -> Iterator[Weapon]:
    text = page.document.text
    role = _role(parse, span, text)
    before = text[max(sentence.start, span.start - 40) : span.start]
    calibre = CALIBRE.search(before)
    if calibre is None:
        start = _modified_start(parse, span)
        yield _weapon(page, Span(start, span.end), text[start : span.end], term, term.entity_id, role)
        return
    offset = span.start - len(before)
    noun = text[span.start : span.end]
    for number in NUMBER.finditer(calibre.group("list")):
        start = offset + calibre.start("list") + number.start()
        yield _weapon(
            page, Span(start, span.end), f"{number.group()} mm {noun}", term, _sized(term, number.group()), role
        )
    start = offset + calibre.start("last")
    yield _weapon(page, Span(start, span.end), text[start : span.end], term, _sized(term, calibre.group("last")), role)


def _sized(term: WeaponTerm, calibre: str) -> EntityId:
    return EntityId(f"{term.entity_id}/{calibre}mm")


def _weapon(page: Page, span: Span, name: str, term: WeaponTerm, entity: EntityId | None, role: WeaponRole) -> Weapon:
    return Weapon(
        name=name,
        entity_id=entity,
        category=term.category,
        role=role,
        evidence=page.document.quote(span),
        confidence=0.8 if role != "used" else 0.6,
    )


def _modified_start(parse: Parse | None, span: Span) -> int:
    """A hyphenated front of the noun belongs to it ("anti-tank missile"); other adjectives do not."""
    if parse is None:
        return span.start
    tokens = parse.tokens_in(span)
    index = tokens[0] if tokens else 0
    while index > 1 and parse.words[index - 1] in ("-", "‐", "–") and parse.ends[index - 1] == parse.starts[index]:
        index -= 2
    return min(parse.starts[index], span.start) if tokens else span.start


def _role(parse: Parse | None, span: Span, text: str) -> WeaponRole:
    """What became of the weapon, from the verb or noun that governs it; "used" where nothing else is said."""
    if parse is None:
        return "used"
    tokens = parse.tokens_in(span)
    if not tokens:
        return "used"
    token = head_of(parse, tokens)
    for _ in range(6):
        role = _governed(parse, token)
        if role is not None or parse.deps[token] not in CLIMBED or parse.heads[token] == token:
            return role or "used"
        token = parse.heads[token]
    return "used"


def _governed(parse: Parse, token: int) -> WeaponRole | None:
    """The role that the head of a token gives it, or None where the head decides nothing."""
    head, dep = parse.heads[token], parse.deps[token]
    word, lemma = parse.words[head].lower(), parse.lemmas[head].lower()
    if dep in ("dobj", "nsubjpass") and parse.poses[head] == "VERB":
        return _of_verb(parse, head)
    if dep == "pobj" and word == "with":
        return "carried" if parse.lemmas[parse.heads[head]] in ("arm", "equip", "load") else "used"
    if dep == "pobj":
        return None if word == "of" else "used"
    if dep in ("prep", "compound", "nmod", "poss"):
        return NOUNS.get(lemma) or ("used" if lemma in ("strike", "attack") else None)
    return None


def _of_verb(parse: Parse, verb: int) -> WeaponRole:
    lemma = parse.lemmas[verb].lower()
    if lemma in ("shoot", "bring", "take"):
        return "destroyed" if _has_beside(parse, verb, ("down", "out")) else "used"
    if lemma == "leave":
        return "carried" if _has_beside(parse, verb, ("behind",)) else "used"
    if lemma == "hand":
        return "captured" if _has_beside(parse, verb, ("over", "in")) else "used"
    return VERBS.get(lemma, "used")


def _has_beside(parse: Parse, verb: int, words: tuple[str, ...]) -> bool:
    """True where one of the words hangs on the verb or follows it: "left behind", "shot down", "handed over 40 rifles"."""
    if parse.words[verb + 1 : verb + 2] and parse.words[verb + 1].lower() in words:
        return True
    return any(head == verb and word.lower() in words for head, word in zip(parse.heads, parse.words, strict=True))
