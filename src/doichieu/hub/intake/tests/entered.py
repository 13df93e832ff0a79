"""Entries as the tests of entering write them: revenue of the half year, in billions."""

from typing import Any

from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.accounts.models import User
from doichieu.hub.intake.entries import Signed, sign_entry
from doichieu.hub.intake.entry_checks import checked_sheet
from doichieu.hub.intake.entry_lines import Field, Sheet, WrittenLine
from doichieu.hub.register.tests.worked import HALF

REVENUE = "BUD01"


def line(number: str, **fields: Any) -> WrittenLine:
    usual: dict[str, Any] = {"indicator": REVENUE, "unit": "tỷ đồng", "at": {Field.LINE: "dòng 1"}}
    return WrittenLine(number=number, **(usual | fields))


def sheet(cast: Cast, *lines: WrittenLine, **fields: Any) -> Sheet:
    usual: dict[str, Any] = {"locality": cast.district, "period": HALF, "lines": lines}
    return Sheet(**(usual | fields))


def sign(cast: Cast, *lines: WrittenLine, by: User | None = None, **fields: Any) -> Signed:
    return sign_entry(sheet=sheet(cast, *lines, **fields), by=by or cast.owner)


def faults(cast: Cast, *lines: WrittenLine, **fields: Any) -> list[tuple[str, str]]:
    """Field and code of every fault."""
    checked = checked_sheet(sheet(cast, *lines, **fields), viewer(cast.owner))
    return [(fault.field.value, fault.error.code) for fault in checked.faults]
