import pytest

from doichieu.reader import read


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Thu đạt 103% so với dự toán UBND tỉnh và HĐND xã giao", "dự toán UBND tỉnh và HĐND xã giao"),
        ("Thu tăng 4,32% so cùng kỳ năm 2018", "cùng kỳ năm 2018"),
        ("Giá so với tháng trước tăng 1,6%", "tháng trước"),
        ("Giải ngân đạt 47,3% kế hoạch vốn do mưa kéo dài", "kế hoạch vốn"),
        ("Kết nạp đảng viên đạt 75,9% kế hoạch năm", "kế hoạch năm"),
        ("Kết nạp từ 60% chỉ tiêu giao trở lên", "chỉ tiêu giao"),
        ("Kết nạp đảng viên đạt 118%", None),
        ("Thu nhập gấp 1,5 lần năm 2025", "năm 2025"),
        ("Thu ngân sách đạt 53,4% so với HĐND huyện giao", "HĐND huyện giao"),
        ("Thu ngân sách bằng 58% tỉnh giao", "tỉnh giao"),
    ],
)
def test_the_basis_is_the_whole_noun_phrase(text: str, basis: str | None) -> None:
    [claim] = read(text).claims
    assert claim.basis == basis


def test_two_rates_of_one_figure_have_their_own_bases() -> None:
    text = "Giải ngân 3.456 tỷ đồng, đạt 45,6% kế hoạch Trung ương giao và 42,1% kế hoạch tỉnh giao."
    _, first, second = read(text).claims
    assert (first.basis, second.basis) == ("kế hoạch Trung ương giao", "kế hoạch tỉnh giao")


def test_changes_side_by_side_share_a_basis() -> None:
    first, second = read("Cháy rừng giảm 4 vụ, giảm 12 ha rừng so với cùng kỳ.").claims
    assert first.basis == second.basis == "cùng kỳ"


def test_what_the_next_figure_measures_is_no_part_of_a_basis() -> None:
    text = (
        "Tổng đàn trâu 830 con, đạt 94,5% kế hoạch và đàn gia cầm gần 2.000 con; "
        "lâm nghiệp đạt 97% KH và ngành dịch vụ đạt 99% KH."
    )
    told = [(claim.indicator, claim.basis) for claim in read(text).claims]
    assert told[1:3] == [("Tổng đàn trâu", "kế hoạch"), ("đàn gia cầm", None)]
    assert told[3:] == [("lâm nghiệp", "KH"), ("ngành dịch vụ", "KH")]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Sản lượng lúa tăng 6% so với năm 2024 và là xã dẫn đầu huyện.", "năm 2024"),
        ("Diện tích rau vượt 20 ha so với kế hoạch với nhiều giống mới.", "kế hoạch"),
        ("Doanh thu tăng 5% so với cùng kỳ năm 2024 với nhiều mặt hàng.", "cùng kỳ năm 2024"),
        ("Thu phí đạt 95% kế hoạch ký với tỉnh.", "kế hoạch ký với tỉnh"),
    ],
)
def test_what_is_said_besides_ends_a_basis(text: str, basis: str) -> None:
    [claim] = read(text).claims
    assert claim.basis == basis
