"""What every page has in common: who looks, and how a refusal reaches them."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django_htmx.middleware import HtmxDetails

from doichieu.hub.access.errors import Refused
from doichieu.hub.access.viewers import Viewer, viewer_of
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue.errors import UnknownPeriod
from doichieu.hub.catalogue.models import Clock, Indicator, PlanningPeriod, Suggestion
from doichieu.hub.catalogue.periods import days_on
from doichieu.hub.checks.models import StoredFinding
from doichieu.hub.conferences.models import Conference
from doichieu.hub.documents.errors import NotVisible
from doichieu.hub.documents.models import Document
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.programmes.models import Instrument, Task

Given = ParamSpec("Given")
PAGE_SIZE = 50
OFFICE_FILE = "application/vnd.openxmlformats-officedocument."
FILE_TYPES = {"xlsx": f"{OFFICE_FILE}spreadsheetml.sheet", "docx": f"{OFFICE_FILE}wordprocessingml.document"}


class PageRequest(HttpRequest):
    """A request as the middleware hands it on."""

    htmx: HtmxDetails


ABSENT = (
    Conference.DoesNotExist,
    Document.DoesNotExist,
    Indicator.DoesNotExist,
    Instrument.DoesNotExist,
    Locality.DoesNotExist,
    NotVisible,
    PlanningPeriod.DoesNotExist,
    Suggestion.DoesNotExist,
    UnknownPeriod,
    StoredFinding.DoesNotExist,
    Task.DoesNotExist,
    Subject.DoesNotExist,
    User.DoesNotExist,
)


def page(view: Callable[Concatenate[PageRequest, Viewer, Given], HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that is handed the viewer; what they may not see is not found, what they may not do is refused."""

    @wraps(view)
    def answered(request: PageRequest, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        viewer = viewer_of(request.user)
        try:
            response = view(request, viewer, *args, **kwargs)
        except ABSENT as error:
            raise Http404(str(error)) from error
        except Refused as error:
            raise PermissionDenied(str(error)) from error
        if viewer.signed_in:  # what is internal is not kept by browsers and proxies
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return answered


def period_called(name: str, clock: Clock = Clock.CALENDAR) -> PlanningPeriod:
    """The period of an address, whether or not anything is on record in it yet. Raises UnknownPeriod."""
    first, last = days_on(name, clock)
    return PlanningPeriod(name=name, clock=clock, first_day=first, last_day=last)


Row = TypeVar("Row")


def part_of(rows: QuerySet[Any, Row] | Sequence[Row], request: HttpRequest) -> Page[Row]:
    """The part of a long list that the address asks for; a wrong number gives the nearest part."""
    return Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))


def file_answer(data: bytes, name: str, *, status: int = 200) -> HttpResponse:
    """A workbook or a Word document to be kept under this name, whose ending says which of the two it is."""
    answer = HttpResponse(data, content_type=FILE_TYPES[name.rpartition(".")[2]], status=status)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
