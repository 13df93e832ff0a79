"""The agenda of a session from several documents: every item once, and nothing that is no item."""

import pytest

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.conferences import queries
from doichieu.hub.conferences.models import ConferenceSource
from doichieu.hub.conferences.records import ConferencePage
from doichieu.hub.conferences.tests.test_task_lists import handed_in

pytestmark = pytest.mark.django_db
REPORT = "báo cáo tình hình trồng rừng 6 tháng đầu năm 2021"
NEWS = (
    "Ngày 20/7/2021, HĐND huyện Hòa Khê khóa XII tổ chức kỳ họp thứ 7. Chủ tọa kỳ họp: bà Đinh Thị Núp, Chủ tịch HĐND "
    f"huyện.\n\nKỳ họp đã nghe ông Lý Sa Mơ, Chủ tịch UBND huyện trình bày {REPORT}; bà Lò Thị Sen, Trưởng ban Pháp "
    "chế trình bày báo cáo thẩm tra.\n\nPhát biểu tại kỳ họp, ông Mạc Văn Lạ, Phó Chủ tịch HĐND tỉnh đề nghị UBND "
    "huyện tập trung trồng rừng. Kỳ họp đã biểu quyết thông qua 3 nghị quyết với 33/33 đại biểu tán thành.\n"
)
RESOLUTION = (
    "HỘI ĐỒNG NHÂN DÂN\nHUYỆN HÒA KHÊ\nSố: 18/NQ-HĐND\nHòa Khê, ngày 21 tháng 7 năm 2021\n\nNGHỊ QUYẾT\nVề trồng rừng"
    "\n\nHỘI ĐỒNG NHÂN DÂN HUYỆN HÒA KHÊ KHÓA XII, KỲ HỌP THỨ 7\n\nXét Báo cáo số 41/BC-UBND ngày 06 tháng 7 năm 2021 "
    "của UBND huyện;\n\nNghị quyết này được HĐND huyện Hòa Khê khóa XII, kỳ họp thứ 7 thông qua ngày 20 tháng 7 năm "
    "2021.\n\nCHỦ TỊCH\nĐinh Thị Núp\n"
)


@pytest.fixture
def cast() -> Cast:
    return assembled()


def page(cast: Cast) -> ConferencePage:
    [number] = set(ConferenceSource.objects.values_list("conference", flat=True))
    return queries.conference(number, viewer_of(cast.owner))


def items(cast: Cast) -> list[tuple[str, str, str]]:
    return [(item.kind, item.title, item.presenter) for item in page(cast).agenda]


def test_a_report_known_by_its_number_alone_is_the_one_that_its_body_read_and_what_was_said_is_no_item(
    cast: Cast,
) -> None:
    handed_in(cast, RESOLUTION, "Nghị quyết 18/NQ-HĐND: Về trồng rừng")
    number = "Báo cáo số 41/BC-UBND ngày 06 tháng 7 năm 2021 của UBND huyện"
    assert items(cast) == [("report", number, "UBND huyện")]
    handed_in(cast, NEWS, "Tin kỳ họp")
    assert sorted(items(cast)) == [("appraisal", "báo cáo thẩm tra", "Lò Thị Sen"), ("report", REPORT, "Lý Sa Mơ")]


def test_of_two_posts_of_a_person_the_fuller_is_shown(cast: Cast) -> None:
    handed_in(cast, RESOLUTION, "Nghị quyết 18/NQ-HĐND: Về trồng rừng")
    handed_in(cast, NEWS, "Tin kỳ họp")
    assert [each.posts for each in page(cast).people if each.name == "Đinh Thị Núp"] == [("Chủ tịch HĐND huyện",)]
