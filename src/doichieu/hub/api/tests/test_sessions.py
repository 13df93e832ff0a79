"""Sessions as the API tells them."""

from doichieu.hub.api.tests.conftest import Programs
from doichieu.hub.conferences import keeping
from doichieu.hub.conferences.tests.told import ANSWER, PUMP, TALK, clerk, record, talked, writing
from doichieu.hub.documents.models import State


def test_a_session_is_told_with_what_was_said_and_decided(programs: Programs) -> None:
    conference = record(talked(programs.cast))
    vote = keeping.Voted("Nghị quyết về rừng", votes_for=43, votes_cast=45, method="hand")
    keeping.put_vote(writing(conference, clerk(programs.cast)), vote)
    owner = programs.of(programs.cast.owner)
    [listed] = owner.get("sessions").json()
    assert (listed["id"], listed["kind"], listed["ordinal"], listed["days"], listed["place"]) == (
        conference.pk,
        "party",
        17,
        ["2022-07-11"],
        "huyen-hoa-khe-tan-sa",
    )
    told = owner.get(f"sessions/{conference.pk}").json()
    first = told["opinions"][0]
    assert (first["words"], first["from_place"], first["speaker"]) == (PUMP, "Suối Trai", "Đại biểu xã Suối Trai")
    assert [(each["words"], each["confirmed"], each["why"]) for each in first["answers"]] == [(ANSWER, False, "next")]
    assert [(each["what"], each["votes_for"], each["votes_cast"]) for each in told["votes"]] == [
        ("Nghị quyết về rừng", 43, 45)
    ]
    assert owner.get("sessions?skip=1").json() == []


def test_outsiders_are_told_of_released_sessions_alone_and_of_nobody_who_spoke(programs: Programs) -> None:
    hidden = record(talked(programs.cast))
    stranger = programs.of(programs.cast.stranger)
    assert stranger.get("sessions").json() == []
    assert stranger.get(f"sessions/{hidden.pk}").status_code == 404
    record(talked(programs.cast, content=f"Tin: {TALK}", state=State.RELEASED))
    told = stranger.get(f"sessions/{hidden.pk}").json()
    assert {each["speaker"] for each in told["opinions"] + told["directions"]} == {""}
    assert told["votes"] == []
