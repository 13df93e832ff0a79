"""What the ledger refuses.

LedgerError
└── UnsavedRow    a row that was not written yet was to be recorded
"""

# ruff: noqa: N818 - an error is named by its fault

from typing import ClassVar


class LedgerError(Exception):
    """Anything that the ledger refuses."""

    code: ClassVar[str] = "ledger-error"


class UnsavedRow(LedgerError):
    """A row was recorded before it was written."""

    code = "unsaved-row"

    def __init__(self, *, model: str) -> None:
        self.model = model
        super().__init__(f"a {model} was recorded before it was written")
