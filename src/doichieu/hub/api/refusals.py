"""How the API refuses: every fault in one form, with a code that never changes and a sentence that says what to do.

400 request-unreadable   a body that is no JSON
401 token-refused        a token that is not good, or no longer; token-wanted: an act that needs one
403 (the error's code)   not allowed there
404 not-found            nothing there that may be seen: also where something is, and where no number is a number
405 method-not-allowed   an address that takes another method
422 request-unreadable   something of the address or the body cannot be read: `faults` names each place
422 (the error's code)   a period or a moment that names none, figures that are refused
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from doichieu.hub.access.errors import Refused, UnknownActor
from doichieu.hub.api.reading_faults import wanted
from doichieu.hub.api.wording import said
from doichieu.hub.catalogue.errors import UnknownPeriod
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.models import StoredFinding
from doichieu.hub.conferences.models import Conference
from doichieu.hub.documents.errors import NotVisible
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes.models import Instrument, Task
from doichieu.hub.register.errors import UnknownMoment
from doichieu.hub.register.models import Figure

ABSENT = (
    Conference.DoesNotExist,
    Figure.DoesNotExist,
    Http404,
    Indicator.DoesNotExist,
    Instrument.DoesNotExist,
    Locality.DoesNotExist,
    NotVisible,
    StoredFinding.DoesNotExist,
    Task.DoesNotExist,
)
CODES: Mapping[int, str] = {400: "request-unreadable", 401: "token-refused"}
NO_ADDRESS = _("there is no such address: see its faults, and the description at /api/")
UNREADABLE = _("the request cannot be read: see each of its faults, and the description at /api/")
OTHER_METHOD = _("this address takes %(allowed)s; see the description at /api/")
TOKEN_WANTED = _("%(error)s: send the token of an account that may")


@dataclass(frozen=True, slots=True)
class Refusal:
    """The one form of every fault."""

    status: int
    code: str
    message: str | Promise
    faults: Sequence[Mapping[str, str]] = ()

    def to(self, request: HttpRequest, api: NinjaAPI) -> HttpResponse:
        """As JSON."""
        told = {"code": self.code, "message": str(self.message), "faults": list(self.faults)}
        return api.create_response(request, told, status=self.status)


ABSENCE = Refusal(
    404, "not-found", _("nothing here may be seen: check the address, or send the token of who may see it")
)


def refusal_of(error: Any, request: HttpRequest) -> Refusal:
    """What an error of the hub, or of a request that cannot be read, is to whoever asked."""
    match error:
        case Refused() | UnknownActor() if "Authorization" not in request.headers:
            return Refusal(401, "token-wanted", str(TOKEN_WANTED) % {"error": said(error)})
        case Refused() | UnknownActor():
            return Refusal(403, error.code, said(error))
        case UnknownMoment() | UnknownPeriod():
            return Refusal(422, error.code, said(error))
        case HttpError():
            return Refusal(error.status_code, CODES.get(error.status_code, "refused"), said(error))
        case ValidationError():
            return _unreadable(error)
        case _:
            return ABSENCE


def refuse_in_one_form(api: NinjaAPI) -> None:
    """Give every error that an operation may raise its answer."""

    def answered(request: HttpRequest, error: Any) -> HttpResponse:
        return refusal_of(error, request).to(request, api)

    for kind in (*ABSENT, Refused, UnknownActor, UnknownMoment, UnknownPeriod, HttpError, ValidationError):
        api.add_exception_handler(kind, answered)


def _unreadable(error: ValidationError) -> Refusal:
    faults = [_place(fault) for fault in error.errors]
    if any(fault["loc"][0] == "path" for fault in error.errors):
        return Refusal(404, "not-found", NO_ADDRESS, faults)
    return Refusal(422, "request-unreadable", UNREADABLE, faults)


def other_method(request: HttpRequest, api: NinjaAPI, answer: HttpResponseNotAllowed) -> HttpResponse:
    """What an address says to a method that it does not take."""
    allowed = answer["Allow"]
    told = Refusal(405, "method-not-allowed", str(OTHER_METHOD) % {"allowed": allowed}).to(request, api)
    told["Allow"] = allowed
    return told


def _place(fault: Mapping[str, Any]) -> dict[str, str]:
    """Where something cannot be read, as `path.number` or `body.lines.3.number`, and what is wanted there."""
    steps = [str(step) for step in fault["loc"] if step != "payload"]
    return {"where": ".".join(steps), "code": fault["type"], "message": wanted(fault)}
