import pytest

from doichieu.reader import read


def told(text: str) -> list[tuple[str, str | None, bool]]:
    return [(claim.quote, claim.indicator, claim.planned) for claim in read(text).claims]


def test_a_plan_and_what_came_of_it_are_told_of_what_the_line_above_names() -> None:
    text = "2. Thu phí đò\nKế hoạch 12 tỷ đồng, thực hiện 9 tỷ đồng, đạt 75%."
    assert told(text) == [
        ("12 tỷ đồng", "Thu phí đò", True),
        ("9 tỷ đồng", "Thu phí đò", False),
        ("75%", "Thu phí đò", False),
    ]


def test_each_on_a_line_of_its_own_has_the_name_above_both() -> None:
    text = "a) Ươm giống quế:\n- Kế hoạch: 40 ha\n- Thực hiện: 38 ha, đạt 95%\nb) Mở lớp nghề\n- KH năm 6 lớp."
    assert told(text) == [
        ("40 ha", "Ươm giống quế", True),
        ("38 ha", "Ươm giống quế", False),
        ("95%", "Ươm giống quế", False),
        ("6 lớp", "Mở lớp nghề", True),
    ]


@pytest.mark.parametrize(
    "above",
    ["Hôm qua xã họp bàn việc nước sạch.", "2. Kết quả thực hiện", "2. Năm 2024", "2. Trồng 14 ha chè"],
    ids=["a sentence", "a section", "a time", "a line with a figure"],
)
def test_a_line_that_is_no_mere_name_gives_none(above: str) -> None:
    assert told(f"{above}\nKế hoạch 12 tỷ đồng, thực hiện 9 tỷ đồng.")[-1] == ("9 tỷ đồng", None, False)


def test_a_matter_of_its_own_goes_before_the_name_above() -> None:
    assert told("2. Thu ngân sách\nThực hiện thu phí đò 9 tỷ đồng.") == [("9 tỷ đồng", "thu phí đò", False)]
