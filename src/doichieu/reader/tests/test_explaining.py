from pathlib import Path

import pytest

from doichieu.claims import Span
from doichieu.claims.explanations import ClaimExplained, Explanation, Ground, explanation_to_json
from doichieu.reader import explain, read
from doichieu.reader.formats import open_file
from doichieu.reader.grammar.figures.confidence import Weights, confidence_of
from doichieu.reader.reading import read_explained

ROOT = Path(__file__).resolve().parents[4]
TEXT = (
    "Năm 2024, thu ngân sách trên địa bàn đạt 12,5 tỷ đồng, tăng gần 9% so với cùng kỳ; phấn đấu năm 2025 kết nạp"
    " 12 đảng viên. Quốc lộ 1A, lần thứ 5, trẻ 6 tuổi, 12.\n"
)


@pytest.fixture(scope="module")
def explanation() -> Explanation:
    return explain(TEXT)


def ground(one: ClaimExplained, field: str) -> Ground:
    [found] = [ground for ground in one.grounds if ground.field == field]
    return found


def told(found: Ground) -> tuple[str, str | None, list[tuple[str, str]]]:
    """How, the words of the text, and the entries with theirs."""
    quoted = found.span.of(TEXT) if found.span is not None else None
    return found.how, quoted, [(word.span.of(TEXT), word.entry) for word in found.words]


def test_the_number_rests_on_its_rule_its_magnitude_and_its_unit(explanation: Explanation) -> None:
    assert told(ground(explanation.claims[0], "quantity")) == (
        "number, magnitude and unit",
        "12,5 tỷ đồng",
        [("tỷ", "magnitudes/tỷ"), ("đồng", "units/VND")],
    )


def test_kind_bound_and_basis_rest_on_the_cues_beside_the_figure(explanation: Explanation) -> None:
    growth = explanation.claims[1]
    assert told(ground(growth, "kind")) == ("change", None, [("tăng", "cues/rise")])
    assert told(ground(growth, "bound")) == ("nearly", None, [("gần", "bounds/nearly")])
    how, quoted, words = told(ground(growth, "basis"))
    assert (how, quoted) == ("words beside the figure", "cùng kỳ")
    assert ("cùng kỳ", "cues/past basis") in words


def test_indicator_period_code_and_links_say_where_they_come_from(explanation: Explanation) -> None:
    growth = explanation.claims[1]
    assert told(ground(growth, "indicator"))[:2] == ("of the figure before, for a rate", "thu ngân sách")
    assert told(ground(growth, "period")) == ("opening of the sentence", "Năm 2024", [])
    assert ground(growth, "code").how == "of the figure that it rates"
    assert told(ground(growth, "links")) == ("rates", "12,5 tỷ đồng", [])


def test_a_plan_rests_on_its_words(explanation: Explanation) -> None:
    assert told(ground(explanation.claims[2], "planned")) == ("words of planning", None, [("phấn đấu", "cues/plan")])


def test_other_numbers_rest_on_the_words_that_guard_them(explanation: Explanation) -> None:
    guards = {one.number.span.of(TEXT): [word.entry for word in one.words] for one in explanation.other}
    assert guards["1A"] == ["guards/number of a name"]
    assert guards["5"] == ["guards/ordinal"]
    assert guards["6 tuổi"] == ["guards/age"]
    assert [one.number.span.of(TEXT) for one in explanation.unread] == ["12"]


def test_the_parts_of_a_confidence_add_up_to_it(explanation: Explanation) -> None:
    for one, stated in zip(explanation.claims, read_explained(TEXT).stated, strict=True):
        of = {part.part: {part.fact: part.weight} for part in one.parts}
        assert Weights(one.base, of).confidence(stated.facts) == one.claim.confidence == confidence_of(stated.facts)


def test_a_cell_rests_on_its_column_and_its_row() -> None:
    table = "Nội dung | Đơn vị | Kế hoạch 2024 | Thực hiện 2024\nDiện tích rừng trồng mới | ha | 12 | 15\n"
    first = explain(table).claims[0]
    assert ground(first, "quantity").how == "cell of a table"
    assert ground(first, "indicator").how == "name of the row"


def test_the_data_hold_places_and_entries(explanation: Explanation) -> None:
    data = explanation_to_json(explanation)
    assert [one["id"] for one in data["claims"]] == ["c1", "c2", "c3"]
    assert data["claims"][0]["grounds"][1] == {
        "field": "kind",
        "how": "stated level",
        "words": [{"start": 37, "end": 40, "entry": "cues/reach"}],
    }
    assert len(data["other"]) == len(explanation.reading.other)
    assert len(data["claims"][0]["confidence"]["parts"]) == 9


def test_words_are_found_in_decomposed_text_too() -> None:
    text = "Năm 2024, ho\u0301a giá tăng 9%. Lần thứ 5.\n"
    explanation = explain(text)
    assert [word.span.of(text) for one in explanation.other for word in one.words] == ["Lần thứ"]
    [rise] = [word for found in explanation.claims[0].grounds if found.field == "kind" for word in found.words]
    assert rise.span == Span(text.index("tăng"), text.index("tăng") + 4)


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.txt")), ids=lambda path: path.name)
def test_an_explained_reading_is_the_same_reading(path: Path) -> None:
    text = open_file(path)
    assert explain(text).reading == read(text)
