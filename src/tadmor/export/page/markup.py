"""HTML from values: every text is escaped where it enters, so that no report can put anything but words on the page."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

VOID = frozenset({"meta", "link", "br", "hr", "path", "rect", "circle", "line", "polyline", "polygon"})


class Markup(str):
    """Text that is HTML already and is not escaped again. Made by `element`, `join` and `trusted` alone."""

    __slots__ = ()

    def __html__(self) -> str:
        """Itself: templates take it as it is."""
        return str(self)


Child = str | Markup | int | None
Attribute = str | int | float | bool | None


def trusted(text: str) -> Markup:
    """Takes a text of this package (a stylesheet, an entity) as HTML. Never for anything that a report says."""
    return Markup(text)


def join(children: Iterable[Child], between: Child = None) -> Markup:
    """The children one after the other, escaped where they are plain text; None is nothing."""
    return Markup(_text(between).join(_text(child) for child in children if child is not None))


def element(tag: str, *children: Child, **attributes: Attribute) -> Markup:
    """One element. ``class_`` and ``data_of`` become ``class`` and ``data-of``; None and False leave an attribute out."""
    head = tag + "".join(
        f" {_name(key)}" if value is True else f' {_name(key)}="{escape(_number(value))}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if tag in VOID:
        return Markup(f"<{head}/>" if not children else f"<{head}>{join(children)}</{tag}>")
    return Markup(f"<{head}>{join(children)}</{tag}>")


def link_out(url: str | None, *children: Child) -> Markup:
    """A link to a report where its url is one of the web; else the words alone: other schemes could run something."""
    if url and is_web_address(url):
        return element("a", *children, href=url, rel="noopener noreferrer")
    return join(children)


def is_web_address(url: str) -> bool:
    """True for http and https with a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _text(child: Child) -> str:
    if child is None:
        return ""
    return child if isinstance(child, Markup) else escape(str(child))


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _number(value: Attribute) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
