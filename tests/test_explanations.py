"""Every rule and fact that the reader can name has Vietnamese words, and `doichieu read --explain` shows them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from doichieu.claims import Bound, Other, Relation
from doichieu.cli.main import main
from doichieu.lexicon import table, tables
from doichieu.reader import explain
from doichieu.reader.formats import open_file
from doichieu.reader.grammar.amounts import quantities
from doichieu.reader.grammar.figures.confidence import weights
from doichieu.show.explaining import fact_words

ROOT = Path(__file__).resolve().parent.parent
TEXT = "Năm 2024, xã trồng được 12,5 ha rừng, tăng 9% so với năm 2023. Lần thứ 5. Còn lại 12.\n"


def facts_named() -> Iterator[str]:
    """What the reader calls rules and facts: those of its tables, and those that our documents and examples bring."""
    yield from (rule.name for rule in quantities.RULES)
    yield from (fact for facts in weights().of.values() for fact in facts)
    yield from (relation.value for relation in Relation)
    yield from (bound.value for bound in Bound if bound is not Bound.EXACT)
    documents = [open_file(path) for folder in ("tests/gold", "examples") for path in (ROOT / folder).glob("*.txt")]
    examples = [example.text for name in tables() for entry in table(name) for example in entry.examples]
    for explanation in [*map(explain, documents), *map(explain, examples)]:
        for one in explanation.claims:
            yield from (ground.how for ground in one.grounds)
            yield from (part.fact for part in one.parts)
        yield from (one.number.what for one in explanation.other if isinstance(one.number, Other))


def test_every_rule_and_fact_has_vietnamese_words() -> None:
    facts = set(facts_named())
    assert len(facts) > 120
    assert sorted(fact for fact in facts if fact_words(fact, "vi") == fact) == []


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "báo cáo.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_every_number_is_shown_in_its_sentence_with_why(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(report), "--explain"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    for line in (
        "Năm 2024, xã trồng được 12,5 ha rừng, tăng 9% so với năm 2023.",
        "Số: 12,5 ha (số và đơn vị)",
        "Loại: mức tăng, giảm; “tăng” Chỉ tiêu",
        "Thời kỳ: năm 2024 (đầu câu: “Năm 2024”)",
        "5 không phải số liệu: số thứ bậc; “Lần thứ” ",
        "12 chưa đọc được: số này không kèm đơn vị. Nếu là số liệu, hãy ghi đơn vị",
    ):
        assert line in shown
    assert shown.count("Độ tin cậy ") == 2
    assert re.search(r"[+−]\d|[a-z]/[a-z]", shown) is None
    assert shown.endswith("2 số liệu, máy đọc chắc chắn tất cả. 1 con số chưa đọc được.")


def test_the_sum_names_the_figures_that_are_to_be_looked_at_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "tin.txt"
    path.write_text("Năm 2024, thu ngân sách đạt 12 tỷ đồng. Năm 2024, doanh thu xoay 3% so với năm 2023.\n", "utf-8")
    main(["read", str(path), "--explain"])
    shown = " ".join(capsys.readouterr().out.split())
    assert "(không có từ nào chỉ loại, máy suy ra)" in shown
    assert "; xem trước: loại" in shown
    assert shown.endswith("2 số liệu, 1 nên xem lại: 3%.")
    path.write_text("Xã có 4/4 trường đạt chuẩn.\n", "utf-8")
    main(["read", str(path), "--explain"])
    assert "máy suy ra" not in capsys.readouterr().out  # so many out of so many need no word


def test_entries_and_weights_are_shown_with_what_they_mean_where_asked_for(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(report), "--explain", "--verbose"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "Số: 12,5 ha (số và đơn vị; “ha” units/ha)" in shown
    assert "Loại: mức tăng, giảm; “tăng” cues/rise" in shown
    assert "Số sau mỗi dữ kiện là phần cộng vào (+) hay trừ đi (−) độ tin cậy" in shown
    assert ": mức gốc +0,31, " in shown


def test_it_speaks_english_when_asked(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(report), "--explain", "--verbose", "--lang", "en"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "Kind: change; “tăng” cues/rise" in shown
    assert "5 no figure: ordinal; “Lần thứ” guards/ordinal" in shown


def test_the_data_are_those_of_the_contract_with_one_key_more(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", str(report), "--json"])
    plain = json.loads(capsys.readouterr().out)
    main(["read", str(report), "--json", "--explain"])
    explained = json.loads(capsys.readouterr().out)
    assert explained.pop("explained").keys() == {"claims", "other", "unread"}
    assert explained == plain
