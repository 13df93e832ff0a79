"""A share of the planted slips is run as a test; `python -m scripts.plant_slips` runs all of them."""

from decimal import Decimal
from functools import cache

import pytest

from tests.slips import oracle
from tests.slips.judging import Library, annotated, example, made_up
from tests.slips.planting import MOST, slips
from tests.slips.reports import generated
from tests.test_architecture import ROOT

GOLD = sorted((ROOT / "tests" / "gold").glob("*.json"))
EXAMPLES = sorted((ROOT / "examples").glob("an-hoa-trung-*"))
EACH = 7  # of so many slips one is run
WANTED = Decimal("0.95")


@cache
def libraries() -> list[Library]:
    """Read once for the tests that ask about them; none changes them."""
    reports = (made_up(generated(seed), seed) for seed in range(101, 109))
    return [*map(annotated, GOLD), *reports]


def test_at_least_95_of_100_planted_slips_are_found_and_named_among_three() -> None:
    known = [*libraries(), example(EXAMPLES)]
    cases = [(library, slip) for library in known for slip in library.slips()][::EACH]
    assert len(cases) > 50
    missed = [(library.name, slip.kind, slip.quote) for library, slip in cases if not library.finds(slip)]
    assert Decimal(len(cases) - len(missed)) / len(cases) >= WANTED, missed


def test_documents_as_they_are_printed_have_at_most_one_open_finding_in_fifty_claims() -> None:
    known = libraries()
    claims = sum(len(reading.claims) for library in known for reading in library.readings.values())
    assert sum(len(library.open_findings) for library in known) * 50 <= claims


@pytest.mark.parametrize("seed", range(200, 220))
def test_a_consistent_set_of_reports_gives_no_open_finding(seed: int) -> None:
    assert made_up(generated(seed), seed).open_findings == ()


def test_no_relation_is_used_more_often_than_it_may_be_and_none_still_holds() -> None:
    for library in libraries():
        for relation in library.relations:
            planted = slips(relation)
            assert len(planted) <= MOST
            for slip in planted:
                quotes = [figure.quote for figure in relation.figures]
                quotes[slip.place] = slip.quote
                assert not relation.holds(quotes)


@pytest.mark.parametrize(
    ("quote", "counted", "value", "half"),
    [
        ("7.486,3 tỷ đồng", False, "7486300000000", "50000000"),
        ("2 tỷ 75 triệu đồng", False, "2075000000", "500000"),
        ("1.061 lượt học viên", True, "1061", "0"),
        ("105,23%", False, "105.23", "0.005"),
    ],
)
def test_the_oracle_reads_what_is_printed(quote: str, counted: bool, value: str, half: str) -> None:
    [number] = oracle.printed(quote, counted=counted)
    assert (number.value, number.half) == (Decimal(value), Decimal(half))


def test_the_oracle_tries_whole_plans_one_after_the_other() -> None:
    [count], [rate] = oracle.printed("129", counted=True), oracle.printed("75,9%", counted=False)
    [odd] = oracle.printed("77,3%", counted=False)
    assert oracle.some_whole_plan(count, rate)
    assert not oracle.some_whole_plan(count, odd)
