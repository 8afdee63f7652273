"""Mentions of one sentence put together: what one chain of sources says of one event there is one unit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tadmor.lexicon.kinds import KindLexicon
from tadmor.model.source import Source
from tadmor.model.span import Span
from tadmor.model.value import Quantity, TimeInterval
from tadmor.read.findings import Attribution, Attributions, EventMention, Findings, Role
from tadmor.read.general import counts_in_general
from tadmor.read.page import Page, Parse
from tadmor.read.same_event import is_one_event
from tadmor.read.syntax import clause_head, steps_between
from tadmor.read.times_events import at_other_times, times_of_events

BLOWS = frozenset(
    {
        "air_drone_strike",
        "shelling_artillery_missile",
        "remote_explosive",
        "suicide_bomb",
        "armed_clash",
        "attack_on_civilians",
    }
)
OF_VEHICLES = frozenset({"vehicles_total", "vehicles_destroyed"})
FARTHEST_PART = 2
CUE_AT_END = 28
HE_SAID = re.compile(r"\b(?:he|she|they|it) (?:also )?(?:said|added|told|explained|reported|noted)\W*$", re.IGNORECASE)
FAINT = 0.25
THE_CONVOY = re.compile(r"\b(?:the|its|their) (?:\w+ ){0,2}(?P<what>convoy|column|motorcade)\b", re.IGNORECASE)
TOLD_BY_FIGURE = frozenset(
    {"killed", "wounded", "killed_or_wounded", "missing", "abducted", "identified", "recovered", "present", "attackers"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What will become one claim: mentions of one event in one sentence, under one attribution.

    `trigger` is the word that names the event best. `figures` are indices into the findings' quantities, `times` those
    of its sentence that hang on one of its mentions.
    `last_sentence` is set where a part of its figures is told in a sentence that follows ("Six of them were children").
    """

    sentence: int
    trigger: Span
    mentions: tuple[EventMention, ...]
    attribution: Attribution | None
    figures: tuple[int, ...] = ()
    times: tuple[TimeInterval, ...] = ()
    last_sentence: int | None = None

    @property
    def roles(self) -> tuple[Role, ...]:
        """Roles of all mentions, each once."""
        return tuple(dict.fromkeys(role for mention in self.mentions for role in mention.roles))

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of the mentions, generic ones too."""
        return tuple(dict.fromkeys(mention.kind for mention in self.mentions))


def split_units(page: Page, findings: Findings, kinds: KindLexicon) -> tuple[Unit, ...]:
    """The units of a report in text order; every figure of people belongs to exactly one of them."""
    by_sentence: dict[int, list[EventMention]] = {}
    for mention in findings.events:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    figures: dict[int, list[int]] = {}
    for index, quantity in enumerate(findings.quantities):
        sentence = page.sentence_at(quantity.evidence.start)
        if sentence is not None and quantity.confidence > FAINT:
            figures.setdefault(sentence, []).append(index)
    units: list[Unit] = []
    for sentence in sorted(by_sentence.keys() | figures.keys()):
        parse = page.parses.get(sentence)
        if parse is not None:
            events = _events_only(parse, by_sentence.get(sentence, []))
            owned = times_of_events(parse, events, findings.times)
            here = _group(parse, events, owned, findings.attributions, kinds)
            units += _with_figures(parse, here, figures.get(sentence, []), findings)
    ordered = sorted(units, key=lambda u: (u.sentence, u.trigger))
    ordered = [_continued(page, unit, findings.attributions) for unit in ordered]
    return tuple(_with_convoys(page, _with_parts(ordered, findings), findings))


def _continued(page: Page, unit: Unit, said: Attributions) -> Unit:
    """ "The dead were drivers, he said. Nine were wounded.": a bare figure right after "he said" is still his."""
    bare = unit.attribution is None and set(unit.kinds) == {"outcome"} and unit.figures
    if not bare or unit.sentence == 0:
        return unit
    before, here = page.sentences[unit.sentence - 1], page.sentences[unit.sentence]
    if before.paragraph != here.paragraph:
        return unit
    ending = Span(max(before.span.start, before.span.end - CUE_AT_END), before.span.end)
    held = (a for a in said.said if a.cue is not None and ending.contains(a.cue) and a.chain and a.stance is None)
    still = next(held, None)
    pronoun = HE_SAID.search(page.document.text[ending.start : ending.end])
    return replace(unit, attribution=still) if still and pronoun else unit


def _with_parts(units: list[Unit], findings: Findings) -> list[Unit]:
    """Units that only tell parts of figures of the sentence or two before are told with them."""
    kept: list[Unit] = []
    for unit in units:
        wholes = {findings.quantities[i].part_of for i in unit.figures}
        only_parts = bool(unit.figures) and None not in wholes and set(unit.kinds) == {"outcome"}
        at = next((i for i, k in enumerate(kept) if only_parts and wholes & set(k.figures)), None)
        if at is None or unit.sentence - kept[at].sentence > FARTHEST_PART or not _compatible(kept[at], unit):
            kept.append(unit)
        else:
            kept[at] = replace(kept[at], figures=(*kept[at].figures, *unit.figures), last_sentence=unit.sentence)
    return kept


def _with_convoys(page: Page, units: list[Unit], findings: Findings) -> list[Unit]:
    """ "The convoy of 26 trucks had left the depot": told apart, it belongs to the last act before it against a convoy."""
    alone = {u.figures[0]: u for u in units if len(u.figures) == 1 and set(u.kinds) == {"outcome"}}
    told = {i for unit in units for i in unit.figures} - alone.keys()
    for index, quantity in enumerate(findings.quantities):
        if quantity.what == "vehicles_total" and index not in told and quantity.confidence > FAINT:
            at = _act_against(page, units, quantity, findings)
            if at is not None:
                units[at] = replace(units[at], figures=(*units[at].figures, index))
                units = [unit for unit in units if unit is not alone.get(index)]
    return units


def _act_against(page: Page, units: list[Unit], convoy: Quantity, findings: Findings) -> int | None:
    """Index of the last act before "the convoy of 26 trucks" that names the convoy; None where another speaker told it."""
    sentence = page.sentence_at(convoy.evidence.start)
    before = page.document.text[page.sentences[sentence].span.start : convoy.evidence.start] if sentence else ""
    named = THE_CONVOY.search(before)
    if sentence is None or named is None:
        return None
    at = next((i for i in reversed(range(len(units))) if _hits(page, units[i], named["what"], sentence)), None)
    said = findings.attributions.attribution_at(convoy.evidence.span)
    return at if at is not None and (said is None or same_speech(units[at].attribution, said)) else None


def _hits(page: Page, unit: Unit, what: str, before: int) -> bool:
    """True for an act told before a sentence, in one that names the convoy, and not for an outcome alone."""
    acts = unit.sentence < before and set(unit.kinds) != {"outcome"}
    return acts and re.search(rf"\b{what}\b", page.text_of(unit.sentence), re.IGNORECASE) is not None


def _compatible(whole: Unit, part: Unit) -> bool:
    return part.attribution is None or same_speech(whole.attribution, part.attribution)


def _events_only(parse: Parse, mentions: Sequence[EventMention]) -> list[EventMention]:
    """Without purposes of another mention ("went there to destroy a cell") and gatherings at which something struck."""
    tokens = {m: parse.token_at(m.trigger.start) for m in mentions}
    violent = [m for m in mentions if m.kind in {"attack", "outcome"} or m.kind in BLOWS]
    kept = []
    for mention in mentions:
        above = parse.ancestors(token) if (token := tokens[mention]) is not None else []
        purpose = mention.reality == "planned" and any(
            tokens[other] in above
            for other in mentions
            if other is not mention
            and other.kind != "agreement"
            and not (other.kind == "demand" and mention in violent)
        )
        purpose = purpose or (mention.reality == "threatened" and any(m.kind == "threat" for m in mentions))
        purpose = purpose or (_is_raid(parse, tokens[mention]) and any(m.kind == "arrest" for m in mentions))
        purpose = purpose or (
            mention.kind == "disrupted_weapons_use" and any(m.reality == "attempted" for m in mentions)
        )
        gathering = mention.kind == "presence" and mention.stance == "asserts" and violent
        if not purpose and not gathering:
            kept.append(mention)
    return kept


def _is_raid(parse: Parse, token: int | None) -> bool:
    return token is not None and parse.lemmas[token].lower() in {"raid", "operation"}


def _group(
    parse: Parse,
    mentions: Sequence[EventMention],
    times: Mapping[Span, tuple[TimeInterval, ...]],
    said: Attributions,
    kinds: KindLexicon,
) -> list[Unit]:
    units: list[Unit] = []
    for mention in mentions:
        own = times.get(mention.trigger, ())
        attribution = said.attribution_at(mention.trigger) or _cued(mention, said)
        fitting = [
            at
            for at, unit in enumerate(units)
            if same_speech(unit.attribution, attribution)
            and not at_other_times(unit.times, own)
            and all(is_one_event(parse, m, mention, kinds) for m in unit.mentions)
        ]
        if fitting:
            at = min(fitting, key=lambda i: _farness(parse, mention, units[i]))
            units[at] = replace(_joined(units[at], mention, kinds), times=(*units[at].times, *own))
        else:
            alone = Unit(sentence=parse.sentence, trigger=mention.trigger, mentions=(mention,), attribution=attribution)
            units.append(replace(alone, times=own))
    return units


def _farness(parse: Parse, mention: EventMention, unit: Unit) -> tuple[int, int]:
    """How far a mention is from those of a unit: by heads first, then by characters."""
    told = [m.trigger for m in unit.mentions]
    return steps_between(parse, mention.trigger, told), min(mention.trigger.distance(t) for t in told)


def _cued(mention: EventMention, said: Attributions) -> Attribution | None:
    """The attribution whose cue the trigger itself is ("denied")."""
    return next((a for a in said.said if a.cue is not None and a.cue.overlaps(mention.trigger)), None)


def same_speech(a: Attribution | None, b: Attribution | None) -> bool:
    """True when both are said by the same chain of sources, and both denied or neither."""
    return (speakers(a), _denied(a)) == (speakers(b), _denied(b))


def _denied(attribution: Attribution | None) -> bool:
    return attribution is not None and attribution.stance == "denies"


def speakers(attribution: Attribution | None) -> tuple[str, ...]:
    """Names of the chain, outermost first; empty where the outlet speaks."""
    return _names(attribution.chain) if attribution else ()


def _names(chain: tuple[Source, ...]) -> tuple[str, ...]:
    return tuple(source.entity_id or source.name for source in chain)


def _joined(unit: Unit, mention: EventMention, kinds: KindLexicon) -> Unit:
    best = min((*unit.mentions, mention), key=lambda m: (_vagueness(m, kinds), m.trigger))
    return replace(unit, trigger=best.trigger, mentions=(*unit.mentions, mention))


def _vagueness(mention: EventMention, kinds: KindLexicon) -> int:
    if mention.stance == "denies":
        return 0
    if mention.kind in kinds.kinds:
        return 1
    return 2 if mention.kind != "outcome" else 3


def _with_figures(parse: Parse, units: list[Unit], figures: list[int], findings: Findings) -> list[Unit]:
    """Gives each figure to the unit that tells it; a figure said by somebody else becomes a unit of its own."""
    for index in figures:
        quantity = findings.quantities[index]
        attribution = findings.attributions.attribution_at(quantity.evidence.span)
        mine = [i for i, u in enumerate(units) if quantity.part_of is not None and quantity.part_of in u.figures]
        mine = mine or [
            i for i, u in enumerate(units) if same_speech(u.attribution, attribution) and _takes(u, quantity)
        ]
        if mine:
            best = min(mine, key=lambda i: _distance(parse, units[i], quantity))
            units[best] = replace(units[best], figures=(*units[best].figures, index))
        elif quantity.what in TOLD_BY_FIGURE | OF_VEHICLES and not _in_general(parse, quantity):
            mention = EventMention(
                trigger=quantity.evidence.span, sentence=parse.sentence, kind="outcome", confidence=quantity.confidence
            )
            units.append(
                Unit(
                    sentence=parse.sentence,
                    trigger=mention.trigger,
                    mentions=(mention,),
                    attribution=attribution,
                    figures=(index,),
                )
            )
    return units


def _in_general(parse: Parse, quantity: Quantity) -> bool:
    """ "Wanted for four murders", "hundreds of victims of the war": a count that tells of no event by itself."""
    tokens = parse.tokens_in(quantity.evidence.span)
    return bool(tokens) and counts_in_general(parse, tokens.start, tokens.stop)


def _takes(unit: Unit, quantity: Quantity) -> bool:
    violent = {"attack", "outcome"} & set(unit.kinds) or any(
        m.reality in {"happened", "attempted"} for m in unit.mentions
    )
    return bool(violent) and (
        quantity.what not in {"killed", "wounded"} or not _only(unit, {"negotiation", "agreement", "threat", "demand"})
    )


def _only(unit: Unit, kinds: set[str]) -> bool:
    return set(unit.kinds) <= kinds


def _distance(parse: Parse, unit: Unit, quantity: Quantity) -> tuple[int, int]:
    """Outcome words of the same clause first, then by characters."""
    token = parse.token_at(quantity.evidence.start)
    clause = clause_head(parse, token) if token is not None else None
    same = False
    for mention in unit.mentions:
        at = parse.token_at(mention.trigger.start)
        same = same or (at is not None and (clause_head(parse, at) == clause or at == clause))
    nearest = min(mention.trigger.distance(quantity.evidence.span) for mention in unit.mentions)
    return (0 if same else 1, nearest)
