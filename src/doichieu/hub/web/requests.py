"""What no page has to look at: requests that no person sends; and forms of hundreds of fields, read quickly."""

from collections.abc import Callable, Iterator
from urllib.parse import unquote_plus

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, QueryDict

NUL = "\0"  # PostgreSQL takes it in no text
ENCODED = "%00"  # the same in an address or a form
FORM, FILES = "application/x-www-form-urlencoded", "multipart/form-data"
MANY = 60  # fields of a form from which on it is read here, and not by Django, which takes forty calls for each


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


def read_long_forms(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: a long form comes as Django would read it; one that Django would refuse is left to it."""

    def answered(request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and request.content_type == FORM and request.encoding is None:
            body = request.body
            if MANY <= body.count(b"&") < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS and body.isascii():
                request.POST = fields_of(body.decode())  # type: ignore[assignment] # what may be set, and is not changed
        return get_response(request)

    return answered


def fields_of(form: str) -> QueryDict:
    """The fields of a form as it came; what stands in it again and again is decoded once."""
    found: dict[str, list[str]] = {}
    decoded: dict[str, str] = {}
    for field in form.split("&"):
        if not field:
            continue
        name, _, value = field.partition("=")
        for each in (name, value):
            if ("%" in each or "+" in each) and each not in decoded:
                decoded[each] = unquote_plus(each, errors="replace")
        name, value = decoded.get(name, name), decoded.get(value, value)
        if name in found:
            found[name].append(value)
        else:
            found[name] = [value]
    fields = QueryDict(encoding="utf-8")
    dict.update(fields, found)  # which asks no field whether it may be set
    return fields
