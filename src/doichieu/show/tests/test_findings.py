from fractions import Fraction

import pytest

from doichieu.claims.finding_codec import finding_to_json
from doichieu.claims.findings import Between, ClaimRef, Finding, Severity
from doichieu.show.findings import finding_line, worked_out
from doichieu.show.tests.sample import READING
from doichieu.show.wording import Lang

BILLION = 10**9


@pytest.mark.parametrize(
    ("low", "high", "unit", "vi", "en"),
    [
        (
            "6852402745995/1000",
            "6858772331654/1000",
            "VND",
            "6.852,4–6.858,8 triệu đồng",
            "6,852.4–6,858.8 million VND",
        ),
        ("56000000000", "56000000000", "VND", "56 tỷ đồng", "56 billion VND"),
        ("1894200000000", "1894200000000", "VND", "1.894,2 tỷ đồng", "1,894.2 billion VND"),
        ("57829600000", "58106900000", "VND", "57,829–58,107 tỷ đồng", "57.829–58.107 billion VND"),
        ("57830000000", "58106900000", "VND", "57,83–58,107 tỷ đồng", "57.83–58.107 billion VND"),
        ("17000", "17000", "lượt", "17.000 lượt", "17,000 lượt"),
        ("0", "0", "VND", "0 đồng", "0 VND"),
        ("25", "25", "đảng viên", "25 đảng viên", "25 đảng viên"),
        ("8000/71", "8000/71", "%", "112,68%", "112.68%"),
        ("-11/25", "-11/25", "điểm %", "-0,44 điểm %", "-0.44 percentage points"),
        ("1/3", "2/3", "ha", "0,33333–0,66667 ha", "0.33333–0.66667 ha"),
        ("0", "0", "hộ", "0 hộ", "0 hộ"),
    ],
)
def test_what_was_worked_out_is_rounded_outward(low: str, high: str, unit: str, vi: str, en: str) -> None:
    number = Between(Fraction(low), Fraction(high), unit)
    assert (worked_out(number, "vi"), worked_out(number, "en")) == (vi, en)


def finding() -> tuple[Finding, dict[ClaimRef, object]]:
    claim = READING.claims[0]
    ref = ClaimRef("a", claim.id)
    facts = (("count", ref), ("listed", Between(Fraction(4), Fraction(4), claim.unit)))
    return Finding("listed", "listed.differs", Severity.WARNING, (ref,), facts), {ref: claim}


def test_a_finding_as_json_names_its_figures_and_keeps_its_numbers_exact() -> None:
    one, [ref] = finding()
    place = {"document": "a", "claim": ref.claim}
    assert finding_to_json(one) == {
        "check": "listed",
        "wording": "listed.differs",
        "severity": "warning",
        "claims": [place],
        "facts": {"count": place, "listed": {"low": "4", "high": "4", "unit": READING.claims[0].unit}},
    }


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_line_says_check_indicator_and_arithmetic(lang: Lang) -> None:
    one, figures = finding()
    line = finding_line(one, figures, lang)  # type: ignore[arg-type]
    assert line.count(": ") == 2
    assert "{" not in line
