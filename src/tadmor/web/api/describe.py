"""The OpenAPI document (3.1) of the desk, derived from the lists and the record classes: nothing about a field is written twice."""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from typing import Any, NewType

from tadmor.model.document import Document
from tadmor.model.incident import Incident
from tadmor.model.judgement import Judgement
from tadmor.model.plain import key_of
from tadmor.version import VERSION
from tadmor.web.api.decide import ADDRESS, WAYS
from tadmor.web.api.downloads import DOWNLOADS, MEDIA, Download
from tadmor.web.api.lists import LIMIT, LISTS, MOST, Listing
from tadmor.web.selection import BANDS, FACETS, FLAGS, ORDERS

Schema = dict[str, Any]
SCALARS: dict[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}


def describe() -> Schema:
    """The whole document."""
    schemas: Schema = {}
    paths: Schema = {}
    for listing in LISTS:
        paths |= _paths(listing, schemas)
    paths[ADDRESS] = {"post": _decision(schemas)}
    for download in DOWNLOADS:
        paths |= {f"{download.path}.{ending}": {"get": _download(download, ending)} for ending in download.formats}
    schemas["Error"] = {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Tadmor review desk",
            "version": VERSION,
            "description": "What a record may show, as the desk shows it. Nothing in it is a finding: each value says who says so.",
        },
        "paths": paths,
        "components": {
            "schemas": dict(sorted(schemas.items())),
            "securitySchemes": {
                "key": {"type": "http", "scheme": "bearer", "description": "`tadmor accounts key` makes one."}
            },
        },
        "security": [{"key": []}, {}],
    }


def _paths(listing: Listing, schemas: Schema) -> Schema:
    record = _refer(listing.record, schemas)
    page = {
        "type": "object",
        "required": ["items", "found", "next"],
        "properties": {
            "items": {"type": "array", "items": record},
            "found": {"type": "integer", "description": "How many the filters leave."},
            "next": {"type": ["string", "null"], "description": "Address of the next page."},
        },
    }
    filters = (
        [*_event_filters(), *_text(listing)] if listing.record is Incident else [*_filters(listing), *_text(listing)]
    )
    paging = [
        _parameter("limit", "How many a page.", {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT}),
        _parameter("after", "Where the page begins, as `next` gives it.", {"type": "integer", "minimum": 0}),
    ]
    address = f"/api/{listing.name}"
    paths = {
        address: {"get": _operation(f"list_{listing.name}", listing.help, [*filters, *paging], page)},
        f"{address}.csv": {
            "get": {
                "operationId": f"csv_{listing.name}",
                "summary": f"{listing.help} As CSV, whole.",
                "parameters": filters,
                "responses": {
                    "200": {
                        "description": "One line a record.",
                        "content": {"text/csv": {"schema": {"type": "string"}}},
                    },
                    **_refusals(),
                },
            }
        },
    }
    if listing.one:
        wanted = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        one = _operation(f"get_{listing.name}", "One of them.", [wanted, *_text(listing)], record)
        one["responses"]["404"] = _refusal("There is none of this id that you may see.")
        paths[f"{address}/{{id}}"] = {"get": one}
    return paths


def _download(download: Download, ending: str) -> Schema:
    """A file that a page offers."""
    named = re.findall(r"{(\w+)}", download.path)
    within: list[Schema] = [{"name": n, "in": "path", "required": True, "schema": {"type": "string"}} for n in named]
    filters = [_parameter(name, words, {"type": "string"}) for name, words in download.filters]
    return {
        "operationId": re.sub(r"\W+", "_", f"download{download.path}_{ending}"),
        "summary": download.help,
        "parameters": [*within, *filters, *(_event_filters() if download.events else ())],
        "responses": {
            "200": {"description": "The whole of it.", "content": {MEDIA[ending]: {"schema": {}}}},
            **_refusals(),
            **({"404": _refusal(download.missing)} if download.missing else {}),
        },
    }


def _decision(schemas: Schema) -> Schema:
    """How a program decides."""
    says = "; ".join(f"`{verdict}`: {way.help}" for verdict, way in WAYS.items())
    text = {"type": ["string", "null"]}
    asked = {
        "type": "object",
        "required": ["verdict", "on"],
        "properties": {
            "verdict": {"type": "string", "enum": list(WAYS), "description": says},
            "on": {
                "type": "array",
                "items": {"type": "string"},
                "minItems": 1,
                "maxItems": 2,
                "description": "Whole ids: two statements, one statement, or the decision that is taken back.",
            },
            "why": {**text, "description": "A memo; may cite a rule of a codebook."},
            "expected": {
                "type": ["string", "null"],
                "description": "Id of the newest decision of the same thing that you know, empty for none: if somebody has decided "
                "since, nothing is stored and the answer is 409.",
            },
        },
    }
    made = {
        "description": "The decision as it was stored. Events are computed anew after this.",
        "content": {"application/json": {"schema": _refer(Judgement, schemas)}},
    }
    return {
        "operationId": "decide",
        "summary": "Store one decision under your name. Decisions are only ever added.",
        "requestBody": {"required": True, "content": {"application/json": {"schema": asked}}},
        "responses": {
            "201": made,
            **_refusals(),
            "400": _refusal("It cannot be decided so; the answer says why."),
            "404": _refusal("There is none of this id that you may see."),
            "409": _refusal("Somebody else decided of the same thing meanwhile; nothing was stored."),
            "429": _refusal("Too many in a row."),
        },
    }


def _operation(name: str, summary: str, parameters: list[Schema], schema: Schema) -> Schema:
    answer = {"description": "As asked.", "content": {"application/json": {"schema": schema}}}
    responses = {"200": answer, **_refusals()}
    return {"operationId": name, "summary": summary, "parameters": parameters, "responses": responses}


def _refusals() -> Schema:
    return {"401": _refusal("A key is needed."), "403": _refusal("Your role does not allow it.")}


def _refusal(words: str) -> Schema:
    error = {"schema": {"$ref": "#/components/schemas/Error"}}
    return {"description": words, "content": {"application/json": error}}


def _filters(listing: Listing) -> list[Schema]:
    return [_parameter(one.name, one.help, {"type": "string"}) for one in listing.filters]


def _text(listing: Listing) -> list[Schema]:
    if listing.record is not Document:
        return []
    return [_parameter("text", "1: with the whole text.", {"type": "string", "enum": ["0", "1"]})]


def _event_filters() -> list[Schema]:
    many = {"type": "array", "items": {"type": "string"}}
    found = [_parameter(facet, "Any of these values.", many) for facet in FACETS]
    flags = {"type": "array", "items": {"type": "string", "enum": list(FLAGS)}}
    return [
        *found,
        _parameter("show", "All of these hold.", flags),
        _parameter("from", "What may have been on or after this day.", {"type": "string", "format": "date"}),
        _parameter("to", "What may have been on or before this day.", {"type": "string", "format": "date"}),
        _parameter("grade", "Any of these Airwars grades.", many),
        _parameter("band", "How sure the reading is.", {"type": "string", "enum": list(BANDS)}),
        _parameter("q", "Words of its reports and statements.", {"type": "string"}),
        _parameter("box", "West, south, east, north in degrees.", {"type": "string"}),
        _parameter(
            "order",
            "Order of pages on screen; here it is always that of time.",
            {"type": "string", "enum": list(ORDERS)},
        ),
    ]


def _parameter(name: str, words: str, schema: Schema) -> Schema:
    return {"name": name, "in": "query", "required": False, "description": words, "schema": schema}


def _refer(record: Any, schemas: Schema) -> Schema:
    """A reference to the schema of a record class, which is put into `schemas` with all that it holds."""
    name = record.__name__
    if name not in schemas:
        schemas[name] = {}
        hints = typing.get_type_hints(record)
        fields = dataclasses.fields(record)
        schemas[name] = {
            "type": "object",
            "description": (record.__doc__ or "").strip(),
            "required": [key_of(field) for field in fields],
            "properties": {key_of(field): _schema(hints[field.name], schemas) for field in fields},
            "additionalProperties": False,
        }
    return {"$ref": f"#/components/schemas/{name}"}


def _schema(hint: Any, schemas: Schema) -> Schema:
    if isinstance(hint, NewType):
        return _schema(hint.__supertype__, schemas)
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        options = [_schema(option, schemas) for option in inner if option is not type(None)]
        nothing = [{"type": "null"}] if type(None) in inner else []
        return {"anyOf": [*options, *nothing]} if len(options) + len(nothing) > 1 else options[0]
    if origin is typing.Literal:
        return {"type": "string", "enum": list(inner)}
    if origin is tuple:
        if len(inner) == 2 and inner[1] is Ellipsis:
            return {"type": "array", "items": _schema(inner[0], schemas)}
        parts = [_schema(part, schemas) for part in inner]
        return {"type": "array", "prefixItems": parts, "minItems": len(parts), "maxItems": len(parts)}
    if dataclasses.is_dataclass(hint):
        return _refer(hint, schemas)
    return {"type": SCALARS[hint]} if hint in SCALARS else {}
