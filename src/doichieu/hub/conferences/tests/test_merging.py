from dataclasses import replace
from datetime import date

import pytest

from doichieu.hub.access.errors import Refused
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.viewers import Viewer, viewer_of
from doichieu.hub.conferences import errors, keeping, queries, services
from doichieu.hub.conferences.kept import held_back, standing_rows
from doichieu.hub.conferences.models import Attachment, Conference, ConferenceSource, FieldEntry, FieldName
from doichieu.hub.conferences.tests.told import TALK, clerk, other_frame, record, talked, told_in, writing
from doichieu.hub.documents.models import StoredText
from doichieu.hub.documents.services import release_document
from doichieu.hub.register.tests.worked import read


def two(cast: Cast) -> tuple[StoredText, Conference, StoredText, Conference]:
    """Two documents, each with another number of the session."""
    first = talked(cast)
    second = talked(cast, content=f"Tin: {TALK}", frame=other_frame(ordinal=16))
    return first, record(first), second, record(second)


def test_two_sessions_that_are_one_are_merged_and_stay_so_when_read_again(cast: Cast) -> None:
    first, kept, second, gone = two(cast)
    assert kept != gone
    user = clerk(cast)
    keeping.set_field(writing(gone, user), FieldName.PLACE, ["Hội trường"])
    keeping.set_field(writing(kept, user), FieldName.TERM, ["2020-2025"])
    keeping.set_field(writing(gone, user), FieldName.TERM, ["2015-2020"])
    services.merge_conferences(conference=gone, into=kept, reason="một kỳ họp", by=user)
    page = queries.conference(kept.pk, viewer_of(cast.owner))
    assert [source.document for source in page.sources] == [first.document, second.document]
    assert {fact.name: fact.values for fact in page.facts}["place"] == ("Hội trường",)
    assert {fact.name: fact.values for fact in page.facts}["term"] == ("2020-2025",)
    [difference] = page.differences
    assert (difference.field, [value for value, _ in difference.values]) == ("ordinal", ["17", "16"])
    read(second, (), version="2", conference=other_frame(ordinal=16), **told_in(second.data["content"]))
    assert record(second) == kept
    another = talked(cast, content=f"Ảnh: {TALK}", frame=other_frame(ordinal=16))
    assert record(another) == kept
    with pytest.raises(Conference.DoesNotExist):
        queries.conference(gone.pk, viewer_of(cast.owner))
    assert queries.gone_into(gone.pk) == kept.pk
    with pytest.raises(errors.MergedAway):
        keeping.set_field(writing(gone, user), FieldName.PLACE, ["Sân"])
    with pytest.raises(errors.MergedAway):
        services.merge_conferences(conference=gone, into=kept, reason="nữa", by=user)


def by_name(number: int, viewer: Viewer) -> dict[str, tuple[str, ...]]:
    return {fact.name: fact.values for fact in queries.conference(number, viewer).facts}


def test_what_the_documents_of_the_record_that_stays_say_wins_over_the_other_and_its_clerk(cast: Cast) -> None:
    first, kept, second, gone = two(cast)
    type(second.document).objects.filter(pk=second.document_id).update(published=date(2022, 1, 1))
    user, inside = clerk(cast), viewer_of(cast.owner)
    keeping.set_field(writing(gone, user), FieldName.PLACE, ["Hội trường"])
    keeping.set_field(writing(gone, user, reason="x"), FieldName.DATES, ["2022-07-12"])
    services.merge_conferences(conference=gone, into=kept, reason="nhập nhầm số", by=user)
    assert queries.conference(kept.pk, inside).sources[0].document == second.document  # the earlier one
    held = by_name(kept.pk, inside)
    assert [held[name] for name in ("ordinal", "dates", "place")] == [("17",), ("2022-07-11",), ("Hội trường",)]
    [record] = queries.conferences(inside)
    assert (record.pk, record.ordinal, record.days) == (kept.pk, 17, ["2022-07-11"])
    [told] = queries.otherwise_merged(queries.conference(kept.pk, inside))
    assert (told.field, told.holds, told.other) == ("dates", ("2022-07-11",), ("2022-07-12",))
    assert told.merging is not None
    assert told.merging.reason == "nhập nhầm số"
    assert first.document != second.document


def test_what_a_merging_carries_into_a_public_record_stays_inside_until_it_is_opened_there(cast: Cast) -> None:
    first, kept, _second, gone = two(cast)
    user, outside, inside = clerk(cast), cast.anonymous, viewer_of(cast.owner)
    release_document(document=first.document, by=cast.owner)
    keeping.set_field(writing(kept, user), FieldName.TERM, ["2020-2025"])
    keeping.release_record(writing(kept, cast.owner), released=True)
    keeping.set_field(writing(gone, user), FieldName.PLACE, ["Hội trường"])
    keeping.put_vote(writing(gone, user), keeping.Voted(what="Nghị quyết về chợ", votes_for=30, votes_cast=31))
    services.merge_conferences(conference=gone, into=kept, reason="một kỳ họp", by=user)
    assert (by_name(kept.pk, outside)["term"], by_name(kept.pk, outside).get("place")) == (("2020-2025",), None)
    assert [each.place for each in queries.conferences(outside)] == [""]
    assert (queries.otherwise_merged(queries.conference(kept.pk, outside)), held_back(kept.pk)) == ([], 2)
    votes = [len(queries.conference(kept.pk, viewer).votes) for viewer in (outside, inside)]
    assert votes == [0, 1]
    row = standing_rows(FieldEntry, kept.pk)[FieldName.RELEASED]
    keeping.release_record(replace(writing(kept, cast.owner), seen=row.pk), released=True)
    assert (by_name(kept.pk, outside)["place"], held_back(kept.pk)) == (("Hội trường",), 0)
    assert len(queries.conference(kept.pk, outside).votes) == 1


def test_the_clerk_settles_a_difference_between_documents(cast: Cast) -> None:
    _, kept, _, gone = two(cast)
    user = clerk(cast)
    services.merge_conferences(conference=gone, into=kept, reason="một kỳ họp", by=user)
    keeping.set_field(writing(kept, user, reason="theo nghị quyết"), FieldName.ORDINAL, ["17"])
    [difference] = queries.conference(kept.pk, viewer_of(cast.owner)).differences
    assert difference.by is not None
    assert (difference.kept, difference.by.by, difference.by.reason) == (("17",), "clerk", "theo nghị quyết")


def test_sessions_are_merged_by_their_clerk_with_a_reason_and_never_with_themselves(cast: Cast) -> None:
    _, kept, _, gone = two(cast)
    user = clerk(cast)
    with pytest.raises(Refused):
        services.merge_conferences(conference=gone, into=kept, reason="x", by=cast.owner)
    with pytest.raises(errors.ReasonWanted):
        services.merge_conferences(conference=gone, into=kept, reason=" ", by=user)
    with pytest.raises(errors.SameSession):
        services.merge_conferences(conference=kept, into=kept, reason="x", by=user)


def test_a_document_taken_off_stays_off_when_it_is_read_again(cast: Cast) -> None:
    first = talked(cast)
    second = talked(cast, content=f"Tin: {TALK}")
    conference = record(first)
    assert record(second) == conference
    user = clerk(cast)
    with pytest.raises(errors.ReasonWanted):
        services.take_off_document(conference=conference, document=second.document, reason="", by=user, apart=False)
    services.take_off_document(conference=conference, document=second.document, reason="việc", by=user, apart=False)
    assert [row.reading.text for row in ConferenceSource.objects.all()] == [first]
    read(second, (), version="2", conference=other_frame(), **told_in(second.data["content"]))
    assert services.record_conference(second.document_id) is None
    assert [row.reading.text for row in ConferenceSource.objects.all()] == [first]
    with pytest.raises(errors.NotOnRecord):
        services.take_off_document(conference=conference, document=second.document, reason="x", by=user, apart=False)
    services.attach_document(conference=conference, document=second.document, by=user)
    assert [(row.text, row.conference) for row in Attachment.objects.all()] == [(second, None), (second, conference)]
    assert len(queries.conference(conference.pk, viewer_of(cast.owner)).sources) == 2


def test_a_document_is_put_on_the_record_of_a_session_of_its_own(cast: Cast) -> None:
    first = talked(cast)
    second = talked(cast, content=f"Tin: {TALK}")
    conference = record(first)
    record(second)
    services.take_off_document(
        conference=conference, document=second.document, reason="kỳ khác", by=clerk(cast), apart=True
    )
    other = queries.conference_of(second.document, viewer_of(cast.owner))
    assert other is not None
    assert other != conference
    read(second, (), version="2", conference=other_frame(), **told_in(second.data["content"]))
    assert record(second) == other
