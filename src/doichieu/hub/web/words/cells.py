"""Where something stands in a sheet, as pages say it: the name of the sheet, and the cell by its letter and row."""

import re

from django.utils.translation import gettext as _

from doichieu.hub.intake.entry_lines import Fault, Field
from doichieu.hub.intake.entry_words import COLUMNS
from doichieu.hub.intake.line_errors import NoteAlone

ADDRESS = re.compile(r"(?P<sheet>.+)!(?P<cell>[A-Z]+\d+)", re.DOTALL)


def cell_said(address: str) -> str:
    """`Kết quả!C7` as a sentence has it; what has no sheet, such as a line of pasted rows, as it is."""
    found = ADDRESS.fullmatch(address)
    return _("sheet “%(sheet)s”, cell %(cell)s") % found.groupdict() if found else address


def place_said(fault: Fault) -> str:
    """The cell of a fault: of a reason that is wanted the cell of the figure, and where the reason is to be written."""
    number, note = fault.line.at.get(Field.NUMBER, ""), fault.line.at.get(Field.NOTE, "")
    if fault.field is not Field.NOTE or not number or isinstance(fault.error, NoteAlone):
        return cell_said(fault.where)
    if not note:
        column = {"where": cell_said(number), "heading": COLUMNS[Field.NOTE]}
        return _("%(where)s (to give a reason, add a column “%(heading)s” to the table)") % column
    found = ADDRESS.fullmatch(note)
    cell = _("cell %(cell)s") % found.groupdict() if found else note
    return _("%(where)s (the reason goes into %(cell)s)") % {"where": cell_said(number), "cell": cell}
