"""The page that opens the record of a session, and undoing a merging on the page of its clerk."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.conferences.models import Conference, FieldEntry, Merging
from doichieu.hub.conferences.services import merge_conferences
from doichieu.hub.conferences.tests.told import TALK, clerk, other_frame, record, talked

TYPED = {
    "body": "HĐND huyện Hòa Khê",
    "ordinal": "5",
    "tenure": "xx",
    "dates": "03/08/2026, 04082026",
    "place": "Hội trường A",
}
pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return assembled()


def browser(cast: Cast) -> Client:
    found = Client(headers={"Accept-Language": "vi"})
    found.force_login(clerk(cast))
    return found


def address(cast: Cast) -> str:
    return f"/p/{cast.district.slug}/sessions/new/"


def test_a_clerk_opens_a_session_from_the_list_of_sessions(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = browser(cast)
    assertContains(client.get("/c/"), f'href="{address(cast)}"')
    with django_assert_max_num_queries(12):
        assertContains(client.get(address(cast)), 'data-testid="open"')
    answer = client.post(address(cast), TYPED)
    opened = Conference.objects.get()
    assert answer.headers["Location"] == f"/c/{opened.pk}/"
    assert (opened.ordinal, opened.tenure, opened.days) == (5, "XX", ["2026-08-03", "2026-08-04"])
    page = client.get(f"/c/{opened.pk}/")
    assertContains(page, "Hội trường A")
    assertContains(page, "03/08/2026")
    assertContains(client.get("/c/"), f'href="/c/{opened.pk}/"')
    assertContains(client.get(f"/c/{opened.pk}/promises/"), 'data-testid="missing"')
    assert FieldEntry.objects.filter(item="extended").count() == 0
    assertNotContains(Client().get("/c/"), f'href="/c/{opened.pk}/"')


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"dates": "31/02/2026"}, "31/02/2026"),
        ({"dates": "mai"}, "không phải ngày"),
        ({"dates": "", "ordinal": ""}, "Ngày: chưa ghi gì"),
        ({"dates": "05/07/2026 - "}, "còn thiếu ngày cuối"),
        ({"ordinal": "năm"}, "“năm”"),
    ],
)
def test_what_was_typed_stays_where_the_session_cannot_be_opened(cast: Cast, typed: dict[str, str], told: str) -> None:
    answer = browser(cast).post(address(cast), {**TYPED, **typed})
    assertContains(answer, told, status_code=422)
    assertContains(answer, 'value="HĐND huyện Hòa Khê"', status_code=422)
    assert Conference.objects.count() == 0


def test_one_that_is_on_record_is_led_to(cast: Cast) -> None:
    client = browser(cast)
    client.post(address(cast), TYPED)
    answer = client.post(address(cast), {**TYPED, "place": "Nơi khác"})
    assertContains(answer, f'href="/c/{Conference.objects.get().pk}/"', status_code=422)


def test_a_merging_is_undone_where_it_stands(cast: Cast) -> None:
    client, user = browser(cast), clerk(cast, "other")
    kept = record(talked(cast))
    gone = record(talked(cast, content=f"Tin: {TALK}", frame=other_frame(ordinal=16)))
    merging = merge_conferences(conference=gone, into=kept, reason="một kỳ họp", by=user)
    page = client.get(f"/c/{kept.pk}/keep/")
    assertContains(page, 'data-testid="part"')
    assertContains(page, "một kỳ họp")
    sent = {"action": "part", "merging": str(merging.pk), "reason": ""}
    assertContains(client.post(f"/c/{kept.pk}/keep/", sent), "lý do", status_code=422)
    answer = client.post(f"/c/{kept.pk}/keep/", {**sent, "reason": "hai kỳ họp"})
    assert answer.headers["Location"] == f"/c/{gone.pk}/keep/#documents"
    assert client.get(f"/c/{gone.pk}/").status_code == 200
    assert Merging.objects.filter(parting__isnull=True).count() == 0
    assertContains(client.post(f"/c/{kept.pk}/keep/", {**sent, "reason": "nữa"}), "tách", status_code=422)
