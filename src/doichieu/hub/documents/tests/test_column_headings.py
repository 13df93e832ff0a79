"""What the headings of columns say, and of which days."""

from datetime import date

import pytest

from doichieu.claims import Period
from doichieu.hub.documents.column_headings import column_heading

DAY = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("words", "roles", "period", "until"),
    [
        ("Kế hoạch năm 2026", {"plan"}, Period.year(2026), False),
        ("Thực hiện 9 tháng", {"actual"}, Period(date(2026, 1, 1), DAY), False),
        ("Ước thực hiện năm 2025", {"estimated"}, Period.year(2025), False),
        ("ĐVT", {"unit"}, None, False),
        ("Thực hiện đến 30/9/2026", {"actual"}, Period(DAY, DAY), True),
        ("Người ký", set(), None, False),
    ],
)
def test_a_heading_says_what_stands_below_and_of_which_days(
    words: str, roles: set[str], period: Period | None, until: bool
) -> None:
    said = column_heading(words, DAY)
    assert (set(said.roles), said.period, said.until) == (roles, period, until)
