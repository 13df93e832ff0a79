import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from doichieu import claims
from doichieu.hub.access.errors import Refused, UnknownActor
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.documents import door, queries, services
from doichieu.hub.documents.errors import MarkedSecret, NotReadYet, TooLarge
from doichieu.hub.documents.models import Document, State, StoredText
from doichieu.hub.documents.tests.files import REPORT, archive, docx
from doichieu.hub.ledger.models import Link
from doichieu.hub.ledger.tests.together import run_together, shared_database
from doichieu.reader.formats import open_bytes

DATA = REPORT.encode()


def test_a_file_is_kept_as_it_was_with_its_text(cast: Cast) -> None:
    document = services.store_document(
        name="C:\\bao cao\\ket-qua.txt", data=DATA, by=cast.owner, locality=cast.district
    )
    kept = Document.objects.get()
    assert (kept, kept.name, kept.title) == (document, "ket-qua.txt", "ket-qua.txt")
    assert bytes(kept.original or b"") == DATA
    assert kept.size == len(DATA)
    assert kept.digest == hashlib.sha256(DATA).hexdigest()
    assert (kept.state, kept.stored_by, kept.locality, kept.fault) == (State.INTERNAL, cast.owner, cast.district, "")
    assert queries.text_of(kept).content == REPORT
    assert Link.objects.order_by("-number")[0].event == "document stored"


def test_the_same_bytes_are_kept_once_a_place(cast: Cast) -> None:
    first = services.store_document(name="a.txt", data=DATA, by=cast.owner, locality=cast.district)
    links = Link.objects.count()
    again = services.store_document(name="b.txt", data=DATA, by=cast.colleague, locality=cast.district)
    assert (again, again.name) == (first, "a.txt")
    assert (Document.objects.count(), StoredText.objects.count(), Link.objects.count()) == (1, 1, links)


def test_nobody_learns_that_another_place_has_the_same_file(cast: Cast) -> None:
    first = services.store_document(name="a.txt", data=DATA, by=cast.owner, locality=cast.district)
    for place in (cast.elsewhere, None):
        own = services.store_document(name="b.txt", data=DATA, by=cast.stranger, locality=place)
        assert (own.name, own.locality, own.stored_by) == ("b.txt", cast.elsewhere, cast.stranger)
        assert own != first
        assert queries.document(own.pk, viewer(cast.stranger)) == own


def test_two_people_without_a_place_do_not_learn_of_each_other(cast: Cast) -> None:
    first = services.store_document(name="a.txt", data=DATA, by=cast.owner)
    second = services.store_document(name="b.txt", data=DATA, by=cast.stranger)
    assert (first.name, second.name) == ("a.txt", "b.txt")
    assert services.store_document(name="c.txt", data=DATA, by=cast.owner) == first


def test_a_place_that_is_named_the_second_time_is_taken(cast: Cast) -> None:
    first = services.store_document(name="a.txt", data=DATA, by=cast.owner)
    again = services.store_document(name="a.txt", data=DATA, by=cast.owner, locality=cast.district)
    assert (again, again.locality, Document.objects.count()) == (first, cast.district, 1)


def test_without_a_place_what_one_may_see_already_is_not_stored_anew(cast: Cast) -> None:
    first = services.store_document(name="a.txt", data=DATA, by=cast.owner, locality=cast.district)
    assert services.store_document(name="b.txt", data=DATA, by=cast.colleague) == first


def test_what_could_not_be_opened_is_opened_again_under_its_new_name(cast: Cast) -> None:
    data = docx("Năm 2022 thu 12 tỷ đồng.")
    faulty = services.store_document(name="report.txt", data=data, by=cast.owner, locality=cast.district)
    assert faulty.fault_code == "wrongly-named"
    mended = services.store_document(name="report.docx", data=data, by=cast.owner, locality=cast.district)
    kept = Document.objects.get()
    assert (mended, kept.name, kept.title, kept.fault, kept.fault_code, kept.fault_facts) == (
        faulty, "report.docx", "report.docx", "", "", {},
    )  # fmt: skip
    assert bytes(kept.original or b"") == data
    assert queries.text_of(kept).content == "Năm 2022 thu 12 tỷ đồng."
    assert Link.objects.order_by("-number")[0].event == "document stored"


def test_a_fault_names_the_file_as_it_is_handed_in_now(cast: Cast) -> None:
    services.store_document(name="empty.txt", data=b"", by=cast.owner, locality=cast.district)
    again = services.store_document(name="e.docx", data=b"", by=cast.owner, locality=cast.district)
    assert (again.name, again.fault_facts["file"]) == ("e.docx", "e.docx")
    assert again.fault.startswith("e.docx: ")
    assert Document.objects.count() == 1


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
def test_of_a_file_that_does_not_open_the_fault_is_kept_and_not_the_file(
    cast: Cast, name: str, data: bytes, code: str | None
) -> None:
    document = services.store_document(name=name, data=data, by=cast.owner, locality=cast.district)
    kept = Document.objects.get(pk=document.pk)
    assert (kept.original, kept.size, kept.digest) == (None, len(data), hashlib.sha256(data).hexdigest())
    assert Link.objects.order_by("-number")[0].event == "document unreadable"
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


@pytest.mark.parametrize(
    ("name", "data", "times"),
    [("a.docx", docx("Báo cáo")[:900], 1), ("a.html", docx("Báo cáo"), 2), ("a.pdf", b"%PDF-1.4 \xff", 1)],
)
def test_no_file_is_opened_more_often_than_under_its_name_and_as_what_it_is(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, times: int
) -> None:
    opened: list[str] = []

    def counted(name: str, data: bytes) -> claims.Text:
        opened.append(name)
        return open_bytes(name, data)

    monkeypatch.setattr(door, "open_bytes", counted)
    services.store_document(name=name, data=data, by=cast.owner, locality=cast.district)
    assert len(opened) == times, opened


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
