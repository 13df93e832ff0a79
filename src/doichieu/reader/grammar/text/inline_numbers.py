"""Lists whose items stand one behind the other on one line: `Các chỉ tiêu năm 2027: 1. Thu …. 2. Kết nạp …`."""

import re
from collections.abc import Iterator

from doichieu.reader.grammar.text.letters import UPPER

_NUMBER = re.compile(r"(?:(?<=[:;.!?…] )|\A)([0-9]{1,2})\Z")
_BEHIND = re.compile(rf"\s+[{UPPER}]")
LONGEST_ITEM = 600  # signs from the number of an item to the next
LONGEST_NUMBER = 4  # signs, with what stands right before it


def before_item_number(text: str, start: int, stop: tuple[int, int], end: int) -> int:
    """Where a sentence ends that begins at `start`: with its full stop, or before the number that the stop belongs to.

    stop: where the full stop begins and ends; end: of the paragraph.
    """
    number = _item_number(text, start, stop[0], end) if text[stop[0] - 1].isdigit() else None
    return stop[1] if number is None else start + len(text[start:number].rstrip())


def _item_number(text: str, start: int, stop: int, end: int) -> int | None:
    """Where the number begins that the full stop at `stop` ends, if an item of a list stands behind it.

    start: of the sentence up to `stop`; end: of the paragraph. A number behind a colon, or behind a whole sentence,
    opens a list where the next number follows further on; one that is all of its sentence goes on with it.
    """
    if _BEHIND.match(text, stop + 1, end) is None:
        return None
    found = _NUMBER.search(text[max(start, stop - LONGEST_NUMBER) : stop])
    if found is None:
        return None
    begin = stop - len(found[1])
    if begin == start or text.find(f" {int(found[1]) + 1}. ", stop, min(end, stop + LONGEST_ITEM)) >= 0:
        return begin
    return None


def leads_of_items(text: str, start: int, end: int) -> Iterator[int]:
    """Where words end that lead in to numbers in brackets: `Mục tiêu đến năm 2030: | (1) Thu …. (2) Trồng …`.

    start, end: of a sentence with a second item behind it. Items that are all of one sentence stay in it.
    """
    while (colon := text.find(": (1) ", start, end)) > start:
        yield colon + 1
        start = colon + 2


def second_item(text: str, start: int, end: int) -> int:
    """Where the last ` (2) ` of a paragraph begins, -1 without one."""
    return text.rfind(" (2) ", start, end)
