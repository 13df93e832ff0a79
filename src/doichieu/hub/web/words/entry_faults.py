"""What is said of figures that are entered, by the code of the fault; of those far off, by `-times`, how many times."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Figures that are entered by form, sheet or API: `intake.line_errors`; whole tables stand in `grid_faults`.
ENTRIES: Mapping[str, str | Promise] = {
    "number-cleared": _(
        "An empty field takes no figure back. Write the right number; or, to take %(standing)s back, go to where it is "
        "stated, choose “Undo” and say why."
    ),
    "number-missing": _("The number is missing. Write it, or leave the row out."),
    "number-in-unit": _("%(written)s stands in the column of the unit. Move it to the column of the value."),
    "unit-wanted": _("%(written)s has no unit. Write which it is: %(units)s."),
    "formula-written": _("%(written)s is a formula. Copy the cell and paste it as a value."),
    "formula-failed": _(
        "%(written)s is what a spreadsheet shows when a formula gives no number, or the column is too narrow. Mend the "
        "cell, then copy it and paste it as a value."
    ),
    "powers-written": _(
        "%(written)s is how a spreadsheet shows a number that is too wide for its cell. Format the cell as a number, "
        "so that all digits are seen, and copy it again."
    ),
    "day-written": _(
        "The spreadsheet has made a day of this number: %(written)s. Format the cell as a number and write it again."
    ),
    "number-unreadable": _("%(written)s is not a number. Write it like %(example)s."),
    "word-unknown": _("%(written)s is not known here. Write one of: %(known)s."),
    "indicator-unknown": _("The catalogue has no indicator %(written)s. Write its code or its name."),
    "indicator-ambiguous": _("%(written)s may be any of these: %(names)s. Write the code or the whole name."),
    "series-ambiguous": _(
        "%(indicator)s is on record in several ways: %(names)s. Write which one it is, in a column “%(columns)s”."
    ),
    "not-own": _("%(organisation)s signs for itself alone: this line is about %(about)s."),
    "other-unit": _(
        "This row says “%(about)s”, and this page is for figures of %(subject)s alone. Enter it on the page of that "
        "place or unit, or put the name right."
    ),
    "unit-unknown": _("%(place)s has no reporting unit called %(written)s. Check the name, or add it first."),
    "unit-ambiguous": _("%(written)s may be any of these: %(names)s. Write the full name."),
    "line-repeated": _("The same figure stands at %(first)s already. Keep one of the two."),
    "note-wanted": _(
        "%(period)s has %(before)s; this is %(percent)s%% of that, more than the usual change. "
        "If it is right, say why under “Note or reason”."
    ),
    "note-wanted-times": _(
        "%(period)s has %(before)s; this is %(times)s times that. Check the number and its unit. "
        "If it is right, say why under “Note or reason”."
    ),
    "far-from-target": _(
        "This is %(percent)s%% of the target of %(target)s for %(period)s. Check the number and its unit. "
        "If it is right, say why under “Note or reason”."
    ),
    "far-from-target-times": _(
        "This is %(times)s times the target of %(target)s for %(period)s. Check the number and its unit. "
        "If it is right, say why under “Note or reason”."
    ),
    "total-fell": _(
        "%(before)s is on record for %(period)s, counted from the same first day: a total cannot fall as days are "
        "added. Check the number and its unit. If it is right, say why under “Note or reason”."
    ),
    "last-year-differs": _(
        "The table says %(written)s for %(period)s; %(before)s is on record. Check which one holds. If the table is "
        "right, correct that period too; say why under “Note or reason”."
    ),
    "figure-contradicts": _("%(told)s. If the figure is right, say why under “Note or reason”."),
    "note-alone": _(
        "The figure stays as it is, so the note would be kept nowhere. Change the figure, clear the note, or leave the "
        "row out."
    ),
    "period-not-over": _(
        "%(period)s only ends on %(last)s. Is this its result? If it is what is expected by then, choose “estimate”; "
        "if it is of the days so far, choose their period; if it is the result all the same, say why under the note or "
        "reason."
    ),
    "more-than-all": _(
        "“%(indicator)s” is a part of a whole, and this is more than 100%%. "
        "If it is right, say why under “Note or reason”."
    ),
    "below-zero": _(
        "“%(indicator)s” would be below zero. Check the sign. If it is right, say why under “Note or reason”."
    ),
    "reason-wanted": _("%(standing)s is on record. To replace it, say why under “Note or reason”."),
    "reason-wanted-untold": _(
        "Another figure, which you may not see, is on record. To replace it, say why under “Note or reason”."
    ),
    "figure-seen-untold": _("Another figure, which you may not see, is on record. Choose which one is to hold."),
    "figure-seen": _("Meanwhile %(who)s entered %(standing)s. Choose which one is to hold."),
    "entry-known": _(
        "This file was signed before. Nothing was written a second time. To correct some of its figures, or send them "
        "again, paste their rows here or write them into the form."
    ),
}
