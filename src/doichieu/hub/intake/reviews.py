"""Files of review decisions, as the worked examples carry them: `examples/README.md` gives the format."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from doichieu.claims import Bound, Period
from doichieu.hub.intake.errors import FaultyReviews
from doichieu.hub.register.models import Measure

ACTIONS = frozenset({"confirm", "correct", "reject"})
KEYS = frozenset(
    {"quote", "nth", "action", "reason", "indicator", "measure", "planned", "period", "value", "upper", "total"}
    | {"unit", "bound", "estimate", "set_by"}
)


@dataclass(frozen=True, slots=True)
class Entered:
    """What a decision enters, in the indicator's unit."""

    code: str
    measure: Measure
    planned: bool
    period: Period
    value: Decimal
    upper: Decimal | None
    total: Decimal | None
    unit: str
    bound: Bound
    estimate: bool
    set_by: str


@dataclass(frozen=True, slots=True)
class Review:
    """One decision on the figure that stands at an occurrence of a quote."""

    quote: str
    nth: int  # 1 = the first time that exact string stands in the text
    action: str
    reason: str
    entered: Entered | None  # None: the claim stays on its document, or is rejected

    @property
    def name(self) -> str:
        """What messages call the entry."""
        return f"{self.quote!r}, occurrence {self.nth}"


@dataclass(frozen=True, slots=True)
class ReviewedDocument:
    """A document of the index with the decisions about it."""

    document: str  # the file's name
    file: str  # of the decisions, for messages
    reviews: tuple[Review, ...]


def reviewed_documents(folder: Path) -> list[ReviewedDocument]:
    """The documents of `folder`/index.toml that have a review file. Raises FaultyReviews."""
    index = _table(folder, "index.toml")
    listed = [entry for entry in index.get("document", []) if "reviews" in entry]
    return [_reviewed(folder, str(entry["reviews"]), str(entry["file"])) for entry in listed]


def _reviewed(folder: Path, file: str, document: str) -> ReviewedDocument:
    data = _table(folder, file)
    if data.get("document") != document:
        raise FaultyReviews(file=file, entry="document", fault=f"names {data.get('document')!r}, not {document!r}")
    reviews = tuple(_review(file, number, entry) for number, entry in enumerate(data.get("decision", []), start=1))
    return ReviewedDocument(document, file, reviews)


def _table(folder: Path, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / file).read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FaultyReviews(file=file, entry="the file", fault=str(error)) from error


def _review(file: str, number: int, entry: Mapping[str, Any]) -> Review:
    name = f"decision {number} ({entry.get('quote')!r})"
    unknown = entry.keys() - KEYS
    if unknown:
        raise FaultyReviews(file=file, entry=name, fault=f"unknown fields {sorted(unknown)}")
    try:
        review = Review(
            quote=str(entry["quote"]),
            nth=int(entry["nth"]),
            action=str(entry["action"]),
            reason=str(entry.get("reason", "")),
            entered=_entered(entry) if "indicator" in entry else None,
        )
    except KeyError as error:
        raise FaultyReviews(file=file, entry=name, fault=f"no field {error}") from error
    except (ValueError, TypeError, InvalidOperation) as error:
        raise FaultyReviews(file=file, entry=name, fault=f"a field cannot be read: {error!r}") from error
    if review.action not in ACTIONS or (review.action == "correct") > (review.entered is not None):
        raise FaultyReviews(file=file, entry=name, fault=f"cannot {review.action} what is given here")
    return review


def _entered(entry: Mapping[str, Any]) -> Entered:
    first, last = (date.fromisoformat(str(day)) for day in entry["period"])
    return Entered(
        code=str(entry["indicator"]),
        measure=Measure(entry["measure"]),
        planned=bool(entry["planned"]),
        period=Period(first, last),
        value=Decimal(str(entry["value"])),
        upper=Decimal(str(entry["upper"])) if "upper" in entry else None,
        total=Decimal(str(entry["total"])) if "total" in entry else None,
        unit=str(entry["unit"]),
        bound=Bound(entry.get("bound", "exact")),
        estimate=bool(entry.get("estimate", False)),
        set_by=str(entry.get("set_by", "")),
    )
