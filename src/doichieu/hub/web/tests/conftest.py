"""A small site: one reviewed document and one still to review, and who looks at them."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from doichieu.claims import Person, Reference, SessionFrame, Span, Task
from doichieu.claims.sessions import Mention
from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.accounts.models import User
from doichieu.hub.conferences.models import Conference
from doichieu.hub.conferences.services import record_conference
from doichieu.hub.documents.models import Document, StoredText
from doichieu.hub.intake import services
from doichieu.hub.intake.placements import Placement
from doichieu.hub.places.models import Locality
from doichieu.hub.register.tests.worked import HALF, SENTENCE, indicator, read, revenue_claims, stored_text

MEETING = (
    "Ban Chấp hành Đảng bộ huyện Hòa Khê khóa XII họp hội nghị lần thứ 9 ngày 05/07/2022. "
    "Bí thư Huyện ủy Lý Sa Mơ giao Phòng Tài chính báo cáo trước ngày 30/9/2022."
)


@dataclass(frozen=True)
class Site:
    """What the tests look at."""

    cast: Cast
    reviewed: Document  # its amount is confirmed
    pending: Document  # nothing decided
    text: StoredText  # of the pending document

    def of(self, user: User | None) -> Client:
        """A browser of this person; None: of an anonymous visitor."""
        client = Client()
        if user is not None:
            client.force_login(user)
        return client

    @property
    def owner(self) -> Client:
        return self.of(self.cast.owner)

    @property
    def anonymous(self) -> Client:
        return self.of(None)

    @property
    def conference(self) -> Conference:
        return Conference.objects.get()


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """Built once for a module, and taken back at its end: what a test writes is taken back with the test."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield assembled_site()
        transaction.set_rollback(True)


@pytest.fixture
def site(built: Site, db: None) -> Site:
    """Rows that a test may look at and change as if they were its own."""
    return deepcopy(built)


def assembled_site() -> Site:
    cast = assembled()
    indicator("BUD01", name_vi="Thu ngân sách nhà nước", name_en="State revenue", search="bud01 thu ngan sach")
    reviewed = stored_text(f"{SENTENCE}\n{MEETING}", cast.district, cast.owner, name="bao-cao.txt")
    pending = stored_text(f"Bản khác: {SENTENCE}", cast.district, cast.owner, name="tin.txt")
    reading = read(reviewed, revenue_claims(reviewed.data["content"]), **session_of(reviewed.data["content"]))
    read(pending, revenue_claims(pending.data["content"]))
    confirm(cast, reading.claims.get(kind="level"))
    record_conference(reviewed.document_id)
    return Site(cast, reviewed.document, pending.document, pending)


def confirm(cast: Cast, stored: services.Decided, place: Locality | None = None) -> None:
    """The owner confirms an amount of revenue in the first half of 2022, of the district or another place."""
    placement = Placement(code="BUD01", locality=place or cast.district, period=HALF)
    services.confirm_claim(claim=stored, placement=placement, by=viewer_of(cast.owner))


def session_of(content: str) -> dict[str, Any]:
    """What a reader would make of `MEETING` within `content`."""

    def span(quote: str) -> Span:
        start = content.index(quote)
        return Span(start, start + len(quote))

    task = "báo cáo trước ngày 30/9/2022"
    return {
        "conference": SessionFrame(
            body="Ban Chấp hành Đảng bộ huyện Hòa Khê",
            ordinal=9,
            tenure="XII",
            term=None,
            dates=(date(2022, 7, 5),),
            extended=False,
            chairs=("Lý Sa Mơ",),
            adopted_share=None,
        ),
        "people": (Person("Lý Sa Mơ", ("Bí thư Huyện ủy",)),),
        "references": (Reference("12-NQ/HU"),),
        "tasks": (Task(span(task), task, "Phòng Tài chính", date(2022, 9, 30)),),
        "mentions": (
            Mention("conference.ordinal", "9", span("hội nghị lần thứ 9")),
            Mention("person", "Lý Sa Mơ", span("Lý Sa Mơ")),
        ),
    }
