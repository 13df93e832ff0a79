"""Indicators: the list, one over places and years, one place's history."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.checks.chains import chains_of
from doichieu.hub.documents import queries as documents
from doichieu.hub.intake.corrections import correction_reasons
from doichieu.hub.places import queries as places
from doichieu.hub.register import queries as register
from doichieu.hub.register.deriving import derived, held_now
from doichieu.hub.register.successions import before, predecessors_measured
from doichieu.hub.register.witness_queries import overtaken_rates
from doichieu.hub.web.boards.figures import by_place, records, texts_of, witnesses_of
from doichieu.hub.web.moments import answered, asked_moment
from doichieu.hub.web.pages import page, part_of
from doichieu.hub.web.words.labels import sector_place


@require_safe
@page
def indicator_list(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Every indicator of the catalogue by sector; those with figures are marked."""
    wanted = request.GET.get("q", "").strip()
    found = catalogue.found(wanted) if wanted else catalogue.indicators()
    context = {
        "section": "indicators",
        "wanted": wanted,
        "indicators": sorted(found, key=lambda each: sector_place(each.sector)),
        "stewards": viewer.may(Act.MANAGE_CATALOGUE, None),
        "suggests": viewer.may_somewhere(Act.REVIEW) or viewer.may(Act.MANAGE_CATALOGUE, None),
        "with_figures": {indicator.pk for indicator in register.indicators_with_figures(viewer)},
    }
    return render(request, "web/indicator_list.html", context)


@require_safe
@page
def indicator(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    """One indicator over places and periods."""
    shown, asked = catalogue.indicator(code), asked_moment(request)
    needed, needing = catalogue.composition_of(shown)
    wanted = request.GET.get("period", "")
    part = part_of(register.places_of_indicator(code, viewer, wanted, asked.at), request)
    figures = register.figures_of_indicator(code, viewer, localities=list(part), period=wanted, as_of=asked.at)
    overtaken = overtaken_rates(figures, asked.at)
    context = {
        "section": "indicators",
        "indicator": shown,
        "parts": catalogue.parts_of(shown),
        "components": needed,
        "composites": needing,
        "stewards": viewer.may(Act.MANAGE_CATALOGUE, None),
        "page": part,
        "groups": by_place(held for held in figures if held.figure.pk not in overtaken),
        "periods": register.periods_of_indicator(code, viewer, asked.at),
        "wanted": wanted,
        "asked": asked,
        "kept_fields": {"period": wanted} if wanted else {},
    }
    return render(request, "web/indicator.html", context, **answered(asked))


@require_safe
@page
def indicator_history(request: HttpRequest, viewer: Viewer, slug: str, code: str) -> HttpResponse:
    """One indicator of one place: every revision that this viewer may see, and the places before and after it."""
    place = places.locality(slug)
    shown = catalogue.indicator(code)
    asked = asked_moment(request)
    recorded = register.history_of(code, place, viewer, asked.at)
    history = records(recorded)
    context = {
        "section": "indicators",
        "indicator": shown,
        "place": place,
        "asked": asked,
        "records": history,
        "chains": chains_of(recorded, viewer),
        "texts": documents.texts(texts_of(history), viewer),
        "reasons": correction_reasons(witnesses_of(history), viewer, asked.at),
        "predecessors": places.predecessors_of(place),
        "before": before(shown, place, viewer, asked.at),
        "measured_before": [] if history else predecessors_measured(shown, place, viewer, asked.at),
        "derived": derived(held_now(recorded)),
        "successors": places.successors_of(place),
    }
    return render(request, "web/indicator_history.html", context, **answered(asked))
