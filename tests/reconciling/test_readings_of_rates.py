"""A rate is of what it fits: of the whole of a list, of the plan in its bracket, of all there are."""

import pytest

from tests.reconciling.reading_aloud import open_findings

# the sentence with both forms of one figure, what is told of the second, and the figures that are named then
SLIPS = [
    ("Tổ chức 36 buổi tuyên truyền, gồm 21 buổi về đất đai và 15 buổi về hộ tịch, đạt {120|130}% kế hoạch (30 buổi).",
     "attainment.differs", ["36 buổi", "130%", "30 buổi"]),
    ("Tổ chức 36 buổi tuyên truyền, gồm 21 buổi về đất đai và 15 buổi về hộ tịch; đạt 120% kế hoạch ({30|40} buổi).",
     "attainment.differs", ["36 buổi", "120%", "40 buổi"]),
    ("Mở 18 lớp học, trong đó 11 lớp ban ngày và 7 lớp buổi tối, đạt {90|95}% kế hoạch (20 lớp).",
     "attainment.differs", ["18 lớp học", "95%", "20 lớp"]),
    ("Mở 18 lớp học, trong đó có 7 lớp buổi tối, đạt {70|75}% kế hoạch (10 lớp).",
     "attainment.differs", ["7 lớp", "75%", "10 lớp"]),
    ("Trồng 84 ha cây ăn quả, gồm 50 ha cam và 34 ha bưởi, bằng {105|150}% kế hoạch (80 ha).",
     "attainment.differs", ["84 ha", "150%", "80 ha"]),
    ("Tặng quà cho 230 hộ, trong đó hộ nghèo 140 hộ, hộ cận nghèo 90 hộ, đạt {115|151}% kế hoạch (200 hộ).",
     "attainment.differs", ["230 hộ", "151%", "200 hộ"]),
    ("Kết nạp 27 đoàn viên, gồm 12 đoàn viên nữ và 15 đoàn viên nam, đạt {108|180}% chỉ tiêu (25 đoàn viên).",
     "attainment.differs", ["27 đoàn viên", "180%", "25 đoàn viên"]),
    ("Thu ngân sách 45 tỷ đồng, gồm thu nội địa 30 tỷ đồng, thu đất 15 tỷ đồng, bằng {90|96}% dự toán (50 tỷ đồng).",
     "attainment.differs", ["45 tỷ đồng", "96%", "50 tỷ đồng"]),
    ("Sửa chữa 44 nhà, gồm 26 nhà ở thôn Đoài và 18 nhà ở thôn Đông, đạt 88% kế hoạch năm ({50|60} nhà).",
     "attainment.differs", ["44 nhà", "88%", "60 nhà"]),
    ("Tiếp nhận 40 đơn, gồm 25 đơn khiếu nại và 15 đơn tố cáo; trong đó có 6 đơn vượt cấp, chiếm {15|18}%.",
     "share.differs", ["40 đơn", "6 đơn", "18%"]),
    ("Tiếp nhận 40 đơn, gồm 25 đơn khiếu nại và 15 đơn tố cáo, trong đó có 6 đơn vượt cấp, chiếm {40|46}%.",
     "share.differs", ["15 đơn", "6 đơn", "46%"]),
    ("Xử lý 32 vụ, gồm nhắc nhở 17, phạt tiền 11, tịch thu 4; trong đó có 8 vụ tái phạm, chiếm {25|52}%.",
     "share.differs", ["32 vụ", "8 vụ", "52%"]),
    ("Có 32/34 đại biểu có mặt tán thành, chiếm {88,9|89,8}% tổng số đại biểu (36 đại biểu).",
     "share.differs", ["32/34 đại biểu", "89,8%", "36 đại biểu"]),
    ("Có 32/34 đại biểu có mặt tán thành, đạt 94,1%, bằng {88,9|98,8}% tổng số đại biểu (36 đại biểu).",
     "share.differs", ["32/34 đại biểu", "98,8%", "36 đại biểu"]),
    ("Có 34/36 đại biểu dự họp; 32/34 đại biểu tán thành, đạt 94,1%, bằng {88,9|89,8}% tổng số đại biểu.",
     "share.differs", ["34/36 đại biểu", "32/34 đại biểu", "89,8%"]),
    ("Bỏ phiếu có 22/24 ủy viên; đồng ý 21/22 phiếu, đạt 95,5%, bằng {87,5|78,5}% tổng số ủy viên.",
     "share.differs", ["22/24 ủy viên", "21/22 phiếu", "78,5%"]),
    ("Kết quả có 21/22 phiếu (95,5%), bằng {87,5|78,5}% tổng số ủy viên Ban Chấp hành (24 đồng chí).",
     "share.differs", ["21/22 phiếu", "78,5%", "24 đồng chí"]),
    ("Có 57/57 đại biểu dự họp tán thành, đạt 100%, chiếm {95|59}% tổng số đại biểu được triệu tập (60 đại biểu).",
     "share.differs", ["57/57 đại biểu", "59%", "60 đại biểu"]),
    ("Có 28/29 phiếu tín nhiệm cao, đạt 96,6% số phiếu hợp lệ, bằng {93,3|83,3}% tổng số đại biểu (30 đại biểu).",
     "share.differs", ["28/29 phiếu", "83,3%", "30 đại biểu"]),
]  # fmt: skip
TRUE = [
    "Có 32/34 đại biểu có mặt tán thành, đạt 94,1%, bằng 88,9% tổng số đại biểu.",  # all there are stand nowhere
    "Tổ chức 36 buổi tuyên truyền, trong đó có 15 buổi về hộ tịch, đạt 120% kế hoạch (30 buổi).",
    "Tổ chức 36 buổi tuyên truyền, gồm 21 buổi về đất đai và 15 buổi về hộ tịch, đạt 120% kế hoạch.",
]


def forms(text: str) -> tuple[str, str]:
    """The sentence as it should be, and with the other figure."""
    before, rest = text.split("{")
    both, after = rest.split("}")
    right, wrong = both.split("|")
    return f"{before}{right}{after}", f"{before}{wrong}{after}"


@pytest.mark.parametrize("text", [forms(text)[0] for text, *_ in SLIPS] + TRUE)
def test_a_rate_that_fits_another_reading_of_its_sentence_is_right(text: str) -> None:
    assert open_findings(text) == []


@pytest.mark.parametrize(("text", "wording", "named"), SLIPS)
def test_a_rate_that_fits_none_is_told_beside_what_its_words_favour(text: str, wording: str, named: list[str]) -> None:
    assert [(found, quotes) for _, found, quotes in open_findings(forms(text)[1])] == [(wording, named)]
