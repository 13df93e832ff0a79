"""Bounds that the words before a figure state without naming them."""

from datetime import date

import pytest

from doichieu.claims import Bound
from doichieu.reader import read


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Thu phí chợ chưa đạt 60% dự toán.", Bound.UNDER),
        ("Số thôn chưa đạt giảm 9,6% so với cùng kỳ.", Bound.EXACT),
        ("Số thôn chưa đạt ước tăng 9,6% so với cùng kỳ.", Bound.EXACT),
    ],
)
def test_a_share_not_reached_is_a_bound_and_a_change_of_those_that_did_not_is_none(text: str, bound: Bound) -> None:
    [claim] = read(text, published=date(2022, 10, 1)).claims
    assert claim.bound is bound
