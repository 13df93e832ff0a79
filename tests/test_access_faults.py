"""Entries that are at fault, sent by every role from every place: no fault tells a figure that they may not know."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.access_world import PLACES, World, assembled_world
from tests.test_access import EVERYBODY, ORGANISATION, browser, may_know, words_of

PERIODS = (("2021-H1", False), ("2022-H1", False), ("2022", True))  # each with whether targets are entered
HEADS = "Chỉ tiêu\tGiá trị\tĐơn vị tính\tĐơn vị báo cáo\tGhi chú"
CODE = re.compile(r'"code": "([\w-]+)"')


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Built once for this module, and taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield assembled_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(built: World, db: None) -> World:
    return built


def abouts(world: World, name: str) -> tuple[str, ...]:
    """What entries of a place may be about: itself, and what lies under it."""
    below = (world.own.name, world.sister.name, world.cast.commune.name)
    return ("", *below) if name == "district" else ("",)


def programs(about: str) -> Iterator[dict[str, Any]]:
    """A line that meets what is on record in every way that a program may send one."""
    for fields in ({}, {"seen": 0}, {"note": "x", "seen": 999}, {"note": "x"}, {"number": ""}):
        yield {"indicator": "BUD01", "number": "1,5", "unit": "tỷ đồng", "about": about, **fields}


def form_of(client: Client, path: str) -> dict[str, str]:
    """The fields of an entry page, with another number in each row."""
    fields = {}
    for tag in re.findall(r"<input[^>]*>", words_of(client.get(path))):
        name, value = (re.search(rf' {each}="([^"]*)"', tag) for each in ("name", "value"))
        if name and not re.search(r'type="(radio|checkbox)"', tag):
            fields[name[1]] = "1,5" if name[1].startswith("number-") else value[1] if value else ""
    return fields


def answers(client: Client, world: World, name: str) -> Iterator[tuple[str, str]]:
    """What a place says to entries by program, paste and form, each with what was asked."""
    slug = world.place(name).slug
    for period, planned in PERIODS:
        page, api = f"/p/{slug}/{period}/entry", f"/api/places/{slug}/periods/{period}/entry"
        targets = "?what=targets" if planned else ""
        for about in abouts(world, name):
            for line in programs(about):
                sent = {"lines": [line], "planned": planned, "dry_run": True}
                yield f"{api} {line}", words_of(client.post(api, sent, content_type="application/json"))
            for note in ("", "x"):
                pasted = f"{HEADS}\nBUD01\t1,5\ttỷ đồng\t{about}\t{note}"
                yield f"{page} {pasted}", words_of(client.post(f"{page}/sheet/{targets}", {"pasted": pasted}))
        filled = form_of(client, f"{page}/{targets}")
        yield page, words_of(client.post(f"{page}/{targets}", filled))


@pytest.mark.parametrize("who", EVERYBODY)
def test_no_fault_of_an_entry_tells_what_may_not_be_known(world: World, who: str) -> None:
    hidden = [mark for thing in world.things if not may_know(world, thing, who) for mark in thing.marks]
    client, told, codes = browser(world, who), [], set[str]()
    for name in PLACES:
        for asked, said in answers(client, world, name):
            told += [(asked, mark) for mark in hidden if mark in said]
            codes |= set(CODE.findall(said))
    assert told == []
    if who == ORGANISATION:  # of what it may not see there were faults, and so there was something to tell
        assert codes >= {"reason-wanted", "figure-seen", "number-missing"}
