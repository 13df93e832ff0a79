"""Groups that attended, by the words of documents."""

from doichieu.claims import Span
from doichieu.hub.conferences.conduct import attending
from doichieu.hub.conferences.records import Quoted
from doichieu.hub.documents.models import Document

BODY = "Ban Chấp hành Đảng bộ huyện Hòa Khê"


def test_a_group_is_from_above_of_the_body_itself_or_invited() -> None:
    words = ("đại diện các Ban Tỉnh ủy", "các đồng chí Ban Chấp hành\nĐảng bộ huyện", "lãnh đạo các phòng")
    groups = [Quoted(Document(), 7, Span(start, start + 9), said) for start, said in enumerate(words)]
    assert [(each.key, each.role, each.post, each.people) for each in attending((), groups, BODY)] == [
        ("7:0-9", "guest_above", "đại diện các Ban Tỉnh ủy", 0),
        ("7:1-10", "member", "các đồng chí Ban Chấp hành Đảng bộ huyện", 0),
        ("7:2-11", "invited", "lãnh đạo các phòng", 0),
    ]
