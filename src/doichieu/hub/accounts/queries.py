"""Every read about accounts."""

from doichieu.hub.accounts.models import User


def account(username: str) -> User:
    """The account that signs in as `username`, in whatever case. Raises User.DoesNotExist."""
    return User.objects.get(username=username.strip().lower())
