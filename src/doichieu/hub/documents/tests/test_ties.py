from datetime import date

import pytest

from doichieu import claims
from doichieu.hub.access.services import add_locality
from doichieu.hub.access.tests.cast import Cast, place
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.documents.ties import locality_of
from doichieu.hub.places.models import Level


def reading(content: str, locality: str | None, published: date | None = None) -> claims.Reading:
    return claims.Reading(
        claims.Text(content), published, locality, claims=(), conference=None, people=(), references=(), tasks=(),
        other=(), unread=(),
    )  # fmt: skip


def test_a_name_that_one_place_has_is_tied_to_it(cast: Cast) -> None:
    assert locality_of(reading("Hội nghị của Hòa Khê", "Hòa Khê")) == cast.district
    assert locality_of(reading("Hội nghị của Hòa Khê", "huyện Hoà Khê")) == cast.district


def test_no_name_or_an_unknown_one_is_tied_to_nothing(cast: Cast) -> None:
    assert locality_of(reading("Hội nghị", None)) is None
    assert locality_of(reading("Hội nghị của Hòa Khò", "Hòa Khò")) is None


def test_the_kind_that_the_text_puts_before_the_name_decides(cast: Cast) -> None:
    commune = place("Hòa Khê", "xã", Level.COMMUNE, cast.elsewhere)
    assert locality_of(reading("Xã Hòa Khê họp. Xã Hòa Khê giáp huyện Hòa Khê.", "Hòa Khê")) == commune
    assert locality_of(reading("Huyện Hòa Khê họp với xã Hòa Khê", "Hòa Khê")) == cast.district


def test_a_short_form_of_a_kind_counts_too(cast: Cast) -> None:
    commune = place("Hòa Khê", "xã", Level.COMMUNE, cast.elsewhere)
    assert locality_of(reading("Tin từ X. Hòa Khê", "Hòa Khê")) == commune


def test_a_place_that_has_another_kind_by_now_is_known_by_its_level(cast: Cast) -> None:
    assert locality_of(reading("Thị xã Hòa Khê họp", "Hòa Khê")) == cast.district
    assert locality_of(reading("Tỉnh Hòa Khê họp", "Hòa Khê")) is None


def test_a_ward_is_not_the_commune_of_its_name(cast: Cast) -> None:
    assert locality_of(reading("Phường Đồng Mơ họp", "Đồng Mơ")) is None


OF_COMMUNE = "HỘI ĐỒNG NHÂN DÂN\nXÃ ĐỒNG MƠ\n{above}\nSố: 12/NQ-HĐND\n\nXã Đồng Mơ có 12 ha chè.\n"


def test_a_commune_of_the_name_in_another_province_than_the_letterhead_names_is_not_meant(cast: Cast) -> None:
    assert locality_of(reading(OF_COMMUNE.format(above="TỈNH VĨNH SA"), "Đồng Mơ")) is None
    for above in ("TỈNH TÂN SA", "HUYỆN HÒA KHÊ, TỈNH TÂN SA", "ỦY BAN NHÂN DÂN TỈNH"):
        assert locality_of(reading(OF_COMMUNE.format(above=above), "Đồng Mơ")) == cast.commune


def test_a_title_in_capitals_that_names_another_province_is_no_letterhead(cast: Cast) -> None:
    news = "XÃ ĐỒNG MƠ ĐÓN ĐOÀN CÔNG TÁC CỦA TỈNH VĨNH SA\n\nXã Đồng Mơ có 12 ha chè.\n"
    assert locality_of(reading(news, "Đồng Mơ")) == cast.commune


def test_without_a_kind_the_higher_place_is_meant(cast: Cast) -> None:
    place("Hòa Khê", "xã", Level.COMMUNE, cast.elsewhere)
    assert locality_of(reading("Hòa Khê họp", "Hòa Khê")) == cast.district


def test_of_namesakes_the_one_whose_province_is_named_is_meant(cast: Cast) -> None:
    namesake = place("Hòa Khê", "huyện", Level.DISTRICT, cast.elsewhere)
    assert locality_of(reading("Huyện Hòa Khê, tỉnh Vĩnh Sa, họp", "Hòa Khê")) == namesake
    assert locality_of(reading("Huyện Hòa Khê, tỉnh Tân Sa, họp", "Hòa Khê")) == cast.district
    assert locality_of(reading("Huyện Hòa Khê họp", "Hòa Khê")) is None


@pytest.mark.parametrize(("day", "kind"), [(date(2024, 5, 1), "huyện"), (date(2025, 8, 1), "xã")])
def test_the_place_stood_on_the_day_of_the_document(cast: Cast, day: date, kind: str) -> None:
    for each, level, first, last in (
        ("huyện", Level.DISTRICT, None, date(2025, 6, 30)),
        ("xã", Level.COMMUNE, date(2025, 7, 1), None),
    ):
        add_locality(
            name="An Lộc", kind=each, level=level, parent=cast.province, valid_from=first, valid_to=last,
            by=system_viewer(),
        )  # fmt: skip
    found = locality_of(reading("An Lộc họp", "An Lộc", day))
    assert found is not None
    assert found.kind == kind
