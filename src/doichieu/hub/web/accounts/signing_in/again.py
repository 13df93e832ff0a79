"""Before what matters the password, or where there is a second factor a code, is asked for once more."""

from collections.abc import Callable

from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def asked_again(matters: Callable[[HttpRequest], bool]) -> Callable[[View], View]:
    """A page whose forms matter: after the answer what was sent goes on; for five minutes nothing more is asked.

    matters: whether this form of the page does.
    """
    decorated: Callable[[View], View] = reauthentication_required(app="allauth.mfa", allow_get=True, enabled=matters)
    return decorated
