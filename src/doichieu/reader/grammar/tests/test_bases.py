import pytest

from doichieu.reader import read


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Thu xxx xxx% xx xxx xx xxxx xxxxx xxx xx xxxx xxxxx xxxx", "xx xxxx xxxxx xxx xx xxxx xxxxx xxxx"),
        ("Thu xxxx x,xx% xx xxxx xx xxx xxxx", "cùng kỳ năm 2021"),
        ("Giá so với tháng trước tăng 1,6%", "tháng trước"),
        ("Giải ngân xxx xx,x% xx xxxxx xxx xx xxxxx mặt bằng", "kế hoạch vốn"),
        ("Kết nạp đảng viên đạt 75,9% kế hoạch năm", "kế hoạch năm"),
        ("xxx xxx xx xx% xxx xxxx xxxx xxx xxx", "chỉ tiêu giao"),
        ("Kết nạp đảng viên đạt 118%", None),
        ("Thu nhập gấp 1,5 lần năm 2025", "năm 2025"),
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
    first, second = read("Tai nạn xxxx xx xx, xxxx x xxxxx xxxx xx xxx xxxx xx.").claims
    assert first.basis == second.basis == "cùng kỳ"
