"""The columns of a table that an office made for itself, for the results or the targets of nine months."""

from datetime import date

import pytest

from doichieu.claims import Period
from doichieu.hub.intake.entry_lines import Field
from doichieu.hub.intake.own_headings import LEFT_OUT, OF_OTHER_DAYS, OwnColumn, own_column

MONTHS = Period(date(2026, 1, 1), date(2026, 9, 30))


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Tên chỉ tiêu", OwnColumn(Field.INDICATOR)),
        ("ĐVT", OwnColumn(Field.UNIT)),
        ("Ghi chú", OwnColumn(Field.NOTE)),
        ("Thực hiện 9 tháng năm 2026", OwnColumn(Field.NUMBER)),
        ("Ước thực hiện 9 tháng", OwnColumn(Field.NUMBER, estimated=True)),
        ("Ước tính", OwnColumn(Field.NUMBER, estimated=True)),
        ("Giá trị (ước tính)", OwnColumn(Field.NUMBER, estimated=True)),
        ("Ước đạt", OwnColumn(Field.NUMBER, estimated=True)),
        ("Ước 9 tháng", OwnColumn(Field.NUMBER, estimated=True)),
        ("Thực hiện 9 tháng năm 2025", OwnColumn(Field.LAST_YEAR, other_days=True)),
        ("Kế hoạch năm 2026", LEFT_OUT),
        ("So với kế hoạch (%)", LEFT_OUT),
        ("Thực hiện 6 tháng", OF_OTHER_DAYS),
        ("Người lập", None),
    ],
)
def test_of_results_the_column_of_the_days_is_taken(heading: str, column: OwnColumn | None) -> None:
    assert own_column(heading, MONTHS, planned=False) == column


def test_of_targets_the_column_of_the_plan_is_taken() -> None:
    year = Period.year(2026)
    assert own_column("Kế hoạch năm 2026", year, planned=True) == OwnColumn(Field.NUMBER)
    assert own_column("Thực hiện năm 2026", year, planned=True) == LEFT_OUT
    assert own_column("Kế hoạch năm 2025", year, planned=True) == OF_OTHER_DAYS
