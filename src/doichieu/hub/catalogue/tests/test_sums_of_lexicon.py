"""What the lexicon says of indicators, for texts without a catalogue, is what the catalogue says."""

import csv
from importlib import resources

import pytest

from doichieu.lexicon import Entry, table

ROWS = {
    row["code"]: row
    for row in csv.DictReader(
        resources.files("doichieu.hub.catalogue").joinpath("data", "indicators.csv").read_text("utf-8").splitlines()
    )
}
ENTRIES = [entry for entry in table("indicators") if "code" not in entry.facts]
PARTS = [entry for entry in ENTRIES if "part_of" in entry.facts]


def test_what_adds_up_over_time_does_so_in_both() -> None:
    sums = {entry.id for entry in ENTRIES if entry.facts.get("adds_up")}
    assert sums == {entry.id for entry in ENTRIES if ROWS[entry.id]["aggregation_time"] == "sum"}


@pytest.mark.parametrize("entry", PARTS, ids=lambda entry: entry.id)
def test_a_part_and_its_whole_are_counted_alike(entry: Entry) -> None:
    part, whole = ROWS[entry.id], ROWS[entry.fact("part_of")]
    assert whole["code"] != part["code"]
    assert (part["unit"] == whole["unit"]) or entry.id == "PAR08"  # `tổ chức` and `tổ chức cơ sở đảng`
