"""Where something stands in a sheet, as pages say it: the name of the sheet, and the cell by its letter and row."""

import re

from django.utils.translation import gettext as _

from doichieu.hub.intake.entry_lines import Fault, Field

ADDRESS = re.compile(r"(?P<sheet>.+)!(?P<cell>[A-Z]+\d+)", re.DOTALL)


def cell_said(address: str) -> str:
    """`Kết quả!C7` as a sentence has it; what has no sheet, such as a line of pasted rows, as it is."""
    found = ADDRESS.fullmatch(address)
    return _("sheet “%(sheet)s”, cell %(cell)s") % found.groupdict() if found else address


def place_said(fault: Fault) -> str:
    """The cell of a fault; of a note that is wanted also the cell of the figure that it is about."""
    said, number = cell_said(fault.where), fault.line.at.get(Field.NUMBER, "")
    found = ADDRESS.fullmatch(number)
    if fault.field is not Field.NOTE or found is None or number == fault.where:
        return said
    return _("%(where)s (the figure stands in cell %(cell)s)") % {"where": said, "cell": found["cell"]}
