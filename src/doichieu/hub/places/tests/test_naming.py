import pytest

from doichieu.hub.places.naming import free_slug, kind_and_name, place_terms, slug_of


def test_a_slug_holds_kind_name_and_the_names_above() -> None:
    assert slug_of("huyện", "Thanh Trì", ["Hà Nội"]) == "huyen-thanh-tri-ha-noi"
    assert slug_of("phường", "1", ["Vũng Tàu", "Bà Rịa - Vũng Tàu"]) == "phuong-1-vung-tau-ba-ria-vung-tau"
    assert slug_of("xã", "Ea H'Leo", ["Đắk Lắk"]) == "xa-ea-h-leo-dak-lak"


def test_a_slug_that_is_taken_gets_the_year_of_its_end_then_the_code_then_a_number() -> None:
    taken = {"tinh-an", "tinh-an-2025", "tinh-an-08", "tinh-an-2"}
    assert free_slug("tinh-binh", last_year=2025, code="08", taken=taken) == "tinh-binh"
    assert free_slug("tinh-an", last_year=2025, code="09", taken={"tinh-an"}) == "tinh-an-2025"
    assert free_slug("tinh-an", last_year=2025, code="09", taken=taken) == "tinh-an-09"
    assert free_slug("tinh-an", last_year=None, code="09", taken={"tinh-an"}) == "tinh-an-09"
    assert free_slug("tinh-an", last_year=2025, code="08", taken=taken) == "tinh-an-3"
    assert free_slug("tinh-an", last_year=None, code="", taken=taken) == "tinh-an-3"


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("Q1", ("quan", "1")),
        ("q. 1", ("quan", "1")),
        ("P.Hội Phú", ("phuong", "hoi", "phu")),
        ("TX Sơn Tây", ("thi", "xa", "son", "tay")),
        ("tp. Huế", ("thanh", "pho", "hue")),
        ("TP HCM", ("thanh", "pho", "ho", "chi", "minh")),
        ("Thanh Trì", ("thanh", "tri")),
        ("x Đại Thanh", ("x", "dai", "thanh")),
        ("  ", ()),
    ],
)
def test_short_forms_of_kinds_are_written_out(query: str, terms: tuple[str, ...]) -> None:
    assert place_terms(query) == terms


@pytest.mark.parametrize(
    ("written", "parted"),
    [
        ("huyện Thanh Trì", ("huyện", "thanh trì")),
        ("TP. Thủ Đức", ("thành phố", "thủ đức")),
        ("Thị  trấn Văn Điển", ("thị trấn", "văn điển")),
        ("Thanh Trì", (None, "thanh trì")),
        ("Xã Đàn", ("xã", "đàn")),
        ("Phường", (None, "phường")),
        ("Quảng Ninh", (None, "quảng ninh")),
    ],
)
def test_a_name_is_parted_from_its_kind(written: str, parted: tuple[str | None, str]) -> None:
    assert kind_and_name(written) == parted
