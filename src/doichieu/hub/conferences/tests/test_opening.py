"""A session is opened by hand; documents meet it by its facts."""

import pytest
from django.db import DatabaseError, connection, transaction

from doichieu.hub.access.errors import Refused
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.conferences import errors, keeping, queries
from doichieu.hub.conferences.models import Conference, FieldName, Merging, ParticipantEntry, Parting
from doichieu.hub.conferences.opening import open_conference
from doichieu.hub.conferences.parting import part_conferences
from doichieu.hub.conferences.services import merge_conferences
from doichieu.hub.conferences.tests.told import TALK, clerk, other_frame, record, talked, writing
from doichieu.hub.ledger.models import Link

BODY = "Ban Chấp hành Đảng bộ huyện Hòa Khê"
SEVENTEENTH = {
    FieldName.BODY: [BODY],
    FieldName.ORDINAL: ["17"],
    FieldName.TENURE: ["XXIV"],
    FieldName.DATES: ["2022-07-11"],
    FieldName.PLACE: ["Hội trường tầng hai"],
}


def opened(cast: Cast, **changed: list[str]) -> Conference:
    values = {**SEVENTEENTH, **{FieldName(name): each for name, each in changed.items()}}
    return open_conference(locality=cast.district, values=values, by=clerk(cast))


def test_a_session_stands_on_record_before_any_document_for_those_inside(cast: Cast) -> None:
    conference = opened(cast)
    [link] = Link.objects.filter(event="session opened")
    assert len(link.rows) == len(SEVENTEENTH)
    page = queries.conference(conference.pk, viewer_of(cast.owner))
    facts = {fact.name: (fact.values, fact.by.by if fact.by else "") for fact in page.facts if fact.name != "kind"}
    assert facts == {name.value: (tuple(value), "clerk") for name, value in SEVENTEENTH.items()}
    assert (page.kind, page.sources, page.conference.locality) == ("party", (), cast.district)
    assert [each.pk for each in queries.found("tầng hội nghị 17 hòa khê", viewer_of(cast.owner))] == []
    assert [each.pk for each in queries.found("hoi nghi 17 hoa khe", viewer_of(cast.owner))] == [conference.pk]
    assert [each.pk for each in queries.conferences_in(cast.province, viewer_of(cast.owner))] == [conference.pk]
    for outside in (viewer_of(cast.stranger), cast.anonymous):
        assert list(queries.conferences(outside)) == []
        assert queries.found("hoi nghi 17", outside) == []
        with pytest.raises(Conference.DoesNotExist):
            queries.conference(conference.pk, outside)


def test_it_is_open_to_everybody_once_its_record_is_released_and_closed_again(cast: Cast) -> None:
    conference = opened(cast)
    row = keeping.release_record(writing(conference, cast.owner), released=True)
    page = queries.conference(conference.pk, cast.anonymous)
    assert (page.place, page.conference.ordinal, page.inside) == ("Hội trường tầng hai", 17, False)
    keeping.release_record(writing(conference, cast.owner, seen=row.pk), released=False)
    assert list(queries.conferences(cast.anonymous)) == []


def test_a_document_of_the_session_meets_the_record_that_was_opened(cast: Cast) -> None:
    conference = opened(cast)
    assert record(talked(cast)) == conference
    page = queries.conference(conference.pk, viewer_of(cast.owner))
    assert (len(page.sources), page.place) == (1, "Hội trường tầng hai")
    assert record(talked(cast, content=f"Tin: {TALK}", frame=other_frame(ordinal=16))) != conference


def test_a_session_is_opened_once_with_enough_to_know_it_by_and_by_its_clerk(cast: Cast) -> None:
    conference = opened(cast)
    with pytest.raises(errors.AlreadyThere) as fault:
        opened(cast)
    assert fault.value.number == conference.pk
    with pytest.raises(errors.FactUnreadable):
        opened(cast, body=[" "])
    with pytest.raises(errors.FactUnreadable):
        opened(cast, ordinal=[], dates=[])
    with pytest.raises(errors.FactUnreadable):
        opened(cast, ordinal=["mười"])
    with pytest.raises(Refused):
        open_conference(locality=cast.elsewhere, values=SEVENTEENTH, by=clerk(cast))
    assert Conference.objects.count() == 1


def test_a_merging_is_undone_with_its_documents_and_what_was_put_down(cast: Cast) -> None:
    first = talked(cast)
    second = talked(cast, content=f"Tin: {TALK}", frame=other_frame(ordinal=16))
    kept, gone, user = record(first), record(second), clerk(cast)
    keeping.set_field(writing(gone, user), FieldName.PLACE, ["Sân nhà văn hóa"])
    keeping.put_participant(writing(kept, user), keeping.Participant("member", people=30))
    merging = merge_conferences(conference=gone, into=kept, reason="một kỳ họp", by=user)
    keeping.put_participant(writing(kept, user), keeping.Participant("invited", people=9))
    with pytest.raises(errors.ReasonWanted):
        part_conferences(merging=merging, reason=" ", by=user)
    with pytest.raises(Refused):
        part_conferences(merging=merging, reason="hai kỳ", by=cast.stranger)
    part_conferences(merging=merging, reason="hai kỳ họp khác nhau", by=user)
    inside = viewer_of(cast.owner)
    again, own = queries.conference(gone.pk, inside), queries.conference(kept.pk, inside)
    assert [source.document for source in again.sources] == [second.document]
    assert [source.document for source in own.sources] == [first.document]
    assert (again.conference.ordinal, own.conference.ordinal) == (16, 17)
    assert (again.place, own.place) == ("Sân nhà văn hóa", "")
    assert sorted(each.people for each in own.participants if not each.name) == [9, 30]
    assert queries.gone_into(gone.pk) is None
    assert queries.merged_into(kept.pk) == []
    assert record(second) == gone
    with pytest.raises(errors.NotMerged):
        part_conferences(merging=merging, reason="nữa", by=user)
    once_more = merge_conferences(conference=gone, into=kept, reason="vẫn là một", by=user)
    assert queries.merged_into(kept.pk) == [once_more]


def test_what_was_put_down_since_of_a_document_that_goes_back_goes_along(cast: Cast) -> None:
    first, second = talked(cast), talked(cast, content=f"Tin: {TALK}", frame=other_frame(ordinal=16))
    kept, gone, user = record(first), record(second), clerk(cast)
    merging = merge_conferences(conference=gone, into=kept, reason="một kỳ họp", by=user)
    item = f"{second.pk}:0-4"
    told = keeping.Participant("invited", "Siu Hla")
    keeping.put_participant(writing(kept, user, reason="theo danh sách"), told, item)
    part_conferences(merging=merging, reason="hai kỳ họp", by=user)
    inside = viewer_of(cast.owner)
    assert "Siu Hla" in [each.name for each in queries.conference(gone.pk, inside).participants]
    assert "Siu Hla" not in [each.name for each in queries.conference(kept.pk, inside).participants]


def test_neither_a_parting_nor_what_a_table_of_clerks_holds_is_changed(cast: Cast) -> None:
    """Their tables were built anew on SQLite: the triggers stand again."""
    kept, gone, user = (
        record(talked(cast)),
        record(talked(cast, content=f"Tin: {TALK}", frame=other_frame(ordinal=16))),
        clerk(cast),
    )
    keeping.put_participant(writing(kept, user), keeping.Participant("member", people=30))
    merging = merge_conferences(conference=gone, into=kept, reason="một kỳ họp", by=user)
    part_conferences(merging=merging, reason="hai kỳ họp", by=user)
    for model in (Parting, Merging, ParticipantEntry):
        change = f"UPDATE {model._meta.db_table} SET made_by = 'somebody'"  # past the model's own refusal
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)
