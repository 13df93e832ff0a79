"""What is internal changes nothing that outsiders see: every page, before and after it came in, is the same."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from django.test import Client
from django.urls import resolve, reverse

from doichieu.claims import Mention, Period, Person, Reference, Statement, StatementKind, Task
from doichieu.hub.access.models import Role
from doichieu.hub.access.services import grant_role
from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.accounts.models import User
from doichieu.hub.conferences.services import record_conference
from doichieu.hub.documents.models import Document, State, StoredReading, StoredText
from doichieu.hub.intake import services
from doichieu.hub.intake.placements import Placement
from doichieu.hub.register.models import Current
from doichieu.hub.register.tests.worked import (
    HALF,
    SENTENCE,
    claim,
    indicator,
    quantity,
    read,
    revenue_claims,
    stored_text,
)
from doichieu.hub.web import urls
from doichieu.hub.web.tests.conftest import MEETING, session_of
from doichieu.lexicon.search import searchable

INTERNAL = (
    f"Bản kín Quỳnh Hoa. {SENTENCE} Chỉ tiêu 777,7 tỷ đồng do Ban Tối Cẩn giao. Phương án 888,8 tỷ đồng. "
    "Xã thu 999,9 tỷ đồng. Số thẩm tra 666,6 tỷ đồng. Dư luận xôn xao. Giao Tổ Hổ Phách lo liệu. Họp ngày 06/07/2022. "
    "Mạc Sa Lạ dự, dẫn 77-TM/HU."
)
# Whatever only the internal document, its review and its session say, as pages print it.
MARKS = (
    "quynh-hoa.txt", "Quỳnh Hoa", "777,7", "Ban Tối Cẩn", "888,8", "999,9", "666,6", "xôn xao", "Tổ Hổ Phách",
    "06/07/2022", "Mạc Sa Lạ", "77-TM/HU", "XXIV", "lần thứ 19", "87,31", "thuky", "soát lại kín",
)  # fmt: skip
BY_FORM_ALONE = {"language", "sign_out"}
SECOND_NAMES = {"account_login", "mfa_index"}  # of pages that have one already
CALENDAR = re.compile(r"DTSTAMP:\w+")  # the moment at which it was made
WORKBOOK = re.compile(r"\b\d\d:\d\d \d\d/\d\d/\d{4}")  # the same
TOKEN = re.compile(r'(csrfmiddlewaretoken" value=")[^"]+')
LINK = re.compile(r'href="(/[^"#]*)')
OUTSIDERS = (None, "stranger", "visitor")


@dataclass(frozen=True)
class World:
    """A released document of a session, with one of its figures confirmed."""

    cast: Cast
    released: StoredReading


@pytest.fixture
def world(db: None) -> World:
    cast = assembled()
    indicator("BUD01", name_vi="Thu ngân sách nhà nước", name_en="State revenue", search="bud01 thu ngan sach")
    content = f"{SENTENCE}\n{MEETING}"
    text = findable(stored_text(content, cast.district, cast.owner, state=State.RELEASED, name="bao-cao.txt"))
    session = session_of(content)
    session["conference"] = replace(session["conference"], ordinal=None, tenure=None)
    reading = read(text, revenue_claims(content), **session)
    placement = Placement(code="BUD01", locality=cast.district, period=HALF)
    services.confirm_claim(claim=reading.claims.get(kind="level"), placement=placement, by=cast.owner)
    record_conference(text.document_id)
    return World(cast, reading)


def findable(text: StoredText) -> StoredText:
    words = searchable(f"{text.document.title} {text.data['content']}")
    Document.objects.filter(pk=text.document_id).update(search=words)
    return text


def test_what_is_internal_changes_no_page_of_an_outsider(world: World) -> None:
    browsers = {who: browser(world, who) for who in OUTSIDERS}
    before = {who: walked(client, world) for who, client in browsers.items()}
    inside = come_in(world)
    told = marks_told(walked(browser(world, "owner"), world))
    assert [mark for mark in MARKS if not any(mark in marks for marks in told.values())] == []
    for who, client in browsers.items():
        after = walked(client, world)
        assert after.keys() == before[who].keys(), who
        assert [path for path, page in after.items() if page != before[who][path]] == [], who
        for path in (
            f"/d/{inside.pk}/",
            f"/d/{inside.pk}/review/",
            f"/d/{inside.pk}/release/",
            f"/d/{inside.pk}/place/",
        ):
            answer = client.get(path)
            assert answer.status_code == 404, path
            assert marks_in(answer.content.decode()) == [], path


def test_the_walk_comes_to_every_address_and_meets_no_mark(world: World) -> None:
    come_in(world)
    pages = walked(browser(world, None), world)
    names = {resolve(urlsplit(path).path).url_name for path in pages}
    assert names == {pattern.name for pattern in urls.urlpatterns} - BY_FORM_ALONE - SECOND_NAMES
    assert marks_told(pages) == {}


def marks_told(pages: dict[str, tuple[int, str]]) -> dict[str, list[str]]:
    """The marks on each page that has any; a search is left out, since it repeats what was looked for."""
    told = {path: marks_in(text) for path, (_, text) in pages.items() if not path.startswith("/search")}
    return {path: marks for path, marks in told.items() if marks}


def marks_in(page: str) -> list[str]:
    return [mark for mark in MARKS if mark in unescape(page)]


def browser(world: World, who: str | None) -> Client:
    client = Client()
    if who is not None:
        client.force_login(getattr(world.cast, who))
    return client


def walked(client: Client, world: World) -> dict[str, tuple[int, str]]:
    """Every page that links lead to, and those that somebody may ask for by hand: status and text."""
    pages: dict[str, tuple[int, str]] = {}
    waiting = list(starts(world))
    while waiting:
        path = waiting.pop()
        if path in pages or path.startswith(("/static/", "/sign-in/?")):
            continue
        answer = client.get(path)
        text = CALENDAR.sub("", TOKEN.sub(r"\1", words_of(answer.content)))
        pages[path] = (answer.status_code, text)
        waiting += [unescape(link) for link in LINK.findall(text)]
    return pages


def words_of(content: bytes) -> str:
    """What an answer says; a workbook or a Word file is unpacked, without the moment at which it was made."""
    if not content.startswith(b"PK"):
        return content.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = [name for name in package.namelist() if not name.startswith("docProps/")]
        return WORKBOOK.sub("", "\n".join(package.read(name).decode(errors="replace") for name in names))


def starts(world: World) -> Iterator[str]:
    """Addresses of every sort, the searches for each mark among them."""
    place, document = world.cast.district.slug, world.released.text.document_id
    for path in (
        "",
        "c/",
        "d/",
        "i/",
        "i/BUD01/",
        "i/BUD01/?period=2031",
        "intake/",
        "findings/",
        "findings/1/",
        "delegations/",
        "?q=hoa+khe",
    ):
        yield f"/{path}"
    for path in ("BUD01/steward/", "suggestions/", "suggestions/new/", "suggestions/1/"):
        yield f"/i/{path}"
    for part in (
        "",
        "2022/",
        "2022-H1/",
        "units/",
        "2022/allocation/",
        "2022/allocation/BUD01/",
        "2022-H1/reporting/",
        "2022-H1/entry/",
        "2022-H1/entry/sheet/",
        "2022-H1/entry/sheet.xlsx",
        "2031/",
        "i/BUD01/",
    ):
        yield f"/p/{place}/{part}"
    yield f"/p/{world.cast.commune.slug}/i/BUD01/"
    for part in ("", "review/", "release/", "place/"):
        yield f"/d/{document}/{part}"
    for words in (*MARKS, "hội nghị", "hòa khê", "thu ngân sách"):
        yield f"/search?q={quote(words)}"
    known = {"slug": place, "period": "2022-H1", "code": "BUD01", "pk": document, "uidb64": "Mg", "token": "x-y"}
    for pattern in urls.urlpatterns:  # and every other page of the site's table, about the same things
        if pattern.name in BY_FORM_ALONE:
            continue
        yield reverse(str(pattern.name), kwargs={name: known[name] for name in pattern.pattern.converters})


def come_in(world: World) -> Document:
    """An internal document of the same place, session and indicator, reviewed, by somebody of its own office."""
    cast = world.cast
    clerk = User.objects.create(username="thuky")
    grant_role(user=clerk, role=Role.REVIEWER, locality=cast.district, by=system_viewer())
    text = findable(stored_text(INTERNAL, cast.district, clerk, name="quynh-hoa.txt"))
    plan = claim(INTERNAL, "777,7 tỷ đồng", quantity("777700000000"), planned=True, period=Period.year(2031))
    idea = claim(INTERNAL, "888,8 tỷ đồng", quantity("888800000000"))
    below = claim(INTERNAL, "999,9 tỷ đồng", quantity("999900000000"))
    other = claim(INTERNAL, "666,6 tỷ đồng", quantity("666600000000"))
    claims = (*revenue_claims(INTERNAL), plan, idea, below, other)
    reading = read(text, claims, **internal_session(world))
    record_conference(text.document_id)
    decide(world, reading, clerk)
    return text.document


def internal_session(world: World) -> dict[str, Any]:
    known = session_of(world.released.text.data["content"])["conference"]
    days = (*known.dates, date(2022, 7, 6))
    frame = replace(known, ordinal=19, tenure="XXIV", dates=days, chairs=("Mạc Sa Lạ",), adopted_share=Decimal("87.31"))
    duty = "Giao Tổ Hổ Phách lo liệu"
    span = claim(INTERNAL, duty, quantity("1")).span
    return {
        "conference": frame,
        "people": (Person("Mạc Sa Lạ", ("Bí thư",)),),
        "references": (Reference("77-TM/HU"),),
        "tasks": (Task(span, duty, "Tổ Hổ Phách", None),),
        "mentions": (Mention("person", "Mạc Sa Lạ", claim(INTERNAL, "Mạc Sa Lạ", quantity("1")).span),),
        "statements": (Statement(StatementKind.OPINION, claim(INTERNAL, "Dư luận xôn xao", quantity("1")).span),),
    }


def decide(world: World, reading: StoredReading, clerk: User) -> None:
    """A second witness of the public figure, figures of its own, a correction taken back, rejections."""
    stored = {each.data["quote"]: each for each in reading.claims.all()}
    usual = Placement(code="BUD01", locality=world.cast.district, period=HALF)
    services.confirm_claim(claim=stored["615,3 tỷ đồng"], placement=usual, by=clerk)
    target = replace(usual, period=Period.year(2031), planned=True, set_by="Ban Tối Cẩn")
    services.confirm_claim(claim=stored["777,7 tỷ đồng"], placement=target, by=clerk)
    commune = replace(usual, locality=world.cast.commune)
    services.confirm_claim(claim=stored["999,9 tỷ đồng"], placement=commune, by=clerk)
    standing = Current.objects.get(locality=world.cast.district, period__name="2022-H1").figure
    correction = services.confirm_claim(
        claim=stored["666,6 tỷ đồng"], placement=usual, supersedes=standing, reason="soát lại kín", by=clerk
    )
    services.reopen_claim(decision=correction, reason="soát lại kín", by=clerk)
    services.reject_claim(claim=world.released.claims.get(kind="growth"), reason="soát lại kín", by=clerk)
    services.reject_claim(claim=stored["9%"], reason="soát lại kín", by=clerk)
