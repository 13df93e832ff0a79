"""What Thanh Trì set in 2018 for 2019 and later, seen from its session of 2023: nothing is on record of it, by name.

The articles stand in `../shared/gold`; without them the test is skipped.
"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from lxml import html

from doichieu.hub.access.tests.cast import Cast, assembled, place
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.checks.promises import Fate, promises
from doichieu.hub.conferences.models import Conference
from doichieu.hub.conferences.services import record_conference
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.services import read_document, store_document
from doichieu.hub.places.models import Level
from doichieu.hub.programmes.models import Task
from doichieu.hub.programmes.points import points_of
from doichieu.hub.programmes.services import assign_task, propose_from_document
from doichieu.lexicon.search import words_alone
from tests.test_architecture import ROOT

ARTICLES = ROOT.parent / "shared" / "gold" / "seeds"
LEAD = "Văn phòng Huyện ủy"  # a task is confirmed with one who leads it
SET_IN_2018 = (  # a few plain words of each matter, in the order of the article
    "dai hoi dang bo huyen",
    "de an chuyen de giai phap",
    "quy i 2019",
    "chinh quyen trong sach",
    "kiem diem cong tac",
    "dai hoi mttq",
    "don tet",
    "gia dinh chinh sach",
    "giao quan",
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not ARTICLES.is_dir(), reason="the articles are not beside this checkout"),
]


def both_sessions(cast: Cast) -> Conference:
    """The session of 2023, with both articles in and every proposed task confirmed."""
    district = place("Thanh Trì", "huyện", Level.DISTRICT, cast.province)
    for name, day in (("thanh-tri-2018", date(2018, 12, 13)), ("thanh-tri-2023", date(2023, 12, 12))):
        data = (ARTICLES / f"{name}.txt").read_bytes()
        stored = store_document(
            name=f"{name}.txt", data=data, by=cast.colleague, locality=district, published=day, title=name
        )
        read_document(stored.pk)
        record_conference(stored.pk)
        propose_from_document(stored.pk)
    for task in Task.objects.all():
        assign_task(
            task=task, points=replace(points_of(task), lead_words=LEAD), seen=task.step, by=viewer_of(cast.colleague)
        )
    return Conference.objects.get(sources__reading__text__document=Document.objects.get(title="thanh-tri-2023"))


def test_what_2018_set_for_later_has_no_result_on_record_by_name() -> None:
    cast = assembled()
    found = promises(both_sessions(cast).pk, viewer_of(cast.colleague), on=date(2023, 12, 20))
    [before] = found.earlier
    assert (before.conference.ordinal, before.conference.tenure, before.conference.days) == (
        17,
        "XXIII",
        ["2018-12-11"],
    )
    missing = [words_alone(each.words) for each in before.that(Fate.MISSING)]
    assert [each.fate for each in before.promises] == [Fate.MISSING] * len(before.promises)
    named = [next((name for name in missing if words in name), None) for words in SET_IN_2018]
    assert None not in named
    assert named == missing[: len(named)]


def test_the_page_of_2023_shows_it_first_each_with_the_session_and_the_document_that_set_it() -> None:
    cast = assembled()
    last = both_sessions(cast)
    clerk = Client(headers={"Accept-Language": "vi"})
    clerk.force_login(cast.colleague)
    page: Any = html.fromstring(clerk.get(f"/c/{last.pk}/promises/").content.decode())
    [missing] = page.xpath('//*[@data-testid="missing"]')
    assert "Hội nghị lần thứ 17" in [" ".join(each.text_content().split()) for each in missing.xpath("./h3")][-1][:30]
    lines = missing.xpath("./ol[last()]/li")
    shown = [words_alone(line.text_content()) for line in lines]
    assert [next((number for number, line in enumerate(shown) if words in line), None) for words in SET_IN_2018] == [
        *range(len(SET_IN_2018))
    ]
    assert all(line.xpath('.//a[contains(@href, "/d/") and text()="thanh-tri-2018"]') for line in lines)
    [_, before] = page.xpath('//*[@data-testid="session-promises"]')
    fates = [each.get("data-fate") for each in before.xpath('.//*[@data-testid="promise"]')]
    assert fates == ["missing"] * len(lines)
