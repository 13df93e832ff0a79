"""The pages of resolutions, programmes and plans."""

import pytest
from django.test import Client

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.accounts.models import User
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.services import release_document
from doichieu.hub.programmes.models import Instrument
from doichieu.hub.programmes.tests.handed_in import NEWS, handed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(db: None) -> Cast:
    return assembled()


@pytest.fixture
def document(cast: Cast) -> Document:
    return handed_in(cast)


def browser(user: User | None = None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def said(client: Client, address: str) -> str:
    return str(client.get(address).content.decode())


def record(key: str) -> Instrument:
    return Instrument.objects.get(key=key)


def address_of(row: Instrument) -> str:
    return f"/r/{row.pk}/"


CONFIRMED = {"action": "confirm", "kind": "resolution", "written": "15/NQ-HĐND", "title": "Về năm 2023"}


def test_the_list_is_filtered_by_its_address(cast: Cast, document: Document) -> None:
    owner = browser(cast.owner)
    assert said(owner, "/r/").count('data-testid="record"') == 3
    assert said(owner, f"/r/?place={cast.district.slug}&kind=resolution&state=proposed").count('record"') == 2
    assert said(owner, "/r/?q=nhiem+vu+nam").count('data-testid="record"') == 1
    assert said(owner, "/r/?kind=scheme").count('data-testid="record"') == 0
    assert said(browser(), "/r/").count('data-testid="record"') == 0


def test_a_record_shows_what_cites_it_what_it_does_and_its_tasks(cast: Cast, document: Document) -> None:
    news = handed_in(cast, NEWS, name="tin.txt", title="Tin")
    page = said(browser(cast.owner), address_of(record("15-nq-hđnd")))
    assert "<mark>15/NQ-HĐND</mark>" in page
    assert f'href="/d/{news.pk}/#s-' in page
    assert "<mark>4/NQ-HĐND</mark>" in page
    assert "Rà soát biên chế" in page


def test_a_clerk_confirms_ties_and_merges(cast: Cast, document: Document) -> None:
    owner = browser(cast.owner)
    own, old, above = record("15-nq-hđnd"), record("4-nq-hđnd"), record("09-nq-tu")
    sent = {**CONFIRMED, "place": cast.district.slug, "issued": "01/07/2022", "seen": "1"}
    assert owner.post(address_of(own), sent).status_code == 302
    assert record("15-nq-hđnd").state == "known"
    tied = {"action": "relate", "relation": "carries_out", "other": str(above.pk), "seen": "2"}
    assert owner.post(address_of(own), tied).status_code == 302
    relation = own.relations.get(kind="carries_out")
    untied = {"action": "unrelate", "other": str(relation.pk), "seen": "3"}
    assert owner.post(address_of(own), untied).status_code == 302
    merged = {"action": "merge", "other": str(own.pk), "seen": "1"}
    answer = owner.post(address_of(old), merged)
    assert answer.headers["Location"] == address_of(own)
    assert record("4-nq-hđnd").merged_into == own
    rejected = {"action": "reject", "note": "Gõ nhầm", "seen": "1"}
    assert owner.post(address_of(above), rejected).status_code == 302
    assert record("09-nq-tu").state == "rejected"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({**CONFIRMED, "seen": "9"}, 409),
        ({**CONFIRMED, "written": "", "seen": "1"}, 422),
        ({**CONFIRMED, "issued": "xx", "seen": "1"}, 422),
        ({**CONFIRMED}, 422),
        ({"action": "reject", "seen": "1"}, 422),
        ({"action": "merge", "other": "999999", "seen": "1"}, 404),
        ({"action": "khac", "seen": "1"}, 404),
    ],
)
def test_what_cannot_be_taken_is_told(cast: Cast, document: Document, sent: dict[str, str], status: int) -> None:
    own = record("15-nq-hđnd")
    answer = browser(cast.owner).post(address_of(own), {"place": cast.district.slug, **sent})
    assert answer.status_code == status
    assert record("15-nq-hđnd").step == 1


def test_nobody_acts_who_may_not(cast: Cast, document: Document) -> None:
    own = record("15-nq-hđnd")
    release_document(document=document, by=cast.owner)
    for user in (None, cast.visitor, cast.stranger):
        client = browser(user)
        assert 'data-testid="confirm"' not in said(client, address_of(own))
        sent = {**CONFIRMED, "place": cast.district.slug, "seen": "1"}
        assert client.post(address_of(own), sent).status_code == 403
    assert record("15-nq-hđnd").step == 1


def test_a_page_stays_within_its_number_of_queries(
    cast: Cast, document: Document, django_assert_max_num_queries
) -> None:
    owner = browser(cast.owner)
    with django_assert_max_num_queries(14):
        owner.get("/r/")
    with django_assert_max_num_queries(34):
        owner.get(address_of(record("15-nq-hđnd")))
