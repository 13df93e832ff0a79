"""Who may know which record and which task, and what of it."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from doichieu.claims import Span
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.queries import stored_text_of
from doichieu.hub.documents.services import release_document
from doichieu.hub.programmes import queries, services
from doichieu.hub.programmes.indicator_tasks import leads_of_indicators
from doichieu.hub.programmes.models import (
    Instrument,
    InstrumentKind,
    InstrumentState,
    Relation,
    Task,
    TaskAct,
    TaskIndicator,
    TaskState,
)
from doichieu.hub.programmes.queries import AskedRecords, AskedTasks, Standing
from doichieu.hub.programmes.services import RecordFacts
from doichieu.hub.programmes.steps import Shown, step_of_task
from doichieu.hub.programmes.tests.handed_in import NEWS, handed_in, task_of
from doichieu.hub.register.tests.worked import indicator

pytestmark = pytest.mark.django_db
ON = date(2022, 10, 15)


def closed(task: Task, act: TaskAct, day: date, shown: Document | None = None) -> None:
    """The task is opened, and closed on a day; a document may show it."""
    evidence = Shown(stored_text_of(shown), Span(0, 4)) if shown else None
    step = step_of_task(task, act, by="x", day=day, note="Kín", shown=evidence)
    task.state, task.closed_on, task.closed_by = TaskState(act), day, step
    task.save()


def standings(who: queries.TaskOnRecord) -> tuple[Standing, date | None]:
    return who.standing, who.closed_on


def test_tasks_of_documents_come_in_order_with_their_evidence(cast: Cast) -> None:
    resolution, news = handed_in(cast), handed_in(cast, NEWS, name="tin.txt", title="Tin")
    found = queries.tasks_of_documents([resolution.pk, news.pk], viewer(cast.colleague), on=ON)
    assert [(each.lead, each.due, each.standing) for each in found] == [
        ("Phòng Tài chính", date(2022, 9, 30), Standing.PROPOSED),
        ("Phòng Nội vụ", None, Standing.PROPOSED),
        ("Công an huyện", date(2022, 8, 15), Standing.PROPOSED),
    ]
    place = found[0].evidence
    assert (place.document, place.quote) == (resolution, found[0].task.quote)
    assert place.span.of(stored_text_of(resolution).data["content"]) == place.quote


def test_internal_tasks_and_records_are_for_those_inside(cast: Cast) -> None:
    document = handed_in(cast)
    number = task_of(document, "biên chế").pk
    record = Instrument.objects.get(document=document)
    for outsider in (cast.anonymous, viewer(cast.visitor), viewer(cast.stranger)):
        assert queries.tasks_of_documents([document.pk], outsider, on=ON) == []
        assert queries.instruments_of_documents([document.pk], outsider) == []
        with pytest.raises(Task.DoesNotExist):
            queries.task(number, outsider, on=ON)
        with pytest.raises(Instrument.DoesNotExist):
            queries.instrument(record.pk, outsider, on=ON)
    assert queries.task(number, viewer(cast.colleague), on=ON).task.pk == number


def test_a_record_that_only_a_released_document_cites_tells_number_and_kind_alone(cast: Cast) -> None:
    resolution = handed_in(cast)
    release_document(document=handed_in(cast, NEWS, name="tin.txt", title="Tin"), by=cast.owner)
    assert not queries.instruments(cast.anonymous).exists()  # mere proposals
    Instrument.objects.update(state=InstrumentState.KNOWN)
    [known] = queries.told(queries.instruments(cast.anonymous), cast.anonymous)
    assert (known.instrument.written, known.instrument.kind, known.whole) == ("15/NQ-HĐND", "resolution", False)
    assert (known.instrument.title, known.instrument.issuer, known.instrument.issued) == ("", "", None)
    page = queries.instrument(known.instrument.pk, cast.anonymous, on=ON)
    assert [place.document.title for place in page.citations] == ["Tin"]
    assert (page.tasks, page.history, page.does) == ((), (), ())
    release_document(document=resolution, by=cast.owner)
    assert queries.instrument(known.instrument.pk, cast.anonymous, on=ON).tasks == ()  # nobody has confirmed them
    Task.objects.update(state=TaskState.OPEN)
    page = queries.instrument(known.instrument.pk, cast.anonymous, on=ON)
    assert page.record.instrument.title == "Nghị quyết về nhiệm vụ năm 2023"
    assert len(page.tasks) == 2
    assert page.does == ()  # nobody has confirmed that it replaces another
    Relation.objects.update(proposed=False)
    page = queries.instrument(known.instrument.pk, cast.anonymous, on=ON)
    assert [(each.kind, each.other.instrument.written) for each in page.does] == [("replaces", "4/NQ-HĐND")]


def test_a_title_is_not_found_by_who_may_not_know_it(cast: Cast) -> None:
    handed_in(cast)
    release_document(document=handed_in(cast, NEWS, name="tin.txt", title="Tin"), by=cast.owner)
    assert queries.instruments_asked_for(AskedRecords(words="hdnd"), cast.anonymous).count() == 0  # proposals
    Instrument.objects.update(state=InstrumentState.KNOWN)
    for words, outside, inside in (("nhiem vu nam", 0, 1), ("15 nghi quyet", 1, 1), ("hdnd", 1, 2)):
        asked = AskedRecords(words=words)
        assert queries.instruments_asked_for(asked, cast.anonymous).count() == outside
        assert queries.instruments_asked_for(asked, viewer(cast.owner)).count() == inside
    placed = AskedRecords(place=cast.district.slug)
    assert queries.instruments_asked_for(placed, cast.anonymous).count() == 0


@pytest.mark.parametrize(
    ("act", "day", "inside"),
    [
        (TaskAct.DONE, date(2022, 9, 30), Standing.DONE),
        (TaskAct.DONE, date(2022, 10, 1), Standing.DONE_LATE),
        (TaskAct.DROPPED, date(2022, 9, 1), Standing.DROPPED),
    ],
)
def test_what_became_of_a_task_is_public_with_what_shows_it(
    cast: Cast, act: TaskAct, day: date, inside: Standing
) -> None:
    document = handed_in(cast)
    release_document(document=document, by=cast.owner)
    shows = handed_in(cast, NEWS, name="tin.txt", title="Tin")
    task = task_of(document, "kế hoạch thu")
    closed(task, act, day, shows)
    owner = viewer(cast.owner)
    assert standings(queries.task(task.pk, owner, on=ON)) == (inside, day)
    assert standings(queries.task(task.pk, cast.anonymous, on=ON)) == (Standing.UNREPORTED, None)
    before = date(2022, 9, 30)
    assert standings(queries.task(task.pk, cast.anonymous, on=before)) == (Standing.OPEN, None)
    release_document(document=shows, by=cast.owner)
    told = queries.task(task.pk, cast.anonymous, on=ON)
    assert standings(told) == (inside, day)
    assert [(step.act, step.note, step.made_by) for step in told.steps] == [(act, "", "")]


def test_the_list_by_standing_agrees_with_each_task(cast: Cast) -> None:
    document = handed_in(cast)
    release_document(document=document, by=cast.owner)
    handed_in(cast, NEWS, name="tin.txt", title="Tin")
    plan, staff = task_of(document, "kế hoạch thu"), task_of(document, "biên chế")
    for state_of in ("open", "closed"):
        if state_of == "open":
            Task.objects.filter(pk__in=(plan.pk, staff.pk)).update(state=TaskState.OPEN)
        else:
            closed(plan, TaskAct.DONE, date(2022, 10, 9))
        for who in (cast.anonymous, viewer(cast.owner), viewer(cast.stranger)):
            each = queries.shown(queries.tasks(who), who, on=ON)
            assert len(each) == (3 if who.name == "owner" else 2)
            for standing in Standing:
                listed = queries.tasks_asked_for(AskedTasks(standing=standing), who, on=ON)
                assert {row.pk for row in listed} == {one.task.pk for one in each if one.standing == standing}


def test_lists_are_asked_by_place_lead_source_day_and_words(cast: Cast) -> None:
    handed_in(cast)
    handed_in(cast, NEWS, name="tin.txt", title="Tin")
    owner = viewer(cast.owner)
    assert queries.lead_names(owner) == ["Công an huyện", "Phòng Nội vụ", "Phòng Tài chính"]
    assert list(queries.places_with_tasks(owner)) == [cast.district]
    everything = AskedTasks()
    counts = {
        "province": replace(everything, place=cast.province.slug),
        "commune": replace(everything, place=cast.commune.slug),
        "nowhere": replace(everything, place="khong-co"),
        "lead": replace(everything, lead="Phòng Nội vụ"),
        "resolution": replace(everything, source="resolution"),
        "august": replace(everything, due_from=date(2022, 8, 1), due_to=date(2022, 8, 31)),
        "words": replace(everything, words="ra soat bien che"),
    }
    found = {name: queries.tasks_asked_for(asked, owner, on=ON).count() for name, asked in counts.items()}
    assert found == {"province": 3, "commune": 0, "nowhere": 0, "lead": 1, "resolution": 2, "august": 1, "words": 1}


def test_names_of_people_stay_inside(cast: Cast) -> None:
    document = handed_in(cast)
    release_document(document=document, by=cast.owner)
    Task.objects.update(responsible="Lý Sa Mơ", responsible_post="Trưởng phòng", state=TaskState.OPEN)
    [outside, _] = queries.tasks_of_documents([document.pk], cast.anonymous, on=ON)
    assert (outside.responsible, outside.task.responsible_post) == ("", "Trưởng phòng")
    [inside, _] = queries.tasks_of_documents([document.pk], viewer(cast.owner), on=ON)
    assert inside.responsible == "Lý Sa Mơ"


def test_records_of_documents_come_with_the_places_that_cite_them(cast: Cast) -> None:
    document = handed_in(cast)
    found = queries.instruments_of_documents([document.pk], viewer(cast.owner))
    assert [(each.instrument.written, len(each.places)) for each in found] == [
        ("09-NQ/TU", 1),
        ("15/NQ-HĐND", 0),
        ("4/NQ-HĐND", 1),
    ]


def test_a_long_list_costs_as_many_queries_as_a_short_one(cast: Cast, django_assert_num_queries) -> None:
    document = handed_in(cast)
    owner = viewer(cast.owner)
    with django_assert_num_queries(6):
        queries.tasks_of_documents([document.pk], owner, on=timezone.localdate())


def test_a_confirmed_record_of_a_place_above_does_not_tell_of_its_internal_document(cast: Cast) -> None:
    handed_in(cast)
    above = Instrument.objects.get(key="09-nq-tu")
    facts = RecordFacts(InstrumentKind.RESOLUTION, "09-NQ/TU", title="Về nông nghiệp", locality=cast.province)
    services.confirm_record(instrument=above, facts=facts, seen=1, by=cast.owner)
    content = "TỈNH ỦY TÂN SA\nSố 09-NQ/TU\nNGHỊ QUYẾT\nVề việc kín\n"
    own = handed_in(cast, content, name="kin.txt", title="Tên kín", place=cast.province, by=cast.colleague)
    assert Instrument.objects.get(document=own) == above
    [below] = queries.told([Instrument.objects.get(pk=above.pk)], viewer(cast.owner))
    assert (below.instrument.title, below.document) == ("Về nông nghiệp", None)
    [inside] = queries.told([Instrument.objects.get(pk=above.pk)], viewer(cast.colleague))
    assert inside.document == own == Instrument.objects.get(pk=above.pk).document


def test_that_a_task_was_given_up_is_known_inside_until_a_released_document_shows_it(
    cast: Cast,
) -> None:
    document = handed_in(cast)
    release_document(document=document, by=cast.owner)
    shows = handed_in(cast, NEWS, name="tin.txt", title="Tin")
    task, revenue = task_of(document, "kế hoạch thu"), indicator()
    TaskIndicator.objects.create(task=task, indicator=revenue)

    def told(who: Viewer) -> list[int]:
        return [each.number for each in leads_of_indicators(cast.district, [revenue.pk], who).get(revenue.pk, ())]

    assert (told(cast.anonymous), told(viewer(cast.owner))) == ([], [task.pk])  # nobody has confirmed it
    Task.objects.filter(pk=task.pk).update(state=TaskState.OPEN)
    assert told(cast.anonymous) == told(viewer(cast.owner)) == [task.pk]
    closed(task, TaskAct.DROPPED, date(2022, 9, 1), shows)
    assert (told(cast.anonymous), told(viewer(cast.owner))) == ([task.pk], [])
    release_document(document=shows, by=cast.owner)
    assert told(cast.anonymous) == []
