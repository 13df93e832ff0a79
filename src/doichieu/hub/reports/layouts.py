"""The layouts of official papers, as dated data: a paper is laid out by what was in force on its day."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

import tomli

MARGINS = ("top", "bottom", "left", "right")
OTHERS = ("issuer", "first_day", "body", "heading", "motto", "name", "page_number")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paper of one sort of issuer looks; margins in millimetres, sizes in points."""

    issuer: str  # "state" or "party"
    first_day: date
    top: int
    bottom: int
    left: int
    right: int
    body: int
    heading: int  # the name of the country or of the Party, in capitals
    motto: int
    name: int  # of the type of paper
    page_number: int


def layout_of(issuer: str, on: date) -> Layout:
    """The layout in force on a day; of a day before the first one on record, the first.

    Raises KeyError for an issuer that has none.
    """
    known = [each for each in _layouts() if each.issuer == issuer]
    if not known:
        raise KeyError(issuer)
    in_force = [each for each in known if each.first_day <= on]
    return max(in_force or known[:1], key=lambda each: each.first_day)


@cache
def _layouts() -> tuple[Layout, ...]:
    rows = tomli.loads(resources.files(__package__).joinpath("layouts.toml").read_text("utf-8"))["layout"]
    layouts = [
        Layout(**dict(zip(MARGINS, row["margins"], strict=True)), **{name: row[name] for name in OTHERS})
        for row in rows
    ]
    return tuple(sorted(layouts, key=lambda each: each.first_day))
