"""What the page of a document shows: its text with marks, its figures with decisions, the rest of its numbers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from doichieu import show
from doichieu.claims import SURE, Claim, Reading, Span
from doichieu.claims.codec import reading_from_json, text_from_json
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Clock
from doichieu.hub.checks.findings import FindingsByFigure, ShownFinding, findings_beside
from doichieu.hub.checks.following import as_recorded
from doichieu.hub.conferences import queries as conferences
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.counted_votes import counted_votes
from doichieu.hub.documents.models import Document, Origin
from doichieu.hub.documents.spoken_periods import periods_reported_on
from doichieu.hub.intake import queries as intake
from doichieu.hub.intake.entry_texts import RULE as SIGNED_ENTRY
from doichieu.hub.intake.models import Action, Decision
from doichieu.hub.intake.queries import Accepted, Order, ReviewItem
from doichieu.hub.intake.sent_anew import anew_in, rejected_anew_in, waiting_anew
from doichieu.hub.intake.series_words import price_bases
from doichieu.hub.places import queries as places
from doichieu.hub.register import queries as register
from doichieu.hub.register.models import Figure, Maturity, Measure
from doichieu.hub.register.queries import HeldFigure
from doichieu.hub.register.resting import withdrawn_spans
from doichieu.hub.register.validity import Validity, validities_of
from doichieu.hub.web.reviewing.by_hand import RULE, Refusal, unentered
from doichieu.hub.web.reviewing.forms import CUMULATIVE, Choices, Fields, offered
from doichieu.hub.web.reviewing.refused import Faults
from doichieu.hub.web.words.labels import label
from doichieu.hub.web.words.languages import page_language
from doichieu.hub.web.words.series_words import NOTHING_SAID, SeriesWords, series_words

LIKELY = 0.7  # below, a reviewer is asked to look closely
PENDING, CONFIRMED, CORRECTED, UNCONFIRMED = "pending", "confirmed", "corrected", "unconfirmed"
REPLACED, WITHDRAWN = "replaced", "withdrawn"
KEPT = "kept"  # of a signed entry: what was left on its form and is no figure
SIGNED, TURNED_DOWN = "signed", "turned_down"  # to the public, of a signed entry: what waits, and what was rejected
SENT_ANEW = "sent_anew"  # to the unit, of what waits in its entry; to the public it is replaced
UNDECIDED = frozenset({PENDING, UNCONFIRMED, REPLACED, WITHDRAWN, SIGNED, TURNED_DOWN, SENT_ANEW})  # or holds no longer
Context = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One figure in the review list."""

    claim: Claim
    state: str  # "pending", or what was decided; to the public as in `_public_line`
    decision: Decision | None
    why_not: str  # what stands in the way of a figure in the register; empty where nothing does
    fields: Fields  # what stands in its form
    faults: Faults = field(default_factory=dict)  # why what was sent was refused
    standing: HeldFigure | None = None  # the differing figure on record
    figure: Figure | None = None  # that it entered or witnesses
    validity: Validity = Validity.HOLDS  # of what that figure states, now

    @property
    def key(self) -> str:
        """What the line is known by on the page."""
        return self.claim.id

    @property
    def in_force(self) -> Claim:
        """The claim with what is on record of it: the figure that it became, as it was confirmed or corrected."""
        return self.claim if self.figure is None else as_recorded(self.claim, self.figure)

    @property
    def certainty(self) -> str:
        """How sure the reader is of the claim, in three degrees that a reviewer can tell apart."""
        sure = self.claim.confidence
        return "sure" if sure >= SURE else "likely" if sure >= LIKELY else "doubtful"

    @property
    def by_hand(self) -> bool:
        """Whether a person entered it, where no figure was read."""
        return self.claim.rule == RULE

    @property
    def other_period(self) -> bool:
        """Whether another period was put down than was read."""
        return self.claim.period is not None and self.in_force.period != self.claim.period


@dataclass(frozen=True, slots=True)
class Rest:
    """A number of the text that is no figure."""

    words: str
    reason: str


def _asked_periods(document: Document) -> list[str]:
    """The periods that the title names side by side: of which a sentence is that names none, nobody can tell."""
    return [show.period(each, page_language()) for each in periods_reported_on(document.title, document.published)]


def context_of(
    document: Document,
    viewer: Viewer,
    *,
    order: Order,
    replaced: Line | None = None,
    refusal: Refusal | None = None,
) -> Context:
    """Everything for the page of a document. replaced: a line as it was sent and refused, instead of its own.

    order: of a review; who reviews nothing has the order of the text. refusal: of a number that was entered by hand.
    """
    stored = documents.stored_reading_of(document)
    may_review = viewer.may(Act.REVIEW, document.locality)
    order = order if may_review else "text"
    context: Context = {
        "section": "documents",
        "document": document,
        "reading": stored,
        "order": order,
        "inside": viewer.may(Act.READ_INTERNAL, document.locality),
        "may_review": may_review,
        "may_release": viewer.may(Act.RELEASE, document.locality) and not document.fault,
    }
    if stored is None:
        return context
    reading = reading_from_json(stored.data, text_from_json(stored.text.data))
    lines = lines_of(document, viewer, reading, stored.text_id, order)
    lines = [replaced if replaced and line.key == replaced.key else line for line in lines]
    return {
        **context,
        **counts_of(lines),
        **_read(document, viewer, reading, lines),
        **_rest_of(document, reading, lines, refusal),
        "title_periods": _asked_periods(document) if may_review else [],
        "choices": choices_of(document) if may_review else None,
        "conference": conferences.conference_of(document, viewer),
        "anew": anew_in(document, viewer),
        "rejected_anew": rejected_anew_in(document, viewer),
        **_codes(),
    }


def _read(document: Document, viewer: Viewer, reading: Reading, lines: Sequence[Line]) -> Context:
    """The text with its marks, its figures, and what is found beside them."""
    beside = findings_beside(document, viewer)
    return {
        "text": reading.text,
        "lines": lines,
        "findings": beside,
        "highlighted": highlighted(reading, lines, beside),
    }


def _rest_of(document: Document, reading: Reading, lines: Sequence[Line], refusal: Refusal | None) -> Context:
    """The numbers that are no figures: those that could not be read, and the others."""
    unread = unentered(document, reading, [line.claim.span for line in lines], refusal)
    other = [*_votes(reading), *(Rest(each.span.of(reading.text), label(each.what, "other")) for each in reading.other)]
    return {"unread": unread, "other": other, "rest_total": len(unread) + len(other)}


def _codes() -> Context:
    """What the fields of a figure offer."""
    return {
        "measures": Measure.values,
        "maturities": ["", *Maturity.values],
        "cumulatives": CUMULATIVE.values(),
        "clocks": Clock.values,
        "price_bases": price_bases(),
    }


def lines_of(document: Document, viewer: Viewer, reading: Reading, text_id: int, order: Order) -> list[Line]:
    """The figures with their decisions, or, for who may not read inside, with whether they are confirmed."""
    if viewer.may(Act.READ_INTERNAL, document.locality):
        items = intake.review_of(document, viewer, order)
        words = series_words(reading.text, [item.claim for item in items])
        now = validities_of([item.figure for item in items if item.figure], viewer)
        return [
            line_of(item, words=words[item.claim.id], validity=now[item.figure.pk] if item.figure else Validity.HOLDS)
            for item in items
        ]
    confirmed, withdrawn = register.witnessed_spans(text_id, viewer), withdrawn_spans(text_id, viewer)
    accepted = intake.accepted_of(document, viewer)
    votes = counted_votes(reading)
    lines = [(claim, _public_line(claim, confirmed, withdrawn, accepted)) for claim in reading.claims]
    if document.origin == Origin.ENTRY:
        rejected = intake.rejected_of_entry(document, viewer)
        own = viewer.may(Act.READ_INTERNAL, document.locality, document.organisation)
        kept = {each.span for each in accepted if each.figure is None}
        anew, told = waiting_anew(document), SENT_ANEW if own else REPLACED
        signed = [_signed_line(line, rejected, kept, own=own) for _, line in lines]
        return [replace(line, state=told) if line.key in anew else line for line in signed]
    return [line for claim, line in lines if line.state != UNCONFIRMED or claim.id not in votes]


def line_of(
    item: ReviewItem,
    fields: Fields | None = None,
    words: SeriesWords = NOTHING_SAID,
    **changes: Any,
) -> Line:
    """The line of one claim; `fields` as they were sent, else as they are proposed with the help of its words."""
    proposal = item.proposal
    return Line(
        claim=item.claim,
        state=_decided_as(item),
        decision=item.decision,
        why_not=str(proposal.why_not or "") if proposal else "",
        fields=fields or offered(item, page_language(), words),
        figure=item.figure,
        **changes,
    )


def _decided_as(item: ReviewItem) -> str:
    """What was decided of a claim, as its line says it."""
    if item.decision is None:
        return PENDING
    kept = item.decision.action == Action.CONFIRMED and item.figure is None and item.claim.rule == SIGNED_ENTRY
    return KEPT if kept else str(item.decision.action)


def counts_of(lines: Sequence[Line]) -> Context:
    """How far the review has come."""
    return {
        "decided_total": sum(_counts_as_decided(line) for line in lines),
        "items_total": len(lines),
        "unconfirmed_total": sum(line.state == UNCONFIRMED for line in lines),
        "signed_total": sum(line.state == SIGNED for line in lines),
        "replaced_total": sum(line.state == REPLACED for line in lines),
    }


def _counts_as_decided(line: Line) -> bool:
    """Whether a line is decided on or, to outsiders, confirmed: what was only kept is not."""
    return line.state not in UNDECIDED and (line.state != KEPT or line.decision is not None)


def changed_lines(lines: Sequence[Line], before: FindingsByFigure, now: FindingsByFigure) -> list[Line]:
    """The lines beside which other findings stand than before, or the same told otherwise."""

    def told(beside: FindingsByFigure, line: Line) -> list[tuple[object, ...]]:
        return [(each, each.found.row.state, each.found.row.facts) for each in beside.get(line.claim.span, ())]

    return [line for line in lines if told(before, line) != told(now, line)]


def choices_of(document: Document) -> Choices:
    """The indicators and places that this document's figures can be about."""
    own = document.locality
    around = [own, *places.ancestors_of(own), *places.children_of(own, _day_of(document))] if own else []
    return Choices(
        indicators=list(catalogue.indicators()),
        places=around,
        subjects=list(places.subjects_of(own)) if own else [],
    )


def _day_of(document: Document) -> date:
    return document.published or (document.locality and document.locality.valid_to) or localdate(document.stored_at)


def highlighted(reading: Reading, lines: Sequence[Line], beside: FindingsByFigure) -> SafeString:
    """The text as HTML, each figure marked with its state, and a place to link to where a session's facts stand.

    A figure that an open contradiction names leads to its line in the list, where that is told.
    """
    marks = [*(_mark(line, _contradiction(line, beside)) for line in lines), *_anchors(reading)]
    return mark_safe(show.marked(reading.text, marks, lang=page_language()))  # noqa: S308 # `show` escapes the text


def _votes(reading: Reading) -> list[Rest]:
    """The numbers of votes: they stand on the record of the session, and nobody has to confirm them."""
    votes = counted_votes(reading)
    return [Rest(claim.quote, _("a vote of the session")) for claim in reading.claims if claim.id in votes]


def _anchors(reading: Reading) -> list[show.Mark]:
    """Empty marks, so that they take nothing from the figures: `s-START`."""
    spans = [mention.span for mention in reading.mentions]
    spans += [task.span for task in reading.tasks]
    spans += [statement.span for statement in reading.statements]
    starts = sorted({span.start for span in spans})
    return [show.Mark(Span(start, start), f"s-{start}", ("anchor",)) for start in starts]


def _mark(line: Line, contradiction: str) -> show.Mark:
    """The figure's mark, with classes of the page's own: those of `show` mean something else to Bootstrap."""
    plain = show.mark_of(line.claim)
    state, data = label(line.state, "action"), {"state": line.state}
    if not contradiction:
        return show.Mark(plain.span, plain.id, ("claim-mark",), data, title=state)
    title = _("%(state)s; contradicted: %(what)s") % {"state": state, "what": contradiction}
    return show.Mark(plain.span, plain.id, ("claim-mark", "contradicted"), data, f"#r-{line.key}", title)


def _contradiction(line: Line, beside: FindingsByFigure) -> str:
    """What the open findings say that a figure takes part in; empty where there is none."""
    found = (each.found for each in beside.get(line.claim.span, ()))
    return "; ".join(_told(each) for each in found if each.is_open)


def _told(found: ShownFinding) -> str:
    line = found.line(page_language())
    return f"{line} ({label(found.row.state, 'finding')})" if found.is_being_corrected else line


def _public_line(
    claim: Claim, confirmed: Sequence[Span], withdrawn: Sequence[Span], accepted: Sequence[Accepted]
) -> Line:
    """confirmed: where figures rest that hold now. withdrawn: where figures rested that were taken back.

    A figure that was kept on its document is confirmed too, and one that was replaced and is stated anew by what holds;
    one that somebody confirmed and that was replaced or taken back since is told as that, for nobody is to take it for
    what holds.
    """
    bare = Line(claim=claim, state=UNCONFIRMED, decision=None, why_not="", fields={})
    known = next((each for each in accepted if claim.span.touches(each.span)), None)
    kept = known is not None and (known.figure is None or known.followed is Validity.HOLDS)
    if not kept and not any(claim.span.touches(span) for span in confirmed):
        if known is None:
            return replace(bare, state=WITHDRAWN) if any(claim.span.touches(span) for span in withdrawn) else bare
        return replace(bare, state=REPLACED, figure=known.figure) if known.followed else bare
    if known is None:
        return replace(bare, state=CONFIRMED)
    return replace(bare, state=CORRECTED if known.corrected else CONFIRMED, figure=known.figure)


def _signed_line(line: Line, rejected: Sequence[Decision], kept: Collection[Span], *, own: bool) -> Line:
    """A line of a signed entry: nobody read its figure by a program, so it waits for approval or was turned down.

    What was accepted and became no figure is told as kept, for its unit would take it for one on record.
    own: whether it is the viewer's own unit that signed; it alone is told by whom it was turned down, and why.
    """
    if line.state == CONFIRMED and line.figure is None and line.claim.span in kept:
        return replace(line, state=KEPT)
    if line.state != UNCONFIRMED:
        return line
    decision = next((each for each in rejected if line.claim.span.touches(Span(each.start, each.end))), None)
    if decision is None:
        return replace(line, state=SIGNED)
    return replace(line, state=TURNED_DOWN, decision=decision if own else None)
