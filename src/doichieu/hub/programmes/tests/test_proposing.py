"""What a document proposes: the record that it is, those that it cites, the tasks that it hands out."""

from datetime import date
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from doichieu.claims.codec import reading_to_json
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.documents.models import StoredReading
from doichieu.hub.documents.queries import reading_in, stored_reading_of, stored_text_of
from doichieu.hub.documents.services import place_document, read_document, store_document
from doichieu.hub.ledger.models import Link
from doichieu.hub.places.models import Subject, SubjectKind
from doichieu.hub.programmes import queries
from doichieu.hub.programmes.models import (
    Citation,
    Instrument,
    InstrumentKind,
    InstrumentState,
    Relation,
    Task,
    TaskState,
    TaskStep,
)
from doichieu.hub.programmes.own_words import days_in
from doichieu.hub.programmes.services import RecordFacts, confirm_record, propose_from_document
from doichieu.hub.programmes.tests.handed_in import DAY, NEWS, RESOLUTION, handed_in, task_of

pytestmark = pytest.mark.django_db


def test_a_resolution_becomes_a_record_of_its_own_number(cast: Cast) -> None:
    document = handed_in(cast)
    own = Instrument.objects.get(document=document)
    assert (own.written, own.number, own.symbol, own.kind) == ("15/NQ-HĐND", "15", "NQ-HĐND", "resolution")
    assert (own.state, own.issued, own.locality) == ("proposed", DAY, cast.district)
    assert (own.title, own.issuer) == ("Nghị quyết về nhiệm vụ năm 2023", "HĐND huyện Hòa Khê")
    assert (own.first_day, own.last_day) == (date(2023, 1, 1), date(2023, 12, 31))


def test_what_it_cites_is_proposed_with_what_the_sentence_says(cast: Cast) -> None:
    document = handed_in(cast)
    above = Instrument.objects.get(key="09-nq-tu")
    assert (above.state, above.issued, above.issuer) == ("proposed", date(2021, 3, 12), "Tỉnh ủy")
    assert (above.title, above.locality) == ("về nông nghiệp", cast.province)
    text = stored_text_of(document)
    [citation] = above.citations.all()
    assert text.data["content"][citation.start : citation.end] == "09-NQ/TU"


def test_what_it_replaces_is_a_proposed_relation(cast: Cast) -> None:
    handed_in(cast)
    [relation] = Relation.objects.all()
    assert (relation.kind, relation.instrument.written, relation.other.written) == (
        "replaces",
        "15/NQ-HĐND",
        "4/NQ-HĐND",
    )
    assert relation.proposed


def test_a_later_citation_finds_the_record(cast: Cast) -> None:
    resolution = handed_in(cast)
    news = handed_in(cast, NEWS, name="tin.txt", title="Tin")
    own = Instrument.objects.get(document=resolution)
    assert [citation.text.document for citation in own.citations.all()] == [news]
    assert Instrument.objects.filter(key=own.key).count() == 1


def test_a_record_that_was_only_cited_is_tied_to_the_document_that_it_is(cast: Cast) -> None:
    handed_in(cast, NEWS, name="tin.txt", title="Tin")
    [cited] = Instrument.objects.filter(key="15-nq-hđnd", document=None)
    resolution = handed_in(cast)
    [tied] = Instrument.objects.filter(document=resolution)
    assert tied == cited
    assert [step.act for step in tied.history.all()] == ["proposed", "tied"]


def test_the_same_number_of_another_place_or_day_is_another_record(cast: Cast) -> None:
    handed_in(cast)
    elsewhere = handed_in(cast, NEWS, name="tin.txt", title="Tin", place=cast.elsewhere, by=cast.stranger)
    [citation] = Citation.objects.filter(text__document=elsewhere)
    assert citation.instrument.locality == cast.elsewhere
    other_day = NEWS.replace("15/NQ-HĐND", "15/NQ-HĐND ngày 5/1/2019")
    earlier = handed_in(cast, other_day, name="tin-2.txt", title="Tin")
    [citation] = Citation.objects.filter(text__document=earlier)
    assert citation.instrument.issued == date(2019, 1, 5)
    assert Instrument.objects.filter(key="15-nq-hđnd").count() == 3


def test_a_citation_of_a_merged_record_counts_for_the_one_it_became(cast: Cast) -> None:
    kept = Instrument.objects.get(document=handed_in(cast))
    gone = Instrument.objects.create(
        kind="resolution",
        written="15/NQ-HĐND",
        key="15-nq-hđnd",
        issued=date(2018, 1, 1),
        locality=cast.district,
        state=InstrumentState.MERGED,
        merged_into=kept,
    )
    news = NEWS.replace("15/NQ-HĐND", "15/NQ-HĐND ngày 01/01/2018")
    document = handed_in(cast, news, name="tin.txt", title="Tin")
    assert [each.text.document for each in kept.citations.all()] == [document]
    assert not gone.citations.exists()


def test_tasks_are_proposed_with_lead_and_day(cast: Cast) -> None:
    finance = Subject.objects.create(locality=cast.district, kind=SubjectKind.ORGANISATION, name="Phòng Tài chính")
    document = handed_in(cast)
    plan, staff = task_of(document, "kế hoạch thu"), task_of(document, "biên chế")
    assert (plan.lead, plan.lead_words, plan.due, plan.state) == (finance, "", date(2022, 9, 30), "proposed")
    assert (staff.lead, staff.lead_words, staff.due) == (None, "Phòng Nội vụ", None)
    assert (plan.source, plan.instrument, plan.locality) == ("resolution", document.instrument, cast.district)
    text = stored_text_of(document).data["content"]
    assert text[plan.start : plan.end] == plan.quote == "lập kế hoạch thu trước ngày 30/9/2022"
    [step] = plan.steps.all()
    assert (step.act, step.made_by, step.facts["lead"]) == ("proposed", "programmes", "Phòng Tài chính")


def test_a_person_who_is_named_answers_for_it_and_the_post_leads(cast: Cast) -> None:
    content = (
        "Tại buổi làm việc, Phó Chủ tịch UBND huyện Lò Khang Sinh phát biểu. "
        "Cuộc họp giao Phó Chủ tịch UBND huyện Lò Khang Sinh chỉ đạo tiêm phòng trước ngày 20/8/2022.\n"
    )
    document = handed_in(cast, content, name="hop.txt", title="Họp")
    task = task_of(document, "tiêm phòng")
    assert (task.responsible, task.lead_words) == ("Lò Khang Sinh", "Phó Chủ tịch UBND huyện")


def test_done_twice_it_changes_nothing(cast: Cast) -> None:
    document = handed_in(cast)
    before = Link.objects.count(), Instrument.objects.count(), Task.objects.count(), TaskStep.objects.count()
    propose_from_document(document.pk)
    assert (Link.objects.count(), Instrument.objects.count(), Task.objects.count(), TaskStep.objects.count()) == before


def test_a_new_reading_takes_back_the_proposals_that_it_does_not_make(cast: Cast) -> None:
    document = handed_in(cast)
    kept = task_of(document, "biên chế")
    Task.objects.filter(pk=kept.pk).update(state=TaskState.OPEN)
    row = stored_reading_of(document)
    assert row is not None
    data = {**reading_to_json(reading_in(row)), "tasks": []}
    text = stored_text_of(document)
    StoredReading.objects.create(text=text, reader_version="later", data=data, made_at=timezone.now())
    propose_from_document(document.pk)
    assert task_of(document, "kế hoạch thu").state == TaskState.REJECTED
    assert task_of(document, "biên chế").state == TaskState.OPEN


def test_records_and_tasks_of_a_document_without_place_get_the_one_it_is_given(cast: Cast) -> None:
    data = RESOLUTION.replace("HUYỆN HÒA KHÊ\n", "").encode()
    document = store_document(name="x.txt", data=data, by=cast.owner, published=DAY, title="Nghị quyết")
    read_document(document.pk)
    propose_from_document(document.pk)
    assert task_of(document, "biên chế").locality is None
    document.refresh_from_db()
    place_document(document=document, locality=cast.district, by=cast.owner)
    propose_from_document(document.pk)
    assert task_of(document, "biên chế").locality == cast.district
    assert Instrument.objects.get(document=document).locality == cast.district


def test_years_of_a_title_are_the_time_that_it_is_for() -> None:
    assert days_in("Chương trình công tác năm 2026") == (date(2026, 1, 1), date(2026, 12, 31))
    assert days_in("Kế hoạch 2021-2025, năm 2023") == (date(2021, 1, 1), date(2025, 12, 31))
    assert days_in("Kế hoạch năm 2023 và 2024") == (None, None)
    assert days_in("Nghị quyết về nhiệm vụ 3 tháng cuối năm 2026") == (date(2026, 10, 1), date(2026, 12, 31))
    assert days_in("Chương trình quý II năm 2026") == (date(2026, 4, 1), date(2026, 6, 30))
    assert days_in("Chương trình quý I và quý II năm 2026") == (date(2026, 1, 1), date(2026, 12, 31))
    assert days_in("Kế hoạch ngày 12/3/2026 về công tác năm 2026") == (date(2026, 1, 1), date(2026, 12, 31))
    assert days_in("Nghị quyết 15/2020/NQ-HĐND") == (None, None)


SESSION = (
    "Ngày 5/7/2022, Ban Chấp hành Đảng bộ huyện Hòa Khê khóa XII tổ chức hội nghị lần thứ 9.\n"
    "Giao Phòng Tài chính lập kế hoạch thu trước ngày 30/9/2022.\n"
    "6 tháng cuối năm, huyện tập trung nạo vét kênh mương. Phấn đấu thu đạt 900 tỷ đồng. Chú trọng dạy nghề.\n"
)


def test_what_a_session_sets_for_the_time_ahead_is_proposed_unless_it_is_a_target(cast: Cast) -> None:
    document = handed_in(cast, SESSION, name="tin.txt")
    assert list(Task.objects.filter(text__document=document).order_by("start").values_list("work", "due")) == [
        ("lập kế hoạch thu trước ngày 30/9/2022", date(2022, 9, 30)),
        ("6 tháng cuối năm, huyện tập trung nạo vét kênh mương.", None),
        ("Chú trọng dạy nghề.", None),
    ]


def test_the_items_of_a_programme_are_tasks_with_all_that_their_row_says(cast: Cast) -> None:
    content = (
        "CHƯƠNG TRÌNH\nCông tác năm 2023\n\nTT\tNội dung\tCơ quan chủ trì\tPhối hợp\tThời gian\tSản phẩm\n"
        "1\tSơ kết thu ngân sách quý I\tPhòng Tài chính\tChi cục Thuế; Kho bạc\tTháng 3\tBáo cáo\n"
        "2\tThăm các gia đình liệt sĩ\tPhòng Nội vụ\t\tTháng 7\t\n"
    )
    document = handed_in(cast, content, name="chuong-trinh.txt", title="Chương trình công tác năm 2023")
    first, second = queries.items_of_programme(document.pk, viewer(cast.owner), on=DAY)
    assert (first.lead, first.co_workers, first.due, first.deliverable) == (
        "Phòng Tài chính",
        ("Chi cục Thuế", "Kho bạc"),
        date(2023, 3, 31),
        "Báo cáo",
    )
    assert (second.lead, second.due, second.task.source) == ("Phòng Nội vụ", date(2023, 7, 31), "programme")


MEETING = (
    "Ngày 06/01/2022, Ban Chấp hành Đảng bộ huyện Hòa Khê khóa II tổ chức hội nghị lần thứ 3.\n\n"
    "Những nghị quyết chuyên đề của Huyện ủy về trồng rừng ven suối, “Giữ sạch chợ phiên” được thực hiện tốt.\n\n"
    "Hội nghị đã cho ý kiến về Chương trình công tác năm 2022 của Huyện ủy Hòa Khê.\n"
)


def test_what_a_session_calls_by_name_is_proposed_with_its_place_in_the_text(cast: Cast) -> None:
    news = handed_in(cast, MEETING, name="tin.txt", title="Tin hội nghị")
    rows = Instrument.objects.order_by("pk")
    assert [(row.kind, row.written, row.issuer, row.number, row.symbol) for row in rows] == [
        ("programme", "công tác năm 2022", "Huyện ủy Hòa Khê", "", ""),
        ("resolution", "về trồng rừng ven suối", "Huyện ủy", "", ""),
        ("resolution", "“Giữ sạch chợ phiên”", "Huyện ủy", "", ""),
    ]
    assert {(row.state, row.locality, row.named) for row in rows} == {("proposed", cast.district, True)}
    assert (rows[0].first_day, rows[0].last_day) == (date(2022, 1, 1), date(2022, 12, 31))
    content = stored_text_of(news).data["content"]
    [citation] = rows[2].citations.all()
    assert content[citation.start : citation.end] == "“Giữ sạch chợ phiên”"
    propose_from_document(news.pk)
    assert Instrument.objects.count() == 3


def test_a_record_known_by_name_gets_its_number_from_the_first_text_that_says_it(cast: Cast) -> None:
    handed_in(cast, MEETING, name="tin.txt", title="Tin hội nghị")
    cites = "Xã triển khai Nghị quyết số 12-NQ/HU ngày 10/01/2022 về trồng rừng ven suối. Nghị quyết 13-NQ/HU khác.\n"
    handed_in(cast, cites, name="sau.txt", title="Tin sau")
    own = Instrument.objects.get(key="12-nq-hu")
    assert (own.written, own.title, own.issued) == ("12-NQ/HU", "về trồng rừng ven suối", date(2022, 1, 10))
    assert [step.act for step in own.history.all()] == ["proposed", "edited"]
    assert own.citations.count() == 2
    again = "Huyện sơ kết Nghị quyết chuyên đề về trồng rừng ven suối, kết quả tốt.\n"
    handed_in(cast, again, name="nua.txt", title="Tin nữa")
    assert own.citations.count() == 3
    assert sorted(Instrument.objects.filter(kind="resolution").values_list("written", flat=True)) == [
        "12-NQ/HU",
        "13-NQ/HU",
        "“Giữ sạch chợ phiên”",
    ]


def test_a_paper_without_a_number_is_the_record_of_its_name(cast: Cast) -> None:
    handed_in(cast, MEETING, name="tin.txt", title="Tin hội nghị")
    programme = handed_in(
        cast, "Tháng 3: Văn phòng sơ kết quý.\n", name="ct.txt", title="Chương trình công tác năm 2022"
    )
    own = Instrument.objects.get(kind="programme")
    assert (own.document, own.written) == (programme, "công tác năm 2022")
    assert [step.act for step in own.history.all()] == ["proposed", "tied"]


def test_a_record_that_a_person_confirmed_by_its_name_is_not_given_a_number_by_a_text(cast: Cast) -> None:
    handed_in(cast, MEETING, name="tin.txt", title="Tin hội nghị")
    row = Instrument.objects.get(written="về trồng rừng ven suối")
    kept = RecordFacts(InstrumentKind.RESOLUTION, "", issuer="Huyện ủy", locality=cast.district)
    confirm_record(instrument=row, facts=kept, seen=row.step, by=cast.owner)
    handed_in(cast, "Nghị quyết số 12-NQ/HU về trồng rừng ven suối.\n", name="sau.txt", title="Tin sau")
    row.refresh_from_db()
    assert (row.state, row.written, row.named) == ("known", "về trồng rừng ven suối", True)
    assert Instrument.objects.filter(key="12-nq-hu").exists()
    confirmed = RecordFacts(InstrumentKind.RESOLUTION, "14-NQ/HU", locality=cast.district)
    confirm_record(instrument=row, facts=confirmed, seen=row.step, by=cast.owner)
    row.refresh_from_db()
    assert (row.written, row.key, row.title) == ("14-NQ/HU", "14-nq-hu", "về trồng rừng ven suối")


def test_the_resolution_of_a_half_year_is_not_that_of_the_next(cast: Cast) -> None:
    for number, day in enumerate((date(2021, 7, 5), date(2022, 7, 5))):
        said = f"Nghị quyết chuyên đề về nhiệm vụ 6 tháng cuối năm được ban hành. Lần {number}.\n"
        stored = store_document(
            name=f"{number}.txt", data=said.encode(), by=cast.owner, locality=cast.district, published=day
        )
        read_document(stored.pk)
        propose_from_document(stored.pk)
    assert Instrument.objects.filter(written="về nhiệm vụ 6 tháng cuối năm").count() == 2


def test_what_a_committee_above_issued_is_of_its_place(cast: Cast) -> None:
    handed_in(cast, "Đề án “Mỗi bản một nhà văn hóa” của Tỉnh ủy được thực hiện.\n", name="tin.txt", title="Tin")
    [row] = Instrument.objects.all()
    assert (row.issuer, row.locality) == ("Tỉnh ủy", cast.province)


def test_the_items_of_a_work_programme_without_a_number_are_tasks_of_its_record(cast: Cast) -> None:
    news = "Ngày 06/01/2022, Ban Chấp hành Đảng bộ huyện Hòa Khê khóa II tổ chức hội nghị lần thứ 3.\n\n"
    asked = f"{news}Hội nghị đã cho ý kiến về Chương trình kiểm tra, giám sát năm 2022 của Huyện ủy Hòa Khê.\n"
    handed_in(cast, asked, name="tin.txt", title="Tin hội nghị")
    content = (
        "HUYỆN ỦY HÒA KHÊ\n*\n\nCHƯƠNG TRÌNH\nkiểm tra, giám sát năm 2022 của Huyện ủy Hòa Khê\n\n"
        "1. Quý II: Kiểm tra Chi bộ thôn Đông về thu, nộp đảng phí.\n\n"
        "2. Tháng 9: Sơ kết 9 tháng, lập báo cáo gửi Ban Thường vụ Huyện ủy.\n"
    )
    programme = handed_in(cast, content, name="ct.txt", title="")
    own = Instrument.objects.get(kind="programme")
    assert (own.document, own.written) == (programme, "kiểm tra, giám sát năm 2022")
    found = Task.objects.filter(text__document=programme).order_by("start")
    assert [(task.source, task.instrument, task.due, task.work) for task in found] == [
        ("programme", own, date(2022, 6, 30), "Kiểm tra Chi bộ thôn Đông về thu, nộp đảng phí"),
        ("programme", own, date(2022, 9, 30), "Sơ kết 9 tháng, lập báo cáo gửi Ban Thường vụ Huyện ủy"),
    ]


def test_records_from_before_learn_the_number_in_their_letterheads(cast: Cast) -> None:
    handed_in(cast)
    said = list(Instrument.objects.order_by("pk").values_list("own_number", "search_own"))
    assert [number for number, _ in said] == ["15/NQ-HĐND", "", ""]
    Instrument.objects.update(own_number="", search_own="")
    migration = import_module("doichieu.hub.programmes.migrations.0006_what_own_documents_say")
    migration.number_by_their_readings(apps, SimpleNamespace(connection=connection))
    assert list(Instrument.objects.order_by("pk").values_list("own_number", "search_own")) == said
