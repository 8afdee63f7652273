"""The page on matching at scale and its plot, from the figures of `match_million.py`.

    PYTHONPATH=. python benchmarks/matching_report.py docs

draws them anew from `docs/matching-at-scale.json`.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Any

NAME = "matching-at-scale"
_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 720, 440, 70, 190, 20, 50
_COLOURS = {
    ("table", "even"): "#1b6ca8",
    ("table", "zipf"): "#c0392b",
    ("learned", "even"): "#2e8b57",
    ("learned", "zipf"): "#8e44ad",
    ("profiles", "even"): "#b8860b",
    ("profiles", "zipf"): "#444444",
}
_PLACES = {"even": "even", "zipf": "Zipf 1.2"}
_SCORES = {"table": "table of features", "learned": "learned weights", "profiles": "learned profiles"}
Row = dict[str, Any]


def write_report(rows: list[Row], folder: Path) -> None:
    """Figures, plot and tables. The words around the tables stand in the page itself, between them and its end."""
    (folder / f"{NAME}.json").write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    (folder / f"{NAME}.svg").write_text(draw_growth(rows), "utf-8")
    page = folder / f"{NAME}.md"
    before, _, rest = page.read_text("utf-8").partition("<!-- figures -->")
    _, _, after = rest.partition("<!-- end of figures -->")
    page.write_text(f"{before}<!-- figures -->\n{_tables(rows)}\n<!-- end of figures -->{after}", "utf-8")


def _tables(rows: list[Row]) -> str:
    most = max(row["claims"] for row in rows)
    lines = [
        "| claims | places | score | CPU s | wall s | load | peak GB | pairs | precision | recall | F1 |",
        "|--:|---|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for row in rows:
        name = f"{row['claims']:,} | {_PLACES[row['places']]} | {_SCORES[row['score']]}"
        spent = f"{row['cpu']:.1f} | {row['wall']:.1f} | {row['load']:.1f} | {row['peak_gb']:.2f} | {row['pairs']:,}"
        right = " | ".join(f"{100 * row[figure]:.1f}" for figure in ("precision", "recall", "f1"))
        lines.append(f"| {name} | {spent} | {right} |")
    lines += [
        "",
        f"Adding about 1,000 claims to the rest of {most:,}:",
        "",
        "| places | score | added | CPU s | wall s | claims in another cluster than if all is matched anew | F1 |",
        "|---|---|--:|--:|--:|--:|--:|",
    ]
    for row in rows:
        if row["claims"] == most:
            name = f"{_PLACES[row['places']]} | {_SCORES[row['score']]}"
            added = f"{row['added']:,} | {row['add_cpu']:.1f} | {row['add_wall']:.1f} | {row['add_differing']:,}"
            lines.append(f"| {name} | {added} | {100 * row['add_f1']:.1f} |")
    columns = ", ".join(
        f"{row['columns_cpu']:.0f} s ({_PLACES[row['places']]})"
        for row in rows
        if row["claims"] == most and row["score"] == "table"
    )
    return "\n".join(
        [*lines, "", f"Columns of {most:,} claims, one process, before all that: {columns}.", "", _growth(rows)]
    )


def _growth(rows: list[Row]) -> str:
    told = []
    for score, places in _COLOURS:
        mine = sorted((r["claims"], r["cpu"]) for r in rows if (r["score"], r["places"]) == (score, places))
        if len(mine) > 1:
            (few, short), (many, long) = mine[0], mine[-1]
            allowed = many * math.log(many) / (few * math.log(few))
            told.append(f"{_SCORES[score]}, {_PLACES[places]}: {long / short:.0f} times (n·log n: {allowed:.0f})")
    return f"CPU seconds from the fewest to the most claims grow {'; '.join(told)}."


def draw_growth(rows: list[Row]) -> str:
    """CPU seconds over claims, both in powers of ten, with n·log n through the first point of each line."""
    sizes = sorted({row["claims"] for row in rows})
    low, high = math.log10(sizes[0]), max(math.log10(sizes[-1]), math.log10(sizes[0]) + 0.1)
    seconds = [row["cpu"] for row in rows]
    floor, top = math.floor(math.log10(min(seconds))), math.ceil(math.log10(max(seconds)) + 0.2)

    def x(claims: float) -> float:
        return _LEFT + (math.log10(claims) - low) / (high - low) * (_WIDTH - _LEFT - _RIGHT)

    def y(spent: float) -> float:
        return _HEIGHT - _BOTTOM - (math.log10(spent) - floor) / (top - floor) * (_HEIGHT - _TOP - _BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="12">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
    ]
    for power in range(floor, top + 1):
        at = y(10**power)
        parts.append(f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{at:.1f}" y2="{at:.1f}" stroke="#ddd"/>')
        parts.append(f'<text x="{_LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>')
    for claims in sizes:
        parts.append(f'<text x="{x(claims):.1f}" y="{_HEIGHT - 28}" text-anchor="middle">{claims:,}</text>')
    parts.append(f'<text x="{(_WIDTH - _RIGHT + _LEFT) / 2}" y="{_HEIGHT - 8}" text-anchor="middle">claims</text>')
    for line, (key, colour) in enumerate(_COLOURS.items()):
        mine = sorted((r["claims"], r["cpu"]) for r in rows if (r["score"], r["places"]) == key)
        if not mine:
            continue
        few, short = mine[0]
        slope = [(n, short * n * math.log(n) / (few * math.log(few))) for n, _ in mine]
        for points, style in ((mine, 'stroke-width="2"'), (slope, 'stroke-dasharray="3 4" opacity="0.6"')):
            told = " ".join(f"{x(n):.1f},{y(s):.1f}" for n, s in points)
            parts.append(f'<polyline points="{told}" fill="none" stroke="{colour}" {style}/>')
        parts += [f'<circle cx="{x(n):.1f}" cy="{y(s):.1f}" r="3" fill="{colour}"/>' for n, s in mine]
        words = f"{_SCORES[key[0]]}, {_PLACES[key[1]]}"
        parts.append(f'<text x="{_WIDTH - _RIGHT + 12}" y="{_TOP + 20 + 18 * line}" fill="{colour}">{words}</text>')
    parts.append(
        f'<text x="{_WIDTH - _RIGHT + 12}" y="{_TOP + 26 + 18 * len(_COLOURS)}" fill="#555">dotted: n·log n</text>'
    )
    return "\n".join([*parts, "</svg>"]) + "\n"


if __name__ == "__main__":
    home = Path(sys.argv[1])
    write_report(json.loads((home / f"{NAME}.json").read_text("utf-8")), home)
