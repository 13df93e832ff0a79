"""Counts of another matter, and parts of what is met, are not added to what is met and what is not."""

from tests.reconciling.reading_aloud import open_findings

HEAD = "Báo cáo kết quả năm 2026\n\n"
VOTES = "Có 9 nghị quyết đạt 29/30 phiếu (96,7%); riêng nghị quyết về phí có 27 phiếu thuận, 3 phiếu không biểu quyết."
TARGETS = (
    "Trong số 19 chỉ tiêu nghị quyết đề ra có 15 chỉ tiêu được thực hiện đạt và vượt (trong đó vượt 6 chỉ tiêu), "
    "chỉ còn 4 chỉ tiêu không đạt là trồng rừng và giảm sinh."
)


def test_votes_of_two_resolutions_are_not_added_up() -> None:
    assert open_findings(HEAD + VOTES) == []


def test_targets_that_are_exceeded_are_among_those_that_are_met() -> None:
    assert open_findings(HEAD + TARGETS) == []


def test_met_and_not_met_that_do_not_make_all_are_told_without_those_exceeded() -> None:
    [(severity, wording, quotes)] = open_findings(HEAD + TARGETS.replace("còn 4", "còn 5"))
    assert (severity, wording) == ("error", "partition.differs")
    assert quotes == ["19 chỉ tiêu", "15 chỉ tiêu", "5 chỉ tiêu"]
