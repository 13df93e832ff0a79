"""What clerks put down, in words."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from doichieu import show
from doichieu.claims import Claim
from doichieu.hub.conferences.models import (
    AgendaEntry,
    AnswerEntry,
    Entry,
    FieldEntry,
    FieldName,
    ParticipantEntry,
    StatementEntry,
    VoteEntry,
)
from doichieu.hub.web.words.labels import label
from doichieu.hub.web.words.languages import page_language
from doichieu.show.papers import numbered

LONGEST_NAME = 60  # signs of a paper without a number


def paper_name(title: str) -> str:
    """What a paper is called in a line: its type and number where its title begins with them, else its first words."""
    return numbered(title) or Truncator(title).chars(LONGEST_NAME)


def counted(claim: Claim) -> str:
    """What a figure is of, behind its number and unit: `an ninh` of `12 camera` and `camera an ninh`."""
    unit, said = show.unit_words(claim.quantity.unit, "vi").split(), (claim.indicator or "").split()
    repeated = [word.casefold() for word in said[: len(unit)]] == [word.casefold() for word in unit]
    return " ".join(said[len(unit) :] if repeated else said)


def field_value(value: str, field: str) -> str:
    """A value of a session's field as people write it: days, a share, a yes."""
    if field == "dates":
        return ", ".join(show.day(date.fromisoformat(each.strip())) for each in value.split(","))
    if field == "adopted_share":
        return f"{show.number(Decimal(value), page_language())}%"
    if field == "votes":
        return _vote_counts(*value.split("|"))
    if field in {"extended", "released"}:
        return _("yes") if value == "true" else _("no")
    if field == "kind":
        return label(value, "session_kind")
    return value.replace("-", "–") if field == "term" else value


def _vote_counts(votes_for: str, against: str, abstained: str) -> str:
    """`25/26 tán thành, 1 không tán thành`."""
    said = [(votes_for, pgettext("vote", "for")), (against, pgettext("vote", "against"))]
    said.append((abstained, pgettext("vote", "abstained")))
    return ", ".join(f"{number} {word}" for number, word in said if number)


def entry_words(row: Entry) -> str:
    """What a row says, in one line."""
    words = ""
    match row:
        case FieldEntry():
            words = _field(row)
        case ParticipantEntry():
            counted = _("%(number)s people") % {"number": row.people} if row.people else row.post
            who = row.name or counted
            words = f"{who}, {label(row.role, 'participant')}"
        case AgendaEntry():
            words = row.title
        case VoteEntry():
            words = f"{row.what}: {', '.join(_counts(row))}"
        case StatementEntry():
            words = row.words
        case AnswerEntry():
            words = _("no answer") if row.removed else _("answer")
    return words


def _field(row: FieldEntry) -> str:
    """The order of the agenda is said by the agenda itself."""
    values = [] if row.item == FieldName.ORDER else row.values
    return ", ".join(field_value(value, row.item) for value in values)


def _counts(row: VoteEntry) -> Iterator[str]:
    words = (pgettext("vote", "for"), pgettext("vote", "against"), pgettext("vote", "abstained"))
    for count, word in zip((row.votes_for, row.votes_against, row.abstained), words, strict=True):
        if count is not None:
            yield f"{count} {word}"
    if row.share is not None:
        yield f"{show.number(row.share, page_language())}%"
