"""What a steward does with one indicator: each act first shows what it moves, then is done."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import zip_longest
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue import stewardship
from doichieu.hub.catalogue.composing import compose_indicator
from doichieu.hub.catalogue.errors import CatalogueError, FactMissing, FactWrong, PartsMissing
from doichieu.hub.catalogue.facts import FIXED, facts_of
from doichieu.hub.catalogue.models import RATIO_PARTS, Aggregation, Direction, Indicator, Share, Wording
from doichieu.hub.catalogue.ratios import tie_ratio
from doichieu.hub.catalogue.reinstating import end_of, reinstate_indicator
from doichieu.hub.catalogue.separating import separate_indicator
from doichieu.hub.intake.effects import (
    Effects,
    effects_of_composing,
    effects_of_ending,
    effects_of_merging,
    effects_of_ratio,
    effects_of_separating,
    effects_of_wording,
)
from doichieu.hub.web.days import DayField
from doichieu.hub.web.pages import page
from doichieu.hub.web.words.faults import worded_error
from doichieu.hub.web.words.labels import SECTORS, fact_said, label
from doichieu.hub.web.words.said import day, indicator_choice

REFUSED = 422
PARTS = ("1", "2", "3")
COMPONENT_FIELDS = ("1", "2", "3", "4", "5", "6")


@dataclass(frozen=True, slots=True)
class Planned:
    """An act that is ready to be done, in a sentence, and what it moves."""

    do: Callable[[], object]
    effects: Effects
    told: str


@dataclass(frozen=True, slots=True)
class Sent:
    """An act as a form asks for it."""

    indicator: Indicator
    fields: Mapping[str, str]
    viewer: Viewer

    @property
    def usual(self) -> dict[str, Any]:
        """What every service is handed."""
        return {"indicator": self.indicator, "reason": self.fields.get("reason", ""), "by": self.viewer}

    def told(self, sentence: str, **facts: str) -> str:
        """What is done with the indicator. sentence: with `one` where that stands."""
        return (sentence % {"one": indicator_choice(self.indicator), **facts}).strip()

    def last_day(self) -> date:
        """Raises FactMissing, FactWrong."""
        written = self.fields.get("last_day", "").strip()
        if not written:
            raise FactMissing(fact="last_day")
        try:
            day: date = DayField(called="").clean(written)
        except ValidationError:
            raise FactWrong(fact="last_day", written=written) from None
        return day


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@page
def steward(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    """One indicator as its stewards see it. An act is shown first; sent again with "sure", it is done."""
    indicator = catalogue.indicator(code)
    viewer.must(Act.MANAGE_CATALOGUE, None)
    if request.method != "POST":
        return _shown(request, indicator)
    fields = request.POST.dict()
    plan = ACTS.get(fields.get("act", ""))
    if plan is None:
        raise Http404("no such act")
    try:
        planned = plan(Sent(indicator, fields, viewer))
        if "sure" not in fields:
            stewardship.rehearse(planned.do)
            sent = [(name, value) for name, value in fields.items() if name != "csrfmiddlewaretoken"]
            return _shown(request, indicator, planned=planned, sent=sent, facts=facts_of(indicator) | fields)
        planned.do()
    except CatalogueError as error:
        context = {"fault": worded_error(error), "facts": facts_of(indicator) | fields}
        return _shown(request, indicator, status=REFUSED, **context)
    messages.success(request, _("Noted."))
    return redirect("steward", code=code)


def indicator_called(written: str) -> Indicator:
    """The indicator that a field names as the list offers it, its code first. Raises FactWrong."""
    code = written.strip().partition(" ")[0].upper()
    try:
        return catalogue.indicator(code)
    except Indicator.DoesNotExist:
        raise FactWrong(fact="indicator", written=written) from None


def listed(indicators: Iterable[Indicator]) -> str:
    """Indicators in a sentence, each with its code."""
    return "; ".join(map(indicator_choice, indicators))


def fact_choices() -> dict[str, Any]:
    """What the fields of an indicator offer."""
    return {
        "sectors": list(SECTORS),
        "directions": Direction.values,
        "addings": Aggregation.values,
        "shares": Share.values,
    }


def composition_of(indicator: Indicator) -> dict[str, Any]:
    """What an indicator needs, what needs it, and the fields to say so; one database query."""
    needed, needing = catalogue.composition_of(indicator)
    return {
        "components": needed,
        "composites": needing,
        "component_fields": list(zip_longest(COMPONENT_FIELDS, needed[: len(COMPONENT_FIELDS)])),
    }


def _edit(sent: Sent) -> Planned:
    name = sent.fields.get("name_vi", "")
    new = [name] if name and name != sent.indicator.name_vi else []
    do = partial(stewardship.edit_indicator, facts=sent.fields, **sent.usual)
    changed = (
        f"{label(fact, 'fact')}: {fact_said(was, fact)} → {fact_said(sent.fields[fact].strip(), fact)}"
        for fact, was in facts_of(sent.indicator).items()
        if sent.fields.get(fact, was).strip() != was
    )
    told = sent.told(_("Edit %(one)s. %(changed)s"), changed="; ".join(changed))
    return Planned(do, effects_of_wording(new, sent.viewer), told)


def _word(sent: Sent) -> Planned:
    text = sent.fields.get("text", "")
    do = partial(stewardship.give_wording, text=text, **sent.usual)
    phrase = " ".join(text.split())
    told = sent.told(_("Add the wording “%(phrase)s” to %(one)s."), phrase=phrase)
    return Planned(do, effects_of_wording([phrase], sent.viewer), told)


def _merge(sent: Sent) -> Planned:
    into = indicator_called(sent.fields.get("into", ""))
    do = partial(stewardship.merge_indicators, into=into, **sent.usual)
    told = sent.told(_("Merge %(one)s into %(other)s."), other=indicator_choice(into))
    return Planned(do, effects_of_merging(sent.indicator, into, sent.viewer), told)


def _split(sent: Sent) -> Planned:
    named = {part: indicator_called(written) for part in PARTS if (written := sent.fields.get(f"part-{part}"))}
    taken: dict[str, list[Wording]] = {part.code: [] for part in named.values()}
    for wording in catalogue.wordings_of(sent.indicator):
        chosen = sent.fields.get(f"to-{wording.pk}", "")
        if chosen and chosen not in named:
            raise PartsMissing(indicator=sent.indicator.code)
        if chosen:
            taken[named[chosen].code].append(wording)
    last_day, moving = sent.last_day(), [wording for part in taken.values() for wording in part]
    do = partial(stewardship.split_indicator, parts=taken, last_day=last_day, **sent.usual)
    told = sent.told(
        _("Split %(one)s into %(others)s. It is no longer used after %(day)s."),
        others=listed(named.values()),
        day=day(last_day),
    )
    return Planned(do, effects_of_ending(sent.indicator, last_day, sent.viewer, moving), told)


def _retire(sent: Sent) -> Planned:
    last_day = sent.last_day()
    do = partial(stewardship.retire_indicator, last_day=last_day, **sent.usual)
    told = sent.told(_("Use %(one)s no longer after %(day)s."), day=day(last_day))
    return Planned(do, effects_of_ending(sent.indicator, last_day, sent.viewer), told)


def _reinstate(sent: Sent) -> Planned:
    do = partial(reinstate_indicator, **sent.usual)
    told = sent.told(_("Use %(one)s again, without a last day."))
    return Planned(do, effects_of_ending(sent.indicator, end_of(sent.indicator), sent.viewer), told)


def _compose(sent: Sent) -> Planned:
    parts = components_in(sent.fields)
    do = partial(compose_indicator, parts=parts, **sent.usual)
    sentence = _("Compose %(one)s of %(others)s.") if parts else _("Compose %(one)s of no others any more.")
    return Planned(do, effects_of_composing(sent.indicator, sent.viewer), sent.told(sentence, others=listed(parts)))


def _tie(sent: Sent) -> Planned:
    numerator, denominator = ratio_in(sent.fields)
    do = partial(tie_ratio, numerator=numerator, denominator=denominator, **sent.usual)
    sides = [each for each in (numerator, denominator) if each is not None]
    sentence = _("Make %(one)s the ratio of these: %(others)s.") if sides else _("Make %(one)s a ratio of none.")
    told = sent.told(sentence, others=listed(sides))
    return Planned(do, effects_of_ratio(sent.indicator, numerator, denominator, sent.viewer), told)


def _separate(sent: Sent) -> Planned:
    into = sent.indicator.merged_into
    told = sent.told(_("Take the merge of %(one)s into %(other)s back."), other=indicator_choice(into) if into else "")
    return Planned(partial(separate_indicator, **sent.usual), effects_of_separating(sent.indicator, sent.viewer), told)


def ratio_in(fields: Mapping[str, str]) -> tuple[Indicator | None, Indicator | None]:
    """The indicators that the fields name as numerator and denominator; None for an empty field. Raises FactWrong."""
    numerator, denominator = (fields.get(name, "").strip() for name in RATIO_PARTS)
    return (
        indicator_called(numerator) if numerator else None,
        indicator_called(denominator) if denominator else None,
    )


def components_in(fields: Mapping[str, str]) -> list[Indicator]:
    """The indicators that the fields name as parts, each once. Raises FactWrong."""
    written = (fields.get(f"component-{number}", "") for number in COMPONENT_FIELDS)
    named = [indicator_called(each) for each in written if each.strip()]
    return list({indicator.pk: indicator for indicator in named}.values())


ACTS: Mapping[str, Callable[[Sent], Planned]] = {
    "edit": _edit,
    "word": _word,
    "merge": _merge,
    "split": _split,
    "retire": _retire,
    "reinstate": _reinstate,
    "compose": _compose,
    "tie": _tie,
    "separate": _separate,
}


def _shown(request: HttpRequest, indicator: Indicator, *, status: int = 200, **more: Any) -> HttpResponse:
    facts = facts_of(indicator)
    context = {
        "section": "indicators",
        "indicator": indicator,
        "facts": facts,
        "fixed": catalogue.has_figures(indicator),
        "fixed_names": [(name, facts[name]) for name in FIXED],
        "parts": catalogue.parts_of(indicator),
        **composition_of(indicator),
        "wordings": catalogue.wordings_of(indicator),
        "amendments": catalogue.amendments_of(indicator),
        "indicators": catalogue.indicators(),
        **fact_choices(),
        **more,
    }
    return render(request, "web/steward.html", context, status=status)
