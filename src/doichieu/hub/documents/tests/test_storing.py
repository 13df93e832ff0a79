import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from doichieu.hub.access.errors import Refused, UnknownActor
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.documents import door, queries, services
from doichieu.hub.documents.errors import MarkedSecret, NotReadYet, TooLarge
from doichieu.hub.documents.models import Document, State, StoredText
from doichieu.hub.documents.tests.files import REPORT, archive, docx
from doichieu.hub.ledger.models import Link
from doichieu.hub.ledger.tests.together import run_together, shared_database

DATA = REPORT.encode()


def test_a_file_is_kept_as_it_was_with_its_text(cast: Cast) -> None:
    document = services.store_document(
        name="C:\\bao cao\\ket-qua.txt", data=DATA, by=cast.owner, locality=cast.district
    )
    kept = Document.objects.get()
    assert (kept, kept.name, kept.title) == (document, "ket-qua.txt", "ket-qua.txt")
    assert bytes(kept.original) == DATA
    assert kept.digest == hashlib.sha256(DATA).hexdigest()
    assert (kept.state, kept.stored_by, kept.locality, kept.fault) == (State.INTERNAL, cast.owner, cast.district, "")
    assert queries.text_of(kept).content == REPORT
    assert Link.objects.order_by("-number")[0].event == "document stored"


def test_the_same_bytes_are_kept_once(cast: Cast) -> None:
    first = services.store_document(name="a.txt", data=DATA, by=cast.owner, locality=cast.district)
    links = Link.objects.count()
    again = services.store_document(name="b.txt", data=DATA, by=cast.colleague, locality=cast.province)
    assert (again, again.name) == (first, "a.txt")
    assert (Document.objects.count(), StoredText.objects.count(), Link.objects.count()) == (1, 1, links)


def test_what_whoever_hands_in_says_is_kept(cast: Cast) -> None:
    document = services.store_document(
        name="a.txt", data=DATA, by=cast.owner, title=" Báo cáo năm 2022 ", published=date(2022, 12, 30)
    )
    assert (document.title, document.published, document.locality) == ("Báo cáo năm 2022", date(2022, 12, 30), None)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "empty-file"),
        ("blank.txt", b" \n\t\n", "empty-file"),
        ("binary.txt", bytes(range(256)) * 8, "binary-file"),
        ("cut.docx", docx("Thu 12 tỷ đồng")[:900], None),
        ("archive.docx", archive(), None),
        ("wrong.txt", docx("Thu 12 tỷ đồng"), "wrongly-named"),
        ("sheet.xyz", b"Thu 12", "unknown-suffix"),
    ],
)
def test_a_file_that_does_not_open_is_kept_with_its_fault(cast: Cast, name: str, data: bytes, code: str | None) -> None:
    document = services.store_document(name=name, data=data, by=cast.owner, locality=cast.district)
    kept = Document.objects.get(pk=document.pk)
    assert bytes(kept.original) == data
    assert kept.fault.startswith(f"{name}: ")
    assert kept.fault_code
    assert code in (None, kept.fault_code)
    assert kept.fault_facts["file"] == name
    assert not kept.texts.exists()
    with pytest.raises(NotReadYet):
        queries.text_of(kept)
    assert services.read_document(kept.pk) is None
    assert list(queries.unread_documents()) == []


STAMPED = "TUYỆT MẬT\nBÁO CÁO\nThu 12 tỷ đồng.\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", STAMPED.encode()),
        ("a.docx", docx("TỐI MẬT", "Báo cáo")),
        ("a.html", "<html><body><p>MẬT</p><p>Kế hoạch năm 2022 của huyện.</p></body></html>".encode()),
        ("wrong.txt", docx("TỐI MẬT", "Báo cáo")),
        ("wrong.xyz", STAMPED.encode()),
        ("wrong.docx", STAMPED.encode()),
        ("other letters.txt", STAMPED.encode("utf-16")),
    ],
)
def test_a_secrecy_mark_stops_a_file_at_the_door(cast: Cast, name: str, data: bytes) -> None:
    links = Link.objects.count()
    with pytest.raises(MarkedSecret) as refused:
        services.store_document(name=name, data=data, by=cast.owner, locality=cast.district)
    assert refused.value.file == name
    assert (Document.objects.count(), StoredText.objects.count(), Link.objects.count()) == (0, 0, links)


def test_a_file_that_is_too_large_is_not_kept(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "MOST_BYTES", 10)
    with pytest.raises(TooLarge) as refused:
        services.store_document(name="a.txt", data=DATA, by=cast.owner)
    assert (refused.value.size, refused.value.limit) == (len(DATA), 10)
    assert door.MOST_BYTES == 64 * 1024 * 1024
    assert not Document.objects.exists()


def test_one_hands_in_for_ones_own_places_and_by_name(cast: Cast) -> None:
    for by, locality in ((cast.owner, cast.province), (cast.stranger, cast.district), (cast.visitor, None)):
        with pytest.raises(Refused):
            services.store_document(name="a.txt", data=DATA, by=by, locality=locality)
    with pytest.raises(Refused):
        services.store_document(name="a.txt", data=DATA, by=cast.anonymous)
    with pytest.raises(UnknownActor):
        services.store_document(name="a.txt", data=DATA, by=system_viewer())
    assert not Document.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_same_bytes_handed_in_at_the_same_time_are_kept_once(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.EVENT_HANDLERS = {}
    with shared_database(tmp_path) as connect:
        stored = run_together(
            3, connect, lambda number: services.store_document(name=f"{number}.txt", data=DATA, by=cast.owner)
        )
        assert [type(document) for document in stored] == [Document] * 3, stored
        assert (Document.objects.count(), StoredText.objects.count()) == (1, 1)
