"""What the reader's claim would be in the register, or why it has no place there yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from doichieu.claims import Claim, Entered, Period
from doichieu.hub.catalogue.models import Aggregation, Clock, Indicator
from doichieu.hub.intake.placements import Placement
from doichieu.hub.intake.ratios import Ratios, in_use, indicated
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.register.errors import RegisterError
from doichieu.hub.register.models import Maturity, Measure
from doichieu.hub.register.rules import checked_quantity
from doichieu.hub.register.series import Series
from doichieu.lexicon import folded
from doichieu.lexicon.plan_owners import plan_owner


class WhyNot(StrEnum):
    """Why a claim cannot be confirmed as a figure as it stands."""

    NO_INDICATOR = "no_indicator"  # its wording is not in the catalogue
    ENDED = "ended"  # its indicator went out of use before the period, and nothing has its words since
    NO_PLACE = "no_place"  # neither the claim nor its document has a place on record
    NO_PERIOD = "no_period"
    NO_SUBJECT = "no_subject"  # it is about a subject that is not on record
    REFUSED = "refused"  # the register would refuse it: another unit, a negative count


@dataclass(frozen=True, slots=True)
class Proposal:
    """The fields that a reviewer is offered; what is missing is None."""

    code: str | None
    indicator: Indicator | None
    locality: Locality | None
    period: Period | None
    measure: Measure
    planned: bool
    set_by: str
    maturity: Maturity | str
    subject: Subject | None
    why_not: WhyNot | None
    refusal: str = ""  # the code of the register's error, where it would refuse
    entered: Entered | None = None  # what a form said in fields of its own

    @property
    def placement(self) -> Placement | None:
        """The placement to confirm as it is; None while something is missing."""
        if self.why_not or self.code is None or self.locality is None or self.period is None:
            return None
        return Placement(
            code=self.code,
            locality=self.locality,
            period=self.period,
            measure=self.measure,
            planned=self.planned,
            set_by=self.set_by,
            maturity=self.maturity,
            subject=self.subject,
            **_told_by(self.entered),
        )


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known around the claims of one document."""

    locality: Locality | None  # of the document
    session_body: str  # that the document reports on, as written; empty without one
    indicators: Mapping[str, Indicator]  # by code
    ratios: Ratios  # by the id of the indicator that they divide
    named: Mapping[str, Locality]  # places that claims name, by their folded name
    subjects: Mapping[tuple[int, str], Subject]  # by the place's id and a folded name that it has, or had
    worded: Mapping[str, Indicator] = field(default_factory=dict)  # by a phrase that a steward gave it since
    placed: Mapping[int, Locality] = field(default_factory=dict)  # places and subjects that forms chose, by their ids
    chosen: Mapping[int, Subject] = field(default_factory=dict)
    signer: Subject | None = None  # that signed the entry for itself: every line of it is about this one


def proposal_for(claim: Claim, around: Surroundings) -> Proposal:
    """The proposal for one claim; pure, so that a page of claims costs no query each."""
    indicator = in_use(claim, around.indicators, {} if claim.entered else around.worded)
    measure = Measure(claim.kind.value)
    if indicator is not None and claim.entered is None:
        indicator, measure = indicated(claim, indicator, around.ratios)
    locality = _locality(claim, around)
    subject = _subject(claim, locality, around)
    set_by = claim.entered.set_by if claim.entered else _set_by(claim, measure, around)
    series = Series(indicator, locality, subject, measure, claim.planned, set_by) if indicator and locality else None
    why_not, refusal = _obstacle(claim, indicator, locality, series)
    if indicator is None and claim.code in around.indicators:
        why_not = WhyNot.ENDED
    return Proposal(
        code=indicator.code if indicator else None,
        indicator=indicator,
        locality=locality,
        period=claim.period if claim.entered else _days(claim.period, indicator),
        measure=measure,
        planned=claim.planned,
        set_by=set_by,
        maturity=_maturity(claim),
        subject=subject,
        why_not=why_not,
        refusal=refusal,
        entered=claim.entered,
    )


def _told_by(entered: Entered | None) -> Mapping[str, Any]:
    """Of a placement what only a form says of a figure."""
    if entered is None:
        return {}
    clock = Clock(entered.clock or Clock.CALENDAR)
    return {"price_basis": entered.price_basis, "cumulative": entered.cumulative, "clock": clock}


def _maturity(claim: Claim) -> Maturity | str:
    if claim.entered is not None:
        return Maturity(claim.entered.maturity) if claim.entered.maturity else ""
    return Maturity.ESTIMATE if claim.estimate else ""


def _days(told: Period | None, indicator: Indicator | None) -> Period | None:
    """The days that a figure is of: what adds over time, told of the last day of a month, has run up since 1 January.

    `Thu ngân sách đến 30/9` is the revenue of nine months; the herd on that day stays the herd on that day.
    """
    if told is None or indicator is None or told.first != told.last or not _adds(indicator):
        return told
    ends_a_month = (told.last + timedelta(days=1)).day == 1
    return Period(date(told.last.year, 1, 1), told.last) if ends_a_month else told


def _adds(indicator: Indicator) -> bool:
    """Whether the figures of two months make that of both, or the parts of a rate do."""
    counted = indicator.numerator if indicator.aggregation_time == Aggregation.RATIO else indicator
    return counted is not None and counted.aggregation_time == Aggregation.SUM


def _set_by(claim: Claim, measure: Measure, around: Surroundings) -> str:
    """Whose plan: as the basis says, and for a target else the body whose session hands it out."""
    if measure != Measure.ATTAINMENT and not claim.planned:
        return ""
    owner = plan_owner(claim.basis) if claim.basis else ""
    if not owner and claim.planned:
        return plan_owner(around.session_body)
    return owner


def _locality(claim: Claim, around: Surroundings) -> Locality | None:
    if claim.entered is not None and claim.entered.place is not None:
        return around.placed.get(claim.entered.place)
    return around.named.get(folded(claim.locality)) if claim.locality else around.locality


def _subject(claim: Claim, locality: Locality | None, around: Surroundings) -> Subject | None:
    if claim.subject is None or locality is None:
        return None
    if claim.entered is not None and claim.entered.subject is not None:
        return around.chosen.get(claim.entered.subject)
    if around.signer is not None and around.signer.locality_id == locality.pk:
        return around.signer
    return around.subjects.get((locality.pk, folded(claim.subject)))


def _obstacle(
    claim: Claim, indicator: Indicator | None, locality: Locality | None, series: Series | None
) -> tuple[WhyNot | None, str]:
    """The first thing that stands in the way, and the code of the register's refusal."""
    if indicator is None:
        return WhyNot.NO_INDICATOR, ""
    if locality is None or series is None:
        return WhyNot.NO_PLACE, ""
    if claim.period is None:
        return WhyNot.NO_PERIOD, ""
    if claim.subject is not None and series.subject is None:
        return WhyNot.NO_SUBJECT, ""
    try:
        checked_quantity(series, claim.quantity, claim.quote)
    except RegisterError as refusal:
        return WhyNot.REFUSED, refusal.code
    return None, ""
