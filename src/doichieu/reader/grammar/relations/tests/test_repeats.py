"""Figures of headlines that the body states again."""

from datetime import date

from doichieu.claims import Period
from doichieu.reader import read


def test_a_headline_without_a_time_has_that_of_its_figure_in_the_body() -> None:
    text = (
        "Yên Lạc: 120 cơ sở Hội đã xong đại hội\n\n"
        "Tính đến hết tháng 2/2018, toàn tỉnh có 120 cơ sở Hội tổ chức xong đại hội. Việc chuẩn bị được làm từ sớm."
    )
    headline, body = read(text, published=date(2018, 3, 5)).claims
    assert headline.period == body.period == Period.day(date(2018, 2, 28))


def test_a_headline_with_a_time_of_its_own_keeps_it() -> None:
    text = (
        "Năm 2017, Yên Lạc có 120 cơ sở Hội\n\n"
        "Tính đến hết tháng 2/2018, toàn tỉnh có 120 cơ sở Hội tổ chức xong đại hội. Việc chuẩn bị được làm từ sớm."
    )
    headline, _ = read(text, published=date(2018, 3, 5)).claims
    assert headline.period == Period.year(2017)
