"""What `doichieu read` prints."""

from io import StringIO

from rich.console import Console

from doichieu.reader import read
from doichieu.show.terminal import table


def _printed(text: str) -> str:
    printed = StringIO()
    Console(width=100, file=printed).print(table(read(text), width=100))
    return printed.getvalue()


def test_a_number_without_end_is_printed_by_its_opening() -> None:
    printed = _printed("Diện tích là " + "7" * 5000 + " ha.")
    assert printed.count("7") <= 2 * 400
    assert "7…" in printed
