"""Agenda, votes, setting and roles together, in documents as offices write them."""

from doichieu.claims import AgendaKind, SessionKind, VoteMethod
from doichieu.reader import read

MINUTES = """\
BIÊN BẢN
Kỳ họp thứ Ba Hội đồng nhân dân xã Đồng Khê khóa II, nhiệm kỳ 2026 - 2031

Ngày 15/7/2027, tại Hội trường UBND xã, HĐND xã Đồng Khê khóa II tổ chức kỳ họp thứ Ba.
Chủ tọa kỳ họp: ông Lò Văn Én, Chủ tịch HĐND xã.
Thư ký kỳ họp: bà Vi Thị Sao, Phó Chánh Văn phòng HĐND xã.
Thành phần dự họp:
- Ông Hà Công Tạo, Phó Chủ tịch HĐND tỉnh;
- Bà Lương Thị Mến, Bí thư Đảng ủy xã.

Kỳ họp đã nghe ông Quàng Văn Pốm, Chủ tịch UBND xã trình bày báo cáo kinh tế - xã hội 6 tháng đầu năm; \
tờ trình về phân bổ vốn đầu tư công. Bà Lường Thị Hặc, Trưởng Ban Kinh tế trình bày báo cáo thẩm tra tờ trình.

Các đại biểu thảo luận tại hai tổ.

Kỳ họp biểu quyết bằng hình thức giơ tay thông qua Nghị quyết về phân bổ vốn đầu tư công với 22/24 đại biểu tán thành; \
01 đại biểu không tán thành.
"""


def test_minutes_give_the_setting_of_their_session() -> None:
    frame = read(MINUTES).conference
    assert frame is not None
    assert (frame.kind, frame.place, frame.groups) == (SessionKind.COUNCIL, "Hội trường UBND xã", 2)


def test_minutes_give_every_paper_with_the_one_who_presented_it() -> None:
    assert [(item.kind, item.title, item.presenter) for item in read(MINUTES).agenda] == [
        (AgendaKind.REPORT, "báo cáo kinh tế - xã hội 6 tháng đầu năm", "Quàng Văn Pốm"),
        (AgendaKind.SUBMISSION, "tờ trình về phân bổ vốn đầu tư công", "Quàng Văn Pốm"),
        (AgendaKind.APPRAISAL, "báo cáo thẩm tra tờ trình", "Lường Thị Hặc"),
        (AgendaKind.RESOLUTION, "Nghị quyết về phân bổ vốn đầu tư công", None),
    ]


def test_the_quote_of_an_item_and_of_a_vote_stands_at_its_span() -> None:
    reading = read(MINUTES)
    assert [item.span.of(MINUTES) for item in reading.agenda] == [item.quote for item in reading.agenda]
    assert [vote.span.of(MINUTES) for vote in reading.votes] == [vote.quote for vote in reading.votes]


def test_minutes_give_the_votes_with_their_counts_and_method() -> None:
    votes = read(MINUTES).votes
    assert [(vote.what, vote.votes_for, vote.votes_cast, vote.votes_against, vote.method) for vote in votes] == [
        ("Nghị quyết về phân bổ vốn đầu tư công", 22, 24, 1, VoteMethod.HAND)
    ]


def test_minutes_give_what_everyone_did() -> None:
    assert [mention.value for mention in read(MINUTES).mentions if mention.field == "person.role"] == [
        "Lò Văn Én: chairs",
        "Vi Thị Sao: keeps minutes",
        "Hà Công Tạo: attends",
        "Lương Thị Mến: attends",
        "Quàng Văn Pốm: reports",
        "Lường Thị Hặc: reports",
    ]


def test_a_report_without_a_session_has_no_agenda_and_no_votes() -> None:
    reading = read("Năm 2027, UBND xã trình 5 tờ trình. HĐND xã thông qua 12 nghị quyết với 100% đại biểu tán thành.")
    assert (reading.agenda, reading.votes) == ((), ())
