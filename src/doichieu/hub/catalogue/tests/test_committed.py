import csv
from collections import Counter
from importlib import resources

from doichieu.hub.catalogue.models import Aggregation, Direction, Share
from doichieu.lexicon import folded, table

DATA = resources.files("doichieu.hub.catalogue").joinpath("data")


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(DATA.joinpath(name).read_text("utf-8").splitlines()))


INDICATORS = {row["code"]: row for row in rows("indicators.csv")}
WORDINGS = rows("wordings.csv")
SEED = {folded(form): entry.id for entry in table("indicators") if "code" not in entry.facts for form in entry.forms}


def test_every_indicator_is_whole() -> None:
    assert len(INDICATORS) == len(rows("indicators.csv"))
    for row in INDICATORS.values():
        optional = {"numerator", "denominator"}
        assert [name for name, value in row.items() if not value.strip() and name not in optional] == []
        assert row["direction"] in Direction.values
        assert row["aggregation_time"] in Aggregation.values
        assert row["aggregation_space"] in Aggregation.values
        assert row["share"] in Share.values
        assert row["share"] == "no" or row["unit"] == "%"
        assert {row["numerator"], row["denominator"]} - {""} <= set(INDICATORS)
    assert [name for name, times in Counter(row["name_vi"] for row in INDICATORS.values()).items() if times > 1] == []


def test_a_code_is_three_letters_of_its_sector_and_two_digits() -> None:
    assert [code for code in INDICATORS if not (code[:3].isupper() and code[:3].isalpha() and code[3:].isdigit())] == []
    sectors = {(code[:3], row["sector"]) for code, row in INDICATORS.items()}
    prefixes = Counter(prefix for prefix, _ in sectors)
    assert [prefix for prefix, times in prefixes.items() if times > 1] == []


def test_a_ratio_is_stated_in_percent_and_its_parts_in_one_unit() -> None:
    tied = [row for row in INDICATORS.values() if row["numerator"]]
    assert {row["code"] for row in tied} == {"BUD13", "EDU01", "INV03", "SOC01"}
    assert {row["unit"] for row in tied} == {"%"}
    for row in tied:
        whole = row["denominator"] or row["numerator"]  # a whole without an indicator: the public schools
        assert INDICATORS[row["numerator"]]["unit"] == INDICATORS[whole]["unit"]


def test_a_share_of_plan_divides_its_amount_by_the_plan() -> None:
    pairs = rows("plan_shares.csv")
    assert len({row["amount"] for row in pairs}) == len(pairs) == len({row["share"] for row in pairs})
    for row in pairs:
        share = INDICATORS[row["share"]]
        assert (share["numerator"], bool(share["denominator"]), share["unit"]) == (row["amount"], True, "%")


def test_a_wording_means_one_indicator() -> None:
    phrases = [folded(row["text"]) for row in WORDINGS]
    assert [phrase for phrase, times in Counter(phrases).items() if times > 1] == []
    assert {row["code"] for row in WORDINGS} <= set(INDICATORS)


def test_a_phrase_stands_in_one_file() -> None:
    own = {folded(row["text"]) for row in WORDINGS}
    assert own & {folded(row["name_vi"]) for row in INDICATORS.values()} == set()
    assert own & set(SEED) == set()


def test_the_readers_seed_knows_only_indicators_of_the_catalogue_and_agrees_with_its_names() -> None:
    names = {folded(row["name_vi"]): code for code, row in INDICATORS.items()}
    assert set(SEED.values()) <= set(INDICATORS)
    assert {phrase: code for phrase, code in SEED.items() if names.get(phrase, code) != code} == {}


def test_a_composite_indicator_needs_two_others_at_least_and_no_composite() -> None:
    composed = rows("components.csv")
    needed = Counter(row["code"] for row in composed)
    assert min(needed.values()) >= 2
    assert {code for row in composed for code in row.values()} <= set(INDICATORS)
    assert {row["component"] for row in composed} & set(needed) == set()
    assert len({tuple(row.items()) for row in composed}) == len(composed)
