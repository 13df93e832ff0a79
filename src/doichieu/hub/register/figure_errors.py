"""What the register refuses because of another figure that it has; the tree stands in `errors`."""

# ruff: noqa: N818 - an error is named by its fault

from typing import TYPE_CHECKING, ClassVar

from doichieu.hub.register.errors import RegisterError

if TYPE_CHECKING:
    from doichieu.hub.register.models import Figure


class FigureStands(RegisterError):
    """Another figure holds for this series and period; a correction has to name it."""

    code: ClassVar[str] = "figure-stands"

    def __init__(self, existing: "Figure") -> None:
        self.existing = existing
        super().__init__(f"figure {existing.pk} holds here: {existing.value} {existing.unit}")


class SeriesDiffer(RegisterError):
    """A correction keeps series and period; a figure entered for the wrong ones is withdrawn."""

    code: ClassVar[str] = "series-differ"

    def __init__(self, *, superseded: "Figure") -> None:
        self.superseded = superseded
        super().__init__(f"figure {superseded.pk} belongs to another series or period; withdraw it instead")


class AlreadySuperseded(RegisterError):
    """Someone else corrected or withdrew this figure first."""

    code: ClassVar[str] = "already-superseded"

    def __init__(self, *, figure: "Figure", successor: "Figure | None") -> None:
        self.figure, self.successor = figure, successor
        done = f"by figure {successor.pk}" if successor else "at this moment"
        super().__init__(f"figure {figure.pk} was superseded {done}")
