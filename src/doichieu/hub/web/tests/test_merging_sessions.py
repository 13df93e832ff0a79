"""Merging two records of one session on the clerk's page: what differs is said before, and stands there afterwards."""

import pytest
from django.urls import reverse

from doichieu.hub.access.tests.cast import assembled
from doichieu.hub.conferences.tests.told import TALK, other_frame, record, talked
from doichieu.hub.web.tests.test_sessions import Meeting, words


@pytest.fixture
def meeting(db: None) -> Meeting:
    return Meeting(assembled())


def test_before_a_merging_the_page_says_what_differs_and_afterwards_the_record_that_stays_says_it(
    meeting: Meeting,
) -> None:
    other = record(talked(meeting.cast, content=f"Tin: {TALK}", frame=other_frame(ordinal=16)))
    meeting.send("set_field", name="dates", value="12/7/2022", reason="theo giấy mời")
    asked = meeting.browser.get(reverse("keep_session", args=[meeting.conference.pk]), {"into": other.pk})
    form = words(asked.content.decode().partition('data-testid="merging"')[2].partition("</form>")[0])
    assert "Lần thứ: giữ 16; ở đây 17" in form
    assert "giữ 11/07/2022; ở đây 12/07/2022" in form
    assert "1 văn bản chuyển theo." in form
    refused = meeting.send("merge_into", into=str(other.pk), reason="")
    assert refused.status_code == 422
    assert 'data-testid="merging"' in refused.content.decode()
    meeting.send("merge_into", into=str(other.pk), reason="giấy mời cũ")
    said = words(meeting.browser.get(f"/c/{other.pk}/").content.decode())
    assert "11/07/2022; 12/07/2022 (ghi ở hồ sơ đã nhập vào đây: giấy mời cũ" in said
    assert 'data-testid="merging"' not in meeting.browser.get(f"/c/{other.pk}/keep/?into=x").content.decode()
