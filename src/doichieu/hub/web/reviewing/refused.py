"""Why a decision was refused, as its form tells it: beside the field that it is about, or for the whole form."""

from collections.abc import Mapping, Sequence

from django.forms import Form

from doichieu import show
from doichieu.hub.checks.findings import ShownFinding
from doichieu.hub.intake.errors import ReasonMissing
from doichieu.hub.register import errors as register
from doichieu.hub.web.reviewing.asking import Questioned
from doichieu.hub.web.words.faults import worded_error

Faults = Mapping[str, Sequence[str]]  # name of a field, or `FORM` -> what is wrong with it
FORM = "form"
BESIDE = frozenset({"reason", "quantity", "indicator", "first_day", "last_day", "place", "subject"})  # told there
FIELDS: Mapping[type[Exception], str] = {
    ReasonMissing: "reason",
    register.ReasonMissing: "reason",
    show.ShowError: "quantity",
}


class Misfilled(Exception):  # noqa: N818 - named by its fault
    """Fields that cannot be taken as they were sent."""

    def __init__(self, fault: str = "", *, field: str = FORM, form: Form | None = None) -> None:
        faults: dict[str, list[str]] = {field: [fault]} if fault else {}
        for name, told in form.errors.items() if form is not None else ():
            faults.setdefault(name if name in BESIDE else FORM, []).extend(map(str, told))
        self.faults: Faults = faults
        super().__init__(str(faults))


class Contradicted(Exception):  # noqa: N818 - as above
    """A figure that cannot be true beside others, confirmed without a word on it: asked once."""

    def __init__(self, found: Sequence[ShownFinding]) -> None:
        self.found = found
        super().__init__(" ".join(str(each.row.pk) for each in found))


def faults_of(error: Exception) -> Faults:
    """What is wrong, by the field that it is about."""
    if isinstance(error, Misfilled):
        return error.faults
    if isinstance(error, Questioned):
        return {FORM: error.faults}
    field = next((name for kind, name in FIELDS.items() if isinstance(error, kind)), FORM)
    return {field: [worded_error(error)]}
