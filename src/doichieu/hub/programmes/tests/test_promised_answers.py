"""What answers promise, by the examples of lexicon/answers.toml."""

from datetime import date

import pytest

from doichieu.claims import Span, Statement, StatementKind, Task
from doichieu.hub.programmes.promised_answers import body_behind, body_named, promised_in, without_telling
from doichieu.lexicon import Entry, folded, table

DAY = date(2026, 10, 21)


def promised(said: str, kind: StatementKind = StatementKind.ANSWER, speaker: str | None = None) -> list[Task]:
    statement = Statement(kind, Span(0, len(said)), speaker=speaker)
    return list(promised_in(said, [statement], DAY))


@pytest.mark.parametrize("entry", table("answers"), ids=lambda entry: entry.id)
def test_each_example_reads_as_its_entry_says_and_each_form_stands_in_one(entry: Entry) -> None:
    for example in entry.examples:
        read = [f"{each.owner or '-'} | {each.due or '-'} | {each.quote}" for each in promised(example.text)]
        assert read == list(example.reads), example.text
    written = folded(" ".join(example.text for example in entry.examples))
    assert [form for form in entry.forms if folded(form) not in written] == []


def test_what_nobody_else_is_named_to_do_is_of_who_answers() -> None:
    [task] = promised("Ông Lê Ba cho biết tháng 12 sẽ sửa cống.", speaker="Lê Ba")
    assert (task.owner, task.due, task.quote) == ("Lê Ba", date(2026, 12, 31), "tháng 12 sẽ sửa cống")


@pytest.mark.parametrize(
    ("said", "work"),
    [
        ("trả lời: sẽ nạo vét kênh Bờ Lở trước ngày 30/9/2027", "nạo vét kênh Bờ Lở trước ngày 30/9/2027"),
        ("cho biết: nạo vét kênh Bờ Lở trong quý I", "nạo vét kênh Bờ Lở trong quý I"),
        ("trả lời kiến nghị của cử tri trước ngày 30/9/2027", "trả lời kiến nghị của cử tri trước ngày 30/9/2027"),
    ],
)
def test_a_task_read_from_an_answer_is_named_by_what_is_promised(said: str, work: str) -> None:
    task = without_telling(Task(Span(10, 10 + len(said)), said, "UBND xã", date(2027, 9, 30)))
    assert (task.quote, task.span.end - task.span.start, task.owner) == (work, len(work), "UBND xã")


def test_an_opinion_promises_nothing() -> None:
    assert promised("Cử tri cho rằng xã sẽ sửa cống.", StatementKind.OPINION) == []


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("ông Nguyễn Văn A, Chủ tịch UBND xã", "Chủ tịch UBND xã"),
        ("Ông Lê Văn Ban - Trưởng phòng Kinh tế", "Trưởng phòng Kinh tế"),
        ("Chủ tịch UBND xã, đồng chí Lê Ba", "Chủ tịch UBND xã"),
        ("Nguyễn Văn A (Phó Chủ tịch UBND xã)", "Phó Chủ tịch UBND xã"),
        ("đồng chí Chủ tịch UBND xã", "đồng chí Chủ tịch UBND xã"),
        ("Phòng Tài chính - Kế hoạch, Phòng Nội vụ", "Phòng Tài chính - Kế hoạch, Phòng Nội vụ"),
        ("ông Lê Ba - Trưởng phòng Tài chính - Kế hoạch", "Trưởng phòng Tài chính - Kế hoạch"),
        ("bà Lê Thị Hội", ""),
        ("ông Đoàn Ba, Chủ tịch UBND xã", "Chủ tịch UBND xã"),
        ("Đoàn Văn Ba – Chủ tịch UBND xã", "Chủ tịch UBND xã"),
        ("Công ty Nước sạch (CTN)", "Công ty Nước sạch (CTN)"),
        ("Lê Ba", ""),
        ("Đoàn Thanh niên xã", "Đoàn Thanh niên xã"),
        ("lãnh đạo UBND xã", "lãnh đạo UBND xã"),
        ("trong năm 2027 xã", "trong năm 2027 xã"),
        ("", ""),
    ],
)
def test_of_words_with_a_persons_name_the_post_and_the_body_are_kept(words: str, left: str) -> None:
    assert body_named(words) == left


@pytest.mark.parametrize(
    ("post", "body"),
    [
        ("Chủ tịch UBND xã", "UBND xã"),
        ("Phó Bí thư Đảng ủy, Chủ tịch UBND xã", "UBND xã"),
        ("Bí thư Đảng ủy - Chủ tịch UBND xã", "UBND xã"),
        ("Trưởng phòng Kinh tế", "Phòng Kinh tế"),
        ("Phó Trưởng ban Kinh tế - Xã hội HĐND xã", "Ban Kinh tế - Xã hội HĐND xã"),
        ("Giám đốc Trung tâm Văn hóa", "Trung tâm Văn hóa"),
        ("Trưởng thôn Gò Vàng", "Thôn Gò Vàng"),
        ("Chủ tịch xã", "Chủ tịch xã"),
        ("UBND xã", "UBND xã"),
        ("trong năm 2027 xã", "trong năm 2027 xã"),
        ("", ""),
    ],
)
def test_a_post_stands_for_its_body(post: str, body: str) -> None:
    assert body_behind(post) == body
