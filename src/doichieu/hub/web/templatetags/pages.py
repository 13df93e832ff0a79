"""How templates say what is stored, and quote it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString

from doichieu import show
from doichieu.claims import Claim, Span, Text
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.conferences.names import session_name
from doichieu.hub.conferences.queries import Quoted
from doichieu.hub.programmes.keepers import may_keep
from doichieu.hub.programmes.models import Instrument, InstrumentKind, Task
from doichieu.hub.programmes.naming import matter_of
from doichieu.hub.programmes.queries import MovedDay, TaskOnRecord, moved_words
from doichieu.hub.register.queries import Witness
from doichieu.hub.web.moments import AS_OF
from doichieu.hub.web.words import labels, said, session_words
from doichieu.hub.web.words.markup import NOTHING, filled, joined
from doichieu.hub.web.words.quotes import marked_sentence

register = template.Library()
SAID = (
    said.basis_words,
    said.claim_kind,
    said.day,
    said.day_of,
    said.days,
    said.fault_words,
    said.figure,
    said.indicator_choice,
    said.indicator_name,
    said.moment,
    said.moved,
    said.number,
    said.period,
    said.period_within,
    said.place_choice,
    said.place_name,
    said.place_url,
    said.post,
    said.reason,
    said.share,
    said.source_url,
    session_words.entry_words,
    session_words.counted,
    session_words.field_value,
    session_words.paper_name,
    labels.label,
    labels.fact_said,
    show.capitalised,
)
for words in SAID:
    register.filter(words.__name__, words)
register.filter("conference_name", session_name)
register.simple_tag(said.claim_url)


@register.filter
def record_matter(record: Instrument) -> str:
    """What the title of a record says beside its kind and number."""
    return matter_of(record.title, InstrumentKind(record.kind), record.written)


@register.filter(name="moved_words")
def said_of_moved_day(moved: MovedDay) -> str:
    """The due day that a document set, and the one that holds instead."""
    return moved_words(moved)


@register.filter
def is_kept_by(task: Task | str | None, viewer: Viewer) -> bool:
    """Whether the viewer decides on a task; on none where there is none, which a template may hand on as no words."""
    return isinstance(task, Task) and may_keep(viewer, task.locality)


@register.simple_tag(takes_context=True)
def kept_url(context: Context, name: str, *args: Any) -> str:
    """An address at the past moment that the page itself was asked for; as of now where it was not."""
    address, asked = reverse(name, args=args), context.get("asked")
    return f"{address}?{AS_OF}={asked.kept}" if asked and asked.at else address


@register.simple_tag
def sentence(texts: Mapping[int, Text], witness: Witness) -> SafeString | str:
    """The sentence of a witness, its figure marked; the bare figure where the text is not at hand."""
    text = texts.get(witness.text_id) if texts else None
    return marked_sentence(text, witness.span) if text else witness.quote


@register.simple_tag
def invalid(faults: Sequence[str] | None, field: str) -> SafeString:
    """What a field with faults bears, so that it has the focus and is read out with them; nothing where it has none."""
    return filled(' aria-invalid="true" aria-describedby="{}-fault" autofocus', field) if faults else NOTHING


@register.simple_tag
def field_faults(faults: Sequence[str] | None, field: str) -> SafeString:
    """What is wrong with a field, to stand below it."""
    told = joined(filled("<p>{}</p>", fault) for fault in faults or ())
    return filled('<div class="fault" id="{}-fault" role="alert">{}</div>', field, told) if told else NOTHING


@register.simple_tag
def quoted(text: Text, span: Span) -> SafeString:
    """The sentence around a place in a text, that place marked."""
    return marked_sentence(text, span)


@register.simple_tag
def quoted_of(texts: Mapping[int, Text], text_id: int, claim: Claim) -> SafeString | str:
    """The sentence of a proposal; the bare figure where its text is not at hand."""
    text = texts.get(text_id)
    return marked_sentence(text, claim.span) if text else claim.quote


@register.simple_tag
def quoted_place(texts: Mapping[int, Text], place: Quoted) -> SafeString | str:
    """The sentence around a place in a document; the bare words where its text is not at hand."""
    text = texts.get(place.text_id)
    return marked_sentence(text, place.span) if text else place.quote


@register.simple_tag
def may_be_same(alike: Mapping[int, TaskOnRecord], task: TaskOnRecord) -> TaskOnRecord | None:
    """The task that may be the same as this one, where somebody is asked about it."""
    return alike.get(task.task.pk) if alike else None


@register.simple_tag
def due_before(session_days: Mapping[int, date], task: TaskOnRecord) -> date | None:
    """The first day of the session that hands a task out, where the task is due before it: a question, no fault."""
    held = session_days.get(task.evidence.document.pk) if session_days else None
    return held if held and task.due and task.due < held else None
