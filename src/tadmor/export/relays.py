"""The graph of who relays whom in plain words, the same on the terminal and on the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tadmor.export.page.words import spell_day
from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId
from tadmor.model.incident import Incident
from tadmor.model.relay import Relay, RelayChange, RelayNode

LIKELY, RATHER = 0.85, 0.65
_NO_OUTLET = "a report"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeltRelay:
    """A report that tells on what another told: both ends in words, what was lost or changed, and how sure that is."""

    earlier: str
    later: str
    changes: tuple[str, ...]
    sure: str
    earlier_claim: Claim
    later_claim: Claim

    @property
    def line(self) -> str:
        """All of it in one line."""
        changed = f" ({'; '.join(self.changes)})" if self.changes else " (nothing lost)"
        return f"{self.earlier} -> {self.later}{changed}; {self.sure}"


def spell_relays(incident: Incident, claims: Mapping[ClaimId, Claim]) -> list[SpeltRelay]:
    """The inferred relays of an event, those on which something was lost or changed first, each by time."""
    spelt = []
    for relay in incident.relays:
        earlier, later = claims.get(relay.of_claim) if relay.of_claim else None, claims.get(relay.by_claim)
        if relay.basis == "inferred" and earlier is not None and later is not None:
            spelt.append(
                SpeltRelay(
                    earlier=_spell_end(earlier),
                    later=_spell_end(later),
                    changes=tuple(dict.fromkeys(spell_change(change) for change in relay.changes)),
                    sure=spell_sure(relay),
                    earlier_claim=earlier,
                    later_claim=later,
                )
            )
    return sorted(spelt, key=lambda s: (not s.changes, s.later_claim.document.published or "", s.later))


def spell_change(change: RelayChange) -> str:
    """One thing that was lost or changed: "source no longer named", "“at least 39” became “39”"."""
    match change.what:
        case "became_own_voice":
            return "source no longer named"
        case "link_lost":
            return f"{change.before} no longer named"
        case "condition_dropped":
            return f"“{change.before}” is gone"
        case _:
            return f"“{change.before}” became “{change.after}”"


def spell_sure(relay: Relay) -> str:
    """How likely it is, and why: "likely (0.80), since …"."""
    share = relay.probability
    band = "very likely" if share >= LIKELY else "likely" if share >= RATHER else "perhaps"
    return f"{band} ({share:.2f}): {relay.reason}"


def _spell_end(claim: Claim) -> str:
    """ "Northern Wire, quoting an official (not named), 13 Mar 2024"; "The Courier, in its own voice, 14 Mar 2024"."""
    outlet = claim.document.outlet or _NO_OUTLET
    quoted = [source for source in claim.sources if source.name not in (outlet, outlet.partition(" (")[0])]
    names = " by way of ".join(s.name + (" (not named)" if s.anonymous else "") for s in reversed(quoted))
    return f"{outlet}, {f'quoting {names}' if quoted else 'in its own voice'}, {spell_day(claim.document.published)}"


def list_relayed(incident: Incident, claims: Iterable[Claim]) -> list[tuple[str, tuple[str, ...]]]:
    """Speakers and carriers, each with the outlets that name it, in the order of the reports: what reports say themselves."""
    outlets: dict[str, str] = {claim.document.id: claim.document.outlet or _NO_OUTLET for claim in claims}
    named: dict[RelayNode, dict[str, None]] = {}
    for relay in incident.relays:
        if relay.basis == "named" and (
            relay.of.kind == "speaker" or relay.by.kind == "outlet" or _is_other(relay, outlets)
        ):
            by = outlets.get(relay.by.name, _NO_OUTLET) if relay.by.kind == "document" else relay.by.name
            named.setdefault(relay.of, {})[by] = None
    return [(node.name + (" (not named)" if node.anonymous else ""), tuple(by)) for node, by in named.items()]


def _is_other(relay: Relay, outlets: Mapping[str, str]) -> bool:
    """True for a carrier of another house than the report's own."""
    return relay.of.name != outlets.get(relay.by.name)
