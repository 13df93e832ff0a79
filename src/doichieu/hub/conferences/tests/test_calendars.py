from datetime import UTC, date, datetime

from icalendar import Calendar

from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.conferences.calendars import calendar_of, runs_of
from doichieu.hub.conferences.models import Conference, Kind


def test_a_session_is_an_event_of_whole_days_for_each_row_of_days(cast: Cast) -> None:
    council = Conference(
        pk=3,
        body="Hội đồng nhân dân huyện Hòa Khê",
        ordinal=5,
        kind=Kind.COUNCIL,
        place="Hội trường huyện",
        days=["2022-07-11", "2022-07-12", "2022-07-20"],
    )
    without = Conference(pk=4, body="Huyện ủy Hòa Khê", days=[])
    feed = calendar_of(
        [council, without], host="so-lieu.example", address=lambda one: f"https://x/c/{one.pk}/", now=datetime.now(UTC)
    )
    first, second = Calendar.from_ical(feed).walk("VEVENT")
    assert (first["uid"], second["uid"]) == ("session-3-0@so-lieu.example", "session-3-1@so-lieu.example")
    assert (first.decoded("dtstart"), first.decoded("dtend")) == (date(2022, 7, 11), date(2022, 7, 13))
    assert (second.decoded("dtstart"), second.decoded("dtend")) == (date(2022, 7, 20), date(2022, 7, 21))
    assert str(first["summary"]) == "Kỳ họp thứ 5, Hội đồng nhân dân huyện Hòa Khê"
    assert (str(first["location"]), str(first["url"])) == ("Hội trường huyện", "https://x/c/3/")
    assert b"DTSTART;VALUE=DATE:20220711" in feed


def test_rows_of_days_are_parted_by_gaps() -> None:
    days = [date(2022, 1, 31), date(2022, 2, 1), date(2022, 2, 3), date(2022, 2, 1)]
    assert list(runs_of(days)) == [
        (date(2022, 1, 31), date(2022, 2, 1)),
        (date(2022, 2, 3), date(2022, 2, 3)),
    ]
    assert list(runs_of([])) == []
