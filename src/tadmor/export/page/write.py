"""``report.html``: one file that needs nothing beside it. The same record gives the same bytes."""

from __future__ import annotations

import base64
import hashlib
import os
from importlib.resources import files
from pathlib import Path

from tadmor.export.page.card import show_card
from tadmor.export.page.contents import gather
from tadmor.export.page.map import draw_map
from tadmor.export.page.markup import Markup, element, join, trusted
from tadmor.export.page.overview import show_events, show_head, show_left_out, show_reports
from tadmor.export.page.timeline import draw_timeline
from tadmor.export.protect import Released


def write_page(released: Released, target: Path) -> None:
    """Writes the page into `target`, whole or not at all; its folder's name is the name of the record."""
    text = render_page(released, target.resolve().parent.name)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    draft.write_text(text, encoding="utf-8", newline="\n")
    draft.replace(target)


def render_page(released: Released, name: str) -> str:
    """The page as text. It loads nothing: a policy in its head forbids whatever is not written into it."""
    contents = gather(released, name)
    style, script = read_style(), _own("page.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", f"{name}: reported events"),
        element("style", trusted(style)),
    )
    cards = [show_card(contents, event) for event in contents.events]
    parts: tuple[Markup | None, ...] = (
        show_head(contents),
        show_events(contents),
        draw_map(contents),
        draw_timeline(contents),
        element("section", element("h2", "Cards"), *cards, id="cards") if cards else None,
        show_reports(contents),
        show_left_out(contents),
        _foot(),
    )
    body = element("body", element("main", *parts), element("script", trusted(script)))
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}\n"


def _foot() -> Markup:
    words = (
        "Made by Tadmor from the reports listed above. Quotations belong to their publishers. Places: GeoNames (CC BY 4.0). "
        "Map: Natural Earth (public domain), simplified. Private reports and names of private persons are left out."
    )
    return element("footer", element("p", join((words,))))


def read_style() -> str:
    """The look of the page and of its cards."""
    return _own("page.css")


def _own(name: str) -> str:
    return files("tadmor.export.page").joinpath(name).read_text(encoding="utf-8")
