"""What became of what sessions promised, from documents as the reader reads them."""

from dataclasses import replace
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from doichieu.claims import Period
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.viewers import Viewer, viewer_of
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.promises import Fate, Promises, Sort, promises
from doichieu.hub.checks.tests.sessions_told import (
    DUTY,
    REPORTED,
    SECOND,
    STAFF,
    both,
    confirmed,
    handed_in,
    news_and_resolution,
    session_of,
    with_a_target_in_a_task,
)
from doichieu.hub.conferences import keeping, queries
from doichieu.hub.conferences.answering import Why
from doichieu.hub.conferences.keeping import Writing
from doichieu.hub.conferences.models import Conference
from doichieu.hub.conferences.tests.told import clerk
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.services import release_document
from doichieu.hub.programmes.models import Instrument, Task
from doichieu.hub.programmes.points import points_of
from doichieu.hub.programmes.services import assign_task, complete_task, reject_task
from doichieu.hub.register.tests.worked import indicator

ON = date(2022, 7, 10)
Pair = tuple[Document, Document]


@pytest.fixture
def told(cast: Cast) -> Pair:
    first, second = both(cast)
    revenue = indicator(name_vi="Thu ngân sách nhà nước")
    confirmed(cast, first, revenue, "900 tỷ đồng", "900000000000", planned=True)
    confirmed(cast, second, revenue, "500 tỷ đồng", "500000000000", planned=False)
    return first, second


def asked(document: Document, viewer: Viewer) -> Promises:
    return promises(session_of(document).pk, viewer, on=ON)


def fates(found: Promises) -> list[tuple[Sort, str, Fate]]:
    """Of the earlier session, or where there is none of the session itself."""
    session = found.earlier[0] if found.earlier else found.own
    return [(each.sort, each.words, each.fate) for each in session.promises]


def test_the_session_before_is_told_of_with_what_became_of_all_that_it_set(cast: Cast, told: Pair) -> None:
    assert fates(asked(told[1], viewer_of(cast.owner))) == [
        (Sort.TASK, "lập kế hoạch thu trước ngày 30/6/2022", Fate.MISSING),
        (Sort.OPINION, "Đại biểu Hoàng Thị Lụa đề nghị huyện sửa trạm bơm Đồng Mơ.", Fate.MISSING),
        (Sort.TARGET, "Thu ngân sách nhà nước", Fate.UNDER_WAY),
        (Sort.TASK, "Năm 2022, huyện tập trung nạo vét kênh mương.", Fate.UNDATED),
        (Sort.TASK, "Chú trọng dạy nghề cho lao động trẻ.", Fate.UNDATED),
        (Sort.TASK, "rà soát biên chế", Fate.UNDATED),
        (Sort.DRAFT, "dự thảo Nghị quyết về thu gom rác thải nông thôn", Fate.KEPT),
    ]


def test_each_outcome_names_its_source(cast: Cast, told: Pair) -> None:
    [before] = asked(told[1], viewer_of(cast.owner)).earlier
    [target], [draft] = before.of(Sort.TARGET), before.of(Sort.DRAFT)
    assert [(each.document, each.quote) for each in target.results] == [(told[1].pk, "500 tỷ đồng")]
    assert [each.document for each in draft.outcomes] == [told[1].pk]
    assert draft.outcomes[0].quote.endswith("thông qua Nghị quyết về thu gom rác thải nông thôn")


def test_what_a_later_session_adopted_is_unknown_on_the_page_of_the_first(cast: Cast, told: Pair) -> None:
    found = asked(told[0], viewer_of(cast.owner))
    assert found.earlier == ()
    [draft] = found.own.of(Sort.DRAFT)
    assert draft.fate is Fate.MISSING


def test_a_visitor_learns_only_what_released_documents_say(cast: Cast, told: Pair) -> None:
    with pytest.raises(Conference.DoesNotExist):
        asked(told[1], cast.anonymous)
    release_document(document=told[1], by=cast.owner)
    found = asked(told[1], cast.anonymous)
    assert found.earlier == ()
    release_document(document=told[0], by=cast.owner)
    [before] = asked(told[1], cast.anonymous).earlier
    [opinion] = before.of(Sort.OPINION)
    assert opinion.who == ""


def test_a_target_for_the_end_of_a_year_is_told_of_by_what_the_year_came_to_by_then(cast: Cast) -> None:
    first, second = both(cast)
    revenue = indicator(name_vi="Thu ngân sách nhà nước")
    end = Period(date(2022, 12, 31), date(2022, 12, 31))
    confirmed(cast, first, revenue, "900 tỷ đồng", "900000000000", planned=True, days=end)
    confirmed(cast, second, revenue, "500 tỷ đồng", "500000000000", planned=False)
    [before] = asked(second, viewer_of(cast.owner)).earlier
    [target] = before.of(Sort.TARGET)
    assert [each.quote for each in target.results] == ["500 tỷ đồng"]
    assert target.fate is Fate.UNDER_WAY


@pytest.fixture
def concluded(cast: Cast) -> Document:
    """A conclusion one of whose clauses is a task and sets a target."""
    return with_a_target_in_a_task(cast)


def test_a_clause_that_is_a_task_and_sets_a_target_is_one_promise(cast: Cast, concluded: Document) -> None:
    found = asked(concluded, viewer_of(cast.owner)).own
    assert [(each.sort, each.words, each.fate) for each in found.promises] == [
        (Sort.TASK, DUTY, Fate.NOT_DUE),
        (Sort.TASK, "rà soát biên chế", Fate.UNDATED),
    ]
    assert (len(found.that(Fate.MISSING)), len(found.that(Fate.NOT_DUE)), len(found.that(Fate.UNDATED))) == (0, 1, 1)
    [compared] = found.promises[0].targets_beside
    assert compared.target is not None
    assert compared.target.quantity.value == 900_000_000_000
    assert not found.promises[0].is_answered_by_targets


def test_a_day_that_has_passed_without_a_result_is_no_longer_waited_for(cast: Cast, concluded: Document) -> None:
    number, viewer = session_of(concluded).pk, viewer_of(cast.owner)
    fates_on = [
        {each.words: each.fate for each in promises(number, viewer, on=day).own.promises}[DUTY]
        for day in (date(2022, 12, 31), date(2023, 1, 1))
    ]
    assert fates_on == [Fate.NOT_DUE, Fate.MISSING]


def test_a_target_in_a_task_that_nobody_confirmed_stands_alone_in_public(cast: Cast, concluded: Document) -> None:
    release_document(document=concluded, by=cast.owner)
    found = asked(concluded, cast.anonymous).own
    assert [(each.sort, each.words) for each in found.promises] == [(Sort.TARGET, "Thu ngân sách")]


def test_the_result_of_a_target_answers_the_task_that_sets_it(cast: Cast, concluded: Document) -> None:
    first = handed_in(cast, SECOND, date(2022, 7, 6), "Tin hội nghị lần thứ 9")
    confirmed(cast, first, Indicator.objects.get(), "500 tỷ đồng", "500000000000", planned=False)
    found = asked(concluded, viewer_of(cast.owner)).own
    duty = next(each for each in found.promises if each.words == DUTY)
    assert (duty.fate, duty.is_answered_by_targets) == (Fate.UNDER_WAY, True)
    assert [each.quote for each in duty.results] == ["500 tỷ đồng"]
    assert [each.words for each in found.that(Fate.UNDATED)] == ["rà soát biên chế"]
    assert found.that(Fate.MISSING) == ()


def test_a_task_that_is_done_is_not_settled_before_its_target_has_a_result(cast: Cast, concluded: Document) -> None:
    row, viewer = Task.objects.get(quote=DUTY), viewer_of(cast.owner)
    row = assign_task(task=row, points=replace(points_of(row), due=None), seen=row.step, note="x", by=viewer)
    complete_task(task=row, day=date(2022, 7, 1), note="Đã nộp đủ", seen=row.step, by=viewer)
    number = session_of(concluded).pk
    fates_on = [
        next(each.fate for each in promises(number, viewer, on=day).own.promises if each.words == DUTY)
        for day in (date(2022, 7, 10), date(2023, 1, 1))
    ]
    assert fates_on == [Fate.UNDER_WAY, Fate.OPEN_QUESTION]


def test_a_task_that_two_documents_of_a_session_hand_out_is_one_promise_with_both_sources(cast: Cast) -> None:
    news, resolution = news_and_resolution(cast)
    found = asked(news, viewer_of(cast.owner)).own
    assert [each.words for each in found.of(Sort.TASK)] == [
        STAFF,
        "kiểm tra 4 trạm trước ngày 31/3/2022",
        "lập kế hoạch thu trước ngày 30/6/2022",
    ]
    staff = found.of(Sort.TASK)[0]
    assert (staff.made and staff.made.document, [each.document for each in staff.also_made]) == (
        resolution.pk,
        [news.pk],
    )
    assert len(found.that(Fate.MISSING)) == 3


@pytest.mark.parametrize("done_by", ["news", "resolution"])
def test_what_either_document_hands_out_closes_the_one_task(cast: Cast, done_by: str) -> None:
    news, resolution = news_and_resolution(cast)
    document, viewer = news if done_by == "news" else resolution, viewer_of(cast.owner)
    row = Task.objects.get(text__document=document, work=STAFF)
    row = assign_task(
        task=row, points=replace(points_of(row), due=date(2022, 5, 31)), seen=row.step, note="x", by=viewer
    )
    complete_task(task=row, day=date(2022, 5, 2), note="Đã rà soát", seen=row.step, by=viewer)
    found = asked(news, viewer).own
    [staff] = [each for each in found.of(Sort.TASK) if each.words == STAFF]
    assert (staff.fate, staff.task and staff.task.task.pk) == (Fate.KEPT, row.pk)
    assert len(found.that(Fate.MISSING)) == 2


def test_a_visitor_sees_the_task_of_the_released_document_alone(cast: Cast) -> None:
    news, _resolution = news_and_resolution(cast)
    release_document(document=news, by=cast.owner)
    assert asked(news, cast.anonymous).own.of(Sort.TASK) == ()  # nobody has confirmed one
    row = Task.objects.get(text__document=news, work=STAFF)
    assign_task(task=row, points=points_of(row), seen=row.step, by=viewer_of(cast.owner))
    [staff] = [each for each in asked(news, cast.anonymous).own.of(Sort.TASK) if each.words == STAFF]
    assert (staff.made and staff.made.document, staff.also_made) == (news.pk, ())


def test_a_duplicate_that_is_rejected_is_gone_and_its_sentence_is_no_direction_without_result(cast: Cast) -> None:
    news, resolution = news_and_resolution(cast)
    viewer = viewer_of(cast.owner)
    row = Task.objects.get(text__document=resolution, work=STAFF)
    row = assign_task(task=row, points=points_of(row), seen=row.step, by=viewer)
    twin = Task.objects.get(text__document=news, work=STAFF)
    reject_task(task=twin, seen=twin.step, by=viewer)
    found = asked(news, viewer).own
    [staff] = [each for each in found.promises if STAFF in each.words]
    assert (staff.sort, staff.task and staff.task.task.pk, staff.also_made) == (Sort.TASK, row.pk, ())
    assert found.of(Sort.DIRECTION) == ()


DONE = "1. Phòng Tài chính huyện đã lập xong kế hoạch thu của 12 xã ngày 20/6/2022."


def test_a_later_document_that_may_tell_of_a_task_is_proposed_beside_it(cast: Cast) -> None:
    news, _resolution = news_and_resolution(cast)
    report = handed_in(cast, REPORTED, date(2022, 7, 1), "Báo cáo 96")
    found = asked(news, viewer_of(cast.owner)).own
    proposed = {each.words: (each.fate, [one.told.quote for one in each.proposed]) for each in found.of(Sort.TASK)}
    assert proposed == {
        "lập kế hoạch thu trước ngày 30/6/2022": (Fate.MISSING, [DONE]),  # overdue, until somebody confirms it
        STAFF: (Fate.MISSING, []),
        "kiểm tra 4 trạm trước ngày 31/3/2022": (Fate.MISSING, []),
    }
    [plan] = [one.told for each in found.promises for one in each.proposed]
    assert (plan.document, plan.published) == (report.pk, date(2022, 7, 1))
    assert (len(found.that(Fate.MISSING)), len(found.that(Fate.OPEN_QUESTION))) == (3, 0)
    in_time = promises(session_of(news).pk, viewer_of(cast.owner), on=date(2022, 6, 30)).own
    assert [(each.words, each.fate) for each in in_time.that(Fate.OPEN_QUESTION)] == [
        ("lập kế hoạch thu trước ngày 30/6/2022", Fate.OPEN_QUESTION)
    ]


def test_a_sentence_of_a_document_that_the_viewer_may_not_see_is_not_proposed(cast: Cast) -> None:
    news, resolution = news_and_resolution(cast)
    handed_in(cast, REPORTED, date(2022, 7, 1), "Báo cáo 96")
    for document in (news, resolution):
        release_document(document=document, by=cast.owner)
    assert [told for each in asked(news, cast.anonymous).own.promises for told in each.proposed] == []


def test_what_is_done_has_no_proposals_any_more_and_what_was_told_before_the_session_none(cast: Cast) -> None:
    news, resolution = news_and_resolution(cast)
    viewer = viewer_of(cast.owner)
    handed_in(cast, REPORTED, date(2021, 11, 1), "Báo cáo cũ")
    assert [told for each in asked(news, viewer).own.promises for told in each.proposed] == []
    handed_in(cast, f"{REPORTED}Hết.", date(2022, 7, 1), "Báo cáo 96")
    row = Task.objects.get(text__document=resolution, work__startswith="lập kế hoạch")
    row = assign_task(task=row, points=points_of(row), seen=row.step, by=viewer)
    complete_task(task=row, day=date(2022, 6, 20), note="Đã lập", seen=row.step, by=viewer)
    [plan] = [each for each in asked(news, viewer).own.of(Sort.TASK) if each.task and each.task.task.pk == row.pk]
    assert (plan.fate, plan.proposed) == (Fate.KEPT, ())


ASKED = """\
Ngày 20/12/2021, Ban Chấp hành Đảng bộ huyện Hòa Khê khóa XII tổ chức hội nghị lần thứ 7.

Đại biểu Hoàng Thị Lụa phản ánh chợ Đồng Mơ còn ngập; Ban Quản lý chợ cam kết nạo vét cống trước ngày 15/01/2022.

Đại biểu Lò Văn Sa phản ánh chủ đầu tư cam kết trả mặt đường từ năm ngoái. Đại biểu đề nghị huyện sửa trạm bơm.
"""


def test_an_opinion_whose_sentence_holds_a_commitment_is_not_without_an_answer(cast: Cast) -> None:
    document = handed_in(cast, ASKED, date(2021, 12, 21), "Tin hội nghị lần thứ 7")
    market, street, pump = asked(document, viewer_of(cast.owner)).own.of(Sort.OPINION)[::-1]
    assert (market.fate, [each.quote for each in market.outcomes]) == (
        Fate.OPEN_QUESTION,
        ["Ban Quản lý chợ cam kết nạo vét cống trước ngày 15/01/2022"],
    )
    assert [(each.fate, each.outcomes) for each in (street, pump)] == [(Fate.MISSING, ())] * 2


def test_who_only_agrees_waits_for_no_answer(cast: Cast) -> None:
    agreed = "Các đại biểu cơ bản nhất trí với báo cáo."
    told = ASKED.replace("Đại biểu Hoàng", f"{agreed} Đại biểu Hoàng", 1)
    document = handed_in(cast, told, date(2021, 12, 21), "Tin hội nghị lần thứ 7")
    opinions = queries.conference(session_of(document).pk, viewer_of(cast.owner)).opinions
    assert (opinions[0].said.words, opinions[0].waits) == (agreed, False)
    assert [each.waits for each in opinions][1:] == [False, True, True]
    assert agreed not in [each.words for each in asked(document, viewer_of(cast.owner)).own.promises]


def test_the_clerk_says_whether_a_commitment_answers(cast: Cast) -> None:
    document = handed_in(cast, ASKED, date(2021, 12, 21), "Tin hội nghị lần thứ 7")
    session, viewer = session_of(document), viewer_of(cast.owner)
    [link] = [link for each in queries.conference(session.pk, viewer).opinions for link in each.answers]
    [opinion] = [each for each in queries.conference(session.pk, viewer).opinions if each.answers]
    assert (link.why, link.confirmed) == (Why.WITHIN, False)
    for answers, fate in ((True, Fate.KEPT), (False, Fate.MISSING)):
        keeping.link_answer(Writing(session.pk, clerk(cast)), opinion.key, link.answer.key, answers=answers)
        found = {each.words: each.fate for each in asked(document, viewer).own.of(Sort.OPINION)}
        assert found[opinion.said.words] is fate
    assert queries.conference(session.pk, viewer).answers == ()


MINUTES = """\
Kỳ họp thứ 21 HĐND xã Lộc Bình

Ngày 20/10/2021, HĐND xã Lộc Bình khóa XX tổ chức kỳ họp thứ 21. Kỳ họp đã nghe ông Vi Văn Tạo, Chủ tịch UBND xã trình \
bày Tờ trình số 42/TTr-UBND về điều chỉnh kế hoạch làm đường.

HĐND xã biểu quyết thông qua Nghị quyết về điều chỉnh kế hoạch làm đường với 23/24 đại biểu tán thành.
"""
RESOLVED = """\
HỘI ĐỒNG NHÂN DÂN
XÃ LỘC BÌNH
Số: 57/NQ-HĐND

NGHỊ QUYẾT
Về điều chỉnh kế hoạch làm đường

HỘI ĐỒNG NHÂN DÂN XÃ LỘC BÌNH
KHÓA XX, KỲ HỌP THỨ 21

Xét Tờ trình số 42/TTr-UBND ngày 12/10/2021 của UBND xã;

Nghị quyết này đã được HĐND xã Lộc Bình khóa XX, kỳ họp thứ 21 thông qua ngày 20/10/2021.
"""


def test_minutes_and_resolution_are_one_session_one_paper_and_one_record(cast: Cast) -> None:
    minutes = handed_in(cast, MINUTES, date(2021, 10, 20), "Biên bản kỳ họp thứ 21")
    title = "Nghị quyết 57/NQ-HĐND: Về điều chỉnh kế hoạch làm đường"
    handed_in(cast, RESOLVED, date(2021, 10, 22), title)
    page = queries.conference(session_of(minutes).pk, viewer_of(cast.owner))
    assert page.conference.body == "Hội đồng nhân dân xã Lộc Bình"
    assert [each.title for each in page.agenda if each.kind == "submission"] == [
        "Tờ trình số 42/TTr-UBND về điều chỉnh kế hoạch làm đường"
    ]
    [record] = Instrument.objects.filter(kind="resolution")
    assert (record.written, record.document and record.document.title) == ("57/NQ-HĐND", title)


def test_the_number_of_queries_does_not_grow_with_what_was_promised(
    cast: Cast, told: Pair, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(60):
        asked(told[1], viewer_of(cast.owner))
