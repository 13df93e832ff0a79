"""The page of a session, and the page on which its clerk completes it."""

import re
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.checks.tests.sessions_told import handed_in, session_of
from doichieu.hub.conferences import keeping
from doichieu.hub.conferences.keys import key_of
from doichieu.hub.conferences.models import (
    AgendaEntry,
    AnswerEntry,
    Conference,
    FieldEntry,
    FieldName,
    ParticipantEntry,
    VoteEntry,
)
from doichieu.hub.conferences.tests.told import (
    ANSWER,
    PUMP,
    TALK,
    WATER,
    at,
    clerk,
    other_frame,
    record,
    talked,
    writing,
)
from doichieu.hub.documents.models import Document, Origin, State, StoredText
from doichieu.hub.intake.tests.test_targets import planning
from doichieu.hub.web.sessions.conferences import opinion_groups
from doichieu.hub.web.sessions.keeping_acts import DEEDS

MOST_QUERIES = 40  # of the clerk's page


class Meeting:
    """A session with one document, and the browser of its clerk."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.text: StoredText = talked(cast)
        self.conference: Conference = record(self.text)
        self.browser = Client()
        self.browser.force_login(clerk(cast))

    @property
    def page(self) -> str:
        return reverse("conference", args=[self.conference.pk])

    def key(self, quote: str) -> str:
        return key_of(self.text.pk, at(quote))

    def send(self, action: str, **fields: Any) -> HttpResponse:
        answer = self.browser.post(reverse("keep_session", args=[self.conference.pk]), {"action": action, **fields})
        assert isinstance(answer, HttpResponse)
        return answer

    def shown(self) -> str:
        return self.browser.get(self.page).content.decode()


@pytest.fixture
def meeting(db: None) -> Meeting:
    return Meeting(assembled())


def words(page: str) -> str:
    """What a page says, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_page_goes_from_facts_over_what_was_said_to_what_was_decided(meeting: Meeting) -> None:
    keeping.put_agenda_item(writing(meeting.conference, clerk(meeting.cast)), keeping.AgendaItem("report", "Báo cáo"))
    page = meeting.shown()
    places = [page.index(f'id="{name}"') for name in ("facts", "people", "agenda", "said", "decided", "documents")]
    assert places == sorted(places)
    said = words(page)
    assert "hội nghị cấp ủy" in said
    assert "Đinh Văn Núp Phó Trưởng ban Dân vận Tỉnh ủy" in said
    assert "2 ý kiến" in said
    assert said.count("đề xuất: liền sau trong văn bản") == 2
    assert "chưa có trả lời" not in said
    assert "Ý kiến chỉ đạo của cấp trên" in said


def test_the_clerk_sets_a_field_and_the_page_says_who_did(meeting: Meeting) -> None:
    answer = meeting.send("set_field", name="dates", value="11/07/2022, 12072022", reason="theo giấy mời", seen="0")
    assert answer.status_code == 302
    assert answer["Location"] == f"/c/{meeting.conference.pk}/keep/#facts"
    said = words(meeting.shown())
    assert "11/07/2022, 12/07/2022 clerk đã ghi" in said
    assert "theo giấy mời" in said
    assert "Văn bản ghi: 11/07/2022" in said


def test_the_clerk_puts_down_how_many_were_summoned_and_present_and_the_post_of_the_chair(meeting: Meeting) -> None:
    refused = meeting.send("set_field", name="present", value="26", summoned="25")
    assertContains(refused, 'value="26"', status_code=422)
    assertContains(refused, 'value="25"', status_code=422)
    assert meeting.send("set_field", name="present", value="24", summoned="25").status_code == 302
    assert meeting.send("set_field", name="chair_posts", value="Bí thư Đảng ủy", reason="ghi tắt").status_code == 302
    said = words(meeting.shown())
    assert "Đại biểu có mặt / triệu tập 24/25 clerk đã ghi" in said
    assert "Chức vụ người chủ trì Bí thư Đảng ủy clerk đã ghi" in said


def test_the_kind_of_an_item_of_the_agenda_that_a_document_gives_is_changed_with_a_reason(meeting: Meeting) -> None:
    item = keeping.put_agenda_item(
        writing(meeting.conference, clerk(meeting.cast)), keeping.AgendaItem("report", "Kết luận kỳ họp")
    )
    sent = {"sort": "agenda", "item": item.item, "seen": str(item.pk), "title": "Kết luận kỳ họp"}
    assert meeting.send("put_agenda_item", kind="speech", **sent).status_code == 302
    page = words(meeting.browser.get(reverse("keep_session", args=[meeting.conference.pk])).content.decode())
    assert "1. Kết luận kỳ họp phát biểu" in page


def test_a_signed_entry_is_no_paper_of_a_session(meeting: Meeting) -> None:
    path = reverse("keep_session", args=[meeting.conference.pk])
    paper = f'<option value="{meeting.text.document_id}">'
    assertContains(meeting.browser.get(path), paper)
    Document.objects.filter(pk=meeting.text.document_id).update(origin=Origin.ENTRY)
    assertNotContains(meeting.browser.get(path), paper)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": "ordinal", "value": "18"}, "Hãy nêu lý do"),
        ({"name": "dates", "value": "31/02/2022", "reason": "x"}, "“31/02/2022” không phải ngày"),
        ({"name": "place", "value": "Sân", "seen": "999"}, "Nội dung này không còn"),
        ({"name": "place", "value": ""}, "Địa điểm: chưa ghi gì"),
        ({"name": "dates", "value": "11/07/2022 -", "reason": "x"}, "còn thiếu ngày cuối"),
        ({"name": "released", "value": "true"}, "Nội dung này không còn"),
    ],
)
def test_what_cannot_be_put_down_is_refused_in_words_with_what_was_typed(
    meeting: Meeting, fields: dict[str, str], told: str
) -> None:
    answer = meeting.send("set_field", **fields)
    if "seen" in fields:
        assertContains(answer, "ghi nội dung khác", status_code=422)
    else:
        assertContains(answer, told, status_code=422)
    if fields["value"]:
        assertContains(answer, fields["value"], status_code=422)
    assert FieldEntry.objects.count() == 0


def test_a_form_that_was_refused_stays_open_with_what_was_typed_and_the_fault_beside_its_field(
    meeting: Meeting,
) -> None:
    page = meeting.send("set_field", name="dates", value="11/07/2022 -", reason="theo giấy mời").content.decode()
    [form] = re.findall(r'<form[^>]*id="refused".*?</form>', page, re.DOTALL)
    assert 'data-field="dates"' in form
    assert 'value="11/07/2022 -"' in form
    assert 'value="theo giấy mời"' in form
    assert form.index('name="value"') < form.index('class="fault"') < form.index('name="reason"')
    keeping.put_vote(writing(meeting.conference, clerk(meeting.cast)), keeping.Voted("Nghị quyết", 5))
    [vote] = VoteEntry.objects.all()
    answer = meeting.send("put_vote", sort="vote", item=vote.item, what="Nghị quyết A", votes_for="năm", votes_cast="7")
    page = answer.content.decode()
    [opened] = re.findall(
        r'<details class="tell" open><summary[^>]*>Nghị quyết</summary>.*?</details>', page, re.DOTALL
    )
    assert 'value="Nghị quyết A"' in opened
    assert opened.index('value="năm"') < opened.index('class="fault"') < opened.index('value="7"')
    assert page.count('id="refused"') == 1


def test_the_second_of_two_clerks_sees_what_the_first_put_down_and_what_they_wrote_themselves(meeting: Meeting) -> None:
    other = clerk(meeting.cast, "other")
    keeping.set_field(writing(meeting.conference, other), FieldName.PLACE, ["Hội trường A"])
    answer = meeting.send("set_field", name="place", value="Hội trường B", seen="0")
    told = words(answer.content.decode())
    assert answer.status_code == 422
    assert "other vừa ghi nội dung khác" in told
    assert re.search(r"other, \d\d:\d\d \d\d/\d\d/\d{4} ?: Hội trường A", told)
    assert "Anh/chị vừa nhập: Hội trường B" in told
    [row] = FieldEntry.objects.all()
    assert meeting.send("set_field", name="place", value="Hội trường B", seen=str(row.pk)).status_code == 302


VOTED = """\
Ngày 20/12/2021, Ban Chấp hành Đảng bộ huyện Hòa Khê khóa XII tổ chức hội nghị lần thứ 7.

Đại biểu Lụa phản ánh chợ còn ngập; Ban Quản lý chợ hứa nạo vét cống trước ngày 15/01/2022.

Hội nghị biểu quyết thông qua nghị quyết với %s đồng chí tán thành (đạt tỷ lệ 100%%).
"""


@pytest.mark.parametrize(("votes", "doubts"), [("41/43", 1), ("43/43", 0)])
def test_a_share_that_cannot_be_true_is_doubted_where_it_stands_as_a_fact(
    meeting: Meeting, votes: str, doubts: int
) -> None:
    document = handed_in(meeting.cast, VOTED % votes, date(2021, 12, 21), "Tin hội nghị")
    page = meeting.browser.get(reverse("conference", args=[session_of(document).pk])).content.decode()
    facts = page[page.index('id="facts"') : page.index('id="people"')]
    assert words(facts).count("41/43 là 95,3%, không thể đồng thời là 100%") == doubts
    assert "trả lời đề xuất: ngay trong câu ý kiến" in words(page)


def test_every_sort_of_item_is_put_down_corrected_and_taken_away_on_the_page(meeting: Meeting) -> None:
    meeting.send("put_participant", role="member", people="45", name="", post="")
    meeting.send("put_agenda_item", kind="submission", title="Tờ trình đường", presenter="", paper="")
    meeting.send("put_agenda_item", kind="appraisal", title="Thẩm tra đường", presenter="", paper="")
    meeting.send("put_vote", what="Nghị quyết đường", votes_for="43", votes_cast="45", share="95,6", method="hand")
    said = words(meeting.shown())
    assert "45 người" in said
    assert "43/45 tán thành" in said
    assert "95,6% tán thành giơ tay" in said
    assert said.index("Tờ trình đường") < said.index("Thẩm tra đường")
    second = AgendaEntry.objects.get(title="Thẩm tra đường")
    meeting.send("move_up", item=second.item, seen="0")
    said = words(meeting.shown())
    assert said.index("Thẩm tra đường") < said.index("Tờ trình đường")
    vote = VoteEntry.objects.get()
    assert meeting.send("remove_vote", sort="vote", item=vote.item, seen=vote.pk, reason="").status_code == 422
    assert meeting.send("remove_vote", sort="vote", item=vote.item, seen=vote.pk, reason="nhầm").status_code == 302
    assert "43/45" not in words(meeting.shown())
    assert ParticipantEntry.objects.count() == 1


def test_answers_are_confirmed_and_denied_on_the_page_and_opinions_without_one_are_marked(meeting: Meeting) -> None:
    meeting.send("confirm_answer", opinion=meeting.key(PUMP), answer=meeting.key(ANSWER))
    meeting.send("deny_answer", opinion=meeting.key(WATER), answer=meeting.key(ANSWER))
    assert AnswerEntry.objects.count() == 2
    said = words(meeting.shown())
    assert "đề xuất: liền sau" not in said
    assert "1 ý kiến chưa có trả lời được ghi nhận" in said
    assert said.count("chưa có trả lời") == 2


def test_the_clerks_page_leads_to_each_of_its_parts(meeting: Meeting) -> None:
    page = meeting.browser.get(reverse("keep_session", args=[meeting.conference.pk])).content.decode()
    jumps = re.findall(r'href="#(\w+)"', page[page.index('class="jumps"') : page.index('id="facts"')])
    assert jumps == ["facts", "people", "agenda", "said", "decided", "documents", "history"]
    assert all(page.count(f'id="{part}"') == 1 for part in jumps)


def test_a_search_names_sessions_before_documents(meeting: Meeting) -> None:
    Document.objects.update(search="hoi nghi")
    page = meeting.browser.get("/search?q=hoi+nghi").content.decode()
    assert 0 < page.index('id="s-sessions"') < page.index('id="s-documents"')


def test_opinions_are_grouped_by_place_and_by_topic(meeting: Meeting) -> None:
    for grouping, heading in (("place", "Suối Trai"), ("topic", "giá nước sạch")):
        page = meeting.browser.get(meeting.page, {"by": grouping}).content.decode()
        assert re.findall(r"<h4 [^>]*>([^<]*)</h4>", page) == [heading, "không nêu"]
    assert opinion_groups([], "place") == []


def test_sessions_are_merged_and_documents_taken_off_on_the_page(meeting: Meeting) -> None:
    second = talked(meeting.cast, content=f"Tin: {TALK}", frame=other_frame(ordinal=16))
    other = record(second)
    answer = meeting.send("merge_into", into=str(other.pk), reason="một kỳ họp")
    assert answer["Location"] == f"/c/{other.pk}/keep/#documents"
    moved = meeting.browser.get(meeting.page)
    assert (moved.status_code, moved["Location"]) == (302, f"/c/{other.pk}/")
    stranger = Client()
    assert stranger.get(meeting.page).status_code == 404
    taken = meeting.browser.post(
        reverse("keep_session", args=[other.pk]),
        {"action": "take_off_document", "document": second.document_id, "reason": "việc khác"},
    )
    assert taken.status_code == 302
    assertNotContains(meeting.browser.get(f"/c/{other.pk}/"), second.document.title)


def test_targets_of_its_documents_are_told_with_what_waits_for_review(meeting: Meeting) -> None:
    text = planning(meeting.cast)
    meeting.send("attach_document", document=str(text.document_id))
    said = words(meeting.shown())
    assert "700.000.000.000 đồng Chỉ tiêu BUD01 6 tháng đầu năm 2022 đã xác nhận" in said
    assert "1 số liệu kế hoạch đang chờ duyệt" in said


def test_figures_stated_are_told_as_read_and_planned_ones_as_planned(meeting: Meeting) -> None:
    meeting.send("attach_document", document=str(planning(meeting.cast).document_id))
    said = words(meeting.shown())
    assert "Do máy đọc từ văn bản. Số đã được xác nhận nằm ở bảng theo dõi." in said
    assert "700.000.000.000 đồng kế hoạch" in said
    assert "615.000.000.000 đồng kế hoạch" not in said


def test_the_clerks_page_is_for_clerks_and_whoever_releases(meeting: Meeting) -> None:
    path = reverse("keep_session", args=[meeting.conference.pk])
    assert Client().get(path).status_code == 302
    expected = {meeting.cast.stranger: 404, meeting.cast.visitor: 404, meeting.cast.colleague: 403}
    for user, status in expected.items():
        browser = Client()
        browser.force_login(user)
        assert browser.get(path).status_code == status, user
    approver = Client()
    approver.force_login(meeting.cast.owner)
    assertContains(approver.get(meeting.page), f'href="{path}" data-testid="release-kept"')
    page = approver.get(path)
    assertContains(page, 'data-testid="release-record"')
    assertNotContains(page, 'name="action" value="set_field"')
    assert approver.post(path, {"action": "release_record", "released": "yes", "seen": "0"}).status_code == 302
    assert approver.post(path, {"action": "set_field", "name": "place", "value": "x"}).status_code == 403
    assertContains(meeting.browser.get(meeting.page), "phần thư ký ghi: công khai")


def test_outsiders_read_the_session_without_who_spoke_and_who_wrote(meeting: Meeting) -> None:
    released = talked(meeting.cast, content=f"Tin: {TALK}", state=State.RELEASED)
    assert record(released) == meeting.conference
    meeting.send("put_vote", what="Nghị quyết kín", votes_for="43")
    meeting.send("put_statement", kind="opinion", words="Lời ghi thêm", speaker="Siu Hla", place="", topic="")
    page = Client().get(meeting.page)
    assertContains(page, "Suối Trai")
    for hidden in ("Nghị quyết kín", "Lời ghi thêm", "Siu Hla", "clerk"):
        assertNotContains(page, hidden)


def test_outsiders_are_told_that_no_answer_is_public_and_never_that_there_is_none(meeting: Meeting) -> None:
    record(talked(meeting.cast, content=f"{ANSWER} {TALK}", state=State.RELEASED))
    said = words(Client().get(meeting.page).content.decode())
    assert "chưa công bố trả lời" in said
    assert "chưa có trả lời" not in said


@pytest.mark.parametrize("action", [*DEEDS, "", "burn"])
def test_an_act_without_its_fields_is_refused_and_never_a_fault(meeting: Meeting, action: str) -> None:
    answer = meeting.send(action)
    assert answer.status_code in {404, 422, 403, 302}
    if answer.status_code == 302:
        assert action == "put_participant"


def test_the_clerks_page_opens_within_its_number_of_queries(
    meeting: Meeting, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    path = reverse("keep_session", args=[meeting.conference.pk])
    with django_assert_max_num_queries(MOST_QUERIES):
        assert meeting.browser.get(path).status_code == 200
