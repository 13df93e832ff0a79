"""A body that documents of a session spell differently stands once, as the most official of them has it."""

from datetime import date

from doichieu.claims import Mention, Reading, SessionFrame, Span, Text
from doichieu.hub.conferences.differences import Source
from doichieu.hub.conferences.one_body import with_one_body
from doichieu.hub.conferences.records import Field, Quoted
from doichieu.hub.documents.models import Document
from doichieu.hub.places.models import Locality

PLACE = Locality(kind="xã", name="Lộc Bình")
BODY, PARTY, COUNCIL = "Ban Chấp hành Đảng bộ xã", "Đảng ủy xã Lộc Bình", "Hội đồng nhân dân xã Lộc Bình"
FRAME = SessionFrame(PARTY, 8, "XXIV", None, (date(2026, 9, 24),), extended=False, chairs=(), adopted_share=None)


def source(number: int, title: str, *, numbered: bool) -> Source:
    mentions = (Mention("number", "18-NQ/ĐU", Span(0, 1)),) if numbered else ()
    reading = Reading(Text("x"), None, None, (), FRAME, (), (), (), (), (), mentions=mentions)
    return Source(Document(pk=number, title=title), number, reading)


def body(value: str, told_by: Source) -> Field:
    return Field("body", value, (Quoted(told_by.document, told_by.text_id, Span(0, 1), value),))


def test_the_spelling_is_the_resolutions_and_the_places_are_those_of_all() -> None:
    news = source(1, "Tin hội nghị", numbered=False)
    resolution = source(2, "Nghị quyết về nhiệm vụ", numbered=True)
    fields = [body(PARTY, news), body(BODY, resolution), Field("ordinal", "8", ())]
    [one, ordinal] = with_one_body(fields, [news, resolution], PLACE)
    assert (one.value, [place.document.pk for place in one.places]) == (BODY, [1, 2])
    assert ordinal.value == "8"


def test_two_bodies_stay_two() -> None:
    news = source(1, "Tin", numbered=False)
    assert [each.value for each in with_one_body([body(PARTY, news), body(COUNCIL, news)], [news], PLACE)] == [
        PARTY,
        COUNCIL,
    ]
