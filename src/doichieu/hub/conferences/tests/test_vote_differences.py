"""Attendance and votes that two documents of a session give differently are told among its differences."""

import pytest

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.conferences import queries
from doichieu.hub.conferences.errors import FactUnreadable, ReasonWanted
from doichieu.hub.conferences.keeping import Voted, Writing, put_vote, set_field
from doichieu.hub.conferences.models import ConferenceSource, FieldName
from doichieu.hub.conferences.records import ConferencePage
from doichieu.hub.conferences.tests.test_task_lists import handed_in
from doichieu.hub.conferences.tests.told import clerk

pytestmark = pytest.mark.django_db
SESSION = "Kỳ họp thứ 7 HĐND huyện Hòa Khê khóa XII"
WASTE = "Nghị quyết về thu gom rác thải"
NEWS = (
    f"{SESSION}\n\nNgày 20/12/2021, HĐND huyện Hòa Khê khóa XII tổ chức kỳ họp thứ 7.\n\n"
    "Dự kỳ họp có ông Lý Sa Mơ, Bí thư Huyện ủy và 33/35 đại biểu HĐND huyện.\n\n"
    "Kỳ họp đã biểu quyết thông qua 3 nghị quyết với {} đại biểu có mặt tán thành.\n"
)
NOTICE = (
    f"{SESSION}\n\nNgày 20/12/2021, HĐND huyện Hòa Khê khóa XII họp kỳ họp thứ 7.\n\n"
    "Dự kỳ họp có {} đại biểu.\n\n"
    f"{WASTE} được thông qua với 31/32 đại biểu tán thành, 1 đại biểu không tán thành.\n"
)


@pytest.fixture
def cast() -> Cast:
    return assembled()


def page(cast: Cast, *, voted: str, present: str) -> ConferencePage:
    handed_in(cast, NEWS.format(voted), "Tin kỳ họp")
    handed_in(cast, NOTICE.format(present), "Thông báo kỳ họp")
    return again(cast)


def again(cast: Cast) -> ConferencePage:
    [number] = set(ConferenceSource.objects.values_list("conference", flat=True))
    return queries.conference(number, viewer_of(cast.owner))


def test_attendance_and_the_counts_of_a_vote_are_differences(cast: Cast) -> None:
    shown = page(cast, voted="33/33", present="32/35")
    told = {(each.field, each.about): [(value, by.title) for value, by in each.values] for each in shown.differences}
    assert told == {
        ("present", ""): [("33/35", "Tin kỳ họp"), ("32/35", "Thông báo kỳ họp")],
        ("votes", WASTE): [("33/33||", "Tin kỳ họp"), ("31/32|1|", "Thông báo kỳ họp")],
    }
    [present] = [fact for fact in shown.facts if fact.name == "present"]
    assert [(each.value, each.places[0].quote) for each in present.stated] == [("33/35", "33/35"), ("32/35", "32/35")]


def test_the_clerk_settles_how_many_were_present_with_a_reason_where_a_document_says_otherwise(cast: Cast) -> None:
    shown = page(cast, voted="31/32", present="32/35")
    user, number = clerk(cast), shown.conference.pk
    for wrong in ("36/35", "32", "0/0", "35"):
        with pytest.raises(FactUnreadable):
            set_field(Writing(number, user), FieldName.PRESENT, [wrong])
    with pytest.raises(ReasonWanted):
        set_field(Writing(number, user), FieldName.PRESENT, ["32/35"])
    set_field(Writing(number, user, reason="theo danh sách ký tên"), FieldName.PRESENT, [" 32/35"])
    settled = again(cast)
    [present] = [fact for fact in settled.facts if fact.name == "present"]
    assert present.values == ("32/35",)
    [difference] = [each for each in settled.differences if each.field == "present"]
    assert difference.kept == ("32/35",)


def test_one_count_of_both_is_no_difference(cast: Cast) -> None:
    assert page(cast, voted="31/32", present="33/35").differences == ()


def test_what_the_clerk_put_down_of_a_vote_settles_it(cast: Cast) -> None:
    shown = page(cast, voted="33/33", present="33/35")
    [vote] = [each for each in shown.votes if each.votes_against]
    writing = Writing(shown.conference.pk, clerk(cast), 0, "Theo biên bản")
    put_vote(writing, Voted(what=WASTE, votes_for=31, votes_cast=32, votes_against=1), vote.key)
    assert again(cast).differences == ()
