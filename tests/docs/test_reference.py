from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from pathlib import Path

import pytest
from scripts.make_reference import FOLDER, GROUPS, PAGES, write_reference

import tadmor.model
from tadmor.model.checked import Checked, Corrected
from tadmor.model.judgement import Link, Unsettled
from tadmor.model.span import Span

NOT_WRITTEN = {Span, Link, Unsettled, Checked, Corrected}


@pytest.mark.parametrize("page", PAGES)
def test_the_reference_is_what_the_code_says(page: str, tmp_path: Path) -> None:
    write_reference(tmp_path)
    assert (FOLDER / page).read_text("utf-8") == (tmp_path / page).read_text("utf-8"), "run scripts/make_reference.py"


def test_every_record_class_is_described() -> None:
    modules = (
        importlib.import_module(f"tadmor.model.{found.name}") for found in pkgutil.iter_modules(tadmor.model.__path__)
    )
    records = {
        thing
        for module in modules
        for thing in vars(module).values()
        if isinstance(thing, type) and dataclasses.is_dataclass(thing)
    }
    assert records - NOT_WRITTEN == {record for _, _, group in GROUPS for record in group}
