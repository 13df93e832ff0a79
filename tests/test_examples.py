"""The worked examples: complete, quoted exactly, at home in the catalogue, contradictions where the README says."""

import csv
import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from doichieu.reader.formats import open_file
from scripts import build_examples

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
INDEX = tomllib.loads((EXAMPLES / "index.toml").read_text(encoding="utf-8"))
DOCUMENTS = {entry["file"]: entry for entry in INDEX["document"]}
REVIEWED = {entry["reviews"]: entry["file"] for entry in INDEX["document"] if "reviews" in entry}
SUFFIXES = {".txt", ".html", ".docx"}
RATES = {"%", "điểm %"}
FIELDS = {
    "confirm": {"quote", "nth", "action"},
    "correct": {"quote", "nth", "action", "indicator", "reason"},
    "reject": {"quote", "nth", "action", "reason"},
}
ENTERED = {"indicator", "measure", "planned", "period", "value", "unit"}
AMOUNT = re.compile(r"(\d[\d.]*(?:,\d+)?)(?: (tỷ|triệu))?")
MAGNITUDES = {"tỷ": 10**9, "triệu": 10**6}
BARE = {"VND": 10**9, "VND/người": 10**6}
OPTIONAL = {"total", "bound", "estimate", "set_by", "reason"}

Decision = dict[str, Any]


@cache
def content_of(file: str) -> str:
    return open_file(EXAMPLES / file).content


@cache
def catalogue() -> dict[str, dict[str, str]]:
    path = ROOT / "src/doichieu/hub/catalogue/data/indicators.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["code"]: row for row in csv.DictReader(stream)}


def decisions_of(reviews: str) -> list[Decision]:
    decisions: list[Decision] = tomllib.loads((EXAMPLES / reviews).read_text(encoding="utf-8"))["decision"]
    return decisions


def every_decision() -> Iterator[tuple[str, Decision]]:
    for reviews, file in REVIEWED.items():
        for decision in decisions_of(reviews):
            yield file, decision


def entered() -> Iterator[tuple[str, Decision]]:
    """The decisions that put a figure into the register."""
    return ((file, decision) for file, decision in every_decision() if "indicator" in decision)


def place_of(text: str, quote: str, nth: int) -> int:
    """Where the nth occurrence of a quote starts; -1 where it does not stand."""
    start = -1
    for _ in range(nth):
        start = text.find(quote, start + 1)
        if start < 0:
            return -1
    return start


def planted() -> list[tuple[str, str, list[str]]]:
    """The rows of the README's table: number, document, figures."""
    section = (EXAMPLES / "README.md").read_text(encoding="utf-8").split("## Planted contradictions")[1]
    rows = re.findall(r"^\| (\d+) \| `([^`]+)` \| ([^|]+) \|", section, re.MULTILINE)
    return [(number, file, re.findall(r"`([^`]+)`", figures)) for number, file, figures in rows]


def printed(quote: str, unit: str) -> Decimal:
    """The number that a quote prints; a bare table cell of money is in tỷ, of money per person in triệu."""
    number = Decimal(0)
    for amount, word in AMOUNT.findall(quote):
        magnitude = MAGNITUDES[word] if word else BARE.get(unit, 1)
        number += Decimal(amount.replace(".", "").replace(",", ".")) * magnitude
    return number


def test_every_document_is_in_the_index_and_every_entry_is_a_file() -> None:
    files = {path.name for path in EXAMPLES.iterdir() if path.suffix in SUFFIXES}
    assert files == set(DOCUMENTS)


def test_every_review_belongs_to_a_document_of_the_index() -> None:
    files = {f"reviews/{path.name}" for path in (EXAMPLES / "reviews").iterdir()}
    assert files == set(REVIEWED)
    for reviews, file in REVIEWED.items():
        assert Path(reviews).stem == Path(file).stem
        assert tomllib.loads((EXAMPLES / reviews).read_text(encoding="utf-8"))["document"] == file


def test_two_documents_are_left_for_the_visitor() -> None:
    left = [file for file, entry in DOCUMENTS.items() if "reviews" not in entry]
    assert left == ["thach-that-2022-hoi-nghi-10.txt", "an-hoa-trung-2026-hoi-nghi-7.txt"]


def test_every_document_names_a_known_place_and_session() -> None:
    places = {place["key"] for place in INDEX["place"]}
    sessions = {session["key"] for session in INDEX["session"]}
    assert {entry["place"] for entry in DOCUMENTS.values()} <= places
    assert {entry["session"] for entry in DOCUMENTS.values() if "session" in entry} == sessions


def test_every_invented_place_lies_in_another_invented_one_that_stands_before_it() -> None:
    made: set[str] = set()
    for place in (place for place in INDEX["place"] if place["invented"]):
        assert "parent" not in place or place["parent"] in made
        made.add(place["name"])
    assert made == {"Tỉnh Lam Vân", "Xã An Hòa Trung"}


@pytest.mark.parametrize("reviews", REVIEWED)
def test_every_quote_of_a_review_stands_where_it_says(reviews: str) -> None:
    text = content_of(REVIEWED[reviews])
    spans = []
    for decision in decisions_of(reviews):
        start = place_of(text, decision["quote"], decision["nth"])
        assert start >= 0, decision
        spans.append((start, start + len(decision["quote"])))
    assert spans == sorted(spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_every_decision_has_the_fields_that_its_action_needs() -> None:
    for file, decision in every_decision():
        fields = set(decision)
        needed = FIELDS[decision["action"]] | (ENTERED if "indicator" in decision else set())
        assert needed <= fields <= needed | (OPTIONAL if "indicator" in decision else {"reason"}), (file, decision)


def test_every_indicator_of_a_review_is_in_the_catalogue() -> None:
    assert {decision["indicator"] for _, decision in entered()} <= set(catalogue())


def test_every_level_is_entered_in_the_unit_of_its_indicator() -> None:
    for file, decision in entered():
        unit = catalogue()[decision["indicator"]]["unit"]
        if decision["measure"] == "level":
            assert decision["unit"] == unit, (file, decision)
        elif decision["measure"] == "progress":
            assert unit in {decision["unit"], "%"}, (file, decision)
        else:
            assert decision["unit"] in RATES | {unit}, (file, decision)


def test_every_value_is_what_its_quote_prints_but_for_the_corrected_magnitude() -> None:
    corrected = []
    for file, decision in entered():
        numbers = [decision["value"], decision["total"]] if "total" in decision else [decision["value"]]
        parts = decision["quote"].split("/") if "total" in decision else [decision["quote"]]
        magnitude = parts[-1].partition(" ")[2]
        stated = [printed(part if " " in part else f"{part} {magnitude}", decision["unit"]) for part in parts]
        if not all(_is(Decimal(number), there, decision) for number, there in zip(numbers, stated, strict=True)):
            corrected.append((file, decision["quote"]))
    assert corrected == [("an-hoa-trung-2026-bao-cao-6-thang.docx", "1.046,8 triệu đồng")]


def _is(entered: Decimal, stated: Decimal, decision: Decision) -> bool:
    """Equal; a fall is printed without its sign, and the table cell `111,5` of an index is a growth of 11.5 %."""
    if decision["measure"] != "growth":
        return entered == stated
    return abs(entered) == stated or ("%" not in decision["quote"] and entered + 100 == stated)


def test_no_two_decisions_give_one_figure_two_values() -> None:
    held: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for file, decision in entered():
        key = (
            DOCUMENTS[file]["place"],
            decision["indicator"],
            decision["measure"],
            decision["planned"],
            decision.get("set_by", ""),
            tuple(decision["period"]),
        )
        stated = (Decimal(decision["value"]), decision.get("total"), decision["unit"], decision.get("bound", "exact"))
        assert held.setdefault(key, stated) == stated, (file, decision)


def test_at_least_twelve_indicators_of_the_invented_commune_have_target_and_result_for_each_year() -> None:
    for year, results in (("2025", ("2025-01-01", "2025-12-31")), ("2026", ("2026-01-01", "2026-06-30"))):
        whole = [f"{year}-01-01", f"{year}-12-31"]
        levels = [d for file, d in entered() if DOCUMENTS[file]["place"] == "an-hoa-trung" and d["measure"] == "level"]
        targets = {d["indicator"] for d in levels if d["planned"] and d["period"] == whole}
        reached = {d["indicator"] for d in levels if not d["planned"] and d["period"] == list(results)}
        assert len(targets & reached) >= 12
        assert targets - reached, "something is left unknown"


def test_planted_contradictions_stand_in_the_documents() -> None:
    rows = planted()
    assert {number for number, _, _ in rows} == {str(number) for number in range(1, 17)}
    for number, file, figures in rows:
        assert DOCUMENTS[file]["place"] == "an-hoa-trung"
        assert figures
        for figure in figures:
            assert figure in content_of(file), (number, file, figure)


def test_every_document_says_that_it_is_an_illustration() -> None:
    for file, entry in DOCUMENTS.items():
        words = "hư cấu" if entry["place"] == "an-hoa-trung" else "minh họa của dự án Đối Chiếu"
        assert words in content_of(file), file


def test_building_the_word_documents_again_gives_the_same_bytes(tmp_path: Path) -> None:
    built = build_examples.build(tmp_path)
    assert {path.name for path in built} == {file for file in DOCUMENTS if file.endswith(".docx")}
    for path in built:
        assert path.read_bytes() == (EXAMPLES / path.name).read_bytes(), path.name
