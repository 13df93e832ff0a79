"""What stewards put down about an indicator, and others propose: each act says first what it moves."""

from collections.abc import Callable
from functools import partial
from typing import Any, Self

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.responses import Status
from pydantic import Field

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.api.schemas import RefusalOut, Words
from doichieu.hub.api.wording import said
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.errors import CatalogueError
from doichieu.hub.catalogue.ratios import ratio_named, tie_ratio
from doichieu.hub.catalogue.separating import separate_indicator
from doichieu.hub.catalogue.stewardship import rehearse
from doichieu.hub.catalogue.suggestions import suggest_ratio
from doichieu.hub.intake.effects import Effects, effects_of_ratio, effects_of_separating

router = Router()


class ViewerRequest(HttpRequest):
    """A request with whoever sends it."""

    auth: Viewer


class ActIn(Schema, extra="forbid"):
    """An act on the catalogue."""

    reason: Words = Field(max_length=300)
    dry_run: bool = Field(False, description="check alone, write nothing")


class RatioIn(ActIn):
    """Of which two others an indicator is the ratio."""

    numerator: Words = Field("", max_length=20, description="code of an indicator; empty for none")
    denominator: Words = Field("", max_length=20, description="code of an indicator; empty for none")
    propose: bool = Field(False, description="propose it to the stewards, who answer")


class EffectsOut(Schema):
    wordings: list[str]
    figures: int
    series: int
    places: int
    documents: list[int] = Field(description="documents with claims nobody decided on whose proposals change")

    @classmethod
    def of(cls, effects: Effects) -> Self:
        return cls(
            wordings=list(effects.wordings),
            figures=effects.figures,
            series=effects.series,
            places=effects.places,
            documents=[document.pk for document in effects.documents],
        )


class ActOut(Schema):
    code: str
    written: bool
    suggestion: int | None = None
    effects: EffectsOut | None = None


@router.post("/indicators/{code}/ratio", response={200: ActOut, 422: RefusalOut})
def post_ratio(request: ViewerRequest, code: str, payload: RatioIn) -> Any:
    """Say of which two others an indicator is the ratio, as a steward, or propose it."""
    viewer, indicator = request.auth, catalogue.indicator(code)
    try:
        numerator, denominator = ratio_named({"numerator": payload.numerator, "denominator": payload.denominator})
        usual: dict[str, Any] = {
            "indicator": indicator,
            "numerator": numerator,
            "denominator": denominator,
            "reason": payload.reason,
            "by": viewer,
        }
        if payload.propose:
            return _proposed(code, partial(suggest_ratio, **usual), dry_run=payload.dry_run)
        effects = effects_of_ratio(indicator, numerator, denominator, viewer)
        return _done(code, partial(tie_ratio, **usual), effects, dry_run=payload.dry_run)
    except CatalogueError as error:
        return Status(422, RefusalOut(code=error.code, message=said(error)))


@router.post("/indicators/{code}/separate", response={200: ActOut, 422: RefusalOut})
def post_separation(request: ViewerRequest, code: str, payload: ActIn) -> Any:
    """Take the merge of an indicator back: it counts for itself again."""
    viewer, indicator = request.auth, catalogue.indicator(code)
    try:
        effects = effects_of_separating(indicator, viewer)
        act = partial(separate_indicator, indicator=indicator, reason=payload.reason, by=viewer)
        return _done(code, act, effects, dry_run=payload.dry_run)
    except CatalogueError as error:
        return Status(422, RefusalOut(code=error.code, message=said(error)))


def _done(code: str, act: Callable[[], object], effects: Effects, *, dry_run: bool) -> ActOut:
    if dry_run:
        rehearse(act)
    else:
        act()
    return ActOut(code=code, written=not dry_run, effects=EffectsOut.of(effects))


def _proposed(code: str, act: Callable[[], Any], *, dry_run: bool) -> ActOut:
    if dry_run:
        rehearse(act)
        return ActOut(code=code, written=False)
    return ActOut(code=code, written=True, suggestion=act().pk)
