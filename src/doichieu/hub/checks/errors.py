"""What checks refuse.

ChecksError
├── NoteMissing       a finding that is explained or accepted without a word why
├── NoLongerFollows   a finding that closed by itself, or is to be closed as if it had
└── AssigneeOutside   somebody who may not read what is internal to the place
"""

# ruff: noqa: N818 - an error is named by its fault

from typing import ClassVar


class ChecksError(Exception):
    """Anything that checks refuse."""

    code: ClassVar[str] = "checks-error"


class NoteMissing(ChecksError):
    """A finding is explained or accepted without a note."""

    code = "finding-note-missing"

    def __init__(self) -> None:
        super().__init__("say why: the note stays on record")


class NoLongerFollows(ChecksError):
    """The finding no longer follows: only the job closes it so, and nobody decides on it then."""

    code = "finding-gone"

    def __init__(self, *, finding: int) -> None:
        self.finding = finding
        super().__init__(f"finding {finding} no longer follows from what is on record")


class AssigneeOutside(ChecksError):
    """Somebody is to look after a finding who may not see it."""

    code = "assignee-outside"

    def __init__(self, *, name: str) -> None:
        self.name = name
        super().__init__(f"{name} may not read what is internal to this place")
