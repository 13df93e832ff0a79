"""A paper is called by its number and day where it has a number, and never by the number of one that it cites."""

from datetime import date

import pytest

from doichieu.show.papers import paper, papers_of_files

DAY = date(2025, 10, 2)


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("Báo cáo 31/BC-UBND: Tình hình kinh tế quý III", "Báo cáo 31/BC-UBND ngày 02/10/2025"),
        ("Báo cáo số 31-BC/ĐU tình hình kinh tế quý III", "Báo cáo số 31-BC/ĐU ngày 02/10/2025"),
        ("Báo cáo thực hiện Nghị quyết 4/NQ-HĐND", "“Báo cáo thực hiện Nghị quyết 4/NQ-HĐND” ngày 02/10/2025"),
        ("Xã sơ kết quý III", "“Xã sơ kết quý III” ngày 02/10/2025"),
    ],
)
def test_a_number_that_opens_a_title_is_enough(title: str, called: str) -> None:
    assert paper(title, DAY) == called


def test_a_day_that_nobody_knows_is_left_out() -> None:
    assert paper("Nghị quyết 4/NQ-HĐND: Dự toán", None, "en") == "Nghị quyết 4/NQ-HĐND"
    assert paper("Nghị quyết 4/NQ-HĐND: Dự toán", DAY, "en") == "Nghị quyết 4/NQ-HĐND of 02/10/2025"


def test_two_files_of_one_name_are_told_apart_by_their_folders() -> None:
    assert papers_of_files(["a/bc.txt", "b/bc.txt", "b/tin.txt"]) == {
        "a/bc.txt": "a/bc.txt",
        "b/bc.txt": "b/bc.txt",
        "b/tin.txt": "tin.txt",
    }
