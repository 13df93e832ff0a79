"""Reminders of what is due: one message for each lead, in Vietnamese, ready to be copied or to be sent."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from doichieu import show
from doichieu.hub.intake.entry_words import said
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes import mailing
from doichieu.hub.programmes.body_names import fullest, with_its_place
from doichieu.hub.programmes.mailboxes import SentReminder
from doichieu.hub.programmes.moved_days import moved_words
from doichieu.hub.programmes.seen_tasks import TaskOnRecord
from doichieu.hub.programmes.standings import Standing

TO = _("To: %(unit)s")
INTRODUCED = _("%(place)s reminds you of the tasks that you lead:")
OVERDUE_SINCE, DUE_ON, UNDATED = _("overdue since %(day)s"), _("due on %(day)s"), _("no date")
DELIVERABLE, FROM = _("deliverable: %(what)s"), _("handed out by: %(what)s")
PLEASE = _("Please say how far they are, and send the document that shows it once they are done.")
NOT_NAMED = _("lead not named")
PENDING = (Standing.OPEN, Standing.OVERDUE)


@dataclass(frozen=True, slots=True)
class Reminder:
    """What one lead is reminded of."""

    lead: str  # empty where none is named; with its place where this is not the one whose tasks are listed
    tasks: tuple[TaskOnRecord, ...]
    message: str
    key: str  # of the lead at that place: `mailing.key_of_lead`
    address: str = ""  # by e-mail; empty where none is on record
    sent: SentReminder | None = None  # the last attempt

    @property
    def overdue(self) -> int:
        """How many of the tasks are overdue."""
        return sum(each.standing == Standing.OVERDUE for each in self.tasks)


def reminders(tasks: Sequence[TaskOnRecord], place: Locality) -> list[Reminder]:
    """One for each lead of the tasks that are pending, however it is spelled, by name; two database queries."""
    addresses, sent = mailing.addresses(place), mailing.last_sent(place)
    pending = [(_called(each, place), each) for each in tasks if each.standing in PENDING]
    names: dict[str, set[str]] = defaultdict(set)
    groups: dict[str, list[TaskOnRecord]] = defaultdict(list)
    for name, each in pending:
        key = mailing.key_of_lead(name, place)
        names[key].add(name)
        groups[key].append(each)
    found = []
    for key, group in groups.items():
        name, listed = fullest(names[key]), tuple(sorted(group, key=lambda each: (each.due or date.max, each.task.pk)))
        message = _message(name, listed, place)
        found.append(Reminder(name, listed, message, key, addresses.get(key, ""), sent.get(key)))
    return sorted(found, key=lambda each: each.lead)


def _called(each: TaskOnRecord, place: Locality) -> str:
    """The lead as the page of `place` calls it: `UBND xã` of a commune under it with the name of that commune."""
    own = each.task.locality
    return each.lead if own == place else with_its_place(each.lead, own)


def _message(lead: str, tasks: Sequence[TaskOnRecord], place: Locality) -> str:
    name = str(place)
    head = [said(TO, unit=lead or said(NOT_NAMED)), "", said(INTRODUCED, place=name[:1].upper() + name[1:])]
    return "\n".join([*head, *_lines(tasks), said(PLEASE)])


def _lines(tasks: Sequence[TaskOnRecord]) -> Iterator[str]:
    for number, each in enumerate(tasks, 1):
        facts = [_when(each)]
        facts += [said(DELIVERABLE, what=each.deliverable)] if each.deliverable else []
        facts.append(said(FROM, what=each.evidence.document.title))
        yield f"{number}. {show.capitalised(each.task.work)} ({'; '.join(facts)})."


def _when(each: TaskOnRecord) -> str:
    if each.moved is None:
        return _on_its_day(each)
    with override("vi"):
        return f"{_on_its_day(each)}; {moved_words(each.moved)}"


def _on_its_day(each: TaskOnRecord) -> str:
    if each.due is None:
        return said(UNDATED)
    if each.standing == Standing.OVERDUE:
        return said(OVERDUE_SINCE, day=show.day(each.due + timedelta(days=1)))
    return said(DUE_ON, day=show.day(each.due))
