"""What a session voted on by name, and the resolution that it became, are one record."""

import pytest

from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.programmes.models import Instrument
from doichieu.hub.programmes.tests.handed_in import handed_in

VOTED = """\
Ngày 24/6/2022, Ban Chấp hành Đảng bộ huyện Hòa Khê khóa XII tổ chức hội nghị lần thứ 8.

Hội nghị đã biểu quyết thông qua Nghị quyết về nhiệm vụ 6 tháng cuối năm 2022 với 100% đại biểu tán thành.
"""
OF_THE_SESSION = """\
ĐẢNG BỘ TỈNH LAM VÂN
HUYỆN ỦY HÒA KHÊ
*
Số 18-NQ/HU

NGHỊ QUYẾT
HỘI NGHỊ LẦN THỨ 8 BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN KHÓA XII
về nhiệm vụ 6 tháng cuối năm 2022

Hội nghị lần thứ 8 Ban Chấp hành Đảng bộ huyện khóa XII họp ngày 24/6/2022 đã thống nhất ban hành Nghị quyết.
"""


@pytest.mark.parametrize("news_first", [True, False])
def test_a_resolution_under_the_name_of_its_session_is_the_one_that_was_voted(cast: Cast, news_first: bool) -> None:
    told = [(VOTED, "tin.txt", "Tin hội nghị"), (OF_THE_SESSION, "nghi-quyet.txt", "")]
    for content, name, title in told if news_first else told[::-1]:
        handed_in(cast, content, name=name, title=title)
    [record] = Instrument.objects.filter(kind="resolution")
    assert (record.written, record.own_number, record.document and record.document.name) == (
        "18-NQ/HU",
        "18-NQ/HU",
        "nghi-quyet.txt",
    )
    assert record.title == "Nghị quyết 18-NQ/HU: về nhiệm vụ 6 tháng cuối năm 2022"
