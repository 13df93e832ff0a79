"""A session with its documents, and the clerk who keeps it, for the tests of sessions."""

from dataclasses import replace
from datetime import date
from typing import Any

from doichieu.claims import Mention, Person, Reference, SessionFrame, Span, Statement, StatementKind, Task
from doichieu.hub.access.models import Grant, Role
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.accounts.models import User
from doichieu.hub.conferences import services
from doichieu.hub.conferences.keeping import Writing
from doichieu.hub.conferences.models import Conference
from doichieu.hub.documents.models import State, StoredText
from doichieu.hub.register.tests.worked import read, stored_text

TALK = (
    "Ngày 11/7/2022, hội nghị lần thứ 17 Ban Chấp hành Đảng bộ huyện Hòa Khê khóa XXIV do đồng chí Lê Thị Sen chủ trì. "
    "Phó Trưởng ban Dân vận Tỉnh ủy Đinh Văn Núp đến dự. "
    "Đại biểu xã Suối Trai đề nghị sửa trạm bơm. "
    "Đại biểu Ksor Bun kiến nghị về giá nước sạch. "
    "Đồng chí Rơ Mah Lan trả lời ý kiến của các đại biểu. "
    "Đồng chí Đinh Văn Núp đề nghị huyện trồng rừng."
)
FRAME = SessionFrame(
    body="Ban Chấp hành Đảng bộ huyện Hòa Khê",
    ordinal=17,
    tenure="XXIV",
    term=None,
    dates=(date(2022, 7, 11),),
    extended=False,
    chairs=("Lê Thị Sen",),
    adopted_share=None,
)
PUMP = "Đại biểu xã Suối Trai đề nghị sửa trạm bơm."
WATER = "Đại biểu Ksor Bun kiến nghị về giá nước sạch."
ANSWER = "Đồng chí Rơ Mah Lan trả lời ý kiến của các đại biểu."
FORESTS = "Đồng chí Đinh Văn Núp đề nghị huyện trồng rừng."


def at(quote: str, content: str = TALK) -> Span:
    start = content.index(quote)
    return Span(start, start + len(quote))


def talked(
    cast: Cast, *, content: str = TALK, frame: SessionFrame | None = FRAME, state: str = State.INTERNAL
) -> StoredText:
    """A document that tells of opinions, an answer, and a guest's direction."""
    text = stored_text(content, cast.district, cast.owner, state=State(state))
    read(text, (), conference=frame, **told_in(content))
    return text


def told_in(content: str) -> dict[str, Any]:
    """What a reader would make of `TALK` within `content`."""
    kinds = StatementKind
    return {
        "people": (
            Person("Lê Thị Sen", ("Bí thư Huyện ủy",)),
            Person("Đinh Văn Núp", ("Phó Trưởng ban Dân vận Tỉnh ủy",)),
        ),
        "references": (Reference("12-NQ/HU"),),
        "tasks": (Task(at(FORESTS, content), FORESTS, "huyện", None),),
        "mentions": (
            Mention("conference.ordinal", "17", at("17", content)),
            Mention("conference.dates", "2022-07-11", at("11/7/2022", content)),
            Mention("person", "Lê Thị Sen", at("Lê Thị Sen", content)),
            Mention("person", "Đinh Văn Núp", at("Đinh Văn Núp", content)),
        ),
        "statements": (
            Statement(kinds.OPINION, at(PUMP, content), speaker="Đại biểu xã Suối Trai", place="Suối Trai"),
            Statement(kinds.OPINION, at(WATER, content), speaker="Ksor Bun", topic="giá nước sạch"),
            Statement(kinds.ANSWER, at(ANSWER, content), speaker="Rơ Mah Lan"),
            Statement(kinds.DIRECTION, at(FORESTS, content), speaker="Đinh Văn Núp"),
        ),
    }


def record(text: StoredText) -> Conference:
    conference = services.record_conference(text.document_id)
    assert conference is not None
    return conference


def other_frame(**changed: Any) -> SessionFrame:
    return replace(FRAME, **changed)


def clerk(cast: Cast, name: str = "clerk") -> User:
    """Who keeps the district's sessions."""
    user, _ = User.objects.get_or_create(username=name)
    Grant.objects.get_or_create(user=user, role=Role.SESSION_CLERK, locality=cast.district)
    return user


def writing(conference: Conference, by: User, **said: Any) -> Writing:
    return Writing(conference.pk, by, **said)
