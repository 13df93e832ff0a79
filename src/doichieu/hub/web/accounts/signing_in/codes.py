"""The second factor: a code of an app on one's phone, or one of the recovery codes that were written down."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.base.views import AuthenticateView, ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from doichieu.hub.accounts import factors
from doichieu.hub.web.accounts.signing_in.rules import FAULTS

fresh = method_decorator(never_cache, name="dispatch")  # keys and codes stay in no cache


class UsedOnce:
    """A form whose code is good for one use, also while the clock would still take it."""

    user: Any

    def clean_code(self) -> str:
        """The code. Raises ValidationError for a wrong or a used one."""
        code: str = super().clean_code()  # type: ignore[misc]
        if not factors.spend(self.user, code):
            raise ValidationError(FAULTS["incorrect_code"], code="incorrect_code")
        return code


class CodeForm(UsedOnce, AuthenticateForm):
    """The code that ends a sign-in."""


class CodeAgainForm(UsedOnce, ReauthenticateForm):
    """A code once more, before something that matters."""


class FirstCodeForm(UsedOnce, ActivateTOTPForm):
    """The first code of an app, which shows that it has the key."""


@fresh
class CodeView(AuthenticateView):
    """The page after the right password of an account that has a second factor."""

    template_name = "web/sign_in_code.html"
    form_class = CodeForm

    def form_valid(self, form: Any) -> HttpResponse:
        """Let them in; a recovery code that was used goes on record."""
        if form.authenticator.type == Authenticator.Type.RECOVERY_CODES:
            factors.note("recovery code used", form.user)
            form.authenticator.refresh_from_db()
            left = len(form.authenticator.wrap().get_unused_codes())
            messages.warning(self.request, _("Recovery codes left: %(left)s.") % {"left": left})
        response: HttpResponse = super().form_valid(form)
        return response


@fresh
class CodeAgainView(ReauthenticateView):
    """A code once more, before something that matters."""

    template_name = "web/sign_in_again.html"
    form_class = CodeAgainForm


@fresh
class SetView(ActivateTOTPView):
    """The key as a picture and in letters; the first code of the app sets the second factor."""

    template_name = "web/second_factor.html"
    form_class = FirstCodeForm

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        """Set it, on record."""
        response: HttpResponse = super().form_valid(form)
        factors.note("second factor set", form.user)
        return response


@fresh
class RemoveView(DeactivateTOTPView):
    """Its end: the recovery codes end with it."""

    template_name = "web/second_factor_off.html"

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        """Remove it, on record."""
        response: HttpResponse = super().form_valid(form)
        factors.note("second factor removed", form.authenticator.user)
        messages.success(self.request, _("Your password alone lets you in now."))
        return response


@fresh
class RecoveryCodesView(ViewRecoveryCodesView):
    """The recovery codes: shown once."""

    template_name = "web/recovery_codes.html"


@fresh
class NewRecoveryCodesView(GenerateRecoveryCodesView):
    """New recovery codes in place of the old ones."""

    template_name = "web/recovery_codes_new.html"

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        """Make them, on record."""
        response: HttpResponse = super().form_valid(form)
        factors.note("recovery codes renewed", form.user)
        return response


code = CodeView.as_view()
code_again = CodeAgainView.as_view()
set_up = SetView.as_view()
remove = RemoveView.as_view()
recovery_codes = RecoveryCodesView.as_view()
new_recovery_codes = NewRecoveryCodesView.as_view()
