"""What a reading proposes: the record that a document is, those that it cites, and the tasks that it hands out.

The job of "document read" and "document placed"; `services` alone calls this.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Model

from doichieu.claims import Mention, Reading, Span
from doichieu.hub.documents.models import Document, StoredText
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes.citing import Cited, citations_in, kind_at, kind_called
from doichieu.hub.programmes.matching import Citing, place_called, place_of, record_called, record_meant
from doichieu.hub.programmes.models import (
    Citation,
    Instrument,
    InstrumentAct,
    InstrumentState,
    Relation,
)
from doichieu.hub.programmes.naming import Named, name_of, names_in, past_number
from doichieu.hub.programmes.own_words import days_in, issuer_of, title_of
from doichieu.hub.programmes.steps import PROPOSER, step_of_instrument
from doichieu.lexicon import table
from doichieu.lexicon.search import searchable

OWN_NUMBER = 60  # signs
LONGEST_TYPE = 4  # words: chương trình hành động


@dataclass(slots=True)
class Proposing:
    """One document whose reading is looked through, and the rows that come of it."""

    document: Document
    text: StoredText
    reading: Reading
    rows: list[Model] = field(default_factory=list)

    @property
    def day(self) -> date | None:
        """The day on which the document speaks."""
        days = self.reading.conference.dates if self.reading.conference else ()
        return self.document.published or (days[-1] if days else None)

    @property
    def citing(self) -> Citing:
        return Citing(self.document.locality, self.day)


def propose_records(proposing: Proposing) -> Instrument | None:
    """The record that the document is, and every record that it cites; returns the first, where it is one."""
    own = _own_record(proposing)
    for cited in citations_in(proposing.reading.text.content, proposing.reading.mentions):
        record = _cited_record(cited, proposing)
        _relate(own, cited, record, proposing)
    reading = proposing.reading
    for named in names_in(reading.text.content, reading.agenda, reading.mentions):
        _called_record(named, proposing)
    return own


def describe(instrument: Instrument) -> None:
    """The columns by which a record is found, which are not saved here."""
    place = str(instrument.locality) if instrument.locality else ""
    words = f"{instrument.written} {kind_words(instrument.kind)}"
    instrument.search = searchable(words)
    instrument.search_inside = searchable(f"{words} {instrument.title} {instrument.issuer} {place}")
    said = f"{instrument.own_number} {title_of(instrument.document)}" if instrument.document else ""
    instrument.search_own = searchable(f"{said} {kind_words(instrument.kind)}") if said else ""


def kind_words(kind: str) -> str:
    """What a kind is called in Vietnamese: by the first type of lexicon/documents.toml that is of it."""
    types = (entry for entry in table("documents") if entry.facts.get("instrument") == kind)
    return next((entry.written for entry in types), "")


def _own_record(proposing: Proposing) -> Instrument | None:
    """The record that the document is, by the number in its letterhead."""
    rows = Instrument.objects.select_related("locality", "merged_into__locality")
    known = rows.filter(document=proposing.document).first()
    own = next((mention for mention in proposing.reading.mentions if mention.field == "number"), None)
    if known is not None:
        _number(known, own)
        return _placed(known.merged_into or known, proposing)
    if own is None:
        return _own_by_name(proposing)
    kind = kind_at(proposing.reading.text.content, own.span, own.value)
    if kind is None:
        return None
    cited = Cited(own.span, own.value[:OWN_NUMBER], kind, proposing.document.published, "", "", None)
    record = record_meant(cited, proposing.citing) or _numbered(cited, proposing.document.title, proposing)
    if record is None or record.state == InstrumentState.REJECTED:
        record = _new(cited, proposing.document.locality)
    if record.document_id is None:
        record.own_number = cited.written
        return _tied(record, proposing)
    _cite(cited.span, record, proposing, called=cited.written)
    return record if record.document_id == proposing.document.pk else None


def _number(record: Instrument, own: Mention | None) -> None:
    """The number by which the document calls itself, where a later reading finds another or the first."""
    if own is not None and record.own_number != own.value[:OWN_NUMBER]:
        record.own_number = own.value[:OWN_NUMBER]
        describe(record)
        record.save(update_fields=("own_number", "search_own"))


def _own_by_name(proposing: Proposing) -> Instrument | None:
    """The record of a paper without a number, by the name in its title; what tells of a session is no such paper."""
    called = name_of(_whole_title(proposing)) if proposing.reading.conference is None else None
    if called is None:
        return None
    named = Named(Span(0, 0), *called)
    record = record_called(named, proposing.citing)
    if record is None or record.state == InstrumentState.REJECTED:
        record = _new_by_name(named, proposing)
    return _tied(record, proposing) if record.document_id is None else None


def _whole_title(proposing: Proposing) -> str:
    """The title with its type, where that stands on the line above it: CHƯƠNG TRÌNH / kiểm tra, giám sát năm 2026."""
    title, content = proposing.document.title, proposing.reading.text.content
    above = content[: max(content.find(title), 0)].rstrip().rpartition("\n")[2].strip()
    return (
        f"{above} {title}" if above.isupper() and len(above.split()) <= LONGEST_TYPE and kind_called(above) else title
    )


def _numbered(cited: Cited, title: str, proposing: Proposing) -> Instrument | None:
    """The record that was known by this name alone, which has its number now; one that a person confirmed stays."""
    name = past_number(title, cited.written)
    called = (name_of(title) if name == title else None) or name_of(f"{kind_words(cited.kind)} {name}")
    if called is None or called[0] != cited.kind:
        return None
    record = record_called(Named(cited.span, *called), proposing.citing)
    if record is None or not record.named or record.state != InstrumentState.PROPOSED:
        return None
    record.title = record.title or title[:300]
    record.written, record.key = cited.written, cited.key
    record.issued = record.issued or cited.issued
    _save(record, InstrumentAct.EDITED, proposing)
    return record


def _called_record(named: Named, proposing: Proposing) -> None:
    """The record of a name, proposed where there is none."""
    if Citation.objects.filter(text=proposing.text, start=named.span.start, end=named.span.end).exists():
        return
    record = record_called(named, proposing.citing)
    if record is None:
        record = _new_by_name(named, proposing)
        _save(record, InstrumentAct.PROPOSED, proposing)
    elif record.state == InstrumentState.PROPOSED and named.issuer and not record.issuer:
        record.issuer = named.issuer
        _save(record, InstrumentAct.EDITED, proposing)
    _cite(named.span, record, proposing, called=named.name)


def _new_by_name(named: Named, proposing: Proposing) -> Instrument:
    first, last = days_in(named.name)
    return Instrument(
        kind=named.kind,
        written=named.name,
        key=named.key,
        issuer=named.issuer,
        locality=place_called(named.issuer, proposing.document.locality),
        first_day=first,
        last_day=last,
    )


def _tied(record: Instrument, proposing: Proposing) -> Instrument:
    """The document becomes the record's own; what a record that nobody confirmed does not say is taken from it."""
    document = proposing.document
    record.document = document
    if record.state == InstrumentState.KNOWN:
        _save(record, InstrumentAct.TIED, proposing)
        return record
    record.title = record.title or document.title
    record.issued = record.issued or document.published
    record.locality = record.locality or document.locality
    record.issuer = record.issuer or issuer_of(record)
    if record.first_day is None:
        record.first_day, record.last_day = days_in(document.title)
    act = InstrumentAct.TIED if record.step else InstrumentAct.PROPOSED
    _save(record, act, proposing)
    return record


def _placed(record: Instrument, proposing: Proposing) -> Instrument:
    """A record of no place whose document was given one."""
    if record.locality_id is None and proposing.document.locality_id is not None:
        record.locality = proposing.document.locality
        _save(record, InstrumentAct.TIED, proposing)
    return record


def _cited_record(cited: Cited, proposing: Proposing) -> Instrument:
    known = Citation.objects.filter(text=proposing.text, start=cited.span.start, end=cited.span.end).first()
    if known is not None:
        return known.instrument
    record = record_meant(cited, proposing.citing) or _numbered(cited, cited.title, proposing)
    if record is None:
        record = _new(cited, place_of(cited, proposing.document.locality))
        _save(record, InstrumentAct.PROPOSED, proposing)
    elif record.state == InstrumentState.PROPOSED and _learns(record, cited):
        _save(record, InstrumentAct.EDITED, proposing)
    _cite(cited.span, record, proposing, called=cited.written)
    return record


def _learns(record: Instrument, cited: Cited) -> bool:
    """Whether another citation says more of a proposed record than is known."""
    before = (record.issued, record.issuer, record.title)
    record.issued = record.issued or cited.issued
    record.issuer, record.title = record.issuer or cited.issuer, record.title or cited.title
    return before != (record.issued, record.issuer, record.title)


def _new(cited: Cited, place: Locality | None) -> Instrument:
    return Instrument(
        kind=cited.kind,
        written=cited.written,
        key=cited.key,
        title=cited.title,
        issuer=cited.issuer,
        locality=place,
        issued=cited.issued,
    )


def _cite(span: Span, record: Instrument, proposing: Proposing, *, called: str) -> None:
    """called: the number or the name by which the text knows the record."""
    known = {"instrument": record, "called": called, "search": searchable(f"{called} {kind_words(record.kind)}")}
    Citation.objects.get_or_create(text=proposing.text, start=span.start, end=span.end, defaults=known)


def _relate(own: Instrument | None, cited: Cited, other: Instrument, proposing: Proposing) -> None:
    """What the document does to the record that it cites, where its words say so."""
    if own is None or cited.relation is None or own == other:
        return
    relation, new = Relation.objects.get_or_create(
        instrument=own,
        kind=cited.relation,
        other=other,
        defaults={"text": proposing.text, "start": cited.span.start, "end": cited.span.end, "proposed": True},
    )
    if new:
        proposing.rows.append(relation)


def _save(record: Instrument, act: InstrumentAct, proposing: Proposing) -> None:
    describe(record)
    record.save()
    step = step_of_instrument(record, act, by=PROPOSER)
    record.save(update_fields=("step",))
    if record not in proposing.rows:
        proposing.rows.append(record)
    proposing.rows.append(step)
