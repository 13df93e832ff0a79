"""Every read about accounts."""

from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Concat, Trim

from doichieu.hub.accounts.models import User


def account(username: str) -> User:
    """The account that signs in as `username`, in whatever case. Raises User.DoesNotExist."""
    return User.objects.get(username=username.strip().lower())


def account_called(username: str) -> User | None:
    """The open account of this name, whatever its case; None where there is none."""
    return User.objects.filter(username=username.strip().lower(), is_active=True).first()


def any_numbered(number: int) -> User:
    """The account with this number, open or closed. Raises User.DoesNotExist."""
    return User.objects.get(pk=number)


def account_numbered(number: int) -> User | None:
    """The open account with this number; None where there is none."""
    return User.objects.filter(pk=number, is_active=True).first()


def maker(column: str = "made_by") -> Coalesce:
    """Expression: the name of the person whose account's name stands in `column`; without one what stands there."""
    named = User.objects.annotate(full=Trim(Concat("first_name", Value(" "), "last_name"))).exclude(full="")
    return Coalesce(Subquery(named.filter(username=OuterRef(column)).values("full")[:1]), F(column))
