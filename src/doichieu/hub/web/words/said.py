"""How pages say what is stored: by `doichieu.show`, in the language of the page."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import ngettext

from doichieu import show
from doichieu.claims import Claim, Period, Quantity
from doichieu.hub.catalogue.models import Indicator, PlanningPeriod
from doichieu.hub.catalogue.periods import days_of
from doichieu.hub.checks.chains import Moved
from doichieu.hub.checks.counted_rates import printed_rate
from doichieu.hub.checks.judgements import Status
from doichieu.hub.checks.queries import Comparison
from doichieu.hub.conferences.queries import Quoted
from doichieu.hub.documents.models import Document
from doichieu.hub.places.models import Locality
from doichieu.hub.register.queries import HeldFigure, Revision, Witness
from doichieu.hub.reports.figures import figure_words
from doichieu.hub.web.words import faults, reasons
from doichieu.hub.web.words.languages import page_language as language


def place_name(place: Locality) -> str:
    """Kind and name, to begin a line with: "Huyện Thanh Trì"."""
    name = str(place)
    return name[:1].upper() + name[1:]


def indicator_name(indicator: Indicator) -> str:
    """The indicator's name in the language of the page."""
    return name_in(indicator, language())


def name_in(indicator: Indicator, lang: show.Lang) -> str:
    """The same in a language that is known."""
    return indicator.name_en if lang == "en" else indicator.name_vi


def indicator_choice(indicator: Indicator, lang: show.Lang | None = None) -> str:
    """An indicator as a list offers it, its code first. lang: None for that of the page."""
    return f"{indicator.code} {name_in(indicator, lang or language())}"


def targets_elsewhere(longer: PlanningPeriod, count: int) -> str:
    """Why a part's board does not list so many indicators with a target: it was set for a longer period."""
    told = ngettext(
        "%(count)s indicator has a target for the whole of %(period)s, and no figure of this period by itself.",
        "%(count)s indicators have a target for the whole of %(period)s, and no figure of this period by itself.",
        count,
    )
    return told % {"count": count, "period": period_within(longer)}


def place_choice(place: Locality) -> str:
    """A place as a list offers it: with the one above it, as names recur."""
    return f"{place}, {place.parent}" if place.parent else str(place)


def day(shown: date | str | None) -> str:
    """dd/mm/yyyy, of a date or of its ISO form; nothing for nothing."""
    if not shown:
        return ""
    return show.day(date.fromisoformat(shown) if isinstance(shown, str) else shown)


def days(shown: Iterable[str]) -> str:
    """The days of a session: one, or the first and the last."""
    every = sorted(shown)
    return " – ".join(day(each) for each in dict.fromkeys((every[0], every[-1]))) if every else ""


def moment(shown: datetime | None) -> str:
    """Hour, minute and day where the office is."""
    return f"{localtime(shown):%H:%M} {show.day(localtime(shown).date())}" if shown else ""


def day_of(shown: datetime | None) -> str:
    """The day of a moment where the office is."""
    return show.day(localtime(shown).date()) if shown else ""


def period(shown: PlanningPeriod | Period | str | None) -> str:
    """A period in words, of its record, its days or its name: "6 tháng đầu năm 2022"."""
    return period_in(shown, language()) if shown else ""


def period_in(shown: PlanningPeriod | Period | str, lang: show.Lang) -> str:
    """The same in a language that is known."""
    said = period_within(shown, lang)
    return said[:1].upper() + said[1:]


def period_within(shown: PlanningPeriod | Period | str, lang: show.Lang | None = None) -> str:
    """The same where it does not open a line: "58,0 tỷ đồng, HĐND xã, năm 2026". lang: None for that of the page."""
    if isinstance(shown, PlanningPeriod):
        return _days_within(shown.first_day, shown.last_day, lang or language())
    first, last = days_of(shown) if isinstance(shown, str) else (shown.first, shown.last)
    return _days_within(first, last, lang or language())


@lru_cache(maxsize=1024)  # a page names thirty periods, and the same as other pages
def _days_within(first: date, last: date, lang: show.Lang) -> str:
    return show.period(Period(first, last), lang)


def figure(shown: HeldFigure | Revision | Claim | Quantity | None) -> str:
    """A figure as a report would print it, its direction in words where it is a change."""
    if shown is None:
        return ""
    if isinstance(shown, Claim):
        return show.figure(shown, language())
    if isinstance(shown, Quantity):
        return show.quantity(shown, language())
    return figure_words(shown, language())


def claim_kind(claim: Claim) -> str:
    """What sort of statement it is: "mức, ước"."""
    return show.kind(claim, language())


def post(written: str) -> str:
    """A post as a line has it."""
    return show.post(written)


def number(shown: Decimal | None) -> str:
    """A plain number, as it is."""
    return "" if shown is None else show.number(shown, language())


def share(shown: Decimal | None) -> str:
    """A computed ratio as a percentage; nothing for nothing."""
    return "" if shown is None else reasons.percent(shown, language())


def reason(shown: Comparison) -> str:
    """Why a comparison has its status."""
    return reason_in(language(), shown)


def reason_in(lang: show.Lang, shown: Comparison) -> str:
    """Why a comparison has its status, in the language of the page."""
    return reasons.words_of(shown.reason, lang, _sides(shown, lang), targeted=shown.target is not None)


def _sides(shown: Comparison, lang: show.Lang) -> reasons.Sides | None:
    if shown.target is None or shown.result is None:
        return None
    running = shown.reason.running
    rate = printed_rate(shown.target, shown.result)
    counted = f" ({show.quantity(rate, lang)})" if rate else ""
    return reasons.Sides(
        result=show.quantity(running.quantity, lang) if running else f"{figure_words(shown.result, lang)}{counted}",
        target=figure_words(shown.target, lang),
        meets=shown.status in {Status.MET, Status.ON_PACE},
        rounded=shown.met_by_rounding,
        lower_is_better=shown.target.figure.indicator.direction == "lower",
    )


def source_url(witness: Witness) -> str:
    """The address of the sentence that states a figure."""
    return f"{_document_url(witness.document_id)}#c-{witness.claim_id}"


def claim_url(document_id: int, claim_id: str) -> str:
    """The address of a claim in its document."""
    return f"{_document_url(document_id)}#c-{claim_id}"


@lru_cache(maxsize=1024)  # a scoreboard leads to a few documents hundreds of times
def _document_url(document_id: int) -> str:
    return reverse("document", args=[document_id])


def fault_words(document: Document) -> str:
    """Why a document could not be read, and what to do."""
    return faults.worded(document.fault_code, document.fault_facts, document.fault)


def basis_words(held: HeldFigure) -> str:
    """What a growth is measured against, as its source says; nothing where it does not."""
    return next((witness.claim.basis for witness in held.witnesses if witness.claim.basis), "")


def place_url(place: Quoted) -> str:
    """The address of a place in a document."""
    return f"{reverse('document', args=[place.document.pk])}#s-{place.span.start}"


def moved(shown: Moved) -> str:
    """By how much a figure moved: "+4,7 tỷ đồng (+0,8%)"."""
    sign = "+" if shown.by.value > 0 else ""
    said = f"{sign}{show.quantity(shown.by, language())}"
    if shown.share is None:
        return said
    return f"{said} ({sign}{reasons.percent(shown.share, language())})"
