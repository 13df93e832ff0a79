"""The language of the pages: what the reader chose, else Vietnamese, whatever the browser asks for.

Many offices' browsers ask for English without anybody having chosen it, so Django's own middleware, which
follows the browser, is not used.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from doichieu import show

Responder = Callable[[HttpRequest], HttpResponse]


def chosen_language(get_response: Responder) -> Responder:
    """Middleware: serve the page in the language of the cookie that the language form sets."""

    def respond(request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        patch_vary_headers(response, ("Cookie",))
        response.headers.setdefault("Content-Language", language)
        return response

    return respond


def language_of(request: HttpRequest) -> str:
    """The code of a language that the site has."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def page_language() -> show.Lang:
    """The language of the page that is being made, as `show` names it."""
    return "en" if (translation.get_language() or "").startswith("en") else "vi"
