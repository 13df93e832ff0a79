import pytest

from doichieu.claims import Relation
from doichieu.reader import read


def parts(text: str) -> list[str]:
    claims = read(text).claims
    quotes = {claim.id: claim.quote for claim in claims}
    return [
        f"{claim.quote} of {quotes[link.claim]}"
        for claim in claims
        for link in claim.links
        if link.relation is Relation.PART_OF
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Qua rà soát 26 chỉ tiêu, đến nay có 05 chỉ tiêu hoàn thành, 18 chỉ tiêu bảo đảm, còn 03 chỉ tiêu chậm.",
            ["05 chỉ tiêu of 26 chỉ tiêu", "18 chỉ tiêu of 26 chỉ tiêu", "03 chỉ tiêu of 26 chỉ tiêu"],
        ),
        ("Qua rà soát 26 chỉ tiêu, có 05 chỉ tiêu hoàn thành, 18 chỉ tiêu bảo đảm, còn 02 chỉ tiêu chậm.", []),
        ("Xã tiếp nhận 26 hồ sơ; trả 20 hồ sơ, nhận lại 6 hồ sơ.", []),
        (
            "Trong 24 chỉ tiêu được giao, ước đến nay:\n- 06 chỉ tiêu xong;\n- 13 chỉ tiêu khá;\n- 05 chỉ tiêu chậm.",
            ["06 chỉ tiêu of 24 chỉ tiêu", "13 chỉ tiêu of 24 chỉ tiêu", "05 chỉ tiêu of 24 chỉ tiêu"],
        ),
        ("Trong 24 chỉ tiêu được giao, ước đến nay:\n- 06 chỉ tiêu hoàn thành;\n- 13 chỉ tiêu khá.", []),
    ],
    ids=["in a sentence", "short of the whole", "only two", "in items", "items short of the whole"],
)
def test_counts_that_come_to_exactly_the_whole_are_its_parts(text: str, found: list[str]) -> None:
    assert parts(text) == found


def test_an_item_of_the_opener_s_own_mark_ends_its_list() -> None:
    text = "- Thu ngân sách 96 tỷ đồng, trong đó:\n+ Thuế 41 tỷ đồng;\n+ Phí 9 tỷ đồng.\n- Chi ngân sách 71 tỷ đồng."
    assert parts(text) == ["41 tỷ đồng of 96 tỷ đồng", "9 tỷ đồng of 96 tỷ đồng"]


def test_a_percentage_behind_a_slash_rates_the_count() -> None:
    _, rate = read("Hộ nghèo còn 53 hộ/0,58%.").claims
    assert [link.relation for link in rate.links] == [Relation.RATES]
