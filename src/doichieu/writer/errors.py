"""What the writer has no words for.

WriterError
└── Unwritable   a claim that no office would put in one clause, or claims that make no sentence
"""


class WriterError(Exception):
    """Base of the errors of this package."""

    code = "not-written"


class Unwritable(WriterError, ValueError):  # noqa: N818 - named by its fault
    """A claim, or claims side by side, that the language has no clause for."""

    code = "unwritable"

    def __init__(self, *, claim: str, reason: str) -> None:
        self.claim, self.reason = claim, reason
        super().__init__(f"claim {claim or '(nameless)'}: {reason}")
