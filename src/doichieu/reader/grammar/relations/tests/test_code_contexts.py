import pytest

from doichieu.reader import read


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Phấn đấu giải ngân 95% kế hoạch vốn.", ["INV03"]),
        ("Vốn chương trình MTQG giải ngân 12 tỷ đồng, bằng 40% kế hoạch vốn.", [None, None]),
        ("Xã Lâm Khê họp\n* Điều chỉnh vốn đầu tư công năm 2025\nĐến nay toàn xã giải ngân 12 tỷ đồng.", ["INV02"]),
        ("Xã Lâm Khê họp\n* Điều chỉnh vốn đầu tư công năm 2025.\nĐến nay toàn xã giải ngân 12 tỷ đồng.", [None]),
        ("THÔNG BÁO\nKết luận về vốn đầu tư công\nXã họp.\n1. Xã giải ngân 12 tỷ đồng.", ["INV02"]),
        ("Xã Lâm Khê họp\nvề vốn đầu tư công\nXã họp.\n1. Xã giải ngân 12 tỷ đồng.", [None]),
    ],
)
def test_a_short_wording_is_coded_by_the_words_that_stand_around_it(text: str, codes: list[str | None]) -> None:
    assert [claim.code for claim in read(text).claims] == codes


def test_what_is_taken_out_of_a_figure_does_not_name_it() -> None:
    claims = read("Thu ngân sách 203 tỷ đồng, nếu trừ tiền sử dụng đất thì mới đạt 71,2%.").claims
    assert claims[1].code is None


def test_the_share_of_a_count_in_its_whole_has_a_code_of_its_own() -> None:
    claims = read("Toàn xã còn 63 hộ nghèo, chiếm 1,12%, giảm 0,47 điểm phần trăm so với năm 2024.").claims
    assert [claim.code for claim in claims] == ["SOC09", "SOC01", "SOC01"]


def test_animals_that_were_lost_are_no_herd() -> None:
    claims = read("Bão làm chết, cuốn trôi 465 con lợn, 26.300 con gia cầm. Chăn nuôi: lợn 5.200 con.").claims
    assert [claim.code for claim in claims] == [None, None, "AGR08"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Giải ngân vốn đầu tư công ước 92,7%.", ["INV03"]),
        ("Giải ngân vốn đầu tư công 46 tỷ đồng (55%).", ["INV02", "INV02"]),
        ("Vốn đầu tư công còn chậm: 12 chủ đầu tư giải ngân trên 80%.", [None, None]),
    ],
)
def test_a_share_disbursed_has_its_own_code_where_no_amount_stands_beside_it(
    text: str, codes: list[str | None]
) -> None:
    assert [claim.code for claim in read(text).claims] == codes


def test_a_percentage_that_counted_targets_reached_is_not_of_the_targets() -> None:
    claims = read("Có 11 chỉ tiêu kinh tế - xã hội đạt trên 75% kế hoạch năm.").claims
    assert [claim.code for claim in claims] == ["TAR02", None]


def test_the_plan_in_brackets_behind_a_percentage_has_the_code_of_what_the_percentage_rates() -> None:
    claims = read("Xã kết nạp 29 đảng viên mới, đạt 14,5% chỉ tiêu năm (200 đảng viên).").claims
    assert [claim.code for claim in claims] == ["PAR01", "PAR01", "PAR01"]


def test_a_crop_named_under_the_sown_area_is_its_area() -> None:
    claims = read("Tổng diện tích gieo trồng vụ xuân 610 ha, trong đó: lúa 412 ha, ngô 98 ha.").claims
    assert [claim.code for claim in claims][1:] == ["AGR06", None]


def test_words_that_bar_an_indicator_bar_no_rate_behind_a_semicolon() -> None:
    claims = read("Mức hỗ trợ 20 triệu đồng/nhà; phấn đấu tỷ lệ hộ nghèo còn 1,9%.").claims
    assert claims[1].code == "SOC01"


def test_what_is_added_to_a_stock_has_no_code_and_what_the_stock_comes_to_has_its_own() -> None:
    claims = read("Có thêm 2 xã đạt chuẩn nông thôn mới, đưa tổng số lên 9/11 xã.").claims
    assert [claim.code for claim in claims] == [None, "NRD01"]


@pytest.mark.parametrize("kind", ["Vụ tai nạn lao động", "Vụ tai nạn điện", "Vụ tai nạn tại mỏ đá"])
def test_the_dead_and_hurt_of_other_accidents_are_none_of_traffic(kind: str) -> None:
    claims = read(f"{kind} làm 2 người chết, 3 người bị thương.").claims
    assert [claim.code for claim in claims] == [None, None]


def test_a_rate_told_of_so_many_out_of_so_many_has_its_own_code() -> None:
    claims = read("Toàn xã có 2.845/3.012 hộ đạt gia đình văn hóa, đạt 94,5%.").claims
    assert [claim.code for claim in claims] == [None, "CUL01"]
