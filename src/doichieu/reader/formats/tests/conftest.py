"""How tests of a format open files."""

from importlib import import_module

import pytest

from doichieu.claims import Text
from doichieu.reader.formats import opening


@pytest.fixture
def no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are opened in this process: `test_faults` has the tests of the child."""

    def opened_here(row: opening.Format, file: str, data: bytes) -> Text:
        text: Text = import_module(row.module).opened(file, data)
        return text

    monkeypatch.setattr(opening, "_isolated", opened_here)
