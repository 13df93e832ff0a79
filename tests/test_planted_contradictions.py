"""What the worked examples plant on purpose (examples/README.md) is found, and nothing beyond it."""

from functools import cache

import pytest

from doichieu.claims.findings import Finding
from doichieu.reader import read
from doichieu.reader.formats import open_file
from doichieu.reconcile import Witness, reconcile, witnesses_of
from tests.test_architecture import ROOT

PLACE = "an-hoa-trung-"
PLANTED = {  # the number of its row in examples/README.md: what shows it
    1: {"1.884,2 tỷ đồng", "12,9%", "1.683,6 tỷ đồng"},
    2: {"1.884,2 tỷ đồng", "924,6 tỷ đồng", "548,9 tỷ đồng", "420,7 tỷ đồng"},
    3: {"18 chỉ tiêu", "14 chỉ tiêu", "3 chỉ tiêu"},
    4: {"3 chỉ tiêu"},
    5: {"1,86%", "1,42%", "0,54 điểm phần trăm"},
    6: {"640", "612", "97,6"},
    7: {"58,0 tỷ đồng", "30,0 tỷ đồng", "14,5 tỷ đồng", "11,5 tỷ đồng"},
    8: {"1.046,8 triệu đồng", "1.046,8"},
    9: {"61,7%", "57,1"},
    10: {"4.126/4.208 hồ sơ", "99,2%"},
    11: {"5 công trình"},
    12: {"4 vụ", "2 vụ", "5 vụ"},
    13: {"660", "650"},
    14: {"21 đảng viên", "23 đảng viên"},
    15: {"27/28 ủy viên", "100%"},
}
FOLLOWS = [{"52,5%", "57,5%"}]  # of 14: two results of one plan are two shares of it


@cache
def reconciled() -> tuple[dict[str, Witness], tuple[Finding, ...]]:
    files = sorted((ROOT / "examples").glob(f"{PLACE}*"))
    witnesses = [one for file in files for one in witnesses_of(read(open_file(file)), file.name)]
    return {f"{one.ref.document}#{one.ref.claim}": one for one in witnesses}, reconcile(witnesses)


def open_quotes() -> list[set[str]]:
    known, findings = reconciled()
    return [
        {known[f"{ref.document}#{ref.claim}"].claim.quote for ref in finding.claims}
        for finding in findings
        if finding.severity.is_open
    ]


@pytest.mark.parametrize("number", PLANTED)
def test_every_planted_contradiction_is_found(number: int) -> None:
    assert PLANTED[number] in open_quotes()


def test_nothing_else_is_open() -> None:
    assert [quotes for quotes in open_quotes() if quotes not in [*PLANTED.values(), *FOLLOWS]] == []
