"""What `doichieu import` does and prints: the figures of a table on record, a form for each place and period."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doichieu.hub.access.viewers import Viewer, viewer_of
from doichieu.hub.accounts import queries as accounts
from doichieu.hub.checks.entering import contradictions
from doichieu.hub.config.errors import ImportRefused
from doichieu.hub.intake.entry_lines import Change, Field
from doichieu.hub.intake.entry_words import COLUMNS, RESULTS, TARGETS
from doichieu.hub.intake.figure_errors import QUESTIONS
from doichieu.hub.intake.grid_errors import GridFault, TablesRefused
from doichieu.hub.intake.importing import Imported, Table, import_table
from doichieu.hub.web.words import said
from doichieu.hub.web.words.cells import cell_said, place_said
from doichieu.hub.web.words.faults import worded_plainly

MOST_TOLD = 100  # faults


@dataclass(frozen=True, slots=True)
class Wanted:
    """A table, who signs what it states, and whether that is only looked at."""

    table: Table
    by: str  # the name of an account
    preview: bool = False


def imported(wanted: Wanted) -> list[str]:
    """The lines to print. Raises ImportRefused."""
    with translation.override(wanted.table.lang):
        try:
            done = import_table(wanted.table, _signer(wanted.by), contradictions, preview=wanted.preview)
        except TablesRefused as error:
            raise ImportRefused(*_faults(error)) from error
        except GridFault as error:
            raise ImportRefused(_worded(error)) from error
        return [*map(_line, done), *_beside(done), _total(done, preview=wanted.preview)]


def _signer(name: str) -> Viewer:
    account = accounts.account_called(name)
    if account is None or not account.is_active:
        raise ImportRefused(_("There is no open account called “%(name)s”.") % {"name": name})
    return viewer_of(account)


def _line(one: Imported) -> str:
    """`Xã Đồng Mơ · năm 2025 · Kết quả: 5 mới, 1 thay đổi, 2 đã có (/d/12/)`."""
    sheet, signed = one
    counts = {change: sum(line.change is change for line in signed.lines) for change in Change}
    told = _("%(new)s new, %(changed)s changed, %(same)s as on record") % {
        "new": counts[Change.NEW],
        "changed": counts[Change.CHANGED],
        "same": counts[Change.SAME],
    }
    kind = TARGETS if sheet.planned else RESULTS
    names = [said.place_name(sheet.locality), said.period(sheet.named), str(kind), *filter(None, [sheet.set_by])]
    where = f" (/d/{signed.document.pk}/)" if signed.document else ""
    return f"{' · '.join(names)}: {told}{where}"


def _beside(done: Sequence[Imported]) -> Iterator[str]:
    """What of the table was not used."""
    columns = dict.fromkeys(words for one in done for _where, words in one.sheet.left_out)
    if columns:
        yield _("Columns that were not used: %(columns)s.") % {"columns": ", ".join(columns)}
    rows = [row for one in done for row in one.sheet.passed_over]
    if rows:
        yield ngettext(
            "%(count)s row without a number was passed over: %(where)s.",
            "%(count)s rows without a number were passed over, the first one: %(where)s.",
            len(rows),
        ) % {"count": len(rows), "where": cell_said(rows[0].where)}


def _total(done: Sequence[Imported], *, preview: bool) -> str:
    forms = [one.signed for one in done if one.signed.document]
    count = sum(signed.written for signed in forms)
    if not count:
        return _("Nothing was changed: every figure is on record already.")
    facts = {"count": count, "forms": len(forms)}
    if preview:
        return _("Nothing was written yet: %(count)s figures would be signed in %(forms)s forms.") % facts
    told = _("%(count)s figures were signed in %(forms)s forms.") % facts
    waits = sum(signed.written for signed in forms if signed.waits)
    waiting = _("%(count)s of them wait until a reviewer confirms them.") % {"count": waits}
    return f"{told} {waiting}" if waits else told


def _faults(refused: TablesRefused) -> Iterator[str]:
    """A line for each fault with its cell, how many more there are, and what answers a question."""
    told = [f"{cell_said(each.where)}: {_worded(each.error)}" for each in refused.others]
    told += [f"{place_said(fault)}: {_worded(fault.error)}" for fault in refused.faults]
    yield from told[:MOST_TOLD]
    if len(told) > MOST_TOLD:
        yield _("… and %(count)s more.") % {"count": len(told) - MOST_TOLD}
    if any(fault.error.code in QUESTIONS for fault in refused.faults):
        column = {"column": COLUMNS[Field.NOTE]}
        yield _("Where a number is right, say why in the column “%(column)s”, and import again with --noted.") % column
    yield _("Nothing was written.")


def _worded(error: Exception) -> str:
    return worded_plainly(error) or str(error)
