"""The kind of a unit has one answer, whoever asks."""

import pytest

from doichieu.lexicon import amount_kind, unit_kind


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
