"""What `show` cannot read back.

ShowError
└── NotANumber   words that are no number as this package prints it
"""


class ShowError(Exception):
    """Base of the errors of this package."""

    code = "not-shown"


class NotANumber(ShowError, ValueError):  # noqa: N818 - named by its fault
    """Words that are no number, or no quantity, as they are printed here."""

    code = "not-a-number"

    def __init__(self, *, words: str) -> None:
        self.words = words
        super().__init__(f"{words!r} is not a number as it is printed here; write it like 1.234,5")
