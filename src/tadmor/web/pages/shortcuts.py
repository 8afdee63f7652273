"""The keys of the desk: one table, shown by every page on ``?`` and by a page of its own, which needs no JavaScript."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from tadmor.web.desk import render

# The parts of the desk in their order: name (its words are ``desk.NAME``), address, and the keys that lead there.
PARTS = (
    ("events", "/events", "g e"),
    ("reports", "/reports", "g r"),
    ("decisions", "/decisions", "g d"),
    ("left_out", "/left-out", "g l"),
)
# The other keys that mean the same on every page: name (its words are ``keys.NAME``) and key.
GENERAL = (("search", "/"), ("next", "j"), ("previous", "k"), ("help", "?"))
# Keys of single pages, in the words with which these pages tell them themselves.
OWN = (
    (
        "desk.decisions",
        (
            ("s", "decisions.say_same"),
            ("d", "decisions.say_different"),
            ("u", "decisions.say_unsure"),
            ("n", "decisions.skip"),
            ("z", "decisions.undo"),
        ),
    ),
    (
        "desk.left_out",
        (("c", "left_out.code"), ("x", "left_out.rightly"), ("b", "left_out.again"), ("a", "coding.accept")),
    ),
    ("coding.by_hand", (("Alt T", "keys.text"),)),
)


def show_keys(request: Request) -> Response:
    """All keys, page by page."""
    return render(request, "keys.html", {"own": OWN})


ROUTES: tuple[BaseRoute, ...] = (Route("/help/keys", show_keys, name="keys"),)
