from datetime import date

import pytest

from doichieu.hub.access.errors import Refused
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.documents import services
from doichieu.hub.documents.errors import AlreadyPlaced, KeptThere
from doichieu.hub.documents.models import Document
from doichieu.hub.ledger.models import Link


def test_a_document_without_a_place_is_given_one_once(cast: Cast) -> None:
    stored = services.store_document(name="a.txt", data=b"Thu 5 t\xe1\xbb\xb7", by=cast.owner)
    placed = services.place_document(document=stored, locality=cast.commune, by=cast.owner)
    assert placed.locality == cast.commune
    assert Link.objects.latest("number").event == "document placed"
    with pytest.raises(AlreadyPlaced):
        services.place_document(document=stored, locality=cast.district, by=cast.owner)


def test_a_document_goes_to_no_place_that_is_not_ones_own(cast: Cast) -> None:
    stored = services.store_document(name="a.txt", data=b"Thu 5 t\xe1\xbb\xb7", by=cast.owner)
    with pytest.raises(Refused):
        services.place_document(document=stored, locality=cast.elsewhere, by=cast.owner)


def test_a_document_goes_to_no_place_that_has_the_same_file(cast: Cast) -> None:
    loose = services.store_document(name="a.txt", data=b"Thu 5 t\xe1\xbb\xb7", by=cast.owner)
    services.store_document(name="b.txt", data=b"Thu 5 t\xe1\xbb\xb7", by=cast.colleague, locality=cast.district)
    with pytest.raises(KeptThere):
        services.place_document(document=loose, locality=cast.district, by=cast.owner)


UNLISTED = """\
Xã Phú Sơn Tây thu ngân sách đạt khá

Sáu tháng đầu năm 2026, xã Phú Sơn Tây thu ngân sách đạt 5,2 tỷ đồng; huyện Hòa Khê khen ngợi.
"""


def handed_in(cast: Cast, text: str = UNLISTED, **facts: object) -> Document:
    stored = services.store_document(name="a.txt", data=text.encode(), by=cast.owner, **facts)  # type: ignore[arg-type]
    services.read_document(stored.pk)
    return Document.objects.get(pk=stored.pk)


def test_a_text_that_names_a_place_of_no_list_asks_whose_it_is_wherever_it_is_kept(cast: Cast) -> None:
    loose = handed_in(cast)
    assert (loose.locality, loose.named_place) == (None, "xã Phú Sơn Tây")
    kept = handed_in(cast, f"{UNLISTED}Hết.", locality=cast.district)
    assert (kept.locality, kept.named_place) == (cast.district, "xã Phú Sơn Tây")
    placed = services.place_document(document=loose, locality=cast.commune, by=cast.owner)
    assert placed.named_place == ""


@pytest.mark.parametrize("name", ["Hòa Khê", "Đồng Mơ"])  # its own, and another one of the list
def test_a_text_that_names_a_place_of_the_list_asks_nothing(cast: Cast, name: str) -> None:
    kept = handed_in(cast, UNLISTED.replace("Phú Sơn Tây", name), locality=cast.district)
    assert kept.named_place == ""
    assert handed_in(cast, "Thu ngân sách đạt 5,2 tỷ đồng.", locality=cast.district).named_place == ""


OF_WARD = """\
ĐẢNG BỘ THÀNH PHỐ VĨNH SA
ĐẢNG ỦY PHƯỜNG ĐỒNG MƠ
*
Số 15-TB/ĐU

THÔNG BÁO
Kết luận hội nghị Ban Thường vụ Đảng ủy phường

Đảng ủy phường Đồng Mơ yêu cầu các chi bộ nộp báo cáo trước ngày 30/10/2026.
"""
OF_NAMESAKE = (
    "HỘI ĐỒNG NHÂN DÂN\nXÃ ĐỒNG MƠ\nTỈNH VĨNH SA\nSố: 8/NQ-HĐND\n\nXã Đồng Mơ thu ngân sách đạt 5,2 tỷ đồng.\n"
)


@pytest.mark.parametrize(
    ("text", "named"),
    [(OF_WARD, "phường Đồng Mơ, thành phố Vĩnh Sa"), (OF_NAMESAKE, "xã Đồng Mơ, tỉnh Vĩnh Sa")],
)
def test_a_ward_or_a_commune_of_another_province_is_asked_about_and_not_taken_for_the_commune_of_its_name(
    cast: Cast, text: str, named: str
) -> None:
    loose = handed_in(cast, text)
    assert (loose.locality, loose.named_place) == (None, named)
    kept = handed_in(cast, f"{text}Hết.", locality=cast.commune)
    assert (kept.locality, kept.named_place) == (cast.commune, named)


def test_the_letterhead_of_the_place_itself_asks_nothing(cast: Cast) -> None:
    own = OF_NAMESAKE.replace("VĨNH SA", "TÂN SA")
    assert handed_in(cast, own, locality=cast.commune).named_place == ""
    assert handed_in(cast, f"{own}Hết.").locality == cast.commune


def test_what_was_answered_is_not_asked_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = handed_in(cast, locality=cast.district)
    with pytest.raises(Refused):
        services.confirm_place(document=kept, by=cast.stranger)
    assert services.confirm_place(document=kept, by=cast.owner).named_place == ""
    assert Link.objects.latest("number").event == "document place confirmed"
    monkeypatch.setattr("doichieu.reader.READER_VERSION", "9")
    services.read_document(kept.pk)
    assert Document.objects.get(pk=kept.pk).named_place == ""


def test_it_is_handed_in_for_another_place_too_and_stays_where_it_was(cast: Cast) -> None:
    kept = handed_in(cast, locality=cast.district, published=date(2026, 7, 1))
    with pytest.raises(Refused):
        services.hand_in_elsewhere(document=kept, locality=cast.elsewhere, by=cast.owner)
    other = services.hand_in_elsewhere(document=kept, locality=cast.commune, by=cast.owner)
    assert (other.locality, other.name, other.digest, other.published) == (
        cast.commune,
        "a.txt",
        kept.digest,
        date(2026, 7, 1),
    )
    assert Document.objects.get(pk=kept.pk).named_place == ""
    assert services.read_document(other.pk) is not None
