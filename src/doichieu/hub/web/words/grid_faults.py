"""What is said of a whole workbook, or of all that was pasted, when it is refused: `intake.grid_errors`."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

GRIDS: Mapping[str, str | Promise] = {
    "period-not-over-in-table": _(
        "%(period)s only ends on %(last)s. Is this its result? If it is what is expected by then, write “estimate” in "
        "%(estimate_at)s; if it is of the days so far, choose their period; if it is the result all the same, say why "
        "under the note or reason."
    ),
    "workbook-faulty": _("%(file)s cannot be opened as a workbook. Save it as .xlsx and hand it in again."),
    "text-unread": _(
        "Line %(line)s of %(file)s is not in UTF-8. Save the table as “CSV UTF-8” or as a workbook (.xlsx)."
    ),
    "place-unclear": _("“%(written)s” may be any of these: %(places)s. Write what stands in brackets."),
    "period-unclear": _("“%(written)s” is no period. Write it like 2026, 2026-H1, 2026-Q3, 2026-M10 or 2026-2030."),
    "tables-refused": _("Nothing was written."),
    "place-unknown": _("No place is called “%(written)s”."),
    "too-many-rows": _("There are %(rows)s rows. One entry takes at most %(limit)s: split the sheet."),
    "too-many-sheets": _("There are %(sheets)s sheets. One workbook may have %(limit)s: split it."),
    "headings-missing": _(
        "No row with the headings “%(wanted)s” was found among the first rows (%(searched)s). Call the two columns so, "
        "or use the workbook that this page gives."
    ),
    "headings-unknown": _(
        "These headings are not known here: %(unknown)s. “%(wanted)s” are wanted: call the columns so, or like those "
        "of a report’s table."
    ),
    "headings-other-period": _(
        "Of another period: %(others)s. This page is for %(period)s. Open the page of that period, or hand in a table "
        "with the figures of this one."
    ),
    "cells-not-apart": _(
        "The cells of a row are not apart: a tab belongs between them. Copy the cells in the spreadsheet itself."
    ),
    "units-differ": _(
        "One row names different places or units: %(named)s. Keep the column that says whom the figures are about, and "
        "take the other one away."
    ),
    "nothing-entered": _("There is no line with a number. Write the numbers in the column of the value."),
    "nothing-pasted": _(
        "There is nothing to look at. Choose the workbook, or copy the rows in the spreadsheet and paste them."
    ),
    "other-sheet": _(
        "In %(where)s stands “%(found)s”, but this page is for “%(expected)s”. Choose the page of that sheet."
    ),
}
