"""What promises and their fates are called, on pages and in reports."""

from collections.abc import Mapping

from django.utils.functional import Promise as Words
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from doichieu.hub.checks.judgements import Status
from doichieu.hub.checks.promised import ANSWERED, NO_ANSWER_PUBLIC, STEPS_ALONE, UNANSWERED, Fate, Promises, Sort
from doichieu.hub.programmes.queries import Manner, Standing

FATES: Mapping[str, str | Words] = {
    Fate.MISSING: _("nothing on record"),
    Fate.UNPUBLISHED: pgettext_lazy("task", "no result made public"),
    Fate.NOT_KEPT: _("not met"),
    Fate.OPEN_QUESTION: _("to be checked"),
    Fate.UNDER_WAY: _("under way"),
    Fate.NOT_DUE: pgettext_lazy("promise", "not due yet"),
    Fate.UNDATED: pgettext_lazy("promise", "no day set"),
    Fate.IN_TEXT: _("answer in the text itself"),
    Fate.DROPPED: pgettext_lazy("promise", "dropped"),
    Fate.LATE: pgettext_lazy("promise", "done late"),
    Fate.KEPT: pgettext_lazy("promise", "done"),
    NO_ANSWER_PUBLIC: _("no answer made public"),
    STEPS_ALONE: _("progress alone, no result"),
    ANSWERED: pgettext_lazy("promise", "answered"),
}
PACE: Mapping[Status, str | Words] = {  # of what is under way, as on the page
    Status.ON_PACE: _("on pace"),
    Status.BEHIND: _("behind"),
    Status.LIKELY: _("likely"),
    Status.HARD: _("hard to reach"),
}
LATE: Mapping[str, str | Words] = {
    Standing.OVERDUE: pgettext_lazy("task", "overdue"),
    Standing.UNREPORTED: pgettext_lazy("task", "no result made public"),
}
SORTS: Mapping[str, str | Words] = {
    Sort.TARGET: pgettext_lazy("promise", "Target"),
    Sort.TASK: pgettext_lazy("promise", "Task"),
    Sort.PROGRAMME_ITEM: pgettext_lazy("promise", "Programme item"),
    Sort.DIRECTION: pgettext_lazy("promise", "Direction"),
    Sort.OPINION: pgettext_lazy("promise", "Opinion"),
    Sort.DRAFT: pgettext_lazy("promise", "Draft"),
}
FILE = _("Promised and done")
NAME = _("List")
ABSTRACT = _("What became of what was set, ordered and asked at %(session)s")
OPENING = _(
    "As of %(day)s, of %(all)s matters of this session and of the last %(earlier)s sessions before it, %(missing)s "
    "have no answer and no result on record. The number behind a line is that of its document in the list at the end."
)
OPENING_ALONE = _(
    "As of %(day)s, of %(all)s matters of this session %(missing)s have no answer and no result on record. The number "
    "behind a line is that of its document in the list at the end."
)
OPENING_PUBLIC = _(
    "As of %(day)s, of %(all)s matters of this session and of the last %(earlier)s sessions before it, %(missing)s "
    "have no answer and no result made public. The number behind a line is that of its document in the list at the end."
)
OPENING_PUBLIC_ALONE = _(
    "As of %(day)s, of %(all)s matters of this session %(missing)s have no answer and no result made public. The "
    "number behind a line is that of its document in the list at the end."
)
WAITING: Mapping[Fate, str | Words] = {  # what heads a list of those that wait for something
    Fate.MISSING: _("Without an answer or a result on record"),
    Fate.UNPUBLISHED: _("No answer or result made public"),
    Fate.OPEN_QUESTION: _("May have an answer or a result, to be checked"),
    Fate.NOT_DUE: _("Not due yet"),
    Fate.UNDATED: _("Directed without a day"),
}
COUNTED: Mapping[Fate, str | Words] = {  # how many, in a sentence of the opening
    Fate.OPEN_QUESTION: _("May have an answer or a result, to be checked: %(count)s matters."),
    Fate.NOT_DUE: _("Not due yet: %(count)s matters."),
    Fate.UNDATED: _("Directed without a day: %(count)s matters."),
}
OVERDUE = _("Overdue without a result: %(count)s matters.")
NONE_MISSING = _("Every matter has an answer or a result on record.")
NONE_DUE_MISSING = _("Every matter that is due has an answer or a result on record.")
NONE_ON_RECORD = _("No target, task, opinion or draft of these sessions is on record yet.")
PROPOSED = _("proposed task, not confirmed")
TOLD_TITLE, SOURCES = _("With a result, an answer or a step on record"), _("Sources")
UNCONFIRMED_TITLE, UNCONFIRMED = _("Planned figures not confirmed yet"), _("not confirmed")
COLUMNS = (_("No."), _("Matter"), pgettext_lazy("promise", "What became of it"), _("Source"))
COUNTRY, MOTTO = _("SOCIALIST REPUBLIC OF VIET NAM"), _("Independence - Freedom - Happiness")
PARTY, PARTY_OF = _("COMMUNIST PARTY OF VIET NAM"), _("Party organisation of %(place)s")
DAY = _("%(place)s, day %(day)s month %(month)s year %(year)s")
COPIES_TO, TO_DELEGATES = _("Copies to:"), _("- Delegates;")
FILED: Mapping[str, str | Words] = {  # by who issues the paper
    "state": _("- Filed with the office."),
    "party": _("- Filed with the Party committee's office."),
}
SIGNER, SIGN = _("Drawn up by"), _("(Signature, full name)")
DUE_QUESTION = _("Due on %(due)s, before the session of %(held)s that hands it out: which of the days is right?")
DUE, LEAD, OF_PLACE = _("due %(day)s"), _("lead: %(who)s"), _("of %(where)s")
IN_ANSWER = _("promised in answer to: “%(quote)s”")
MAY_TELL: Mapping[Manner, Words] = {
    Manner.DONE: _("may be the result, not confirmed: “%(quote)s”"),
    Manner.UNDER_WAY: _("progress: “%(quote)s”, %(source)s, not confirmed"),
    Manner.NOT_DONE: _("not done yet: “%(quote)s”, %(source)s, not confirmed"),
}
RESULT, BY = _("result: %(figure)s"), _("said by %(who)s")
SHARE_OF_TARGET = _("that is %(figure)s of the target")
ENDED_ON = _("ended on %(day)s")
ENDED: Mapping[str, str | Words] = {
    Standing.DONE: _("the task: done"),
    Standing.DONE_LATE: _("the task: done late"),
    Standing.DROPPED: _("the task: dropped"),
}
TARGET_BESIDE = _("target: %(name)s, %(figure)s")
ANSWERS_BOTH = _("The result on record for the target answers the task, too.")


def settled(found: Promises) -> str | Words:
    """What is said where nothing waits for an answer, a result or a check; else empty."""
    if not found.has_any:
        return NONE_ON_RECORD
    if found.number(*UNANSWERED, Fate.OPEN_QUESTION):
        return ""
    return NONE_DUE_MISSING if found.number(Fate.NOT_DUE) else NONE_MISSING
