"""The committed lists of places and of who came from whom, as plain values; data/PROVENANCE.md says whence."""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import resources

SOURCE = "vietnamadminunits 1.0.4"
FILES = ("localities.csv", "lineage.csv")
BEGUN_IN_2025 = "n"


@dataclass(frozen=True, slots=True)
class ListedPlace:
    """One place of the list; `key` and `parent` are national codes, with an `n` behind those begun on 01/07/2025."""

    key: str
    level: int
    kind: str
    name: str
    parent: str
    first_day: date | None
    last_day: date | None

    @property
    def code(self) -> str:
        return self.key.removesuffix(BEGUN_IN_2025)


@dataclass(frozen=True, slots=True)
class ListedStep:
    """One place that came from another; partial: only a part of the predecessor came over."""

    predecessor: str
    successor: str
    partial: bool


def listed_places() -> Iterator[ListedPlace]:
    """All places of the list, a parent always before its children."""
    for row in _rows("localities.csv"):
        yield ListedPlace(
            key=row["key"],
            level=int(row["level"]),
            kind=row["kind"],
            name=row["name"],
            parent=row["parent"],
            first_day=_day(row["first_day"]),
            last_day=_day(row["last_day"]),
        )


def listed_lineage() -> Iterator[ListedStep]:
    """All steps of the list."""
    for row in _rows("lineage.csv"):
        yield ListedStep(row["predecessor"], row["successor"], row["partial"] == "1")


def digest() -> str:
    """SHA-256 over both files, in hexadecimal."""
    total = hashlib.sha256()
    for name in FILES:
        total.update(_file(name))
    return total.hexdigest()


def _rows(name: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(_file(name).decode("utf-8").splitlines())


def _file(name: str) -> bytes:
    return resources.files(__package__).joinpath("data", name).read_bytes()


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
