"""Indicators called by an abbreviation: taken where it means one alone."""

import pytest

from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.intake.short_names import called_in_short, named_briefly
from doichieu.hub.intake.tests.entered import faults, line
from doichieu.hub.register.tests.worked import indicator
from doichieu.lexicon import folded

NAMES = {
    "SOC04": "Tỷ lệ bao phủ bảo hiểm y tế",
    "ECO01": "Tổng giá trị sản xuất trên địa bàn",
    "ECO17": "Giá trị sản xuất công nghiệp",
}
ROWS = [Indicator(pk=pk, code=code, name_vi=name) for pk, (code, name) in enumerate(NAMES.items())]
NAMED = {folded(row.name_vi): row for row in ROWS}


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("BHYT", ["SOC04"]),
        ("bhyt", ["SOC04"]),
        ("Tỷ lệ bao phủ BHYT", ["SOC04"]),
        ("GTSX", ["ECO01", "ECO17"]),
        ("GTSX công nghiệp", ["ECO17"]),
        ("bảo hiểm y tế", []),
        ("GTSX thủy sản", []),
        ("", []),
    ],
)
def test_an_abbreviation_means_the_indicators_whose_names_hold_its_words(written: str, codes: list[str]) -> None:
    found = called_in_short({written}, NAMED)
    assert [row.code for row in found.get(written, ())] == codes


def test_a_fault_lists_a_few_of_them() -> None:
    assert named_briefly(ROWS[:1]) == ["SOC04 Tỷ lệ bao phủ bảo hiểm y tế"]
    assert named_briefly(ROWS * 3)[-1] == "…"
    assert len(named_briefly(ROWS * 3)) == 7


def test_a_row_may_be_called_by_an_abbreviation_that_means_one_alone(cast: Cast) -> None:
    for code, name in NAMES.items():
        indicator(code, name_vi=name)
    assert faults(cast, line("5", indicator="GTSX công nghiệp")) == []
    assert faults(cast, line("5", indicator="GTSX")) == [("indicator", "indicator-ambiguous")]
    assert faults(cast, line("5", indicator="GTVT")) == [("indicator", "indicator-unknown")]
