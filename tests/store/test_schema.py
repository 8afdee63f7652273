from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from sqlalchemy import Boolean, Float, Integer, Text

from tadmor.store.schema import CLAIMS, DOCUMENTS, INCIDENTS, LINKS, SHELVES, Shelf, columns_of, digest_of
from tests.store.samples import DENIAL_CLAIM, INCIDENT, LINK, STRIKE_CLAIM, STRIKE_DOCUMENT


@pytest.mark.parametrize("shelf", SHELVES, ids=lambda shelf: shelf.table.name)
def test_every_field_is_a_column_and_no_other_but_keys(shelf: Shelf[Any]) -> None:
    fields = [field.name for field in dataclasses.fields(shelf.record)]
    columns = [column.name for column in shelf.table.columns]
    assert columns[: len(fields)] == fields
    assert set(columns) - set(fields) <= set(shelf.keys) | {"digest", "current", "reading"}


@pytest.mark.parametrize(
    ("shelf", "column", "kind", "nullable"),
    [
        (DOCUMENTS, "text", Text, False),
        (DOCUMENTS, "url", Text, True),
        (DOCUMENTS, "defects", Text, False),
        (DOCUMENTS, "access", Text, False),
        (CLAIMS, "confidence", Float, False),
        (CLAIMS, "where", Text, True),
        (INCIDENTS, "unread_documents", Integer, False),
        (LINKS, "score", Float, False),
    ],
)
def test_columns_have_the_type_of_the_field(shelf: Shelf[Any], column: str, kind: type, nullable: bool) -> None:
    assert isinstance(shelf.table.c[column].type, kind)
    assert shelf.table.c[column].nullable is nullable


@pytest.mark.parametrize(
    ("shelf", "record"),
    [
        (DOCUMENTS, STRIKE_DOCUMENT),
        (CLAIMS, STRIKE_CLAIM),
        (CLAIMS, DENIAL_CLAIM),
        (INCIDENTS, INCIDENT),
        (LINKS, LINK),
    ],
)
def test_a_row_is_the_record_and_back(shelf: Shelf[Any], record: object) -> None:
    row = shelf.row(record)
    assert all(value is None or isinstance(value, (str, int, float, bool)) for value in row.values())
    assert shelf.restore(row) == record


def test_digest_sees_every_field() -> None:
    for field in dataclasses.fields(STRIKE_DOCUMENT):
        changed: Any = {field.name: "other"}
        assert digest_of(dataclasses.replace(STRIKE_DOCUMENT, **changed)) != digest_of(STRIKE_DOCUMENT)


def test_bool_is_not_taken_for_a_number() -> None:
    names = columns_of(_Row)
    assert names["flag"][0] is Boolean
    assert names["count"][0] is Integer


@dataclasses.dataclass(frozen=True)
class _Row:
    flag: bool
    count: int | None
