"""Opinions, answers and directions, from the examples of the lexicon."""

import re

import pytest

from doichieu.claims import Statement, Text
from doichieu.lexicon import Entry, Example, folded, table
from doichieu.reader import read

ENTRIES = table("statements")
EXAMPLES = [example for entry in ENTRIES for example in entry.examples]


def statements(text: str) -> tuple[Statement, ...]:
    return read(Text(text)).statements


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text[:60])
def test_each_example_reads_as_its_entry_says(example: Example) -> None:
    assert tuple(statement.kind.value for statement in statements(example.text)) == example.reads


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_each_form_stands_in_an_example(entry: Entry) -> None:
    texts = [folded(example.text) for example in entry.examples]
    assert [
        f for f in entry.forms if not any(re.search(rf"(?<!\w){re.escape(folded(f))}(?!\w)", t) for t in texts)
    ] == []


def test_an_answer_behind_a_semicolon_is_a_statement_of_its_own_with_its_speaker() -> None:
    text = "Đại biểu Siu Hla đề nghị sửa đường; đồng chí Lê Minh An trả lời, đường sẽ xong trong quý IV."
    opinion, answer = statements(text)
    assert (opinion.speaker, answer.kind, answer.speaker) == ("Siu Hla", "answer", "Lê Minh An")
    assert answer.span.of(Text(text)) == "đồng chí Lê Minh An trả lời, đường sẽ xong trong quý IV."


def test_each_opinion_of_a_list_has_its_own_words_place_and_topic() -> None:
    text = "Các hộ thảo luận với những ý kiến về: giá nước; quan tâm chợ xã Lâm Hạ, bố trí vốn làm kè xã Tân Mai."
    assert [(each.span.of(Text(text)), each.place, each.topic) for each in statements(text)] == [
        ("Các hộ thảo luận với những ý kiến về: giá nước", None, "giá nước"),
        ("quan tâm chợ xã Lâm Hạ", "Lâm Hạ", "quan tâm chợ xã Lâm Hạ"),
        ("bố trí vốn làm kè xã Tân Mai", "Tân Mai", "bố trí vốn làm kè xã Tân Mai"),
    ]


def test_one_who_is_called_comrade_alone_is_the_person_named_before_in_the_paragraph() -> None:
    text = "Đồng chí Lê Minh An, Bí thư Huyện ủy cảm ơn đại biểu. Đồng chí chỉ đạo các xã giữ rừng."
    [direction] = statements(text)
    assert direction.speaker == "Lê Minh An"


def test_a_direction_that_hands_out_several_is_as_many() -> None:
    text = (
        "Chủ tịch UBND xã yêu cầu Công an xã tuần tra đêm; Phòng Kinh tế rà soát nợ đọng, báo cáo kết quả; tăng cường "
        "thu phí chợ; riêng mùa mưa còn dài."
    )
    found = read(text).statements
    assert [(text[each.span.start : each.span.end], each.speaker) for each in found] == [
        ("Chủ tịch UBND xã yêu cầu Công an xã tuần tra đêm", "Chủ tịch UBND xã"),
        ("Phòng Kinh tế rà soát nợ đọng, báo cáo kết quả", "Chủ tịch UBND xã"),
        ("tăng cường thu phí chợ; riêng mùa mưa còn dài.", "Chủ tịch UBND xã"),
    ]


def test_each_opinion_of_a_list_below_has_its_own_words_place_and_topic() -> None:
    text = (
        "Ý kiến phát biểu từ cơ sở nêu ba việc:\n- Mở chợ ở xã Lâm Hạ;\n- Đề nghị làm kè, thôn Đông đang sạt;\n"
        "- Chi bộ 5 kiến nghị thêm lớp.\n\nHội nghị nghỉ trưa."
    )
    assert [(e.kind, e.span.of(Text(text)), e.speaker, e.place, e.topic) for e in statements(text)] == [
        ("opinion", "Mở chợ ở xã Lâm Hạ", None, "Lâm Hạ", "Mở chợ ở xã Lâm Hạ"),
        ("opinion", "- Đề nghị làm kè, thôn Đông đang sạt", None, None, None),
        ("opinion", "- Chi bộ 5 kiến nghị thêm lớp.", "Chi bộ 5", None, None),
    ]


def test_a_list_below_those_who_are_asked_is_as_many_directions() -> None:
    text = "Riêng quý I/2019, các chi bộ được yêu cầu:\n- Gặt sớm;\n- Mở chợ ở xã Lâm Hạ.\n\nXã nằm bên sông."
    found = [(each.kind, each.span.of(Text(text)), each.place) for each in statements(text)]
    assert found == [("direction", "Gặt sớm", None), ("direction", "Mở chợ ở xã Lâm Hạ.", "Lâm Hạ")]


def test_an_answer_that_opens_its_sentence_is_of_whom_it_names_behind_and_of_the_place_that_it_answers() -> None:
    texts = (
        "Trả lời ý kiến của đại biểu thôn Đông Hạ, đồng chí Lê Minh An cho biết xã đã bố trí vốn nạo vét kênh.",
        "Giải trình kiến nghị của cử tri thôn Đông Hạ, UBND xã Lâm Hạ đã lập hồ sơ làm kè.",
        "Làm rõ thêm, Chủ tịch UBND xã cho biết kênh sẽ xong trong tháng 10.",
    )
    found = [(each.kind, each.speaker, each.place) for text in texts for each in statements(text)]
    assert found == [
        ("answer", "Lê Minh An", "Đông Hạ"),
        ("answer", "UBND xã Lâm Hạ", "Đông Hạ"),
        ("answer", None, None),
    ]


def test_one_who_takes_up_opinions_and_then_asks_gives_a_direction() -> None:
    [direction] = statements("Tiếp thu ý kiến của cử tri, đồng chí Lê Minh An yêu cầu Công an xã tuần tra đêm.")
    assert (direction.kind, direction.speaker) == ("direction", "Lê Minh An")


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Giao Ban Tổ chức Đảng ủy mở 2 lớp bồi dưỡng nhận thức về Đảng trong quý II/2027.", None),
        ("Bí thư Đảng ủy chỉ đạo về công tác thu gom rác.", "công tác thu gom rác"),
        ("Bí thư Đảng ủy chỉ đạo một số nội dung về thu gom rác.", "thu gom rác"),
    ],
)
def test_a_direction_is_about_what_its_verb_says_and_not_what_its_work_is_about(text: str, topic: str | None) -> None:
    [direction] = statements(text)
    assert (direction.kind, direction.topic) == ("direction", topic)


def test_that_a_resolution_is_to_be_carried_out_is_no_direction() -> None:
    texts = (
        "Ban Thường vụ Đảng ủy lãnh đạo, chỉ đạo thực hiện Nghị quyết này.",
        "Giao Ủy ban nhân dân xã tổ chức thực hiện Nghị quyết này.",
        "Giao Ủy ban nhân dân xã rà soát hộ nghèo, tổ chức thực hiện Nghị quyết này.",
    )
    assert [len(statements(text)) for text in texts] == [0, 0, 1]


def test_the_name_of_who_speaks_does_not_take_what_they_do() -> None:
    [direction] = statements("Ban Thường vụ Đảng ủy tiếp tục lãnh đạo, chỉ đạo các thôn làm kè.")
    assert direction.speaker == "Ban Thường vụ Đảng ủy"


def test_directions_of_a_notice_of_conclusions_are_of_who_concluded() -> None:
    notice = "THÔNG BÁO\n{}\n\nHội nghị do đồng chí Lê Minh An, Bí thư Đảng ủy chủ trì.\n\n1. Giao Công an xã trực."
    titles = (
        "Kết luận của đồng chí Bí thư Đảng ủy tại hội nghị lần thứ 7",
        "Kết luận của đồng chí Trần Văn Ba - Chủ tịch UBND xã tại cuộc họp",
        "Kết luận của Chủ tịch UBND xã về việc làm đường",
        "Kết luận số 5 của hội nghị",
    )
    found = [statements(notice.format(title))[-1].speaker for title in titles]
    assert found == ["Lê Minh An", "Trần Văn Ba", "Chủ tịch UBND xã", None]


def test_an_item_that_names_nobody_is_a_direction_beside_one_that_hands_out_a_duty() -> None:
    text = (
        "III. NHIỆM VỤ\n\n1. Giao Công an xã tuần tra ban đêm.\n2. Đẩy mạnh thu gom rác, vận động các hộ đóng phí.\n"
        "3. UBND xã rà soát hộ nghèo.\n4. Đến nay đã thu gom 12 tấn rác.\n\nIV. KẾT QUẢ\n\n1. Tổ chức 3 lớp dạy nghề."
    )
    assert [each.span.of(Text(text)) for each in statements(text)] == [
        "1. Giao Công an xã tuần tra ban đêm.",
        "Đẩy mạnh thu gom rác, vận động các hộ đóng phí.",
        "UBND xã rà soát hộ nghèo.",
    ]


def test_items_of_a_section_that_reports_are_no_directions() -> None:
    text = (
        "I. KẾT QUẢ CÔNG TÁC\n\n1. Giao Phòng Nội vụ tổng hợp.\n2. Tổ chức 12 lớp tập huấn cho 300 người.\n"
        "3. UBND các xã thực hiện chi trả 12 tỷ đồng."
    )
    assert [each.span.of(Text(text)) for each in statements(text)] == ["1. Giao Phòng Nội vụ tổng hợp."]


@pytest.mark.parametrize(
    "behind",
    [
        "Về dự thảo nghị quyết, 25/25 đại biểu biểu quyết tán thành.",
        "Với 100% đại biểu tán thành, kỳ họp thông qua nghị quyết.",
        "Riêng buổi chiều, kỳ họp thảo luận tổ.",
        "Về nhân sự, hội nghị nghe tờ trình.",
        "Riêng sáng 12/7, các tổ làm việc.",
    ],
)
def test_votes_and_what_the_session_does_are_no_answer_of_who_spoke_before(behind: str) -> None:
    text = f"Ông Lê An, Chủ tịch UBND xã giải trình về chợ, xã sẽ sửa mái. {behind}"
    assert [each.topic for each in statements(text)] == ["chợ"]


def test_who_speaks_before_a_colon_says_what_stands_behind_a_semicolon_too() -> None:
    text = "- Đồng chí Lê Minh An (Chi bộ thôn Đông): mức phí còn cao; đề nghị miễn cho hộ nghèo."
    [opinion] = statements(text)
    assert (opinion.kind, opinion.speaker, opinion.span.of(Text(text))) == ("opinion", "Lê Minh An", text)


def test_who_answers_goes_on_with_the_next_matters_of_the_paragraph() -> None:
    text = (
        "Giải trình, đồng chí Lê Minh An cho biết: về bến đò, xã sẽ sửa cầu phao. Về rác ở chợ, từ tháng sau sẽ "
        "thu gom hằng ngày. Đối với sân bóng thôn Đông, UBND xã sẽ san lại. Đại biểu Siu Hla đề nghị thêm đèn.\n\n"
        "Về phía xã, có 3 thôn."
    )
    assert [(each.kind, each.speaker, each.topic) for each in statements(text)] == [
        ("answer", "Lê Minh An", "bến đò"),
        ("answer", "Lê Minh An", "rác ở chợ"),
        ("answer", "Lê Minh An", "sân bóng thôn Đông"),
        ("opinion", "Siu Hla", None),
    ]


def test_a_publication_stamp_is_no_section_of_what_is_said_below_it() -> None:
    text = "Hội nghị Đảng ủy xã Tân Lập\n\nThứ năm, 16/07/2026 - 09:20\n\nCử tri đề nghị sửa đường liên thôn."
    assert [each.section for each in statements(text)] == ["Hội nghị Đảng ủy xã Tân Lập"]


def test_one_who_is_called_comrade_alone_is_who_spoke_last_in_the_paragraph_by_post() -> None:
    text = "Kết luận hội nghị, đồng chí Bí thư Tỉnh ủy yêu cầu giữ rừng. Đồng chí giao Công an tỉnh tuần tra."
    assert [each.speaker for each in statements(text)] == ["Bí thư Tỉnh ủy", "Bí thư Tỉnh ủy"]


def test_what_is_promised_behind_an_answer_belongs_to_it() -> None:
    text = "Ông Lê Minh An, Chủ tịch UBND xã trả lời về cầu Đá. Đến hết quý III, xã phấn đấu nghiệm thu 3 cầu."
    assert [(each.kind, each.speaker, each.topic) for each in statements(text)] == [
        ("answer", "Lê Minh An", "cầu Đá")
    ] * 2


def test_the_topic_of_an_answer_keeps_its_decimals() -> None:
    text = "Ông Lê Minh An, Chủ tịch UBND xã trả lời về chợ. Về tỷ lệ giải ngân 33,9%, xã chờ vốn."
    assert [each.topic for each in statements(text)] == ["chợ", "tỷ lệ giải ngân 33,9%"]


def test_who_answers_behind_a_comma_may_be_told_by_a_long_post_first() -> None:
    text = "Giải trình việc trễ hẹn, Giám đốc Trung tâm Phục vụ hành chính công Lê Minh An cho biết còn 9 hồ sơ."
    [answer] = statements(text)
    assert (answer.kind, answer.speaker) == ("answer", "Lê Minh An")


@pytest.mark.parametrize(
    "line",
    [
        "5. Chất vấn và trả lời chất vấn.",
        "- Chất vấn và trả lời chất vấn tại kỳ họp (60 phút);",
        "3. Đại biểu chất vấn, thảo luận.",
        "Kỳ họp tiến hành chất vấn và trả lời chất vấn.",
        "7. Giải trình, tiếp thu các ý kiến.",
    ],
)
def test_an_item_that_names_what_is_done_is_no_opinion(line: str) -> None:
    assert read(Text(f"Ngày 9/7/2025, HĐND xã Lâm Hạ khai mạc kỳ họp thứ 2.\n\n{line}")).statements == ()


@pytest.mark.parametrize(
    "line",
    [
        "Đại biểu chất vấn việc chậm sửa cầu.",
        "Chất vấn: Vì sao chậm thu gom rác ở thôn Đông?",
        "Tại phiên chất vấn, đại biểu Lê Văn Ba đề nghị làm rõ việc thu rác.",
        "Trong phần chất vấn và trả lời chất vấn, đại biểu Lê Văn Ba phản ánh rác tồn đọng.",
        "5. Cử tri kiến nghị sửa cầu.",
    ],
)
def test_who_asks_about_something_gives_an_opinion(line: str) -> None:
    stated = read(Text(f"Ngày 9/7/2025, HĐND xã Lâm Hạ khai mạc kỳ họp thứ 2.\n\n{line}")).statements
    assert [each.kind for each in stated] == ["opinion"]
