import pytest

from doichieu.lexicon import folded, table
from doichieu.lexicon.plan_owners import begins_with_owner, is_part_of_year, plan_owner


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("dự toán thành phố giao", "thành phố"),
        ("dự toán UBND tỉnh và HĐND xã giao", "UBND tỉnh, HĐND xã"),
        ("dự toán Hội đồng nhân dân xã giao", "HĐND xã"),
        ("kế hoạch UBND tỉnh giao", "UBND tỉnh"),
        ("kế hoạch Thủ tướng Chính phủ giao", "Chính phủ"),
        ("chỉ tiêu Nghị quyết Đại hội Đảng bộ huyện đề ra", "đại hội huyện"),
        ("Ban Chấp hành Đảng bộ huyện Văn Giáp", "BCH Đảng bộ huyện"),
        ("dự toán thị xã giao", "thị xã"),
        ("kế hoạch năm", ""),
        ("chỉ tiêu được giao", ""),
        ("dự toán giao đầu năm", ""),
        ("số hộ", ""),
    ],
)
def test_the_owner_of_a_plan_is_read_from_the_words_of_the_basis(words: str, owner: str) -> None:
    assert plan_owner(words) == owner


@pytest.mark.parametrize("words", ["kế hoạch 6 tháng", "kế hoạch quý I", "dự toán 9 tháng đầu năm"])
def test_a_plan_of_a_part_of_the_year_is_told_from_its_words(words: str) -> None:
    assert is_part_of_year(words)


@pytest.mark.parametrize("words", ["kế hoạch năm", "dự toán thành phố giao", "cùng kỳ năm 2021", ""])
def test_other_plans_cover_the_whole_year(words: str) -> None:
    assert not is_part_of_year(words)


def read(words: str) -> list[str]:
    """What an example of the lexicon reads."""
    return [plan_owner(words)] if plan_owner(words) else ["part of the year"] * is_part_of_year(words)


@pytest.mark.parametrize("entry", table("plan_words"), ids=lambda entry: entry.id)
def test_each_example_reads_as_its_entry_says_and_each_form_stands_in_one(entry) -> None:
    for example in entry.examples:
        assert read(example.text) == list(example.reads)
    texts = [f" {folded(example.text)} " for example in entry.examples if example.reads]
    assert [form for form in entry.forms if not any(f" {folded(form)} " in text for text in texts)] == []


def test_words_that_begin_with_the_owner_of_a_plan_are_told_from_what_is_planned() -> None:
    assert begins_with_owner("tỉnh giao")
    assert begins_with_owner("HĐND xã giao đầu năm")
    assert not begins_with_owner("giao quân")
    assert not begins_with_owner("thu ngân sách tỉnh giao")
