from decimal import Decimal
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from doichieu.hub.access.errors import Refused
from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.conferences import errors, keeping, queries
from doichieu.hub.conferences.keys import key_of, known_as, place_of
from doichieu.hub.conferences.models import Conference, Entry, FieldEntry, FieldName
from doichieu.hub.conferences.records import ConferencePage, VoteOnRecord
from doichieu.hub.conferences.tests.told import (
    ANSWER,
    FORESTS,
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
from doichieu.hub.documents.errors import NotVisible
from doichieu.hub.documents.models import State
from doichieu.hub.ledger import queries as ledger
from doichieu.hub.ledger.tests.together import run_together, shared_database
from doichieu.hub.register.errors import InsertOnly
from doichieu.hub.register.tests.worked import stored_text


def shown(conference: Conference, cast: Cast) -> ConferencePage:
    return queries.conference(conference.pk, viewer_of(cast.owner))


def facts(page: ConferencePage) -> dict[str, tuple[str, ...]]:
    return {fact.name: fact.values for fact in page.facts}


def test_what_no_document_says_the_clerk_puts_down_without_a_reason(cast: Cast) -> None:
    conference = record(talked(cast))
    user = clerk(cast)
    assert facts(shown(conference, cast))["kind"] == ("party",)
    keeping.set_field(writing(conference, user), FieldName.PLACE, ["  Hội trường  huyện "])
    keeping.set_field(writing(conference, user), FieldName.TERM, ["2020 – 2025"])
    page = shown(conference, cast)
    assert facts(page) == {
        "kind": ("party",),
        "body": ("Ban Chấp hành Đảng bộ huyện Hòa Khê",),
        "ordinal": ("17",),
        "tenure": ("XXIV",),
        "term": ("2020-2025",),
        "dates": ("2022-07-11",),
        "place": ("Hội trường huyện",),
        "chairs": ("Lê Thị Sen",),
        "chair_posts": ("Bí thư Huyện ủy",),
    }
    [place] = [fact for fact in page.facts if fact.name == "place"]
    assert place.by is not None
    assert (place.by.by, place.by.reason, place.stated) == ("clerk", "", ())
    assert (page.place, page.conference.term_first) == ("Hội trường huyện", 2020)


def test_what_a_document_says_is_replaced_with_a_reason_alone_and_comes_back(cast: Cast) -> None:
    conference = record(talked(cast))
    user = clerk(cast)
    with pytest.raises(errors.ReasonWanted):
        keeping.set_field(writing(conference, user), FieldName.ORDINAL, ["18"])
    first = keeping.set_field(writing(conference, user, reason="theo giấy mời"), FieldName.ORDINAL, ["18"])
    page = shown(conference, cast)
    [ordinal] = [fact for fact in page.facts if fact.name == "ordinal"]
    assert (ordinal.values, [field.value for field in ordinal.stated]) == (("18",), ["17"])
    assert page.conference.ordinal == 18
    assert queries.conferences(viewer_of(cast.owner))[0].ordinal == 18
    keeping.leave_field(writing(conference, user, seen=first.pk), FieldName.ORDINAL)
    assert shown(conference, cast).conference.ordinal == 17
    assert [(row.values, row.removed) for row in FieldEntry.objects.all()] == [(["18"], False), (["18"], True)]


def test_the_post_of_the_chair_is_offered_from_the_documents_and_replaced_with_a_reason_alone(cast: Cast) -> None:
    conference = record(talked(cast))
    user = clerk(cast)
    keeping.set_field(writing(conference, user), FieldName.CHAIR_POSTS, ["Bí thư Huyện ủy"])
    seen = FieldEntry.objects.get().pk
    with pytest.raises(errors.ReasonWanted):
        keeping.set_field(writing(conference, user, seen=seen), FieldName.CHAIR_POSTS, ["Phó Bí thư"])
    keeping.set_field(writing(conference, user, seen=seen, reason="ghi nhầm"), FieldName.CHAIR_POSTS, ["Phó Bí thư"])
    assert facts(shown(conference, cast))["chair_posts"] == ("Phó Bí thư",)


def test_the_next_document_finds_the_session_by_what_the_clerk_put_down(cast: Cast) -> None:
    conference = record(talked(cast, frame=other_frame(ordinal=None, dates=())))
    user = clerk(cast)
    keeping.set_field(writing(conference, user), FieldName.ORDINAL, ["17"])
    assert record(talked(cast, content=f"Tin: {TALK}", frame=other_frame(dates=()))) == conference


@pytest.mark.parametrize(
    ("name", "values"),
    [
        (FieldName.KIND, ["đại hội"]),
        (FieldName.ORDINAL, ["17a"]),
        (FieldName.ORDINAL, ["17", "18"]),
        (FieldName.TENURE, ["22"]),
        (FieldName.TERM, ["2025-2020"]),
        (FieldName.DATES, ["31/02/2022"]),
        (FieldName.DATES, ["2022-02-30"]),
        (FieldName.PLACE, ["  "]),
        (FieldName.BODY, ["x" * 201]),
        (FieldName.EXTENDED, ["có"]),
    ],
)
def test_a_value_that_the_field_cannot_have_is_refused(cast: Cast, name: FieldName, values: list[str]) -> None:
    conference = record(talked(cast))
    with pytest.raises(errors.FactUnreadable):
        keeping.set_field(writing(conference, clerk(cast), reason="x"), name, values)
    assert FieldEntry.objects.count() == 0


def test_only_who_keeps_the_sessions_of_the_place_writes(cast: Cast) -> None:
    conference = record(talked(cast))
    links = ledger.chain().count()
    for user in (cast.owner, cast.colleague, cast.stranger, cast.visitor):
        with pytest.raises(Refused):
            keeping.set_field(writing(conference, user), FieldName.PLACE, ["Hội trường"])
        with pytest.raises(Refused):
            keeping.put_vote(writing(conference, user), keeping.Voted("Nghị quyết", votes_for=30))
    with pytest.raises(Refused):
        keeping.release_record(writing(conference, clerk(cast)), released=True)
    assert ledger.chain().count() == links


def test_of_two_clerks_who_write_at_once_the_second_is_told_what_the_first_put_down(cast: Cast) -> None:
    conference = record(talked(cast))
    first, second = clerk(cast), clerk(cast, "other")
    first.last_name = "Vũ Thị Sa"
    first.save()
    keeping.set_field(writing(conference, first), FieldName.PLACE, ["Hội trường A"])
    with pytest.raises(errors.OvertakenBy) as overtaken:
        keeping.set_field(writing(conference, second), FieldName.PLACE, ["Hội trường B"])
    entry = overtaken.value.entry
    assert isinstance(entry, FieldEntry)
    assert (entry.values, overtaken.value.who) == (["Hội trường A"], "Vũ Thị Sa")
    keeping.set_field(writing(conference, second, seen=entry.pk), FieldName.PLACE, ["Hội trường B"])
    assert shown(conference, cast).place == "Hội trường B"


@pytest.mark.django_db(transaction=True)
def test_clerks_who_write_in_the_same_moment_are_put_in_order(tmp_path: Path) -> None:
    cast = assembled()
    conference = record(talked(cast))
    users = [clerk(cast, f"clerk {number}") for number in range(4)]

    def put(number: int) -> FieldEntry:
        return keeping.set_field(writing(conference, users[number]), FieldName.PLACE, [f"Phòng {number}"])

    with shared_database(tmp_path) as connect:
        outcomes = run_together(4, connect, put)
    assert sorted(type(each).__name__ for each in outcomes) == ["FieldEntry", *["OvertakenBy"] * 3]


def test_participants_are_put_down_by_role_with_names_or_as_a_number(cast: Cast) -> None:
    conference = record(talked(cast))
    user = clerk(cast)
    keeping.put_participant(writing(conference, user), keeping.Participant("member", people=45))
    row = keeping.put_participant(
        writing(conference, user), keeping.Participant("delegate", "Ksor Bun", "Bí thư chi bộ")
    )
    with pytest.raises(errors.FactUnreadable):
        keeping.put_participant(writing(conference, user), keeping.Participant("member"))
    with pytest.raises(errors.FactUnreadable):
        keeping.put_participant(writing(conference, user), keeping.Participant("neighbour", "Ksor Bun"))
    told = [(each.role, each.name, each.people) for each in shown(conference, cast).participants]
    assert told == [("member", "", 45), ("guest_above", "Đinh Văn Núp", 1), ("delegate", "Ksor Bun", 1)]
    with pytest.raises(errors.ReasonWanted):
        keeping.remove_item(writing(conference, user, seen=row.pk), "participant", row.item)
    keeping.remove_item(writing(conference, user, seen=row.pk, reason="nhầm"), "participant", row.item)
    assert [each.role for each in shown(conference, cast).participants] == ["member", "guest_above"]


def test_an_agenda_is_put_in_order_with_its_papers(cast: Cast) -> None:
    conference = record(talked(cast))
    user = clerk(cast)
    paper = stored_text("Tờ trình về đường liên xã.", cast.district, cast.owner).document
    first = keeping.put_agenda_item(writing(conference, user), keeping.AgendaItem("report", "Báo cáo 6 tháng"))
    item = keeping.AgendaItem("submission", "Tờ trình đường liên xã", "Rơ Mah Lan", paper.pk)
    second = keeping.put_agenda_item(writing(conference, user), item)
    keeping.set_field(writing(conference, user), FieldName.ORDER, [second.item, first.item])
    told = [(each.kind, each.title, each.presenter, each.paper) for each in shown(conference, cast).agenda]
    assert told == [
        ("submission", "Tờ trình đường liên xã", "Rơ Mah Lan", paper),
        ("report", "Báo cáo 6 tháng", "", None),
    ]
    hidden = stored_text("Của nơi khác.", cast.elsewhere, cast.stranger).document
    with pytest.raises(NotVisible):
        keeping.put_agenda_item(writing(conference, user), keeping.AgendaItem("report", "Báo cáo", paper=hidden.pk))


def test_votes_are_numbers_or_a_share(cast: Cast) -> None:
    conference = record(talked(cast))
    user = clerk(cast)
    keeping.put_vote(writing(conference, user), keeping.Voted("Nghị quyết về thu", 43, 1, 0, method="ballot"))
    keeping.put_vote(
        writing(conference, user), keeping.Voted("Nghị quyết về rừng", share=Decimal("97.5"), method="hand")
    )
    for wrong in (keeping.Voted("Nghị quyết"), keeping.Voted("Nghị quyết", share=Decimal(101)), keeping.Voted(" ", 3)):
        with pytest.raises(errors.FactUnreadable):
            keeping.put_vote(writing(conference, user), wrong)
    told = [(each.what, each.votes_for, each.share, each.method) for each in shown(conference, cast).votes]
    assert told == [("Nghị quyết về thu", 43, None, "ballot"), ("Nghị quyết về rừng", None, Decimal("97.5"), "hand")]


@pytest.mark.parametrize(
    ("votes", "cast", "share", "differs"),
    [
        (27, 28, "100", "96.4"),
        (43, 45, "95.6", None),
        (43, 45, "95.5", "95.6"),
        (24, 24, "100", None),
        (27, None, "100", None),
        (27, 28, None, None),
    ],
)
def test_votes_and_a_share_that_cannot_both_be_true_are_told(
    votes: int, cast: int | None, share: str | None, differs: str | None
) -> None:
    stated = Decimal(share) if share else None
    vote = VoteOnRecord("1", "Nghị quyết", None, votes, cast, None, None, stated, "", None)
    assert vote.share_of_votes == (Decimal(differs) if differs else None)


def test_opinions_are_shown_with_the_answers_that_a_rule_proposes(cast: Cast) -> None:
    page = shown(record(talked(cast)), cast)
    told = [(each.said.words, [link.answer.words for link in each.answers]) for each in page.opinions]
    assert told == [(PUMP, [ANSWER]), (WATER, [ANSWER])]
    assert [(link.why, link.confirmed) for each in page.opinions for link in each.answers] == [("next", False)] * 2
    [direction] = page.directions
    assert (direction.words, direction.from_above, direction.speaker) == (FORESTS, True, "Đinh Văn Núp")


def test_the_clerk_confirms_an_answer_takes_one_away_and_sets_one_of_their_own(cast: Cast) -> None:
    text = talked(cast)
    conference = record(text)
    user = clerk(cast)
    pump, water, answer = (key_of(text.pk, at(quote)) for quote in (PUMP, WATER, ANSWER))
    keeping.link_answer(writing(conference, user), pump, answer, answers=True)
    keeping.link_answer(writing(conference, user), water, answer, answers=False)
    page = shown(conference, cast)
    assert [[link.confirmed for link in each.answers] for each in page.opinions] == [[True], []]
    said = keeping.Said("answer", "Từ tháng 9 sẽ giảm.", speaker="Siu Hla")
    own = keeping.put_statement(writing(conference, user), said)
    keeping.link_answer(writing(conference, user), water, own.item, answers=True)
    [_, second] = shown(conference, cast).opinions
    assert [(link.answer.words, link.why) for link in second.answers] == [("Từ tháng 9 sẽ giảm.", "kept")]
    with pytest.raises(errors.ItemUnknown):
        keeping.link_answer(writing(conference, user), water, "n0000", answers=True)


def test_what_was_read_is_corrected_and_taken_away_with_a_reason(cast: Cast) -> None:
    text = talked(cast)
    conference = record(text)
    user = clerk(cast)
    pump = key_of(text.pk, at(PUMP))
    better = keeping.Said("opinion", "Sửa trạm bơm Suối Trai", "Ksor Bun", "Suối Trai", "trạm bơm")
    with pytest.raises(errors.ReasonWanted):
        keeping.put_statement(writing(conference, user), better, pump)
    row = keeping.put_statement(writing(conference, user, reason="ghi gọn"), better, pump)
    first = shown(conference, cast).opinions[0].said
    assert first.place is not None
    assert (first.words, first.topic, first.place.quote) == ("Sửa trạm bơm Suối Trai", "trạm bơm", PUMP)
    keeping.remove_item(writing(conference, user, seen=row.pk, reason="không phải ý kiến"), "statement", pump)
    assert [each.said.words for each in shown(conference, cast).opinions] == [WATER]
    with pytest.raises(errors.ItemUnknown):
        keeping.put_statement(writing(conference, user, reason="x"), better, f"{text.pk + 7}:0-5")


def test_another_reading_with_other_borders_is_the_same_item() -> None:
    assert known_as("3:100-140", {"3:104-139", "n12"}) == "3:104-139"
    assert known_as("3:100-140", {"3:140-160", "4:100-140"}) == "3:100-140"
    assert (place_of("n12"), place_of("ordinal")) == (None, None)


def test_what_the_clerk_put_down_and_who_spoke_is_for_those_inside_until_it_is_released(cast: Cast) -> None:
    conference = record(talked(cast, state=State.RELEASED))
    user = clerk(cast)
    keeping.set_field(writing(conference, user, reason="theo giấy mời"), FieldName.ORDINAL, ["18"])
    keeping.put_participant(writing(conference, user), keeping.Participant("delegate", "Ksor Bun"))
    keeping.put_vote(writing(conference, user), keeping.Voted("Nghị quyết về rừng", 40))
    outside = queries.conference(conference.pk, cast.anonymous)
    assert (outside.conference.ordinal, [each.name for each in outside.participants], outside.votes) == (
        17,
        ["Đinh Văn Núp"],
        (),
    )
    assert {each.said.speaker for each in outside.opinions} == {""}
    assert [each.speaker for each in outside.directions] == [""]
    keeping.release_record(writing(conference, cast.owner), released=True)
    outside = queries.conference(conference.pk, cast.anonymous)
    assert outside.conference.ordinal == 18
    assert [(each.role, each.name) for each in outside.participants] == [
        ("guest_above", "Đinh Văn Núp"),
        ("delegate", ""),
    ]
    assert [each.what for each in outside.votes] == ["Nghị quyết về rừng"]
    assert {each.by.by for each in outside.votes if each.by} | {
        fact.by.reason for fact in outside.facts if fact.by
    } == {""}
    [released] = FieldEntry.objects.filter(item="released")
    keeping.release_record(writing(conference, cast.owner, seen=released.pk), released=False)
    assert queries.conference(conference.pk, cast.anonymous).votes == ()


def test_what_was_put_down_is_never_changed(cast: Cast) -> None:
    conference = record(talked(cast))
    row = keeping.set_field(writing(conference, clerk(cast)), FieldName.PLACE, ["Hội trường"])
    row.values = ["Sân"]
    with pytest.raises(InsertOnly):
        row.save()
    for model in Entry.__subclasses__():
        with pytest.raises(InsertOnly):
            model.objects.all().delete()
    with pytest.raises(DatabaseError, match="insert-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE conferences_fieldentry SET reason = 'x'")


def test_those_who_attended_without_a_name_stand_by_what_they_are(cast: Cast) -> None:
    conference = record(talked(cast))
    user = clerk(cast)
    row = keeping.put_participant(
        writing(conference, user), keeping.Participant("invited", post="đại diện các ban, ngành", people=0)
    )
    told = [(each.role, each.name, each.post, each.people) for each in shown(conference, cast).participants]
    assert ("invited", "", "đại diện các ban, ngành", 0) in told
    assert row.people == 0
    with pytest.raises(errors.FactUnreadable):
        keeping.put_participant(writing(conference, user), keeping.Participant("invited", people=0))
