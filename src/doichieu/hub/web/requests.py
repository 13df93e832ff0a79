"""What no page has to look at: requests that no person sends."""

from collections.abc import Callable, Iterator

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse

NUL = "\0"  # PostgreSQL takes it in no text
ENCODED = "%00"  # the same in an address or a form
FORM, FILES = "application/x-www-form-urlencoded", "multipart/form-data"


def refuse_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: an address or a form with a NUL in it is refused as a bad request."""

    def answered(request: HttpRequest) -> HttpResponse:
        if _may_hold_nul(request) and any(NUL in words for words in _sent(request)):
            raise SuspiciousOperation("a NUL in the request")
        return get_response(request)

    return answered


def _may_hold_nul(request: HttpRequest) -> bool:
    """False where the bytes that came hold none, written out or not: a form has hundreds of fields to look through.

    Of a form with files the fields alone are looked at: a file may hold any byte.
    """
    asked = request.META.get("QUERY_STRING", "")
    if NUL in request.path_info or NUL in asked or ENCODED in asked:
        return True
    if request.method != "POST" or request.content_type != FORM:
        return request.content_type == FILES
    return ENCODED.encode() in request.body or NUL.encode() in request.body


def _sent(request: HttpRequest) -> Iterator[str]:
    """The address and all fields, with their names."""
    yield request.path_info
    for fields in (request.GET, request.POST):
        for name, values in fields.lists():
            yield name
            yield from values
