"""What the codes of records and tasks are called on a page; `labels` has them among its vocabularies."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

PROGRAMMES: Mapping[str, Mapping[str, str | Promise]] = {
    "standing": {
        "proposed": pgettext_lazy("task", "proposed"),
        "open": pgettext_lazy("task", "under way"),
        "overdue": pgettext_lazy("task", "overdue"),
        "unreported": pgettext_lazy("task", "no result made public"),
        "done": pgettext_lazy("task", "done in time"),
        "done_late": pgettext_lazy("task", "done late"),
        "dropped": pgettext_lazy("task", "dropped"),
    },
    "task_source": {
        "resolution": _("resolution"),
        "conclusion": _("conclusion"),
        "directive": _("directive"),
        "programme": _("programme or plan"),
        "document": _("other document"),
        "entry": _("entered by hand"),
    },
    "task_act": {
        "proposed": pgettext_lazy("task", "proposed"),
        "entered": pgettext_lazy("task", "entered"),
        "assigned": pgettext_lazy("task", "assigned"),
        "edited": pgettext_lazy("task", "changed"),
        "progress": pgettext_lazy("task", "progress"),
        "done": pgettext_lazy("task", "done"),
        "dropped": pgettext_lazy("task", "dropped"),
        "reopened": pgettext_lazy("task", "taken up again"),
        "rejected": pgettext_lazy("task", "no task"),
        "merged": pgettext_lazy("task", "the same as another task"),
        "parted": pgettext_lazy("task", "a task of its own again"),
    },
    "point": {
        "work": _("Work"),
        "lead": _("Lead"),
        "co_workers": _("Together with"),
        "due": _("Due day"),
        "deliverable": _("Deliverable"),
        "responsible": _("Person responsible"),
        "responsible_post": _("Post"),
        "authority": _("Authority"),
        "indicators": _("Indicators"),
        "projects": _("Projects"),
    },
    "due": {
        "past": _("past"),
        "7": _("within 7 days"),
        "30": _("within 30 days"),
        "90": _("within 90 days"),
        "none": _("no date"),
    },
    "record_kind": {
        "resolution": _("resolution"),
        "programme": pgettext_lazy("document", "programme"),
        "scheme": _("scheme"),
        "plan": pgettext_lazy("document", "plan"),
        "conclusion": _("conclusion"),
        "notice": pgettext_lazy("document", "notice"),
        "directive": _("directive"),
        "decision": pgettext_lazy("document", "decision"),
        "regulation": _("regulation"),
        "guidance": pgettext_lazy("document", "guidance"),
        "law": pgettext_lazy("document", "law"),
        "decree": _("decree"),
        "circular": pgettext_lazy("document", "circular"),
    },
    "record_state": {
        "proposed": pgettext_lazy("record", "proposed"),
        "known": pgettext_lazy("record", "confirmed"),
        "merged": pgettext_lazy("record", "merged"),
        "rejected": pgettext_lazy("record", "rejected"),
    },
    "record_act": {
        "proposed": pgettext_lazy("record", "proposed"),
        "tied": pgettext_lazy("record", "its document was handed in"),
        "confirmed": pgettext_lazy("record", "confirmed"),
        "edited": pgettext_lazy("record", "changed"),
        "merged": pgettext_lazy("record", "merged"),
        "rejected": pgettext_lazy("record", "rejected"),
        "related": pgettext_lazy("record", "tied to another"),
        "unrelated": pgettext_lazy("record", "no longer tied to another"),
    },
    "does": {
        "carries_out": _("carries out"),
        "replaces": _("replaces"),
        "amends": _("amends"),
    },
    "undergoes": {
        "carries_out": _("is carried out by"),
        "replaces": _("is replaced by"),
        "amends": _("is amended by"),
    },
}
