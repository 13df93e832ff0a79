"""Sentences of later documents that may tell what became of a task: proposed by a job, decided by a person."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from doichieu.hub.access.errors import Refused
from doichieu.hub.access.models import Role
from doichieu.hub.access.services import grant_role
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.viewers import Viewer, system_viewer, viewer_of
from doichieu.hub.documents.errors import NotVisible
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.services import read_document, release_document, store_document
from doichieu.hub.ledger.models import Link
from doichieu.hub.programmes import errors, queries, services
from doichieu.hub.programmes.models import Task, TaskState
from doichieu.hub.programmes.outcomes import Outcome, OutcomeState

pytestmark = pytest.mark.django_db
ORDER = """\
Số: 15/NQ-HĐND

NGHỊ QUYẾT

Giao Phòng Tài chính lập kế hoạch thu phí chợ trước ngày 30/9/2022; giao Phòng Nội vụ rà soát biên chế.
"""
REPORT = """\
Số: 96/BC-UBND

BÁO CÁO

Phòng Tài chính đã lập xong kế hoạch thu phí chợ ngày 20/8/2022. Phòng Nội vụ có 7 người.
"""
TOLD = "Phòng Tài chính đã lập xong kế hoạch thu phí chợ ngày 20/8/2022."
ON = date(2022, 10, 1)
DAYS = (date(2022, 7, 1), date(2022, 9, 5))  # of the order and of the report


def handed_in(cast: Cast, content: str, day: date, name: str) -> Document:
    document = store_document(
        name=f"{name}.txt", data=content.encode(), by=cast.owner, locality=cast.district, published=day, title=name
    )
    read_document(document.pk)
    looked_through(document)
    return document


def looked_through(document: Document) -> None:
    services.propose_from_document(document.pk)
    services.propose_outcomes(document.pk)


@pytest.fixture
def report(cast: Cast) -> Document:
    handed_in(cast, ORDER, date(2022, 7, 1), "Nghị quyết")
    return handed_in(cast, REPORT, date(2022, 9, 5), "Báo cáo")


@pytest.fixture
def outcome(report: Document) -> Outcome:
    return Outcome.objects.get(text__document=report)


def test_the_job_keeps_each_sentence_once_whichever_document_came_first(cast: Cast) -> None:
    report = handed_in(cast, REPORT, date(2022, 9, 5), "Báo cáo")
    assert list(Outcome.objects.all()) == []
    order = handed_in(cast, ORDER, date(2022, 7, 1), "Nghị quyết")
    [found] = Outcome.objects.all()
    assert (found.text.document, found.quote, found.state) == (report, TOLD, OutcomeState.PROPOSED)
    assert found.task.work.startswith("lập kế hoạch thu phí chợ")
    links = Link.objects.count()
    looked_through(report)
    looked_through(order)
    assert ([*Outcome.objects.all()], Link.objects.count()) == ([found], links)


def test_a_later_document_that_is_not_read_yet_holds_nothing_up_and_is_looked_through_once_it_is(cast: Cast) -> None:
    report = store_document(
        name="bao-cao.txt",
        data=REPORT.encode(),
        by=cast.owner,
        locality=cast.district,
        published=date(2022, 9, 5),
        title="Báo cáo",
    )
    handed_in(cast, ORDER, date(2022, 7, 1), "Nghị quyết")
    assert not Outcome.objects.exists()
    read_document(report.pk)
    looked_through(report)
    assert [each.quote for each in Outcome.objects.all()] == [TOLD]


def test_what_was_said_before_the_task_or_at_its_own_session_tells_nothing_of_it(cast: Cast) -> None:
    handed_in(cast, ORDER, date(2022, 7, 1), "Nghị quyết")
    handed_in(cast, REPORT, date(2022, 7, 1), "Báo cáo cùng ngày")
    session = "Ngày 01/7/2022, HĐND huyện Hòa Khê khóa XII tổ chức kỳ họp thứ 5.\n\n"
    handed_in(cast, session + ORDER.partition("\n\n")[2], date(2022, 7, 1), "Tin kỳ họp")
    handed_in(cast, session + TOLD, date(2022, 7, 3), "Biên bản kỳ họp")
    own = Task.objects.filter(text__document__title="Tin kỳ họp")
    assert own.exists()
    assert not Outcome.objects.filter(task__in=own).exists()
    assert [each.text.document.title for each in Outcome.objects.all()] == ["Biên bản kỳ họp"]


def test_what_hands_a_task_out_again_or_names_a_day_still_to_come_is_not_its_result(cast: Cast) -> None:
    handed_in(cast, ORDER, date(2022, 7, 1), "Nghị quyết")
    later = "Số: 20/TB-HU\n\nTHÔNG BÁO\n\n{}\n"
    again = "1. Giao Phòng Tài chính lập xong kế hoạch thu phí chợ trước ngày 30/11/2022."
    ahead = "Phòng Tài chính đã lập xong kế hoạch thu phí chợ trước ngày 30/11/2022."
    handed_in(cast, later.format(again), date(2022, 8, 1), "Thông báo")
    handed_in(cast, later.format(ahead), date(2022, 8, 2), "Thông báo 2")
    assert not Outcome.objects.exists()
    handed_in(cast, later.format(f"{ahead} Phòng Nội vụ có 7 người."), date(2022, 12, 2), "Báo cáo năm")
    assert {each.quote for each in Outcome.objects.all()} == {ahead}


def test_papers_that_name_one_session_by_its_number_tell_no_results_of_each_other(cast: Cast) -> None:
    session = "HĐND huyện Hòa Khê khóa XII tổ chức kỳ họp thứ 5.\n\n"
    handed_in(cast, f"Ngày 01/7/2022, {session}" + ORDER.partition("\n\n")[2], date(2022, 7, 1), "Tin kỳ họp")
    handed_in(cast, f"Vừa qua, {session}{TOLD}", date(2022, 8, 25), "Biên bản kỳ họp")
    assert not Outcome.objects.exists()
    handed_in(cast, f"Vừa qua, {session.replace('thứ 5', 'thứ 6')}{TOLD}", date(2022, 8, 25), "Biên bản khác")
    assert [each.text.document.title for each in Outcome.objects.all()] == ["Biên bản khác"]


@pytest.mark.parametrize(("said_on", "offered"), [(date(2022, 9, 30), date(2022, 9, 30)), (date(2022, 10, 4), None)])
def test_no_day_is_offered_that_would_make_late_what_may_have_been_done_in_time(
    cast: Cast, said_on: date, offered: date | None
) -> None:
    order = handed_in(cast, ORDER, date(2022, 7, 1), "Nghị quyết")
    handed_in(cast, REPORT.replace(" ngày 20/8/2022", ""), said_on, "Báo cáo")
    [task, *_] = queries.tasks_of_documents([order.pk], viewer_of(cast.owner), on=ON, unconfirmed=True)
    [shown] = queries.outcomes_of([task], viewer_of(cast.owner))[task.task.pk]
    assert shown.day == offered


def test_a_dismissed_sentence_does_not_come_back_and_can_be_taken_back(
    cast: Cast, report: Document, outcome: Outcome
) -> None:
    services.dismiss_outcomes(outcomes=[outcome], by=cast.owner)
    last = Link.objects.order_by("-number")[0]
    assert (last.event, last.actor) == ("outcome dismissed", "owner")
    looked_through(report)
    looked_through(outcome.task.text.document)
    [kept] = Outcome.objects.all()
    assert (kept.state, kept.decided_by) == (OutcomeState.DISMISSED, "owner")
    with pytest.raises(errors.OutcomeDecided):
        services.dismiss_outcomes(outcomes=[outcome], by=cast.owner)
    services.restore_outcomes(outcomes=[outcome], by=cast.owner)
    outcome.refresh_from_db()
    assert outcome.state == OutcomeState.PROPOSED


def test_an_accepted_sentence_closes_the_task_on_its_day_as_evidence(cast: Cast, outcome: Outcome) -> None:
    task = outcome.task
    services.accept_outcomes(task=task, outcomes=[outcome], day=date(2022, 8, 20), seen=task.step, by=cast.owner)
    [shown] = [
        each
        for each in queries.tasks_of_documents([task.text.document_id], viewer_of(cast.owner), on=ON)
        if each.task.pk == task.pk
    ]
    assert (shown.standing, shown.closed_on) == (queries.Standing.DONE, date(2022, 8, 20))
    assert [(step.act, step.evidence and step.evidence.quote) for step in shown.steps] == [
        ("proposed", None),
        ("assigned", None),
        ("done", TOLD),
    ]
    outcome.refresh_from_db()
    assert outcome.state == OutcomeState.ACCEPTED
    looked_through(outcome.text.document)
    assert Outcome.objects.count() == 1


def test_of_two_who_decide_the_second_is_refused(cast: Cast, outcome: Outcome) -> None:
    task = outcome.task
    with pytest.raises(errors.TaskChanged):
        services.accept_outcomes(task=task, outcomes=[outcome], day=date(2022, 8, 20), seen=9, by=cast.owner)
    services.dismiss_outcomes(outcomes=[outcome], by=cast.owner)
    with pytest.raises(errors.OutcomeDecided):
        services.accept_outcomes(task=task, outcomes=[outcome], day=date(2022, 8, 20), seen=1, by=cast.owner)
    with pytest.raises(errors.OutcomeDecided):
        services.accept_outcomes(task=task, outcomes=[], day=date(2022, 8, 20), seen=1, by=cast.owner)
    task.refresh_from_db()
    assert task.state == "proposed"


def test_who_does_not_keep_the_task_or_may_not_see_it_decides_nothing(cast: Cast, outcome: Outcome) -> None:
    with pytest.raises(Refused):
        services.dismiss_outcomes(outcomes=[outcome], by=cast.stranger)
    grant_role(user=cast.stranger, role=Role.SESSION_CLERK, locality=cast.elsewhere, by=system_viewer())
    with pytest.raises((Refused, NotVisible)):
        services.dismiss_outcomes(outcomes=[outcome], by=cast.stranger)
    outcome.refresh_from_db()
    assert outcome.state == OutcomeState.PROPOSED


def test_outside_a_sentence_that_may_tell_is_never_told_released_or_not(
    cast: Cast, report: Document, outcome: Outcome
) -> None:
    order = outcome.task.text.document
    for document in (order, report):
        release_document(document=document, by=cast.owner)
    assert queries.tasks_of_documents([order.pk], cast.anonymous, on=ON) == []
    Task.objects.update(state=TaskState.OPEN)
    for viewer in (cast.anonymous, viewer_of(cast.stranger)):
        tasks = queries.tasks_of_documents([order.pk], viewer, on=ON)
        assert tasks
        assert queries.outcomes_of(tasks, viewer) == {}
    services.dismiss_outcomes(outcomes=[outcome], by=cast.owner)
    viewer = viewer_of(cast.owner)
    [[told]] = queries.outcomes_of(queries.tasks_of_documents([order.pk], viewer, on=ON), viewer).values()
    assert (told.dismissed, told.decided_by, told.place.quote) == (True, "owner", TOLD)


def test_what_is_decided_at_once_is_one_sentence(cast: Cast, outcome: Outcome) -> None:
    handed_in(cast, f"{REPORT}Hết.", date(2022, 9, 6), "Báo cáo khác")
    both = list(Outcome.objects.all())
    assert len({each.text_id for each in both}) == 2
    with pytest.raises(errors.OutcomeDecided):
        services.dismiss_outcomes(outcomes=both, by=cast.owner)
    assert [each.state for each in Outcome.objects.all()] == [OutcomeState.PROPOSED] * 2


def test_of_one_sentence_at_two_documents_what_is_dismissed_is_decided_on_alone(cast: Cast) -> None:
    handed_in(cast, REPORT, date(2022, 9, 5), "Báo cáo")
    documents = [handed_in(cast, f"{ORDER}{end}", date(2022, 7, 1), f"Nghị quyết {end}") for end in ("Hết.", "Tiếp.")]
    first, second = Outcome.objects.order_by("pk")
    services.dismiss_outcomes(outcomes=[second], by=cast.owner)
    told = joined(documents, viewer_of(cast.owner))
    assert [(each.dismissed, each.numbers) for each in told] == [(True, (second.pk,))]
    services.restore_outcomes(outcomes=[second], by=cast.owner)
    told = joined(documents, viewer_of(cast.owner))
    assert [(each.dismissed, each.numbers) for each in told] == [(False, (first.pk, second.pk))]


def test_a_sentence_that_was_dismissed_for_one_document_is_dismissed_for_all(cast: Cast) -> None:
    handed_in(cast, REPORT, date(2022, 9, 5), "Báo cáo")
    documents = [handed_in(cast, f"{ORDER}{end}", date(2022, 7, 1), f"Nghị quyết {end}") for end in ("Hết.", "Tiếp.")]
    assert [each.dismissed for each in joined(documents, viewer_of(cast.owner))] == [False]
    services.dismiss_outcomes(outcomes=[Outcome.objects.order_by("pk")[0]], by=cast.owner)
    assert [each.dismissed for each in joined(documents, viewer_of(cast.owner))] == [True]


def joined(documents: list[Document], viewer: Viewer) -> list[queries.OutcomeShown]:
    """What is told of the one task that these documents hand out alike."""
    tasks = queries.told_once(queries.tasks_of_documents([each.pk for each in documents], viewer, on=ON))
    [task] = [each for each in tasks if each.task.work.startswith("lập kế hoạch")]
    return queries.told_of(task, queries.outcomes_of(task.everywhere, viewer))


def test_a_decision_without_who_made_it_is_refused_by_the_database(outcome: Outcome) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Outcome.objects.filter(pk=outcome.pk).update(state="dismissed")
