"""The vote that the news and the resolution of a session tell of is one, with both sources."""

from decimal import Decimal

import pytest

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.viewers import Viewer, viewer_of
from doichieu.hub.conferences import queries
from doichieu.hub.conferences.keeping import Voted, Writing, put_vote
from doichieu.hub.conferences.models import ConferenceSource
from doichieu.hub.conferences.records import VoteOnRecord
from doichieu.hub.conferences.tests.test_task_lists import handed_in
from doichieu.hub.conferences.tests.told import clerk

pytestmark = pytest.mark.django_db
SESSION = "hội nghị lần thứ 7 Ban Chấp hành Đảng bộ huyện Hòa Khê khóa XII"
NEWS = (
    f"Ngày 20/12/2021, {SESSION} được tổ chức.\n\n"
    "Với Nghị quyết về nhiệm vụ năm 2022, 100% đại biểu tán thành. "
    "Hội nghị biểu quyết thông qua Nghị quyết chuyên đề về thu gom rác với {} đại biểu tán thành.\n"
)
RESOLUTION = (
    "HUYỆN ỦY HÒA KHÊ\n*\nSố 18-NQ/HU\n\nNGHỊ QUYẾT\nvề nhiệm vụ năm 2022\n\n"
    f"{SESSION.capitalize()} họp ngày 20/12/2021 đã thống nhất ban hành Nghị quyết.\n\n"
    "Nghị quyết này được hội nghị biểu quyết giơ tay thông qua với 33/33 đại biểu tán thành.\n"
)
PLAN, WASTE = "Nghị quyết về nhiệm vụ năm 2022", "Nghị quyết chuyên đề về thu gom rác"


@pytest.fixture
def cast() -> Cast:
    return assembled()


def votes(viewer: Viewer) -> tuple[VoteOnRecord, ...]:
    [number] = set(ConferenceSource.objects.values_list("conference", flat=True))
    return queries.conference(number, viewer).votes


def test_one_vote_has_both_sources_and_what_each_says(cast: Cast) -> None:
    handed_in(cast, NEWS.format("31/33"), "Tin hội nghị")
    handed_in(cast, RESOLUTION, "Nghị quyết 18-NQ/HU: Về nhiệm vụ năm 2022")
    plan, waste = votes(viewer_of(cast.owner))
    assert (plan.what, plan.votes_for, plan.votes_cast, plan.method) == (PLAN, 33, 33, "hand")
    assert plan.share == Decimal(100)
    assert [place.document.title for place in plan.also] == ["Nghị quyết 18-NQ/HU: Về nhiệm vụ năm 2022"]
    assert (waste.what, waste.votes_for, waste.also) == (WASTE, 31, ())


def test_votes_with_other_numbers_stay_two(cast: Cast) -> None:
    handed_in(cast, NEWS.format("33/33"), "Tin hội nghị")
    handed_in(cast, RESOLUTION.replace("33/33", "30/33"), "Nghị quyết 18-NQ/HU: Về nhiệm vụ năm 2022")
    assert [(each.what, each.votes_for) for each in votes(viewer_of(cast.owner))] == [
        (PLAN, None),
        (WASTE, 33),
        ("Nghị quyết", 30),
    ]


def test_what_a_clerk_put_down_of_either_holds_for_the_one(cast: Cast) -> None:
    handed_in(cast, RESOLUTION, "Nghị quyết 18-NQ/HU: Về nhiệm vụ năm 2022")
    viewer = viewer_of(clerk(cast))
    [own] = votes(viewer)
    [number] = set(ConferenceSource.objects.values_list("conference", flat=True))
    put_vote(Writing(number, viewer, 0, "Theo biên bản"), Voted(what=PLAN, votes_for=32, votes_cast=33), own.key)
    handed_in(cast, NEWS.format("31/33"), "Tin hội nghị")
    plan, waste = votes(viewer)
    assert (plan.what, plan.votes_for, len(plan.also)) == (PLAN, 32, 1)
    assert waste.what == WASTE
