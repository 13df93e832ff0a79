"""The language of the pages: what the reader chose, else Vietnamese, whatever the browser asks for.

Programs have chosen nothing on a page: the API answers in the language that their request asks for, else in English.
Many offices' browsers ask for English without anybody having chosen it, so Django's own middleware, which
follows the browser, is not used.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from doichieu import show

API = "/api/"
Responder = Callable[[HttpRequest], HttpResponse]


def chosen_language(get_response: Responder) -> Responder:
    """Middleware: serve the page in the language of the cookie that the language form sets."""

    def respond(request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        patch_vary_headers(response, ("Accept-Language",) if is_program(request) else ("Cookie",))
        response.headers.setdefault("Content-Language", language)
        return response

    return respond


def language_of(request: HttpRequest) -> str:
    """The code of a language that the site has."""
    if is_program(request):
        asked = (code[:2] for code, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")))
        return next((code for code in asked if code in dict(settings.LANGUAGES)), "en")
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def is_program(request: HttpRequest) -> bool:
    """Whether the request is for an operation of the API, and not for the page that describes it."""
    return request.path_info.startswith(API) and request.path_info != API


def page_language() -> show.Lang:
    """The language of the page that is being made, as `show` names it."""
    return "en" if (translation.get_language() or "").startswith("en") else "vi"
