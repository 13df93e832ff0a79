"""Which figures of a reading are the numbers of its votes."""

import pytest

from doichieu.claims import Text
from doichieu.hub.documents.counted_votes import counted_votes
from doichieu.reader import read

HELD = "Ngày 24/9/2026, hội nghị lần thứ 8 Ban Chấp hành Đảng bộ xã Đồng Mơ khóa XXIV được tổ chức.\n\n"


@pytest.mark.parametrize(
    ("said", "votes", "figures"),
    [
        (
            "Hội nghị biểu quyết thông qua Nghị quyết về rác: 31/33 đại biểu tán thành (93,9%), 2 phiếu chống.",
            ["31/33 đại biểu", "93,9%", "2 phiếu"],
            [],
        ),
        (
            "100% đại biểu nhất trí thông qua Nghị quyết về trồng 45 ha rừng, đạt 90% kế hoạch.",
            ["100%"],
            ["45 ha", "90%"],
        ),
        ("Kỳ họp có 45/50 đại biểu dự. Xã kết nạp 31 đảng viên.", [], ["45/50 đại biểu", "31 đảng viên"]),
    ],
)
def test_the_numbers_of_votes_are_told_from_figures(said: str, votes: list[str], figures: list[str]) -> None:
    reading = read(Text(HELD + said))
    counted = counted_votes(reading)
    assert [claim.quote for claim in reading.claims if claim.id in counted] == votes
    assert [claim.quote for claim in reading.claims if claim.id not in counted] == figures
