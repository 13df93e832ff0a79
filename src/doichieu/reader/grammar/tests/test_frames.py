"""The frame of a document, in whole documents of the genre; the session's own rules are in test_conferences."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.claims import SessionFrame, SessionKind, Text
from doichieu.reader.grammar.frames import Frame, read_frame
from doichieu.reader.grammar.text.segments import layout_of
from doichieu.reader.grammar.text.sources import source_of
from doichieu.reader.grammar.times.periods import Role

COUNCIL = """\
Kỳ họp thứ Năm HĐND xã Ia Tul
Cập nhật lúc 10:15, 25/12/2025

Ngày 24 và 25-12, HĐND xã Ia Tul khóa I, nhiệm kỳ 2021 - 2026 tổ chức kỳ họp thứ Năm. \
Chủ tọa kỳ họp: ông Ksor Hnan - Bí thư Đảng ủy, Chủ tịch HĐND xã; \
bà Rah Lan H'Nen, Phó Chủ tịch HĐND xã.

Đến nay xã có 7 thôn đạt chuẩn. Trưởng phòng Kinh tế xã Kpă Thuyên trả lời theo Nghị quyết số 12/2025/NQ-HĐND.

Chủ tịch HĐND xã Ksor Hnan yêu cầu UBND xã hoàn thành 3 công trình trước ngày 30/6/2026.

HĐND xã thông qua 9 nghị quyết với tỷ lệ tán thành 96,5%.
"""


def frame_of(text: str, **known: object) -> Frame:
    source = source_of(Text(text))
    return read_frame(source, layout_of(source), **known)  # type: ignore[arg-type]


def test_a_council_session_is_read_whole() -> None:
    frame = frame_of(COUNCIL)
    assert frame.conference == SessionFrame(
        body="HĐND xã Ia Tul",
        ordinal=5,
        tenure="I",
        term=(2021, 2026),
        dates=(date(2025, 12, 24), date(2025, 12, 25)),
        extended=False,
        chairs=("Ksor Hnan", "Rah Lan H'Nen"),
        adopted_share=Decimal("96.5"),
        kind=SessionKind.COUNCIL,
    )
    assert (frame.published, frame.locality) == (date(2025, 12, 25), "Ia Tul")
    assert [(person.name, person.posts) for person in frame.people] == [
        ("Ksor Hnan", ("Bí thư Đảng ủy", "Chủ tịch HĐND xã")),
        ("Rah Lan H'Nen", ("Phó Chủ tịch HĐND xã",)),
        ("Kpă Thuyên", ("Trưởng phòng Kinh tế xã",)),
    ]
    assert [reference.number for reference in frame.references] == ["12/2025/NQ-HĐND"]
    [task] = frame.tasks
    assert (task.owner, task.due) == ("UBND xã", date(2026, 6, 30))
    assert task.quote == task.span.of(COUNCIL) == "hoàn thành 3 công trình trước ngày 30/6/2026"


def test_each_field_of_the_session_has_a_mention_on_its_words() -> None:
    mentions = {(m.field, m.value): m.span.of(COUNCIL) for m in frame_of(COUNCIL).mentions}
    assert mentions["conference.ordinal", "5"] == "Năm"
    assert mentions["conference.tenure", "I"] == "I"
    assert mentions["conference.term", "2021-2026"] == "2021 - 2026"
    assert mentions["conference.dates", "2025-12-24"] == "Ngày 24 và 25-12"
    assert mentions["conference.chairs", "Rah Lan H'Nen"] == "Rah Lan H'Nen"
    assert mentions["conference.adopted_share", "96.5"] == "96,5%"
    assert mentions["reference", "12/2025/NQ-HĐND"] == "12/2025/NQ-HĐND"
    assert mentions["person.post", "Kpă Thuyên: Trưởng phòng Kinh tế xã"] == "Trưởng phòng Kinh tế xã"
    assert mentions["published", "2025-12-25"] == "25/12/2025"


def test_until_now_ends_with_the_session_and_not_with_the_page() -> None:
    [now] = [time for time in frame_of(COUNCIL.replace("25/12/2025", "28/12/2025")).times if time.role is Role.NOW]
    assert now.period is not None
    assert now.period.last == date(2025, 12, 25)


def test_what_is_known_from_elsewhere_goes_before_the_text() -> None:
    frame = frame_of(COUNCIL, locality="Gia Lai", published=date(2025, 12, 30))
    assert (frame.locality, frame.published) == ("Gia Lai", date(2025, 12, 30))


def test_a_report_that_cites_a_session_reports_on_none() -> None:
    frame = frame_of(
        "UBND XÃ TÂN LẬP\nSố: 120/BC-UBND\nTân Lập, ngày 15 tháng 6 năm 2026\n\nBÁO CÁO\n\n"
        "Thực hiện Nghị quyết số 05/NQ-HĐND ngày 20/12/2025 của HĐND xã tại kỳ họp thứ 4, UBND xã Tân Lập báo cáo.\n"
    )
    assert frame.conference is None
    assert frame.published == date(2026, 6, 15)
    assert [reference.number for reference in frame.references] == ["05/NQ-HĐND"]


@pytest.mark.parametrize(
    "stamp",
    [
        "31/12/2025 09:42   |   Chia sẻ   |   In bài",
        "Chủ nhật, 31/12/2025 08:15 (GMT+7)",
        "Ngày 31/12/2025-09:13:00 AM",
        "Thứ tư, 31 Tháng 12 2025 07:55 | Số lần đọc: 412",
        "Ngày đăng 31/12/2025 | 08:44",
        "Hội nghị Đảng ủy xã Tân Lập (11:09 31/12/2025)",
        "09:42 31/12/2025",
        "31/12/2025",
        "                         Tân Lập, ngày 31 tháng 12 năm 2025",
    ],
)
def test_the_stamp_of_a_page_is_its_day(stamp: str) -> None:
    text = f"Xã Tân Lập tổng kết năm\n{stamp}\n\nNgày 30/12/2025, UBND xã Tân Lập họp lúc 8 giờ 30.\n"
    assert frame_of(text).published == date(2025, 12, 31)


def test_a_dateline_is_the_day_of_the_event_and_no_stamp() -> None:
    frame = frame_of("Xã Tân Lập tổng kết năm\n\nNgày 30/12/2025, UBND xã Tân Lập họp tổng kết.\n")
    assert frame.published is None
    assert frame.session_days == (date(2025, 12, 30),)


def test_page_furniture_names_no_one_and_cites_nothing() -> None:
    frame = frame_of(
        COUNCIL + "\nTin liên quan\nPhó Thủ tướng Lê Minh An ký Quyết định số 11/2026/QĐ-TTg ngày 5/2/2026\n"
    )
    assert "Lê Minh An" not in [person.name for person in frame.people]
    assert [reference.number for reference in frame.references] == ["12/2025/NQ-HĐND"]


def test_a_decomposed_text_reads_the_same_and_its_spans_count_in_it() -> None:
    decomposed = unicodedata.normalize("NFD", COUNCIL)
    frame = frame_of(decomposed)
    assert frame.conference == frame_of(COUNCIL).conference
    [chair, _] = [mention for mention in frame.mentions if mention.field == "conference.chairs"]
    assert unicodedata.normalize("NFC", chair.span.of(decomposed)) == "Ksor Hnan"


@given(st.text(alphabet=st.sampled_from("aăâbđ ơưNgàythángnămkhóaXIV0123456789/.,:;-–()\n%“”'"), max_size=200))
def test_reading_never_raises_whatever_the_text(text: str) -> None:
    for mention in frame_of(text).mentions:
        assert 0 <= mention.span.start <= mention.span.end <= len(text)


pieces = st.sampled_from(
    [
        "Hội nghị",
        "lần thứ",
        "khóa",
        "XXIV",
        "nhiệm kỳ",
        "2020-2025",
        "chủ trì",
        "Đồng chí",
        "Lê An",
        "Bí thư",
        "Huyện ủy",
        "ngày",
        "31/12",
        "số",
        "15-NQ/TU",
        "giao",
        "trước",
        "tháng",
        "quý IV",
        ":",
        ";",
        ",",
        ".",
        "\n",
        "-",
        "100%",
        "biểu quyết",
        "nghị quyết",
    ]
)


@given(st.lists(pieces, max_size=40).map(" ".join))
def test_words_of_the_genre_in_any_order_are_read_without_a_fault(text: str) -> None:
    frame = frame_of(text)
    ends = [time.end for time in frame.times]
    assert all(end <= time.start for end, time in zip(ends, frame.times[1:], strict=False))
    assert all(task.quote == task.span.of(text) for task in frame.tasks)
