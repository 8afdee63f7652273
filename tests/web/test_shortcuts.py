"""The keys: one table that every page carries, and a page of it that needs no JavaScript."""

from __future__ import annotations

import re

from tadmor.web.pages.shortcuts import GENERAL, OWN, PARTS
from tadmor.web.words import say
from tests.web.conftest import Opened


def test_every_part_of_the_desk_answers_at_its_address_and_has_a_key_of_its_own(desk: Opened) -> None:
    page = desk.client.get("/events").text
    for name, address, key in PARTS:
        assert desk.client.get(address).status_code == 200
        assert re.search(rf'href="{address}" data-key="{key}"', page), name
    keys = [key for _, _, key in PARTS] + [key for _, key in GENERAL]
    assert len(set(keys)) == len(keys)


def test_the_page_of_keys_says_what_each_does_and_links_lead_to_it(desk: Opened) -> None:
    page = desk.client.get("/help/keys")
    assert page.status_code == 200
    for _, held in OWN:
        for key, words in held:
            assert "".join(f"<kbd>{one}</kbd> " for one in key.split()) in page.text
            assert say(words) in page.text
    assert 'href="/help/keys"' in desk.client.get("/events").text


def test_keys_that_the_page_of_keys_names_stand_in_the_markup_of_the_queue(desk: Opened) -> None:
    page = desk.client.get("/left-out").text
    for key in ("c", "x", "/"):
        assert f'data-key="{key}"' in page
