"""In what order the figures of a document are reviewed: the least certain first, unless that of the text was chosen."""

from typing import TypeVar, get_args

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from doichieu.hub.documents.models import Document
from doichieu.hub.intake.queries import Order

ORDERS: tuple[Order, ...] = get_args(Order)
COOKIE = "review_order"
A_YEAR = 365 * 24 * 60 * 60  # seconds

Answer = TypeVar("Answer", bound=HttpResponse)


def order_of(request: HttpRequest) -> Order:
    """What the form or the address asks for, else what this browser chose last, else the least certain first."""
    asked = (request.POST.get("order"), request.GET.get("order"), request.COOKIES.get(COOKIE))
    return next((order for each in asked for order in ORDERS if order == each), "confidence")


def page_in_order(document: Document, request: HttpRequest, anchor: str = "") -> str:
    """The address of a document's page, in the order that a form on it was sent from."""
    asked = f"?order={order_of(request)}" if request.POST.get("order") in ORDERS else ""
    return f"{reverse('document', args=[document.pk])}{asked}{anchor}"


def remembered(response: Answer, request: HttpRequest) -> Answer:
    """The answer, with a cookie that holds the order where the address asks for one."""
    if request.GET.get("order") in ORDERS:
        secure = bool(settings.SESSION_COOKIE_SECURE)
        response.set_cookie(COOKIE, order_of(request), max_age=A_YEAR, secure=secure, httponly=True, samesite="Lax")
    return response
