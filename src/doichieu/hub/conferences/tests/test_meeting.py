from datetime import date

import pytest

from doichieu.hub.conferences.meeting import Known, is_same

DAY, NEXT, OTHER = date(2022, 7, 11), date(2022, 7, 12), date(2022, 12, 20)
PARTY = "Ban Chấp hành Đảng bộ huyện Hòa Khê"


def known(body: str = PARTY, ordinal: int | None = 17, tenure: str = "XXIV", days: tuple[date, ...] = (DAY, NEXT)):
    return Known(body, ordinal, tenure, days)


@pytest.mark.parametrize(
    "other",
    [
        known(),
        known(days=(NEXT,)),
        known(ordinal=None),
        known(tenure=""),
        known(days=()),
        known("BCH Đảng bộ huyện"),
        known("Huyện ủy Hòa Khê"),
    ],
)
def test_documents_of_one_session_meet_though_they_leave_things_out(other: Known) -> None:
    assert is_same(known(), other)
    assert is_same(other, known())


@pytest.mark.parametrize(
    "other",
    [
        known(ordinal=18),
        known(tenure="XXV"),
        known(days=(OTHER,)),
        known(ordinal=None, days=()),
        known(tenure="", days=()),
        known("Hội đồng nhân dân huyện Hòa Khê"),
        known("UBND huyện Hòa Khê"),
        known("Ban Thường vụ Huyện ủy Hòa Khê"),
        known("Hội Nông dân huyện Hòa Khê"),
    ],
)
def test_sessions_that_differ_or_say_too_little_stay_apart(other: Known) -> None:
    assert not is_same(known(), other)
    assert not is_same(other, known())


def test_bodies_that_the_lexicon_does_not_know_are_compared_by_their_words() -> None:
    assert is_same(known("Hội Nông dân  huyện Hòa Khê"), known("hội nông dân huyện Hòa Khê"))
