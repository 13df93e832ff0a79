"""What is said of figures that were entered together; the tree stands in `errors`."""

# ruff: noqa: N818 - an error is named by its fault

from typing import TYPE_CHECKING

from doichieu.hub.intake.errors import IntakeError

if TYPE_CHECKING:
    from doichieu.hub.intake.entry_lines import Checked


class SheetRefused(IntakeError):
    """Figures that were entered together, some of them faulty: nothing was written."""

    code = "sheet-refused"

    def __init__(self, checked: "Checked") -> None:
        self.checked, self.faults = checked, len(checked.faults)
        super().__init__(f"{self.faults} {'fault' if self.faults == 1 else 'faults'}; nothing was written")
