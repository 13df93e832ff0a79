"""Sessions, from the examples of the lexicon and in sentences."""

import re

import pytest

from doichieu.claims import SessionFrame, Text
from doichieu.lexicon import Entry, Example, folded, table
from doichieu.reader.grammar.frames import Frame, read_frame
from doichieu.reader.grammar.text.segments import layout_of
from doichieu.reader.grammar.text.sources import source_of

ENTRIES = table("conferences")
EXAMPLES = [example for entry in ENTRIES for example in entry.examples]


def frame_of(text: str) -> Frame:
    source = source_of(Text(text))
    return read_frame(source, layout_of(source))


def facts(frame: SessionFrame | None) -> tuple[str, ...]:
    if frame is None:
        return ()
    return (
        f"body {frame.body}",
        *([f"ordinal {frame.ordinal}"] if frame.ordinal else []),
        *([f"tenure {frame.tenure}"] if frame.tenure else []),
        *([f"term {frame.term[0]}-{frame.term[1]}"] if frame.term else []),
        *(f"day {day}" for day in frame.dates),
        *(["extended"] if frame.extended else []),
        *(f"chair {chair}" for chair in frame.chairs),
        *([f"share {frame.adopted_share}"] if frame.adopted_share is not None else []),
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text[:60])
def test_each_example_reads_as_its_entry_says(example: Example) -> None:
    assert facts(frame_of(example.text).conference) == example.reads


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_each_form_stands_in_an_example(entry: Entry) -> None:
    texts = [folded(example.text) for example in entry.examples]
    assert [
        f for f in entry.forms if not any(re.search(rf"(?<!\w){re.escape(folded(f))}(?!\w)", t) for t in texts)
    ] == []


def test_a_body_introduced_without_its_place_is_of_the_place_of_the_headings() -> None:
    text = (
        "HĐND PHƯỜNG MỸ LỘC HỌP KỲ THỨ TÁM\n\nNgày 22/12/2023, phường Mỹ Lộc tổ chức kỳ họp HĐND lần thứ tám. "
        "Bà Nguyễn Thị Hồng – Phó ban Pháp chế HĐND thành phố Long Hải tới dự."
    )
    frame = frame_of(text).conference
    assert frame is not None
    assert (frame.body, frame.ordinal) == ("HĐND PHƯỜNG MỸ LỘC", 8)


def test_a_body_may_be_abbreviated_in_brackets_before_its_place() -> None:
    frame = frame_of("Ngày 29/9/2021, Hội Liên hiệp Phụ nữ (LHPN) huyện Yên Lạc mở Đại hội lần thứ XI.").conference
    assert frame is not None
    assert (frame.body, frame.ordinal) == ("Hội Liên hiệp Phụ nữ huyện Yên Lạc", 11)


def test_the_term_of_a_congress_may_follow_its_number_behind_the_body() -> None:
    text = "Sáng 13/3/2020, xã Tân Lập tổ chức Đại hội Đảng bộ xã Tân Lập khóa XII, nhiệm kỳ 2020-2025."
    assert "term 2020-2025" in facts(frame_of(text).conference)


def test_the_days_told_further_on_are_those_of_a_session_that_opens_on_the_first() -> None:
    text = "Sáng 10/12, HĐND tỉnh Khánh Tân khai mạc kỳ họp thứ 7. Kỳ họp diễn ra trong 3 ngày, từ 10 đến 12/12/2025."
    assert [fact for fact in facts(frame_of(text).conference) if fact.startswith("day")] == [
        "day 2025-12-10",
        "day 2025-12-11",
        "day 2025-12-12",
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Các Phó Chủ tịch HĐND tỉnh: Lê Văn Tám, Trần Văn Chín và Hồ Thị Mười chủ tọa.",
        "Các đồng chí Lê Văn Tám, Trần Văn Chín và Hồ Thị Mười, Phó Chủ tịch HĐND tỉnh chủ tọa.",
    ],
)
def test_all_who_share_a_post_chair(told: str) -> None:
    text = f"Ngày 10/12/2025, HĐND tỉnh Khánh Tân họp kỳ họp thứ 7. {told}"
    assert [fact for fact in facts(frame_of(text).conference) if fact.startswith("chair")] == [
        "chair Lê Văn Tám",
        "chair Trần Văn Chín",
        "chair Hồ Thị Mười",
    ]


def test_who_chairs_may_stand_before_the_day_of_the_session() -> None:
    text = (
        "Dưới sự chủ trì của bà Lương Thị Tâm, Bí thư Huyện ủy, sáng 4/7/2024, Huyện ủy Vân Hạ họp hội nghị lần thứ 19."
    )
    said = ("body Huyện ủy Vân Hạ", "ordinal 19", "day 2024-07-04", "chair Lương Thị Tâm")
    assert facts(frame_of(text).conference) == said


def test_a_count_of_votes_in_a_bracket_has_its_share_beside_it() -> None:
    text = (
        "Chiều 20/11/2025, HĐND xã Phú Đông tổ chức kỳ họp thứ năm. Với đa số đại biểu tán thành (25/26 đại biểu, đạt "
        "96,15%), kỳ họp thông qua nghị quyết về vốn."
    )
    said = ("body HĐND xã Phú Đông", "ordinal 5", "day 2025-11-20", "share 96.15")
    assert facts(frame_of(text).conference) == said


def test_an_office_that_reviews_its_year_is_chaired_by_doctors_side_by_side() -> None:
    text = (
        "Sáng 12/7/2024, Sở Y tế tỉnh Hà Bắc tổng kết mùa dịch. BSCKII Lê Minh An, Giám đốc Sở Y tế, cùng ông Vũ Tư, "
        "Phó Giám đốc Sở Y tế chủ trì."
    )
    said = ("body Sở Y tế tỉnh Hà Bắc", "day 2024-07-12", "chair Lê Minh An", "chair Vũ Tư")
    assert facts(frame_of(text).conference) == said


@pytest.mark.parametrize(
    ("words", "tenure"),
    [
        ("khóa 19, nhiệm kỳ 2016-2021", "XIX"),
        ("khóa XIX, nhiệm kỳ 2016-2021", "XIX"),
        ("khóa 2, nhiệm kỳ 2021-2026", "II"),
        ("khóa 2021-2026", None),
    ],
)
def test_a_tenure_in_figures_is_the_one_in_roman_numerals(words: str, tenure: str | None) -> None:
    frame = frame_of(f"Ngày 12/7/2019, HĐND xã Lâm Hạ {words} tổ chức kỳ họp thứ 5.").conference
    assert frame is not None
    assert frame.tenure == tenure


def test_a_committee_is_not_called_by_the_first_syllable_of_its_matter() -> None:
    text = (
        "KẾT LUẬN\ntại cuộc họp Ban Chỉ đạo Chương trình giảm nghèo bền vững\n\nNgày 01/6/2023, ông Lê An chủ trì "
        "cuộc họp của Ban Chỉ đạo Chương trình giảm nghèo bền vững huyện Lâm Hạ."
    )
    frame = frame_of(text).conference
    assert frame is not None
    assert frame.body == "Ban Chỉ đạo Chương trình giảm nghèo bền vững huyện Lâm Hạ"


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện Kết luận của kỳ họp thứ 7 HĐND xã Đồng Mơ, Phòng Kinh tế đã lắp gương tại 5 điểm giao cắt.",
        "Căn cứ Nghị quyết số 15/NQ-HĐND ngày 12/12/2025 của kỳ họp thứ 7 HĐND xã Đồng Mơ, UBND xã đã sửa cầu.",
        "Triển khai các nhiệm vụ kỳ họp thứ 7 HĐND xã Đồng Mơ giao, Trạm Y tế xã đã khám cho 90 cháu.",
        "Tiếp thu ý kiến chỉ đạo của kỳ họp thứ 7 HĐND xã Đồng Mơ, Công an xã đã mở đợt tuần tra.",
        "Theo yêu cầu của kỳ họp thứ 7 HĐND xã Đồng Mơ, thôn Hạ đã treo 12 bóng đèn.",
    ],
)
def test_a_report_on_what_a_session_handed_out_tells_of_no_session_and_directs_nothing(sentence: str) -> None:
    frame = frame_of(f"BÁO CÁO\nKết quả công tác quý I\n\n{sentence}")
    assert (frame.conference, frame.statements, frame.tasks) == (None, (), ())


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện Nghị quyết của Đảng ủy, ngày 12/12/2025, HĐND xã Đồng Mơ tổ chức kỳ họp thứ 7.",
        "Thực hiện chương trình của kỳ họp thứ 7 HĐND xã Đồng Mơ, sáng 12/12/2025, các đại biểu chất vấn.",
        "Thông báo kết luận của kỳ họp thứ 7 HĐND xã Đồng Mơ ngày 12/12/2025.",
        "Nghị quyết này được HĐND xã Đồng Mơ, kỳ họp thứ 7 thông qua ngày 12/12/2025.",
        "Kỳ họp thứ 7 HĐND xã Đồng Mơ ngày 12/12/2025 nghe báo cáo thực hiện Nghị quyết của kỳ họp trước.",
    ],
)
def test_a_paper_of_the_session_itself_still_tells_of_it(sentence: str) -> None:
    conference = frame_of(sentence).conference
    assert conference is not None
    assert (conference.ordinal, [day.isoformat() for day in conference.dates]) == (7, ["2025-12-12"])


def test_who_asks_on_the_word_of_a_session_still_directs() -> None:
    text = "Thực hiện Kết luận của kỳ họp thứ 7, Chủ tịch UBND xã yêu cầu Phòng Kinh tế dọn kênh."
    assert [said.kind.value for said in frame_of(text).statements] == ["direction"]
