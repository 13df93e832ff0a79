"""What intake refuses.

IntakeError
├── AlreadyDecided    someone decided on this passage before
├── NothingDecided    no decision stands that could be reopened
├── ReasonMissing     a correction or a reopening without a reason
└── FaultyReviews     a file of worked examples that cannot be applied
"""

# ruff: noqa: N818 - an error is named by its fault

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from doichieu.hub.intake.models import Decision


class IntakeError(Exception):
    """Anything that intake refuses."""

    code: ClassVar[str] = "intake-error"


class AlreadyDecided(IntakeError):
    """Somebody decided on this passage first; the decision comes with the error."""

    code = "already-decided"

    def __init__(self, decision: "Decision") -> None:
        self.decision = decision
        super().__init__(f"{decision.decided_by} decided on {decision.claim['quote']!r} before: {decision.action}")


class NothingDecided(IntakeError):
    """There is no standing decision to reopen."""

    code = "nothing-decided"

    def __init__(self, *, decision: "Decision") -> None:
        self.decision = decision
        super().__init__(f"decision {decision.pk} was taken back or replaced already")


class ReasonMissing(IntakeError):
    """A correction or a reopening says why."""

    code = "decision-reason-missing"

    def __init__(self) -> None:
        super().__init__("a correction or a reopening needs a reason")


class FaultyReviews(IntakeError):
    """A file of worked examples that does not keep its format."""

    code = "faulty-reviews"

    def __init__(self, *, file: str, entry: str, fault: str) -> None:
        self.file, self.entry, self.fault = file, entry, fault
        super().__init__(f"{file}: {entry}: {fault}")
