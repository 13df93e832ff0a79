"""Every address and every operation, asked by every role from every place: nobody is told what they may not know.

The addresses come from the site's own tables, so that a new one is either asked too or fails the count.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from doichieu.hub.access.models import Role
from doichieu.hub.access.services import grant_role
from doichieu.hub.access.tokens import issue_token
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.accounts.models import User
from doichieu.hub.checks.models import StoredFinding
from doichieu.hub.conferences.models import Conference
from doichieu.hub.documents.models import Document, State, StoredClaim, StoredText
from doichieu.hub.documents.services import release_document
from doichieu.hub.ledger.models import Link
from doichieu.hub.programmes.models import Instrument, Task
from doichieu.hub.register.models import Figure
from tests.access_world import PLACES, Thing, World, assembled_world

GRANTED = {"own": "district", "foreign": "elsewhere", "parent": "province", "child": "commune"}
ORGANISATION = "contributor organisation"  # of one school of the district
WHO = ["anonymous", "no role", ORGANISATION, *(f"{role.value} {where}" for role in Role for where in GRANTED)]
# Every role and every place walks on PostgreSQL too; all roles from all places on SQLite alone.
ON_BOTH = {*WHO[:3], *(f"{role.value} {where}" for role, where in zip(Role, cycle(GRANTED), strict=False))}
EVERYBODY = [pytest.param(who, marks=() if who in ON_BOTH else pytest.mark.one_database) for who in WHO]
ENTERING = {"entry", "entry_sheet", "post_entry"}
INSIDE = frozenset(Role) - {Role.VISITOR}
WRITING = {
    "release",
    "dependents",
    "place_document",
    "date_document",
    "review",
    "confirm_form",
    "entry",
    "entry_sheet",
    "allocation",
    "reporting",
    "units",
    "unit",
    "keep_session",
    "finding",
    "task",
    "task_new",
    "open_session",
    "task_sheet",
    "task_reminders",
    "record",
}
STEWARDING = {"steward", "post_ratio", "post_separation"}  # of a catalogue that no place has for itself
LOOKING_BACK = {
    "place",
    "scoreboard",
    "scoreboard_workbook",
    "indicator",
    "indicator_history",
    "get_scoreboard",
    "list_history",
    "list_derived",
}
NEVER_INTERNAL = {"sign_in", "sign_out", "language", "openapi-json", "api_reference", "api_unknown"}


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Built once for this module, and taken back at its end: what a test writes is taken back with the test."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield assembled_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(built: World, db: None) -> World:
    return built


def may_know(world: World, thing: Thing, who: str) -> bool:
    """What DESIGN says, told apart from the code: released for all, internal for roles of the place or above."""
    if thing.state == State.RELEASED:
        return True
    if who == ORGANISATION:
        return thing.organisation == world.own
    role, _, where = who.rpartition(" ")
    if thing.state == State.DRAFT or not thing.where or where not in GRANTED or Role(role) not in INSIDE:
        return False
    return world.place(thing.where).path.startswith(world.place(GRANTED[where]).path)


def browser(world: World, who: str) -> Client:
    """With a session, which pages heed, and with a token, which the API heeds; the one never stands for the other."""
    if who == "anonymous":
        return Client()
    user = User.objects.create(username="somebody")
    role, _, where = who.rpartition(" ")
    if who == ORGANISATION:
        held: dict[str, Any] = {"locality": world.cast.district, "organisation": world.own}
        grant_role(user=user, role=Role.CONTRIBUTOR, by=system_viewer(), **held)
    if where in GRANTED:
        grant_role(user=user, role=Role(role), locality=world.place(GRANTED[where]), by=system_viewer())
    both = Client(headers=token_of(user))
    both.force_login(user)
    return both


def token_of(user: User) -> dict[str, str]:
    secret = issue_token(user=user, name="x", days=1, by=system_viewer())
    return {"Authorization": f"Bearer {secret}"}


def patterns() -> list[tuple[str, str, str]]:
    """Every address as the site's table has it: its name, its pattern, its namespace."""

    def walk(entries: list[Any], before: str, space: str) -> Iterator[tuple[str, str, str]]:
        for entry in entries:
            path = before + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry.url_patterns, path, entry.namespace or space)
            elif isinstance(entry, URLPattern):
                yield entry.name or "", path, space

    return list(walk(get_resolver().url_patterns, "", ""))


def addresses(world: World) -> list[tuple[str, str]]:
    """Every address with every object put in: its name and itself."""
    slugs = [world.place(name).slug for name in PLACES]
    numbers = [str(number) for number in sorted({thing.document.pk for thing in world.things})]
    accounts = [str(number) for number in User.objects.values_list("pk", flat=True)]
    sessions = [str(number) for number in Conference.objects.values_list("pk", flat=True)]
    figures = [str(number) for number in Figure.objects.values_list("pk", flat=True)]
    contradictions = [str(number) for number in StoredFinding.objects.values_list("pk", flat=True)]
    tasks = [str(number) for number in Task.objects.values_list("pk", flat=True)]
    records = [str(number) for number in Instrument.objects.values_list("pk", flat=True)]
    units = [str(world.own.pk), str(world.sister.pk)]
    found = []
    for name, path, space in patterns():
        pool = {"slug": slugs, "period": ["2022-H1"], "code": ["BUD01"], "number": numbers, "pk": numbers}
        pool |= {"uidb64": ["Mg"], "token": ["x-y"]}
        if path.startswith(("c/", "api/sessions/")):
            pool["pk"] = pool["number"] = sessions
        if path.startswith(("tasks/", "r/", "api/tasks/", "api/records/")):
            pool["pk"] = pool["number"] = tasks if "tasks/" in path else records
        if path.startswith("access/"):
            pool["pk"] = accounts
        if name == "unit":
            pool["pk"] = units
        if path.startswith("i/suggestions/"):
            pool["pk"] = ["1"]  # there is none
        if "figures/" in path and space == "api":
            pool["number"] = figures
        if path.startswith(("findings/", "api/findings/")):
            pool["pk"] = pool["number"] = contradictions
        found += [(name, f"/{each}") for each in filled(path, pool)]
    found += [
        ("search", "/search?q=thu+ngan+sach"),
        ("search", "/search?q=tap+giay"),
        ("list_places", "/api/places?q=sa"),
    ]
    today = timezone.localdate().isoformat()
    return found + [(name, f"{path}?as_of={today}") for name, path in found if name in LOOKING_BACK]


def filled(path: str, pool: dict[str, list[str]]) -> list[str]:
    holes = re.findall(r"<(?:\w+:)?(\w+)>", path)
    if not holes:
        return [path]
    put_in = [re.sub(r"<[^>]+>", value, path, count=1) for value in pool[holes[0]]]
    return [each for half in put_in for each in filled(half, pool)]


def words_of(answer: Any) -> str:
    """All that an answer says; a workbook is unpacked."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return "\n".join(package.read(name).decode(errors="replace") for name in package.namelist())
    return str(content.decode(errors="replace"))


def marks_in(said: str, world: World) -> set[str]:
    return {mark for thing in world.things for mark in thing.marks if mark in said}


@pytest.mark.parametrize("who", EVERYBODY)
def test_nobody_is_told_what_they_may_not_know(world: World, who: str) -> None:
    hidden = [(thing, mark) for thing in world.things if not may_know(world, thing, who) for mark in thing.marks]
    told, shown, client = [], set(), browser(world, who)
    for path in dict.fromkeys(path for _, path in addresses(world)):  # some stand in two tables
        answer = client.get(path)
        assert answer.status_code < 500, path
        said = words_of(answer)
        told += [(path, mark) for _, mark in hidden if mark in said]
        shown |= marks_in(said, world)
        if who == "anonymous" or who.startswith("no role"):
            told += [(path, name) for name in ("Kín Đáo", "clerk") if name in said]
    assert told == []
    known = {thing.marks[0] for thing in world.things if may_know(world, thing, who)}
    assert known <= shown  # the walk would have found what there is to find


@pytest.mark.parametrize("who", EVERYBODY)
def test_nobody_writes_where_they_may_not(world: World, who: str) -> None:
    role, _, where = who.rpartition(" ")
    own = world.place(GRANTED[where]).path if where in GRANTED else None
    hidden = [mark for thing in world.things if not may_know(world, thing, who) for mark in thing.marks]
    bodies = {
        "release": {"action": "release"},
        "dependents": {"reason": "Văn bản gửi nhầm"},
        "reporting": {"action": "close", "seen": "999"},
        "units": {"name": "Tổ Một", "kind": "project"},
        "unit": {"last_day": "01/02/2031", "reason": "x"},
        "place_document": {"place": world.cast.elsewhere.slug},
        "date_document": {"published": "01/02/2025"},
        "finding": {"state": "corrected"},
        "task": {"action": "reject", "seen": "2"},
        "open_session": {"body": "Hội đồng nhân dân", "ordinal": "9", "dates": "01/02/2031"},
        "task_new": {"work": "Họp dân", "lead": "Phòng Nội vụ"},
        "task_reminders": {"lead": "Phòng Nội vụ", "address": "a@example.vn", "agreed": "on", "action": "keep"},
        "record": {"action": "reject", "note": "x", "seen": "1"},
        "keep_session": {"action": "set_field", "name": "place", "value": "Hội trường", "reason": "x"},
        "entry_sheet": {"pasted": "BUD01\t5\ttỷ đồng\tx", "action": "sign"},
        "steward": {"act": "retire", "last_day": "31/12/2031", "reason": "x", "sure": "1"},
        "post_ratio": {"reason": "x"},
        "post_separation": {"reason": "x"},
    }
    client = browser(world, who)
    for name, path in addresses(world):
        if name not in WRITING | STEWARDING and not path.endswith("/entry"):
            continue
        outside = own is None or not reached_by(world, path, own)
        before = Link.objects.count()
        if path.startswith("/api/"):
            lines = {"lines": [{"indicator": "BUD01", "number": "5", "unit": "tỷ đồng", "note": "x"}]}
            answer = client.post(path, bodies.get(name, lines), content_type="application/json")
        else:
            answer = client.post(path, {"claim": "c0", "action": "confirm", **bodies.get(name, {})})
        assert answer.status_code < 500, path
        if outside and own is None:
            said = words_of(answer)
            assert [mark for mark in hidden if mark in said] == [], path
        if who == ORGANISATION and name in ENTERING and f"/{world.cast.district.slug}/" in path:
            continue  # for itself, as is looked at below
        if outside or role == Role.VISITOR or name in STEWARDING:
            assert Link.objects.count() == before, path
    signed = Document.objects.filter(stored_by__username="somebody")
    if who == ORGANISATION:
        assert {document.organisation for document in signed} == {world.own}
        assert StoredClaim.objects.filter(reading__text__document__in=signed).exists()
        assert not Figure.objects.filter(evidence__text__document__in=signed).exists()  # a reviewer confirms


def reached_by(world: World, path: str, own: str) -> bool:
    """Whether the object of an address lies under the place that a role is held for."""
    if path.startswith("/findings/") and path.count("/") > 2:
        about = StoredFinding.objects.get(pk=path.split("/")[2]).about
        return about is not None and about.path.startswith(own)
    if path.startswith("/c/") and path.count("/") > 2:
        held_at = Conference.objects.get(pk=path.split("/")[2]).locality
        return held_at is not None and held_at.path.startswith(own)
    for name in PLACES:
        if f"/{world.place(name).slug}/" in path:
            return world.place(name).path.startswith(own)
    tasks = dict(Task.objects.values_list("pk", "text__document")) if path.startswith("/tasks/") else {}
    for thing in world.things:
        of_task = any(f"/tasks/{pk}/" == path for pk, document in tasks.items() if document == thing.document.pk)
        if f"/d/{thing.document.pk}/" in path or of_task:
            return not thing.where or world.place(thing.where).path.startswith(own)
    return True


def test_a_page_heeds_no_token_and_an_operation_no_session(world: World) -> None:
    """So that one walk with both asks as much as two walks with one each."""
    user = User.objects.create(username="somebody")
    grant_role(user=user, role=Role.ADMINISTRATOR, locality=world.cast.province, by=system_viewer())
    nobody, with_token, with_session = Client(), Client(headers=token_of(user)), Client()
    with_session.force_login(user)
    for name, path in addresses(world):
        in_vain = with_session if path.startswith("/api/") else with_token
        for ask in ("get", "post") if name in WRITING else ("get",):
            without, answer = getattr(nobody, ask)(path), getattr(in_vain, ask)(path)
            assert answer.status_code == without.status_code, path
            assert marks_in(words_of(answer), world) == marks_in(words_of(without), world), path


def test_every_address_is_asked(world: World) -> None:
    asked = {name for name, _ in addresses(world)}
    assert asked == {name for name, _, _ in patterns()}
    assert asked >= WRITING | STEWARDING | LOOKING_BACK
    assert len(patterns()) > 30


def test_the_figures_of_two_documents_that_differ_are_a_finding_in_every_place(world: World) -> None:
    """Without them the walk would ask after nothing."""
    across = StoredFinding.objects.filter(place__isnull=False).order_by("pk")
    assert {row.place.slug for row in across if row.place} == {world.place(name).slug for name in PLACES}
    assert all(len({figure.text_id for figure in row.figures.all()}) > 1 for row in across)


def test_a_release_opens_a_thing_to_everybody_and_nothing_beside_it(world: World) -> None:
    thing = world.things[5]  # the entry of the district
    release_document(document=thing.document, by=world.clerk)
    said = "".join(words_of(Client().get(path)) for _, path in addresses(world))
    assert all(mark in said for mark in thing.marks)
    assert StoredText.objects.filter(document=thing.document).exists()
    others = [mark for each in world.things if each.state == State.INTERNAL and each != thing for mark in each.marks]
    assert [mark for mark in others if mark in said] == []
