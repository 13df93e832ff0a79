"""Feeds for calendar programs: what is in them, and for whom."""

import re

from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.tokens import calendar_viewer_with, issue_token, viewer_with
from doichieu.hub.conferences.tests.told import TALK, other_frame, record, talked
from doichieu.hub.documents.models import State
from doichieu.hub.web.tests.conftest import Site


def names(client: Client, path: str) -> list[str]:
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return [str(event["summary"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")]


def address_of(cast: Cast) -> str:
    browser = Client()
    browser.force_login(cast.owner)
    page = browser.post(reverse("calendar_address")).content.decode()
    [address] = re.findall(r'data-testid="calendar-address">http://testserver([^<]+)<', page)
    return str(address)


def test_the_public_feed_has_released_sessions_alone_and_an_accounts_feed_all_that_it_may_see(site: Site) -> None:
    frame = other_frame(ordinal=18, dates=())
    assert record(talked(site.cast, frame=frame)).days == []
    record(talked(site.cast, content=f"Tin: {TALK}", state=State.RELEASED))
    public = ["Hội nghị lần thứ 17, Ban Chấp hành Đảng bộ huyện Hòa Khê khóa XXIV"]
    inside = [*public, "Hội nghị lần thứ 9, Ban Chấp hành Đảng bộ huyện Hòa Khê khóa XII"]
    assert names(Client(), "/c.ics") == public
    address = address_of(site.cast)
    assert names(Client(), address) == inside
    assert names(site.owner, "/c.ics") == inside
    slug, other = site.cast.district.slug, site.cast.elsewhere.slug
    token = address.partition("?")[2]
    assert names(Client(), f"/p/{slug}/sessions.ics?{token}") == inside
    assert names(Client(), f"/p/{site.cast.province.slug}/sessions.ics") == public
    assert names(Client(), f"/p/{other}/sessions.ics?{token}") == []


def test_a_new_address_ends_the_one_before_and_a_wrong_one_is_refused(site: Site) -> None:
    first, second = address_of(site.cast), address_of(site.cast)
    assert Client().get(first).status_code == 403
    assert Client().get(second).status_code == 200
    assert Client().get("/c.ics?token=dcc_x").status_code == 403


def test_the_secret_of_a_calendar_opens_the_feed_and_nothing_else(site: Site) -> None:
    secret = address_of(site.cast).partition("token=")[2]
    assert viewer_with(secret) is None
    assert calendar_viewer_with(secret) is not None
    of_program = issue_token(user=site.cast.owner, name="x", days=1, by=site.cast.owner)
    assert calendar_viewer_with(of_program) is None
    assert Client(headers={"Authorization": f"Bearer {secret}"}).get("/api/documents").status_code == 401
