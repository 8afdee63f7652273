"""Who relays whom as a small drawing: who speaks on the left, who tells it on to the right. The list beside it says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tadmor.export.page.markup import Markup, element, join
from tadmor.export.page.words import spell_day
from tadmor.export.relays import spell_change
from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId
from tadmor.model.incident import Incident
from tadmor.model.relay import Relay
from tadmor.web.contents import lead_to

MOST = 24
BOX, GAP, ROW, TALL, LETTERS = 180, 84, 52, 36, 21
Node = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A node with its words, its second line, and the claim that it leads to, if it is a report."""

    words: str
    aside: str
    claim: Claim | None


def draw_relays(incident: Incident, claims: Sequence[Claim]) -> Markup | None:
    """The graph of an event, None where there is nothing to draw. Of many ends the MOST that are joined with most others."""
    told = {claim.id: claim for claim in claims}
    reports: dict[str, Claim] = {claim.document.id: claim for claim in reversed(claims)}
    edges: dict[tuple[Node, Node], Relay] = {}
    for relay in incident.relays:
        ends = ((relay.of.kind, relay.of.name), (relay.by.kind, relay.by.name))
        if ends[0] != ends[1] and (ends not in edges or relay.changes):
            edges[ends] = relay
    known = list(dict.fromkeys(node for pair in edges for node in pair))
    if len(known) < 3:
        return None
    nodes = _most_joined(known, edges)
    edges = {pair: relay for pair, relay in edges.items() if set(pair) <= set(nodes)}
    drawn = {node: _draw_node(node, reports, edges) for node in nodes}
    places = _lay_out(nodes, list(edges), drawn)
    width = max(x for x, _ in places.values()) + BOX + 2
    height = max(y for _, y in places.values()) + TALL + 2
    lines = (_line(places[of], places[by], relay, told) for (of, by), relay in edges.items())
    boxes = (_box(drawn[node], places[node]) for node in nodes)
    words = f"{len(nodes)} speakers, outlets and reports with {len(edges)} relays between them; the list below says the same"
    return element(
        "figure",
        element(
            "div",
            element(
                "svg",
                element("title", words),
                *lines,
                *boxes,
                viewBox=f"0 0 {width} {height}",
                width=width,
                height=height,
                role="group",
                aria_label=words,
            ),
            class_="scroll",
            tabindex="0",
            role="region",
            aria_label="Who relays whom, drawn",
        ),
        element(
            "figcaption",
            "Who speaks stands to the left of who tells it on. Full line: a report names whom it relays. Broken line: it looks so "
            "from dates, speakers and figures. A line with ≠ lost or changed something on the way.",
            f" Drawn are the {len(nodes)} of {len(known)} that are joined with most others; the list has all."
            if len(nodes) < len(known)
            else None,
        ),
        class_="graph",
    )


def _most_joined(nodes: Sequence[Node], edges: Iterable[tuple[Node, Node]]) -> list[Node]:
    """At most MOST nodes, in their order."""
    joined = Counter(node for pair in edges for node in pair)
    kept = set(sorted(nodes, key=lambda node: -joined[node])[:MOST])
    return [node for node in nodes if node in kept]


def _draw_node(node: Node, reports: Mapping[str, Claim], edges: Mapping[tuple[Node, Node], Relay]) -> Drawn:
    kind, name = node
    if kind == "document" and name in reports:
        claim = reports[name]
        return Drawn(
            words=claim.document.outlet or claim.document.title or "a report",
            aside=spell_day(claim.document.published),
            claim=claim,
        )
    anonymous = any(
        end.anonymous for relay in edges.values() for end in (relay.of, relay.by) if (end.kind, end.name) == node
    )
    aside = "outlet or agency" if kind == "outlet" else "not named" if anonymous else "speaker"
    return Drawn(words=name if kind != "document" else "a report", aside=aside, claim=None)


def _lay_out(
    nodes: Sequence[Node], edges: Sequence[tuple[Node, Node]], drawn: Mapping[Node, Drawn]
) -> dict[Node, tuple[int, int]]:
    """Columns by the longest way from who speaks; within one, near to what a node is joined with. Rings end where they began."""
    rank = dict.fromkeys(nodes, 0)
    for _ in range(len(nodes)):
        before = dict(rank)
        for of, by in edges:
            rank[by] = min(max(rank[by], rank[of] + 1), len(nodes) - 1, 4)
        if rank == before:
            break
    columns: dict[int, list[Node]] = {}
    for node in nodes:
        columns.setdefault(rank[node], []).append(node)
    rows: dict[Node, float] = {}
    for _, column in sorted(columns.items()):
        held = {node: [rows[of] for of, by in edges if by == node and of in rows] for node in column}
        ordered = sorted(
            column,
            key=lambda node: (
                sum(held[node]) / len(held[node]) if held[node] else 0,
                _published(drawn[node]),
                drawn[node].words,
            ),
        )
        rows |= {node: float(row) for row, node in enumerate(ordered)}
    most = max(map(len, columns.values()))
    step = {name: number for number, name in enumerate(sorted(columns))}
    return {
        node: (
            1 + step[rank[node]] * (BOX + GAP),
            1 + round((rows[node] + (most - len(columns[rank[node]])) / 2) * ROW),
        )
        for node in nodes
    }


def _published(drawn: Drawn) -> str:
    return (drawn.claim.document.published or "9999") if drawn.claim else ""


def _box(drawn: Drawn, place: tuple[int, int]) -> Markup:
    x, y = place
    shape = element("rect", x=x, y=y, width=BOX, height=TALL, rx=4, class_="report" if drawn.claim else "speaker")
    words = element("text", _short(drawn.words), x=x + 8, y=y + 15, class_="words")
    aside = element("text", drawn.aside, x=x + 8, y=y + 29, class_="aside")
    whole = element("title", f"{drawn.words}, {drawn.aside}")
    if drawn.claim is None:
        return element("g", whole, shape, words, aside)
    return element("a", whole, shape, words, aside, **lead_to(drawn.claim))


def _short(words: str) -> str:
    return words if len(words) <= LETTERS else words[: LETTERS - 1].rstrip() + "…"


def _line(of: tuple[int, int], by: tuple[int, int], relay: Relay, told: Mapping[ClaimId, Claim]) -> Markup:
    x1, y1, x2, y2 = of[0] + BOX, of[1] + TALL // 2, by[0], by[1] + TALL // 2
    if x2 <= of[0]:
        x1, x2 = of[0] + BOX, by[0] + BOX
        bend = max(x1, x2) + GAP // 2
        path = f"M{x1} {y1}C{bend} {y1} {bend} {y2} {x2} {y2}"
        middle = (bend - 10, (y1 + y2) // 2)
    else:
        half = (x1 + x2) // 2
        path = f"M{x1} {y1}C{half} {y1} {half} {y2} {x2 - 6} {y2}"
        middle = (half, (y1 + y2) // 2)
    changes = "; ".join(dict.fromkeys(spell_change(change) for change in relay.changes))
    certain = f"{relay.reason} ({relay.probability:.2f})"
    parts = [
        element("title", f"{changes}. {certain}" if changes else certain),
        element("path", d=path, class_="relay " + relay.basis),
        element("path", d=f"M{x2 - 7} {y2 - 4}L{x2} {y2}L{x2 - 7} {y2 + 4}z", class_="tip")
        if x2 > of[0] + BOX
        else None,
        element("circle", cx=middle[0], cy=middle[1], r=8, class_="changed") if changes else None,
        element("text", "≠", x=middle[0], y=middle[1] + 4, class_="sign") if changes else None,
    ]
    return element("g", join(parts))
