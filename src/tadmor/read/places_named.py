"""Every name of a place in a report, resolved by what all of them say of each other: what finders of places choose from."""

from __future__ import annotations

from dataclasses import dataclass, field

from tadmor.lexicon.gazetteer import Gazetteer
from tadmor.read.page import Page
from tadmor.read.places_bearers import find_bearers
from tadmor.read.places_capitals import with_small_letters
from tadmor.read.places_chains import link_chains, share_outers
from tadmor.read.places_countries import country_weights
from tadmor.read.places_mentions import find_mentions
from tadmor.read.places_names import Mention
from tadmor.read.places_resolve import Found, Resolver


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The names of a report and what they were taken for. `page` is the report with small letters for capitals; `shown` are
    the places at which something can have happened, `all` every name: those that stand for a government, within another name
    or behind the name that they hold as well."""

    page: Page
    shown: tuple[Mention, ...] = ()
    all: tuple[Mention, ...] = ()
    found: Found = field(default_factory=dict)


# The last page and what was read in it: places and names of one page are asked for one after the other.
_LAST: list[tuple[Page, Gazetteer, Named]] = []


def name_places(page: Page, gazetteer: Gazetteer) -> Named:
    """The names of a report, each looked up with all the others beside it. Asked again of the same page, it answers at once."""
    for last, known, named in _LAST:
        if last is page and known is gazetteer:
            return named
    named = _name_places(page, gazetteer)
    _LAST[:] = [(page, gazetteer, named)]
    return named


def _name_places(page: Page, gazetteer: Gazetteer) -> Named:
    page = with_small_letters(page, gazetteer)
    mentions = find_mentions(page, gazetteer)
    mentions += find_bearers(page, mentions, gazetteer)
    if not mentions:
        return Named(page=page)
    linked = link_chains(page, [m for m in mentions if not (m.dateline or m.bearer)], gazetteer)
    share_outers(linked)
    shown = tuple(m for m in linked if not m.hidden)
    everything = [*mentions, *(end for m in shown for end in m.ends)]
    single = tuple(m for m in everything if not m.ends)
    resolver = Resolver(gazetteer, country_weights(page, everything, gazetteer))
    return Named(page=page, shown=shown, all=single, found=resolver.resolve(single))
