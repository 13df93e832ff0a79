from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import translation

from doichieu.claims import Kind, Mention, Person, Reference, SessionFrame, Span, Statement, StatementKind, Task
from doichieu.hub.access.errors import Refused
from doichieu.hub.access.models import Grant, Role
from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.conferences import queries, services
from doichieu.hub.conferences.models import Conference, ConferenceSource
from doichieu.hub.conferences.names import session_name
from doichieu.hub.documents.errors import NotReadYet
from doichieu.hub.documents.models import Document, State, StoredText
from doichieu.hub.ledger import queries as ledger
from doichieu.hub.ledger.tests.together import run_together, shared_database
from doichieu.hub.register.tests.worked import claim, quantity, read, stored_text

CONTENT = (
    "Sáng 11/7/2022, hội nghị lần thứ 17 BCH Đảng bộ huyện Hòa Khê khóa XXIV do đồng chí Lê Thị Sen chủ trì. "
    "Thu ngân sách đạt 615 tỷ đồng. Giao Phòng Tài chính báo cáo trước ngày 15/8. Thực hiện Nghị quyết số 12-NQ/HU."
)
FRAME = SessionFrame(
    body="BCH Đảng bộ huyện Hòa Khê",
    ordinal=17,
    tenure="XXIV",
    term=None,
    dates=(date(2022, 7, 11),),
    extended=False,
    chairs=("Lê Thị Sen",),
    adopted_share=None,
)
TASK = "Giao Phòng Tài chính báo cáo trước ngày 15/8"


def at(quote: str, content: str = CONTENT) -> Span:
    start = content.index(quote)
    return Span(start, start + len(quote))


def report(
    cast: Cast, *, content: str = CONTENT, frame: SessionFrame | None = FRAME, state=State.INTERNAL
) -> StoredText:
    """A document of the session, read."""
    text = stored_text(content, cast.district, cast.owner, state=state)
    read(
        text,
        (claim(content, "615 tỷ đồng", quantity("615000000000")),),
        conference=frame,
        people=(Person("Lê Thị Sen", ("Bí thư Huyện ủy",)),),
        references=(Reference("12-NQ/HU"),),
        tasks=(Task(at(TASK, content), TASK, "Phòng Tài chính", date(2022, 8, 15)),),
        mentions=(
            Mention("conference.ordinal", "17", at("17", content)),
            Mention("conference.dates", "2022-07-11", at("11/7/2022", content)),
            Mention("conference.chairs", "Lê Thị Sen", at("Lê Thị Sen", content)),
            Mention("person", "Lê Thị Sen", at("Lê Thị Sen", content)),
            Mention("reference", "12-NQ/HU", at("12-NQ/HU", content)),
        ),
        statements=(Statement(StatementKind.DIRECTION, at(TASK, content), speaker="Lê Thị Sen"),),
    )
    return text


def record(text: StoredText) -> Conference:
    conference = services.record_conference(text.document_id)
    assert conference is not None
    return conference


def test_a_session_is_put_on_record_from_its_document_and_only_once(cast: Cast) -> None:
    text = report(cast)
    conference = record(text)
    assert (conference.body, conference.ordinal, conference.tenure, conference.days, conference.locality) == (
        "BCH Đảng bộ huyện Hòa Khê",
        17,
        "XXIV",
        ["2022-07-11"],
        cast.district,
    )
    links = ledger.chain().count()
    assert record(text) == conference
    assert (Conference.objects.count(), ConferenceSource.objects.count(), ledger.chain().count()) == (1, 1, links)


def test_a_session_follows_its_document_to_the_place_that_it_is_given(cast: Cast) -> None:
    text = report(cast)
    Document.objects.update(locality=None)
    assert record(text).locality is None
    Document.objects.update(locality=cast.district)
    assert record(text).locality == cast.district
    assert [source.conference.locality for source in ConferenceSource.objects.all()] == [cast.district]


def test_a_document_about_no_session_or_not_read_yet_gives_none(cast: Cast) -> None:
    assert services.record_conference(report(cast, frame=None).document_id) is None
    unread = stored_text("Chưa đọc.", cast.district, cast.owner)
    assert services.record_conference(unread.document_id) is None
    assert Conference.objects.count() == 0


def test_every_fact_stands_on_its_sentence(cast: Cast) -> None:
    page = queries.conference(record(report(cast)).pk, viewer_of(cast.owner))
    fields = {(each.name, each.value): [place.quote for place in each.places] for each in page.fields}
    assert fields == {
        ("body", "BCH Đảng bộ huyện Hòa Khê"): [],
        ("ordinal", "17"): ["17"],
        ("tenure", "XXIV"): [],
        ("dates", "2022-07-11"): ["11/7/2022"],
        ("chairs", "Lê Thị Sen"): ["Lê Thị Sen"],
    }
    [person] = page.people
    assert (person.name, person.posts, person.chairs, person.places[0].span) == (
        "Lê Thị Sen",
        ("Bí thư Huyện ủy",),
        True,
        at("Lê Thị Sen"),
    )
    [figure] = page.figures
    assert (figure.claim.value, figure.place.quote) == (Decimal(615000000000), "615 tỷ đồng")
    [reference] = page.references
    assert (reference.number, [place.quote for place in reference.places]) == ("12-NQ/HU", ["12-NQ/HU"])
    [task] = page.tasks
    assert (task.owner, task.due, task.place.quote) == ("Phòng Tài chính", date(2022, 8, 15), TASK)
    [statement] = page.statements
    assert (statement.statement.kind, statement.statement.speaker) == ("direction", "Lê Thị Sen")
    assert statement.place.quote == TASK
    assert (page.differences, page.figure_differences) == ((), ())


def test_documents_of_one_session_meet_and_what_they_state_differently_is_listed(cast: Cast) -> None:
    first = report(cast)
    other = CONTENT.replace("615", "620").replace("11/7/2022", "11 và 12/7/2022, ngày 11/7/2022")
    days = (date(2022, 7, 11), date(2022, 7, 12))
    second = stored_text(other, cast.district, cast.owner)
    read(
        second,
        (claim(other, "620 tỷ đồng", quantity("620000000000")),),
        conference=replace(FRAME, dates=days, term=(2020, 2025)),
        people=(Person("Lê Thị Sen", ("Bí thư Huyện ủy", "Chủ tịch HĐND huyện")),),
    )
    conference = record(first)
    assert record(second) == conference
    conference.refresh_from_db()
    assert (conference.days, conference.term_first, conference.term_last) == (["2022-07-11", "2022-07-12"], 2020, 2025)

    page = queries.conference(conference.pk, viewer_of(cast.owner))
    assert [source.document for source in page.sources] == [first.document, second.document]
    [difference] = page.differences
    assert (difference.field, difference.values) == (
        "dates",
        (("2022-07-11", first.document), ("2022-07-11, 2022-07-12", second.document)),
    )
    [figures] = page.figure_differences
    assert (figures.code, figures.kind) == ("BUD01", Kind.LEVEL)
    assert [(each.value, source.document) for each, source in figures.claims] == [
        (Decimal(615000000000), first.document),
        (Decimal(620000000000), second.document),
    ]
    [person] = page.people
    assert person.posts == ("Bí thư Huyện ủy", "Chủ tịch HĐND huyện")


@pytest.mark.parametrize(
    ("hall", "differs"),
    [("hội trường UBND huyện", False), ("Hội trường UBND huyện Hòa Khê", False), ("Nhà văn hóa trung tâm", True)],
)
def test_halls_differ_where_none_of_them_says_no_more_than_the_other(cast: Cast, hall: str, differs: bool) -> None:
    first = stored_text(CONTENT, cast.district, cast.owner)
    read(first, (), conference=replace(FRAME, place="Hội trường UBND huyện Hòa Khê"))
    second = stored_text(f"{CONTENT}Hết.", cast.district, cast.owner)
    read(second, (), conference=replace(FRAME, place=hall))
    conference = record(first)
    record(second)
    page = queries.conference(conference.pk, viewer_of(cast.owner))
    assert [each.field for each in page.differences] == (["place"] if differs else [])


def test_sessions_of_two_places_with_one_number_stay_apart(cast: Cast) -> None:
    here = record(report(cast))
    text = stored_text(CONTENT, cast.commune, cast.owner, name="xã.txt")
    read(text, (), conference=FRAME)
    assert record(text) != here


def test_a_new_reading_takes_the_place_of_the_older_one(cast: Cast) -> None:
    text = report(cast)
    before = record(text)
    read(text, (), version="2", conference=replace(FRAME, extended=True))
    after = record(text)
    assert (after, after.extended) == (before, True)
    [source] = ConferenceSource.objects.all()
    assert source.reading.reader_version == "2"


def test_outsiders_see_a_session_through_its_released_documents_alone(cast: Cast) -> None:
    inside = report(cast)
    read(inside, (), version="2", conference=replace(FRAME, adopted_share=Decimal(87), term=(2020, 2025)))
    public = report(cast, content=f"Tin: {CONTENT}", state=State.RELEASED)
    conference = record(inside)
    assert list(queries.conferences(cast.anonymous)) == []
    with pytest.raises(Conference.DoesNotExist):
        queries.conference(conference.pk, cast.anonymous)
    assert record(public) == conference
    page = queries.conference(conference.pk, cast.anonymous)
    assert [(each.place.quote, each.statement.speaker) for each in page.statements] == [(TASK, None)]
    assert [source.document for source in page.sources] == [public.document]
    assert (page.conference.adopted_share, page.conference.term_first) == (None, None)
    assert {place.document for field in page.fields for place in field.places} == {public.document}
    assert [figure.place.document for figure in page.figures] == [public.document]
    assert len(queries.conference(conference.pk, viewer_of(cast.colleague)).sources) == 2
    assert queries.conference_of(inside.document, viewer_of(cast.stranger)) == conference


def inside_and_public(cast: Cast) -> tuple[StoredText, StoredText, Conference]:
    """An internal document with number, tenure and share of votes, and a released one of the same day without."""
    inside = report(cast, frame=replace(FRAME, ordinal=19, adopted_share=Decimal(87)))
    told = replace(FRAME, ordinal=None, tenure=None, body="Huyện ủy Hòa Khê")
    public = report(cast, content=f"Tin: {CONTENT}", frame=told, state=State.RELEASED)
    conference = record(inside)
    assert record(public) == conference
    return inside, public, conference


def test_outsiders_learn_in_lists_and_search_what_released_documents_say_alone(cast: Cast) -> None:
    _, public, conference = inside_and_public(cast)
    insider = viewer_of(cast.colleague)
    for viewer in (cast.anonymous, viewer_of(cast.stranger), viewer_of(cast.visitor)):
        listed = [
            *queries.conferences(viewer),
            *queries.conferences(viewer)[:5],
            queries.conferences(viewer)[0],
            queries.conference_of(public.document, viewer),
            queries.conference(conference.pk, viewer).conference,
            *queries.found("huyen uy hoa khe", viewer),
        ]
        assert listed == [conference] * 6
        for each in listed:
            assert each is not None
            facts = (each.body, each.ordinal, each.tenure, each.days, each.adopted_share, each.locality)
            assert facts == ("Huyện ủy Hòa Khê", None, "", ["2022-07-11"], None, cast.district)
        for query in ("xxiv", "lần thứ 19", "ban chấp hành"):
            assert queries.found(query, viewer) == [], query
            assert queries.found(query, insider) == [conference], query
    [seen] = queries.conferences(insider)
    assert (seen.ordinal, seen.tenure, seen.adopted_share) == (19, "XXIV", Decimal(87))


def test_a_released_paper_that_names_no_session_tells_outsiders_of_none(cast: Cast) -> None:
    conference = record(report(cast))
    paper = report(cast, content=f"Biểu: {CONTENT}", frame=None, state=State.RELEASED)
    Grant.objects.create(user=cast.owner, role=Role.SESSION_CLERK, locality=cast.district)
    services.attach_document(conference=conference, document=paper.document, by=cast.owner)
    assert queries.conference_of(paper.document, viewer_of(cast.owner)) == conference
    assert queries.conference_of(paper.document, cast.anonymous) is None
    assert len(queries.conferences(cast.anonymous)) == 0
    assert queries.found("hoa khe", cast.anonymous) == []
    with pytest.raises(Conference.DoesNotExist):
        queries.conference(conference.pk, cast.anonymous)


def test_a_session_is_found_by_the_name_that_pages_give_it_and_by_whole_beginnings_of_words(cast: Cast) -> None:
    conference = record(report(cast))
    viewer = viewer_of(cast.owner)
    with translation.override("vi"):
        name = session_name(conference)
    assert name == "Hội nghị lần thứ 17, BCH Đảng bộ huyện Hòa Khê khóa XXIV"
    with translation.override("en"):
        assert session_name(conference).startswith("Session 17 of ")
    for query in (name, "hoi nghi lan thu 17", "khoa xxiv", "session 17 tenure", "hòa kh"):
        assert queries.found(query, viewer) == [conference], query
    for query in ("7", "xiv", "oa khe"):
        assert queries.found(query, viewer) == [], query


def test_sessions_are_found_without_diacritics_and_by_abbreviation(cast: Cast) -> None:
    conference = record(report(cast))
    viewer = viewer_of(cast.owner)
    for query in ("ban chap hanh hoa khe", "BCH đảng bộ", "XXIV", "17"):
        assert queries.found(query, viewer) == [conference], query
    assert queries.found("hội đồng nhân dân", viewer) == []
    assert queries.found("  ", viewer) == []
    assert queries.found("hoa khe", cast.anonymous) == []


def test_a_paper_that_names_no_session_can_be_put_on_its_record_by_hand(cast: Cast) -> None:
    conference = record(report(cast))
    paper = report(cast, content=f"Biểu: {CONTENT}", frame=None)
    with pytest.raises(Refused):
        services.attach_document(conference=conference, document=paper.document, by=cast.owner)
    Grant.objects.create(user=cast.owner, role=Role.SESSION_CLERK, locality=cast.district)
    source = services.attach_document(conference=conference, document=paper.document, by=cast.owner)
    assert services.attach_document(conference=conference, document=paper.document, by=cast.owner) == source
    assert len(queries.conference(conference.pk, viewer_of(cast.owner)).sources) == 2
    unread = stored_text("Chưa đọc.", cast.district, cast.owner)
    with pytest.raises(NotReadYet):
        services.attach_document(conference=conference, document=unread.document, by=cast.owner)


@pytest.mark.django_db(transaction=True)
def test_documents_read_at_the_same_time_meet_in_one_record(tmp_path: Path) -> None:
    cast = assembled()
    texts = [report(cast, content=f"Bản {number}. {CONTENT}") for number in range(4)]
    with shared_database(tmp_path) as connect:
        outcomes = run_together(4, connect, lambda number: services.record_conference(texts[number].document_id))
        assert {type(each) for each in outcomes} == {Conference}, outcomes
        assert (Conference.objects.count(), ConferenceSource.objects.count()) == (1, 4)
