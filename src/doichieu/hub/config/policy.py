"""The content-security policy of every answer, put into words once."""

from collections.abc import Callable

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse

DJANGOS_OWN = (404, 500)  # pages for who works on the site, with styles within them


def send_policy(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: the policy of the settings, which holds for every page alike.

    The middleware of django-csp words it anew for each answer, since a page might have one of its own; none here has.
    """
    policy = build_policy()

    def answered(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not (settings.DEBUG and response.status_code in DJANGOS_OWN):
            response.headers.setdefault(HEADER, policy)
        return response

    return answered
