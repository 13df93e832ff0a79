"""Short passages of every kind: each figure of them has the time that it was told of, and is planned or reported."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from doichieu.claims import Claim, Period
from doichieu.reader import read

FILE = Path(__file__).parent / "passages" / "times_and_plans.txt"
_MARKED = re.compile(r"\{([^|{}]+)\|([PR])\|([^|{}]+)\}")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, and of each figure its words, whether it is planned, and its time as the file writes it."""

    name: str
    published: date
    text: str
    figures: list[tuple[str, bool, str]]


def passages() -> list[Passage]:
    """All of the file, in its order."""
    found = []
    for block in FILE.read_text(encoding="utf-8").split("### ")[1:]:
        head, _, marked = block.partition("\n")
        name, published = head.split()
        figures = [(words, kind == "P", time) for words, kind, time in _MARKED.findall(marked)]
        found.append(Passage(name, date.fromisoformat(published), _MARKED.sub(r"\1", marked).strip() + "\n", figures))
    return found


def written(period: Period | None) -> str:
    """A year, a day, the first and last day, or - for none."""
    if period is None:
        return "-"
    if period.first == period.last:
        return str(period.first)
    return str(period.first.year) if period == Period.year(period.first.year) else f"{period.first}..{period.last}"


def told(claim: Claim) -> tuple[str, bool, str]:
    return claim.quote, claim.planned, written(claim.period)


def test_the_passages_are_enough_to_judge_by() -> None:
    assert len(passages()) >= 45
    assert sum(len(passage.figures) for passage in passages()) >= 300


@pytest.mark.parametrize("passage", passages(), ids=lambda passage: passage.name)
def test_each_figure_has_its_time_and_is_planned_or_reported(passage: Passage) -> None:
    claims = [told(claim) for claim in read(passage.text, published=passage.published).claims]
    at = 0
    for figure in passage.figures:
        assert figure in claims[at:], claims[at:]
        at = claims.index(figure, at) + 1
