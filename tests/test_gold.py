"""The project's own gold: what its two annotation files say of a claim fits the text and the catalogue."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from doichieu.claims import Relation

ROOT = Path(__file__).resolve().parent.parent
GOLD = sorted((ROOT / "tests" / "gold").rglob("*.json"))
CATALOGUE = ROOT / "src" / "doichieu" / "hub" / "catalogue" / "data" / "indicators.csv"
NAMED = pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)


def claims_of(path: Path) -> list[dict[str, Any]]:
    """The claims of a gold file, in its order."""
    claims: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["claims"]
    return claims


def beyond(path: Path) -> list[dict[str, Any]]:
    """What stands beside the claims: locality, links and code, one object a claim."""
    lines = path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def place(claim: dict[str, Any]) -> tuple[str, int]:
    return claim["quote"], claim["nth"]


def links_of(line: dict[str, Any]) -> list[dict[str, Any]]:
    """The links of a claim, those that may be left out included."""
    links: list[dict[str, Any]] = line["links"] + line.get("accept", {}).get("links", [])
    return links


def text_of(path: Path) -> str:
    return path.with_suffix(".txt").read_bytes().decode("utf-8")


def test_the_gold_is_large_enough_to_judge_by() -> None:
    assert len(GOLD) >= 106
    assert sum(len(claims_of(path)) for path in GOLD) >= 4800
    assert sum("tasks" in json.loads(path.read_text(encoding="utf-8")) for path in GOLD) >= 20


@NAMED
def test_each_claim_has_its_line_beside_it(path: Path) -> None:
    assert list(map(place, beyond(path))) == list(map(place, claims_of(path)))


@NAMED
def test_each_quote_stands_in_the_text_as_often_as_it_says(path: Path) -> None:
    text = text_of(path)
    for quote, nth in map(place, claims_of(path)):
        starts = [at for at in range(len(text)) if text.startswith(quote, at)]
        assert len(starts) >= nth, quote


@NAMED
def test_links_point_to_other_claims_of_the_document(path: Path) -> None:
    lines = beyond(path)
    places = set(map(place, lines))
    for line in lines:
        for link in links_of(line):
            assert Relation(link["relation"])
            assert place(link) in places - {place(line)}


@NAMED
def test_what_rates_a_figure_is_a_percentage_or_a_multiple(path: Path) -> None:
    for claim, line in zip(claims_of(path), beyond(path), strict=True):
        if any(link["relation"] == Relation.RATES for link in line["links"]):
            assert claim["unit"] in {"%", "điểm %", "lần"}, claim


@NAMED
def test_codes_are_of_the_catalogue_and_localities_of_the_text(path: Path) -> None:
    with CATALOGUE.open(encoding="utf-8", newline="") as rows:
        codes = {row["code"] for row in csv.DictReader(rows)}
    words = " ".join(text_of(path).split())
    for line in beyond(path):
        accepted = line.get("accept", {}).get("code", [])
        assert {line["code"], *accepted} <= {None, *codes}
        assert line["locality"] is None or line["locality"] in words
