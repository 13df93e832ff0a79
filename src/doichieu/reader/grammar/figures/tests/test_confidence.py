import pytest

from doichieu.claims import SURE
from doichieu.reader.grammar.figures.confidence import GIVES, TRUSTED, Weights, confidence_of, weights
from doichieu.reader.grammar.figures.evidence import Evidence, cell_evidence, with_code
from doichieu.reader.reading import Explained, read, read_explained

NOTHING = Evidence("", "", "", "", "", "", "", "", "")


def facts(text: str, number: int = 0) -> Evidence:
    return explained(text).stated[number].facts


def explained(text: str) -> Explained:
    return read_explained(text)


def test_the_facts_of_a_figure_say_what_each_part_of_it_rests_on() -> None:
    told = facts("Năm 2024, xã Tân Khê trồng được 12,5 ha rừng keo.\n")
    assert told == Evidence(
        quantity="number and unit",
        unit="measure",
        verdict="stated level, behind a verb of reaching",
        source="narrowed",
        wording="a few words",
        distance="behind the figure",
        time="opening of the sentence",
        fit="what the document reports on",
        crowd="some",
    )


@pytest.mark.parametrize(
    ("text", "number", "part", "fact"),
    [
        ("Có 35 chum tương.\n", 0, "unit", "noun that the lexicon does not know"),
        ("Thu ngân sách năm 2024 đạt 12 tỷ đồng, tăng 5%.\n", 1, "source", "of the figure before, for a rate"),
        ("Năm 2024, thu ngân sách nhà nước trên địa bàn đạt 12 tỷ đồng.\n", 0, "wording", "wording of the catalogue"),
        ("Diện tích lúa, ngô lần lượt đạt 15 ha và 7 ha.\n", 0, "crowd", "figures in turn"),
        ("Năm 2012, xã có 42 hộ nghèo.\nHôm nay, 15/8/2024, xã họp.\n", 0, "fit", "long ago"),
    ],
)
def test_one_fact_stands_for_each_part(text: str, number: int, part: str, fact: str) -> None:
    assert getattr(facts(text, number), part) == fact


def test_a_cell_rests_on_its_heading_and_its_row() -> None:
    cell = cell_evidence(verdict="result", unit_known=True, unit_sure=False, period=None, said=False)
    assert (cell.quantity, cell.unit, cell.fit) == ("cell of a table", "doubtful in the table", "no period")


def test_only_words_of_its_own_make_a_wording_known() -> None:
    assert with_code(NOTHING._replace(source="subject")).wording == "wording of the catalogue"
    assert with_code(NOTHING._replace(source="of the figure before, for a rate")).wording == ""
    assert with_code(NOTHING._replace(wording="with a digit")).wording == "with a digit"


def test_a_text_is_as_sure_whichever_wordings_an_office_has() -> None:
    text = "Tỷ lệ hộ nghèo còn 0,73%. Nghị quyết giao 90%, tỷ lệ hộ khá đạt 12%, tăng 3% so với cùng kỳ.\n"
    alone, own = (read(text, wordings=wordings).claims for wordings in ({}, {"hộ khá": "SOC99", "nghị quyết": "PAR13"}))
    assert [claim.code for claim in alone] != [claim.code for claim in own]
    assert [claim.confidence for claim in alone] == [claim.confidence for claim in own]


def test_each_fact_adds_its_weight_to_the_log_odds() -> None:
    table = Weights(1.0, {"unit": {"money": 0.5}, "crowd": {"many": -3.0}})
    assert table.confidence(NOTHING) == 0.73
    assert table.confidence(NOTHING._replace(unit="money")) == 0.82
    assert table.confidence(NOTHING._replace(unit="money", crowd="many")) == 0.18
    assert [part.weight for part in table.parts(NOTHING._replace(unit="money"))] == [0, 0.5, 0, 0, 0, 0, 0, 0, 0]


def test_a_claim_that_is_not_sure_names_what_to_look_at_first() -> None:
    text = "Năm 2024, thu ngân sách đạt 12 tỷ đồng. Năm 2024, thu ngân sách xoay 3% so với năm 2023."
    assert [claim.doubts for claim in read(text).claims] == [(), ("kind",)]
    [timeless] = read("Xã họp ngày 15/8/2024.\nThu ngân sách đạt 12 tỷ đồng.").claims
    assert timeless.doubts == ("period",)
    [nameless] = read("Năm 2024 có 7%.").claims
    assert nameless.doubts == ("indicator",)


def test_every_part_of_the_evidence_gives_a_field_that_can_be_doubted() -> None:
    assert set(GIVES) == set(Evidence._fields)
    assert set(GIVES.values()) == set(TRUSTED)


@pytest.mark.parametrize(
    ("text", "number", "fact"),
    [
        ("Hồ sơ đúng hạn 9.067, đạt 99,5%.\n", -1, "with another figure"),
        ("Số người chết không tăng 1%.\n", -1, "a few words"),
        ("Kinh tế xã kém xa 8%.\n", -1, "a few words"),
        ("Có 8 chỉ tiêu đạt trên 50%.\n", 0, "with a digit"),
        ("Có 9 sản phẩm tăng.\n", 0, "a few words"),
    ],
)
def test_an_odd_phrase_is_told(text: str, number: int, fact: str) -> None:
    assert facts(text, number).wording == fact


def test_an_odd_phrase_is_never_sure_whatever_documents_said_of_it() -> None:
    table = Weights(4.0, {"wording": {"with another figure": 0.4, "with a digit": 0.4}})
    assert table.confidence(NOTHING._replace(wording="with a digit")) == 0.99
    assert table.confidence(NOTHING._replace(wording="with another figure")) == 0.73


def test_no_reading_is_certain() -> None:
    assert Weights(99.0, {}).confidence(NOTHING) == 0.99
    assert Weights(-99.0, {}).confidence(NOTHING) == 0.01


def test_every_part_of_the_table_is_a_part_of_the_evidence() -> None:
    assert set(weights().of) <= set(Evidence._fields)
    assert all(fact and -6 < weight < 6 for facts in weights().of.values() for fact, weight in facts.items())


def test_a_plain_sentence_is_surer_than_one_that_leaves_things_open() -> None:
    plain = explained("Năm 2024, thu ngân sách nhà nước trên địa bàn đạt 12 tỷ đồng.\n").reading.claims
    loose = explained("Có 35 chum, lần lượt 7 và 9 ở hai nơi.\n").reading.claims
    assert plain[0].confidence > 0.9 > max(claim.confidence for claim in loose)


def test_a_claim_has_the_confidence_of_its_facts() -> None:
    told = explained("Năm 2024, xã kết nạp 12 đảng viên, tăng 20% so với cùng kỳ.\n")
    assert [claim.confidence for claim in told.reading.claims] == [confidence_of(one.facts) for one in told.stated]


def test_many_points_of_a_rate_whose_level_is_not_told_are_a_guess() -> None:
    [guessed] = read("Tỷ lệ thu nợ phí vượt 12% kế hoạch.").claims
    [told] = read("Tỷ lệ che phủ rừng vượt 0,2% so với kế hoạch.").claims
    assert guessed.confidence < SURE <= told.confidence
