"""Sign-in: Django's own view and form, with names that do not depend on case."""

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView


class SignInForm(AuthenticationForm):
    """User name and password."""

    def clean_username(self) -> str:
        """The name as accounts keep it."""
        return str(self.cleaned_data["username"]).strip().lower()


sign_in = LoginView.as_view(
    template_name="web/sign_in.html", authentication_form=SignInForm, redirect_authenticated_user=True
)
sign_out = LogoutView.as_view()  # by POST only
