"""Why a status was given, in words: `checks.judgements.Reason` gives the facts."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doichieu import show
from doichieu.hub.checks.judgements import Reason, Why

WORDS: Mapping[Why, str | Promise] = {
    Why.NO_RESULT: _("No result of this period is on record yet."),
    Why.AT_THE_END: _(
        "The period has ended: the result is %(share)s of the target, compared as exactly as the target is printed."
    ),
    Why.REACHED_EARLY: _("The running total has reached the target before the end: %(share)s of it."),
    Why.PASSED_CEILING: _("The running total has passed what it should stay below: %(share)s of it."),
    Why.LAST_YEARS_PACE: _(
        "%(share)s of the target reached; at this date last year it was %(expected)s of that year's total."
    ),
    Why.LINEAR_PACE: _("%(share)s of the target reached; %(expected)s of its days have passed."),
    Why.AGAINST_TARGET: _(
        "The period has not ended. A rate does not add up over time, so it is held against the target itself."
    ),
    Why.UNITS_DIFFER: _("Target and result are stated in different units."),
    Why.PRICES_DIFFER: _("Target and result are stated at different prices."),
    Why.PERIODS_DIFFER: _("The result covers other days than the target."),
    Why.BOUND_UNDECIDED: _(
        "The words around the figure (over, nearly, about) leave open whether the target is reached."
    ),
    Why.NO_DIRECTION: _("Neither more nor less of this is better, so it is not judged."),
    Why.NO_PACE: _("No share can be stated of a target that is not above zero."),
    Why.TOTALS_DIFFER: _("Target and result count out of different totals."),
    Why.SHARE_AMBIGUOUS: _("Only a percentage is stated, of a plan to reduce: it may mean more of it, or less."),
    Why.AGAINST_TOTAL: _("All that there is to count is done."),
}
SHARE_STATED = _("The document itself states the share; no target is on record.")


def words_of(reason: Reason, lang: show.Lang) -> str:
    """The reason as a sentence or two; the bare code where it has no words yet."""
    sentence = WORDS.get(reason.why)
    if sentence is None:
        return str(reason.why)
    said = str(sentence) % {"share": percent(reason.share, lang), "expected": percent(reason.expected, lang)}
    return f"{said} {SHARE_STATED}" if reason.stated else said


def percent(ratio: Decimal | None, lang: show.Lang) -> str:
    """A ratio as a percentage with one decimal, rounded half up: it was computed, not stated."""
    if ratio is None:
        return "…"
    return show.number((ratio * 100).quantize(Decimal("0.1"), ROUND_HALF_UP), lang) + "%"
