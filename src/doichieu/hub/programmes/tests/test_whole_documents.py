"""A document as a whole stands for its title, where it shows an act."""

from doichieu.claims import Span
from doichieu.hub.programmes.whole_documents import first_line, shown_as

REPORT = "ỦY BAN NHÂN DÂN\nXÃ LA SƠN\n\nBÁO CÁO\nKết quả nạo vét\nkênh mương năm 2026\n\nXã đã nạo vét 12 km kênh.\n"


def test_a_letterhead_is_never_quoted() -> None:
    span, said = shown_as(REPORT, first_line(REPORT), "Báo cáo kết quả nạo vét kênh mương năm 2026")
    assert (span.of(REPORT), said) == (
        "BÁO CÁO\nKết quả nạo vét\nkênh mương năm 2026",
        "Báo cáo kết quả nạo vét kênh mương năm 2026",
    )


def test_a_title_that_the_text_does_not_have_is_told_all_the_same() -> None:
    letterhead = first_line(REPORT)
    assert shown_as(REPORT, letterhead, "Báo cáo kênh") == (letterhead, "Báo cáo kênh")
    assert shown_as(REPORT, letterhead, "") == (letterhead, "ỦY BAN NHÂN DÂN")


def test_words_that_were_quoted_stay_as_they_are() -> None:
    start = REPORT.index("Xã đã")
    span = Span(start, start + 25)
    assert shown_as(REPORT, span, "Báo cáo kênh") == (span, "Xã đã nạo vét 12 km kênh.")
