from datetime import date

import pytest

from doichieu.hub.access.errors import Refused
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.documents import services
from doichieu.hub.documents.dating import day_offered
from doichieu.hub.documents.errors import AlreadyDated
from doichieu.hub.documents.models import Document
from doichieu.hub.ledger.models import Link
from doichieu.reader import read

TODAY = date(2026, 8, 1)
NEWS = """\
Xã Đồng Mơ họp bàn việc làm đường

Ngày 14/7/2026, xã Đồng Mơ họp bàn việc làm 3 km đường thôn. Việc làm đường kết thúc ngày 20/12/2026.
"""


def handed_in(cast: Cast, text: str = NEWS) -> Document:
    stored = services.store_document(name="a.txt", data=text.encode(), by=cast.owner, locality=cast.commune)
    services.read_document(stored.pk)
    return Document.objects.get(pk=stored.pk)


def test_the_first_full_day_of_the_first_lines_is_offered() -> None:
    assert day_offered(read(NEWS), TODAY) == date(2026, 7, 14)


def test_the_last_day_of_the_session_is_offered_before_any_other() -> None:
    text = (
        "Căn cứ Kế hoạch ngày 02/6/2026 của xã.\n\n"
        "Trong hai ngày 14 và 15/7/2026, Hội đồng nhân dân xã Đồng Mơ khóa XXI tổ chức kỳ họp thứ 4."
    )
    assert day_offered(read(text), TODAY) == date(2026, 7, 15)


def test_no_day_is_offered_that_has_not_come_or_has_no_year_or_stands_far_below() -> None:
    assert day_offered(read("Xã họp ngày 14/7 về thu ngân sách."), TODAY) is None
    assert day_offered(read("Xã làm xong đường trước ngày 20/12/2026."), TODAY) is None
    assert day_offered(read("Xã họp.\n\n" * 12 + "Ngày 14/7/2026 xã họp."), TODAY) is None


def test_a_document_without_a_day_is_given_one_once(cast: Cast) -> None:
    stored = handed_in(cast)
    assert stored.published is None
    dated = services.date_document(document=stored, published=date(2026, 7, 14), by=cast.owner)
    assert dated.published == date(2026, 7, 14)
    assert Link.objects.latest("number").event == "document dated"
    with pytest.raises(AlreadyDated):
        services.date_document(document=stored, published=date(2026, 7, 15), by=cast.owner)


def test_nobody_dates_a_document_of_another_place(cast: Cast) -> None:
    stored = handed_in(cast)
    with pytest.raises(Refused):
        services.date_document(document=stored, published=date(2026, 7, 14), by=cast.stranger)
    assert Document.objects.get(pk=stored.pk).published is None
