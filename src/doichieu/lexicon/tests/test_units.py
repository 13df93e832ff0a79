"""The kind of a unit has one answer, whoever asks."""

import pytest

from doichieu.lexicon import amount_kind, named_unit, unit_kind, with_named_base


@pytest.mark.parametrize(
    ("unit", "kind", "amount"),
    [
        ("VND", "money", "money"),
        ("VND/năm", "measure", "money"),
        ("%", "percent", "percent"),
        ("HA", "measure", "measure"),
        ("đảng viên", "noun", "noun"),
        ("đảng viên/chi bộ", "measure", "noun"),
        ("nam/100 nữ", "measure", "measure"),
        ("", "noun", "noun"),
    ],
)
def test_a_unit_and_the_amount_before_its_stroke_have_their_kinds(unit: str, kind: str, amount: str) -> None:
    assert (unit_kind(unit), amount_kind(unit)) == (kind, amount)


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("bác sĩ / 1 vạn dân", "bác sĩ/vạn dân"),
        ("/10.000 dân", "/vạn dân"),
        ("ca/100000 dân/năm", "ca/100.000 dân/năm"),
        ("máy/100 người dân", "máy/100 dân"),
        ("ca/1.100 dân", "ca/1.100 dân"),
        ("10.000 dân", "10.000 dân"),
    ],
)
def test_those_that_a_rate_is_told_for_have_one_name(written: str, named: str) -> None:
    assert with_named_base(written) == named


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("Bác sĩ / 10.000 người dân", "bác sĩ/vạn dân"),
        ("đồng/người/năm", "vnd/người/năm"),
        ("Mét vuông", "m2"),
        ("nam/100 nữ", "nam/100 nữ"),
        ("hs", "hs"),
    ],
)
def test_what_is_measured_has_one_name_and_what_is_counted_its_own(written: str, named: str) -> None:
    assert named_unit(written) == named
