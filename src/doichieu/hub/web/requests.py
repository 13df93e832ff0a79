"""What no page has to look at: requests that no person sends."""

from collections.abc import Callable, Iterator

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse

NUL = "\0"  # PostgreSQL takes it in no text


def refuse_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: an address or a form with a NUL in it is refused as a bad request."""

    def answered(request: HttpRequest) -> HttpResponse:
        if any(NUL in words for words in _sent(request)):
            raise SuspiciousOperation("a NUL in the request")
        return get_response(request)

    return answered


def _sent(request: HttpRequest) -> Iterator[str]:
    """The address and all fields, with their names."""
    yield request.path_info
    for fields in (request.GET, request.POST):
        for name, values in fields.lists():
            yield name
            yield from values
