"""Proposals for the catalogue: made by whoever reviews figures, answered by stewards."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue import suggestions as services
from doichieu.hub.catalogue.errors import CatalogueError
from doichieu.hub.catalogue.models import Answer, Suggestion
from doichieu.hub.catalogue.ratios import ratio_named
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.errors import NotVisible
from doichieu.hub.documents.models import Document
from doichieu.hub.intake.effects import Effects, effects_of_composing, effects_of_ratio, effects_of_wording
from doichieu.hub.web.catalogue.stewarding import (
    COMPONENT_FIELDS,
    REFUSED,
    components_in,
    fact_choices,
    indicator_called,
    ratio_in,
)
from doichieu.hub.web.pages import page, part_of
from doichieu.hub.web.words.faults import worded_error


@require_safe
@login_required
@page
def suggestions(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What is proposed: all of it for stewards, to others what they proposed."""
    context = {
        "section": "indicators",
        "suggests": _suggests(viewer),
        "page": part_of(catalogue.suggestions(viewer), request),
    }
    return render(request, "web/suggestions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@page
def suggest(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Propose an indicator or a wording, perhaps one that was met in a document."""
    if not viewer.may(Act.MANAGE_CATALOGUE, None):
        viewer.must_somewhere(Act.REVIEW)
    fields = (request.POST if request.method == "POST" else request.GET).dict()
    met_in = _document(fields.get("document", ""), viewer)
    fault = ""
    if request.method == "POST":
        try:
            made = _suggested(fields, met_in, viewer)
        except CatalogueError as error:
            fault = worded_error(error)
        else:
            messages.success(request, _("Proposed. A steward will answer."))
            return redirect("suggestion", pk=made.pk)
    context = {
        "section": "indicators",
        "facts": fields,
        "met_in": met_in,
        "fault": fault,
        "indicators": catalogue.indicators(),
        "component_fields": [(number, None) for number in COMPONENT_FIELDS],
        **fact_choices(),
    }
    return render(request, "web/suggest.html", context, status=REFUSED if fault else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@page
def suggestion(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:
    """One proposal; a steward sees what accepting it moves, and answers."""
    shown = catalogue.suggestion(pk, viewer)
    fault = ""
    if request.method == "POST":
        try:
            _answer(shown, request.POST.dict(), viewer)
        except CatalogueError as error:
            fault = worded_error(error)
        else:
            messages.success(request, _("Noted."))
            return redirect("suggestion", pk=pk)
    answers = viewer.may(Act.MANAGE_CATALOGUE, None) and shown.answer == Answer.OPEN
    context: dict[str, Any] = {
        "section": "indicators",
        "suggestion": shown,
        "met_in": _document(str(shown.document or ""), viewer),
        "effects": _effects(shown, viewer) if answers else None,
        "fault": fault,
    }
    return render(request, "web/suggestion.html", context, status=REFUSED if fault else 200)


def _effects(shown: Suggestion, viewer: Viewer) -> Effects:
    """What accepting it moves."""
    if shown.is_of_components and shown.indicator is not None:
        return effects_of_composing(shown.indicator, viewer)
    if shown.is_of_ratio and shown.indicator is not None:
        return effects_of_ratio(shown.indicator, *ratio_named(shown.facts), viewer)
    return effects_of_wording([phrase for phrase in (shown.text, shown.facts.get("name_vi", "")) if phrase], viewer)


def _suggested(fields: Mapping[str, str], met_in: Document | None, viewer: Viewer) -> Suggestion:
    given: dict[str, Any] = {
        "text": fields.get("text", ""),
        "reason": fields.get("reason", ""),
        "document": met_in.pk if met_in else None,
        "by": viewer,
    }
    if fields.get("what") == "indicator":
        return services.suggest_indicator(code=fields.get("code", ""), facts=fields, **given)
    if fields.get("what") == "ratio":
        numerator, denominator = ratio_in(fields)
        whole = indicator_called(fields.get("of", ""))
        ratio = {"numerator": numerator, "denominator": denominator}
        return services.suggest_ratio(indicator=whole, **ratio, reason=given["reason"], by=viewer)
    if fields.get("what") == "components":
        whole, parts = indicator_called(fields.get("of", "")), components_in(fields)
        return services.suggest_components(indicator=whole, parts=parts, reason=given["reason"], by=viewer)
    return services.suggest_wording(indicator=indicator_called(fields.get("of", "")), **given)


def _answer(shown: Suggestion, fields: Mapping[str, str], viewer: Viewer) -> None:
    reason = fields.get("reason", "")
    if fields.get("answer") == "accept":
        services.accept_suggestion(suggestion=shown, reason=reason, by=viewer)
    else:
        services.decline_suggestion(suggestion=shown, reason=reason, by=viewer)


def _suggests(viewer: Viewer) -> bool:
    return viewer.may(Act.MANAGE_CATALOGUE, None) or viewer.may_somewhere(Act.REVIEW)


def _document(number: str, viewer: Viewer) -> Document | None:
    """The document of that number, where there is one that the viewer may see."""
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    try:
        return documents.document(int(number), viewer)
    except (Document.DoesNotExist, NotVisible):
        return None
