"""Figures of one sentence before it is known what became of those counted: a number, a bare article or a zero, with its noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tadmor.lexicon.counted import CountedNoun, CountedWords
from tadmor.lexicon.number_words import NumberPhrase, NumberWords, Words
from tadmor.lexicon.numbers import find_numbers
from tadmor.read.quantities_bare import find_bare
from tadmor.read.quantities_convoys import sized_convoy
from tadmor.read.quantities_nobody import NOT_A_SINGLE, nobody, not_one, one_of
from tadmor.read.quantities_nouns import (
    NOT_COUNTED,
    STOPS,
    WORDLIKE,
    Figure,
    heads_another,
    joined_modifiers,
    noun_phrase,
    partitive,
)
from tadmor.read.quantities_speakers import speaks

POSSESSIVES = frozenset({"his", "her", "their", "its"})
KIN = frozenset(
    """mother father wife husband son daughter brother sister cousin nephew niece uncle aunt grandfather grandmother grandson
    granddaughter bodyguard driver baby companion""".split()
)
BASES = frozenset(
    {("of",), ("of", "the"), ("of", "its"), ("of", "their"), ("out", "of"), ("out", "of", "the"), ("of", "these")}
)
POPULATED = frozenset(
    "home village town city population community hamlet settlement camp neighbourhood neighborhood".split()
)
FATE_NOUNS = frozenset({"deaths", "casualties", "fatalities", "injuries"})
POINTERS = frozenset({"the", "this", "that", "which", "each", "every", "any", "another", "first", "last", "only"})
NARROWS = frozenset({"civilian", "army", "government", "rebel", "police", "military", "enemy"})
FATE_AS_NOUN = frozenset({"dead", "wounded", "injured", "missing"})
PASSED = frozenset("tops topped topping passes passed passing exceeds exceeded exceeding surpasses surpassed".split())
ALL_BUT = ("all", "but")
HEADS = frozenset({"", ":", ";", ",", "-", "–", "as", "kills", "kill"})
LIMBS = frozenset("arm arms leg legs hand hands foot feet fingers limbs".split())
SHARES = frozenset("some many most few half part % percent cent third majority each none one".split())


def find_figures(words: Words, numbers: NumberWords, counted: CountedWords) -> list[Figure]:
    """Every figure of a sentence in text order, numbers first claiming their words."""
    phrases = find_numbers(words, numbers)
    others = frozenset(phrase.first for phrase in phrases)
    figures = [_of_number(words, phrase, counted, others) for phrase in phrases]
    figures = [_among(words, figure) for figure in figures]
    figures = [figure for figure in figures if not _is_described_by(words, figure, counted)]
    figures = [not_one(words, figure) for figure in _with_bases(words, figures, counted)]
    taken = [(f.first, f.past_last) for f in figures]
    taken_words = {i for first, last in taken for i in range(first, last)}
    for index, word in enumerate(words.lower):
        if index in taken_words:
            continue
        found = None
        if words.lower[index : index + 3] == NOT_A_SINGLE:
            found = nobody(words, index, counted)
        elif word in {"a", "an"} and _may_count(words, index, counted):
            found = _of_article(words, index, counted)
            found = _family_of(words, found, phrases) if found else None
        elif word in {"no", "none", "nobody", "zero", "without", "neither"}:
            found = nobody(words, index, counted)
        elif word in POSSESSIVES and words.at(index + 1) in KIN and words.at(index - 1) in {"and", ","}:
            found = one_of(words, index, index + 2, counted.noun(words.at(index + 1)))
        elif word in {"both", "family"}:
            found = _of_group(words, index, counted, phrases)
        elif "-" in word:
            found = sized_convoy(words, index, numbers, counted)
        if found and not any(i in taken_words for i in range(found.first, found.past_last)):
            figures.append(_among(words, found))
            taken_words.update(range(found.first, found.past_last))
    figures += [
        f for f in find_bare(words, counted, taken_words) if taken_words.isdisjoint(range(f.first, f.past_last))
    ]
    return sorted((f for f in figures if not speaks(words, f)), key=lambda f: f.first)


def _among(words: Words, figure: Figure) -> Figure:
    """Marks the figure of "two children among them" as one of a part, up to the word after "them"."""
    if words.at(figure.tail) == "among" and words.at(figure.tail + 1) in {"them", "whom"}:
        return replace(figure, partitive="among", tail=figure.tail + 2)
    return figure


def _with_bases(words: Words, figures: list[Figure], counted: CountedWords) -> list[Figure]:
    """Joins "three of the four attackers" and "12 out of 15 aircraft" to one figure: the second number is only its base."""
    joined: list[Figure] = []
    for figure in figures:
        before = joined[-1] if joined else None
        gap = words.lower[before.number_end : figure.first] if before else ()
        if before and gap in BASES and _has_own_fate(words, figure, counted):
            joined[-1] = figure
        elif before and (gap in BASES or _of_owner(gap, figure)):
            joined[-1] = replace(
                before,
                past_last=figure.past_last,
                tail=figure.tail,
                noun=figure.noun,
                unknown=figure.unknown,
                head=figure.head,
                partitive="group",
                base=figure,
            )
        else:
            joined.append(figure)
    return joined


def _of_owner(gap: Sequence[str], figure: Figure) -> bool:
    """True for the gap of "nine of the convoy's 30 lorries"."""
    owned = gap[:1] == ("of",) and gap[-1].endswith(("'s", "’s", "s'", "s’")) and len(gap) <= 4
    return owned and figure.noun is not None and figure.noun.kind == "vehicle"


def _has_own_fate(words: Words, figure: Figure, counted: CountedWords) -> bool:
    """True for "two of the seven kidnapped students": it is the seven who were kidnapped."""
    around = {words.at(figure.noun_first), words.at(figure.tail)}
    taken = words.at(figure.tail) in {"they", "it", "he", "she"}
    return taken or any(word in counted.verbs or word in counted.follows for word in around)


def _is_described_by(words: Words, figure: Figure, counted: CountedWords) -> bool:
    """True for a number that only describes another noun: "a mother of three", "members of one family", "some of the 200"."""
    before = figure.first - 1
    if (
        words.lower[max(0, before - 1) : before + 1] == ALL_BUT
        or words.lower[max(0, before - 4) : before - 2] == ALL_BUT
    ):
        return True  # "all but two of the 16": neither is how many
    if _of_an_age(words, before):
        return True
    if (
        figure.bare
        and words.at(figure.core) == "one"
        and (words.at(before).endswith("est") or words.at(before) in POINTERS)
    ):
        return True
    if words.at(before) in {"to", "of"} and words.at(before - 1) in POPULATED:
        return True
    if words.at(figure.first) in {"over", "under", "above"} and figure.bare:
        return counted.noun(words.at(before)) is not None
    if words.at(before) == "of" and words.at(before - 1) not in counted.deeds:
        noun = counted.noun(words.at(before - 1))
        return noun is not None and noun.kind in {"person", "body"}
    if words.at(before) in {"the", "its", "their", "his"} and words.at(before - 1) == "of":
        return words.at(before - 2) in SHARES and words.at(figure.tail) not in counted.follows
    return False


def _of_an_age(words: Words, before: int) -> bool:
    """True after "aged 9 and", "aged between 5 and": what follows is an age, too."""
    if words.at(before) not in {"and", ",", "to"}:
        return False
    return words.at(before - 2) == "aged" or words.lower[max(0, before - 3) : before - 1] == ("aged", "between")


def _counted_from(words: Words, phrase: NumberPhrase) -> int:
    """The first word of what a number counts: "dozens of villagers", "hundreds, of people"; the "of" of "dozens of them"."""
    start = phrase.past_last + (1 if phrase.links_noun else 0)
    if phrase.modifier == "vague" and words.lower[start : start + 2] == (",", "of"):
        return start + 2
    belonging = words.at(start) in {"the", "its", "their", "his", "our", "them", "those"}
    return phrase.past_last if phrase.links_noun and belonging else start


def _is_listed(words: Words, first: int) -> bool:
    """ "The names of seven people": a list holds those who are known by name, and may lack others."""
    before = first - 1 if words.at(first - 1) != "the" else first - 2
    return words.at(before) == "of" and words.at(before - 1) == "names"


def _opened(words: Words, phrase: NumberPhrase) -> NumberPhrase:
    """A number without a top where the toll "tops" it, or where it counts the names of a list."""
    if phrase.modifier != "exactly":
        return phrase
    if words.at(phrase.first - 1) in PASSED and "toll" in words.lower[: phrase.first]:
        return replace(phrase, high=None, modifier="more_than")
    return replace(phrase, high=None, modifier="counted") if _is_listed(words, phrase.first) else phrase


def _of_number(words: Words, phrase: NumberPhrase, counted: CountedWords, others: frozenset[int]) -> Figure:
    start = _counted_from(words, phrase)
    phrase = _opened(words, phrase)
    figure = Figure(
        form="number",
        first=phrase.first,
        core=phrase.core,
        noun_first=start,
        past_last=phrase.past_last,
        tail=phrase.past_last,
        low=phrase.low,
        high=phrase.high,
        modifier=phrase.modifier,
    )
    if words.at(start) == "of":
        return partitive(words, figure, counted)
    if phrase.links_noun and words.at(start) in counted.follows:
        return replace(figure, tail=start)
    past_last, noun = _counted_noun(words, start, counted, others)
    if words.at(past_last - 1) == "other" and words.at(past_last).endswith("s") and words.at(past_last) not in STOPS:
        return _unknown(words, figure, counted)
    if (noun is None or not noun.plural) and (taken := _nation_and_fate(words, start)):
        return replace(figure, tail=taken)
    deed = _fate_noun(words, start)
    if deed > start and words.at(start) not in counted.follows and (noun is None or not noun.plural):
        return replace(figure, past_last=deed + 1, tail=deed)
    if noun and not noun.plural:
        many = (phrase.low or phrase.high or 0) > 1 and words.at(past_last - 1) not in {"other", "more"}
        if many or heads_another(words, past_last, counted):
            return replace(figure, noun=NOT_COUNTED)
    if noun:
        return replace(figure, past_last=past_last, tail=past_last, head=past_last - 1, noun=noun)
    return _unknown(words, figure, counted)


def _counted_noun(
    words: Words, start: int, counted: CountedWords, others: frozenset[int]
) -> tuple[int, CountedNoun | None]:
    """The noun phrase after a number, "army and allied fighters" among them."""
    past_last, noun = noun_phrase(words, start, counted)
    if noun and noun.plural and words.at(past_last - 1) in counted.nouns:
        return past_last, noun
    second = joined_modifiers(words, start, counted, others)
    return noun_phrase(words, second, counted) if second else (past_last, noun)


def _nation_and_fate(words: Words, start: int) -> int | None:
    """The fate word of "30 Kenyan wounded" and "12 civilian dead", whose noun is the participle itself."""
    named = words.text[words.starts[start] : words.ends[start]][:1].isupper() if start < len(words.lower) else False
    return start + 1 if (named or words.at(start) in NARROWS) and words.at(start + 1) in FATE_AS_NOUN else None


def _fate_noun(words: Words, start: int) -> int:
    """Where a noun that counts by itself stands after its adjectives ("five rebel deaths"); -1 where there is none."""
    for index in range(start, start + 5):
        if words.at(index) in FATE_NOUNS:
            return index
        joins = words.at(index) == "and" and index > start
        if not joins and (not words.at(index).isalpha() or words.at(index) in STOPS):
            return -1
    return -1


def _unknown(words: Words, figure: Figure, counted: CountedWords) -> Figure:
    """A noun that the lexicon does not know: the words up to a stop or a fate word, the last of them as its head."""
    index = figure.noun_first
    while index < figure.noun_first + 4:
        word = words.at(index)
        fate = word == "critical" or word in counted.verbs or word in counted.intransitive or word in counted.follows
        if not word or word in STOPS or fate or not WORDLIKE.match(word) or word.endswith(("ly", "ed")):
            break
        index += 1
    if index == figure.noun_first:
        return figure
    if not words.at(index - 1).endswith("s"):
        return replace(figure, noun=NOT_COUNTED)
    return replace(figure, past_last=index, tail=index, head=index - 1, unknown=True)


def _family_of(words: Words, figure: Figure, phrases: Sequence[NumberPhrase]) -> Figure:
    """ "A family of five" counts five."""
    family = figure.noun is not None and figure.noun.group == "family" and words.at(figure.past_last) == "of"
    size = next((p for p in phrases if p.first == figure.past_last + 1), None) if family else None
    if size is None:
        return figure
    end = size.past_last
    return replace(
        figure, form="number", core=size.core, past_last=end, tail=end, noun_first=end, low=size.low, high=size.high
    )


def _of_article(words: Words, index: int, counted: CountedWords) -> Figure | None:
    past_last, noun = noun_phrase(words, index + 1, counted)
    if noun is None or noun.plural or noun.kind in {"event", "life", "strike", "attack"}:
        return None
    if heads_another(words, past_last, counted):
        return None
    if noun.group == "police" and words.at(past_last - 1) == "police":
        return None
    return one_of(words, index, past_last, noun)


def _may_count(words: Words, index: int, counted: CountedWords) -> bool:
    """An article after a preposition only describes something ("brother of a minister"), unless a deed governs it."""
    before = words.at(index - 1)
    if before == "of":
        return words.at(index - 2) in counted.deeds or words.at(index - 2) in {"those", "lives"} | LIMBS
    return before not in {
        "in",
        "by",
        "for",
        "from",
        "at",
        "near",
        "as",
        "against",
        "to",
        "into",
        "inside",
        "outside",
        "like",
        "under",
    }


def _of_group(words: Words, index: int, counted: CountedWords, phrases: Sequence[NumberPhrase]) -> Figure | None:
    """ "Both guards"; "Family of four" where a headline opens with it."""
    if words.at(index) == "both":
        return _of_both(words, index, counted)
    if words.at(index - 1) not in HEADS:
        return None
    found = _family_of(words, one_of(words, index, index + 1, counted.noun("family")), phrases)
    return found if found.form == "number" else None


def _of_both(words: Words, index: int, counted: CountedWords) -> Figure | None:
    past_last, noun = noun_phrase(words, index + 1, counted)
    if noun is None or not noun.plural or noun.kind != "person":
        return None
    return replace(one_of(words, index, past_last, noun), form="number", low=2, high=2)
