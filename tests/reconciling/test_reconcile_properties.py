import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.claims import Kind
from doichieu.claims.findings import Finding, Severity
from doichieu.reconcile import Witness, reconcile
from doichieu.reconcile.book import Book
from doichieu.reconcile.tests.made_up import made_up
from tests.reconciling.reading_aloud import heard

OPEN = {Severity.ERROR, Severity.WARNING}
TEXTS = (
    "Năm 2023, thu ngân sách nhà nước trên địa bàn đạt 52,3 tỷ đồng, bằng 112,5% dự toán, tăng 18,6% so với năm 2022.",
    "Năm 2022, thu ngân sách nhà nước trên địa bàn đạt 41,4 tỷ đồng.",
    "Năm 2023 có 19/27 chỉ tiêu đạt, còn 6 chỉ tiêu chưa đạt.",
    "Năm 2023 phấn đấu thu ngân sách nhà nước trên địa bàn đạt 64,5 tỷ đồng; kết nạp 74/150 đảng viên, đạt 94,3%.",
)


def opened(witnesses: list[Witness]) -> list[Finding]:
    return [finding for finding in reconcile(witnesses) if finding.severity in OPEN]


@settings(deadline=None, max_examples=20)
@given(indicators=st.integers(1, 4), years=st.integers(1, 6), seed=st.integers(0, 10**6))
def test_a_consistent_set_gives_no_finding(indicators: int, years: int, seed: int) -> None:
    assert opened(made_up(indicators, years, seed)) == []


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 10**6))
def test_the_order_of_the_input_changes_nothing(seed: int) -> None:
    witnesses = [*heard(*TEXTS), *broken(made_up(2, 3, seed), seed)]
    shuffled = random.Random(seed).sample(witnesses, len(witnesses))
    assert reconcile(shuffled) == reconcile(witnesses)


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 10**6))
def test_a_result_that_is_doubled_is_found_where_a_plan_stands_beside_it(seed: int) -> None:
    witnesses = made_up(2, 3, seed)
    assert opened(witnesses) == []
    [found, *_] = opened(broken(witnesses, seed))
    assert any(ref.document == "2016-2" for ref in found.claims)


@settings(deadline=None, max_examples=20)
@given(indicators=st.integers(1, 3), years=st.integers(2, 5), seed=st.integers(0, 10**6))
def test_no_interval_that_is_carried_on_loses_the_true_value(indicators: int, years: int, seed: int) -> None:
    witnesses = made_up(indicators, years, seed)
    whole = Book(witnesses)
    true = {whole.topic(one): one.claim.value for one in witnesses if one.claim.kind is Kind.LEVEL}
    without_plans = Book(one for one in witnesses if not one.claim.planned)
    carried = [
        (topic, value)
        for topic, values in without_plans.values.items()
        if topic in true
        for value in values
        if len(value.refs) > 1
    ]
    assert carried
    for topic, value in carried:
        assert value.size.low <= true[topic] <= value.size.high


def test_nothing_is_found_in_nothing() -> None:
    assert reconcile([]) == ()


@pytest.mark.parametrize("times", [2, 3])
def test_the_same_document_again_changes_no_severity(times: int) -> None:
    once = {finding.wording for finding in opened(list(heard(*TEXTS)))}
    again = [
        replace(one, ref=one.ref._replace(document=f"{one.ref.document}{copy}"))
        for copy in range(times)
        for one in heard(*TEXTS)
    ]
    assert {finding.wording for finding in opened(again)} == once


def broken(witnesses: list[Witness], seed: int) -> list[Witness]:
    """One result doubled: that of nine months of 2016, of one indicator."""
    number = random.Random(seed).randint(0, 1)
    wanted = ("2016-2", f"IND{number:03}-0")
    return [
        replace(one, claim=replace(one.claim, quantity=replace(one.claim.quantity, value=one.claim.value * 2)))
        if (one.ref.document, one.ref.claim) == wanted
        else one
        for one in witnesses
    ]
