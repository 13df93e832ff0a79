from datetime import date

import pytest

from doichieu.hub.reports.layouts import layout_of


def test_a_paper_of_the_state_has_the_margins_and_sizes_of_the_decree() -> None:
    layout = layout_of("state", date(2026, 11, 22))
    assert (layout.top, layout.bottom, layout.left, layout.right) == (20, 20, 30, 15)
    assert (layout.body, layout.heading, layout.name) == (14, 13, 14)


def test_a_paper_of_the_party_has_its_own_heading() -> None:
    assert layout_of("party", date(2026, 11, 22)).heading == 15


def test_a_day_before_the_first_layout_has_the_first() -> None:
    assert layout_of("state", date(2019, 1, 1)) == layout_of("state", date(2020, 3, 5))


def test_an_unknown_issuer_has_no_layout() -> None:
    with pytest.raises(KeyError):
        layout_of("bank", date(2026, 1, 1))
