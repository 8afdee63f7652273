"""What must stand beside a word of every day before it tells what a party does: aid that is given, a bidding, a threat."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tadmor.read.page import Parse
from tadmor.read.parties import is_party
from tadmor.read.syntax import after, subjects, undergoing

TREATIES = frozenset(
    "agreement treaty pact accord deal truce ceasefire cease-fire armistice settlement compromise consensus understanding "
    "memorandum protocol convention declaration communique roadmap contract".split()
)
TALKS = frozenset(
    "talk meeting consultation negotiation discussion summit dialogue conference conversation round session mediation".split()
)
HOLDS = frozenset(
    "hold begin start open resume renew conduct continue host launch chair attend have conclude end join enter lead sponsor "
    "reopen arrange".split()
)
SEALS = frozenset(
    "reach sign strike seal conclude announce broker ratify negotiate initial finalise finalize clinch forge secure approve "
    "endorse work hammer".split()
)
TIES = frozenset(
    "aid assistance relation tie link cooperation loan trade flight visit talk negotiation mission sale export import "
    "delivery contact recognition membership programme program subsidy shipment funding exchange mediation effort visa "
    "service transit credit grant travel".split()
)
AIDS = frozenset(
    "aid assistance relief loan medicine food grain wheat rice flour blanket tent medicament vaccine humanitarian asylum "
    "refuge grant donation tonne ton".split()
)
TURNS_ON = frozenset(
    "boycott blockade retaliate avenge strike bomb attack invade destroy close cut expel impose ban suspend withdraw use "
    "fight kill punish break sever shell storm halt resume shoot bar hit block shut quit tolerate respond".split()
)
SAYS_MUST = frozenset(
    "say warn stress insist reiterate declare conclude add tell demand state repeat emphasise emphasize argue urge write".split()
)
MUST = frozenset({"must", "should"})
WILL = frozenset({"will", "would", "'ll", "’ll", "may", "might", "could"})
UNLESS = frozenset({"unless", "until", "if"})
SETS: Mapping[str, frozenset[str]] = {
    "TREATIES": TREATIES,
    "TALKS": TALKS,
    "HOLDS": HOLDS,
    "SEALS": SEALS,
    "TIES": TIES,
    "TURNS": TURNS_ON,
}


def _gives(parse: Parse, token: int) -> bool:
    """ "Gave 20 million dollars in aid", "handed over two tonnes of medicine": a word of aid in what is given."""
    given = undergoing(parse, token)
    given = given and given + after(parse, token, frozenset({"in", "of"}))
    return any(parse.lemmas[t].lower() in AIDS for thing in given for t in range(*parse.subtree(thing)))


def _bidden(parse: Parse, token: int) -> bool:
    """ "Iran must cooperate, the minister said": a party says what another must do."""
    verb = parse.heads[token]
    above = parse.heads[verb]
    if parse.deps[token] != "aux" or parse.lemmas[above].lower() not in SAYS_MUST or parse.deps[verb] != "ccomp":
        return False
    bidden = [t for t in subjects(parse, verb) if parse.tags[t] != "PRP"]
    return any(is_party(parse, t) for t in bidden) and any(is_party(parse, t) for t in subjects(parse, above))


def _bids(parse: Parse, token: int) -> bool:
    """ "Insisted that the militia lay down its arms", not "insisted that it had"."""
    said = (c for c in parse.children(token) if parse.deps[c] == "ccomp")
    return any(parse.tags[c] == "VB" and not _helped(parse, c) - MUST for c in said)


def _foretells(parse: Parse, token: int) -> bool:
    """ "Warned that it would close the border", "said they will boycott the vote": a party says what it will do to another."""
    return any(_own_blow(parse, token, c) for c in parse.children(token) if parse.deps[c] == "ccomp")


def _own_blow(parse: Parse, token: int, blow: int) -> bool:
    doers = [c for c in parse.children(blow) if parse.deps[c] == "nsubj"]
    himself = any(
        parse.tags[d] == "PRP" or parse.words[d] in {parse.words[s] for s in subjects(parse, token)} for d in doers
    )
    if not himself or not _helped(parse, blow) & WILL or parse.lemmas[blow].lower() not in TURNS_ON:
        return False
    marks = {parse.words[m].lower() for c in parse.children(blow) for m in parse.children(c) if parse.deps[m] == "mark"}
    return parse.lemmas[token].lower() in {"warn", "threaten"} or bool(marks & UNLESS) or _hostile(parse, blow)


def _hostile(parse: Parse, blow: int) -> bool:
    return parse.lemmas[blow].lower() in {"boycott", "blockade", "retaliate", "avenge", "punish", "fight", "strike"}


def _helped(parse: Parse, verb: int) -> frozenset[str]:
    return frozenset(parse.words[c].lower() for c in parse.children(verb) if parse.deps[c] == "aux") - {"to"}


NEEDS: Mapping[str, Callable[[Parse, int], bool]] = {
    "gives": _gives,
    "bidden": _bidden,
    "bids": _bids,
    "foretells": _foretells,
}
