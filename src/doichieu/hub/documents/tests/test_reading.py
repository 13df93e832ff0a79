from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from doichieu import claims, reader
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.catalogue.services import load_catalogue
from doichieu.hub.documents import queries, services
from doichieu.hub.documents.models import Document, StoredClaim, StoredReading, StoredText
from doichieu.hub.documents.tests.files import REPORT, docx
from doichieu.hub.ledger import services as ledger
from doichieu.hub.ledger.models import Link, Outgoing
from doichieu.hub.ledger.tests.together import run_together, shared_database

DATA = REPORT.encode()


def stored(cast: Cast, **facts: Any) -> Document:
    wanted: dict[str, Any] = {"name": "ket-qua.txt", "data": DATA, "by": cast.owner, "locality": cast.district} | facts
    return services.store_document(**wanted)


def test_a_reading_is_stored_with_its_claims(cast: Cast) -> None:
    load_catalogue(by=system_viewer())
    document = stored(cast)
    reading = services.read_document(document.pk)
    assert reading is not None
    assert reading.reader_version == reader.READER_VERSION
    revenue, growth, area = queries.claims_of(document)
    assert (revenue.data["value"], revenue.data["unit"], revenue.data["quote"]) == (
        "1250500000000",
        "VND",
        "1.250,5 tỷ đồng",
    )
    assert REPORT[revenue.start : revenue.end] == "1.250,5 tỷ đồng"
    assert (revenue.kind, revenue.planned, revenue.code) == ("level", False, "BUD01")
    assert (revenue.first_day, revenue.last_day) == (date(2022, 1, 1), date(2022, 12, 31))
    assert (growth.kind, growth.data["value"]) == ("growth", "5.2")
    assert (area.data["value"], area.data["unit"]) == ("12", "ha")
    assert Link.objects.order_by("-number")[0].event == "document read"


def test_a_stored_reading_is_the_reading_itself(cast: Cast) -> None:
    document = stored(cast)
    assert queries.stored_reading_of(document) is None
    assert queries.claims_of(document) == []
    services.read_document(document.pk)
    row = queries.stored_reading_of(document)
    assert row is not None
    reading = queries.reading_in(row)
    assert reading == reader.read(queries.text_of(document), locality="Hòa Khê", published=None, wordings={})
    assert reading.claims[0].quantity.value == Decimal(1250500000000)


def test_reading_twice_changes_nothing(cast: Cast) -> None:
    document = stored(cast)
    first = services.read_document(document.pk)
    links = Link.objects.count()
    assert services.read_document(document.pk) == first
    assert (StoredReading.objects.count(), StoredText.objects.count()) == (1, 1)
    assert (StoredClaim.objects.count(), Link.objects.count()) == (3, links)


def test_another_version_of_the_reader_adds_a_reading_over_the_same_text(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = stored(cast)
    first = services.read_document(document.pk)
    monkeypatch.setattr(reader, "READER_VERSION", "9.9.9")
    second = services.read_document(document.pk)
    assert first is not None
    assert second is not None
    assert (first.text_id, second.text_id) == (second.text_id, first.text_id)
    assert queries.stored_reading_of(document) == second
    assert set(queries.latest_readings()) == {second}
    assert StoredReading.objects.count() == 2


def test_the_title_is_taken_from_the_text_unless_one_was_given(cast: Cast) -> None:
    named = stored(cast, title="Báo cáo kết quả")
    services.read_document(named.pk)
    named.refresh_from_db()
    assert named.title == "Báo cáo kết quả"
    unnamed = stored(cast, data=DATA + b"\n", name="khac.txt")
    services.read_document(unnamed.pk)
    unnamed.refresh_from_db()
    assert unnamed.title == "Huyện Hòa Khê họp kiểm điểm năm 2022"


def test_a_word_file_is_read_like_any_other(cast: Cast) -> None:
    document = stored(cast, name="bao-cao.docx", data=docx("Báo cáo", "Năm 2022, huyện trồng 12 ha rừng."))
    services.read_document(document.pk)
    [claim] = queries.claims_of(document)
    assert (claim.data["value"], claim.data["unit"]) == ("12", "ha")


def test_the_job_reads_what_was_stored_once_the_transaction_is_over(
    cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        document = stored(cast)
        assert not StoredReading.objects.exists()
    assert len(queries.claims_of(document)) == 3


def test_the_command_reads_what_no_job_has_read(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    stored(cast)
    assert queries.unread_documents().count() == 1
    call_command("read_documents")
    assert capsys.readouterr().out == "ket-qua.txt: 3 claims\n"
    assert queries.unread_documents().count() == 0
    call_command("read_documents")
    assert capsys.readouterr().out == ""


def broken(*_: Any, **__: Any) -> claims.Reading:
    raise RecursionError("the reader's own fault")


def test_a_document_over_which_the_reader_fails_says_so_and_is_read_by_one_that_does_not(
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    monkeypatch.setattr(reader, "read", broken)
    with django_capture_on_commit_callbacks(execute=True):
        document = stored(cast)
    for _ in range(2):
        document.refresh_from_db()
        assert document.fault == ""
        Outgoing.objects.update(due_at=document.stored_at)
        with django_capture_on_commit_callbacks(execute=True):
            ledger.redeliver()
    document.refresh_from_db()
    assert (document.fault_code, document.fault_facts) == ("reader-failed", {"file": "ket-qua.txt"})
    assert document.original is not None
    assert Link.objects.order_by("-number")[0].event == "document unread"
    monkeypatch.undo()
    call_command("read_documents")
    assert capsys.readouterr().out == ""
    call_command("read_documents", failed=True)
    assert capsys.readouterr().out == "ket-qua.txt: 3 claims\n"
    document.refresh_from_db()
    assert (document.fault, document.fault_code, document.fault_facts) == ("", "", {})


def test_a_failure_is_not_noted_on_a_document_that_was_read(cast: Cast) -> None:
    document = stored(cast)
    services.read_document(document.pk)
    services.note_failure(document.pk)
    document.refresh_from_db()
    assert document.fault == ""


def test_the_reader_puts_a_document_only_where_whoever_handed_it_in_may_hand_in(cast: Cast) -> None:
    own = stored(cast, locality=None)
    foreign = stored(cast, locality=None, by=cast.stranger)
    for document in (own, foreign):
        services.read_document(document.pk)
        document.refresh_from_db()
    assert (own.locality, foreign.locality) == (cast.district, None)


def test_the_reader_puts_no_second_copy_on_a_place(cast: Cast) -> None:
    loose = stored(cast, locality=None)
    kept = stored(cast, by=cast.colleague)
    services.read_document(loose.pk)
    loose.refresh_from_db()
    assert (loose.locality, kept.locality) == (None, cast.district)


@pytest.mark.parametrize(
    "query", ["thu ngan sach", "THU NGÂN SÁCH", "gpmb", "giải phóng mặt bằng", "hòa khê", "1.250,5", "thu ngan sa"]
)
def test_a_document_is_found_by_its_words(cast: Cast, query: str) -> None:
    document = stored(cast)
    services.read_document(document.pk)
    assert queries.found(query, viewer(cast.owner)) == [document]
    assert queries.found(query, viewer(cast.stranger)) == []


def test_words_that_a_document_does_not_hold_do_not_find_it(cast: Cast) -> None:
    document = stored(cast)
    services.read_document(document.pk)
    assert queries.found("thu ngan sach quan", viewer(cast.owner)) == []
    assert queries.found("gan sach", viewer(cast.owner)) == []  # in the middle of a word
    assert queries.found("...", viewer(cast.owner)) == []


def test_words_in_a_row_come_before_words_apart(cast: Cast) -> None:
    apart = stored(cast, name="a.txt", data="Năm 2022 thu 12 ha đất của ngân hàng, sách 3 cuốn.".encode())
    in_a_row = stored(cast, name="b.txt", data="Năm 2021 thu ngân sách 12 tỷ đồng.".encode())
    for document in (apart, in_a_row):
        services.read_document(document.pk)
    assert queries.found("thu ngan sach", viewer(cast.owner)) == [in_a_row, apart]


@pytest.mark.django_db(transaction=True)
def test_two_jobs_that_read_at_the_same_time_leave_one_reading(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.EVENT_HANDLERS = {}
    document = stored(cast)
    with shared_database(tmp_path) as connect:
        readings = run_together(2, connect, lambda _: services.read_document(document.pk))
        assert len({reading.pk for reading in readings if isinstance(reading, StoredReading)}) == 1, readings
        assert all(isinstance(reading, StoredReading) for reading in readings), readings
        assert (StoredReading.objects.count(), StoredClaim.objects.count()) == (1, 3)
