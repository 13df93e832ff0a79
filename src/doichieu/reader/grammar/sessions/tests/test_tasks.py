"""Duties handed out, from the examples of the lexicon."""

import re
from datetime import date

import pytest

from doichieu.claims import Text
from doichieu.lexicon import Entry, Example, folded, table
from doichieu.reader import read
from doichieu.reader.grammar.frames import read_frame
from doichieu.reader.grammar.text.segments import layout_of
from doichieu.reader.grammar.text.sources import source_of

DAY = date(2019, 11, 4)
ENTRIES = table("tasks")
EXAMPLES = [example for entry in ENTRIES for example in entry.examples]


def tasks(text: str) -> tuple[str, ...]:
    source = source_of(Text(text))
    found = read_frame(source, layout_of(source), published=DAY).tasks
    return tuple(f"{task.owner or '-'} | {task.due or '-'} | {task.quote}" for task in found)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text[:60])
def test_each_example_reads_as_its_entry_says(example: Example) -> None:
    assert tasks(example.text) == example.reads


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_each_form_stands_in_an_example(entry: Entry) -> None:
    texts = [folded(example.text) for example in entry.examples]
    assert [
        f for f in entry.forms if not any(re.search(rf"(?<!\w){re.escape(folded(f))}(?!\w)", t) for t in texts)
    ] == []


def test_prose_under_a_numbered_heading_of_duties_hands_them_out() -> None:
    text = "Điều 3. Tổ chức thực hiện\nUBND xã xây dựng kế hoạch; Công an xã đã tuần tra."
    assert tasks(f"{text}\n\nĐiều 4. Hiệu lực\nUBND xã rà soát.") == ("UBND xã | - | xây dựng kế hoạch",)


def test_a_sentence_behind_a_leaders_assignment_hands_out_a_duty_too() -> None:
    text = "Chủ tịch yêu cầu Sở Y tế rà soát. Các sở báo cáo kết quả. Các sở đã báo cáo."
    assert tasks(text) == ("Sở Y tế | - | rà soát", "Các sở | - | báo cáo kết quả")


def test_the_items_below_an_item_are_of_its_owner_and_the_next_item_is_not() -> None:
    text = (
        "Chủ tịch UBND huyện kết luận như sau:\n\n1. Giao UBND xã Lâm Hạ:\n- Lập hồ sơ đất;\n- Đối thoại với dân.\n\n"
        "2. Phòng Nội vụ rà soát biên chế.\n3. Về kinh phí: đồng ý bổ sung 3 tỷ đồng.\n4. Tăng cường tuần tra."
    )
    assert [(task.owner, task.quote) for task in read(Text(text)).tasks] == [
        ("UBND xã Lâm Hạ", "Lập hồ sơ đất"),
        ("UBND xã Lâm Hạ", "Đối thoại với dân"),
        ("Phòng Nội vụ", "rà soát biên chế"),
    ]


@pytest.mark.parametrize(
    ("clause", "joining"),
    [
        ("chủ trì, phối hợp với Công an xã rà soát tạm trú", ("Công an xã",)),
        ("phối hợp với Trạm Y tế xã và Hội Nông dân xã rà soát tạm trú", ("Trạm Y tế xã", "Hội Nông dân xã")),
        ("cùng các phòng, ban liên quan rà soát tạm trú", ("các phòng, ban liên quan",)),
        ("chủ trì rà soát tạm trú", ()),
        ("rà soát tạm trú", ()),
    ],
)
def test_those_who_join_in_are_told_with_the_duty(clause: str, joining: tuple[str, ...]) -> None:
    [task] = read(Text(f"Giao Phòng Nội vụ {clause}.")).tasks
    assert (task.owner, task.quote, task.co_workers) == ("Phòng Nội vụ", "rà soát tạm trú", joining)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Phòng Y tế lập danh sách hộ khó khăn, gửi UBND huyện trước ngày 20/11.",
            ("Phòng Y tế | 2019-11-20 | lập danh sách hộ khó khăn, gửi UBND huyện trước ngày 20/11",),
        ),
        ("Phòng Y tế đã lập danh sách hộ khó khăn trước ngày 20/11.", ()),
        ("Phòng Y tế lập danh sách hộ khó khăn trước ngày 20/10.", ()),
        ("Các hộ đóng tiền nước trước ngày 20/11.", ()),
    ],
    ids=["ahead", "done", "over", "nobody who has duties"],
)
def test_an_owner_with_what_to_do_by_a_day_ahead_has_a_duty_without_a_word_of_it(
    text: str, found: tuple[str, ...]
) -> None:
    assert tasks(text) == found


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("1. Phòng Nội vụ phối hợp với Công an xã rà soát hồ sơ; lập danh sách trước ngày 20/11.", ["Công an xã", ""]),
        ("1. Phòng Nội vụ\n- Phối hợp với Trạm Y tế tổ chức 2 đợt tiêm trong tháng 11; phun thuốc.", ["Trạm Y tế", ""]),
        ("1. Phòng Nội vụ\n- Rà soát hồ sơ cùng các xã; lập danh sách.", ["", ""]),
    ],
)
def test_who_joins_in_is_named_in_the_clause_itself_and_ends_before_the_duty(text: str, partners: list[str]) -> None:
    found = read("II. NHIỆM VỤ\n\n" + text, published=date(2019, 11, 4)).tasks
    assert [", ".join(task.co_workers) for task in found] == partners


def test_a_new_time_and_verb_behind_a_comma_open_another_duty() -> None:
    assert tasks(
        "Giao Ban Quản lý dự án khởi công 2 dự án trong tháng 11, đến ngày 31/12/2019 hoàn thành thiết kế."
    ) == (
        "Ban Quản lý dự án | 2019-11-30 | khởi công 2 dự án trong tháng 11",
        "Ban Quản lý dự án | 2019-12-31 | đến ngày 31/12/2019 hoàn thành thiết kế",
    )


def test_another_owner_with_a_day_of_his_own_has_a_duty_of_his_own_behind_a_comma() -> None:
    assert tasks(
        "Chủ tịch huyện yêu cầu UBND xã thu hết nợ trước ngày 31/12/2019, Phòng Nội vụ trình đề án trong tháng 11."
    ) == (
        "UBND xã | 2019-12-31 | thu hết nợ trước ngày 31/12/2019",
        "Phòng Nội vụ | 2019-11-30 | trình đề án trong tháng 11",
    )


def test_what_a_body_strives_to_raise_or_lower_is_a_target_and_no_duty() -> None:
    assert (
        tasks("Từ nay đến cuối năm, Đảng bộ huyện phấn đấu đưa giá trị sản xuất tăng 9%; trồng thêm 550 ha rừng.") == ()
    )
    assert tasks("Đến ngày 31/12, thị xã phấn đấu giảm 40 hộ nghèo.") == ()
    for behind in (", giảm số hộ bị cô lập", ", đạt tỷ lệ 95%", ""):
        [duty] = tasks(f"Đến ngày 31/12/2026, UBND xã phấn đấu hoàn thành bàn giao mặt bằng{behind}.")
        assert duty.startswith("UBND xã | 2026-12-31 | ")


def test_a_day_behind_one_of_the_next_year_is_of_that_year() -> None:
    assert tasks("II. NHIỆM VỤ\n\n1. Giao UBND xã phân bổ vốn trước ngày 15/01/2020; đến 30/6 giải ngân 50%.") == (
        "UBND xã | 2020-01-15 | phân bổ vốn trước ngày 15/01/2020",
        "UBND xã | 2020-06-30 | đến 30/6 giải ngân 50%",
    )
