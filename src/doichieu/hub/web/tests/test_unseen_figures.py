"""What a unit is told of figures of its own that it may not see: that they stand, by page and by API, and no amount."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

import pytest
from django.test import Client

from doichieu.claims import Period
from doichieu.hub.access.models import Role
from doichieu.hub.access.services import add_subject, grant_role
from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.tokens import issue_token
from doichieu.hub.access.viewers import system_viewer, viewer_of
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue.periods import year_earlier
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.services import release_document
from doichieu.hub.intake.entry_checks import checked_sheet
from doichieu.hub.intake.tests.entered import line, sheet, sign
from doichieu.hub.places.models import Subject, SubjectKind
from doichieu.hub.register.tests.worked import HALF, indicator

OURS = "8881"  # of the half year
BEFORE = "7777"  # a year earlier
TARGET = "654321"
AMOUNTS = (OURS, BEFORE, TARGET, "8.881", "7.777", "654.321", "8,881", "7,777", "654,321", "0.06", "0,06")
HEADS = "Chỉ tiêu\tGiá trị\tĐơn vị tính\tGhi chú"


@dataclass(frozen=True)
class World:
    """What the district put on record of a school, of which the school's own teacher sees nothing."""

    cast: Cast
    school: Subject
    teacher: User

    def figures(self) -> None:
        about = {"indicator": "XX01", "unit": "hộ", "about": self.school.name}
        sign(self.cast, line(BEFORE, **about), period=year_earlier(HALF))
        sign(self.cast, line(OURS, **about), period=HALF)

    def address(self, part: str = "") -> str:
        return f"/p/{self.cast.district.slug}/2022-H1/entry/{part}"

    def browser(self, user: User | None = None) -> Client:
        found = Client()
        found.force_login(user or self.teacher)
        return found

    def refused(self, user: User | None = None, **of_line: Any) -> list[tuple[str, str]]:
        """Code and sentence of each fault that the API tells, or the whole answer where it tells none."""
        secret = issue_token(user=user or self.teacher, name="x", by=user or self.teacher, days=1)
        sent = {"lines": [{"indicator": "XX01", "unit": "hộ", "number": "5", **of_line}], "dry_run": True}
        address = f"/api/places/{self.cast.district.slug}/periods/2022-H1/entry"
        api = Client(headers={"Authorization": f"Bearer {secret}"})
        answer = api.post(address, json.dumps(sent), content_type="application/json")
        told = answer.json()
        return [(each["code"], each["message"]) for each in told["faults"]] if "faults" in told else [("", str(told))]


@pytest.fixture
def world(db: None) -> World:
    cast = assembled()
    indicator("XX01", name_vi="Số hộ tham gia", name_en="Households", unit="hộ", search="xx01 so ho tham gia")
    school = add_subject(
        locality=cast.district, kind=SubjectKind.ORGANISATION, name="Trường Sơn Ca", by=system_viewer()
    )
    teacher = User.objects.create(username="teacher")
    grant_role(user=teacher, role=Role.CONTRIBUTOR, locality=cast.district, organisation=school, by=system_viewer())
    return World(cast, school, teacher)


def amounts_in(said: str) -> list[str]:
    return [each for each in AMOUNTS if each in unescape(said)]


@pytest.mark.parametrize(
    ("of_line", "codes"),
    [
        ({}, ["reason-wanted"]),
        ({"note": "x"}, [""]),
        ({"note": "x", "seen": 0}, ["figure-seen"]),
        ({"note": "x", "seen": 999}, ["figure-seen"]),
        ({"number": ""}, ["number-missing"]),
        ({"number": "9000"}, ["reason-wanted"]),
    ],
)
def test_a_program_is_told_that_another_figure_stands_and_not_which(
    world: World, of_line: dict[str, Any], codes: list[str]
) -> None:
    world.figures()
    faults = world.refused(**of_line)
    assert [code for code, _ in faults] == codes
    assert amounts_in(str(faults)) == []
    assert "2021" not in str(faults)


def test_a_program_of_who_sees_the_figures_is_told_them(world: World) -> None:
    world.figures()
    faults = world.refused(world.cast.owner, about=world.school.name)
    assert [OURS in told or BEFORE in told for _, told in faults] == [True, True]


def test_no_number_that_a_program_tries_tells_how_large_an_unseen_figure_is(world: World) -> None:
    world.figures()
    tried = ["0", "1", "8880", OURS, "8882", "999999999"]
    for note, codes in (("", ["reason-wanted"]), ("x", [""])):
        answers = [world.refused(number=number, note=note) for number in tried]
        assert [code for code, _ in answers[0]] == codes
        assert answers == answers[:1] * len(tried)


def test_a_target_that_the_place_may_not_see_asks_nothing(world: World) -> None:
    about = {"indicator": "XX01", "unit": "hộ"}
    clerk = User.objects.create(username="clerk")
    grant_role(user=clerk, role=Role.REVIEWER, locality=world.cast.commune, by=system_viewer())
    target = line(TARGET, about=world.cast.commune.name, **about)
    sign(world.cast, target, period=Period.year(2022), planned=True)
    given = sheet(world.cast, line("5", **about), locality=world.cast.commune)
    assert checked_sheet(given, viewer_of(clerk)).faults == ()
    release_document(document=Document.objects.get(), by=world.cast.owner)
    [fault] = checked_sheet(given, viewer_of(clerk)).faults
    assert (fault.error.code, amounts_in(str(fault.error))) == ("far-from-target", [TARGET])


def test_a_unit_is_told_its_own_target_whoever_wrote_the_paper(world: World) -> None:
    target = line(TARGET, indicator="XX01", unit="hộ", about=world.school.name)
    sign(world.cast, target, period=Period.year(2022), planned=True)
    [(code, told)] = world.refused()
    assert (code, amounts_in(told)) == ("far-from-target", [TARGET])


def test_what_a_table_says_of_last_year_is_not_held_against_an_unseen_figure(world: World) -> None:
    world.figures()
    given = sheet(
        world.cast, line("5", indicator="XX01", unit="hộ", last_year="6", note="x"), organisation=world.school
    )
    checked = checked_sheet(given, viewer_of(world.teacher))
    assert (len(checked.lines), checked.faults) == (1, ())


def test_a_total_that_falls_below_an_unseen_one_is_asked_of_who_sees_it_alone(world: World) -> None:
    indicator("XX02", name_vi="Số lượt", unit="lượt", search="xx02 so luot", aggregation_time="sum")
    about = {"indicator": "XX02", "unit": "lượt"}
    quarter = Period(HALF.first, HALF.first.replace(month=3, day=31))
    sign(world.cast, line(OURS, about=world.school.name, **about), period=quarter)
    given = sheet(world.cast, line("5", **about), organisation=world.school)
    assert checked_sheet(given, viewer_of(world.teacher)).faults == ()
    given = sheet(world.cast, line("5", **about, about=world.school.name))
    assert [fault.error.code for fault in checked_sheet(given, viewer_of(world.cast.owner)).faults] == ["total-fell"]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("number", "note"), [("5", ""), ("5", "x"), ("9000", "x"), (OURS, ""), (OURS, "x")])
def test_a_pasted_row_shows_nothing_of_a_figure_that_the_unit_may_not_see(
    world: World, language: str, number: str, note: str
) -> None:
    world.figures()
    pasted = {"pasted": f"{HEADS}\nXX01\t{number}\thộ\t{note}"}
    page = world.browser().post(world.address("sheet/"), pasted, headers={"Accept-Language": language})
    said = re.sub(r"<textarea.*?</textarea>|<input[^>]*>", "", page.content.decode(), flags=re.DOTALL)
    shown = [each for each in amounts_in(said) if number != OURS or each not in {OURS, "8.881", "8,881"}]
    assert shown == []
    assert "mà anh/chị không có quyền xem" in said or "which you may not see" in said
    assert ('data-change="changed"' in said) is bool(note)


def test_the_own_word_of_a_unit_is_signed_also_where_an_unseen_figure_says_the_same(world: World) -> None:
    world.figures()
    own = line(OURS, indicator="XX01", unit="hộ", note="x")
    signed = sign(world.cast, own, by=world.teacher, organisation=world.school)
    assert (signed.unchanged, signed.waits, signed.written) == (0, True, 1)


def test_a_form_may_be_sent_over_a_figure_that_the_unit_may_not_see(world: World) -> None:
    world.figures()
    browser, address = world.browser(), f"{world.address()}?every=1"
    fields = dict(fields_of(browser.get(address).content.decode()))
    key = next(name.removeprefix("number-") for name in fields if name.startswith("number-"))
    fields |= {f"number-{key}": "9000", f"note-{key}": "x"}
    page = browser.post(address, fields)
    assert (page.status_code, amounts_in(page.content.decode())) == (422, [])
    again = dict(fields_of(page.content.decode()))
    assert again[f"conflict-{key}"] == "1"
    answer = browser.post(address, {**again, f"choice-{key}": "replace", f"number-{key}": "9000", f"note-{key}": "x"})
    assert answer.status_code == 302
    assert Document.objects.filter(stored_by=world.teacher).count() == 1


def fields_of(page: str) -> Iterator[tuple[str, str]]:
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = (re.search(rf' {each}="([^"]*)"', tag) for each in ("name", "value"))
        if name and not re.search(r'type="(radio|checkbox)"', tag):
            yield name[1], unescape(value[1]) if value else ""
