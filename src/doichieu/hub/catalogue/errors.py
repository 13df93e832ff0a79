"""What is refused about the catalogue.

CatalogueError
├── UnknownPeriod     a name that no period has
├── WordingTaken      a phrase that means another indicator
└── FaultyCatalogue   the committed files do not fit together
"""

# ruff: noqa: N818 - an error is named by its fault

from typing import ClassVar


class CatalogueError(Exception):
    """Anything that is wrong with the catalogue."""

    code: ClassVar[str] = "catalogue-error"


class UnknownPeriod(CatalogueError):
    """A name that is no period's."""

    code = "unknown-period"

    def __init__(self, *, name: str) -> None:
        self.name = name
        super().__init__(f"{name!r} names no period")


class WordingTaken(CatalogueError):
    """A phrase that stands for another indicator already."""

    code = "wording-taken"

    def __init__(self, *, text: str, indicator: str) -> None:
        self.text, self.indicator = text, indicator
        super().__init__(f"{text!r} stands for {indicator} already")


class FaultyCatalogue(CatalogueError):
    """The committed data contradicts itself."""

    code = "faulty-catalogue"

    def __init__(self, *, fault: str) -> None:
        self.fault = fault
        super().__init__(fault)
