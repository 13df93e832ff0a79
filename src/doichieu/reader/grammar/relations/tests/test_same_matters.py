"""Changes that name their matter, and the figure told before with those words."""

import pytest

from doichieu.claims import Relation
from doichieu.reader import read


def rated(text: str) -> dict[str, str]:
    """The quote of each change, and of what it rates."""
    claims = read(text).claims
    quotes = {claim.id: claim.quote for claim in claims}
    return {one.quote: quotes[link.claim] for one in claims for link in one.links if link.relation is Relation.RATES}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thu ngân sách 120 tỷ đồng; chi ngân sách 98 tỷ đồng. Thu ngân sách tăng 8%, chi ngân sách giảm 3%.",
            {"8%": "120 tỷ đồng", "3%": "98 tỷ đồng"},
        ),
        (
            "Diện tích lúa đông xuân 500 ha, diện tích lúa hè thu 300 ha; diện tích lúa đông xuân tăng 3%.",
            {"3%": "500 ha"},
        ),
    ],
)
def test_one_word_tells_two_matters_apart(text: str, expected: dict[str, str]) -> None:
    assert rated(text) == expected


def test_what_two_figures_name_alike_is_of_neither() -> None:
    text = "Sản lượng lúa 4.500 tấn, sản lượng ngô 1.200 tấn. Sản lượng tăng 5% so với cùng kỳ."
    assert rated(text) == {}


def test_a_total_told_before_its_parts_is_the_one_of_just_those_words() -> None:
    text = "Tổng sản lượng 5.700 tấn, sản lượng lúa 4.500 tấn. Sản lượng tăng 5% so với cùng kỳ."
    assert rated(text) == {"5%": "5.700 tấn"}
