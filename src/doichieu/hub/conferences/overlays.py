"""What clerks put down, laid over what documents say of the same items: pure."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from doichieu.hub.conferences.keys import known_as
from doichieu.hub.conferences.models import Entry

Shown = TypeVar("Shown")
Row = TypeVar("Row", bound=Entry)


def laid_over(
    read: Mapping[str, Shown], rows: Mapping[str, Row], made: Callable[[Row, Shown | None], Shown]
) -> Iterator[tuple[str, Shown]]:
    """Every item with its key: in the order of the documents, and then what stands in none; without what was removed.

    read: what documents say, by key. rows: what clerks put down last, by item. made: the item as a row has it, with
    what was read of it, if anything.
    """
    used = set()
    for key, shown in read.items():
        item = known_as(key, rows.keys())
        row = rows.get(item)
        if row is None:
            yield key, shown
        elif item not in used:
            used.add(item)
            if not row.removed:
                yield item, made(row, shown)
    for item, row in rows.items():
        if item not in used and not row.removed:
            yield item, made(row, None)
