"""Numbers that the reader could not read, each in its sentence, and the figure that a person enters for one."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.utils.safestring import SafeString

from doichieu import show
from doichieu.claims import Bound, Claim, Kind, Period, Quantity, Reading, Span, Text
from doichieu.hub.documents.models import Document
from doichieu.hub.intake.queries import ReviewItem
from doichieu.hub.register.models import Measure
from doichieu.hub.register.queries import HeldFigure
from doichieu.hub.web.reviewing.forms import Fields
from doichieu.hub.web.reviewing.refused import Faults
from doichieu.hub.web.words.labels import label
from doichieu.hub.web.words.quotes import marked_sentence
from doichieu.hub.web.words.said import place_choice

KEY = "hand-"  # before the place where the number begins
RULE = "entered by hand"


@dataclass(frozen=True, slots=True)
class Unentered:
    """A number that could not be read, with the form in which its figure is entered."""

    words: str
    reason: str
    sentence: SafeString
    key: str
    fields: Fields
    faults: Faults = field(default_factory=dict)  # why what was sent was refused
    standing: HeldFigure | None = None  # the differing figure on record


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was sent for a number and refused."""

    key: str
    fields: Fields
    faults: Faults
    standing: HeldFigure | None = None  # the differing figure on record, where the viewer may see it


def unentered(
    document: Document, reading: Reading, decided: Sequence[Span], refusal: Refusal | None = None
) -> list[Unentered]:
    """The numbers that were not read and of which nothing was entered. decided: where decisions stand."""
    return [
        _unentered(document, reading, unread.span, unread.reason, refusal)
        for unread in reading.unread
        if not any(unread.span.touches(span) for span in decided)
    ]


def number_called(key: str, reading: Reading) -> ReviewItem | None:
    """The number of that key, as something that is decided on: a passage of which nothing is known yet."""
    spans = (unread.span for unread in reading.unread if _key(unread.span) == key)
    return next((ReviewItem(None, passage(reading.text, span), None, None, None, None) for span in spans), None)


def passage(text: Text, span: Span) -> Claim:
    """A claim that says nothing but where it stands."""
    return Claim(
        id=_key(span),
        span=span,
        quote=span.of(text),
        kind=Kind.LEVEL,
        planned=False,
        quantity=Quantity(Decimal(0), None, None, Decimal(1), "", Bound.EXACT),
        estimate=False,
        indicator=None,
        period=None,
        basis=None,
        rule=RULE,
        confidence=1.0,
    )


def _unentered(document: Document, reading: Reading, span: Span, reason: str, refusal: Refusal | None) -> Unentered:
    text, key = reading.text, _key(span)
    plain = Unentered(
        words=span.of(text),
        reason=label(reason, "unread"),
        sentence=marked_sentence(text, span),
        key=key,
        fields=_offered(document, reading, span),
    )
    if refusal is None or refusal.key != key:
        return plain
    return replace(plain, fields=refusal.fields, faults=refusal.faults, standing=refusal.standing)


def _key(span: Span) -> str:
    return f"{KEY}{span.start}"


def _offered(document: Document, reading: Reading, span: Span) -> Fields:
    """What is likely of a number: the document's place, and the time of the figure that stands nearest."""
    period = _nearest_period(reading, span)
    return {
        "quantity": span.of(reading.text),
        "place": place_choice(document.locality) if document.locality else "",
        "first_day": show.day(period.first) if period else "",
        "last_day": show.day(period.last) if period else "",
        "measure": str(Measure.LEVEL),
    }


def _nearest_period(reading: Reading, span: Span) -> Period | None:
    nearest = min(reading.claims, key=lambda claim: abs(claim.span.start - span.start), default=None)
    return None if nearest is None else nearest.period
