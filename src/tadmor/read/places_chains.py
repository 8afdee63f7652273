"""Names that say where another name lies: "Hit, in Iraq's Anbar province", "the Orontes in Hama Province"."""

from __future__ import annotations

from tadmor.lexicon.gazetteer import Gazetteer
from tadmor.lexicon.gazetteer_names import name_key
from tadmor.read.page import Page
from tadmor.read.places_language import APPOSED_KIND, NEAR_GAP, NEXT_IN_LIST, OUTER_GAP, POSSESSIVE_GAP
from tadmor.read.places_names import Kind, Mention, candidates_of
from tadmor.read.places_resolve import holds


def link_chains(page: Page, mentions: list[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Put outer names with inner ones ("Hit, in Iraq's Anbar province"): the inner is kept, the outer is its own no more."""
    kept: list[Mention] = []
    text = page.document.text
    for mention in reversed(mentions):
        following = kept[-1] if kept else None
        if following and following.sentence == mention.sentence:
            gap = text[mention.end : following.start]
            if (
                POSSESSIVE_GAP.fullmatch(gap)
                and not following.ends
                and not mention.ends
                and _may_hold(mention, following, gazetteer)
            ):
                following.outers.append(mention)
                following.start = mention.start
                continue
            if mention.kind == "feature" and NEAR_GAP.fullmatch(gap) and _placeable(following, gazetteer):
                kept.pop()
                mention.outers += [following, *following.outers]
                mention.end, mention.close = following.end, True
                kept.append(mention)
                continue
            match = OUTER_GAP.fullmatch(gap)
            shortened = gap == ", " and text[following.span.start : following.span.end] != following.core
            inside = match and (match["joined"] or APPOSED_KIND.match(gap) or shortened)
            if (
                match
                and (_may_hold(following, mention, gazetteer) or (inside and _is_area(following, gazetteer)))
                and not _listed(page, mention, following, gap)
            ):
                kept.pop()
                if gap == ", " and mention.kind is None:
                    _read_as_area(following, gazetteer)
                for inner in mention.ends or (mention,):
                    inner.outers += [following, *following.outers]
                mention.end = following.end
        kept.append(mention)
    return kept[::-1]


def _read_as_area(outer: Mention, gazetteer: Gazetteer) -> None:
    """ "Buffalo, New York": what holds a town is the state and not the city of its name."""
    features = {c.feature for c in candidates_of(outer, gazetteer) if c.spelling != "loose"}
    if outer.kind is None and "province" in features and "country" not in features:
        outer.kind = "province"


def _is_area(mention: Mention, gazetteer: Gazetteer) -> bool:
    """True where the text itself calls it a province: what is said to lie in it lies nowhere else."""
    return mention.kind == "province" and any(
        c.feature in ("province", "area") for c in candidates_of(mention, gazetteer)
    )


def _listed(page: Page, inner: Mention, outer: Mention, gap: str) -> bool:
    """True for an item of a list ("Aleppo, Idlib and Hama"), where a comma does not mean "in"."""
    if gap.strip() != "," or outer.kind:
        return False
    after = NEXT_IN_LIST.match(page.document.text, outer.end)
    return bool(after and page.document.text[outer.end] != "," and inner.kind is None and outer.label != "")


def _may_hold(outer: Mention, inner: Mention, gazetteer: Gazetteer) -> bool:
    outers = [c for c in candidates_of(outer, gazetteer) if c.spelling != "loose"]
    if outer.kind == "province" or not any(c.feature in ("country", "province", "area") for c in outers):
        areas = [c for c in candidates_of(outer, gazetteer) if c.feature in ("province", "area")]
    else:
        areas = [c for c in outers if c.feature in ("country", "province", "area")]
    if inner.kind in ("district", "facility", "feature") and any(c.population > 50_000 for c in outers):
        return True
    if outer.kind == "district" and outer.outers:
        return _may_hold(outer.outers[0], inner, gazetteer)
    if not areas and not (outer.ends == () and inner.kind is None and any(c.population > 50_000 for c in outers)):
        return False
    inners = [c for m in inner.ends or (inner,) for c in candidates_of(m, gazetteer)]
    if any(c.feature == "country" for c in inners) and all(a.feature == "country" for a in areas):
        return False
    return (not inners and bool(areas)) or any(holds(a, c) for a in areas for c in inners)


def _placeable(mention: Mention, gazetteer: Gazetteer) -> bool:
    return any(c.spelling != "loose" for c in candidates_of(mention, gazetteer))


def share_outers(mentions: list[Mention]) -> None:
    """What a report says once of where a name lies ("Zeravka, a village in Sumy Oblast") holds for its other mentions."""
    said: dict[tuple[str, Kind | None], Mention] = {}
    for mention in mentions:
        if (
            mention.outers
            and not mention.ends
            and all(name_key(o.core) != name_key(mention.core) for o in mention.outers)
        ):
            said.setdefault((name_key(mention.core), mention.kind), mention)
    for mention in mentions:
        if not mention.outers and not mention.ends and (model := said.get((name_key(mention.core), mention.kind))):
            mention.outers = list(model.outers)
            mention.close = model.close
