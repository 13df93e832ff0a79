"""What the session clerk does on the page, one function an act, from what a form sends."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from doichieu import show
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.conferences import keeping, parting, services
from doichieu.hub.conferences.clerks import ClerkPage
from doichieu.hub.conferences.errors import FactUnreadable, ItemUnknown, NotMerged
from doichieu.hub.conferences.field_values import takes_several
from doichieu.hub.conferences.models import FieldName
from doichieu.hub.conferences.queries import conference as session
from doichieu.hub.documents import queries as documents
from doichieu.hub.web.sessions.days_written import days_written

BETWEEN = re.compile(r"[,;\n]")
LONGEST_NUMBER = 9  # digits


@dataclass(frozen=True, slots=True)
class Sent:
    """An act as a form asks for it."""

    kept: ClerkPage
    fields: Mapping[str, str]
    viewer: Viewer

    @property
    def number(self) -> int:
        """Of the session."""
        return self.kept.shown.conference.pk

    def said(self, name: str) -> str:
        return self.fields.get(name, "").strip()

    def whole(self, name: str) -> int | None:
        """A whole number; None where nothing is written. Raises FactUnreadable."""
        written = self.said(name)
        if not written:
            return None
        if not (written.isascii() and written.isdigit() and len(written) <= LONGEST_NUMBER):
            raise FactUnreadable(field=name, written=written)
        return int(written)

    def share(self, name: str) -> Decimal | None:
        """A percentage as people write it: "97,5%"; None where nothing is written. Raises FactUnreadable."""
        written = self.said(name).rstrip("%").strip()
        if not written:
            return None
        if not re.fullmatch(r"\d{1,3}(?:[.,]\d{1,6})?", written):
            raise FactUnreadable(field=name, written=written)
        return Decimal(written.replace(",", "."))

    @property
    def writing(self) -> keeping.Writing:
        return keeping.Writing(self.number, self.viewer, self.whole("seen") or 0, self.said("reason"))


def set_field(sent: Sent) -> None:
    name = _field(sent)
    written = _present_written(sent) if name is FieldName.PRESENT else sent.said("value")
    keeping.set_field(sent.writing, name, values_written(name, written))


def leave_field(sent: Sent) -> None:
    keeping.leave_field(sent.writing, _field(sent))


def put_participant(sent: Sent) -> None:
    people = sent.whole("people")
    given = keeping.Participant(
        role=sent.said("role"),
        name=sent.said("name"),
        post=sent.said("post"),
        people=1 if people is None else people,
        absent=sent.said("absent") == "on",
    )
    keeping.put_participant(sent.writing, given, sent.said("item"))


def put_agenda_item(sent: Sent) -> None:
    given = keeping.AgendaItem(
        kind=sent.said("kind"), title=sent.said("title"), presenter=sent.said("presenter"), paper=sent.whole("paper")
    )
    keeping.put_agenda_item(sent.writing, given, sent.said("item"))


def move_up(sent: Sent) -> None:
    _move(sent, -1)


def move_down(sent: Sent) -> None:
    _move(sent, 1)


def put_statement(sent: Sent) -> None:
    given = keeping.Said(**{name: sent.said(name) for name in ("kind", "words", "speaker", "place", "topic")})
    keeping.put_statement(sent.writing, given, sent.said("item"))


def put_vote(sent: Sent) -> None:
    given = keeping.Voted(
        what=sent.said("what"),
        votes_for=sent.whole("votes_for"),
        votes_cast=sent.whole("votes_cast"),
        votes_against=sent.whole("votes_against"),
        abstained=sent.whole("abstained"),
        share=sent.share("share"),
        method=sent.said("method"),
        instrument=sent.whole("instrument"),
    )
    keeping.put_vote(sent.writing, given, sent.said("item"))


def remove_item(sent: Sent) -> None:
    keeping.remove_item(sent.writing, sent.said("sort"), sent.said("item"))


def confirm_answer(sent: Sent) -> None:
    keeping.link_answer(sent.writing, sent.said("opinion"), sent.said("answer"), answers=True)


def deny_answer(sent: Sent) -> None:
    keeping.link_answer(sent.writing, sent.said("opinion"), sent.said("answer"), answers=False)


def attach_document(sent: Sent) -> None:
    document = documents.document(sent.whole("document") or 0, sent.viewer)
    services.attach_document(conference=sent.kept.shown.conference, document=document, by=sent.viewer)


def take_off_document(sent: Sent) -> None:
    document = documents.document(sent.whole("document") or 0, sent.viewer)
    services.take_off_document(
        conference=sent.kept.shown.conference,
        document=document,
        reason=sent.said("reason"),
        by=sent.viewer,
        apart=sent.said("apart") == "on",
    )


def merge_into(sent: Sent) -> int:
    """The session goes on as another one, which is shown next."""
    into = session(sent.whole("into") or 0, sent.viewer).conference
    services.merge_conferences(
        conference=sent.kept.shown.conference, into=into, reason=sent.said("reason"), by=sent.viewer
    )
    return into.pk


def part(sent: Sent) -> int:
    """A session that was merged into this one is one of its own again, and is shown next. Raises NotMerged."""
    number = sent.whole("merging")
    merging = next((each for each in sent.kept.merged if each.pk == number), None)
    if merging is None:
        raise NotMerged
    parting.part_conferences(merging=merging, reason=sent.said("reason"), by=sent.viewer)
    return merging.conference_id


def release_record(sent: Sent) -> None:
    keeping.release_record(sent.writing, released=sent.said("released") == "yes")


@dataclass(frozen=True, slots=True)
class Deed:
    """An act, and the part of the page that it is about; the act may tell which session is shown next."""

    anchor: str
    run: Callable[[Sent], int | None]


DEEDS: Mapping[str, Deed] = {
    "set_field": Deed("facts", set_field),
    "leave_field": Deed("facts", leave_field),
    "put_participant": Deed("people", put_participant),
    "put_agenda_item": Deed("agenda", put_agenda_item),
    "move_up": Deed("agenda", move_up),
    "move_down": Deed("agenda", move_down),
    "put_statement": Deed("said", put_statement),
    "confirm_answer": Deed("said", confirm_answer),
    "deny_answer": Deed("said", deny_answer),
    "put_vote": Deed("decided", put_vote),
    "attach_document": Deed("documents", attach_document),
    "take_off_document": Deed("documents", take_off_document),
    "merge_into": Deed("documents", merge_into),
    "part": Deed("documents", part),
    "release_record": Deed("facts", release_record),
    "remove_participant": Deed("people", remove_item),
    "remove_agenda": Deed("agenda", remove_item),
    "remove_statement": Deed("said", remove_item),
    "remove_vote": Deed("decided", remove_item),
}


def values_written(name: FieldName, written: str) -> list[str]:
    """The values of a field as the form has them: days as `days_written` reads them, chairs with commas between."""
    if name is FieldName.DATES:
        return [day.isoformat() for day in days_written(written)]
    parts = BETWEEN.split(written) if takes_several(name) else [written]
    return [part.strip() for part in parts if part.strip()]


def values_shown(name: str, values: Sequence[str]) -> str:
    """The values of a field as the form takes them: of one that takes a single value, the first."""
    if name == FieldName.DATES:
        return ", ".join(show.day(date.fromisoformat(value)) for value in values)
    return ", ".join(values if takes_several(name) else values[:1])


def _present_written(sent: Sent) -> str:
    """The two numbers of those who were there, as "24/25"; empty where neither is written."""
    numbers = (sent.said("value"), sent.said("summoned"))
    return "/".join(numbers) if any(numbers) else ""


def _field(sent: Sent) -> FieldName:
    """The field that a form is about; what is released is nobody's to set here. Raises ItemUnknown."""
    name = sent.said("name")
    if name not in FieldName.values or name == FieldName.RELEASED:
        raise ItemUnknown(item=name)
    return FieldName(name)


def _move(sent: Sent, by: int) -> None:
    """Raises ItemUnknown, OvertakenBy."""
    order = [item.key for item in sent.kept.shown.agenda]
    item = sent.said("item")
    if item not in order:
        raise ItemUnknown(item=item)
    at = order.index(item)
    to = min(max(at + by, 0), len(order) - 1)
    order[at], order[to] = order[to], order[at]
    keeping.set_field(sent.writing, FieldName.ORDER, order)
