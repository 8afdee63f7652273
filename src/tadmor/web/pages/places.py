"""Places of a name, for whoever codes one: where they lie, as the gazetteer that was built here knows it."""

from __future__ import annotations

import functools
import os

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from tadmor.errors import TadmorError
from tadmor.lexicon.gazetteer import Candidate, Gazetteer, country_names, gazetteer_path, open_gazetteer
from tadmor.read.places import PRECISION
from tadmor.web.desk import needs

MOST = 20


@needs("coder")
def find_named(request: Request) -> Response:
    """The places that a name may mean, the most populous first: what a statement keeps of each, and words to tell them apart."""
    gazetteer = _open()
    name = request.query_params.get("name", "").strip()[:200]
    found = gazetteer.candidates(name)[:MOST] if gazetteer and name else ()
    return JSONResponse([_tell(candidate) for candidate in found])


def _tell(candidate: Candidate) -> dict[str, object]:
    country = country_names().get(candidate.country or "", candidate.country)
    words = ", ".join(part for part in (candidate.name, candidate.admin1, country) if part)
    return {
        "words": f"{words} ({candidate.population:,})" if candidate.population else words,
        "gazetteer_id": candidate.gazetteer_id,
        "country": candidate.country,
        "admin1": candidate.admin1,
        "latitude": round(candidate.latitude, 2),
        "longitude": round(candidate.longitude, 2),
        "radius_km": round(candidate.radius_km, 1),
        "precision": PRECISION[candidate.feature],
    }


@functools.cache
def _open() -> Gazetteer | None:
    """The gazetteer of this machine, None where none has been built."""
    path = gazetteer_path(os.environ.get("TADMOR_GAZETTEER"), os.environ.get("XDG_CACHE_HOME"))
    try:
        return open_gazetteer(path)
    except TadmorError:
        return None


ROUTES: tuple[BaseRoute, ...] = (Route("/places", find_named),)
