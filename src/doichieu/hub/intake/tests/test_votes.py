"""The numbers of a session's votes wait for no reviewer; its figures do."""

from datetime import date
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.documents.models import Document, StoredClaim
from doichieu.hub.documents.services import read_document, store_document
from doichieu.hub.intake import queries

pytestmark = pytest.mark.django_db
NEWS = (
    "Ngày 20/12/2021, hội nghị lần thứ 7 Ban Chấp hành Đảng bộ huyện Hòa Khê khóa XII được tổ chức.\n\n"
    "Hội nghị biểu quyết thông qua Nghị quyết về rác với 31/33 đại biểu tán thành. Huyện đã kết nạp 45 đảng viên.\n"
)


@pytest.fixture
def cast() -> Cast:
    return assembled()


@pytest.fixture
def document(cast: Cast) -> Document:
    stored = store_document(
        name="tin.txt", data=NEWS.encode(), by=cast.owner, locality=cast.district, published=date(2021, 12, 21)
    )
    read_document(stored.pk)
    return stored


def test_a_vote_is_no_item_of_the_review(cast: Cast, document: Document) -> None:
    owner = viewer_of(cast.owner)
    assert [item.claim.quote for item in queries.review_of(document, owner)] == ["45 đảng viên"]
    [waiting] = queries.pending_documents(owner)
    assert waiting.undecided == 1
    client = Client(headers={"Accept-Language": "vi"})
    client.force_login(cast.owner)
    page = client.get(f"/d/{document.pk}/").content.decode()
    assert "kết quả biểu quyết của kỳ họp" in page
    assert page.count("claim-mark") == 1


def test_votes_of_readings_from_before_are_noted(cast: Cast, document: Document) -> None:
    noted = set(StoredClaim.objects.filter(of_vote=True).values_list("claim_id", flat=True))
    assert len(noted) == 1
    StoredClaim.objects.update(of_vote=False)
    migration = import_module("doichieu.hub.documents.migrations.0005_numbers_of_votes")
    migration.note_votes(apps, SimpleNamespace(connection=connection))
    assert set(StoredClaim.objects.filter(of_vote=True).values_list("claim_id", flat=True)) == noted
