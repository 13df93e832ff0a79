"""Why a status was given, in words: `checks.judgements.Reason` gives the facts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doichieu import show
from doichieu.claims import Quantity
from doichieu.hub.checks.judgements import PartStanding, Reason, Running, Why
from doichieu.hub.web.words.labels import label

WORDS: Mapping[Why, str | Promise] = {
    Why.NO_RESULT: _("No result of this period is on record yet."),
    Why.AT_THE_END: _("The period has ended: the result is %(share)s of the target."),
    Why.REACHED_EARLY: _("The running total has reached the target before the end: %(share)s of it."),
    Why.ESTIMATED: _("The result is an estimate, %(share)s of the target, and its period has not ended."),
    Why.PASSED_CEILING: _("The running total has passed what it should stay below: %(share)s of it."),
    Why.LAST_YEARS_PACE: _(
        "%(share)s of the target reached; at this date last year it was %(expected)s of that year's total."
    ),
    Why.LINEAR_PACE: _("%(share)s of the target reached; %(expected)s of its days have passed."),
    Why.AGAINST_TARGET: _(
        "This is not yet the result of the whole period. A rate does not add up over time, so it is held against the "
        "target itself."
    ),
    Why.UNITS_DIFFER: _("Target and result are stated in different units."),
    Why.PRICES_DIFFER: _("Target and result are stated at different prices."),
    Why.PERIODS_DIFFER: _("The result covers other days than the target."),
    Why.PART_ALONE: _(
        "The target counts from an earlier day than this result, and what was reached before is not on record: enter "
        "the total since that day, or the figures of the months before."
    ),
    Why.BOUND_UNDECIDED: _(
        "The words around the figure (over, nearly, about) leave open whether the target is reached."
    ),
    Why.NO_DIRECTION: _("Neither more nor less of this is better, so it is not judged."),
    Why.NO_PACE: _("No share can be stated of a target that is not above zero."),
    Why.TOTALS_DIFFER: _("Target and result count out of different totals."),
    Why.SHARE_AMBIGUOUS: _("Only a percentage is stated, of a plan to reduce: it may mean more of it, or less."),
    Why.AGAINST_TOTAL: _("All that there is to count is done."),
    Why.OVER_TOTAL: _("More was done than the number that was set: %(share)s of it."),
    Why.ALL_PARTS: _("All of its parts have to be met: %(parts)s."),
}
BOTH_YEARS = _(
    "%(result)s of %(target)s reached, which is %(share)s; at this date last year it was %(then)s of the %(total)s "
    "of that whole year, which is %(expected)s."
)
SIDE_BY_SIDE: Mapping[str, str | Promise] = {  # what is said of two figures
    "below": _("The result, %(result)s, is below the target of %(target)s."),
    "above": _("The result, %(result)s, is above the target of %(target)s."),
    "meets": _("The result, %(result)s, meets the target of %(target)s."),
    "meets when rounded": _(
        "The result, %(result)s, meets the target of %(target)s when it is rounded to as many digits as the target has."
    ),
    "under estimate": _("Estimated at %(result)s, with a target of %(target)s; the period has not ended."),
    "lower is better": _("(The lower, the better.)"),
}
SINCE_ITS_FIRST_DAY: Mapping[bool, str | Promise] = {  # whether it is computed
    False: _(
        "The target is for %(whole)s, so all that was reached since its first day counts, as on record: %(total)s."
    ),
    True: _(
        "The target is for %(whole)s, so all that was reached since its first day counts, which no document states: "
        "%(parts)s = %(total)s."
    ),
}
SHARE_BESIDE = _("The document itself states the share; the result is not on record here.")
SHARE_STATED = _("The document itself states the share; no target is on record.")


@dataclass(frozen=True, slots=True)
class Sides:
    """A target and the result that was held against it, as pages print them."""

    result: str
    target: str
    meets: bool  # what was asked for, after rounding too
    lower_is_better: bool
    rounded: bool = False  # what was asked for is met by rounding alone


def words_of(reason: Reason, lang: show.Lang, sides: Sides | None = None, *, targeted: bool = False) -> str:
    """The reason as a sentence or two; the bare code where it has no words yet. sides: where both are figures.

    targeted: a target is on record, though the status rests on a stated share.
    """
    if reason.running is not None and reason.why is not Why.ALL_PARTS:
        own = words_of(replace(reason, running=None), lang, sides, targeted=targeted)
        return f"{_since_its_first_day(reason.running, lang)} {own}"
    if sides is not None and reason.why in (Why.AT_THE_END, Why.AGAINST_TARGET):
        return _compared(reason, sides, lang)
    if sides is not None and reason.why is Why.ESTIMATED:
        return _worded(lang)["under estimate"] % {"result": sides.result, "target": sides.target}
    if sides is not None and reason.last_year is not None:
        return _both_years(reason, sides, reason.last_year, lang)
    sentence = _worded(lang).get(reason.why)
    if sentence is None:
        return str(reason.why)
    facts = {"share": percent(reason.share, lang), "expected": percent(reason.expected, lang)}
    said = sentence % {**facts, "parts": "; ".join(_part(each, lang) for each in reason.parts)}
    return f"{said} {SHARE_BESIDE if targeted else SHARE_STATED}" if reason.stated else said


def _since_its_first_day(running: Running, lang: show.Lang) -> str:
    """What was held against the target: `6 tháng đầu năm 2022: 50 tỷ đồng + 6 tháng cuối năm 2022: 70 tỷ đồng`."""
    parts = ""
    for each in running.parts:
        sign = (" + " if each.added else " − ") if parts else ""
        parts += f"{sign}{show.period(each.period, lang)}: {show.quantity(each.quantity, lang)}"
    told = {"whole": show.period(running.whole, lang), "parts": parts, "total": show.quantity(running.quantity, lang)}
    return str(SINCE_ITS_FIRST_DAY[running.computed]) % told


def _part(standing: PartStanding, lang: show.Lang) -> str:
    """A part of a composite target and how it stands: "Số người chết do tai nạn giao thông – đạt"."""
    name = standing.indicator.name_en if lang == "en" else standing.indicator.name_vi
    return f"{name} – {label(standing.status, 'status')}"


def _compared(reason: Reason, sides: Sides, lang: show.Lang) -> str:
    """Both numbers, and which is the larger; before the end also why they are compared at all."""
    below = reason.result is not None and reason.target is not None and reason.result < reason.target
    met, words = "meets when rounded" if sides.rounded else "meets", _worded(lang)
    sentence = met if sides.meets or reason.result == reason.target else "below" if below else "above"
    said = words[sentence] % {"result": sides.result, "target": sides.target}
    said += f" {words['lower is better']}" if sides.lower_is_better else ""
    return f"{said} {words[reason.why]}" if reason.why is Why.AGAINST_TARGET else said


@cache
def _worded(lang: show.Lang) -> Mapping[str, str]:
    """The sentences in a language: a board says a few of them a hundred times."""
    with translation.override(lang):
        return {key: str(sentence) for key, sentence in (*WORDS.items(), *SIDE_BY_SIDE.items())}


def _both_years(reason: Reason, sides: Sides, last_year: tuple[Quantity, Quantity], lang: show.Lang) -> str:
    """This year's figures and last year's, and the share that either pair makes."""
    then, total = (show.quantity(each, lang) for each in last_year)
    shares = {"share": percent(reason.share, lang), "expected": percent(reason.expected, lang)}
    return str(BOTH_YEARS) % {**shares, "result": sides.result, "target": sides.target, "then": then, "total": total}


def percent(ratio: Decimal | None, lang: show.Lang) -> str:
    """A ratio as a percentage with one decimal, rounded half up: it was computed, not stated."""
    if ratio is None:
        return "…"
    return show.number((ratio * 100).quantize(Decimal("0.1"), ROUND_HALF_UP), lang) + "%"
