"""What is refused about the catalogue.

CatalogueError
├── UnknownPeriod     a name that no period has
├── WordingTaken      a phrase that means another indicator
├── FaultyCatalogue   the committed files do not fit together
└── StewardshipError  an act of a steward that is refused
    ├── UnsaidReason      no reason is given
    ├── CodeTaken         a code that another indicator has
    ├── CodeFaulty        what is no code
    ├── FactMissing       a field that is empty
    ├── FactWrong         a field that says what it cannot say
    ├── FactFixed         a fact on which figures rest already
    ├── UnitsDiffer       two indicators that are not counted alike
    ├── NotStanding       an indicator that cannot be acted on so
    │   ├── SameIndicator     the very indicator, where another is wanted
    │   ├── MergedAway        an indicator that was merged already
    │   ├── EndedAlready      an indicator that was retired or split already
    │   └── SplitOff          an indicator that follows another that was split
    ├── EndsTooEarly      a last day before the first
    ├── NotRetired        an indicator that is in use, or ended by a split: nothing to take back
    ├── PartsMissing      a split into fewer than two other indicators
    ├── ComponentsWrong   a composite of one, of itself, or of composites
    ├── RatioWrong        a ratio of itself, of one thing, or of ratios
    ├── NotMerged         an indicator that is to be taken apart, and stands for itself
    └── AlreadyAnswered   a suggestion on which a steward decided before
"""

# ruff: noqa: N818 - an error is named by its fault

from datetime import date
from typing import ClassVar

EXAMPLES = "2026, 2026-H1, 2026-9M, 2026-Q3, 2026-M07, 2021-2025 or 2026-07-01..2026-09-30"  # of periods' names


class CatalogueError(Exception):
    """Anything that is wrong with the catalogue."""

    code: ClassVar[str] = "catalogue-error"


class UnknownPeriod(CatalogueError):
    """A name that is no period's."""

    code = "unknown-period"

    def __init__(self, *, name: str) -> None:
        self.name = name
        super().__init__(f"{name!r} names no period: write it like {EXAMPLES}")


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


class StewardshipError(CatalogueError):
    """An act of a steward that is refused; nothing was written."""

    code = "stewardship-error"


class UnsaidReason(StewardshipError):
    """An act without a reason."""

    code = "catalogue-reason-missing"

    def __init__(self) -> None:
        super().__init__("a change of the catalogue needs a reason")


class CodeTaken(StewardshipError):
    """A code that another indicator has."""

    code = "indicator-code-taken"

    def __init__(self, *, written: str) -> None:
        self.written = written
        super().__init__(f"{written!r} is the code of another indicator")


class CodeFaulty(StewardshipError):
    """What is not two to twenty capital letters and digits."""

    code = "indicator-code-faulty"

    def __init__(self, *, written: str) -> None:
        self.written = written
        super().__init__(f"{written!r} cannot be the code of an indicator")


class FactMissing(StewardshipError):
    """A fact that nobody wrote down."""

    code = "indicator-fact-missing"

    def __init__(self, *, fact: str) -> None:
        self.fact = fact
        super().__init__(f"the {fact} of the indicator is missing")


class FactWrong(StewardshipError):
    """A fact that says what it cannot say."""

    code = "indicator-fact-wrong"

    def __init__(self, *, fact: str, written: str) -> None:
        self.fact, self.written = fact, written
        super().__init__(f"{written!r} cannot be the {fact} of an indicator")


class FactFixed(StewardshipError):
    """A fact that cannot change any more: rows rest on it."""

    code = "indicator-fact-fixed"

    def __init__(self, *, indicator: str, fact: str) -> None:
        self.indicator, self.fact = indicator, fact
        super().__init__(f"the {fact} of {indicator} is fixed: rows on record rest on it")


class UnitsDiffer(StewardshipError):
    """Two indicators that are not counted in the same unit."""

    code = "indicator-units-differ"

    def __init__(self, *, expected: str, found: str) -> None:
        self.expected, self.found = expected, found
        super().__init__(f"one is counted in {expected}, the other in {found}")


class NotStanding(StewardshipError):
    """An indicator that cannot be acted on so."""

    code = "indicator-not-standing"

    def __init__(self, *, indicator: str, why: str = "cannot be acted on so") -> None:
        self.indicator = indicator
        super().__init__(f"{indicator} {why}")


class SameIndicator(NotStanding):
    """The very indicator, where another is wanted."""

    code = "indicator-same"

    def __init__(self, *, indicator: str) -> None:
        super().__init__(indicator=indicator, why="is this very indicator")


class MergedAway(NotStanding):
    """An indicator that was merged into another before."""

    code = "indicator-merged-away"

    def __init__(self, *, indicator: str, into: str) -> None:
        self.into = into
        super().__init__(indicator=indicator, why=f"was merged into {into}")


class EndedAlready(NotStanding):
    """An indicator that was retired or split before."""

    code = "indicator-ended-already"

    def __init__(self, *, indicator: str, last_day: date) -> None:
        self.last_day = last_day
        super().__init__(indicator=indicator, why=f"is in use until {last_day} only")


class SplitOff(NotStanding):
    """An indicator that follows another that was split."""

    code = "indicator-split-off"

    def __init__(self, *, indicator: str) -> None:
        super().__init__(indicator=indicator, why="follows another that was split")


class EndsTooEarly(StewardshipError):
    """A last day before the first day of use."""

    code = "indicator-ends-too-early"

    def __init__(self, *, indicator: str, first_day: date) -> None:
        self.indicator, self.first_day = indicator, first_day
        super().__init__(f"{indicator} is in use from {first_day}: its last day cannot lie before")


class NotRetired(StewardshipError):
    """An indicator without an end that could be taken back: it is in use, or it was split."""

    code = "indicator-not-retired"

    def __init__(self, *, indicator: str) -> None:
        self.indicator = indicator
        super().__init__(f"{indicator} is in use or was split: there is no end to take back")


class PartsMissing(StewardshipError):
    """A split that names fewer than two other indicators, or wordings that are not its own."""

    code = "indicator-parts-missing"

    def __init__(self, *, indicator: str) -> None:
        self.indicator = indicator
        super().__init__(f"{indicator} is split into two other indicators at least")


class ComponentsWrong(StewardshipError):
    """A composite indicator of fewer than two others, of itself, or of what is composite or gone."""

    code = "indicator-components-wrong"

    def __init__(self, *, indicator: str) -> None:
        self.indicator = indicator
        super().__init__(f"{indicator} needs two other standing indicators at least, none of them composite")


class RatioWrong(StewardshipError):
    """A ratio of itself, of one thing by the same, of ratios, of what is gone, or without a numerator."""

    code = "indicator-ratio-wrong"

    def __init__(self, *, indicator: str) -> None:
        self.indicator = indicator
        super().__init__(f"{indicator} divides two other standing indicators, neither of them a ratio")


class NotMerged(StewardshipError):
    """An indicator that was never merged, or was taken apart again."""

    code = "indicator-not-merged"

    def __init__(self, *, indicator: str) -> None:
        self.indicator = indicator
        super().__init__(f"{indicator} counts for itself: there is no merge to take back")


class AlreadyAnswered(StewardshipError):
    """A suggestion on which a steward decided before."""

    code = "suggestion-answered"

    def __init__(self, *, suggestion: str) -> None:
        self.suggestion = suggestion
        super().__init__(f"{suggestion!r} was accepted or declined before")
