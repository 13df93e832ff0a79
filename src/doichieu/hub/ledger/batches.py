"""What one link says of many rows that were written at once: their numbers, one digest, and a short mark for each."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

MARK = 8  # hexadecimal digits of a row's digest that tell, where the whole differs, which row it is


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of one model, by their numbers in order."""

    app: str
    model: str
    ranges: tuple[tuple[int, int], ...]  # first and last number of each run without a gap
    digest: str  # SHA-256 over the digests of the rows, one after the other
    marks: str  # the first MARK digits of each

    def ids(self) -> Iterator[int]:
        """The numbers of the rows, in order."""
        for first, last in self.ranges:
            yield from range(first, last + 1)

    def position(self, number: int) -> int:
        """Where in the batch a row stands, from 0 on."""
        before = 0
        for first, last in self.ranges:
            if first <= number <= last:
                return before + number - first
            before += last + 1 - first
        raise ValueError(f"{number} is not of this batch")

    def differing(self, digests: Sequence[str | None]) -> list[int]:
        """The numbers of the rows whose digest is another now; None: the row is not there.

        Where the whole differs and no mark does, all are named: the marks are too short to tell them apart.
        """
        if _digest_over(digests) == self.digest:
            return []
        marks = [self.marks[at : at + MARK] for at in range(0, len(self.marks), MARK)]
        ids = list(self.ids())
        now = [(digest or "")[:MARK] for digest in digests]
        return [pk for pk, mark, found in zip(ids, marks, now, strict=True) if mark != found] or ids

    def entry(self) -> dict[str, Any]:
        """As it stands in a link."""
        return {
            "app": self.app,
            "model": self.model,
            "id": "",
            "ranges": [list(run) for run in self.ranges],
            "digest": self.digest,
            "marks": self.marks,
        }


def batch_over(app: str, model: str, digests: Mapping[int, str]) -> Batch:
    """The batch of rows by their numbers, in order, each with its digest."""
    marks = "".join(digest[:MARK] for digest in digests.values())
    return Batch(app, model, tuple(_runs(list(digests))), _digest_over(list(digests.values())), marks)


def batch_of(entry: Mapping[str, Any]) -> Batch | None:
    """The batch that an entry of a link names; None where it names a single row, or says nothing of rows."""
    if "ranges" not in entry:
        return None
    ranges = tuple((first, last) for first, last in entry["ranges"])
    return Batch(entry["app"], entry["model"], ranges, entry["digest"], entry["marks"])


def _digest_over(digests: Sequence[str | None]) -> str:
    return hashlib.sha256("".join(digest or "" for digest in digests).encode()).hexdigest()


def _runs(ids: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of numbers without a gap."""
    if not ids:
        return
    first = ids[0]
    for before, after in pairwise(ids):
        if after != before + 1:
            yield first, before
            first = after
    yield first, ids[-1]
