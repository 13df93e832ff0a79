"""A count beside a list of short names: `5 sản phẩm gồm: chè, mật ong, miến, gạo`."""

import pytest

from tests.reconciling.reading_aloud import open_findings


@pytest.mark.parametrize(
    "text",
    [
        "Xã có 6 sản phẩm OCOP gồm: trà hoa, cà phê, hạt điều, dưa lưới, nấm rơm.",
        "Xã còn 4 tiêu chí chưa đạt: thủy lợi, trường học và y tế.",
        "Xã còn 3 tiêu chí chưa đạt gồm: thủy lợi, y tế.",
        "Xã còn 2 tiêu chí chưa đạt: thủy lợi, y tế, trường học.",
        "Xã nhân rộng 4 mô hình gồm nuôi dúi, trồng nấm, ươm cây.",
    ],
)
def test_one_name_more_or_less_than_the_count_is_asked_about(text: str) -> None:
    [(severity, wording, _)] = open_findings(text)
    assert (severity, wording) == ("question", "listed.differs")


@pytest.mark.parametrize(
    "text",
    [
        "Xã có 5 sản phẩm OCOP gồm: trà hoa, cà phê, hạt điều, dưa lưới, nấm rơm.",
        "Xã còn 3 tiêu chí chưa đạt: thủy lợi, trường học và y tế.",
        "Xã còn 2 tiêu chí chưa đạt: thủy lợi, môi trường và an toàn thực phẩm.",
        "Xã có 12 sản phẩm OCOP gồm: trà hoa, cà phê, hạt điều.",
        "Tặng 4 suất quà gồm: gạo, mì, dầu ăn.",
        "Xã còn 2 tiêu chí chưa đạt là thủy lợi, do thiếu vốn, vướng đất.",
        "Có 4 sản phẩm OCOP, trong đó trà hoa, cà phê, hạt điều được xếp hạng.",
    ],
)
def test_names_that_may_be_as_many_as_the_count_are_no_finding(text: str) -> None:
    assert open_findings(text) == []
