"""Build the data of `hub/places` from the package vietnamadminunits (MIT).

    pip install --target FOLDER vietnamadminunits==1.0.4
    python scripts/build_places.py FOLDER

Writes localities.csv and lineage.csv, and prints the counts that PROVENANCE.md states. The package is
needed for this alone: the site reads the two files. The same input gives the same bytes.

A key is the national code: two digits a province, three a district, five a commune; places that began
on 01/07/2025 have an `n` behind it, since most of their codes were another place's before. A province whose
territory went on unchanged is one row without an end. Island districts had no communes: their successor
is tied to the district.
"""

import csv
import json
import sqlite3
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "src" / "doichieu" / "hub" / "places" / "data"
LAST_DAY, FIRST_DAY = "2025-06-30", "2025-07-01"
NEW = "n"
KINDS = frozenset({"tinh", "thanh pho", "quan", "huyen", "thi xa", "thi tran", "xa", "phuong", "dac khu"})
Row = dict[str, str]
Conversion = dict[str, Any]
Place = tuple[str, int, str, str, str, str, str]  # key, level, kind, name, parent's key, first day, last day
Step = tuple[str, str, int]  # predecessor's key, successor's key, 1 where only a part came over


STATE_FARM = "Nong truong"  # as `kind_id` spells it


def main(source: Path) -> None:
    """Read the package installed in `source` and write both files."""
    data = source / "vietnamadminunits" / "data"
    conversion = json.loads((data / "converter_2025.json").read_text("utf-8"))
    former, present = rows(data / "dataset.db", "admin_units_legacy"), rows(data / "dataset.db", "admin_units")
    lasting = lasting_provinces(conversion["DICT_PROVINCE"])
    places = sorted({*former_places(former, lasting), *present_places(present, lasting)}, key=lambda p: (p[1], p[0]))
    steps = list(chain(province_steps(conversion, former, present), commune_steps(conversion, former, present)))
    steps = sorted({*steps, *district_steps(steps, former)})
    write("localities.csv", ("key", "level", "kind", "name", "parent", "first_day", "last_day"), places)
    write("lineage.csv", ("predecessor", "successor", "partial"), steps)
    report(places, steps)


def rows(database: Path, table: str) -> list[Row]:
    """Every row of a table, empty text for null, in the order of its codes."""
    with sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True) as connection:
        connection.row_factory = sqlite3.Row
        found = [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]  # noqa: S608 # of our own two
    found = [{name: "" if value is None else value for name, value in row.items()} for row in found]
    return sorted(found, key=lambda row: (row["provinceCode"], row.get("districtCode", ""), row["wardCode"]))


def lasting_provinces(conversion: dict[str, list[str]]) -> set[str]:
    """Keys in the source of the provinces that came from themselves alone."""
    return {new for new, old in conversion.items() if old == [new]}


def former_places(table: list[Row], lasting: set[str]) -> Iterator[Place]:
    """Provinces, districts and communes as they stood on 30/06/2025."""
    for row in table:
        end = "" if row["provinceKey"] in lasting else LAST_DAY
        province, district = row["provinceCode"], row["districtCode"]
        yield (province, 1, *kind_and_name(row["province"]), "", "", end)
        yield (district, 2, *kind_and_name(row["district"]), province, "", LAST_DAY)
        if row["wardCode"]:
            yield (row["wardCode"], 3, *kind_and_name(row["ward"]), district, "", LAST_DAY)


def present_places(table: list[Row], lasting: set[str]) -> Iterator[Place]:
    """Provinces and communes since 01/07/2025."""
    for row in table:
        province = province_key(row, lasting)
        if province.endswith(NEW):
            yield (province, 1, *kind_and_name(row["province"]), "", FIRST_DAY, "")
        yield (row["wardCode"] + NEW, 3, *kind_and_name(row["ward"]), province, FIRST_DAY, "")


def province_key(row: Row, lasting: set[str]) -> str:
    """The key of the province that a present row lies in."""
    return row["provinceCode"] + ("" if row["provinceKey"] in lasting else NEW)


def kind_and_name(full: str) -> tuple[str, str]:
    """The kind in lower case, and the bare name; a name that is a number has no zero before it.

    Raises ValueError for a kind that KINDS does not list.
    """
    for words in (2, 1):
        kind, name = " ".join(full.split()[:words]).lower(), " ".join(full.split()[words:])
        if kind_id(kind) in KINDS:
            return kind, name.lstrip("0") if name.isdigit() else capitals(name)
    raise ValueError(f"no known kind in {full!r}")


def capitals(name: str) -> str:
    """A name with each of its words capital, which the source leaves out of six; but for the noun of a state farm."""
    words = name.split()
    small = kind_id(" ".join(words[:2])) == STATE_FARM
    return " ".join(word if small and number == 1 else word[:1].upper() + word[1:] for number, word in enumerate(words))


def kind_id(kind: str) -> str:
    """A kind without diacritics."""
    decomposed = unicodedata.normalize("NFD", kind.replace("\N{LATIN SMALL LETTER D WITH STROKE}", "d"))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def province_steps(conversion: Conversion, former: list[Row], present: list[Row]) -> Iterator[Step]:
    """Merged provinces; each came over whole."""
    lasting = lasting_provinces(conversion["DICT_PROVINCE"])
    old = {row["provinceKey"]: row["provinceCode"] for row in former}
    new = {row["provinceKey"]: row["provinceCode"] + NEW for row in present}
    for successor, predecessors in conversion["DICT_PROVINCE"].items():
        if successor not in lasting:
            yield from ((old[predecessor], new[successor], 0) for predecessor in predecessors)


def commune_steps(conversion: Conversion, former: list[Row], present: list[Row]) -> Iterator[Step]:
    """Communes, or island districts, with their successors: partial where the source names several."""
    old = {
        f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey']}": row["wardCode"] or row["districtCode"]
        for row in former
    }
    new = {(row["provinceKey"], row["wardKey"]): row["wardCode"] + NEW for row in present}
    for province, whole in conversion["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for successor, predecessors in whole.items():
            yield from ((old[predecessor], new[province, successor], 0) for predecessor in predecessors)
    for province, divided in conversion["DICT_PROVINCE_WARD_DIVIDED"].items():
        for predecessor, successors in divided.items():
            yield from ((old[predecessor], new[province, part["newWardKey"]], 1) for part in successors)


def district_steps(steps: list[Step], former: list[Row]) -> Iterator[Step]:
    """Districts with every commune that came from one of their communes."""
    district_of = {row["wardCode"]: row["districtCode"] for row in former if row["wardCode"]}
    successors: dict[str, set[str]] = {}
    for predecessor, successor, _ in steps:
        if predecessor in district_of:
            successors.setdefault(district_of[predecessor], set()).add(successor)
    for district, found in successors.items():
        yield from ((district, successor, int(len(found) > 1)) for successor in found)


def write(name: str, heading: tuple[str, ...], lines: Iterable[tuple[object, ...]]) -> None:
    """One CSV file, lines ended by a line feed on every system."""
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(lines)


def report(places: list[Place], steps: list[Step]) -> None:
    """The counts that PROVENANCE.md states."""
    for level, name in ((1, "provinces"), (2, "districts"), (3, "communes")):
        of_level = [place for place in places if place[1] == level]
        now, lasting = [p for p in of_level if not p[6]], [p for p in of_level if not p[5] and not p[6]]
        print(f"{name}: {len(now)} valid now ({len(lasting)} of them before too), {len(of_level) - len(now)} ended")
    for size, name in ((2, "provinces"), (3, "districts"), (5, "communes")):
        of_size = [step for step in steps if len(step[0]) == size]
        print(f"lineage of {name}: {len(of_size)}, {sum(step[2] for step in of_size)} of them partial")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
